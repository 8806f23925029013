"""A person moves between an organisation and the office that shares out money to it.

What it does
------------
Takes every person who holds one post and takes up or has left another. Finds those where the body of one of the two shares out
money, and the other is in an organisation that gets some of it, speaks for a sector on that body's board, or is in an organisation
that no source names.

Why it matters
--------------
Whoever comes from an organisation is soon to decide about its money, or knows what others asked for.

Example
-------
    people: {kim: {name: Kim, occupies: [{to: head, from: 2020-01-01}, {to: ceo, from: 2030-01-01}]}}
    bodies:
      icb: {name: The ICB, kind: icb, allocates to: {to: trust}}
      trust: {name: The Trust, kind: nhs_trust}
    posts:
      head: {name: Chief executive of the Trust, of: trust}
      ceo: {name: Chief executive of the ICB, of: icb}

Use instead
-----------
    people: {kim: {name: Kim, occupies: {to: head, from: 2020-01-01}}}
    bodies:
      icb: {name: The ICB, kind: icb, allocates to: {to: trust}}
      trust: {name: The Trust, kind: nhs_trust}
    posts:
      head: {name: Chief executive of the Trust, of: trust}
      ceo: {name: Chief executive of the ICB, of: icb}

References
----------
004 para 27: the chief executive who is to come led a provider and was a partner member of the board.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import PARENT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR182"
NAME = "moves-to-the-purse"
SEVERITY: Severity = "INFO"
THEME = "conflicts of interest"
BRIEF = (
    "{0} moves to those who share out the money.",
    "Somebody moves to those who share out the money.",
)

_SHARES_OUT = ("allocates to", "pays", "commissions")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each person who holds, takes up or has left several posts."""
    seen = view(graph)
    for person in graph.in_category("person"):
        held = {post: f for f in graph.where("occupies", who=person.id) if not f.negated for post in f.object.ids}
        if len(held) < 2:
            continue
        found = [
            (new, old, rests)
            for new in held
            for old in held
            if new != old and _moves(graph, held[new], held[old]) and (rests := _why(seen, new, old)) is not None
        ]
        if not found:
            yield Passed((person.id, *held))
            continue
        new, body = found[0][0], _body(seen, found[0][0])
        others = list(dict.fromkeys(old for to, old, _ in found if to == new))
        facts = [held[new], *(held[old] for old in others), *(f for to, _, rests in found if to == new for f in rests)]
        yield Found(
            (person.id, new, *others, body),
            f"{person.name} {_way(seen, held, new, others)}. {seen.name(body)} shares out money.",
            f"Ask {seen.name(body)} which decisions {person.name} has to stay out of, and for how long.",
            facts=ids(facts),
            chain=seen.links(facts),
        )


def _moves(graph: Graph, one: Fact, other: Fact) -> bool:
    """Is one of the two held now and the other not yet, or no longer?"""
    now = [standing(graph, fact) >= Standing.UNSURE and fact.tier == "settled" for fact in (one, other)]
    return now.count(True) == 1


def _way(seen: View, held: dict[str, Fact], new: str, others: list[str]) -> str:
    """From where to where, and whether it has happened."""
    past = [post for post in (new, *others) if standing(seen.graph, held[post]) is Standing.PAST]
    begun = held[new].tier == "settled" and standing(seen.graph, held[new]) >= Standing.UNSURE
    back = new in past or (begun and not past)
    source, target = ((new,), others) if back else (others, [new])
    return f"{'moved' if past else 'is to move'} from being {seen.names(source)} to {seen.names(target)}"


def _body(seen: View, post: str) -> str:
    """The body of a post; of a post on a board, the body whose board it is."""
    home = next((item for fact in seen.at("of", "who", post) for item in fact.object.ids), "")
    parents = (item for kind in PARENT for fact in seen.at(kind, "who", home) for item in fact.object.ids)
    return next(parents, home) if seen.legal_person(home) is not True else home


def _why(seen: View, new: str, old: str) -> list[Fact] | None:
    """The relations that make the move a conflict; None where it is none."""
    body, before = _body(seen, new), _body(seen, old)
    if not body:
        return None
    gifts = seen.in_order(seen.by(body, *_SHARES_OUT), _SHARES_OUT)
    if not gifts:
        return None
    if not before:
        return gifts[:1] if any(fact.object.unknown for fact in seen.at("of", "who", old)) else None
    if before == body:
        return gifts[:1] if seen.sectors_of(old) else None
    own = [fact for fact in gifts if before in seen.opened(fact.object)]
    return own or None
