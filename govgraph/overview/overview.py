"""Putting an overview together from the product's own questions: the comparison, who decides, and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from govgraph.comparison.side import Side
from govgraph.graph import Graph
from govgraph.model.dates import day_words
from govgraph.model.record import Judgement
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.overview import without_options, words
from govgraph.overview.issues import MOST, issues
from govgraph.overview.parts import ROWS, Counts, OptionColumn, Overview
from govgraph.overview.rows import counted, differences, rows
from govgraph.reading.short_names import short_option
from govgraph.records import replace

_BADGE = 3
"""As many letters has an id at most that stands in a badge by itself."""


def overview(
    scenario: Scenario,
    *,
    on: date | str | None = None,
    place: str | None = None,
    options: Sequence[str] = (),
    findings: bool = True,
) -> Overview:
    """A scenario at a glance: decisions that its options change, or its decisions, or its bodies.

    ``on`` and ``place`` as for :meth:`~govgraph.model.scenario.Scenario.graph`. ``options``: ids or names of those to show,
    in this order; none: every option. ``findings`` false: the table alone, without issues, for a picture of it. Raises :class:`~govgraph.model.scenario.UnknownName` for an option or place that is
    not there.
    """
    chosen = [scenario.option_id(option) for option in options] or list(scenario.options)
    chosen = [option for option in dict.fromkeys(chosen) if option != BASELINE]
    sides = [Side.of(scenario, option, on=on, place=place) for option in (BASELINE, *chosen)]
    return _of_options(scenario, sides, findings) if chosen else _without_options(scenario, sides[0], findings)


def _of_options(scenario: Scenario, sides: Sequence[Side], findings: bool) -> Overview:
    graph, source = sides[0].graph, words.source_of(scenario)
    place = words.place_of(graph)
    columns = tuple(_column(side, number) for number, side in enumerate(sides))
    found = differences(sides)
    counts, shown = counted(sides, found)
    table = rows(sides, shown, source)
    said, stress = words.answer(sides, columns, table)
    if not table:
        return _alike(_without_options(scenario, sides[0], findings), sides, columns, counts, said, findings)
    return Overview(
        shape="options",
        scenario=scenario.name,
        place=place,
        about=words.about(scenario, place),
        day=day_words(graph.day),
        question=words.question(columns, place),
        answer=said,
        stress=stress,
        rows_head="Who would decide",
        columns=columns,
        rows=table,
        shown=min(ROWS, len(table)),
        issues=issues(sides, shown) if findings else (),
        foot=words.foot(sides, columns, counts, found, shown),
        counts=counts,
        source=source,
        short=words.short_names([side.graph for side in sides], _mentioned(table)),
    )


def _alike(
    alone: Overview, sides: Sequence[Side], columns: Sequence[OptionColumn], counts: Counts, said: str, findings: bool
) -> Overview:
    """Options that change no decider: what holds today and under each of them, with what they have in common said once."""
    question = words.question(columns, alone.place) if counts.decisions else alone.question
    of_options = tuple(issue for found in (issues(sides)[1:] if findings else ()) for issue in found if issue.new)
    return replace(
        alone,
        question=question,
        answer=f"{said} {alone.answer}" if counts.decisions else alone.answer,
        issues=((*of_options, *alone.issues[0])[:MOST],) if alone.issues else (of_options[:MOST],),
        counts=counts,
    )


def _mentioned(table: Sequence[object]) -> list[str]:
    from govgraph.overview.parts import DecisionRow

    return list(
        dict.fromkeys(who for row in table if isinstance(row, DecisionRow) for cell in row.cells for who in cell.who)
    )


def _column(side: Side, number: int) -> OptionColumn:
    if side.option is None:
        return OptionColumn(BASELINE, "Now", "", f"What holds on {day_words(side.graph.day)}")
    key = side.option.id
    return OptionColumn(key, badge(key, number), short_option(side.option), side.option.name, _ranked(side.graph, key))


def badge(option: str, number: int) -> str:
    """What stands in the badge of an option: its id where that is short, else its number."""
    return option if len(option) <= _BADGE else str(number)


def _ranked(graph: Graph, option: str) -> str:
    """How the source ranks an option, in the few words that its judgement gives; empty where it does not."""
    return next(
        (
            statement.short
            for statement in graph.statements.values()
            if isinstance(statement, Judgement)
            and statement.sort == "ranking"
            and statement.basis == "stated"
            and option in statement.about
            and statement.short
        ),
        "",
    )


def _without_options(scenario: Scenario, side: Side, findings: bool) -> Overview:
    graph, source = side.graph, words.source_of(scenario)
    place = words.place_of(graph)
    table = without_options.of_decisions(graph, source)
    found = issues([side]) if findings else ()
    if table:
        said, stress = without_options.answer_of_decisions(table, source)
        many = sum(len(row.ids) for row in table)
        foot = ("Decisions with a gap stand first.",) if len(table) > ROWS else ()
        return Overview(
            shape="decisions",
            scenario=scenario.name,
            place=place,
            about=words.about(scenario, place),
            day=day_words(graph.day),
            question=f"Who decides in {place}?",
            answer=said,
            stress=stress,
            rows_head="Decision",
            columns=without_options.OF_DECISIONS,
            rows=table,
            shown=min(ROWS, len(table)),
            issues=found,
            foot=foot,
            counts=Counts(decisions=many, same=many),
            source=source,
            short=words.short_names([graph], _mentioned(table)),
        )
    table, many = without_options.of_bodies(graph)
    said, stress = without_options.answer_of_bodies(table, many, source)
    more = many - len(table)
    return Overview(
        shape="bodies",
        scenario=scenario.name,
        place=place,
        about=words.about(scenario, place),
        day=day_words(graph.day),
        question=f"Who answers to whom in {place}?",
        answer=said,
        stress=stress,
        rows_head="Body",
        columns=without_options.OF_BODIES,
        rows=table,
        shown=min(ROWS, len(table)),
        issues=found,
        foot=(f"{more} more bodies are not in this table.",) if more else (),
        counts=Counts(),
        source=source,
        short=words.short_names([graph], [row.ids[0] for row in table]),
    )
