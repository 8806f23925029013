"""One cell by the shape of its column: written, and read."""

from __future__ import annotations

from typing import Any

from govgraph.workbook import notation
from govgraph.workbook.columns import Shape
from govgraph.workbook.names import SheetNames

Written = str | int | float
"""What a cell holds."""


def cell_of(shape: Shape, value: Any, names: SheetNames) -> Written:
    """A value as a cell of this shape holds it; things by their names."""
    if shape == "number":
        return value if _exact(value) else notation.value(value)
    if shape == "flag":
        return notation.value(value)
    if shape in {"ids", "role"}:
        return (notation.role if shape == "role" else notation.words)(value, names.written)
    if shape == "choice" and isinstance(value, str):
        return notation.text(value)
    writers = {
        "text": notation.text,
        "words": notation.words,
        "choice": notation.words,
        "mapping": notation.mapping,
        "rows": notation.rows,
        "any": notation.value,
    }
    return writers[shape](value)


def read_cell(raw: Any, shape: Shape, names: SheetNames) -> Any:
    """What a cell says, as files write it. Raises :class:`~govgraph.workbook.notation.Misread`."""
    if isinstance(raw, bool | int | float) and (
        shape in {"flag", "any"} or (shape == "number" and not isinstance(raw, bool))
    ):
        return raw
    text = ("yes" if raw else "no") if isinstance(raw, bool) else str(raw)
    if shape == "text":
        return notation.read_text(text)
    if shape in {"ids", "role"}:
        return (notation.read_role if shape == "role" else notation.read_words)(text, names.id)
    if shape in {"words", "choice"}:
        found = notation.read_words(text)
        return found[0] if shape == "choice" and len(found) == 1 else found
    readers = {
        "flag": notation.read_value,
        "number": notation.read_value,
        "mapping": notation.read_mapping,
        "rows": notation.read_rows,
        "any": notation.read_any,
    }
    return readers[shape](text)


def _exact(value: Any) -> bool:
    """Can a workbook hold this number as it is? It keeps fifteen digits."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e15 and float(f"{value:.15G}") == value
