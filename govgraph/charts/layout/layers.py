"""Rows of a layered layout: which box stands in which row, in which order, and how far to the right."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.charts.layout.spread import spread
from govgraph.charts.plan import PlanEdge

GAP = 28.0
"""Between two boxes of a row."""
PASSAGE = 12.0
"""The width of the way of a line through a row."""
_SWEEPS = 6


@dataclass
class LayerRows:
    """Boxes and passages by row, from the top, and the middle of each.

    ``chains``: for each edge that leads from one row to another, what it passes, from its upper end to its lower end.
    """

    rows: list[list[str]]
    row_of: dict[str, int]
    chains: dict[str, list[str]]
    width: Mapping[str, float]
    middle: dict[str, float] = field(default_factory=dict)

    def of(self, item: str) -> float:
        """The width of a box, or of a passage."""
        return self.width.get(item, PASSAGE)


def layered(
    nodes: Sequence[str],
    edges: Sequence[PlanEdge],
    width: Mapping[str, float],
    beside: Mapping[frozenset[str], float],
    room: float,
    fixed: Mapping[str, int] | None = None,
) -> LayerRows | None:
    """The rows of a page ``room`` points wide; None where they are too wide. ``beside``: the room for the words of a line between
    two in a row. ``fixed``: the rows, where the plan says them; their order is then that of ``nodes``.
    """
    row_of = dict(fixed) if fixed else _balanced(nodes, _ranks(nodes, edges), edges, width, room)
    if row_of is None:
        return None
    rows = _with_passages(nodes, edges, row_of, width)
    if not fixed:
        _order(rows, edges)
    for items in rows.rows:
        if sum(rows.of(item) for item in items) + sum(_gaps(items, beside)) > room:
            return None
    _place(rows, edges, beside, room)
    return rows


def ends(edge: PlanEdge, row_of: Mapping[str, int]) -> tuple[str, str]:
    """The upper and the lower end of an edge between two rows."""
    return (edge.tail, edge.head) if row_of[edge.tail] < row_of[edge.head] else (edge.head, edge.tail)


def _ranks(nodes: Sequence[str], edges: Sequence[PlanEdge]) -> dict[str, int]:
    """The row of each box: below all above it, and no further down than that. A line that would close a circle counts for nothing."""
    below: dict[str, set[str]] = {node: set() for node in nodes}
    for edge in edges:
        if edge.rank != "level" and edge.tail != edge.head:
            upper, lower = (edge.head, edge.tail) if edge.rank == "up" else (edge.tail, edge.head)
            if upper not in _reached(below, lower):
                below[upper].add(lower)
    above: dict[str, set[str]] = defaultdict(set)
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].add(upper)
    rank: dict[str, int] = {}

    def depth(node: str) -> int:
        if node not in rank:
            rank[node] = max((depth(other) + 1 for other in sorted(above[node])), default=0)
        return rank[node]

    for node in nodes:
        depth(node)
    for node in sorted(nodes, key=lambda item: -rank[item]):
        if not above[node] and below[node]:
            rank[node] = min(rank[lower] for lower in below[node]) - 1
    for node in nodes:
        if not above[node] and not below[node]:
            partners = [
                edge.head if edge.tail == node else edge.tail for edge in edges if node in (edge.tail, edge.head)
            ]
            tied = [rank[other] for other in partners if above[other] or below[other]]
            rank[node] = min(tied) if tied else max(rank.values(), default=0) if not partners else 0
    least = min(rank.values(), default=0)
    return {node: rank[node] - least for node in nodes}


def _reached(below: Mapping[str, set[str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for other in below[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def _balanced(
    nodes: Sequence[str], rank: dict[str, int], edges: Sequence[PlanEdge], width: Mapping[str, float], room: float
) -> dict[str, int] | None:
    """Rows that are not too wide: whoever has nobody below moves a row down, whoever has nobody above moves up."""
    joined: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.rank != "level":
            joined[edge.tail].add(edge.head)
            joined[edge.head].add(edge.tail)

    def wide(row: int) -> float:
        items = [node for node in nodes if rank[node] == row]
        return sum(width[item] for item in items) + GAP * max(len(items) - 1, 0)

    for _ in range(len(nodes) * 4):
        last = max(rank.values(), default=0)
        over = next((row for row in range(last + 1) if wide(row) > room), None)
        if over is None:
            return rank
        inside = [node for node in nodes if rank[node] == over]
        up = [
            node
            for node in inside
            if over > 0
            and all(rank[other] > over for other in joined[node])
            and wide(over - 1) + width[node] + GAP <= room
        ]
        down = [node for node in inside if all(rank[other] < over for other in joined[node])]
        if up:
            rank[up[-1]] -= 1
        elif down:
            chosen = min(reversed(down), key=lambda node: (len(joined[node]), -width[node]))
            rank[chosen] += 1
        else:
            return None
    return None


def _with_passages(
    nodes: Sequence[str], edges: Sequence[PlanEdge], row_of: dict[str, int], width: Mapping[str, float]
) -> LayerRows:
    rows: list[list[str]] = [[] for _ in range(max(row_of.values(), default=0) + 1)]
    for node in nodes:
        rows[row_of[node]].append(node)
    chains: dict[str, list[str]] = {}
    passed: dict[tuple[str, str], list[str]] = {}
    for edge in edges:
        if row_of[edge.tail] == row_of[edge.head]:
            continue
        upper, lower = ends(edge, row_of)
        # lines between the same two share one passage, since their words stand at the ends
        if (upper, lower) not in passed:
            passages = [f"~{upper}~{lower}~{row}" for row in range(row_of[upper] + 1, row_of[lower])]
            for row, passage in enumerate(passages, start=row_of[upper] + 1):
                rows[row].append(passage)
            passed[upper, lower] = [upper, *passages, lower]
        chains[edge.id] = passed[upper, lower]
    return LayerRows(rows, {item: row for row, items in enumerate(rows) for item in items}, chains, width)


def _links(rows: LayerRows) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What each item is joined to in the row above, and in the row below."""
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for chain in rows.chains.values():
        for upper, lower in itertools.pairwise(chain):
            below[upper].append(lower)
            above[lower].append(upper)
    return above, below


def _order(rows: LayerRows, edges: Sequence[PlanEdge]) -> None:
    """Order each row by the middle of what it is joined to, to and fro, and keep the best; then swap neighbours."""
    above, below = _links(rows)
    level = [(edge.tail, edge.head) for edge in edges if edge.id not in rows.chains and edge.tail != edge.head]

    def cost() -> float:
        place = {item: number for items in rows.rows for number, item in enumerate(items)}
        crossings = 0
        for items in rows.rows:
            lines = sorted((place[item], place[other]) for item in items for other in below[item])
            seconds = [second for _, second in lines]
            firsts = [first for first, _ in lines]
            crossings += sum(
                1
                for one in range(len(lines))
                for two in range(one + 1, len(lines))
                if firsts[one] != firsts[two] and seconds[one] > seconds[two]
            )
        return crossings + sum(1.5 * (abs(place[one] - place[two]) - 1) for one, two in level)

    best, kept = cost(), [list(items) for items in rows.rows]
    for sweep in range(_SWEEPS):
        joined = above if sweep % 2 == 0 else below
        for items in rows.rows if sweep % 2 == 0 else reversed(rows.rows):
            place = {item: number / max(len(found) - 1, 1) for found in rows.rows for number, item in enumerate(found)}
            weight = {
                item: sum(place[other] for other in joined[item]) / len(joined[item]) if joined[item] else place[item]
                for item in items
            }
            items.sort(key=lambda item: weight[item])
        if (found := cost()) < best:
            best, kept = found, [list(items) for items in rows.rows]
    rows.rows[:] = kept
    for _ in range(3):
        better = False
        for items in rows.rows:
            for number in range(len(items) - 1):
                items[number], items[number + 1] = items[number + 1], items[number]
                if (found := cost()) < best:
                    best, better = found, True
                else:
                    items[number], items[number + 1] = items[number + 1], items[number]
        if not better:
            return


def _gaps(items: Sequence[str], beside: Mapping[frozenset[str], float]) -> list[float]:
    """The room between neighbours of a row: wider where a line between the two has words."""
    return [
        beside.get(frozenset((one, two)), GAP if not (one.startswith("~") or two.startswith("~")) else GAP * 0.6)
        for one, two in itertools.pairwise(items)
    ]


def _place(rows: LayerRows, edges: Iterable[PlanEdge], beside: Mapping[frozenset[str], float], room: float) -> None:
    """The middle of each box: as near as it can be to the middle of what it is joined to."""
    above, below = _links(rows)
    middle = rows.middle
    for items in rows.rows:
        used = sum(rows.of(item) for item in items) + sum(_gaps(items, beside))
        loose = (room - used) / (len(items) + 1) if items else 0.0
        at = loose
        for item, gap in zip(items, [*_gaps(items, beside), 0.0], strict=True):
            middle[item] = at + rows.of(item) / 2
            at += rows.of(item) + gap + loose
    for sweep in range(10):
        for items in rows.rows if sweep % 2 == 0 else reversed(rows.rows):
            wanted, weights = [], []
            for item in items:
                near = [middle[other] for other in (*above[item], *below[item])]
                wanted.append(sum(near) / len(near) if near else middle[item])
                weights.append(4.0 if item.startswith("~") else float(max(len(near), 1)) ** 0.5)
            apart = [0.0] + [
                (rows.of(one) + rows.of(two)) / 2 + gap
                for one, two, gap in zip(items, items[1:], _gaps(items, beside), strict=False)
            ]
            if items:
                places = spread(
                    wanted, apart, low=rows.of(items[0]) / 2, high=room - rows.of(items[-1]) / 2, weights=weights
                )
                middle.update(zip(items, places, strict=True))
    left = min(middle[item] - rows.of(item) / 2 for item in middle)
    right = max(middle[item] + rows.of(item) / 2 for item in middle)
    for item in middle:
        middle[item] += (room - right - left) / 2
