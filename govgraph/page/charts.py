"""The charts of the page: for each option who decides and who answers to whom, laid out alike, as SVG inside the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from govgraph.draw import drawn, picture
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE

VIEW = "governance"
_IDS = re.compile(r' id="[^"]*"')
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: of which option, its title, its pages as SVG, and what it shows in words."""

    option: str
    name: str
    title: str
    pages: tuple[Markup, ...]
    words: tuple[str, ...]


def charts(graphs: Sequence[Graph]) -> tuple[Chart, ...]:
    """A chart for each option. One that has nothing to show is left out."""
    made = []
    for graph in graphs:
        option = "now" if graph.option == BASELINE else graph.option
        drawing = picture(graph, VIEW)
        if drawing.words:
            text = _PROLOGUE.sub("", _IDS.sub("", drawn(drawing).data.decode("utf-8")))
            made.append(Chart(option, f"chart-{option}", drawing.title, (Markup(text),), tuple(drawing.words)))
    return tuple(made)


def typeface() -> str:
    """The typeface of charts and tables, as rules of a style sheet."""
    return ""
