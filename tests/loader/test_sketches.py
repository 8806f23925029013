"""The awkward things of the other papers load as they are written, so that they need new files and no new model."""

from __future__ import annotations

from pathlib import Path

import govgraph
from govgraph.model.facts import Filler
from govgraph.reading.actors import behind

SKETCHES = Path(__file__).parent / "sketches"


def test_an_appointment_is_steps_with_branches_and_open_ends() -> None:
    scenario = govgraph.load(SKETCHES / "appointment")
    process = scenario.baseline.processes["appoint-lead"]
    steps = {step.id: step for step in process.steps}
    assert steps["nominate"].then == {"one nominee": "tell", "several nominees": "choose"}
    assert steps["choose"].who == Filler(
        ids=("chair-designate", "place-officer", "chief-executive-designate"), mode="together"
    )
    assert steps["reconsider"].then["not agreed"] == "not stated"


def test_accountability_can_say_for_what_and_not_to_whom() -> None:
    graph = govgraph.load(SKETCHES / "appointment").graph()
    (line,) = graph.where("accountable to", who="lead")
    assert line.role("to").unknown == "not stated"
    assert line.role("for").ids == ("place-plan",)


def test_agreeing_an_appointment_is_a_joint_act_and_three_lines_are_a_matrix() -> None:
    graph = govgraph.load(SKETCHES / "appointment").graph()
    (agrees,) = graph.where("agrees appointment", to="lead")
    assert agrees.role("who") == Filler(ids=("lbbd", "nel-icb"), mode="together")
    (lines,) = graph.where("reports to", who="delivery-director")
    assert (set(lines.role("to").ids), lines.fields["manner"]) == ({"lead", "lbbd", "nel-icb"}, "matrix")


def test_a_pool_keeps_what_is_required_planned_unclear_and_inferred_apart() -> None:
    scenario = govgraph.load(SKETCHES / "pool")
    pool = scenario.baseline.things["pool"]
    graph = scenario.graph()
    (approval,) = graph.where("approves", what="s75")
    (assurance,) = graph.where("assures", what="bcf-plan")
    assert (pool.status, pool.surplus, str(pool.span.start)) == ("required", "unclear", "2015/16")  # type: ignore[attr-defined]
    assert (approval.status, graph.life(approval).state) == ("planned", "not yet")
    assert (assurance.basis, assurance.role("who").basis) == ("stated", "inferred")
    assert behind(graph, ("ccgs", "mcc")).ids == ("ncc", "cec", "sc", "mcc")


def test_options_of_a_menu_are_patterns_with_slots() -> None:
    patterns = govgraph.load(SKETCHES / "place-options").patterns
    made = {(made.kind, tuple(made.roles["who"].ids)) for made in patterns["executive-authority"].make}
    assert made == {("member of", ("$executive",)), ("delegates", ("$body",))}
    assert [never.roles["to"].ids for never in patterns["executive-authority"].never] == [("$forum",)]


def test_a_table_of_remits_is_service_by_aspect_and_level() -> None:
    graph = govgraph.load(SKETCHES / "place-options").graph()
    remits = {(fact.role("who").ids, fact.fields["aspect"]) for fact in graph.where("responsible for", what="uec")}
    assert remits == {(("system",), "contract"), (("place",), "budget")}
    assert behind(graph, ("place",)).ids == ("pbp-oxon",)


def test_a_later_paper_stands_on_an_earlier_one_and_confirms_by_the_same_id() -> None:
    scenario = govgraph.load(SKETCHES / "place-review")
    assert scenario.extends == ("place-options",)
    assert {"003", "004"} == set(scenario.documents)
    (line,) = scenario.graph().where("accountable to", who="pd-oxon")
    assert [str(source) for source in line.sources] == ["003 para 21", "004 para 11"]
    assert "icb-ceo" in scenario.baseline.facts
