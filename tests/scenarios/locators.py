"""From a locator of document 000, such as ``s2.2.3 d) item 2``, to the passage of the source text that it names.

The text came out of a PDF: numbered lists lost their numbers and begin with ``#``, headings with two hashes or more,
one criterion is split over a page, and the file does not end with a newline.

=====================  ======================================================================================
``Context p2``         second paragraph under the heading; bullets, items and lettered options are not counted
``s1.3 heading``       the heading itself
``s2.2.2 item 3``      third line of the section that begins with ``#``
``s2.2.5 bullet 2``    second bullet of the section
``s2.3.2 c8``          eighth success criterion: the eighth bullet of that section
``s2.2.3 b)``          an option; ``d) item 2`` the second item below it
``s2.2.3 after f)``    the paragraphs between option f and the list of what option b requires
``s2.2.3 req 2``       second item of that list
``s2.2.3 last p``      the last paragraph of the section
``Rec 9 iii``          third part of recommendation 9; ``Rec 9`` is all of it
``title page``         what stands before the first heading
=====================  ======================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2].parent / "shared" / "sources"
"""Where the source texts are kept: beside the repository, never in it."""

_KINDS = {"p": "paragraph", "item ": "item", "bullet ": "bullet", "c": "bullet"}


class NoSuchPassage(LookupError):
    """The text has no such place; the message says how far the locator could be followed."""


@dataclass(frozen=True)
class Line:
    """One line of the text that is not a heading: a paragraph, an item (``#``), a bullet or an option (``a)``)."""

    kind: str
    text: str
    label: str = ""


@dataclass
class Section:
    """A heading and what stands under it."""

    heading: str
    lines: list[Line] = field(default_factory=list)

    def texts(self, kind: str) -> list[str]:
        """The lines of one kind."""
        return [line.text for line in self.lines if line.kind == kind]


class Passages:
    """A source text, cut into its sections and recommendations."""

    def __init__(self, text: str) -> None:
        self.sections: dict[str, Section] = {}
        self.recommendations: dict[str, list[Line]] = {}
        self.title_page = re.split(r"(?m)^#{2,} ", text)[0].strip()
        here = Section("")
        recommendation: list[Line] | None = None
        for kind, content, label in _lines(text):
            if kind == "heading":
                here = Section(content)
                self.sections.setdefault(label, here)
                recommendation = None
                continue
            line = Line(kind, content, label)
            if starts := re.match(r"\*\*Recommendation (\d+)\*\*", content):
                recommendation = self.recommendations.setdefault(starts[1], [])
            if recommendation is not None:
                recommendation.append(line)
            if here.lines and kind == "paragraph" and content[:1].islower() and here.lines[-1].kind == "bullet":
                here.lines[-1] = Line("bullet", f"{here.lines[-1].text} {content}")  # split over a page
            else:
                here.lines.append(line)

    def texts(self) -> Iterator[str]:
        """Every heading and line of the text."""
        for section in self.sections.values():
            yield section.heading
            yield from (line.text for line in section.lines)

    def passage(self, locator: str) -> str:
        """The text at a locator. Raises :class:`NoSuchPassage`."""
        if locator.strip() == "title page":
            return self.title_page
        name, _, rest = locator.strip().partition(" ")
        if name == "Rec":
            return self._recommendation(rest)
        section = self.sections.get(name.removeprefix("s"))
        if section is None:
            raise NoSuchPassage(f"'{locator}': the text has no section '{name}'")
        try:
            return _within(section, rest)
        except IndexError:
            raise NoSuchPassage(f"'{locator}': section '{name}' has no '{rest}'") from None

    def _recommendation(self, rest: str) -> str:
        number, _, part = rest.partition(" ")
        lines = self.recommendations.get(number)
        if lines is None:
            raise NoSuchPassage(f"there is no recommendation '{number}'")
        if not part:
            return "\n".join(line.text for line in lines)
        for line in lines:
            if line.label == part:
                return line.text
        raise NoSuchPassage(f"recommendation {number} has no part '{part}'")


def _within(section: Section, rest: str) -> str:
    """A place inside a section; IndexError when it is not there."""
    if not rest:
        return "\n".join([section.heading, *(line.text for line in section.lines)])
    if rest == "heading":
        return section.heading
    if rest == "last p":
        return section.texts("paragraph")[-1]
    if option := re.fullmatch(r"([a-f])\)(?: item (\d+))?", rest):
        below = _option(section, option[1])
        return below[0] if option[2] is None else below[_index(option[2]) + 1]
    if rest == "after f)":
        return "\n".join(line.text for line in _after_options(section) if line.kind == "paragraph")
    if required := re.fullmatch(r"req (\d+)", rest):
        return [line.text for line in _after_options(section, items=True) if line.kind == "item"][_index(required[1])]
    if found := re.fullmatch(r"(p|item |bullet |c)(\d+)", rest):
        return section.texts(_KINDS[found[1]])[_index(found[2])]
    raise IndexError(rest)


def _index(number: str) -> int:
    if int(number) < 1:
        raise IndexError(number)
    return int(number) - 1


def _option(section: Section, letter: str) -> list[str]:
    """An option and the items right below it."""
    start = next((at for at, line in enumerate(section.lines) if line.kind == "option" and line.label == letter), None)
    if start is None:
        raise IndexError(letter)
    below = [section.lines[start].text]
    for line in section.lines[start + 1 :]:
        if line.kind != "item":
            break
        below.append(line.text)
    return below


def _after_options(section: Section, *, items: bool = False) -> list[Line]:
    """What follows the last option: the paragraphs up to the first item, or with ``items`` all of it."""
    last = max((at for at, line in enumerate(section.lines) if line.kind == "option"), default=None)
    if last is None:
        raise IndexError("after f)")
    after = section.lines[last + 1 :]
    first = next((at for at, line in enumerate(after) if line.kind == "item"), len(after))
    return after if items else after[:first]


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Kind, text and label of each line that holds something; the title page is left out."""
    begun = False
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if heading := re.match(r"#{2,}\s+(.*)", line):
            begun = True
            title = heading[1].replace("*", "").strip()
            number = re.match(r"\d+(?:\.\d+)+", title)
            yield "heading", title, number[0] if number else title
        elif not begun:
            continue
        elif item := re.match(r"#\s+(.*)", line):
            yield "item", item[1], ""
        elif option := re.match(r"- ([a-f])\) ", line):
            yield "option", line[2:], option[1]
        elif part := re.match(r"(?:- )?(i|ii|iii|iv|v|vi)\) ", line):
            yield "part", line, part[1]
        elif line.startswith("- "):
            yield "bullet", line[2:], ""
        else:
            yield "paragraph", line, ""


def words(text: str) -> list[str]:
    """The words of a text, for comparing: lower case, no marks."""
    return re.findall(r"[a-z0-9]+", text.replace("’", "'").replace("'", "").lower())
