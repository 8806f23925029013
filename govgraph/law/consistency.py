"""Mistakes that only several rows together can show: unknown words, cycles, dates the wrong way round, contradictions.

Codes: ``LOAD062`` a kind that is not there, ``LOAD063`` a set or class, ``LOAD064`` a power, ``LOAD065`` a cycle,
``LOAD066`` dates the wrong way round, ``LOAD067`` a row that contradicts itself, ``LOAD068`` a side without parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from govgraph.diagnostics import Problem, did_you_mean
from govgraph.law.contradictions import contradictions
from govgraph.law.function_rows import FunctionSet, RootFunction
from govgraph.law.kind_rows import Kind
from govgraph.law.power_rows import Excluded, Flow, Power, Who
from govgraph.law.resolve import chain, resolved_powers
from govgraph.law.tables import Tables

_CLASS = "class:"
ENDS = frozenset({"parliament", "electorate", "governors"})
"""Where lines of account may end, beside kinds of bodies."""


class At(NamedTuple):
    """A place in a row: the path of keys and positions that leads to it."""

    table: str
    row: str
    path: tuple[str | int, ...] = ()

    def to(self, *steps: str | int) -> At:
        """Further in."""
        return self._replace(path=(*self.path, *steps))


def inconsistencies(tables: Tables) -> list[Problem]:
    """Every mistake in rows as written, each at its line; rows of one file may name rows of another."""
    return list(dict.fromkeys(_Checking(tables).all()))


class _Checking:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.resolved = resolved_powers(tables.powers)

    def all(self) -> Iterator[Problem]:
        yield from self.cycles()
        for kind in self.tables.kinds.values():
            yield from self.kind(kind)
        for power in self.tables.powers.values():
            yield from self.power(power)
        for row in self.tables.classes.values():
            yield from self.classes(row.within, At("classes", row.id, ("within",)))
        for group in self.tables.sets.values():
            yield from self.function_set(group)
        for function in self.tables.functions.values():
            yield from self.function(function)
        for change in self.tables.changes.values():
            at = At("changes", change.id)
            yield from self.kinds(change.kinds, at.to("kinds"))
            for word in change.powers:
                yield from self.known("LOAD064", "power", "powers", word, at.to("powers"))
            for word in change.functions:
                yield from self.known("LOAD063", "function", "functions", word, at.to("functions"))
        yield from contradictions(self.tables, self.resolved)

    def problem(self, code: str, at: At, message: str, hint: str = "") -> Problem:
        return Problem(code, f"{at.row}: {message}", self.tables.mark(*at), hint)

    # -- words that must be known, dates in order --------------------------------------------------------------------

    def known(self, code: str, what: str, table: str, word: str, at: At) -> Iterator[Problem]:
        rows: Mapping[str, object] = getattr(self.tables, table)
        if word and word not in rows and (table, word) not in self.tables.written:
            yield self.problem(code, at, f"there is no {what} '{word}'", did_you_mean(word, rows))

    def kinds(self, words: Iterable[str], at: At) -> Iterator[Problem]:
        for word in words:
            yield from self.known("LOAD062", "kind", "kinds", word, at)

    def classes(self, words: Iterable[str], at: At) -> Iterator[Problem]:
        for word in words:
            if word != "all":
                yield from self.known("LOAD063", "class of functions", "classes", word, at)

    def named_set(self, word: str, at: At) -> Iterator[Problem]:
        if word.startswith(_CLASS):
            yield from self.classes([word.removeprefix(_CLASS)], at)
        else:
            yield from self.known("LOAD063", "function set", "sets", word, at)

    def ordered(self, start: date | None, until: date | None, at: At) -> Iterator[Problem]:
        if start and until and until <= start:
            hint = "first the first day, then the first day on which it is over"
            yield self.problem("LOAD066", at, f"the dates are the wrong way round: from {start}, until {until}", hint)

    # -- cycles -------------------------------------------------------------------------------------------------

    def cycles(self) -> Iterator[Problem]:
        powers, kinds, classes = self.tables.powers, self.tables.kinds, self.tables.classes
        yield from self._cycle("powers", lambda row: powers[row].within if row in powers else "")
        for row in classes:
            if row in self._reached("classes", row, "within"):
                hint = "leave 'within' out of one of them"
                told = f"{row} within {' within '.join(self._way_round(row))}"
                yield self.problem("LOAD065", At("classes", row, ("within",)), f"is within itself: {told}", hint)
        for row in kinds:
            for step in ("is_a", "one_of"):
                if row in self._reached("kinds", row, step):
                    yield self.problem("LOAD065", At("kinds", row, (step,)), f"is a kind of itself, by '{step}'")

    def _cycle(self, table: str, parent: Callable[[str], str]) -> Iterator[Problem]:
        for row in getattr(self.tables, table):
            above = chain(row, parent)
            if parent(above[-1]) == row:
                told = " within ".join((*above, row))
                hint = "leave 'within' out of one of them"
                yield self.problem("LOAD065", At(table, row, ("within",)), f"is within itself: {told}", hint)

    def _way_round(self, row: str) -> list[str]:
        """The classes by which a class comes to be within itself, ending with it."""
        ways, seen = [[above] for above in self.tables.classes[row].within], {""}
        for way in ways:
            if way[-1] == row:
                return way
            if way[-1] not in seen and way[-1] in self.tables.classes:
                seen.add(way[-1])
                ways += [[*way, above] for above in self.tables.classes[way[-1]].within]
        return [row]

    def _reached(self, table: str, row: str, step: str) -> set[str]:
        rows = getattr(self.tables, table)
        found: set[str] = set()
        todo = list(getattr(rows[row], step))
        while todo:
            here = todo.pop()
            if here in rows and here not in found:
                found.add(here)
                todo += getattr(rows[here], step)
        return found

    # -- rows ---------------------------------------------------------------------------------------------------

    def kind(self, row: Kind) -> Iterator[Problem]:
        at = At("kinds", row.id)
        yield from self.kinds(row.is_a, at.to("is_a"))
        yield from self.kinds(row.one_of, at.to("one_of"))
        yield from self.classes(row.holds, at.to("holds"))
        yield from self.ordered(row.start, row.until, at.to("to"))
        if row.organ is not None:
            yield from self.kinds(row.organ.of, at.to("organ", "of"))
            yield from self.classes(row.organ.classes, at.to("organ", "for"))
        if row.answers_to is not None and row.answers_to.to not in ENDS:
            yield from self.kinds([row.answers_to.to], at.to("answers_to", "to"))
        for number, seat in enumerate(row.composition):
            for who in seat.member:
                yield from self.who(who, at.to("composition", number, "member"))

    def power(self, row: Power) -> Iterator[Problem]:
        at = At("powers", row.id)
        sides = frozenset(party.side for party in self.resolved[row.id].parties)
        yield from self.known("LOAD064", "power", "powers", row.within, at.to("within"))
        yield from self.ordered(*row.in_force, at.to("in_force"))
        for number, party in enumerate(row.parties):
            for place, who in enumerate(party.any):
                yield from self.who(who, at.to("parties", number, "any", place))
        for number, flow in enumerate(row.flows):
            yield from self.flow(flow, at.to("flows", number), sides)
        for number, name in enumerate(row.functions.only):
            yield from self.named_set(name, at.to("functions", "only", number))
        yield from self.excluded(row.functions.except_, at.to("functions", "except"))
        for number, step in enumerate(row.onward.steps):
            here = at.to("onward", "steps", number)
            yield from self.who(step.giver, here.to(0), sides)
            yield from self.who(step.receiver, here.to(1), sides)
            yield from self.excluded(step.except_, here.to("except"))
        for number, condition in enumerate(row.conditions):
            if condition.when is not None:
                here = at.to("conditions", number, "when")
                yield from self.kinds([condition.when.party], here.to("party"))
                yield from self.classes([condition.when.function_class], here.to("class"))
        for number, special in enumerate(row.codes.special):
            here = at.to("codes", "special", number)
            yield from self.kinds([special.kind], here.to("kind"))
            yield from self.classes([special.function_class], here.to("class"))

    def flow(self, flow: Flow, at: At, sides: frozenset[str]) -> Iterator[Problem]:
        for role in ("giver", "lead", "receiver"):
            for place, who in enumerate(getattr(flow, role)):
                yield from self.who(who, at.to(role, place), sides)

    def who(self, who: Who, at: At, sides: frozenset[str] = frozenset()) -> Iterator[Problem]:
        if not who.kind and not who.side:
            yield self.problem("LOAD062", at, "names nobody", "give a kind, a group, person, or side:name")
        if who.kind != "person":
            yield from self.kinds([who.kind], at)
        yield from self.kinds([who.all_parents], at)
        yield from self.ordered(who.since, who.until, at)
        for power in who.held_via:
            yield from self.known("LOAD064", "power", "powers", power, at)
        if who.side and who.side not in sides:
            hint = did_you_mean(who.side, sides) or "list the side under 'parties'"
            yield self.problem("LOAD068", at, f"no party is on the side '{who.side}'", hint)

    def excluded(self, rows: tuple[Excluded, ...], at: At) -> Iterator[Problem]:
        for number, excluded in enumerate(rows):
            here = at.to(number)
            yield from self.named_set(excluded.set, here.to("set"))
            yield from self.kinds(excluded.when_giver, here.to("when_giver"))
            yield from self.kinds(excluded.when_receiver, here.to("when_receiver"))
            yield from self.ordered(excluded.start, excluded.until, here)

    def function_set(self, row: FunctionSet) -> Iterator[Problem]:
        at = At("sets", row.id)
        yield from self.ordered(row.start, row.until, at.to("to"))
        for number, item in enumerate(row.items):
            if item.startswith(_CLASS):
                yield from self.named_set(item, at.to("items", number))

    def function(self, row: RootFunction) -> Iterator[Problem]:
        at = At("functions", row.id)
        yield from self.classes([row.function_class], at.to("class"))
        for number, holder in enumerate(row.held_by):
            here = at.to("held_by", number)
            yield from self.kinds([holder.kind], here.to("kind"))
            yield from self.ordered(holder.start, holder.until, here)
