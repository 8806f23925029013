"""What holds for every process: whatever its outcomes lead to, the readings of its course agree with each other."""

from __future__ import annotations

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.checks import checks, run
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Filler
from govgraph.model.processes import DONE, Process, Step
from govgraph.model.scenario import Layer, Scenario
from govgraph.processes import Course

IDS = ("a", "b", "c", "d", "e")
TARGETS = (*IDS, DONE, "not stated")


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """A process of up to five steps whose outcomes lead anywhere."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    targets = st.sampled_from([*ids, DONE, "not stated"])
    steps = []
    for step in ids:
        then = draw(st.dictionaries(st.sampled_from(["yes", "no", "perhaps"]), targets, max_size=3))
        does = draw(st.sampled_from(["decides", "tells", "approves"]))
        steps.append(Step(id=step, does=does, who=Filler(unknown="not stated"), then=then))
    return Process(id="p", name="A process", steps=tuple(steps))


def course(process: Process) -> Course:
    from datetime import date
    from pathlib import Path

    layer = Layer(processes={"p": process})
    return Course(Scenario(name="s", title="S", folder=Path(), date=date(2022, 1, 1), baseline=layer).graph(), process)


def drawn(process: Process) -> networkx.DiGraph[str]:
    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(step.id for step in process.steps)
    made.add_edges_from((step.id, target) for step in process.steps for target in step.then.values())
    return made


@settings(deadline=None, max_examples=50)
@given(processes())
def test_what_is_reached_is_what_lies_below_the_first_step(process: Process) -> None:
    first = process.steps[0].id
    assert set(course(process).ways) == {first, *networkx.descendants(drawn(process), first)}


@settings(deadline=None, max_examples=50)
@given(processes())
def test_a_way_is_made_of_outcomes_that_follow_each_other_and_no_shorter_one_is_there(process: Process) -> None:
    found, made = course(process), drawn(process)
    for target, way in found.ways.items():
        assert [edge.step for edge in way][1:] == [edge.target for edge in way][:-1]
        assert len(way) == networkx.shortest_path_length(made, found.first, target)


@settings(deadline=None, max_examples=50)
@given(processes())
def test_a_step_goes_round_for_ever_exactly_when_no_end_lies_below_it(process: Process) -> None:
    found, made = course(process), drawn(process)
    ends = {DONE, *UNKNOWNS, *(step.id for step in process.steps if not step.then)}
    for step in found.taken:
        below = {step, *networkx.descendants(made, step)}
        assert (step in found.circling) == (not below & ends)


@settings(deadline=None, max_examples=50)
@given(processes())
def test_without_the_steps_that_settle_it_the_end_is_reached_only_undecided(process: Process) -> None:
    found = course(process)
    settling = {branch.step for branch in found.settling}
    way = found.reached(without=settling).get(DONE)
    assert way is None or not settling & {edge.step for edge in way}


@settings(deadline=None, max_examples=50)
@given(processes())
def test_every_step_is_reached_or_unreached(process: Process) -> None:
    found = course(process)
    assert sorted((*found.taken, *found.unreached)) == sorted(found.steps)


@settings(deadline=None, max_examples=50)
@given(processes())
def test_every_check_and_answer_has_something_to_say_of_any_process(process: Process) -> None:
    graph = course(process).graph
    codes = [check.code for check in checks().values() if getattr(check, "code", "").startswith("STR15")]
    report = run(graph, codes, strict=True)
    found = graph.process().facets
    assert {finding.about[1] for finding in report.findings if finding.code == "STR155"} == {
        f"p/{step}" for step in found["unreached"]
    }
    assert (found["ends"], sorted((*found["taken"], *found["not_taken"]))) == (
        "done" in course(process).ways,
        sorted(found["steps"]),
    )
