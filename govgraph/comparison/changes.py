"""How a decision differs between two options: another decider, another recommender, another ground, or less than that.

One difference is one change of one sort, the weightiest that applies, so that the numbers of a comparison add up
wherever they are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from govgraph.comparison.side import Side
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.who_decides import who_decides

Sort = Literal["there", "decider", "recommender", "ground", "other"]
"""there: only one of the two has the decision; decider, recommender, ground: that is what differs first; other: the form,
the law's view or who answers."""


NOBODY = "nobody whom a paper names"
"""Who decides it, where no paper says."""


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """One decision that two options make differently.

    ``matter``: the decision. ``sort``: what differs first. ``before`` and ``after``: who decides it (or recommends it,
    or on what ground), in words.
    """

    matter: str
    sort: Sort
    before: str
    after: str


def changes(first: Side, other: Side) -> tuple[DecisionChange, ...]:
    """Every decision that differs between two sides, each once."""
    matters = dict.fromkeys(thing.id for side in (first, other) for thing in side.graph.in_category("decision"))
    return tuple(found for matter in matters if (found := change(first, other, matter)) is not None)


def change(first: Side, other: Side, matter: str) -> DecisionChange | None:
    """How one decision differs; None: not at all."""
    one, two = (_asked(side, matter) for side in (first, other))
    if one is None or two is None:
        if one is two:
            return None
        return DecisionChange(
            matter, "there", "" if one is None else _deciders(first, one), "" if two is None else _deciders(other, two)
        )
    if _people(one) != _people(two):
        return DecisionChange(matter, "decider", _deciders(first, one), _deciders(other, two))
    if set(one.recommenders) != set(two.recommenders):
        return DecisionChange(matter, "recommender", _named(first, one.recommenders), _named(other, two.recommenders))
    if _settled(one) != _settled(two) or one.ground != two.ground or one.tier != two.tier:
        return DecisionChange(matter, "ground", one.ground_says, two.ground_says)
    if _rest(one) != _rest(two):
        return DecisionChange(matter, "other", "", "")
    return None


def _asked(side: Side, matter: str) -> WhoDecides | None:
    return who_decides(side.graph, matter) if matter in side.graph.things else None


def _people(found: WhoDecides) -> frozenset[str]:
    """Who decides it or is foreseen to: whether that is settled is a matter of ground."""
    return frozenset((*found.deciders, *found.foreseen_deciders))


def _rest(found: WhoDecides) -> tuple[object, ...]:
    """What may differ where the same people decide it on the same ground: the form, the law's view, who answers."""
    return (found.form, found.lawful_form, found.authority, found.ends, found.answers_to, found.bands)


def _settled(found: WhoDecides) -> frozenset[str]:
    return frozenset(found.deciders)


def _deciders(side: Side, found: WhoDecides) -> str:
    if found.deciders:
        return _named(side, found.deciders)
    if found.foreseen_deciders:
        return f"{_named(side, found.foreseen_deciders)} (foreseen)"
    return NOBODY


def _named(side: Side, who: Iterable[str]) -> str:
    return listed([side.graph.name(item) for item in who]) or "nobody"


def of_sort(found: Iterable[DecisionChange], *sorts: Sort) -> tuple[DecisionChange, ...]:
    """The changes of any of these sorts (added, removed, changed, merged)."""
    return tuple(one for one in found if one.sort in sorts)


def _how(one: DecisionChange) -> str:
    if one.sort == "recommender":
        if one.after == "nobody":
            return f"no longer on the recommendation of {one.before}"
        return f"on the recommendation of {one.after}" + ("" if one.before == "nobody" else f", not {one.before}")
    if one.sort == "ground":
        if not (one.before and one.after):
            return "on another ground"
        return f"before: {one.before.rstrip('.')}; then: {one.after.rstrip('.')}"
    if not one.before:
        return f"new: {_nobody(one.after)}"
    if not one.after:
        return f"no longer there; before: {_nobody(one.before)}"
    return f"from {one.before} to {one.after}"


def _nobody(who: str) -> str:
    return "no paper says who decides it" if who == NOBODY else f"decided by {who}"


def first_few(side: Side, other: Side, found: Sequence[DecisionChange], *, limit: int = 3) -> str:
    """Changes in words, the first few and how many more: ``Pay rates (from each trust to the Board); 4 more``."""
    words = []
    for one in found[:limit]:
        graph = side.graph if one.matter in side.graph.things else other.graph
        words.append(f"{graph.name(one.matter)} ({_how(one)})")
    more = len(found) - limit
    return "; ".join(words) + (f"; and {in_words(more)} more" if more > 0 else "")
