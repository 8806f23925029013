"""What the papers keep out of the gift that ``lawful`` is asked about: the law may let it go, and the scheme may keep it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.authority.matters import holders, matter
from govgraph.authority.reserved import kept_from
from govgraph.legality.arrangement import Arrangement, boundary
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What reservations and denials make of a gift.

    ``truth`` is yes where the whole of what is given is kept back, unknown where that is not certain, no where nothing is
    or only a part; ``reasons`` are the statements in words with their sources, those of a part too.
    """

    truth: Truth = Truth.NO
    reasons: tuple[str, ...] = ()


def kept_back(graph: Graph, a: Arrangement, what: Iterable[str]) -> KeptBack:
    """What is kept out of an arrangement that nobody wrote, about these matters, whatever the amount."""
    edge = boundary(structure(graph), a)
    truths: list[Truth] = []
    reasons: dict[str, None] = {}
    for item in what:
        about = matter(graph, item, place="")
        cells = [cell for holding in holders(graph, about) for cell in holding.cells]
        for cell in dict.fromkeys(cells or about.cells_of_no_place):
            kept = kept_from(graph, about, a, edge, cell, None)
            truths.append(kept.truth if kept else Truth.NO)
            if kept:
                reasons[kept.reason] = None
    return KeptBack(min(truths, default=Truth.NO), tuple(reasons))
