"""The question that the overview asks, the sentence that answers it, and the sentences below the table."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.comparison.authority import moves
from govgraph.comparison.changes import of_sort
from govgraph.comparison.side import Side
from govgraph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
from govgraph.model.scenario import Scenario
from govgraph.overview.cells import bare
from govgraph.overview.parts import Counts, DecisionRow, OptionColumn
from govgraph.overview.rows import Differences
from govgraph.reading.short_names import short_name

_LONG = 60


def place_of(graph: Graph) -> str:
    """The place that the scenario is about, by name; where none is named, its title."""
    return graph.name(graph.place) if graph.place else _heading(graph.scenario.title)


def _heading(title: str) -> str:
    return title.split(",")[0].strip() if len(title) > _LONG else title


def about(scenario: Scenario, place: str) -> str:
    """What the scenario is about beside its place: the rest of its title."""
    title = scenario.title
    rest = title.removeprefix(place).lstrip(" ,:;").strip() if title.startswith(place) else title
    return "" if rest == place else rest[:1].upper() + rest[1:]


def source_of(scenario: Scenario) -> str:
    """What the papers of a scenario are called: report where there is one and it is called so, else paper or papers."""
    titles = [document.title for document in scenario.documents.values()]
    if len(titles) == 1:
        return "report" if "report" in titles[0].lower() else "paper"
    return "papers"


def options_named(columns: Sequence[OptionColumn]) -> str:
    """Options by letter: ``option b``, ``options a, c and e``, ``options a to e``; by name where they have no letters."""
    letters = [column.letter for column in columns]
    if any(letter != column.key for letter, column in zip(letters, columns, strict=True)):
        return listed([column.name for column in columns])
    if len(letters) == 1:
        return f"option {letters[0]}"
    run = [chr(ord(letters[0]) + n) for n in range(len(letters))] if len(letters[0]) == 1 else []
    if len(letters) > 2 and letters == run:
        return f"options {letters[0]} to {letters[-1]}"
    return f"options {listed(letters)}"


def question(columns: Sequence[OptionColumn], place: str) -> str:
    """What the reader wants to know."""
    options = columns[1:]
    if len(options) == 1:
        return f"{options[0].name}: who would decide in {place}?"
    return f"{in_words(len(options)).capitalize()} options for {place}: who would decide?"


def answer(sides: Sequence[Side], columns: Sequence[OptionColumn], rows: Sequence[DecisionRow]) -> tuple[str, str]:
    """The answer in a sentence or two, and the part of it that matters most."""
    first = sides[0]
    naming: list[OptionColumn] = []
    keeping: list[OptionColumn] = []
    moving: list[OptionColumn] = []
    without: list[OptionColumn] = []
    for at, (side, column) in enumerate(zip(sides[1:], columns[1:], strict=True), start=1):
        cells = [row.cells[at] for row in rows if row.cells[at].changed and row.cells[at].who]
        (naming if cells else keeping).append(column)
        if not cells:
            continue
        gained, _ = moves(first, side)
        if gained:
            moving.append(column)
        elif all(one.gap == "whole" for one in cells):
            without.append(column)
    if not naming:
        return f"{_all(columns[1:], columns)} would leave who decides as it is.", ""
    lacking = [
        column for column in naming if column not in moving and (column in without or _gaps(rows, column, columns))
    ]
    free = [column for column in naming if column not in lacking and column not in moving]
    stress = (
        "no paper gives them authority to decide"
        if lacking == without
        else "no paper gives them all the authority that they need"
    )
    said = []
    if lacking:
        said.append(f"{_all(lacking, columns)} would name new deciders, but {stress}.")
    if free:
        said.append(f"{_all(free, columns)} would name new deciders.")
    if moving:
        only = "Only " if len(moving) < len(columns) - 1 and (lacking or free) else ""
        words = options_named(moving) if only else _all(moving, columns)
        said.append(f"{only}{words} would move authority in law to somebody else.")
    if keeping:
        said.append(f"{_all(keeping, columns)} would leave who decides as it is.")
    return " ".join(said), stress if lacking else ""


def _gaps(rows: Sequence[DecisionRow], column: OptionColumn, columns: Sequence[OptionColumn]) -> bool:
    """Does a decider that an option names lack authority?"""
    at = columns.index(column)
    return any(row.cells[at].gap for row in rows if row.cells[at].changed)


def _all(some: Sequence[OptionColumn], columns: Sequence[OptionColumn]) -> str:
    options = columns[1:]
    if len(some) == len(options) and len(options) > 2:
        return f"All {in_words(len(options))} options"
    if len(some) == len(options) == 2:
        return "Both options"
    if len(some) == len(options):
        return "The option"
    named = options_named(some)
    return named[:1].upper() + named[1:]


def foot(
    sides: Sequence[Side], columns: Sequence[OptionColumn], counts: Counts, found: Differences, shown: Sequence[str]
) -> tuple[str, ...]:
    """What the table leaves out, in sentences whose numbers agree with a comparison."""
    out = [_shown(counts)]
    for side, column in zip(sides[1:], columns[1:], strict=True):
        advised = [
            one for matter in found if matter not in shown and (one := found[matter].get(side.graph.option)) is not None
        ]
        more = of_sort(advised, "recommender")
        if more:
            named = options_named([column])
            nouns = "decision" if len(more) == 1 else "decisions"
            whose = sorted({one.after for one in more} - {"nobody"})
            by = f"be recommended by {listed(whose)}" if len(whose) == 1 else "have another recommender"
            out.append(
                f"Under {named}, {in_words(len(more))} more {nouns} would keep {'its' if len(more) == 1 else 'their'} decider and {by}."
            )
    return tuple(out)


def _shown(counts: Counts) -> str:
    if not counts.decider and not counts.settled:
        return f"No option changes who decides any of the {counts.decisions} decisions."
    many = counts.decider + counts.settled
    of = (
        f"the {in_words(many)} of {counts.decisions} decisions"
        if many < counts.decisions
        else f"all {in_words(many)} decisions"
    )
    if not counts.settled:
        return f"The table shows {of} that an option adds, ends or gives another decider."
    settled = f"{in_words(counts.settled)} for which an option settles or limits who decides"
    if not counts.decider:
        return f"The table shows {of} for which an option settles or limits who decides."
    return f"The table shows {of} that an option changes: {in_words(counts.decider)} that it adds, ends or gives another decider, and {settled}."


def short_names(graphs: Sequence[Graph], ids: Sequence[str]) -> dict[str, str]:
    """What each short name stands for, where it is not the name itself."""
    found: dict[str, str] = {}
    for item in ids:
        graph = next((graph for graph in graphs if item in graph.all_things), None)
        if graph is not None and (short := short_name(graph, item)) != graph.name(item):
            found[bare(short)] = graph.name(item)
    return found
