"""The charts that a scenario saves under ``views:``, in their order."""

from __future__ import annotations

import datetime
from dataclasses import replace

from govgraph.charts.charts import UnknownView, scenes
from govgraph.charts.layout import Size
from govgraph.charts.layout.retitle import retitled
from govgraph.charts.scene import Scene
from govgraph.charts.views import VIEWS
from govgraph.diagnostics import did_you_mean
from govgraph.model.scenario import Scenario
from govgraph.model.views import SavedView


def saved(scenario: Scenario) -> tuple[SavedView, ...]:
    """All of them, by their order. Raises :class:`~govgraph.charts.charts.UnknownView` where there is none."""
    if not scenario.views:
        raise UnknownView(f"{scenario.name} saves no views: write them under 'views:' in scenario.yaml")
    return tuple(sorted(scenario.views.values(), key=lambda view: view.order))


def find(scenario: Scenario, name: str) -> SavedView:
    """A saved view by its id or title. Raises UnknownView, with the names that it may have meant."""
    for view in scenario.views.values():
        if name.casefold() in {view.id.casefold(), view.title.casefold()}:
            return view
    raise UnknownView(f"there is no view '{name}': {did_you_mean(name, [*VIEWS, *scenario.views])}")


def pages_of(
    scenario: Scenario,
    view: SavedView,
    *,
    size: Size | None = None,
    on: datetime.date | str | None = None,
    place: str | None = None,
) -> tuple[Scene, ...]:
    """The pages of a saved view. Raises what :func:`~govgraph.charts.charts.scenes` raises."""
    graph = scenario.graph(view.option or None, on=on, place=place)
    against = scenario.graph(view.against, on=on, place=place) if view.against else None
    found = scenes(graph, view.view, subject=view.what or None, against=against, everything=view.everything, size=size)
    return tuple(
        retitled(replace(page, part=page.part or view.title), view.title) if view.title else page for page in found
    )
