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
docs/design.md#lines-upward.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import View, ids, view
from govgraph.checks.wording import whole
from govgraph.graph.sentences import listed
from govgraph.reading.upward import UpwardLine, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR128"
NAME = "line-breaks"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "The line of account of {0} stops at {1}.",
    "The line of account of {0} stops short.",
    "A line of account stops short.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body, group or post that has a line in force: it breaks where none of its lines reaches an end."""
    seen = view(graph)
    for thing in graph.in_category("body", "post", "group"):
        if seen.answers_by_law(thing.id) or seen.opened((thing.id,)) != (thing.id,):
            continue
        lines = [line for line in upward(graph, thing.id).lines if _in_force(line)]
        if not lines:
            continue
        if any(_reaches(seen, line) for line in lines):
            yield Passed((thing.id,))
            continue
        ends = tuple(dict.fromkeys(line.breaks_at for line in lines))
        silent = [fact for end in ends for fact in seen.lines(end) if fact.object.unknown]
        through = [fact for line in lines for step in line.steps if (fact := step.fact) and not fact.object.known]
        if not silent and not through:
            yield CannotTell(
                (thing.id, *ends), f"to whom {seen.names(ends)} answers, in whom the line of {thing.name} ends"
            )
            continue
        yield Found(
            (thing.id, *ends),
            f"{_leads(seen, thing.name, lines)}. {whole(listed(list(dict.fromkeys(line.reason for line in lines))))}",
            f"say to whom {seen.names(ends)} {seen.verb(ends, 'answers', 'answer')}",
            facts=ids((*(fact for line in lines for step in line.steps if (fact := step.fact)), *silent)),
            chain=(*seen.walked(lines), *seen.links(silent)),
        )


def _in_force(line: UpwardLine) -> bool:
    steps = [step for step in line.steps if not step.inward]
    return bool(steps) and all(step.standing.in_force for step in steps)


def _reaches(seen: View, line: UpwardLine) -> bool:
    end = line.breaks_at
    return not end or seen.answers_by_law(end) or seen.category(end) not in {"body", "post", "group"}


def _leads(seen: View, name: str, lines: list[UpwardLine]) -> str:
    """Where the lines lead: to one of several, of whom nobody says which, or to each."""
    ends = [seen.name(line.breaks_at) for line in lines]
    choice = all(any(step.one_of for step in line.steps) for line in lines) and len(ends) > 1
    to = (
        f"one of {listed(ends, 'or')}, and the source does not say which"
        if choice
        else listed(list(dict.fromkeys(ends)))
    )
    return f"The line of account of {name} stops at {to}"
