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
- ``absent`` turns met and not met round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.graph.sentences import sentence
from govgraph.model.facts import Fact
from govgraph.model.record import Pattern, Test
from govgraph.model.truth import Truth
from govgraph.questions.listing import listed, names, state, with_groups, words
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph

SUBJECT = "$subject"
"""Stands in a test for what is assessed."""

VERDICTS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "cannot tell"}


@dataclass(frozen=True, slots=True)
class Verdict:
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


def judge(graph: Graph, test: Test | None, subject: str = "") -> Verdict:
    """Hold a test against the graph, by the rules of this module; ``subject`` is what is assessed, by id."""
    if test is None or not (test.relations or test.finding):
        return Verdict(Truth.UNKNOWN, "no test is written: it needs judgement")
    if asks_of_subject(test):
        if not subject:
            return Verdict(Truth.UNKNOWN, "it depends on what is assessed")
        test = _of(test, subject)
    parts = [_pattern(graph, pattern) for pattern in test.relations]
    if test.finding:
        parts.append(_finding(graph, test))
    worst = min(part.truth for part in parts)
    decisive = [part for part in parts if part.truth is worst]
    truth = worst
    if test.absent:
        # what must be absent: one of the relations that is certainly missing is enough
        truth = worst.opposite
    return Verdict(
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


def _pattern(graph: Graph, pattern: Pattern) -> Verdict:
    near = [fact for fact in graph.of_kind(pattern.kind) if _fits(graph, fact, pattern, loosely=True)]
    there = [fact for fact in near if _fits(graph, fact, pattern)]
    best: Verdict | None = None
    for fact in there:
        found = _one(graph, fact)
        if best is None or (found.truth, not found.inferred) > (best.truth, not best.inferred):
            best = found
    if best is not None and best.truth is not Truth.NO:
        return best
    silent = [fact for fact in near if fact not in there and not fact.negated]
    if silent:
        fact = silent[0]
        missing = sorted(role for role in pattern.roles if not fact.role(role).known)
        return Verdict(Truth.UNKNOWN, f"{listed(missing)} not stated: {sentence(graph, fact)}", (fact.id,))
    return best or Verdict(Truth.NO, f"no such relation: {looked_for(graph, pattern)}")


def _one(graph: Graph, fact: Fact) -> Verdict:
    text = sentence(graph, fact)
    if fact.negated:
        return Verdict(Truth.NO, f"the source denies it: {text}", (fact.id,))
    day = state(graph, fact)
    if day in {"not yet", "ended"}:
        return Verdict(Truth.NO, f"{day}: {text} ({graph.life(fact).reason})", (fact.id,))
    if fact.tier != "settled":
        return Verdict(Truth.UNKNOWN, f"foreseen, {fact.status}: {text}", (fact.id,), foreseen=True)
    if "either" in fact.fields:
        return Verdict(Truth.UNKNOWN, f"not settled which: {text}", (fact.id,))
    if fact.basis == "assumed" or day == "cannot tell":
        return Verdict(
            Truth.UNKNOWN, f"{'assumed' if fact.basis == 'assumed' else graph.life(fact).reason}: {text}", (fact.id,)
        )
    inferred = fact.basis == "inferred" or any(filler.basis == "inferred" for filler in fact.roles.values())
    return Verdict(Truth.YES, f"{'inferred: ' if inferred else ''}{text}", (fact.id,), inferred=inferred)


def _fits(graph: Graph, fact: Fact, pattern: Pattern, *, loosely: bool = False) -> bool:
    """Does a relation fit a pattern, groups and members standing for each other? ``loosely``: not stated fits."""
    if any(fact.fields.get(name) not in values for name, values in pattern.fields.items()):
        return False
    for role, wanted in pattern.roles.items():
        filler = fact.role(role)
        if loosely and not filler.known and filler.unknown in {"not stated", "unclear"}:
            continue
        if wanted.unknown is not None:
            if filler.unknown != wanted.unknown:
                return False
        elif not all(_stands(graph, item, words(filler)) for item in wanted.ids):
            return False
    return True


def _stands(graph: Graph, wanted: str, there: tuple[str, ...]) -> bool:
    """Is a thing among these: itself, through a group that names it, or, for a group, by all of its known members."""
    if set(with_groups(graph, wanted)) & set(there):
        return True
    inner = set(behind(graph, [wanted]).ids) - {wanted}
    return bool(inner) and inner <= set(behind(graph, there).ids)


def looked_for(graph: Graph, pattern: Pattern) -> str:
    """A pattern in words."""
    roles = ", ".join(
        f"{role} {listed(names(graph, [item]).get(item, item) for item in words(filler))}"
        for role, filler in pattern.roles.items()
    )
    return f"'{pattern.kind}' with {roles}" if roles else f"'{pattern.kind}'"


def _finding(graph: Graph, test: Test) -> Verdict:
    """Does the check of that code find something about these things? Cannot tell where the check cannot."""
    from govgraph.checks import UnknownCheck
    from govgraph.checks.registry import find
    from govgraph.checks.run import told

    try:
        said = told(graph, find(test.finding).code)
    except UnknownCheck:
        return Verdict(Truth.UNKNOWN, f"there is no check {test.finding}")
    first = next(iter(test.about), "")
    assumed: Verdict | None = None
    for finding in said.findings.get(first, ()):
        if not set(test.about) <= set(finding.about):
            continue
        ours = [graph.facts[item] for item in finding.facts if graph.facts[item].basis == "assumed"]
        if not ours:
            return Verdict(Truth.YES, f"{finding.code}: {finding.sentence}", finding.facts)
        assumed = Verdict(
            Truth.UNKNOWN, f"{finding.code} rests on what we assume: {sentence(graph, ours[0])}", finding.facts
        )
    if assumed is not None:
        return assumed
    for unsettled in said.cannot_tell.get(first, ()):
        if set(test.about) <= set(unsettled.about):
            return Verdict(Truth.UNKNOWN, f"{unsettled.code}: {unsettled.missing}")
    return Verdict(Truth.NO, f"the checks find no {test.finding}")
