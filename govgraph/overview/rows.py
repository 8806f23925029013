"""The rows: decisions that an option changes, those that are alike in every column as one, the weightiest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.comparison.changes import DecisionChange, changes
from govgraph.comparison.side import Side
from govgraph.comparison.side import who_decides as asked
from govgraph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
from govgraph.overview.cells import bare, cell
from govgraph.overview.parts import Counts, DecisionCell, DecisionRow
from govgraph.reading.short_names import short_name
from govgraph.records import replace

Differences = Mapping[str, Mapping[str, DecisionChange]]
"""By decision, how each option differs from now."""

_WIDEST = 60
"""As many letters has the name of a row of several decisions."""


def differences(sides: Sequence[Side]) -> Differences:
    """Every decision that an option makes differently from the first side, by option."""
    first, *others = sides
    found: dict[str, dict[str, DecisionChange]] = {}
    for other in others:
        for one in changes(first, other):
            found.setdefault(one.matter, {})[other.graph.option] = one
    return found


def settles(first: Side, other: Side, matter: str) -> bool:
    """Do the same people decide it in both, but in one of them only as foreseen or on a condition?"""
    if matter not in first.graph.things or matter not in other.graph.things:
        return False
    one, two = (asked(side.graph, matter).result for side in (first, other))
    return any(
        set(before) != set(after)
        for before, after in (
            (one.deciders, two.deciders),
            (one.foreseen_deciders, two.foreseen_deciders),
            (one.conditional_deciders, two.conditional_deciders),
            (one.said, two.said),
        )
    )


def counted(sides: Sequence[Side], found: Differences) -> tuple[Counts, tuple[str, ...]]:
    """How many decisions there are, and what becomes of each; and those that stand in the rows."""
    first, *others = sides
    matters = dict.fromkeys(thing.id for side in sides for thing in side.graph.in_category("decision"))
    sorts: dict[str, list[str]] = {}
    for matter in matters:
        by_option = found.get(matter, {})
        kinds = {change.sort for change in by_option.values()}
        if kinds & {"decider", "there"}:
            what = "decider"
        elif any(settles(first, other, matter) for other in others):
            what = "settled"
        elif "recommender" in kinds:
            what = "recommender"
        else:
            what = "other" if kinds else "same"
        sorts.setdefault(what, []).append(matter)
    counts = Counts(decisions=len(matters), **{what: len(items) for what, items in sorts.items()})
    shown = {*sorts.get("decider", ()), *sorts.get("settled", ())}
    return counts, tuple(matter for matter in matters if matter in shown)


def rows(sides: Sequence[Side], matters: Sequence[str], source: str) -> tuple[DecisionRow, ...]:
    """A row for each decision, those that are alike joined, the weightiest first: by options that change it, then by gaps."""
    alike: dict[tuple[DecisionCell, ...], list[str]] = {}
    for matter in matters:
        alike.setdefault(_cells(sides, matter, source), []).append(matter)
    made = [_row(sides, items, cells) for cells, items in alike.items()]
    order = {matter: n for n, matter in enumerate(matters)}
    return tuple(sorted(made, key=lambda row: (*_weight(row), order[row.ids[0]])))


def _weight(row: DecisionRow) -> tuple[bool, int, int]:
    changed = sum(one.changed for one in row.cells)
    gaps = sum(bool(one.gap) or one.ground == "nobody" for one in row.cells if one.sort == "shown")
    return row.cells[0].sort == "blank", -changed, -gaps


def _row(sides: Sequence[Side], items: Sequence[str], cells: tuple[DecisionCell, ...]) -> DecisionRow:
    graphs = [next(side.graph for side in sides if item in side.graph.things) for item in items]
    return joined(graphs, items, cells)


def joined(graphs: Sequence[Graph], items: Sequence[str], cells: tuple[DecisionCell, ...]) -> DecisionRow:
    """One row of one or several decisions, each with a graph that has it."""
    short = [short_name(graph, item) for graph, item in zip(graphs, items, strict=True)]
    name = listed(
        [
            short[0],
            *(
                _uncapped(one, graph.name(item))
                for one, graph, item in zip(short[1:], graphs[1:], items[1:], strict=True)
            ),
        ]
    )
    if len(name) > _WIDEST and len(items) > 1:
        name = f"{short[0]} and {in_words(len(items) - 1)} more"
    full = listed([graph.name(item) for graph, item in zip(graphs, items, strict=True)])
    return DecisionRow(
        tuple(items),
        bare(name)[:1].upper() + bare(name)[1:],
        full,
        f"{in_words(len(items))} decisions" if len(items) > 1 else "",
        cells,
    )


def _uncapped(short: str, name: str) -> str:
    """A short name inside a row of several: its first letter small where the word is no name or abbreviation."""
    first = short.split(" ")[0]
    return short[:1].lower() + short[1:] if first[1:].islower() and first in name.split(" ")[:1] else short


def _cells(sides: Sequence[Side], matter: str, source: str) -> tuple[DecisionCell, ...]:
    first, *others = sides
    now = cell(first.graph, matter, source) if matter in first.graph.things else DecisionCell()
    return (now, *(_under(now, first, other, matter, source) for other in others))


def _under(now: DecisionCell, first: Side, other: Side, matter: str, source: str) -> DecisionCell:
    """The cell of an option: as now, not said, or what it says and that it is changed."""
    if matter not in other.graph.things:
        return DecisionCell()
    made = cell(other.graph, matter, source)
    if made == now:
        silent = other.option is not None and matter in other.option.not_said
        return DecisionCell("not said" if silent else "as now")
    if made.ground == "nobody" and now.ground == "nobody" and not asked(other.graph, matter).result.said:
        return DecisionCell(
            "shown",
            "Drops out",
            "ours",
            changed=True,
            says="The option takes it away. Our reading: no paper says what becomes of it.",
        )
    return replace(made, changed=True)
