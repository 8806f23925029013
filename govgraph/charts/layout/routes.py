"""Where lines run: from port to port, in lanes between the rows, with their words beside them.

Lines that say the same and share an end share a port there and run together, with one arrow and one label. Lines that
are never there in the same option share a port too.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.charts.layout.layers import LayerRows, ends
from govgraph.charts.layout.spread import spread
from govgraph.charts.metrics import width, wrapped
from govgraph.charts.plan import PlanEdge
from govgraph.charts.scene import LEAST_PT

LABEL_ROOM = 118.0
STEP = 14.0
_LANE = 9.0
_SIDE = 7.0
_PAD = 7.0
_LEAST = 26.0
_TOUCHING = 8.0


PortKey = tuple[str, str, str]
"""The side of a box, the box, and what the lines at the port share."""


@dataclass
class Port:
    """A place on the upper or lower side of a box at which lines end, and the words that stand to its right."""

    box: str
    words: list[str] = field(default_factory=list)
    label_w: float = 0.0
    x: float = 0.0
    wants: list[tuple[PortKey, str]] = field(default_factory=list)


@dataclass
class EdgeWay:
    """The way of one edge: its ports, whether its words stand at the upper one, and its lanes by channel."""

    edge: PlanEdge
    chain: list[str]
    upper: PortKey
    lower: PortKey
    label_up: bool
    lanes: dict[int, int] = field(default_factory=dict)


@dataclass
class Channels:
    """What runs between the rows: channel ``n`` is below row ``n``."""

    ports: dict[PortKey, Port]
    ways: dict[str, EdgeWay]
    lane_count: dict[int, int]
    up_lines: dict[int, int]
    low_lines: dict[int, int]

    def height(self, channel: int) -> float:
        """The room that a channel needs."""
        lanes, up, low = (found.get(channel, 0) for found in (self.lane_count, self.up_lines, self.low_lines))
        if not (lanes or up or low):
            return 14.0
        return max(_LEAST, 2 * _PAD + lanes * _LANE + (up + low) * STEP)

    def lane_y(self, channel: int, top: float, height: float, lane: int) -> float:
        """Where a lane runs in a channel from ``top``, ``height`` points high."""
        lanes, up, low = (found.get(channel, 0) for found in (self.lane_count, self.up_lines, self.low_lines))
        used = 2 * _PAD + lanes * _LANE + (up + low) * STEP
        return top + _PAD + up * STEP + (height - used) * ((up + 0.5) / (up + low + 1)) + (lane + 0.5) * _LANE


def label_lines(words: str) -> Sequence[str]:
    """The words of a line, in lines as they stand beside it."""
    return wrapped(words, LABEL_ROOM, LEAST_PT, bold=True, most=3) if words else []


def label_width(words: str) -> float:
    """How wide that is."""
    return max((width(text, LEAST_PT, bold=True) for text in label_lines(words)), default=0.0)


def least_widths(
    edges: Sequence[PlanEdge], options: Mapping[str, frozenset[str]], row_of: Mapping[str, int]
) -> dict[str, float]:
    """How wide each box must be for the words at its ports."""
    ports, _ = _ports(edges, options, row_of)
    sides: dict[tuple[str, str], float] = defaultdict(float)
    for key, port in ports.items():
        sides[port.box, key[0]] += _port_room(port)
    out: dict[str, float] = {}
    for (box, _), used in sides.items():
        out[box] = max(out.get(box, 0.0), used + 2)
    return out


def routed(rows: LayerRows, edges: Sequence[PlanEdge], options: Mapping[str, frozenset[str]]) -> Channels:
    """The ways of all edges between rows, and of those within a row between boxes that are not neighbours."""
    real = {item: rows.row_of[item] for item in rows.row_of if not item.startswith("~")}
    ports, ways = _ports(edges, options, real)
    for edge_id, way in ways.items():
        way.chain = rows.chains.get(edge_id, [way.edge.tail, way.edge.head])
    _settle(rows, ports, ways)
    _straighten(rows, ports, ways)
    made = Channels(ports, ways, {}, {}, {})
    _lanes(rows, made)
    for way in ways.values():
        lines = len(label_lines(way.edge.words))
        channel, found = (
            (real[way.upper[1]], made.up_lines) if way.label_up else (real[way.lower[1]] - 1, made.low_lines)
        )
        found[channel] = max(found.get(channel, 0), lines)
    return made


def _ports(
    edges: Sequence[PlanEdge], options: Mapping[str, frozenset[str]], row_of: Mapping[str, int]
) -> tuple[dict[PortKey, Port], dict[str, EdgeWay]]:
    """The port at each end of every edge, by key: side, box, what they share."""
    vertical = [edge for edge in edges if edge.tail != edge.head and edge.tail in row_of and edge.head in row_of]
    everywhere = frozenset(option for found in options.values() for option in found)

    def kind(edge: PlanEdge) -> object:
        """What lines must share to run together: their look, and whether an option changes them."""
        return edge.look, edge.change, options.get(edge.id) == everywhere

    bus_up: dict[object, list[PlanEdge]] = defaultdict(list)
    bus_low: dict[object, list[PlanEdge]] = defaultdict(list)
    for edge in vertical:
        if row_of[edge.tail] != row_of[edge.head]:
            upper, lower = ends(edge, row_of)
            bus_up[upper, kind(edge), edge.tail == upper].append(edge)
            bus_low[lower, kind(edge), edge.tail == lower].append(edge)
    ports: dict[PortKey, Port] = {}
    ways: dict[str, EdgeWay] = {}
    taken: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)

    def port(key: PortKey, box: str) -> Port:
        return ports.setdefault(key, Port(box))

    for edge in vertical:
        within = row_of[edge.tail] == row_of[edge.head]
        upper, lower = (edge.tail, edge.head) if within else ends(edge, row_of)
        up_bus = bus_up.get((upper, kind(edge), edge.tail == upper), [])
        low_bus = bus_low.get((lower, kind(edge), edge.tail == lower), [])
        many_up = len({ends(other, row_of)[1] for other in up_bus}) > 1 if up_bus else False
        many_low = not many_up and len({ends(other, row_of)[0] for other in low_bus}) > 1 if low_bus else False
        slot = _slot(taken[upper, lower], options.get(edge.id, frozenset()))
        own = f"{upper}>{lower}#{slot}"
        look = f"={edge.tail == upper}:{kind(edge)}"
        up_key = ("lower", upper, look if many_up else own)
        low_key = ("lower" if within else "upper", lower, look if many_low else own)
        up, low = port(up_key, upper), port(low_key, lower)
        up.wants.append((low_key, edge.id))
        low.wants.append((up_key, edge.id))
        label_up = many_up or within
        shown = up if label_up else low
        shown.label_w = max(shown.label_w, label_width(edge.words))
        ways[edge.id] = EdgeWay(edge, [], up_key, low_key, label_up)
    return ports, ways


def _slot(taken: list[frozenset[str]], here: frozenset[str]) -> int:
    """The first of the slots between two boxes in which no line stands in any of these options."""
    for number, others in enumerate(taken):
        if not others & here:
            taken[number] = others | here
            return number
    taken.append(here)
    return len(taken) - 1


def _port_room(port: Port) -> float:
    return _SIDE * 2 + (port.label_w + 6 if port.label_w else 0)


def _settle(rows: LayerRows, ports: Mapping[PortKey, Port], ways: Mapping[str, EdgeWay]) -> None:
    """Move ports along their sides until lines are as straight as they can be."""
    by_side: dict[tuple[str, str], list[PortKey]] = defaultdict(list)
    for key, port in ports.items():
        port.x = rows.middle[port.box]
        by_side[key[0], port.box].append(key)

    def target(key: PortKey, settled: bool) -> float:
        found = []
        for other, edge in ports[key].wants:
            chain = ways[edge].chain
            straight = len(chain) == 2
            near = chain[1] if chain[0] == ports[key].box and key[0] == "lower" else chain[-2]
            found.append(ports[other].x if straight else rows.middle[near])
        return sum(found) / len(found)

    for turn in range(6):
        for (_, box), keys in by_side.items():
            wants = {key: target(key, turn > 0) for key in keys}
            keys.sort(key=lambda key: (wants[key], key))
            left = rows.middle[box] - rows.of(box) / 2
            apart = [0.0] + [_port_room(ports[one]) for one in keys[:-1]]
            last = ports[keys[-1]].label_w
            places = spread(
                [wants[key] for key in keys],
                apart,
                low=left + _SIDE,
                high=left + rows.of(box) - max(_SIDE, min(last + 8 - 12, rows.of(box) - 2 * _SIDE)),
            )
            for key, place in zip(keys, places, strict=True):
                ports[key].x = place


def _straighten(rows: LayerRows, ports: Mapping[PortKey, Port], ways: Mapping[str, EdgeWay]) -> None:
    """Where a line would be bent by a little, move one of its ports, if its neighbours leave room."""
    sides: dict[tuple[str, str], list[PortKey]] = defaultdict(list)
    for key, port in ports.items():
        sides[key[0], port.box].append(key)

    def free(key: PortKey, x: float) -> bool:
        port = ports[key]
        left = rows.middle[port.box] - rows.of(port.box) / 2
        if not left + _SIDE <= x <= left + rows.of(port.box) - max(_SIDE, port.label_w + 8 - 12):
            return False
        for other in sides[key[0], port.box]:
            if other != key:
                first, second = (port, ports[other]) if x < ports[other].x else (ports[other], port)
                if abs(ports[other].x - x) < _port_room(first) - 0.5 or first is second:
                    return False
        return True

    for way in ways.values():
        xs = [rows.middle[item] for item in way.chain[1:-1]]
        for key, near in ((way.upper, xs[0] if xs else None), (way.lower, xs[-1] if xs else None)):
            other = ports[way.lower if key == way.upper else way.upper].x if near is None else near
            if 0 < abs(ports[key].x - other) < _BENT and free(key, other):
                ports[key].x = other


_BENT = 24.0


def _lanes(rows: LayerRows, made: Channels) -> None:
    """A lane in each channel for every line that moves sideways there, so that no two run on top of each other."""
    pieces: dict[int, list[tuple[float, float, EdgeWay, bool]]] = defaultdict(list)
    for way in made.ways.values():
        xs = [made.ports[way.upper].x, *(rows.middle[item] for item in way.chain[1:-1]), made.ports[way.lower].x]
        within = way.lower[0] == "lower"
        first = rows.row_of[way.chain[0]]
        for number, (start, end) in enumerate(itertools.pairwise(xs)):
            if abs(start - end) > 0.01 or within:
                pieces[first + number].append((start, end, way, within))
    for channel, found in pieces.items():
        placed: list[tuple[float, float, int, EdgeWay]] = []
        for start, end, way, within in _topmost_first(found):
            low, high = min(start, end) - _TOUCHING, max(start, end) + _TOUCHING
            lane = 0
            together = None
            for other_low, other_high, other_lane, other in placed:
                if way.upper == other.upper or (way.lower == other.lower and not within):
                    together = other_lane if together is None else max(together, other_lane)
                elif low < other_high and other_low < high:
                    lane = max(lane, other_lane + 1)
            way.lanes[channel] = max(lane, together if together is not None else 0)
            placed.append((min(start, end), max(start, end), way.lanes[channel], way))
        made.lane_count[channel] = max(lane for *_, lane, _ in placed) + 1


def _topmost_first(found: list[tuple[float, float, EdgeWay, bool]]) -> list[tuple[float, float, EdgeWay, bool]]:
    """In the order of their lanes from the top: no line crosses one that it need not, none runs over another's end."""
    waiting = sorted(found, key=lambda piece: (piece[1] < piece[0], -piece[0] if piece[1] >= piece[0] else piece[0]))
    out = []
    while waiting:
        for piece in waiting:
            _start, end, way, within = piece
            blocked = any(
                abs(end - other[0]) < _TOUCHING and other[2].upper != way.upper and not within
                for other in waiting
                if other is not piece
            )
            if not blocked:
                break
        else:
            piece = waiting[0]
        waiting.remove(piece)
        out.append(piece)
    return out
