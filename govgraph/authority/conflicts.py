"""Who at a table has an interest in the matter, and so may have to leave it.

Stated interests, of the member, of whoever holds the post, or of the body it belongs to; and one that follows from
structure: at an ICB's table, a member who belongs to a body whose contract is decided on (L48, NHS Act 2006 s14Z30: "a
member who is X's director"). A member whom such a body only nominated, or for whom it speaks, may have one. Nothing
else is taken for a conflict: to act for one's own body in its own matter is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority.matters import Matter
from govgraph.legality.arrangement import firm
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, relations_of
from govgraph.reading.legal import structure
from govgraph.reading.seats import at_table

if TYPE_CHECKING:
    from govgraph.graph import Graph

_TAKES_PART = r"\b(decisions?|decide|decides|votes?|stays?|remains?|takes? part)\b"
_STANDS_BACK = r"\b(not|no|without|withdraws?|leaves?|stands? back|excluded)\b"
_TIES = {
    "nominates": "was nominated by",
    "represents": "represents",
    "speaks for": "speaks for",
    "member of": "sits for",
}
"""The relations that tie a member to a body without making it one of that body's, each as it reads."""
_PROVIDER = frozenset({"provider", "prime", "sub-contractor"})


class Conflict(Struct, frozen=True):
    """A member with an interest in the matter: certainly (yes) or perhaps (unknown), why, and by which relations.

    ``stays`` says that a source lets the member take part all the same.
    """

    member: str
    truth: Truth
    reason: str
    facts: tuple[str, ...] = ()
    stays: bool = False


def may_take_part(treatment: str) -> bool:
    """Do these words on how an interest is treated let whoever has it take part in the decision?"""
    words = treatment.lower()
    return bool(re.search(_TAKES_PART, words)) and not re.search(_STANDS_BACK, words)


def conflicts(graph: Graph, matter: Matter, forum: str) -> tuple[Conflict, ...]:
    """The members of a body that have, or may have, an interest in a matter: the surest reason of each."""
    found = []
    contractors = _contractors(graph, matter) if _is_icb(graph, forum) else {}
    for member in at_table(graph, forum):
        reasons = [*_stated(graph, matter, member), *_contract(graph, forum, member, contractors)]
        if reasons:
            # one reason to leave is enough; of those, the surest is shown
            found.append(max(reasons, key=lambda conflict: (not conflict.stays, conflict.truth)))
    return tuple(found)


def people(graph: Graph, member: str) -> tuple[str, ...]:
    """Who holds a post, as stated."""
    facts = [fact for fact in graph.where("occupies", to=member) if _stands(graph, fact)]
    return tuple(dict.fromkeys(who for fact in facts for who in fact.subject.ids))


def _stands(graph: Graph, fact: Fact) -> bool:
    return not fact.negated and fact.tier != "past" and fact.span.live(graph.day) is not Truth.NO


def _stated(graph: Graph, matter: Matter, member: str) -> Iterator[Conflict]:
    for who in dict.fromkeys((member, *people(graph, member), *structure(graph).persons(member))):
        for fact in relations_of(graph, "interest", "who", who):
            if not _stands(graph, fact) or not ({matter.what, *matter.above} & set(fact.object.ids)):
                continue
            truth = firm(fact.status, fact.basis)
            if truth is Truth.NO:
                continue
            if "one of" in {fact.subject.mode, fact.object.mode}:
                truth = Truth.UNKNOWN
            treatment = str(fact.fields.get("treatment", ""))
            stays = treatment not in UNKNOWNS and may_take_part(treatment)
            reason = graph.sentence(fact).rstrip(".")
            yield Conflict(member, truth, reason, (fact.id,), stays)


# -- a contract with the member's own body ----------------------------------------------------------------------


def _is_icb(graph: Graph, forum: str) -> bool:
    find = structure(graph)
    return any(find.is_kind(person, "icb") is Truth.YES for person in find.persons(forum))


def _contractors(graph: Graph, matter: Matter) -> dict[str, tuple[Truth, str, tuple[str, ...]]]:
    """The providers whose contract is decided on, each with how sure that is, why, and by which relations."""
    found: dict[str, tuple[Truth, str, tuple[str, ...]]] = {}
    about = (matter.what, *matter.above)
    for item in dict.fromkeys(about):
        decided = [fact for fact in graph.where("concerns", who=item) if _stands(graph, fact)]
        beside = [fact for fact in graph.where("concerns", to=item) if _stands(graph, fact)]
        contracts: list[tuple[str, Truth, tuple[str, ...]]] = [(item, Truth.YES, ())]
        contracts += [(to, Truth.YES, (fact.id,)) for fact in decided for to in fact.object.ids]
        contracts += [(who, Truth.UNKNOWN, (fact.id,)) for fact in beside for who in fact.subject.ids]
        for agreement, truth, via in contracts:
            for fact in graph.where("party to", to=agreement):
                if fact.fields.get("as") in _PROVIDER:
                    _note(graph, found, fact, truth, f"is a provider under {graph.name(agreement)}", via)
        for fact in graph.where("provides", what=item):
            _note(graph, found, fact, Truth.UNKNOWN, f"provides {graph.name(item)}")
    return found


def _note(
    graph: Graph,
    found: dict[str, tuple[Truth, str, tuple[str, ...]]],
    fact: Fact,
    truth: Truth,
    words: str,
    via: Iterable[str] = (),
) -> None:
    if not _stands(graph, fact):
        return
    sure = min(truth, firm(fact.status, fact.basis))
    for body in opened_in_law(graph, fact.subject.ids):
        if sure > found.get(body, (Truth.NO,))[0]:
            found[body] = (sure, f"{graph.name(body)} {words}", (fact.id, *via))


def _contract(
    graph: Graph, forum: str, member: str, contractors: dict[str, tuple[Truth, str, tuple[str, ...]]]
) -> Iterator[Conflict]:
    own = set(structure(graph).persons(forum))
    for body, (truth, words, facts) in contractors.items():
        if body in own:
            continue
        tied, how, ties = _tie(graph, forum, member, body)
        if tied > Truth.NO:
            yield Conflict(member, min(truth, tied), f"{graph.name(member)} {how}, and {words}", (*ties, *facts))


def _tie(graph: Graph, forum: str, member: str, body: str) -> tuple[Truth, str, tuple[str, ...]]:
    """How a member stands to a body: it is of it (yes), or sits or speaks for it, or was nominated by it (unknown)."""
    find = structure(graph)
    name = graph.name(body)
    if body in {member, *find.persons(member)}:
        return Truth.YES, f"is of {name}" if member != body else "sits there itself", ()
    holders = people(graph, member)
    for who in holders:
        for fact in graph.where("occupies", who=who):
            other = [post for post in fact.object.ids if post != member and body in find.persons(post)]
            if _stands(graph, fact) and other:
                return Truth.YES, f"is held by {graph.name(who)}, who is {graph.name(other[0])} too", (fact.id,)
    for kind, verb in _TIES.items():
        for who in (member, *holders):
            facts = graph.where(kind, to=who) if kind == "nominates" else graph.where(kind, who=who)
            for fact in facts:
                if kind == "member of" and forum not in fact.role("to").ids:
                    continue
                ends = fact.subject.ids if kind == "nominates" else fact.role("for").ids
                if _stands(graph, fact) and body in opened_in_law(find.graph, ends):
                    return Truth.UNKNOWN, f"{verb} {name}", (fact.id,)
    return Truth.NO, "", ()


def words(graph: Graph, found: Iterable[Conflict]) -> str:
    """Each with its reason: ``Director (has an interest in beds); Chair, perhaps (...)``."""
    return "; ".join(
        f"{graph.name(c.member)}{'' if c.truth is Truth.YES else ', perhaps'} ({c.reason}{', and may take part' if c.stays else ''})"
        for c in found
    )
