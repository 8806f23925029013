"""Patterns found in a graph: slots bound to things by backtracking over the relations, looked up by what is bound.

What must be given has to be there. Of what makes the form one part at least has to be there or stated not to be
known; the rest is told as missing or unknown. A match in which a ``never`` holds is contradicted. A field or a way of
acting together that a pattern asks for and nobody states is unknown: never a no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from govgraph.graph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.record import Pattern
from govgraph.model.scenario import GovernancePattern
from govgraph.model.truth import Truth
from govgraph.patterns.asked import PartAsked, said
from govgraph.patterns.slots import admits, counts, slots
from govgraph.patterns.standing import PatternStanding, Relations

State = Literal["live", "in preparation", "parts only"]
"""How far a form is there: every part in force on the day; every part there, some not yet; some parts alone."""

STATES: tuple[State, ...] = ("live", "in preparation", "parts only")
"""The states, firmest first."""

LIMIT = 1_000
"""How many bindings of one pattern are followed, unless told otherwise."""

STEPS = 100
"""How many steps the search may take for each binding that it may find: most patterns need a handful."""


class Match(Struct, frozen=True):
    """One place where a pattern is met: what fills each slot, how far it is there, and the relations it rests on.

    ``missing`` are parts of the form that no relation gives, ``unknown`` those of which the sources say that it is
    not known (and fields that nobody states, and what fills a slot though nobody states its kind), ``contradicted``
    the relations that speak against it, ``besides`` what is missing of others who take part and could be left out; each
    a sentence.
    """

    pattern: str
    name: str
    bindings: Mapping[str, tuple[str, ...]]
    status: State
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


class Recognition(Struct, frozen=True):
    """The matches of one pattern; not ``complete`` where the bound on bindings was met."""

    matches: tuple[Match, ...]
    complete: bool


def nearest(graph: Graph, pattern: GovernancePattern, *, limit: int = LIMIT) -> Match | None:
    """What comes nearest to a form that is not recognised: where most of its parts are there, and which are missing.

    None where no part of it is there at all.
    """
    loose = pattern.model_copy(update={"given": (), "make": (*pattern.given, *pattern.make), "never": ()})
    found = find(graph, loose, limit=limit, enough=False).matches
    return min(found, key=lambda match: len(match.missing), default=None)


class _Way(Struct, frozen=True):
    """A binding under way: what is bound, the relations it rests on, and what is not there."""

    bound: Mapping[str, str] = {}
    facts: tuple[Fact, ...] = ()
    missing: tuple[Pattern, ...] = ()
    unknown: tuple[str, ...] = ()
    made: int = 0


def recognise(graph: Graph, pattern: GovernancePattern, *, limit: int = LIMIT) -> tuple[Match, ...]:
    """The matches of a pattern in a graph, those that are furthest there first."""
    return find(graph, pattern, limit=limit).matches


def find(
    graph: Graph,
    pattern: GovernancePattern,
    *,
    limit: int = LIMIT,
    filled: Mapping[str, Collection[str]] | None = None,
    relations: Relations | None = None,
    enough: bool = True,
) -> Recognition:
    """As :func:`recognise`, and whether every binding was followed (at most ``limit`` are).

    ``filled`` begins with what fills a slot: only relations around it are read, the match needs all of it, and none
    of what makes the form need be there. ``relations`` are read in place of those of the graph. Not ``enough``: slots with
    too few fillers are let pass.
    """
    search = _Search(graph, pattern, filled or {}, relations or Relations(graph), steps=limit * STEPS)
    ways: list[_Way] = []
    for way in search.ways():
        if len(ways) == limit:
            return Recognition(search.matches(ways, enough=enough), complete=False)
        ways.append(way)
    return Recognition(search.matches(ways, enough=enough), complete=search.steps >= 0)


class _Search:
    def __init__(
        self,
        graph: Graph,
        pattern: GovernancePattern,
        filled: Mapping[str, Collection[str]],
        relations: Relations,
        *,
        steps: int,
    ) -> None:
        self.steps = steps
        self.graph = graph
        self.pattern = pattern
        self.slots = slots(pattern)
        self.filled = filled
        self.relations = relations
        self._admitted: dict[tuple[str, str], Truth] = {}

    def _candidates(self, part: Pattern, bound: Mapping[str, str]) -> tuple[PatternStanding, ...]:
        """The relations of the kind that have what is bound; all of the kind where nothing is."""
        known = [
            (role, bound.get(item, item))
            for role, filler in part.roles.items()
            for item in filler.ids
            if item in bound or not item.startswith("$")
        ]
        if not known:
            return self.relations.of_kind(part.kind)
        shortest: tuple[PatternStanding, ...] = min(
            (self.relations.having(part.kind, role, item) for role, item in known), key=len
        )
        return shortest

    # -- bindings -----------------------------------------------------------------------------------------------

    def ways(self) -> Iterator[_Way]:
        """Every way to bind the slots, as found."""
        for start in self._starts():
            for way in self._from(tuple(self.pattern.given), tuple(self.pattern.make), _Way(start)):
                if way.made or self.filled or not self.pattern.make:
                    yield way

    def _starts(self) -> Iterator[Mapping[str, str]]:
        starts: list[dict[str, str]] = [{}]
        for name, things in self.filled.items():
            slot = self.slots[name]
            if len(things) < slot.several or (len(things) > 1 and not slot.several):
                return
            if any(self._admits(name, thing) is Truth.NO for thing in things):
                return
            starts = [{**start, name: thing} for start in starts for thing in things]
        yield from starts

    def _from(self, given: tuple[Pattern, ...], make: tuple[Pattern, ...], way: _Way) -> Iterator[_Way]:
        self.steps -= 1
        if self.steps < 0:
            return
        if not given and not make:
            yield way
            return
        part, looked_for = self._next(given, make, way.bound)
        makes = not any(part is other for other in given)
        rest = (tuple(p for p in given if p is not part), tuple(p for p in make if p is not part))
        met = False
        for bound, fact, remarks in self._fits(part, way.bound) if looked_for else ():
            met = True
            unknown = tuple(dict.fromkeys((*way.unknown, *remarks)))
            yield from self._from(*rest, _Way(bound, (*way.facts, fact), way.missing, unknown, way.made + makes))
        if not met and makes:
            stated = self._stated_unknown(part, way.bound) if looked_for else None
            if stated is not None:
                unknown = (*way.unknown, f"{said(self.graph, part, way.bound)}: {stated}")
                yield from self._from(*rest, _Way(way.bound, way.facts, way.missing, unknown, way.made + 1))
            else:
                yield from self._from(*rest, _Way(way.bound, way.facts, (*way.missing, part), way.unknown, way.made))

    def _next(
        self, given: tuple[Pattern, ...], make: tuple[Pattern, ...], bound: Mapping[str, str]
    ) -> tuple[Pattern, bool]:
        """The part to look for next, and whether to look for it at all: first one that has something bound.

        What begins with somebody goes on over what makes the form where only that leads to what is given, and never
        looks for a part that nothing leads to.
        """
        for part in (*given, *make) if self.filled else given or make:
            items = [item for filler in part.roles.values() for item in filler.ids]
            if any(item in bound or not item.startswith("$") for item in items):
                return part, True
        return (given or make)[0], not self.filled

    def _fits(self, part: Pattern, bound: Mapping[str, str]) -> list[tuple[Mapping[str, str], Fact, tuple[str, ...]]]:
        """Each further binding under which a relation is this part, with the surest and firmest relation that is."""
        asked = PartAsked(self.graph, part)
        found: dict[tuple[tuple[str, str], ...], tuple[Mapping[str, str], Fact, tuple[str, ...]]] = {}
        for entry in self._candidates(part, bound):
            remarks = asked.of(entry.fact)
            for binding in self._bindings(part, entry, bound) if remarks is not None else ():
                if part.kind == "of" and not self._own(part, entry, binding):
                    continue
                key = tuple(sorted(binding.items()))
                new = (binding, entry.fact, remarks or ())
                if key not in found or self._rank(new) < self._rank(found[key]):
                    found[key] = new
        return list(found.values())

    def _own(self, part: Pattern, entry: PatternStanding, binding: Mapping[str, str]) -> bool:
        """A post that says of which body it is belongs to no other through a group that names it."""
        posts = [binding.get(item, item) for item in part.roles["who"].ids] if "who" in part.roles else []
        return all(post in entry.fact.role("who").ids or not self.graph.where("of", who=post) for post in posts)

    def _rank(self, fit: tuple[Mapping[str, str], Fact, tuple[str, ...]]) -> tuple[int, int]:
        return len(fit[2]), self._state(fit[1])

    def _bindings(self, part: Pattern, entry: PatternStanding, bound: Mapping[str, str]) -> list[dict[str, str]]:
        out = [dict(bound)]
        for role, wanted in part.roles.items():
            if wanted.unknown is not None and entry.fact.role(role).unknown != wanted.unknown:
                return []
            for item in wanted.ids:
                if item.startswith("$"):
                    out = [more for binding in out for more in self._with(item, entry.roles.get(role, ()), binding)]
                elif not entry.stands(role, item):
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
            if (slot.shares or not taken) and self._admits(item, thing) is not Truth.NO:
                yield {**bound, item: thing}

    def _admits(self, name: str, thing: str) -> Truth:
        key = (name, thing)
        if key not in self._admitted:
            self._admitted[key] = admits(self.graph, self.slots[name], thing)
        return self._admitted[key]

    def _stated_unknown(self, part: Pattern, bound: Mapping[str, str]) -> str | None:
        """ "not stated", "unclear" where a relation of the part leaves open just what is not bound yet."""
        for entry in self._candidates(part, bound):
            if entry.fact.negated != part.negated:
                continue
            words = ""
            for role, wanted in part.roles.items():
                way = entry.fact.role(role).unknown
                if way in {"not stated", "unclear"} and any(item.startswith("$") for item in wanted.ids):
                    words = way or words
                elif not all(bound.get(item, item) in entry.roles.get(role, ()) for item in wanted.ids):
                    break
            else:
                if words:
                    return words
        return None

    # -- matches ------------------------------------------------------------------------------------------------

    def matches(self, ways: list[_Way], *, enough: bool = True) -> tuple[Match, ...]:
        """Ways that agree on every slot with one filler are one match; slots with several gather theirs."""
        single = [name for name, slot in self.slots.items() if not slot.several]
        together: dict[tuple[str, ...], list[_Way]] = defaultdict(list)
        for way in ways:
            together[tuple(way.bound.get(name, "") for name in single)].append(way)
        found = [self._match(same) for same in together.values() if not enough or self._enough(same)]
        return tuple(sorted(found, key=lambda match: (bool(match.contradicted), STATES.index(match.status))))

    def _enough(self, ways: list[_Way]) -> bool:
        """Has each slot as many as it needs? One that nothing fills belongs to a part that is told as missing."""
        for name, slot in self.slots.items():
            things = {way.bound[name] for way in ways if name in way.bound}
            if name in self.filled:
                if things < set(self.filled[name]):
                    return False
            elif things and counts(self.graph, things) < slot.several:
                return False
        return True

    def _match(self, every: list[_Way]) -> Match:
        whole = [way for way in every if not way.missing and way.made == len(self.pattern.make)]
        ways = whole if whole and len(whole) < len(every) and self._enough(whole) else every
        rest = [way for way in every if not any(way is other for other in ways)]
        besides = dict.fromkeys(said(self.graph, part, way.bound) for way in rest for part in way.missing)
        bindings = {
            name: tuple(dict.fromkeys(way.bound[name] for way in ways if name in way.bound)) for name in self.slots
        }
        missing = dict.fromkeys(said(self.graph, part, way.bound) for way in ways for part in way.missing)
        unknown = dict.fromkeys(words for way in ways for words in way.unknown)
        kinds = dict.fromkeys(
            f"whether {self.graph.name(thing)} is a {' or '.join(self.slots[name].kind)}"
            for name, things in bindings.items()
            for thing in things
            if self._admits(name, thing) is Truth.UNKNOWN
        )
        against = [found for way in ways for found in self._against(way.bound)]
        doubts = dict.fromkeys(words for _, remarks in against for words in remarks)
        denied = {fact.id: fact for fact, remarks in against if not remarks}
        facts = {fact.id: fact for way in ways for fact in way.facts}
        state = max((self._state(fact) for fact in facts.values()), default=0)
        if any(self._unsettled(things) for things in bindings.values()):
            state = 1
        return Match(
            pattern=self.pattern.id,
            name=self.pattern.name,
            bindings={name: things for name, things in bindings.items() if things},
            status="parts only" if missing or any(way.made < len(self.pattern.make) for way in ways) else STATES[state],
            missing=tuple(missing),
            unknown=(*unknown, *kinds, *doubts),
            contradicted=tuple(self.graph.sentence(fact) for fact in denied.values()),
            facts=tuple(facts),
            besides=tuple(besides),
        )

    def _against(self, bound: Mapping[str, str]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
        """The relations that a ``never`` speaks of, each with what would have to be known for it to be one."""
        for part in self.pattern.never:
            asked = PartAsked(self.graph, part)
            for entry in self._candidates(part, bound):
                remarks = asked.of(entry.fact)
                if remarks is not None and self._bindings(part, entry, bound):
                    yield entry.fact, remarks

    def _unsettled(self, things: tuple[str, ...]) -> bool:
        """Is something that fills a slot alone only planned, in preparation or the like?"""
        if len(things) != 1 or things[0] not in self.graph.things:
            return False
        thing = self.graph.things[things[0]]
        return thing.tier != "settled" or self.graph.life(thing).state == "not yet"

    def _state(self, fact: Fact) -> int:
        live = fact.tier == "settled" and (fact.id not in self.graph.facts or self.graph.life(fact).state == "live")
        return 0 if live else 1
