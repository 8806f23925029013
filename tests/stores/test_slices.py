"""A slice is enough: the same answers from a small part as from the whole. That no step is idle: ``test_needed.py``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from national import country

import govgraph
from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import method
from govgraph.stores.embedded import EmbeddedStore, RowsSource
from govgraph.stores.errors import NotThere, StoreError
from govgraph.stores.flat import Edge, Node
from govgraph.stores.rows import Rows
from govgraph.stores.sliced import question_graph
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import PREDICATES, Context, types
from govgraph.stores.walk import walk
from govgraph.stores.writing import rows

Asked = tuple[str, dict[str, str], dict[str, Any]]


def asked(scenario: Scenario, option: str | None, limit: int = 12, *, takes: bool = False) -> Iterator[Asked]:
    """Questions of each kind: the slice's name, its subjects, what else is asked. ``takes``: with one of what it takes."""
    graph = scenario.graph(option)
    decisions = [thing.id for thing in graph.in_category("decision", "function") if thing.basis != "law"]
    bodies = [thing.id for thing in graph.in_category("body", "post", "group")]
    for number, what in enumerate(decisions[:: max(1, len(decisions) // limit)]):
        who, other = bodies[(7 * number) % len(bodies)], bodies[(11 * number + 3) % len(bodies)]
        value = {"value": 2000.0} if number % 3 == 0 else {}
        yield "who-decides", {"what": what}, value
        yield "who-answers-for", {"what": what}, {}
        yield "can-decide", {"forum": who, "what": what}, {}
        yield "why", {"who": who, "what": what}, value
        yield "why-not", {"who": who, "what": what}, value
        yield "lawful", {"giver": who, "receiver": other, "function": what}, {}
        yield "duplicates", {"about": what}, {}
    for number, who in enumerate(bodies[:: max(1, len(bodies) // (2 * limit))]):
        yield "answers-to", {"who": who, **({"what": decisions[number % len(decisions)]} if number % 2 else {})}, {}
        for verb, name in (
            ("what-may", "who"),
            ("duplicates", "about"),
            ("status", "node"),
            ("show", "node"),
            ("money", "node"),
        ):
            yield verb, {name: who}, {}
        if number % limit == 0:  # it reads the graph twice: few of them
            yield "what-falls", {"node": who}, {}
        if takes and number == 1:  # it searches for seconds: one
            yield "what-it-takes", {"who": who, "what": decisions[number % len(decisions)]}, {}
        yield "facts", {("about", "who", "to")[number % 3]: who}, {}
        yield "statements", {"about": who}, {}
    for fund in graph.in_category("fund", "agreement", "sector"):
        yield "money", {"node": fund.id}, {}
        yield "facts", {"about": fund.id}, {}


def answer(graph: Any, question: str, subjects: dict[str, str], more: dict[str, Any]) -> Any:
    """The answer, or the words of the refusal."""
    try:
        return getattr(graph, method(question))(**subjects, **more)
    except govgraph.GovgraphError as error:
        return str(error)


def differs(
    scenario: Scenario,
    source: RowsSource,
    question: Asked,
    option: str | None,
    definition: Any = None,
    place: str | None = None,
) -> bool:
    """Is the answer from the slice another one than that from the whole?"""
    verb, subjects, more = question
    whole = answer(scenario.graph(option, place=place), verb, subjects, more)
    try:
        part = question_graph(
            source, verb, option=option, place=place, folder=scenario.folder, definition=definition, subjects=subjects
        )
    except govgraph.GovgraphError:
        return True
    return bool(answer(part, verb, subjects, more) != whole)


@pytest.mark.parametrize("seed", range(4))
def test_a_slice_of_a_made_up_country_gives_the_answer_of_the_whole(seed: int) -> None:
    scenario = country(seed)
    source = RowsSource(rows(scenario))
    for turn, (option, place) in enumerate(((None, None), ("b", None), (None, "s1-place0"), ("b", "s0-region"))):
        wrong = [
            question
            for question in asked(scenario, option, 6, takes=turn == seed > 1)
            if differs(scenario, source, question, option, place=place)
        ]
        assert wrong == []


def test_a_slice_of_the_bundled_scenarios_gives_the_answer_of_the_whole() -> None:
    for name in govgraph.bundled():
        scenario = govgraph.load(name)
        source = RowsSource(rows(scenario))
        for turn, option in enumerate((None, *list(scenario.options)[1:3])):
            wrong = [
                question
                for question in asked(scenario, option, 8, takes=turn == 1)
                if differs(scenario, source, question, option)
            ]
            assert wrong == []


def test_a_slice_is_a_small_part_of_a_country() -> None:
    scenario = country(1, systems=30, per_system=40)
    made = rows(scenario)
    part = walk(RowsSource(made), "who-decides", {"what": ("s7-d0",), "place": ("s7-place0",)}, ("baseline",))
    assert len(part.edges) < len(made.edges) / 4


# -- filters ----------------------------------------------------------------------------------------------------------


def test_a_missing_value_passes_every_filter() -> None:
    context = Context(("baseline",), ("capital",))
    for name in ("visible", "what", "no matter"):
        assert PREDICATES[name].python({}, context), name


@pytest.mark.parametrize(
    ("stored", "options", "seen"),
    [
        ({}, ("baseline",), True),
        ({}, ("b",), True),
        ({"only_in": ["b"]}, ("baseline",), False),
        ({"only_in": ["b"]}, ("b",), True),
        ({"not_in": ["b"]}, ("b",), False),
        ({"not_in": ["b"]}, ("baseline",), True),
        ({"not_in": ["b"]}, ("baseline", "b"), True),
        ({"only_in": ["b"]}, ("baseline", "c"), False),
    ],
)
def test_what_is_visible_under_which_options(stored: dict[str, Any], options: tuple[str, ...], seen: bool) -> None:
    assert PREDICATES["visible"].python(stored, Context(options)) is seen


def test_an_arrangement_about_something_else_is_left_out_and_one_about_nothing_stated_is_kept() -> None:
    about = PREDICATES["what"].python
    context = Context((), ("capital", "estates"))
    assert [about(stored, context) for stored in ({"what": ["capital", "x"]}, {"what": ["x"]}, {})] == [
        True,
        False,
        True,
    ]


# -- the definitions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SLICES)
def test_no_closure_goes_down_along_authority_without_a_matter(name: str) -> None:
    authority = set(types(("authority",))[0])
    for step in SLICES[name].steps:
        if authority & set(types(step.along)[0]):
            assert "what" in step.keep, step.to


@pytest.mark.parametrize("name", [name for name in SLICES if name != "duplicates"])
def test_nor_up_unless_it_is_asked_who_is_above_whom(name: str) -> None:
    authority = set(types(("authority",))[0])
    for step in SLICES[name].steps:
        if authority & set(types(step.along)[1]):
            assert {"what", "no matter"} & set(step.keep), step.to


@pytest.mark.parametrize("name", SLICES)
def test_a_step_starts_from_sets_that_are_made_or_given(name: str) -> None:
    plan = SLICES[name]
    made = {*(step.to for step in plan.steps), *plan.subjects.values(), "place", "national"}
    for step in plan.steps:
        assert any(s.removesuffix(" here") in made or s.split()[0] in {"named", "from", "to"} for s in step.sources), (
            step.to
        )


@pytest.mark.parametrize("name", SLICES)
def test_a_step_goes_on_only_along_what_it_takes_in(name: str) -> None:
    for step in SLICES[name].steps:
        for along, via in zip(types(step.along), types(step.via), strict=True):
            assert set(along) <= set(via), step.to


@pytest.mark.parametrize("name", SLICES)
def test_no_step_of_a_stage_waits_for_another_of_it(name: str) -> None:
    for stage in SLICES[name].stages:
        made = {step.to for step in stage}
        for step in stage:
            assert not made & {source.removesuffix(" here") for source in step.sources}


def test_directions_are_kept_apart_where_they_differ() -> None:
    assert types(("delegates>", "organ of", "<members")) == (("DELEGATES", "ORGAN_OF"), ("ORGAN_OF", "HAS_MEMBER"))


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no class or kind 'bribery'"):
        types(("bribery>",))


# -- bounds -----------------------------------------------------------------------------------------------------------


def diamonds(number: int) -> Rows:
    """A row of diamonds: 2 to the power of ``number`` ways from the first body to the last."""
    base = rows(country(0, systems=1, per_system=0))
    nodes, edges = [Node("Body", "n0", {"name": "n0"})], []
    for n in range(number):
        nodes += [Node("Body", f"{way}{n + k}", {"name": f"{way}{n}"}) for way, k in (("l", 0), ("r", 0), ("n", 1))]
        for side in "lr":
            edges += [
                Edge("DELEGATES", f"{side}a{n}", f"n{n}", f"{side}{n}", {}),
                Edge("DELEGATES", f"{side}b{n}", f"{side}{n}", f"n{n + 1}", {}),
            ]
    return Rows((*base.nodes, *nodes), (*base.edges, *edges))


def test_forty_diamonds_are_walked_once() -> None:
    made = diamonds(40)
    part = walk(RowsSource(made), "can-decide", {"forum": ("n0",), "what": ("s0-d0",)}, ("baseline",))
    assert {edge.rid for edge in part.edges} >= {f"{side}b39" for side in "lr"}


def test_a_walk_at_its_bound_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.stores.walk.MOST_EDGES", 20)
    with pytest.raises(StoreError, match="reaches more than 20 relations"):
        walk(RowsSource(diamonds(40)), "can-decide", {"forum": ("n0",), "what": ("s0-d0",)}, ("baseline",))


def test_a_question_about_no_thing_has_no_slice() -> None:
    with pytest.raises(StoreError, match="'facts' is asked about no thing"):
        question_graph(RowsSource(rows(country(0, systems=1, per_system=0))), "facts", subjects={"kind": "decides"})
    with pytest.raises(StoreError, match="'statements' is asked about no thing"):  # of whom it is said is no subject
        question_graph(RowsSource(rows(country(0, systems=1, per_system=0))), "statements", subjects={"by": "s0-icb"})


def test_a_slice_has_the_options_it_was_made_for_and_no_others() -> None:
    store = EmbeddedStore()
    scenario = country(0)
    store.push(scenario)
    graph = store.slice(scenario.name, "who-decides", option="b", what="s0-d0")
    assert graph.scenario.graph(None).option == "baseline"
    with pytest.raises(NotThere, match="this slice was made for baseline"):
        store.slice(scenario.name, "who-decides", what="s0-d0").scenario.graph("b")
    with pytest.raises(StoreError, match="not answered from a slice"):
        store.slice(scenario.name, "timeline")
