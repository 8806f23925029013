"""The verdict on a case: over the kinds that those who take part may be, and over the rows that it may rest on.

Where a power is stated, its row alone is held against the case. Where none is, the case stands if some row carries it, on
the condition that this is the power; where none does, it is said which come near and where each fails.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from typing import cast

from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power
from govgraph.law.rows import Level
from govgraph.legality.candidates import candidates, could_give
from govgraph.legality.case import MOST_CASES, InCase
from govgraph.legality.row_outcome import CAP, LEVELS, RowJudged
from govgraph.legality.row_tests import RowTests
from govgraph.legality.verdict import ORDER, Failure, Need, Verdict, each_once
from govgraph.model.truth import Truth
from govgraph.records import replace

MAX_CHOICES = 64
"""As many choices of kinds are tried at most."""

_NAMED = 4


class Judging:
    """One case, held against the law."""

    def __init__(self, find: InCase) -> None:
        self.find, self.law, self.case = find, find.registry, find.case
        self.tests = RowTests(find)
        self._of_no_power = self.case._replace(power="", in_scheme=False)

    # -- over the kinds that the parties may be -----------------------------------------------------------------

    def verdict(self) -> Verdict:
        if self.case.power and not self.law.has_power(self.case.power):
            return Verdict(Truth.UNKNOWN, reason=f"the power {self.case.power} is in no registry")
        if not self.case.givers and not self.case.power:
            return Verdict(Truth.UNKNOWN, reason="who gives it is not stated")
        if not self.case.receiver:
            return Verdict(Truth.UNKNOWN, reason="who receives it is not stated")
        return self._merged([self._for(choice) for choice in self._choices()])

    def _choices(self) -> list[dict[str, str]]:
        nodes = [node for node in dict.fromkeys((*self.tests.parties, self.case.receiver)) if self.find.kinds(node)]
        options = [self._living(self.find.kinds(node)) for node in nodes]
        many = 1
        for kinds in options:
            many *= len(kinds)
        if many <= MAX_CHOICES:
            return [dict(zip(nodes, combo, strict=True)) for combo in itertools.product(*options)]
        alike = sorted(set(options))  # too many: bodies that may be the same kinds are taken to be alike
        picks = itertools.islice(itertools.product(*alike), MAX_CHOICES)
        return [
            {node: dict(zip(alike, pick, strict=True))[kinds] for node, kinds in zip(nodes, options, strict=True)}
            for pick in picks
        ]

    def _living(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Of the kinds that a body may be those that there are on the day; all of them where there are none."""
        there = tuple(kind for kind in kinds if self.law.kind(kind).lives(self._day()))
        return there or kinds

    def _merged(self, verdicts: list[Verdict]) -> Verdict:
        if len({v.truth for v in verdicts}) == 1:
            first = verdicts[0]
            if len(verdicts) == 1:
                return first
            conditions = each_once(c for v in verdicts for c in v.conditions)
            if not self.case.power:
                conditions = _one_power(conditions)
            rows = tuple({row.id: row for v in verdicts for row in v.rows}.values())
            worst = max(verdicts, key=lambda v: LEVELS.index(v.finding.level) if v.finding else -1)
            shared = worst.finding if all(v.finding for v in verdicts) else None
            also = tuple(dict.fromkeys(f for v in verdicts for f in v.failures if f != shared)) if shared else ()
            near = tuple(dict.fromkeys(pair for v in verdicts for pair in v.near))
            others = tuple({row.id: row for v in verdicts for row in v.others}.values())
            return replace(
                first,
                conditions=conditions,
                rows=rows,
                others=others,
                finding=shared,
                also=also,
                near=near,
                step=all(v.step for v in verdicts),
            )
        open_kinds = [node for node in (*self.case.givers, self.case.receiver) if len(self.find.kinds(node)) > 1]
        names = listed([self.find.name(node) for node in open_kinds])
        bad = next(v for v in verdicts if v.truth < max(w.truth for w in verdicts))
        rows = tuple({row.id: row for v in verdicts for row in v.rows}.values())
        reason = f"it turns on what kind of body {names} is: {bad.reason}"
        return Verdict(Truth.UNKNOWN, rows=rows, reason=reason, near=tuple(pair for v in verdicts for pair in v.near))

    # -- over the rows it may rest on ---------------------------------------------------------------------------

    def _for(self, kinds: Mapping[str, str]) -> Verdict:
        rows = candidates(self.find, self.case.power, self.case.givers)
        if self.case.power:
            return self._stated(max((self._row(row, kinds) for row in rows), key=lambda j: j.rank))
        named = [row for row in rows if self._names_givers(row, kinds)]
        apt = [
            row
            for row in named
            if self.case.boundary in row.boundary or (row.onward.steps and self.case.boundary == "across")
        ]
        judged = [self._row(row, kinds) for row in apt]
        if not any(j.truth > Truth.NO and not j.misfit for j in judged):  # none fits: say where the others fail too
            judged += [self._row(row, kinds) for row in named if row.id not in {near.id for near in apt}]
        return self._not_stated(judged, kinds)

    def _names_givers(self, row: Power, kinds: Mapping[str, str]) -> bool:
        """Could this row name the givers at all, facts and dates aside? The others need no closer look."""
        for giver in self.case.givers:
            nodes = (giver, self.find.organ_of(giver))
            found = [
                kind for node in nodes if node for kind in ((kinds[node],) if node in kinds else self.find.kinds(node))
            ]
            if found and not any(could_give(self.law, row, kind) for kind in found):
                return False
        return True

    def _row(self, row: Power, kinds: Mapping[str, str]) -> RowJudged:
        """What a row says, for one choice of kinds: the same whether this power is stated, another is, or none."""
        known = self.law.kept("rows")
        key = (self._of_no_power, row.id, tuple(kinds.values()))
        if key not in known:
            if len(known) >= MOST_CASES:
                known.clear()
            known[key] = self.tests.judge(row, kinds)
        return cast(RowJudged, known[key])

    def _stated(self, judged: RowJudged) -> Verdict:
        failures = sorted(judged.failures, key=lambda f: (-LEVELS.index(f.level), ORDER.index(f.test)))
        finding = failures[0] if failures else None
        row = judged.row
        warned = [Need(f"{f.code}: {f.text}", f.code, row.cite, row.conf) for f in failures if f.level == "WARN"]
        truth = Truth.NO if any(f.level == "ERROR" for f in failures) else judged.standing
        reason = finding.text if finding and truth is Truth.NO and not judged.asleep else judged.asleep or judged.reason
        return Verdict(
            truth,
            each_once((*judged.conditions, *warned)) if truth is not Truth.NO else (),
            finding,
            tuple(failures[1:]),
            (judged.row,),
            reason=reason if truth is not Truth.YES else "",
            step=judged.step,
        )

    def _not_stated(self, judged: list[RowJudged], kinds: Mapping[str, str]) -> Verdict:
        every = [j for j in judged if j.standing > Truth.NO and not j.misfit and not j.short]
        if every:
            fits = [j for j in every if not j.loose] or every
            truth = max(j.standing for j in fits)
            fits = [j for j in fits if j.standing is truth]
            others = tuple(j.row for j in every if j not in fits)
            names = " | ".join(j.row.id for j in fits)
            text = f"no power is stated; {listed([j.row.id for j in fits], 'or')} would carry it"
            finding = Failure("power", self.law.code("power"), "WARN", text)
            reason = fits[0].reason if truth is Truth.UNKNOWN else ""
            rows = tuple(j.row for j in fits)
            own = set(self.find.persons(self.case.receiver)) <= set(self.tests.persons)
            if truth is Truth.YES and own and self.case.boundary == "inside" and self.case.in_scheme:
                return Verdict(truth, (), None, (), rows, others, step=all(j.step for j in fits))
            need = Need(
                f"power: {names}",
                finding.code,
                "; ".join(row.cite for row in rows),
                min((row.conf for row in rows), key=CAP.__getitem__),
            )
            return Verdict(truth, (need,), finding, (), rows, others, reason=reason, step=all(j.step for j in fits))
        asleep = [j for j in judged if j.asleep and j.truth > Truth.NO and not j.misfit and not j.short]
        if asleep and (self.case.proposal or not self._too_early(kinds)):
            return Verdict(Truth.NO, reason=asleep[0].asleep, rows=tuple(j.row for j in asleep))
        doubtful = [j for j in judged if j.standing is Truth.UNKNOWN and {f.test for f in j.failures} == {"function"}]
        if doubtful and not self._too_early(kinds):
            first = self._first(doubtful[0])
            named = listed([j.row.id for j in doubtful], "or")
            words = f"no power is stated; {named} would carry it but for this: {first.text}"
            finding = Failure("power", first.code, "WARN", words, first.row)
            return Verdict(Truth.UNKNOWN, (), finding, rows=tuple(j.row for j in doubtful), reason=first.text)
        near = tuple(
            (j.row.id, self._first(j))
            for j in judged
            if j.failures and ORDER.index(self._first(j).test) >= ORDER.index("receiver")
        )
        code, level = self._none_fits(kinds)
        short = [j for j in judged if j.short and j.standing > Truth.NO and not j.misfit]
        if short and code == self.law.code("power"):  # with a further party it could be done
            words = f"no power would carry it between these alone; {listed([j.short for j in short], 'and')}"
            return Verdict(Truth.UNKNOWN, (), Failure("power", code, "WARN", words), near=near, reason=words)
        named = "; ".join(f"{row} fails {failure.code}: {failure.text}" for row, failure in near[:_NAMED])
        text = f"no power could carry this{': ' + named if named else ''}"
        finding = Failure("power", code, level, text)
        return Verdict(
            Truth.NO if level == "ERROR" else Truth.UNKNOWN, (), finding, near=near, reason="no power could carry this"
        )

    @staticmethod
    def _first(judged: RowJudged) -> Failure:
        return min(judged.failures, key=lambda f: (-LEVELS.index(f.level), ORDER.index(f.test)))

    def _too_early(self, kinds: Mapping[str, str]) -> bool:
        """Is it a joint committee of trusts alone, before there was a power for one (L29)?"""
        is_a, receiver = self.law.is_a, kinds.get(self.case.receiver, "")
        trusts = all(is_a(kinds.get(giver, ""), "trust") for giver in self.case.givers)
        return self._day() < date(2022, 7, 1) and is_a(receiver, "joint_committee") and trusts

    def _none_fits(self, kinds: Mapping[str, str]) -> tuple[str, Level]:
        """The rule broken when no power is stated and none fits (docs/law.md#which-rule-a-failure-breaks)."""
        givers = [kinds.get(giver, "") for giver in self.case.givers]
        if self._too_early(kinds):
            return "L29", "ERROR" if "nhs_foundation_trust" in givers else "WARN"
        for kind in (*givers, kinds.get(self.case.receiver, "")):
            code = self.law.code(
                "power", kind=kind, owner=self.case.about.owner, function_class=self.case.about.function_class
            )
            if code != "L35":
                return code, "ERROR"
        return self.law.code("power"), "ERROR"

    def _day(self) -> date:
        start = self.case.start
        return start.first if start and not self.case.proposal else self.case.day


def _one_power(conditions: tuple[Need, ...]) -> tuple[Need, ...]:
    named = [need for need in conditions if need.text.startswith("power: ")]
    rest = tuple(need for need in conditions if need not in named)
    if not named:
        return rest
    rows = dict.fromkeys(row for need in named for row in need.text.removeprefix("power: ").split(" | "))
    cites = dict.fromkeys(cite for need in named for cite in need.cite.split("; "))
    return (*rest, replace(named[0], text="power: " + " | ".join(rows), cite="; ".join(cites)))
