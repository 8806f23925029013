"""Instruments: lists of criteria and matrices of themes and stages; and assessments made with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import field_names
from govgraph.loader.tables import expanded, is_table
from govgraph.marks import Marked
from govgraph.model.record import Assessment, Criterion, Instrument, Statement, Theme

_THEME = field_names(Theme) | {"source", "sources", "from", "until"}


def instrument(reading: ItemReading, key: str, mark: Mark, node: Marked) -> Instrument | None:
    """A list of criteria (``items``), or a matrix (``stages`` and ``themes``); each may be one line of text.

    An item of a list has the id ``<list>-<number>``, one of a matrix ``<matrix>-<theme>-<stage>``.
    """
    values = reading.record_values(node)
    raw = node.mapping()
    items = list(_items(reading, key, raw["items"])) if "items" in raw else []
    if "themes" in raw:
        stages = tuple(str(stage) for stage in _list(values.get("stages", ())))
        themes = []
        for theme, cells in _themes(reading, key, raw["themes"], stages):
            themes.append(theme)
            for stage, cell in cells:
                number = len(items) + 1
                item = _criterion(reading, f"{key}-{theme.id}-{stage}", number, cell, theme=theme.id, stage=stage)
                if item is not None:
                    items.append(item if item.sources else item.model_copy(update={"sources": theme.sources}))
        values["themes"] = tuple(themes)
    values["items"] = tuple(items)
    built: Instrument | None = reading.build(Instrument, {"id": key, **values}, node, what=f"instrument '{key}'")
    return built.written_at(mark) if built else None


def _list(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _items(reading: ItemReading, key: str, rows: Marked) -> Iterator[Criterion]:
    known = field_names(Criterion) | {"source", "sources", "from", "until"}
    listed = (
        expanded(rows, reading, what="a list of items", known=known, needed=["says"]) if is_table(rows) else rows.value
    )
    for number, row in enumerate(listed if isinstance(listed, list) else [], start=1):
        item = _criterion(reading, f"{key}-{number}", number, row)
        if item is not None:
            yield item


def _criterion(reading: ItemReading, key: str, number: int, row: Marked, **fixed: str) -> Criterion | None:
    if isinstance(row.value, str):
        row = Marked({"says": row}, row.mark, {"says": row.mark})
    values = {"id": key, "number": number, **reading.record_values(row), **fixed}
    built: Criterion | None = reading.build(Criterion, values, row, what=f"item '{key}'")
    return built.written_at(row.mark) if built else None


def _themes(
    reading: ItemReading, key: str, node: Marked, stages: tuple[str, ...]
) -> Iterator[tuple[Theme, list[tuple[str, Marked]]]]:
    """Each theme with its stages, in the order of the matrix."""
    for number, (name, mark, row) in enumerate(node.items(), start=1):
        raw = row.mapping()
        for field, at, _ in row.items():
            if field not in stages and field not in _THEME:
                known = [*stages, *sorted(_THEME)]
                hint = did_you_mean(field, known) or f"its stages are {', '.join(stages) or 'not listed under stages'}"
                reading.problem("LOAD046", f"theme '{name}' of '{key}' has no stage '{field}'", at, hint)
        own = {field: value for field, value in raw.items() if field not in stages}
        values = {"id": name, "number": number, **reading.record_values(Marked(own, row.mark, row.keys))}
        theme = reading.build(Theme, values, row, what=f"theme '{name}'")
        if theme is not None:
            yield theme.written_at(mark), [(stage, raw[stage]) for stage in stages if stage in raw]


# -- assessments ------------------------------------------------------------------------------------------------


def assessed(
    statements: Mapping[str, Statement], instruments: Mapping[str, Instrument]
) -> tuple[dict[str, Statement], list[Problem]]:
    """The statements, each assessment with the item that its theme and stage name; and what is not in any instrument."""
    items = {item.id for found in instruments.values() for item in found.items}
    out: dict[str, Statement] = {}
    problems: list[Problem] = []
    for key, statement in statements.items():
        out[key] = statement
        if not isinstance(statement, Assessment):
            continue
        if statement.item:
            if statement.item not in items:
                hint = did_you_mean(statement.item, items) or "name an item of one of the instruments"
                problems.append(Problem("LOAD046", f"there is no item '{statement.item}'", statement.mark, hint))
            continue
        found, wrong = _item(statement, instruments)
        if wrong is not None:
            problems.append(wrong)
        else:
            out[key] = statement.model_copy(update={"item": found}).written_at(statement.mark)
    return out, problems


def _item(statement: Assessment, instruments: Mapping[str, Instrument]) -> tuple[str, Problem | None]:
    def wrong(message: str, name: str, known: Any) -> tuple[str, Problem]:
        hint = did_you_mean(name, known) or f"there is: {', '.join(known)}"
        return "", Problem("LOAD046", message, statement.mark, hint)

    matrices = {key: found for key, found in instruments.items() if found.themes}
    if not statement.theme or not statement.stage:
        text = f"assessment '{statement.id}' names neither an item nor a theme and a stage"
        return "", Problem(
            "LOAD046", text, statement.mark, "write item: criteria-3, or theme: governance and stage: emerging"
        )
    name = statement.instrument or (next(iter(matrices)) if len(matrices) == 1 else "")
    if name not in matrices:
        return wrong(f"there is no matrix '{name}'" if name else "which matrix is not said", name, matrices)
    matrix = matrices[name]
    if statement.theme not in {theme.id for theme in matrix.themes}:
        return wrong(f"'{name}' has no theme '{statement.theme}'", statement.theme, [t.id for t in matrix.themes])
    if statement.stage not in matrix.stages:
        return wrong(f"'{name}' has no stage '{statement.stage}'", statement.stage, matrix.stages)
    item = f"{name}-{statement.theme}-{statement.stage}"
    if matrix.item(item) is None:
        return wrong(
            f"theme '{statement.theme}' of '{name}' says nothing of stage '{statement.stage}'",
            "",
            [i.stage for i in matrix.items if i.theme == statement.theme],
        )
    return item, None
