"""What falls, in words: how many things, which, and on what ground each is said to hang on what goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from govgraph.answer import Line
from govgraph.graph.sentences import listed, plural, shortened
from govgraph.model.facts import Fact
from govgraph.questions.aloud import aloud, says, sources, verb
from govgraph.questions.falling import Fall
from govgraph.questions.listing import named
from govgraph.questions.support import Support, of_fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST_NAMED = 4
"""As many things are named in a clause of the headline; more are counted, and listed below."""

MOST_WORDS = 28
"""Of the headline; clauses for which there is no room stand in the lines below."""

_CLAUSES: tuple[tuple[str, str, str], ...] = (
    ("matters_without_decider", "nobody decides {}", "nobody decides {}"),
    ("bands_without_decider", "nobody decides a part of {}", "nobody decides a part of {}"),
    ("functions_without_holder", "nobody holds {}", "nobody holds {}"),
    ("matters_without_remit", "nobody is charged with {}", "nobody is charged with {}"),
    ("bodies_without_parent", "{} belongs to no body", "{} belong to no body"),
    ("without_line", "{} answers to nobody", "{} answer to nobody"),
    ("lines_through_it", "the line of {} no longer has its way", "the lines of {} no longer have their way"),
    ("stranded", "{} no longer receives what was given to it", "{} no longer receive what was given to them"),
    ("forums_without_members", "nobody is left at {}", "nobody is left at {}"),
    ("forums_without_chair", "nobody chairs {}", "nobody chairs {}"),
    ("sectors_without_path", "{} is heard nowhere", "{} are heard nowhere"),
    ("posts_vacant", "nobody holds the post of {}", "nobody holds the posts of {}"),
    ("funds_without_host", "nobody hosts {}", "nobody hosts {}"),
    ("matters_without_money", "no fund pays for {}", "no fund pays for {}"),
)
"""What no longer is, by facet: the clause for one thing and for several."""

_LINES = (
    ("Falls with it", "falls_with"),
    ("No decider", "matters_without_decider"),
    ("No decider for", "bands_without_decider"),
    ("No holder", "functions_without_holder"),
    ("Foreseen", "foreseen"),
    ("Back to", "reverts_to"),
    ("Affected", "matters_affected"),
    ("No remit", "matters_without_remit"),
    ("No parent", "bodies_without_parent"),
    ("No line", "without_line"),
    ("Lines through it", "lines_through_it"),
    ("Stranded", "stranded"),
    ("Authority lost", "authority_lost"),
    ("Seats lost", "seats_lost"),
    ("No members", "forums_without_members"),
    ("No chair", "forums_without_chair"),
    ("Not heard", "sectors_without_path"),
    ("Heard if", "sectors_foreseen"),
    ("Vacant", "posts_vacant"),
    ("No host", "funds_without_host"),
    ("No money", "matters_without_money"),
    ("Agreements", "agreements_affected"),
    ("Replaced by", "replaced_by"),
    ("Replaced for", "replaced_for"),
    ("Not taken over", "not_taken_over"),
)


def headline(fall: Fall, title: str, happens: str, facets: Mapping[str, Any]) -> str:
    """What no longer is, each sort in a clause, and what takes its place."""
    graph = fall.graph
    if facets["nothing_found"]:
        return f"Nothing in the model depends on {title}."
    clauses = [_clause(fall, facets, facet, one, many) for facet, one, many in _CLAUSES if facets[facet]]
    start = f"{happens[0].upper()}{happens[1:]}"
    if clauses:
        kept = clauses[:1]
        for clause in clauses[1:]:
            if len(" ".join((start, *kept, clause)).split()) > MOST_WORDS:
                break
            kept.append(clause)
        more = len(clauses) - len(kept)
        text = f"{start}, {'; '.join(kept)}." + (
            f" {'One further effect is' if more == 1 else f'{more} further effects are'} listed below." if more else ""
        )
    else:
        touched = len(fall.fallen)
        text = f"{start}, nothing is left without a decider, parent, line or voice; {touched} relation{'' if touched == 1 else 's'} would change."
    if facets["replaced_by"]:
        one = "replace" if plural(graph, facets["replaced_by"]) else "replaces"
        text += f" {named(graph, facets['replaced_by'])} {one} it."
    return text


def _clause(fall: Fall, facets: Mapping[str, Any], facet: str, one: str, many: str) -> str:
    items = list(facets[facet])
    several = len(items) > 1 or plural(fall.graph, items)
    names = [tagged(fall, facet, item) for item in items]
    text = listed(names)
    if facet == "bands_without_decider":
        text = listed([f"{fall.graph.name(item)} ({listed(bands)})" for item, bands in facets[facet].items()])
    elif len(names) > MOST_NAMED or (len(names) > 1 and len(text.split()) > MOST_WORDS // 2):
        weak = sum(not support(fall, facet, item).ground.firm for item in items)
        text = f"{len(names)} {_NOUNS.get(facet, 'bodies')}{f' ({weak} of them foreseen or by our reading)' if weak else ''}"
    return (many if several else one).format(text)


_NOUNS = {
    "matters_without_decider": "matters", "functions_without_holder": "functions", "matters_without_remit": "matters",
    "sectors_without_path": "sectors", "posts_vacant": "posts", "funds_without_host": "funds", "matters_without_money": "matters",
    "forums_without_members": "forums", "forums_without_chair": "forums",
}  # fmt: skip


def summary(fall: Fall, facets: Mapping[str, Any]) -> tuple[Line, ...]:
    """Who no longer is decided for, answers or is heard, on whom it falls back, who takes over, and the sources."""
    graph = fall.graph
    clauses = [
        (_SHORT.get(facet, "Falls"), _says(fall, facets, facet, one, many))
        for facet, one, many in _CLAUSES
        if facets[facet]
    ]
    back: dict[str, None] = {who: None for ids in facets["reverts_to"].values() for who in ids}
    falls = (
        f"{says(graph, facets['falls_with'])} {verb(graph, facets['falls_with'], 'falls')} with it"
        if facets["falls_with"]
        else ""
    )
    taken = (
        f"No paper says who takes over {says(graph, facets['not_taken_over'])}"
        if facets["not_taken_over"] and facets["replaced_by"]
        else ""
    )
    facts = [fact for fact in fall.fallen if fall.left[fact.id] is None]
    return aloud(
        *clauses[:3],
        ("Back to", f"What nobody decides falls back to {says(graph, back)}" if back else ""),
        ("Not taken over", taken),
        ("Falls too", falls),
        *clauses[3:],
        ("Sources", sources(facts)),
    )


_SHORT = {
    "matters_without_decider": "No decider", "bands_without_decider": "No decider for", "functions_without_holder": "No holder", "matters_without_remit": "No remit",
    "bodies_without_parent": "No parent", "without_line": "No line", "forums_without_members": "No members", "forums_without_chair": "No chair",
    "sectors_without_path": "Not heard", "posts_vacant": "Vacant", "funds_without_host": "No host", "matters_without_money": "No money", "stranded": "Stranded",
}  # fmt: skip


def _says(fall: Fall, facets: Mapping[str, Any], facet: str, one: str, many: str) -> str:
    """A clause with the first of the things it is said of, each with its ground."""
    if facet == "bands_without_decider":
        return _clause(fall, facets, facet, one, many)
    items = list(facets[facet])
    text = shortened([tagged(fall, facet, item) for item in items])
    return (many if len(items) > 1 or plural(fall.graph, items) else one).format(text)


def lines(fall: Fall, facets: Mapping[str, Any]) -> Iterable[Line]:
    """The labelled lines of the answer."""
    for label, facet in _LINES:
        if facets[facet]:
            yield Line(label=label, text=_text(fall, facets, facet))


def _text(fall: Fall, facets: Mapping[str, Any], facet: str) -> str:
    graph, value = fall.graph, facets[facet]
    if facet == "bands_without_decider":
        return "; ".join(f"{graph.name(key)}: {listed(bands)}" for key, bands in value.items())
    if isinstance(value, dict):
        return "; ".join(f"{graph.name(key)}: {named(graph, ids, 'all matters')}" for key, ids in value.items())
    if any(facet == known for known, _, _ in _CLAUSES):
        return ", ".join(tagged(fall, facet, item) for item in value)
    return named(graph, value)


# -- on what ground ---------------------------------------------------------------------------------------------


def tagged(fall: Fall, facet: str, item: str) -> str:
    """A thing's name, with the ground on which it hung on what goes, where no paper says that it does so now."""
    tag = support(fall, facet, item).tag
    return f"{fall.graph.name(item)}{f' ({tag})' if tag else ''}"


def support(fall: Fall, facet: str, item: str) -> Support:
    """The firmest of the relations by which something hung on what goes; nothing where it hung on it by structure."""
    found = [of_fact(fall.graph, fact) for fact in fall.fallen if _hung(fall.graph, facet, item, fact)]
    return min(found, key=lambda one: one.ground.rank, default=Support())


def _hung(graph: Graph, facet: str, item: str, fact: Fact) -> bool:
    """Is it a relation by which a thing in a facet hung on what goes?"""
    if facet in {
        "matters_without_decider",
        "functions_without_holder",
        "matters_without_remit",
        "matters_without_money",
    }:
        remit = facet == "matters_without_remit"
        settles = (fact.row.carries == "remit") == remit and not set(graph.above(item)).isdisjoint(
            fact.role("what").ids
        )
        return settles and (remit or facet == "matters_without_money" or fact.row.binds or fact.kind == "holds")
    if facet == "lines_through_it":
        return item in fact.subject.ids and fact.role("through").known
    if facet in {"bodies_without_parent", "without_line"}:
        carried = "parent" if facet == "bodies_without_parent" else "accountability"
        return fact.row.carries == carried and item in fact.subject.ids
    if facet == "stranded":
        return fact.row.carries == "authority" and item in fact.object.ids
    return item in fact.object.ids
