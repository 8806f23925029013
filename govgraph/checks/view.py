"""What checks see of a graph: what stands on its day, groups opened, who is above whom, who sits where.

Predicates that several checks need live here once. A :class:`View` is worked out once per graph and never changes,
so one check cannot disturb another.

Words: a relation *stands* when it is not denied, not past, and can hold on the graph's day. It is *settled* when,
besides, it is in force or interim. *Opened* fillers are the bodies and posts behind groups and levels; a group
whose members nobody names stays as itself.
"""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Link
from govgraph.checks.wording import named
from govgraph.graph.life import Life
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import agreeing, plural, source_text
from govgraph.model.facts import Fact, Filler
from govgraph.model.things import Body, Thing
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.reading import seats
from govgraph.reading.actors import how_many, named_by, opened, opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.matters import functions_of, levels, nearest
from govgraph.reading.places import area, inside
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import UpwardLine as UpwardLine

if TYPE_CHECKING:
    from govgraph.graph import Graph

FINAL = vocabulary().of_sort("settles")
"""Rights that settle a matter. Signing off, agreeing and arbitrating bind too, but beside somebody who decides."""

BINDING = tuple(kind.name for kind in vocabulary().carrying("rights") if kind.binds)
REMIT = tuple(kind.name for kind in vocabulary().carrying("remit"))
PARENT = tuple(kind.name for kind in vocabulary().carrying("parent"))
PROPOSING = vocabulary().of_sort("proposes")
"""Rights that put a matter before somebody who decides it."""

ACCOUNT = vocabulary().of_sort("answers")
GIVING = vocabulary().of_sort("gives")
SPEAKING = vocabulary().of_sort("speaks")


@once_per_graph
def view(graph: Graph) -> View:
    """The view of a graph, the same one each time."""
    return View(graph)


class View:
    """A graph as checks see it. Every answer is remembered; nothing is ever changed."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._standing: dict[tuple[str, ...], tuple[Fact, ...]] = {}
        self._settled: dict[tuple[str, ...], tuple[Fact, ...]] = {}
        self._in_role: dict[tuple[str, str], dict[str, list[Fact]]] = {}
        self._above: dict[str, frozenset[str]] = {}

    # -- what stands --------------------------------------------------------------------------------------------

    def life(self, item: Thing | Fact) -> Life:
        """Its state on the graph's day."""
        return self.graph.life(item)

    def there(self, item: Thing | Fact) -> Truth:
        """Is it there on the graph's day?"""
        return self.life(item).truth

    def stands(self, fact: Fact) -> bool:
        """Does a relation stand, whatever its status?"""
        return standing(self.graph, fact).stands

    def standing(self, *kinds: str) -> tuple[Fact, ...]:
        """The relations of these kinds that stand, whatever their status."""
        if kinds not in self._standing:
            self._standing[kinds] = (
                tuple(fact for fact in self.graph.of_kind(*kinds) if self.stands(fact))
                if len(kinds) == 1
                else tuple(fact for kind in kinds for fact in self.standing(kind))
            )
        return self._standing[kinds]

    def settled(self, *kinds: str) -> tuple[Fact, ...]:
        """The relations of these kinds that stand and are in force or interim."""
        if kinds not in self._settled:
            self._settled[kinds] = tuple(fact for fact in self.standing(*kinds) if fact.tier == "settled")
        return self._settled[kinds]

    def expected(self, *kinds: str) -> tuple[Fact, ...]:
        """The relations of these kinds that stand, and those that begin only after the day, whatever their status."""
        return tuple(fact for fact in self.graph.of_kind(*kinds) if standing(self.graph, fact) >= Standing.NOT_YET)

    def at(self, fact_kind: str, role: str, item: str) -> tuple[Fact, ...]:
        """The standing relations of a kind with this very thing in a role."""
        return self._by_role.get((fact_kind, role, item), ())

    def to_come(self, fact_kind: str, role: str, item: str) -> tuple[Fact, ...]:
        """As :meth:`at`, and those too that begin later: what a plan leaves out shows before it begins."""
        return tuple(
            fact
            for fact in self.graph.where(fact_kind, **{role: item})
            if standing(self.graph, fact) >= Standing.NOT_YET
        )

    @functools.cached_property
    def _by_role(self) -> Mapping[tuple[str, str, str], tuple[Fact, ...]]:
        found: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for kind in vocabulary().kinds:
            for fact in self.standing(kind):
                for role, filler in fact.roles.items():
                    for item in filler.ids:
                        found[kind, role, item].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def in_role(self, role: str, item: str, *kinds: str) -> tuple[Fact, ...]:
        """As :meth:`standing`, and only where a thing is named in a role or stands behind it, groups and levels opened."""
        return tuple(fact for kind in kinds for fact in self._behind(kind, role).get(item, ()))

    def _behind(self, kind: str, role: str) -> Mapping[str, list[Fact]]:
        if (kind, role) not in self._in_role:
            found: dict[str, list[Fact]] = defaultdict(list)
            for fact in self.standing(kind):
                filler = fact.role(role)
                for item in dict.fromkeys((*filler.ids, *self.opened(filler))):
                    found[item].append(fact)
            self._in_role[kind, role] = dict(found)
        return self._in_role[kind, role]

    def by(self, who: str, *kinds: str) -> tuple[Fact, ...]:
        """The standing relations of these kinds that somebody has: who is behind the first role, once it is opened."""
        return self.in_role("who", who, *kinds) if self.opened((who,)) == (who,) else ()

    def to(self, whom: str, *kinds: str) -> tuple[Fact, ...]:
        """The standing relations of these kinds that lead to somebody: who is behind the second role, once it is opened."""
        if self.opened((whom,)) != (whom,):
            return ()
        roles = ((kind, vocabulary().kinds[kind].main[1]) for kind in kinds)
        return tuple(fact for kind, role in roles for fact in self.in_role(role, whom, kind))

    @functools.cached_property
    def denied_gifts(self) -> Mapping[str, tuple[Fact, ...]]:
        """The delegations that a source denies, by each that would receive them, groups opened as the law reads them."""
        find = structure(self.graph)
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.of_kind("delegates"):
            if fact.negated:
                for receiver in opened_in_law(find.graph, fact.object.ids):
                    found[receiver].append(fact)
        return {receiver: tuple(facts) for receiver, facts in found.items()}

    def in_order(self, facts: Iterable[Fact], kinds: tuple[str, ...]) -> list[Fact]:
        """Relations of these kinds, each once, as they come in :meth:`standing`."""
        each = {fact.id: fact for fact in facts}.values()
        return sorted(each, key=lambda fact: (kinds.index(fact.kind), self._number[fact.id]))

    @functools.cached_property
    def _number(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.graph.facts)}

    # -- who stands behind a role -------------------------------------------------------------------------------

    def opened(self, filler: Filler | Iterable[str]) -> tuple[str, ...]:
        """The things in a role, groups and levels opened, without those that are not there on the day.

        A group or level whose members nobody names stays, so that a check can say that it could not look behind it.
        """
        return opened(self.graph, filler, unnamed="itself", levels="one", there=True)

    def how_many(self, filler: Filler | Iterable[str]) -> int | None:
        """How many stand behind a role, each counted once; None when a list is open and no count is stated."""
        return how_many(self.graph, filler)

    def kind(self, item: str) -> str:
        """The kind of a body, post or group; empty when it is not known."""
        kind = str(getattr(self.graph.things.get(item), "kind", ""))
        return kind if self.graph.registry.has_kind(kind) else ""

    def is_a(self, item: str, *kinds: str) -> bool:
        """Is it certainly of one of these kinds?"""
        kind = self.kind(item)
        return bool(kind) and any(self.graph.registry.is_a(kind, wanted) for wanted in kinds)

    def legal_person(self, item: str) -> bool | None:
        """Is it a legal person? None: its kind does not say."""
        kind = self.kind(item)
        return self.graph.registry.is_legal_person(kind) if kind else None

    def answers_by_law(self, item: str) -> bool:
        """Does the law say to whom it answers, so that no paper need state it: an NHS body, a council, a minister?"""
        kind = self.graph.registry.find_kind(self.kind(item))
        if kind is not None and kind.answers_to is not None:
            return True
        return self.is_a(
            item, "nhs_body", "council", "local_authority", "trust", "combined_authority", "secretary_of_state"
        )

    # -- hierarchy ----------------------------------------------------------------------------------------------

    @functools.cached_property
    def _up(self) -> Mapping[str, tuple[tuple[str, Fact], ...]]:
        found: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
        for fact in self.settled(*PARENT, *ACCOUNT, *GIVING, "of", "part of"):
            lower, upper = fact.subject, fact.object
            if fact.kind in GIVING:
                lower, upper = upper, lower
            if fact.fields.get("reach") == "ultimate" or fact.fields.get("formal") is False:
                continue
            for low in dict.fromkeys((*lower.ids, *self.opened(lower))):
                found[low] += [(high, fact) for high in dict.fromkeys((*upper.ids, *self.opened(upper))) if high != low]
        return {low: tuple(steps) for low, steps in found.items()}

    def up(self, item: str) -> tuple[tuple[str, Fact], ...]:
        """The settled steps up: to its parent, to whom it answers, from whom it holds. An ultimate line is no step."""
        return self._up.get(item, ())

    def above(self, item: str) -> frozenset[str]:
        """Everybody above somebody, over any settled step up."""
        if item not in self._above:
            seen = {item}
            todo = deque([item])
            while todo:
                for high, _ in self.up(todo.popleft()):
                    if high not in seen:
                        seen.add(high)
                        todo.append(high)
            self._above[item] = frozenset(seen - {item})
        return self._above[item]

    def side_by_side(self, one: str, other: str) -> bool:
        """Two different actors, neither above the other, neither a member of the stand-in that the other is."""
        if one == other or other in self.above(one) or one in self.above(other):
            return False
        return other not in self.same_actor(one) and one not in self.same_actor(other)

    def same_actor(self, item: str) -> frozenset[str]:
        """It and every stand-in that names it: a relation of any of these is a relation of it."""
        return frozenset(named_by(self.graph, item, levels="one"))

    def lines(self, item: str) -> tuple[Fact, ...]:
        """Every standing relation that says to whom somebody answers, known or not, settled or not."""
        return tuple(
            fact
            for name in sorted(self.same_actor(item))
            for kind in (*ACCOUNT, *PARENT)
            for fact in self.at(kind, "who", name)
        )

    # -- tables -------------------------------------------------------------------------------------------------

    def seats(self, table: str) -> Mapping[str, Fact]:
        """Who sits at a table: bodies, posts, sectors, persons, each with the relation that says so."""
        return seats.seats(self.graph, table)

    def tables(self) -> tuple[str, ...]:
        """The ids of all that have members on the day: boards, committees, forums."""
        return tuple(seats.all_seats(self.graph))

    def list_complete(self, table: str) -> bool:
        """Does a source say that the list of its members is complete?"""
        return seats.list_complete(self.graph, table)

    def behind(self, seat: str) -> tuple[str, ...]:
        """A seat and whom it stands for: itself, the posts of a person, the bodies of a post."""
        return seats.stands_for(self.graph, seat)

    def present(self, table: str) -> Mapping[str, Fact]:
        """Whoever is at a table, themselves or through a post or a seat held for them."""
        return seats.present(self.graph, table)

    def sectors_of(self, item: str) -> frozenset[str]:
        """The sectors that somebody belongs to or speaks for, by its own words, its stand-ins' and its bodies'."""
        return seats.sectors_of(self.graph, item)

    def sectors_at(self, table: str) -> frozenset[str]:
        """The sectors that have a seat at a table, or somebody who speaks for them there."""
        return seats.sectors_at(self.graph, table)

    def category(self, item: str) -> str:
        """body, post, decision ...; empty for an id that is no thing here: a relation or option may be named too."""
        thing = self.graph.things.get(item)
        return thing.category if thing is not None else ""

    # -- matters ------------------------------------------------------------------------------------------------

    def levels(self, matter: str) -> tuple[tuple[str, ...], ...]:
        """A matter, then what it is part of, level by level."""
        return levels(self.graph, matter)

    def nearest(self, matter: str, kinds: Iterable[str], *, tier: str = "") -> tuple[Fact, ...]:
        """The relations of these kinds on a matter, or on the nearest matter it is part of that has any.

        Rights reach down to the parts of a matter unless a nearer one speaks (docs/design.md#relations). Includes those that
        say nobody, unclear or not stated. ``tier`` keeps one tier of status.
        """
        wanted = tuple(kinds)
        found = nearest(self.graph, matter, lambda item: self._saying(item, wanted, tier))
        return tuple({fact.id: fact for fact in found}.values())

    def _saying(self, item: str, kinds: tuple[str, ...], tier: str) -> list[Fact]:
        return [fact for kind in kinds for fact in self.at(kind, "what", item) if not tier or fact.tier == tier]

    def deciders(self, matter: str, *, tier: str = "settled") -> tuple[str, ...]:
        """Who settles a matter, as the papers say, whatever the conditions."""
        return tuple(
            dict.fromkeys(who for fact in self.nearest(matter, FINAL, tier=tier) for who in self.opened(fact.subject))
        )

    @functools.cached_property
    def deciding_tables(self) -> Mapping[str, frozenset[str]]:
        """Who settles anything, with the matters."""
        found: dict[str, set[str]] = defaultdict(set)
        for fact in self.settled(*FINAL):
            for who in self.opened(fact.subject):
                found[who] |= set(fact.role("what").ids)
        return {who: frozenset(matters) for who, matters in found.items()}

    def functions_of(self, matter: str) -> frozenset[str]:
        """The functions that deciding a matter exercises, with what they are part of; a function is its own."""
        return frozenset(up for function in functions_of(self.graph, matter) for up in self.graph.above(function))

    def covers_matter(self, fact: Fact, matter: str) -> bool:
        """Does an arrangement cover a matter: it, what it is part of, a function it exercises; or name none?"""
        named = fact.role("what").ids
        return (
            not named
            or any(item in level for level in self.levels(matter) for item in named)
            or not self.functions_of(matter).isdisjoint(named)
        )

    # -- places -------------------------------------------------------------------------------------------------

    def area(self, fact: Fact, who: str) -> frozenset[str] | None:
        """The places for which a relation holds, with their parts and equals; None: nobody says, so anywhere."""
        named = fact.role("where").ids or area(self.graph, who)
        return inside(self.graph, named) if named else None

    def areas_meet(self, one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
        """Do two areas overlap? An area that nobody states is anywhere."""
        return one is None or other is None or bool(one & other)

    # -- showing ------------------------------------------------------------------------------------------------

    def name(self, item: str) -> str:
        """The readable name of an id."""
        return self.graph.name(item)

    def names(self, items: Iterable[str], last: str = "and") -> str:
        """Readable names in a row: a, b and c; of more than four the number and the first."""
        return named(self.graph, items, last)

    def verb(self, items: Iterable[str], one: str, many: str) -> str:
        """``one`` for a single thing, ``many`` for several, for a group or for none."""
        named = tuple(items)
        return many if not named or plural(self.graph, named) else one

    def does(self, items: Iterable[str], verb: str) -> str:
        """A verb (``decides``) in the number of those who do it."""
        return agreeing(verb, many=plural(self.graph, items))

    def link(self, fact: Fact, giver: str = "", receiver: str = "") -> Link:
        """A relation as a step of a chain."""
        ends = [filler.ids[0] if filler.ids else "" for filler in (fact.subject, fact.object)]
        return Link(
            fact=fact.id,
            giver=giver or ends[0],
            receiver=receiver or ends[1],
            text=self.graph.sentence(fact),
            sort=fact.kind,
            source=source_text(fact),
            status=fact.status,
            basis=fact.basis,
        )

    def links(self, facts: Iterable[Fact]) -> tuple[Link, ...]:
        """Relations as the steps of a chain, each relation once."""
        return tuple(self.link(fact) for fact in {fact.id: fact for fact in facts}.values())

    def walked(self, lines: Iterable[UpwardLine]) -> tuple[Link, ...]:
        """The relations of lines upward as steps, each once."""
        steps = {(s.who, s.to, s.fact.id): (s, s.fact) for line in lines for s in line.steps if s.fact is not None}
        return tuple(self.link(fact, giver=step.who, receiver=step.to) for step, fact in steps.values())

    def firm(self, fact: Fact) -> str:
        """`` (likely)`` after a name where a relation is not settled, else nothing."""
        return "" if fact.tier == "settled" else f" ({fact.status})"


def ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of relations, each once."""
    return tuple(dict.fromkeys(fact.id for fact in facts))


def bodies(view: View) -> tuple[Body, ...]:
    """The bodies that are there on the day."""
    return tuple(
        body for body in view.graph.in_category("body") if isinstance(body, Body) and view.there(body) is not Truth.NO
    )
