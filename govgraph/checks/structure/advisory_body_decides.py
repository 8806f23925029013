"""A forum decides.

What it does
------------
Finds forums (partnerships, alliances, executive groups, programmes: kinds that can hold no function) that decide or
approve by a right. What has been delegated to it changes nothing: that too it cannot hold (STR133). One of several
candidates decides nothing yet.

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
003 para 3 i and App 2: partnerships are informal, and will be asked to approve plans. docs/law.md#kinds-of-bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR122"
NAME = "advisory-body-decides"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "In law {0} can only recommend, as a forum.",
    "It is a forum, and in law it can only recommend.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that decides: what it decides now, and what it is to decide, each for itself."""
    seen = view(graph)
    rights = [fact for fact in seen.standing(*FINAL) if fact.subject.known]
    yield from (_candidates(seen, fact) for fact in rights if fact.subject.mode == "one of")
    certain = [fact for fact in rights if fact.subject.mode != "one of"]
    sure = {fact.id for fact in certain}
    for who in dict.fromkeys(who for fact in certain for who in seen.opened(fact.subject)):
        if seen.category(who) not in {"body", "group"}:
            continue
        every = [fact for fact in seen.by(who, *FINAL) if fact.id in sure]
        now = [fact for fact in every if fact.tier == "settled"]
        for facts in filter(None, (now, [fact for fact in every if fact.tier != "settled"])):
            yield _decides(seen, who, facts)


def _decides(seen: View, who: str, facts: list[Fact]) -> Outcome:
    matters = tuple(dict.fromkeys(matter for fact in facts for matter in fact.role("what").ids))
    a_committee = any(
        seen.at(kind, "who", name) for name in seen.same_actor(who) for kind in PARENT if kind != "sub-group of"
    )
    if a_committee:
        return Passed((who, *matters))
    if not seen.kind(who):
        return CannotTell((who, *matters), f"what kind of body {seen.name(who)} is, and so whether it can decide")
    if not seen.graph.registry.is_forum(seen.kind(who)):
        return Passed((who, *matters))
    may = "may decide" if any(fact.fields.get("either") for fact in facts) else seen.does((who,), facts[0].kind)
    foreseen = facts[0].tier != "settled"
    return Found(
        (who, *matters),
        f"{seen.name(who)} {may} {seen.names(matters)}{seen.firm(facts[0])}, but {seen.does((who,), 'is')} only a forum. In law a "
        "forum can recommend, and decide only where its members decide for their own bodies.",
        f"name the body, committee or posts that decide on the recommendation of {seen.name(who)}",
        facts=ids(facts),
        chain=seen.links(facts),
        severity="INFO" if foreseen else None,
    )


def _candidates(seen: View, fact: Fact) -> CannotTell | Passed:
    """One of several, which is not known: whether it is a forum that decides."""
    who, matters = seen.opened(fact.subject), fact.role("what").ids
    forums = [item for item in who if seen.kind(item) and seen.graph.registry.is_forum(seen.kind(item))]
    if not forums:
        return Passed((*who, *matters))
    return CannotTell(
        (*who, *matters),
        f"whether a forum decides {seen.names(matters)}: it is one of {seen.names(who, 'or')}, which is not known",
    )
