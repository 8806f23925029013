"""Random systems of delegations: how far somebody has a holder's authority is the same through every verb that tells it."""

from __future__ import annotations

import random

import pytest
from random_systems import NODES, random_system

LEVELS = {"full", "part", "not shown", "none"}


@pytest.mark.parametrize("seed", range(25))
def test_authority_is_the_same_through_why_can_decide_and_what_may(seed: int) -> None:
    system = random_system(random.Random(seed))
    graph = system.graph()
    for node in NODES:
        reasons = graph.why(node, "f").facets["authority"]
        assert set(reasons.values()) <= LEVELS
        table = graph.can_decide(node, "f").facets
        assert table["own_authority"] == reasons, (seed, node)
        may = graph.what_may(node).facets
        if "f" in may["authority"]:
            levels = set(reasons.values())
            assert (may["authority"]["f"] == "full") == (levels == {"full"}), (seed, node)
            assert ("f" in may["may_decide"]) == (levels == {"full"}), (seed, node)
        if table["verdict"] == "yes":
            assert set(reasons.values()) == {"full"}, (seed, node)
        for members in table["by_members"].values():
            for member in members:
                assert "full" in graph.why(member, "f").facets["authority"].values(), (seed, node, member)


@pytest.mark.parametrize("seed", range(25))
def test_within_the_limit_that_is_told_somebody_may_decide_and_beyond_it_not(seed: int) -> None:
    graph = random_system(random.Random(seed)).graph()
    for node in NODES:
        facets = graph.why(node, "f").facets
        for holder, top in facets["limits"].items():
            level = facets["authority"][holder]
            assert graph.why(node, "f", value=top).facets["authority"][holder] == level, (seed, node)
            beyond = graph.why(node, "f", value=top + 1).facets["authority"][holder]
            assert beyond != level or level != "full", (seed, node, top)
