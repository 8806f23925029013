"""Who is liable for what is done, in answers: the bearers over all routes; several are told as a finding.

Liability is a fold along the route (docs/authority.md#liability). Where two routes bring the same matter to a body and make
different bodies liable, who bears it depends on the route used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Ids, Line
from govgraph.graph.sentences import listed
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


def liable_by_holder(found: Iterable[tuple[str, Iterable[str]]]) -> dict[str, Ids]:
    """For each holder the bearers; whoever gave nothing away bears its own."""
    return {holder: tuple(bearers) or (holder,) for holder, bearers in found}


def liable_words(graph: Graph, found: Mapping[str, Ids]) -> str:
    """``Town ICB and Council, each for its own; for County, Council or Town ICB, by the route``."""
    own = [readable(graph, holder) for holder, bearers in found.items() if bearers == (holder,)]
    moved = [
        f"for {readable(graph, holder)}, {listed([readable(graph, b) for b in bearers], 'or')}"
        + (", by the route" if len(bearers) > 1 else "")
        for holder, bearers in found.items()
        if bearers != (holder,)
    ]
    kept = [f"{listed(own)}{', each' if len(own) > 1 else ''} for its own"] if own else []
    return "; ".join((*kept, *moved))


def liable_line(graph: Graph, found: Mapping[str, Ids]) -> tuple[Line, ...]:
    """The line of an answer on who is liable; none where nobody holds it."""
    words = liable_words(graph, found)
    return (Line(label="Liable", text=words),) if words else ()


def several_note(graph: Graph, found: Mapping[str, Ids]) -> tuple[str, ...]:
    """A note for each holder for whom several are liable, each by another route."""
    return tuple(
        f"who is liable for what {readable(graph, holder)} holds depends on the route: {listed([readable(graph, b) for b in bearers], 'or')}"
        for holder, bearers in found.items()
        if len(bearers) > 1
    )
