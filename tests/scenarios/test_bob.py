"""The scenarios bob-place and bob-peer-review against the papers that they are made from, and against what these say.

The tests that read the source texts need the folder ``shared/sources`` beside the repository; where it is absent they
are skipped, and say so.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from locators import SOURCES, NoSuchPassage, words
from paragraphs import Paragraphs

import govgraph
from govgraph.checks import run
from govgraph.checks.finding import Finding
from govgraph.graph import Graph
from govgraph.loader.items import ItemReading
from govgraph.loader.overlay import matches
from govgraph.marks import Marked, read_yaml
from govgraph.model.base import Item, Source
from govgraph.model.scenario import Scenario
from govgraph.model.things import Body, Group, Post
from govgraph.reading.actors import opened

HERE = Path(__file__).parent
HOME = HERE.parents[1] / "scenarios"
PAPERS = {"bob-place": "003", "bob-peer-review": "004"}

NOT_IN_THE_WORDS_OF_THE_PAPER = {
    "bob-place": {
        "pd-bucks": "the paper names the office once for the three",
        "pd-oxon": "the paper names the office once for the three",
        "pd-bw": "the paper names the office once for the three",
        "vag-chair": "a local authority chief executive, whose council is not said",
    },
    "bob-peer-review": {},
}
"""Bodies and posts whose name is ours, each with the reason."""


@functools.cache
def scenario(name: str) -> Scenario:
    """The scenario as a user loads it."""
    return govgraph.load(HOME / name)


@functools.cache
def paper(code: str) -> Paragraphs | None:
    """The text of a paper; None where it is not kept here."""
    found = sorted(SOURCES.glob(f"{code}_*.txt")) if SOURCES.is_dir() else []
    return Paragraphs(found[0].read_text(encoding="utf-8")) if found else None


def _text(code: str) -> Paragraphs:
    found = paper(code)
    if found is None:
        pytest.skip(
            f"NOT CHECKED AGAINST THE SOURCE: no text of document {code} in {SOURCES}, so no locator was looked up"
        )
    return found


def _items(name: str) -> Iterator[Item]:
    """All that carries sources."""
    layer = scenario(name).baseline
    yield from scenario(name).questions.values()
    yield from (*layer.things.values(), *layer.facts.values(), *layer.statements.values(), *layer.left_out)
    for instrument in layer.instruments.values():
        yield from (instrument, *instrument.items, *instrument.themes)
    yield from scenario(name).patterns.values()


# -- against the source text --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAPERS)
def test_every_locator_leads_to_a_passage(name: str) -> None:
    """A reader who looks a source up finds it."""
    lost = set()
    for item in _items(name):
        for source in item.sources:
            if source.document not in PAPERS.values():
                assert source.document == "law", source
                continue
            try:
                assert _text(source.document).passage(source.at).strip()
            except NoSuchPassage as error:
                lost.add(f"{item.id}: {source.document}: {error}")
    assert lost == set()


@pytest.mark.parametrize("name", PAPERS)
def test_each_body_and_post_is_named_where_it_is_said_to_be(name: str) -> None:
    """Its name, an alias or its label stands in one of its passages; the exceptions are listed with their reason."""
    unnamed = set()
    own = {
        thing.id
        for thing in scenario(name).baseline.things.values()
        if PAPERS[name] in {s.document for s in thing.sources}
    }
    for thing in scenario(name).baseline.things.values():
        if isinstance(thing, Body | Post | Group) and thing.id in own and thing.basis == "stated":
            text = f" {' '.join(words(_passages(thing.sources)))} "
            names = [thing.name, *thing.aliases, getattr(thing, "label", "")]
            if not any(f" {' '.join(words(found))} " in text for found in names if words(found)):
                unnamed.add(thing.id)
    listed = set(NOT_IN_THE_WORDS_OF_THE_PAPER[name])
    if name == "bob-peer-review":
        listed |= set(NOT_IN_THE_WORDS_OF_THE_PAPER["bob-place"]) & own
    assert unnamed == listed


def _passages(sources: tuple[Source, ...]) -> str:
    return "\n".join(_text(s.document).passage(s.at) for s in sources if s.document in PAPERS.values())


@pytest.mark.parametrize("name", PAPERS)
def test_the_scenario_is_in_our_own_words(name: str) -> None:
    """Facts, names and figures carry over; no eight words of the papers in a row do."""
    theirs = {found for code in PAPERS.values() for text in _text(code).texts() for found in _runs(text)}
    copied = set()
    for path in sorted((HOME / name).rglob("*.*")):
        for text in _prose(path):
            copied |= {f"{path.name}: {found}" for found in _runs(text) if found in theirs}
    assert copied == set()


def _runs(text: str) -> Iterator[str]:
    """Every eight words in a row."""
    found = words(text)
    yield from (" ".join(found[at : at + 8]) for at in range(len(found) - 7))


def _prose(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        yield from (cell for row in csv.reader(text.splitlines()) for cell in row)
        return
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


def test_a_locator_that_leads_nowhere_is_noticed() -> None:
    """The resolver itself: what it finds, and what it refuses."""
    march, july = _text("003"), _text("004")
    assert "scheme of delegation" in march.passage("para 21")
    assert march.passage("para 3.i").startswith(" - i. All three Places")
    assert (
        march.passage("para 19 iv").strip()
        == "- iv. Using Section 75 arrangements between ICB / LA / Trust to pool budgets"
    )
    assert march.passage("para 28 c").strip().startswith("- c. Agree an initial governance structure")
    assert march.passage("fn 2").startswith("² It is important")
    assert "sub" in march.passage("App 1 theme 6")
    assert len(march.passage("App 2 criteria").splitlines()) == 12
    assert "Research" in march.passage("App 2 row Research"), "the last line has no newline"
    assert "£4m" in july.passage("para 33 bullet 2")
    assert july.passage("(5) I").startswith("- I. In the context of the ICS")
    assert "People Committee" in july.passage("para 66"), "the last line has no newline"
    for text, wrong in (
        (march, "para 30"),
        (march, "para 19 viii"),
        (march, "fn 9"),
        (march, "App 2 row Dental"),
        (march, "App 3"),
        (march, "App 1 theme 11"),
        (july, "para 67"),
        (july, "(7) I"),
        (july, "(5) III"),
        (july, "para 33 bullet 9"),
    ):
        with pytest.raises(NoSuchPassage):
            text.passage(wrong)


# -- against the list of what the papers say ------------------------------------------------------------------------


def _rows(name: str) -> dict[str, Marked]:
    tree, problems = read_yaml(HERE / f"inventory_{PAPERS[name]}.yaml")
    assert tree is not None
    assert problems == []
    return tree.mapping()


ROWS = {(name, row): entry for name in PAPERS for row, entry in _rows(name).items()}
LAST = {
    "bob-place": {"A": 39, "B": 30, "C": 14},
    "bob-peer-review": {"A": 26, "B": 36, "C": 14},
}


def _ids(row: Marked, key: str) -> list[str]:
    value = row.mapping()[key].plain() if key in row.mapping() else []
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("name", PAPERS)
def test_no_row_of_the_list_is_forgotten(name: str) -> None:
    """Bodies, relations, decisions, and the options or themes."""
    expected = {f"{part}{number:02}" for part, last in LAST[name].items() for number in range(1, last + 1)}
    numbered = ("i", "ii", "iii", "iv", "v", "vi", "vii") if name == "bob-place" else ("1", "2", "3", "4", "5", "6")
    expected |= {f"D-{number}" for number in numbered}
    assert expected <= {
        row if row.startswith("D-") else row.partition("-")[0] for paper_, row in ROWS if paper_ == name
    }


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{PAPERS[name]}-{row}" for name, row in ROWS])
def test_a_row_of_the_list_is_in_the_scenario(name: str, row: str) -> None:
    """What the row names is there."""
    entry, layer = ROWS[name, row], scenario(name).baseline
    where: dict[str, Any] = {
        "things": layer.things,
        "statements": layer.statements,
        "instruments": layer.instruments,
        "patterns": scenario(name).patterns,
        "left out": {item.id for item in layer.left_out},
    }
    assert set(entry.mapping()) <= {*where, "relations", "finding", "about", "goes with", "goes without"}
    for key, there in where.items():
        assert [item for item in _ids(entry, key) if item not in there] == [], key
    reading = ItemReading()
    patterns = reading.patterns(entry.mapping()["relations"]) if "relations" in entry.mapping() else []
    assert reading.problems == []
    assert [pattern for pattern in patterns if not any(matches(fact, pattern) for fact in layer.facts.values())] == []


FINDINGS = [key for key, entry in ROWS.items() if "finding" in entry.mapping()]


def _found(graph: Graph, entry: Marked) -> list[Finding]:
    about = set(_ids(entry, "about"))
    report = run(graph, [str(entry.mapping()["finding"].plain())])
    return [finding for finding in report.findings if about <= set(finding.about)]


@pytest.mark.parametrize(("name", "row"), FINDINGS, ids=[f"{PAPERS[name]}-{row}" for name, row in FINDINGS])
def test_what_the_paper_finds_wrong_is_computed_and_goes_with_its_fact(name: str, row: str) -> None:
    """The check named in the row finds it; change the model, and it goes."""
    graph, entry, reading = scenario(name).graph(), ROWS[name, row], ItemReading()
    assert _found(graph, entry) != []
    raw = entry.mapping()
    added = reading.facts(raw["goes with"]) if "goes with" in raw else []
    gone = reading.patterns(raw["goes without"]) if "goes without" in raw else []
    assert reading.problems == []
    without = [fact.id for fact in graph if any(matches(fact, pattern) for pattern in gone)]
    assert added or without
    changed = graph.supposing(facts=dict.fromkeys(without) | {fact.id: fact for fact in added})
    assert _found(changed, entry) == []


# -- what a reader may rely on ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAPERS)
def test_everything_has_a_source(name: str) -> None:
    assert {item.id for item in _items(name) if not item.sources} == set()


def test_the_later_paper_copies_nothing() -> None:
    """No id of the first paper is written again in the second: it is spoken of in later.yaml alone."""
    march, july = scenario("bob-place"), scenario("bob-peer-review")
    again = {
        key
        for part in ("things", "facts", "statements")
        for key, item in getattr(july.baseline, part).items()
        if key in getattr(march.baseline, part) and "bob-peer-review" in item.mark.file
    }
    changed = {revision.item for revision in july.revisions if revision.mark.file.endswith("later.yaml")}
    assert again <= changed


def test_neither_paper_reaches_back() -> None:
    """In March the priorities are five, and the partnerships have no terms yet, whatever July says."""
    july = scenario("bob-peer-review")
    then, now = july.graph(on="2023-03-21"), july.graph()
    five = next(f for f in then.where("aligned to", who="pbp-bucks") if "bucks-discharge" in f.role("to").ids)
    assert (then.life(five).state, now.life(five).state) == ("live", "ended")
    (terms,) = then.where("governs", who="partnership-terms")
    assert (then.life(terms).state, now.life(terms).state) == ("not yet", "live")


def test_no_delegation_to_a_partnership_is_invented() -> None:
    march, july = scenario("bob-place").graph(), scenario("bob-peer-review").graph()
    assert march.where("delegates", to="pbps") == ()
    assert [fact.id for fact in july.where("delegates", to="pbps")] == ["four-million"]
    assert july.facts["four-million"].fields["power"] == "not stated"


def test_five_councils_are_each_counted_once() -> None:
    graph = scenario("bob-peer-review").graph()
    assert len(opened(graph, ("councils",))) == 5
    assert len(opened(graph, ("hwbs",))) == 5


def test_a_meeting_whose_purpose_is_stated_is_no_longer_found() -> None:
    graph = scenario("bob-peer-review").graph()
    found = {about for finding in run(graph, ["STR130"]).findings for about in finding.about}
    assert {"ceo-monthly", "chairs-meeting"} <= found
    purpose = {"ceo-monthly": graph.things["ceo-monthly"].model_copy(update={"purpose": "the system's priorities"})}
    changed = graph.supposing(things=purpose)
    assert "ceo-monthly" not in {about for finding in run(changed, ["STR130"]).findings for about in finding.about}
