"""What follows from a plan: only what it may change is judged, and that finds what judging everything would find."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stores"))

from national import country

from govgraph.authority import matter, plan_effects
from govgraph.authority.plan import Plan
from govgraph.authority.ways import what_it_takes
from govgraph.graph import Graph
from govgraph.legality.arrangement import all_arrangements


def plans(graph: Graph, seed: int) -> Iterator[Plan]:
    """Plans for some committees, posts and forums to decide what is decided beside them."""
    pick = random.Random(seed)
    for thing in pick.sample(graph.in_category("decision"), 6):
        who = thing.id.split("-")[0] + pick.choice(("-com0", "-com1", "-post1", "-forum"))
        yield from (plan for ways in what_it_takes(graph, matter(graph, thing.id), who) for plan in ways.plans)


def test_what_is_not_judged_again_breaks_no_rule_that_it_did_not_break(monkeypatch: pytest.MonkeyPatch) -> None:
    found, of_kinds, judged, there = [], 0, 0, 0
    for seed in (1, 2, 3):
        graph = country(seed, systems=5, per_system=45).graph()
        for plan in plans(graph, seed):
            made = plan_effects.applied(graph, plan)
            judged += len(plan_effects._concerned(graph, made, plan))
            there += len(all_arrangements(made))
            told = plan_effects.new_errors(graph, plan)
            with monkeypatch.context() as patch:
                patch.setattr(plan_effects, "_concerned", lambda graph, made, plan: all_arrangements(made))
                found.append((told, plan_effects.new_errors(graph, plan)))
            of_kinds += bool(plan.kinds)
    assert [told for told, _ in found] == [every for _, every in found]
    assert of_kinds
    assert judged < there / 4  # most of a country has nothing to do with it
