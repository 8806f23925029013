"""The rows of law that a scenario brings, each tested: is it sourced, can anybody use it, do its own examples hold?

A row may carry ``tried``: questions with their right answers. They are asked as ``govgraph lawful`` asks them, with the rows
of the scenario laid over the packaged ones. A power without any is tried with the kinds that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govgraph.law.power_rows import Power, Tried, Who
from govgraph.law.registry import Registry, registry
from govgraph.law.rows import Sourced
from govgraph.law.tables import TABLES
from govgraph.model.dates import day_words
from govgraph.questions.lawful import lawful_in

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario

_ANSWERS = {"lawful": "yes", "unlawful": "no", "cannot tell": "cannot tell"}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row of a scenario: what was found of it. ``wrong`` are faults, ``missing`` what a reader would ask for."""

    table: str
    id: str
    replaces: bool
    held: int
    wrong: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnRows:
    """Every own row of a scenario."""

    title: str
    rows: tuple[OwnRow, ...]

    @property
    def wrong(self) -> bool:
        """Has one of the rows a fault: no source, nobody who can use it, or an example that comes out otherwise?"""
        return any(row.wrong for row in self.rows)

    @property
    def text(self) -> str:
        """The report, a row at a time."""
        if not self.rows:
            return f"{self.title} has no rows of law of its own (its folder law holds none).\n"
        lines = [
            f"The rows of law of {self.title}: {len(self.rows)}, of which {sum(bool(row.wrong) for row in self.rows)} are wrong."
        ]
        for row in self.rows:
            how = "replaces the packaged row" if row.replaces else "a new row"
            held = f"; {row.held} of its examples hold" if row.held else ""
            lines.append(f"\n{row.id} ({row.table}): {how}{held}")
            lines += [f"  wrong: {text}" for text in row.wrong]
            lines += [f"  missing: {text}" for text in row.missing]
            if not row.wrong and not row.missing:
                lines.append("  in order")
        return "\n".join(lines) + "\n"


def check_own(scenario: Scenario) -> OwnRows:
    """Test the own rows of a scenario; a scenario whose rows cannot be read does not load, and says why itself."""
    law, packaged = scenario.registry, registry()
    shadowed = {(shadow.table, shadow.id) for shadow in law.shadowed}
    found = []
    for table in TABLES:
        for key, row in getattr(law, table).items():
            replaces = (table, key) in shadowed
            if replaces or key not in getattr(packaged, table):
                found.append(_row(scenario, law, table, row, replaces=replaces))
    return OwnRows(scenario.title, tuple(found))


def _row(scenario: Scenario, law: Registry, table: str, row: Sourced, *, replaces: bool) -> OwnRow:
    missing = [] if "mark" in row.model_fields_set else ["how you checked it (mark: V, V* or G)"]
    missing += [] if "conf" in row.model_fields_set else ["how sure you are (conf: H, M or L)"]
    wrong: list[str] = []
    held = 0
    if isinstance(row, Power):
        missing += [] if row.read_to else ["the date of the text that you read (read_to)"]
        missing += [] if row.says else ["the words of the provision that carry it, in your paraphrase (says)"]
        missing += [] if row.tried or not row.carries else ["examples with their right answers (tried)"]
        for example in row.tried:
            fault = _example(scenario, row, example)
            wrong += [fault] if fault else []
            held += not fault
        if (
            row.carries
            and not row.tried
            and not any(_usable(scenario.graph(on=day), law, row) for day in _days(scenario, row))
        ):
            wrong.append("nobody whom it names as giver may give anything to anybody whom it names as receiver")
    return OwnRow(table, row.id, replaces, held, tuple(wrong), tuple(missing))


def _days(scenario: Scenario, row: Power) -> Iterator[date]:
    yield from (day for day in (row.start, scenario.graph().day) if day is not None and row.lives(day))


def _example(scenario: Scenario, row: Power, example: Tried) -> str:
    """What is wrong with an example; empty where it holds."""
    graph = scenario.graph(on=example.day) if example.day else scenario.graph()
    answer = lawful_in(
        graph,
        example.giver,
        example.receiver,
        example.function,
        row.id,
        giver_is=example.giver_is,
        receiver_is=example.receiver_is,
    )
    got = answer.result.answer
    if got == _ANSWERS[example.answer]:
        return ""
    asked = f"{' and '.join(example.giver)} to {example.receiver}{', ' + example.function if example.function else ''}"
    return f"{asked} on {day_words(graph.day)}: expected {_ANSWERS[example.answer]}, got {got}"


def _usable(graph: Graph, law: Registry, row: Power) -> bool:
    """May some giver that the row names give to some receiver that it names?"""
    for flow in row.flows:
        for giver in _kinds(law, row, flow.giver):
            for receiver in _kinds(law, row, flow.receiver):
                givers = [giver, giver] if row.boundary == ("joint",) else [giver]
                if lawful_in(graph, givers, receiver, "", row.id).result.answer != "no":
                    return True
    return False


def _kinds(law: Registry, row: Power, whos: tuple[Who, ...]) -> Iterator[str]:
    sides = {party.side: party.any for party in row.parties}
    for who in whos:
        for named in sides.get(who.side, ()) if who.side else (who,):
            yield "company" if named.kind == "person" else named.kind
