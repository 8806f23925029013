"""Is a fund lawful in form? The tests of an arrangement, for money: power, date, contributors, what it holds, conditions.

A fund never carries authority; but who may pay into which kind of fund, who hosts it and who manages it is law. Its
row has the effect *pool*; a frame such as S75 becomes the row within it that pools.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Condition, Power
from govgraph.law.rows import Confidence, Level
from govgraph.legality.in_law import in_law
from govgraph.legality.match import OWN, RowMatch, Setting, match
from govgraph.legality.subjects import Subject, in_set, subjects
from govgraph.legality.verdict import ORDER, Failure, Need, Tested, Verdict, each_once
from govgraph.model.dates import day_words
from govgraph.model.things import Fund
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import Structure, structure
from govgraph.reading.posts import legal_fact, legal_relation

if TYPE_CHECKING:
    from govgraph.graph import Graph

_LEVELS: tuple[Level, ...] = ("INFO", "WARN", "ERROR")
_CAP: dict[Confidence, Level] = {"L": "INFO", "M": "WARN", "H": "ERROR"}
_BETTER_CARE_FUND = "S223GA"
_DESIGNATED = Subject(name="an amount designated for integration", references=("designated-amount",))


def check_fund(graph: Graph, fund: Fund) -> Verdict:
    """The verdict on a fund, judged on its stated start, else on the graph's day moved into the life of its power."""
    return _Fund(graph, fund).verdict()


class _Fund(Struct):
    graph: Graph
    fund: Fund
    conditions: list[Need] = []
    failures: list[Failure] = []

    def verdict(self) -> Verdict:
        registry, power = self.graph.registry, self.fund.power
        if not registry.has_power(power):
            reason = (
                f"the power {power} is in no registry"
                if power and power != "not stated"
                else "on which power it rests is not stated"
            )
            return Verdict(Truth.UNKNOWN, (Need("the power that it rests on", "L35"),), reason=reason)
        row = registry.power(power)
        if not row.effect or "pool" not in row.effect:
            row = next((inner for inner in registry.rows_within(row) if "pool" in inner.effect), row)
        if "pay" in row.effect:
            for condition in row.conditions:  # a payment and no pool: money only, as directions allow
                self._condition(row, condition)
            return self._verdict(row)
        if "pool" not in row.effect:
            self._fail(row, "power", f"{row.id} ({row.cite}) pools nothing", row.conf, level="WARN")
        else:
            self._tests(row)
        return self._verdict(row)

    def _verdict(self, row: Power) -> Verdict:
        self.failures.sort(key=lambda f: (-_LEVELS.index(f.level), ORDER.index(f.test)))
        first = self.failures[0] if self.failures else None
        truth = Truth.NO if first and first.level == "ERROR" else Truth.YES
        return Verdict(
            truth,
            each_once(self.conditions),
            first,
            tuple(self.failures[1:]),
            (row,),
            reason=first.text if first and truth is Truth.NO else "",
        )

    def _tests(self, row: Power) -> None:
        day = self._date(row)
        at = Setting(in_law(self.graph), day, OWN, self.contributors, self._kinds(), self.contributors, row)
        self._parties(row, at)
        self._functions(row, day)
        for condition in row.conditions:
            self._condition(row, condition)
        duty = self.graph.registry.powers.get(_BETTER_CARE_FUND)
        for condition in duty.conditions if duty is not None and self.fund.facts.get("designated") is True else ():
            self._condition(duty or row, condition)

    def _fail(
        self,
        row: Power,
        test: Tested,
        text: str,
        conf: Confidence,
        *,
        node: str = "",
        level: Level = "ERROR",
        code: str = "",
    ) -> None:
        if not code and test != "conditions":
            kind = next(iter(self.structure.kinds(node)), "") if node else ""
            code = self.graph.registry.code(test, row, kind=kind)
        capped = min(level, _CAP[conf], key=_LEVELS.index)
        self.failures.append(Failure(test, code or "L35", capped, text, row.id))

    # -- who ----------------------------------------------------------------------------------------------------

    @property
    def structure(self) -> Structure:
        return structure(self.graph)

    @property
    def contributors(self) -> tuple[str, ...]:
        facts = self._facts("contributes to", "to")
        return tuple(
            dict.fromkeys(
                self.structure.itself(who)
                for who in opened_in_law(self.structure.graph, (item for fact in facts for item in fact))
            )
        )

    def _facts(self, kind: str, role: str) -> list[tuple[str, ...]]:
        """The fillers of the first main role of each standing relation of a kind with the fund in a role."""
        found = self.graph.where(kind, **{role: self.fund.id})
        return [fact.subject.ids for fact in found if not fact.negated and fact.tier != "past"]

    @property
    def complete(self) -> bool:
        return self.fund.facts.get("parties complete") is True

    def _kinds(self) -> dict[str, str]:
        """One kind for each contributor whose kind is settled; the others are judged by all the kinds that they may be."""
        found = {who: self.structure.kinds(who) for who in self.contributors}
        return {who: kinds[0] for who, kinds in found.items() if len(kinds) == 1}

    # -- tests --------------------------------------------------------------------------------------------------

    def _date(self, row: Power) -> date:
        start, until = self.fund.span.start, self.fund.span.until
        day = start.first if start else self.graph.day
        settled = self.fund.tier == "settled"
        lives = [(f"{row.id} ({row.cite})", "", row.start, row.until, row.dates_conf or row.conf)]
        for who, kind in self._kinds().items():
            found = self.graph.registry.kind(kind)
            lives.append((self.graph.name(who), who, found.start, found.until, found.dates_conf or found.conf))
        for name, node, begins, ends, conf in lives:
            said = ""
            if start and begins and start.after <= begins:
                said = f"it starts {start}, and {name} is not there before {day_words(begins)}"
            elif start and ends and start.first >= ends:
                said = f"it starts {start}, and {name} is not there from {day_words(ends)}"
            elif until and ends and until.first > ends:
                said = f"it ends {until}, and {name} is not there from {day_words(ends)}"
            if settled and said:
                self._fail(row, "date", said, conf, node=node)
            if begins and day < begins:
                day = begins
            elif ends and day >= ends:
                day = ends - timedelta(days=1)
        return day

    def _parties(self, row: Power, at: Setting) -> None:
        named: set[str] = set()
        for party in row.parties:
            found = {who: match(party.any, who, at) for who in self.contributors}
            named |= {who for who, m in found.items() if m.truth > Truth.NO}
            fits = [(who, m) for who, m in found.items() if m.truth is Truth.YES]
            maybe = sum(m.truth is Truth.UNKNOWN for m in found.values())
            kinds = self.graph.registry.kinds
            words = f"{row.id} needs {party.min} of {listed([kinds[w.kind].name if w.kind in kinds else str(w) for w in party.any], 'or')}"
            if len(fits) < party.min and (maybe or not self.complete):
                self.conditions.append(Need(f"the other contributors: {words}", row.codes.parties, row.cite, row.conf))
            elif len(fits) < party.min:
                self._fail(row, "parties", words, row.conf, node=next(iter(self.contributors), ""))
            else:
                self._unsure(row, party.min, fits, closed=row.closed)
        if row.closed:
            for who in self.contributors:
                if who not in named:
                    self._fail(
                        row,
                        "parties",
                        f"{self.graph.name(who)} can be no contributor under {row.id}",
                        row.conf,
                        node=who,
                    )

    def _unsure(self, row: Power, least: int, fits: list[tuple[str, RowMatch]], *, closed: bool) -> None:
        """A contributor that may not count: where the side rests on it, or where nobody else may be one."""
        sure = sum(m.conf == "H" for _, m in fits)
        for who, found in fits:
            if found.conf != "H" and (closed or sure < least):
                self._fail(
                    row,
                    "parties",
                    f"whether {self.graph.name(who)} counts under {row.id} is not settled",
                    found.conf,
                    node=who,
                )

    def _functions(self, row: Power, day: date) -> None:
        for about in self._held():
            for item in row.functions.except_:
                if item.lives(day) and in_set(self.graph.registry, about, item.set, day) is True:
                    name = self.graph.registry.function_set(item.set).name
                    self._fail(
                        row,
                        "function",
                        f"{about.name} is among the {name}, which {row.id} does not reach",
                        item.conf or row.conf,
                        code=item.code,
                    )

    def _held(self) -> Iterator[Subject]:
        if self.fund.facts.get("designated") is True:
            yield _DESIGNATED
        paid = [
            fact for fact in self.graph.where("pays for", who=self.fund.id) if not fact.negated and fact.tier != "past"
        ]
        yield from subjects(self.graph, (item for fact in paid for item in fact.object.ids)) if paid else ()

    def _condition(self, row: Power, condition: Condition) -> None:
        when = condition.when
        if (
            when
            and when.party
            and not any(self.structure.is_kind(who, when.party) is Truth.YES for who in self.contributors)
        ):
            return
        stated = self._stated(condition.id)
        if stated is Truth.NO:
            self._fail(
                row, "conditions", f"not so: {condition.id}", row.conf, level=condition.if_no, code=condition.code
            )
        elif stated is Truth.UNKNOWN and condition.id == "agreement":
            words = "no agreement is stated that governs it"
            self._fail(row, "conditions", words, row.conf, level="WARN", code=condition.code)
        elif stated is Truth.UNKNOWN and condition.unstated == "condition":
            self.conditions.append(Need(condition.id, condition.code, row.cite, row.conf))

    def _stated(self, condition: str) -> Truth:
        """What the fund's facts say, else what its relations show."""
        for key in (condition, condition.replace(" ", "_")):
            if isinstance(value := self.fund.facts.get(key), bool):
                return Truth.of(value)
        find = self.structure
        hosts = tuple(
            dict.fromkeys(
                find.itself(item)
                for item in opened_in_law(find.graph, (i for f in self._facts("hosts", "what") for i in f))
            )
        )
        if condition == "agreement":
            return Truth.of(
                True if any(self.graph.where(kind, to=self.fund.id) for kind in ("governs", "concerns")) else None
            )
        if condition == "one host":
            return Truth.of(len(hosts) == 1 if hosts else None)
        if condition == "host is a legal person":
            return min((find.is_person(host) for host in hosts), default=Truth.UNKNOWN)
        if condition == "host is a partner":
            outside = bool(hosts) and not set(hosts) <= set(self.contributors)
            return Truth.UNKNOWN if not hosts or (outside and not self.complete) else Truth.of(not outside)
        if condition == "manager is an officer of the host":
            managers = opened_in_law(find.graph, (item for found in self._facts("manages", "what") for item in found))
            return min((self._officer(who, hosts) for who in managers), default=Truth.UNKNOWN)
        return Truth.UNKNOWN

    def _officer(self, post: str, hosts: Iterable[str]) -> Truth:
        answers = [
            max(
                legal_fact(self.graph, post, "la_officer", host),
                legal_relation(self.graph, post, "employee", host),
                legal_relation(self.graph, post, "secondee", host),
            )
            for host in hosts
        ]
        return max(answers, default=Truth.UNKNOWN)
