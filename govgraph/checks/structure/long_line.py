"""Several stand between a post and the body that it answers to.

What it does
------------
Takes every line of account and finds those on which two posts or more stand between whoever answers and the body that they
answer to, because a source names them as those through whom it runs, or because each answers to the next; where no
source states a limit up to which whoever answers may settle things without them.

Why it matters
--------------
What can be settled only two steps further up is settled late, or by those who do not know the place.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts:
      chief: {name: Chief executive, of: icb, accountable to: icb}
      delivery: {name: Delivery officer, of: icb, accountable to: chief}
      director: {name: Place director, of: icb, accountable to: delivery}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts:
      chief: {name: Chief executive, of: icb, accountable to: icb}
      director: {name: Place director, of: icb, accountable to: chief}

References
----------
003 para 21: two officers stand between each place director and the board. 004 (2) I: the peers doubt that directors can act at their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR167"
NAME = "long-line"
SEVERITY: Severity = "INFO"
THEME = "clarity"
BRIEF = (
    "Several posts stand between {0} and {last}.",
    "Several posts stand between {0} and the top.",
    "Several posts stand in one line of account.",
)

_MANY = 2


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each post that answers to somebody."""
    seen = view(graph)
    for thing in graph.in_category("post"):
        between, facts, top = _line(seen, thing.id)
        if not facts:
            continue
        listed = seen.at(
            "works under", "who", thing.id
        )  # the scheme or register says what it may settle, nothing included
        if len(between) < _MANY or listed or any(fact.fields.get("limit") for fact in seen.to(thing.id, "delegates")):
            yield Passed((thing.id, *between))
            continue
        yield Found(
            (thing.id, *between, *((top,) if top else ())),
            f"{seen.names(between)} stand between {thing.name} and {seen.name(top) if top else 'any body'}, and no source "
            "says up to what amount anything may be settled without them.",
            f"say what {thing.name} may settle without them, and up to which amount",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _line(seen: View, who: str) -> tuple[tuple[str, ...], list[Fact], str]:
    """The posts on the way up from a post to the nearest body, the relations that say so, and that body."""
    between: dict[str, None] = {}
    facts: dict[str, Fact] = {}
    here = who
    while True:
        steps = [
            fact for fact in seen.by(here, *ACCOUNT) if fact.tier == "settled" and len(seen.opened(fact.object)) == 1
        ]
        if len(steps) != 1:
            return tuple(between), list(facts.values()), ""
        fact = steps[0]
        facts[fact.id] = fact
        between |= dict.fromkeys(item for item in seen.opened(fact.role("through")) if seen.category(item) == "post")
        high = seen.opened(fact.object)[0]
        if seen.category(high) != "post":
            return tuple(between), list(facts.values()), high
        if high in between or high == who:
            return tuple(between), list(facts.values()), ""
        between[high] = None
        here = high
