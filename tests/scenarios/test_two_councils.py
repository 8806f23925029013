"""The scenarios of documents 001 and 002 against the papers that they are made from, and against what is listed of each.

The tests that read a source text need the folder ``shared/sources`` beside the repository; where it is absent they are
skipped, and say so.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from locators import SOURCES, NoSuchPassage, words
from outlines import HEADINGS_001, HEADINGS_002, Outline

import govgraph
from govgraph import golden
from govgraph.checks import run
from govgraph.checks.finding import Finding
from govgraph.graph import Graph
from govgraph.loader.items import ItemReading
from govgraph.loader.overlay import matches, overlaid
from govgraph.marks import Marked, read_yaml
from govgraph.model.base import Item, Source
from govgraph.model.processes import Process
from govgraph.model.scenario import BASELINE, Layer, Scenario
from govgraph.model.things import Body, Group, Post

HERE = Path(__file__).parent
FOLDERS = Path(__file__).resolve().parents[2] / "scenarios"


@dataclass(frozen=True)
class Paper:
    """One document, its scenario, what is listed of it, and the questions on it.

    ``ours``: bodies and posts whose name is ours. ``of_things``: questions that a thing, its status and the law answer
    without any relation.
    """

    code: str
    scenario: str
    headings: tuple[tuple[str, str], ...]
    listed: tuple[tuple[str, int], ...]
    questions: range
    ours: frozenset[str]
    of_things: frozenset[str]

    def __str__(self) -> str:
        return self.code


PAPERS = [
    Paper(
        "001",
        "manchester-one-team",
        HEADINGS_001,
        (("A", 29), ("B", 32), ("C", 19)),
        range(51, 76),
        frozenset({"north-steering-group", "local-teams"}),
        frozenset({"Q-058", "Q-061", "Q-062", "Q-074", "B-005"}),
    ),
    Paper(
        "002",
        "barking-dagenham-place-lead",
        HEADINGS_002,
        (("A", 29), ("B", 28), ("C", 15)),
        range(76, 98),
        frozenset({"lbbd"}),
        frozenset({"Q-089", "Q-096"}),
    ),
]
each = pytest.mark.parametrize("paper", PAPERS, ids=str)


@functools.cache
def scenario(paper: Paper) -> Scenario:
    return govgraph.load(FOLDERS / paper.scenario)


@functools.cache
def outline(paper: Paper) -> Outline:
    found = sorted(SOURCES.glob(f"{paper.code}_*.txt")) if SOURCES.is_dir() else []
    if not found:
        pytest.skip(f"NOT CHECKED AGAINST THE SOURCE: no text of document {paper.code} in {SOURCES}")
    return Outline(found[0].read_text(encoding="utf-8"), paper.headings)


def _layers(made: Scenario) -> Iterator[tuple[str, Layer]]:
    yield "baseline", made.baseline
    for option in made.options.values():
        yield option.id, option.add


def _items(made: Scenario) -> Iterator[Item]:
    yield from made.questions.values()
    for _, layer in _layers(made):
        yield from (*layer.things.values(), *layer.facts.values(), *layer.statements.values(), *layer.left_out)
        for instrument in layer.instruments.values():
            yield from (instrument, *instrument.items)
        for process in layer.processes.values():
            yield from (process, *process.steps)
    for option in made.options.values():
        yield option
        yield from overlaid(made, option.id)[0].facts.values()


# -- against the source text ------------------------------------------------------------------------------------


@each
def test_every_locator_leads_to_a_passage(paper: Paper) -> None:
    """A reader who looks a source up finds it."""
    lost = set()
    for item in _items(scenario(paper)):
        for source in item.sources:
            try:
                assert source.document != paper.code or outline(paper).passage(source.at).strip()
            except NoSuchPassage as error:
                lost.add(f"{item.id}: {error}")
    assert lost == set()


def _passages(paper: Paper, sources: tuple[Source, ...]) -> str:
    return "\n".join(outline(paper).passage(source.at) for source in sources if source.document == paper.code)


@each
def test_each_body_and_post_is_named_where_it_is_said_to_be(paper: Paper) -> None:
    """Its name, an alias or its label stands in one of its passages; the exceptions are listed."""
    unnamed = set()
    for _, layer in _layers(scenario(paper)):
        for thing in layer.things.values():
            if isinstance(thing, Body | Post | Group) and thing.sources:
                text = f" {' '.join(words(_passages(paper, thing.sources)))} "
                names = [thing.name, *thing.aliases, getattr(thing, "label", "")]
                if not any(f" {' '.join(words(name))} " in text for name in names if words(name)):
                    unnamed.add(thing.id)
    assert unnamed - paper.ours == set()


@each
def test_the_scenario_is_in_our_own_words(paper: Paper) -> None:
    """Facts, names and figures carry over; no ten words of the paper in a row do."""
    titles = {run_ for document in scenario(paper).documents.values() for run_ in _runs(document.title)}
    theirs = {run_ for text in outline(paper).texts() for run_ in _runs(text)} - titles
    copied = set()
    for path in sorted((FOLDERS / paper.scenario).rglob("*.yaml")):
        for node in yaml.compose_all(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader):
            copied |= {f"{path.name}: {run_}" for text in _scalars(node) for run_ in _runs(text) if run_ in theirs}
    assert copied == set()


def _runs(text: str) -> Iterator[str]:
    found = words(text)
    yield from (" ".join(found[at : at + 10]) for at in range(len(found) - 9))


def _scalars(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _scalars(inner)
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _scalars(inner)


# -- against the list of what the paper says --------------------------------------------------------------------


def _rows(paper: Paper) -> dict[str, Marked]:
    tree, problems = read_yaml(HERE / f"inventory_{paper.code}.yaml")
    assert tree is not None
    assert problems == []
    return tree.mapping()


ROWS = [(paper, row) for paper in PAPERS for row in _rows(paper)]
each_row = pytest.mark.parametrize(("paper", "row"), ROWS, ids=[f"{paper.code}-{row}" for paper, row in ROWS])


def _ids(entry: Marked, key: str) -> list[str]:
    value = entry.mapping()[key].plain() if key in entry.mapping() else []
    return [value] if isinstance(value, str) else value


def _option(entry: Marked) -> str:
    return str(entry.mapping()["option"].plain()) if "option" in entry.mapping() else BASELINE


@each
def test_no_row_of_the_list_is_forgotten(paper: Paper) -> None:
    expected = {f"{part}{number:02}" for part, last in paper.listed for number in range(1, last + 1)}
    assert expected - set(_rows(paper)) == set()


@each_row
def test_a_row_of_the_list_is_in_the_scenario(paper: Paper, row: str) -> None:
    """What the row names is there, in the option that it names."""
    made, entry = scenario(paper), _rows(paper)[row]
    layer, _ = overlaid(made, _option(entry))
    where: dict[str, Any] = {
        "things": layer.things,
        "statements": layer.statements,
        "instruments": layer.instruments,
        "options": made.options,
        "processes": layer.processes,
        "left out": {item.id for item in layer.left_out},
        "steps": {f"{process.id}/{step.id}" for process in layer.processes.values() for step in process.steps},
    }
    other = {"relations", "option", "finding", "about", "goes with", "goes without", "goes without statements", "on"}
    assert set(entry.mapping()) <= {*where, *other}
    for key, there in where.items():
        assert [item for item in _ids(entry, key) if item not in there] == [], key
    reading = ItemReading()
    patterns = reading.patterns(entry.mapping()["relations"]) if "relations" in entry.mapping() else []
    assert reading.problems == []
    assert [pattern for pattern in patterns if not any(matches(fact, pattern) for fact in layer.facts.values())] == []


FINDINGS = [(paper, row) for paper, row in ROWS if "finding" in _rows(paper)[row].mapping()]
each_finding = pytest.mark.parametrize(
    ("paper", "row"), FINDINGS, ids=[f"{paper.code}-{row}" for paper, row in FINDINGS]
)


def _found(graph: Graph, entry: Marked) -> list[Finding]:
    about = set(_ids(entry, "about"))
    report = run(graph, [str(entry.mapping()["finding"].plain())])
    return [finding for finding in report.findings if about <= set(finding.about)]


@each_finding
def test_what_is_wrong_is_computed(paper: Paper, row: str) -> None:
    """The check named in the row finds it, on the scenario's own day."""
    entry = _rows(paper)[row]
    assert _found(scenario(paper).graph(_option(entry)), entry) != []


@each_finding
def test_a_finding_goes_with_the_fact_that_it_rests_on(paper: Paper, row: str) -> None:
    """Nothing is found because a scenario is called what it is called: change the model, and it goes."""
    made, entry, reading = scenario(paper), _rows(paper)[row], ItemReading()
    graph = made.graph(_option(entry))
    added = reading.facts(entry.mapping()["goes with"]) if "goes with" in entry.mapping() else []
    gone = reading.patterns(entry.mapping()["goes without"]) if "goes without" in entry.mapping() else []
    assert reading.problems == []
    kept = [fact for fact in graph.every_fact.values() if not any(matches(fact, pattern) for pattern in gone)]
    unsaid = _ids(entry, "goes without statements")
    said = {key: statement for key, statement in graph.statements.items() if key not in unsaid}
    assert added or len(kept) < len(graph.every_fact) or len(said) < len(graph.statements)
    without = Graph(
        made,
        option=graph.option,
        day=graph.day,
        place=graph.place,
        things=graph.all_things,
        facts=[*kept, *added],
        statements=said,
        instruments=graph.instruments,
        processes=graph.processes,
    )
    assert _found(without, entry) == []


# -- what a reader may rely on ----------------------------------------------------------------------------------


@each
def test_everything_has_a_source(paper: Paper) -> None:
    assert {item.id for item in _items(scenario(paper)) if not item.sources} == set()


@each
def test_every_question_of_the_list_is_there_and_comes_out_right(paper: Paper) -> None:
    made = scenario(paper)
    assert {f"Q-{number:03}" for number in paper.questions} <= set(made.questions)
    wrong = [str(result) for result in golden.run(made).results if not result.ok]
    assert wrong == []


def _bare(layer: Layer) -> Layer:
    return Layer(things=layer.things)


@each
def test_no_answer_comes_from_anywhere_but_the_model(paper: Paper) -> None:
    """With the things still there and every relation, statement and process taken away, only what things and the
    law say by themselves comes out right."""
    whole = scenario(paper)
    fields = {name: getattr(whole, name) for name in Scenario.model_fields}
    options = {
        option.id: option.model_copy(update={"add": _bare(option.add), "remove": (), "change": (), "merge": ()})
        for option in whole.options.values()
    }
    bare = Scenario(**{**fields, "baseline": _bare(whole.baseline), "options": options})
    right = {question.id for question in whole.questions.values() if golden.run_one(bare, question).right}
    assert right == paper.of_things


@each
def test_processes_are_whole(paper: Paper) -> None:
    """Each step has somebody in it or says that nobody is stated, and a source."""
    steps = [(process, step) for process in scenario(paper).baseline.processes.values() for step in process.steps]
    assert all(isinstance(process, Process) for process, _ in steps)
    assert [step.id for _, step in steps if not (step.who.known or step.who.unknown) or not step.sources] == []


def test_the_pool_of_2015_is_found_wanting_until_it_has_a_rule_and_a_host() -> None:
    """Planned and yet looked at on the day of the paper (E01)."""
    graph = scenario(PAPERS[0]).graph()
    (found,) = run(graph, ["STR131"]).findings
    assert (found.about[0], found.severity) == ("pool", "WARN")
    settled = graph.things["pool"].model_copy(update={"surplus": "shared as contributed"})
    hosted = {fact.id: fact.fill("who", ("mcc",)) for fact in graph.of_kind("hosts")}
    assert run(graph.supposing(things={"pool": settled}, facts=hosted), ["STR131"]).findings == ()


def test_nothing_of_the_law_of_2022_is_offered_in_2015() -> None:
    report = run(scenario(PAPERS[0]).graph())
    assert [
        finding.sentence for finding in report.findings if "65Z5" in finding.sentence or "65Z5" in finding.fix
    ] == []
    assert [finding.code for finding in report.findings if finding.severity == "ERROR"] == []


@pytest.mark.parametrize(
    ("option", "form", "other"),
    [("alliance", "alliance-contract", "prime-contractor"), ("prime", "prime-contractor", "alliance-contract")],
)
def test_each_contracting_model_is_the_form_of_that_name_and_no_other(option: str, form: str, other: str) -> None:
    graph = scenario(PAPERS[0]).graph(option)
    found = graph.patterns().facets
    whole = {*found["live"], *found["in_preparation"]}
    assert (form in whole, other in whole) == (True, False)
