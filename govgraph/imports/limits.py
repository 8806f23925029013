"""Posts by kinds of spending: each column is a matter, each row says up to how much its post may authorise."""

from __future__ import annotations

import re

from govgraph.imports.grid import Grid
from govgraph.imports.phrases import Speaker
from govgraph.imports.said import Decider, PaperFacts, ReadMatter
from govgraph.imports.sums import basis_of, doubtful, limit_of
from govgraph.records import replace

_WORDS = {"order": "orders?", "contract": "contracts?", "invoice": "invoices?"}


def read_limits(grid: Grid, said: PaperFacts, speaker: Speaker, below: list[str]) -> None:
    """Adds a matter a column. ``below``: the notes under the table, which say of what the sums are meant."""
    names = grid.columns_of("name", "who")
    bases = _bases(below)
    for column in grid.columns_of("limit"):
        basis, plain = basis_of(column.heading)
        title = re.sub(r"\([^()]*\)", "", plain).strip() or column.heading
        matter = ReadMatter(
            f"Authorise: {title}",
            f"{grid.table.name}, column “{column.heading}”",
            heading=" / ".join(grid.table.under[-1:]) or grid.table.name,
        )
        own = (
            basis
            or next((b for word, b in bases if _names(word, title)), "")
            or next((b for word, b in bases if not word), "")
        )
        for row in grid.rows:
            cell = row.cells[column.place]
            who = row.cells[names[0].place]
            if not who:
                continue
            if cell.pending:
                said.ask(
                    cell.at,
                    cell.pending,
                    "a change that was neither accepted nor rejected",
                    f"{cell.clean or 'nothing'} if the change stands",
                    "what was deleted if it does not",
                )
                continue
            if not cell or cell.clean in {"-", "–", "—"} or cell.clean.lower() in {"n/a", "none"}:
                continue
            if why := doubtful(cell.clean):
                said.ask(cell.at, cell.clean, why)
                continue
            found = limit_of(cell.clean, bare=True, number=cell.number)
            party = speaker.party(who.clean, who.at)
            if found is None or party is None:
                said.pass_over(
                    cell.at, cell.clean, "no amount can be read" if party else f"no post can be told from “{who.clean}”"
                )
                continue
            if found.limit.nil:
                continue
            decider = Decider([party.name], "alone", replace(found.limit, basis=found.limit.basis or own), at=row.at)
            note = grid.text(row, "conditions")
            if note:
                matter.conditions.append(f"{party.name}: {note}")
            matter.deciders.append(decider)
            matter.cells[cell.at] = cell.text
        if matter.deciders:
            said.matters.append(matter)


def _bases(notes: list[str]) -> list[tuple[str, str]]:
    """Sentences such as "Orders: per order." and "Excluding VAT.": (what they are about, the basis)."""
    found = []
    for note in notes:
        for sentence in re.split(r"(?<=[a-z)])\.\s*", note):
            head, colon, rest = sentence.partition(":")
            if colon and len(head.split()) <= 6:
                basis, _ = basis_of(rest)
                if basis:
                    found.append((head.strip(), basis))
            elif basis_of(sentence)[0]:
                found.append(("", basis_of(sentence)[0]))
    return found


def _names(word: str, title: str) -> bool:
    return bool(word) and title.casefold().startswith(word.casefold().rstrip("s"))
