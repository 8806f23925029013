"""Which page of a chart a document shows: one for each option, all in one layout."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.charts.charts import charts
from govgraph.charts.layout import Size
from govgraph.charts.scene import Scene
from govgraph.documents.contents import Contents


def one_page_each(found: Contents, size: Size) -> Mapping[str, Scene]:
    """One page of the governance chart of each part by its option, all laid out alike.

    Where a chart has several pages, it is that on which the option changes most; of what holds now the first.
    """
    graphs = {part.column.key: part.graph for part in found.parts}
    drawn = charts(graphs, ("governance",), size=size)
    return {option: max(pages, key=_changes) for (_, _, option), pages in drawn.items() if pages}


def _changes(scene: Scene) -> tuple[int, int]:
    """How much an option changes on a page of its chart: decisions first, then boxes and lines."""
    decisions = sum(line.changed and bool(line.thing) for box in scene.boxes for line in box.lines)
    return decisions, sum(bool(box.change) for box in scene.boxes) + sum(bool(line.change) for line in scene.connectors)


def more_pages(scene: Scene) -> str:
    """That a chart has more pages than the one that is shown; empty where it has none."""
    return f"This is page {scene.page} of {scene.pages} of the chart." if scene.pages > 1 else ""
