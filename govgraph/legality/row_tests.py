"""One row held against a case, for one choice of kinds: dates, sides, giver and receiver, function, conditions, in this order."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date

from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Condition, Flow, OnwardStep, Power, Who
from govgraph.law.rows import Confidence
from govgraph.legality.candidates import givers_of
from govgraph.legality.function_tests import FunctionTests
from govgraph.legality.match import NO, RowMatch, Setting, best, both, match
from govgraph.legality.row_outcome import RowJudged, moved
from govgraph.model.dates import day_words
from govgraph.model.truth import Truth

_NO_AUTHORITY = "carries no authority"
_MOVES_NOTHING: Mapping[str, str] = {
    "pay": "carries no authority: it lets money be paid, and moves no function",
    "pool": "carries no authority: it pools money, and moves no function",
    "staff": "carries no authority: it places staff, and moves no function",
}


class RowTests(FunctionTests):
    """The tests of a row."""

    def judge(self, row: Power, kinds: Mapping[str, str]) -> RowJudged:
        row = row.at(self.case.day)
        out = RowJudged(row)
        if not row.carries:
            words = next((_MOVES_NOTHING[effect] for effect in row.effect if effect in _MOVES_NOTHING), _NO_AUTHORITY)
            self.fail(out, "power", f"{row.id} ({row.cite}) {words}", row.conf)
            return out
        day = self._date(out, kinds)
        at = Setting(self.find, day, self.case.via, self.persons, kinds, self.parties, row, self.case.about.owner)
        self._sides(out, at)
        self._flow(out, at)
        self.function(out, row.functions.except_, at)
        self.only(out, at)
        for condition in row.conditions:
            self._condition(out, condition, at)
        return out

    def _date(self, out: RowJudged, kinds: Mapping[str, str]) -> date:
        """Judge stated dates; return the day on which the other tests read the law."""
        row, case = out.row, self.case
        lives: list[tuple[str, str, date | None, date | None, Confidence]] = [
            ("", f"{row.id} ({row.cite})", row.start, row.until, row.dates_conf or row.conf)
        ]
        for node in dict.fromkeys((*self.case.givers, self.case.receiver)):
            if node in kinds:
                kind = self.law.kind(kinds[node])
                lives.append((node, self.find.name(node), kind.start, kind.until, kind.dates_conf or kind.conf))
        read_on = self.case.day
        for node, name, start, until, conf in lives:
            words = _between(start, until)
            stated = None if self.case.proposal else case.start
            if stated and ((start and stated.after <= start) or (until and stated.first >= until)):
                self.fail(out, "date", f"it starts {stated}, and {name} {words}", conf, node=node, kinds=kinds)
            elif (
                case.until
                and not self.case.proposal
                and ((until and case.until.first > until) or (start and case.until.after <= start))
            ):
                self.fail(out, "date", f"it ends {case.until}, and {name} {words}", conf, node=node, kinds=kinds)
            if (start and self.case.day < start) or (until and self.case.day >= until):
                out.asleep = out.asleep or f"{name} {words}"
            read_on = moved(read_on, (start, until))
        return read_on

    def _sides(self, out: RowJudged, at: Setting) -> None:
        row = out.row
        complete = self.case.complete is True or self.case.boundary == "across"
        outside = set(self.parties)
        for party in row.parties:
            found = {node: match(party.any, node, at) for node in self.parties}
            fits = [m for m in found.values() if m.truth is Truth.YES]
            maybe = [m for m in found.values() if m.truth is Truth.UNKNOWN]
            outside -= {node for node, m in found.items() if m.truth > Truth.NO}
            words = f"{row.id} needs {party.min} of {_who_words(party.any, self.law.kinds)}"
            if len(fits) >= party.min:
                sure = best(fits)
                if party.min and sure.conf != "H":
                    node = next(node for node, m in found.items() if m == sure)
                    self.fail(
                        out,
                        "parties",
                        f"whether {self.find.name(node)} counts is not settled: {words}",
                        sure.conf,
                        node=node,
                        kinds=at.kinds,
                        fits=True,
                    )
                self.ask(out, "parties", *(c for m in fits for c in m.conditions if party.min))
            elif len(fits) + len(maybe) >= party.min:
                out.lower(Truth.UNKNOWN, maybe[0].why or words)
            elif complete:
                self.fail(out, "parties", words, row.conf, node=self._at_fault(at), kinds=at.kinds)
            else:
                out.short = out.short or words
                self.ask(out, "parties", f"the other parties: {words}")
        if row.closed and row.parties:
            for node in self.parties:
                if node in outside:
                    self.fail(
                        out,
                        "parties",
                        f"{self.find.name(node)} can be no party under {row.id}",
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
        return self.case.givers[0] if self.case.givers else ""

    def _flow(self, out: RowJudged, at: Setting) -> None:
        """Giver and receiver: the best way, a flow of the function's owner or a step onward, that admits them."""
        row, case = out.row, self.case
        ways: list[tuple[RowMatch, RowMatch, OnwardStep | None]] = []
        for flow in row.flows:
            if self._owner_fits(flow):
                ways.append((self._givers(flow, at), self._receiver(flow.receiver, at), None))
        for step in row.onward.steps:
            if len(case.givers) == 1 and self._starts(row, case.givers[0], at):
                ways.append(
                    (match((step.giver,), case.givers[0], at), self._receiver((step.receiver,), at, step=True), step)
                )
        if not ways:
            self.fail(
                out,
                "giver",
                f"{row.id} moves no function of {_side(self.case.about.owner)}",
                row.conf,
                node=self._first_giver(),
                kinds=at.kinds,
            )
            return
        giver, receiver, onward = max(ways, key=self._way_rank)
        out.step = onward is not None
        self.by_its_organ(out, at)
        if giver.truth is Truth.NO:
            who = next((g for g in case.givers if self._giver_fits(g, row, at) is Truth.NO), self._first_giver())
            text = giver.why or f"{row.id} does not let {self.find.name(who)} give this"
            self.fail(out, "giver", text, row.conf, node=who, kinds=at.kinds)
        if receiver.truth is Truth.NO:
            text = receiver.why or f"{row.id} names no receiver such as {self._receiver_name()}"
            self.fail(out, "receiver", text, row.conf, node=case.receiver, kinds=at.kinds)
        if Truth.NO in (giver.truth, receiver.truth):
            return
        if Truth.UNKNOWN in (giver.truth, receiver.truth):
            out.lower(Truth.UNKNOWN, (giver if giver.truth is Truth.UNKNOWN else receiver).why)
        for test, found, node in (("giver", giver, self._first_giver()), ("receiver", receiver, case.receiver)):
            if found.conf != "H":
                text = f"whether {row.id} names {self.find.name(node)} is not settled"
                self.fail(out, test, text, found.conf, node=node, kinds=at.kinds, fits=True)  # type: ignore[arg-type]
        self.ask(out, "giver", *giver.conditions, kind=at.kinds.get(self._first_giver(), ""))
        self.ask(out, "receiver", *receiver.conditions, kind=at.kinds.get(case.receiver, ""))
        if (
            not self.case.about.owner
            and any(flow.owner != "any" for flow in row.flows)
            and not any(flow.owner == "any" for flow in row.flows)
        ):
            self.ask(out, "function", f"the function is one of {_side(row.flows[0].owner)}")
        if onward is not None:
            self._step(out, onward, at)

    @staticmethod
    def _way_rank(way: tuple[RowMatch, RowMatch, OnwardStep | None]) -> tuple[object, ...]:
        giver, receiver, step = way
        low = min(giver.truth, receiver.truth)
        both_fit = both(giver, receiver)
        return low, giver.truth, receiver.truth, both_fit.rank, step is None

    def _owner_fits(self, flow: Flow) -> bool:
        return flow.owner == "any" or self.case.about.owner in {"", "any", flow.owner}

    def _givers(self, flow: Flow, at: Setting) -> RowMatch:
        out = RowMatch(Truth.YES)
        leads = []
        for giver in self.case.givers:
            out = both(out, match(flow.giver, giver, at) if self._starts(at.row, giver, at) else NO)
            leads.append(match(flow.lead, giver, at))
        return both(out, best(leads)) if flow.lead else out

    def _giver_fits(self, giver: str, row: Power, at: Setting) -> Truth:
        return max(
            (match(flow.giver, giver, at).truth for flow in row.flows if self._owner_fits(flow)), default=Truth.NO
        )

    def _starts(self, row: Power, giver: str, at: Setting) -> bool:
        """May this row start from a post or committee: does its legal person stand where the row starts?"""
        persons = self.find.persons(giver)
        if self.find.is_person(giver) is Truth.YES or not persons:
            return True
        return any(match(givers_of(self.law, row), person, at).truth > Truth.NO for person in persons)

    def _receiver(self, whos: Iterable[Who], at: Setting, *, step: bool = False) -> RowMatch:
        if self.case.boundary not in at.row.boundary and not (step and self.case.boundary == "across"):
            name = self._receiver_name()
            words = {
                "inside": f"{name} is no other legal person",
                "across": f"{name} is another legal person",
                "joint": "it is joint",
            }
            return RowMatch(
                Truth.NO, why=f"{words[self.case.boundary]}, and {at.row.id} acts {listed(list(at.row.boundary), 'or')}"
            )
        return match(whos, self.case.receiver, at, itself=True)

    def _receiver_name(self) -> str:
        return (
            "the parties jointly"
            if self.find.kinds(self.case.receiver) == ("jointly",)
            else self.find.name(self.case.receiver)
        )

    def _first_giver(self) -> str:
        return self.case.givers[0] if self.case.givers else ""

    def _step(self, out: RowJudged, step: OnwardStep, at: Setting) -> None:
        self.function(out, step.except_, at)
        stated = next((c for c in out.row.conditions if c.id == step.condition), None)
        if step.condition and stated is None:
            code = out.row.codes.receiver
            self._condition(out, Condition(id=step.condition, if_no="ERROR", code=code), at)

    def _condition(self, out: RowJudged, condition: Condition, at: Setting) -> None:
        if condition.of != "arrangement" or not self._applies(condition, at):
            return
        stated = self.stated.get(condition.id, self._shown(condition.id))
        if stated is False:
            self.fail(
                out, "conditions", f"not so: {condition.id}", out.row.conf, level=condition.if_no, code=condition.code
            )
        elif stated is None and condition.unstated == "unknown":
            out.lower(Truth.UNKNOWN, f"whether {condition.id} is not stated")
        elif stated is None and condition.unstated == "condition":
            self.ask(out, "conditions", condition.id, code=condition.code)

    def _applies(self, condition: Condition, at: Setting) -> bool:
        when = condition.when
        if when is None:
            return True
        if when.party and not any(self.law.is_a(at.kinds.get(node, ""), when.party) for node in self.parties):
            return False
        if when.owner and when.owner != self.case.about.owner:
            return False
        return not when.function_class or self.law.in_class(self.case.about.function_class, when.function_class)

    def _shown(self, condition: str) -> bool | None:
        """A record that the model itself shows: a written agreement is there when the arrangement stands under one."""
        return True if condition == "agreement" and self.case.agreement else None


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
