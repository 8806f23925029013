"""A matter a row, and in its columns who decides it, up to how much, on what conditions."""

from __future__ import annotations

import re

from govgraph.imports.grid import Grid, as_heading
from govgraph.imports.keyed import read_keyed_matter
from govgraph.imports.marks import with_its_heading
from govgraph.imports.names import is_organ
from govgraph.imports.neutral import ReadRow, lines
from govgraph.imports.phrases import Speaker, Spoken, matter_clauses
from govgraph.imports.remarks import Remarks
from govgraph.imports.said import Decider, PaperFacts, ReadMatter
from govgraph.imports.sums import basis_of, doubtful, joined, limit_of
from govgraph.records import replace


class RowsReader:
    """Reads one table of matters."""

    def __init__(self, grid: Grid, said: PaperFacts, speaker: Speaker, *, law: str = "", decider: str = "") -> None:
        self.grid, self.said, self.speaker = grid, said, speaker
        self.law = law
        """The Act that the heading of the table names, for rows that give sections alone."""
        self.decider = decider
        """Who decides by the heading above the table, where no column says it."""
        self.remarks = Remarks(said, speaker)

    def read(self) -> None:
        """Adds every matter of the table; a row without a matter goes on with the one above."""
        last: ReadMatter | None = None
        previous = ""
        for row in self.grid.rows:
            name = self.grid.cell(row, "matter")
            number = self.grid.text(row, "number")
            same = name is not None and last is not None and number and number == last.number and name.clean == previous
            again = name is not None and last is not None and not name.anchor and name.clean == previous and name.merged
            if same and last is not None and self._who(row):
                self._continued(last, row)
                continue
            if name is None or again:
                if last is not None and self._who(row):
                    self._continued(last, row)
                else:
                    shown = " | ".join(cell.clean for cell in row.filled[:4])
                    self.said.pass_over(row.at, shown, "no matter stands in the row")
                continue
            last, previous = self._matter(row), name.clean
            self.said.matters.append(last)

    def _who(self, row: ReadRow) -> bool:
        return any(self.grid.cell(row, role) for role in ("who", "reserved", "exercised"))

    def _continued(self, matter: ReadMatter, row: ReadRow) -> None:
        matter.at = f"{matter.at}, {row.at}"
        matter.cells.update({cell.at: cell.text for cell in row.filled})
        before = len(matter.deciders)
        self._deciders(matter, row)
        whose = " and ".join(name for decider in matter.deciders[before:] for name in decider.who)
        cell = self.grid.cell(row, "conditions")
        if cell is not None and whose and cell.clean not in matter.conditions and cell.anchor:
            matter.conditions.append(f"{whose}: {cell.clean}")

    def _matter(self, row: ReadRow) -> ReadMatter:
        cell = self.grid.cell(row, "matter")
        assert cell is not None
        clauses, title, band, reference = matter_clauses(re.sub(r"(?<=\w)[*†‡]+$|[¹²³]+$", "", cell.clean))
        heading = as_heading(
            self.grid.text(row, "theme") or row.heading or (self.grid.table.under[-1] if self.grid.table.under else "")
        )
        matter = ReadMatter(
            with_its_heading(title or cell.clean, heading), row.at, self.grid.text(row, "number"), heading
        )
        if self.grid.columns_of("key"):
            return read_keyed_matter(self.grid, row, self.speaker)
        matter.cells = {c.at: c.text for c in row.filled}
        matter.law = self._law(row)
        matter.written_in = (
            "; ".join(dict.fromkeys(text for text in (matter.law, self.grid.text(row, "reference")) if text))
            or reference
        )
        self._deciders(matter, row)
        self.remarks.of_matter(matter, clauses, cell)
        if band is not None:
            for decider in matter.deciders:
                decider.limit = decider.limit or band
        for role in ("conditions", "consulted", "recommends", "told", "onward"):
            for column in self.grid.columns_of(role):
                if column.place < len(row.cells) and row.cells[column.place]:
                    self.remarks.column(matter, row.cells[column.place], role)
        self._joint(matter, row)
        self._further(matter, row)
        matter.residual = self.remarks.residual(matter.name)
        for part in row.filled:
            if part.pending and part is not cell:
                self.said.ask(
                    part.at,
                    part.pending,
                    "a change that was neither accepted nor rejected",
                    "the change stands",
                    "it does not",
                )
        return matter

    def _law(self, row: ReadRow) -> str:
        text = self.grid.text(row, "law")
        if not text or text in {"-", "–"}:
            return ""
        bare = re.fullmatch(
            r"(?:ss?\.?|sections?|Sch(?:edule)?\.?|reg(?:ulation)?s?\.?|para\.?|art\.?)?\s*[\d(][\w().,\s–-]*",
            text,
            re.IGNORECASE,
        )
        return f"{self.law} {text}" if self.law and bare else text

    def _deciders(self, matter: ReadMatter, row: ReadRow) -> None:
        found: list[tuple[Spoken, bool]] = []
        for role in ("reserved", "who"):
            for column in self.grid.columns_of(role):
                if column.place >= len(row.cells) or not row.cells[column.place]:
                    continue
                cell = row.cells[column.place]
                spoken = self.speaker.who(self._unmarked(matter, cell.text, cell.at), cell.at)
                if role == "reserved":
                    for decider in spoken.deciders:
                        decider.reserved = True
                found.append((spoken, role == "reserved"))
        if not any(spoken.deciders or spoken.unclear or spoken.see for spoken, _ in found):
            own = self.grid.cell(row, "exercised")
            if own is not None:
                spoken = self.speaker.who(own.text, own.at)
                for decider in spoken.deciders:
                    decider.reserved = all(is_organ(name) for name in decider.who)
                found.append((spoken, False))
            elif self.decider and not self.grid.columns_of("who", "reserved", "exercised"):
                matter.deciders.append(Decider([self.decider], at=row.at, reserved=is_organ(self.decider)))
        deciders_before = len(matter.deciders)
        for spoken, _ in found:
            self.remarks.take(matter, spoken, row.at)
        fresh = matter.deciders[deciders_before:]
        self._limits(matter, row, fresh)
        for decider, limit in zip(matter.deciders, joined([d.limit for d in matter.deciders]), strict=True):
            decider.limit = limit

    def _unmarked(self, matter: ReadMatter, text: str, at: str) -> str:
        match = re.search(r"(?<=\w)[*†‡]+$|[¹²³]+$|\[\d+\]$", text.strip())
        if not match:
            return text
        mark = match[0].translate(str.maketrans("¹²³", "123")).strip("[]")
        if note := self.said.notes.get(match[0]) or self.said.notes.get(mark):
            self.remarks.note(matter, note, at)
        return text.strip()[: match.start()]

    def _limits(self, matter: ReadMatter, row: ReadRow, fresh: list[Decider]) -> None:
        """The limits of the columns of limits, for the deciders of the row: one for all, or one a line for each."""
        for column in self.grid.columns_of("limit"):
            if column.place >= len(row.cells) or not row.cells[column.place]:
                continue
            cell = row.cells[column.place]
            texts = lines(cell.text)
            if why := doubtful(cell.clean):
                self.said.ask(cell.at, cell.clean, why)
                matter.notes.append(f"limit as written: {cell.clean}")
                continue
            several = len(texts) > 1 and len(texts) == len(fresh)
            for index, decider in enumerate(fresh):
                found = limit_of(texts[index] if several else cell.clean, bare=True, number=cell.number)
                if found is None:
                    if index == 0 and cell.clean.lower() not in {"-", "–", "—", "n/a", "none", "not applicable", "nil"}:
                        matter.conditions.append(cell.clean)
                    continue
                if found.limit.nil or found.relative:
                    continue
                basis = found.limit.basis or self.grid.text(row, "basis") or basis_of(column.heading)[0]
                decider.limit = replace(found.limit, basis=basis)
                if index == 0 and len(found.rest) > 3:
                    matter.conditions.append(found.rest)

    def _joint(self, matter: ReadMatter, row: ReadRow) -> None:
        cell = self.grid.cell(row, "joint")
        if cell is None or cell.clean.lower() in {"-", "–", "—", "none", "n/a", "no"}:
            return
        names, _, left = self.speaker.listed(cell.clean, cell.at)
        matter.joint_with = names or [cell.clean]
        partners = [name for name in names if all(word[0].isupper() for word in name.split() if len(word) > 3)]
        for decider in matter.deciders if partners else ():
            if decider.limit is None:
                decider.who += [name for name in partners if name not in decider.who]
                decider.how = "together"
        if left and names:
            matter.notes.append(cell.clean)

    def _further(self, matter: ReadMatter, row: ReadRow) -> None:
        cell = self.grid.cell(row, "further")
        if cell is None or cell.clean.lower() in {"-", "–", "—", "none", "n/a", "no", "not delegated further"}:
            if cell is not None and cell.clean.lower().startswith("no"):
                matter.onward = matter.onward or "no"
            return
        spoken = self.speaker.who(cell.text, cell.at)
        names = [name for decider in spoken.deciders for name in decider.who]
        matter.onward = f"yes, to {', '.join(names)}" if names else cell.clean
        matter.conditions += spoken.conditions


def act_of(headings: tuple[str, ...]) -> str:
    """The Act that a heading names: "Duties under the Mental Health Act 1983"."""
    for heading in reversed(headings):
        match = re.search(
            r"((?:[A-Z][\w’'-]+(?: and| of| the|,| \([^)]*\))*\s+)+(?:Act|Order|Regulations|Measure)\s+\d{4})", heading
        )
        if match:
            return re.sub(r"^(?:The|Under|Duties under(?: the)?)\s+", "", match[1]).strip()
    return ""


def of_one_name(heading: str, speaker: Speaker) -> str:
    """Whose heading it is: "Planning Committee", "Functions of the Planning Committee", "3.2 Head of Finance"."""
    text = re.sub(r"^[\dA-Z]{0,3}[\d.]*[.)]?\s+", "", heading).strip()
    if party := speaker.names.one(text):
        return party.name
    match = re.search(
        r"(?:functions|powers|responsibilities|matters|decisions)\b.*?\b(?:of|to|by|for) (?:the )?(?P<who>[A-Z].+)$",
        text,
    )
    if match and (party := speaker.names.one(match["who"])):
        return party.name
    return ""
