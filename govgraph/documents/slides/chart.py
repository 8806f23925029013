"""A chart on a slide: each box a native shape with its words, each line a connector that is glued to two boxes.

The places are those of the scene, which is the same as on the page. A shape has a connection site in the middle of each
side alone. Where a line meets a box elsewhere, a small invisible port stands there, in one group with the box: the line is
glued to the port, and stays where it is drawn when somebody moves the box or what is at the other end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from govgraph.charts.scene import (
    BLUE,
    GREY,
    INK,
    LEAST_PT,
    MAROON,
    RULE,
    TINT,
    WHITE,
    Box,
    Connector,
    LegendEntry,
    Scene,
    Stroke,
    TextLine,
)
from govgraph.documents.slides.canvas import Align, Canvas, Para, Words, described, line_height, plain, rgb
from govgraph.documents.slides.connector import Point, framed, near
from govgraph.documents.slides.template import Area

DASHES = {"foreseen": "dash", "ended": "sysDot", "one of": "lgDash"}
WEIGHTS = {"legal": 2.5, "committee": 1.25, "result": 2.0}
ROUNDED = frozenset({"informal", "post", "step"})
ROUNDING = 9.0
TITLE_PT = 18.0
"""The words of a chart's title are at least so large."""

ALIGN: dict[str, Align] = {"start": "left", "middle": "centre", "end": "right"}

PORT = 1.0
"""The size of a port."""

_ASCENT = 0.905
"""From the top of a line of Arial to its baseline, of the size of its letters."""


class ChartOnSlide:
    """A scene that is being put on a slide, moved down or up by ``dy`` so that it stands below the title."""

    def __init__(self, canvas: Canvas, scene: Scene, area: Area) -> None:
        self.canvas = canvas
        self.scene = scene
        self.dy = area.y - top_of(scene)
        self.ends: dict[str, list[Point]] = defaultdict(list)
        self.sites: dict[tuple[str, Point], tuple[int, int]] = {}
        for connector in scene.connectors:
            for box, point in ((connector.tail, connector.points[0]), (connector.head, connector.points[-1])):
                if point not in self.ends[box]:
                    self.ends[box].append(point)

    # -- boxes --------------------------------------------------------------------------------------------------

    def box(self, box: Box) -> None:
        """A box with its name in it, its decisions with their marks on it, and the ports of its lines, in one group."""
        area = Area(box.x, box.y + self.dy, box.w, box.h)
        if box.outline == "none" and box.id not in self.ends:
            self.lines(box.lines)
            return
        behind = [self._shape(Area(area.x + 4, area.y - 4, area.w, area.h), box)] if box.several else []
        for shape in behind:
            self._outlined(shape, box, None)
        made = self._shape(area, box)
        label = box.label or " ".join(line.text for line in box.lines)
        self._outlined(made, box, f"{label}.")
        head = list(self._heading(box))
        if head:
            self._named(made, box, head)
        more = self.lines(box.lines[len(head) :])
        if box.corner:
            more.append(
                self.canvas.corner(area.right, area.y, whole=box.corner == "missing", alt="No delegation is recorded")
            )
        together = [*behind, made, *self._ports(box, made), *more]
        if len(together) > 1:
            described(self.canvas.slide.shapes.add_group_shape(together), label, f"{label} and what stands in its box.")

    def _ports(self, box: Box, made: Any) -> list[Any]:
        """A port for each place at which a line meets the box and which is not the middle of a side."""
        ports = []
        for x, y in self.ends[box.id]:
            side = _side(x, y, box)
            middle = {
                0: (box.x + box.w / 2, box.y),
                1: (box.x, box.y + box.h / 2),
                2: (box.x + box.w / 2, box.bottom),
                3: (box.right, box.y + box.h / 2),
            }
            if near((x, y), middle[side], by=PORT):
                self.sites[box.id, (x, y)] = made.shape_id, side
                continue
            port = self.canvas.rectangle(Area(x - PORT / 2, y + self.dy - PORT / 2, PORT, PORT), name="Port")
            self.sites[box.id, (x, y)] = port.shape_id, side
            ports.append(port)
        return ports

    def _heading(self, box: Box) -> Iterator[TextLine]:
        """The lines before the first that has a mark of its own, which are the box's own words."""
        for line in box.lines:
            if line.mark or line.thing or line.corner or line.changed:
                return
            yield line

    def _shape(self, area: Area, box: Box) -> Any:
        preset = MSO_SHAPE.ROUNDED_RECTANGLE if box.outline in ROUNDED else MSO_SHAPE.RECTANGLE
        made = self.canvas.slide.shapes.add_shape(preset, Pt(area.x), Pt(area.y), Pt(area.w), Pt(area.h))
        if box.outline in ROUNDED:
            made.adjustments[0] = min(0.5, ROUNDING / max(min(area.w, area.h), 1))
        return made

    def _outlined(self, made: Any, box: Box, alt: str | None) -> None:
        changed = box.change in {"added", "changed"}
        colour = "" if box.outline == "none" else MAROON if box.outline == "gap" else BLUE if changed else INK
        weight = WEIGHTS.get(box.outline, 1.0) + (0.75 if changed else 0)
        self.canvas.styled(made, fill=box.fill, line=colour, weight=weight, name=box.label or "Box", alt=alt)
        if box.firm in DASHES and colour:
            _dashed(made, DASHES[box.firm])

    def _named(self, made: Any, box: Box, lines: Sequence[TextLine]) -> None:
        """Puts the words of a box into its own frame, one paragraph for each style, so that they can be edited as text."""
        anchor = lines[0].anchor
        align = ALIGN[anchor]
        top = lines[0].y - lines[0].size * _ASCENT - box.y
        left = max(lines[0].left - box.x, 0) if anchor == "start" else 2.0
        paras = []
        for _, same in groupby(lines, key=lambda line: tuple((run.size, run.bold, run.colour) for run in line.runs)):
            run = list(same)
            words = [word for n, line in enumerate(run) for word in self._words(line, first=n == 0)]
            paras.append(Para(tuple(words), align=align))
        self.canvas.fill_frame(made.text_frame, paras, insets=(left, max(top, 0), 2.0, 0), wrap=False)
        for paragraph, lines_ in zip(made.text_frame.paragraphs, _pitches(lines), strict=False):
            if lines_:
                paragraph.line_spacing = Pt(lines_)

    @staticmethod
    def _words(line: TextLine, *, first: bool) -> Iterator[Words]:
        for n, run in enumerate(line.runs):
            yield Words(run.text, run.size, run.bold, run.colour, breaks=not (first or n))

    # -- words on no box ----------------------------------------------------------------------------------------

    def lines(self, lines: Sequence[TextLine]) -> list[Any]:
        """Lines of words, each a box of text; those that name one decision together, with its mark and corner."""
        out: list[Any] = []
        for (thing, _), group in groupby(
            enumerate(lines), key=lambda pair: (pair[1].thing, pair[0] if not pair[1].thing else 0)
        ):
            out += self._together([line for _, line in group], thing)
        return out

    def _together(self, lines: Sequence[TextLine], thing: str) -> list[Any]:
        shapes: list[Any] = []
        for line in lines:
            if line.changed:
                x, y, w, h = line.tint_box
                shapes.append(self.canvas.rectangle(Area(x, y + self.dy, w, h), fill=TINT, name="Changed"))
        for line in lines:
            if line.mark:
                x, y = line.mark_middle
                shapes += self.canvas.mark(x, y + self.dy, line.mark)
            shapes.append(self._line(line))
            if line.corner:
                (_, top), (right, _), _ = line.corner_points
                shapes.append(self.canvas.corner(right, top + self.dy, whole=line.corner == "missing", side=7.5))
        if not thing or len(shapes) < 2:
            return shapes
        group = self.canvas.slide.shapes.add_group_shape(shapes)
        said = " ".join(line.text for line in lines)
        described(group, said, f"{said}: {_meaning(lines)}")
        return [group]

    def _line(self, line: TextLine) -> Any:
        wide = self.canvas.face.width(line.text, line.size, bold=any(run.bold for run in line.runs)) + 1
        left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
        area = Area(left, line.y - line.size * _ASCENT + self.dy, wide, line_height(line.size))
        align = ALIGN[line.anchor]
        words = tuple(Words(run.text, run.size, run.bold, run.colour) for run in line.runs)
        return self.canvas.text(area, [Para(words, align=align)], name=line.text[:60], wrap=False)

    # -- lines --------------------------------------------------------------------------------------------------

    def connector(self, connector: Connector) -> None:
        """A connector, glued to the boxes at its ends."""
        frame = framed(connector.points)
        if frame is None:
            self._freely(connector)
            return
        made = self.canvas.slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        element = made._element
        transform = element.spPr.find(qn("a:xfrm"))
        transform.find(qn("a:off")).set("x", str(int(Pt(frame.x))))
        transform.find(qn("a:off")).set("y", str(int(Pt(frame.y + self.dy))))
        transform.find(qn("a:ext")).set("cx", str(int(Pt(frame.w))))
        transform.find(qn("a:ext")).set("cy", str(int(Pt(frame.h))))
        for name, on in (("flipH", frame.flip_h), ("flipV", frame.flip_v)):
            transform.attrib.pop(name, None)
            if on:
                transform.set(name, "1")
        if frame.turn:
            transform.set("rot", str(frame.turn * 60_000))
        geometry = element.spPr.find(qn("a:prstGeom"))
        geometry.set("prst", frame.preset)
        adjusted = geometry.find(qn("a:avLst"))
        for n, bend in enumerate(frame.bends, start=1):
            etree.SubElement(adjusted, qn("a:gd"), {"name": f"adj{n}", "fmla": f"val {bend}"})
        self._styled(made, connector)
        self._glued(element, connector)

    def _freely(self, connector: Connector) -> None:
        """A line of more bends than a connector can have: a free line, which is glued to nothing."""
        builder = self.canvas.slide.shapes.build_freeform(*(int(Pt(v)) for v in self._moved(connector.points[0])))
        builder.add_line_segments(
            [(int(Pt(x)), int(Pt(y))) for x, y in map(self._moved, connector.points[1:])], close=False
        )
        made = builder.convert_to_shape()
        made.fill.background()
        self._styled(made, connector)

    def _moved(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0], point[1] + self.dy

    def _styled(self, made: Any, connector: Connector) -> None:
        changed = connector.change in {"added", "changed"}
        colour = MAROON if connector.gap else BLUE if changed else GREY
        plain(made)
        made.line.width = Pt(2.75 if changed else 1.5)
        made.line.color.rgb = rgb(colour)
        if connector.firm in DASHES:
            _dashed(made, DASHES[connector.firm])
        line = made._element.spPr.find(qn("a:ln"))
        # a hollow arrow for our reading: PowerPoint has no hollow triangle, so an open one
        etree.SubElement(
            line, qn("a:tailEnd"), {"type": "arrow" if connector.ours else "triangle", "w": "med", "len": "med"}
        )
        tail, head = (self._label(box) for box in (connector.tail, connector.head))
        words = connector.words or "leads to"
        described(
            made, f"{tail}, {words}, {head}", f"{tail} {words} {head}{' (our reading)' if connector.ours else ''}."
        )

    def _label(self, box: str) -> str:
        found = next((one for one in self.scene.boxes if one.id == box), None)
        return found.label if found is not None else box

    def _glued(self, element: Any, connector: Connector) -> None:
        properties = element.find(qn("p:nvCxnSpPr")).find(qn("p:cNvCxnSpPr"))
        for name, box, point in (
            ("a:stCxn", connector.tail, connector.points[0]),
            ("a:endCxn", connector.head, connector.points[-1]),
        ):
            if (box, point) in self.sites:
                shape, site = self.sites[box, point]
                etree.SubElement(properties, qn(name), {"id": str(shape), "idx": str(site)})

    # -- the rest -----------------------------------------------------------------------------------------------

    def rule(self, stroke: Stroke) -> None:
        """A rule that stands for nothing."""
        self.canvas.line(
            stroke.x1, stroke.y1 + self.dy, stroke.x2, stroke.y2 + self.dy, colour=stroke.colour, weight=stroke.width
        )

    def legend(self, entry: LegendEntry) -> None:
        """A sample to the left of what it means."""
        line = entry.line
        x, y = line.left - 24, line.y - line.size * 0.34 + self.dy
        sample = entry.sample
        if sample in {"stated", "foreseen", "ours", "law", "nobody"}:
            self.canvas.mark(x + 14, y, sample)
        elif sample in {"missing", "part"}:
            self.canvas.corner(x + 18, y - 4, whole=sample == "missing")
        elif sample in {"legal", "committee", "informal", "group", "fund"}:
            box = Box("", (), x, y - 5 - self.dy, 18, 10, sample, fill="#F3F2F1" if sample == "informal" else WHITE)
            self._outlined(self._shape(Area(x, y - 5, 18, 10), box), box, None)
        elif sample:
            colour = BLUE if sample == "changed" else RULE if sample == "as now" else GREY
            made = self.canvas.line(x, y, x + 20, y, colour=colour, weight=2.75 if sample == "changed" else 1.5)
            dash = {"dashed": "dash", "dotted": "sysDot", "one of": "lgDash", "removed": "sysDot"}.get(sample)
            if dash:
                _dashed(made, dash)
            if sample == "hollow":
                etree.SubElement(made._element.spPr.find(qn("a:ln")), qn("a:tailEnd"), {"type": "arrow"})
        self._line(line)


def top_of(scene: Scene) -> float:
    """Where the chart itself begins, below its title and subtitle."""
    body = [
        *(box.y for box in scene.boxes),
        *(line.y - line.size for line in own_texts(scene)),
        *(y for c in scene.connectors for _, y in c.points),
    ]
    return min(body, default=0.0) - 6


def heading(scene: Scene) -> tuple[str, str]:
    """The title and the line below it, as the chart has them: they stand in the slide's own places."""
    title, subtitle = _headings(scene)
    return " ".join(line.text for line in title) or scene.title, " ".join(
        line.text for line in subtitle
    ) or scene.subtitle


def _headings(scene: Scene) -> tuple[list[TextLine], list[TextLine]]:
    """The first words of a scene are its title, in large letters, and then its subtitle, in grey."""
    title = list(takewhile(lambda line: line.size >= TITLE_PT, scene.texts))
    rest = scene.texts[len(title) :]
    return title, list(takewhile(lambda line: line.size > LEAST_PT and line.runs[0].colour == GREY, rest))


def own_texts(scene: Scene) -> tuple[TextLine, ...]:
    """The words on no box without the title and the subtitle."""
    title, subtitle = _headings(scene)
    return scene.texts[len(title) + len(subtitle) :]


def draw(canvas: Canvas, scene: Scene, area: Area) -> None:
    """Draws a scene on a slide, its title and subtitle left out. Lines are below boxes, and words above both."""
    with canvas.in_arial():
        _all(ChartOnSlide(canvas, scene, area))


def _all(drawing: ChartOnSlide) -> None:
    scene = drawing.scene
    for stroke in scene.strokes:
        drawing.rule(stroke)
    for box in scene.boxes:
        drawing.box(box)
    for connector in scene.connectors:
        drawing.connector(connector)
    for connector in scene.connectors:
        drawing.lines(connector.label)
    drawing.lines(own_texts(scene))
    for entry in scene.legend:
        drawing.legend(entry)


def _meaning(lines: Sequence[TextLine]) -> str:
    from govgraph.overview.table import GROUNDS

    marks = [GROUNDS[line.mark].format(source="a paper says") for line in lines if line.mark]
    gaps = {"missing": "no delegation recorded", "part": "a delegation missing for a part"}
    said = [
        *marks,
        *(gaps[line.corner] for line in lines if line.corner),
        *(["changed"] if any(line.changed for line in lines) else []),
    ]
    return "; ".join(said) or "decision"


def _pitches(lines: Sequence[TextLine]) -> Iterator[float]:
    """For each paragraph of one style the distance of its lines, 0 where it has one."""
    for _, same in groupby(lines, key=lambda line: tuple((run.size, run.bold, run.colour) for run in line.runs)):
        run = list(same)
        yield round(run[1].y - run[0].y, 1) if len(run) > 1 else 0.0


def _side(x: float, y: float, box: Box) -> int:
    """On which side of a box a point lies, as connection sites are numbered: top, left, bottom, right."""
    away = (abs(y - box.y), abs(x - box.x), abs(y - box.bottom), abs(x - box.right))
    return away.index(min(away))


def _dashed(made: Any, dash: str) -> None:
    line = made._element.spPr.find(qn("a:ln"))
    for old in line.findall(qn("a:prstDash")):
        line.remove(old)
    style = etree.Element(qn("a:prstDash"), {"val": dash})
    fill = line.find(qn("a:solidFill"))
    fill.addnext(style)
