"""What may somebody decide: what the papers say it does, and what the law lets it do, matter by matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, facets_of
from govgraph.authority import Authority, Matter, authority, holders, matter
from govgraph.authority.levels import may_reach
from govgraph.legality.arrangement import live, received_by
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.questions.decided import said
from govgraph.questions.liability import several_note
from govgraph.questions.limits import furthest
from govgraph.questions.links import upward_chains
from govgraph.questions.matters_in_reach import claims, within_reach
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import DECIDING, Asking, Right, denied
from govgraph.questions.support import Support, of_authority, together
from govgraph.questions.verbs import ACTORS, Parameter, Verb, reading
from govgraph.questions.what_may_result import WhatMay, conditional, what_may
from govgraph.questions.what_may_words import headline, lines, rows, summary
from govgraph.reading.actors import named_by, opened_in_law, relations_of
from govgraph.reading.legal import structure
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_MATTERS = 400
"""How many matters are looked at; an answer that met it says so."""

BESIDE = (
    "recommends",
    "proposes",
    "is consulted",
    "is informed",
    "signs off",
    "approves",
    "agrees",
    "prepares",
    "endorses",
    "assures",
    "reviews",
    "notes",
    "arbitrates",
    "charged with",
    "responsible for",
)
"""Relations to matters besides deciding them: each stands in a part of its own of what is returned."""


@dataclass(frozen=True, slots=True)
class Decides:
    """What the papers let somebody decide, by matter: now (or in the option asked about), foreseen, and before."""

    now: Mapping[str, tuple[Right, ...]]
    foreseen: Mapping[str, tuple[Right, ...]]
    past: Mapping[str, tuple[Right, ...]]


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's authority in one matter: of each holder from whom any may come to it; the others, of whom it has none.

    ``limit``: up to how many pounds (None: no limit is stated). ``support``: on what its authority rests.
    """

    near: dict[str, Authority]
    others: tuple[str, ...]
    limit: float | None = None
    support: Support = Support()  # noqa: RUF009  (never changes)

    @property
    def levels(self) -> set[str]:
        """Each level of authority that it has of a holder."""
        return {a.level for a in self.near.values()} | ({"none"} if self.others else set())

    @property
    def level(self) -> str:
        """The level of authority over all holders together: one word, as for a single holder."""
        levels = self.levels
        if len(levels) == 1:
            return levels.pop()
        return "part" if levels & {"full", "part"} else "not shown"


@dataclass(frozen=True, slots=True)
class MayDecide:
    """Everything that is found about what somebody may decide, before it is put into words.

    ``mine``: the other rights and the remits in which it stands. ``decides``: what the papers let it decide;
    ``members``: what they let each member of a group decide by itself. ``held``: its authority in each matter looked
    at, of ``asked`` that could be. ``holds`` and ``receives``: functions that rest on it, matters given to it.
    """

    who: str
    mine: tuple[Fact, ...]
    decides: Decides
    members: Mapping[str, Decides]
    holds: tuple[str, ...]
    receives: tuple[str, ...]
    held: Mapping[str, Held]
    asked: int
    line: Upward


def may_decide(graph: Graph, who: str) -> MayDecide:
    """What somebody, by its id, decides by the papers and may decide in law."""
    find = structure(graph)
    selves = _selves(graph, who)
    own = tuple(
        {f.id: f for item in selves for kind in DECIDING for f in relations_of(graph, kind, "who", item)}.values()
    )
    opened = (
        [item for item in opened_in_law(find.graph, (who,)) if item != who]
        if graph.things[who].category in {"group", "level"}
        else []
    )
    members = {
        item: found
        for item in opened
        if any(
            (found := _decides(graph, [item], [f for kind in DECIDING for f in graph.where(kind, who=item)])).now
            or found.foreseen
        )
    }
    nodes = tuple(dict.fromkeys(find.itself(node) for node in opened_in_law(find.graph, (who,)) if _there(graph, node)))
    holds = dict.fromkeys(
        item
        for node in nodes
        for fact in graph.where("holds", who=node)
        if not fact.negated and graph.life(fact).truth is not Truth.NO
        for item in fact.object.ids
    )
    given = [a for node in nodes for a in received_by(graph, node) if live(graph, a, graph.day)[0] > Truth.NO]
    receives = dict.fromkeys(item for a in given for item in a.what)
    decides = _decides(graph, selves, own)
    named = (
        *decides.now,
        *decides.foreseen,
        *conditional(own),
        *holds,
        *receives,
        *(m for found in members.values() for m in (*found.now, *found.foreseen)),
    )
    asked = _asked(graph, selves, named)
    kept = {what for what in asked if denied(graph, what, (who, *nodes))}
    held = {what: one for what in asked[:MAX_MATTERS] if what not in kept and (one := _held(graph, what, who)).levels}
    mine = {f.id: f for item in selves for kind in BESIDE for f in relations_of(graph, kind, "who", item)}
    return MayDecide(
        who,
        (*own, *mine.values()),
        decides,
        members,
        tuple(holds),
        tuple(receives),
        held,
        len(asked),
        upward(graph, who),
    )


def answer(graph: Graph, who: str) -> Answer[WhatMay]:
    """What ``who`` decides by the papers and may decide in law. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    return to_answer(graph, may_decide(graph, thing.id))


def to_answer(graph: Graph, found: MayDecide) -> Answer[WhatMay]:
    """What was found about what somebody may decide, in words."""
    name = graph.name(found.who)
    result = what_may(graph, found)
    bearers = {
        what: {holder: tuple(a.liable) for holder, a in found.held[what].near.items() if a.liable}
        for what in result.liable
    }
    return Answer(
        reading=reading(graph, "what-may", f"What may {name} decide?", {"who": found.who}),
        headline=headline(graph, found, result),
        summary=summary(graph, found, result),
        lines=tuple(lines(graph, found, result)),
        columns=("matter", "papers", "law", "holders", "liable"),
        rows=tuple(rows(graph, found, result)),
        chains=upward_chains(graph, found.line),
        result=result,
        names={
            item: readable(graph, item)
            for value in facets_of(result).values()
            if isinstance(value, list | dict)
            for item in value
            if isinstance(item, str)
        },
        notes=(
            *((f"only the first {MAX_MATTERS} matters are looked at",) if found.asked > MAX_MATTERS else ()),
            *dict.fromkeys(note for by in bearers.values() for note in several_note(graph, by)),
            *law_notes(graph, rested_on(a for what in result.liable for a in found.held[what].near.values())),
        ),
    )


# -- by the papers ----------------------------------------------------------------------------------------------


def _selves(graph: Graph, who: str) -> list[str]:
    """Somebody, and a person's posts, those too that a source denies: what is said of these is shown as said."""
    posts = graph.where("occupies", who=who) if graph.things[who].category == "person" else ()
    return [who, *(post for fact in posts for post in fact.object.ids)]


def _there(graph: Graph, item: str) -> bool:
    """Can somebody be there on the day?"""
    return item not in graph.things or graph.life(item).truth is not Truth.NO


def _decides(graph: Graph, selves: Iterable[str], facts: Iterable[Fact]) -> Decides:
    """What these relations let somebody decide: as who-decides says of each matter that they name."""
    named = {name for item in selves for name in named_by(graph, item)}
    now: dict[str, tuple[Right, ...]] = {}
    foreseen: dict[str, tuple[Right, ...]] = {}
    past: dict[str, tuple[Right, ...]] = {}
    for what in dict.fromkeys(item for fact in facts if not fact.negated for item in fact.role("what").ids):
        papers = said(graph, what, Asking(graph.place))
        for found, rights in ((now, papers.deciding), (foreseen, papers.foreseen), (past, papers.past)):
            mine = tuple(right for right in rights if not named.isdisjoint(right.who))
            if mine and what not in now:
                found[what] = mine
    return Decides(now, foreseen, past)


# -- in law -----------------------------------------------------------------------------------------------------


def _asked(graph: Graph, selves: Iterable[str], named: Iterable[str]) -> list[str]:
    """The matters looked at in law: those of the papers, what is held or received, and what these may reach."""
    near = within_reach(graph, claims(graph, selves))
    own = [thing.id for thing in graph.in_category("decision") if thing.id in near]
    law = graph.registry.functions
    functions = [
        thing.id
        for thing in graph.in_category("function")
        if thing.basis != "law" and thing.id not in law and thing.id in near
    ]
    return [item for item in dict.fromkeys((*named, *own, *functions)) if item in graph.things]


def _held(graph: Graph, what: str, who: str) -> Held:
    about: Matter = matter(graph, what)
    every = holders(graph, about)
    leading = may_reach(graph, about, who)
    near = {h.holder: authority(graph, about, h, who) for h in every if h.holder in leading}
    others = tuple(h.holder for h in every if h.holder not in leading)
    able = [h for h in every if h.holder in near and near[h.holder].routes]
    tops = [top for h in able if (top := furthest(graph, about, h, who)) is not None]
    return Held(near, others, min(tops, default=None), together(of_authority(graph, h, near[h.holder]) for h in able))


VERB = Verb(
    name="what-may",
    answer=answer,
    parameters=(
        Parameter(
            "who",
            "a body, post, group or person",
            main=True,
            categories=ACTORS,
        ),
    ),
    place=20,
    brief="What somebody may decide, propose or sign off.",
    help="what somebody decides by the papers, and may decide in law",
    reads="what may {who} decide?",
)
