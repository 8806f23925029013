"""No step of a slice's definition is idle, and no class of relations in it: without it some answer changes."""

from __future__ import annotations

import pytest
from case import ASKED, NARROWING, Case
from needed import CASES
from small import small
from test_slices import answer

from govgraph.diagnostics import GovgraphError
from govgraph.records import replace
from govgraph.stores.embedded import RowsSource
from govgraph.stores.sliced import question_graph
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import Definition, Loop, Stage
from govgraph.stores.walk import walk
from govgraph.stores.writing import rows

STEPS = [(question, name) for question, plan in SLICES.items() for name in plan.names]


def classes(definition: Definition) -> list[str]:
    """The classes of relations that a slice takes in, whichever way it follows them."""
    return list(dict.fromkeys(name.strip("<>") for step in definition.steps for name in step.via))


CLASSES = [(question, name) for question, plan in SLICES.items() for name in classes(plan)]


def without_class(definition: Definition, left_out: str) -> Definition:
    """A definition of which no step takes in a class."""

    def less(stage: Stage) -> Stage:
        kept = (
            replace(
                step,
                via=tuple(name for name in step.via if name.strip("<>") != left_out),
                along=tuple(name for name in step.along if name.strip("<>") != left_out),
            )
            for step in stage
        )
        return tuple(step for step in kept if step.via)

    plan = (Loop(tuple(map(less, part.stages))) if isinstance(part, Loop) else less(part) for part in definition.plan)
    return replace(definition, plan=tuple(plan))


def from_slice(case: Case, question: str, definition: Definition | None = None) -> object:
    """The answer from a slice, or the words of the refusal."""
    source = RowsSource(rows(small(case.scenario)))
    subjects = case.subjects(question)
    try:
        part = question_graph(source, question, place=case.place, definition=definition, subjects=subjects)
    except GovgraphError as error:
        return str(error)
    return answer(part, question, subjects, {})


def from_whole(case: Case, question: str) -> object:
    """The answer from all that there is; a case that is refused is none."""
    found = answer(small(case.scenario).graph(place=case.place), question, case.subjects(question), {})
    assert not isinstance(found, str), found
    return found


def edges(case: Case, question: str, definition: Definition) -> set[str]:
    """The relations that a slice takes in."""
    seeds = {name: (item,) for name, item in case.subjects(question).items()}
    place = {"place": (case.place,)} if case.place else {}
    part = walk(RowsSource(rows(small(case.scenario))), question, {**seeds, **place}, ("baseline",), definition)
    return {edge.rid for edge in part.edges}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_slice_gives_the_answer_of_the_whole(case: Case) -> None:
    asked = [
        question for question, names in ASKED.items() if question in SLICES and set(names.values()) <= set(case.asked)
    ]
    assert asked
    for question in asked:
        whole = answer(small(case.scenario).graph(place=case.place), question, case.subjects(question), {})
        assert from_slice(case, question) == whole, question


@pytest.mark.parametrize(("question", "step"), STEPS)
def test_without_a_step_an_answer_changes(question: str, step: str) -> None:
    cases = [case for case in CASES if case.needs(question, step=step)]
    assert cases, "needed/ holds no case of it"
    definition = SLICES[question]
    less = definition.without(step)
    for case in cases:
        whole = from_whole(case, question)
        assert from_slice(case, question) == whole
        if step in NARROWING:
            assert from_slice(case, question, less) == whole
            assert edges(case, question, less) > edges(case, question, definition)
        else:
            assert from_slice(case, question, less) != whole


@pytest.mark.parametrize(("question", "name"), CLASSES)
def test_without_a_class_of_relations_an_answer_changes(question: str, name: str) -> None:
    cases = [case for case in CASES if case.needs(question, relations=name)]
    assert cases, "needed/ holds no case of it"
    less = without_class(SLICES[question], name)
    for case in cases:
        whole = from_whole(case, question)
        assert from_slice(case, question) == whole
        assert from_slice(case, question, less) != whole


def test_no_case_names_a_step_or_a_class_that_is_not_there() -> None:
    for case in CASES:
        for listed, known in ((case.steps, STEPS), (case.classes, CLASSES)):
            named = {
                (question, name)
                for questions, names in listed.items()
                for question in questions.split()
                for name in names.split(", ")
            }
            assert named <= set(known), case.title
