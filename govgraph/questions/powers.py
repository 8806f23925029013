"""What an answer says of the powers that it rests on: their citation, and to which day their text was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from govgraph.authority import Authority
from govgraph.law.power_rows import Power
from govgraph.model.dates import day_words
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph


def cited(row: Power) -> str:
    """``NHS Act 2006 s65Z5, text of 1 September 2025``; the citation alone where no day is stated."""
    return f"{row.cite}, text of {day_words(row.read_to)}" if row.read_to else row.cite


def rested_on(found: Iterable[Authority]) -> tuple[Power, ...]:
    """The powers of the arrangements on the routes of these authorities, each once."""
    rows = (row for a in found for route in a.routes for hop in route.hops if hop.offer for row in hop.offer.rows)
    return tuple({row.id: row for row in rows}.values())


def change_note(
    graph: Graph, rows: Iterable[Power] = (), kinds: Iterable[str] = (), functions: Iterable[str] = ()
) -> tuple[str, ...]:
    """One line on the known changes that might touch an answer about the graph's day; none where none does."""
    found = graph.registry.changes_touching(graph.day, powers=rows, kinds=kinds, functions=functions)
    if not found:
        return ()
    told = "; ".join(f"{change.name} ({change.stage.split(';')[0]})" for change in found)
    return (
        f"Known changes, not law, that might touch this: {told}. `govgraph law --changes` says what each would do.",
    )


def law_notes(graph: Graph, rows: Iterable[Power], nodes: Iterable[str] = ()) -> tuple[str, ...]:
    """How far the text of these powers was read, and which known changes might touch the answer about these bodies."""
    used = tuple(rows)
    find = structure(graph)
    kinds = [kind for node in nodes for person in find.persons(node) or (node,) for kind in find.kinds(person)]
    return (*read_notes(used, graph.day), *change_note(graph, used, kinds))


def read_notes(rows: Iterable[Power], day: date) -> tuple[str, ...]:
    """A note for each power whose text was read as it stood before the day asked about: it may have changed since."""
    return tuple(
        f"{row.cite} was read as it stood on {day_words(row.read_to)}, before the day asked about"
        for row in rows
        if row.read_to and day > row.read_to
    )
