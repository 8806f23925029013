"""What things are called in cells: by name where the name means one thing alone, else by id. Both are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from govgraph.diagnostics import did_you_mean
from govgraph.model.base import UNKNOWNS
from govgraph.model.things import SECTIONS
from govgraph.workbook.notation import MODES, quoted

ID = re.compile(r"[A-Za-z0-9$][A-Za-z0-9._-]*")
"""What an id looks like."""

_RELATION = re.compile(r"[a-z -]+\(.+\)", re.DOTALL)
"""The id of a relation that was given none: ``decides(what=x; who=y)``."""

_HINTS = 60
"""For so many unknown words near ones are looked for: more of them have one cause."""


class SheetNames:
    """The things of a workbook: the id that each name means, and the name that each id goes by."""

    def __init__(self, things: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """``things``: id, name and other names of each; one that an option adds anew may come twice."""
        self._name: dict[str, str] = {}
        meant: dict[str, set[str]] = {}
        for key, name, others in things:
            self._name.setdefault(key, name)
            for word in (name, *others):
                meant.setdefault(folded(word), set()).add(key)
        self._meant = {word: next(iter(keys)) for word, keys in meant.items() if word and len(keys) == 1}
        self._shared = {word: sorted(keys) for word, keys in meant.items() if word and len(keys) > 1}
        self._told: dict[str, tuple[str, str]] = {}

    def id(self, word: str) -> str:
        """The id that a word of a cell means; the word itself where no name is known that is one thing's alone."""
        if word in self._name:
            return word
        return self._meant.get(folded(word), word)

    def known(self, word: str) -> bool:
        """Is it the id of a thing of this workbook?"""
        return word in self._name

    def called(self, key: str) -> str:
        """What a cell writes for an id: the name of the thing if it is read back as this id."""
        name = self._name.get(key, "")
        if name and _plain(name) and name not in self._name and self.id(name) == key:
            return name
        return key

    def written(self, key: str) -> str:
        """What a cell writes for an id; in quotes where it is something else's and also a name of a thing."""
        if key in self._name:
            return self.called(key)
        return key if self.id(key) == key else quoted(key)

    def unknown(self, word: str) -> tuple[str, str] | None:
        """Why a word is no thing's and cannot be an id, and what would be right; None where it may be an id."""
        if ID.fullmatch(word) or word in UNKNOWNS or _RELATION.fullmatch(word):
            return None
        if word not in self._told:
            self._told[word] = self._why(word)
        return self._told[word]

    def _why(self, word: str) -> tuple[str, str]:
        if shared := self._shared.get(folded(word)):
            return f"'{word}' is the name of {len(shared)} things", f"write the id: {' or '.join(shared[:5])}"
        known = {*self._name, *self._name.values()} if len(self._told) < _HINTS else ()
        hint = did_you_mean(word, known) or "write a name or an id that stands on one of the sheets"
        return f"there is no '{word}' in this workbook", hint

    @property
    def every(self) -> Mapping[str, str]:
        """Each id, and what cells write for it."""
        return {key: self.called(key) for key in self._name}


def folded(word: str) -> str:
    """A name as it is compared: whatever its case and blanks."""
    return " ".join(word.casefold().split())


def _plain(name: str) -> bool:
    start = name.partition(":")[0].strip()
    return (
        name == " ".join(name.split())
        and name[0] not in "\"'[{"
        and not any(sign in name for sign in ';"[]{}')
        and not name.endswith(")") | (start in MODES)
        and name not in UNKNOWNS
        and not name.startswith(("=", "+", "-", "@"))
    )


def of_files(files: Mapping[str, Mapping[str, Any]]) -> SheetNames:
    """The things of the files of a scenario, its options among them."""
    return SheetNames(_things(files))


def _things(files: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str, Iterable[str]]]:
    for tree in files.values():
        for part in (tree, tree.get("add") or {}):
            for section in SECTIONS:
                for key, entry in (part.get(section) or {}).items():
                    if isinstance(entry, str):
                        yield key, entry, ()
                    elif isinstance(entry, dict):
                        others = entry.get("aliases") or ()
                        listed = [others] if isinstance(others, str) else others
                        yield key, str(entry.get("name", "")), [str(word) for word in listed]
