"""Authority given to a forum, or to a level that is only a name.

What it does
------------
Finds delegations and joint exercises, settled or foreseen, whose receiver is by kind a forum (a partnership,
programme, alliance ...) or a level through which nobody is said to act.

Why it matters
--------------
No power lets a forum receive a function: what it decides can be challenged, and the money that goes with it too.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      local: {name: Place partnership, kind: place_partnership, reports to: icb}
    relations: {delegates: {who: icb, to: local, what: plan}}
    decisions: {plan: The plan}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb}}
    posts: {lead: {name: Place director, of: icb}}
    relations: {delegates: {who: icb, to: lead, what: plan}}
    decisions: {plan: The plan}

References
----------
004 para 33: money and decisions delegated to an informal partnership. 003 para 21: authority runs to the place
director.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import GIVING, PARENT, view
from govgraph.reading.actors import opened

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR133"
NAME = "delegated-to-a-forum"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "{0} cannot hold delegated functions, as a forum.",
    "A forum cannot hold what is delegated to it.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each arrangement and receiver."""
    seen = view(graph)
    for fact in seen.standing(*GIVING):
        # given to a level of several, it is for each of them to use
        for who in opened(graph, fact.object, unnamed="itself", there=True):
            thing = graph.things[who]
            matters = fact.role("what").ids
            committee = any(
                seen.at(kind, "who", name) for name in seen.same_actor(who) for kind in PARENT if kind != "sub-group of"
            )
            if thing.category == "level" or (
                seen.kind(who) and graph.registry.is_forum(seen.kind(who)) and not committee
            ):
                what = seen.names(matters) if matters else "authority"
                why = (
                    "is a level at which nobody is said to act"
                    if thing.category == "level"
                    else "is a forum and cannot hold functions"
                )
                sentence = (
                    f"{seen.names(fact.subject)} {seen.verb(fact.subject.ids, 'delegates', 'delegate')} "
                    f"{what} to {thing.name}{seen.firm(fact)}, which {why}."
                    if fact.subject.ids
                    else f"No source says who delegates {what} to {thing.name}{seen.firm(fact)}, which {why}."
                )
                fix = (
                    f"ask {seen.names(fact.subject) or 'the giver'} to delegate to a committee or officer of their own who "
                    f"sits on {thing.name}"
                )
                yield Found(
                    (who, *fact.subject.ids, *matters),
                    sentence,
                    fix,
                    facts=(fact.id,),
                    chain=(seen.link(fact, receiver=who),),
                )
            elif thing.category in {"body", "group"} and not seen.kind(who) and not committee:
                yield CannotTell(
                    (who, *matters),
                    f"what kind of body {thing.name} is, and so whether anything can be delegated to it",
                )
            else:
                yield Passed((who, *matters))
