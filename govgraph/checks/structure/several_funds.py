"""One matter, several funds.

What it does
------------
Finds matters for which two or more funds pay (`pays for`, `funds`, `contributes to`), or two or more bodies fund, where
no fund is part of another.

Why it matters
--------------
Each stream has its own rules, dates and owner, so that no investment can be decided as one.

Example
-------
    funds: {transformation: {name: Transformation fund, pays for: team}, care: {name: Care fund, pays for: team}}
    services: {team: Neighbourhood team}

Use instead
-----------
    funds: {transformation: {name: Transformation fund, part of: care}, care: {name: Care fund, pays for: team}}
    services: {team: Neighbourhood team}

References
----------
001 S1 s3 common themes bullet 3: separate streams of money make it hard to invest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR146"
NAME = "several-funds"
SEVERITY: Severity = "INFO"
THEME = "money"
BRIEF = (
    "Several funds pay for {0}.",
    "Several funds pay for one matter.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each matter that money is paid for."""
    seen = view(graph)
    paying: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in seen.standing("pays for", "funds"):
        if fact.subject.mode != "one of":
            for what in fact.role("what").ids:
                paying[what] |= dict.fromkeys(seen.opened(fact.subject), fact)
    for what, by in sorted(paying.items()):
        funds = [fund for fund in by if not any(other in graph.above(fund) for other in by if other != fund)]
        if len(funds) < 2 or len({seen.category(fund) for fund in funds}) > 1:
            yield Passed((what, *by))
            continue
        facts = list({fact.id: fact for fact in (by[fund] for fund in funds)}.values())
        yield Found(
            (what, *funds),
            f"{seen.names(funds)} {'both' if len(funds) == 2 else 'all'} pay for {seen.name(what)}.",
            f"say who decides on the money of {seen.name(what)} as a whole, or bring it into one fund",
            facts=ids(facts),
            chain=seen.links(facts),
        )
