"""Two that hold the same thing side by side: final deciders of one matter, or bodies with one remit.

Two claims are a pair when they meet in matter, aspect, place, value and day, are of one tier of status, stand in
separate statements, and neither has precedence. They are not a pair when they act together, when one is above the
other (one route told at several levels), when one is named as the other's addressee, or when one holds only in a
case that the other leaves out.

Remits also meet in a lesser way: one ensures what the other delivers, or one has the whole and the other a part of it,
and neither is above the other. That can be meant so; who has the last word is then not said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.view import FINAL, REMIT, View, ids, view
from govgraph.model.facts import Fact
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

_MATTERS = ("decision", "function", "service", "agreement", "fund", "priority")


class Overlap(Struct, frozen=True):
    """Two claims on one matter by two that stand side by side; ``one`` comes first by id.

    ``possible``: it is not known which of several candidates has one of the claims, so this pair is one of several.
    ``lesser``: the two claims meet and are not the same: ``how`` (one ensures what the other delivers) or ``part``
    (one has the whole, the other the part ``matter``); empty: they are the same.
    """

    matter: str
    one: str
    other: str
    one_fact: Fact
    other_fact: Fact
    shared: tuple[str, ...]
    possible: bool = False
    lesser: Literal["", "how", "part"] = ""

    @property
    def key(self) -> str:
        """The two ids as one word, sorted: ``ple|sub-committee``."""
        return f"{self.one}|{self.other}"


def pairs(view: View, kinds: tuple[str, ...]) -> Iterator[Overlap]:
    """Every pair of claims of these kinds; a part of a matter only where the whole has not this pair already."""
    seen: set[tuple[str, str, str]] = set()
    done: set[tuple[str, str]] = set()
    for thing in sorted(view.graph.in_category(*_MATTERS), key=lambda thing: (len(view.levels(thing.id)), thing.id)):
        above = [item for level in view.levels(thing.id) for item in level]
        for tier in ("settled", "unsettled"):
            claims = view.nearest(thing.id, kinds, tier=tier)
            if len(claims) < 2 or any(
                (whole, tier) in done and view.nearest(whole, kinds, tier=tier) == claims for whole in above
            ):
                continue  # what the whole has, and no more: its pairs are told already
            done.add((thing.id, tier))
            for first, second in _meeting(view, sorted(claims, key=lambda fact: fact.id)):
                for pair in _between(view, thing.id, first, second):
                    if not any((matter, pair.one, pair.other) in seen for matter in above):
                        seen.add((thing.id, pair.one, pair.other))
                        yield pair


def whole_and_part(view: View) -> Iterator[Overlap]:
    """Who is charged with a matter, and who with a part of it for which a nearer statement speaks."""
    for thing in sorted(view.graph.in_category(*_MATTERS), key=lambda thing: thing.id):
        for tier in ("settled", "unsettled"):
            mine = [fact for kind in REMIT for fact in view.at(kind, "what", thing.id) if fact.tier == tier]
            above = next((level for level in view.levels(thing.id)[1:] if _claimed(view, level, tier)), ())
            for part in mine if above else ():
                for whole in _claimed(view, above, tier):
                    for pair in _between(view, thing.id, part, whole):
                        yield replace(pair, lesser="part")


def _claimed(view: View, level: tuple[str, ...], tier: str) -> list[Fact]:
    facts = (fact for item in level for kind in REMIT for fact in view.at(kind, "what", item))
    return [fact for fact in facts if fact.tier == tier and fact.basis != "law"]


def _meeting(view: View, claims: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Every two claims that may hold for one place: those of a matter that many decide, each for its own, never meet."""
    areas = [_area(view, fact) for fact in claims]
    anywhere = [number for number, area in enumerate(areas) if area is None]
    by_place: dict[str, list[int]] = defaultdict(list)
    for number, area in enumerate(areas):
        for place in area or ():
            by_place[place].append(number)
    for number, (fact, area) in enumerate(zip(claims, areas, strict=True)):
        near = range(len(claims)) if area is None else {*anywhere, *(n for place in area for n in by_place[place])}
        yield from ((fact, claims[other]) for other in sorted(near) if other > number)


def _area(view: View, fact: Fact) -> frozenset[str] | None:
    """The places for which anybody behind a claim has it; None: for one of them nobody says, so anywhere."""
    areas = {view.area(fact, who) for who in view.opened(fact.subject)}
    return None if None in areas else frozenset(place for area in areas if area for place in area)


def meet(view: View, first: Fact, second: Fact) -> bool:
    """Do two claims meet in what they say: kind, aspect, level, value, case, and neither is put to the other?"""
    if first.kind != second.kind and {first.kind, second.kind} & set(FINAL):
        return False
    if (
        _cumulative(first, second)
        or not (_fields_meet(first, second) and values_meet(first, second))
        or _apart(first, second)
    ):
        return False
    if own_limits(view, first, second):
        return False
    ones, others = set(view.opened(first.subject)), set(view.opened(second.subject))
    return not (ones & others or ones <= _addressed(view, second) or others <= _addressed(view, first))


def _between(view: View, matter: str, first: Fact, second: Fact) -> Iterator[Overlap]:
    if not meet(view, first, second):
        return
    ones, others = view.opened(first.subject), view.opened(second.subject)
    for one in ones:
        for other in others:
            if view.side_by_side(one, other) and view.areas_meet(view.area(first, one), view.area(second, other)):
                (a, fact_a), (b, fact_b) = sorted(((one, first), (other, second)), key=lambda claim: claim[0])
                possible = "one of" in {first.subject.mode, second.subject.mode}
                lesser: Literal["", "how"] = "how" if _ways(first, second) == {"ensures", "delivers"} else ""
                yield Overlap(matter, a, b, fact_a, fact_b, shared_members(view, a, b), possible, lesser)


def _cumulative(first: Fact, second: Fact) -> bool:
    """Several approvals of one thing add up, each party giving its own; only bands of value make them rivals."""
    banded = any(name in fact.fields for fact in (first, second) for name in ("value from", "value below"))
    return first.kind == "approves" and not banded


def _addressed(view: View, fact: Fact) -> set[str]:
    return set(view.opened(fact.role("to"))) or {""}


def _fields_meet(first: Fact, second: Fact) -> bool:
    """Same aspect, level and way of being charged, as far as both say; to ensure and to deliver one thing meet too."""
    same = ("aspect", "level") if _ways(first, second) == {"ensures", "delivers"} else ("aspect", "level", "how")
    return all(first.fields.get(name) in {None, second.fields.get(name)} or name not in second.fields for name in same)


def _ways(first: Fact, second: Fact) -> set[object]:
    return {first.fields.get("how"), second.fields.get("how")}


def _apart(first: Fact, second: Fact) -> bool:
    """Does one hold only in a case in which the other gives way? A special case has precedence over the rule."""
    when, unless = (
        (set(first.role("if").ids), set(second.role("if").ids)),
        (set(first.role("unless").ids), set(second.role("unless").ids)),
    )
    return bool(when[0] & unless[1] or when[1] & unless[0] or when[0] != when[1])


def band(fact: Fact) -> tuple[float, float]:
    """The values, in pounds, that a right reaches: from, and below."""
    return float(fact.fields.get("value from", 0)), float(fact.fields.get("value below", "inf"))


def values_meet(first: Fact, second: Fact) -> bool:
    """Is there an amount in pounds that both value bands reach?"""
    (low, high), (other_low, other_high) = band(first), band(second)
    return low < other_high and other_low < high


def own_limits(view: View, first: Fact, second: Fact) -> bool:
    """Does each say up to how much one post or committee of one body may go? Such limits nest, and are no rivals.

    Both begin at nothing and at least one ends somewhere: whoever stands higher may do what a lower one may do too.
    """
    (low, high), (other_low, other_high) = band(first), band(second)
    if low > 0 or other_low > 0 or min(high, other_high) == float("inf"):
        return False
    find = structure(view.graph)
    persons = [
        {person for who in view.opened(fact.subject) for person in find.persons(who)} for fact in (first, second)
    ]
    return persons[0] == persons[1] and len(persons[0]) == 1


def shared_members(view: View, one: str, other: str) -> tuple[str, ...]:
    """Who sits at both tables: the same member, or a body that is at both through posts or seats."""
    here, there = view.present(one), view.present(other)
    return tuple(item for item in here if item in there)


def outcomes(graph: Graph, kinds: tuple[str, ...], verb: str, fix: str) -> Iterator[Outcome]:
    """What a check says of pairs: a finding for each, a pass for each matter that has claims and no pair."""
    seen = view(graph)
    paired: set[str] = set()
    found = [*pairs(seen, kinds), *(whole_and_part(seen) if kinds == REMIT else ())]
    paired |= {pair.matter for pair in found}
    for pair in found:
        if pair.possible:
            missing = (
                f"which of the candidates {verb.removeprefix('are both ')} {seen.name(pair.matter)} "
                f"beside the other: {seen.names((pair.one, pair.other))}"
            )
            yield CannotTell((pair.matter, pair.one, pair.other), missing)
            continue
        matter, both = seen.name(pair.matter), seen.names((pair.one, pair.other))
        sentence = (
            f"{both} {verb} {matter}, and neither answers to the other" if not pair.lesser else in_words(seen, pair)
        )
        if pair.shared:
            sentence += f". {seen.names(pair.shared)} {seen.does(pair.shared, 'sits')} on both"
        facts = (pair.one_fact, pair.other_fact)
        yield Found(
            (pair.matter, pair.one, pair.other),
            f"{sentence}.",
            fix.format(matter=matter),
            facts=ids(facts),
            chain=(seen.link(pair.one_fact, giver=pair.one), seen.link(pair.other_fact, giver=pair.other)),
            severity=None if pair.one_fact.tier == "settled" and not pair.lesser else "INFO",
        )
    claimed = {matter for fact in seen.standing(*kinds) if fact.subject.known for matter in fact.role("what").ids}
    yield from (Passed((matter,)) for matter in sorted(claimed - paired))


def in_words(view: View, pair: Overlap) -> str:
    """A lesser pair in words: who has which of the two claims, and that neither is above the other."""
    ends = ((pair.one, pair.one_fact), (pair.other, pair.other_fact))
    if pair.lesser == "how":
        (one, first), (other, second) = ends
        return (
            f"{view.name(one)} {view.does((one,), str(first.fields['how']))} {view.name(pair.matter)} and {view.name(other)} "
            f"{view.does((other,), str(second.fields['how']))} it, and neither is above the other"
        )
    (whole, wide), (part, _) = sorted(ends, key=lambda end: pair.matter in end[1].role("what").ids)
    has = view.names(item for item in wide.role("what").ids if item in view.graph.above(pair.matter))
    return (
        f"{view.name(whole)} {view.does((whole,), 'has')} {has} and {view.name(part)} {view.does((part,), 'has')} "
        f"{view.name(pair.matter)}, which is a part of it, "
        "and neither is above the other"
    )
