"""Which boxes and lines stand on which page: as many as fit at 12 points, those that matter most first."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.charts.layout.compose import composed, room
from govgraph.charts.layout.lists import list_pages
from govgraph.charts.layout.paper import Size
from govgraph.charts.layout.placed import BoxesOnPage, Placed, place
from govgraph.charts.layout.union import Union
from govgraph.charts.plan import ChartPlan, PlanEdge
from govgraph.charts.scene import Scene

MOST_PAGES = 12
"""Pages of one chart; what is left then is counted on the last one."""
_MOST_BOXES = 36
"""Boxes that are tried on one page."""


def lay_out(
    plans: Sequence[ChartPlan], size: Size | None = None, *, most: int = MOST_PAGES
) -> dict[str, tuple[Scene, ...]]:
    """The scenes of each option, every thing in the same place in all of them."""
    paper = size or Size()
    union = Union.of(plans)
    pages, left_out = _split(union, paper, most)
    lists = list_pages(union, paper, first=not pages)
    total = max(len(pages) + len(lists), 1)
    return {plan.option: composed(union, plan, paper, pages, lists, total, left_out) for plan in plans}


def _split(union: Union, paper: Size, most: int) -> tuple[list[BoxesOnPage], int]:
    """The pages of boxes, and how many boxes stand on none."""
    remaining = {
        id: edge for id, edge in union.edges.items() if edge.tail in union.variants and edge.head in union.variants
    }
    unseen = dict.fromkeys(union.order)
    pages: list[BoxesOnPage] = []
    seen: set[str] = set()
    while (remaining or unseen) and len(pages) < most:
        area = room(union, paper, first=not pages)
        wanted = _grown(union, remaining, unseen)
        found = _largest(union, wanted, list(remaining.values()), seen, area)
        if found is None:  # one box alone is always drawn, or is too large for this paper
            id = wanted[0]
            unseen.pop(id, None)
            remaining = {key: edge for key, edge in remaining.items() if id not in (edge.tail, edge.head)}
            continue
        drawn = {edge.id for edge in found.edges}
        if not drawn and not set(found.ids) & set(unseen):
            remaining.pop(next(iter(remaining)))
            continue
        remaining = {key: edge for key, edge in remaining.items() if key not in drawn}
        for id in found.ids:
            unseen.pop(id, None)
        seen |= set(found.ids)
        pages.append(BoxesOnPage(found, _about(union, found)))
    missing = {*unseen, *(end for edge in remaining.values() for end in (edge.tail, edge.head) if end not in seen)}
    return pages, len(missing)


def _grown(union: Union, remaining: dict[str, PlanEdge], unseen: dict[str, None]) -> list[str]:
    """Boxes in the order in which they come onto a page: the most important, then whoever is joined to those before."""
    near: dict[str, set[str]] = {}
    for edge in remaining.values():
        near.setdefault(edge.tail, set()).add(edge.head)
        near.setdefault(edge.head, set()).add(edge.tail)
    pool = [id for id in union.order if id in near or id in unseen]
    place = {id: number for number, id in enumerate(union.order)}
    if not pool:
        return []
    firsts = set(union.first)
    start = next((id for id in pool if id in unseen), pool[0])
    if not any(id in unseen for id in pool):
        start = max(pool, key=lambda id: (len(near.get(id, ())), -place[id]))
    above = {edge.head for edge in remaining.values() if edge.rank == "up" and edge.firm == "settled"}
    out, chosen = [start], {start}
    rim = set(near.get(start, ())) - chosen
    while len(out) < min(len(pool), _MOST_BOXES):
        wanted = [id for id in pool if id not in chosen and id in firsts and id in unseen]
        if wanted and len(out) < 8:
            best = wanted[0]
        elif rim:
            best = min(
                rim,
                key=lambda id: (-(len(near.get(id, set()) & chosen) + 2 * (id in unseen)), id not in above, place[id]),
            )
        else:
            rest = [id for id in pool if id not in chosen]
            best = rest[0]
        out.append(best)
        chosen.add(best)
        rim = (rim | near.get(best, set())) - chosen
    return out


def _largest(
    union: Union, wanted: list[str], edges: list[PlanEdge], seen: set[str], area: tuple[float, float, float, float]
) -> Placed | None:
    """As many of the boxes as fit, from the first; those that another page has shown come without their matters."""
    bare = frozenset(id for id in wanted if id in seen)
    inside = set(wanted)
    edges = [edge for edge in edges if edge.tail in inside and edge.head in inside]
    order = {id: number for number, id in enumerate(union.variants)}
    best = None if not seen else _first_ones(union, wanted, edges, bare, area, order)
    if seen:
        return _filled_up(union, wanted, edges, bare, area, best, order, tries=_TRIES)
    found = _filled_up(union, wanted, edges, bare, area, None, order, tries=2 * _TRIES)
    if found is None or _full(union, found)[1] >= _FEW:
        return found
    # a large second box can shut out all others: then the first page is the fullest of those that begin otherwise
    for number in range(2, min(len(wanted), 2 + _FEW)):
        others = [wanted[0], wanted[number], *(id for id in wanted[1:] if id != wanted[number])]
        other = _filled_up(union, others, edges, bare, area, None, order, tries=2 * _TRIES)
        if other is not None and _full(union, other) > _full(union, found):
            found = other
    return found


def _full(union: Union, found: Placed) -> tuple[int, int]:
    """How many lines and boxes a page has that are there in every option."""
    every = len(union.plans)
    lines = sum(len(union.options[edge.id]) == every for edge in found.edges)
    return lines, sum(len(union.variants[id]) == every for id in found.ids)


_FEW = 3
"""Boxes that a first page has at least, where there are so many."""


_TRIES = 12
"""Boxes that are tried one by one once the first ones have their places."""


def _first_ones(
    union: Union,
    wanted: list[str],
    edges: list[PlanEdge],
    bare: frozenset[str],
    area: tuple[float, float, float, float],
    order: dict[str, int],
) -> Placed | None:
    """As many of the boxes as fit together, counted from the first."""
    low, high, best = 1, len(wanted), None
    tried = min(high, 14)
    while low <= high:
        ids = sorted(wanted[:tried], key=lambda id: order[id])
        found = place(union, ids, edges, bare, area)
        if found is not None:
            best, low = found, tried + 1
        else:
            high = tried - 1
        tried = (low + high + 1) // 2
    return best


def _filled_up(
    union: Union,
    wanted: list[str],
    edges: list[PlanEdge],
    bare: frozenset[str],
    area: tuple[float, float, float, float],
    best: Placed | None,
    order: dict[str, int],
    *,
    tries: int,
) -> Placed | None:
    """The page with further boxes, one by one in the order wanted: what is too large is passed over for what is not."""
    have = best.ids if best else ()
    for id in [id for id in wanted if id not in have][:tries]:
        ids = sorted([*(best.ids if best else ()), id], key=lambda item: order[item])
        found = place(union, ids, edges, bare, area)
        if found is not None:
            best = found
    return best


def _about(union: Union, found: Placed) -> str:
    """Whom a page is about: whoever has most lines on it."""
    count: dict[str, int] = {}
    for edge in found.edges:
        for end in (edge.tail, edge.head):
            count[end] = count.get(end, 0) + 1
    if not count or all(next(iter(union.variants[id].values())).row >= 0 for id in found.ids):
        return ""
    named = [
        id
        for id in count
        if len(union.variants[id]) == len(union.plans) and next(iter(union.variants[id].values())).outline != "gap"
    ]
    centre = max(named or count, key=lambda id: count[id])
    return next(iter(union.variants[centre].values())).name
