"""Affected, and only informed.

What it does
------------
Finds those who are only informed of a matter that touches them: they provide it or a part of it, it concerns them, they
are charged with something in it, or a source denies them a remit in it; and they neither decide, approve, agree, propose,
recommend nor are consulted on it.

Why it matters
--------------
Those who carry the effects hear of a decision when it can no longer be changed.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      partnership: {name: Partnership, kind: place_partnership, reports to: icb}
    services: {maternity: {name: Maternity, is informed: {who: partnership}, concerns: partnership}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      partnership: {name: Partnership, kind: place_partnership, reports to: icb}
    services: {maternity: {name: Maternity, is informed: {who: partnership}, is consulted: {who: partnership}, concerns: partnership}}

References
----------
003 App 2 rows Maternity to POD: services that are not delegated, of which places are told and in which they have no say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, PROPOSING, REMIT, View, ids, view
from govgraph.model.facts import Fact

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR161"
NAME = "only-informed"
SEVERITY: Severity = "INFO"
THEME = "voice"
BRIEF = (
    "On {1}, {0} would only be informed.",
    "Somebody affected would only be informed of {1}.",
    "Somebody affected would only be informed.",
)

_SAY = (*BINDING, *PROPOSING, "is consulted", "endorses", "reviews", "approval preferred")
_TOUCHES = (*REMIT, "provides", "implements")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each that is informed of a matter."""
    seen = view(graph)
    for fact in seen.standing("is informed"):
        for who in seen.opened(fact.subject):
            for matter in fact.role("what").ids:
                touching = _touching(seen, who, matter)
                if not touching or _has_a_say(seen, who, matter):
                    yield Passed((who, matter))
                    continue
                facts = (fact, *touching)
                yield Found(
                    (who, matter),
                    f"{seen.name(who)} {seen.verb((who,), 'is', 'are')} affected by {seen.name(matter)} and only "
                    f"informed of it{seen.firm(fact)}.",
                    f"ask whether {seen.name(who)} should be consulted on {seen.name(matter)} before it is decided",
                    facts=ids(facts),
                    chain=seen.links(facts),
                )


def _matters(seen: View, matter: str) -> set[str]:
    return {matter, *seen.graph.above(matter), *seen.graph.below(matter)}


def _touching(seen: View, who: str, matter: str) -> list[Fact]:
    """What shows that a matter touches somebody: it provides or is charged with a part, is concerned, or denied a remit."""
    names = seen.same_actor(who)
    near = {matter, *seen.graph.below(matter)}
    found = [f for kind in _TOUCHES for name in names for f in seen.at(kind, "who", name) if near & set(f.object.ids)]
    found += [f for name in names for f in seen.at("concerns", "to", name) if near & set(f.subject.ids)]
    found += [
        f for f in seen.graph.of_kind(*REMIT) if f.negated and names & set(f.subject.ids) and near & set(f.object.ids)
    ]
    return list({f.id: f for f in found}.values())


def _has_a_say(seen: View, who: str, matter: str) -> bool:
    names, near = seen.same_actor(who), _matters(seen, matter)
    return any(near & set(f.role("what").ids) for kind in _SAY for name in names for f in seen.at(kind, "who", name))
