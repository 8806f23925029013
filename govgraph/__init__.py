"""govgraph: governance and accountability as a graph.

>>> import govgraph
>>> scenario = govgraph.load("bradford-craven")
>>> graph = scenario.graph(option="b", on="2022-07-01")
>>> print(graph.who_decides("major-capital"))       # doctest: +SKIP

:func:`load` reads a scenario, :meth:`Scenario.graph` gives the graph of one option on one day, and the graph answers
questions (:meth:`~govgraph.graph.questions.Questions.who_decides` ...). :func:`check` finds what is wrong,
:func:`compare` shows options side by side, :func:`draw` the charts, :func:`ask` answers a question in plain words,
:func:`page` writes the page that travels by e-mail, and :func:`open_store` connects to a shared store. Each imports what
it needs when it is called, so that a command starts quickly. :mod:`govgraph.types` has the types that they take and give,
for annotations.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, ScenarioError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import networkx

    from govgraph.answer import Answer
    from govgraph.charts import Drawing, Format
    from govgraph.checks.run import Report
    from govgraph.graph.graph import Graph
    from govgraph.model.scenario import Scenario
    from govgraph.stores.neo4j import Neo4jStore
    from govgraph.studies import Study
    from govgraph.webpage import Page

__version__ = "0.1.0"
__all__ = [
    "GovgraphError",
    "ScenarioError",
    "ask",
    "bundled",
    "check",
    "compare",
    "draw",
    "from_networkx",
    "load",
    "open_store",
    "page",
]


def load(scenario: str | Path) -> Scenario:
    """A scenario, by the name of one that comes with govgraph or by its folder.

    Raises :class:`~govgraph.loader.folders.UnknownScenario` where there is none, and :class:`ScenarioError` with every
    mistake in its files.
    """
    from govgraph.loader.load import load as read

    return read(scenario)


def bundled() -> dict[str, Path]:
    """The scenarios that come with govgraph: name to folder."""
    from govgraph.loader.folders import bundled as known

    return known()


def check(
    scenario: Scenario | Graph | str | Path,
    option: str | None = None,
    *,
    on: date | str | None = None,
    place: str | None = None,
    codes: Iterable[str] | None = None,
    waive: bool = True,
) -> Report:
    """What is wrong under one option on one day.

    ``scenario``: a scenario, its name or folder, or a graph, which says its own option, day and place. ``option``, ``on``
    and ``place`` as for :meth:`Scenario.graph`. ``codes``: the codes or names of the checks to run; none: all.
    ``waive=False`` lists what the scenario accepts among the findings.
    Raises :class:`~govgraph.checks.registry.UnknownCheck`, and what :func:`load` and :meth:`Scenario.graph` raise.
    """
    from govgraph.checks.run import run

    return run(_graph(scenario, option, on, place), codes, waive=waive)


def compare(
    scenario: Scenario | str | Path,
    options: Sequence[str] = (),
    *,
    on: date | str | None = None,
    place: str | None = None,
    all_rows: bool = False,
    only: str = "",
    papers: Sequence[str] = (),
) -> Answer:
    """Options side by side; the first is what the others are held against.

    ``options``: ids or names, "baseline" among them; none: the baseline and every option. ``on`` and ``place`` as for
    :meth:`Scenario.graph`. Only rows that differ are shown unless ``all_rows``. ``only``: one part (structure, decisions,
    findings, sectors, authority, requirements or judgements). ``papers``: an earlier and a later paper, in place of
    options. Raises :class:`~govgraph.model.scenario.UnknownName`, and what :func:`load` raises.
    """
    from govgraph.comparison.compare import compare as side_by_side

    return side_by_side(_scenario(scenario), options, on=on, place=place, all_rows=all_rows, only=only, papers=papers)


def draw(
    scenario: Scenario | Graph | str | Path,
    view: str,
    option: str | None = None,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    on: date | str | None = None,
    place: str | None = None,
    format: Format = "svg",
    size: str = "16:9",
    page: int = 1,
) -> Drawing:
    """One page of a chart: its bytes are ``data``, and ``more`` says how many further pages there are.

    ``scenario``: a scenario, its name or folder, or a graph. ``view``: one of :data:`govgraph.charts.views.VIEWS`.
    ``subject``: what it is about; a route needs the decision. ``against``: the graph before, for ``difference``.
    ``everything``: influence and membership too, for ``governance``. ``format``: svg, png, pdf, drawio, mmd or dot.
    ``size``: 16:9, 4:3, a4, a3 or centimetres such as 30x20.
    Raises :class:`~govgraph.charts.UnknownView`, :class:`~govgraph.graph.NotFound`,
    :class:`~govgraph.charts.errors.LayoutError`, and what :func:`load` and :meth:`Scenario.graph` raise.
    """
    from govgraph.charts import Size
    from govgraph.charts import draw as drawn

    graph = _graph(scenario, option, on, place)
    return drawn(
        graph,
        view,
        subject=subject,
        against=against,
        everything=everything,
        format=format,
        size=Size.read(size),
        page=page,
    )


def ask(
    scenario: Scenario | Study | str | Path | Sequence[Scenario | str | Path],
    question: str,
    option: str | None = None,
    *,
    on: date | str | None = None,
    place: str | None = None,
    value: float | str | None = None,
    given: Iterable[str] = (),
    known_by: str | None = None,
) -> Answer:
    """The answer to a question in plain words, and how the question was read.

    ``scenario``: a scenario, its name or folder; or a study, or several scenarios in a list. Of several each answers for
    itself, under its own name, or only those that the question names; an option or a day is then said in the question.

    What is given beside the question (an option, a day, a place, an amount in pounds, events that are taken to have
    happened, the paper by which it was known) wins over what the question says.
    Raises :class:`~govgraph.language.NotUnderstood` with the nearest questions, and what the question that was read raises.
    """
    from govgraph.language import ask as answered
    from govgraph.model.scenario import Scenario as _Scenario

    if not isinstance(scenario, str | PathLike | _Scenario):
        from govgraph.studies import Study as _Study
        from govgraph.studies import ask_scenarios, ask_study

        if isinstance(scenario, _Study):
            return ask_study(scenario, question)
        return ask_scenarios([_scenario(each) for each in scenario], question)
    if (
        isinstance(scenario, str | PathLike)
        and str(scenario) not in bundled()
        and not os.path.isfile(os.path.join(scenario, "scenario.yaml"))
    ):
        from govgraph.studies import ask_study, is_study, load_study

        if is_study(scenario):
            return ask_study(load_study(scenario), question)
    return answered(
        _scenario(scenario),
        question,
        option=option,
        on=on,
        place=place,
        value=value,
        given=tuple(given),
        known_by=known_by,
    )


def page(
    scenario: Scenario | str | Path, out: str | Path | None = None, *, on: date | str | Sequence[date | str] = ()
) -> Page:
    """The page of a scenario: one file that needs no network. It is written to ``out``, a file that ends in .html.

    ``on``: the day asked about, or several; none: the scenario's own. In a notebook the page shows itself.
    Raises :class:`~govgraph.webpage.PageError` where it cannot be written, and what :func:`load`, asking and drawing raise.
    """
    from govgraph.webpage import page as made

    found = made(_scenario(scenario), on=[on] if isinstance(on, str) or not isinstance(on, Sequence) else list(on))
    if out is not None:
        found.save(out)
    return found


def from_networkx(graph: networkx.Graph[Any], scenario: Scenario | str | Path | None = None) -> Graph:
    """The graph that a networkx graph says: one from :meth:`Graph.networkx`, changed or not, or one of your own.

    A node of your own needs ``category`` (body, post, decision ...) and takes ``name``, ``kind`` and the other fields of
    such a thing. An edge of your own needs ``kind`` (delegates, member of ...), leads from the relation's first main role
    to its second, and takes further roles (ids, several with ``;`` between) and fields. What is taken out is out.
    ``scenario``: with whose law, baseline, options and papers it is read; without one the graph stands for itself. Raises :class:`~govgraph.graph.exchange.NotAGraph` with the node or edge at fault.
    """
    from govgraph.graph.exchange import from_networkx as read

    return read(graph, None if scenario is None else _scenario(scenario))


def open_store(uri: str | None = None, *, patience: float = 30) -> Neo4jStore:
    """The store at ``neo4j://host:port/database``, else the one that the environment names.

    ``patience``: for how many seconds a request is tried again while the server restarts. Arguments and errors as for
    :func:`govgraph.stores.open_store`.
    """
    from govgraph.stores import open_store as opened

    return opened(uri, patience=patience)


def _scenario(scenario: Scenario | str | Path) -> Scenario:
    return load(scenario) if isinstance(scenario, str | PathLike) else scenario


def _graph(
    scenario: Scenario | Graph | str | Path, option: str | None, on: date | str | None, place: str | None
) -> Graph:
    from govgraph.graph.graph import Graph

    if not isinstance(scenario, Graph):
        return _scenario(scenario).graph(option, on=on, place=place)
    if option is not None or on is not None or place is not None:
        raise GovgraphError("A graph has its own option, day and place: give the scenario to ask about others.")
    return scenario
