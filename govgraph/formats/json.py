"""JSON: the whole value in its documented shape (``govgraph schema answer``, ``govgraph schema findings``)."""

from __future__ import annotations

import json

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet, sheet_data

FORMAT = Format(help="the whole answer, in a documented, stable shape", place=30, suffix=".json")


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """Two blanks of indent, readable letters, always in the same order."""
    return json.dumps(sheet_data(sheet), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
