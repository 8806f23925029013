"""What one arrangement, or one organ, offers to a giver that holds in one way: cells, terms, conditions, reasons.

An offer is about the cells of one function, since the law may let one function move by a power and not another.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority.matters import Cell, Matter
from govgraph.authority.reserved import kept_from, reservations
from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement, Boundary, boundary, given_by, live
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED
from govgraph.legality.verdict import Failure
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.reading.places import within
from govgraph.reading.standing import active

if TYPE_CHECKING:
    from govgraph.graph import Graph

PARTIES_UNSETTLED = "parties, unsettled"
NOT_KNOWN = "not known"
SEVERAL = "several"
"""What stands for a bearer of liability that is not one legal person."""

MAY_PASS_ON = "may pass it on inside"
"""The condition of a step onward inside the receiver's own legal person, where no terms speak of it."""

Condition = tuple[str, str]
"""The id of the relation (or organ) that it is about, and what the law asks for and no source states."""


class Offer(Struct, frozen=True):
    """What a giver may pass along one arrangement for the cells of one function.

    ``mask`` are the cells covered; ``truth`` whether they pass (the verdict of the law, status, dates, events);
    ``across`` and ``inside`` whether the receiver may pass them on, ``asks`` whether passing on inside is a condition.
    ``kept`` are the cells that a reservation or denial keeps out of it: surely (then they are not in ``mask``) or perhaps
    (then they are not in ``sure``), and why.
    """

    arrangement: Arrangement
    boundary: Boundary
    mask: int
    sure: int
    truth: Truth
    conditions: tuple[Condition, ...]
    reason: str
    across: Truth
    inside: Truth
    asks: bool
    via: str
    liability: str
    finding: Failure | None
    rows: tuple[Power, ...]
    foreseen: bool = False
    kept: tuple[tuple[int, Truth, str], ...] = ()

    def kept_at(self, bit: int) -> str:
        """Why a cell is not certainly among what it gives: the reservation or denial in words; empty: there is none."""
        return next((reason for mask, _, reason in self.kept if mask & bit), "")


class OrganOffer(Struct, frozen=True):
    """An organ of a node: the cells for which it is the body, the condition on it, and what leaves it unknown (empty: nothing)."""

    organ: str
    mask: int
    condition: str
    fact: Fact | None
    doubt: str = ""


def offers(
    graph: Graph,
    matter: Matter,
    cells: Sequence[Cell],
    node: str,
    via: str,
    *,
    without: str = "",
    only: frozenset[str] | None = None,
) -> tuple[Offer, ...]:
    """What a node may pass on of these cells, holding them in one way; arrangements about other matters are left out.

    ``without`` leaves one relation out, by id; ``only`` all that goes to others than these (None: nothing).
    """
    if only is not None and node not in only:
        return ()
    found: list[Offer] = []
    above = matter.above
    for a in given_by(graph, node):
        if (only is None or a.receiver in only) and a.id != without and (not a.what or not above.isdisjoint(a.what)):
            found += _of(graph, matter, cells, a, via)
    return tuple(found)


def supposed_offers(graph: Graph, matter: Matter, cells: Sequence[Cell], a: Arrangement, via: str) -> tuple[Offer, ...]:
    """What an arrangement that nobody wrote would offer to its giver, holding the cells in one way."""
    return tuple(_of(graph, matter, cells, a, via))


def _of(graph: Graph, matter: Matter, cells: Sequence[Cell], a: Arrangement, via: str) -> Iterable[Offer]:
    find = structure(graph)
    groups: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        if not a.what or not cell.leaf.above.isdisjoint(a.what):
            groups.setdefault(cell.leaf.function, []).append(number)
    standing, why = live(graph, a, matter.day)
    if a.fact is not None and not active(a.fact, matter.given):
        standing, why = Truth.NO, _event(graph, a)
    bound = boundary(find, a)
    for numbers in groups.values():
        mask = sum(1 << n for n in numbers if _where(graph, cells[n].place, a) > Truth.NO)
        sure = sum(1 << n for n in numbers if _where(graph, cells[n].place, a) is Truth.YES)
        kept = _kept(graph, matter, cells, numbers, a, bound)
        mask &= ~union(out for out, truth, _ in kept if truth is Truth.YES)
        sure &= ~union(out for out, _, _ in kept)
        verdict = check(graph, a, day=matter.day, via=via, about=cells[numbers[0]].leaf.about)
        truth = min(standing, verdict.truth)
        reason = "" if truth is Truth.YES else (why if standing <= verdict.truth else verdict.reason)
        across, inside, asks = onward(a, verdict.rows, verdict.others)
        yield Offer(
            a,
            bound,
            mask,
            sure,
            truth,
            tuple((a.id, need.text) for need in verdict.conditions),
            reason,
            across,
            inside,
            asks,
            via if bound == "inside" else _via(graph, verdict.rows),
            _liability(verdict.rows, bound),
            verdict.finding,
            verdict.rows,
            foreseen=reason.startswith("foreseen"),
            kept=kept,
        )


def union(masks: Iterable[int]) -> int:
    """The cells of any of these masks."""
    return functools.reduce(operator.or_, masks, 0)


def _kept(
    graph: Graph, matter: Matter, cells: Sequence[Cell], numbers: Iterable[int], a: Arrangement, bound: Boundary
) -> tuple[tuple[int, Truth, str], ...]:
    """The cells that a reservation or a denial keeps out of an arrangement, how surely, and why."""
    if not reservations(graph, matter):
        return ()
    found: dict[tuple[Truth, str], int] = {}
    amount = matter.value
    for n in numbers:
        kept = kept_from(graph, matter, a, bound, cells[n], amount)
        if kept is not None:
            key = (kept.truth, kept.reason)
            found[key] = found.get(key, 0) | 1 << n
    return tuple((mask, truth, reason) for (truth, reason), mask in found.items())


def _event(graph: Graph, a: Arrangement) -> str:
    if a.given_if:
        return f"only if {', '.join(graph.name(event) for event in a.given_if)}"
    return f"not when {', '.join(graph.name(event) for event in a.given_unless)}"


def _where(graph: Graph, place: str, a: Arrangement) -> Truth:
    if not a.where:
        return Truth.YES
    if not place:
        return Truth.UNKNOWN  # it holds for a part, and how large the giver's area is nobody says
    return Truth.of(within(graph, place, a.where))


def onward(a: Arrangement, rows: tuple[Power, ...], others: tuple[Power, ...] = ()) -> tuple[Truth, Truth, bool]:
    """May the receiver pass it on across, inside; and is passing on inside a condition? (docs/authority.md#passing-on)

    ``others`` are rows that only might be the power: what one of them would allow is unknown, never yes.
    """
    if not rows:
        return Truth.NO, Truth.NO, False
    across, inside = ([test(a, row) for row in rows] for test in (_across, _inside))
    might = [max((test(a, row) for row in others), default=Truth.NO) for test in (_across, _inside)]
    steps = all(row.onward.steps for row in rows)
    return _common(across, might[0]), _common(inside, might[1]), not (steps or a.inside == "allowed")


def _common(answers: list[Truth], might: Truth) -> Truth:
    common = answers[0] if len(set(answers)) == 1 else Truth.UNKNOWN
    return max(common, min(might, Truth.UNKNOWN))


def _inside(a: Arrangement, row: Power) -> Truth:
    return Truth.of(row.onward.inside != "barred" and a.inside != "barred")


def _across(a: Arrangement, row: Power) -> Truth:
    rule = row.onward.across
    if rule == "barred" or a.across == "barred":
        return Truth.NO
    if rule == "allowed" or (rule == "terms" and a.across == "allowed"):
        return Truth.YES
    return Truth.UNKNOWN


def _via(graph: Graph, rows: tuple[Power, ...]) -> str:
    names = {_family(graph, row) for row in rows}
    return names.pop() if len(names) == 1 else NOT_STATED


def _family(graph: Graph, row: Power) -> str:
    return next((name for name in graph.registry.family(row) if name in {"S65Z5", "S7A"}), "other")


def _liability(rows: tuple[Power, ...], bound: Boundary) -> str:
    if bound == "across" and SCHEME in rows:
        return NOT_KNOWN  # who is liable for what another body does is for a law that is not held here
    joint = bound == "joint"
    found = {(row.liability.joint if joint else row.liability.alone) or NOT_KNOWN for row in rows}
    return found.pop() if len(found) == 1 else NOT_KNOWN


def fold(graph: Graph, bearer: str, offer: Offer) -> str:
    """Who is liable after one more step: liability is a fold over the route (docs/authority.md#liability)."""
    rule = offer.liability
    if rule in {"unchanged", "each_own"}:
        return bearer
    if rule == "receiver":
        persons = structure(graph).persons(offer.arrangement.receiver)
        return persons[0] if len(persons) == 1 else PARTIES_UNSETTLED if persons else offer.arrangement.receiver
    return PARTIES_UNSETTLED if rule == "unsettled" else NOT_KNOWN


def organs(
    graph: Graph, cells: Sequence[Cell], node: str, *, only: frozenset[str] | None = None
) -> tuple[OrganOffer, ...]:
    """The organs of a node, each for the cells for which it is the body; ``only`` these nodes (None: all)."""
    find = structure(graph)
    out: list[OrganOffer] = []
    for organ in find.organs(node):
        if only is not None and organ not in only:
            continue
        masks: dict[str, int] = {}
        for number, cell in enumerate(cells):
            condition = organ_condition(graph, organ, node, cell)
            if condition is not None:
                masks[condition] = masks.get(condition, 0) | 1 << number
        links = (*graph.where("organ of", who=organ), *graph.where("of", who=organ))
        fact = next((fact for fact in links if not fact.negated), None)
        out += [OrganOffer(organ, mask, condition, fact, _whose(graph, organ)) for condition, mask in masks.items()]
    return tuple(out)


def _whose(graph: Graph, organ: str) -> str:
    """What leaves open for whom a board decides that several bodies are said to share (L50)."""
    bodies = structure(graph).shared_by(organ)
    if not bodies:
        return ""
    return f"no order or scheme makes {graph.name(organ)} the board of {listed(sorted(graph.name(body) for body in bodies))}"


def organ_condition(graph: Graph, organ: str, body: str, cell: Cell) -> str | None:
    """What has to be so for an organ to be the body for a cell: empty, nothing; None: it is not the body for it."""
    find, registry = structure(graph), graph.registry
    kinds = find.kinds(organ)
    about = cell.leaf.about
    which = f"which organ of {graph.name(body)}"
    if not kinds:
        return which
    rows = [registry.kind(kind).organ for kind in kinds]
    if all(row is not None and "all" in row.classes for row in rows):
        return ""
    own = (
        about.function_class in registry.classes
        and registry.classes[about.function_class].owner in {"la", "any"}
        and about.owner != "nhs"
    )
    if not own:
        return which
    answers = {registry.acts_as_body(kind, about.function_class, find.system(body)) for kind in kinds}
    if len(answers) > 1:
        return which
    answer = answers.pop()
    if answer is None:
        return f"whether {graph.name(body)} has an executive or a committee system"
    return "" if answer else None
