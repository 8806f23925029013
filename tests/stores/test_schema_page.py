"""The page about the graph says all that is in the store: each label, each type, each property of real rows."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conformance import SCENARIOS
from generated import facts, ids, scenarios
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.charts.page import LEGIBLE_PT, PageRoom
from govgraph.charts.render import render
from govgraph.cli import main
from govgraph.law.blocks import HeadedTable, Heading
from govgraph.model.scenario import Scenario
from govgraph.model.things import Fund
from govgraph.stores import dictionary, schema
from govgraph.stores.cookbook import recipes
from govgraph.stores.dictionary import Property
from govgraph.stores.flat import DERIVED, LABELS, edge_types, edges, properties
from govgraph.stores.pages import flat_forms, schema_blocks, schema_html, schema_markdown, schema_svg
from govgraph.stores.rows import Rows
from govgraph.stores.schema_picture import DERIVED_ENDS, dot, lists
from govgraph.stores.text import Places
from govgraph.stores.writing import rows

HERE = Places(Path("here"))
MARKDOWN = schema_markdown()
TABLES = [block for block in schema_blocks(picture="") if isinstance(block, HeadedTable)]
HEADINGS = {block.text for block in schema_blocks(picture="") if isinstance(block, Heading)}
calmly = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)

HELD = {
    dictionary.TEXT: lambda value: isinstance(value, str),
    dictionary.JSON: lambda value: isinstance(value, str),
    dictionary.LIST: lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    dictionary.FLAG: lambda value: isinstance(value, bool),
    dictionary.DATE: lambda value: isinstance(value, date),
    dictionary.WHOLE: lambda value: type(value) is int,
    dictionary.PENCE: lambda value: type(value) is int,
    dictionary.NUMBER: lambda value: isinstance(value, float),
}


def strangers(found: dict[str, Any], documented: Iterable[Property], *, odd: bool = False) -> set[str]:
    """The properties that the page does not have, or of which it says that they hold something else.

    ``odd``: fields may hold what no file may say, such as a number for a text; only names are looked at.
    """
    known = {row.name: row.holds for row in documented}
    bare = {name.removesuffix("_pence") for name in known} | {"span"}
    out = set()
    for name, value in found.items():
        if name in known:
            out |= {name} if not odd and not HELD[known[name]](value) else set()
        elif not (name.endswith("_json") and name.removesuffix("_json") in bare and isinstance(value, str)):
            out.add(name)
    return out


def undocumented(made: Rows, *, odd: bool = False) -> set[tuple[str, str]]:
    """What stands in rows and not on the page, as label or type with the property."""
    labels = {label.name: label.properties for label in dictionary.labels()}
    types = {row.name: row.properties for row in dictionary.relation_types()} | dict.fromkeys(
        DERIVED, dictionary.DERIVED_PROPERTIES
    )
    found = [(node.label, node.properties, labels) for node in made.nodes]
    found += [(edge.type, edge.properties, types) for edge in made.edges]
    return {(name, stranger) for name, values, known in found for stranger in strangers(values, known[name], odd=odd)}


# -- nothing is left out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", SCENARIOS)
def test_every_property_of_real_rows_stands_on_the_page_and_holds_what_it_says(of: str) -> None:
    assert undocumented(rows(govgraph.load(SCENARIOS[of]))) == set()


@calmly
@given(scenarios())
def test_every_property_of_generated_rows_stands_on_the_page(scenario: Scenario) -> None:
    assert undocumented(rows(scenario), odd=True) == set()


@calmly
@given(ids.flatmap(lambda key: facts(key, st.sampled_from(("a", "b")))))
def test_every_property_of_any_kind_of_relation_stands_on_the_page(fact: Any) -> None:
    assert undocumented(Rows((), tuple(edges(fact, HERE))), odd=True) == set()


def test_a_property_that_the_page_does_not_have_is_noticed() -> None:
    fund = properties(Fund(id="f", name="f", amount=12.34), HERE)
    known = next(label.properties for label in dictionary.things() if label.name == "Fund")
    assert strangers(fund, known) == set()
    assert strangers(fund, [row for row in known if row.name != "amount_pence"]) == {"amount_pence"}
    assert strangers({"amount_pence": "12.34"}, known) == {"amount_pence"}


def test_every_label_has_its_heading_and_its_own_properties() -> None:
    labels = (*dictionary.labels(), *dictionary.BOOKS)
    assert {label.name for label in labels} <= HEADINGS
    for label in labels:
        assert (
            any(
                table.caption == f":{label.name}" and [row[0] for row in table.rows] == [row.name for row in label.own]
                for table in TABLES
            )
            or not label.own
        )


def test_every_class_that_a_label_may_be_named_after_is_a_label_or_stands_in_json_text() -> None:
    nodes, inside = (
        {label.name for label in dictionary.labels()},
        {model.__name__ for model in dictionary.only_in_json()},
    )
    assert nodes | inside == LABELS
    assert not nodes & inside
    (classes,) = (table for table in TABLES if table.caption == "Classes")
    assert {row[0] for row in classes.rows} == inside


def test_every_type_stands_with_its_ends_and_properties() -> None:
    found = {row[0]: row for table in TABLES if table.caption.startswith("Types that carry") for row in table.rows}
    assert set(found) == set(edge_types())
    assert found["DELEGATES"][1].endswith("From: actor. To: actor.")
    assert "limit_pence (whole number of pence)" in found["DELEGATES"][2]
    assert found["HOLDS"][1] == "{who} holds {what}[ in {where}][ ({provision})]. From: Body, Group. To: Function."
    (derived,) = (table for table in TABLES if table.caption == "Derived types")
    assert {row[0] for row in derived.rows} == set(DERIVED) == set(DERIVED_ENDS)


def test_every_property_has_a_name_that_somebody_can_read_on_the_page() -> None:
    cells = {row[0] for table in TABLES for row in table.rows}
    shared = {
        *dictionary.ROW,
        *dictionary.ITEM,
        *dictionary.OPTIONS,
        *dictionary.relation_properties(),
        *dictionary.common_properties(),
    }
    labels = {row for label in (*dictionary.labels(), *dictionary.BOOKS) for row in label.properties}
    assert {row.name for row in shared | labels} <= cells
    assert all(row.says for row in shared | labels)


def test_the_flat_form_the_constraints_and_every_query_stand_on_it() -> None:
    forms = dict(flat_forms())
    assert forms["a main role of several"] == "its ids as a list as well, in their order; of one: the end of the edge"
    assert {"pounds", "dates", "absent, empty, None", "what has no property"} <= set(forms)
    for text in (*schema.CONSTRAINTS, *(found.query.rstrip() for found in recipes())):
        assert text in MARKDOWN
    assert {found.name for found in recipes()} <= HEADINGS


# -- the picture ------------------------------------------------------------------------------------------------------


def test_the_picture_has_each_label_and_each_type_once() -> None:
    words = re.findall(
        r"\w+", re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", schema_svg().decode(), flags=re.DOTALL)
    )
    assert {label.name for label in (*dictionary.labels(), *dictionary.BOOKS)} <= set(words)
    for name in (*edge_types(), *DERIVED, *dictionary.BOOK_TYPES):
        assert words.count(name) == 1, name


def test_the_picture_can_be_read_at_the_width_of_the_page() -> None:
    drawing = render(dot(), format="svg")
    assert drawing.font_on_page(PageRoom(width_pt=60 * 12, height_pt=drawing.height_pt)) > LEGIBLE_PT
    assert drawing.warnings == ()


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    sentence = "From 'Who acts, sits or speaks' to 'Who acts, sits or speaks': authority (DELEGATES, EXERCISES_JOINTLY)"
    assert sentence in schema_svg().decode().replace("&#x27;", "'")
    assert sentence in MARKDOWN.replace("&#x27;", "'")
    assert sum(len(names) for carried in lists().values() for names in carried.values()) == len(edge_types()) + len(
        DERIVED
    )


class Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)


def test_the_page_is_one_file_with_the_picture_and_nothing_that_runs_or_loads() -> None:
    page = schema_html()
    tags = Seen(page).tags
    assert tags.count("svg") == 1
    assert not {"script", "img", "link", "iframe", "object"} & set(tags)
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert schema_html() == page


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", "<!DOCTYPE html>"), ("md", "# The graph of govgraph"), ("svg", "<svg ")]
)
def test_it_is_written_by_its_ending(tmp_path: Path, ending: str, begins: str) -> None:
    out = tmp_path / f"schema.{ending}"
    done = CliRunner().invoke(main, ["neo4j", "schema", "-o", str(out)])
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_another_ending_is_refused_with_those_that_are_right(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["neo4j", "schema", "-o", str(tmp_path / "schema.doc")])
    assert done.exit_code == 2
    assert "end it in .md, .html, .svg" in done.stderr


def test_it_needs_no_server_no_scenario_and_no_driver(tmp_path: Path) -> None:
    program = "import sys; sys.modules['neo4j'] = None; from govgraph.cli import main; main(['neo4j', 'schema'])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, MARKDOWN, "")
