"""A later paper on top of an earlier one: it confirms, changes, ends, withdraws and adds; nothing is copied.

The later paper names what it speaks of by id or by a relation (``of``), as an option does. A change, an end or a denial
holds from the paper's day on, unless it names another; before that day what the earlier paper said stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from govgraph.diagnostics import Problem, did_you_mean
from govgraph.loader.changing import changed_fact, changed_thing
from govgraph.loader.items import ItemReading
from govgraph.loader.overlay import matches
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.marks import Marked
from govgraph.model.base import Item, Source
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact
from govgraph.model.papers import Revision, Sort
from govgraph.model.record import Statement
from govgraph.model.scenario import Layer
from govgraph.model.things import Thing

SECTIONS = ("confirms", "changes", "ends", "withdraws")
"""What a later paper may say of what an earlier one said."""

_OWN = ("of", "to", "on", "source", "sources", "basis", "note")


class Papers:
    """An earlier paper's layer while a later paper, of a day, is put on top of it."""

    def __init__(self, base: Layer, day: date, paper: str) -> None:
        self.day = day
        self.paper = paper
        self.things: dict[str, Thing] = dict(base.things)
        self.facts: dict[str, Fact] = dict(base.facts)
        self.statements: dict[str, Statement] = dict(base.statements)
        self.base = base
        self.revisions: list[Revision] = []
        self.reading = ItemReading()

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the later paper's sections."""
        return self.reading.problems

    def put(self, later: Layer, said: Iterable[tuple[str, Marked]]) -> Layer:
        """The layer of both papers: the earlier one, with what the later one adds, changes, ends and withdraws."""
        for section, node in said:
            for row in node.value if isinstance(node.value, list) else [node]:
                self._row(cast(Sort, section), row)
        for thing in later.things.values():
            self._thing(thing)
        for fact in later.facts.values():
            self._fact(fact)
        for statement in later.statements.values():
            self._statement(statement)
        return Layer(
            things=self.things,
            facts=self.facts,
            statements=self.statements,
            instruments={**self.base.instruments, **later.instruments},
            processes={**self.base.processes, **later.processes},
            left_out=(*self.base.left_out, *later.left_out),
        )

    # -- confirms, changes, ends, withdraws -----------------------------------------------------------------------

    def _row(self, sort: Sort, row: Marked) -> None:
        raw = row.mapping()
        if "of" not in raw or (sort == "changes" and "to" not in raw):
            right = "of: an-id, to: {status: in force}" if sort == "changes" else "of: an-id, source: 004 para 11"
            self.reading.problem(
                "LOAD018",
                f"'{sort}' needs 'of'{' and to' if sort == 'changes' else ''}",
                row.mark,
                f"write {{{right}}}",
            )
            return
        for key, at, _ in row.items():
            if key not in _OWN:
                self.reading.problem("LOAD022", f"'{sort}' has no field '{key}'", at, did_you_mean(key, _OWN))
        values = self.reading.common(row)
        day = self._day(raw["on"]) if "on" in raw else self.day
        for item in self._selected(raw["of"], sort):
            self._revise(sort, item, values, row, raw.get("to"), day)

    def _day(self, node: Marked) -> date:
        try:
            return Moment.model_validate(node.plain()).first
        except ValueError as error:
            self.reading.problem("LOAD020", str(error).partition("\n")[0], node.mark)
            return self.day

    def _selected(self, node: Marked, sort: Sort) -> Iterator[str]:
        for one in node.value if isinstance(node.value, list) else [node]:
            if isinstance(one.value, dict):
                for pattern in self.reading.patterns(one):
                    found = [fact.id for fact in self.base.facts.values() if matches(fact, pattern)]
                    if not found:
                        text = f"{sort}: no earlier paper has a relation '{pattern.kind}' that matches this"
                        self.reading.problem("LOAD050", text, one.mark, "look at it with `govgraph facts`")
                    yield from found
                continue
            name = str(one.plain())
            known = {**self.base.things, **self.base.facts, **self.base.statements}
            if name in known:
                yield name
            else:
                hint = did_you_mean(name, (key for key in known if "(" not in key))
                self.reading.problem("LOAD050", f"{sort}: no earlier paper has '{name}'", one.mark, hint)

    def _revise(
        self, sort: Sort, item: str, values: Mapping[str, Any], row: Marked, to: Marked | None, day: date
    ) -> None:
        sources = tuple(Source.model_validate(source) for source in values.get("sources", ()))
        was = ""
        fields: tuple[str, ...] = ()
        shelf: dict[str, Any] = (
            self.things if item in self.things else self.facts if item in self.facts else self.statements
        )
        before = shelf[item]
        both = tuple(dict.fromkeys((*before.sources, *sources)))
        if sort == "confirms":
            shelf[item] = _with(before, sources=both)
        elif sort in {"ends", "withdraws"}:
            if before.span.start is not None and before.span.start.first >= day:
                text = f"{sort}: '{item}' begins on {before.span.start}, no earlier than the day on which it would end"
                self.reading.problem("LOAD020", text, row.mark, "name the day with 'on', or change it instead")
                return
            shelf[item] = _with(before, sources=both, span=_until(before, day))
        elif to is not None:
            changed = self._changed(before, to)
            fields = tuple(key for key in to.mapping() if key not in {"source", "sources", "note"})
            if isinstance(before, Fact) and isinstance(changed, Fact):
                was = self._kept(before, day)
                changed = _with(changed, sources=sources or changed.sources, span=_from(changed, day))
                if values.get("basis"):
                    changed = _with(changed, basis=values["basis"])
            else:
                changed = _with(changed, sources=both)
            shelf[item] = changed
        basis = values.get("basis", "stated")
        self.revisions.append(Revision(sort, item, basis, tuple(sources), was, fields, row.mark, day))

    def _changed(self, before: Item, to: Marked) -> Item:
        if isinstance(before, Fact):
            return changed_fact(before, to, self.reading)
        if isinstance(before, Thing):
            return changed_thing(before, to, self.reading)
        values = {name: getattr(before, name) for name in type(before).model_fields}
        values |= self.reading.common(to)
        values |= {key: value.plain() for key, _, value in to.items() if key not in COMMON_KEYS}
        return self.reading.build(type(before), values, to, what=f"'{before.id}'") or before

    def _kept(self, before: Fact, day: date) -> str:
        """Keep the earlier state of a relation, which ends on the day; its id. None is kept that never began."""
        if before.span.start is not None and before.span.start.first >= day:
            return ""
        was = f"{before.id} (until {day.isoformat()})"
        self.facts[was] = _with(before, id=was, span=_until(before, day))
        return was

    # -- what is said again or anew --------------------------------------------------------------------------------

    def _thing(self, thing: Thing) -> None:
        before = self.things.get(thing.id)
        if before is None:
            self.things[thing.id] = thing
            self.revisions.append(Revision("adds", thing.id, thing.basis, thing.sources, mark=thing.mark))
            return
        differing = _differing(before, thing)
        both = tuple(dict.fromkeys((*before.sources, *thing.sources)))
        self.things[thing.id] = _with(thing, sources=both)
        sort: Sort = "changes" if differing else "confirms"
        self.revisions.append(Revision(sort, thing.id, thing.basis, thing.sources, fields=differing, mark=thing.mark))

    def _fact(self, fact: Fact) -> None:
        before = self.facts.get(fact.id)
        if before is None:
            for denied in self._denied(fact):
                self.facts[denied.id] = _with(denied, span=_until(denied, self._starts(fact)))
                self.revisions.append(Revision("ends", denied.id, fact.basis, fact.sources, mark=fact.mark))
            self.facts[fact.id] = _with(fact, span=_from(fact, self.day)) if fact.negated else fact
            self.revisions.append(Revision("adds", fact.id, fact.basis, fact.sources, mark=fact.mark))
            return
        differing = _differing(before, fact)
        if not differing:
            both = tuple(dict.fromkeys((*before.sources, *fact.sources)))
            self.facts[fact.id] = _with(before, sources=both)
            self.revisions.append(Revision("confirms", fact.id, fact.basis, fact.sources, mark=fact.mark))
            return
        day = self._starts(fact)
        was = self._kept(before, day)
        self.facts[fact.id] = _with(fact, span=_from(fact, day))
        self.revisions.append(Revision("changes", fact.id, fact.basis, fact.sources, was, differing, fact.mark))

    def _denied(self, fact: Fact) -> list[Fact]:
        """The relations of the earlier paper that a denial of the later one speaks of."""
        if not fact.negated:
            return []
        return [
            other
            for other in self.base.facts.values()
            if other.kind == fact.kind
            and not other.negated
            and other.id in self.facts
            and all(set(filler.ids) == set(other.role(role).ids) for role, filler in fact.roles.items() if filler.ids)
        ]

    def _starts(self, fact: Fact) -> date:
        return fact.span.start.first if fact.span.start is not None else self.day

    def _statement(self, statement: Statement) -> None:
        before = self.statements.get(statement.id)
        self.statements[statement.id] = statement
        differing = _differing(before, statement) if before is not None else ()
        sort: Sort = "adds" if before is None else "changes" if differing else "confirms"
        self.revisions.append(
            Revision(sort, statement.id, statement.basis, statement.sources, fields=differing, mark=statement.mark)
        )


def _differing(before: Item, later: Item) -> tuple[str, ...]:
    """The fields that are said otherwise; sources, notes and the words of a name in another order are none."""
    free = {"id", "sources", "note", "option"}
    return tuple(
        name
        for name in type(later).model_fields
        if name not in free and getattr(before, name, None) != getattr(later, name)
    )


_T = TypeVar("_T", bound=Item)


def _with(item: _T, **changes: Any) -> _T:
    if isinstance(item, Fact):
        return cast(_T, item.copied(**changes))
    return item.model_copy(update=changes).written_at(item.mark)


def _until(item: Item, day: date) -> Span:
    return Span(start=item.span.start, until=Moment.of(day))


def _from(item: Item, day: date) -> Span:
    start = item.span.start or Moment.of(day)
    return Span(start=start, until=item.span.until)
