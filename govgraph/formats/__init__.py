"""Output formats: what a computation found, as text, a table, JSON, CSV, Markdown, HTML, SARIF or annotations.

``render(value, "md")`` takes an :class:`~govgraph.answer.Answer`, a
:class:`~govgraph.formats.sheet.AnswerSheet`, or anything that offers ``to_answer()`` or ``to_sheet()``. A format is one
short module with a function ``render(sheet, look)``; to add one, write it and add a row to :data:`FORMATS`. Formats
know nothing of particular questions.
"""

from __future__ import annotations

import importlib
from typing import Any

from msgspec import Struct

from govgraph.diagnostics import GovgraphError, did_you_mean


class Format(Struct, frozen=True):
    """One row of the list of formats: its module here, the file ending it is known by, and what it is for."""

    module: str
    ending: str
    help: str
    only_findings: bool = False
    to_file: bool = False


FORMATS: dict[str, Format] = {
    "text": Format("text", ".txt", "a block of labelled lines, the chains below"),
    "table": Format("table", "", "a table; plain when it does not go to a terminal"),
    "json": Format("json", ".json", "the whole answer, in a documented, stable shape"),
    "csv": Format("csv", ".csv", "the table, for spreadsheets"),
    "xlsx": Format("xlsx", ".xlsx", "the tables as an Excel workbook, written to a file", to_file=True),
    "md": Format("markdown", ".md", "Markdown, for papers and issues"),
    "html": Format("html", ".html", "a piece of HTML, as notebooks show it"),
    "sarif": Format("sarif", ".sarif", "SARIF 2.1.0, for code scanning", only_findings=True),
    "github": Format("github", "", "annotations on the lines of a pull request", only_findings=True),
}
"""Every format by name: the one place where formats are listed."""


class Terminal(Struct, frozen=True):
    """How a reader sees it: ``width`` in characters, ``color`` on a terminal.

    ``full`` shows everything; without it text gives an answer as a governor reads it aloud: a sentence and a few lines.
    """

    width: int = 100
    color: bool = False
    full: bool = False


class UnknownFormat(GovgraphError):
    """There is no such format, or it cannot show this value."""


def render(value: Any, format: str = "text", *, width: int = 100, color: bool = False, full: bool = False) -> str:
    """``value`` in a format, ending with one line break.

    ``width`` is in characters; ``color`` allows colour (a terminal); ``full`` shows all of an answer, its
    chains and notes among it. Raises
    :class:`UnknownFormat` for a format that is not listed, and for ``sarif`` and ``github`` of what has no findings.
    """
    if format not in FORMATS:
        raise UnknownFormat(f"there is no format '{format}': {did_you_mean(format, FORMATS)}")
    if FORMATS[format].to_file:
        raise UnknownFormat(f"the format '{format}' is written to a file: add --output FILE{FORMATS[format].ending}")
    module = importlib.import_module(f"govgraph.formats.{FORMATS[format].module}")
    if FORMATS[format].only_findings:
        from govgraph.formats.notices import notices_of

        shown: Any = notices_of(value, format)
    else:
        from govgraph.formats.sheet import sheet_of

        shown = sheet_of(value)
    text: str = module.render(shown, Terminal(width, color, full))
    return text if text.endswith("\n") or not text else text + "\n"


def document(value: Any, format: str, *, full: bool = False) -> bytes:
    """``value`` as a file of a format that is no text: ``xlsx``. Raises :class:`UnknownFormat` for others."""
    if format not in FORMATS or not FORMATS[format].to_file:
        raise UnknownFormat(f"the format '{format}' is text")
    from govgraph.formats.sheet import sheet_of

    made: bytes = importlib.import_module(f"govgraph.formats.{FORMATS[format].module}").document(
        sheet_of(value), Terminal(full=full)
    )
    return made
