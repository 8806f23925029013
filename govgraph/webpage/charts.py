"""The charts of the page: for each option who decides and who answers to whom, laid out alike, as SVG inside the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from govgraph.charts.charts import scenes_of
from govgraph.charts.errors import LayoutError
from govgraph.charts.writers.svg import font_faces, svg
from govgraph.diagnostics import GovgraphError
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE
from govgraph.overview import Overview
from govgraph.webpage.states import called

VIEW = "governance"

MOST_BYTES = 600_000
"""As large are the charts of a page together at most; where there is no room, the first parts of each chart stand there."""

MOST_BYTES_OF_ROUTES = 260_000
"""As large are the charts of routes together at most."""

MOST_WORDS = 60
"""As many sentences say what a chart shows."""

_ID = re.compile(r'\b(id|aria-labelledby|aria-describedby)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: of which option, what stands above it, its title, its pages as SVG, what it shows in words, and what is left out."""

    option: str
    name: str
    head: str
    title: str
    pages: tuple[Markup, ...]
    words: tuple[str, ...]
    more: str = ""


def charts(graphs: Sequence[Graph], room: int = MOST_BYTES) -> tuple[Chart, ...]:
    """A chart for each option, all of them in one layout. One that has nothing to show is left out.

    ``room``: how many bytes they may take; the first part of each stands there in any case.
    """
    try:
        found = scenes_of(graphs, VIEW)
    except LayoutError:
        return ()
    drawn = {
        graph.option: [
            _inside(svg(scene, typeface=False), graph.option, n)
            for n, scene in enumerate(found.get(graph.option, ()))
            if scene.boxes
        ]
        for graph in graphs
    }
    most = _parts([[len(part) for part in parts] for parts in drawn.values()], min(room, MOST_BYTES))
    made = []
    for graph in graphs:
        parts = drawn[graph.option]
        if not parts:
            continue
        scenes = found[graph.option]
        option = "now" if graph.option == BASELINE else graph.option
        head = "Who decides now" if option == "now" else f"Who decides under {called(graph.scenario.options[option])}"
        words = tuple(dict.fromkeys(word for scene in scenes for word in scene.words))[:MOST_WORDS]
        more = (
            f"{len(parts) - most} more parts of this chart are not on this page: draw it with govgraph draw."
            if len(parts) > most
            else ""
        )
        made.append(Chart(option, f"chart-{option}", head, scenes[0].title, tuple(parts[:most]), words, more))
    return tuple(made)


def routes(graphs: Sequence[Graph], found: Overview, room: int) -> dict[str, str]:
    """The charts of the routes of the decisions that stand first, by ``option/decision``: now, and where an option changes it.

    ``room``: how many bytes they may take; the decisions that come first in the table have theirs first.
    """
    if found.shape == "bodies":
        return {}
    keys = [graph.option for graph in graphs]
    made: dict[str, str] = {}
    left = min(room, MOST_BYTES_OF_ROUTES)
    for row in found.rows[: found.shown]:
        shown = (
            [cell.sort == "shown" for cell in row.cells]
            if found.shape == "options"
            else [True] + [False] * (len(keys) - 1)
        )
        for matter in row.ids[:2]:
            there = [graph for graph in graphs if matter in graph.things]
            try:
                scenes = scenes_of(there, "route", subject=matter)
            except (LayoutError, GovgraphError):
                continue
            for graph in there:
                pages = scenes.get(graph.option, ())
                if shown[keys.index(graph.option)] and pages and pages[0].boxes and left > 0:
                    option = "now" if graph.option == BASELINE else graph.option
                    made[f"{option}/{matter}"] = str(_inside(svg(pages[0], typeface=False), "route", 0))
                    left -= len(made[f"{option}/{matter}"])
    return made


def _inside(text: str, option: str, number: int) -> Markup:
    """A chart as part of the page, with ids of its own. The writer has escaped its text."""
    return Markup(_ID.sub(rf'\1="{option}-{number}-\2"', text))


def _parts(sizes: Sequence[Sequence[int]], room: int) -> int:
    """How many parts of each chart there is room for: at least one."""
    longest = max((len(one) for one in sizes), default=0)
    return next((most for most in range(longest, 1, -1) if sum(sum(one[:most]) for one in sizes) <= room), 1)


def typeface() -> str:
    """The typeface of charts and tables, as rules of a style sheet."""
    return font_faces()
