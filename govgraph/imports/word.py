"""Word documents: paragraphs and tables in their order, tracked changes named, comments, headers and footers passed over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from govgraph.imports.neutral import ImportProblem, NotRead, Paper, Paragraph, ReadCell, ReadRow, ReadTable, squeezed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_BLOCKS = 50_000


def read_word(path: Path) -> Paper:
    """``P17`` is the 17th paragraph outside tables, ``T3!R5C2`` a cell by the columns of the grid. Raises :class:`ImportProblem`."""
    try:
        import docx
    except ImportError:
        raise ImportProblem("to read Word documents install govgraph[office]") from None
    try:
        document = docx.Document(str(path))
    except Exception as error:  # python-docx raises whatever its parts raise on a damaged file
        raise ImportProblem(
            f"{path} cannot be read as a Word document ({error}): open it in Word and save it anew"
        ) from None
    paper = Paper(path.name, "docx")
    reading = _Reading(document, paper)
    for element in _blocks(document.element.body):
        reading.block(element)
        if len(paper.blocks) > MAX_BLOCKS:
            raise ImportProblem(f"{path}: at most {MAX_BLOCKS:,} paragraphs and tables are read")
    return paper


def _blocks(body: Any) -> list[Any]:
    """Paragraphs and tables, also those inside content controls."""
    found = []
    for element in body:
        if element.tag == f"{_W}sdt":
            found += [block for content in element.iter(f"{_W}sdtContent") for block in _blocks(content)]
        elif element.tag in {f"{_W}p", f"{_W}tbl"}:
            found.append(element)
    return found


class _Reading:
    def __init__(self, document: Any, paper: Paper) -> None:
        self.paper = paper
        self.styles = {style.style_id: style for style in document.styles}
        self.headings: list[tuple[int, str]] = []
        self.paragraphs = self.tables = self.listed = 0
        self.notes = _footnotes(document)
        self.commented: set[str] = set()

    def block(self, element: Any) -> None:
        if element.tag == f"{_W}tbl":
            self.listed = 0
            self._table(element)
            return
        self.paragraphs += 1
        at = f"P{self.paragraphs}"
        text, pending = self._text(element, at)
        level = self._level(element)
        numbered = self._numbered(element) and not level
        self.listed = self.listed + 1 if numbered else 0 if squeezed(text) else self.listed
        if level and squeezed(text):
            self.headings = [(n, said) for n, said in self.headings if n < level] + [(level, squeezed(text))]
        if squeezed(text):
            self.paper.blocks.append(Paragraph(text, at, level, self.listed if numbered else 0, pending))

    def _level(self, element: Any) -> int:
        style = self.styles.get(self._style(element))
        while style is not None:
            match = re.fullmatch(r"heading (\d)", (style.name or "").lower())
            if match:
                return int(match[1])
            if (style.name or "").lower() == "title":
                return 1
            style = getattr(style, "base_style", None)
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        return int(outline.get(f"{_W}val")) + 1 if outline is not None and int(outline.get(f"{_W}val")) < 9 else 0

    @staticmethod
    def _style(element: Any) -> str:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return style.get(f"{_W}val") if style is not None else ""

    def _numbered(self, element: Any) -> bool:
        if element.find(f"{_W}pPr/{_W}numPr") is not None:
            return True
        style = self.styles.get(self._style(element))
        name = (style.name or "").lower() if style is not None else ""
        return name.startswith(("list number", "list bullet"))

    def _text(self, element: Any, at: str) -> tuple[str, str]:
        """The text as it reads with its tracked changes accepted, and these changes in words."""
        said, removed, added = "", "", ""
        for node in element.iter():
            tag = str(node.tag).removeprefix(_W)
            inside = {str(parent.tag).removeprefix(_W) for parent in node.iterancestors()}
            if "txbxContent" in inside:
                continue
            if tag == "delText" or (tag == "t" and "moveFrom" in inside):
                removed += node.text or ""
            elif tag == "t":
                said += node.text or ""
                added += (node.text or "") if inside & {"ins", "moveTo"} else ""
            elif tag == "tab" and "tabs" not in inside:
                said += "\t"
            elif tag in {"br", "cr"}:
                said += "\n"
            elif tag == "noBreakHyphen":
                said += "-"
            elif tag == "footnoteReference" and node.get(f"{_W}id") in self.notes:
                number = node.get(f"{_W}id")
                said += f"[{number}]"
                self.paper.blocks.append(Paragraph(f"[{number}] {self.notes[number]}", f"footnote {number}"))
            elif tag == "commentReference":
                self.paper.not_read.append(NotRead(at, "", "a comment in the margin is no part of the text"))
        pending = ""
        if removed or added:
            parts = [f"deleted {squeezed(removed)}"] if removed else []
            parts += [f"inserted {squeezed(added)}"] if added else []
            pending = f"(tracked) {', '.join(parts)}"
        return said, pending

    def _table(self, element: Any) -> None:
        self.tables += 1
        name = f"T{self.tables}"
        rows: list[ReadRow] = []
        above: dict[int, ReadCell] = {}
        for number, tr in enumerate(element.findall(f"{_W}tr"), start=1):
            cells: list[ReadCell] = []
            column = 1 + _skipped(tr)
            cells += [ReadCell("", f"{name}!R{number}C{c}") for c in range(1, column)]
            for tc in _cells_of(tr):
                cell, width = self._cell(tc, name, number, column, above)
                cells += [
                    ReadCell(
                        cell.text,
                        f"{name}!R{number}C{column + n}",
                        cell.merged,
                        width,
                        cell.anchor and n == 0,
                        cell.pending,
                    )
                    for n in range(width)
                ]
                column += width
            above = dict(enumerate(cells, start=1))
            rows.append(ReadRow(f"{name}!R{number}", tuple(cells)))
        wide = max((len(row.cells) for row in rows), default=0)
        even = tuple(
            ReadRow(row.at, (*row.cells, *(ReadCell("", f"{row.at}C{c}") for c in range(len(row.cells) + 1, wide + 1))))
            for row in rows
        )
        self.paper.blocks.append(ReadTable(name, even, tuple(said for _, said in self.headings)))

    def _cell(self, tc: Any, name: str, number: int, column: int, above: dict[int, ReadCell]) -> tuple[ReadCell, int]:
        span = tc.find(f"{_W}tcPr/{_W}gridSpan")
        width = int(span.get(f"{_W}val")) if span is not None else 1
        down = tc.find(f"{_W}tcPr/{_W}vMerge")
        at = f"{name}!R{number}C{column}"
        if down is not None and down.get(f"{_W}val") in {None, "continue"} and column in above:
            over = above[column]
            return ReadCell(over.text, at, over.merged or over.at, width, anchor=False, pending=over.pending), width
        parts = [self._text(part, at) for part in _blocks(tc) if part.tag == f"{_W}p"]
        text = "\n".join(said for said, _ in parts)
        pending = "; ".join(said for _, said in parts if said)
        merged = at if width > 1 or down is not None else ""
        return ReadCell(text, at, merged, width, pending=pending), width


def _cells_of(tr: Any) -> list[Any]:
    found = []
    for child in tr:
        if child.tag == f"{_W}tc":
            found.append(child)
        elif child.tag == f"{_W}sdt":
            found += [cell for content in child.iter(f"{_W}sdtContent") for cell in _cells_of(content)]
    return found


def _skipped(tr: Any) -> int:
    before = tr.find(f"{_W}trPr/{_W}gridBefore")
    return int(before.get(f"{_W}val")) if before is not None else 0


def _footnotes(document: Any) -> dict[str, str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            from lxml import etree

            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            return {
                str(note.get(f"{_W}id")): squeezed("".join(part.text or "" for part in note.iter(f"{_W}t")))
                for note in root.iter(f"{_W}footnote")
                if note.get(f"{_W}type") is None
            }
    return {}
