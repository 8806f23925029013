"""The conditions of ``which``: each is a function that says why a thing meets it. To add one, add a row to CONDITIONS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from govgraph.graph.names import normal
from govgraph.graph.sentences import listed, sentence
from govgraph.model.amounts import amount as money
from govgraph.model.things import Thing
from govgraph.model.truth import Truth
from govgraph.questions.aloud import says, verb
from govgraph.questions.verbs import ACTORS
from govgraph.questions.who_decides import who_decides
from govgraph.reading.actors import behind
from govgraph.reading.places import home
from govgraph.reading.sectors import sector_standing
from govgraph.reading.standing import standing
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


Condition = Callable[["Graph", Thing, str], str]
"""Why a thing meets a condition; empty: it does not. The text is the argument of the condition, if it has one."""


def _no_decider(graph: Graph, thing: Thing, _: str) -> str:
    if thing.category not in {"decision", "service", "function"}:
        return ""
    found = who_decides(graph, thing.id)
    if found.deciders:
        return ""
    coming = found.foreseen_deciders
    return (
        f"nobody decides it today; {says(graph, coming)} {verb(graph, coming, 'is')} foreseen to"
        if coming
        else "no source says who decides it"
    )


def _no_line(graph: Graph, thing: Thing, _: str) -> str:
    if thing.category not in ACTORS or thing.category in {"sector", "person"}:
        return ""
    return "" if len(upward(graph, thing.id).chain) > 1 else "no source says to whom it answers"


def _sits_on(graph: Graph, thing: Thing, tables: str) -> str:
    wanted = [graph.thing(name.strip(), "body", "group").id for name in tables.split(",")]
    seats = []
    for table in wanted:
        here = [
            f
            for f in graph.where("member of", to=table)
            if not f.negated
            and graph.life(f).truth is not Truth.NO
            and f.tier != "past"
            and thing.id in {*f.subject.ids, *behind(graph, f.subject).ids}
        ]
        if not here:
            return ""
        seats.append(sentence(graph, here[0]))
    return "; ".join(seats)


def _decided_by(graph: Graph, thing: Thing, who: str) -> str:
    actor = graph.thing(who, *ACTORS)
    found = who_decides(graph, thing.id)
    if actor.id in found.deciders:
        return f"{actor.name} decides it"
    return f"{actor.name} is foreseen to decide it" if actor.id in found.foreseen_deciders else ""


def _at_amount(graph: Graph, thing: Thing, value: str) -> str:
    """Who decides it at this amount, where an amount may be meant: it is about money, or somebody's right has a limit."""
    if thing.category not in {"decision", "fund"}:
        return ""
    rights = [f for f in graph.touching(thing.id) if "value from" in f.fields or "value below" in f.fields]
    spoken = {word for name in (thing.name, *thing.aliases) for word in normal(name).split()}
    if not rights and _MONEY.isdisjoint(spoken):
        return ""
    found = who_decides(graph, thing.id, money(value))
    who, coming = found.deciders, found.foreseen_deciders
    if who:
        return f"{listed([readable(graph, item) for item in who])} decides it at {value}"
    if coming:
        return f"{listed([readable(graph, item) for item in coming])} would decide it at {value}"
    return f"no source says who decides it at {value}"


_MONEY = frozenset(
    [
        "money",
        "capital",
        "funding",
        "spending",
        "spend",
        "budget",
        "investment",
        "expenditure",
        "business",
        "financial",
        "resource",
        "resources",
        "finance",
    ]
)
"""Words in the name of a matter that is about money."""


def _of_sector(graph: Graph, thing: Thing, sector: str) -> str:
    wanted = graph.thing(sector, "sector")
    return f"it belongs to {wanted.name}" if wanted.id in getattr(thing, "sector", ()) else ""


def _kind(graph: Graph, thing: Thing, kind: str) -> str:
    own = str(getattr(thing, "kind", ""))
    key = normal(kind).replace(" ", "_")
    if not own or not graph.registry.has_kind(own):
        return ""
    return (
        f"it is of that kind ({own.replace('_', ' ')})"
        if own == key or (graph.registry.has_kind(key) and graph.registry.is_a(own, key))
        else ""
    )


def _new(graph: Graph, thing: Thing, _: str) -> str:
    return "the option adds it" if not graph.is_baseline and thing.id not in graph.scenario.baseline.things else ""


def _foreseen(graph: Graph, thing: Thing, _: str) -> str:
    if graph.life(thing).state == "not yet":
        return f"it is not there before {thing.span.start}"
    return f"it is only {thing.status}" if thing.tier == "unsettled" else ""


def _left_out(graph: Graph, thing: Thing, _: str) -> str:
    if thing.category != "sector" or sector_standing(graph).get(thing.id) != "left out":
        return ""
    return "it sits with nobody who decides or delivers, and nobody consults it"


def _of(graph: Graph, thing: Thing, whose: str) -> str:
    """Is it a priority or other matter to which somebody is aligned, or those who act at a place?"""
    wanted = graph.thing(whose)
    for fact in graph.where("aligned to", to=thing.id):
        acting = [item for item in fact.subject.ids if not _is_programme(graph, item)]
        who = [item for item in acting if wanted.id in {item, *behind(graph, (item,)).ids, *home(graph, item)}]
        if who and standing(graph, fact).stands:
            return f"{says(graph, who)} {verb(graph, who, 'is')} aligned to it"
    return ""


def _works_with(graph: Graph, thing: Thing, table: str) -> str:
    """Is a table said to work with it, or to consult it?"""
    body = graph.thing(table, "body", "group")
    inside = {body.id, *behind(graph, (body.id,)).ids, *graph.groups_of(body.id)}
    for fact in (*graph.where("works with", to=thing.id), *graph.where("is consulted", who=thing.id)):
        if (
            not fact.negated
            and fact.tier != "past"
            and not inside.isdisjoint({*fact.subject.ids, *fact.role("by").ids})
        ):
            return sentence(graph, fact)
    return ""


def _no_seat(graph: Graph, thing: Thing, table: str) -> str:
    """Does nobody of it sit at a table, as far as a paper lists who does?"""
    body = graph.thing(table, "body", "group")
    inside = {body.id, *graph.groups_of(body.id)}
    members = {
        who
        for item in inside
        for fact in graph.where("member of", to=item)
        if not fact.negated and fact.tier != "past"
        for who in (*fact.subject.ids, *behind(graph, fact.subject.ids).ids)
    }
    own = {thing.id, *(who for who in members if thing.id in getattr(graph.all_things.get(who), "sector", ()))}
    return "" if own & members else f"nobody of it is listed as a member of {body.name}"


def _between(graph: Graph, thing: Thing, parties: str) -> str:
    """Are all of these party to an agreement? What it is about is told as well."""
    wanted = [graph.thing(name.strip()).id for name in parties.split(",")]
    party = [fact for fact in graph.where("party to", to=thing.id) if standing(graph, fact).stands]
    there = {who for fact in party for item in fact.subject.ids for who in (item, *behind(graph, (item,)).ids)}
    if not set(wanted) <= there:
        return ""
    concerns = [sentence(graph, fact) for fact in graph.where("concerns", who=thing.id) if standing(graph, fact).stands]
    notes = [fact.note for fact in graph.where("concerns", who=thing.id) if fact.note]
    return "; ".join((*concerns, *notes)) or f"{says(graph, wanted)} are party to it"


def _is_programme(graph: Graph, item: str) -> bool:
    kind = str(getattr(graph.all_things.get(item), "kind", ""))
    return graph.registry.has_kind(kind) and graph.registry.is_a(kind, "programme")


def _ended(graph: Graph, thing: Thing, _: str) -> str:
    return "it has ended" if graph.life(thing).state == "ended" else ""


def _no_source(graph: Graph, thing: Thing, _: str) -> str:
    return "" if thing.sources or thing.basis == "law" else "no source is given for it"


CONDITIONS: Mapping[str, tuple[Condition, str, bool]] = {
    "no-decider": (_no_decider, "nobody is said to decide it", False),
    "no-line": (_no_line, "no source says to whom it answers", False),
    "sits-on": (_sits_on, "who sits on all of these: SPB,PLE", True),
    "value": (_at_amount, "what may be meant by an amount, with who decides it at that amount", True),
    "decided-by": (_decided_by, "decisions of somebody", True),
    "sector": (_of_sector, "who belongs to a sector", True),
    "of": (_of, "priorities of somebody, or of those who act at a place", True),
    "works-with": (_works_with, "with whom this body or partnership is to work", True),
    "no-seat": (_no_seat, "of whom nobody sits on this body", True),
    "between": (_between, "agreements to which all of these are party: icb,council", True),
    "left-out": (_left_out, "sectors, or with a sector options, that are left out", False),
    "kind": (_kind, "bodies of a kind", True),
    "new": (_new, "what the option adds", False),
    "foreseen": (_foreseen, "what is not yet in force", False),
    "ended": (_ended, "what has ended", False),
    "no-source": (_no_source, "what has no source", False),
}
"""Conditions by name: the function, its help, and whether it takes an argument."""
