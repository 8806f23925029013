"""Finding the passage that a locator names, in the texts of documents 001 and 002.

Their headings follow no one rule, so each document has them listed, in order. Below a heading: ``p2`` the second
paragraph, ``bullet 3`` or ``b3`` the third bullet, ``item 1`` the first numbered line, ``row 4`` the fourth row of a
table, ``heading`` the heading itself; nothing: all that stands there and in its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from locators import NoSuchPassage

HEADINGS_001 = (
    (r"Manchester Health and Wellbeing Board Report", "cover"),
    (r"Section One – Progress Report$", "S1"),
    (r"1\. Purpose", "S1 s1"),
    (r"2\. Progress", "S1 s2"),
    (r"2\.1 ", "S1 s2.1"),
    (r"2\.2 ", "S1 s2.2"),
    (r"2\.3 ", "S1 s2.3"),
    (r"2\.4 ", "S1 s2.4"),
    (r"3\. Devolution", "S1 s3"),
    (r"Common themes include", "S1 s3 common themes"),
    (r"4\. NHS funding", "S1 s4"),
    (r"5\. Section 75", "S1 s5"),
    (r"6\. Risks", "S1 s6"),
    (r"Section 1 - Appendix A", "S1 App A"),
    (r"Section Two - One Team", "S2 preface"),
    (r"Developing a One Team approach", "S2"),
    (r"1\. Executive", "S2 s1"),
    (r"2\. Introduction", "S2 s2"),
    (r"3\. Vision", "S2 s3"),
    (r"a\. Vision", "S2 s3a"),
    (r"4\. Developing", "S2 s4"),
    (r"a\. ", "S2 s4a"),
    (r"b\. ", "S2 s4b"),
    (r"c\. ", "S2 s4c"),
    (r"d\. ", "S2 s4d"),
    (r"e\. ", "S2 s4e"),
    (r"Local Team", "S2 s4e list"),
    (r"This example is", "S2 s4e after"),
    (r"\^\{\*\}", "S2 s4e note"),
    (r"Set up", "S2 s4e Set up"),
    (r"Geography", "S2 s4e Geography"),
    (r"f\. ", "S2 s4f"),
    (r"g\. ", "S2 s4g"),
    (r"5\. Implementing", "S2 s5"),
    (r"a\. ", "S2 s5a"),
    (r"b\. ", "S2 s5b"),
    (r"c\. ", "S2 s5c"),
    (r"i\. ", "S2 s5c i"),
    (r"ii\. ", "S2 s5c ii"),
    (r"iii\. ", "S2 s5c iii"),
    (r"iv\. ", "S2 s5c iv"),
    (r"6\. Roles", "S2 s6"),
    (r"a\. ", "S2 s6a"),
    (r"b\. ", "S2 s6b"),
    (r"c\. ", "S2 s6c"),
    (r"d\. ", "S2 s6d"),
    (r"7\. Next", "S2 s7"),
)
HEADINGS_002 = (
    (r"HEALTH AND WELLBEING BOARD", "cover"),
    (r"Summary", "Summary"),
    (r"Recommendation", "Recommendation"),
    (r"Reason", "Reasons"),
    (r"1\. ", "s1"),
    (r"1\.1 ", "s1.1"),
    (r"1\.2 ", "s1.2"),
    (r"2\. ", "s2"),
    (r"2\.1 ", "s2.1"),
    (r"The Role", "s2.1 Role"),
    (r"What:", "s2.1 What"),
    (r"Who:", "s2.1 Who"),
    (r"Appointment Process", "s2.1 App"),
    (r"2\.2 ", "s2.2"),
    (r"The Role", "s2.2 Role"),
    (r"What:", "s2.2 What"),
    (r"Who:", "s2.2 Who"),
    (r"2\.3 ", "s2.3"),
    (r"3 Consultation", "s3"),
    (r"4\.4", "s4.4"),
    (r"4\.5", "s4.5"),
    (r"5\. ", "s5"),
    (r"5\.1 ", "s5.1"),
    (r"Public Background", "Background"),
    (r"Appendix A", "App A"),
)
OPENS_WITH_TEXT = frozenset(
    {"Summary", "Recommendation", "Reasons", "s1.1", "s1.2", "S2 s4e note", "S2 s4e after", "S2 s4e list"}
)
"""Sections whose heading is their first paragraph too."""

_REST = re.compile(r"(p|b|bullet |item |row )(\d+)\Z")
_KIND = {"p": "paragraph", "b": "bullet", "bullet ": "bullet", "item ": "item", "row ": "row"}


class Outline:
    """A source text, cut at its listed headings."""

    def __init__(self, text: str, headings: Sequence[tuple[str, str]]) -> None:
        self.sections: dict[str, list[tuple[str, str]]] = {}
        left = list(headings)
        here = ""
        for raw in text.splitlines():
            line = raw.strip()
            if not line:
                continue
            if left and re.match(left[0][0], line):
                here = left.pop(0)[1]
                self.sections[here] = [("heading", line)]
                if here in OPENS_WITH_TEXT:
                    self.sections[here].append(("paragraph", line))
                continue
            if here:
                self._add(self.sections[here], line)
        if left:
            raise NoSuchPassage(f"the text has no heading '{left[0][0]}' after {here}")

    @staticmethod
    def _add(lines: list[tuple[str, str]], line: str) -> None:
        kind = (
            "item"
            if re.match(r"(- )?\d+\. ", line)
            else "bullet"
            if re.match(r"[-] ", line) or line.startswith("\uf0b7")
            else "row"
            if "\t" in line
            else "paragraph"
        )
        if kind == "paragraph" and lines[-1][0] in {"bullet", "item"} and line[:1].islower():
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line}")
        else:
            lines.append((kind, line))

    def texts(self) -> Iterator[str]:
        """Every line of the text."""
        yield from (line for lines in self.sections.values() for _, line in lines)

    def passage(self, locator: str) -> str:
        """The text at a locator. Raises :class:`NoSuchPassage`."""
        wanted = locator.strip()
        inside = [name for name in self.sections if wanted == name or wanted.startswith(f"{name} ")]
        if not inside:
            below = [name for name in self.sections if name.startswith((f"{wanted} ", f"{wanted}a"))]
            if below:
                return "\n".join(line for name in below for _, line in self.sections[name])
            raise NoSuchPassage(f"'{locator}': the text has no such section")
        name = max(inside, key=len)
        rest = wanted.removeprefix(name).strip()
        if not rest:
            parts = [part for part in self.sections if part == name or part.startswith(f"{name} ")]
            return "\n".join(line for part in parts for _, line in self.sections[part])
        if rest == "heading":
            return self.sections[name][0][1]
        found = _REST.match(rest)
        lines = [line for kind, line in self.sections[name] if found and kind == _KIND[found[1]]]
        if found is None or not 1 <= int(found[2]) <= len(lines):
            raise NoSuchPassage(f"'{locator}': section '{name}' has no '{rest}'")
        return lines[int(found[2]) - 1]
