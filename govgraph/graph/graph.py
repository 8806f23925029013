"""An immutable graph: things, and relations between them, indexed for walking.

Reasoning reads a graph and nothing else; a slice that a store returns is a graph too. The plain
``networkx.MultiDiGraph`` is one call away (:meth:`Graph.networkx`).
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from govgraph.graph import names
from govgraph.graph.index import Index, Overlay, groups_by_member, groups_changed, mentioned
from govgraph.graph.life import Life, life
from govgraph.graph.memo import Memory
from govgraph.graph.question_methods import Questions
from govgraph.graph.sentences import sentence
from govgraph.model.base import Item
from govgraph.model.facts import Fact
from govgraph.model.processes import Process, Step
from govgraph.model.record import Instrument, Statement
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.things import Thing

if TYPE_CHECKING:
    import networkx

    from govgraph.law.registry import Registry
    from govgraph.questions.all_decisions import Decisions

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No change."""


class Graph(Questions):
    """One scenario under one option, asked about one day and one place. Never changes."""

    def __init__(
        self,
        scenario: Scenario,
        *,
        option: str,
        day: date,
        place: str,
        things: Mapping[str, Thing],
        facts: Iterable[Fact],
        statements: Mapping[str, Statement] | None = None,
        instruments: Mapping[str, Instrument] | None = None,
        processes: Mapping[str, Process] | None = None,
        floors: Mapping[str, bool] | None = None,
    ) -> None:
        self.memory: Memory = {}
        self.scenario = scenario
        self.option = option
        self.day = day
        self.place = place
        self.all_things: Mapping[str, Thing] = MappingProxyType(dict(things))
        outside = {thing.id for thing in things.values() if thing.comparator}
        self.things: Mapping[str, Thing] = MappingProxyType(
            {key: thing for key, thing in things.items() if key not in outside}
        )
        every = tuple(facts)
        self.outside: tuple[Fact, ...] = tuple(fact for fact in every if outside & mentioned(fact))
        self.facts: Mapping[str, Fact] = MappingProxyType(
            {fact.id: fact for fact in every if not outside & mentioned(fact)}
        )
        self.statements: Mapping[str, Statement] = MappingProxyType(dict(statements or {}))
        self.instruments: Mapping[str, Instrument] = MappingProxyType(dict(instruments or {}))
        self.processes: Mapping[str, Process] = MappingProxyType(dict(processes or {}))
        self.floors: Mapping[str, bool] = MappingProxyType(dict(floors or {}))
        self._index = Index(self.facts)
        self._groups = groups_by_member(self.things)
        self._below: Graph | None = None
        self._changes: Mapping[str, Thing | None] = NOTHING

    # -- the scenario behind it ---------------------------------------------------------------------------------

    @functools.cached_property
    def registry(self) -> Registry:
        """The law registry that this graph is read with."""
        return self.scenario.registry

    @property
    def is_baseline(self) -> bool:
        """Is this the baseline, with no option applied?"""
        return self.option == BASELINE

    @property
    def every_fact(self) -> Mapping[str, Fact]:
        """The relations by id, those with comparators among them, which are outside every chain."""
        return {**self.facts, **{fact.id: fact for fact in self.outside}}

    def supposing(
        self,
        things: Mapping[str, Thing | None] = NOTHING,
        facts: Mapping[str, Fact | None] = NOTHING,
        *,
        option: str = "",
        day: date | None = None,
        place: str | None = None,
    ) -> Graph:
        """This graph with some things or relations others, new, or gone (None), asked about another day or place.

        What does not change is shared with this graph and not read again.
        """
        option, day, place = option or self.option, day or self.day, self.place if place is None else place
        if self._concerns_comparators(things, facts):
            return Graph(
                self.scenario,
                option=option,
                day=day,
                place=place,
                things=Overlay(self.all_things, things),
                facts=Overlay(self.every_fact, facts).values(),
                statements=self.statements,
                instruments=self.instruments,
                processes=self.processes,
                floors=self.floors,
            )
        made = copy.copy(self)
        for read in ("_names", "all_names", "_networkx"):
            made.__dict__.pop(read, None)
        made.option, made.day, made.place, made.memory = option, day, place, {}
        made._below, made._changes = self, things
        if things:
            made.all_things, made.things = Overlay(self.all_things, things), Overlay(self.things, things)
            made._groups = groups_changed(self._groups, self.things, things)
        made._index = self._index.changed(facts)
        made.facts = made._index.facts
        return made

    def _concerns_comparators(self, things: Mapping[str, Thing | None], facts: Mapping[str, Fact | None]) -> bool:
        """Is anything of this a comparator, or does it speak of one?"""
        apart = (key for key in things if key in self.all_things and key not in self.things)
        if any(apart) or any(thing is not None and thing.comparator for thing in things.values()):
            return True
        beyond = {fact.id for fact in self.outside}
        spoken = {item for fact in facts.values() if fact is not None for item in mentioned(fact)}
        return not beyond.isdisjoint(facts) or any(
            item in self.all_things and item not in self.things for item in spoken
        )

    # -- things -------------------------------------------------------------------------------------------------

    def thing(self, text: str, *categories: str) -> Thing:
        """A thing by id, name or alias, among ``categories`` (none: any). Raises NotFound or AmbiguousName."""
        try:
            return self._names.find(text, categories)
        except names.NotFound:
            names.named_later(self.scenario, text, categories)
            raise

    @functools.cached_property
    def _names(self) -> names.Names:
        return names.Names(self.things)

    @functools.cached_property
    def all_names(self) -> names.Names:
        """The names of all things, those of comparators among them."""
        return names.Names(self.all_things)

    def name(self, item: str) -> str:
        """The readable name of a thing, a process or a step (``process/step``); the id itself when nothing goes by it."""
        thing = self.all_things.get(item) or self.processes.get(item)
        if thing is None and (step := self.step(item)) is not None:
            process = self.processes[item.partition("/")[0]]
            return f"step {process.steps.index(step) + 1} of {process.name}"
        return thing.name if thing is not None else item

    def step(self, item: str) -> Step | None:
        """A step of a process by ``process/step``; None where there is none."""
        process, _, step = item.partition("/")
        if process not in self.processes:
            return None
        return next((found for found in self.processes[process].steps if found.id == step), None)

    def in_category(self, *categories: str) -> tuple[Thing, ...]:
        """The things of these categories, in the order of the graph; read once for all who ask."""
        known = self.memory.setdefault("in category", {})
        if categories not in known:
            known[categories] = tuple(thing for thing in self._among(categories) if thing.category in categories)
        found: tuple[Thing, ...] = known[categories]
        return found

    def _among(self, categories: tuple[str, ...]) -> Iterable[Thing]:
        """The things among which those of some categories are: where little has changed, those that were and the new ones."""
        if self._below is None:
            return self.things.values()
        before = {thing.id: thing for thing in self._below.in_category(*categories)}
        return Overlay(before, self._changes).values()

    def groups_of(self, item: str) -> tuple[str, ...]:
        """Ids of the groups and levels that name ``item`` as a member."""
        return self._groups.get(item, ())

    # -- facts --------------------------------------------------------------------------------------------------

    def of_kind(self, *kinds: str) -> tuple[Fact, ...]:
        """The relations of any of these kinds (``decides``, ``member of`` ...), in the order in which they are written."""
        return tuple(fact for kind in kinds for fact in self._index.by_kind.get(kind, ()))

    def carrying(self, *what: str) -> tuple[Fact, ...]:
        """The relations that carry any of ``what`` (authority, rights, accountability, membership ...)."""
        return tuple(fact for word in what for fact in self._index.by_carries.get(word, ()))

    def touching(self, item: str, *kinds: str) -> tuple[Fact, ...]:
        """The relations in which ``item`` stands in any role, of these kinds (none: any)."""
        found = self._index.touching.get(item, ())
        return tuple(fact for fact in found if fact.kind in kinds) if kinds else found

    def where(self, kind: str, **roles: str) -> tuple[Fact, ...]:
        """The relations of a kind with these things in these roles: ``where("decides", who="spb")``."""
        first, *rest = roles.items()
        found = self._index.by_role.get((kind, *first), ())
        return tuple(fact for fact in found if all(item in fact.role(role).ids for role, item in rest))

    def in_order(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """The relations with these ids, in the order of the graph; ids of nothing that is there are left out."""
        place = self._index.order
        return tuple(
            self.facts[item] for item in sorted({*ids} & place.keys(), key=place.__getitem__) if item in self.facts
        )

    # -- structure ----------------------------------------------------------------------------------------------

    def parents(self, item: str) -> tuple[Fact, ...]:
        """The relations by which something is a committee, board or sub-group of another body."""
        return tuple(
            fact for kind in ("committee of", "organ of", "sub-group of") for fact in self.where(kind, who=item)
        )

    def bodies_of_post(self, post: str) -> tuple[Thing, ...]:
        """The bodies that a post is a post of."""
        return tuple(
            self.things[body]
            for fact in self.where("of", who=post)
            for body in fact.role("to").ids
            if body in self.things
        )

    def closure(self, start: Iterable[str], kind: str, *, role: str, to: str) -> tuple[str, ...]:
        """Everything reached from ``start`` over ``kind`` from role ``role`` to role ``to``, start first, each once."""
        order = list(dict.fromkeys(start))
        seen = set(order)
        for item in order:
            for fact in self.where(kind, **{role: item}):
                if fact.negated:
                    continue
                for other in fact.role(to).ids:
                    if other not in seen:
                        seen.add(other)
                        order.append(other)
        return tuple(order)

    def wholes(self, matters: Iterable[str]) -> tuple[str, ...]:
        """What any of these is directly part of, each once: one level up."""
        return tuple(
            dict.fromkeys(
                whole
                for matter in matters
                for fact in self.where("part of", who=matter)
                if not fact.negated
                for whole in fact.object.ids
            )
        )

    def parts(self, matters: Iterable[str]) -> tuple[str, ...]:
        """What is directly part of any of these, each once: one level down."""
        return tuple(
            dict.fromkeys(
                part
                for matter in matters
                for fact in self.where("part of", to=matter)
                if not fact.negated
                for part in fact.subject.ids
            )
        )

    def above(self, matter: str) -> tuple[str, ...]:
        """A matter and what it is part of, nearest first."""
        known = self.memory.setdefault("above", {})
        if matter not in known:
            known[matter] = self.closure((matter,), "part of", role="who", to="to")
        found: tuple[str, ...] = known[matter]
        return found

    def below(self, matter: str) -> tuple[str, ...]:
        """A matter and its parts, nearest first."""
        known = self.memory.setdefault("below", {})
        if matter not in known:
            known[matter] = self.closure((matter,), "part of", role="to", to="who")
        found: tuple[str, ...] = known[matter]
        return found

    # -- time ---------------------------------------------------------------------------------------------------

    def life(self, item: Item | str, day: date | None = None) -> Life:
        """Is it there on a day (default: the graph's)? not yet, live, ended or cannot tell, and why."""
        found = item if isinstance(item, Item) else self.things[item]
        own = self.facts.get(found.id) is found or self.all_things.get(found.id) is found
        return self._life(found, day or self.day) if own else life(self, found, day or self.day)

    def _life(self, item: Item, day: date) -> Life:
        known = self.memory.setdefault("life", {})
        key = (item.id, isinstance(item, Fact), day)
        if key not in known:
            known[key] = life(self, item, day)
        found: Life = known[key]
        return found

    # -- reading ------------------------------------------------------------------------------------------------

    def sentence(self, fact: Fact) -> str:
        """A relation as one sentence with readable names."""
        if self.facts.get(fact.id) is not fact:
            return sentence(self, fact)
        known = self.memory.setdefault("sentence", {})
        if fact.id not in known:
            known[fact.id] = sentence(self, fact)
        return str(known[fact.id])

    @functools.cached_property
    def _networkx(self) -> networkx.MultiDiGraph[str]:
        from govgraph.graph.exchange import to_networkx

        return to_networkx(self)

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph as a plain ``networkx.MultiDiGraph`` of your own to change; :func:`govgraph.from_networkx` reads it back.

        Nodes are ids with ``name``, ``category``, ``kind``, ``status``, ``basis``; an edge is a relation between the
        fillers of its two main roles, its key the relation's id, with ``kind``, ``label`` (the sentence), ``what``,
        ``where``, ``status``, ``basis``, ``source``, ``denied`` and the fields of its kind. All are texts, numbers or
        flags, so that networkx writes them as GraphML. ``record`` holds the whole item.
        """
        return self._networkx.copy()

    def who_decides_all(self, options: Iterable[str] = ()) -> Decisions:
        """Who decides each decision, of this graph and of other options: typed rows, and ``to_pandas()``; no sentences.

        Raises UnknownName for an option that is not there.
        """
        from govgraph.questions.all_decisions import who_decides_all

        return who_decides_all(self, options)

    def __repr__(self) -> str:
        return f"<Graph {self.scenario.name}, {self.option}, {self.day}: {len(self.things)} things, {len(self.facts)} relations>"

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())
