"""Scenario files as careless or hostile hands would leave them: trees and texts with something wrong in them."""

from __future__ import annotations

import random
from typing import Any

NASTY: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    float("nan"),
    "",
    " ",
    "not stated",
    "nobody",
    "unclear",
    "yes",
    "9999-12-31",
    "0000-00-00",
    "1/13/2022",
    "spring 2023",
    "£2m",
    "over £1m",
    "£-3",
    "a" * 3000,
    "\u202egnp.exe",
    "\x1b[31mred\x07",
    "=1+1",
    "<script>alert(1)</script>",
    "$subject",
    "a; b; c",
    "../../etc/passwd",
    "\ud83d\ude00" * 20,
    "${x}",
    "{}",
    "[]",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"one of": []},
    {"together": ["x", "x"]},
    {"any": "x"},
    ["x"] * 300,
)
"""Values that nobody expects where they stand."""

BYTES = (
    "\t",
    "\x00",
    ": ",
    "- ",
    "&a ",
    "*a",
    "<<: ",
    "|",
    "{",
    "]",
    "'",
    '"',
    "#",
    "%",
    "!!python/object:os.system ",
    "\r",
    "\ufeff",
    "---\n",
)


def damaged(tree: Any, chance: random.Random, times: int) -> Any:
    """The tree with some of its parts replaced, left out, doubled, moved or renamed."""
    for _ in range(times):
        places = list(_places(tree))
        if not places:
            return tree
        holder, key = chance.choice(places)
        _damage(holder, key, chance, places)
    return tree


def _places(tree: Any) -> Any:
    """Every part, as what holds it and its key."""
    todo = [tree]
    for holder in todo:
        items = holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        for key, part in list(items):
            yield holder, key
            if isinstance(part, dict | list) and len(todo) < 5000:
                todo.append(part)


def _damage(holder: Any, key: Any, chance: random.Random, places: list[tuple[Any, Any]]) -> None:
    other, at = chance.choice(places)
    how = chance.randrange(6)
    try:
        if how == 0:
            del holder[key]
        elif how == 1:
            holder[key] = chance.choice(NASTY)
        elif how == 2:
            holder[key] = other[at] if not isinstance(other[at], dict | list) else chance.choice(NASTY)
        elif how == 3 and isinstance(holder, dict):
            holder[str(at)] = holder.pop(key)
        elif how == 4 and isinstance(holder, dict):
            holder[chance.choice(("from", "until", "status", "basis", "source", "kind", "not", "if", "id"))] = (
                chance.choice(NASTY)
            )
        elif isinstance(holder, list):
            holder.append(holder[key])
    except (KeyError, IndexError):
        return


def garbled(text: str, chance: random.Random) -> str:
    """The text with something put in, taken out, or cut off."""
    at = chance.randrange(len(text) + 1)
    how = chance.randrange(4)
    if how == 0:
        return text[:at] + chance.choice(BYTES) + text[at:]
    if how == 1:
        return text[:at] + text[at + chance.randrange(1, 40) :]
    if how == 2:
        return text[:at]
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)
