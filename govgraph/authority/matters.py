"""What is decided: a matter as cells (leaf x function x place), and the holders on which statute places it.

A matter is a function, or a decision or service that exercises functions; its parts are its leaves. A cell is one leaf
in one place, and masks of cells are what authority is derived with: one bit for most questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import force_setattr

from govgraph.graph.memo import once_per_graph
from govgraph.legality.arrangement import KINDS, arrangements, firm
from govgraph.legality.own_scheme import governed
from govgraph.legality.subjects import Subject, subject
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.matters import functions_of, nearest
from govgraph.reading.places import area, tips, within
from govgraph.reading.standing import active

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_CELLS = 4096
"""A matter of more cells than this is cut, and says so in :attr:`Matter.bounded`."""


class Leaf(Struct, frozen=True):
    """A part of the matter that has no parts, the function it exercises, and everything that either is part of."""

    matter: str
    function: str
    above: frozenset[str]
    about: Subject

    def __hash__(self) -> int:
        """By what tells leaves of one graph apart: the rest follows from it, and hashing is asked a million times."""
        return hash((self.matter, self.function))


class Cell(Struct, frozen=True):
    """One leaf in one place; ``place`` is empty where no place is asked about and none is known."""

    leaf: Leaf
    place: str

    def __hash__(self) -> int:
        return hash((self.leaf.matter, self.leaf.function, self.place))


class Matter(Struct, frozen=True):
    """What a question is about.

    ``places`` are the leaf places asked about (empty: the holder's whole area), ``value`` in pounds, ``share`` the part
    of it that falls on each holder, ``given`` the events that are taken to have happened.
    """

    what: str
    leaves: tuple[Leaf, ...]
    places: tuple[str, ...]
    day: date
    value: float | None = None
    share: Mapping[str, float] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    bounded: bool = False
    above: frozenset[str] = frozenset()
    """Everything that the matter is, exercises or is part of: what an arrangement about it may name; its leaves say it."""

    def __post_init__(self) -> None:
        force_setattr(self, "above", frozenset(item for leaf in self.leaves for item in leaf.above))

    def __hash__(self) -> int:
        return hash((self.what, self.places, self.day, self.value, self.given))

    def amount(self, holder: str) -> float | None:
        """The pounds that a holder must be able to give; None: no value is asked about."""
        return self.share.get(holder, self.value)

    @property
    def cells_of_no_place(self) -> tuple[Cell, ...]:
        """The leaves of the matter, each as a cell without a place."""
        return tuple(Cell(leaf, "") for leaf in self.leaves)


class Holding(Struct, frozen=True):
    """A body on which the matter rests: for which cells, for which of them certainly, and by which relations.

    ``root`` says that nobody states on whom the function rests, and this is where the arrangements begin.
    """

    holder: str
    cells: tuple[Cell, ...]
    certain: tuple[Cell, ...]
    facts: tuple[Fact, ...] = ()
    reason: str = ""
    root: bool = False

    @property
    def truth(self) -> Truth:
        """yes when it certainly holds all of its cells, else unknown."""
        return Truth.of(True if self.certain == self.cells else None)


def matter(
    graph: Graph,
    what_id: str,
    place: str | None = None,
    value: float | None = None,
    given: Iterable[str] = (),
    share: Mapping[str, float] | None = None,
) -> Matter:
    """The matter of a decision, function or service, by id. ``place`` defaults to the graph's place."""
    leaves = _leaves(graph, what_id)
    places = _places(graph, what_id, graph.place if place is None else place)
    limit = max(1, MAX_CELLS // max(1, len(places)))
    return Matter(
        what_id,
        leaves[:limit],
        places,
        graph.day,
        value,
        dict(share or {}),
        frozenset(given),
        bounded=len(leaves) > limit,
    )


@once_per_graph
def _leaves(graph: Graph, what: str) -> tuple[Leaf, ...]:
    return tuple(_each_leaf(graph, what))


def _each_leaf(graph: Graph, what: str) -> Iterable[Leaf]:
    for part in _tips(graph, what):
        above = frozenset(graph.above(part))
        functions = [tip for function in functions_of(graph, part) for tip in _tips(graph, function)]
        for function in dict.fromkeys(functions):
            yield Leaf(part, function, above | frozenset(graph.above(function)), subject(graph, function))
        if not functions:
            yield Leaf(part, "", above, Subject(name=graph.name(part)))


def _tips(graph: Graph, what: str) -> tuple[str, ...]:
    """The parts of a matter, of its own category, that have no such parts themselves.

    What has one part alone is more than that part, so it stands beside it: whoever was given the part was not given all.
    """
    category = graph.things[what].category if what in graph.things else ""
    below = [
        item
        for item in graph.below(what)
        if item == what or (item in graph.things and graph.things[item].category == category)
    ]
    parts: dict[str, set[str]] = {}
    for item in below:
        for fact in graph.where("part of", who=item) if item != what else ():
            for whole in () if fact.negated else fact.object.ids:
                parts.setdefault(whole, set()).add(item)
    return tuple(item for item in below if len(parts.get(item, ())) < 2) or (what,)


# -- places -----------------------------------------------------------------------------------------------------


def _places(graph: Graph, what: str, place: str) -> tuple[str, ...]:
    footprint = next((found for item in graph.above(what) if (found := area(graph, item))), ())
    if not place:
        return tips(graph, footprint)
    asked = tips(graph, (place,))
    inside = tuple(tip for tip in asked if within(graph, tip, footprint))
    return inside or asked


# -- holders ----------------------------------------------------------------------------------------------------


@once_per_graph
def holders(graph: Graph, matter: Matter) -> tuple[Holding, ...]:
    """The bodies on which the matter rests: per leaf those with ``holds`` at the nearest function that has any.

    Where no function has any, a body that its own scheme governs holds what its papers say that it decides, itself or by
    its governing body. Else the roots: whoever gives the matter on and receives it from nobody, as *unknown*.
    Worked out once for each matter of a graph.
    """
    return tuple(_holders(graph, matter))


def holders_among(graph: Graph, matter: Matter, nodes: frozenset[str]) -> tuple[Holding, ...]:
    """Those of :func:`holders` that are among some nodes; the others are not read."""
    return tuple(_holders(graph, matter, nodes))


def only_roots(graph: Graph, matter: Matter) -> bool:
    """Does nobody state on whom any of the matter rests, so that all its holders are roots, or there are none?"""
    return not any(rows for _, rows in _held(graph, matter))


Row = tuple[str, Fact | None, Truth, str]
"""A holder, by which relation, how surely, and why it is not certain."""


@once_per_graph
def _held(graph: Graph, matter: Matter) -> tuple[tuple[Leaf, tuple[Row, ...]], ...]:
    """On whom each leaf is stated to rest; of a leaf of which nobody says so, nothing."""
    return tuple((leaf, _stated_holders(graph, matter, leaf)) for leaf in matter.leaves)


def _stated_holders(graph: Graph, matter: Matter, leaf: Leaf) -> tuple[Row, ...]:
    said = nearest(graph, leaf.function, lambda item: _holding(graph, matter, leaf, item)) if leaf.function else ()
    return said or tuple(_deciders(graph, matter, leaf))


def _holders(graph: Graph, matter: Matter, among: frozenset[str] | None = None) -> Iterable[Holding]:
    found: dict[str, dict[Cell, tuple[Truth, Fact | None, str]]] = {}
    for leaf, rows in _held(graph, matter):
        for holder, fact, truth, reason in rows or _roots(graph, matter, leaf, among):
            if among is not None and holder not in among:
                continue
            for cell in _cells(graph, matter, leaf, holder):
                best = found.setdefault(holder, {}).get(cell)
                if best is None or best[0] < truth:
                    found[holder][cell] = (truth, fact, reason)
    return (_holding_of(holder, cells) for holder, cells in found.items())


def _holding_of(holder: str, cells: Mapping[Cell, tuple[Truth, Fact | None, str]]) -> Holding:
    facts = tuple({fact.id: fact for _, fact, _ in cells.values() if fact}.values())
    certain = tuple(cell for cell, (truth, _, _) in cells.items() if truth is Truth.YES)
    reason = next((why for _, _, why in cells.values() if why), "")
    return Holding(holder, tuple(cells), certain, facts, reason, root=not facts)


def uncovered(graph: Graph, matter: Matter) -> tuple[Cell, ...]:
    """The cells of a place asked about that no holder covers."""
    held = {cell for holding in holders(graph, matter) for cell in holding.cells}
    return tuple(cell for leaf in matter.leaves for place in matter.places if (cell := Cell(leaf, place)) not in held)


def _holding(graph: Graph, matter: Matter, leaf: Leaf, function: str) -> list[Row]:
    find = structure(graph)
    facts = [fact for fact in graph.where("holds", what=function) if active(fact, matter.given)]
    denied = {who for fact in facts if fact.negated for who in opened_in_law(find.graph, fact.subject.ids)}
    rows: list[Row] = []
    for fact in facts:
        standing = firm(fact.status, fact.basis)
        if fact.negated or standing is Truth.NO:
            continue
        for who in opened_in_law(find.graph, fact.subject.ids):
            holder = find.itself(who)
            alive = min(graph.life(fact, matter.day).truth, _alive(graph, holder, matter.day))
            truth = min(standing, alive, Truth.UNKNOWN if fact.subject.mode == "one of" else Truth.YES)
            if (
                who in denied
                or truth is Truth.NO
                or find.is_forum(holder) is Truth.YES
                or not _cells(graph, matter, leaf, holder)
            ):
                continue
            reason = (
                ""
                if truth is Truth.YES
                else fact.note
                or f"that {graph.name(holder)} holds it is {fact.basis if fact.basis == 'assumed' else fact.status}"
            )
            rows.append((holder, fact, truth, reason))
    return rows


def _alive(graph: Graph, holder: str, day: date) -> Truth:
    """Can a body of any of its kinds be there on this day, and is it?"""
    kinds = structure(graph).kinds(holder)
    if kinds and not any(graph.registry.kind(kind).lives(day) for kind in kinds):
        return Truth.NO
    return graph.life(holder, day).truth if holder in graph.things else Truth.YES


def _cells(graph: Graph, matter: Matter, leaf: Leaf, holder: str) -> tuple[Cell, ...]:
    own = area(graph, holder)
    if matter.places:
        return tuple(Cell(leaf, place) for place in matter.places if not own or within(graph, place, own))
    return tuple(Cell(leaf, place) for place in tips(graph, own) or ("",))


def _deciders(graph: Graph, matter: Matter, leaf: Leaf) -> list[Row]:
    """The bodies that their own scheme governs and that their papers say decide it, by the nearest matter that speaks."""
    find = structure(graph)

    def rows(item: str) -> Iterable[Row]:
        for fact in graph.where("decides", what=item):
            if fact.negated or fact.basis in {"inferred", "assumed"} or not active(fact, matter.given):
                continue
            whole = Truth.UNKNOWN if fact.subject.mode == "one of" else Truth.YES
            truth = min(graph.life(fact, matter.day).truth, firm(fact.status, fact.basis), whole)
            reason = "" if truth is Truth.YES else f"that it decides is {fact.status}"
            for body in dict.fromkeys(find.itself(who) for who in opened_in_law(find.graph, fact.subject.ids)):
                top = find.persons(body) == (body,) and governed(find, body) is Truth.YES
                if top and truth > Truth.NO and _cells(graph, matter, leaf, body):
                    yield body, fact, truth, reason

    return list(nearest(graph, leaf.matter, rows))


def _roots(graph: Graph, matter: Matter, leaf: Leaf, among: frozenset[str] | None) -> list[Row]:
    return [
        (giver, None, Truth.UNKNOWN, "no source says on whom the function rests")
        for giver in _rooted(graph, leaf.above, matter.given, matter.day)
        if (among is None or giver in among) and _cells(graph, matter, leaf, giver)
    ]


@once_per_graph
def _rooted(graph: Graph, above: frozenset[str], given: frozenset[str], day: date) -> tuple[str, ...]:
    """Who gives any of these matters on, receives none of them, and may be there on a day; wherever that is."""
    facts = {fact.id: fact for kind in KINDS for item in sorted(above) for fact in graph.where(kind, what=item)}
    made = [
        a for fact in facts.values() if active(fact, given) for a in arrangements(graph, fact) if a.truth > Truth.NO
    ]
    received = {a.receiver for a in made}
    givers = dict.fromkeys(giver for a in made for giver in a.givers if giver not in received)
    return tuple(giver for giver in givers if _alive(graph, giver, day) is not Truth.NO)
