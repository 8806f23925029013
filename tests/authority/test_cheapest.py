"""Proof obligation 7 of what it would take: no set of lawful new arrangements between any two nodes is cheaper.

Every set of up to three is tried (two where the plan is dear or there is none), for the matter or one of its parts, on
systems small enough for that: one body with all ways down from it, and several holders with a forum and its table.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import random_tables
from brute_force import Candidate, Target, candidates, cheaper
from random_systems import NODES, random_system

from govgraph.authority import Matter, ground, holders, matter, search, ways
from govgraph.authority.search import DEAREST
from govgraph.graph import Graph
from govgraph.reading.legal import structure
from govgraph.reading.seats import at_table
from govgraph.records import replace

PARTS = ("f", "f1", "f2")
NONE = DEAREST + 1
"""What "there is none" counts as: more than the dearest way that is looked for."""


@dataclass(frozen=True)
class Case:
    """A system, who is to decide in it, and every arrangement that the law lets stand there."""

    graph: Graph
    about: Matter
    target: Target
    found: tuple[Candidate, ...]

    def cost(self) -> int:
        """What the cheapest plan costs."""
        (one,) = ways.what_it_takes(self.graph, self.about, self.target.who)
        return min((plan.cost for plan in one.plans), default=NONE)

    def cheaper(self) -> list[tuple[Candidate, ...]]:
        """Every set of arrangements that does it and costs less than the cheapest plan."""
        cost = self.cost()
        most = 3 if cost <= 5 else 2
        return list(cheaper(self.graph, self.target, list(self.found), below=cost, most=most, value=self.about.value))


def bodies(seed: int, number: int) -> Iterator[Case]:
    """Systems of one holder. Of some, each arrangement is about a part of the matter only."""
    pick = random.Random(seed)
    while number:
        system = random_system(pick)
        if pick.random() < 0.5:
            parts = (
                replace(link, what=pick.choice(PARTS[1:]), across=link.across or "allowed") for link in system.links
            )
            system = replace(system, links=tuple(parts), value=None)
        who = pick.choice(NODES)
        if system.trust == "trust":  # an open kind is searched branch by branch, and each branch is one of the others
            continue
        graph = system.graph()
        about = matter(graph, "f", value=system.value)
        target = Target(who, {h.holder: frozenset((who,)) for h in holders(graph, about)})
        case = Case(graph, about, target, ())
        if case.cost() < 2:  # nothing but nothing is cheaper than one
            continue
        bare = replace(system, links=()).graph()
        yield replace(case, found=tuple(candidates(bare, about, target, NODES, PARTS)))
        number -= 1


def tables(seed: int, number: int) -> Iterator[Case]:
    """Systems of several holders, for a forum, a board or the ICB."""
    pick = random.Random(seed)
    while number:
        system, who = random_tables.random_table(pick), pick.choice(("table", "table", "table", "board", "icb"))
        graph = system.graph()
        about = matter(graph, "f")
        case = Case(graph, about, target_of(graph, about, who), ())
        if case.cost() < 2:
            continue
        yield replace(case, found=tuple(candidates(graph, about, case.target, random_tables.NODES, PARTS)))
        number -= 1


def target_of(graph: Graph, about: Matter, who: str) -> Target:
    """Who may act for ``who``: itself, or at a table whoever sits there for each holder, and committees yet to be set up."""
    held = [h.holder for h in holders(graph, about)]
    if who != "table":
        return Target(who, {holder: frozenset((who,)) for holder in held})
    new = {f"new-of-{holder}": (f"New of {holder}", (holder,)) for holder in held}
    if len(held) > 1:
        new["new-joint"] = ("New joint", tuple(held))
    find = structure(graph)
    seats = {holder: (m for m in at_table(graph, who) if m != holder and holder in find.persons(m)) for holder in held}
    nodes = {holder: frozenset((*seats[holder], f"new-of-{holder}", "new-joint")) for holder in held}
    return Target(who, nodes, new, forum=True)


SAMPLES = {"one body": bodies, "at a table": tables}


@pytest.mark.parametrize(("sample", "seen"), [("one body", {2, 3, NONE}), ("at a table", {2, 3, 4})])
def test_nothing_is_cheaper_than_the_plan_and_where_there_is_none_there_is_none(sample: str, seen: set[int]) -> None:
    costs = set()
    for case in SAMPLES[sample](seed=6 if sample == "one body" else 5, number=7):
        costs.add(case.cost())
        assert case.cheaper() == [], (case.target.who, case.cost())
    assert costs >= seen


# -- and the trial can fail -----------------------------------------------------------------------------------------

FAULTS = {
    "a price that is not that of the table": (search, "_ACROSS", {"S65Z5": 5, "S75": 7}, "one body"),
    "a search that gives up at once": (ground, "MAX_TRIED", 0, "one body"),
    "a search that stops too early": (search, "DEAREST", 1, "at a table"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_search_with_a_fault_is_caught(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, broken, sample = FAULTS[fault]
    cases = list(SAMPLES[sample](seed=5, number=2))
    monkeypatch.setattr(module, name, broken)
    assert any(case.cheaper() for case in cases)
