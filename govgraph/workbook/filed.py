"""Files that are put together value by value: what a workbook says, as the files of a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from govgraph.diagnostics import Mark, Problem
from govgraph.marks import Marked


class Filed:
    """The files by their paths, while they are filled."""

    def __init__(self, problems: list[Problem]) -> None:
        self.files: dict[str, Marked] = {}
        self._problems = problems

    def put(self, file: str, path: tuple[str, ...], value: Marked, *, at: Mark | None = None) -> None:
        """Put a value into a file, below these keys; one that is there already is a mistake."""
        here = self.files.setdefault(file, Marked({}, value.mark))
        for number, key in enumerate(path, start=1):
            inner = here.mapping()
            last = number == len(path)
            if last and key in inner:
                first = here.keys[key]
                self._problems.append(
                    Problem(
                        "LOAD014",
                        f"'{key}' is there twice",
                        at or value.mark,
                        f"it is already there in {first.where}: keep one",
                    )
                )
                return
            here.keys.setdefault(key, (at if last else None) or value.mark)
            here = inner.setdefault(key, value if last else Marked({}, value.mark))

    def append(self, file: str, path: tuple[str, ...], value: Marked) -> None:
        """Put a value at the end of a list of a file."""
        here = self.files.setdefault(file, Marked({}, value.mark))
        for key in path[:-1]:
            here.keys.setdefault(key, value.mark)
            here = here.mapping().setdefault(key, Marked({}, value.mark))
        here.keys.setdefault(path[-1], value.mark)
        listed = here.mapping().setdefault(path[-1], Marked([], value.mark))
        assert isinstance(listed.value, list)
        listed.value.append(value)

    def there(self, file: str, path: tuple[str, ...]) -> Mapping[str, Marked]:
        """What stands below these keys of a file; nothing where nothing does."""
        here = self.files.get(file, Marked({}, Mark(file)))
        for key in path:
            here = here.mapping().get(key, Marked({}, here.mark))
        return here.mapping()


def of(fields: Mapping[str, Marked], mark: Mark) -> Marked:
    """Fields as one value, each with its own place."""
    return Marked(dict(fields), mark, {name: value.mark for name, value in fields.items()})


def single(node: Marked) -> Marked:
    """A list of one as that one."""
    return node.value[0] if isinstance(node.value, list) and len(node.value) == 1 else node


def marked(value: Any, mark: Mark) -> Marked:
    """A value with everything in it at one place: that of its cell."""
    if isinstance(value, dict):
        return Marked(
            {str(key): marked(item, mark) for key, item in value.items()}, mark, dict.fromkeys(map(str, value), mark)
        )
    if isinstance(value, list | tuple):
        return Marked([marked(item, mark) for item in value], mark)
    return Marked(value, mark)


def words_in(value: Any) -> Iterator[str]:
    """The words of a role or of a list."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from words_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "basis":
                yield from words_in(item)


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook holds: its files by their paths, what is wrong with it, and where the fields of its rows are.

    ``lost`` are ids that stand for names that are no thing's. ``incomplete``: a row or a heading of a sheet of things could not be read, so that a name may be missing for that reason alone.
    """

    files: dict[str, Marked]
    problems: list[Problem]
    spots: dict[tuple[Mark, str], Mark] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    incomplete: bool = False
