"""What the page is made of: every graph asked once, nothing worked out in the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from govgraph.answer import Answer, Table
from govgraph.checks import Report
from govgraph.golden import GoldenReport
from govgraph.graph import Graph
from govgraph.graph.sentences import filled, listed
from govgraph.model.scenario import BASELINE, Option, Scenario

AS_NOW = "as now"
_PAPERS, _LAW = "decides, as papers say", "decides, as the law leaves it"


@dataclass(frozen=True)
class Material:
    """A scenario looked at from all sides.

    Attributes:
        scenario: the scenario.
        graphs: the graph of the baseline and of each option, by option.
        whole: the comparison with every row.
        comparison: the comparison with the rows that differ.
        reports: what the checks say, by option.
        golden: how its golden questions came out.
        now: who decides each decision in the baseline, by its id.
    """

    scenario: Scenario
    graphs: Mapping[str, Graph]
    whole: Answer
    comparison: Answer
    reports: Mapping[str, Report]
    golden: GoldenReport
    now: Mapping[str, Answer]

    @property
    def options(self) -> tuple[str, ...]:
        """The baseline and every option, in order."""
        return tuple(self.graphs)

    def option(self, key: str) -> Option | None:
        """The option of that id; None for the baseline."""
        return self.scenario.options.get(key)

    def heading(self, key: str) -> str:
        """``Now``, or ``Option b: its name``."""
        option = self.option(key)
        if option is None:
            return "Now"
        plain = f"option {key}"
        return plain.capitalize() if option.name.lower() in {"", plain.lower()} else f"Option {key}: {option.name}"

    def name(self, item: str) -> str:
        """The readable name of an id in whichever graph knows it."""
        return next((graph.name(item) for graph in self.graphs.values() if item in graph.things), item)

    def deciders(self, option: str, matter: str) -> tuple[str, ...]:
        """Names of those who decide a matter as the papers say; empty where nobody is named."""
        found = self.whole.facets.get("deciders", {}).get(option, {}).get(matter, [])
        return tuple(self.name(item) for item in found)

    def who(self, option: str, matter: str) -> str:
        """Who decides a matter in words: names, "one of" where it is not known which, who is only foreseen, or nobody."""
        graph = self.graphs[option]
        named = self.deciders(option, matter)
        for fact in graph.where("decides", what=matter):
            if fact.subject.mode == "one of" and {graph.name(item) for item in fact.subject.ids} == set(named):
                return filled(graph, fact.subject)
        foreseen = (
            self.now[matter].facets.get("foreseen_deciders", []) if option == BASELINE and matter in self.now else []
        )
        if not named and foreseen:
            return f"{listed([self.name(item) for item in foreseen])}, only foreseen"
        return listed(list(named)) or "nobody is settled"

    @property
    def matters(self) -> tuple[str, ...]:
        """Every decision, in the order of the scenario."""
        return tuple(
            dict.fromkeys(thing.id for graph in self.graphs.values() for thing in graph.in_category("decision"))
        )

    def differing(self, option: str) -> tuple[str, ...]:
        """The decisions that an option lets others decide than now, or that are only there in one of them.

        Counted as the comparison counts them, so that one number stands for one thing everywhere.
        """
        return tuple(self.whole.facets["other_decider"].get(option, ()))

    def table(self, title: str, *, every_row: bool = False) -> Table | None:
        """A table of the comparison by the beginning of its title."""
        tables = (self.whole if every_row else self.comparison).tables
        return next((table for table in tables if table.title.startswith(title)), None)


def graphs_of(scenario: Scenario, on: date | str | None) -> dict[str, Graph]:
    """The graph of the baseline and of each option on a day (None: the scenario's)."""
    return {option: scenario.graph(option, on=on) for option in (BASELINE, *scenario.options)}


def gather(scenario: Scenario, graphs: Mapping[str, Graph], *, on: date | str | None) -> Material:
    """Ask everything that the page shows. Raises what the questions raise."""
    from govgraph.checks import run
    from govgraph.compare import compare
    from govgraph.golden import run as run_golden

    whole = compare(scenario, on=on, all_rows=True)
    return Material(
        scenario=scenario,
        graphs=graphs,
        whole=whole,
        comparison=_differing(whole),
        reports={option: run(graph) for option, graph in graphs.items()},
        golden=run_golden(scenario),
        now={thing.id: graphs[BASELINE].who_decides(thing.id) for thing in graphs[BASELINE].in_category("decision")},
    )


def _differing(whole: Answer) -> Answer:
    """The same comparison without the rows in which every option is as now."""
    tables = [_only_differing(table, _LEAD[table.title]) if table.title in _LEAD else table for table in whole.tables]
    return replace(whole, tables=tuple(tables))


_LEAD = {"Decisions": 2, "Findings": 3, "Sectors": 1}
"""Tables with a column for each option, and how many columns stand before the first of these."""


def _only_differing(table: Table, lead: int) -> Table:
    kept: list[tuple[str, ...]] = []
    name = shown = ""
    for row in table.rows:
        name = row[0] or name
        if len({row[lead] if cell == AS_NOW else cell for cell in row[lead:]}) > 1:
            repeated = table.title == "Decisions" and name == shown
            kept.append(("" if repeated else name, *row[1:]))
            shown = name
    return replace(table, rows=tuple(kept), note=table.note if kept else "nothing differs")


def rows_of_decisions(material: Material) -> list[tuple[str, str, tuple[str, ...]]]:
    """The answer table: the decision, ``papers`` or ``law``, and a cell for now and each option."""
    table = material.table("Decisions", every_row=True)
    out = []
    name = ""
    for row in table.rows if table else ():
        name = row[0] or name
        if row[1] in {_PAPERS, _LAW}:
            out.append((name, "papers" if row[1] == _PAPERS else "law", row[2:]))
    return out
