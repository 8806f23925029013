"""The legend: what the signs of a page mean, and only those that are on it; and the notes behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.charts.layout.paper import MARGIN, Size
from govgraph.charts.metrics import width
from govgraph.charts.scene import GREY, INK, LEAST_PT, Box, Connector, LegendEntry, Run, Sample, TextLine

MEANS: dict[Sample, str] = {
    "stated": "a paper says so",
    "foreseen": "foreseen, not agreed",
    "ours": "our reading",
    "law": "by law",
    "nobody": "nobody named",
    "missing": "no delegation recorded",
    "part": "missing for a part",
    "changed": "changed",
    "removed": "removed",
    "dashed": "proposed or not begun",
    "dotted": "ended or denied",
    "one of": "one of these",
    "hollow": "our reading",
    "legal": "legal body",
    "informal": "not a legal body",
    "committee": "committee or board",
    "post": "post",
    "group": "several",
    "fund": "fund",
    "as now": "as now",
}
"""Each sign in words, in the order of the legend."""
SAMPLE_W = 24.0
_STEP = 16.0
_GAP = 16.0


def sign_samples(
    boxes: Iterable[Box], connectors: Iterable[Connector], texts: Iterable[TextLine], *, same: bool = False
) -> list[Sample]:
    """The signs that a page holds, in the order of the legend. ``same``: it has cells that are as now."""
    boxes, connectors = list(boxes), list(connectors)
    found: set[Sample] = {"as now"} if same else set()
    for line in (*texts, *(line for box in boxes for line in box.lines)):
        if line.mark:
            found.add(line.mark)
        if line.corner:
            found.add(line.corner)
        if line.changed:
            found.add("changed")
    for box in boxes:
        if box.outline in {"legal", "committee", "informal", "fund", "post"}:
            found.add(box.outline)
        if box.several:
            found.add("group")
        if box.corner:
            found.add(box.corner)
        found |= _change(box.change) | (_firm(box.firm) if box.change != "removed" else set())
    for one in connectors:
        found |= _change(one.change) | (_firm(one.firm) if one.change != "removed" else set())
        if one.ours:
            found.add("hollow")
    if "ours" in found:
        found.discard("hollow")  # a ring and a hollow arrow mean the same
    return [sample for sample in MEANS if sample in found]


def _change(change: str) -> set[Sample]:
    return {"removed"} if change == "removed" else {"changed"} if change else set()


def _firm(firm: str) -> set[Sample]:
    return (
        {"dashed"}
        if firm == "foreseen"
        else {"dotted"}
        if firm == "ended"
        else {"one of"}
        if firm == "one of"
        else set()
    )


def legend(
    samples: Sequence[Sample], notes: Sequence[str], paper: Size, foot: float
) -> tuple[list[LegendEntry], list[TextLine]]:
    """The entries in lines at the foot of the page, and the notes after them, as far as there is room."""
    right = paper.width - MARGIN
    entries: list[LegendEntry] = []
    x, y = MARGIN, paper.height - foot + 16
    for sample in samples:
        text = MEANS[sample]
        used = SAMPLE_W + width(text, LEAST_PT)
        if x + used > right and x > MARGIN:
            x, y = MARGIN, y + _STEP
        entries.append(
            LegendEntry(sample, TextLine(x + SAMPLE_W, y, (Run(text, LEAST_PT, False, INK),), width(text, LEAST_PT)))
        )
        x += used + _GAP
    lines: list[TextLine] = []
    last = paper.height - 6
    for note in notes:
        used = width(note, LEAST_PT)
        if x + used > right and x > MARGIN:
            x, y = MARGIN, y + _STEP
        if y > last or x + used > right:
            break  # it stays in the words of the chart
        lines.append(_note(note, x, y))
        x += used + 6
    return entries, lines


def _note(text: str, x: float, y: float) -> TextLine:
    return TextLine(x, y, (Run(text, LEAST_PT, False, GREY),), width(text, LEAST_PT))
