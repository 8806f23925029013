"""DOT text as an SVG, PNG or PDF, on machines with no Graphviz and no fonts.

``render`` tries three engines, the first that is there: the Graphviz that pygraphviz carries, the program ``dot`` on
PATH, and graphviz-pure. The argument ``engine``, or the environment variable ``GOVGRAPH_LAYOUT``, names one of them to
the exclusion of the others. Labels are text from people: write them with ``label`` or ``html_label``.

>>> drawing = render('digraph { n1 [label=' + label("Board & chair") + '] }', format="svg")
>>> "Board &amp; chair" in drawing.data.decode()
True
>>> drawing.font_on_page(SLIDE)
14.0
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Final, Literal

from govgraph.charts.dot_text import prepared
from govgraph.charts.engines import ENGINES, EngineOutput
from govgraph.charts.errors import EngineMissingError, LayoutError
from govgraph.charts.labels import html_label, label
from govgraph.charts.page import A4_LANDSCAPE, A4_PORTRAIT, LEGIBLE_PT, SLIDE, PageRoom
from govgraph.charts.svg import measured, tidy

__all__ = [
    "A4_LANDSCAPE",
    "A4_PORTRAIT",
    "LEGIBLE_PT",
    "SLIDE",
    "LayoutError",
    "PageRoom",
    "Rendered",
    "html_label",
    "label",
    "render",
]

Format = Literal["svg", "png", "pdf"]
EngineName = Literal["auto", "bundled", "dot", "pure"]

VARIABLE: Final = "GOVGRAPH_LAYOUT"
"""The environment variable that names the engine where the argument is 'auto'."""

_FORMATS: Final = ("svg", "png", "pdf")
_DPI: Final = range(36, 1201)
_MADE_ON: Final = re.compile(rb"/CreationDate \(D:[^)]*\)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A drawing in one format, with its measures at natural size, before any page shrinks it.

    Attributes:
        data: the file. An SVG is UTF-8, one ``<svg>`` element with nothing before it, fit for a page of HTML. A PDF is
            one page with half an inch of white around the drawing.
        width_pt: the width of the drawing, in points (1/72 inch).
        height_pt: its height, in points.
        smallest_font_pt: the size of the smallest text, in points; infinite if the drawing has no text.
        engine: which engine made it: 'bundled', 'dot' or 'pure'.
        warnings: what Graphviz remarked on, such as a character without a known width.
    """

    data: bytes
    width_pt: float
    height_pt: float
    smallest_font_pt: float
    engine: str
    warnings: tuple[str, ...] = ()

    def font_on_page(self, page: PageRoom) -> float:
        """The size in points of the smallest text once the drawing is shrunk to fit a page.

        A drawing that fits is left at its natural size. Text under ``LEGIBLE_PT`` is hard to read.
        """
        return self.smallest_font_pt * page.scale(width_pt=self.width_pt, height_pt=self.height_pt)


def render(dot: str, *, format: Format, engine: EngineName = "auto", dpi: int = 144) -> Rendered:
    """Lay out DOT text and draw it. The same text gives the same bytes from the same engine.

    Args:
        dot: one graph in the DOT language. It may name no files and no links but to '#...', and no ``dpi``.
        format: 'svg', 'png' or 'pdf'.
        engine: 'auto' for the first that is there, or the one to use.
        dpi: dots per inch of a PNG, from 36 to 1200; the others have no dots.

    Raises:
        LayoutError: the text cannot be laid out, or no engine can do it; the message says why, and what to install.
        ValueError: the format, engine or dpi is not one of those above.
    """
    if format not in _FORMATS:
        raise ValueError(f"invalid format {format!r}: expected 'svg', 'png' or 'pdf'")
    if dpi not in _DPI:
        raise ValueError(f"invalid dpi {dpi!r}: expected {_DPI.start} to {_DPI.stop - 1}")
    names = _engines(engine)
    text = prepared(dot)
    missing: list[str] = []
    for name in names:
        try:
            drawn = ENGINES[name](text, format, dpi)
        except EngineMissingError as error:
            missing.append(str(error))
        else:
            return _rendered(drawn, format=format, engine=name)
    raise LayoutError(f"no {format.upper()} can be drawn here: " + "; ".join(missing))


def _engines(engine: str) -> tuple[str, ...]:
    """The engines to try: the one asked for, by the argument or else by the environment, or all."""
    if engine != "auto" and engine not in ENGINES:
        raise ValueError(f"invalid engine {engine!r}: expected 'auto', 'bundled', 'dot' or 'pure'")
    if engine == "auto":
        engine = os.environ.get(VARIABLE, "").strip() or "auto"
    if engine == "auto":
        return tuple(ENGINES)
    if engine not in ENGINES:
        raise LayoutError(f"invalid {VARIABLE} {engine!r}: expected 'auto', 'bundled', 'dot' or 'pure'")
    return (engine,)


def _rendered(drawn: EngineOutput, *, format: Format, engine: str) -> Rendered:
    svg = drawn.svg.decode()
    measures = measured(svg, dots_per_pt=drawn.dots_per_pt)
    shown = tidy(svg).encode()
    data = shown if format == "svg" else drawn.data
    if format == "pdf":  # the time of day is all that differs between two runs
        data = _MADE_ON.sub(lambda date: b" " * len(date.group()), data)
    return Rendered(
        data=data,
        width_pt=measures.width_pt,
        height_pt=measures.height_pt,
        smallest_font_pt=measures.smallest_font_pt,
        engine=engine,
        warnings=drawn.warnings,
    )
