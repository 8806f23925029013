"""Passages of the sources, where the scenario's folder holds their text: what stands at ``000 s2.2.3 b)``.

A text is looked for in ``sources/`` under the file name of its document. A place in it is a heading, by its number (s2.2.3)
or its first words (Context, Rec 3), and then a paragraph (p2), an item of a list (item 2, bullet 2) or a letter (b) of what
stands under it. Where a place is not found, the document is named and no passage shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.model.scenario import Document, Scenario

MOST_BYTES = 2_000_000
"""A text that is larger is not read."""

LONGEST = 700
"""As many letters of a passage are shown."""

_HEADING = re.compile(r"^(?:#{1,6}\s+|\*\*(?=[\dA-Z]))(.*?)\**\s*$")
_NUMBER = re.compile(r"^[\W_]*(\d+(?:\.\d+)*)\b")
_ITEM = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
_PLACE = re.compile(r"^(?:s)?(?P<number>\d+(?:\.\d+)*)\b\s*(?P<rest>.*)$")
_PART = re.compile(r"(?P<sort>p|para|bullet|item|b)\s?(?P<number>\d+)$")
_LETTER = re.compile(r"(?P<letter>[a-z])\)$")


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A reference in words, and the text that stands there; empty where it is not kept."""

    label: str
    text: str


@dataclass
class Passages:
    """The passages of a scenario, each read when it is first wanted."""

    scenario: Scenario
    _texts: dict[str, list[str]] = field(default_factory=dict)

    def passage(self, source: str) -> QuotedPassage:
        """The passage of a source such as ``000 s2.2.3 b)``."""
        code, _, place = source.partition(" ")
        document = self.scenario.documents.get(code)
        if document is None:
            return QuotedPassage(f"{place} (law)" if code == "law" else source, "")
        return QuotedPassage(
            self._label(document, place), _found(self._lines(document), place) if document.file else ""
        )

    def _label(self, document: Document, place: str) -> str:
        said = re.sub(r"^s(?=\d)", "section ", place)
        if len(self.scenario.documents) == 1 and said:
            return f"{said[:1].upper()}{said[1:]}"
        title = document.title if len(document.title) <= 60 else f"document {document.code}"
        return f"{title}, {said}" if said else title

    def _lines(self, document: Document) -> list[str]:
        if document.code not in self._texts:
            self._texts[document.code] = list(_read(self.scenario.folder, document.file))
        return self._texts[document.code]


def _read(folder: Path, name: str) -> Iterator[str]:
    """The lines of a text inside the folder's ``sources``; none where there is no such file, or it lies elsewhere."""
    home = folder / "sources"
    path = home / name
    try:
        if path.is_file() and path.resolve().is_relative_to(home.resolve()) and path.stat().st_size <= MOST_BYTES:
            yield from path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return


def _found(lines: list[str], place: str) -> str:
    """What stands at a place; empty where it is not found for certain."""
    numbered = _PLACE.match(place)
    if numbered:
        return _part(_blocks(list(_section(lines, numbered["number"], ""))), numbered["rest"])
    words = place.split()
    for count in range(len(words), 0, -1):
        section = list(_section(lines, "", " ".join(words[:count])))
        if section:
            return _part(_blocks(section), " ".join(words[count:]))
    return ""


def _part(blocks: list[str], rest: str) -> str:
    """The first block of a section, or the paragraph, item or letter that is named."""
    if not rest:
        return _cut(blocks[0]) if blocks else ""
    letter, part = _LETTER.match(rest), _PART.match(rest)
    if letter:
        return _cut(next((text for text in blocks if re.match(rf"^\W*{letter['letter']}[).]", text)), ""))
    if not part:
        return ""
    listed = part["sort"] not in {"p", "para"}
    chosen = [text for text in blocks if bool(_ITEM.match(text)) is listed]
    at = int(part["number"]) - 1
    return _cut(chosen[at]) if 0 <= at < len(chosen) else ""


def _section(lines: list[str], number: str, name: str) -> Iterator[str]:
    """What stands under the heading with this number, or that begins with these words, up to the next one."""
    inside = False
    first = _bare(name)
    for line in lines:
        heading = _HEADING.match(line.strip())
        if heading:
            if inside:
                return
            found = _NUMBER.match(heading[1])
            inside = found is not None and found[1] == number if number else _bare(heading[1]).startswith(first)
        elif inside:
            yield line


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _blocks(section: list[str]) -> list[str]:
    """Paragraphs and items of lists, each as one line."""
    found: list[str] = []
    fresh = True
    for line in section:
        text = line.strip()
        if not text:
            fresh = True
            continue
        if fresh or _ITEM.match(line) or re.match(r"^[a-z]\)", text):
            found.append(text)
        else:
            found[-1] = f"{found[-1]} {text}"
        fresh = False
    return found


def _cut(text: str) -> str:
    plain = re.sub(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", _ITEM.sub("", text)).strip()
    if len(plain) <= LONGEST:
        return plain
    return plain[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
