"""The functions and decisions map of a system: each function or matter, in law, exercised by, delegated to, joint, further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.model.things import Decision, Function
from govgraph.questions.support import of_fact
from govgraph.reading.legal import structure
from govgraph.reading.standing import standing
from govgraph.schemes.rows import SETTLING, decider_line, names_of
from govgraph.schemes.sheets import SchemeSheet, with_grounds

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact

COLUMNS = (
    "Part",
    "Function",
    "Source in law",
    "Exercised by",
    "Delegated to",
    "Joint with",
    "Further to",
    "Reference",
    "Read in",
)


Made = tuple[tuple[str, ...], list[str]]
"""The cells of a row, and on what it rests where a paper or the law does not simply say that it is so now."""


def functions_map(graph: Graph) -> tuple[dict[str, str], tuple[SchemeSheet, ...]]:
    """Header and table: one row a function that somebody holds, and one a matter that is decided."""
    found = [
        made
        for thing in graph.in_category("function")
        if isinstance(thing, Function) and (made := _function(graph, thing))
    ]
    found += [
        made
        for thing in graph.in_category("decision")
        if isinstance(thing, Decision) and (made := _matter(graph, thing))
    ]
    header = {
        "Title": "Functions and decisions map",
        "System": graph.scenario.title,
        "As at": f"{graph.day:%d %B %Y}".lstrip("0"),
    }
    if graph.option and graph.option != "baseline":
        header["Option"] = graph.scenario.options[graph.option].name
    sheet = SchemeSheet("Functions and decisions", COLUMNS, tuple(row for row, _ in found))
    return header, (with_grounds(sheet, [grounds for _, grounds in found]),)


def _function(graph: Graph, thing: Function) -> Made | None:
    held = [fact for fact in graph.where("holds", what=thing.id) if standing(graph, fact).stands]
    given = [
        fact for fact in graph.where("delegates", what=thing.id) if standing(graph, fact).stands and not fact.negated
    ]
    joint = [fact for fact in graph.where("exercises jointly", what=thing.id) if standing(graph, fact).stands]
    own = [fact for fact in held if fact.basis != "law"]
    if not given and not joint and not own:
        return None
    row = (
        "Functions",
        thing.name,
        _law(graph, thing, held),
        names_of(_names(graph, held, "who")),
        *_gifts(graph, given, joint),
        "",
        _sources([*own, *given, *joint]),
    )
    return row, _grounds(graph, [*own, *given, *joint])


def _matter(graph: Graph, thing: Decision) -> Made | None:
    settling = [
        fact
        for kind in SETTLING
        for fact in graph.where(kind, what=thing.id)
        if standing(graph, fact).stands and not fact.negated
    ]
    if not settling:
        return None
    given = [
        fact for fact in graph.where("delegates", what=thing.id) if standing(graph, fact).stands and not fact.negated
    ]
    joint = [fact for fact in graph.where("exercises jointly", what=thing.id) if standing(graph, fact).stands]
    find = structure(graph)
    persons = dict.fromkeys(person for fact in settling for who in fact.subject.ids for person in find.persons(who))
    receivers = {to for fact in given for to in fact.role("to").ids}
    own = [fact for fact in settling if not set(fact.subject.ids) <= receivers]
    passed = [fact for fact in settling if set(fact.subject.ids) <= receivers and fact.subject.ids]
    by = "\n".join(decider_line(graph, fact) for fact in own) or names_of(graph.name(person) for person in persons)
    _, with_whom, further = _gifts(graph, given, joint)
    to = "\n".join(decider_line(graph, fact) for fact in passed)
    exercised = [
        graph.things[item]
        for fact in graph.where("exercises", who=thing.id)
        for item in fact.role("to").ids
        if item in graph.things
    ]
    law = names_of(
        _law(graph, function, graph.where("holds", what=function.id))
        for function in exercised
        if isinstance(function, Function)
    )
    row = (
        thing.heading or "Matters",
        thing.name,
        law.strip("; "),
        by,
        to,
        with_whom,
        further,
        thing.written_in,
        _sources(settling),
    )
    return row, _grounds(graph, settling)


def _grounds(graph: Graph, facts: list[Fact]) -> list[str]:
    """On what the relations of a row rest, each ground once."""
    return list(dict.fromkeys(of_fact(graph, fact).tag for fact in facts))


def _gifts(graph: Graph, given: list[Fact], joint: list[Fact]) -> tuple[str, str, str]:
    """To whom it is delegated, with whom it is joint, and to whom those who have it gave it on."""
    first = [fact for fact in given if not any(set(fact.subject.ids) & set(other.role("to").ids) for other in given)]
    onward = [fact for fact in given if fact not in first]
    return (
        names_of(_names(graph, first, "to")),
        names_of(_names(graph, joint, "who")),
        names_of(_names(graph, onward, "to")),
    )


def _names(graph: Graph, facts: list[Fact], role: str) -> list[str]:
    return [graph.name(item) for fact in facts for item in fact.role(role).ids]


def _law(graph: Graph, thing: Function, held: object) -> str:
    row = graph.registry.functions.get(thing.id)
    if row is not None and row.cite:
        return row.cite
    above = [graph.registry.functions[item].cite for item in graph.above(thing.id) if item in graph.registry.functions]
    return names_of([*thing.references, *above])


def _sources(facts: list[Fact]) -> str:
    return names_of(str(source) for fact in facts for source in fact.sources)
