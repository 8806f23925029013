"""Tables in CSV files: what spreadsheets write, read with the line and column of every cell.

Commas between cells, quotes round a cell that holds a comma or a line break, the first row the header. A cell may hold
several ids, separated by ``;``, and say how they act: ``together: icb; council``. ``TRUE`` and ``FALSE`` are true and false;
everything else is text. A row without any cell filled is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from govgraph.diagnostics import Mark, Problem
from govgraph.marks import Marked, read_text
from govgraph.model.marked import Value

_CELL = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^",\r\n][^,\r\n]*|))(,|\r\n|\n|\r|\Z)')
_MODE = re.compile(r"(each|together|any|one of) *: *(.+)", re.DOTALL)


class CsvSheet(Struct, frozen=True):
    """A CSV file: its header and its rows, each a list of cells; the number of a row is that of a spreadsheet."""

    header: Marked
    rows: tuple[tuple[int, Marked], ...]


def read_csv(path: Path, *, shown_as: str) -> tuple[CsvSheet | None, list[Problem]]:
    """The cells of a CSV file; None, with what is wrong, where it cannot be read."""
    text, problems = read_text(path, shown_as=shown_as)
    if text is None:
        return None, problems
    rows: list[list[Marked]] = [[]]
    at, line, start = 0, 1, 0
    while True:
        found = _CELL.match(text, at)
        mark = Mark(shown_as, line, at - start + 1)
        if found is None:
            hint = 'put the whole cell in quotes, and write a quote inside it twice: "the ""Board"""'
            return None, [Problem("LOAD057", "this cell is not closed, or goes on after its quotes", mark, hint)]
        quoted, bare, end = found.groups()
        written = quoted.replace('""', '"') if quoted is not None else bare
        rows[-1].append(Marked(written.strip(), mark))
        line += len(re.findall(r"\r\n|\n|\r", found[0]))
        if end != "," and end:
            rows.append([])
        if end != ",":
            start = found.end()
        elif "\n" in found[0] or "\r" in found[0]:
            start = found.start() + max(found[0].rfind("\n"), found[0].rfind("\r")) + 1
        at = found.end()
        if not end:
            break
    filled = [(number, cells) for number, cells in enumerate(rows, start=1) if any(cell.value for cell in cells)]
    if not filled:
        return None, [Problem("LOAD003", "is empty", Mark(shown_as), "write a header and rows, or delete the file")]
    header = filled[0][1]
    if len(header) == 1 and re.search(r"[;\t]", str(header[0].value)):
        hint = "save it as CSV with commas"
        return None, [Problem("LOAD057", "separates its columns by semicolons or tabs", header[0].mark, hint)]
    below = tuple((number, Marked([*cells], cells[0].mark)) for number, cells in filled[1:])
    return CsvSheet(Marked([*header], header[0].mark), below), []


def typed(cell: Marked, column: str, listed: Collection[str]) -> Marked:
    """A cell as YAML would hold it: true or false, and in the columns of ``listed`` several words where it has several."""
    text = str(cell.value)
    value: Value = text
    if text.lower() in {"true", "false"}:
        value = text.lower() == "true"
    elif column in listed and (mode := _MODE.fullmatch(text)):
        value = {mode[1]: Marked(_several(mode[2], cell.mark), cell.mark)}
    elif column in listed and ";" in text:
        value = _several(text, cell.mark)
    return Marked(value, cell.mark)


def _several(text: str, mark: Mark) -> list[Marked]:
    return [Marked(part.strip(), mark) for part in text.split(";") if part.strip()]
