"""Arrangements of one case share a verdict: a case holds all that the law reads of an arrangement, and nothing else.

The unshared way reads the graph itself and names those who take part as it goes; it must give the same verdicts, word for
word. What is judged is counted, and nothing is timed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stores"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "authority"))

from national import country
from random_systems import random_system

import govgraph
from govgraph.graph import Graph
from govgraph.law.power_rows import Power
from govgraph.law.registry import Registry
from govgraph.legality import check as checking
from govgraph.legality.arrangement import Arrangement, all_arrangements
from govgraph.legality.case import Case, InCase, case_of, numbered
from govgraph.legality.check import check, judged_alone
from govgraph.legality.judging import Judging
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.own_scheme import by_own_scheme
from govgraph.legality.row_outcome import RowJudged
from govgraph.legality.subjects import Subject, subjects
from govgraph.legality.verdict import Verdict
from govgraph.reading.legal import structure
from govgraph.reading.posts import holds_office, legal_fact, legal_relation
from govgraph.reading.voting_members import every_member_is, has_members, no_member_is
from govgraph.records import replace

POWERS = ("", "S65Z5", "S75/PAR_R9", "ICB_P11", "L9E", "LGA101", "MOU")


class ByNumber(InCase):
    """Those who take part, each question answered by the graph itself and each by its own name."""

    def __init__(self, graph: Graph, a: Arrangement, case: Case, about: Subject) -> None:
        super().__init__(case._replace(about=replace(case.about, name=about.name)), graph.registry)
        self.structure = structure(graph)
        self.ids = {number: item for item, number in numbered(graph, a).items()}
        self.numbers = numbered(graph, a)

    def name(self, item: str) -> str:
        return self.structure.name(self.ids[item])

    def kinds(self, item: str) -> tuple[str, ...]:
        return self.structure.kinds(self.ids[item])

    def persons(self, item: str) -> tuple[str, ...]:
        return tuple(self.numbers[person] for person in self.structure.persons(self.ids[item]))

    def parents(self, item: str) -> tuple[str, ...]:
        return tuple(self.numbers[parent] for parent in self.structure.parents(self.ids[item]))

    def organ_of(self, item: str) -> str:
        return self.numbers.get(self.structure.organ_of(self.ids[item]), "")

    def system(self, council: str) -> Any:
        return self.structure.system(self.ids[council])

    def is_kind(self, item: str, wanted: str) -> Any:
        return self.structure.is_kind(self.ids[item], wanted)

    def is_person(self, item: str) -> Any:
        return self.structure.is_person(self.ids[item])

    def relation(self, item: str, name: str, person: str) -> Any:
        return legal_relation(self.structure.graph, self.ids[item], name, self.ids[person])

    def fact(self, item: str, name: str, person: str) -> Any:
        return legal_fact(self.structure.graph, self.ids[item], name, self.ids[person])

    def all_members(self, body: str, name: str, person: str) -> Any:
        return every_member_is(self.structure.graph, self.ids[body], name, self.ids[person])

    def holds_office(self, post: str, office: str, persons: Any) -> Any:
        return holds_office(self.structure.graph, self.ids[post], office, [self.ids[person] for person in persons])

    def no_member(self, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Any:
        return no_member_is(self.structure.graph, self.ids[body], names, tuple(self.ids[person] for person in persons))

    def has_members(self, body: str, least: int) -> Any:
        return has_members(self.structure.graph, self.ids[body], least)


class Alone(Judging):
    """The verdict on one case, each row held against it anew."""

    def _row(self, row: Power, kinds: Mapping[str, str]) -> RowJudged:
        return self.tests.judge(row, kinds)


def unshared(graph: Graph, a: Arrangement, **how: Any) -> Verdict:
    """The verdict on one arrangement, read from the graph and from nothing that was judged before."""
    find = ByNumber(graph, a, case_of(graph, a, **how).case, how["about"])
    return by_own_scheme(find) or Alone(find).verdict()


def tried(graph: Graph, pick: random.Random, most: int) -> Iterator[tuple[Arrangement, dict[str, Any]]]:
    """Arrangements of a graph, and others that are only supposed, each by some power, for some function, held in some way."""
    every = [a for a in all_arrangements(graph) if a.receiver]
    for a in pick.sample(every, min(most, len(every))):
        power = pick.choice(POWERS)
        other = pick.choice(every).receiver
        supposed = replace(a, id=f"{a.id} by {power} to {other}", power=power, receiver=other, conditions={})
        for one in (a, supposed):
            for about in subjects(graph, one.what):
                yield one, {"day": graph.day, "via": pick.choice((OWN, NOT_STATED, "S65Z5")), "about": about}


@given(seed=st.integers(0, 10**6))
def test_a_verdict_by_case_is_the_verdict_read_from_the_graph(seed: int) -> None:
    pick = random.Random(seed)
    graphs = [random_system(pick).graph(), country(seed, systems=2, per_system=20).graph()]
    found = [(graph, a, how) for graph in graphs for a, how in tried(graph, pick, 25)]
    assert [check(graph, a, **how) for graph, a, how in found] == [unshared(graph, a, **how) for graph, a, how in found]


@pytest.mark.parametrize("name", ["bradford-craven", "manchester-one-team", "bob-place"])
def test_so_it_is_in_every_option_of_a_scenario(name: str) -> None:
    scenario = govgraph.load(name)
    for option in ("baseline", *scenario.options):
        graph = scenario.graph(option)
        for a, how in tried(graph, random.Random(option), 40):
            assert check(graph, a, **how) == unshared(graph, a, **how), a.id


@given(seed=st.integers(0, 10**6))
def test_equal_cases_have_equal_verdicts_but_for_the_names(seed: int) -> None:
    pick = random.Random(seed)
    graph = country(seed, systems=3, per_system=25, shared=0.5).graph()
    known: dict[Case, tuple[str, ...]] = {}
    for a, how in tried(graph, pick, 60):
        named = case_of(graph, a, **how)
        verdict = judged_alone(named.case, graph.registry)
        told = (str(verdict.truth), verdict.reason, *(need.text for need in verdict.conditions))
        assert known.setdefault(named.case, told) == told
        assert check(graph, a, **how).reason == named.told(verdict.reason)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """The cases that are judged from now on."""
    judged: list[Case] = []

    def alone(case: Case, law: Registry) -> Verdict:
        judged.append(case)
        return judged_alone(case, law)

    monkeypatch.setattr(checking, "judged_alone", alone)
    return judged


def test_two_systems_that_are_alike_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same scheme in forty boards: what is judged does not grow with their number."""
    from govgraph.authority import all_judged

    judged, numbers = counted(monkeypatch), []
    for systems in (2, 40):
        graph = country(5, systems=systems, per_system=0).graph()
        graph.registry.kept("verdicts").clear()
        judged.clear()
        assert len(all_judged(graph)) == systems
        numbers.append(len(judged))
    assert numbers[0] == numbers[1]


def test_a_second_option_is_judged_only_where_the_law_reads_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from govgraph.checks import run

    judged = counted(monkeypatch)
    scenario = country(9, systems=6)
    first, second = scenario.graph(), scenario.graph("b")
    first.registry.kept("verdicts").clear()
    run(first)
    before = len(judged)
    run(second)
    assert len(judged) - before < before / 10


def test_judging_a_whole_country_grows_no_faster_than_its_arrangements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every system names national functions; still each arrangement is derived from the few holders that lead to its giver."""
    from govgraph.authority import all_judged, containment

    derived = 0
    sound = containment.Derivation

    def counting(*args: Any, **how: Any) -> Any:
        nonlocal derived
        derived += 1
        return sound(*args, **how)

    monkeypatch.setattr(containment, "Derivation", counting)
    each = []
    for systems in (8, 32):
        derived = 0
        each.append(len(all_judged(country(7, systems=systems).graph())) / max(derived, 1))
    assert each[1] > each[0] * 0.7
