"""One neutral form for every paper that is read: tables and paragraphs, each piece with the address it stands at.

A workbook is a list of tables, a Word file a mixture of paragraphs and tables, a CSV file one table. What a reader of
one format passes over (a hidden sheet, a comment, a column that is hidden) is listed with its reason, so that nothing
goes missing in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgraph.diagnostics import GovgraphError


class ImportProblem(GovgraphError):
    """A file that cannot be read; the message names the file, the sheet and the cell, and what would be right."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something that stands in the paper and was not taken in, with the reason."""

    at: str
    """Its address: ``SoRD!row 69``, ``T3!R10``, ``record 98``."""
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that cannot be read for sure: it is asked, and never chosen in silence."""

    at: str
    text: str
    why: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell: what is written in it, where, and what a plain reading of its text would miss."""

    text: str
    at: str
    merged: str = ""
    """The range over which it is merged, as ``I61:J61``; every cell of the range holds the text."""
    across: int = 1
    """Over how many columns it is merged."""
    anchor: bool = True
    """Is it the first cell of its range?"""
    pending: str = ""
    """A tracked change that nobody has accepted or rejected, in words."""
    number: float | None = None
    """The number that the cell holds, where it holds one and no text."""

    @property
    def clean(self) -> str:
        """Its text with each space once."""
        return squeezed(self.text)

    def __bool__(self) -> bool:
        return bool(self.clean)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table, with its address."""

    at: str
    cells: tuple[ReadCell, ...]
    heading: str = ""
    """Headings in the table under which it stands, outermost first."""

    def __iter__(self) -> Iterator[ReadCell]:
        return iter(self.cells)

    @property
    def filled(self) -> tuple[ReadCell, ...]:
        """Its cells that hold something, a merged range once."""
        return tuple(cell for cell in self.cells if cell and cell.anchor)

    @property
    def spread(self) -> bool:
        """Is it one text that is merged over (nearly) the whole width?"""
        filled = self.filled
        return len(filled) == 1 and len(self.cells) > 1 and filled[0].across >= max(2, len(self.cells) - 1)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it stands in the paper; nothing is known yet of its headings."""

    name: str
    """The name of the sheet, ``T3``, or the file."""
    rows: tuple[ReadRow, ...]
    under: tuple[str, ...] = ()
    """The headings of the paper above it, outermost first."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables."""

    text: str
    at: str
    level: int = 0
    """1 to 9: a heading of that level; 0: text."""
    listed: int = 0
    """Its place in a list that the program numbers, from 1; 0: it stands in none."""
    pending: str = ""

    @property
    def clean(self) -> str:
        """Its text with each space once."""
        return squeezed(self.text)


@dataclass
class Paper:
    """A file as read: its blocks in their order, and what was passed over."""

    file: str
    format: str
    """xlsx, ods, docx, csv or json."""
    blocks: list[ReadTable | Paragraph] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""

    @property
    def tables(self) -> list[ReadTable]:
        """Its tables."""
        return [block for block in self.blocks if isinstance(block, ReadTable)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs outside tables."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")


def squeezed(text: str) -> str:
    """The text with each run of spaces, line breaks and invisible letters as one space."""
    return _SPACES.sub(" ", text).strip()


def lines(text: str) -> list[str]:
    """The lines of a cell that hold something."""
    return [squeezed(line) for line in re.split(r"[\r\n\v\u2028]+", text) if squeezed(line)]
