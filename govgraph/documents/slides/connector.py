"""A line of a chart as a connector of PowerPoint, glued to the two boxes that it joins.

A connector is one of five presets: straight, or with one to four bends. A preset is drawn in a frame of its own, turned by
a quarter where it sets out up or down, and mirrored where it runs to the left or upward; its bends are adjustments, in
hundred thousandths of the frame (ECMA-376, 20.1.9 and the presets ``bentConnector2`` to ``bentConnector5``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
MOST_BENDS = 4
_LEAST = 0.05
"""A frame is at least so many points wide and high, so that bends can be told in parts of it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A preset connector: its name, its frame before it is turned, how it is turned and mirrored, and its bends.

    ``x``, ``y``, ``w`` and ``h`` are in points, ``turn`` in degrees clockwise, ``bends`` in hundred thousandths.
    """

    preset: str
    x: float
    y: float
    w: float
    h: float
    turn: int = 0
    flip_h: bool = False
    flip_v: bool = False
    bends: tuple[int, ...] = ()


def framed(points: Sequence[Point]) -> Frame | None:
    """The preset that runs through these points, each piece of which is horizontal or vertical; None: it has too many bends."""
    way = _simplified(points)
    (x0, y0), (x1, y1) = way[0], way[-1]
    bends = len(way) - 2
    if bends > MOST_BENDS:
        return None
    if bends == 0:
        return Frame(
            "straightConnector1", min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), flip_h=x1 < x0, flip_v=y1 < y0
        )
    across = abs(way[1][1] - way[0][1]) < abs(way[1][0] - way[0][0])
    dx, dy = _signed(x1 - x0), _signed(y1 - y0)
    wide, high = abs(dx), abs(dy)
    if across:
        adjusted = _bends(way, along=0, length=dx, beside=dy)
        return Frame(f"bentConnector{bends + 1}", min(x0, x1), min(y0, y1), wide, high, 0, dx < 0, dy < 0, adjusted)
    # set out up or down: the frame lies on its side, turned by a quarter about its middle
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    adjusted = _bends(way, along=1, length=dy, beside=dx)
    return Frame(
        f"bentConnector{bends + 1}",
        middle_x - high / 2,
        middle_y - wide / 2,
        high,
        wide,
        90,
        dy < 0,
        dx > 0,
        adjusted,
    )


def _signed(length: float) -> float:
    """A length with its sign, at least so long that bends can be told in parts of it; of none the sign is plus."""
    return length if abs(length) >= _LEAST else _LEAST


def _bends(way: Sequence[Point], *, along: int, length: float, beside: float) -> tuple[int, ...]:
    """Where the pieces between the first and the last lie, alternately along the frame and beside it."""
    out = []
    for n in range(1, len(way) - 2):
        axis = along if n % 2 else 1 - along
        whole = length if axis == along else beside
        out.append(round((way[n][axis] - way[0][axis]) / whole * 100_000))
    return tuple(out)


def _simplified(points: Sequence[Point]) -> list[Point]:
    """The points without those at which nothing bends."""
    way: list[Point] = [points[0]]
    for point in points[1:]:
        if near(point, way[-1]):
            continue
        if len(way) > 1 and _in_line(way[-2], way[-1], point):
            way[-1] = point
        else:
            way.append(point)
    if len(way) == 1:
        way.append(points[-1])
    return way


def near(one: Point, other: Point, *, by: float = _LEAST) -> bool:
    """Are two points no further from each other than by so much, across and down?"""
    return abs(one[0] - other[0]) < by and abs(one[1] - other[1]) < by


def _in_line(one: Point, two: Point, three: Point) -> bool:
    same_x = abs(one[0] - two[0]) < _LEAST and abs(two[0] - three[0]) < _LEAST
    same_y = abs(one[1] - two[1]) < _LEAST and abs(two[1] - three[1]) < _LEAST
    return same_x or same_y
