"""Registers of bodies and posts: one row a body or post, several rows where several hold one post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govgraph.imports.grid import Grid
from govgraph.imports.headings import plain
from govgraph.imports.keyed import read_keyed
from govgraph.imports.names import key, sort_of
from govgraph.imports.neutral import ReadCell, ReadRow, squeezed
from govgraph.imports.said import Decider, PaperFacts, ReadMatter, ReadParty, Sort
from govgraph.imports.sums import basis_of, doubtful, limit_of

if TYPE_CHECKING:
    from govgraph.imports.phrases import Speaker

_CLASS = re.compile(
    r"\b(?:class|group|category|type) of (?:posts?|officers?|staff)\b|\bposts\b|\brota\b", re.IGNORECASE
)
_POST = re.compile(r"\b(?:posts?|officers?|roles?|positions?|staff|employee|rota|individual)\b", re.IGNORECASE)
_VACANT = re.compile(r"^\(?vacan(?:t|cy)\b", re.IGNORECASE)
_NO_LINE = {"xx", "x", "-", "–", "—", "n/a", "none", "nil", "not applicable", "n/k"}
"""What registers write where somebody reports to nobody in the list."""
_UNNAMED = {
    "n/d",
    "n/a",
    "not disclosed",
    "-",
    "–",
    "—",
    "none",
    "tbc",
    "redacted",
    "n/k",
    "eliminated",
    "various",
    "xx",
}
_FORMER_DATES = re.compile(
    r"\s*\(?(?:(?:until|to|till|up to)\s+(?P<to>[^()]*\d[^()]*)|(?P<a>\d{4}(?:-\d{2}(?:-\d{2})?)?)\s*(?:-|–|—|to)\s*(?P<b>\d{4}(?:-\d{2}(?:-\d{2})?)?)|from\s+(?P<from>[^()]*?\d[^()]*?)(?:\s+(?:to|until)\s+(?P<end>[^()]*\d[^()]*))?)\)?\s*$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|formerly|previously)(?: (?:known as|called))?\s+(?:the\s+)?(?P<name>.+?)\s+(?:until|to|till)\s+(?P<to>[\w./ -]*\d[\w./ -]*)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\balso (?:reports?|answers|accountable) to (?:the )?(?P<name>[^;.(]+)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
_OTHER_LINE = re.compile(r"^(?:named|appointed|nominated|elected|chosen)(?: \w+)? by\b", re.IGNORECASE)


def read_register(grid: Grid, said: PaperFacts) -> None:
    """Adds the parties of a register. Rows with one reference or (in a list without references) one name are one party."""
    if grid.columns_of("key") and grid.columns_of("tie"):
        read_keyed(grid, said)
        return
    known: dict[str, ReadParty] = {}
    for row in grid.rows:
        name_cell = grid.cell(row, "name")
        if name_cell is None:
            shown = " | ".join(cell.clean for cell in row.filled[:4])
            said.pass_over(row.at, shown, "no name stands in the row")
            continue
        party = _party(grid, row, name_cell)
        reference = next(iter(party.identifiers.values()), "")
        identity = (
            key(reference)
            if reference
            else f"{key(party.name)}|{key(party.parent)}|{key(' '.join(party.unit))}|{len(known)}"
        )
        if reference and identity in known:
            _add_holder(known[identity], party, said, row)
            continue
        known[identity] = party
        said.parties.append(party)
        _officer_of(grid, row, party, said)


def _party(grid: Grid, row: ReadRow, name_cell: ReadCell) -> ReadParty:
    kind = grid.text(row, "kind")
    name = name_cell.clean.rstrip("*†‡")
    party = ReadParty(name=name, sort=_sort(grid, row, name, kind), at=row.at, kind=kind, listed=True)
    for column in grid.columns_of("identifier"):
        if column.place < len(row.cells) and (text := row.cells[column.place].clean):
            party.identifiers[plain(column.heading)] = text
    for role in ("short", "former"):
        for column in grid.columns_of(role):
            text = row.cells[column.place].text if column.place < len(row.cells) else ""
            for part in _parts(text):
                _name(party, part, former=role == "former")
    party.parent = grid.text(row, "parent")
    party.start, party.until = grid.text(row, "start"), grid.text(row, "until")
    party.unit = [
        text
        for column in grid.columns_of("unit")
        if column.place < len(row.cells) and (text := row.cells[column.place].clean)
    ]
    party.links = [
        text
        for column in grid.columns_of("link")
        if column.place < len(row.cells) and (text := row.cells[column.place].clean)
    ]
    _holder(party, grid.text(row, "holder"))
    state = grid.text(row, "state")
    if state and re.search(
        r"inactive|closed|dissolved|abolished|ended|former|false|^no$|defunct", state, re.IGNORECASE
    ):
        party.details["state"] = state
    for column in grid.columns_of("conditions", "theme"):
        if column.place < len(row.cells) and (text := row.cells[column.place].clean):
            _comment(party, text)
    for column in grid.columns:
        if column.role in {"grade", "fte", "statutory", "details", "law", ""} and column.place < len(row.cells):
            text = row.cells[column.place].clean
            if text and column.heading and column.role != "statutory":
                party.details[plain(column.heading)] = text
    return party


def _sort(grid: Grid, row: ReadRow, name: str, kind: str) -> Sort:
    if _CLASS.search(kind):
        return "class"
    if kind and _POST.search(kind) and not re.search(r"\bgroup|panel|committee|team|forum\b", kind, re.IGNORECASE):
        return "post"
    heads = {plain(column.heading) for column in grid.columns_of("name")}
    if "generic job title" in heads:
        return "class"
    if any(
        re.search(r"\b(?:job|post|position|role)\b.*\btitle\b|\bposts?\b$|^position$|^role$", head) for head in heads
    ) and not any("committee" in head or "body" in head for head in heads):
        return "post"
    if kind:
        return "body" if sort_of(kind) != "post" or sort_of(name) == "body" else "post"
    posts = {"grade", "fte", "holder"} & {column.role for column in grid.columns}
    if posts and not grid.columns_of("link") and len(posts) > 1:
        return "post"
    return sort_of(name) or "body"


def _parts(text: str) -> list[str]:
    """Several values of one cell: by semicolons, strokes of a pen or lines; a comma only between short forms."""
    parts = [squeezed(part) for part in re.split(r"[;|\n\r]+", text) if squeezed(part)]
    found: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",")]
        found += (
            pieces if len(pieces) > 1 and all(len(piece) <= 10 and " " not in piece for piece in pieces) else [part]
        )
    return found


def _name(party: ReadParty, text: str, *, former: bool) -> None:
    match = _FORMER_DATES.search(text)
    if match:
        name = text[: match.start()].strip(" ,(")
        until = match["to"] or match["b"] or match["end"] or ""
        party.former.append((name, (match["a"] or match["from"] or "").strip(), until.strip()))
    elif former:
        party.former.append((text, "", ""))
    elif key(text) != key(party.name):
        party.aliases.append(text)


def _holder(party: ReadParty, text: str) -> None:
    for part in re.split(r"\s*[;\n]\s*", text):
        name = squeezed(part)
        if not name:
            continue
        if _VACANT.match(name):
            party.vacant = True
        elif name.lower() not in _UNNAMED:
            party.holders.append(name)


def _add_holder(party: ReadParty, again: ReadParty, said: PaperFacts, row: ReadRow) -> None:
    """A second row of one reference: a second holder of the post; what it says otherwise is asked about."""
    if key(party.name) != key(again.name):
        said.ask(row.at, again.name, f"its reference is that of {party.name} ({party.at})", party.name, again.name)
        return
    party.at = f"{party.at}, {row.at}"
    party.holders += [name for name in again.holders if name not in party.holders]
    party.details["holders"] = str(int(party.details.get("holders", "1")) + 1)
    party.notes += [note for note in again.notes if note not in party.notes]


def _comment(party: ReadParty, text: str) -> None:
    was = _WAS.search(text)
    if was:
        party.former.append((was["name"].strip(), "", was["to"].strip(" .")))
        return
    also = _ALSO.search(text)
    if also:
        party.others.append(("reports to", also["name"].strip()))
    plain_text = squeezed(text)
    if len(plain_text) <= 6 and _INITIALS.fullmatch(plain_text) and sort_of(plain_text) is None:
        party.details["role"] = plain_text
    party.notes.append(text)


def _officer_of(grid: Grid, row: ReadRow, party: ReadParty, said: PaperFacts) -> None:
    """A body's row that names its principal officer: a post of that body, with its holder."""
    title = grid.text(row, "holder title")
    if party.sort != "body" or not (title or party.holders):
        return
    holders, party.holders = party.holders, []
    vacant, party.vacant = party.vacant, False
    for part in _parts(title) or ["Head"]:
        if not title:
            party.details["holder"] = "; ".join(holders)
            return
        post = ReadParty(name=part, sort="post", at=row.at, holders=holders, vacant=vacant, unit=[party.name])
        post.others.append(("of", party.name))
        said.parties.append(post)


def limits_of_register(grid: Grid, said: PaperFacts) -> None:
    """A register with a column of limits says who may commit how much: one matter a column."""
    for column in grid.columns_of("limit"):
        basis, _ = basis_of(column.heading)
        matter = ReadMatter(
            name=_matter_name(column.heading),
            at=f"column {column.place + 1}" if grid.table.rows and grid.headed_at.startswith("record") else column.at,
            heading=column.heading,
        )
        for row in grid.rows:
            if column.place >= len(row.cells) or not row.cells[column.place]:
                continue
            cell, name = row.cells[column.place], grid.cell(row, "name")
            if name is None or cell.clean in {"-", "–", "—"}:
                continue
            party = next((p for p in said.parties if row.at in p.at.split(", ")), None)
            if party is None or any(
                decider.at and party.name in decider.who and party.at.startswith(decider.at)
                for decider in matter.deciders
            ):
                continue
            if why := doubtful(cell.clean):
                said.ask(cell.at, cell.clean, why, *_readings(cell.clean))
                continue
            found = limit_of(cell.clean, bare=True, number=cell.number)
            if found is None:
                said.pass_over(cell.at, cell.clean, "no amount can be read")
                continue
            if found.limit.nil:
                continue
            limit = found.limit if found.limit.basis else _based(found.limit, basis)
            matter.deciders.append(Decider([party.name], "alone", limit, at=party.at.split(", ")[0]))
            matter.cells[cell.at] = cell.text
        if matter.deciders:
            said.matters.append(matter)


def _readings(text: str) -> tuple[str, ...]:
    digits = text.replace("£", "").strip()
    return (f"£{digits.replace('.', ',')}", f"£{float(digits):g}") if re.fullmatch(r"\d+\.\d{3}", digits) else ()


def _based(limit: object, basis: str):  # type: ignore[no-untyped-def]  # a dataclass is copied
    from govgraph.records import replace

    return replace(limit, basis=basis)


def _matter_name(heading: str) -> str:
    said = squeezed(re.sub(r"\([^()]*\)", "", heading))
    if re.search(r"\bspend", said, re.IGNORECASE):
        return "Commit spending"
    return f"Authorise: {said}"


def statutory_roles(grid: Grid, said: PaperFacts) -> None:
    """A column of statutory roles: to act as each is a matter, and the post decides it."""
    for row in grid.rows:
        cell, name = grid.cell(row, "statutory"), grid.cell(row, "name")
        if cell is None or name is None:
            continue
        for part in _parts(cell.text):
            if re.match(r"deputy\b", part, re.IGNORECASE):
                continue  # a deputy acts for another, in whom the role stands
            law = re.search(r"\(([^()]*\d[^()]*)\)\s*$|,\s*([^,]*\bAct\b[^,]*\d.*)$", part)
            matter = ReadMatter(name=f"Act as {part}", at=row.at, heading="Statutory role")
            matter.deciders = [Decider([name.clean], "alone", at=row.at)]
            matter.written_in = squeezed((law[1] or law[2]) if law else "")
            matter.cells = {cell.at: cell.text, name.at: name.text}
            said.matters.append(matter)


def check_lines(said: PaperFacts, speaker: Speaker) -> None:
    """Every "reports to" of a list is held against the list: by reference, by name, by both; what is not sure is asked."""
    for party in list(said.parties):
        if not party.parent or not party.listed or party.keyed is not None:
            continue
        if party.parent.lower() in _NO_LINE:
            party.parent = ""
            continue
        if ";" in party.parent:
            written = [squeezed(part) for part in party.parent.split(";") if squeezed(part)]
            party.parent = written[0]
            party.others += [("reports to", other) for other in written[1:]]
        text = party.parent
        names = speaker.names
        several = names.all_of(text)
        found = names.one(text)
        if found is not None:
            party.parent = found.name if len(names.all_of(found.name)) == 1 else text
            party.details["parent id"] = _identity(found)
            continue
        if len(several) > 1:
            refs = [f"{next(iter(p.identifiers.values()), p.at)} {p.name}" for p in several]
            said.ask(
                f"{party.at}, {_heading_of('parent')}", text, f"{len(several)} are called {text}", *refs, "all of them"
            )
            party.unsure_parent, party.parent = f"{len(several)} are called {text}", ""
            continue
        start = names.starting(text)
        if start is not None and (
            not start[1] or names.one(start[1]) is start[0] or key(start[1]) == key(start[0].name)
        ):
            party.parent, party.details["parent id"] = start[0].name, _identity(start[0])
            continue
        if re.search(r"\s/\s|/", text) and not names.one(text):
            said.ask(
                party.at,
                text,
                "short forms with a stroke between them: both, or one",
                *re.split(r"\s*/\s*", text),
                "both",
            )
            party.unsure_parent, party.parent = f"“{text}” can be read in two ways", ""
            continue
        parts = [names.one(part) for part in re.split(r"\s*(?:;|\band\b|,)\s*", text)]
        if len(parts) > 1 and all(parts):
            first, *rest = [part for part in parts if part]
            party.parent, party.details["parent id"] = first.name, _identity(first)
            party.others += [("reports to", part.name) for part in rest]
            continue
        if _OTHER_LINE.match(text):
            party.notes.append(text)
            party.parent = ""


def _identity(party: ReadParty) -> str:
    return next(iter(party.identifiers.values()), "") or party.name


def _heading_of(role: str) -> str:
    return {"parent": "reports to"}.get(role, role)
