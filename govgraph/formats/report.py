"""Reports of checks on paper: diagnostics as text, a row a finding in tables, one documented shape in JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from govgraph.checks.digest import FindingGroup, ThemeDigest, digest, themes
from govgraph.checks.finding import Totals
from govgraph.formats.notices import near, of_findings
from govgraph.formats.plain import day
from govgraph.formats.sheet import AnswerSheet, Section, SheetEntry
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
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


def sheet(
    reports: Sequence[Report], title: str = "", *, unsettled: bool = False, today: Report | None = None
) -> AnswerSheet:
    """One or several reports of a scenario (one an option) as one sheet.

    ``title`` is the scenario's; ``unsettled`` lists among the notes what cannot be told; ``today`` is the report of the
    baseline, against which it is told what an option alone has.
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
    return AnswerSheet(
        title="What is wrong?",
        setting=f"{title or first.scenario}, {where}, at {day(first.day)}",
        headline=_headline(reports, today),
        columns=COLUMNS,
        rows=tuple(_row(finding, names) for finding in findings),
        notices=of_findings(findings),
        notes=tuple(notes),
        data=data(reports),
        sections=_matrix(reports) if len(reports) > 1 else _sections(reports[0], today),
    )


NAMED = 3
"""Of the findings like one that is told, as many subjects are named."""

LONGEST_NAME = 60
"""A longer name, such as a recommendation in full, is not repeated."""

FEW = 3
"""Of a theme, as many patterns are told with their first finding; the others are named and counted."""


def _headline(reports: Sequence[Report], today: Report | None) -> str:
    if len(reports) > 1:
        return str(totals(reports))
    report = reports[0]
    if not report.findings:
        return f"Nothing is found. {report.totals}."
    found = digest(report, today)
    grave = sum(1 for finding in report.findings if finding.severity == "ERROR")
    count = len(report.findings)
    parts = [f"{in_words(grave)} {'is an error' if grave == 1 else 'are errors'}"] if grave else []
    if today is not None:
        own = sum(theme.count for theme in found.own)
        parts.append(f"{in_words(own) if own else 'none'} {'is' if own == 1 else 'are'} there under this option alone")
    more = f": {listed(parts)}" if parts else ""
    return f"{count} {'finding' if count == 1 else 'findings'}{more}. {report.totals}."


def _sections(report: Report, today: Report | None) -> tuple[Section, ...]:
    """What this option alone has in full, then what is there today as well in short."""
    found = digest(report, today)
    out = [Section(_titled(theme), _entries(theme, FEW, report.names)) for theme in found.own]
    if today is not None and found.own:
        out[0] = Section(f"Under this option alone. {out[0].title}", out[0].entries)
    if found.shared:
        entries = tuple(SheetEntry(f"{_titled(theme)}: {_patterns(theme)}.") for theme in found.shared)
        out.append(Section("Also there today", entries))
    return tuple(out)


def _titled(theme: ThemeDigest) -> str:
    return f"{theme.consequence} ({theme.count})"


def _entries(theme: ThemeDigest, few: int, names: Mapping[str, str]) -> tuple[SheetEntry, ...]:
    told = theme.groups[:few]
    entries = [_entry(group, names) for group in told]
    if rest := theme.groups[few:]:
        entries.append(SheetEntry(f"Also: {_patterns(ThemeDigest(theme.name, rest))}."))
    return tuple(entries)


def _entry(group: FindingGroup, names: Mapping[str, str]) -> SheetEntry:
    first = group.first
    where = ", ".join((first.code, near(str(first.marks[0])) if first.marks else "")).rstrip(", ")
    return SheetEntry(f"{first.sentence}{_alike(group, names)}", first.fix, where, first.severity)


def _alike(group: FindingGroup, names: Mapping[str, str]) -> str:
    """How many more there are of a pattern, and of whom the first are said."""
    others = group.findings[1:]
    if not others:
        return ""
    known = set(group.first.about)
    subjects = dict.fromkeys(
        next((item for item in finding.about if item not in known), finding.about[0] if finding.about else "")
        for finding in others
    )
    named = [names[item] for item in subjects if names.get(item, item) != item and len(names[item]) <= LONGEST_NAME]
    count = f"{in_words(len(others))} more like it"
    if not named:
        return f" And {count}."
    among = "" if len(others) <= len(named) <= NAMED else "among others "
    return f" And {count}, {among}about {listed(named[:NAMED])}."


def _patterns(theme: ThemeDigest) -> str:
    return ", ".join(f"{group.first.title} ({len(group.findings)})" for group in theme.groups)


def _matrix(reports: Sequence[Report]) -> tuple[Section, ...]:
    """Patterns by option: how often each is found."""
    counts = {report.option: Counter(finding.code for finding in report.findings) for report in reports}
    shown = [report.option for report in reports]
    every = themes(finding for report in reports for finding in report.findings)
    out = []
    for theme in every:
        entries = []
        for group in theme.groups:
            code = group.first.code
            where = ", ".join(
                f"{'today' if option == BASELINE else option} {counts[option][code]}"
                for option in shown
                if counts[option][code]
            )
            alike = len({counts[option][code] for option in shown}) == 1
            entries.append(
                SheetEntry(
                    f"{group.first.title}: {f'{counts[shown[0]][code]} in each' if alike else where}", where=code
                )
            )
        out.append(Section(theme.consequence, tuple(entries)))
    return tuple(out)


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
        finding.code,
        finding.severity,
        finding.title,
        about,
        finding.sentence,
        finding.fix,
        finding.option,
        "; ".join(map(str, finding.marks)),
        "; ".join(finding.sources),
    )
