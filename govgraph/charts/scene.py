"""A chart as it stands on a slide: boxes, lines and words, each with its place.

Every view is laid out into scenes, and every writer (SVG, PNG, PDF, draw.io, Mermaid, DOT, slides) reads scenes and
nothing else. So a chart looks the same wherever it is opened.

Lengths are in points (1/72 inch). The origin is the upper left corner; x runs to the right, y runs down. Nothing in a
scene is smaller than :data:`LEAST_PT`.

>>> from govgraph.charts.scene import scene                      # doctest: +SKIP
>>> chart = scene(graph, "governance")                         # doctest: +SKIP
>>> [box.label for box in chart.boxes][:2]                     # doctest: +SKIP
['West Yorkshire ICB', 'Strategic Partnership Board']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

INK: Final = "#0B0C0C"
"""Names and outlines."""
GREY: Final = "#505A5F"
"""What stands beside a name, and lines that do not change."""
RULE: Final = "#7D8488"
"""Rules of a table, which carry no words."""
BLUE: Final = "#12436D"
"""What an option changes, and the marks of what a paper says."""
MAROON: Final = "#801650"
"""A gap: no delegation is recorded, nobody is named, a line leads nowhere."""
GREEN: Final = "#0B5C3B"
"""The result of a process."""
TINT: Final = "#E3EDF6"
"""Behind what an option changes."""
PALE: Final = "#F3F2F1"
"""Inside what is no legal body."""
WHITE: Final = "#FFFFFF"

LEAST_PT: Final = 12.0
"""The smallest text on a slide."""

Mark = Literal["", "stated", "foreseen", "ours", "law", "nobody"]
"""Why something is said. ``stated``: a paper says so (a disc). ``foreseen``: a paper foresees it, and it is not agreed
(a half disc). ``ours``: our reading, no paper says it (a ring). ``law``: by law (a square). ``nobody``: nobody is named
(a cross)."""

Corner = Literal["", "missing", "part"]
"""A gap in authority: ``missing``: no delegation is recorded (a solid corner); ``part``: for a part only (hollow)."""

Outline = Literal[
    "legal", "committee", "informal", "post", "group", "fund", "matter", "step", "result", "gap", "cell", "none"
]
"""What a box stands for. ``legal``: a legal body (thick). ``committee``: of a legal body. ``informal``: no legal body
(rounded, grey). ``post``: an office. ``group``: several that are named together. ``matter``: a decision, function or
service. ``gap``: where a line leads nowhere, or a paper does not say. ``cell``: of a table. ``none``: words without an
outline."""

Change = Literal["", "added", "removed", "changed"]
"""What an option does to it."""

Firm = Literal["settled", "foreseen", "ended", "one of"]
"""``settled``: in force (solid). ``foreseen``: proposed, or not begun (dashed). ``ended``: over, or denied (dotted).
``one of``: one of several, which is not known (long dashes)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one size, weight and colour."""

    text: str
    size: float = LEAST_PT
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words.

    Attributes:
        x: where the words begin (``anchor`` start), have their middle, or end.
        y: the baseline.
        runs: the words, in the order in which they are read.
        width: how wide they are, by the metrics of the typeface of the charts.
        anchor: which point of the words ``x`` is.
        mark: the ground of a decision; it stands to the left of the words, its middle at :attr:`mark_middle`.
        corner: the gap of a decision; it stands to the right of the words, as :attr:`corner_points`.
        changed: the words stand on a tint.
        thing: the id of the decision that the line names; empty for other words.
    """

    x: float
    y: float
    runs: tuple[Run, ...]
    width: float
    anchor: Literal["start", "middle", "end"] = "start"
    mark: Mark = ""
    corner: Corner = ""
    changed: bool = False
    thing: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """The largest size in the line."""
        return max((run.size for run in self.runs), default=LEAST_PT)

    @property
    def left(self) -> float:
        """Where the words begin."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]

    @property
    def mark_middle(self) -> tuple[float, float]:
        """The middle of the mark."""
        return self.left - MARK_ROOM + MARK_RADIUS + 1, self.y - self.size * 0.34

    @property
    def corner_points(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """The three points of the corner."""
        right, top = self.left + self.width + 4 + CORNER_SIDE, self.y - self.size * 0.86
        return (right - CORNER_SIDE, top), (right, top), (right, top + CORNER_SIDE)

    @property
    def tint_box(self) -> tuple[float, float, float, float]:
        """The tint behind it: x, y, width, height."""
        left = self.left - (MARK_ROOM if self.mark else 3)
        right = self.left + self.width + (CORNER_SIDE + 6 if self.corner else 3)
        return left - 1, self.y - self.size * 0.95, right - left + 1, self.size * 1.25


MARK_RADIUS: Final = 4.0
MARK_ROOM: Final = 14.0
"""From the left of a mark to the words."""
CORNER_SIDE: Final = 7.5


@dataclass(frozen=True, slots=True)
class Box:
    """A box.

    Attributes:
        id: unique in the scene; connectors end at it.
        things: ids of what it stands for: one, or several that have the same neighbours.
        x: its left side.
        y: its upper side.
        w: its width.
        h: its height.
        outline: what it stands for.
        lines: its words, each with its place; they are inside the box.
        label: its name in words, for those who do not see the chart, and as alternative text.
        firm: how its outline is drawn.
        several: it stands for several (a second outline behind it).
        change: what the option does to it.
        corner: the gap of a table's cell, in its upper right corner.
        fill: its colour inside.
    """

    id: str
    things: tuple[str, ...]
    x: float
    y: float
    w: float
    h: float
    outline: Outline
    lines: tuple[TextLine, ...] = ()
    label: str = ""
    firm: Firm = "settled"
    several: bool = False
    change: Change = ""
    corner: Corner = ""
    fill: str = WHITE

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from one box to another, that reads as a sentence in its direction: from, words, to.

    Attributes:
        id: unique in the scene.
        tail: the box it starts from.
        head: the box it leads to, where its arrow is.
        points: where it runs, from the tail to the head; each piece is horizontal or vertical.
        words: what it says, in one line.
        label: the same, each line of it with its place; empty where another line beside it says the same.
        firm: how it is drawn.
        ours: our reading, no paper says it (a hollow arrow).
        change: what the option does to it.
        facts: ids of the relations that it stands for.
        gap: it leads nowhere (drawn as a gap).
    """

    id: str
    tail: str
    head: str
    points: tuple[tuple[float, float], ...]
    words: str = ""
    label: tuple[TextLine, ...] = ()
    firm: Firm = "settled"
    ours: bool = False
    change: Change = ""
    facts: tuple[str, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule that stands for nothing: under a heading, between rows."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = RULE
    width: float = 0.75


Sample = Literal[
    "",
    "stated",
    "foreseen",
    "ours",
    "law",
    "nobody",
    "missing",
    "part",
    "legal",
    "committee",
    "informal",
    "group",
    "fund",
    "post",
    "changed",
    "removed",
    "dashed",
    "dotted",
    "one of",
    "hollow",
    "as now",
]
"""What an entry of the legend shows: a mark, a corner, an outline or a line."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample and what it means. The sample is drawn in a room of 24 by 12 points to the left of the words."""

    sample: Sample
    line: TextLine


@dataclass(frozen=True, slots=True)
class Scene:
    """One page of a chart.

    Attributes:
        view: the name of the view.
        option: the id of the option, or ``baseline``.
        title: what the chart shows, as a sentence.
        subtitle: of which scenario, option and day.
        width_pt: the width of the page.
        height_pt: its height.
        boxes: in the order in which they are read.
        connectors: the lines between them.
        texts: words on no box: the title, the subtitle, headings, and last the notes.
        strokes: rules.
        legend: what the signs mean, and only those that are on the page.
        notes: what was left out, and on what the chart rests.
        words: everything that it says as sentences, for those who do not see it.
        page: its number, from 1.
        pages: how many there are.
        part: what this page holds, where there are several.
    """

    view: str
    option: str
    title: str
    subtitle: str
    width_pt: float
    height_pt: float
    boxes: tuple[Box, ...] = ()
    connectors: tuple[Connector, ...] = ()
    texts: tuple[TextLine, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    page: int = 1
    pages: int = 1
    part: str = ""

    def box(self, id: str) -> Box:
        """The box of an id. Raises KeyError."""
        for found in self.boxes:
            if found.id == id:
                return found
        raise KeyError(id)

    @property
    def every_line(self) -> tuple[TextLine, ...]:
        """Every line of words on the page."""
        return (
            *self.texts,
            *(line for box in self.boxes for line in box.lines),
            *(line for connector in self.connectors for line in connector.label),
            *(entry.line for entry in self.legend),
        )

    @property
    def smallest_pt(self) -> float:
        """The size of its smallest text."""
        return min((run.size for line in self.every_line for run in line.runs if run.text.strip()), default=LEAST_PT)
