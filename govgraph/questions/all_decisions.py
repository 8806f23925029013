"""Who decides what, of every decision at once: typed columns for a table or a data frame, and no sentences.

Each answer is the one that ``who-decides`` gives. What takes its time is left out: routes, reasons, chains and words. Of a
decider only what leads to it is followed, so a whole country is asked in the time of a few hundred answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from govgraph.authority import AuthorityLevel, holders, level, matter
from govgraph.questions.decided import said, within_bands
from govgraph.questions.rights import Asking, people

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class DeciderRow:
    """One decider of one decision, for one of those on whom it rests.

    ``decider`` is empty where nobody is named, ``holder`` where nobody is known on whom it rests; ``authority`` is then
    empty too. ``settled``: the decider is settled, and not only foreseen. ``liable`` are the bearers of what is done.
    """

    option: str
    decision: str
    decider: str
    settled: bool
    holder: str
    authority: AuthorityLevel | None
    liable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisions(Sequence[DeciderRow]):
    """The rows of every decision, in the order of the graph."""

    rows: tuple[DeciderRow, ...]

    columns = tuple(field.name for field in fields(DeciderRow))
    """The names of the columns."""

    def __getitem__(self, at: Any) -> Any:
        return self.rows[at]

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> Any:
        """The rows as a ``pandas.DataFrame`` (needs the extra ``govgraph[pandas]``)."""
        import pandas

        cells = [[getattr(row, name) for name in self.columns] for row in self.rows]
        return pandas.DataFrame(cells, columns=list(self.columns))


def who_decides_all(graph: Graph, options: Iterable[str] = ()) -> Decisions:
    """Who decides each decision of a graph, and of other options of its scenario on the same day and in the same place.

    Raises UnknownName for an option that is not there.
    """
    others = [graph.scenario.graph(option, on=graph.day, place=graph.place or None) for option in options]
    return Decisions(tuple(row for one in (graph, *others) for row in _rows(one)))


def _rows(graph: Graph) -> Iterator[DeciderRow]:
    for decision in graph.in_category("decision"):
        about = matter(graph, decision.id)
        papers = said(graph, decision.id, Asking(graph.place, None, about.given))
        held = holders(graph, about)
        settled, shown = set(people(papers.deciding)), [*papers.deciding, *papers.foreseen]
        for decider in people(shown) or [""]:
            asked = within_bands(about, shown, decider)
            for holding in held if decider else ():
                found, liable = level(graph, asked, holding, decider)
                yield DeciderRow(graph.option, decision.id, decider, decider in settled, holding.holder, found, liable)
            if decider and not held:
                yield DeciderRow(graph.option, decision.id, decider, decider in settled, "", None, ())
            for holding in () if decider else held:
                yield DeciderRow(graph.option, decision.id, "", False, holding.holder, None, ())
            if not decider and not held:
                yield DeciderRow(graph.option, decision.id, "", False, "", None, ())
