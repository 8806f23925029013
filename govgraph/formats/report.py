"""Reports of checks on paper: diagnostics as text, a row a finding in tables, one documented shape in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govgraph.checks.finding import Totals
from govgraph.formats.notices import of_findings
from govgraph.formats.plain import day
from govgraph.formats.sheet import Sheet
from govgraph.model.scenario import BASELINE

if TYPE_CHECKING:
    from govgraph.checks.finding import Finding, Unsettled
    from govgraph.checks.run import Report

COLUMNS = (
    "code",
    "severity",
    "pattern",
    "about",
    "what is wrong",
    "what would be right",
    "option",
    "written",
    "source",
)


def sheet(reports: Sequence[Report], title: str = "", *, unsettled: bool = False) -> Sheet:
    """One or several reports of a scenario (one an option) as one sheet.

    ``title`` is the scenario's; ``unsettled`` lists among the notes what cannot be told.
    """
    first = reports[0]
    names = {key: name for report in reports for key, name in report.names.items()}
    options = [report.option for report in reports]
    where = (
        BASELINE
        if options == [BASELINE]
        else ", ".join(option if option == BASELINE else f"option {option}" for option in options)
    )
    findings = [finding for report in reports for finding in report.findings]
    notes = [
        f"{waived.finding.code} accepted: {waived.finding.sentence} ({waived.reason})"
        for report in reports
        for waived in report.waived
    ]
    if unsettled:
        notes += [_cannot_tell(found, report.option, names) for report in reports for found in report.cannot_tell]
    return Sheet(
        title="What is wrong?",
        setting=f"{title or first.scenario}, {where}, at {day(first.day)}",
        headline=str(totals(reports)),
        columns=COLUMNS,
        rows=tuple(_row(finding, names) for finding in findings),
        notices=of_findings(findings),
        notes=tuple(notes),
        data=data(reports),
    )


def totals(reports: Sequence[Report]) -> Totals:
    """Subjects that passed, failed, or could not be told, over several reports."""
    return sum((report.totals for report in reports), Totals())


def data(reports: Sequence[Report]) -> dict[str, Any]:
    """What ``check --format json`` prints; its schema is ``schemas/findings.schema.json``."""
    return {
        "scenario": reports[0].scenario,
        "day": reports[0].day,
        "options": [report.option for report in reports],
        "totals": totals(reports),
        "findings": [finding for report in reports for finding in report.findings],
        "waived": [waived for report in reports for waived in report.waived],
        "cannot_tell": [
            {"option": report.option, **unsettled.model_dump()}
            for report in reports
            for unsettled in report.cannot_tell
        ],
        "names": {key: name for report in reports for key, name in report.names.items()},
    }


def _cannot_tell(found: Unsettled, option: str, names: dict[str, str]) -> str:
    about = "; ".join(names.get(item, item) for item in found.about)
    under = "" if option == BASELINE else f" [option {option}]"
    return f"{found.code} cannot tell: {about}: {found.missing}{under}"


def _row(finding: Finding, names: dict[str, str]) -> tuple[str, ...]:
    about = "; ".join(names.get(item, item) for item in finding.about)
    return (
        finding.code, finding.severity, finding.title, about, finding.sentence, finding.fix, finding.option,
        "; ".join(finding.marks), "; ".join(finding.sources),
    )  # fmt: skip
