"""The demonstration: one folder with a page for every bundled scenario, the studies, and a page to start from.

>>> from govgraph.demo import demo
>>> result = demo(Path("demo"))                # doctest: +SKIP
>>> result.page                                # doctest: +SKIP
PosixPath('demo/index.html')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.model.scenario import Scenario

__all__ = ["DemoResult", "demo"]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written.

    Attributes:
        folder: the folder.
        page: the page to start from.
        files: every file in it, relative to the folder.
        seconds: how long it took.
    """

    folder: Path
    page: Path
    files: tuple[Path, ...]
    seconds: float


def demo(out: Path, scenarios: Iterable[str | Path | Scenario] | None = None) -> DemoResult:
    """Write the folder ``out``: a page for each scenario (none given: every one that comes with govgraph, and the studies).

    It appears whole or not at all, and replaces nothing but a former demo. Raises
    :class:`~govgraph.demo.folder.FolderError`, and what loading, asking and drawing raise.
    """
    from govgraph.demo.folder import check, written
    from govgraph.demo.start import DemoPage, start, study_page
    from govgraph.loader.folders import bundled
    from govgraph.loader.load import load
    from govgraph.model.scenario import Scenario
    from govgraph.studies import bundled_studies, load_study
    from govgraph.webpage import page

    started = perf_counter()
    check(out)
    chosen = list(bundled()) if scenarios is None else list(scenarios)
    files: dict[str, bytes] = {}
    entries: list[DemoPage] = []
    for one in chosen:
        loaded = one if isinstance(one, Scenario) else load(one)
        made = page(loaded)
        files[f"{loaded.name}.html"] = made.html.encode("utf-8", errors="backslashreplace")
        entries.append(DemoPage(f"{loaded.name}.html", loaded.title, made.title, made.answer))
    for name, folder in bundled_studies().items() if scenarios is None else ():
        title, question, said, text = study_page(load_study(folder))
        files[f"{name}.html"] = text.encode("utf-8", errors="backslashreplace")
        entries.append(DemoPage(f"{name}.html", title, question, said))
    files["index.html"] = start(entries).encode("utf-8", errors="backslashreplace")
    written(out, files)
    return DemoResult(out, out / "index.html", tuple(Path(name) for name in files), perf_counter() - started)
