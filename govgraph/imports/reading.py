"""From a paper to what it says: each table by its shape, the text by its sentences, in two passes.

The first pass reads lists of bodies and posts, short forms and footnotes, so that the second knows who is meant by
"FPC" or by "the Board".
"""

from __future__ import annotations

import re

from govgraph.imports.grid import Grid, grids_of
from govgraph.imports.headers import holder_words, read_header, read_title, residual_holder, standing_rule
from govgraph.imports.headings import NOT_READ
from govgraph.imports.keyed import read_documents
from govgraph.imports.kinds import family_of, kind_of_head
from govgraph.imports.limits import read_limits
from govgraph.imports.mapping import Understanding, overrule, with_cells
from govgraph.imports.marks import MarksReader, legend_of
from govgraph.imports.names import Directory, key
from govgraph.imports.neutral import Paper, Paragraph, ReadRow, ReadTable, squeezed
from govgraph.imports.paragraphs import ParagraphReader
from govgraph.imports.phrases import Speaker
from govgraph.imports.registers import check_lines, limits_of_register, read_register, statutory_roles
from govgraph.imports.rows import RowsReader, act_of, of_one_name
from govgraph.imports.said import PaperFacts, ReadParty, StandingRule
from govgraph.records import replace

_FOOTNOTE = re.compile(
    r"^(?:notes?\s+)?(?P<mark>[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d+\]|\(\d+\)|\d{1,2})[.:)]?\s+(?P<text>[A-Z“\"‘'].*)$",
    re.IGNORECASE | re.DOTALL,
)


class Reader:
    """Reads one paper; ``said`` is what it says, ``grids`` how its tables were understood."""

    def __init__(self, paper: Paper, understanding: Understanding | None = None) -> None:
        self.wanted = understanding or Understanding()
        self.paper = with_cells(paper, self.wanted.cells)
        self.said = PaperFacts()
        self.grids: list[Grid] = []
        self.kept: dict[tuple[str, int], list[Grid]] = {}
        """Tables as they were understood, by name and by how many parties were known then."""

    def read(self) -> PaperFacts:
        """Everything that the paper says."""
        self.said.not_read += self.paper.not_read
        self._first_pass()
        names = Directory(self.said.parties, self.said.acronyms)
        for written, meant in self.wanted.names.items():
            if (party := names.one(meant)) is not None:
                names.also(party, written)
        self.speaker = Speaker(names, self.said)
        self._about()
        self._second_pass()
        for grid in self.grids:
            if grid.shape == "register":
                limits_of_register(grid, self.said)
                statutory_roles(grid, self.said)
        check_lines(self.said, self.speaker)
        self.said.rules = [self._with_holder(rule) for rule in self.said.rules]
        self._sent_to_tables()
        self._written_in()
        return self.said

    # -- first: lists, short forms, footnotes ------------------------------------------------------------------------

    def _first_pass(self) -> None:
        for table in self.paper.tables:
            for grid in self._grids(table, Directory(), []):
                if grid.shape == "register":
                    read_register(grid, self.said)
                    self.said.lists_posts = any(
                        party.listed and party.sort in {"post", "class"} for party in self.said.parties
                    )
                elif {"Code", "Document"} <= {column.heading for column in grid.columns}:
                    self.said.documents = read_documents(grid)
                elif grid.shape == "short forms":
                    pairs = [row.filled for row in grid.rows if len(row.filled) == 2]
                    self.said.acronyms.update({pair[0].clean: pair[1].clean for pair in pairs})
                for row in (*grid.notes, *(grid.rows if grid.shape == NOT_READ else ())):
                    self._footnote(" ".join(cell.clean for cell in row.filled))
        for part in self.paper.paragraphs:
            self._footnote(part.clean)

    def _footnote(self, text: str) -> None:
        if match := _FOOTNOTE.match(text):
            self.said.notes.setdefault(match["mark"].strip("[]()"), match["text"])
            if short := re.fullmatch(
                r"(?P<short>[A-Z][A-Za-z]{1,7}) (?:=|means|stands for) (?P<meant>[^.;=]+)\.?", match["text"]
            ):
                self.said.acronyms.setdefault(short["short"], short["meant"])

    def _grids(self, table: ReadTable, names: Directory, not_read: list[object]) -> list[Grid]:
        wanted = self.wanted.tables.get(table.name, {})
        known = (table.name, len(names.parties))
        if not_read is not self.said.not_read and known in self.kept:
            return self.kept[known]
        found = grids_of(table, names, wanted, not_read)  # type: ignore[arg-type]  # a list that is thrown away
        for grid in found:
            overrule(grid, self.wanted.tables.get(grid.name, {}))
        if not_read is not self.said.not_read:
            self.kept[known] = found
        return found

    # -- the paper about itself --------------------------------------------------------------------------------------

    def _about(self) -> None:
        about = self.said.about
        heads: list[str] = []
        for block in self.paper.blocks:
            if isinstance(block, Paragraph):
                if block.level > 1 or (block.level == 1 and heads):
                    break
                heads.append(block.clean)
            elif self.paper.format == "docx":
                break
        for table in self.paper.tables:
            for grid in self._grids(table, self.speaker.names, []):
                if grid.shape == "header":
                    left = read_header(grid.rows, about)
                    heads += [row.filled[0].clean for row in left if row.filled][:3]
                else:
                    heads += [cell.clean for row in grid.above for cell in row.filled]
        for text in about.standing:
            rule = standing_rule(text, self.paper.file, self.speaker.names) or StandingRule(
                "other", text, self.paper.file
            )
            self.said.rules.append(replace(rule, says=text))
        read_title(heads, about)
        about.organisation = self.wanted.organisation or about.organisation
        about.title = self.wanted.title or about.title
        self._owner()

    def _owner(self) -> None:
        """The body whose paper it is: of its list, or a new one."""
        about, names = self.said.about, self.speaker.names
        shapes = {grid.shape for table in self.paper.tables for grid in self._grids(table, names, [])}
        if not about.organisation and not shapes & {"marks", "rows", "limits"} and self.paper.format != "docx":
            return
        if not about.organisation:
            roots = [p for p in self.said.parties if p.sort == "body" and not p.parent and p.listed and not p.unit]
            if len(roots) == 1:
                about.organisation = roots[0].name
            else:
                about.organisation = f"The body of {self.paper.file}"
                self.said.ask(
                    "the whole paper", "", "no body is named at its head: say in the mapping whose it is (organisation)"
                )
                self.said.parties.insert(0, names.add(ReadParty(about.organisation, "body", at=self.paper.file)))
            return
        if names.one(about.organisation) is None:
            for party in self.said.parties:  # "NHS NORTHVALE ICB" at the head, the full name in the list
                if (
                    party.sort == "body"
                    and (key(party.name) in key(about.organisation) or key(about.organisation) in key(party.name))
                    and len(key(party.name).split()) > 2
                ):
                    about.organisation = party.name
                    return
            party = names.add(ReadParty(about.organisation, "body", at=self.paper.file))
            self.said.parties.insert(0, party)
        else:
            party = names.one(about.organisation)  # type: ignore[assignment]  # it is there
            about.organisation = party.name
        for word in ("trust", "council", "university", "college", "agency", "company", "authority"):
            if not re.search(rf"\b{word}\b", about.organisation, re.IGNORECASE) or names.all_of(f"the {word}"):
                continue
            if word == "council" and family_of(kind_of_head(about.organisation)) == "council":
                # "the Council" decides in its meeting: that is its full council
                meeting = names.one("Full Council")
                if meeting is not None:
                    names.also(meeting, "Council")
                else:
                    names.add(ReadParty("Full Council", "body", at=party.at, parent=party.name, aliases=["Council"]))
            else:
                names.also(party, f"the {word.capitalize()}")

    # -- second: matters and standing text ---------------------------------------------------------------------------

    def _second_pass(self) -> None:
        legend = legend_of(self._texts())
        walker = ParagraphReader(self.said, self.speaker)
        started = False
        for place, block in enumerate(self.paper.blocks):
            if isinstance(block, ReadTable):
                self._table(block, legend, place, walker)
                continue
            if block.level:
                started = True
                walker.heading(block)
            elif walker.headings and re.fullmatch(r"(?:\d+ )?Standing text", walker.headings[-1][1]):
                rule = standing_rule(block.text, block.at, self.speaker.names)
                says = re.sub(r"^\d+\.\d+\s+", "", block.clean)
                self.said.rules.append(replace(rule or StandingRule("other", says, block.at), says=says))
            elif walker.headings and re.fullmatch(r"(?:\d+ )?Usual text", walker.headings[-1][1]):
                continue  # of an export whose paper has no standing text of its own
            elif not walker.text(block) and (started or self.paper.format == "docx"):
                self._standing(block.text, block.at)

    def _table(self, table: ReadTable, legend: dict[str, str], place: int, walker: ParagraphReader) -> None:
        for grid in self._grids(table, self.speaker.names, self.said.not_read):  # type: ignore[arg-type]
            self.grids.append(grid)
            if grid.shape == "marks":
                MarksReader(grid, self.said, self.speaker, legend).read()
            elif grid.shape == "rows":
                heading = table.under[-1] if table.under else ""
                decider = walker.deciding.who if walker.deciding else of_one_name(heading, self.speaker)
                if not decider and not grid.columns_of("who", "reserved", "exercised", "joint", "further", "key"):
                    grid.shape = NOT_READ
                    self._not_read(grid)
                    continue
                RowsReader(grid, self.said, self.speaker, law=act_of(table.under), decider=decider).read()
            elif grid.shape == "limits":
                read_limits(grid, self.said, self.speaker, self._below(place, grid))
            elif grid.shape == NOT_READ and grid.rows:
                self._not_read(grid)
            for row in (*grid.notes, *grid.above):
                self._note_row(row)
            if grid.shape == "header":
                for row in grid.rows:
                    if len(row.filled) == 1:
                        self._standing(row.filled[0].text, row.filled[0].at)

    def _note_row(self, row: ReadRow) -> None:
        text = " ".join(cell.clean for cell in row.filled)
        if not self._standing(text, row.filled[0].at) and text:
            self.said.pass_over(row.filled[0].at, text, "a note or title beside the table")

    def _not_read(self, grid: Grid) -> None:
        rules = [
            row for row in grid.rows if len(row.filled) == 1 and self._standing(row.filled[0].text, row.filled[0].at)
        ]
        for row in grid.rows:
            if row not in rules:
                shown = " | ".join(cell.clean for cell in row.filled[:4])
                self.said.pass_over(
                    row.at,
                    shown[:120],
                    "the table has no headings that are known: say in the mapping what its columns mean",
                )

    def _standing(self, text: str, at: str) -> bool:
        rule = standing_rule(text, at, self.speaker.names)
        if rule is None:
            return False
        self.said.rules.append(rule)
        return True

    def _with_holder(self, rule: StandingRule) -> StandingRule:
        """The rule with those whom it names, now that everybody is known."""
        if rule.sort == "residual" and (holder := residual_holder(rule, self.speaker.names)):
            return replace(rule, who=(holder,))
        if rule.sort == "residual" and (named := holder_words(rule.says)):
            party = self.speaker.party(named, rule.at)
            if party is not None:
                return replace(rule, who=(party.name,))
        return replace(rule, who=tuple(party.name for party in self.speaker.names.within(rule.says)))

    def _below(self, place: int, grid: Grid) -> list[str]:
        """The text under a table, up to the next heading or table, and its own notes."""
        found = [" ".join(cell.clean for cell in row.filled) for row in (*grid.notes, *grid.above)]
        for block in self.paper.blocks[place + 1 :]:
            if isinstance(block, ReadTable) or block.level:
                break
            found.append(block.clean)
        return found

    def _texts(self) -> list[tuple[str, str]]:
        found = [(part.at, part.clean) for part in self.paper.paragraphs]
        for table in self.paper.tables:
            for row in table.rows:
                for cell in row.filled:
                    if "=" in cell.clean or cell.clean.lower().startswith(("key", "legend")):
                        pair = " ".join(c.clean for c in row.filled)
                        found.append((cell.at, pair if len(row.filled) == 2 else cell.clean))
        return found

    def _sent_to_tables(self) -> None:
        """A row that says "see Table 4" names where that table's limits are written, where the table does not say it."""
        for sender in [matter for matter in self.said.matters if matter.see and matter.written_in]:
            number = re.match(r"(?:the )?table (\w+)", sender.see, re.IGNORECASE)
            titled = [
                t.name
                for t in self.paper.tables
                if number and re.search(rf"\btable {number[1]}\b", " ".join(t.under[-1:]), re.IGNORECASE)
            ]
            for matter in self.said.matters:
                if titled and re.split(r"[!,]", matter.at)[0] == titled[0] and not matter.written_in:
                    matter.written_in, matter.written_in_inferred = sender.written_in, True

    def _written_in(self) -> None:
        """Rows of limits without a reference stand in the financial instructions, where the paper is read with them."""
        said = [
            squeezed(text)
            for text in (
                *(p.clean for p in self.paper.paragraphs),
                *(c.clean for t in self.paper.tables for r in t.rows for c in r.filled),
            )
        ]
        name = next(
            (
                match[1] or match[0]
                for text in said
                if (match := re.search(r"Standing Financial Instructions?(?: \((\w+)\))?", text))
            ),
            "",
        )
        if not name:
            return
        for grid in self.grids:
            if grid.shape not in {"marks", "limits"} or grid.columns_of("reference", "law"):
                continue
            for matter in self.said.matters:
                if matter.at.startswith(f"{grid.table.name}!") and not matter.written_in:
                    matter.written_in, matter.written_in_inferred = name, True


def read(paper: Paper, understanding: Understanding | None = None) -> tuple[PaperFacts, Reader]:
    """What a paper says, and the reader that knows how it was understood."""
    reader = Reader(paper, understanding)
    return reader.read(), reader
