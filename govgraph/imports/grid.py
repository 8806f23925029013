"""A table with its headings understood: which rows head it, what each column means, what shape it has.

Shapes: ``register`` (bodies and posts), ``rows`` (a matter a row), ``marks`` (matters by bodies, cells hold marks or
bands), ``limits`` (posts by kinds of spending), ``header`` (the paper about itself), ``short forms`` and ``not read``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govgraph.imports.headings import NOT_READ, OF_A_PARTY, is_role, plain, role_of
from govgraph.imports.names import Directory, sort_of
from govgraph.imports.neutral import NotRead, ReadCell, ReadRow, ReadTable, squeezed
from govgraph.imports.sums import limit_of
from govgraph.records import replace as with_

SHAPES = ("register", "rows", "marks", "limits", "header", "short forms", NOT_READ)
MARK = re.compile(r"(?:[xX✓✔☑√●•■◆★]|[A-Z]{1,2}|Y|Yes|yes)(?:\s*[¹²³⁴⁵⁶⁷⁸⁹*†‡]+)?\??")
_TICK = re.compile(r"[xX✓✔☑√●•■◆★]|[Yy]es|Y")
_NOTE = re.compile(
    r"^(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,2}[.)]?\s|\[\d+\]|notes?\b|nb\b|n\.b\.|key\b|legend\b|source:)", re.IGNORECASE
)
_TOTAL = re.compile(r"^(?:grand |sub-?)?totals?\b|^sum of\b|^count of\b", re.IGNORECASE)
_SAMPLE = 250
"""So many rows say what a column holds."""
_REGISTER = {
    "kind",
    "parent",
    "short",
    "holder",
    "identifier",
    "unit",
    "former",
    "start",
    "until",
    "link",
    "grade",
    "fte",
    "state",
}


@dataclass
class ReadColumn:
    """One column: its heading, the heading above it, and what it means."""

    place: int
    at: str
    heading: str
    group: str = ""
    role: str = ""
    party: str = ""
    """Of a column of marks: whose it is."""


@dataclass
class Grid:
    """A table (or a part of one) with its headings understood."""

    name: str
    table: ReadTable
    shape: str
    columns: list[ReadColumn] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    """The rows below the headings that hold something; each knows its headings in the table."""
    above: list[ReadRow] = field(default_factory=list)
    """Rows above the headings."""
    notes: list[ReadRow] = field(default_factory=list)
    headed_at: str = ""

    def columns_of(self, *roles: str) -> list[ReadColumn]:
        """Columns of these roles, in the order of the roles."""
        return [column for role in roles for column in self.columns if column.role == role]

    def cell(self, row: ReadRow, role: str) -> ReadCell | None:
        """The first filled cell of a role in a row."""
        for column in self.columns_of(role):
            if column.place < len(row.cells) and row.cells[column.place]:
                return row.cells[column.place]
        return None

    def text(self, row: ReadRow, role: str) -> str:
        """The words of the first filled cell of a role; empty where none is."""
        cell = self.cell(row, role)
        return cell.clean if cell else ""


def grids_of(table: ReadTable, names: Directory, wanted: Mapping[str, object], not_read: list[NotRead]) -> list[Grid]:
    """The parts of a table that have headings of their own. ``wanted``: what a mapping says of this table."""
    rows = list(table.rows)
    starts = _starts(rows, names, str(wanted.get("headings", "")))
    if not starts:
        return [_headless(table, names)]
    found: list[Grid] = []
    for index, (first, last) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(rows)
        grid = Grid(table.name, table, "", headed_at=rows[last].at)
        grid.columns = _columns(rows[first : last + 1])
        grid.above = (
            [row for row in rows[(starts[index - 1][1] + 1 if index else 0) : first] if row.filled] if not index else []
        )
        _fill(grid, rows[last + 1 : end], rows[first : last + 1], not_read)
        _meaning(grid, names)
        found.append(grid)
    if len(found) > 1:
        for number, grid in enumerate(found, start=1):
            grid.name = f"{table.name} ({number})" if number > 1 else table.name
    return found


# -- headings ---------------------------------------------------------------------------------------------------------


def _starts(rows: list[ReadRow], names: Directory, asked: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        is_head = row.at == asked if asked and not found else _heads(row, names, strict=bool(found))
        if is_head and (not found or not _same(rows, found[-1], index)):
            first = index
            if index and _groups(rows[index - 1]):
                first = index - 1
            last = index
            while last + 1 < len(rows) and _continues(rows[last], rows[last + 1]):
                last += 1
            found.append((first, last))
            index = last
        index += 1
    return found


def _heads(row: ReadRow, names: Directory, *, strict: bool) -> bool:
    filled = [cell for cell in row.filled if len(cell.clean) <= 70]
    if len(filled) < 2 or row.spread or (strict and not role_of(filled[0].clean) and not role_of(filled[1].clean)):
        return False
    roles = [role_of(cell.clean) for cell in filled]
    known = [role for role in roles if role]
    parties = [
        cell
        for cell in filled
        if not role_of(cell.clean)
        and (names.all_of(cell.clean.strip("* ")) or (len(cell.clean) < 50 and sort_of(cell.clean)))
    ]
    if strict:
        return (
            len(set(known)) >= 3
            and len(known) >= 0.6 * len(filled)
            and any(len(r) for r in known)
            and not any(c.number for c in filled)
        )
    if len(filled) == 2:
        whole = all(is_role(cell.clean) for cell in filled)
        return whole and len(set(known)) == 2 and not any(":" in cell.clean for cell in filled)
    return len(set(known)) >= 2 and len(known) + len(parties) >= 0.5 * len(filled)


def _groups(row: ReadRow) -> bool:
    """Is it a row of headings over headings: cells merged over some columns, and not over all?"""
    filled = row.filled
    return (
        bool(filled)
        and not row.spread
        and any(1 < cell.across < len(row.cells) for cell in filled)
        and all(len(cell.clean) < 60 for cell in filled)
        and len(filled) > 1
    )


def _continues(upper: ReadRow, lower: ReadRow) -> bool:
    """Does a second row of headings follow: some headings are merged down, or stand over several columns?"""
    spans = any(cell.anchor and 1 < cell.across < len(upper.cells) for cell in upper if cell)
    down = any(
        cell and not cell.anchor and cell.merged and above.merged == cell.merged
        for above, cell in zip(upper, lower, strict=True)
    )
    fresh = [cell for cell in lower if cell and cell.anchor]
    short = bool(fresh) and all(len(cell.clean) < 60 for cell in fresh)
    if down and spans:
        return short
    return (
        spans
        and short
        and not lower.spread
        and len(fresh) >= 2
        and not any(cell.number is not None or MARK.fullmatch(cell.clean) for cell in fresh)
    )


def _same(rows: list[ReadRow], head: tuple[int, int], index: int) -> bool:
    """Are these the headings of the table once more?"""
    return any(_alike(rows[place], rows[index]) for place in range(head[0], head[1] + 1))


def _alike(one: ReadRow, other: ReadRow) -> bool:
    pairs = [(a.clean.casefold(), b.clean.casefold()) for a, b in zip(one, other, strict=True) if a or b]
    return bool(pairs) and sum(a == b for a, b in pairs) >= 0.8 * len(pairs)


def _columns(head: list[ReadRow]) -> list[ReadColumn]:
    columns = []
    for place, bottom in enumerate(head[-1].cells):
        labels = [row.cells[place].clean for row in head if row.cells[place]]
        label = bottom.clean or (labels[-1] if labels else "")
        group = next((text for text in labels if text != label), "")
        columns.append(ReadColumn(place, bottom.at, label, group))
    return columns


# -- rows -------------------------------------------------------------------------------------------------------------


def _fill(grid: Grid, body: list[ReadRow], head: list[ReadRow], not_read: list[NotRead]) -> None:
    last_data = max((n for n, row in enumerate(body) if _is_data(row)), default=-1)
    heading: list[str] = []
    for number, row in enumerate(body):
        filled = row.filled
        if not filled:
            continue
        if any(_alike(row, top) for top in head):
            not_read.append(NotRead(row.at, filled[0].clean, "the headings once more"))
        elif _TOTAL.match(filled[0].clean):
            not_read.append(NotRead(row.at, filled[0].clean, "a total"))
        elif number > last_data:
            grid.notes.append(row)
        elif not _is_data(row):
            said = " ".join(cell.clean for cell in filled)
            if (_NOTE.match(said) and len(said) > 25) or len(said) > 110:
                grid.notes.append(row)
                continue
            if len(filled) == 2:
                said = f"{filled[0].clean.rstrip('.')}. {filled[1].clean}"
            heading = [said]
            not_read.append(NotRead(row.at, said, "a heading"))
        else:
            grid.rows.append(with_(row, heading=" / ".join(heading)))


def _is_data(row: ReadRow) -> bool:
    """Does a row hold more than one text, apart from a code before a heading that is merged over the rest?"""
    filled = row.filled
    covered = any(cell and not cell.anchor for cell in row.cells)
    if len(filled) < 2:
        return bool(filled) and covered and not row.spread and not any(cell.across > 1 for cell in filled)
    wide = max(cell.across for cell in filled)
    return not (len(filled) == 2 and wide >= 0.6 * len(row.cells) and len(filled[0].clean) <= 6)


# -- meaning ----------------------------------------------------------------------------------------------------------


def _meaning(grid: Grid, names: Directory) -> None:
    for column in grid.columns:
        column.role = role_of(column.heading)
    _by_values(grid, names)
    roles = {column.role for column in grid.columns}
    marked = [column for column in grid.columns if column.role == "party"]
    if roles == {"matter"} or not roles - {""}:
        grid.shape = "marks" if len(marked) > 1 and "matter" in roles else NOT_READ
    elif {"key", "tie", "name"} <= roles:
        grid.shape = "register"
    elif _is_register(grid, roles):
        grid.shape = "register"
        _register_roles(grid)
    elif "matter" in roles and len(marked) >= 2:
        grid.shape = "marks"
    elif "matter" in roles and roles & {"who", "reserved", "exercised", "name", "holder", "further", "joint"}:
        grid.shape = "rows"
        _row_roles(grid)
    elif len(marked) >= 2 and "theme" in roles:
        grid.shape = "marks"
        _rename(grid, "theme", "matter", last=True)
    elif any(column.role == "limit" for column in grid.columns) and roles & {"name", "who"}:
        grid.shape = "limits"
    elif "matter" in roles:
        grid.shape = "rows" if roles & {"theme", "number", "reference", "law", "conditions"} else NOT_READ
    elif roles & {"who", "name"} and roles & {"theme", "law", "statutory"}:
        grid.shape = "rows"
        for role in ("statutory", "theme", "law"):
            if role in roles:
                _rename(grid, role, "matter")
                break
        _row_roles(grid)
    else:
        grid.shape = "short forms" if _short_forms(grid.rows) else NOT_READ


def _is_register(grid: Grid, roles: set[str]) -> bool:
    if "name" not in roles:
        return "who" in roles and {"kind", "parent"} <= roles and "matter" not in roles
    telling = roles & _REGISTER
    if "matter" in roles:
        return len(telling) >= 4 and {"parent", "identifier"} <= telling
    if any(column.role == "limit" for column in grid.columns) and not telling & {
        "parent",
        "identifier",
        "holder",
        "kind",
    }:
        return False
    return len(telling) >= 1


def _by_values(grid: Grid, names: Directory) -> None:
    """What the values say where the heading does not: marks and bands below the name of a body, names of bodies, amounts."""
    matters = any(column.role in {"matter", "theme"} for column in grid.columns)
    for column in grid.columns:
        cells = [row.cells[column.place] for row in grid.rows[:_SAMPLE] if row.cells[column.place]]
        label = column.heading.strip("*†‡¹²³ ")
        numbers = [cell for cell in cells if cell.number is not None]
        amounts = [
            cell for cell in cells if limit_of(cell.clean, bare=True, number=cell.number) or cell.clean in {"-", "–"}
        ]
        ticks = [cell for cell in cells if _TICK.match(cell.clean) or MARK.fullmatch(cell.clean)]
        label = OF_A_PARTY.sub("", label)
        known = names.one(re.sub(r"\s*\(.*\)$", "", label)) or names.one(label)
        if column.role == "law" and cells and not any(re.search(r"[A-Za-z]", cell.clean) for cell in cells):
            column.role = "number" if column.place == 0 else "reference"
        if column.role in {"name", "short", "start", "until", "identifier", "number", "key"}:
            continue
        open_column = re.search(r"\bother\b|state which|specify|please name", label, re.IGNORECASE)
        if matters and open_column and column.role in {"", "who"}:
            column.role = "named"
            continue
        looks_like_one = known is not None or sort_of(label) is not None
        open_role = column.role == "" or (known is not None and column.role in {"who", "unit", "holder"})
        mostly = not cells or known is not None or len(ticks) + len(amounts) >= 0.4 * len(cells)
        if matters and looks_like_one and open_role and mostly:
            column.role, column.party = "party", known.name if known else label
            continue
        if (
            column.role == ""
            and cells
            and not matters
            and len(amounts) >= 0.6 * len(cells)
            and (len(numbers) or any("£" in c.clean or "$" in c.clean for c in cells))
        ):
            column.role = "limit"


def _register_roles(grid: Grid) -> None:
    """In a register of posts the column "Name" is who holds the post."""
    named = grid.columns_of("name")
    titles = [column for column in named if re.search(r"title|post|role|position", plain(column.heading))]
    people = [column for column in named if plain(column.heading) in {"name", "full name"}]
    if titles and people:
        for column in people:
            column.role = "holder"
    for column in grid.columns_of("matter"):
        column.role = "details"
    for column in grid.columns_of("who"):
        column.role = "name" if not grid.columns_of("name") else "details"


def _row_roles(grid: Grid) -> None:
    """In a table of matters "Post" is who decides, and "exercised by" beside "delegated to" is whose it was before."""
    deciding = grid.columns_of("who")
    if not deciding and not grid.columns_of("reserved"):
        for column in grid.columns_of("name", "holder", "kind"):
            column.role = "who"
            break
    exercised = [
        column
        for column in deciding
        if plain(column.heading).startswith(("exercised", "held", "responsib", "decision", "approv", "body resp"))
    ]
    delegated = [column for column in deciding if plain(column.heading).startswith(("delegat", "sub"))]
    if exercised and delegated:
        for column in exercised:
            column.role = "exercised"
    for column in grid.columns_of("parent", "unit", "short", "start", "until", "state", "link", "former"):
        column.role = {"parent": "told" if "report" in plain(column.heading) else "exercised"}.get(
            column.role, "details"
        )
    matters = grid.columns_of("matter")
    if len(matters) > 1:  # "Delegation | Description": the longer one is the matter, the other its heading
        widths = {c.place: sum(len(row.cells[c.place].clean) for row in grid.rows) for c in matters}
        for column in matters:
            if column.place != max(widths, key=widths.__getitem__):
                column.role = "theme" if not grid.columns_of("theme") else "details"


def _rename(grid: Grid, old: str, new: str, *, last: bool = False) -> None:
    columns = grid.columns_of(old)
    if columns:
        (columns[-1] if last else columns[0]).role = new


def _headless(table: ReadTable, names: Directory) -> Grid:
    rows = [row for row in table.rows if row.filled]
    if _short_forms(rows):
        return Grid(table.name, table, "short forms", rows=rows)
    pairs = [row for row in rows if len(row.filled) == 2]
    if pairs and len(pairs) >= 2 and sum(len(row.filled[0].clean) < 45 for row in pairs) >= 0.8 * len(pairs):
        return Grid(table.name, table, "header", rows=rows)
    return Grid(table.name, table, NOT_READ, rows=rows)


def _short_forms(rows: Iterable[ReadRow]) -> bool:
    pairs = [row.filled for row in rows if len(row.filled) == 2]
    many = [row for row in rows if row.filled]
    if len(pairs) < 3 or len(pairs) < 0.8 * len(many):
        return False
    short = [
        pair
        for pair in pairs
        if len(pair[0].clean) <= 8 and " " not in pair[0].clean and not pair[0].clean.endswith(":")
    ]
    capital = [pair for pair in short if sum(c.isupper() for c in pair[0].clean) >= 2]
    longer = [pair for pair in pairs if len(pair[1].clean) > len(pair[0].clean)]
    return len(capital) >= 0.7 * len(pairs) and len(longer) >= 0.8 * len(pairs)


def as_heading(text: str) -> str:
    """A heading as a reader reads it: without the space at its end, and not in capitals alone."""
    said = squeezed(text)
    mark = re.match(r"^(?:[A-Z]|\d+(?:\.\d+)*)[.)]\s+", said)
    head, rest = (mark[0], said[mark.end() :]) if mark else ("", said)
    return f"{head}{rest.capitalize()}" if rest.isupper() and len(rest) > 4 else said
