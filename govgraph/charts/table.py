"""A chart that is a table, before anything has a place: rows of cells with the marks of their ground."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.charts.scene import Corner, Mark


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell. ``same``: as in the first column (a line); ``muted``: words in grey, without a mark."""

    text: str = ""
    mark: Mark = ""
    corner: Corner = ""
    changed: bool = False
    same: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its name, a second line in grey, its cells. ``thing``: the id of what it is about."""

    text: str
    cells: tuple[TableCell, ...]
    second: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: a badge (``Now``, ``a``) and its name. ``pale``: it stands on grey."""

    text: str
    badge: str = ""
    pale: bool = False


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart that is a table. ``first``: the heading of its names; ``empty``: what to say where it has no rows."""

    view: str
    option: str
    title: str
    subtitle: str
    first: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    empty: str = ""
