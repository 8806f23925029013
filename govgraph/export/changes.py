"""What an option changes, beside each row in words: the relation as it is without the option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.loader.overlay import matches
from govgraph.model.scenario import Option, Scenario, Selection
from govgraph.workbook.layout import Row

if TYPE_CHECKING:
    from govgraph.graph import Graph

_MOST = 3
"""So many relations of one row are written out; the others are counted."""


def in_words(rows: Iterable[Row], scenario: Scenario) -> None:
    """Add to each row of an option, in its order, what it removes or changes."""
    listed = list(rows)
    for option in scenario.options.values():
        own = [row for row in listed if row.get("@option") == option.id and row.get("@does") in {"remove", "change"}]
        if own:
            graph = scenario.graph(option.stands_on[0] if option.stands_on else None)
            for row, selection in zip(own, _selections(option), strict=True):
                if said := _said(graph, selection):
                    row["@words"] = said


def _selections(option: Option) -> Iterator[Selection]:
    yield from option.remove
    yield from (change.of for change in option.change)


def _said(graph: Graph, selection: Selection) -> str:
    if selection.id in graph.things:
        return graph.name(selection.id)
    found = [
        fact
        for fact in graph.facts.values()
        if fact.id == selection.id or (selection.pattern is not None and matches(fact, selection.pattern))
    ]
    told = [f"{said[:1].upper()}{said[1:]}." for said in map(graph.sentence, found[:_MOST])]
    return "\n".join([*told, *([f"And {len(found) - _MOST} more."] if len(found) > _MOST else [])])
