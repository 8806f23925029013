"""Sectors by option: bound by what decides or delivers there, only consulted, or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.answer import Table
from govgraph.comparison.result import ByOption, SectorsCompared
from govgraph.comparison.side import ComparedPart, Side, cells
from govgraph.reading.sectors import sector_standing


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart[SectorsCompared]:
    """Each sector's standing towards the bodies to which an option gives rights or remits."""
    standing = _standing(sides)
    return ComparedPart(_result(standing), (_table(sides, standing, all_rows=all_rows),))


def found(sides: Sequence[Side]) -> SectorsCompared:
    """Which sectors are bound, consulted and left out under each side."""
    return _result(_standing(sides))


def _standing(sides: Sequence[Side]) -> dict[str, Mapping[str, str]]:
    return {side.graph.option: sector_standing(side.graph) for side in sides}


def _result(standing: Mapping[str, Mapping[str, str]]) -> SectorsCompared:
    def those(word: str) -> ByOption:
        return {
            option: tuple(sector for sector, told in every.items() if told.startswith(word))
            for option, every in standing.items()
        }

    return SectorsCompared(
        sectors_bound=those("bound"), sectors_consulted=those("consulted"), sectors_left_out=those("left out")
    )


def _table(sides: Sequence[Side], standing: Mapping[str, Mapping[str, str]], *, all_rows: bool) -> Table:
    rows: list[tuple[str, ...]] = []
    for sector in dict.fromkeys(thing.id for side in sides for thing in side.graph.in_category("sector")):
        texts = [standing[side.graph.option].get(sector, "not there") for side in sides]
        if all_rows or len(set(texts)) > 1:
            name = next(side.graph.name(sector) for side in sides if sector in side.graph.things)
            rows.append((name, *cells(texts, sides)))
    note = "bound: sits on, or is, a body to which the option gives a right or remit; consulted: only heard there; left out: neither; not stated: no source says who sits there"
    return Table(title="Sectors", columns=("sector", *(side.short for side in sides)), rows=tuple(rows), note=note)
