"""Charts of a scenario: each view as scenes, all options of it in one layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from govgraph.charts.layout import Size, lay_out
from govgraph.charts.layout.tables import lay_out_table
from govgraph.charts.plan import ChartPlan
from govgraph.charts.scene import Scene
from govgraph.charts.views import VIEWS, module
from govgraph.charts.views.lines import together
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE, Scenario

TABLES = frozenset({"decisions", "members", "maturity"})
"""Views that are tables."""
_ONE_OPTION = frozenset({"members", "maturity"})
_NEEDS = {"route": "the route is that of one decision: name it, for example --of major-capital"}


class UnknownView(GovgraphError):
    """There is no such view, or it needs a subject."""


def plans(
    graphs: Sequence[Graph],
    view: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
) -> list[ChartPlan]:
    """What a view that is no table shows of each graph: boxes that stand alike in all of them share one."""
    more: dict[str, Any] = (
        {"against": against} if view == "difference" else {"everything": everything} if view == "governance" else {}
    )
    make = module(view).plan
    return together([make(graph, subject, **more) for graph in graphs])


def scenes_of(
    graphs: Sequence[Graph],
    view: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    size: Size | None = None,
) -> dict[str, tuple[Scene, ...]]:
    """The pages of a view by option, in one layout. Raises :class:`UnknownView` and :class:`~govgraph.graph.NotFound`.

    ``graphs``: the options, the baseline first; those in which the subject does not exist are left out.
    """
    _known(view, subject)
    if view == "decisions":
        pages = lay_out_table(module(view).table(graphs, subject), size)
        return {graph.option: pages for graph in graphs}
    if view in _ONE_OPTION:
        return {graph.option: lay_out_table(module(view).table([graph], subject), size) for graph in graphs}
    return lay_out(plans(graphs, view, subject=subject, against=against, everything=everything), size)


def _known(view: str, subject: str | None) -> None:
    if view not in VIEWS:
        raise UnknownView(f"there is no view '{view}': {did_you_mean(view, VIEWS)}")
    if view in _NEEDS and subject is None:
        raise UnknownView(_NEEDS[view])


def siblings(graph: Graph, view: str, subject: str | None) -> list[Graph]:
    """The graph among all options of its scenario, the baseline first; those that do not hold the subject are left out."""
    scenario = graph.scenario
    options = [None, *scenario.options] if graph.option == BASELINE or graph.option in scenario.options else []
    found = []
    for option in options:
        name = option or BASELINE
        one = graph if name == graph.option else scenario.graph(option, on=graph.day, place=graph.place or None)
        if subject is None or one is graph or _has(one, view, subject):
            found.append(one)
    return found or [graph]


def _has(graph: Graph, view: str, subject: str) -> bool:
    if view == "process":
        from govgraph.processes import NoSuchProcess, find_process

        try:
            find_process(graph, subject)
        except NoSuchProcess:
            return False
        return True
    from govgraph.graph.names import AmbiguousName, NotFound

    try:
        graph.thing(subject)
    except (NotFound, AmbiguousName):
        return False
    return True


def scenes(
    graph: Graph,
    view: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    size: Size | None = None,
    alone: bool = False,
) -> tuple[Scene, ...]:
    """All pages of a view of one graph, every thing where it stands in the charts of the other options.

    ``view``: one of :data:`~govgraph.charts.views.VIEWS`. ``subject``: what it is about (a decision for ``route``; elsewhere
    it narrows the chart to one thing and its neighbours). ``against``: for ``difference``, the graph before.
    ``everything``: for ``governance``, influence and seats too. ``size``: of the page, 16:9 by default. ``alone``: laid
    out for this option alone, with no room for what other options hold. Raises :class:`UnknownView` and
    :class:`~govgraph.graph.NotFound`.
    """
    _known(view, subject)
    one = alone or view in _ONE_OPTION or view == "difference"
    graphs = [graph] if one else siblings(graph, view, subject)
    found = scenes_of(graphs, view, subject=subject, against=against, everything=everything, size=size)
    return found[graph.option]


def scene(
    graph: Graph,
    view: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    size: Size | None = None,
    page: int = 1,
    alone: bool = False,
) -> Scene:
    """One page of a view of one graph, the first by default; arguments and errors as for :func:`scenes`.

    Raises UnknownView for a page that is not there.
    """
    found = scenes(graph, view, subject=subject, against=against, everything=everything, size=size, alone=alone)
    if not 1 <= page <= len(found):
        raise UnknownView(f"there is no page {page}: the chart has {len(found)} page{'s' if len(found) > 1 else ''}")
    return found[page - 1]


def charts(
    scenario: Scenario | Mapping[str, Graph],
    views: Sequence[str] = ("governance", "accountability", "decisions"),
    *,
    subjects: Mapping[str, Sequence[str]] | None = None,
    size: Size | None = None,
) -> dict[tuple[str, str, str], tuple[Scene, ...]]:
    """The charts of a scenario, of every option, by view, subject (empty: none) and option, laid out in this process.

    ``scenario``: or its graphs by option, the baseline first, where they are there already. ``subjects``: for a view, what
    it is drawn for: decisions for ``route``, processes for ``process``; without them these two are left out.
    """
    graphs = (
        scenario
        if isinstance(scenario, Mapping)
        else {option or BASELINE: scenario.graph(option) for option in (None, *scenario.options)}
    )
    every = list(graphs.values())
    out: dict[tuple[str, str, str], tuple[Scene, ...]] = {}
    for view in views:
        named: Sequence[str | None] = (subjects or {}).get(view, () if view in _NEEDS or view == "process" else (None,))
        for subject in named:
            here = [graph for graph in every if subject is None or _has(graph, view, subject)]
            if view == "difference":
                here = [graph for graph in here if graph.option != BASELINE]
            for option, pages in (scenes_of(here, view, subject=subject, size=size) if here else {}).items():
                out[view, subject or "", option] = tuple(replace(page, option=option) for page in pages)
    return out
