"""Who decides, as it is read aloud after the headline: what is missing, today, what follows a dispute, who answers, who is liable, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Line
from govgraph.checks.wording import number
from govgraph.questions import disputed
from govgraph.questions.aloud import accountable, aloud, mend, missing, sources_of
from govgraph.questions.decided import Decided
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.liability import liable_words
from govgraph.reading.upward import Upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


def summary(graph: Graph, found: Decided, answer: WhoDecides, lines: Iterable[Upward], now: str) -> tuple[Line, ...]:
    """At most six lines; ``now``: under an option, who decides without it, in words."""
    return aloud(
        ("Missing", _missing(graph, found)),
        ("On these terms", terms(graph, found)),
        ("Today", now),
        ("It depends" if disputed.on_events(found) else "If not agreed", disputed.words(graph, found)),
        ("Accountable", accountable(graph, lines)),
        ("To mend it", _mend(graph, found)),
        ("Liable", liable_words(graph, answer.liable_by_holder)),
        ("Sources", sources_of(answer.sources)),
    )


def terms(graph: Graph, found: Decided) -> str:
    """What a scheme adds to who decides: conditions, how many of several suffice, and that a deputy may act."""
    facts = [right.fact for right in found.shown]
    conditions = dict.fromkeys(str(fact.fields["condition"]) for fact in facts if fact.fields.get("condition"))
    said = [f"The paper sets this condition: {text}." for text in conditions]
    for fact in facts:
        least = fact.fields.get("at least")
        if least and len(fact.subject.ids) > 1:
            said.append(f"{number(int(least)).capitalize()} of them suffice.")
        elif least:
            said.append(f"It takes at least {number(int(least))} of them.")
    deputies = dict.fromkeys(
        (who, str(fact.fields["deputy"])) for fact in facts if fact.fields.get("deputy") for who in fact.subject.ids
    )
    said += [
        f"A {text} may act for {graph.name(who)}." if " " in text else f"The {text} of {graph.name(who)} may act."
        for who, text in deputies
    ]
    return " ".join(said)


def _mend(graph: Graph, found: Decided) -> str:
    """Who would have to give what to the one who is named first and lacks it."""
    for node in found.named:
        text = mend(graph, node, ((h.holder, found.authorities[node, h.holder]) for h in found.held))
        if text:
            return text
    return ""


def _missing(graph: Graph, found: Decided) -> str:
    """For each person named, which holders have given it nothing that is recorded, and by what law they could."""
    given = (
        missing(graph, node, ((h.holder, found.authorities[node, h.holder]) for h in found.held))
        for node in found.named
    )
    return " ".join(filter(None, given))
