"""Patterns found in a graph: slots bound to things by backtracking over the relations, looked up by what is bound.

What must be given has to be there. Of what makes the form one part at least has to be there or stated not to be
known; the rest is told as missing or unknown. A match in which a ``never`` holds is contradicted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from govgraph.graph.graph import Graph
from govgraph.legality.structure import structure
from govgraph.loader.overlay import stack
from govgraph.model.base import COMPUTED
from govgraph.model.facts import Fact, Filler, identity
from govgraph.model.record import Pattern
from govgraph.model.scenario import GovernancePattern
from govgraph.model.truth import Truth
from govgraph.patterns.slots import Slot, slots

State = Literal["live", "in preparation", "parts only"]
"""How far a form is there: every part in force on the day; every part there, some not yet; some parts alone."""

STATES: tuple[State, ...] = ("live", "in preparation", "parts only")
"""The states, firmest first."""

LIMIT = 1_000
"""How many bindings of one pattern are followed, unless told otherwise."""

STEPS = 100
"""How many steps the search may take for each binding that it may find: most patterns need a handful."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a pattern is met: what fills each slot, how far it is there, and the relations it rests on.

    ``missing`` are parts of the form that no relation gives, ``unknown`` those of which the sources say that it is
    not known (and what fills a slot though nobody states its kind), ``contradicted`` the relations that speak
    against it; each a sentence.
    """

    pattern: str
    name: str
    bindings: Mapping[str, tuple[str, ...]]
    status: State
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The matches of one pattern; not ``complete`` where the bound on bindings was met."""

    matches: tuple[Match, ...]
    complete: bool


_Standing = tuple[Fact, dict[str, tuple[str, ...]]]
"""A relation, and what stands in each of its roles once groups are opened."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A binding under way: what is bound, the relations it rests on, and what is not there."""

    bound: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    missing: tuple[Pattern, ...] = ()
    unknown: tuple[str, ...] = ()
    made: int = 0


def recognise(graph: Graph, pattern: GovernancePattern, *, limit: int = LIMIT) -> tuple[Match, ...]:
    """The matches of a pattern in a graph, those that are furthest there first."""
    return find(graph, pattern, limit=limit).matches


def find(graph: Graph, pattern: GovernancePattern, *, limit: int = LIMIT) -> Found:
    """As :func:`recognise`, and whether every binding was followed (at most ``limit`` are)."""
    search = _Search(graph, pattern, steps=limit * STEPS)
    ways: list[_Way] = []
    for way in search.ways():
        if len(ways) == limit:
            return Found(search.matches(ways), complete=False)
        ways.append(way)
    return Found(search.matches(ways), complete=search.steps >= 0)


class _Search:
    def __init__(self, graph: Graph, pattern: GovernancePattern, *, steps: int) -> None:
        self.steps = steps
        self.graph = graph
        self.pattern = pattern
        self.slots = slots(pattern)
        self.parts = (*((part, False) for part in pattern.given), *((part, True) for part in pattern.make))
        self._standing: dict[str, tuple[_Standing, ...]] = {}
        self._by_role: dict[tuple[str, str, str], list[_Standing]] = defaultdict(list)
        self._admitted: dict[tuple[str, str], Truth] = {}

    # -- the relations ------------------------------------------------------------------------------------------

    def _of_kind(self, kind: str) -> tuple[_Standing, ...]:
        """The relations of a kind that are not past, with groups opened; read once, and indexed by each role."""
        if kind not in self._standing:
            facts = (*self.graph.of_kind(kind), *(self._merged() if kind == "replaces" else ()))
            self._standing[kind] = tuple(
                (fact, {role: self._stand_in(filler) for role, filler in fact.roles.items()})
                for fact in facts
                if not fact.negated and self.graph.life(fact).state != "ended"
            )
            for entry in self._standing[kind]:
                for role, items in entry[1].items():
                    for item in {*items, *entry[0].role(role).ids}:
                        self._by_role[kind, role, item].append(entry)
        return self._standing[kind]

    def _stand_in(self, filler: Filler) -> tuple[str, ...]:
        """What stands in a role: the things named, for a group its members, and a body for its board."""
        find = structure(self.graph)
        opened = find.expand(filler.ids)
        return tuple(dict.fromkeys(find.itself(item) if item in self.graph.things else item for item in opened))

    def _merged(self) -> Iterator[Fact]:
        """What an option merges into one body, that body replaces: the bodies are gone from the graph."""
        for option in stack(self.graph.scenario, self.graph.option):
            for merge in option.merge:
                roles = {"who": Filler(ids=(merge.into,)), "to": Filler(ids=tuple(merge.bodies))}
                fact = Fact(id=f"merge: {identity('replaces', roles)}", kind="replaces", roles=roles, option=option.id)
                yield fact.written_at(merge.mark or COMPUTED)

    def _candidates(self, part: Pattern, bound: Mapping[str, str]) -> tuple[_Standing, ...]:
        every = self._of_kind(part.kind)
        known = [
            (role, bound.get(item, item))
            for role, filler in part.roles.items()
            for item in filler.ids
            if item in bound or not item.startswith("$")
        ]
        if not known:
            return every
        shortest: list[_Standing] = min((self._by_role.get((part.kind, *key), []) for key in known), key=len)
        return tuple(shortest)

    # -- bindings -----------------------------------------------------------------------------------------------

    def ways(self) -> Iterator[_Way]:
        """Every way to bind the slots, as found."""
        for way in self._from(0, _Way()):
            if way.made or not self.pattern.make:
                yield way

    def _from(self, number: int, way: _Way) -> Iterator[_Way]:
        self.steps -= 1
        if self.steps < 0:
            return
        if number == len(self.parts):
            yield way
            return
        part, make = self.parts[number]
        met = False
        for bound, fact, remark in self._fits(part, way.bound):
            met = True
            unknown = tuple(dict.fromkeys((*way.unknown, *remark)))
            yield from self._from(number + 1, _Way(bound, (*way.facts, fact), way.missing, unknown, way.made + make))
        if not met and make:
            stated = self._stated_unknown(part, way.bound)
            if stated is not None:
                said = f"{self._said(part, way.bound)}: {stated}"
                yield from self._from(
                    number + 1, _Way(way.bound, way.facts, way.missing, (*way.unknown, said), way.made + 1)
                )
            else:
                yield from self._from(
                    number + 1, _Way(way.bound, way.facts, (*way.missing, part), way.unknown, way.made)
                )

    def _fits(self, part: Pattern, bound: Mapping[str, str]) -> list[tuple[Mapping[str, str], Fact, tuple[str, ...]]]:
        """Each further binding under which a relation is this part, with the firmest relation that is."""
        found: dict[tuple[tuple[str, str], ...], tuple[Mapping[str, str], Fact, tuple[str, ...]]] = {}
        for fact, standing in self._candidates(part, bound):
            for binding in self._bindings(part, fact, standing, bound):
                key = tuple(sorted(binding.items()))
                if key not in found or self._state(fact) < self._state(found[key][1]):
                    found[key] = (binding, fact, self._open(part, fact))
        return list(found.values())

    def _bindings(
        self, part: Pattern, fact: Fact, standing: Mapping[str, tuple[str, ...]], bound: Mapping[str, str]
    ) -> list[dict[str, str]]:
        out = [dict(bound)]
        for role, wanted in part.roles.items():
            if wanted.unknown is not None and fact.role(role).unknown != wanted.unknown:
                return []
            for item in wanted.ids:
                if item.startswith("$"):
                    out = [more for binding in out for more in self._with(item, standing.get(role, ()), binding)]
                elif item not in {*standing.get(role, ()), *fact.role(role).ids}:
                    return []
        return out

    def _with(self, item: str, standing: tuple[str, ...], bound: dict[str, str]) -> Iterator[dict[str, str]]:
        if item in bound:
            if bound[item] in standing:
                yield bound
            return
        slot = self.slots[item]
        for thing in standing:
            taken = any(other == thing and not self.slots[name].shares for name, other in bound.items())
            if (slot.shares or not taken) and self._admits(slot, thing) is not Truth.NO:
                yield {**bound, item: thing}

    def _admits(self, slot: Slot, thing: str) -> Truth:
        key = (slot.name, thing)
        if key not in self._admitted:
            self._admitted[key] = slot.admits(self.graph, thing)
        return self._admitted[key]

    def _open(self, part: Pattern, fact: Fact) -> tuple[str, ...]:
        """Roles in which one of several stands and nobody knows which."""
        return tuple(
            f"which of {', '.join(self.graph.name(item) for item in fact.role(role).ids)} it is"
            for role in part.roles
            if fact.role(role).mode == "one of" and len(fact.role(role).ids) > 1
        )

    def _stated_unknown(self, part: Pattern, bound: Mapping[str, str]) -> str | None:
        """ "not stated", "unclear" where a relation of the part leaves open just what is not bound yet."""
        for fact, standing in self._candidates(part, bound):
            said = ""
            for role, wanted in part.roles.items():
                way = fact.role(role).unknown
                if way in {"not stated", "unclear"} and any(item.startswith("$") for item in wanted.ids):
                    said = way or said
                elif not all(bound.get(item, item) in standing.get(role, ()) for item in wanted.ids):
                    break
            else:
                if said:
                    return said
        return None

    # -- matches ------------------------------------------------------------------------------------------------

    def matches(self, ways: list[_Way]) -> tuple[Match, ...]:
        """Ways that agree on every slot with one filler are one match; slots with several gather theirs."""
        single = [name for name, slot in self.slots.items() if not slot.several]
        together: dict[tuple[str, ...], list[_Way]] = defaultdict(list)
        for way in ways:
            together[tuple(way.bound.get(name, "") for name in single)].append(way)
        found = [self._match(same) for same in together.values() if self._enough(same)]
        return tuple(sorted(found, key=lambda match: (bool(match.contradicted), STATES.index(match.status))))

    def _enough(self, ways: list[_Way]) -> bool:
        return all(
            len({way.bound[name] for way in ways if name in way.bound}) >= slot.several
            for name, slot in self.slots.items()
            if slot.several
        )

    def _match(self, ways: list[_Way]) -> Match:
        bindings = {
            name: tuple(dict.fromkeys(way.bound[name] for way in ways if name in way.bound)) for name in self.slots
        }
        missing = dict.fromkeys(self._said(part, way.bound) for way in ways for part in way.missing)
        unknown = dict.fromkeys(said for way in ways for said in way.unknown)
        kinds = dict.fromkeys(
            f"whether {self.graph.name(thing)} is a {' or '.join(self.slots[name].kinds)}"
            for name, things in bindings.items()
            for thing in things
            if self._admits(self.slots[name], thing) is Truth.UNKNOWN
        )
        against = dict.fromkeys(fact.id for way in ways for fact in self._against(way.bound))
        facts = {fact.id: fact for way in ways for fact in way.facts}
        state = max((self._state(fact) for fact in facts.values()), default=0)
        return Match(
            pattern=self.pattern.id,
            name=self.pattern.name,
            bindings={name: things for name, things in bindings.items() if things},
            status="parts only" if missing or any(way.made < len(self.pattern.make) for way in ways) else STATES[state],
            missing=tuple(missing),
            unknown=(*unknown, *kinds),
            contradicted=tuple(self.graph.sentence(self.graph.facts[item]) for item in against),
            facts=tuple(facts),
        )

    def _against(self, bound: Mapping[str, str]) -> Iterator[Fact]:
        for part in self.pattern.never:
            for fact, standing in self._candidates(part, bound):
                if fact.id in self.graph.facts and self._bindings(part, fact, standing, bound):
                    yield fact

    def _state(self, fact: Fact) -> int:
        live = fact.tier == "settled" and (fact.id not in self.graph.facts or self.graph.life(fact).state == "live")
        return 0 if live else 1

    def _said(self, part: Pattern, bound: Mapping[str, str]) -> str:
        """A part as the sentence of its relation; the name of a slot, in brackets, where nothing fills it."""
        roles = {
            role: filler.model_copy(update={"ids": tuple(self._word(item, bound) for item in filler.ids)})
            for role, filler in part.roles.items()
        }
        return self.graph.sentence(Fact(id=identity(part.kind, roles), kind=part.kind, roles=roles))

    def _word(self, item: str, bound: Mapping[str, str]) -> str:
        return bound[item] if item in bound else f"[{item.removeprefix('$')}]" if item.startswith("$") else item
