"""What is put on paper: one shape for answers, findings, comparisons and lists, so that each format is written once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from govgraph.answer import Answer, Chain, Link, Table
from govgraph.formats.notices import Notice
from govgraph.formats.plain import as_json, day
from govgraph.model.amounts import pounds
from govgraph.model.visible import clean
from govgraph.records import replace

if TYPE_CHECKING:
    pass

MOST_LINES = 6
"""How many lines an answer has beside its headline, unless all of it is asked for."""


class SheetEntry(Struct, frozen=True):
    """One point of a section: what is said, what is to be done about it, and where it is written."""

    text: str
    fix: str = ""
    where: str = ""
    weight: str = ""


class Section(Struct, frozen=True):
    """Points under a heading."""

    title: str
    entries: tuple[SheetEntry, ...] = ()


class AnswerSheet(Struct, frozen=True):
    """A title, labelled lines, a table or several, chains and notes.

    ``setting`` says under what it holds (scenario, option, day), ``headline`` is the answer in one sentence,
    ``summary`` are the few lines that are read aloud after it, ``lines`` are label and text, ``notices`` are printed as diagnostics in text (elsewhere the table says the same),
    ``data`` is what JSON prints; None: the table, one object a row. ``answers``: it is the answer to a question, which is
    given in a few lines unless all of it is asked for. ``sections`` stand for the notices unless all is asked for.
    """

    title: str
    setting: str = ""
    headline: str = ""
    summary: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()
    chains: tuple[Chain, ...] = ()
    notes: tuple[str, ...] = ()
    data: Any = None
    answers: bool = False
    sections: tuple[Section, ...] = ()

    def brief(self) -> AnswerSheet:
        """An answer as it is read aloud: its headline and at most :data:`MOST_LINES` lines; anything else as it is."""
        if not self.answers:
            return self
        if not self.summary and not self.lines:
            return replace(self, chains=(), notes=self.notes[:2])
        first, rest = spoken(self.headline)
        beside = (("Also", rest),) if rest else ()
        every = (*beside, *(self.summary or self.lines))
        kept = every[:MOST_LINES]
        if self.summary and len(every) > MOST_LINES:  # the sources stand last
            kept = (*every[: MOST_LINES - 1], every[-1])
        return replace(
            self,
            headline=first,
            lines=kept,
            columns=(),
            rows=(),
            tables=(),
            chains=(),
            notes=() if self.summary else self.notes[:2],
        )

    @property
    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Headings and rows; where there is no table of its own, the labelled lines as one."""
        if self.columns:
            return self.columns, _even(self.columns, self.rows)
        if self.lines:
            return ("", "answer"), self.lines
        return ("answer",), ((self.headline,),) if self.headline else ()

    @property
    def every_table(self) -> tuple[Table, ...]:
        """Its own table first (without a title), then the titled ones."""
        titled = tuple(replace(table, rows=_even(table.columns, table.rows)) for table in self.tables)
        if self.tables and not self.columns:
            return titled
        columns, rows = self.table
        return (Table(title="", columns=columns, rows=rows), *titled)

    def cleaned(self) -> AnswerSheet:
        """The same with every text safe to show (see :mod:`govgraph.formats.plain`)."""
        return AnswerSheet(
            title=clean(self.title),
            setting=clean(self.setting),
            headline=clean(self.headline),
            summary=tuple((clean(label), clean(text)) for label, text in self.summary),
            lines=tuple((clean(label), clean(text)) for label, text in self.lines),
            columns=tuple(clean(column) for column in self.columns),
            rows=tuple(tuple(clean(cell) for cell in row) for row in self.rows),
            tables=tuple(_clean_table(table) for table in self.tables),
            notices=self.notices,
            chains=tuple(_clean_chain(chain) for chain in self.chains),
            notes=tuple(clean(note) for note in self.notes),
            data=self.data,
            answers=self.answers,
            sections=tuple(_clean_section(section) for section in self.sections),
        )


MOST_WORDS = 30
"""As many words of a headline are read aloud in one breath; its further sentences stand in a line of their own."""

_BETWEEN = r"(?<=[.?!]) (?=[A-Z\d£'\"])"


def spoken(headline: str) -> tuple[str, str]:
    """The first sentences of a headline, of at most :data:`MOST_WORDS` words together, and the rest of it."""
    sentences = re.split(_BETWEEN, headline)
    kept = 1
    while kept < len(sentences) and len(" ".join(sentences[: kept + 1]).split()) <= MOST_WORDS:
        kept += 1
    return " ".join(sentences[:kept]), " ".join(sentences[kept:])


def of_answer(answer: Answer) -> AnswerSheet:
    """The sheet of an answer, its words as they are."""
    return AnswerSheet(
        title=answer.reading.question,
        setting=setting(answer),
        headline=answer.headline,
        summary=tuple((line.label, line.text) for line in answer.summary),
        lines=tuple((line.label, line.text) for line in answer.lines),
        columns=answer.columns,
        rows=answer.rows,
        tables=answer.tables,
        chains=answer.chains,
        notes=answer.notes,
        data=answer,
        answers=True,
    )


def setting(answer: Answer) -> str:
    """Under what an answer holds: ``Bradford District and Craven, option b, at 1 July 2022, value £2m``."""
    read = answer.reading
    parts = [read.title or read.scenario]
    place = read.place_name
    if place and place not in parts[0]:
        parts.append(place)
    if read.option:
        parts.append("baseline" if read.option == "baseline" else f"option {read.option}")
    if read.on:
        parts.append(f"at {day(read.on)}")
    parts += [
        _parameter(name, value, answer.names) for name, value in read.parameters.items() if name in _CIRCUMSTANCES
    ]
    return ", ".join(part for part in parts if part)


_CIRCUMSTANCES = frozenset({"value", "given", "stated_only", "settled_only", "known_by"})
"""Parameters under which an answer holds; the others are told by the question itself."""


def _parameter(name: str, value: Any, names: Mapping[str, str]) -> str:
    word = name.replace("_", " ").replace("-", " ")
    if value is True:
        return word
    if isinstance(value, int | float) and name == "value":
        return f"value {pounds(float(value))}"
    if isinstance(value, list | tuple | set | frozenset):
        return f"{word} {' and '.join(names.get(str(item), str(item)) for item in value)}"
    return f"{word} {names.get(str(value), str(value))}"


def _even(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Every row as long as the headings."""
    width = len(columns)
    return tuple((*row, *("",) * (width - len(row)))[:width] for row in rows)


def _clean_table(table: Table) -> Table:
    return Table(
        title=clean(table.title),
        columns=tuple(clean(column) for column in table.columns),
        rows=tuple(tuple(clean(cell) for cell in row) for row in table.rows),
        note=clean(table.note),
    )


def _clean_section(section: Section) -> Section:
    entries = tuple(
        SheetEntry(clean(entry.text), clean(entry.fix), clean(entry.where), entry.weight) for entry in section.entries
    )
    return Section(clean(section.title), entries)


def _clean_chain(chain: Chain) -> Chain:
    return Chain(
        label=clean(chain.label),
        links=tuple(_clean_link(link) for link in chain.links),
        ends=clean(chain.ends),
    )


def _clean_link(link: Link) -> Link:
    return replace(
        link,
        text=clean(link.text),
        sort=clean(link.sort),
        source=clean(link.source),
        law=clean(link.law),
        conditions=tuple(clean(condition) for condition in link.conditions),
    )


def evidence(link: Link) -> str:
    """What a step rests on: what carries it, where it was read, and how firm it is where that is not the plain case."""
    parts = [link.sort, link.source or "no source"]
    parts += [link.status] if link.status != "in force" else []
    parts += [link.basis] if link.basis not in {"stated", link.sort, link.source.partition(" ")[0]} else []
    parts += [link.law] if link.law else []
    parts += [f"subject to {condition}" for condition in link.conditions]
    return "; ".join(part for part in parts if part)


def sheet_data(sheet: AnswerSheet) -> Any:
    """What JSON prints of a sheet."""
    if sheet.data is not None:
        return as_json(sheet.data)
    columns, rows = sheet.table
    return [dict(zip(columns, row, strict=True)) for row in rows]
