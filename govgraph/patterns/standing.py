"""The relations of a graph as patterns read them: groups opened, a board read as its body, looked up by what is bound.

Nothing is read but the relations of what is asked for, so recognition that begins with somebody costs the relations
around them and not those of the whole graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from govgraph.graph.graph import Graph
from govgraph.loader.overlay import stack
from govgraph.model.base import COMPUTED, weakest
from govgraph.model.facts import Fact, Filler, identity
from govgraph.reading.actors import opened_in_law, relations_of
from govgraph.reading.legal import structure


class PatternStanding(Struct, frozen=True):
    """A relation, and what stands in each of its roles once groups are opened."""

    fact: Fact
    roles: Mapping[str, tuple[str, ...]]

    def stands(self, role: str, item: str) -> bool:
        """Does a thing stand in a role, named itself or through a group or board?"""
        return item in self.roles.get(role, ()) or item in self.fact.role(role).ids


class Relations:
    """The relations of a graph that are not past.

    ``instead``: of these kinds, these relations and none of the graph (what the papers or the law leave of a decision).
    """

    def __init__(self, graph: Graph, instead: Mapping[str, Iterable[Fact]] | None = None) -> None:
        self.graph = graph
        self._find = structure(graph)
        self._instead = {kind: tuple(facts) for kind, facts in (instead or {}).items()}
        self._of_kind: dict[str, tuple[PatternStanding, ...]] = {}
        self._with: dict[tuple[str, str, str], tuple[PatternStanding, ...]] = {}
        self._opened: dict[str, PatternStanding | None] = {}

    def of_kind(self, kind: str) -> tuple[PatternStanding, ...]:
        """Every relation of a kind."""
        if kind not in self._of_kind:
            self._of_kind[kind] = self._open(
                self._instead[kind]
                if kind in self._instead
                else (*self.graph.of_kind(kind), *(self._merged() if kind == "replaces" else ()))
            )
            if kind == "delegates" and kind not in self._instead:
                givers = dict.fromkeys(who for entry in self._of_kind[kind] for who in entry.roles.get("who", ()))
                chains = [chain for who in givers for chain in self._through_posts("who", who)]
                self._of_kind[kind] += tuple({chain.fact.id: chain for chain in chains}.values())
        return self._of_kind[kind]

    def having(self, kind: str, role: str, item: str) -> tuple[PatternStanding, ...]:
        """The relations of a kind in which a thing stands in a role, named itself or through a group or board."""
        key = (kind, role, item)
        if key not in self._with:
            if kind in self._instead or kind == "replaces":
                found = tuple(entry for entry in self.of_kind(kind) if entry.stands(role, item))
            else:
                boards = self._find.boards(item)
                facts = {f.id: f for who in (item, *boards) for f in relations_of(self.graph, kind, role, who)}
                found = self._open(facts.values())
                if kind == "delegates" and role in {"who", "to"}:
                    found += tuple(self._through_posts(role, item))
            self._with[key] = found
        return self._with[key]

    def _through_posts(self, role: str, item: str) -> Iterator[PatternStanding]:
        """What reaches somebody, or comes from them, over posts in between: one delegation for each chain of several."""
        other = "to" if role == "who" else "who"
        todo: list[tuple[PatternStanding, ...]] = [(step,) for step in self._direct(role, item)]
        seen: set[str] = set()
        while todo:
            chain = todo.pop()
            for post in chain[-1].roles.get(other, ()):
                if post in seen or not self._is_post(post):
                    continue
                seen.add(post)
                for step in self._direct(role, post):
                    longer = (*chain, step)
                    todo.append(longer)
                    yield self._as_one(longer if role == "who" else longer[::-1], item, role)

    def _direct(self, role: str, item: str) -> tuple[PatternStanding, ...]:
        facts = [fact for fact in relations_of(self.graph, "delegates", role, item) if not fact.negated]
        return self._open(facts)

    def _is_post(self, item: str) -> bool:
        thing = self.graph.things.get(item)
        return thing is not None and (thing.category == "post" or getattr(thing, "kind", "") == "post")

    def _as_one(self, chain: tuple[PatternStanding, ...], item: str, role: str) -> PatternStanding:
        first, last = chain[0], chain[-1]
        ends = {
            "who": (item,) if role == "who" else first.roles.get("who", ()),
            "to": (item,) if role == "to" else last.roles.get("to", ()),
            "what": last.roles.get("what", ()),
        }
        roles = {name: Filler(ids=ids) for name, ids in ends.items() if ids}
        firm = weakest([step.fact.status for step in chain])
        name = f"chain: {' > '.join(step.fact.id for step in chain)}"
        fact = Fact(id=name, kind="delegates", roles=roles, status=firm, sources=last.fact.sources)
        return PatternStanding(fact.written_at(first.fact.mark), ends)

    def _open(self, facts: Iterable[Fact]) -> tuple[PatternStanding, ...]:
        return tuple(entry for fact in facts if (entry := self._opening(fact)) is not None)

    def _opening(self, fact: Fact) -> PatternStanding | None:
        if fact.id not in self._opened:
            past = fact.id in self.graph.facts and self.graph.life(fact).state == "ended"
            roles = {role: self._stand_in(filler) for role, filler in fact.roles.items()}
            self._opened[fact.id] = None if past else PatternStanding(fact, roles)
        return self._opened[fact.id]

    def _stand_in(self, filler: Filler) -> tuple[str, ...]:
        """What stands in a role: the things named, for a group its members, and a body for its board."""
        opened = opened_in_law(self._find.graph, filler.ids)
        return tuple(dict.fromkeys(self._find.itself(item) if item in self.graph.things else item for item in opened))

    def _merged(self) -> Iterator[Fact]:
        """What an option merges into one body, that body replaces: the bodies are gone from the graph."""
        for option in stack(self.graph.scenario, self.graph.option):
            for merge in option.merge:
                roles = {"who": Filler(ids=(merge.into,)), "to": Filler(ids=tuple(merge.bodies))}
                fact = Fact(id=f"merge: {identity('replaces', roles)}", kind="replaces", roles=roles, option=option.id)
                yield fact.written_at(merge.mark or COMPUTED)
