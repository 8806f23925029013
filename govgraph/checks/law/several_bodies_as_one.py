"""L50: one board for several bodies, or one body in place of several, with no order or scheme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.graph.sentences import listed
from govgraph.law.pack import choices
from govgraph.loader.overlay import stack
from govgraph.model.things import Body, Group
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L50"
_FIX = "keep each body its own board, or bring about the order or transaction that makes them one"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each board of several bodies, each body that replaces others, and each merge of an option."""
    find = structure(graph)
    for body in graph.in_category("body"):
        facts = [fact for fact in graph.where("organ of", who=body.id) if not fact.negated and fact.tier != "past"]
        owners = [
            item
            for item in opened_in_law(find.graph, (i for fact in facts for i in fact.object.ids))
            if find.is_person(item) is Truth.YES
        ]
        if len(set(owners)) > 1:
            yield _outcome(graph, body.id, dict.fromkeys(owners), "is the board of", tuple(fact.id for fact in facts))
        taken = [fact for fact in graph.where("replaces", who=body.id) if not fact.negated and fact.tier != "past"]
        old = [
            item
            for item in opened_in_law(find.graph, (i for fact in taken for i in fact.object.ids))
            if find.is_person(item) is Truth.YES
        ]
        if old and find.is_person(body.id) is Truth.YES:
            yield _outcome(graph, body.id, dict.fromkeys(old), "takes the place of", tuple(fact.id for fact in taken))
    for into, merged in _merged(graph):
        yield _outcome(graph, into, merged, "is made of", ())


def _merged(graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The bodies of an option that are made of several legal persons of the baseline."""
    before = graph.scenario.baseline.things
    law = graph.registry
    for option in stack(graph.scenario, graph.option):
        for merge in option.merge:
            persons = []
            for item in merge.bodies:
                thing = before.get(item)
                kinds = choices(law, thing) if isinstance(thing, Body | Group) else ()
                if kinds and all(law.kind(kind).person for kind in kinds):
                    persons.append(item)
            several = len(persons) > 1 or any(isinstance(before[item], Group) for item in persons)
            if several and merge.into in graph.things:
                yield merge.into, tuple(persons)


def _outcome(graph: Graph, body: str, others: Collection[str], how: str, facts: tuple[str, ...]) -> Outcome:
    names = listed([graph.name(item) for item in others])
    thing = graph.things[body]
    stated = thing.facts.get("order or scheme") if isinstance(thing, Body) else None
    about = tuple(item for item in (body, *others) if item in graph.things)
    if stated is False:
        return Found(about, f"{thing.name} {how} {names}, and there is no order or scheme for it.", _FIX, facts=facts)
    return (
        Passed(about)
        if stated is True or _by_statute(graph, others)
        else CannotTell(about, f"needs: the order or scheme by which {thing.name} {how} {names}")
    )


def _by_statute(graph: Graph, others: Iterable[str]) -> bool:
    """Have all bodies of these kinds ended by statute, so that a successor needs no order of its own?"""
    find = structure(graph)
    kinds = [kind for item in others for kind in find.kinds(item)]
    return bool(kinds) and all(graph.registry.kind(kind).until is not None for kind in kinds)
