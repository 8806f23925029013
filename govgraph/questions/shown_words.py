"""What is known of a thing, as it is read aloud: what it is in law, what it decides and does, to whom it answers, who sits there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Line
from govgraph.graph.sentences import agreeing, plural
from govgraph.model.amounts import pounds
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Fund, Group, Level, Post, Thing
from govgraph.model.truth import Truth
from govgraph.questions.aloud import aloud, says, sources_of, stated
from govgraph.questions.status import legal_person
from govgraph.questions.support import of_fact
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.show import WholeThing


def shown_aloud(graph: Graph, found: WholeThing) -> tuple[Line, ...]:
    """What it is in law; what it decides, or who decides it; whom it answers to; who sits there; its note; the sources."""
    thing = found.thing
    matter = not isinstance(thing, Body | Group | Level | Post) and thing.category != "person"
    sat = _of(found, "to", "membership")
    return aloud(
        ("In law", _in_law(graph, found)),
        ("Amount", _amount(thing)),
        ("Decides", _matter(graph, found) if matter else _decides(graph, found)),
        (
            "Answers to",
            "; ".join(_sentences(graph, [fact for fact in _of(found, "who", "accountability") if fact.kind in _UP], 2)),
        ),
        ("Members", _members(graph, found, sat)),
        ("Note", thing.note),
        ("Sources", sources_of(map(str, thing.sources or [s for fact in found.now for s in fact.sources]))),
    )


def _amount(thing: Thing) -> str:
    """Of a fund: how much it holds."""
    if not isinstance(thing, Fund):
        return ""
    return "No paper says how much it holds" if thing.amount is None else f"It holds {pounds(thing.amount)}"


_UP = {"accountable to", "reports to"}
"""Kinds of relation by which somebody answers to another."""


def _in_law(graph: Graph, found: WholeThing) -> str:
    if not isinstance(found.thing, Body):
        return ""
    person = {Truth.YES: "is a legal body", Truth.NO: "is not a legal body"}.get(legal_person(graph, found.thing))
    return f"{found.thing.name} {agreeing(person, many=plural(graph, (found.thing.id,)))}" if person else ""


def _of(found: WholeThing, role: str, carries: str) -> list[Fact]:
    """The relations that stand in which it has a role."""
    return [
        fact
        for fact in found.now
        if fact.row.carries == carries
        and not fact.negated
        and (found.thing.id in fact.role(role).ids or fact.id in found.through)
    ]


def _decides(graph: Graph, found: WholeThing) -> str:
    deciding = [fact for fact in _of(found, "who", "rights") if fact.kind in {"decides", "decides or delegates"}]
    firm = [item for fact in deciding if of_fact(graph, fact).ground.firm for item in fact.object.ids]
    weak = [item for fact in deciding if not of_fact(graph, fact).ground.firm for item in fact.object.ids]
    many = plural(graph, (found.thing.id,))
    texts = [f"{found.thing.name} {agreeing('decides', many=many)} {says(graph, firm)}"] if firm else []
    more = [item for item in dict.fromkeys(weak) if item not in firm]
    it = ("they" if many else "it") if firm else found.thing.name
    texts += (
        [
            f"by our reading or as foreseen {it} {'also ' if firm else ''}{agreeing('decides', many=many)} {says(graph, more)}"
        ]
        if more
        else []
    )
    return "; ".join(texts)


def _matter(graph: Graph, found: WholeThing) -> str:
    """Of a matter: who has which right in it."""
    return "; ".join(_sentences(graph, [fact for fact in found.now if fact.row.carries == "rights"], 3))


def _sentences(graph: Graph, facts: Iterable[Fact], most: int) -> list[str]:
    said = []
    for fact in facts:
        tag = of_fact(graph, fact).tag
        said.append(f"{stated(graph, fact)}{f' ({tag})' if tag else ''}")
    return list(dict.fromkeys(said))[:most]


def _members(graph: Graph, found: WholeThing, seats: list[Fact]) -> str:
    thing = found.thing
    who = [item for fact in seats if thing.id in fact.role("to").ids for item in fact.subject.ids]
    if isinstance(thing, Group | Level):
        who = list(thing.members)
    if not who:
        return ""
    are = "belong to" if isinstance(thing, Group | Level) else "sit on"
    one = "belongs to" if isinstance(thing, Group | Level) else "sits on"
    return f"{says(graph, who)} {are if plural(graph, tuple(dict.fromkeys(who))) else one} {readable(graph, thing.id)}"
