"""Tables of members that have something to decide or deliver, and who is a provider."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.checks.view import FINAL, REMIT, View
from govgraph.model.facts import Fact


def gathered(seen: View) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Bodies made up of members, not organisations of their own, with what they decide or are charged with."""
    for table in seen.tables():
        if seen.legal_person(table) or seen.opened((table,)) != (table,) or (seen.how_many(seen.seats(table)) or 2) < 2:
            continue
        having = tuple(fact for fact in seen.by(table, *FINAL, *REMIT) if fact.tier == "settled")
        if having:
            yield table, having


def pays(seen: View, seat: str) -> bool:
    """Does it, or the body it sits for, commission or allocate?"""
    for item in seen.behind(seat):
        names = seen.same_actor(item)
        if seen.is_a(item, "icb", "ccg", "nhs_england"):
            return True
        if any(seen.at(kind, "who", name) for name in names for kind in ("commissions", "allocates to")):
            return True
    return False


def provides(seen: View, seat: str) -> bool:
    """Is it, or the body it sits for, a provider: provides something, receives an allocation or is a trust?"""
    for item in seen.behind(seat):
        names = seen.same_actor(item)
        if seen.is_a(item, "trust", "gp_practice", "pcn", "gp_federation", "vcse", "independent_provider"):
            return True
        if any(seen.at("provides", "who", name) or seen.at("allocates to", "to", name) for name in names):
            return True
    return False
