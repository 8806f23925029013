"""A chart that is a table, before anything has a place: rows of cells with the marks of their ground."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.draw.scene import Corner, Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``same``: as in the first column (a line); ``muted``: words in grey, without a mark."""

    text: str = ""
    mark: Mark = ""
    corner: Corner = ""
    changed: bool = False
    same: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, a second line in grey, its cells. ``thing``: the id of what it is about."""

    text: str
    cells: tuple[Cell, ...]
    second: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a badge (``Now``, ``a``) and its name. ``pale``: it stands on grey."""

    text: str
    badge: str = ""
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A chart that is a table. ``first``: the heading of its names; ``empty``: what to say where it has no rows."""

    view: str
    option: str
    title: str
    subtitle: str
    first: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    empty: str = ""
