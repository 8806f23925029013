"""The scenario bradford-craven against the report that it is made from, and against the list of what the report says.

The tests that read the source text need the folder ``shared/sources`` beside the repository; where it is absent they
are skipped, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from locators import SOURCES, NoSuchPassage, Passages, words

import govgraph
from govgraph.checks import run
from govgraph.checks.finding import Finding
from govgraph.graph import Graph
from govgraph.loader.items import ItemReading
from govgraph.loader.overlay import matches, overlaid
from govgraph.marks import Marked, read_yaml
from govgraph.model.base import Item, Source
from govgraph.model.scenario import BASELINE, Layer, Scenario
from govgraph.model.things import Body, Group, Post

HERE = Path(__file__).parent
FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "bradford-craven"
INVENTORY = HERE / "inventory_000.yaml"

NOT_IN_THE_WORDS_OF_THE_REPORT = {
    "chair-bradford": "the report names the office once for every NHS Board",
    "chair-airedale": "the report names the office once for every NHS Board",
    "ceo-bradford": "the report names the office once for every NHS Board",
    "ceo-airedale": "the report names the office once for every NHS Board",
}
"""Bodies and posts whose name is ours, each with the reason."""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return govgraph.load(FOLDER)


@pytest.fixture(scope="module")
def report() -> Passages:
    found = sorted(SOURCES.glob("000_*.txt")) if SOURCES.is_dir() else []
    if not found:
        pytest.skip(
            f"NOT CHECKED AGAINST THE SOURCE: no text of document 000 in {SOURCES}, so no locator was looked up"
        )
    return Passages(found[0].read_text(encoding="utf-8"))


def _layers(scenario: Scenario) -> Iterator[tuple[str, Layer]]:
    yield "baseline", scenario.baseline
    for option in scenario.options.values():
        yield option.id, option.add


def _items(scenario: Scenario) -> Iterator[Item]:
    """All that carries sources: the baseline, what options add, the options with their changes applied, the questions."""
    yield from scenario.questions.values()
    for _, layer in _layers(scenario):
        yield from (*layer.things.values(), *layer.facts.values(), *layer.statements.values(), *layer.left_out)
        for instrument in layer.instruments.values():
            yield from (instrument, *instrument.items)
        for process in layer.processes.values():
            yield from (process, *process.steps)
    for option in scenario.options.values():
        yield option
        yield from overlaid(scenario, option.id)[0].facts.values()


def _passages(report: Passages, sources: tuple[Source, ...]) -> str:
    return "\n".join(report.passage(source.at) for source in sources if source.document == "000")


# -- against the source text ------------------------------------------------------------------------------------


def test_every_locator_leads_to_a_passage(scenario: Scenario, report: Passages) -> None:
    """A reader who looks a source up finds it."""
    lost = set()
    for item in _items(scenario):
        for source in item.sources:
            try:
                assert source.document == "law" or report.passage(source.at).strip()
            except NoSuchPassage as error:
                lost.add(f"{item.id}: {error}")
    assert lost == set()


def test_each_body_and_post_is_named_where_it_is_said_to_be(scenario: Scenario, report: Passages) -> None:
    """Its name, an alias or its label stands in one of its passages; the exceptions are listed with their reason."""
    unnamed = set()
    for _, layer in _layers(scenario):
        for thing in layer.things.values():
            if isinstance(thing, Body | Post | Group) and thing.sources:
                text = f" {' '.join(words(_passages(report, thing.sources)))} "
                names = [thing.name, *thing.aliases, getattr(thing, "label", "")]
                if not any(f" {' '.join(words(name))} " in text for name in names if words(name)):
                    unnamed.add(thing.id)
    assert unnamed == set(NOT_IN_THE_WORDS_OF_THE_REPORT)


def test_the_scenario_is_in_our_own_words(report: Passages) -> None:
    """Facts, names and figures carry over; no eight words of the report in a row do."""
    theirs = {run_ for text in report.texts() for run_ in _runs(text)}
    copied = set()
    for path in sorted(FOLDER.rglob("*.yaml")):
        for text in _prose(path):
            copied |= {f"{path.name}: {run_}" for run_ in _runs(text) if run_ in theirs}
    assert copied == set()


def _runs(text: str) -> Iterator[str]:
    """Every eight words in a row."""
    found = words(text)
    yield from (" ".join(found[at : at + 8]) for at in range(len(found) - 7))


def _prose(path: Path) -> Iterator[str]:
    """Every text of a file, its comments too."""
    text = path.read_text(encoding="utf-8")
    yield " ".join(line.strip().lstrip("#") for line in text.splitlines() if line.strip().startswith("#"))
    for node in yaml.compose_all(text, Loader=yaml.SafeLoader):
        yield from _scalars(node)


def _scalars(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _scalars(inner)
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _scalars(inner)


def test_a_locator_that_leads_nowhere_is_noticed(report: Passages) -> None:
    """The resolver itself: what it finds, and what it refuses."""
    assert report.passage("s2.2.3 d) item 2").startswith("second guessing")
    assert report.passage("s2.2.3 req 1").startswith("reviewing the current activity")
    assert report.passage("s2.2.3 p6").startswith("So, how should BDC")
    assert "most feasible" in report.passage("s2.2.3 after f)")
    assert "gradual shift of resources" in report.passage("s2.3.2 c5"), "split over a page"
    assert report.passage("s2.3.2 c9").startswith("SPB must have direct oversight")
    assert report.passage("Rec 9 iii").endswith("shared NEDs")
    assert "structural change" in report.passage("Rec 10"), "the last line has no newline"
    for wrong in (
        "s2.2.9 p1",
        "s2.2.2 item 4",
        "s2.2.3 req 4",
        "s2.2.3 g)",
        "s2.3.2 c10",
        "Rec 11",
        "Rec 9 vii",
        "Annex p1",
    ):
        with pytest.raises(NoSuchPassage):
            report.passage(wrong)


# -- against the list of what the report says -------------------------------------------------------------------


def _rows() -> dict[str, Marked]:
    tree, problems = read_yaml(INVENTORY)
    assert tree is not None
    assert problems == []
    return tree.mapping()


ROWS = _rows()


def _ids(row: Marked, key: str) -> list[str]:
    value = row.mapping()[key].plain() if key in row.mapping() else []
    return [value] if isinstance(value, str) else value


def _option(row: str) -> str:
    entry = ROWS[row].mapping()
    return str(entry["option"].plain()) if "option" in entry else BASELINE


def test_no_row_of_the_list_is_forgotten() -> None:
    """Bodies A01 to A41, relations B01 to B50, decisions C01 to C31, options a to f."""
    expected = {
        f"{part}{number:02}" for part, last in (("A", 41), ("B", 50), ("C", 31)) for number in range(1, last + 1)
    }
    expected |= {f"D-{row}" for row in ("now", "a", "b", "c", "d", "e", "f", "ranking", "common")}
    there = {row.partition("-")[0] if row[0] != "D" else row for row in ROWS}
    assert expected <= there


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_list_is_in_the_scenario(row: str, scenario: Scenario) -> None:
    """What the row names is there, in the option that it names."""
    entry = ROWS[row]
    layer, _ = overlaid(scenario, _option(row))
    left_out = {item.id for item in layer.left_out}
    where: dict[str, Any] = {
        "things": layer.things,
        "statements": layer.statements,
        "instruments": layer.instruments,
        "processes": layer.processes,
        "options": scenario.options,
        "left out": left_out,
    }
    assert set(entry.mapping()) <= {*where, "relations", "option", "finding", "about", "goes with", "goes without"}
    for key, there in where.items():
        assert [item for item in _ids(entry, key) if item not in there] == [], key
    reading = ItemReading()
    patterns = reading.patterns(entry.mapping()["relations"]) if "relations" in entry.mapping() else []
    assert reading.problems == []
    assert [pattern for pattern in patterns if not any(matches(fact, pattern) for fact in layer.facts.values())] == []


FINDINGS = [row for row, entry in ROWS.items() if "finding" in entry.mapping()]


def _found(graph: Graph, row: str) -> list[Finding]:
    about = set(_ids(ROWS[row], "about"))
    report = run(graph, [str(ROWS[row].mapping()["finding"].plain())])
    return [finding for finding in report.findings if about <= set(finding.about)]


@pytest.mark.parametrize("row", FINDINGS)
def test_what_the_report_finds_wrong_is_computed(row: str, scenario: Scenario) -> None:
    """The check named in the row finds it, in the option named there."""
    assert _found(scenario.graph(_option(row)), row) != []


@pytest.mark.parametrize("row", FINDINGS)
def test_a_finding_goes_with_the_fact_that_it_rests_on(row: str, scenario: Scenario) -> None:
    """Nothing is found because the scenario is called what it is called: change the model, and it goes."""
    graph, entry, reading = scenario.graph(_option(row)), ROWS[row].mapping(), ItemReading()
    added = reading.facts(entry["goes with"]) if "goes with" in entry else []
    gone = reading.patterns(entry["goes without"]) if "goes without" in entry else []
    assert reading.problems == []
    kept = [fact for fact in graph if not any(matches(fact, pattern) for pattern in gone)]
    assert added or len(kept) < len(graph.facts)
    changed = Graph(
        scenario,
        option=graph.option,
        day=graph.day,
        place=graph.place,
        things=graph.all_things,
        facts=[*kept, *added],
    )
    assert _found(changed, row) == []


# -- what a reader may rely on ----------------------------------------------------------------------------------


def test_everything_has_a_source(scenario: Scenario) -> None:
    """Steps stand under a process, which has its source."""
    steps = {step.id for process in scenario.baseline.processes.values() for step in process.steps}
    assert {item.id for item in _items(scenario) if not item.sources} - steps == set()


def test_no_delegation_to_the_board_is_invented(scenario: Scenario) -> None:
    """The report says committee and names neither delegation nor power, under any option."""
    for option in (None, *scenario.options):
        graph = scenario.graph(option)
        assert graph.where("delegates", to="spb") == ()
        assert [fact.role("to").ids for fact in graph.where("committee of", who="spb")] == [("wyicb",)]


def test_silence_is_said(scenario: Scenario) -> None:
    graph = scenario.graph()
    for who in ("cpps", "alliance-airedale", "place-leader"):
        assert {line.role("to").unknown for line in graph.where("accountable to", who=who)} == {"not stated"}, who
    assert {fact.fields["power"] for fact in graph.of_kind("delegates") if "power" in fact.fields} == {"not stated"}
    assert graph.where("appoints", to="shared-neds")[0].role("who").unknown == "not stated"


def test_the_commissioning_group_is_gone_on_the_first_day_on_which_the_board_is_a_committee(scenario: Scenario) -> None:
    """Leaders had set the board up before; the committee of another body it is from 1 July."""
    states = {
        day: {body: scenario.graph(on=day).life(body).state for body in ("bdc-ccg", "wyicb", "spb")}
        for day in ("2022-02-28", "2022-04-15", "2022-06-30", "2022-07-01")
    }
    assert states == {
        "2022-02-28": {"bdc-ccg": "live", "wyicb": "not yet", "spb": "not yet"},
        "2022-04-15": {"bdc-ccg": "live", "wyicb": "not yet", "spb": "live"},
        "2022-06-30": {"bdc-ccg": "live", "wyicb": "not yet", "spb": "live"},
        "2022-07-01": {"bdc-ccg": "ended", "wyicb": "live", "spb": "live"},
    }


def test_which_bodies_each_option_adds(scenario: Scenario) -> None:
    added = {
        option.id: {thing.id for thing in option.add.things.values() if thing.category == "body"}
        for option in scenario.options.values()
    }
    assert added == {
        "a": {"ops-subcommittee"},
        "b": set(),
        "c": {"alliance-bradford", "alliance-craven"},
        "d": {"alliance-bdc"},
        "e": set(),
        "f": {"ico"},
    }


def test_one_organisation_takes_the_place_of_the_trusts_only_in_option_f(scenario: Scenario) -> None:
    merged = {
        option.id: {body for merge in option.merge for body in merge.bodies}
        for option in scenario.options.values()
        if option.merge
    }
    assert merged == {
        "f": {"trust-bradford", "trust-airedale", "community-provider-trusts", "acute-trusts", "nhs-trusts"}
    }
    assert scenario.graph("f").where("responsible for", who="ico", what="trust-contribution")


def test_other_systems_stay_outside(scenario: Scenario) -> None:
    graph = scenario.graph()
    compared = {thing.id for thing in scenario.baseline.things.values() if thing.comparator}
    assert {"ne-lincs-icp", "bolton-lead", "wigan-engagement"} <= compared
    assert compared & set(graph.things) == set()


def test_the_sub_committee_is_named_by_what_it_is(scenario: Scenario) -> None:
    """One sentence names another parent: kept beside the fact, with the reason why it is read as the same."""
    (parent,) = scenario.graph().where("committee of", who="spb")
    assert [(source.at, bool(source.reason)) for source in parent.sources if source.variant] == [("s1.1 p3", True)]


def test_what_must_or_may_come_is_not_in_force(scenario: Scenario) -> None:
    """ "Must", "will", "would need to" and "consider" of the report are not taken as in force."""
    graph, under_d = scenario.graph(), scenario.graph("d")
    asked = {
        "the list of shared matters": graph.where("decides", what="shared-matters"),
        "what boards of health and wellbeing say on priorities": graph.where("is consulted", what="priorities"),
        "further shifts of money": graph.where("decides", what="further-shifts"),
        "one shared capability": graph.where("established by", who="shared-bi"),
        "what trusts let neighbourhoods decide": graph.where("delegates", to="neighbourhood"),
        "equal partners of option d": under_d.where("member of", who="primary-care", to="alliance-bdc"),
    }
    assert {name: [fact.status for fact in facts] for name, facts in asked.items()} == {
        "the list of shared matters": ["required"],
        "what boards of health and wellbeing say on priorities": ["required"],
        "further shifts of money": ["considered"],
        "one shared capability": ["proposed"],
        "what trusts let neighbourhoods decide": ["required"],
        "equal partners of option d": ["required"],
    }


def test_who_decides_is_said_to_be_our_reading_where_the_report_does_not_say_it(scenario: Scenario) -> None:
    ours = ("joined-up-delivery", "trust-contribution", "one-percent-shift", "major-capital", "workforce-pay")
    graph = scenario.graph()
    assert {matter: {fact.basis for fact in graph.where("decides", what=matter)} for matter in ours} == {
        matter: {"inferred"} for matter in ours
    }


def test_options_are_given_no_more_than_the_report_says(scenario: Scenario) -> None:
    """What options c to f would need beside that is assumed, or listed as not said."""
    assumed = {
        option: sorted({fact.kind for fact in scenario.graph(option) if fact.basis == "assumed"})
        for option in scenario.options
    }
    assert assumed == {
        "a": [],
        "b": [],
        "c": ["member of"],
        "d": [],
        "e": ["acts as", "allocates to"],
        "f": ["decides", "proposes"],
    }
    silent = {option.id for option in scenario.options.values() if "delivery-remit" in option.not_said}
    assert silent == {"c", "d", "e", "f"}
