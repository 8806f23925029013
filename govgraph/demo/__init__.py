"""The demonstration: one folder that shows what govgraph makes of a scenario.

>>> from govgraph.demo import demo
>>> result = demo(Path("demo"))                # doctest: +SKIP
>>> result.page                                # doctest: +SKIP
PosixPath('demo/index.html')

``index.html`` is one page that needs no network and no script: who decides what by option, what is wrong, the charts,
the comparison, judgements beside computation, sources. Beside it stand the charts as files and the comparison as
Markdown and CSV.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from govgraph.model.scenario import Scenario

__all__ = ["DemoResult", "demo"]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written.

    Attributes:
        folder: the folder.
        page: the page in it.
        files: every file in it, relative to the folder.
        slide_points: for each chart, the size of its smallest text on a slide, in points.
        warnings: what the charts' layout remarked on, such as text under 8 points on a slide.
        seconds: how long it took.
    """

    folder: Path
    page: Path
    files: tuple[Path, ...]
    slide_points: dict[str, float]
    warnings: tuple[str, ...]
    seconds: float


def demo(out: Path, scenario: str | Path | Scenario = "bradford-craven", *, on: date | str | None = None) -> DemoResult:
    """Write the folder ``out`` for a scenario: its name, its folder, or itself as loaded. ``on``: the day asked about.

    It appears whole or not at all, and replaces nothing but a former demo. Raises
    :class:`~govgraph.demo.folder.FolderError`, and what loading, comparing and drawing raise.
    """
    from govgraph.demo.charts import draw, routes, steps_and_money, views
    from govgraph.demo.folder import check, written
    from govgraph.demo.material import gather, graphs_of
    from govgraph.demo.page import page
    from govgraph.formats import render
    from govgraph.formats.csv import ENCODING
    from govgraph.loader.load import load
    from govgraph.model.scenario import Scenario

    started = perf_counter()
    check(out)
    loaded = scenario if isinstance(scenario, Scenario) else load(scenario)
    graphs = graphs_of(loaded, on)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        begun = [
            pool.submit(draw, plan) for plan in (*views(graphs), *steps_and_money(graphs))
        ]  # drawn while the questions are asked
        try:
            material = gather(loaded, graphs, on=on)
            begun += [pool.submit(draw, plan) for plan in routes(material)]
            charts = [one.result() for one in begun]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    files: dict[str, bytes] = {"index.html": page(material, charts).encode("utf-8")}
    files["comparison.md"] = render(material.comparison, "md").encode("utf-8")
    files["comparison.csv"] = render(material.comparison, "csv").encode(ENCODING)
    files |= {f"charts/{chart.name}.{ending}": data for chart in charts for ending, data in chart.files.items()}
    written(out, files)
    return DemoResult(
        folder=out,
        page=out / "index.html",
        files=tuple(Path(name) for name in files),
        slide_points={chart.name: chart.slide_points for chart in charts},
        warnings=tuple(f"{chart.name}: {warning}" for chart in charts for warning in chart.warnings),
        seconds=perf_counter() - started,
    )
