"""The rules L01 to L52 as data: what each looks for, why, its citation and its two kinds of example.

The examples are the documentation and the tests at once: every right one breaks its rule in nothing, every wrong one
gives exactly that rule. Checks report a rule under ``LAW`` and its number.

>>> rule = rules()["L13"]
>>> rule.code, rule.name, rule.conf
('LAW13', 'partnership-without-both-sides', 'H')
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from govgraph.kept import Drawer, of_the_code
from govgraph.law.notation import scenario_text
from govgraph.law.rows import CHECKED, SURE, Confidence, Level, Row, RowMark
from govgraph.law.tables import ENGLAND
from govgraph.model.dates import LawDay
from govgraph.model.packaged import packaged
from govgraph.records import Before, Field

How = Literal["registry", "derivation", "own"]
"""By the generic check over rows and facts, by the routes to the giver, or by a check of its own."""


Texts = Annotated[tuple[str, ...], Before(lambda raw: (raw,) if isinstance(raw, str) else raw)]


class Cited(Row):
    """How a rule was cited before a day, where a provision that it cites now was not yet there."""

    until: LawDay = Field(description="the first day on which it is no longer cited so")
    cite: str = Field(description="where it stood in law then")


class Rule(Row):
    """One rule, with its examples in the notation or as scenario files."""

    number: str = Field(description="L01 to L52, as rows of the registry name it")
    name: str = Field(description="the pattern that it finds, in one word with dashes")
    title: str = Field(description="the pattern in words")
    what: str = Field(description="what it looks for")
    why: str = Field(description="why that matters")
    how: How = Field(description="how it is found")
    level: Level = Field(description="the most that it weighs")
    levels: str = Field(default="", description="where it weighs less")
    cite: str = Field(description="where it stands in law")
    earlier: tuple[Cited, ...] = Field(default=(), description="where it stood before, the oldest first")
    mark: RowMark = Field(description="how that was checked")
    conf: Confidence = Field(description="how sure the reading is")
    law: tuple[str, ...] = Field(
        default=ENGLAND, description="the packs of which it is a rule: it is looked for where one is read; none: always"
    )
    right: Texts = Field(description="examples that are right")
    wrong: Texts = Field(default=(), description="examples that give this rule, as an error")
    warns: Texts = Field(default=(), description="examples that give this rule, as a warning")

    def applies(self, packs: Iterable[str]) -> bool:
        """Is it looked for where these packs are read?"""
        return not self.law or not set(self.law).isdisjoint(packs)

    @property
    def code(self) -> str:
        """How findings name it: LAW01 to LAW52."""
        return finding_code(self.number)

    def cite_on(self, day: date) -> str:
        """Where it stood in law on a day: nothing is cited that was not yet there."""
        return next((old.cite for old in self.earlier if old.until and day < old.until), self.cite)

    def example(self, text: str) -> str:
        """An example as a scenario file; one in the notation keeps its line as a comment."""
        return text.rstrip("\n") if "\n" in text else scenario_text(text, self.right[0])

    @property
    def text(self) -> str:
        """The rule under the headings of every check: what, why, example, use instead, references."""
        return "\n\n".join(f"{heading}\n{'-' * len(heading)}\n{body}" for heading, body in self._sections())

    def _sections(self) -> Iterator[tuple[str, str]]:
        yield (
            "What it does",
            " ".join((self.what, f"({self.levels[:1].upper()}{self.levels[1:]}.)" if self.levels else "")).strip(),
        )
        yield "Why it matters", self.why
        yield "Example", self.example((*self.wrong, *self.warns)[0])
        yield "Use instead", self.example(self.right[0])
        yield (
            "References",
            f"{self.cite}. {CHECKED[self.mark][:1].upper()}{CHECKED[self.mark][1:]}; confidence {SURE[self.conf]}.",
        )


def finding_code(number: str) -> str:
    """The code under which a rule is reported: L13 is LAW13; a user's own rule keeps its name."""
    return f"LAW{number[1:]}" if number[:1] == "L" and number[1:].isdigit() else number


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule of ``rules.yaml`` by its number, L01 and on."""
    return RULES.get(of_the_code(), dict[str, Rule], _read)


def _read() -> dict[str, Rule]:
    raw: dict[str, dict[str, Any]] = packaged(Path(__file__).with_name("rules.yaml"))
    return {number: Rule.model_validate({**row, "number": number}) for number, row in raw.items()}


RULES = Drawer("rules", 4)
