"""Rows that govgraph itself wrote out: they carry the ids of a scenario, and are taken as they stand.

A scheme that is exported, changed in Excel or Word and imported again gives the same scenario with the change: a row with a
key is that thing or matter, and a new row without one is a new one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govgraph.imports.names import sort_of
from govgraph.imports.neutral import ReadRow, lines, squeezed
from govgraph.imports.said import Keyed, PaperFacts, ReadMatter, ReadParty, Sort

if TYPE_CHECKING:
    from govgraph.imports.grid import Grid
    from govgraph.imports.phrases import Speaker

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*\Z")


def _several(text: str) -> list[str]:
    return [part for part in (squeezed(piece) for piece in re.split(r"[;\n]", text)) if part]


def read_keyed(grid: Grid, said: PaperFacts) -> None:
    """Adds the parties of a list that an export wrote."""
    for row in grid.rows:
        name, kind = grid.text(row, "name"), grid.text(row, "kind")
        if not name:
            said.pass_over(row.at, " | ".join(cell.clean for cell in row.filled[:4]), "no name stands in the row")
            continue
        sorts: dict[str, Sort] = {"post": "post", "class of posts": "class", "group": "collective"}
        sort: Sort = sorts.get(kind) or ("body" if kind or sort_of(name) != "post" else "post")
        party = ReadParty(name, sort, at=row.at, kind=kind, listed=grid.text(row, "listed").lower() == "yes")
        said.lists_posts = said.lists_posts or party.listed
        party.aliases = _several(grid.text(row, "short"))
        party.former = [(text, "", "") for text in _several(grid.text(row, "former"))]
        party.start, party.until = grid.text(row, "start"), grid.text(row, "until")
        for text in _several(grid.text(row, "holder")):
            if text.lower() == "vacant":
                party.vacant = True
            else:
                party.holders.append(text)
        party.identifiers = {
            part.partition(":")[0].strip(): part.partition(":")[2].strip()
            for part in _several(grid.text(row, "codes"))
            if ":" in part
        }
        party.links, party.members = _several(grid.text(row, "link")), _several(grid.text(row, "members"))
        note = _remarks(grid, row)
        party.notes = [note] if note else []
        key = grid.text(row, "key")
        if _ID.match(key):
            party.keyed = Keyed(
                key,
                kind=grid.text(row, "registry kind"),
                tie=grid.text(row, "tie"),
                hangs_on=tuple(_several(grid.text(row, "hangs on"))),
                reports_to=tuple(_line(text) for text in _several(grid.text(row, "parent"))),
                of=tuple(_several(grid.text(row, "of"))),
                read_in=grid.text(row, "read in"),
            )
        else:
            party.parent = grid.text(row, "parent") or grid.text(row, "hangs on")
        said.parties.append(party)


def _remarks(grid: Grid, row: ReadRow) -> str:
    return next((row.cells[c.place].clean for c in grid.columns if c.heading == "Remarks" and row.cells[c.place]), "")


def _line(text: str) -> tuple[str, str]:
    match = re.fullmatch(r"(?P<name>.+) \((?P<manner>line|matrix|written)\)", text)
    return (match["name"], match["manner"]) if match else (text, "")


def read_keyed_matter(grid: Grid, row: ReadRow, speaker: Speaker) -> ReadMatter:
    """The matter of a row that an export wrote, or of one that was added to it."""
    under = re.sub(r"^Schedule \d+: ", "", grid.table.under[-1]) if grid.table.under else ""
    heading = grid.text(row, "theme") or row.heading or ("" if under == "Other matters" else under)
    matter = ReadMatter(grid.text(row, "matter"), row.at, grid.text(row, "number"), heading)
    key = grid.text(row, "key")
    matter.key = key if _ID.match(key) else ""
    matter.read_in = grid.text(row, "read in")
    matter.cells = {cell.at: cell.text for cell in row.filled}
    matter.written_in = grid.text(row, "reference")
    matter.onward = grid.text(row, "onward").lower()
    note = _remarks(grid, row)
    matter.notes = [note] if note else []
    if match := re.match(r"See ([^;]+)(?:; )?", note):
        matter.see = match[1]
        matter.notes = [note[match.end() :]] if note[match.end() :] else []
    conditions = [c for c in grid.columns_of("conditions") if c.heading != "Remarks"]
    matter.conditions = [text for c in conditions for text in lines(row.cells[c.place].text)]
    for role, target in (("consulted", matter.consulted), ("recommends", matter.recommends), ("told", matter.told)):
        target += _several(grid.cell(row, role).text if grid.cell(row, role) else "")  # type: ignore[union-attr]  # just seen
    _deciders(matter, grid, row, speaker)
    return matter


def _deciders(matter: ReadMatter, grid: Grid, row: ReadRow, speaker: Speaker) -> None:
    from govgraph.records import replace

    bases, grounds = _lines_of(grid, row, "basis"), _lines_of(grid, row, "ground")
    number = 0
    for role in ("reserved", "who"):
        cell = grid.cell(row, role)
        for text in lines(cell.text) if cell else ():
            basis = bases[number] if number < len(bases) else bases[0] if len(bases) == 1 else ""
            ground = grounds[number] if number < len(grounds) else grounds[0] if len(grounds) == 1 else ""
            number += 1
            if match := re.match(r"Unclear(?:: (?P<why>.*))?$", text):
                matter.unclear = match["why"] or "it is marked as unclear"
                continue
            if text.startswith("Not stated"):
                continue
            plain, scope = _scope(text, speaker)
            spoken = speaker.who(plain, cell.at if cell else row.at)
            for decider in spoken.deciders:
                decider.scope = scope or decider.scope
                decider.reserved = role == "reserved"
                decider.ground = ground
                if decider.limit is not None and basis and basis != "–":
                    decider.limit = replace(decider.limit, basis=basis)
            matter.deciders += spoken.deciders
            matter.consulted += [
                name for name in speaker.people(spoken.consulted, row.at) if name not in matter.consulted
            ]
            matter.conditions += spoken.conditions
            matter.unclear = matter.unclear or spoken.unclear


def _scope(text: str, speaker: Speaker) -> tuple[str, str]:
    """What stands in brackets behind a name is the case, whatever it says; brackets of a name stay."""
    match = re.fullmatch(r"(?P<who>.+?) \((?P<scope>.+)\)(?P<band>: .+)?", text)
    if not match or speaker.names.one(f"{match['who']} ({match['scope']})"):
        return text, ""
    return f"{match['who']}{match['band'] or ''}", match["scope"]


def _lines_of(grid: Grid, row: ReadRow, role: str) -> list[str]:
    cell = grid.cell(row, role)
    return lines(cell.text) if cell else []


def read_documents(grid: Grid) -> dict[str, dict[str, str]]:
    """The list of sources of an export: code, document, by, written, file."""
    places = {column.heading: column.place for column in grid.columns}
    found: dict[str, dict[str, str]] = {}
    for row in grid.rows:
        cells = {name: row.cells[place].clean for name, place in places.items() if place < len(row.cells)}
        if not cells.get("Code"):
            continue
        fields = (("title", "Document"), ("by", "By"), ("written", "Written"), ("file", "File"))
        found[cells["Code"]] = {name: cells[head] for name, head in fields if cells.get(head)}
    return found
