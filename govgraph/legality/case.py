"""The case of an arrangement: all that the law reads of it, and nothing else. Arrangements of one case share a verdict.

A case says of which kinds the givers and the receiver may be and to which legal persons they belong, what they are in
these (director, employee, committee of ...), by which power, about which function, held in which way, on which day, and
with which records. It does not say who they are: those who take part are numbered, and their names are put into a verdict
when it is told (:class:`Named`). The check of the law is given a case (:class:`InCase`) and no graph, so it cannot turn on
anything else: equal cases have equal verdicts, in one graph, in every option of a scenario and in what is only supposed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from govgraph.law.power_rows import Who
from govgraph.law.registry import Registry
from govgraph.law.rows import System
from govgraph.legality.arrangement import Arrangement, Boundary, boundary
from govgraph.legality.own_scheme import under_own_scheme
from govgraph.legality.subjects import Subject
from govgraph.model.dates import Moment
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.reading.posts import holds_office, legal_fact, legal_relation
from govgraph.reading.voting_members import every_member_is, has_members, no_member_is

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST_CASES = 50_000
"""As many cases are kept with a registry for each question of the law; beyond that it begins anew."""

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


class StatedDay(NamedTuple):
    """A date that a paper states, as precisely as it does."""

    text: str
    first: date
    after: date

    def __str__(self) -> str:
        return self.text


class TakesPart(NamedTuple):
    """One who takes part, by what the law reads of it. Others are meant by their numbers in the case."""

    name: int
    kinds: tuple[str, ...]
    persons: tuple[str, ...]
    parents: tuple[str, ...]
    organ_of: str
    system: System | None
    answers: tuple[Truth, ...]
    """To the questions that powers ask of such a body about its standing in the givers' legal persons (:func:`asked_of`)."""


class Case(NamedTuple):
    """All that the law reads of an arrangement, for one function, one day and one way in which the giver holds."""

    power: str
    givers: tuple[str, ...]
    receiver: str
    boundary: Boundary
    via: str
    day: date
    start: StatedDay | None
    until: StatedDay | None
    proposal: bool
    complete: bool | None
    conditions: tuple[tuple[str, bool | None], ...]
    agreement: bool
    """Does it stand under an agreement that is named?"""
    in_scheme: bool
    """Is it read in the giver's own scheme of delegation?"""
    about: Subject
    function_class: str
    those: tuple[TakesPart, ...]
    """All who take part, by their numbers: givers and receiver, and whose they are."""

    @property
    def conditions_stated(self) -> Mapping[str, bool | None]:
        """The records that are stated, by name."""
        return dict(self.conditions)


class NamedCase(NamedTuple):
    """A case, and the names of those who take part in it."""

    case: Case
    names: tuple[str, ...]

    def told(self, text: str) -> str:
        """Words of the case with the names in their places."""
        return _MARK.sub(lambda mark: self.names[int(mark[1])], text) if _OPEN in text else text


def has_names(text: str) -> bool:
    """Does a text of a case stand for several, by the names that are put into it?"""
    return _OPEN in text


class InCase:
    """How those who take part in a case stand in law; their names are the marks that :meth:`Named.told` fills in."""

    def __init__(self, case: Case, registry: Registry) -> None:
        self.case, self.registry = case, registry
        self.givers_persons = _persons(case)

    def _one(self, item: str) -> TakesPart:
        return self.case.those[int(item)]

    def name(self, item: str) -> str:
        """The mark that stands for its name."""
        return f"{_OPEN}{self._one(item).name}{_CLOSE}"

    def kinds(self, item: str) -> tuple[str, ...]:
        """The kinds that it may be; empty: nobody says."""
        return self._one(item).kinds

    def persons(self, item: str) -> tuple[str, ...]:
        """The legal persons that it belongs to."""
        return self._one(item).persons

    def parents(self, item: str) -> tuple[str, ...]:
        """What it is directly a committee of."""
        return self._one(item).parents

    def organ_of(self, item: str) -> str:
        """The one body that it is an organ of; empty: none."""
        return self._one(item).organ_of

    def system(self, council: str) -> System | None:
        """A council's system; None: not known."""
        return self._one(council).system

    def is_kind(self, item: str, wanted: str) -> Truth:
        """Is it of a kind or group of kinds?"""
        return _common({self.registry.is_a(kind, wanted) for kind in self.kinds(item)})

    def is_person(self, item: str) -> Truth:
        """Is it a legal person?"""
        return _common({self.registry.kind(kind).person for kind in self.kinds(item)})

    def relation(self, item: str, name: str, person: str) -> Truth:
        """How it stands to a legal person of the givers."""
        return self._answer(item, AskedOfOne("relation", name), person)

    def fact(self, item: str, name: str, person: str) -> Truth:
        """A legal fact of it in a legal person of the givers."""
        return self._answer(item, AskedOfOne("fact", name), person)

    def all_members(self, body: str, name: str, person: str) -> Truth:
        """Is every voting member this in a legal person of the givers?"""
        return self._answer(body, AskedOfOne("all members", name), person)

    def holds_office(self, post: str, office: str, persons: Iterable[str]) -> Truth:
        """Does it hold a statutory office, as far as the givers' legal persons tell?"""
        return self._answer(post, AskedOfOne("office", office))

    def no_member(self, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Truth:
        """Is no voting member any of these in any legal person of the givers?"""
        return self._answer(body, AskedOfOne("no member", names=names))

    def has_members(self, body: str, least: int) -> Truth:
        """Has it so many voting members?"""
        return self._answer(body, AskedOfOne("members", least=least))

    def _answer(self, item: str, asked: AskedOfOne, person: str = "") -> Truth:
        if item not in self._answers:
            one = self._one(item)
            questions = asked_of(self.registry, one.kinds)
            each = [(q, p) for q in questions for p in (self.givers_persons if q.of_person else ("",))]
            self._answers[item] = dict(zip(each, one.answers, strict=True))
        return self._answers[item][asked, person]

    @functools.cached_property
    def _answers(self) -> dict[str, dict[tuple[AskedOfOne, str], Truth]]:
        return {}


def _common(answers: set[bool | None]) -> Truth:
    return Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN


def _persons(case: Case) -> tuple[str, ...]:
    """The givers' legal persons."""
    return tuple(dict.fromkeys(person for giver in case.givers for person in case.those[int(giver)].persons))


# -- what powers ask --------------------------------------------------------------------------------------------


class AskedOfOne(NamedTuple):
    """What some power asks of one whom it names, beside its kind."""

    sort: str
    name: str = ""
    names: tuple[str, ...] = ()
    least: int = 0

    @property
    def of_person(self) -> bool:
        """Is it asked of each legal person of the givers?"""
        return self.sort in {"relation", "fact", "all members"}


def asked_of(registry: Registry, kinds: tuple[str, ...]) -> tuple[AskedOfOne, ...]:
    """What powers ask of a body that may be of these kinds, beside its kind; of no kind: whatever any asks."""
    known = registry.kept("asked of")
    if kinds not in known:
        named = (
            who for who in _everybody(registry) if not kinds or any(_may_be(registry, who, kind) for kind in kinds)
        )
        known[kinds] = tuple(dict.fromkeys(asked for who in named for asked in _asks(who)))
    return cast("tuple[AskedOfOne, ...]", known[kinds])


def _asks_for_parents(registry: Registry) -> bool:
    known = registry.kept("asked of")
    if "parents" not in known:
        known["parents"] = any(who.all_parents for who in _everybody(registry))
    return bool(known["parents"])


def _everybody(registry: Registry) -> Iterable[Who]:
    """Every entry of every power."""
    for row in registry.powers.values():
        yield from (who for party in row.parties for who in party.any)
        yield from (who for flow in row.flows for who in (*flow.giver, *flow.lead, *flow.receiver))
        for onward in (row.onward, *(old.onward for old in row.earlier if old.onward)):
            yield from (who for step in onward.steps for who in (step.giver, step.receiver))


def _may_be(registry: Registry, who: Who, kind: str) -> bool:
    return who.kind == "person" or registry.admits(who, kind)


def _asks(who: Who) -> Iterable[AskedOfOne]:
    yield from (AskedOfOne("relation", rel) for rel in who.rel)
    if who.fact:
        yield AskedOfOne("fact", who.fact)
    if who.office:
        yield AskedOfOne("office", who.office)
    if who.all_members:
        yield AskedOfOne("all members", who.all_members)
    if who.no_members:
        yield AskedOfOne("no member", names=who.no_members)
    if who.min_members:
        yield AskedOfOne("members", least=who.min_members)


# -- reading a case from a graph --------------------------------------------------------------------------------


class _Whose(NamedTuple):
    """What is read of one thing, whatever it takes part in."""

    kinds: tuple[str, ...]
    persons: tuple[str, ...]
    parents: tuple[str, ...]
    organ_of: str
    system: System | None


def case_of(graph: Graph, a: Arrangement, *, day: date, via: str, about: Subject) -> NamedCase:
    """The case of an arrangement that has a receiver, on a day, for one function and one way in which its giver holds."""
    numbers = numbered(graph, a)
    persons = tuple(dict.fromkeys(person for giver in a.givers for person in _whose(graph, giver).persons))
    names: dict[str, int] = {}
    those = tuple(_takes_part(graph, item, persons, numbers, names) for item in numbers)
    mark = f"{_OPEN}{names.setdefault(about.name, len(names))}{_CLOSE}" if about.name else ""
    papers = a.fact.role("under") if a.fact is not None else None
    case = Case(
        a.power,
        tuple(numbers[giver] for giver in a.givers),
        numbers[a.receiver],
        boundary(structure(graph), a),
        via,
        day,
        _day(a.span.start),
        _day(a.span.until),
        a.proposal,
        a.complete,
        tuple(a.conditions.items()),
        papers is not None and papers.known,
        not a.power and papers is not None and bool(papers.ids) and under_own_scheme(graph, a),
        Subject("", mark, about.owner, about.function_class, about.references),
        about.function_class,
        those,
    )
    return NamedCase(case, tuple(names))


def numbered(graph: Graph, a: Arrangement) -> dict[str, str]:
    """The numbers of all who take part in an arrangement: its givers, its receiver, and whose these are."""
    numbers: dict[str, str] = {}
    todo = [*a.givers, a.receiver]
    for item in todo:
        if item not in numbers:
            numbers[item] = str(len(numbers))
            one = _whose(graph, item)
            todo += (*one.persons, *one.parents, *((one.organ_of,) if one.organ_of else ()))
    return numbers


def _takes_part(
    graph: Graph, item: str, persons: tuple[str, ...], numbers: Mapping[str, str], names: dict[str, int]
) -> TakesPart:
    one = _whose(graph, item)
    return TakesPart(
        names.setdefault(graph.name(item), len(names)),
        one.kinds,
        tuple(numbers[person] for person in one.persons),
        tuple(numbers[parent] for parent in one.parents),
        numbers[one.organ_of] if one.organ_of else "",
        one.system,
        _answers(graph, item, persons),
    )


def _day(moment: Moment | None) -> StatedDay | None:
    return StatedDay(str(moment), moment.first, moment.after) if moment else None


def _whose(graph: Graph, item: str) -> _Whose:
    known = graph.memory.setdefault(_whose, {})
    if item not in known:
        find = structure(graph)
        parents = find.parents(item) if _asks_for_parents(graph.registry) else ()
        known[item] = _Whose(find.kinds(item), find.persons(item), parents, find.organ_of(item), find.system(item))
    return cast(_Whose, known[item])


def _answers(graph: Graph, item: str, persons: tuple[str, ...]) -> tuple[Truth, ...]:
    known = graph.memory.setdefault(_answers, {})
    key = (item, persons)
    if key not in known:
        known[key] = tuple(_answered(graph, item, persons))
    return cast("tuple[Truth, ...]", known[key])


def _answered(graph: Graph, item: str, persons: tuple[str, ...]) -> Iterable[Truth]:
    by_person = {"relation": legal_relation, "fact": legal_fact, "all members": every_member_is}
    for asked in asked_of(graph.registry, structure(graph).kinds(item)):
        if asked.of_person:
            yield from (by_person[asked.sort](graph, item, asked.name, person) for person in persons)
        elif asked.sort == "office":
            yield holds_office(graph, item, asked.name, persons)
        elif asked.sort == "no member":
            yield no_member_is(graph, item, asked.names, persons)
        else:
            yield has_members(graph, item, asked.least)
