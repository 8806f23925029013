"""Duplicates: who decides one matter twice, and who has one remit side by side, with both routes and who sits on both.

Not fooled by joint acts (`together`), by one route told at several levels (a committee and its parent, a group and
its member, a matter and its part) or by different tiers of status: what is settled and what is foreseen are no
rivals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Chain, Ids, Line
from govgraph.checks.overlap import Overlap, in_words, pairs, whole_and_part
from govgraph.checks.view import ACCOUNT, FINAL, PARENT, REMIT, View, view
from govgraph.graph.sentences import shortened
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted
from govgraph.model.numbers import in_words as count_in_words
from govgraph.questions.aloud import aloud, sources
from govgraph.questions.support import Support, of_fact
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

DECIDERS = "two final deciders"
REMITS = "two with one remit"


@dataclass(frozen=True, kw_only=True)
class Duplicates:
    """Who does the same thing twice: pairs that decide, or are charged with, one matter side by side."""

    pairs: tuple[str, ...]
    """The pairs, as ``one|other``."""
    bodies: Ids
    """Who stands in them."""
    matters: Ids
    """The matters."""
    shared_members: Ids
    """Who sits on both of a pair."""
    kinds: tuple[str, ...]
    """What is done twice: "two final deciders", "two with one remit"."""
    possible_pairs: tuple[str, ...]
    """Pairs of which it is not known whether they are such."""
    lesser_pairs: tuple[str, ...]
    """Pairs whose remits meet and that may be no duplicates."""
    lesser_matters: Ids
    """The matters of these."""


def duplicates(graph: Graph, about: str | None = None) -> Answer[Duplicates]:
    """Pairs that decide, or are charged with, one matter side by side; ``about`` keeps those on one thing."""
    seen = view(graph)
    thing = graph.thing(about) if about else None
    every = [(kind, pair) for kind, kinds in ((DECIDERS, FINAL), (REMITS, REMIT)) for pair in pairs(seen, kinds)]
    wanted = [(kind, pair) for kind, pair in every if thing is None or thing.id in _about(seen, pair)]
    lesser = [pair for _, pair in wanted if pair.lesser and not pair.possible]
    lesser += [pair for pair in whole_and_part(seen) if thing is None or thing.id in _about(seen, pair)]
    found = [(kind, pair) for kind, pair in wanted if not (pair.possible or pair.lesser)]
    possible = [pair for _, pair in wanted if pair.possible]
    of = f" about {thing.name}" if thing else ""
    return Answer(
        reading=reading(
            graph, "duplicates", f"Who does the same thing twice{of}?", {"about": thing.id} if thing else {}
        ),
        headline=_headline(seen, found, lesser, thing.name if thing else ""),
        summary=_summary(seen, found, lesser),
        lines=(
            *(Line(label=kind.capitalize(), text=_sentence(seen, pair)) for kind, pair in found),
            *(Line(label="Remits that meet", text=f"{in_words(seen, pair)}.") for pair in lesser),
        ),
        columns=("Kind", "Matter", "One", "Other", "On both", "Status", "Source"),
        rows=tuple(_row(seen, kind, pair) for kind, pair in found),
        chains=tuple(chain for _, pair in found for chain in _routes(seen, pair)),
        result=Duplicates(
            pairs=tuple(sorted({pair.key for _, pair in found})),
            bodies=tuple(sorted({who for _, pair in found for who in (pair.one, pair.other)})),
            matters=tuple(sorted({pair.matter for _, pair in found})),
            shared_members=tuple(sorted({who for _, pair in found for who in pair.shared})),
            kinds=tuple(sorted({kind for kind, _ in found})),
            possible_pairs=tuple(sorted({pair.key for pair in possible})),
            lesser_pairs=tuple(sorted({pair.key for pair in lesser})),
            lesser_matters=tuple(sorted({pair.matter for pair in lesser})),
        ),
        names={
            item: graph.name(item)
            for pair in (*(pair for _, pair in wanted), *lesser)
            for item in (pair.matter, pair.one, pair.other, *pair.shared)
        },
        notes=(
            *(
                f"{seen.name(table)}: its list of members may go on, so more may sit on both"
                for table in _open(seen, found)
            ),
            *(f"possible, as it is not known which: {_sentence(seen, pair)}" for pair in possible),
        ),
    )


def _about(seen: View, pair: Overlap) -> set[str]:
    """The two, their matter, what it is part of, and its parts for which no nearer statement speaks."""
    facts = {pair.one_fact.id, pair.other_fact.id}
    kinds = (pair.one_fact.kind, pair.other_fact.kind)
    parts = (
        part
        for part in seen.graph.below(pair.matter)
        if facts <= {fact.id for fact in seen.nearest(part, kinds, tier=pair.one_fact.tier)}
    )
    return {pair.one, pair.other, *parts, *(item for level in seen.levels(pair.matter) for item in level)}


def _row(seen: View, kind: str, pair: Overlap) -> tuple[str, ...]:
    sources = dict.fromkeys(str(source) for fact in (pair.one_fact, pair.other_fact) for source in fact.sources)
    names = (seen.name(pair.matter), seen.name(pair.one), seen.name(pair.other))
    return (kind, *names, seen.names(pair.shared) or "nobody known", pair.one_fact.status, "; ".join(sources))


def _headline(seen: View, found: list[tuple[str, Overlap]], lesser: list[Overlap], about: str) -> str:
    if not found:
        none = (
            f"Nothing overlaps with {about}: no two bodies there decide, or are charged with, one matter"
            if about
            else "No two bodies decide, or are charged with, one matter side by side"
        )
        return (
            f"{none}. {in_words(seen, lesser[0])[:1].upper()}{in_words(seen, lesser[0])[1:]}." if lesser else f"{none}."
        )
    by_pair: dict[tuple[str, str], dict[str, None]] = {}
    for _, pair in found:
        tag = support(seen, pair).tag
        by_pair.setdefault((pair.one, pair.other), {})[f"{seen.name(pair.matter)}{f' ({tag})' if tag else ''}"] = None
    parts = [
        f"{seen.names(both)} duplicate each other on {shortened(list(matters), room=8)}"
        for both, matters in list(by_pair.items())[:1]
    ]
    if len(by_pair) > 1:
        rest = len(by_pair) - 1
        parts.append(f"{counted(rest, 'other pair')} {'does' if rest == 1 else 'do'} too")
    firm = all(support(seen, pair).ground.firm for _, pair in found)
    return f"{'; '.join(parts)}.{' The papers say so.' if firm else ''}"


def _summary(seen: View, found: list[tuple[str, Overlap]], lesser: list[Overlap]) -> tuple[Line, ...]:
    """The first pairs, who sits on both, what would mend it, and the sources."""
    verbs = {DECIDERS: "both decide", REMITS: "are both charged with"}
    texts = []
    for kind, pair in found[:3]:
        tag = support(seen, pair).tag
        shared = f"; {seen.names(pair.shared)} sit on both" if pair.shared else ""
        texts.append(
            (
                "Twice",
                f"{seen.names((pair.one, pair.other))} {verbs[kind]} {seen.name(pair.matter)}{f' ({tag})' if tag else ''}{shared}",
            )
        )
    more = len(found) - 3
    facts = [fact for _, pair in found for fact in (pair.one_fact, pair.other_fact)]
    first = (
        f"Ask whoever set up {seen.names((found[0][1].one, found[0][1].other))} to say which of them has the last word."
        if found
        else ""
    )
    meet = f"The remits of {counted(len(lesser), 'pair')} meet and may be no duplicate" if lesser else ""
    return aloud(
        *texts,
        ("More", f"There {'is' if more == 1 else 'are'} {count_in_words(more)} more" if more > 0 else ""),
        ("Near", meet),
        ("To mend it", first),
        ("Sources", sources(facts)),
    )


def support(seen: View, pair: Overlap) -> Support:
    """What it rests on that two duplicate each other: both of their claims."""
    return of_fact(seen.graph, pair.one_fact) & of_fact(seen.graph, pair.other_fact)


def _sentence(seen: View, pair: Overlap) -> str:
    members = f"; {seen.names(pair.shared)} on both" if pair.shared else ""
    tag = support(seen, pair).tag
    firm = f" ({tag})" if tag else ""
    return f"{seen.name(pair.matter)}: {seen.names((pair.one, pair.other))}, neither above the other{firm}{members}."


def _routes(seen: View, pair: Overlap) -> tuple[Chain, Chain]:
    """For each of the two, what it has and the line from it up, as far as it is known."""
    one = _route(seen, pair.matter, pair.one, pair.one_fact)
    return one, _route(seen, pair.matter, pair.other, pair.other_fact)


def _route(seen: View, matter: str, who: str, fact: Fact) -> Chain:
    links = [seen.link(fact, giver=who, receiver=matter)]
    here, passed = who, {who}
    while step := next(
        ((high, up) for high, up in seen.up(here) if up.kind in (*ACCOUNT, *PARENT, "of") and high not in passed), None
    ):
        links.append(seen.link(step[1], giver=here, receiver=step[0]))
        here = step[0]
        passed.add(here)
    ends = (
        seen.name(here) if len(links) > 1 or seen.answers_by_law(here) else f"{seen.name(here)}: no line up is stated"
    )
    return Chain(label=f"{seen.name(who)} for {seen.name(matter)}", links=tuple(links), ends=ends)


def _open(seen: View, found: Iterable[tuple[str, Overlap]]) -> list[str]:
    tables = dict.fromkeys(table for _, pair in found for table in (pair.one, pair.other) if seen.seats(table))
    return [table for table in tables if not seen.list_complete(table)]


VERB = Verb(
    name="duplicates",
    answer=duplicates,
    parameters=(Parameter("about", "a body or matter that the duplicates must concern", main=True, required=False),),
    place=280,
    brief="Rival deciders, and bodies charged with one function.",
    help="Who decides the same matter twice, or has the same remit side by side.",
    reads="duplicates[ about {about}]",
)
