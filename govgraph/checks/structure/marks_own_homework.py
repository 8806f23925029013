"""Checks what it does itself.

What it does
------------
Finds bodies and posts that assure, review, scrutinise, oversee or hold to account themselves, or a matter that they
decide, implement, provide or are charged with delivering (settled). Where they check a group that may have members
whom nobody names, and they may be one of them, it cannot be told.

Why it matters
--------------
Assurance by the one who is assured is no assurance.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb, decides: plan, assures: plan}
    decisions: {plan: The plan}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb, assures: plan}
      board: {name: Partnership board, committee of: icb, decides: plan}
    decisions: {plan: The plan}

References
----------
000 s2.3.1 p2: the board holds itself and its parties to account.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.unseen import may_belong
from govgraph.checks.view import FINAL, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR116"
NAME = "marks-own-homework"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = (
    "Nobody outside {0} holds it to account.",
    "It is to hold itself to account.",
)

_CHECKING = ("assures", "reviews", "scrutinises", "holds to account", "oversees")
_DOING = (*FINAL, "implements", "provides", "charged with")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that checks something."""
    seen = view(graph)
    for fact in seen.settled(*_CHECKING):
        for who in seen.opened(fact.subject):
            checked = dict.fromkeys((*fact.object.ids, *seen.opened(fact.object)))
            doing = {item: _does(seen, who, item) for item in checked}
            own = [item for item in checked if item == who or doing[item]]
            if fact.kind == "oversees":
                own = [item for item in own if item == who]  # to decide and to oversee one matter is ordinary
            if not own:
                missing = may_belong(seen, (who,), fact.object.ids)
                about = (who, *fact.object.ids)
                yield CannotTell(about, f"{missing}, and so whether it checks itself") if missing else Passed(about)
                continue
            every = (fact, *(found for item in own for found in doing[item]))
            what = seen.names("itself" if item == who else item for item in own)
            reason = "" if own == [who] else ", which it decides or delivers"
            fix = f"let somebody outside {seen.name(who)} do this instead"
            yield Found(
                (who, *(item for item in own if item != who)),
                f"{seen.name(who)} {_checks(seen.does((who,), fact.kind), what)}{reason}.",
                fix,
                facts=ids(every),
                chain=seen.links(every),
            )


def _checks(verb: str, what: str) -> str:
    """``holds to account`` and its object in their order: holds it to account."""
    first, _, rest = verb.partition(" ")
    return f"{first} {what} {rest}" if rest else f"{verb} {what}"


def _does(seen: View, who: str, item: str) -> list[Fact]:
    own = seen.same_actor(who)
    found = [
        fact
        for kind in _DOING
        for fact in seen.at(kind, "what", item)
        if own & set(fact.subject.ids) and fact.tier == "settled"
    ]
    return [fact for fact in found if fact.kind != "charged with" or fact.fields.get("how") == "delivers"]
