"""Sectors by option: bound by what decides or delivers there, only consulted, or left out."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.answer import Table
from govgraph.comparison.side import ComparedPart, Side, cells
from govgraph.reading.sectors import sector_standing


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart:
    """Each sector's standing towards the bodies to which an option gives rights or remits."""
    rows: list[tuple[str, ...]] = []
    facets: dict[str, dict[str, list[str]]] = {"sectors_bound": {}, "sectors_consulted": {}, "sectors_left_out": {}}
    standing = {side.graph.option: sector_standing(side.graph) for side in sides}
    for side in sides:
        for facet, word in (
            ("sectors_bound", "bound"),
            ("sectors_consulted", "consulted"),
            ("sectors_left_out", "left out"),
        ):
            facets[facet][side.graph.option] = [
                sector for sector, found in standing[side.graph.option].items() if found.startswith(word)
            ]
    for sector in dict.fromkeys(thing.id for side in sides for thing in side.graph.in_category("sector")):
        texts = [standing[side.graph.option].get(sector, "not there") for side in sides]
        if all_rows or len(set(texts)) > 1:
            name = next(side.graph.name(sector) for side in sides if sector in side.graph.things)
            rows.append((name, *cells(texts, sides)))
    note = "bound: sits on, or is, a body to which the option gives a right or remit; consulted: only heard there; left out: neither; not stated: no source says who sits there"
    return ComparedPart(
        tables=(
            Table(title="Sectors", columns=("sector", *(side.short for side in sides)), rows=tuple(rows), note=note),
        ),
        facets=facets,
    )
