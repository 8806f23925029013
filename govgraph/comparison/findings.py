"""Findings by option: which appear, which go."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.answer import Table
from govgraph.checks.finding import Spotted
from govgraph.comparison.side import ComparedPart, Side, checked

Key = tuple[str, tuple[str, ...]]


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart:
    """One row a finding (its code and what it is about), a mark in each option that has it."""
    found: dict[str, dict[Key, Spotted]] = {}
    for side in sides:
        report = checked(side.graph)
        found[side.graph.option] = {(finding.code, tuple(sorted(finding.about))): finding for finding in report.spotted}
    keys = list(dict.fromkeys(key for findings in found.values() for key in findings))
    rows: list[tuple[str, ...]] = []
    for key in sorted(keys):
        there = [key in found[side.graph.option] for side in sides]
        if all(there) and not all_rows:
            continue
        finding = next(found[side.graph.option][key] for side in sides if key in found[side.graph.option]).finding
        rows.append(
            (finding.code, finding.severity.lower(), finding.sentence, *("x" if mark else "" for mark in there))
        )
    first = found[sides[0].graph.option]
    facets = {
        "findings": {option: sorted({code for code, _ in findings}) for option, findings in found.items()},
        "findings_gained": {
            option: sorted({code for code, _ in findings.keys() - first.keys()}) for option, findings in found.items()
        },
        "findings_lost": {
            option: sorted({code for code, _ in first.keys() - findings.keys()}) for option, findings in found.items()
        },
    }
    table = Table(
        title="Findings",
        columns=("code", "level", "finding", *(side.short for side in sides)),
        rows=tuple(rows),
        note="" if rows else "every finding is in every option",
    )
    return ComparedPart(tables=(table,), facets=facets)
