"""What ``check --what-would-speak`` prints: the checks that had nothing to look at, and what each looks at."""

from __future__ import annotations

from govgraph.checks.run import Report
from govgraph.checks.silent import looks_at, silent
from govgraph.formats.sheet import AnswerSheet


def sheet(report: Report, title: str) -> AnswerSheet:
    """The checks that had nothing to look at, a line each; rules of law that are tried on every arrangement, in one."""
    quiet = silent(report)
    rows = [(check.code, check.title, looks_at(check)) for check in quiet]
    own = tuple(row for row in rows if row[2])
    rules = [code for code, _, words in rows if not words]
    lines = [(code, f"“{name[:1].upper()}{name[1:]}” would look at {words}.") for code, name, words in own]
    if rules:
        said = "They are tried on every delegation, joint exercise and fund, and none of those concerns them."
        lines.append(("Rules of law", f"{len(rules)} rules have nothing to say. {said}"))
    count = "Every check" if not own else f"{len(own)} of {len(report.results)} checks"
    return AnswerSheet(
        title="Which checks had nothing to look at?",
        setting=title,
        headline=f"{count} had {'something' if not own else 'nothing'} to look at in this scenario.",
        lines=tuple(lines),
        columns=("code", "check", "what it looks at"),
        rows=own,
        data={
            "silent": [{"code": code, "check": name, "looks_at": words} for code, name, words in own],
            "rules": rules,
        },
    )
