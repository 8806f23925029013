"""Is one arrangement lawful in form? One generic check that reads the registry; no rule has code of its own.

The tests stand in a fixed order (power, date, parties, giver, receiver, function, conditions); the first failure of
the highest level is the finding, the others stand beside it. An ERROR needs a *no* that a source states, a list marked
complete, or a shape that no power allows; what no source states is a condition (docs/authority.md#the-check-of-one-arrangement).

Containment and liability turn on the routes by which the giver holds: :mod:`govgraph.authority.containment`.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph_by, share
from govgraph.graph.sentences import listed
from govgraph.law.rows import Condition, Confidence, Excluded, Flow, Level, Organ, Power, Step, Who
from govgraph.legality.arrangement import Arrangement, boundary
from govgraph.legality.match import NO, OWN, RowMatch, Setting, best, both, match
from govgraph.legality.own_scheme import by_own_scheme, governed, under_own_scheme
from govgraph.legality.subjects import UNKNOWN, Subject, foreign, in_set
from govgraph.legality.verdict import ORDER, Failure, Need, Tested, Verdict, each_once
from govgraph.model.dates import day_words
from govgraph.model.truth import Truth
from govgraph.reading.legal import Structure, alike, structure

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.registry import Registry

_LEVELS: tuple[Level, ...] = ("INFO", "WARN", "ERROR")
_CAP: Mapping[Confidence, int] = {"L": 0, "M": 1, "H": 2}
_MAX_CHOICES = 64
_NO_AUTHORITY = "carries no authority"
_MOVES_NOTHING: Mapping[str, str] = {
    "pay": "carries no authority: it lets money be paid, and moves no function",
    "pool": "carries no authority: it pools money, and moves no function",
    "staff": "carries no authority: it places staff, and moves no function",
}
_NONE = Organ(of=())
_NAMED = 4


def _what_is_judged(a: Arrangement, *, day: date, via: str = OWN, about: Subject = UNKNOWN) -> Hashable:
    # an arrangement that is only supposed may be tried with several powers
    return a.key, a.power, day, via, about


@once_per_graph_by(_what_is_judged)
def check(graph: Graph, a: Arrangement, *, day: date, via: str = OWN, about: Subject = UNKNOWN) -> Verdict:
    """The verdict on an arrangement on a day, for one function and one way in which the giver holds it.

    Where no statute is held of the giver, its own scheme is what counts.
    """
    return by_own_scheme(graph, a, about) or _Checking(graph, a, day, via, about).verdict()


def share_verdicts(graph: Graph, known: Graph) -> bool:
    """Let a graph use what has been judged in another of the same things and relations, asked about another day.

    Only where both read the same structure: a verdict names the day it is about, and nothing else in it turns on the
    graph's own. Says whether it does.
    """
    if not alike(graph, known):
        return False
    share(check, of=known, to=graph)
    return True


def legal_day(graph: Graph, a: Arrangement, day: date) -> date:
    """The day on which findings judge it: its stated start, else the day asked, moved into its legal life."""
    if a.span.start is not None and not a.proposal:
        return a.span.start.first
    rows = _candidates(graph, a)
    lives = [_life(graph, a, row) for row in rows] or [(None, None)]
    moved = [_moved(day, life) for life in lives]
    return min(moved, key=lambda other: abs((other - day).days))


def _life(graph: Graph, a: Arrangement, row: Power | None) -> tuple[date | None, date | None]:
    """Between which days a row and every party can be there at all."""
    starts = [row.start if row else None]
    untils = [row.until if row else None]
    found = structure(graph)
    for node in (*a.givers, a.receiver):
        kinds = [graph.registry.kind(kind) for kind in found.kinds(node)]
        if kinds:
            starts.append(None if any(k.start is None for k in kinds) else min(k.start for k in kinds if k.start))
            untils.append(None if any(k.until is None for k in kinds) else max(k.until for k in kinds if k.until))
    start = max((day for day in starts if day), default=None)
    until = min((day for day in untils if day), default=None)
    return start, until


def _moved(day: date, life: tuple[date | None, date | None]) -> date:
    start, until = life
    if start is not None and day < start:
        return start
    return until - timedelta(days=1) if until is not None and day >= until else day


def _candidates(graph: Graph, a: Arrangement) -> tuple[Power, ...]:
    registry = graph.registry
    if not a.power and a.givers and min(governed(graph, giver) for giver in a.givers) > Truth.NO:
        return ()
    if not a.power:
        return registry.carrying
    if not registry.has_power(a.power):
        return ()
    row = registry.power(a.power)
    inner = tuple(other for other in registry.rows_within(row) if other.carries)
    return inner if inner and not row.carries and row.effect == ("none",) else (row,)


@dataclass(slots=True)
class _Judged:
    """What one row says, for one choice of kinds."""

    row: Power
    truth: Truth = Truth.YES
    conditions: list[Need] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    reason: str = ""
    asleep: str = ""
    loose: bool = False
    misfit: bool = False
    step: bool = False
    short: str = ""
    """A side of which no party is named, though others may be meant."""

    @property
    def standing(self) -> Truth:
        """Its truth on the day asked: asleep outside the law's life."""
        return Truth.NO if self.asleep else self.truth

    def lower(self, truth: Truth, reason: str) -> None:
        if truth < self.truth:
            self.truth, self.reason = truth, reason

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Greater is better: truth, how far along the order it fails, sureness, conditions."""
        first = min((ORDER.index(f.test) for f in self.failures if f.level == "ERROR"), default=len(ORDER))
        return int(self.standing), first, -len(self.failures), -len(self.conditions)


class _Checking:
    def __init__(self, graph: Graph, a: Arrangement, day: date, via: str, about: Subject) -> None:
        self.graph, self.a, self.day, self.via, self.about = graph, a, day, via, about
        self.registry = graph.registry
        self.structure: Structure = structure(graph)
        self.persons = tuple(dict.fromkeys(person for giver in a.givers for person in self.structure.persons(giver)))
        self.boundary = boundary(self.structure, a)
        self.parties = self._parties()

    def _parties(self) -> tuple[str, ...]:
        parents = self.structure.persons(self.a.receiver) if self.boundary == "joint" else ()
        other = (self.a.receiver,) if self.boundary == "across" else ()
        return tuple(dict.fromkeys((*self.a.givers, *other, *parents)))

    # -- over the kinds that the parties may be -----------------------------------------------------------------

    def verdict(self) -> Verdict:
        if self.a.power and not self.registry.has_power(self.a.power):
            return Verdict(Truth.UNKNOWN, reason=f"the power {self.a.power} is in no registry")
        if not self.a.givers and not self.a.power:
            return Verdict(Truth.UNKNOWN, reason="who gives it is not stated")
        if not self.a.receiver:
            return Verdict(Truth.UNKNOWN, reason="who receives it is not stated")
        return self._merged([self._for(choice) for choice in self._choices()])

    def _choices(self) -> list[dict[str, str]]:
        nodes = [node for node in dict.fromkeys((*self.parties, self.a.receiver)) if self.structure.kinds(node)]
        options = [self._living(self.structure.kinds(node)) for node in nodes]
        many = 1
        for kinds in options:
            many *= len(kinds)
        if many <= _MAX_CHOICES:
            return [dict(zip(nodes, combo, strict=True)) for combo in itertools.product(*options)]
        alike = sorted(set(options))  # too many: bodies that may be the same kinds are taken to be alike
        picks = itertools.islice(itertools.product(*alike), _MAX_CHOICES)
        return [
            {node: dict(zip(alike, pick, strict=True))[kinds] for node, kinds in zip(nodes, options, strict=True)}
            for pick in picks
        ]

    def _living(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Of the kinds that a body may be those that there are on the day; all of them where there are none."""
        there = tuple(kind for kind in kinds if self.registry.kind(kind).lives(self._day()))
        return there or kinds

    def _merged(self, verdicts: list[Verdict]) -> Verdict:
        if len({v.truth for v in verdicts}) == 1:
            first = verdicts[0]
            if len(verdicts) == 1:
                return first
            conditions = each_once(c for v in verdicts for c in v.conditions)
            if not self.a.power:
                conditions = _one_power(conditions)
            rows = tuple({row.id: row for v in verdicts for row in v.rows}.values())
            worst = max(verdicts, key=lambda v: _LEVELS.index(v.finding.level) if v.finding else -1)
            shared = worst.finding if all(v.finding for v in verdicts) else None
            also = tuple(dict.fromkeys(f for v in verdicts for f in v.failures if f != shared)) if shared else ()
            near = tuple(dict.fromkeys(pair for v in verdicts for pair in v.near))
            others = tuple({row.id: row for v in verdicts for row in v.others}.values())
            return replace(first, conditions=conditions, rows=rows, others=others, finding=shared, also=also, near=near,
                           step=all(v.step for v in verdicts))  # fmt: skip
        open_kinds = [node for node in (*self.a.givers, self.a.receiver) if len(self.structure.kinds(node)) > 1]
        names = listed([self.graph.name(node) for node in open_kinds])
        bad = next(v for v in verdicts if v.truth < max(w.truth for w in verdicts))
        rows = tuple({row.id: row for v in verdicts for row in v.rows}.values())
        reason = f"it turns on what kind of body {names} is: {bad.reason}"
        return Verdict(Truth.UNKNOWN, rows=rows, reason=reason, near=tuple(pair for v in verdicts for pair in v.near))

    # -- over the rows it may rest on ---------------------------------------------------------------------------

    def _for(self, kinds: Mapping[str, str]) -> Verdict:
        rows = _candidates(self.graph, self.a)
        if self.a.power:
            return self._stated(max((self._judge(row, kinds) for row in rows), key=lambda j: j.rank))
        named = [row for row in rows if self._names_givers(row, kinds)]
        apt = [
            row for row in named if self.boundary in row.boundary or (row.onward.steps and self.boundary == "across")
        ]
        judged = [self._judge(row, kinds) for row in apt]
        if not any(j.truth > Truth.NO and not j.misfit for j in judged):  # none fits: say where the others fail too
            judged += [self._judge(row, kinds) for row in named if row not in apt]
        return self._not_stated(judged, kinds)

    def _names_givers(self, row: Power, kinds: Mapping[str, str]) -> bool:
        """Could this row name the givers at all, facts and dates aside? The others need no closer look."""
        for giver in self.a.givers:
            nodes = (giver, self.structure.organ_of(giver))
            found = [
                kind
                for node in nodes
                if node
                for kind in ((kinds[node],) if node in kinds else self.structure.kinds(node))
            ]
            if found and not any(_could_give(self.registry, row, kind) for kind in found):
                return False
        return True

    def _stated(self, judged: _Judged) -> Verdict:
        failures = sorted(judged.failures, key=lambda f: (-_LEVELS.index(f.level), ORDER.index(f.test)))
        finding = failures[0] if failures else None
        row = judged.row
        warned = [Need(f"{f.code}: {f.text}", f.code, row.cite, row.conf) for f in failures if f.level == "WARN"]
        truth = Truth.NO if any(f.level == "ERROR" for f in failures) else judged.standing
        reason = finding.text if finding and truth is Truth.NO and not judged.asleep else judged.asleep or judged.reason
        return Verdict(
            truth, each_once((*judged.conditions, *warned)) if truth is not Truth.NO else (), finding,
            tuple(failures[1:]), (judged.row,), reason=reason if truth is not Truth.YES else "", step=judged.step,
        )  # fmt: skip

    def _not_stated(self, judged: list[_Judged], kinds: Mapping[str, str]) -> Verdict:
        every = [j for j in judged if j.standing > Truth.NO and not j.misfit and not j.short]
        if every:
            fits = [j for j in every if not j.loose] or every
            truth = max(j.standing for j in fits)
            fits = [j for j in fits if j.standing is truth]
            others = tuple(j.row for j in every if j not in fits)
            names = " | ".join(j.row.id for j in fits)
            text = f"no power is stated; {listed([j.row.id for j in fits], 'or')} would carry it"
            finding = Failure("power", self.registry.code("power"), "WARN", text)
            reason = fits[0].reason if truth is Truth.UNKNOWN else ""
            rows = tuple(j.row for j in fits)
            own = set(self.structure.persons(self.a.receiver)) <= set(self.persons)
            if truth is Truth.YES and own and self.boundary == "inside" and under_own_scheme(self.graph, self.a):
                return Verdict(truth, (), None, (), rows, others, step=all(j.step for j in fits))
            need = Need(
                f"power: {names}",
                finding.code,
                "; ".join(row.cite for row in rows),
                min((row.conf for row in rows), key=_CAP.__getitem__),
            )
            return Verdict(truth, (need,), finding, (), rows, others, reason=reason, step=all(j.step for j in fits))
        asleep = [j for j in judged if j.asleep and j.truth > Truth.NO and not j.misfit and not j.short]
        if asleep and (self.a.proposal or not self._too_early(kinds)):
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
        if short and code == self.registry.code("power"):  # with a further party it could be done
            words = f"no power would carry it between these alone; {listed([j.short for j in short], 'and')}"
            return Verdict(Truth.UNKNOWN, (), Failure("power", code, "WARN", words), near=near, reason=words)
        named = "; ".join(f"{row} fails {failure.code}: {failure.text}" for row, failure in near[:_NAMED])
        text = f"no power could carry this{': ' + named if named else ''}"
        finding = Failure("power", code, level, text)
        return Verdict(
            Truth.NO if level == "ERROR" else Truth.UNKNOWN, (), finding, near=near, reason="no power could carry this"
        )

    @staticmethod
    def _first(judged: _Judged) -> Failure:
        return min(judged.failures, key=lambda f: (-_LEVELS.index(f.level), ORDER.index(f.test)))

    def _too_early(self, kinds: Mapping[str, str]) -> bool:
        """Is it a joint committee of trusts alone, before there was a power for one (L29)?"""
        is_a, receiver = self.registry.is_a, kinds.get(self.a.receiver, "")
        trusts = all(is_a(kinds.get(giver, ""), "trust") for giver in self.a.givers)
        return self._day() < date(2022, 7, 1) and is_a(receiver, "joint_committee") and trusts

    def _none_fits(self, kinds: Mapping[str, str]) -> tuple[str, Level]:
        """The rule broken when no power is stated and none fits (docs/law.md#which-rule-a-failure-breaks)."""
        givers = [kinds.get(giver, "") for giver in self.a.givers]
        if self._too_early(kinds):
            return "L29", "ERROR" if "nhs_foundation_trust" in givers else "WARN"
        for kind in (*givers, kinds.get(self.a.receiver, "")):
            code = self.registry.code(
                "power", kind=kind, owner=self.about.owner, function_class=self.about.function_class
            )
            if code != "L35":
                return code, "ERROR"
        return self.registry.code("power"), "ERROR"

    def _day(self) -> date:
        start = self.a.span.start
        return start.first if start and not self.a.proposal else self.day

    # -- one row, one choice of kinds ---------------------------------------------------------------------------

    def _judge(self, row: Power, kinds: Mapping[str, str]) -> _Judged:
        row = row.at(self.day)
        out = _Judged(row)
        if not row.carries:
            words = next((_MOVES_NOTHING[effect] for effect in row.effect if effect in _MOVES_NOTHING), _NO_AUTHORITY)
            self._fail(out, "power", f"{row.id} ({row.cite}) {words}", row.conf)
            return out
        day = self._date(out, kinds)
        at = Setting(self.structure, day, self.via, self.persons, kinds, self.parties, row, self.about.owner)
        self._sides(out, at)
        self._flow(out, at)
        self._function(out, row.functions.except_, at)
        self._only(out, at)
        for condition in row.conditions:
            self._condition(out, condition, at)
        return out

    def _fail(
        self, out: _Judged, test: Tested, text: str, conf: Confidence, *, node: str = "", kinds: Mapping[str, str] | None = None,
        level: Level = "ERROR", code: str = "", fits: bool = False,
    ) -> None:  # fmt: skip
        """Note a failure; ``fits``: the words do admit it, and only how sure they are is in question."""
        out.misfit = out.misfit or not (fits or test == "conditions")
        capped = _LEVELS[min(_LEVELS.index(level), _CAP[conf])]
        if not code and test != "conditions":
            kind = (kinds or {}).get(node, "")
            code = self.registry.code(
                test, out.row, kind=kind, owner=self.about.owner, function_class=self.about.function_class
            )
        out.failures.append(Failure(test, code or "L35", capped, text, out.row.id))
        if capped == "ERROR":
            out.lower(Truth.NO, text)
        elif capped == "WARN" and not fits and test not in {"date", "conditions"}:
            out.lower(Truth.UNKNOWN, text)  # the words as they were read bar it: who decides turns on whether they do

    def _ask(self, out: _Judged, test: Tested, *words: str, kind: str = "", code: str = "") -> None:
        """Note what no source states, under the rule that would be broken if it were not so."""
        if not code and test != "conditions":
            about = self.about
            code = self.registry.code(test, out.row, kind=kind, owner=about.owner, function_class=about.function_class)
        row = out.row
        out.conditions += [Need(text, code or row.codes.receiver or "L35", row.cite, row.conf) for text in words]

    def _date(self, out: _Judged, kinds: Mapping[str, str]) -> date:
        """Judge stated dates; return the day on which the other tests read the law."""
        row, span = out.row, self.a.span
        lives: list[tuple[str, str, date | None, date | None, Confidence]] = [
            ("", f"{row.id} ({row.cite})", row.start, row.until, row.dates_conf or row.conf)
        ]
        for node in dict.fromkeys((*self.a.givers, self.a.receiver)):
            if node in kinds:
                kind = self.registry.kind(kinds[node])
                lives.append((node, self.graph.name(node), kind.start, kind.until, kind.dates_conf or kind.conf))
        moved = self.day
        for node, name, start, until, conf in lives:
            words = _between(start, until)
            stated = None if self.a.proposal else span.start
            if stated and ((start and stated.after <= start) or (until and stated.first >= until)):
                self._fail(out, "date", f"it starts {stated}, and {name} {words}", conf, node=node, kinds=kinds)
            elif (
                span.until
                and not self.a.proposal
                and ((until and span.until.first > until) or (start and span.until.after <= start))
            ):
                self._fail(out, "date", f"it ends {span.until}, and {name} {words}", conf, node=node, kinds=kinds)
            if (start and self.day < start) or (until and self.day >= until):
                out.asleep = out.asleep or f"{name} {words}"
            moved = _moved(moved, (start, until))
        return moved

    def _sides(self, out: _Judged, at: Setting) -> None:
        row = out.row
        complete = self.a.complete is True or self.boundary == "across"
        outside = set(self.parties)
        for party in row.parties:
            found = {node: match(party.any, node, at) for node in self.parties}
            fits = [m for m in found.values() if m.truth is Truth.YES]
            maybe = [m for m in found.values() if m.truth is Truth.UNKNOWN]
            outside -= {node for node, m in found.items() if m.truth > Truth.NO}
            words = f"{row.id} needs {party.min} of {_who_words(party.any, self.registry.kinds)}"
            if len(fits) >= party.min:
                sure = best(fits)
                if party.min and sure.conf != "H":
                    node = next(node for node, m in found.items() if m == sure)
                    self._fail(
                        out,
                        "parties",
                        f"whether {self.graph.name(node)} counts is not settled: {words}",
                        sure.conf,
                        node=node,
                        kinds=at.kinds,
                        fits=True,
                    )
                self._ask(out, "parties", *(c for m in fits for c in m.conditions if party.min))
            elif len(fits) + len(maybe) >= party.min:
                out.lower(Truth.UNKNOWN, maybe[0].why or words)
            elif complete:
                self._fail(out, "parties", words, row.conf, node=self._at_fault(at), kinds=at.kinds)
            else:
                out.short = out.short or words
                self._ask(out, "parties", f"the other parties: {words}")
        if row.closed and row.parties:
            for node in self.parties:
                if node in outside:
                    self._fail(
                        out,
                        "parties",
                        f"{self.graph.name(node)} can be no party under {row.id}",
                        row.conf,
                        node=node,
                        kinds=at.kinds,
                    )

    def _at_fault(self, at: Setting) -> str:
        """The party whose kind decides which rule is broken: one that fits no side, else the first giver."""
        sides = [match(party.any, node, at).truth for node in self.parties for party in at.row.parties]
        width = max(len(at.row.parties), 1)
        for number, node in enumerate(self.parties):
            if all(truth is Truth.NO for truth in sides[number * width : (number + 1) * width]):
                return node
        return self.a.givers[0] if self.a.givers else ""

    def _flow(self, out: _Judged, at: Setting) -> None:
        """Giver and receiver: the best way, a flow of the function's owner or a step onward, that admits them."""
        row, a = out.row, self.a
        ways: list[tuple[RowMatch, RowMatch, Step | None]] = []
        for flow in row.flows:
            if self._owner_fits(flow):
                ways.append((self._givers(flow, at), self._receiver(flow.receiver, at), None))
        for step in row.onward.steps:
            if len(a.givers) == 1 and self._starts(row, a.givers[0], at):
                ways.append(
                    (match((step.giver,), a.givers[0], at), self._receiver((step.receiver,), at, step=True), step)
                )
        if not ways:
            self._fail(
                out,
                "giver",
                f"{row.id} moves no function of {_side(self.about.owner)}",
                row.conf,
                node=self._first_giver(),
                kinds=at.kinds,
            )
            return
        giver, receiver, onward = max(ways, key=self._way_rank)
        out.step = onward is not None
        self._by_its_organ(out, at)
        if giver.truth is Truth.NO:
            who = next((g for g in a.givers if self._giver_fits(g, row, at) is Truth.NO), self._first_giver())
            text = giver.why or f"{row.id} does not let {self.graph.name(who)} give this"
            self._fail(out, "giver", text, row.conf, node=who, kinds=at.kinds)
        if receiver.truth is Truth.NO:
            text = receiver.why or f"{row.id} names no receiver such as {self._receiver_name()}"
            self._fail(out, "receiver", text, row.conf, node=a.receiver, kinds=at.kinds)
        if Truth.NO in (giver.truth, receiver.truth):
            return
        if Truth.UNKNOWN in (giver.truth, receiver.truth):
            out.lower(Truth.UNKNOWN, (giver if giver.truth is Truth.UNKNOWN else receiver).why)
        for test, found, node in (("giver", giver, self._first_giver()), ("receiver", receiver, a.receiver)):
            if found.conf != "H":
                text = f"whether {row.id} names {self.graph.name(node)} is not settled"
                self._fail(out, test, text, found.conf, node=node, kinds=at.kinds, fits=True)  # type: ignore[arg-type]
        self._ask(out, "giver", *giver.conditions, kind=at.kinds.get(self._first_giver(), ""))
        self._ask(out, "receiver", *receiver.conditions, kind=at.kinds.get(a.receiver, ""))
        if (
            not self.about.owner
            and any(flow.owner != "any" for flow in row.flows)
            and not any(flow.owner == "any" for flow in row.flows)
        ):
            self._ask(out, "function", f"the function is one of {_side(row.flows[0].owner)}")
        if onward is not None:
            self._step(out, onward, at)

    @staticmethod
    def _way_rank(way: tuple[RowMatch, RowMatch, Step | None]) -> tuple[object, ...]:
        giver, receiver, step = way
        low = min(giver.truth, receiver.truth)
        both_fit = both(giver, receiver)
        return low, giver.truth, receiver.truth, both_fit.rank, step is None

    def _owner_fits(self, flow: Flow) -> bool:
        return flow.owner == "any" or self.about.owner in {"", "any", flow.owner}

    def _givers(self, flow: Flow, at: Setting) -> RowMatch:
        out = RowMatch(Truth.YES)
        leads = []
        for giver in self.a.givers:
            out = both(out, match(flow.giver, giver, at) if self._starts(at.row, giver, at) else NO)
            leads.append(match(flow.lead, giver, at))
        return both(out, best(leads)) if flow.lead else out

    def _giver_fits(self, giver: str, row: Power, at: Setting) -> Truth:
        return max(
            (match(flow.giver, giver, at).truth for flow in row.flows if self._owner_fits(flow)), default=Truth.NO
        )

    def _starts(self, row: Power, giver: str, at: Setting) -> bool:
        """May this row start from a post or committee: does its legal person stand where the row starts?"""
        persons = self.structure.persons(giver)
        if self.structure.is_person(giver) is Truth.YES or not persons:
            return True
        whos = tuple(who.model_copy(update={"organ": None}) for flow in row.flows for who in flow.giver)
        return any(match(whos, person, at).truth > Truth.NO for person in persons)

    def _receiver(self, whos: Iterable[Who], at: Setting, *, step: bool = False) -> RowMatch:
        if self.boundary not in at.row.boundary and not (step and self.boundary == "across"):
            name = self._receiver_name()
            words = {
                "inside": f"{name} is no other legal person",
                "across": f"{name} is another legal person",
                "joint": "it is joint",
            }
            return RowMatch(
                Truth.NO, why=f"{words[self.boundary]}, and {at.row.id} acts {listed(list(at.row.boundary), 'or')}"
            )
        return match(whos, self.a.receiver, at, itself=True)

    def _receiver_name(self) -> str:
        return (
            "the parties jointly"
            if self.structure.kinds(self.a.receiver) == ("jointly",)
            else self.graph.name(self.a.receiver)
        )

    def _first_giver(self) -> str:
        return self.a.givers[0] if self.a.givers else ""

    def _step(self, out: _Judged, step: Step, at: Setting) -> None:
        self._function(out, step.except_, at)
        stated = next((c for c in out.row.conditions if c.id == step.condition), None)
        if step.condition and stated is None:
            code = out.row.codes.receiver
            self._condition(out, Condition(id=step.condition, if_no="ERROR", code=code), at)

    def _function(self, out: _Judged, excluded: Iterable[Excluded], at: Setting) -> None:
        for item in excluded:
            if not item.lives(at.day) or in_set(self.registry, self.about, item.set, at.day) is not True:
                continue
            if item.when_receiver and not any(self._receives_as(kind, at) for kind in item.when_receiver):
                continue
            if item.when_giver and not any(
                self._giver_is(giver, kind, at) for giver in self.a.givers for kind in item.when_giver
            ):
                self._by_which_organ(out, item, at)
                continue
            name = (
                self.registry.classes[item.set[6:]].name
                if item.set.startswith("class:")
                else self.registry.function_set(item.set).name
            )
            text = f"{self.about.name} is among the {name}, which {out.row.id} does not reach"
            if item.when_system:
                systems = {self.structure.system(person) for person in self.persons}
                if systems <= {None}:
                    self._ask(out, "function", f"the council has no {item.when_system} system", code=item.code)
                    continue
                if item.when_system not in systems:
                    continue
            self._fail(out, "function", text, item.conf or out.row.conf, code=item.code)

    def _by_its_organ(self, out: _Judged, at: Setting) -> None:
        """An organ gives as its body only what it exercises as that body: full council no executive function (L38)."""
        for giver in self.a.givers:
            body, kind = self.structure.organ_of(giver), at.kinds.get(giver, "")
            own = any(  # the row says it itself
                kind in item.when_giver or (item.when_system and not item.when_giver)
                for item in at.row.functions.except_
            )
            if not body or not kind or own:
                continue
            system = self.structure.system(body)
            answer = self.registry.acts_as_body(kind, self.about.function_class, system)
            if answer is False:
                text = f"{self.graph.name(giver)} does not exercise {self.about.name} as {self.graph.name(body)}"
                executive = self.registry.in_class(self.about.function_class, "la_exec")
                self._fail(out, "giver", text, at.row.conf, node=giver, kinds=at.kinds, code="L38" if executive else "")
            elif (
                answer is None
                and self.about.owner == "la"
                and self.about.function_class in self.registry.classes
                and system is None
            ):
                words = f"whether {self.graph.name(body)} has an executive or a committee system"
                self._ask(out, "giver", words, code="L38")

    def _by_which_organ(self, out: _Judged, item: Excluded, at: Setting) -> None:
        """A council named as giver, where those of its organs that the row would let give this may not: only a condition
        (docs/law.md#councils), but another row that its other organ may use fits better."""
        organs = [kind for kind in item.when_giver if self.registry.kind(kind).organ]
        for giver in self.a.givers:
            kind = at.kinds.get(giver, "")
            barred = [self.registry.kind(o).name for o in organs if kind in (self.registry.kind(o).organ or _NONE).of]
            system = self.structure.system(giver)
            if barred and item.when_system and system is None:
                self._ask(out, "function", f"{self.graph.name(giver)} has no {item.when_system} system", code=item.code)
            elif barred and item.when_system and system == item.when_system:
                out.loose = True
                words = f"an organ of {self.graph.name(giver)} other than its {listed(barred, 'or').lower()} gives it"
                self._ask(out, "function", words, code=item.code)

    def _receives_as(self, kind: str, at: Setting) -> bool:
        found = at.kinds.get(self.a.receiver)
        return found is not None and self.registry.is_a(found, kind)

    def _giver_is(self, giver: str, kind: str, at: Setting) -> bool:
        found = at.kinds.get(giver)
        return found is not None and self.registry.is_a(found, kind)

    def _only(self, out: _Judged, at: Setting) -> None:
        only = out.row.functions.only
        answers = {ref: in_set(self.registry, self.about, ref, at.day) for ref in only}
        if not only or True in answers.values():
            return
        if any(foreign(self.registry, self.about, ref) for ref in only):
            return  # a function of the other side that was received: which organ exercises it is asked at the giver
        about = self.about
        outside = self.registry.outside(out.row, about.references, about.function_class, at.day)
        if outside or all(answer is False for answer in answers.values()):
            self._fail(out, "function", f"{out.row.id} does not reach {self.about.name}", out.row.conf)
            return
        out.loose = True
        self._ask(out, "function", f"{self.about.name or 'the function'} is one that {out.row.id} reaches")

    def _condition(self, out: _Judged, condition: Condition, at: Setting) -> None:
        if condition.of != "arrangement" or not self._applies(condition, at):
            return
        stated = self.a.conditions.get(condition.id, self._shown(condition.id))
        if stated is False:
            self._fail(
                out, "conditions", f"not so: {condition.id}", out.row.conf, level=condition.if_no, code=condition.code
            )
        elif stated is None and condition.unstated == "unknown":
            out.lower(Truth.UNKNOWN, f"whether {condition.id} is not stated")
        elif stated is None and condition.unstated == "condition":
            self._ask(out, "conditions", condition.id, code=condition.code)

    def _applies(self, condition: Condition, at: Setting) -> bool:
        when = condition.when
        if when is None:
            return True
        if when.party and not any(self.registry.is_a(at.kinds.get(node, ""), when.party) for node in self.parties):
            return False
        if when.owner and when.owner != self.about.owner:
            return False
        return not when.function_class or self.registry.in_class(self.about.function_class, when.function_class)

    def _shown(self, condition: str) -> bool | None:
        """A record that the graph itself shows: a written agreement is there when the arrangement stands under one."""
        if condition == "agreement" and self.a.fact is not None and self.a.fact.role("under").known:
            return True
        return None


def _could_give(registry: Registry, row: Power, kind: str) -> bool:
    cache = _GIVERS.setdefault(id(registry), (registry, {}))[1]
    key = (row.id, kind)
    if key not in cache:
        sides = {party.side: party.any for party in row.parties}
        whos = (*(who for flow in row.flows for who in flow.giver), *(step.giver for step in row.onward.steps))
        every = [inner for who in whos for inner in (sides.get(who.side, ()) if who.side else (who,))]
        loose = registry.kind(kind).person is None
        cache[key] = any(registry.admits(who, kind) or (who.kind == "person" and loose) for who in every)
    return cache[key]


def _one_power(conditions: tuple[Need, ...]) -> tuple[Need, ...]:
    named = [need for need in conditions if need.text.startswith("power: ")]
    rest = tuple(need for need in conditions if need not in named)
    if not named:
        return rest
    rows = dict.fromkeys(row for need in named for row in need.text.removeprefix("power: ").split(" | "))
    cites = dict.fromkeys(cite for need in named for cite in need.cite.split("; "))
    return (*rest, replace(named[0], text="power: " + " | ".join(rows), cite="; ".join(cites)))


@functools.cache
def _between(start: date | None, until: date | None) -> str:
    if start and until:
        return f"is there from {day_words(start)} up to {day_words(until)}"
    return (
        f"is not there before {day_words(start)}"
        if start
        else f"is not there from {day_words(until)}"
        if until
        else "has no dates"
    )


def _side(owner: str) -> str:
    return {"nhs": "the NHS", "la": "councils"}.get(owner, "this kind")


def _who_words(whos: Iterable[Who], kinds: Mapping[str, object]) -> str:
    return listed([str(getattr(kinds.get(who.kind), "name", "") or who) for who in whos], "or")


_GIVERS: dict[int, tuple[Registry, dict[tuple[str, str], bool]]] = {}
