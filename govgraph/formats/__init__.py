"""Output formats: what a computation found, as text, a table, JSON, CSV, Markdown, HTML, SARIF or annotations.

A format is one file here, found by being there: it declares ``FORMAT`` (:class:`~govgraph.formats.format.Format`) and has a
function ``write(sheet, look)``. ``python -m govgraph.formats.listing`` writes down which there are
(:mod:`govgraph.formats.index`); a test holds that equal to the files. Formats know nothing of particular questions.

``render(value, "md")`` takes an :class:`~govgraph.answer.Answer`, a :class:`~govgraph.formats.sheet.AnswerSheet`, or
anything that offers ``to_answer()`` or ``to_sheet()``.
"""

from __future__ import annotations

import importlib
from typing import Any

from govgraph.diagnostics import did_you_mean
from govgraph.formats.format import Terminal, UnknownFormat
from govgraph.formats.index import FORMATS

__all__ = ["FORMATS", "UnknownFormat", "document", "render"]


def render(value: Any, format: str = "text", *, width: int = 100, color: bool = False, full: bool = False) -> str:
    """``value`` as text in a format, ending with one line break.

    ``width`` is in characters; ``color`` allows colour (a terminal); ``full`` shows all of an answer, its
    chains and notes among it. Raises :class:`UnknownFormat` for a format that is not listed or is no text, and for
    ``sarif`` and ``github`` of what has no findings.
    """
    if format in FORMATS and FORMATS[format].to_file:
        raise UnknownFormat(f"the format '{format}' is written to a file: add --output FILE{FORMATS[format].suffix}")
    text: str = _written(value, format, Terminal(width, color, full))
    return text if text.endswith("\n") or not text else text + "\n"


def document(value: Any, format: str, *, full: bool = False) -> bytes:
    """``value`` as the file of a format, in the encoding that programs expect of it.

    Raises :class:`UnknownFormat` as :func:`render`, and :class:`~govgraph.workbook.opening.NoOffice` for a workbook where
    ``govgraph[office]`` is not installed.
    """
    if format in FORMATS and FORMATS[format].to_file:
        made: bytes = _written(value, format, Terminal(full=full))
        return made
    text = render(value, format, full=full)
    return text.encode(FORMATS[format].encoding, errors="backslashreplace")


def _written(value: Any, format: str, look: Terminal) -> Any:
    if format not in FORMATS:
        raise UnknownFormat(f"there is no format '{format}': {did_you_mean(format, FORMATS)}")
    if FORMATS[format].shows == "findings":
        from govgraph.formats.notices import notices_of

        shown: Any = notices_of(value, format)
    else:
        from govgraph.formats.shown import sheet_of

        shown = sheet_of(value)
    return importlib.import_module(f"govgraph.formats.{format}").write(shown, look)
