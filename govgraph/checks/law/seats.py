"""Seats that statute requires on a body: filled, missing from a complete list, or not to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.graph.sentences import listed
from govgraph.law.kind_rows import Seat
from govgraph.law.power_rows import Power, Who
from govgraph.legality.in_law import in_law
from govgraph.legality.match import OWN, Setting, match
from govgraph.legality.open_to import who_words
from govgraph.model.things import Body
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.places import area, wider_places
from govgraph.reading.seats import at_table
from govgraph.reading.voting_members import voting_members

if TYPE_CHECKING:
    from govgraph.graph import Graph


def composition(graph: Graph, kind: str) -> Iterator[Outcome]:
    """For each body of a kind: a finding for each seat that a complete list lacks, a pass when all are filled."""
    row = graph.registry.kind(kind)
    find = structure(graph)
    areas: list[_Areas | None] = []
    for body in graph.in_category("body"):
        there = isinstance(body, Body) and graph.life(body).truth is not Truth.NO and row.lives(graph.day)
        if not there or find.is_kind(body.id, kind) is not Truth.YES:
            continue
        listing = at_table(graph, body.id)
        complete = voting_members(graph, body.id).complete is True
        open_: list[str] = []
        if not areas:
            areas = [_areas(graph, seat.member) if seat.per is not None else None for seat in row.composition]
        missing = 0
        for seat, near in zip(row.composition, areas, strict=True):
            for words, filled in _seats(graph, body.id, seat, near, listing):
                if filled is Truth.NO and complete:
                    missing += 1
                    sentence = f"{body.name} has no {words} among its members, whose list is complete."
                    yield Found((body.id,), sentence, f"give a seat to {words}", facts=_listing(graph, body.id))
                elif filled is not Truth.YES:
                    open_.append(words)
        if open_:
            yield CannotTell((body.id,), f"needs: its members, with {listed(open_)} among them")
        elif not missing:
            yield Passed((body.id,))


def _listing(graph: Graph, body: str) -> tuple[str, ...]:
    return tuple(fact.id for fact in graph.where("member of", to=body) if fact.fields.get("list complete") is True)


def _seats(
    graph: Graph, body: str, seat: Seat, near: _Areas | None, listing: tuple[str, ...]
) -> Iterator[tuple[str, Truth]]:
    """Each seat in words, and whether it is filled: once, or once for each body of the area."""
    if near is None:
        words = listed([who_words(graph.registry, who) for who in seat.member if who.named_at(graph.day)], "or")
        yield words, max((_fits(graph, body, seat.member, item) for item in listing), default=Truth.NO)
        return
    for owner in _of_the_area(graph, body, near):
        filled = max((Truth.of(owner in _behind(graph, item)) for item in listing), default=Truth.NO)
        yield graph.name(owner), filled


class _Areas(NamedTuple):
    """Bodies by the places that they are stated to cover, and by all that these places lie in; each by its number."""

    bodies: tuple[str, ...]
    at: Mapping[str, set[int]]
    inside: Mapping[str, set[int]]


def _areas(graph: Graph, whos: tuple[Who, ...]) -> _Areas:
    """The areas of the bodies of these kinds; where nobody states an area, none can be asked for."""
    bodies: list[str] = []
    at: dict[str, set[int]] = defaultdict(set)
    inside: dict[str, set[int]] = defaultdict(set)
    for thing in graph.in_category("body"):
        kinds = structure(graph).kinds(thing.id)
        if not kinds or not all(any(graph.registry.admits(who, kind, graph.day) for who in whos) for kind in kinds):
            continue
        for place in area(graph, thing.id):
            at[place].add(len(bodies))
            for wider in wider_places(graph, place):
                inside[wider].add(len(bodies))
        bodies.append(thing.id)
    return _Areas(tuple(bodies), at, inside)


def _of_the_area(graph: Graph, body: str, near: _Areas) -> Iterator[str]:
    """The bodies whose area meets the body's: one of the two lies in the other."""
    own = area(graph, body) or tuple(
        place for parent in structure(graph).persons(body) for place in area(graph, parent)
    )
    found = {number for place in own for number in near.inside.get(place, ())}
    found |= {number for place in own for wider in wider_places(graph, place) for number in near.at.get(wider, ())}
    yield from (near.bodies[number] for number in sorted(found))


def _fits(graph: Graph, body: str, whos: tuple[Who, ...], item: str) -> Truth:
    find = in_law(graph)
    at = Setting(find, graph.day, OWN, find.persons(body), {}, (), Power())
    named = tuple(who for who in whos if who.kind == "post")
    bodies = tuple(who for who in whos if who.kind != "post")
    posts = match(named, item, at)
    answers = [Truth.UNKNOWN if posts.conditions and posts.truth is Truth.YES else posts.truth]
    answers += [match(bodies, person, at).truth for person in _behind(graph, item)]
    return max(answers)


def _behind(graph: Graph, item: str) -> Iterable[str]:
    """A member, its legal persons, and whom it is stated to speak for or to sit for."""
    find = structure(graph)
    facts = [
        fact for kind in ("represents", "speaks for", "member of", "acts for") for fact in graph.where(kind, who=item)
    ]
    spoken = opened_in_law(find.graph, (other for fact in facts if not fact.negated for other in fact.role("for").ids))
    return dict.fromkeys((item, *find.persons(item), *spoken))
