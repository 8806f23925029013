"""From a locator of documents 003 and 004, such as ``para 28 a``, to the passage of the source text that it names.

====================  =================================================================================================
``cover``             the front sheet with its summary
``para 21``           a numbered paragraph with its bullets; ``para 3.i``, ``para 19 iv``, ``para 28 a`` one point of it
``para 33 bullet 2``  the second bullet of a paragraph
``fn 2``              a footnote
``App 1``, ``App 2``  an appendix; ``App 1 theme 6`` a row of the matrix; ``App 2 criteria`` the ten questions; ``App 2 row UEC``
                      a row of the table
``(2)``, ``(2) I``    a theme of the peer review; one of its points
====================  =================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locators import NoSuchPassage

_NOTES = {"¹": "1", "²": "2", "³": "3", "⁴": "4"}
_POINT = re.compile(r"^\s*(?:- )?([ivx]+|[a-e])\. ")
_THEMES = (
    "Shared Vision and Purpose",
    "Systems mindset",
    "Shifting power",
    "Trusted, collaborative",
    "Coordinated delivery",
    "Shared governance",
    "Aligning and coordinating",
    "The behaviours of people",
    "Culture of evaluation",
    "Shared data and information",
)
_ROWS = {
    "UEC": "Urgent and Emergency Care",
    "Community": "Community Services",
    "Primary Medical Services": "Primary Medical Services",
    "Adult mental health": "Adult mental health, Learning",
    "CAMH": "Child & Adolescent",
    "Children's LD": "Children's Learning",
    "CHC": "Continuing Healthcare",
    "Maternity": "Maternity",
    "Planned Care": "Planned Care",
    "Cancer": "Cancer",
    "LTCs": "Clinical Programmes",
    "POD": "Pharmacy, Optometry",
    "Enablers": "<u>Enablers",
    "Quality": "Quality Assurance",
    "Inequalities": "Inequalities and",
    "Finance": "Finance and",
    "Estates": "Estates and",
    "Planning": "Planning and performance",
    "Digital": "Digital and",
    "Research": "Research and",
}


class Paragraphs:
    """A source text of numbered paragraphs, with the appendices and themes that it has."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip() for line in text.splitlines()]
        self.notes = {_NOTES[line[0]]: line for line in self.lines if line[:1] in _NOTES}
        self.appendices = {
            number: at
            for number, words in (("1", "Appendix One:"), ("2", "Appendix Two:"))
            if (at := next((i for i, line in enumerate(self.lines) if line.startswith(words)), -1)) >= 0
        }
        end = min(self.appendices.values(), default=len(self.lines))
        self.paragraphs: dict[int, list[str]] = {}
        self.themes: dict[str, list[str]] = {}
        self.cover: list[str] = []
        here, number = self.cover, 0
        for line in self.lines[:end]:
            if found := re.match(r"^(?:- )?(\d+)\. ", line):
                if int(found[1]) == number + 1:
                    number += 1
                    here = self.paragraphs.setdefault(number, [])
            elif found := re.match(r"^\((\d)\) ", line):
                here = self.themes.setdefault(found[1], [])
            if line[:1] not in _NOTES:
                here.append(line)

    def texts(self) -> Iterator[str]:
        """Every line of the text."""
        yield from self.lines

    def passage(self, locator: str) -> str:
        """The text at a locator. Raises :class:`NoSuchPassage`."""
        try:
            return "\n".join(self._found(locator.strip()))
        except (KeyError, IndexError, StopIteration):
            raise NoSuchPassage(f"the text has no '{locator}'") from None

    def _found(self, locator: str) -> list[str]:
        if locator == "cover":
            return self.cover
        if found := re.fullmatch(r"fn (\d)", locator):
            return [self.notes[found[1]]]
        if found := re.fullmatch(r"para (\d+)", locator):
            return self.paragraphs[int(found[1])]
        if found := re.fullmatch(r"para (\d+) bullet (\d+)", locator):
            bullets = [line for line in self.paragraphs[int(found[1])] if re.match(r"^\s*- ", line)]
            return [bullets[int(found[2]) - 1]]
        if found := re.fullmatch(r"para (\d+)[. ]([ivx]+|[a-e])", locator):
            return _point(self.paragraphs[int(found[1])], found[2])
        if found := re.fullmatch(r"\((\d)\)", locator):
            return self.themes[found[1]]
        if found := re.fullmatch(r"\((\d)\) ([IVX]+)", locator):
            return [next(line for line in self.themes[found[1]] if line.startswith(f"- {found[2]}. "))]
        return self._appendix(locator)

    def _appendix(self, locator: str) -> list[str]:
        start = self.appendices[locator.split()[1]] if locator.startswith("App ") else self.appendices[""]
        last = min((at for at in self.appendices.values() if at > start), default=len(self.lines))
        lines = self.lines[start:last]
        if re.fullmatch(r"App \d", locator):
            return lines
        if found := re.fullmatch(r"App 1 theme (\d+)", locator):
            return _from(lines, _THEMES[int(found[1]) - 1], _THEMES)
        if locator == "App 2 criteria":
            return [line for line in lines[: [line.startswith("The table") for line in lines].index(True)] if line]
        return _from(lines, _ROWS[locator.removeprefix("App 2 row ")], tuple(_ROWS.values()))


def _point(lines: list[str], label: str) -> list[str]:
    out: list[str] = []
    for line in lines:
        found = _POINT.match(line)
        if found and out:
            break
        if (found and found[1] == label) or out:
            out.append(line)
    if not out:
        raise KeyError(label)
    return out


def _from(lines: list[str], start: str, starts: tuple[str, ...]) -> list[str]:
    """From the line that begins with these words to the next that begins another row."""
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    out = [lines[at]]
    for line in lines[at + 1 :]:
        if line.startswith(tuple(other for other in starts if other != start)):
            break
        out.append(line)
    return out
