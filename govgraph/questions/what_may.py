"""What may somebody decide: what the papers say it does, and what the law lets it do, matter by matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.authority import Authority, authority, holders, matter
from govgraph.authority.levels import may_reach
from govgraph.graph.sentences import listed, sentence
from govgraph.legality.arrangement import received_by
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.questions.claims import claims, within_reach
from govgraph.questions.liability import several_note
from govgraph.questions.links import upward_chains, upward_words
from govgraph.questions.powers import read_notes, rested_on
from govgraph.questions.rights import tier_on_day
from govgraph.questions.verbs import ACTORS, Parameter, Verb, reading
from govgraph.reading.actors import opened_in_law, relations_of
from govgraph.reading.legal import structure
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

MAX_MATTERS = 400
"""How many matters are looked at; an answer that met it says so."""

MOST_NAMED = 6
"""Of the holders of a matter from whom nothing leads to somebody, as many are named; more are counted."""

VERBS_BY_FACET = {
    "decides": ("decides",), "recommends": ("recommends",), "proposes": ("proposes",), "consulted": ("is consulted",), "informed": ("is informed",),
    "signs_off": ("signs off",), "approves": ("approves", "agrees"), "prepares": ("prepares",), "endorses": ("endorses",), "assures": ("assures",),
    "reviews": ("reviews",), "notes": ("notes",), "arbitrates": ("arbitrates",), "remits": ("charged with", "responsible for"),
}  # fmt: skip
"""Facets of the answer, and the relations whose matters stand in each."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's authority in one matter: of each holder from whom any may come to it; the others, of whom it has none."""

    near: dict[str, Authority]
    others: tuple[str, ...]

    @property
    def levels(self) -> set[str]:
        """Each level of authority that it has of a holder."""
        return {a.level for a in self.near.values()} | ({"none"} if self.others else set())

    @property
    def level(self) -> str:
        """All holders together."""
        levels = self.levels
        if len(levels) == 1:
            return levels.pop()
        return "part" if levels & {"full", "part"} else "not shown"


def answer(graph: Graph, who: str) -> Answer:
    """What ``who`` decides by the papers and may decide in law. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    mine = _mine(graph, thing.id)
    facets: dict[str, Any] = {}
    for facet, verbs in VERBS_BY_FACET.items():
        facts = [fact for fact in mine if fact.kind in verbs]
        # under an option, what it adds or changes itself counts beside what is settled; the rest stays foreseen, as now
        of_option = [fact for fact in facts if fact.option]
        facets[facet] = list(
            dict.fromkeys((*_matters(graph, facts, "settled"), *_matters(graph, of_option, "unsettled")))
        )
        if facet in {"decides", "recommends", "remits"}:
            facets[f"foreseen_{facet}"] = [
                what for what in _matters(graph, facts, "unsettled") if what not in facets[facet]
            ]
            facets[f"past_{facet}"] = _matters(graph, facts, "past")
    facets["either"] = _either(mine)
    facets["conditional"] = list(
        dict.fromkeys(m for f in mine if f.role("if").ids and f.kind == "decides" for m in f.role("what").ids)
    )
    facets["denied"] = list(
        dict.fromkeys(m for f in mine if f.negated and f.kind == "decides" for m in f.role("what").ids)
    )
    find = structure(graph)
    nodes = tuple(dict.fromkeys(find.itself(node) for node in opened_in_law(find.graph, (thing.id,))))
    facets["holds"] = list(dict.fromkeys(item for node in nodes for fact in graph.where("holds", who=node)
                                         if not fact.negated and graph.life(fact).truth is not Truth.NO for item in fact.object.ids))  # fmt: skip
    given = [a for node in nodes for a in received_by(graph, node)]
    facets["receives"] = list(dict.fromkeys(item for a in given if a.truth > Truth.NO for item in a.what))
    asked = _asked(graph, thing.id, facets)
    every = {what: held for what in asked[:MAX_MATTERS] if (held := _held(graph, what, thing.id)).levels}
    facets["may_decide"] = [what for what, held in every.items() if held.levels == {"full"}]
    rest = {what: held for what, held in every.items() if what not in facets["may_decide"]}
    facets["may_decide_own"] = [
        what
        for what, held in rest.items()
        if any(node in held.near and held.near[node].level == "full" for node in nodes)
    ]
    facets["may_decide_in_part"] = [
        what for what, held in rest.items() if held.levels & {"full", "part"} and what not in facets["may_decide_own"]
    ]
    facets["not_shown"] = [what for what, held in every.items() if held.level == "not shown"]
    facets["decides_without_authority"] = [
        what for what in facets["decides"] if what in every and every[what].level == "none"
    ]
    facets["authority"] = {what: held.level for what, held in every.items()}
    may = (*facets["may_decide"], *facets["may_decide_own"], *facets["may_decide_in_part"])
    found = {what: every[what].near for what in may}
    bearers = {what: {holder: list(a.liable) for holder, a in by.items() if a.liable} for what, by in found.items()}
    facets["liable"] = {what: list(dict.fromkeys(b for bs in by.values() for b in bs)) for what, by in bearers.items()}
    line = upward(graph, thing.id)
    facets["answers_to"] = list(line.chain[1:])
    return Answer(
        reading=reading(graph, "what-may", f"What may {thing.name} decide?", {"who": thing.id}),
        headline=_headline(graph, thing.name, facets),
        lines=(*_lines(graph, facets), Line(label="Answers", text=upward_words(graph, line))),
        columns=("matter", "papers", "law", "holders", "liable"),
        rows=tuple(_rows(graph, facets, every, mine)),
        chains=upward_chains(graph, line),
        facets=facets,
        names={item: readable(graph, item) for value in facets.values() for item in value if isinstance(item, str)},
        notes=(
            *((f"only the first {MAX_MATTERS} matters are looked at",) if len(asked) > MAX_MATTERS else ()),
            *dict.fromkeys(note for by in bearers.values() for note in several_note(graph, by)),
            *read_notes(rested_on(a for by in found.values() for a in by.values()), graph.day),
        ),
    )


def _mine(graph: Graph, who: str) -> list[Fact]:
    """The rights and remits in which somebody stands, itself, by a group that has it, as a person's posts."""
    kinds = [verb for verbs in VERBS_BY_FACET.values() for verb in verbs]
    selves = _selves(graph, who)
    found = {fact.id: fact for item in selves for kind in kinds for fact in relations_of(graph, kind, "who", item)}
    return list(found.values())


def _selves(graph: Graph, who: str) -> list[str]:
    """Somebody, and a person's posts, those too that a source denies: what is said of these is shown as said."""
    posts = graph.where("occupies", who=who) if graph.things[who].category == "person" else ()
    return [who, *(post for fact in posts for post in fact.object.ids)]


def _matters(graph: Graph, facts: Iterable[Fact], *tiers: str) -> list[str]:
    live = (
        fact for fact in facts if not fact.negated and not fact.role("if").ids and tier_on_day(graph, fact) in tiers
    )
    return list(dict.fromkeys(item for fact in live for item in fact.role("what").ids))


def _either(mine: Iterable[Fact]) -> list[str]:
    return list(
        dict.fromkeys(
            item for fact in mine if "either" in fact.fields and not fact.negated for item in fact.role("what").ids
        )
    )


def _asked(graph: Graph, who: str, facets: dict[str, Any]) -> list[str]:
    """The matters looked at in law: those of the papers, what is held or received, and what these may reach."""
    named = [
        item for facet in ("decides", "foreseen_decides", "conditional", "holds", "receives") for item in facets[facet]
    ]
    near = within_reach(graph, claims(graph, _selves(graph, who)))
    own = [thing.id for thing in graph.in_category("decision") if thing.id in near]
    law = graph.registry.functions
    functions = [
        thing.id
        for thing in graph.in_category("function")
        if thing.basis != "law" and thing.id not in law and thing.id in near
    ]
    return [item for item in dict.fromkeys((*named, *own, *functions)) if item in graph.things]


def _held(graph: Graph, what: str, who: str) -> Held:
    about = matter(graph, what)
    every = holders(graph, about)
    leading = may_reach(graph, about, who)
    near = {h.holder: authority(graph, about, h, who) for h in every if h.holder in leading}
    return Held(near, tuple(h.holder for h in every if h.holder not in leading))


def _say(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])


def _headline(graph: Graph, name: str, facets: dict[str, Any]) -> str:
    papers = _say(graph, facets["decides"]) or "nothing that a source states"
    law = _say(graph, facets["may_decide"]) or "nothing that is shown"
    own = f", and for itself alone {_say(graph, facets['may_decide_own'])}" if facets["may_decide_own"] else ""
    return f"{name} decides {papers}; in law it may decide {law}{own}."


def _lines(graph: Graph, facets: dict[str, Any]) -> Iterable[Line]:
    labels = {
        "decides": "Decides", "foreseen_decides": "Foreseen", "either": "Or recommends", "conditional": "On condition", "recommends": "Recommends",
        "proposes": "Proposes", "consulted": "Consulted", "informed": "Informed", "signs_off": "Signs off", "approves": "Approves",
        "prepares": "Prepares", "endorses": "Endorses", "arbitrates": "Arbitrates", "remits": "Remits", "holds": "Holds", "receives": "Receives",
        "may_decide": "Law", "may_decide_own": "Own part", "may_decide_in_part": "In part", "not_shown": "Not shown", "decides_without_authority": "No authority",
    }  # fmt: skip
    for facet, label in labels.items():
        if facets[facet]:
            yield Line(label=label, text=_say(graph, facets[facet]))


def _rows(graph: Graph, facets: dict[str, Any], every: dict[str, Held], mine: list[Fact]) -> Iterable[tuple[str, ...]]:
    stated: dict[str, list[str]] = {}
    for fact in mine:
        if not fact.negated:
            for item in fact.role("what").ids:
                stated.setdefault(item, []).append(sentence(graph, fact))
    for what in dict.fromkeys(
        (
            *stated,
            *facets["holds"],
            *facets["receives"],
            *facets["may_decide"],
            *facets["may_decide_own"],
            *facets["may_decide_in_part"],
        )
    ):
        held = every.get(what)
        yield (
            readable(graph, what), "; ".join(stated.get(what, [])), held.level if held else "no holder is known",
            _by_holder(graph, held) if held else "",
            _say(graph, facets["liable"].get(what, ())),
        )  # fmt: skip


def _by_holder(graph: Graph, held: Held) -> str:
    """Of which holders it has which authority: those of whom it has none last, counted where they are many."""
    named = [f"{readable(graph, holder)}: {a.level}" for holder, a in held.near.items()]
    if len(held.others) > MOST_NAMED:
        return "; ".join((*named, f"{len(held.others):,} others: none"))
    return "; ".join((*named, *(f"{readable(graph, holder)}: none" for holder in held.others)))


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
    help="what somebody decides by the papers, and may decide in law",
    reads="what may {who} decide?",
)
