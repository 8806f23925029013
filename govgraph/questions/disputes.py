"""What happens when those who decide do not agree: who tries first, who recommends, who settles it in the end.

Read from relations that hold only on an event (``if``), from those who arbitrate, and from matters that name a
disagreement; never from what somebody says about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import listed, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.aloud import aloud, says, sources, stated, verb
from govgraph.questions.support import Support, of_fact
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import behind
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph

_WORDS = ("disagree", "dispute", "deadlock", "tension", "cannot agree", "conflict between", "not agree")


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter or event on which others may not agree, and the relations that say what happens then.

    ``settles``: relations that bind, ``before``: those that only recommend, guide or support.
    """

    about: str
    settles: tuple[Fact, ...]
    before: tuple[Fact, ...]


def answer(graph: Graph, about: str | None = None) -> Answer[Disputes]:
    """How disagreements are settled, of everybody or those that ``about`` has a part in. Raises NotFound."""
    thing = graph.thing(about).id if about else ""
    return to_answer(graph, thing, disputes(graph, thing))


def disputes(graph: Graph, about: str = "") -> tuple[Dispute, ...]:
    """Every disagreement for which a paper says something, by matter."""
    found: dict[str, list[Fact]] = {}
    for fact in graph.carrying("rights", "influence"):
        if fact.negated or graph.life(fact).truth is Truth.NO or fact.tier == "past":
            continue
        events = [item for item in (*fact.role("if").ids, *fact.role("unless").ids) if _names_dispute(graph, item)]
        matters = [item for item in fact.role("what").ids if _names_dispute(graph, item) or fact.kind == "arbitrates"]
        for item in matters or (fact.role("what").ids or events if events else ()):
            found.setdefault(item, []).append(fact)
    made = []
    for item, facts in found.items():
        if about and about != item and not any(about in _parties(graph, fact) for fact in facts):
            continue
        binding = tuple(fact for fact in facts if vocabulary().kinds[fact.kind].binds)
        made.append(Dispute(item, binding, tuple(fact for fact in facts if fact not in binding)))
    return tuple(made)


def _names_dispute(graph: Graph, item: str) -> bool:
    """Is this an event or matter of disagreement, by its own name or note?"""
    thing = graph.things.get(item)
    return thing is not None and any(word in name.lower() for name in thing.names for word in _WORDS)


def _parties(graph: Graph, fact: Fact) -> set[str]:
    named = {item for _, filler in fact.roles.items() for item in filler.ids}
    return named | set(behind(graph, named).ids)


@dataclass(frozen=True, kw_only=True)
class Disputes:
    """What happens when those who decide do not agree, by matter or event."""

    matters: Ids
    """The matters and events for which a paper says something."""
    settled_by: Mapping[str, Ids]
    """By each of these: who settles it."""
    before: Mapping[str, Ids]
    """By each of these: who recommends, guides or supports before that."""


def to_answer(graph: Graph, about: str, found: Iterable[Dispute]) -> Answer[Disputes]:
    """What happens on disagreement, matter by matter, in words."""
    every = tuple(found)
    lines = []
    for dispute in every:
        for number, fact in enumerate((*dispute.before, *dispute.settles), start=1):
            lines.append(
                Line(
                    label=f"{readable(graph, dispute.about)} {number}",
                    text=f"{sentence(graph, fact)}. {_ground(graph, fact).words} ({source_text(fact)})",
                )
            )
    matter = about and graph.all_things[about].category not in {"body", "post", "group", "person"}
    of = f" {'about' if matter else 'with'} {readable(graph, about)}" if about else ""
    return Answer(
        reading=reading(
            graph, "disputes", f"What happens when there is no agreement{of}?", {"about": about} if about else {}
        ),
        headline=_headline(graph, every, of),
        summary=_summary(graph, every),
        lines=tuple(lines),
        columns=("matter", "step", "who", "source"),
        rows=tuple(
            (
                readable(graph, dispute.about),
                "settles it" if fact in dispute.settles else "before that",
                sentence(graph, fact),
                source_text(fact),
            )
            for dispute in every
            for fact in (*dispute.before, *dispute.settles)
        ),
        result=Disputes(
            matters=tuple(dispute.about for dispute in every),
            settled_by={
                d.about: tuple(dict.fromkeys(i for fact in d.settles for i in fact.subject.ids)) for d in every
            },
            before={d.about: tuple(dict.fromkeys(i for fact in d.before for i in fact.subject.ids)) for d in every},
        ),
        names={
            item: readable(graph, item)
            for d in every
            for fact in (*d.settles, *d.before)
            for item in (d.about, *fact.subject.ids)
            if item in graph.things
        },
    )


def _summary(graph: Graph, found: tuple[Dispute, ...]) -> tuple[Line, ...]:
    """Of each matter who tries first and who settles it; for which nobody is said to settle it; the sources."""
    lines = []
    for dispute in found[:4]:
        steps = [
            *dict.fromkeys(stated(graph, fact) for fact in (*dispute.before, *dispute.settles) if fact.subject.ids)
        ]
        lines.append(("Steps", "; then ".join(steps[:3])))
    open_ = [dispute.about for dispute in found if not dispute.settles]
    facts = [fact for dispute in found for fact in (*dispute.before, *dispute.settles)]
    missing = f"No paper says who settles {says(graph, open_)} in the end." if open_ else ""
    return aloud(*lines, ("Missing", missing), ("Sources", sources(facts)))


def _ground(graph: Graph, fact: Fact) -> Support:
    return of_fact(graph, fact)


def _headline(graph: Graph, found: tuple[Dispute, ...], of: str) -> str:
    settled = [dispute for dispute in found if _ids(dispute.settles)]
    silent = [dispute.about for dispute in found if dispute.settles and not _ids(dispute.settles)]
    if not found:
        return f"No paper says how a disagreement{of} is settled."
    if not settled and silent:
        return f"No paper says who settles {says(graph, silent)}."
    if not settled:
        first = found[0]
        helpers = f" {_who(graph, first.before)} would help to." if _ids(first.before) else ""
        return f"No paper says who settles {readable(graph, first.about)}.{helpers}"
    words = [
        f"{_who(graph, dispute.settles)} {verb(graph, _ids(dispute.settles), 'settles')} {readable(graph, dispute.about)}"
        for dispute in settled[:2]
    ]
    left = len(settled) - 2
    more = (
        f" For {counted(left, 'other matter')} a paper says who settles {'it' if left == 1 else 'them'}."
        if left > 0
        else ""
    )
    return f"{listed(words)}. {_ground(graph, settled[0].settles[0]).words}{more}"


def _ids(facts: Iterable[Fact]) -> list[str]:
    return list(dict.fromkeys(item for fact in facts for item in fact.subject.ids))


def _who(graph: Graph, facts: Iterable[Fact]) -> str:
    return listed([readable(graph, item) for item in _ids(facts)]) or "nobody"


VERB = Verb(
    name="disputes",
    answer=answer,
    parameters=(Parameter("about", "a body, group or matter that has a part in it", main=True, required=False),),
    place=320,
    brief="What happens when they do not agree: who tries, who settles it.",
    help="What happens when they do not agree: who tries, who settles it.",
    reads="what happens when {about} cannot agree",
)
