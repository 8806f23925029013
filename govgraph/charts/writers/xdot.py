"""A scene as drawing operations of Graphviz (xdot), from which it makes PNG and PDF without a layout of its own.

Graphviz draws them as the background of a graph that has nothing else in it (the attribute ``_background``), with the
typeface that the package ships. https://graphviz.org/docs/outputs/canon/#xdot tells the operations.
"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.charts.scene import (
    BLUE,
    GREY,
    INK,
    MARK_RADIUS,
    MAROON,
    PALE,
    TINT,
    WHITE,
    Box,
    Connector,
    LegendEntry,
    Scene,
    TextLine,
)
from govgraph.charts.writers.svg import ARROW, arrow_head, line_look, shortened_end
from govgraph.model.visible import clean

_STYLES = {"settled": "solid", "foreseen": "dashed", "ended": "dotted", "one of": "dashed"}


class _Pen:
    """Operations as they are written. Graphviz counts upwards from the lower left corner."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.parts: list[str] = []

    def at(self, points: Iterable[tuple[float, float]]) -> str:
        found = list(points)
        return f"{len(found)} " + " ".join(f"{x:.2f} {self.height - y:.2f}" for x, y in found)

    def text_op(self, letter: str, text: str) -> None:
        self.parts.append(f"{letter} {len(text.encode())} -{text}")

    def look(self, stroke: str, width: float, style: str = "solid", fill: str = WHITE) -> None:
        self.text_op("c", stroke)
        self.text_op("C", fill)
        self.text_op("S", f"setlinewidth({width:.2f})")
        self.text_op("S", style)

    def polygon(self, points: Iterable[tuple[float, float]], *, filled: bool = True) -> None:
        self.parts.append(f"{'P' if filled else 'p'} {self.at(points)}")

    def line(self, points: Iterable[tuple[float, float]]) -> None:
        self.parts.append(f"L {self.at(points)}")

    def ellipse(self, x: float, y: float, rx: float, ry: float) -> None:
        self.parts.append(f"E {x:.2f} {self.height - y:.2f} {rx:.2f} {ry:.2f}")

    def words(self, text: str, x: float, y: float, size: float, width: float, colour: str, *, bold: bool) -> None:
        shown = clean(text)
        self.text_op("c", colour)
        self.parts.append(f"F {size:.2f} 5 -Arial")
        self.parts.append(f"t {1 if bold else 0}")
        self.parts.append(f"T {x:.2f} {self.height - y:.2f} -1 {width:.2f} {len(shown.encode())} -{shown}")


def dot(scene: Scene) -> str:
    """The scene as DOT text to be drawn with the engine ``nop2``, exactly as large as the page."""
    pen = _Pen(scene.height_pt)
    pen.look(WHITE, 0, fill=WHITE)
    pen.polygon([(0, 0), (scene.width_pt, 0), (scene.width_pt, scene.height_pt), (0, scene.height_pt)])
    for box in scene.boxes:
        _box(pen, box)
    for one in scene.strokes:
        pen.look(one.colour, one.width)
        pen.line([(one.x1, one.y1), (one.x2, one.y2)])
    for connector in sorted(scene.connectors, key=lambda one: bool(one.change)):
        _connector(pen, connector)
    for line in (*(line for one in scene.connectors for line in one.label), *scene.texts):
        _line(pen, line)
    for entry in scene.legend:
        _entry(pen, entry)
    said = _strings(pen.parts)
    hidden = 'label="" shape=box width=0.01 height=0.01 fixedsize=true style=invis'
    corners = (
        f'n0 [pos="0.36,0.36" {hidden}] n1 [pos="{scene.width_pt - 0.36:.2f},{scene.height_pt - 0.36:.2f}" {hidden}]'
    )
    return f"graph {{ graph [pad=0 margin=0 _background={said}] {corners} }}"


def _strings(parts: Iterable[str]) -> str:
    """The operations as strings of DOT that are joined: Graphviz reads no string of 16,384 bytes or more."""
    out = [""]
    for part in parts:
        shown = part.replace('"', '\\"') + " "
        if len(out[-1].encode()) + len(shown.encode()) > _LONGEST:
            out.append("")
        out[-1] += shown
    return " + ".join(f'"{text}"' for text in out)


_LONGEST = 12_000


def _rounded(x: float, y: float, w: float, h: float, r: float) -> list[tuple[float, float]]:
    """The corners of a box, cut where they are round."""
    if not r:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    k = r * 0.3
    return [
        (x + r, y),
        (x + w - r, y),
        (x + w - k, y + k),
        (x + w, y + r),
        (x + w, y + h - r),
        (x + w - k, y + h - k),
        (x + w - r, y + h),
        (x + r, y + h),
        (x + k, y + h - k),
        (x, y + h - r),
        (x, y + r),
        (x + k, y + k),
    ]


def _box(pen: _Pen, box: Box) -> None:
    stroke = {"removed": MAROON, "": INK}.get(box.change, BLUE) if box.outline != "gap" else MAROON
    wide = 2.25 if box.outline == "legal" else 1.2
    if box.change in {"added", "changed"}:
        wide = max(wide, 2.6)
    style = "dashed" if box.outline == "gap" and box.firm == "settled" else _STYLES[box.firm]
    r = {"informal": 8.0, "result": 8.0, "post": 4.0}.get(box.outline, 0.0)
    if box.outline == "cell":
        pen.look(box.fill, 0, fill=box.fill)
        pen.polygon(_rounded(box.x, box.y, box.w, box.h, 0))
    elif box.outline != "none":
        pen.look(stroke, wide, style, WHITE)
        if box.several:
            pen.polygon(_rounded(box.x + 4, box.y - 4, box.w, box.h, r))
        pen.look(stroke, wide, style, box.fill)
        if box.outline == "fund":
            _drum(pen, box.x, box.y, box.w, box.h, (stroke, wide, style, box.fill))
        else:
            pen.polygon(_rounded(box.x, box.y, box.w, box.h, r))
    if box.corner:
        right, top = box.right - 1, box.y + 1
        _corner(pen, ((right - 9, top), (right, top), (right, top + 9)), box.corner)
    for line in box.lines:
        _line(pen, line)


def _drum(pen: _Pen, x: float, y: float, w: float, h: float, look: tuple[str, float, str, str]) -> None:
    bend = 5.0
    pen.ellipse(x + w / 2, y + h - bend, w / 2, bend)
    pen.look(look[3], 0, fill=look[3])
    pen.polygon([(x, y + bend), (x + w, y + bend), (x + w, y + h - bend), (x, y + h - bend)])
    pen.look(*look)
    for side in (x, x + w):
        pen.line([(side, y + bend), (side, y + h - bend)])
    pen.ellipse(x + w / 2, y + bend, w / 2, bend)


def _connector(pen: _Pen, one: Connector) -> None:
    colour, wide = line_look(one)
    pen.look(colour, wide, "dashed" if one.gap and one.firm == "settled" else _STYLES[one.firm])
    pen.line(shortened_end(one.points, ARROW * 0.9))
    head = arrow_head(one.points, ARROW)
    if head:
        pen.look(colour, 1.2, fill=WHITE if one.ours else colour)
        pen.polygon(head)


def _line(pen: _Pen, line: TextLine) -> None:
    if not line.text.strip():
        return
    if line.changed:
        x, y, w, h = line.tint_box
        pen.look(TINT, 0, fill=TINT)
        pen.polygon(_rounded(x, y, w, h, 0))
    if line.mark:
        _mark(pen, line.mark, *line.mark_middle)
    if line.corner:
        _corner(pen, line.corner_points, line.corner)
    from govgraph.charts.metrics import width

    x = line.left
    for run in line.runs:
        used = width(run.text, run.size, bold=run.bold)
        pen.words(run.text, x, line.y, run.size, used, run.colour, bold=run.bold)
        x += used


def _mark(pen: _Pen, kind: str, x: float, y: float) -> None:
    r = MARK_RADIUS
    if kind == "stated":
        pen.look(BLUE, 0.5, fill=BLUE)
        pen.ellipse(x, y, r, r)
    elif kind == "ours":
        pen.look(BLUE, 1.5, fill=WHITE)
        pen.ellipse(x, y, r - 0.6, r - 0.6)
    elif kind == "foreseen":
        pen.look(BLUE, 1.3, fill=WHITE)
        pen.ellipse(x, y, r - 0.5, r - 0.5)
        pen.look(BLUE, 0, fill=BLUE)
        arc = [
            (x, y - r),
            (x - r * 0.5, y - r * 0.87),
            (x - r * 0.87, y - r * 0.5),
            (x - r, y),
            (x - r * 0.87, y + r * 0.5),
            (x - r * 0.5, y + r * 0.87),
            (x, y + r),
        ]
        pen.polygon(arc)
    elif kind == "law":
        pen.look(INK, 0, fill=INK)
        pen.polygon(_rounded(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1, 0))
    elif kind == "nobody":
        d = r - 0.8
        pen.look(MAROON, 2)
        pen.line([(x - d, y - d), (x + d, y + d)])
        pen.line([(x + d, y - d), (x - d, y + d)])


def _corner(pen: _Pen, points: Iterable[tuple[float, float]], kind: str) -> None:
    pen.look(MAROON, 1, fill=WHITE if kind == "part" else MAROON)
    pen.polygon(points)


def _entry(pen: _Pen, entry: LegendEntry) -> None:
    x, y, sample = entry.line.x - 24, entry.line.y - 4, entry.sample
    if sample in {"stated", "foreseen", "ours", "law", "nobody"}:
        _mark(pen, sample, x + 14, y)
    elif sample in {"missing", "part"}:
        _corner(pen, ((x + 10, y - 4), (x + 18, y - 4), (x + 18, y + 4)), sample)
    elif sample in {"legal", "committee", "informal", "group", "fund", "post"}:
        pen.look(INK, 2.25 if sample == "legal" else 1.2, fill=WHITE)
        if sample == "group":
            pen.polygon(_rounded(x + 5, y - 6.5, 15, 9, 0))
        pen.look(INK, 2.25 if sample == "legal" else 1.2, fill=PALE if sample == "informal" else WHITE)
        if sample == "fund":
            pen.ellipse(x + 9.5, y + 3, 7.5, 2.5)
            pen.polygon(_rounded(x + 2, y - 3, 15, 6, 0))
            pen.ellipse(x + 9.5, y - 3, 7.5, 2.5)
        else:
            pen.polygon(_rounded(x + 2, y - 4.5, 15, 9, {"informal": 4.0, "post": 2.0}.get(sample, 0.0)))
    elif sample == "changed":
        pen.look(TINT, 0, fill=TINT)
        pen.polygon(_rounded(x, y - 5, 19, 10, 0))
        pen.look(BLUE, 2.6)
        pen.line([(x, y), (x + 19, y)])
    elif sample == "hollow":
        pen.look(GREY, 1.5)
        pen.line([(x, y), (x + 10, y)])
        pen.look(GREY, 1.2, fill=WHITE)
        pen.polygon([(x + 19, y), (x + 10, y - 4), (x + 10, y + 4)])
    elif sample:
        style = {"dashed": "dashed", "dotted": "dotted", "removed": "dotted", "one of": "dashed"}.get(sample, "solid")
        pen.look(MAROON if sample == "removed" else GREY, 1.5, style)
        pen.line([(x, y), (x + 19, y)])
    _line(pen, entry.line)
