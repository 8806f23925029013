"""What a question returns is a frozen value of its own, each field of it explained; its facets are made from that alone."""

from __future__ import annotations

import functools
from dataclasses import FrozenInstanceError, dataclass, field, is_dataclass

import jsonschema
import pytest

import govgraph
from govgraph.answer import EACH, IF_ANY, Answer, facets_of
from govgraph.appraisal import appraise, parse_criteria, to_answer
from govgraph.golden import asked
from govgraph.overview import as_answer, overview
from govgraph.questions.methods import results_of
from govgraph.questions.verbs import VERBS
from govgraph.schemas import schema
from govgraph.schemas.results import BESIDE, described
from govgraph.studies.answer import answer as study
from govgraph.studies.pairs import side_by_side
from govgraph.studies.plain import ask_scenarios


def test_every_question_returns_a_frozen_value_of_its_own() -> None:
    assert [name for name, verb in VERBS.items() if not results_of(verb)] == []
    every = [result for verb in VERBS.values() for result in results_of(verb)]
    assert [
        result.__name__ for result in every if not (is_dataclass(result) and result.__dataclass_params__.frozen)
    ] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", list(VERBS))
def test_each_field_says_what_it_is_in_the_field_of_governance(name: str) -> None:
    silent = [
        f"{result.__name__}.{field}"
        for result in results_of(VERBS[name])
        for field, words in described(result).items()
        if not words
    ]
    assert silent == []


@functools.cache
def answers() -> dict[str, list[Answer]]:
    """The answers to the golden questions of two bundled scenarios, by question."""
    found: dict[str, list[Answer]] = {}
    for name in ("barking-dagenham-place-lead", "bob-peer-review"):
        scenario = govgraph.load(name)
        for question in scenario.questions.values():
            for query in question.asks:
                answer = asked(scenario, query)
                found.setdefault(answer.reading.verb, []).append(answer)
    return found


@pytest.mark.parametrize("name", list(VERBS))
def test_the_facets_of_an_answer_are_its_result_in_plain_values_as_the_schema_says(name: str) -> None:
    whole = schema("facets")
    part = {"$defs": whole["$defs"], **whole["properties"][name]}
    for answer in answers().get(name, []):
        own = {key: value for key, value in answer.facets.items() if key not in {"read_as", "also"}}
        assert own == facets_of(answer.result)
        jsonschema.validate(own, part)


CRITERIA = """
options: [now, e, f]
criteria:
  cost: {name: Cost, weight: 50, worst: 200, best: 100, scores: {now: 200, e: [120, 160], f: 100}}
  trust: {name: Trust, weight: 100, worst: 0, best: 10, scores: {now: 5, e: unknown, f: 8}}
"""


@functools.cache
def beside() -> dict[str, list[Answer]]:
    """What is asked of whole scenarios and of several, on the bundled ones."""
    bradford, manchester = govgraph.load("bradford-craven"), govgraph.load("manchester-one-team")
    options = ("baseline", "e", "f")
    return {
        "compare": [
            govgraph.compare(bradford, options),
            govgraph.compare(bradford, options, only="authority"),
            as_answer(overview(bradford)),
        ],
        "study": [study(side_by_side([bradford, manchester]))],
        "ask": [ask_scenarios([bradford, manchester], "Who chairs the Partnership Board?")],
        "appraise": [to_answer(appraise(bradford, parse_criteria(CRITERIA, bradford), options))],
    }


@pytest.mark.parametrize("name", list(BESIDE))
def test_what_several_scenarios_or_options_return_is_a_frozen_value_each_field_of_it_explained(name: str) -> None:
    for result in BESIDE[name]:
        assert is_dataclass(result)
        assert result.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert [field for field, words in described(result).items() if not words] == []


@pytest.mark.parametrize("name", list(BESIDE))
def test_its_facets_are_that_value_as_the_schema_says(name: str) -> None:
    whole = schema("facets")
    for answer in beside()[name]:
        assert answer.facets == facets_of(answer.result)
        jsonschema.validate(answer.facets, {"$defs": whole["$defs"], **whole["properties"][name]})


@dataclass(frozen=True)
class Part:
    at: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    who: tuple[str, ...]
    by: dict[str, tuple[int, ...]]
    parts: tuple[Part, ...]
    from_: str
    count: int | None
    reason: str | None = field(default=None, metadata=IF_ANY)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict, metadata=EACH)


def test_a_result_becomes_facets_tuples_as_lists_what_there_is_not_left_out_and_each_entry_a_facet() -> None:
    found = Whole(("a", "b"), {"a": (1,)}, (Part(("x",)),), "today", None, None, {"to": ("c",)})
    assert facets_of(found) == {
        "who": ["a", "b"],
        "by": {"a": [1]},
        "parts": [{"at": ["x"]}],
        "from": "today",
        "count": None,
        "to": ["c"],
    }
    assert "reason" in facets_of(Whole((), {}, (), "", None, "none is known"))


def test_facets_can_be_changed_and_the_result_cannot() -> None:
    graph = govgraph.load("bradford-craven").graph("b")
    one = graph.who_decides("major-capital")
    one.facets["deciders"].append("somebody")
    assert "somebody" not in one.result.deciders
    assert "somebody" not in graph.who_decides("major-capital").facets["deciders"]
    with pytest.raises(FrozenInstanceError):
        one.result.deciders = ()  # type: ignore[misc]


def test_the_result_itself_is_not_printed_twice() -> None:
    answer = govgraph.load("bradford-craven").graph("b").who_decides("major-capital")
    assert '"result"' not in answer.to("json")
