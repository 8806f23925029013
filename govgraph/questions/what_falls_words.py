"""What falls, in words: how many things, which, and on what ground each is said to hang on what goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids, Line
from govgraph.graph.sentences import listed, plural, shortened
from govgraph.model.numbers import counted, in_words
from govgraph.questions.aloud import aloud, says, sources, verb
from govgraph.questions.falling import Fall
from govgraph.questions.listing import named
from govgraph.questions.what_falls_result import (
    Hung,
    WhatFalls,
    by_authority,
    by_being_named,
    by_deciding,
    by_line,
    by_parent,
    by_paying,
    by_remit,
    by_way,
    support,
)

if TYPE_CHECKING:
    pass

MOST_NAMED = 4
"""As many things are named in a clause of the headline; more are counted, and listed below."""

MOST_WORDS = 28
"""Of the headline; clauses for which there is no room stand in the lines below."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What no longer is, of some things: the clause for one and for several, its label, and what many are called.

    ``hung``: the relations by which they hung on what goes. ``bands``: of matters, the amounts that it is said of.
    """

    items: Ids
    one: str
    many: str
    label: str
    nouns: str
    hung: Hung = by_being_named
    bands: Mapping[str, tuple[str, ...]] | None = None


def clauses(found: WhatFalls) -> tuple[Clause, ...]:
    """What no longer is, the weightiest first; nothing of what there is none of."""
    bands = found.bands_without_decider
    every = (
        Clause(
            found.matters_without_decider,
            "nobody decides {}",
            "nobody decides {}",
            "No decider",
            "matters",
            by_deciding,
        ),
        Clause(
            tuple(bands),
            "nobody decides a part of {}",
            "nobody decides a part of {}",
            "No decider for",
            "bodies",
            bands=bands,
        ),
        Clause(
            found.functions_without_holder, "nobody holds {}", "nobody holds {}", "No holder", "functions", by_deciding
        ),
        Clause(
            found.matters_without_remit,
            "nobody is charged with {}",
            "nobody is charged with {}",
            "No remit",
            "matters",
            by_remit,
        ),
        Clause(
            found.bodies_without_parent,
            "{} belongs to no body",
            "{} belong to no body",
            "No parent",
            "bodies",
            by_parent,
        ),
        Clause(found.without_line, "{} answers to nobody", "{} answer to nobody", "No line", "bodies", by_line),
        Clause(
            found.lines_through_it,
            "the line of {} no longer has its way",
            "the lines of {} no longer have their way",
            "Falls",
            "bodies",
            by_way,
        ),
        Clause(
            found.stranded,
            "{} no longer receives what was given to it",
            "{} no longer receive what was given to them",
            "Stranded",
            "bodies",
            by_authority,
        ),
        Clause(found.forums_without_members, "nobody is left at {}", "nobody is left at {}", "No members", "forums"),
        Clause(found.forums_without_chair, "nobody chairs {}", "nobody chairs {}", "No chair", "forums"),
        Clause(found.sectors_without_path, "{} is heard nowhere", "{} are heard nowhere", "Not heard", "sectors"),
        Clause(found.posts_vacant, "nobody holds the post of {}", "nobody holds the posts of {}", "Vacant", "posts"),
        Clause(found.funds_without_host, "nobody hosts {}", "nobody hosts {}", "No host", "funds"),
        Clause(
            found.matters_without_money, "no fund pays for {}", "no fund pays for {}", "No money", "matters", by_paying
        ),
    )
    return tuple(clause for clause in every if clause.items)


def headline(fall: Fall, title: str, happens: str, found: WhatFalls) -> str:
    """What no longer is, each sort in a clause, and what takes its place."""
    graph = fall.graph
    if found.nothing_found:
        return f"Nothing in the model depends on {title}."
    said = [_clause(fall, clause) for clause in clauses(found)]
    start = f"{happens[0].upper()}{happens[1:]}"
    if said:
        kept = said[:1]
        for clause in said[1:]:
            if len(" ".join((start, *kept, clause)).split()) > MOST_WORDS:
                break
            kept.append(clause)
        more = len(said) - len(kept)
        text = f"{start}, {'; '.join(kept)}." + (
            f" {'One further effect is' if more == 1 else f'{in_words(more).capitalize()} further effects are'} listed below."
            if more
            else ""
        )
    else:
        touched = len(fall.fallen)
        text = f"{start}, nothing is left without a decider, parent, line or voice. {counted(touched, 'relation').capitalize()} would change."
    if found.replaced_by:
        one = "replace" if plural(graph, found.replaced_by) else "replaces"
        text += f" {named(graph, found.replaced_by)} {one} it."
    return text


def _clause(fall: Fall, clause: Clause) -> str:
    """A clause as the headline has it: a few things by name, more by their number."""
    items = clause.items
    several = len(items) > 1 or plural(fall.graph, items)
    names = [tagged(fall, item, clause.hung) for item in items]
    text = listed(names)
    if clause.bands is not None:
        text = listed([f"{fall.graph.name(item)} ({listed(list(bands))})" for item, bands in clause.bands.items()])
    elif len(names) > MOST_NAMED or (len(names) > 1 and len(text.split()) > MOST_WORDS // 2):
        weak = sum(not support(fall, item, clause.hung).ground.firm for item in items)
        text = f"{in_words(len(names))} {clause.nouns}{f' ({in_words(weak)} of them foreseen or by our reading)' if weak else ''}"
    return (clause.many if several else clause.one).format(text)


def summary(fall: Fall, found: WhatFalls) -> tuple[Line, ...]:
    """Who no longer is decided for, answers or is heard, on whom it falls back, who takes over, and the sources."""
    graph = fall.graph
    said = [(clause.label, _says(fall, clause)) for clause in clauses(found)]
    back = dict.fromkeys(who for ids in found.reverts_to.values() for who in ids)
    too, left = found.falls_with, found.not_taken_over
    facts = [fact for fact in fall.fallen if fall.left[fact.id] is None]
    return aloud(
        *said[:3],
        ("Back to", f"What nobody decides falls back to {says(graph, back)}" if back else ""),
        ("Not taken over", f"No paper says who takes over {says(graph, left)}" if left and found.replaced_by else ""),
        ("Falls too", f"{says(graph, too)} {verb(graph, too, 'falls')} with it" if too else ""),
        *said[3:],
        ("Sources", sources(facts)),
    )


def _says(fall: Fall, clause: Clause) -> str:
    """A clause with the first of the things it is said of, each with its ground."""
    if clause.bands is not None:
        return _clause(fall, clause)
    text = shortened([tagged(fall, item, clause.hung) for item in clause.items])
    return (clause.many if len(clause.items) > 1 or plural(fall.graph, clause.items) else clause.one).format(text)


def lines(fall: Fall, found: WhatFalls) -> Iterable[Line]:
    """The labelled lines of the answer."""
    graph = fall.graph

    def each(by: Mapping[str, Ids]) -> str:
        return "; ".join(f"{graph.name(key)}: {named(graph, ids, 'all matters')}" for key, ids in by.items())

    def some(items: Ids) -> str:
        return named(graph, items) if items else ""

    def with_ground(items: Ids, hung: Hung = by_being_named) -> str:
        return ", ".join(tagged(fall, item, hung) for item in items)

    bands = found.bands_without_decider
    texts = (
        ("Falls with it", some(found.falls_with)),
        ("No decider", with_ground(found.matters_without_decider, by_deciding)),
        ("No decider for", "; ".join(f"{graph.name(key)}: {listed(list(texts))}" for key, texts in bands.items())),
        ("No holder", with_ground(found.functions_without_holder, by_deciding)),
        ("Foreseen", each(found.foreseen)),
        ("Back to", each(found.reverts_to)),
        ("Affected", some(found.matters_affected)),
        ("No remit", with_ground(found.matters_without_remit, by_remit)),
        ("No parent", with_ground(found.bodies_without_parent, by_parent)),
        ("No line", with_ground(found.without_line, by_line)),
        ("Lines through it", with_ground(found.lines_through_it, by_way)),
        ("Stranded", with_ground(found.stranded, by_authority)),
        ("Authority lost", each(found.authority_lost)),
        ("Seats lost", some(found.seats_lost)),
        ("No members", with_ground(found.forums_without_members)),
        ("No chair", with_ground(found.forums_without_chair)),
        ("Not heard", with_ground(found.sectors_without_path)),
        ("Heard if", each(found.sectors_foreseen)),
        ("Vacant", with_ground(found.posts_vacant)),
        ("No host", with_ground(found.funds_without_host)),
        ("No money", with_ground(found.matters_without_money, by_paying)),
        ("Agreements", some(found.agreements_affected)),
        ("Replaced by", some(found.replaced_by)),
        ("Replaced for", each(found.replaced_for)),
        ("Not taken over", some(found.not_taken_over)),
    )
    yield from (Line(label=label, text=text) for label, text in texts if text)


def tagged(fall: Fall, item: str, hung: Hung) -> str:
    """A thing's name, with the ground on which it hung on what goes, where no paper says that it does so now."""
    tag = support(fall, item, hung).tag
    return f"{fall.graph.name(item)}{f' ({tag})' if tag else ''}"
