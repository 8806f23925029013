"""In which order to work out things that rest on what is above them, so that no line is too long to follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence


def highest_first(item: str, above: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """A thing and all above it, each after what is above it; ``above`` gives the ids directly above an id.

    On a circle one of those on it comes first. No line is too long: nothing here calls itself.
    """
    waits: dict[str, list[str]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    todo = [item]
    for one in todo:
        if one not in waits:
            waits[one] = list(above(one))
            todo += waits[one]
            for up in waits[one]:
                below[up].append(one)
    ready = [one for one, over in waits.items() if not over]
    while waits:
        one = ready.pop() if ready else _on_a_circle(waits)
        if one in waits:
            del waits[one]
            yield one
            for lower in below[one]:
                if lower in waits:
                    waits[lower].remove(one)
                    ready += [] if waits[lower] else [lower]


def _on_a_circle(waits: Mapping[str, list[str]]) -> str:
    one: str = next(iter(waits))
    seen: set[str] = set()
    while one not in seen:
        seen.add(one)
        one = waits[one][0]
    return one
