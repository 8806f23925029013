"""One page of boxes and lines with their places, or the knowledge that they are too many for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.charts.layout.layers import LayerRows, layered
from govgraph.charts.layout.routes import STEP, Channels, label_lines, label_width, least_widths, routed
from govgraph.charts.layout.shapes import Shape, filled
from govgraph.charts.layout.union import Union
from govgraph.charts.metrics import width
from govgraph.charts.plan import PlanEdge
from govgraph.charts.scene import BLUE, GREY, LEAST_PT, MAROON, Box, Connector, Run, TextLine

_ARROW = 30.0
_TURNS = 8
"""Wider boxes may stand in other rows, where other lines end at them: so often they are measured anew."""
_LOOSE = 44.0
"""How much a channel may grow where the page has room."""


@dataclass
class Placed:
    """Boxes of a page with their places: the same for all options."""

    union: Union
    ids: tuple[str, ...]
    edges: tuple[PlanEdge, ...]
    bare: frozenset[str]
    shapes: dict[str, Shape]
    rows: LayerRows
    channels: Channels
    beside: dict[frozenset[str], list[PlanEdge]]
    tops: list[float]
    heights: list[float]
    left: float

    def y(self, id: str) -> float:
        """The upper side of a box: those of the first row stand on one line, those of the others hang from one."""
        row = self.rows.row_of[id]
        return self.tops[row] + (self.heights[row] - self.shapes[id].h if row == 0 else 0.0)

    def boxes(self, option: str) -> list[Box]:
        """The boxes of one option."""
        out = []
        for id in self.ids:
            if option in self.union.variants[id]:
                node, made = self.union.variants[id][option], self.shapes[id]
                if id in self.bare:
                    node = replace(node, bullets=())
                out.append(filled(node, made, self.left + self.rows.middle[id] - made.w / 2, self.y(id)))
        return out

    def connectors(self, option: str) -> list[Connector]:
        """The lines of one option; words that another line beside has already are left out."""
        edges = self.union.there[option]
        said: set[tuple[object, str]] = set()
        out = []
        flat = {edge.id: (pair, number) for pair, found in self.beside.items() for number, edge in enumerate(found)}
        for edge in self.edges:
            here = edges.get(edge.id)
            if here is None:
                continue
            if edge.id in flat:
                out.append(self._beside(here, option, len(self.beside[flat[edge.id][0]]), flat[edge.id][1]))
                continue
            way = self.channels.ways[edge.id]
            key = (way.upper if way.label_up else way.lower, here.words)
            changed = any(
                edges[other].change
                for other, found in self.channels.ways.items()
                if other in edges and (found.upper if way.label_up else found.lower, edges[other].words) == key
            )
            label = () if key in said else self._label(here, changed=changed)
            said.add(key)
            out.append(self._connector(here, option, tuple(self._points(here)), label))
        return out

    def shown_before(self, option: str) -> set[str]:
        """The boxes of one option that an earlier page shows with their matters."""
        return {self.union.variants[id][option].id for id in self.bare if option in self.union.variants[id]}

    # -- lines between rows -------------------------------------------------------------------------------------------

    def _channel(self, number: int) -> tuple[float, float]:
        top = self.tops[number] + self.heights[number]
        below = self.tops[number + 1] if number + 1 < len(self.tops) else top + self.channels.height(number)
        return top, below - top

    def _points(self, edge: PlanEdge) -> list[tuple[float, float]]:
        way = self.channels.ways[edge.id]
        upper, lower = self.channels.ports[way.upper], self.channels.ports[way.lower]
        row = self.rows.row_of[upper.box]
        x = self.left + upper.x
        points = [(x, self.y(upper.box) + self.shapes[upper.box].h)]
        within = way.lower[0] == "lower"
        targets = [*(self.rows.middle[item] for item in way.chain[1:-1]), lower.x]
        for number, target in enumerate(targets):
            channel = row + number
            if channel in way.lanes:
                at = self.channels.lane_y(channel, *self._channel(channel), way.lanes[channel])
                points += [(x, at), (self.left + target, at)]
            x = self.left + target
        end = self.y(lower.box) + (self.shapes[lower.box].h if within else 0.0)
        points.append((x, end))
        points = [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
        return points if edge.tail == upper.box else points[::-1]

    def _label(self, edge: PlanEdge, *, changed: bool) -> tuple[TextLine, ...]:
        way = self.channels.ways[edge.id]
        lines = label_lines(edge.words)
        port = self.channels.ports[way.upper if way.label_up else way.lower]
        row = self.rows.row_of[port.box]
        x = self.left + port.x + 8
        if way.label_up:
            top = self.y(port.box) + self.shapes[port.box].h
            first = top + (self._channel(row)[0] - top) + 4 + LEAST_PT * 0.9
        else:
            first = self.y(port.box) - 5 - (len(lines) - 1) * STEP - 3
        return tuple(_line(text, x, first + number * STEP, edge, changed=changed) for number, text in enumerate(lines))

    # -- lines within a row -------------------------------------------------------------------------------------------

    def _beside(self, edge: PlanEdge, option: str, many: int, number: int) -> Connector:
        one, two = edge.tail, edge.head
        low = max(self.y(one), self.y(two))
        high = min(self.y(one) + self.shapes[one].h, self.y(two) + self.shapes[two].h)
        lines = label_lines(edge.words)
        at = low + (high - low) * (number + 1) / (many + 1)
        at = max(at, low + 8)
        half = {id: self.shapes[id].w / 2 for id in (one, two)}
        right = self.rows.middle[two] > self.rows.middle[one]
        start = self.left + self.rows.middle[one] + (half[one] if right else -half[one])
        end = self.left + self.rows.middle[two] - (half[two] if right else -half[two])
        label = tuple(
            _line(
                text,
                (start + end) / 2,
                at - 5 - (len(lines) - 1 - n) * STEP,
                edge,
                changed=bool(edge.change),
                anchor=True,
            )
            for n, text in enumerate(lines)
        )
        return self._connector(edge, option, ((start, at), (end, at)), label)

    def _connector(
        self, edge: PlanEdge, option: str, points: tuple[tuple[float, float], ...], label: tuple[TextLine, ...]
    ) -> Connector:
        tail, head = (self.union.variants[end][option].id for end in (edge.tail, edge.head))
        return Connector(
            "|".join((tail, head, edge.words, edge.firm, "ours" if edge.ours else "")),
            tail,
            head,
            points,
            edge.words,
            label,
            edge.firm,
            edge.ours,
            edge.change,
            edge.facts,
            edge.gap,
        )


def place(
    union: Union,
    ids: Sequence[str],
    edges: Sequence[PlanEdge],
    bare: frozenset[str],
    area: tuple[float, float, float, float],
) -> Placed | None:
    """These boxes and lines in an area (left, top, width, height); None where they do not fit."""
    left, top, room, high = area
    inside = set(ids)
    edges = [edge for edge in edges if edge.tail in inside and edge.head in inside]
    made = {id: union.shape(id, bare=id in bare) for id in ids}
    rows: LayerRows | None = None
    for _ in range(_TURNS):
        widths = {id: found.w for id, found in made.items()}
        level = {frozenset((edge.tail, edge.head)): 0.0 for edge in edges if edge.rank == "level"}
        for edge in edges:
            pair = frozenset((edge.tail, edge.head))
            level[pair] = max(level.get(pair, 0.0), label_width(edge.words) + _ARROW)
        rows = layered(ids, edges, widths, level, room, _fixed(union, ids))
        if rows is None:
            return None
        flat = _flat(rows, edges)
        least = least_widths(
            [edge for edge in edges if edge.id not in flat], union.options, {id: rows.row_of[id] for id in ids}
        )
        wider = {id: w for id, w in least.items() if w > made[id].w + 0.5}
        if not wider:
            break
        for id, w in wider.items():
            made[id] = union.shape(id, bare=id in bare, least_width=w + 0.1)
    else:
        return None
    assert rows is not None
    if sum(max((made[id].h for id in row if id in made), default=0) for row in rows.rows) > high:
        return None
    flat = _flat(rows, edges)
    beside: dict[frozenset[str], list[PlanEdge]] = defaultdict(list)
    for edge in edges:
        if edge.id in flat:
            beside[frozenset((edge.tail, edge.head))].append(edge)
    for pair, found in beside.items():
        needed = sum(len(label_lines(edge.words)) * STEP + 10 for edge in found)
        for id in pair:
            if made[id].h < needed:
                old = made[id]
                made[id] = replace(old, h=needed)
    channels = routed(rows, [edge for edge in edges if edge.id not in flat], union.options)
    heights = [max((made[id].h for id in row if id in made), default=14.0) for row in rows.rows]
    gaps = [channels.height(number) for number in range(len(heights))]
    last = len(heights) - 1
    if not (channels.lane_count.get(last) or channels.up_lines.get(last)):
        gaps[last] = 0.0
    spare = high - sum(heights) - sum(gaps)
    if spare < 0:
        return None
    loose = min(spare / max(last, 1), _LOOSE)
    tops, at = [], top
    for number, height in enumerate(heights):
        tops.append(at)
        at += height + gaps[number] + (loose if number < last else 0.0)
    return Placed(union, tuple(ids), tuple(edges), bare, made, rows, channels, dict(beside), tops, heights, left)


def _fixed(union: Union, ids: Sequence[str]) -> dict[str, int]:
    """The rows that the plan says, without those that are empty here; nothing where it leaves them to the lines."""
    said = {id: next(iter(union.variants[id].values())).row for id in ids}
    if any(row < 0 for row in said.values()):
        return {}
    place = {row: number for number, row in enumerate(sorted(set(said.values())))}
    return {id: place[row] for id, row in said.items()}


def _flat(rows: LayerRows, edges: Sequence[PlanEdge]) -> set[str]:
    """The lines between two boxes that are neighbours in a row."""
    place = {item: (row, number) for row, items in enumerate(rows.rows) for number, item in enumerate(items)}
    return {
        edge.id
        for edge in edges
        if place[edge.tail][0] == place[edge.head][0] and abs(place[edge.tail][1] - place[edge.head][1]) == 1
    }


def _line(text: str, x: float, y: float, edge: PlanEdge, *, changed: bool, anchor: bool = False) -> TextLine:
    colour = MAROON if edge.gap or edge.change == "removed" else BLUE if changed else GREY
    return TextLine(
        x,
        y,
        (Run(text, LEAST_PT, changed, colour),),
        width(text, LEAST_PT, bold=changed),
        "middle" if anchor else "start",
    )


@dataclass
class BoxesOnPage:
    """Boxes on a page, and what the page is about."""

    placed: Placed
    part: str
