"""Who decides, as it is read aloud after the headline: what is missing, today, what follows a dispute, who answers, who is liable, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Line
from govgraph.questions import disputed
from govgraph.questions.aloud import accountable, aloud, mend, missing, sources_of
from govgraph.questions.decided import Decided
from govgraph.questions.liability import liable_words
from govgraph.reading.upward import Upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


def summary(
    graph: Graph, found: Decided, facets: dict[str, Any], lines: Iterable[Upward], now: str
) -> tuple[Line, ...]:
    """At most six lines; ``now``: under an option, who decides without it, in words."""
    return aloud(
        ("Missing", _missing(graph, found)),
        ("Today", now),
        ("If not agreed", disputed.words(graph, found)),
        ("Accountable", accountable(graph, lines)),
        ("To mend it", _mend(graph, found)),
        ("Liable", liable_words(graph, facets["liable_by_holder"])),
        ("Sources", sources_of(facets["sources"])),
    )


def _mend(graph: Graph, found: Decided) -> str:
    """Who would have to give what to the one who is named first and lacks it."""
    for node in found.named:
        text = mend(graph, node, ((h.holder, found.found[node, h.holder]) for h in found.held))
        if text:
            return text
    return ""


def _missing(graph: Graph, found: Decided) -> str:
    """For each person named, which holders have given it nothing that is recorded, and by what law they could."""
    return " ".join(
        filter(
            None,
            (
                missing(graph, node, ((h.holder, found.found[node, h.holder]) for h in found.held))
                for node in found.named
            ),
        )
    )
