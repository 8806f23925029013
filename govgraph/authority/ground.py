"""The ground on which ways are searched: who could receive a matter, where a way may end, what could be set up.

All holders of a matter share it. The graph of a ground is ``wide``: bodies that could be set up are there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.authority.derivation import derive, leading_to
from govgraph.authority.matters import Holding, Matter, matter
from govgraph.authority.plan import Form, new_committee, organ_fact, with_things
from govgraph.legality.arrangement import KINDS
from govgraph.model.things import Body, Person, Post, Thing
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, posts_of
from govgraph.reading.legal import structure
from govgraph.reading.places import within
from govgraph.reading.seats import at_table
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_PARTS = 4
MAX_TRIED = 5_000
"""New arrangements that are tried for one question: enough for a whole county, and it bounds time and memory."""

ORGANS = {"full_council": "the full council", "la_executive": "the executive"}
"""The organs of a council through which it gives anything, by kind."""


def replace_matter(graph: Graph, about: Matter) -> Matter:
    """The same matter, read in another graph of the same scenario."""
    read = matter(graph, about.what, place="", value=about.value, given=about.given, share=about.share)
    return replace(read, places=about.places, day=about.day)


class SharedSearch:
    """What the searches of all holders share: the graph with bodies that could be set up, the pool, the targets."""

    def __init__(self, graph: Graph, about: Matter, who: str, holding: tuple[Holding, ...]) -> None:
        self.graph, self.about, self.who, self.holding = graph, about, who, holding
        find = structure(graph)
        self.forum = find.is_forum(who) is Truth.YES
        self.new: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.own: dict[str, str] = {}
        above = find.persons(find.itself(who))
        for body in dict.fromkeys((*(h.holder for h in holding), *above)):
            if body in graph.things and opened_in_law(find.graph, (body,)) == (body,):
                item = unused(graph, f"new-committee-of-{body}")
                self.new[item] = (f"New committee of {graph.name(body)}", (body,))
                self.own[body] = item
        self.joint = ""
        if self.forum and len(holding) > 1 and all(h.holder in graph.things for h in holding):
            self.joint = unused(graph, f"new-joint-committee-for-{about.what}")
            self.new[self.joint] = (
                f"New joint committee for {graph.name(about.what)}",
                tuple(h.holder for h in holding),
            )
        made = [new_committee(item, name, parents) for item, (name, parents) in self.new.items()]
        self.wide = with_things(graph, {thing.id: thing for thing, _ in made}, {fact.id: fact for _, fact in made})
        self.derived = {h.holder: derive(self.wide, about, h) for h in holding}
        self.subjects = tuple(dict.fromkeys(leaf.about for leaf in about.leaves))
        self.members = at_table(graph, who) if self.forum else ()
        self._seconded: dict[tuple[str, str, str], Graph] = {}
        self._organised: dict[str, Graph] = {}
        self._parts: dict[str, tuple[int, ...]] = {}
        self.tried = 0
        rows = (row for row in graph.registry.powers.values() if row.carries and "inside" in row.boundary)
        self.crosses = any(
            row.onward.across in {"allowed", "terms"} for row in rows
        )  # may what is given inside go across?

    @property
    def bounded(self) -> bool:
        """Were as many new arrangements tried as ever are?"""
        return self.tried >= MAX_TRIED

    def forms(self) -> Iterable[tuple[Form, Mapping[str, frozenset[str]]]]:
        """Each form that could be, with the nodes at which each holder's way may end."""
        find = structure(self.graph)
        if not self.forum:
            yield "one body", {h.holder: frozenset(self.itself()) for h in self.holding}
            return
        posts: dict[str, frozenset[str]] = {}
        committees: dict[str, frozenset[str]] = {}
        for h in self.holding:
            mine = [m for m in self.members if m != h.holder and find.persons(m) == (h.holder,)]
            posts[h.holder] = frozenset(m for m in mine if isinstance(self.graph.things.get(m), Post))
            seated = [m for m in mine if m not in posts[h.holder] and not find.organ_of(m)]
            committees[h.holder] = frozenset((*seated, *([self.own[h.holder]] if h.holder in self.own else [])))
        yield "individuals at the table", posts
        yield "committees in common", committees
        parents = {h.holder for h in self.holding}
        joint = [
            m
            for m in self.members
            if find.is_kind(m, "joint_committee") is Truth.YES and parents <= set(find.persons(m))
        ]
        nodes = frozenset((*joint, *([self.joint] if self.joint else [])))
        yield "joint committee", dict.fromkeys(parents, nodes)

    def seats(self) -> Mapping[str, frozenset[str]]:
        """For each holder whoever may act for it at the forum: its posts and committees, and joint ones that sit there."""
        find = structure(self.graph)
        found: dict[str, frozenset[str]] = {}
        by_form = dict(self.forms())
        for h in self.holding:
            joint = (
                m
                for m in self.members
                if find.is_kind(m, "joint_committee") is Truth.YES and h.holder in find.persons(m)
            )
            own = (by_form[form][h.holder] for form in ("individuals at the table", "committees in common"))
            found[h.holder] = frozenset().union(joint, *own)
        return found

    def itself(self) -> tuple[str, ...]:
        find = structure(self.graph)
        if isinstance(self.graph.things.get(self.who), Person):
            return posts_of(self.graph, self.who)
        return tuple(find.itself(item) for item in opened_in_law(find.graph, (self.who,)))

    def pool(self, h: Holding, targets: Iterable[str]) -> tuple[str, ...]:
        """Who may receive it on the way: those that are reached, the bodies above the target, those that lead to it."""
        find = structure(self.wide)
        found: dict[str, None] = dict.fromkeys((h.holder, *find.organs(h.holder)))
        found |= dict.fromkeys(self.derived[h.holder].nodes())
        for target in sorted(targets):
            found |= dict.fromkeys(
                (
                    target,
                    *find.parents(target),
                    *find.persons(target),
                    *sorted(leading_to(self.wide, self.about, target)),
                )
            )
            for person in find.persons(target):
                found |= dict.fromkeys((*find.organs(person), *([self.own[person]] if person in self.own else [])))
        there = [
            item
            for item in found
            if item in self.wide.things and find.is_forum(item) is not Truth.YES and find.itself(item) == item
        ]
        return tuple(item for item in there if self.wide.life(item, self.about.day).truth is Truth.YES)

    def seconded(self, post: str, standing: str, person: str) -> Graph:
        """The graph in which a post of another body is seconded to, or placed with, a legal person."""
        key = (post, standing, person)
        if key not in self._seconded:
            thing = self.wide.things[post]
            assert isinstance(thing, Post)
            changed = thing.model_copy(update={"facts": {**thing.facts, standing.replace("_", " "): person}})
            self._seconded[key] = with_things(self.wide, {post: changed}, {})
        return self._seconded[key]

    def organised(self, council: str) -> Graph:
        """The graph in which the full council and the executive of a council are there by name."""
        if council not in self._organised:
            things: dict[str, Thing] = {organ: Body(id=organ, name=organ, kind=kind) for kind, organ in ORGANS.items()}
            facts = [organ_fact(organ, council) for organ in ORGANS.values()]
            self._organised[council] = with_things(self.wide, things, {fact.id: fact for fact in facts})
        return self._organised[council]

    def parts(self, h: Holding) -> tuple[int, ...]:
        """Masks of the cells of a holder that no arrangement about the matter and no power tells apart; one: no parts.

        More than ``MAX_PARTS`` are not looked at one by one.
        """
        if h.holder not in self._parts:
            facts = {f.id: f for kind in KINDS for item in self.about.above for f in self.graph.where(kind, what=item)}
            alike: dict[object, int] = {}
            for n, cell in enumerate(self.derived[h.holder].cells):
                covering = frozenset(
                    key
                    for key, fact in facts.items()
                    if not cell.leaf.above.isdisjoint(fact.role("what").ids)
                    and (not fact.role("where").ids or within(self.graph, cell.place, fact.role("where").ids))
                )
                law = replace(cell.leaf.about, id="", name="")
                alike[covering, law] = alike.get((covering, law), 0) | 1 << n
            found = tuple(alike.values())
            self._parts[h.holder] = found if len(found) <= MAX_PARTS else (self.derived[h.holder].all,)
        return self._parts[h.holder]

    def name(self, item: str) -> str:
        """The readable name of a node, also of one that is yet to be set up."""
        return self.wide.name(item)


def unused(graph: Graph, wanted: str) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-") or "new"
    names = itertools.chain((stem,), (f"{stem}-{n}" for n in itertools.count(2)))
    return next(name for name in names if name not in graph.all_things and name not in graph.facts)
