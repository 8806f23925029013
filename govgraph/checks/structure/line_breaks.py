"""A line of account that stops before it reaches anybody who answers by law.

What it does
------------
Follows every settled line of account, parent and post up from whoever has one. Finds lines all of whose ends are
bodies or posts of which a source says that they answer to nobody, or does not say to whom. Ends that nobody looked
at cannot be told.

Why it matters
--------------
A chain is there on paper and leads nowhere.

Example
-------
    bodies:
      group: {name: Working group, reports to: exec}
      exec: {name: Executive group, accountable to: not stated}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      group: {name: Working group, reports to: exec}
      exec: {name: Executive group, accountable to: icb}

References
----------
authority.md section 4: answers for it, "breaks at x".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR128"
NAME = "line-breaks"
SEVERITY: Severity = "WARN"
THEME = "gaps"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body, group or post that has a line."""
    seen = view(graph)
    for thing in graph.in_category("body", "post", "group"):
        if not _higher(seen, thing.id) or seen.answers_by_law(thing.id) or seen.opened((thing.id,)) != (thing.id,):
            continue
        ends = _ends(seen, thing.id)
        if not ends or any(
            seen.answers_by_law(end) or seen.category(end) not in {"body", "post", "group"} for end in ends
        ):
            yield Passed((thing.id,))
            continue
        silent = [line for end in ends for line in seen.lines(end) if line.object.unknown]
        if silent:
            said = {"nobody": "answers to nobody"}.get(
                silent[0].object.unknown or "", "answers to somebody whom no source names"
            )
            at = [end for end in ends if any(line.object.unknown for line in seen.lines(end))]
            sentence = f"The line of {thing.name} stops at {seen.names(at)}, which {said}."
            steps = [
                (low, high, fact) for low in (thing.id, *_all(seen, thing.id)) for high, fact in _higher(seen, low)
            ]
            chain = (
                *(seen.link(fact, giver=low, receiver=high) for low, high, fact in steps),
                *(seen.link(line) for line in silent),
            )
            yield Found(
                (thing.id, *at),
                sentence,
                f"say to whom {seen.names(at)} answers",
                facts=ids((*(fact for _, _, fact in steps), *silent)),
                chain=chain,
            )
        else:
            yield CannotTell(
                (thing.id, *ends), f"to whom {seen.names(ends)} answers, in whom the line of {thing.name} ends"
            )


def _higher(seen: View, item: str) -> list[tuple[str, Fact]]:
    return [(high, fact) for high, fact in seen.up(item) if fact.kind in (*ACCOUNT, *PARENT, "of")]


def _all(seen: View, start: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    todo = [start]
    while todo:
        for high, _ in _higher(seen, todo.pop()):
            if high not in found and high != start:
                found[high] = None
                todo.append(high)
    return tuple(found)


def _ends(seen: View, start: str) -> tuple[str, ...]:
    return tuple(item for item in _all(seen, start) if seen.answers_by_law(item) or not _higher(seen, item))
