"""A value as a file writes it, with the place of each part: what :mod:`govgraph.marks` reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Union

from msgspec import Struct

from govgraph.diagnostics import Mark

Value = Union["dict[str, Marked]", "list[Marked]", str, int, float, bool, None]


class Marked(Struct):
    """A YAML value that knows where it was written. ``keys`` marks the keys of a mapping."""

    value: Value
    mark: Mark
    keys: dict[str, Mark] = {}

    def plain(self) -> Any:
        """The same value as ordinary Python: dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value

    def mapping(self) -> dict[str, Marked]:
        """The value as a mapping, empty when it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    def items(self) -> Iterator[tuple[str, Mark, Marked]]:
        """Key, mark of the key and value of each entry of a mapping."""
        for key, item in self.mapping().items():
            yield key, self.keys.get(key, item.mark), item

    def at(self, path: Sequence[str | int]) -> Mark:
        """The mark of the value at ``path``; a step that is not there stops at its parent."""
        here, mark = self, self.mark
        for step in path:
            inner = here.value
            if isinstance(inner, dict) and str(step) in inner:
                mark, here = here.keys.get(str(step), mark), inner[str(step)]
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                here = inner[step]
                mark = here.mark
        return mark
