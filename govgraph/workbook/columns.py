"""Columns of a workbook: a field of the model under a heading in plain words, and how its cells are read."""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from govgraph.model.base import Item
from govgraph.model.record import Pattern
from govgraph.records import Record, replace

Shape = Literal["text", "words", "ids", "flag", "number", "choice", "role", "mapping", "rows", "any"]
"""How a cell is read: text, a list of words, a list of things by id or name, yes or no, a number or an amount, who stands
in a role, fields with values, several rows of fields, anything; a choice is one word, or several of which one counts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the ``name`` of the field in files, its heading, and how its cells are read.

    ``usual`` columns are shown even when nothing stands in them. ``choices`` names the list to choose from,
    ``words`` are the words themselves where the field may be nothing else.
    """

    name: str
    heading: str
    shape: Shape = "text"
    usual: bool = True
    choices: str = ""
    width: int = 16
    about: str = ""
    words: tuple[str, ...] = ()


OPTION = Column(
    "@option",
    "Option",
    choices="Options",
    width=9,
    about="Empty: as things are now. Else the option that adds this row.",
)
FILE = Column(
    "@file",
    "In file",
    width=14,
    about="The file of the folder that this row comes from. Leave it empty in a new row: it goes with the row above.",
)
ORDER = Column(
    "@order",
    "Order",
    "number",
    width=7,
    about="The place of this row in the files. Leave it empty in a new row: it comes after the row above.",
)
TYPE = Column("@type", "Type", width=13)
WORDS = Column(
    "@words",
    "Today in words",
    width=50,
    about="What the row is about, as it is before the change. This column is not read.",
)
BOOKKEEPING = (FILE, ORDER)

HEADINGS = {
    "id": "Id",
    "aliases": "Also called",
    "facts": "Legal facts",
    "not": "Denied",
    "short": "Short name",
    "source": "Source",
    "file": "File of its text",
    "number": "Number",
    "rank": "Rank",
    "by": "By whom",
    "in": "In",
    "if": "If",
    "as": "As",
    "order": "Place in the list",
}
"""Headings that are not the name of the field."""

_WIDE = {
    "name": 34,
    "says": 60,
    "note": 46,
    "source": 26,
    "aliases": 28,
    "title": 46,
    "text": 60,
    "answer": 50,
    "reason": 40,
    "what": 32,
    "who": 30,
    "to": 30,
    "for": 28,
    "about": 28,
    "parts": 40,
    "purpose": 34,
    "implications": 44,
    "test": 34,
    "facts": 28,
    "conditions": 28,
    "members": 34,
    "ask": 44,
    "relation": 24,
    "expect": 50,
    "id": 20,
    "kind": 20,
    "given": 40,
    "make": 40,
    "never": 40,
    "slots": 40,
    "says what": 40,
    "not said": 28,
    "then": 30,
    "through": 24,
    "status": 13,
    "basis": 10,
    "from": 12,
    "until": 12,
    "not": 9,
}

NAMING = frozenset(
    {
        "members",
        "sector",
        "about",
        "taken by",
        "what",
        "where",
        "binds",
        "to",
        "signed off by",
        "quorum over",
        "assesses",
        "tracked by",
        "of",
        "not said",
    }
)
"""Lists that name things: a name does as well as an id."""

_RARE = frozenset({"comparator", "identifiers", "links", "formerly", "named only", "expected failure", "kind one of"})
"""Fields that are shown only where something stands in them."""

_CHOICES = {
    "status": "Status",
    "basis": "Basis",
    "kind": "Kinds",
    "option": "Options",
    "does": "Steps",
    "not": "Yes or no",
}
COMMON = ("status", "basis", "from", "until", "source", "note")
_HELP = {
    "status": "How firm it is, in the words of the paper. Empty: in force.",
    "basis": "Why it is said: a paper states it, the law gives it, or it is our reading (inferred, assumed). Empty: stated.",
    "from": "The first day on which it holds: 1 July 2022, 2022-07, spring 2023.",
    "until": "The first day on which it no longer holds.",
    "source": "Where it was read: the code of a document and the place in it; several with ; between.",
    "note": "A remark for readers.",
    "not": "yes: the paper says that it is not so.",
    "id": "A short name for it: lower case letters, digits and hyphens. Empty: made from the name.",
}


def column(
    name: str, shape: Shape = "text", *, usual: bool = True, about: str = "", heading: str = "", choices: str = ""
) -> Column:
    """The column of a field."""
    listed = choices or _CHOICES.get(name, "") or ("Yes or no" if shape == "flag" else "")
    listed = listed or ("Names" if shape == "role" else "")
    words = heading or HEADINGS.get(name, name[:1].upper() + name[1:])
    return Column(name, words, shape, usual, listed, _WIDE.get(name, 16), about or _HELP.get(name, ""))


def common(*, usual: bool = True) -> tuple[Column, ...]:
    """The columns that every item has."""
    return tuple(column(name, usual=usual, shape="words" if name == "source" else "text") for name in COMMON)


def of_model(model: type[Record], *first: str, usual: bool = True, without: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of a type: ``first`` in this order, then its other fields, then what every item has."""
    left = {*without, *(("span", "sources", "option", "status", "basis", "note") if issubclass(model, Item) else ())}
    found: dict[str, Column] = {}
    for key, field in model.model_fields.items():
        name = field.alias or key
        if name not in left:
            shape = shape_of(field.annotation)
            if shape == "words" and name in NAMING:
                shape = "ids"
            about = field.description or _HELP.get(name, "")
            shown = (usual and name not in _RARE) or field.is_required()
            made = column(name, shape, usual=shown, about=_sentence(about))
            found[name] = replace(made, words=_literal(field.annotation))
    ordered = [found[name] for name in first if name in found] + [c for n, c in found.items() if n not in first]
    return (*ordered, *(common() if "sources" in model.model_fields else ()))


def _literal(annotation: Any) -> tuple[str, ...]:
    """The words that a field may be; none where it may be anything."""
    if get_origin(annotation) is Literal:
        return tuple(word for word in get_args(annotation) if word)
    if get_origin(annotation) is Annotated:
        return _literal(get_args(annotation)[0])
    return ()


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}" if words else ""


def shape_of(annotation: Any) -> Shape:
    """How the cell of a field of this type is read."""
    if get_origin(annotation) is Annotated:
        return shape_of(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        inner = [one for one in get_args(annotation) if one is not type(None)]
        shapes = {shape_of(one) for one in inner}
        return shapes.pop() if len(shapes) == 1 else "number" if "number" in shapes else "any"
    if annotation is bool:
        return "flag"
    if annotation in {int, float}:
        return "number"
    if get_origin(annotation) is tuple:
        first = get_args(annotation)[0]
        return "words" if first is str else "any" if first is Pattern else "rows"
    if get_origin(annotation) is dict:
        return "mapping"
    if annotation is str or get_origin(annotation) is Literal:
        return "text"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {"Filler": "role", "Moment": "text"}.get(annotation.__name__, "any")  # type: ignore[return-value]  # the words of Shape
    return "any"
