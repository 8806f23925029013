"""The charts of the page: for each option who decides and who answers to whom, laid out alike, as SVG inside the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from govgraph.draw.charts import scenes_of
from govgraph.draw.errors import LayoutError
from govgraph.draw.writers.svg import font_faces, svg
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE
from govgraph.page.states import called

VIEW = "governance"
_ID = re.compile(r'\b(id|aria-labelledby|aria-describedby)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: of which option, what stands above it, its title, its pages as SVG, and what it shows in words."""

    option: str
    name: str
    head: str
    title: str
    pages: tuple[Markup, ...]
    words: tuple[str, ...]


def charts(graphs: Sequence[Graph]) -> tuple[Chart, ...]:
    """A chart for each option, all of them in one layout. One that has nothing to show is left out."""
    try:
        found = scenes_of(graphs, VIEW)
    except LayoutError:
        return ()
    made = []
    for graph in graphs:
        scenes = found.get(graph.option, ())
        if not any(scene.boxes for scene in scenes):
            continue
        option = "now" if graph.option == BASELINE else graph.option
        pages = tuple(
            Markup(_ID.sub(rf'\1="{option}-{n}-\2"', svg(scene, typeface=False)))  # the writer has escaped its text
            for n, scene in enumerate(scenes)
        )
        words = tuple(dict.fromkeys(word for scene in scenes for word in scene.words))
        head = "Who decides now" if option == "now" else f"Who decides under {called(graph.scenario.options[option])}"
        made.append(Chart(option, f"chart-{option}", head, scenes[0].title, pages, words))
    return tuple(made)


def typeface() -> str:
    """The typeface of charts and tables, as rules of a style sheet."""
    return font_faces()
