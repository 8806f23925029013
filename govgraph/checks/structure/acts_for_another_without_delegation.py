"""A committee of one body that acts on what another body holds, with nothing given to it.

What it does
------------
Takes every settled right or role by which a committee or a legal person decides, arbitrates or acts for somebody
(`decides`, `approves`, `arbitrates ... for`, `acts for`), and works out whose matter it is: those it says it acts for,
and the holders of the functions that the decision exercises. Finds holders outside its own legal person from which no
arrangement (delegation, joint exercise) that covers the matter leads to it or to a body it is a committee of.

Why it matters
--------------
A committee has no authority but its own body's. What it says on another body's functions guides, and does not bind.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, kind: body_committee, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust}
    relations:
      acts for: {who: board, for: trust, what: disputes, as: quasi committee in common}
    decisions: {disputes: Disputes between boards}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, kind: body_committee, committee of: icb}
      trust: {name: The Trust, kind: nhs_trust}
    relations:
      acts for: {who: board, for: trust, what: disputes, as: quasi committee in common}
      delegates: {who: trust, to: icb, what: disputes, power: S65Z5}
    decisions: {disputes: Disputes between boards}

References
----------
000 s2.2.3 b) and req #3: legal advice is asked for on the quasi committee in common. docs/design.md#the-form-of-a-decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import FINAL, GIVING, View, ids, view
from govgraph.checks.wording import MOST_NAMES
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR107"
NAME = "acts-for-another-without-delegation"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "No delegation of {1} to {0} is recorded.",
    "No delegation to {0} is recorded.",
    "It acts for others, and no delegation from them is recorded.",
)

_STRUCTURE = ("committee of", "organ of", "sub-group of", "of")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each actor and matter that somebody else holds."""
    seen = view(graph)
    acting: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in seen.settled(*FINAL, "arbitrates", "acts for"):
        for who in seen.opened(fact.subject) if fact.subject.mode != "one of" else ():
            for matter in fact.role("what").ids or ("",):
                acting[who, matter].append(fact)
    held = _held(seen)
    for (who, matter), facts in acting.items():
        own = _own(seen, who)
        if not any(seen.legal_person(item) for item in own):
            continue  # a forum, or a body whose parent is not known: another check
        functions = seen.functions_of(matter) if matter else frozenset()
        named = any(seen.opened(fact.role("for")) for fact in facts)
        if named or all(functions.isdisjoint(held.get(item, ())) for item in own):
            yield from _matter(seen, facts, who, own, matter)  # else it decides what its own body holds


def _holding(seen: View, *functions: str) -> list[Fact]:
    """Who holds these functions, as far as it is more than assumed."""
    return [
        held
        for function in functions
        for held in seen.graph.where("holds", what=function)
        if held.basis != "assumed" and seen.there(held) is not Truth.NO
    ]


def _held(seen: View) -> Mapping[str, set[str]]:
    """The functions that somebody holds, by holder: many may hold one function, and few are asked about."""
    found: dict[str, set[str]] = defaultdict(set)
    for function in dict.fromkeys(what for fact in seen.graph.of_kind("holds") for what in fact.role("what").ids):
        for held in _holding(seen, function):
            for holder in seen.opened(held.subject):
                found[holder].add(function)
    return found


def _matter(seen: View, acting: list[Fact], who: str, own: Mapping[str, None], matter: str) -> Iterator[Outcome]:
    functions = seen.functions_of(matter) if matter else frozenset()
    named = tuple(dict.fromkeys(item for fact in acting for item in seen.opened(fact.role("for"))))
    holding = _holding(seen, *sorted(functions))
    holders = dict.fromkeys((*named, *(holder for held in holding for holder in seen.opened(held.subject))))
    others = [holder for holder in holders if seen.same_actor(holder).isdisjoint(own)]
    if not others:
        return
    given = {holder: _ways(seen, own, holder, matter) for holder in others}
    without = [holder for holder in others if not given[holder]]
    unsettled = [a for found in given.values() for a in found if a.tier != "settled"]
    what = seen.name(matter) if matter else "what they hold"
    if without:
        own_body = [item for item in own if item != who and seen.legal_person(item)]
        part = f"{seen.name(who)}, {_standing_to(seen, who)} {seen.names(own_body)}," if own_body else seen.name(who)
        sentence = (
            f"{part} acts on {what} for {seen.names(without)}, but no delegation from "
            f"{'it' if len(without) == 1 else 'them'} is recorded"
        )
        parents = seen.by(who, *_STRUCTURE)
        facts = (*acting, *parents, *(held for held in holding if set(seen.opened(held.subject)) & set(without)))
        fix = (
            f"ask {seen.names(without) if len(without) <= MOST_NAMES else 'each of them'} to delegate this to {'one' if len(without) == 1 else 'some'} of "
            f"{'its' if len(without) == 1 else 'their'} own people who sit there, or to {seen.names(own_body or [who])}, "
            f"or to take the decision after its advice"
        )
        about = (who, *((matter,) if matter else ()), *without, *own_body)
        yield Found(about, f"{sentence}.", fix, facts=ids(facts), chain=seen.links(facts))
    elif unsettled:
        yield CannotTell(
            (who, *((matter,) if matter else ()), *others),
            f"whether {seen.names(others)} will delegate {what}: it is {unsettled[0].status}",
        )
    else:
        yield Passed((who, *((matter,) if matter else ()), *others))


def _standing_to(seen: View, who: str) -> str:
    """What somebody is of its body, in words: a post, the board or a committee of it."""
    if seen.by(who, "of"):
        return "a post of"
    return "the board of" if seen.by(who, "organ of") else "a committee of"


def _ways(seen: View, own: Mapping[str, None], holder: str, matter: str) -> list[Fact]:
    """The gifts of the matter by which it comes from the holder to these, in one step or in several; empty: none does.

    The last step first, so that the one that is least settled is found on whichever way it comes.
    """
    ways: list[tuple[frozenset[str], list[Fact]]] = [(frozenset(own), [])]
    reached = set(own)
    for receivers, gifts in ways:
        found = seen.in_order((a for item in receivers for a in seen.to(item, *GIVING)), GIVING)
        for gift in found:
            if matter and not seen.covers_matter(gift, matter):
                continue
            givers = set(seen.opened(gift.subject))
            if not seen.same_actor(holder).isdisjoint({*givers, *gift.subject.ids}):
                return [gift, *gifts]
            fresh = givers - reached
            if fresh:
                reached |= fresh
                ways.append((frozenset(item for giver in fresh for item in _own(seen, giver)), [gift, *gifts]))
    return []


def _own(seen: View, who: str) -> Mapping[str, None]:
    """It, its parents up to its legal person, its body if it is a post; the nearest first."""
    found = [who]
    for item in found:
        found += [up for fact in seen.by(item, *_STRUCTURE) for up in seen.opened(fact.object) if up not in found]
    return dict.fromkeys(found)
