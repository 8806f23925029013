"""An agreement that only some of those it binds have approved or must approve.

What it does
------------
For every agreement with parties (`party to`) and at least one approver (approves, signs off, agrees), finds parties
that neither approve it themselves, through a committee or post of theirs, nor are among the approvers' own bodies.
What is planned for later is looked at as what stands. Also an agreement that nobody is said to approve though something is settled by it, works under it, or rests on it.

Why it matters
--------------
One party's approval, or that of a joint board, does not bind the others.

Example
-------
    bodies:
      ccg: {name: The ICB, kind: icb, party to: s75}
      council: {name: The council, kind: local_authority_ut, party to: s75}
      hwb: {name: Health and Wellbeing Board, kind: hwb, committee of: council, approves: s75}
    agreements: {s75: {name: Section 75 agreement, kind: s75 agreement}}

Use instead
-----------
    bodies:
      ccg: {name: The ICB, kind: icb, party to: s75, approves: s75}
      council: {name: The council, kind: local_authority_ut, party to: s75}
      hwb: {name: Health and Wellbeing Board, kind: hwb, committee of: council, approves: s75}
    agreements: {s75: {name: Section 75 agreement, kind: s75 agreement}}

References
----------
001 S1 s5 p4: the Health and Wellbeing Board approves the section 75 agreement, and approval by each party is not
stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, PARENT, View, ids, view
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact

CODE = "STR125"
NAME = "party-has-not-approved"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "Not every party is said to approve {0}.",
    "Not every party is said to approve the agreement.",
)

_SILENCE = {
    "nobody": "Nobody approves {what}",
    "unclear": "It is unclear who approves {what}",
    "not stated": "No source says who approves {what}",
}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each agreement that has parties or approvers, or on which something rests."""
    seen = view(graph)
    for thing in graph.in_category("agreement"):
        joined = seen.to_come("party to", "to", thing.id)
        parties = dict.fromkeys(who for fact in joined for who in seen.opened(fact.subject))
        approving = [fact for kind in BINDING for fact in seen.to_come(kind, "what", thing.id)]
        approvers = dict.fromkeys(who for fact in approving for who in seen.opened(fact.subject))
        if not parties and not approving:
            continue
        left = [party for party in parties if not any(_by(seen, party, who) for who in approvers)]
        if not approvers and approving and parties:
            silence = _SILENCE[approving[0].subject.unknown or "not stated"].format(what=thing.name)
            yield Found(
                (thing.id, *parties),
                f"{silence}, to which {seen.names(parties)} {seen.does(parties, 'is')} to be party.",
                f"name who approves it for each of {seen.names(parties)}",
                facts=ids((*approving, *joined)),
                chain=seen.links((*approving, *joined)),
            )
        elif not approvers:
            yield CannotTell((thing.id, *parties), f"who approves {thing.name}")
        elif not parties:
            yield CannotTell(
                (thing.id, *approvers),
                (
                    f"who is party to {thing.name}, and so whether {seen.names(approvers)} "
                    f"bind{'s' if len(approvers) == 1 else ''} them all"
                ),
            )
        elif left:
            facts = (*approving, *(fact for fact in joined if set(seen.opened(fact.subject)) & set(left)))
            sentence = (
                f"{seen.names(approvers)} {seen.does(approvers, 'approves' if _begun(graph, approving) else 'is to approve')} "
                f"{thing.name}, but nobody is said to approve it for {seen.names(left)}, which {seen.does(left, 'is')} party to it."
            )
            yield Found(
                (thing.id, *left, *approvers),
                sentence,
                f"name who approves it for {seen.names(left)}",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        else:
            yield Passed((thing.id, *parties))


def _begun(graph: Graph, approving: Iterable[Fact]) -> bool:
    """Does any approval stand on the day, or are they all still to come?"""
    return any(standing(graph, fact).in_force for fact in approving)


def _by(seen: View, party: str, approver: str) -> bool:
    """Is the approver the party, a stand-in that names it, or its committee, organ or post?"""
    own = seen.same_actor(party)
    todo = [approver]
    for item in todo:
        if item in own:
            return True
        todo += [
            up
            for kind in (*PARENT, "of")
            for fact in seen.at(kind, "who", item)
            for up in fact.object.ids
            if up not in todo
        ]
    return False
