"""What the other papers find wrong, or make plain without saying, comes out of computation, and goes with its cause.

Each row: the finding, in which scenario, about whom, and the relations without which it is gone. The rows are those of
the inventories of Manchester (001-E), Barking and Dagenham (002-E) and BOB (003-E, 004-E) that structure can show and
that need no process.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import pytest

import govgraph
from govgraph.checks import run
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.scenario import Scenario


@functools.cache
def scenario(name: str) -> Scenario:
    return govgraph.load(name)


@dataclass(frozen=True)
class Row:
    """One finding: scenario, code, ids it is about, and the relations (kind and fillers) without which it goes."""

    name: str
    scenario: str
    code: str
    about: tuple[str, ...]
    drop: tuple[tuple[str, dict[str, str]], ...] = ()


MANCHESTER, BARKING, PLACE, REVIEW = (
    "manchester-one-team",
    "barking-dagenham-place-lead",
    "bob-place",
    "bob-peer-review",
)

ROWS = [
    Row(
        "001-E01 no rule for what is left in the pool",
        MANCHESTER,
        "STR131",
        ("pool", "mcc"),
        (("contributes to", {"to": "pool"}),),
    ),
    Row(
        "001-E03 primary care only in part among the providers",
        MANCHESTER,
        "STR145",
        ("provider-partnerships", "primary-care"),
        (("member of", {"who": "primary-care"}),),
    ),
    Row(
        "001-E04 nobody leads the shared records",
        MANCHESTER,
        "STR143",
        ("shared-records",),
        (("leads", {"what": "shared-records"}),),
    ),
    Row(
        "001-E11 to whom the group in the north reports",
        MANCHESTER,
        "STR108",
        ("north-steering-group",),
        (
            ("charged with", {"who": "north-steering-group"}),
            ("accountable to", {"who": "north-steering-group"}),
            ("charged with", {"what": "local-design"}),
        ),
    ),
    Row(
        "001-E12 the parties' approval of the pool's agreement",
        MANCHESTER,
        "STR125",
        ("s75", "nmccg", "cmccg", "smccg"),
        (("party to", {"to": "s75"}),),
    ),
    Row(
        "001-E19 one person leads two groups",
        MANCHESTER,
        "STR140",
        ("speed", "ws-selfcare", "ws-reference"),
        (("leads", {"what": "ws-reference"}),),
    ),
    Row(
        "002-E02 the lead answers to nobody whom the paper names",
        BARKING,
        "STR108",
        ("lead",),
        (("charged with", {"who": "lead"}), ("accountable to", {"who": "lead"})),
    ),
    Row(
        "002-E03 two are accountable for delivery",
        BARKING,
        "STR105",
        ("place-plan", "delivery-director", "lead"),
        (("charged with", {"who": "delivery-director", "what": "place-plan"}),),
    ),
    Row(
        "002-E03 one has delivery and the other a part of it",
        BARKING,
        "STR105",
        ("delegated-functions", "delivery-director", "lead"),
        (("charged with", {"who": "delivery-director", "what": "delegated-functions"}),),
    ),
    Row(
        "002-E04 several lines up",
        BARKING,
        "STR136",
        ("delivery-director", "lead"),
        (("reports to", {"who": "delivery-director"}),),
    ),
    Row(
        "002-E06 one chairs two bodies and no rule for conflicts",
        BARKING,
        "STR141",
        ("lead", "pbp", "place-committee"),
        (("member of", {"who": "lead", "to": "place-committee"}),),
    ),
    Row(
        "002-E08 money and law pending",
        BARKING,
        "EVI215",
        ("law", "report"),
        (("proposes", {"what": "report"}), ("prepares", {"what": "report"})),
    ),
    Row(
        "002-E09 posts whose body ends",
        BARKING,
        "EVI206",
        ("ccg-clinical-leads", "nel-ccg"),
        (("of", {"who": "ccg-clinical-leads"}),),
    ),
    Row(
        "002-E11 called delegated, and no delegation",
        BARKING,
        "STR147",
        ("delegated-functions", "delivery-director"),
        (("delegates", {"what": "delegated-functions"}),),
    ),
    Row(
        "003-E02 whoever has an interest may decide",
        PLACE,
        "STR137",
        ("partner-members",),
        (("interest", {"who": "partner-members"}),),
    ),
    Row(
        "003-E03 partnerships decide and are informal",
        PLACE,
        "STR122",
        ("pbp-oxon", "place-split"),
        (("decides", {"who": "pbps"}),),
    ),
    Row(
        "003-E07 adult mental health is claimed on both sides",
        PLACE,
        "STR105",
        ("adult-mh", "icb", "mhpc"),
        (("responsible for", {"who": "mhpc", "what": "adult-mh"}),),
    ),
    Row(
        "003-E10 one place meets three councils",
        PLACE,
        "STR123",
        ("berks-west", "bw-councils"),
        (("covers", {"who": "bw-councils"}),),
    ),
    Row(
        "003-E12 two stand between a director and the board",
        PLACE,
        "STR167",
        ("pd-oxon", "cdo", "ceo", "icb"),
        (("accountable to", {"who": "pd-oxon"}),),
    ),
    Row(
        "003-E15 only informed of maternity",
        PLACE,
        "STR161",
        ("place-level", "maternity"),
        (("is informed", {"what": "maternity"}),),
    ),
    Row("003-E16 place committees that nobody set up", PLACE, "EVI213", ("place-committees",)),
    Row(
        "003-E01 members of the board are likely to sit on the partnerships",
        PLACE,
        "STR183",
        ("partner-members", "icb-board", "pbp-oxon"),
        (("member of", {"who": "partner-members", "to": "pbps"}),),
    ),
    Row(
        "003-E09 the voluntary sector is a partner and no member is named from it",
        PLACE,
        "STR185",
        ("pbp-oxon", "vcse"),
        (("works with", {"who": "pbps", "to": "vcse"}),),
    ),
    Row(
        "003-E06 how partnerships and boards relate",
        PLACE,
        "STR184",
        ("pbp-oxon", "hwbs"),
        (("covers", {"who": "pbp-oxon"}),),
    ),
    Row(
        "004-E02 directors answer for more than they may decide",
        REVIEW,
        "STR110",
        ("pd-oxon", "urgent-care-delivery"),
        (("responsible for", {"what": "urgent-care-delivery"}),),
    ),
    Row(
        "004-E05 a profession without a say",
        REVIEW,
        "STR186",
        ("nursing", "cno-network"),
        (("member of", {"to": "cno-network"}),),
    ),
    Row(
        "004-E07 decided for a council's area without it",
        REVIEW,
        "STR187",
        ("council-reading", "uec-investment", "pd-bw"),
        (("decides", {"what": "uec-investment"}), ("decides", {"what": "inequalities-funding"})),
    ),
    Row(
        "004-E11 a partnership that reports to nobody",
        REVIEW,
        "STR128",
        ("ccpl-programme", "ewp"),
        (("reports to", {"who": "ccpl-programme"}), ("part of", {"who": "ccpl-programme"})),
    ),
    Row(
        "004-E12 a provider's chief executive moves to the board that shares out the money",
        REVIEW,
        "STR182",
        ("inbound-ceo", "ceo", "icb"),
        (("allocates to", {"who": "icb"}),),
    ),
    Row(
        "004-E01 two groups with the same chairs",
        REVIEW,
        "STR163",
        ("cag", "ccpl-group"),
        (("member of", {"to": "cag"}),),
    ),
    Row("004-E01 meetings with no purpose", REVIEW, "STR130", ("ceo-monthly",)),
    Row(
        "004-E03 no date for what is delegated",
        REVIEW,
        "STR165",
        ("delegation-to-place", "icb"),
        (("decides", {"what": "delegation-to-place"}),),
    ),
    Row(
        "004-E04 three places and five councils",
        REVIEW,
        "STR123",
        ("bob", "hwb-reading", "hwb-wokingham"),
        (("covers", {"who": "hwb-reading"}),),
    ),
    Row(
        "004-E08 a line through an interim post", REVIEW, "STR160", ("cdo", "pd-bucks"), (("occupies", {"to": "cdo"}),)
    ),
    Row(
        "004-E09 money to informal partnerships",
        REVIEW,
        "STR164",
        ("pbp-bucks", "icb"),
        (("allocates to", {"who": "icb", "to": "pbps"}),),
    ),
    Row(
        "004-E09 decisions of informal partnerships",
        REVIEW,
        "STR122",
        ("pbp-bucks", "uec-prioritisation"),
        (("decides", {"what": "uec-prioritisation"}),),
    ),
    Row("004-E16 priorities that changed", REVIEW, "EVI214", ("pbp-bucks",), (("aligned to", {"who": "pbp-bucks"}),)),
    Row(
        "004-E17 scrutiny at two levels",
        REVIEW,
        "STR166",
        ("icb", "hoscs", "joint-hosc"),
        (("scrutinises", {"who": "joint-hosc"}),),
    ),
]


def without(graph: Graph, row: Row) -> Graph:
    """The graph with the relations of a row taken away."""
    drop = {fact.id for fact in graph if any(kind == fact.kind and _fits(fact, roles) for kind, roles in row.drop)}
    assert drop, "there is nothing to take away"
    return Graph(
        graph.scenario,
        option=graph.option,
        day=graph.day,
        place=graph.place,
        things=graph.all_things,
        facts=[fact for fact in graph if fact.id not in drop],
        statements=graph.statements,
        instruments=graph.instruments,
        processes=graph.processes,
    )


def _fits(fact: Fact, roles: dict[str, str]) -> bool:
    return all(who in (*fact.role(role).ids, fact.role(role).unknown) for role, who in roles.items())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_it_is_found_and_goes_with_the_relations_that_cause_it(row: Row) -> None:
    graph = scenario(row.scenario).graph()
    assert run(graph, [row.code], strict=True).about(*row.about)
    if row.drop:
        assert not run(without(graph, row), [row.code], strict=True).about(*row.about)


def test_section_65z5_carries_no_function_of_a_council(tmp_path: Path) -> None:
    text = """
title: A council and a board
date: 2023-03-21
bodies: {council: {name: The council, kind: local_authority_ut}, icb: {name: The ICB, kind: icb}}
functions: {care: {name: Social care}}
relations: {delegates: {who: council, to: icb, what: care, power: POWER}}
"""
    path = tmp_path / "scenario.yaml"
    path.write_text(text.replace("POWER", "S65Z5"))
    assert run(govgraph.load(tmp_path).graph(), ["LAW01"]).about("council", "icb")
    path.write_text(text.replace("POWER", "PAR_R8"))
    assert not run(govgraph.load(tmp_path).graph(), ["LAW01"]).findings
    path.write_text(text.replace("POWER", "s65Zs"))
    with pytest.raises(govgraph.ScenarioError, match=r"scenario.yaml:6:\d+: .*s65Zs(.|\n)*S65Z5"):
        govgraph.load(tmp_path)
