"""A test of the record held against the graph: met, not met or cannot tell, and why.

- There is no test: *cannot tell*, it needs judgement.
- The test names relations. All must be there; each is looked for in the roles that the test names, and a group and
  its members stand for each other. ``$subject`` in a role is what is assessed.

  - *met*: settled and live on the day; stated, law or inferred (an inferred one is marked);
  - *cannot tell*: only foreseen (likely, proposed ...), assumed, not certain on the day, "decides or recommends" with
    which of them not settled, or a role that is looked for is *not stated* in a relation that otherwise fits;
  - *not met*: not begun, over, denied by the source, or no such relation.

- The test names a finding: met when the checks find it; *cannot tell* where the checks cannot, or what they find rests
  on a relation that we assume.
- ``absent``: none of it may be there; one that is there is enough for *not met*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.sentences import sentence
from govgraph.model.record import Pattern, Test
from govgraph.model.truth import Truth
from govgraph.reading.fits import held, together

if TYPE_CHECKING:
    from govgraph.graph import Graph

SUBJECT = "$subject"
"""Stands in a test for what is assessed."""

VERDICTS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "cannot tell"}


class TestVerdict(Struct, frozen=True):
    """What computation says of one test: its truth, why, and the relations it rests on."""

    truth: Truth
    why: str
    facts: tuple[str, ...] = ()
    foreseen: bool = False
    inferred: bool = False

    @property
    def words(self) -> str:
        """met, not met or cannot tell."""
        return VERDICTS[self.truth]


def judge(graph: Graph, test: Test | None, subject: str = "") -> TestVerdict:
    """Hold a test against the graph, by the rules of this module; ``subject`` is what is assessed, by id."""
    if test is None or not (test.relations or test.finding):
        return TestVerdict(Truth.UNKNOWN, "no test is written: it needs judgement")
    if asks_of_subject(test):
        if not subject:
            return TestVerdict(Truth.UNKNOWN, "it depends on what is assessed")
        test = _of(test, subject)
    parts = [_pattern(graph, pattern) for pattern in test.relations]
    if test.finding:
        parts.append(_finding(graph, test))
    truth = together((part.truth for part in parts), absent=test.absent)
    deciding = truth.opposite if test.absent else truth
    decisive = [part for part in parts if part.truth is deciding]
    return TestVerdict(
        truth=truth,
        why="; ".join(dict.fromkeys(part.why for part in decisive)),
        facts=tuple(dict.fromkeys(fact for part in parts for fact in part.facts)),
        foreseen=any(part.foreseen for part in decisive),
        inferred=truth is Truth.YES and any(part.inferred for part in parts),
    )


def verdict(graph: Graph, test: Test | None) -> tuple[str, str]:
    """met, not met or cannot tell, and why: as :func:`judge`, in words."""
    judged = judge(graph, test)
    return judged.words, judged.why


def asks_of_subject(test: Test | None) -> bool:
    """Does a test speak of what is assessed?"""
    if test is None:
        return False
    named = (item for pattern in test.relations for filler in pattern.roles.values() for item in filler.ids)
    return SUBJECT in (*named, *test.about)


def _of(test: Test, subject: str) -> Test:
    """The test with what is assessed in the place of ``$subject``."""

    def put(items: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(subject if item == SUBJECT else item for item in items)

    relations = tuple(
        pattern.model_copy(
            update={
                "roles": {
                    role: filler.model_copy(update={"ids": put(filler.ids)}) for role, filler in pattern.roles.items()
                }
            }
        )
        for pattern in test.relations
    )
    return test.model_copy(update={"relations": relations, "about": put(test.about)})


def _pattern(graph: Graph, pattern: Pattern) -> TestVerdict:
    found = held(graph, pattern)
    return TestVerdict(found.truth, found.why, tuple(fact.id for fact in found.facts), found.foreseen, found.inferred)


def _finding(graph: Graph, test: Test) -> TestVerdict:
    """Does the check of that code find something about these things? Cannot tell where the check cannot."""
    from govgraph.checks import UnknownCheck
    from govgraph.checks.registry import find
    from govgraph.checks.run import told

    try:
        said = told(graph, find(test.finding).code)
    except UnknownCheck:
        return TestVerdict(Truth.UNKNOWN, f"there is no check {test.finding}")
    first = next(iter(test.about), "")
    assumed: TestVerdict | None = None
    for finding in said.findings.get(first, ()):
        if not set(test.about) <= set(finding.about):
            continue
        ours = [graph.facts[item] for item in finding.facts if graph.facts[item].basis == "assumed"]
        if not ours:
            return TestVerdict(Truth.YES, f"{finding.code}: {finding.sentence}", finding.facts)
        assumed = TestVerdict(
            Truth.UNKNOWN, f"{finding.code} rests on what we assume: {sentence(graph, ours[0])}", finding.facts
        )
    if assumed is not None:
        return assumed
    for unsettled in said.cannot_tell.get(first, ()):
        if set(test.about) <= set(unsettled.about):
            return TestVerdict(Truth.UNKNOWN, f"{unsettled.code}: {unsettled.missing}")
    return TestVerdict(Truth.NO, f"the checks find no {test.finding}")
