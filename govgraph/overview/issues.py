"""What stands in the way: for each column the three findings that matter most, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.checks.digest import CONSEQUENCES
from govgraph.checks.finding import SEVERITIES, Finding
from govgraph.checks.registry import checks
from govgraph.comparison.side import Side, checked
from govgraph.graph import Graph
from govgraph.model.record import Claim, Judgement
from govgraph.overview.parts import Issue
from govgraph.questions.record_tests import verdict

MOST = 3
"""As many are told for each column."""

ONE_CAUSE = (
    frozenset({"LAW26", "LAW32", "STR107", "STR133", "STR147"}),
    frozenset({"STR108", "STR109", "STR128", "STR129"}),
)
"""Checks that see one cause from several sides, and are told once of one body: nothing was delegated, or could be; nobody
holds it to account."""

_RECORD = "the record"


def issues(sides: Sequence[Side], matters: Iterable[str] = ()) -> tuple[tuple[Issue, ...], ...]:
    """For each side at most three: of an option what it brings first, then what it leaves as it is now.

    ``matters``: those in the table; what an option leaves wrong with them comes before what is wrong elsewhere.
    """
    first, shown = sides[0], frozenset(matters)
    return tuple(_of(first, side, shown) for side in sides)


def _of(first: Side, side: Side, shown: frozenset[str]) -> tuple[Issue, ...]:
    today = checked(first.graph).findings if side is not first else ()
    known = {_key(finding) for finding in today} | {(finding.code, (finding.brief,)) for finding in today}

    def new(finding: Finding) -> bool:
        """Would a reader who knows what is wrong today see anything new in it?"""
        return side is not first and known.isdisjoint({_key(finding), (finding.code, (finding.brief,))})

    found = sorted(
        checked(side.graph).findings,
        key=lambda finding: _rank(finding, new(finding), side is first or not shown.isdisjoint(finding.about)),
    )
    return tuple(
        Issue(
            brief=finding.brief,
            sentence=finding.sentence,
            fix=finding.fix,
            code=finding.code,
            severity=finding.severity,
            new=new(finding),
            source_too=_judged(side.graph, finding),
            about=finding.about,
            sources=finding.sources,
        )
        for finding in _different(found)
    )


def _key(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.code, tuple(sorted(finding.about))


def _rank(finding: Finding, new: bool, near: bool) -> tuple[bool, bool, bool, int, int, str]:
    """What is only of the record last, new ones first; then by weight, and by what it may lead to."""
    check = checks().get(finding.code)
    theme = check.theme if check else ""
    themes = list(CONSEQUENCES)
    return (
        theme == _RECORD,
        not new,
        not new and not near,
        SEVERITIES.index(finding.severity),
        themes.index(theme) if theme in themes else len(themes),
        finding.code,
    )


def _different(found: Iterable[Finding]) -> list[Finding]:
    """The first three of different patterns and causes; more of one pattern only where there is nothing else."""
    kept: list[Finding] = []
    spare: list[Finding] = []
    for finding in found:
        same_cause = any(
            {one.code, finding.code} <= codes and one.about[:1] == finding.about[:1]
            for one in kept
            for codes in ONE_CAUSE
        )
        if same_cause or any(one.brief == finding.brief for one in kept):
            continue
        (spare if any(one.code == finding.code for one in kept) else kept).append(finding)
        if len(kept) == MOST:
            return kept
    return [*kept, *(one for one in spare if all(one.brief != other.brief for other in kept))][:MOST]


def _judged(graph: Graph, finding: Finding) -> bool:
    """Does a judgement or claim of the source say it too?"""
    return any(
        statement.test is not None
        and statement.test.finding == finding.code
        and not statement.test.absent
        and set(statement.test.about) <= set(finding.about)
        and verdict(graph, statement.test)[0] == "met"
        for statement in graph.statements.values()
        if isinstance(statement, Judgement | Claim) and statement.basis == "stated"
    )
