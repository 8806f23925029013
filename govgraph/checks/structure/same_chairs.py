"""Two groups with the same chairs.

What it does
------------
Finds groups that stand side by side and whose chairs are the same: two chairs or more, or one where the groups have the
same task or no source says what one of them is for (no remit, no right).

Why it matters
--------------
It may be one meeting held twice.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      steering: {name: Steering group, kind: forum, reports to: icb}
      advisory: {name: Advisory group, kind: forum, reports to: icb}
    posts: {nurse: {name: Chief nurse, of: icb, member of: [{to: steering, chair: true}, {to: advisory, chair: true}]}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      steering: {name: Steering group, kind: forum, reports to: icb, recommends: {what: training, to: icb}}
      advisory: {name: Advisory group, kind: forum, reports to: icb, recommends: {what: winter, to: icb}}
    posts: {nurse: {name: Chief nurse, of: icb, member of: [{to: steering, chair: true}, {to: advisory, chair: true}]}}
    decisions: {training: {name: Training, decides: icb}, winter: {name: Winter plan, decides: icb}}

References
----------
004 para 38 and para 49: a steering group and an advisory group with the same two chairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import REMIT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR163"
NAME = "same-chairs"
SEVERITY: Severity = "INFO"
THEME = "duplication"
BRIEF = (
    "{0} and {1} have the same chairs.",
    "Two groups have the same chairs.",
)

_TASKS = (*REMIT, *(kind.name for kind in vocabulary().carrying("rights")))


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each two groups with the same chairs."""
    seen = view(graph)
    chairs: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.settled("member of"):
        if fact.fields.get("chair") is True:
            for table in seen.opened(fact.object):
                chairs[table] |= {_person(seen, who): fact for who in seen.opened(fact.subject)}
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for table, by in sorted(chairs.items()):
        alike[frozenset(by)].append(table)
    for same, tables in alike.items():
        for one, other in combinations(tables, 2):
            here, there = _tasks(seen, one), _tasks(seen, other)
            if not seen.side_by_side(one, other) or (here and there and here != there and len(same) < 2):
                yield Passed((one, other, *same))
                continue
            facts = (*chairs[one].values(), *chairs[other].values())
            what = (
                f"both are for {seen.names(sorted(here))}"
                if here and here == there
                else (
                    f"the one is for {seen.names(sorted(here))}, the other for {seen.names(sorted(there))}"
                    if here and there
                    else f"no source says what {seen.names([table for table in (one, other) if not _tasks(seen, table)])} "
                    f"{'is' if bool(here) != bool(there) else 'are'} for"
                )
            )
            yield Found(
                (one, other, *sorted(same)),
                f"{seen.names((one, other))} are both chaired by {seen.names(sorted(same))}, and {what}.",
                f"say what each is for, or let {seen.names((one, other))} meet as one",
                facts=ids({fact.id: fact for fact in facts}.values()),
                chain=seen.links({fact.id: fact for fact in facts}.values()),
            )


def _person(seen: View, who: str) -> str:
    """The person in a post where one is named, so that two posts of one person count as one chair."""
    held = [fact for fact in seen.at("occupies", "to", who) if fact.tier == "settled"]
    return held[0].subject.ids[0] if held else who


def _tasks(seen: View, table: str) -> set[str]:
    """What a group is said to be for: its remits and rights."""
    return {matter for fact in seen.by(table, *_TASKS) for matter in fact.role("what").ids}
