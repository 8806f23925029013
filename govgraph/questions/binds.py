"""Can one body bind another: on which matters, by which delegation; and who could overrule somebody.

A body binds another only where authority leads to it from that other. A seat, a vote or a line of accountability never
binds. What the papers let somebody decide without such a delegation can only be recommended to whoever holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.authority import authority, holders, matter
from govgraph.graph.sentences import plural, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.aloud import aloud, mend, says, sources, stated, verb
from govgraph.questions.matters_in_reach import claims, within_reach
from govgraph.questions.verbs import ACTORS, Parameter, Verb, reading
from govgraph.reading.actors import behind, opened_in_law, relations_of
from govgraph.reading.legal import structure
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class Hold:
    """One matter of somebody, and how far another may decide it for them.

    ``level``: full, part, not shown or none, as in :func:`govgraph.authority.authority`. ``stated``: the relations by
    which papers say that the other decides it.
    """

    matter: str
    holder: str
    level: str
    stated: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Binder:
    """What may bind somebody.

    ``who``: the one asked about; empty: anybody. ``whom``: who would be bound. ``holds``: their matters with how far
    ``who`` may decide each. ``over``: relations by which others approve, settle or decide what ``whom`` decides.
    ``above``: to whom ``whom`` answers, nearest first.
    """

    who: str
    whom: str
    holds: tuple[Hold, ...]
    over: tuple[Fact, ...]
    above: tuple[str, ...]

    @property
    def bound(self) -> tuple[str, ...]:
        """The matters on which a decision of ``who`` binds."""
        return tuple(dict.fromkeys(hold.matter for hold in self.holds if hold.level == "full"))

    @property
    def only_said(self) -> tuple[str, ...]:
        """The matters that papers let ``who`` decide though nothing from ``whom`` leads there."""
        return tuple(dict.fromkeys(h.matter for h in self.holds if h.stated and h.matter not in self.bound))


def answer(graph: Graph, whom: str, who: str = "") -> Answer[Binds]:
    """On what ``who`` may bind ``whom``; without ``who``: who may overrule them. Raises NotFound or AmbiguousName."""
    other = graph.thing(whom, *ACTORS).id
    actor = graph.thing(who, *ACTORS).id if who else ""
    return to_answer(graph, binding(graph, actor, other))


def binding(graph: Graph, who: str, whom: str) -> Binder:
    """What may bind ``whom``; ``who`` empty: whoever it be."""
    return Binder(
        who,
        whom,
        tuple(_holds(graph, who, whom)) if who else (),
        tuple(_over(graph, who, whom)),
        upward(graph, whom).chain[1:],
    )


def _holds(graph: Graph, who: str, whom: str) -> Iterable[Hold]:
    find = structure(graph)
    theirs = {person for item in opened_in_law(find.graph, (whom,)) for person in (find.persons(item) or (item,))}
    settling = [kind.name for kind in vocabulary().kinds.values() if kind.carries == "rights" and kind.binds]
    stated: dict[str, list[Fact]] = {}
    for kind in settling:
        for fact in relations_of(graph, kind, "who", who):
            if not fact.negated and graph.life(fact).truth is not Truth.NO:
                for item in fact.role("what").ids:
                    stated.setdefault(item, []).append(fact)
    near = within_reach(graph, claims(graph, [who]))
    for item in dict.fromkeys((*stated, *(item for item in graph.things if item in near))):
        thing = graph.things.get(item)
        if thing is None or thing.category not in {"decision", "service", "function"}:
            continue
        about = matter(graph, item)
        for held in holders(graph, about):
            if held.holder in theirs:
                level = authority(graph, about, held, who).level
                if level != "none" or item in stated:
                    yield Hold(item, held.holder, level, tuple(stated.get(item, ())))


def _over(graph: Graph, who: str, whom: str) -> Iterable[Fact]:
    """Relations by which others settle, approve or decide what somebody is said to decide."""
    mine = {
        item for fact in relations_of(graph, "decides", "who", whom) if not fact.negated for item in fact.object.ids
    }
    kinds = [kind.name for kind in vocabulary().kinds.values() if kind.carries == "rights" and kind.binds]
    selves = {whom, *behind(graph, (whom,)).ids}
    for item in sorted(mine):
        for kind in kinds:
            for fact in graph.where(kind, what=item):
                others = set(fact.subject.ids) - selves
                if others and not fact.negated and (not who or who in others):
                    yield fact


@dataclass(frozen=True, kw_only=True)
class Binds:
    """Can one body bind another, and who could overrule it."""

    binds: bool
    """May it bind the other on anything?"""
    bound_on: Ids
    """On what it may, by what was delegated to it."""
    only_said: Ids
    """What the papers let it decide though the other delegated nothing to it."""
    over: Ids
    """Who settles, approves or decides what the other is said to decide."""
    answers_to: Ids
    """To whom the other answers, step after step upward."""


def to_answer(graph: Graph, found: Binder) -> Answer[Binds]:
    """Whether one can bind the other, in words: on which matters, by which delegations, and who could overrule."""
    whom, who = readable(graph, found.whom), readable(graph, found.who) if found.who else ""
    lines = [Line(label="Binds on", text=_names(graph, found.bound))] if found.bound else []
    if found.only_said:
        lines.append(
            Line(
                label="Only said",
                text=f"The papers let {who} decide {_names(graph, found.only_said)}; no delegation from {whom} is recorded.",
            )
        )
    lines += [Line(label="Over it", text=f"{sentence(graph, fact)} ({source_text(fact)}).") for fact in found.over[:6]]
    if found.above:
        lines.append(
            Line(
                label="Accountable",
                text=f"{whom} {_does(graph, found.whom, 'answers', 'answer')} to {_names(graph, found.above[:1])}.",
            )
        )
    question = f"Can {who} bind {whom}?" if found.who else f"Who can overrule {whom}?"
    return Answer(
        reading=reading(
            graph, "binds", question, {"who": found.who, "whom": found.whom} if found.who else {"whom": found.whom}
        ),
        headline=_headline(graph, found, who, whom),
        summary=_summary(graph, found),
        lines=tuple(lines),
        columns=("matter", "belongs to", "may decide it", "papers"),
        rows=tuple(
            (
                readable(graph, hold.matter),
                readable(graph, hold.holder),
                _LEVELS[hold.level],
                "; ".join(sentence(graph, fact) for fact in hold.stated),
            )
            for hold in found.holds
        ),
        result=Binds(
            binds=bool(found.bound),
            bound_on=tuple(found.bound),
            only_said=tuple(found.only_said),
            over=tuple(dict.fromkeys(item for fact in found.over for item in fact.subject.ids)),
            answers_to=tuple(found.above),
        ),
        names={
            item: readable(graph, item)
            for item in (found.whom, *([found.who] if found.who else ()), *found.bound, *found.only_said, *found.above)
        },
    )


_LEVELS = {"full": "yes", "part": "in part", "not shown": "not shown: no delegation is recorded", "none": "no"}


def _headline(graph: Graph, found: Binder, who: str, whom: str) -> str:
    if not found.who:
        if found.over:
            return f"What {whom} {_does(graph, found.whom, 'decides', 'decide')} can be overruled by {_names(graph, dict.fromkeys(i for f in found.over for i in f.subject.ids))}."
        to = (
            f" {whom} {_does(graph, found.whom, 'answers', 'answer')} to {_names(graph, found.above[:1])}, which is no power to overrule."
            if found.above
            else ""
        )
        return f"No paper says that anybody can overrule {whom}.{to}"
    if found.bound:
        return f"Yes, on {_names(graph, found.bound)}: {whom} {_does(graph, found.whom, 'has', 'have')} delegated that to {who}."
    if found.only_said:
        return f"No. {whom} {_does(graph, found.whom, 'has', 'have')} delegated nothing to {who} on record. On {_names(graph, found.only_said)} {'they' if plural(graph, (found.who,)) else 'it'} can only recommend."
    return f"No. No paper gives {who} anything to decide for {whom}, and no delegation from {whom} is recorded."


def _summary(graph: Graph, found: Binder) -> tuple[Line, ...]:
    """What the papers say without a delegation, who settles or approves, who answers, what would mend it, the sources."""
    who, whom = readable(graph, found.who) if found.who else "", readable(graph, found.whom)
    lets = f"The papers let {who} decide {_names(graph, found.only_said)}; no delegation from {whom} is recorded."
    return aloud(
        ("Binds", f"{who} may decide {_names(graph, found.bound)} for {whom}" if found.bound else ""),
        ("Missing", lets if found.only_said else ""),
        ("Over it", "; ".join(dict.fromkeys(stated(graph, fact) for fact in found.over[:3]))),
        (
            "Accountable",
            f"{whom} {verb(graph, [found.whom], 'answers')} to {_names(graph, found.above[:1])}" if found.above else "",
        ),
        ("To mend it", _mend(graph, found) if found.only_said else ""),
        ("Sources", sources([*found.over, *(fact for hold in found.holds for fact in hold.stated)])),
    )


def _mend(graph: Graph, found: Binder) -> str:
    """Who would have to give the first of those matters on, and how."""
    matters = [hold for hold in found.holds if hold.matter == found.only_said[0]]
    about = matter(graph, found.only_said[0])
    theirs = {hold.holder for hold in matters}
    pairs = [
        (held.holder, authority(graph, about, held, found.who))
        for held in holders(graph, about)
        if held.holder in theirs
    ]
    return mend(graph, found.who, pairs)


def _names(graph: Graph, items: Iterable[str]) -> str:
    return says(graph, items, room=14)


def _does(graph: Graph, item: str, one: str, many: str) -> str:
    return many if plural(graph, (item,)) else one


VERB = Verb(
    name="binds",
    answer=answer,
    parameters=(
        Parameter("whom", "who would be bound: a body, post or group", main=True, categories=ACTORS),
        Parameter("who", "who would bind them; left out: anybody", main=True, required=False, categories=ACTORS),
    ),
    place=310,
    brief="Can one body bind another; who could overrule it.",
    help="Can one body bind another; who could overrule it.",
    reads="can {who} bind {whom}?",
)
