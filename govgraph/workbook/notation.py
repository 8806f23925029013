"""How a cell says more than one word: lists, who stands in a role, fields with their values. Both ways.

``;`` (or a new line) stands between the items of a list, ``key: value`` says a field, ``yes`` and ``no`` are true and false.
Text that would be misread is written in double quotes, as JSON writes it. What is nested deeper stands in brackets, as YAML
writes it: ``{relations: {decides: {who: spb}}}``. Everything that is written here is read back as the same value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from govgraph.marks import parse_yaml
from govgraph.model.base import BASES, UNKNOWNS
from govgraph.model.scalars import plain_scalar

MODES = ("each", "together", "any", "one of")
"""How several act, before their names: ``together: icb; council``."""

_MODE = re.compile(rf"({'|'.join(MODES)})[ \t]*:[ \t]*(.*)\Z", re.DOTALL)
_BASIS = re.compile(rf"(.*?)[ \t]*\(basis: ({'|'.join(BASES)})\)\Z", re.DOTALL)
_KEY = re.compile(r"[^\s:;\"'\[\]{}#&*!|>%@`,][^:;\"\[\]{}\n]*\Z")
_BARE_IN_BRACKETS = re.compile(r"[A-Za-z0-9$£][A-Za-z0-9 ._$£/()+-]*\Z")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029\r]|_x[0-9A-Fa-f]{4}_")
_FLAGS = {"yes": True, "no": False, "true": True, "false": False}

As = Callable[[str], str]
"""How a word is called in the cell, or which id a word of the cell means."""


class Misread(ValueError):
    """The cell cannot be read; the message says what would be right."""


def same(word: str) -> str:
    """A word that is called what it is."""
    return word


# -- text -------------------------------------------------------------------------------------------------------------


def text(value: Any) -> str:
    """Text, as a cell holds it: as it is, or in quotes where it would not come back (blanks at its ends, no text)."""
    written = _scalar_words(value) if isinstance(value, bool) else str(value)
    awkward = not written or written != written.strip() or _quoted(written) is not None or _UNSEEN.search(written)
    return quoted(written) if awkward else written


def read_text(cell: str) -> str:
    """The text that a cell holds."""
    return cell if (found := _quoted(cell)) is None else found


def quoted(value: str) -> str:
    """Text in double quotes, with what nobody can see spelt out."""
    return _UNSEEN.sub(lambda found: "".join(_spelt(char) for char in found[0]), json.dumps(value, ensure_ascii=False))


def _spelt(char: str) -> str:
    return f"\\u{ord(char):04x}" if char not in "0123456789ABCDEFabcdefx" else char


def _quoted(cell: str) -> str | None:
    """What stands between double quotes; None where a cell is not in quotes from end to end."""
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return None
    try:
        found = json.loads(cell)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


# -- lists ------------------------------------------------------------------------------------------------------------


def words(value: Any, called: As = same) -> str:
    """A list of words: ``a; b``. An empty one is ``[]``."""
    items = list(value) if isinstance(value, list | tuple) else [value]
    return "; ".join(_item(item, called) for item in items) if items else "[]"


def read_words(cell: str, meant: As = same) -> list[Any]:
    """The words of a list."""
    return [] if cell == "[]" else [_read_item(part, meant) for part in parts(cell)]


def _item(item: Any, called: As) -> str:
    if isinstance(item, dict | list):
        return brackets(item)
    word = called(item) if isinstance(item, str) else str(item)
    if _UNSEEN.search(word) or not _stands_alone(word, ";\n"):
        word = quoted(item if isinstance(item, str) else str(item))
    return word


def _stands_alone(word: str, stops: str) -> bool:
    return bool(word) and word == word.strip() and word[0] not in "\"[{'" and not any(stop in word for stop in stops)


def _read_item(part: str, meant: As) -> Any:
    if part[0] in "[{":
        return read_brackets(part)
    found = _quoted(part)
    return meant(part) if found is None else found


def parts(cell: str, stops: str = ";\n") -> list[str]:
    """What stands between the stops, outside quotes and brackets. Raises :class:`Misread` where one is not closed."""
    out, start, depth, at = [], 0, 0, 0
    while at < len(cell):
        char = cell[at]
        if char == '"' and (depth or not cell[start:at].strip() or cell[start:at].rstrip().endswith(":")):
            end = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL).match(cell, at)
            if end is None:
                if depth:
                    raise Misread("a text in quotes is not closed: write the quote at its end")
            else:
                at = end.end()
                continue
        elif char in "[{" and (depth or not cell[start:at].strip() or cell[start:at].rstrip().endswith(":")):
            depth += 1
        elif char in "]}" and depth:
            depth -= 1
        elif char in stops and not depth:
            out.append(cell[start:at])
            start = at + 1
        at += 1
    if depth:
        raise Misread("a bracket is not closed: write ] or } at its end")
    out.append(cell[start:])
    return [part.strip() for part in out if part.strip()]


# -- roles ------------------------------------------------------------------------------------------------------------


def role(value: Any, called: As = same) -> str:
    """Who or what stands in a role: ``spb``, ``each: a; b``, ``not stated``, ``icb (basis: inferred)``."""
    if not isinstance(value, dict):
        return value if value in UNKNOWNS else words(value, called)
    rest = {key: item for key, item in value.items() if key != "basis"}
    ((word, inner),) = rest.items() if len(rest) == 1 else (("", None),)
    if not word or value.get("basis", BASES[0]) not in BASES:
        return brackets(value)
    written = role(inner, called) if word == "id" else f"{word}: {words(inner, called)}"
    return f"{written} (basis: {value['basis']})" if "basis" in value else written


def read_role(cell: str, meant: As = same) -> Any:
    """Who or what stands in a role, as files write it."""
    if cell[0] == "{":
        return read_brackets(cell)
    based = _BASIS.match(cell)
    inner = based[1] if based else cell
    mode = _MODE.match(inner)
    if mode is not None:
        found: Any = {mode[1]: read_words(mode[2], meant)}
    elif inner in UNKNOWNS:
        found = inner
    else:
        listed = read_words(inner, meant)
        found = listed[0] if len(listed) == 1 else listed
    if based is None:
        return found
    return {**(found if isinstance(found, dict) else {"id": found}), "basis": based[2]}


# -- fields with their values -------------------------------------------------------------------------------------------


def mapping(value: Any, between: str = "; ") -> str:
    """Fields with their values: ``system: executive; order or scheme: not stated``."""
    if not isinstance(value, dict) or not value or not all(_KEY.match(key) and key == key.strip() for key in value):
        return brackets(value)
    return between.join(f"{key}: {_value(item)}".rstrip() for key, item in value.items())


def read_mapping(cell: str) -> Any:
    """Fields with their values, as files write them."""
    if cell[0] in "[{":
        return read_brackets(cell)
    out: dict[str, Any] = {}
    for part in parts(cell):
        key, colon, rest = part.partition(":")
        if not colon or (rest and not rest[0].isspace()):
            raise Misread(f"'{part}' names no field with its value: write 'field: value', and ';' between several")
        if key.strip() in out:
            raise Misread(f"'{key.strip()}' is there twice: keep one of them")
        out[key.strip()] = read_value(rest.strip())
    return out


def rows(value: Any) -> str:
    """Several rows of fields, one a line."""
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) and row for row in value):
        return brackets(value)
    lines = [mapping(row) for row in value]
    return "\n".join(lines) if all(line[0] not in "[{" for line in lines) else brackets(value)


def read_rows(cell: str) -> Any:
    """Several rows of fields, as files write them."""
    return read_brackets(cell) if cell[0] in "[{" else [read_mapping(line) for line in parts(cell, "\n")]


def value(item: Any) -> str:
    """Any value: fields, a list in brackets, a word, a number, yes or no."""
    if isinstance(item, dict):
        return mapping(item)
    written = _value(item)
    return quoted(item) if isinstance(item, str) and ":" in written and written == item else written


def read_any(cell: str) -> Any:
    """A value of whatever kind."""
    if cell[0] in "[{" or _quoted(cell) is not None:
        return read_value(cell)
    first = parts(cell)[0]
    key, colon, rest = first.partition(":")
    fields = bool(colon) and _KEY.match(key) is not None and (not rest or rest[0].isspace())
    return read_mapping(cell) if fields else read_value(cell)


def _value(item: Any) -> str:
    if isinstance(item, dict | list | tuple):
        return brackets(item)
    if isinstance(item, str):
        plain = (
            _stands_alone(item, ";\n")
            and not _UNSEEN.search(item)
            and isinstance(read_value(item), str)
            and item.lower() not in _FLAGS
        )
        return item if plain else quoted(item)
    return _scalar_words(item)


def _scalar_words(item: Any) -> str:
    if item is None:
        return ""
    return ("yes" if item else "no") if isinstance(item, bool) else repr(item)


def read_value(cell: str) -> Any:
    """A value of one field."""
    if cell[:1] in {"[", "{"}:
        return read_brackets(cell)
    found = _quoted(cell)
    if found is not None:
        return found
    return _FLAGS[cell.lower()] if cell.lower() in _FLAGS else plain_scalar(cell)


# -- brackets: what is nested deeper ------------------------------------------------------------------------------------


def brackets(item: Any) -> str:
    """A value as YAML writes it in one line."""
    if isinstance(item, dict):
        return "{" + ", ".join(f"{_in_brackets(str(key))}: {brackets(inner)}" for key, inner in item.items()) + "}"
    if isinstance(item, list | tuple):
        return "[" + ", ".join(brackets(inner) for inner in item) + "]"
    if isinstance(item, str):
        return _in_brackets(item)
    return "null" if item is None else ("true" if item else "false") if isinstance(item, bool) else repr(item)


def _in_brackets(item: str) -> str:
    bare = _BARE_IN_BRACKETS.match(item) and item == item.strip() and plain_scalar(item) == item
    return item if bare and isinstance(plain_scalar(item), str) and item != "null" else quoted(item)


def read_brackets(cell: str) -> Any:
    """A value that stands in brackets. Raises :class:`Misread` for what is no YAML."""
    tree, problems = parse_yaml(cell)
    if problems or tree is None:
        said = problems[0] if problems else None
        what = said.message.removeprefix("is not YAML: ") if said else "nothing stands in the brackets"
        raise Misread(f"{what}{f': {said.hint}' if said and said.hint else ''}")
    return tree.plain()
