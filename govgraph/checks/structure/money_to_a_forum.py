"""Money to a body that can hold none.

What it does
------------
Finds allocations and funding that go to a forum (a partnership, an alliance, a programme: no legal person) that is not a
committee of one, and funds that such a forum hosts.

Why it matters
--------------
A forum has no account and no contract: whose money it is, and who answers for it, is then left open.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      forum: {name: Place partnership, kind: place_partnership, reports to: icb}
    relations: {allocates to: {who: icb, to: forum}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    relations: {allocates to: {who: icb, to: council}}

References
----------
004 para 33 bullet 2 and para 11 bullet 4: money for inequalities that goes to place partnerships.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import PARENT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR164"
NAME = "money-to-a-forum"
SEVERITY: Severity = "WARN"
THEME = "money"
BRIEF = (
    "Money goes to {0}, which cannot hold any.",
    "Money goes to a body that cannot hold any.",
)

_ROLE = {"allocates to": "to", "funds": "what", "hosts": "who"}
_WORDS = {"allocates to": "money is allocated to", "funds": "money is paid to", "hosts": "a fund is hosted by"}


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that receives or hosts money."""
    seen = view(graph)
    for fact in seen.standing(*_ROLE):
        for who in seen.opened(fact.role(_ROLE[fact.kind])):
            if seen.category(who) not in {"body", "group"} or seen.is_a(who, "programme", "workstream"):
                continue  # money for a piece of work is not money to a body
            if not seen.kind(who):
                yield CannotTell((who,), f"what kind of body {seen.name(who)} is, and so whether it can hold money")
            elif _holds(seen, who):
                yield Passed((who,))
            else:
                yield _found(seen, who, fact)


def _holds(seen: View, who: str) -> bool:
    if seen.legal_person(who) or not seen.graph.registry.is_forum(seen.kind(who)):
        return True
    return any(seen.at(kind, "who", name) for name in seen.same_actor(who) for kind in PARENT if kind != "sub-group of")


def _found(seen: View, who: str, fact: Fact) -> Found:
    words = _WORDS[fact.kind]
    return Found(
        (
            who,
            *(item for item in fact.subject.ids if item != who),
            *(fact.role("what").ids if fact.kind == "allocates to" else ()),
        ),
        f"{words[0].upper()}{words[1:]} {seen.name(who)}{seen.firm(fact)}, which is not a legal body and cannot hold money.",
        f"name the body that holds the money for {seen.name(who)} and answers for it",
        facts=ids((fact,)),
        chain=seen.links((fact,)),
        severity="INFO" if fact.tier != "settled" else None,
    )
