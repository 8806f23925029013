"""Matters by bodies: a cell holds a mark (decides, recommends, is consulted), a band, or a name."""

from __future__ import annotations

import re

from govgraph.imports.clauses import clauses_of
from govgraph.imports.grid import Grid, ReadColumn, as_heading
from govgraph.imports.headings import OF_A_PARTY
from govgraph.imports.names import is_organ, key
from govgraph.imports.neutral import ReadCell, ReadRow, squeezed
from govgraph.imports.phrases import Speaker, matter_clauses
from govgraph.imports.remarks import Remarks
from govgraph.imports.said import Decider, Limit, PaperFacts, ReadMatter
from govgraph.imports.sums import doubtful, joined, limit_of
from govgraph.records import replace

_LEGEND = re.compile(
    r"(?P<marks>(?:[^\s=;,]{1,3})(?:\s*(?:,|or|/)\s*[^\s=;,]{1,3})*)\s*[=:–-]\s*(?P<means>[^;=\n]+?)(?=\s*[;,.]\s*[^\s=;,]{1,3}(?:\s*(?:,|or|/)\s*[^\s=;,]{1,3})*\s*[=:]|[;.]|$)"
)
_MEANS = (
    ("nothing", r"\b(?:no part|not applicable|no role|no involvement)\b"),
    ("recommends", r"recommend|advis|propos"),
    ("consulted", r"consult"),
    ("told", r"inform|\btold\b|\bnotes?\b|noting|notif|for information|report"),
    ("prepares", r"prepar|draft|lead"),
    ("decides", r"decid|decision|approv|determin|authoris|reserved|delegat|accountable|responsible|ratif|takes"),
)
_USUAL = {
    "R": "recommends",
    "C": "consulted",
    "I": "told",
    "A": "decides",
    "D": "decides",
    "N": "told",
    "E": "recommends",
    "X": "decides",
}
_TICK = re.compile(r"^(?:[xX✓✔☑√●•■◆★]|[Yy]es\b|Y\b)\s*")
_LETTER = re.compile(r"^(?P<mark>[A-Z]{1,2})(?=$|[\s(–—:,-]|[¹²³⁴⁵⁶⁷⁸⁹*†‡?])\s*[–—:-]?\s*")
_FOOT = re.compile(r"^(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹*†‡]+|\(\d\)|\[\d\])\s*")
_SUPER = {"¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}


class MarksReader:
    """Reads one table of marks."""

    def __init__(self, grid: Grid, said: PaperFacts, speaker: Speaker, legend: dict[str, str]) -> None:
        self.grid, self.said, self.speaker = grid, said, speaker
        self.legend = legend
        self.remarks = Remarks(said, speaker)
        self.banded = self._banded()

    def read(self) -> None:
        """Adds every matter of the table."""
        self._parties()
        for row in self.grid.rows:
            name = self.grid.cell(row, "matter")
            if name is None:
                shown = " | ".join(cell.clean for cell in row.filled[:4])
                self.said.pass_over(row.at, shown, "no matter stands in the row")
                continue
            matter = self._matter(row, name)
            if matter is not None:
                self.said.matters.append(matter)

    def _parties(self) -> None:
        """The bodies that head columns; a column that names several at once, by a note below the table."""
        for column in self.grid.columns:
            if column.role != "party":
                continue
            label = re.sub(r"[*†‡¹²³]+$", "", OF_A_PARTY.sub("", column.heading)).strip()
            party = self.speaker.party(label, column.at)
            if party is None:
                column.role = ""
                continue
            column.party = party.name
            if key(label) != key(party.name):
                self.speaker.names.also(party, label)
            mark = re.search(r"[*†‡¹²³]+$", column.heading)
            note = self.said.notes.get(mark[0], "") if mark else ""
            if note and not party.members:
                members = [p for p in self.speaker.names.within(note) if p is not party]
                if len(members) > 1 and re.search(r"\b(?:are|means?|comprises?|is)\b", note):
                    party.members = [member.name for member in members]
                    party.sort = "collective"
                    spelt = re.match(r"(.{3,60}?)\s+(?:are|means?|comprises?)\b", note)
                    if spelt and key(spelt[1]) == key(party.name):
                        party.aliases.append(party.name)
                        party.name = column.party = spelt[1]
                        self.speaker.names.also(party, spelt[1])
                    party.notes.append(note)

    def _banded(self) -> bool:
        """Do the cells hold bands (and not marks)?"""
        cells = [
            row.cells[c.place].clean
            for row in self.grid.rows
            for c in self.grid.columns
            if c.role == "party" and row.cells[c.place]
        ]
        return sum(limit_of(text, bare=True) is not None for text in cells) > 0.5 * len(cells) if cells else False

    # -- one row -------------------------------------------------------------------------------------------------

    def _matter(self, row: ReadRow, name: ReadCell) -> ReadMatter | None:
        number = self.grid.text(row, "number")
        heading = as_heading(self.grid.text(row, "theme") or row.heading)
        clauses, title, _, law = matter_clauses(re.sub(r"[*†‡¹²³]+$", "", name.clean))
        matter = ReadMatter(with_its_heading(title or name.clean, heading), row.at, number, heading)
        matter.key = self.grid.text(row, "key")
        matter.cells = {cell.at: cell.text for cell in row.filled}
        matter.written_in = self.grid.text(row, "reference") or law
        matter.law = self.grid.text(row, "law")
        basis = self.grid.text(row, "basis")
        columns = [
            column for column in self.grid.columns if column.role in {"party", "named"} and row.cells[column.place]
        ]
        self._merged(matter, row, columns)
        before: Limit | None = None
        if not matter.unclear:
            for column in columns:
                before = self._cell(matter, row.cells[column.place], column, before)
        for limit_, decider in zip(joined([d.limit for d in matter.deciders]), matter.deciders, strict=True):
            decider.limit = replace(limit_, basis=limit_.basis or basis) if limit_ is not None else None
        self.remarks.of_matter(matter, clauses, name)
        for role in ("conditions", "consulted", "recommends", "told", "onward"):
            cell = self.grid.cell(row, role)
            if cell is not None:
                self.remarks.column(matter, cell, role)
        self._several(matter, row)
        if matter.see and not matter.deciders and not matter.unclear and self.banded:
            self.said.pass_over(row.at, matter.see, "it says how, and not who decides")
            return None
        matter.residual = self.remarks.residual(matter.name)
        return matter

    def _merged(self, matter: ReadMatter, row: ReadRow, columns: list[ReadColumn]) -> None:
        for column in columns:
            cell = row.cells[column.place]
            spread = (
                [c for c in columns if row.cells[c.place].merged == cell.merged]
                if cell.merged and cell.across > 1
                else []
            )
            if len(spread) < 2 or not cell.anchor:
                continue
            names = [c.party or c.heading for c in spread]
            if _TICK.match(cell.clean) or _LETTER.match(cell.clean):
                why = f"one mark is merged over {' and '.join(names)}"
                self.said.ask(
                    f"{self.grid.table.name}!{cell.merged}",
                    cell.clean,
                    why,
                    " and ".join(names) + " together",
                    "either",
                    *(f"{name} alone" for name in names),
                )
                matter.unclear = why
            elif len(re.findall(r";", cell.clean)) or not self.speaker.names.within(cell.clean):
                matter.see = cell.clean
                matter.notes.append(cell.clean)

    def _cell(self, matter: ReadMatter, cell: ReadCell, column: ReadColumn, before: Limit | None) -> Limit | None:
        if not cell.anchor and cell.across > 1:
            return before
        text = cell.clean
        if matter.see and cell.merged and cell.across > 1:
            return before
        if text in {"-", "–", "—"} or text.lower() in {"n/a", "na", "none", "no"}:
            return before
        if why := doubtful(text):
            self.said.ask(cell.at, text, why)
            matter.unclear, matter.deciders = why, []
            return before
        if text.endswith("?") or re.search(r"\btb[cad]\b", text, re.IGNORECASE):
            why = f"the mark of {column.party or column.heading} is open: “{text}”"
            self.said.ask(cell.at, text, why, f"{column.party or column.heading} decides", "not settled")
            matter.unclear = why
            return before
        role, rest = self._marked(text, cell)
        if role == "nothing" or matter.unclear:
            return before
        foot = _FOOT.match(rest)
        if foot:
            self._footnote(matter, foot["mark"], cell)
            rest = rest[foot.end() :]
        if column.role == "named":
            return self._named(matter, cell, rest, role, before)
        if role != "decides":
            self._voice(matter, role, rest, column)
            return before
        return self._decides(matter, cell, rest, column, before)

    def _marked(self, text: str, cell: ReadCell) -> tuple[str, str]:
        """What the mark at the head of a cell means, and what follows it."""
        if match := _TICK.match(text):
            mark = match[0].strip()
            return self.legend.get(mark.casefold(), "decides"), text[match.end() :].strip()
        match = _LETTER.match(text)
        if match and (match["mark"].casefold() in self.legend or match["mark"] in _USUAL):
            if match["mark"].casefold() not in self.legend:
                self.said.ask(
                    cell.at.split("!")[0],
                    match["mark"],
                    f"no key says what {match['mark']} means; read as “{_USUAL[match['mark']]}”",
                    *dict.fromkeys(_USUAL.values()),
                )
            return self.legend.get(match["mark"].casefold(), _USUAL.get(match["mark"], "decides")), text[
                match.end() :
            ].strip()
        return "decides", text

    def _voice(self, matter: ReadMatter, role: str, rest: str, column: ReadColumn) -> None:
        target = {"recommends": matter.recommends, "consulted": matter.consulted, "told": matter.told}.get(role)
        if target is None:
            matter.notes.append(f"{column.party} {role}")
        elif column.party not in target:
            target.append(column.party)
        if rest:
            matter.notes.append(f"{column.party}: {rest}")

    def _named(self, matter: ReadMatter, cell: ReadCell, rest: str, role: str, before: Limit | None) -> Limit | None:
        if role != "decides":
            people = self.speaker.people([rest], cell.at)
            {"recommends": matter.recommends, "consulted": matter.consulted, "told": matter.told}.get(
                role, matter.notes
            ).extend(people)
            return before
        either = re.match(r"or\s+", rest, re.IGNORECASE)
        spoken = self.speaker.who(rest[either.end() :] if either else rest, cell.at)
        if either and spoken.deciders and matter.deciders:
            matter.deciders[-1].who += spoken.deciders[0].who
            matter.deciders[-1].how = "any"
            return before
        self.remarks.take(matter, spoken, cell.at)
        return matter.deciders[-1].limit if matter.deciders else before

    def _decides(
        self, matter: ReadMatter, cell: ReadCell, rest: str, column: ReadColumn, before: Limit | None
    ) -> Limit | None:
        found = limit_of(rest, bare=True, number=cell.number) if rest or cell.number is not None else None
        named = (
            [p for p in self.speaker.names.within(re.sub(r"\(not [^)]*\)", "", rest)) if p.name != column.party]
            if rest
            else []
        )
        if named and found is not None:
            spoken = self.speaker.who(re.sub(r"\(not [^)]*\)", "", rest), cell.at, bare=True)
            self.remarks.take(matter, spoken, cell.at)
            return matter.deciders[-1].limit if matter.deciders else before
        limit: Limit | None = None
        if found is not None and found.limit.nil:
            return before
        if found is not None:
            limit, rest = found.limit, found.rest
            if found.relative:
                if before is None or before.high is None:
                    why = f"“{cell.clean}” names no figure, and none stands before it"
                    self.said.ask(cell.at, cell.clean, why)
                    matter.unclear = matter.unclear or why
                    return before
                limit = Limit(
                    low=before.high, low_included=not before.high_included, basis=before.basis, written=cell.clean
                )
        scope = re.sub(r"^\((.*)\)$", r"\1", rest).strip()
        if re.fullmatch(r"all|any|full|any amount|all amounts|unlimited", scope, re.IGNORECASE):
            scope = ""
        how = "alone"
        if re.fullmatch(r"jointly|joint|together|both", scope, re.IGNORECASE):
            how, scope = "together", ""
        clauses = clauses_of(scope)
        if clauses.consulted or clauses.recommends or clauses.told or clauses.conditions or clauses.deputy:
            matter.consulted += self.speaker.people(clauses.consulted, cell.at)
            matter.recommends += self.speaker.people(clauses.recommends, cell.at)
            matter.told += self.speaker.people(clauses.told, cell.at)
            matter.conditions += clauses.conditions
            scope = clauses.rest
        reserved = (is_organ(column.party) and not re.search(r"delegat", column.group, re.IGNORECASE)) or bool(
            re.search(r"reserved", f"{column.group} {column.heading}", re.IGNORECASE)
        )
        last = matter.deciders[-1] if matter.deciders else None
        if how == "together" and last is not None and last.how == "together" and last.limit == limit:
            last.who.append(column.party)
        else:
            matter.deciders.append(
                Decider(
                    [column.party],
                    "together" if how == "together" else "alone",
                    limit,
                    scope,
                    clauses.deputy,
                    at=cell.at,
                    reserved=reserved,
                )
            )
        return limit or before

    def _several(self, matter: ReadMatter, row: ReadRow) -> None:
        """Two marks in one row, with no band, no case and no word on how they act: asked."""
        plain = [d for d in matter.deciders if d.limit is None and not d.scope and d.how == "alone"]
        for decider in matter.deciders:
            if decider.how == "together" and len(decider.who) == 1:
                decider.how = "alone"
        if len(plain) < 2:
            return
        names = [name for d in plain for name in d.who]
        said = " ".join(matter.notes + matter.conditions)
        if re.search(
            r"\b(?:both|jointly|together|all) (?:sign|act|agree|approve|decide|must)|\bjointly\b", said, re.IGNORECASE
        ):
            plain[0].who, plain[0].how = names, "together"
        elif re.search(r"\beither\b|\bany one\b", said, re.IGNORECASE):
            plain[0].who, plain[0].how = names, "any"
        else:
            self.said.ask(
                row.at,
                ", ".join(names),
                "several are marked, and not whether they act together or either may",
                "together",
                "either",
            )
            plain[0].who, plain[0].how = names, "alone"
        matter.deciders = [d for d in matter.deciders if d not in plain[1:]]

    def _footnote(self, matter: ReadMatter, mark: str, cell: ReadCell) -> None:
        number = "".join(_SUPER.get(letter, letter) for letter in mark).strip("()[]")
        note = self.said.notes.get(mark) or self.said.notes.get(number)
        if note is None:
            self.said.ask(cell.at, cell.clean, f"no note {number} stands below the table", "a condition is missing")
            return
        self.remarks.note(matter, note, cell.at)


def with_its_heading(title: str, heading: str) -> str:
    """ "Virement within a directorate", where the row says "Within a directorate" under the heading "B. Virement"."""
    if not re.match(
        r"(?:within|between|up to|above|below|over|under|from|for|in|of|other|all other)\b", title, re.IGNORECASE
    ):
        return title
    head = re.sub(r"^(?:[A-Z]|\d+(?:\.\d+)*)[.)]?\s+", "", heading)
    return (
        f"{head} {title[:1].lower()}{title[1:]}"
        if head and len(head.split()) <= 6 and not title.lower().startswith("all other")
        else title
    )


def legend_of(texts: list[tuple[str, str]]) -> dict[str, str]:
    """What marks mean, by the key of the paper. Each text comes with its address."""
    found: dict[str, str] = {}
    for _, text in texts:
        if not re.search(r"\b(?:key|legend)\b|=", text, re.IGNORECASE):
            continue
        said = re.sub(r"^\s*(?:key|legend)\s*:?\s*", "", squeezed(text), flags=re.IGNORECASE)
        pairs = [(m["marks"], m["means"]) for m in _LEGEND.finditer(said)]
        if len(pairs) < 2 and not re.match(r"\s*(?:key|legend)", text, re.IGNORECASE):
            continue
        for marks, means in pairs:
            role = next((role for role, pattern in _MEANS if re.search(pattern, means, re.IGNORECASE)), "")
            for mark in re.split(r"\s*(?:,|\bor\b|/)\s*", marks):
                if role and mark.strip():
                    found[mark.strip().casefold()] = role
    return found
