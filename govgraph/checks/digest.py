"""Findings in the order in which a board would want them: what matters first, what is alike together, each thing once.

A finding is grouped by what it may lead to (its theme), and with others of the same pattern. Against another report
(that of today) it is told what an option alone has and what it shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from govgraph.checks.finding import SEVERITIES, Finding
from govgraph.checks.registry import checks
from govgraph.checks.run import Report

CONSEQUENCES: Mapping[str, str] = {
    "lawfulness": "Somebody may act without lawful authority",
    "gaps": "Nobody decides, or nobody answers for it",
    "process": "A process may stop, or pass somebody by",
    "conflicts of interest": "The same people are on both sides",
    "duplication": "Two bodies do the same work",
    "money": "Money without rules",
    "voice": "Somebody affected is not heard",
    "clarity": "It is not clear what is meant",
    "priorities": "Work and priorities do not match",
    "the record": "The record is thin",
}
"""What findings of each theme may lead to, the gravest first; another theme comes after these under its own name."""


class FindingGroup(Struct, frozen=True):
    """Findings of one pattern: the first of them tells what it is, the others are more of the same."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that is told in full."""
        return self.findings[0]


class ThemeDigest(Struct, frozen=True):
    """The findings that may lead to one thing, in groups of a pattern, the heaviest first."""

    name: str
    groups: tuple[FindingGroup, ...]

    @property
    def consequence(self) -> str:
        """What findings of this theme may lead to, in words for a board."""
        return CONSEQUENCES.get(self.name, self.name.capitalize())

    @property
    def count(self) -> int:
        """How many findings it holds, over all its groups."""
        return sum(len(group.findings) for group in self.groups)


class FindingDigest(Struct, frozen=True):
    """``own``: the themes of what this report alone has; ``shared``: of what the other has too. Without another: all own."""

    own: tuple[ThemeDigest, ...]
    shared: tuple[ThemeDigest, ...]


def digest(report: Report, other: Report | None = None) -> FindingDigest:
    """The findings of a report in order; those that ``other`` has too apart."""
    known = {_key(finding) for finding in other.findings} if other is not None else set()
    own = [finding for finding in report.findings if _key(finding) not in known]
    shared = [finding for finding in report.findings if _key(finding) in known]
    return FindingDigest(themes(own), themes(shared))


def themes(found: Iterable[Finding]) -> tuple[ThemeDigest, ...]:
    """Findings by what they may lead to, each theme's in groups of a pattern."""
    known = checks()
    by_theme: dict[str, dict[str, list[Finding]]] = {}
    for finding in found:
        theme = known[finding.code].theme if finding.code in known else "other"
        by_theme.setdefault(theme, {}).setdefault(finding.code, []).append(finding)
    order = list(CONSEQUENCES)
    names = sorted(by_theme, key=lambda name: (order.index(name) if name in order else len(order), name))
    return tuple(ThemeDigest(name, _groups(by_theme[name].values())) for name in names)


def _groups(found: Iterable[Sequence[Finding]]) -> tuple[FindingGroup, ...]:
    groups = [FindingGroup(tuple(findings)) for findings in found]
    return tuple(
        sorted(
            groups, key=lambda group: (SEVERITIES.index(group.first.severity), -len(group.findings), group.first.code)
        )
    )


def _key(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.code, tuple(sorted(finding.about))
