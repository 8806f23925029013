"""Choke points: the posts and bodies without which a decision stands still.

For each decision a graph is built of every way to it: from those on whom it rests, along what they gave on, to those
who decide it, and on to those who must agree. Whoever decides stands behind the body that it is a committee or post of,
and a body behind its only chair. A node through which every way passes is a dominator of the decision
(:func:`networkx.immediate_dominators`): without it nothing is decided. Where authority is not recorded, the way begins
with whoever the papers name. Several who each decide for themselves are ways beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.authority import derive
from govgraph.graph.memo import once_per_graph
from govgraph.model.truth import Truth
from govgraph.questions.decision_path import AGREEING, Passage, passages
from govgraph.reading.actors import opened
from govgraph.reading.legal import structure
from govgraph.reading.seats import seats
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    import networkx

    from govgraph.graph import Graph

WAYS = {
    "decides": "decides {}",
    "agrees": "must agree to {}",
    "holds": "has the authority for {}",
    "gives": "passes on the authority for {}",
    "parent": "is the body behind a committee, board or post on the way to {}",
    "chairs": "alone chairs a body on the way to {}",
}
"""In which way decisions stand on somebody, in words."""

_START, _END = ("start", "", ""), ("end", "", "")
_Node = tuple[str, str, str]
"""A place on the way: in which way it stands there, who, and for whom. One who stands at several places has a node for each."""

MAX_UP = 6
"""So many bodies above a committee are looked at."""


@dataclass(frozen=True, slots=True)
class Choke:
    """Somebody without whom decisions stand still: each of them by its id, with the ways in which it stands on them."""

    who: str
    stops: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Standstill:
    """``asked``: the decisions that somebody decides; ``points``: who can stop them, those who stop most first.

    ``chairs``: each only chair of bodies on the way of any decision, with these bodies.
    """

    asked: tuple[str, ...]
    points: tuple[Choke, ...]
    chairs: dict[str, tuple[str, ...]]

    @property
    def of_most(self) -> tuple[Choke, ...]:
        """Those without whom at least half of the decisions stand still."""
        return tuple(point for point in self.points if 2 * len(point.stops) >= len(self.asked))


@once_per_graph
def standstill(graph: Graph) -> Standstill:
    """Who can stop which decisions of a graph."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    chairs: dict[str, dict[str, None]] = {}
    asked = []
    for way in passages(graph):
        made = _Ways(graph, way)
        if not made.leads:
            continue
        asked.append(way.matter)
        for who, how in made.dominators().items():
            found.setdefault(who, {})[way.matter] = how
        for who, body in made.chairs:
            chairs.setdefault(who, {})[body] = None
    points = (Choke(who, stops) for who, stops in found.items())
    ranked = sorted(points, key=lambda point: (-len(point.stops), graph.name(point.who), point.who))
    return Standstill(tuple(asked), tuple(ranked), {who: tuple(bodies) for who, bodies in chairs.items()})


def sole_chair(graph: Graph, body: str) -> str:
    """Who alone chairs a body; empty where nobody is said to, several are, or somebody is said to stand in."""
    chairing = [
        who for who, fact in seats(graph, body).items() if fact.fields.get("chair") is True and body in fact.object.ids
    ]
    stands_in = any(_stands_in(str(fact.fields.get("capacity", ""))) for fact in seats(graph, body).values())
    return chairing[0] if len(set(chairing)) == 1 and not stands_in else ""


def _stands_in(capacity: str) -> bool:
    words = capacity.lower().replace("-", " ")
    return any(word in words for word in ("vice chair", "deputy chair", "co chair"))


class _Ways:
    """Every way to one decision, as a graph from a start to an end."""

    def __init__(self, graph: Graph, way: Passage) -> None:
        import networkx

        self.graph = graph
        self.way = way
        self.ways: networkx.DiGraph[_Node] = networkx.DiGraph()
        self.chairs: list[tuple[str, str]] = []
        ends = self._deciders()
        self.leads = bool(ends)
        if self.leads:
            self._agreeing(ends)

    def _deciders(self) -> list[_Node]:
        """Joins the start to those who decide; gives the nodes at which it is decided."""
        found = self.way.decided
        deciding = tuple(dict.fromkeys(item for right in found.shown for item in right.who))
        deciding = deciding or tuple(dict.fromkeys(end.node for last in found.last.values() for end in last))
        if any(right.fact.subject.mode == "together" for right in found.shown):
            before = [_START]
            for who in deciding:
                before = self._stands(before, ("decides", who, ""))
            return before
        # each member of a group is a way of its own
        each = dict.fromkeys(
            item
            for who in deciding
            for item in ((who,) if self._is_one(who) else opened(self.graph, (who,), unnamed="itself"))
        )
        return [node for who in each for node in self._from_holders(who)]

    def _is_one(self, who: str) -> bool:
        """Is somebody one body or post, and no group or level of several?"""
        thing = self.graph.things.get(who)
        return thing is not None and thing.category in {"body", "post", "person"}

    def _from_holders(self, who: str) -> list[_Node]:
        """The ways from those on whom it rests to one who decides; where none is recorded, the papers' word alone."""
        find = structure(self.graph)
        selves = {find.itself(item) for item in opened(self.graph, (who,), unnamed="itself")} | {who}
        led = False
        for holding in self.way.decided.held:
            derived = derive(self.graph, self.way.decided.about, holding)
            reached = [node for node in derived.nodes() if node in selves]
            if not reached or derived.holder in selves:
                continue
            led = True
            self.ways.add_edge(_START, self._at(derived.holder, derived.holder))
            for giver, receiver in derived.passed_on():
                if receiver != derived.holder:
                    self.ways.add_edge(self._at(giver, derived.holder), self._at(receiver, derived.holder))
            for node in reached:
                self._stands([self._at(node, derived.holder)], ("decides", who, ""))
        if not led:
            self._stands([_START], ("decides", who, ""))
        return [("decides", who, "")]

    @staticmethod
    def _at(node: str, holder: str) -> _Node:
        return ("holds" if node == holder else "gives", node, holder)

    def _agreeing(self, before: list[_Node]) -> None:
        deciding = {who for _, who, _ in before}
        for stage in AGREEING:
            for step in self.way.steps:
                alone = step.together or len(step.who) == 1
                for who in step.who if step.stage == stage and step.sure and alone else ():
                    if who not in deciding and self._is_one(who):
                        before = self._stands(before, ("agrees", who, ""))
        for node in before:
            self.ways.add_edge(node, _END)

    def _stands(self, before: list[_Node], node: _Node) -> list[_Node]:
        """Puts somebody on the way behind ``before``, with the bodies it belongs to and its only chair before it."""
        for level in self._above(node[1]):
            at: list[_Node] = [("parent", item, node[1]) for item in level]
            self.ways.add_edges_from((one, other) for one in before for other in at)
            before = at
        if chair := sole_chair(self.graph, node[1]):
            self.chairs.append((chair, node[1]))
            self.ways.add_edges_from((one, ("chairs", chair, node[1])) for one in before)
            before = [("chairs", chair, node[1])]
        self.ways.add_edges_from((one, node) for one in before)
        return [node]

    def _above(self, item: str) -> list[tuple[str, ...]]:
        """What it is a committee, board, sub-group or post of, the highest first; several together are one level."""
        levels: list[tuple[str, ...]] = []
        passed = {item}
        here = [item]
        while len(here) == 1 and len(levels) < MAX_UP:
            facts = (*self.graph.parents(here[0]), *self.graph.where("of", who=here[0]))
            standing_ = [fact for fact in facts if standing(self.graph, fact).stands]
            above = dict.fromkeys(
                other
                for fact in standing_
                for other in opened(self.graph, fact.object.ids, unnamed="itself")
                if self.graph.things.get(other) is not None and self.graph.things[other].category in {"body", "group"}
            )
            here = [other for other in above if other not in passed]
            if here:
                levels.insert(0, tuple(here))
                passed |= set(here)
        return levels

    def dominators(self) -> dict[str, tuple[str, ...]]:
        """Through whom every way passes, each with the ways in which it does."""
        import networkx

        above = networkx.immediate_dominators(self.ways, _START)
        node, found = _END, list[_Node]()
        while above.get(node, node) != node and above[node] != _START:
            node = above[node]
            found.append(node)
        places: dict[str, dict[str, None]] = {}
        several: dict[str, int] = {}
        for kind, who, _ in self.ways:
            places.setdefault(who, {})[kind] = None
            several[who] = several.get(who, 0) + 1
        by_name = {who for _, who, _ in found if self._is_one(who)}
        # one who stands at several places, none of which every way passes, may still be on every way
        by_name |= {who for who, count in several.items() if count > 1 and self._is_one(who) and self._needed(who)}
        return {
            who: tuple(kind for kind in WAYS if kind in kinds and not (kind == "gives" and "decides" in kinds))
            for who, kinds in places.items()
            if who in by_name
        }

    def _needed(self, who: str) -> bool:
        import networkx

        left = self.ways.subgraph([node for node in self.ways if node[1] != who])
        return not networkx.has_path(left, _START, _END)


def sorts(points: Iterable[Choke], graph: Graph) -> dict[str, list[str]]:
    """Those who can stop decisions, by what they are: posts and bodies."""
    out: dict[str, list[str]] = {"posts": [], "bodies": []}
    for point in points:
        thing = graph.things.get(point.who)
        out["posts" if thing is not None and thing.category in {"post", "person"} else "bodies"].append(point.who)
    return out


def unknown_chairs(graph: Graph, bodies: Iterable[str]) -> tuple[str, ...]:
    """The bodies of which no paper says who chairs them."""
    chaired = {body: any(f.fields.get("chair") is True for f in seats(graph, body).values()) for body in bodies}
    return tuple(body for body, known in chaired.items() if not known and structure(graph).is_person(body) is Truth.NO)
