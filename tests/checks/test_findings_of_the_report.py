"""What the report of March 2022 finds wrong (and what it makes plain without saying) comes out of computation.

Each row: the finding, where it must be and about whom, and the change of relations that makes it go. The rows are those
of the inventory of the report, part E; E21 (fear of structural change) is a judgement and no finding.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import pytest

import govgraph
from govgraph.checks import run
from govgraph.graph import Graph
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Scenario


@functools.cache
def scenario() -> Scenario:
    return govgraph.load("bradford-craven")


Roles = dict[str, str]


@dataclass(frozen=True)
class Row:
    """One finding: option, code, ids it is about; relations to drop (kind and fillers) or to add that make it go."""

    name: str
    code: str
    about: tuple[str, ...]
    option: str | None = None
    drop: tuple[tuple[str, Roles], ...] = ()
    add: tuple[tuple[str, Roles], ...] = ()
    goes_in: tuple[str, ...] = field(default=())


ROWS = [
    Row(
        "E01 no route from programmes into provider decisions",
        "STR101",
        ("actasone",),
        add=(("reports to", {"who": "programmes", "to": "trust-bradford"}),),
        goes_in=("b",),
    ),
    Row(
        "E02 programmes match priorities only in part",
        "STR134",
        ("actasone",),
        drop=(("aligned to", {"who": "programmes"}),),
    ),
    Row(
        "E03 no forum for agreements between the acute trusts",
        "STR104",
        ("acute-to-acute", "trust-bradford", "trust-airedale"),
        drop=(("concerns", {"who": "acute-to-acute"}),),
        goes_in=("d", "f"),
    ),
    Row(
        "E03 nobody decides them but in distress",
        "STR102",
        ("acute-to-acute", "distressed"),
        drop=(("decides", {"what": "acute-to-acute"}),),
        goes_in=("d", "e", "f"),
    ),
    Row(
        "E04 financial requests have a proposer and no decider",
        "STR102",
        ("financial-requests",),
        drop=(("proposes", {"what": "financial-requests"}), ("decides", {"what": "financial-requests"})),
        goes_in=("b",),
    ),
    Row(
        "E04 wider changes of service too",
        "STR102",
        ("wider-service-change",),
        drop=(("proposes", {"what": "wider-service-change"}), ("decides", {"what": "wider-service-change"})),
        goes_in=("b",),
    ),
    Row(
        "E05 the sub-committee of option a duplicates PLE",
        "STR105",
        ("joined-up-delivery", "ple", "ops-subcommittee"),
        option="a",
        drop=(("charged with", {"who": "ops-subcommittee"}),),
        goes_in=("b", ""),
    ),
    Row(
        "E06 option c leaves the acute trusts without a forum",
        "STR104",
        ("acute-to-acute", "trust-bradford", "trust-airedale"),
        option="c",
        drop=(("concerns", {"who": "acute-to-acute"}),),
        goes_in=("d",),
    ),
    Row(
        "E07 option d: purchaser and provider apart",
        "STR120",
        ("alliance-bdc", "spb"),
        option="d",
        drop=(("allocates to", {"who": "spb"}),),
        goes_in=("b", ""),
    ),
    Row(
        "E07 option d: apart no more once it answers to the board",
        "STR120",
        ("alliance-bdc", "spb"),
        option="d",
        add=(("accountable to", {"who": "alliance-bdc", "to": "spb"}),),
    ),
    Row(
        "E07 option d: providers second-guess the board",
        "STR121",
        ("alliance-bdc", "spb", "trust-bradford", "trust-airedale"),
        option="d",
        drop=(("member of", {"who": "nhs-trusts", "to": "alliance-bdc"}),),
        goes_in=("a", "b", "e", "f", ""),
    ),
    Row(
        "E08 option e: money passes by the board",
        "STR119",
        ("resource-allocation", "spb", "wyicb"),
        option="e",
        drop=(("allocates to", {"who": "wyicb"}),),
        goes_in=("a", "b", "c", "d", "f", ""),
    ),
    Row(
        "E09 option f leaves sectors unbound",
        "STR118",
        ("ico", "joined-up-delivery", "primary-care", "vcse", "la-services"),
        option="f",
        drop=(("provides", {"what": "joined-up-delivery"}),),
        goes_in=("d", ""),
    ),
    Row(
        "E11 competing bids for capital and nobody to decide between them",
        "STR103",
        ("major-capital", "nhs-trusts"),
        drop=(("proposes", {"what": "major-capital"}),),
        goes_in=("b",),
    ),
    Row(
        "E13 primary care was heard through the commissioning group",
        "STR113",
        ("primary-care", "bdc-ccg"),
        drop=(("decides", {"who": "bdc-ccg"}), ("represents", {"who": "bdc-ccg"})),
    ),
    Row(
        "E14 the board acts for the trusts with no delegation from them",
        "STR107",
        ("spb", "board-disagreement", "trust-bradford", "wyicb"),
        option="b",
        drop=(("acts for", {"who": "spb"}), ("decides", {"who": "spb", "what": "board-disagreement"})),
        goes_in=("a", "c", "d", "e", "f", ""),
    ),
    Row(
        "E14 goes when each trust delegates to the board's parent",
        "STR107",
        ("spb", "board-disagreement", "trust-bradford"),
        option="b",
        add=(("delegates", {"who": "nhs-trusts", "to": "wyicb", "what": "board-disagreement"}),),
    ),
    Row(
        "E16 chief executives recommend and decide",
        "STR115",
        ("ceo-bradford", "ple", "spb", "priorities"),
        option="b",
        drop=(("recommends", {"who": "ple"}),),
        goes_in=("",),
    ),
    Row(
        "E17 the board allocates to its own members",
        "STR114",
        ("spb", "trust-bradford"),
        drop=(("allocates to", {"who": "spb"}),),
    ),
    Row(
        "E18 neighbourhood partnerships have no line of account",
        "STR108",
        ("cpps",),
        add=(("accountable to", {"who": "cpps", "to": "spb"}),),
    ),
    Row(
        "E20 one place, two Health and Wellbeing Boards",
        "STR123",
        ("bdc", "hwb-bradford", "hwb-craven"),
        drop=(("covers", {"who": "hwb-craven"}), ("covers", {"who": "la-craven"})),
    ),
    Row(
        "E23 the shared list is only likely",
        "EVI204",
        ("spb", "major-capital"),
        drop=(("decides", {"who": "spb", "what": "major-capital"}),),
    ),
    Row(
        "E24 nobody is said to appoint shared non-executives",
        "STR126",
        ("shared-neds",),
        drop=(("appoints", {"to": "shared-neds"}),),
    ),
]


def changed(graph: Graph, row: Row) -> Graph:
    """The graph with some relations dropped and some added, as an overlay would make it."""
    drop = {fact.id for fact in graph if any(kind == fact.kind and _fits(fact, roles) for kind, roles in row.drop)}
    assert drop or not row.drop, "there is nothing to take away"
    added = [
        Fact(id=f"added-{n}", kind=kind, roles={role: Filler(ids=(who,)) for role, who in roles.items()})
        for n, (kind, roles) in enumerate(row.add)
    ]
    return Graph(
        graph.scenario,
        option=graph.option,
        day=graph.day,
        place=graph.place,
        things=graph.all_things,
        facts=[*(fact for fact in graph if fact.id not in drop), *added],
        statements=graph.statements,
        instruments=graph.instruments,
    )


def _fits(fact: Fact, roles: Roles) -> bool:
    return all(who in fact.role(role).ids for role, who in roles.items())


def found(graph: Graph, row: Row) -> bool:
    return bool(run(graph, [row.code], strict=True).about(*row.about))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_it_is_found_and_goes_with_the_relations_that_cause_it(row: Row) -> None:
    graph = scenario().graph(row.option)
    assert found(graph, row)
    assert not found(changed(graph, row), row)


@pytest.mark.parametrize("row", [row for row in ROWS if row.goes_in], ids=lambda row: row.name)
def test_it_is_not_found_where_the_report_does_not_see_it(row: Row) -> None:
    assert [option for option in row.goes_in if found(scenario().graph(option or None), row)] == []


def test_e12_without_the_board_nobody_allocates_once_the_commissioning_group_has_gone() -> None:
    row = Row(
        "E12",
        "STR111",
        ("resource-allocation", "bdc-ccg"),
        drop=(
            ("decides", {"who": "spb", "what": "resource-allocation"}),
            ("replaces", {"who": "spb"}),
            ("allocates to", {"who": "spb"}),
        ),
    )
    graph = scenario().graph()
    assert not found(graph, row)
    assert found(changed(graph, row), row)
    before = scenario().graph(on="2022-06-30")
    assert not found(changed(before, row), row)


def test_e05_the_duplicate_of_option_a_is_shown_with_both_routes() -> None:
    answer = scenario().graph("a").duplicates("joined-up-delivery")
    assert answer.facets["pairs"] == ["ops-subcommittee|ple"]
    assert [chain.nodes[0] for chain in answer.chains] == ["ops-subcommittee", "ple"]
    assert "wyicb" in answer.chains[0].nodes


@pytest.mark.parametrize("option", ["c", "d", "e", "f"])
def test_whether_delivery_is_doubled_cannot_be_told_where_an_option_is_silent_on_the_executive(option: str) -> None:
    """The report says of option a alone that it doubles what the executive does."""
    report = run(scenario().graph(option), ["STR105"], strict=True)
    assert report.findings == ()
    silent = "the option does not say what becomes of this: Partnership Leadership Executive is charged with"
    candidates = "which of the candidates charged with"  # option e: one of several trusts
    said = {row.missing for row in report.cannot_tell if "joined-up-delivery" in row.about}
    assert said
    assert [text for text in said if not text.startswith(candidates if option == "e" else silent)] == []


def test_option_b_has_no_duplicate_of_delivery() -> None:
    assert scenario().graph("b").duplicates("joined-up-delivery").facets["pairs"] == []


def test_findings_are_an_answer_by_code() -> None:
    answer = scenario().graph("a").findings(codes=["STR105"])
    assert set(answer.facets["STR105"]) >= {"joined-up-delivery", "ple", "ops-subcommittee"}
    assert answer.facets["codes"] == ["STR105"]


@pytest.mark.parametrize("option", [None, "a", "b", "c", "d", "e", "f"])
def test_every_check_runs_on_every_option(option: str | None) -> None:
    graph = scenario().graph(option)
    structural = [finding for finding in run(graph, strict=True).findings if finding.code.startswith("STR")]
    named = {*graph.things, *graph.processes}
    named |= {f"{process.id}/{step.id}" for process in graph.processes.values() for step in process.steps}
    assert {item for finding in structural for item in finding.about} - named == set()
    assert {item for finding in structural for item in finding.facts} - set(graph.facts) == set()
