"""A sector whose voice went with a body that has ended.

What it does
------------
For every sector it lists who spoke for it at a table that decides, or decided itself, and has ended by the day
asked about: a body, post or seat. Finds sectors that have no other voice there on that day. A voice that is only
foreseen is shown. Where every voice left speaks for a part of the sector only, it cannot be told.

Why it matters
--------------
When a body goes, those who were heard only through it are heard no more.

Example
-------
    sectors: {gps: Primary care}
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      ccg: {name: The CCG, kind: ccg, sector: gps, member of: board}
    decisions: {plan: {name: The plan, decides: board}}

Use instead
-----------
    sectors: {gps: Primary care}
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      ccg: {name: The CCG, kind: ccg, sector: gps, member of: board}
    groups: {leads: {name: GP leaders, sector: gps, member of: board}}
    decisions: {plan: {name: The plan, decides: board}}

References
----------
000 s2.2.5 p1: the voice of primary care when the clinical commissioning group is abolished.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, SPEAKING, View, ids, view
from govgraph.checks.wording import few
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import behind, relations_of

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR113"
NAME = "sector-loses-its-path"
SEVERITY: Severity = "WARN"
THEME = "voice"
BRIEF = (
    "The only voice of {0} went with {1}.",
    "A sector lost its only voice with {1}.",
    "A sector lost its only voice.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each sector that had a voice where things are decided."""
    seen = view(graph)
    deciding = {
        who
        for fact in graph.of_kind(*FINAL)
        if not fact.negated
        for who in (*fact.subject.ids, *behind(graph, fact.subject).ids)
    }
    belonging: dict[str, list[str]] = defaultdict(list)
    for thing in graph.in_category("body", "post", "group"):
        for named in dict.fromkeys(getattr(thing, "sector", ())):
            belonging[named].append(thing.id)
    for sector in graph.in_category("sector"):
        voices = [
            (who, fact, table)
            for who, facts in _speakers(seen, sector.id, belonging[sector.id]).items()
            for fact, table in _voice(seen, who, facts, deciding)
        ]
        ended = [voice for voice in voices if _gone(seen, voice[0], voice[1])]
        others = [voice for voice in voices if not _gone(seen, voice[0], voice[1])]
        left = [voice for voice in others if voice[1].tier == "settled" and not _not_yet(seen, voice[0], voice[1])]
        if not ended:
            continue
        if left:
            gone = tuple(dict.fromkeys(who for who, _, _ in ended))
            staying = tuple(dict.fromkeys(who for who, _, _ in left))
            if all(fact.fields.get("extent") == "partial" for _, fact, _ in left):
                yield CannotTell(
                    (sector.id, *staying),
                    f"for whom of {sector.name} {seen.names(staying)} {seen.does(staying, 'speaks')}, now that "
                    f"{seen.names(gone)} {seen.does(gone, 'is')} no longer there: it is only in part",
                )
            else:
                yield Passed((sector.id, *staying))
            continue
        gone = tuple(dict.fromkeys(who for who, _, _ in ended))
        tables = tuple(dict.fromkeys(table for _, _, table in ended if table not in gone))
        where = f" at {seen.names(tables)}" if tables else " where things are decided"
        sentence = f"{sector.name} was heard{where} only through {seen.names(gone)}, which {seen.does(gone, 'is')} no longer there on {day_words(graph.day)}"
        if others:
            sentence += ". Still to come are " + few(
                dict.fromkeys(f"{seen.name(who)} ({fact.status})" for who, fact, _ in others), "bodies"
            )
        facts = [fact for _, fact, _ in voices]
        fix = f"give {sector.name} a seat that does not rest on {seen.names(gone)}"
        yield Found((sector.id, *gone, *tables), f"{sentence}.", fix, facts=ids(facts), chain=seen.links(facts))


def _speakers(seen: View, sector: str, belonging: Iterable[str]) -> dict[str, list[Fact]]:
    """Who belongs to a sector or speaks for it, ended or not, with the relations that say so."""
    graph = seen.graph
    found: dict[str, list[Fact]] = {sector: []}
    for item in belonging:
        found |= {inner: [] for inner in (item, *behind(graph, (item,)).ids)}
    for kind in SPEAKING:
        for fact in graph.where(kind, **{"for": sector}):
            if not fact.negated and fact.fields.get("extent") != "none":
                for who in (item for item in fact.subject.ids if item in graph.things):
                    found.setdefault(who, []).append(fact)
    return found


def _voice(seen: View, who: str, speaking: list[Fact], deciding: set[str]) -> Iterator[tuple[Fact, str]]:
    """Its seats at deciding tables, what it decides itself, and what is said of it as a voice there."""
    graph = seen.graph
    for fact in relations_of(graph, "member of", "who", who):
        if not fact.negated:
            yield from ((fact, table) for table in fact.object.ids if table in deciding)
    for kind in FINAL:
        yield from ((fact, who) for fact in relations_of(graph, kind, "who", who) if not fact.negated)
    for fact in speaking:
        yield from ((fact, table) for table in fact.role("to").ids if table in deciding)


def _gone(seen: View, who: str, fact: Fact) -> bool:
    return "ended" in {seen.life(seen.graph.things[who]).state, seen.life(fact).state}


def _not_yet(seen: View, who: str, fact: Fact) -> bool:
    return seen.there(seen.graph.things[who]) is Truth.NO or seen.there(fact) is Truth.NO
