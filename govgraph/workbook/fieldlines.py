"""Fields of a relation or a thing in one cell, a line each: ``who: Strategic Partnership Board``, ``status: in force``.

Each value is written as it would be in a column of its own, things by their names. A relation that is meant by what stands in it
begins with its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from govgraph.model.vocabulary import vocabulary
from govgraph.workbook import notation
from govgraph.workbook.cells import cell_of, read_cell
from govgraph.workbook.columns import HEADINGS, Shape
from govgraph.workbook.form import shapes_of_kind, shapes_of_section
from govgraph.workbook.names import SheetNames

_COMMON: Mapping[str, Shape] = {
    "status": "text",
    "basis": "text",
    "from": "text",
    "until": "text",
    "source": "words",
    "sources": "words",
    "note": "text",
    "not": "flag",
    "conditions": "mapping",
}
_CALLED = {heading.casefold(): name for name, heading in HEADINGS.items()}


def shapes_of(what: str) -> Mapping[str, Shape]:
    """The fields of a kind of relation or of a section, and how each is read; those of every item for anything else."""
    kind = vocabulary().kinds.get(what)
    own = shapes_of_kind(kind) if kind is not None else shapes_of_section(what)
    return {**_COMMON, **own}


def lines(values: Any, what: str, names: SheetNames) -> str:
    """New values for something of this sort, a line each; in brackets where they would not come back."""
    shapes = shapes_of(what)
    if isinstance(values, dict) and values and all(item is not None for item in values.values()):
        written = "\n".join(f"{name}: {cell_of(shapes.get(name, 'any'), item, names)}" for name, item in values.items())
        if _same(written, values, what, names):
            return written
    return notation.brackets(values)


def read_lines(cell: str, what: str, names: SheetNames) -> Any:
    """New values for something of this sort. Raises :class:`~govgraph.workbook.notation.Misread`."""
    if cell[0] in "[{":
        return _fields(notation.read_brackets(cell))
    shapes = shapes_of(what)
    out: dict[str, Any] = {}
    for part in _parts(cell, shapes):
        field, colon, rest = part.partition(":")
        name = _CALLED.get(field.strip().casefold(), field.strip())
        name = name if name in shapes else name.casefold()
        if not colon or not rest.strip():
            raise notation.Misread(
                f"'{part}' names no field with its value: write 'status: in force', one in each line"
            )
        if name in out:
            raise notation.Misread(f"'{name}' is there twice: keep one of them")
        out[name] = read_cell(rest.strip(), shapes.get(name, "any"), names)
    return out


def relation(pattern: Mapping[str, Any], names: SheetNames) -> str:
    """A relation that is meant by what stands in it: its kind, and a line for each role."""
    ((kind, values),) = pattern.items()
    if not values:
        return kind
    written = lines(values, kind, names)
    return notation.brackets(pattern) if written[0] in "[{" else f"{kind}\n{written}"


def read_relation(cell: str, names: SheetNames) -> Any:
    """A relation that is meant by what stands in it."""
    if cell[0] in "[{":
        return _fields(notation.read_brackets(cell))
    kinds = vocabulary().kinds
    first, _, rest = cell.partition("\n")
    if first.strip().casefold() in kinds:
        kind = first.strip().casefold()
        return {kind: read_lines(rest.strip(), kind, names) if rest.strip() else {}}
    kind, colon, rest = cell.partition(":")
    if colon and kind.strip().casefold() in kinds:
        kind = kind.strip().casefold()
        return {kind: read_lines(rest.strip(), kind, names) if rest.strip() else {}}
    raise notation.Misread(
        "names no relation: write 'decides' in the first line, and 'who: ...' or 'what: ...' below it"
    )


def _fields(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise notation.Misread("a list names no field with its value: write {status: in force}")
    return found


def _parts(cell: str, shapes: Mapping[str, Shape]) -> list[str]:
    """The fields of a cell: by lines, or by ``;`` where the name of a field follows."""
    fields = "|".join(re.escape(name) for name in sorted({*shapes, *_CALLED}, key=len, reverse=True))
    parts: list[str] = []
    for part in notation.parts(cell, "\n"):
        parts += [
            piece.strip() for piece in re.split(rf";\s*(?=(?:{fields}):\s)", part, flags=re.IGNORECASE) if piece.strip()
        ]
    return parts


def _same(written: str, values: dict[str, Any], what: str, names: SheetNames) -> bool:
    try:
        found = read_lines(written, what, names)
    except notation.Misread:
        return False
    return bool(found.keys() == values.keys()) and all(_one(found[name]) == _one(item) for name, item in values.items())


def _one(value: Any) -> Any:
    """One word and a list of it say the same; so do 3 and "3"."""
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
