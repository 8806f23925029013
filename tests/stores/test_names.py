"""Things are found by name in a store as they are in the whole scenario: the same thing, or the same refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from national import country

import govgraph
from govgraph.graph import AmbiguousName, NotFound
from govgraph.model.scenario import Scenario
from govgraph.model.things import Thing
from govgraph.stores.embedded import EmbeddedStore, RowsSource
from govgraph.stores.names import MOST_NAMES, NAME, Namesakes, name_nodes
from govgraph.stores.text import Places
from govgraph.stores.writing import rows

Make = Callable[..., Scenario]
BUNDLED = govgraph.load("bradford-craven")
ROWS = rows(BUNDLED)
SOURCE = RowsSource(ROWS)


def called(*texts: str, option: str = "baseline") -> Namesakes:
    return Namesakes(SOURCE, texts, option, Places(BUNDLED.folder))


def said(thing: Callable[[], Thing]) -> str:
    """The id of what goes by a text, or the words of the refusal."""
    try:
        return thing().id
    except govgraph.GovgraphError as error:
        return str(error)


def spoken(text: str) -> tuple[str, ...]:
    return (text, f"  the {text.upper()}, ", text.replace(" ", "-"))


@pytest.mark.parametrize("option", ["baseline", "b", "f"])
def test_everything_is_found_by_each_of_its_names(option: str) -> None:
    graph = BUNDLED.graph(option)
    texts = {text: thing.category for thing in graph.things.values() for name in thing.names for text in spoken(name)}
    found = called(*texts, option=option)
    for text, category in texts.items():
        assert said(lambda: found.thing(text, (category,))) == said(lambda: graph.thing(text, category))  # noqa: B023


def test_a_name_of_things_of_several_categories_is_found_as_in_the_whole() -> None:
    graph = BUNDLED.graph()
    for thing in graph.things.values():
        assert said(lambda: called(thing.name).thing(thing.name, ())) == said(lambda: graph.thing(thing.name))  # noqa: B023


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_is_misspelt_gets_the_same_suggestions(data: st.DataObject) -> None:
    thing = data.draw(st.sampled_from(sorted(BUNDLED.graph().all_things.values(), key=lambda thing: thing.id)))
    at = data.draw(st.integers(0, len(thing.name) - 1))
    text = thing.name[:at] + data.draw(st.sampled_from(["", "x", "'", "}", "`"])) + thing.name[at + 1 :]
    there, here = called(text), BUNDLED.graph()
    assert said(lambda: there.thing(text, (thing.category,))) == said(lambda: here.thing(text, thing.category))


def test_a_question_is_asked_by_names_as_by_ids() -> None:
    store = EmbeddedStore()
    store.push(BUNDLED)
    by_name = store.slice(
        "bradford-craven", "who-decides", option="Option b", what="the Major Capital allocations and priorities"
    )
    by_id = store.slice("bradford-craven", "who-decides", option="b", what="major-capital")
    assert (
        by_name.who_decides("major-capital")
        == by_id.who_decides("major-capital")
        == BUNDLED.graph("b").who_decides("major-capital")
    )
    with pytest.raises(NotFound, match=r"did you mean 'Major capital allocations and priorities' \(major-capital\)"):
        store.slice("bradford-craven", "who-decides", what="major capitol")


def test_a_name_of_several_is_refused_with_all_of_them(make: Make) -> None:
    scenario = make(
        "bodies: {one: {name: The board, aliases: [group]}, two: {name: Panel, aliases: [Group]}, three: Board}\n"
    )
    store = EmbeddedStore()
    store.push(scenario)
    with pytest.raises(AmbiguousName, match=r"one .The board.; two .Panel"):
        store.slice(scenario.name, "show", node="group")
    with pytest.raises(AmbiguousName, match=r"one .The board.; three .Board"):
        store.slice(scenario.name, "show", node="a board")


def test_a_name_that_an_option_gives_is_found_under_that_option() -> None:
    scenario = country(0)
    store = EmbeddedStore()
    store.push(scenario)
    assert store.slice(scenario.name, "show", option="b", node="Trust, renamed").option == "b"
    with pytest.raises(NotFound):
        store.slice(scenario.name, "show", node="Trust, renamed")


def test_an_id_that_its_own_words_do_not_make_has_a_name_of_its_own() -> None:
    made = {node.id: node.properties["of"] for node in name_nodes([("the-board", ("Committee",)), ("icb", ("ICB",))])}
    assert made == {f"{NAME}board": ["the-board"], f"{NAME}committee": ["the-board"], f"{NAME}icb": ["icb"]}


def test_a_scenario_of_very_many_names_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.stores.names.MOST_NAMES", 10)
    assert MOST_NAMES > 10
    with pytest.raises(NotFound, match=r"no thing is called 'major capitol'$"):
        called("major capitol").thing("major capitol", ())
