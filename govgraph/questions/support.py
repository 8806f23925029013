"""What an answer rests on: its relations on the day asked about, and the weakest ground among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority import Authority, Holding, Route
from govgraph.model import ground as grounds
from govgraph.model.base import Item, Status, weakest
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground, ground_tag, ground_words, of_relation, weakest_ground
from govgraph.questions.rights import Right
from govgraph.reading.actors import named_by
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import UpwardStep

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Support(Struct, frozen=True):
    """The ground of an answer, and what is said of how firm it is.

    ``ground``: the weakest of everything under the answer. ``statuses``: the statuses of all that is under it.
    ``starts``: from which day it holds, in words, where it has not begun; empty where nobody says or it has.
    """

    ground: Ground = Ground.LAW
    statuses: tuple[Status, ...] = ()
    starts: str = ""

    @property
    def words(self) -> str:
        """The ground as a sentence: ``The paper says so.``, ``Our reading: no paper says it.``"""
        return ground_words(self.ground, self.statuses, from_words=self.starts)

    @property
    def tag(self) -> str:
        """The ground as a word or two behind a name; empty where a paper or the law says it."""
        return ground_tag(self.ground, weakest(list(self.statuses)))

    def __and__(self, other: Support) -> Support:
        """What rests on both: the weaker of the two."""
        return Support(
            weakest_ground((self.ground, other.ground)),
            tuple(dict.fromkeys((*self.statuses, *other.statuses))),
            self.starts or other.starts,
        )


def together(parts: Iterable[Support]) -> Support:
    """What rests on all of these: the weakest of them."""
    whole = Support()
    for part in parts:
        whole = whole & part
    return whole


def has_begun(graph: Graph, item: Item) -> bool:
    """Is something there on the graph's day, so far as its dates can tell?"""
    return standing(graph, item) not in {Standing.NOT_YET, Standing.UNSURE}


def _starts(graph: Graph, item: Item) -> str:
    life = graph.life(item)
    return day_words(life.start) if life.state == "not yet" and life.start else ""


def of_fact(graph: Graph, fact: Fact, *roles: str) -> Support:
    """What one relation says: its own ground (and that of these roles; none: of every role) on the graph's day."""
    begun = has_begun(graph, fact)
    return Support(of_relation(fact, *roles, begun=begun), (fact.status,), "" if begun else _starts(graph, fact))


def of_thing(graph: Graph, item: str) -> Support:
    """That somebody is there at all: foreseen where they are proposed or come later; else nothing is added."""
    thing = graph.things.get(item)
    found = of_item(graph, thing) if thing is not None else Support()
    return found if found.ground is Ground.FORESEEN else Support()


def of_item(graph: Graph, item: Item) -> Support:
    """On what ground a thing or a statement itself is said."""
    begun = has_begun(graph, item)
    return Support(grounds.of_item(item, begun=begun), (item.status,), "" if begun else _starts(graph, item))


def of_right(graph: Graph, right: Right) -> Support:
    """What a right rests on: its relation, whoever has it, and that the matter is part of what the paper speaks of."""
    people = (of_thing(graph, item) for item in right.who)
    return together((of_fact(graph, right.fact), *(of_fact(graph, fact) for fact in right.through), *people))


def of_rights(graph: Graph, rights: Iterable[Right]) -> Support:
    """What several rights rest on together: the weakest of them."""
    return together(of_right(graph, right) for right in rights)


def of_steps(graph: Graph, steps: Iterable[UpwardStep]) -> Support:
    """What a line of accountability rests on; a step that statute gives is law."""
    return together(of_fact(graph, step.fact) for step in steps if step.fact is not None)


def of_route(graph: Graph, route: Route) -> Support:
    """What a route of authority rests on: each arrangement and each organ on it."""
    facts = (hop.offer.arrangement.fact if hop.offer else hop.organ.fact if hop.organ else None for hop in route.hops)
    return together(of_fact(graph, fact) for fact in facts if fact is not None)


def of_holding(graph: Graph, holding: Holding) -> Support:
    """What it rests on that a body holds a function; our reading where no paper says on whom it rests."""
    if holding.root:
        return Support(Ground.INFERRED)
    return together(of_fact(graph, fact) for fact in holding.facts)


def of_authority(graph: Graph, holding: Holding, found: Authority) -> Support:
    """What authority rests on: that the holder holds the function, and every route from it."""
    return together((of_holding(graph, holding), *(of_route(graph, route) for route in found.routes)))


def of_seat(graph: Graph, table: str, member: str) -> Support:
    """What it rests on that somebody sits at a table: the firmest statement of it; nothing where they do not sit there."""
    holders = [who for fact in graph.where("occupies", to=member) if not fact.negated for who in fact.subject.ids]
    named = {name for item in (member, *holders) for name in named_by(graph, item)}
    facts = [fact for fact in graph.where("member of", to=table) if not fact.negated and fact.tier != "past"]
    seats = [
        of_fact(graph, fact) & of_thing(graph, member) for fact in facts if not set(named).isdisjoint(fact.subject.ids)
    ]
    return min(seats, key=lambda support: support.ground.rank, default=Support())
