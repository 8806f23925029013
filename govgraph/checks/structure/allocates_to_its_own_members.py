"""Those who hand out the money sit with those who get it: in one seat.

What it does
------------
Finds bodies that allocate to somebody who is a member of theirs, directly or through a post, by a settled relation.
A stated way of treating the interest (`interest` with `treatment`) makes it a remark.

Why it matters
--------------
It may be intended (providers and payers at one table), but each member has an interest in each allocation, and that
needs a rule.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust, member of: board}
    relations: {allocates to: {who: board, to: trust}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust}
    relations: {allocates to: {who: board, to: trust}}

References
----------
000 s2.3.1 p1 and s2.3.2 c3: the board is made up of providers and allocates to them; the source treats it as intended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.unseen import unseen
from govgraph.checks.view import ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR114"
NAME = "allocates-to-its-own-members"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = (
    "Members of {0} get the money that it hands out.",
    "Its members get the money that it hands out.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that allocates."""
    seen = view(graph)
    givers = dict.fromkeys(who for fact in seen.settled("allocates to") for who in seen.opened(fact.subject))
    for giver in givers:
        facts = [fact for fact in seen.by(giver, "allocates to") if fact.tier == "settled"]
        receivers = dict.fromkeys(to for fact in facts for to in (*fact.object.ids, *seen.opened(fact.object)))
        present = seen.present(giver)
        own = [to for to in receivers if to in present and to != giver]
        matters = dict.fromkeys(matter for fact in facts for matter in fact.role("what").ids)
        if own:
            interests = [
                f
                for to in own
                for name in sorted(seen.same_actor(to))
                for f in seen.at("interest", "who", name)
                if "treatment" in f.fields
            ]
            sentence = f"{seen.name(giver)} {seen.does((giver,), 'allocates')} money to {seen.names(own)}, who {seen.does(own, 'sits')} on it"
            if interests:
                sentence += f". The interest is treated as follows: {interests[0].fields['treatment']}"
            every = (*facts, *(present[to] for to in own), *interests)
            fix = f"ask {seen.name(giver)} to state how it treats the interest of a member in that member's own allocation"
            yield Found(
                (giver, *own, *matters),
                f"{sentence}.",
                fix,
                facts=ids(every),
                chain=seen.links(every),
                severity="INFO" if interests else None,
            )
        elif not present or not receivers:
            yield CannotTell(
                (giver, *receivers),
                f"who sits on {seen.name(giver)}" if not present else f"to whom {seen.name(giver)} allocates",
            )
        elif missing := unseen(seen, [giver], [to for fact in facts for to in fact.object.ids]):
            yield CannotTell((giver, *receivers), f"{missing}, and so whether {seen.name(giver)} allocates to its own")
        else:
            yield Passed((giver, *receivers))
