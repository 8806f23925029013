"""Findings by option: which appear, which go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from govgraph.answer import Ids, Table
from govgraph.checks.finding import Spotted
from govgraph.comparison.result import FindingsCompared
from govgraph.comparison.side import ComparedPart, Side, checked

Key = tuple[str, tuple[str, ...]]
"""A finding as it is held against those of another option: its code, and what it is about."""


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart[FindingsCompared]:
    """One row a finding (its code and what it is about), a mark in each option that has it."""
    every = {side.graph.option: by_key(side) for side in sides}
    return ComparedPart(_result(sides, every), (_table(sides, every, all_rows=all_rows),))


def found(sides: Sequence[Side]) -> FindingsCompared:
    """Which checks find something under each side, and what comes and goes against the first."""
    return _result(sides, {side.graph.option: by_key(side) for side in sides})


def by_key(side: Side) -> dict[Key, Spotted]:
    """The findings of a side by their code and what they are about."""
    return {(finding.code, tuple(sorted(finding.about))): finding for finding in checked(side.graph).spotted}


def _result(sides: Sequence[Side], every: Mapping[str, Mapping[Key, Spotted]]) -> FindingsCompared:
    first = every[sides[0].graph.option].keys()
    return FindingsCompared(
        findings={option: _codes(keys.keys()) for option, keys in every.items()},
        findings_gained={option: _codes(keys.keys() - first) for option, keys in every.items()},
        findings_lost={option: _codes(first - keys.keys()) for option, keys in every.items()},
    )


def _codes(keys: Iterable[Key]) -> Ids:
    return tuple(sorted({code for code, _ in keys}))


def _table(sides: Sequence[Side], every: Mapping[str, Mapping[Key, Spotted]], *, all_rows: bool) -> Table:
    keys = dict.fromkeys(key for keys in every.values() for key in keys)
    rows: list[tuple[str, ...]] = []
    for key in sorted(keys):
        there = [key in every[side.graph.option] for side in sides]
        if all(there) and not all_rows:
            continue
        finding = next(every[side.graph.option][key] for side in sides if key in every[side.graph.option]).finding
        rows.append(
            (finding.code, finding.severity.lower(), finding.sentence, *("x" if mark else "" for mark in there))
        )
    return Table(
        title="Findings",
        columns=("code", "level", "finding", *(side.short for side in sides)),
        rows=tuple(rows),
        note="" if rows else "every finding is in every option",
    )
