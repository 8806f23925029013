"""A forum decides.

What it does
------------
Finds forums (partnerships, alliances, executive groups, programmes: kinds that can hold no function) that decide or
approve by a right. A forum with a delegation or joint exercise to it is left to STR133.

Why it matters
--------------
In law a forum can only recommend: what it decides binds nobody unless those who sit there have authority of their
own and use it.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Place partnership, kind: place_partnership, reports to: icb, approves: plan}
    decisions: {plan: The plan}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Place partnership, kind: place_partnership, reports to: icb, endorses: plan}
    decisions: {plan: {name: The plan, decides: icb}}

References
----------
003 para 3 i and App 2: partnerships are informal, and will be asked to approve plans. law.md section 1, forum.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, GIVING, PARENT, ids, view

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR122"
NAME = "advisory-body-decides"
SEVERITY: Severity = "WARN"
THEME = "gaps"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that decides."""
    seen = view(graph)
    rights = [fact for fact in seen.standing(*FINAL) if fact.subject.known]
    for who in dict.fromkeys(who for fact in rights for who in seen.opened(fact.subject)):
        thing = graph.things[who]
        if thing.category not in {"body", "group"}:
            continue
        facts = [fact for fact in seen.by(who, *FINAL) if fact.subject.known]
        matters = tuple(dict.fromkeys(matter for fact in facts for matter in fact.role("what").ids))
        given = seen.to(who, *GIVING)
        a_committee = any(
            seen.at(kind, "who", name) for name in seen.same_actor(who) for kind in PARENT if kind != "sub-group of"
        )
        if a_committee or given:
            yield Passed((who, *matters))
        elif not seen.kind(who):
            yield CannotTell((who, *matters), f"what kind of body {thing.name} is, and so whether it can decide")
        elif not graph.registry.is_forum(seen.kind(who)):
            yield Passed((who, *matters))
        else:
            open_ones = [fact for fact in facts if fact.fields.get("either")]
            may = "may decide" if open_ones else facts[0].kind
            foreseen = "" if any(fact.tier == "settled" for fact in facts) else f" ({facts[0].status})"
            sentence = (
                f"{thing.name} {may} {seen.names(matters)}{foreseen}, and is a forum: in law it can "
                f"only recommend, unless those who sit there decide for their own bodies."
            )
            fix = f"name the body, committee or posts that decide {seen.names(matters)}; {thing.name} recommends"
            yield Found(
                (who, *matters),
                sentence,
                fix,
                facts=ids(facts),
                chain=seen.links(facts),
                severity=None if not foreseen else "INFO",
            )
