"""What is asked of a process: its branches, who settles it, who does what by when, and where it leads nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.charts import scene
from govgraph.checks import run
from govgraph.model.scenario import Scenario
from govgraph.processes import NoSuchProcess

Make = Callable[[str], Scenario]

APPOINTMENT = """
bodies:
  icb: {name: The ICB, kind: icb, from: 2022-07-01, source: d s1}
  council: {name: The Council, kind: local_authority_ut, source: d s1}
  cabinet: {name: Cabinet, kind: la_committee, committee of: council, source: d s1}
  partnership: {name: The Partnership, kind: forum, source: d s1}
posts:
  lead: {name: Place Lead, of: not stated, agrees appointment: {who: {together: [council, icb]}, source: d s1}, source: d s1}
  ceo: {name: ICB Chief Executive, of: icb, occupies: {who: zena, how: designate}, source: d s1}
  chair: {name: Partnership Chair, of: partnership, source: d s1}
people: {zena: Zena Etheridge}
decisions: {choice: {name: Who becomes Place Lead, concerns: lead, source: d s1}}
events:
  one-nominee: {name: There is one nominee, source: d s1}
  several-nominees: {name: There are several nominees, source: d s1}
relations: {member of: {who: council, to: partnership, source: d s1}}
processes:
  find-lead:
    name: Finding the Place Lead
    about: [lead, choice]
    source: d s2
    steps:
      - {id: nominate, does: nominates, who: partnership, what: lead, then: {one nominee: tell, several nominees: choose}, source: d s2}
      - {id: tell, does: tells, who: partnership, through: chair, to: ceo, what: lead, if: one-nominee, due: 24 June 2022, then: {told: confirm}, source: d s2}
      - {id: confirm, does: confirms, who: icb, what: lead, due: 1 July 2022, then: {fits: done, does not fit: choose}, source: d s2}
      - {id: choose, does: determines, who: ceo, what: lead, if: several-nominees, due: not stated, then: {agreed: done, not agreed: not stated}, source: d s2}
"""


def test_a_process_says_who_does_what_to_whom_through_whom_by_when_and_what_follows(scenario: Make) -> None:
    found = scenario(APPOINTMENT).graph().process("find-lead").facets
    assert found["steps"] == ["nominate", "tell", "confirm", "choose"]
    assert (found["who"]["tell"], found["through"]["tell"], found["to"]["tell"]) == (
        ["partnership"],
        ["chair"],
        ["ceo"],
    )
    assert found["by"] == {
        "nominate": "not modelled",
        "tell": "2022-06-24",
        "confirm": "2022-07-01",
        "choose": "not stated",
    }
    assert found["outcomes"]["confirm"] == {"fits": "done", "does not fit": "choose"}
    assert found["sources"]["tell"] == ["d s2"]


def test_the_event_that_is_given_picks_the_branch(scenario: Make) -> None:
    graph = scenario(APPOINTMENT).graph()
    taken = {
        event: graph.process("find-lead", given=event).facets["taken"] for event in ("one-nominee", "several-nominees")
    }
    assert taken == {
        "one-nominee": ["nominate", "tell", "confirm", "choose"],
        "several-nominees": ["nominate", "choose"],
    }
    assert graph.process("find-lead", given="several-nominees").facets["deciders"] == {"several nominees": ["ceo"]}


APPEAL = """      - {id: appeal, does: reconsiders, who: ceo, what: lead, if: objection, then: {upheld: not stated}, source: d s2}
      - {id: orphan, does: tells, who: partnership, to: icb, then: {told: done}, source: d s2}
"""


def appealed(make: Make) -> Scenario:
    return make(APPOINTMENT.replace("events:\n", "events:\n  objection: {name: Someone objects}\n") + APPEAL)


def test_a_step_to_which_none_leads_is_told_with_the_event_that_alone_sets_it_off(scenario: Make) -> None:
    answer = appealed(scenario).graph().process("find-lead")
    assert "has six steps; nothing leads to two of them" in answer.headline
    said = [line.text for line in answer.lines if line.label == "Not reached"]
    assert said == [
        "No step leads to step 5: ICB Chief Executive reconsiders Place Lead. It is taken only if this happens: Someone objects.",
        "No step leads to step 6: The Partnership tells The ICB.",
    ]


def test_an_event_that_is_given_sets_off_the_step_that_hangs_on_it_alone(scenario: Make) -> None:
    found = appealed(scenario).graph().process("find-lead", given="objection")
    assert (found.result.taken[-1], found.result.unreached) == ("appeal", ("appeal", "orphan"))
    assert "No source says what follows step 5 if upheld." in [line.text for line in found.lines]


def test_each_branch_is_told_under_its_own_event(scenario: Make) -> None:
    case = [
        line.text for line in scenario(APPOINTMENT).graph().who_decides("choice").summary if line.label == "It depends"
    ]
    assert case == [
        "If there is one nominee, The ICB decides (not yet); if there are several nominees, ICB Chief Executive decides (not yet)."
    ]


def test_a_process_is_found_by_what_it_is_about_and_a_wrong_name_says_which_there_are(scenario: Make) -> None:
    graph = scenario(APPOINTMENT).graph()
    assert graph.process("Place Lead").facets["process"] == graph.process().facets["process"] == "find-lead"
    with pytest.raises(NoSuchProcess, match="find-lead"):
        graph.process("the budget")


def test_the_steps_of_a_body_come_by_date_and_its_posts_act_for_it(scenario: Make) -> None:
    found = scenario(APPOINTMENT).graph().acts("The ICB").facets
    assert (found["steps"], found["receives"]) == (["confirm", "choose"], ["tell"])
    assert found["by"] == {"tell": "2022-06-24", "confirm": "2022-07-01"}
    assert (found["undated"], found["through"]["choose"]) == (["choose"], ["ceo"])


def test_a_step_is_overdue_once_its_day_has_passed_and_no_source_says_that_it_was_taken(scenario: Make) -> None:
    later = scenario(APPOINTMENT).graph(on="2022-06-25").process("find-lead").facets
    assert (later["states"]["tell"], later["states"]["confirm"], later["overdue"]) == ("overdue", "due", ["tell"])
    taken = APPOINTMENT.replace(
        "due: 24 June 2022, then: {told: confirm}", "due: 24 June 2022, taken: 20 June 2022, then: {told: confirm}"
    )
    assert scenario(taken).graph(on="2022-06-25").process("find-lead").facets["overdue"] == []


def test_an_outcome_that_came_about_is_the_branch(scenario: Make) -> None:
    known = APPOINTMENT.replace(
        "several nominees: choose}, source", "several nominees: choose}, outcome: several nominees, source"
    )
    assert scenario(known).graph().process("find-lead").facets["taken"] == ["nominate", "choose"]


def findings(made: Scenario, code: str, day: str | None = None) -> list[tuple[str, ...]]:
    return sorted(finding.about for finding in run(made.graph(on=day), [code]).findings)


def test_an_agreement_is_bypassed_where_no_step_on_some_way_to_the_end_binds_who_must_agree(scenario: Make) -> None:
    assert findings(scenario(APPOINTMENT), "STR150") == [("find-lead", "council", "lead", "choice")]


@pytest.mark.parametrize("who", ["council", "cabinet"])
def test_it_is_not_once_a_step_binds_it_itself_or_its_committee(scenario: Make, who: str) -> None:
    step = f"      - {{id: agree, does: agrees, who: {who}, what: lead, then: {{agreed: done, not agreed: choose}}}}\n"
    every = APPOINTMENT.replace("fits: done", "fits: agree").replace(
        "{agreed: done, not agreed: not stated}", "{agreed: agree, not agreed: not stated}"
    )
    assert findings(scenario(every + step), "STR150") == []


def test_membership_of_the_forum_that_acts_binds_nobody(scenario: Make) -> None:
    forum = APPOINTMENT.replace("does: determines, who: ceo", "does: determines, who: partnership")
    assert ("find-lead", "council", "lead", "choice") in findings(scenario(forum), "STR150")


def test_who_cannot_act_by_the_date_is_found_and_not_once_they_can(scenario: Make) -> None:
    about = [found[:3] for found in findings(scenario(APPOINTMENT), "STR153")]
    assert about == [("ceo", "find-lead", "find-lead/choose"), ("ceo", "find-lead", "find-lead/tell")]
    assert [found[2] for found in findings(scenario(APPOINTMENT), "STR153", "2022-08-01")] == [
        "find-lead/choose",
        "find-lead/tell",
    ]
    since = APPOINTMENT.replace("from: 2022-07-01", "from: 2022-06-01").replace(", how: designate", "")
    assert findings(scenario(since.replace("kind: icb,", "kind: forum,")), "STR153") == []


def test_where_it_leads_nowhere_is_found_with_its_line(scenario: Make) -> None:
    (found,) = run(scenario(APPOINTMENT).graph(), ["STR151"]).findings
    assert found.about[:2] == ("find-lead", "find-lead/choose")
    line = 3 + APPOINTMENT[: APPOINTMENT.index("{id: choose")].count(chr(10)) + 1
    assert f"scenario.yaml:{line}:" in f"{found.marks[0]}:"


def test_the_chart_has_every_step_outcome_and_dead_end_and_who_is_not_in_office(scenario: Make) -> None:
    graph = scenario(APPOINTMENT).graph()
    said = scene(graph, "process", subject="find-lead").words
    assert graph.name("find-lead/choose") == "step 4 of Finding the Place Lead"
    steps = [word for word in said if not word.startswith("After")]
    assert tuple(steps[1:3]) == (
        "Step 2: The Partnership tells ICB Chief Executive about Place Lead through Partnership Chair, by 24 June 2022",
        "Not in office for step 2: ICB Chief Executive",
    )
    assert {
        "After step 1, if several nominees: step 4",
        "After step 3, if fits: the result is reached",
        "After step 4, if not agreed: no paper says what follows",
    } <= set(said)


def test_who_decides_reads_the_step_that_settles_it_branch_by_branch(scenario: Make) -> None:
    graph = scenario(APPOINTMENT).graph(on="2022-07-01")
    unknown = graph.who_decides("choice").facets
    assert (unknown["deciders"], unknown["conditional_deciders"]) == (
        [],
        {"one-nominee": ["icb"], "several-nominees": ["ceo"]},
    )
    assert (unknown["not_stated"], unknown["processes"]) == (False, ["find-lead"])
    given = {
        event: graph.who_decides("choice", given=event).facets["deciders"]
        for event in ("one-nominee", "several-nominees")
    }
    assert given == {"one-nominee": ["icb"], "several-nominees": ["ceo"]}


def test_a_right_that_is_stated_goes_before_a_step(scenario: Make) -> None:
    stated = APPOINTMENT.replace("concerns: lead, source", "concerns: lead, decides: council, source")
    assert scenario(stated).graph().who_decides("choice").facets["deciders"] == ["council"]


def test_show_status_and_the_timeline_know_processes_and_steps(scenario: Make) -> None:
    graph = scenario(APPOINTMENT).graph(on="2022-06-30")
    assert graph.show("Finding the Place Lead").facets["steps"] == ["nominate", "tell", "confirm", "choose"]
    assert (graph.show("tell").facets["by"], graph.show("find-lead/tell").facets["state"]) == ("2022-06-24", "overdue")
    assert graph.status("find-lead").facets["states"] == {
        "nominate": "no date",
        "tell": "overdue",
        "confirm": "due",
        "choose": "no date",
    }
    assert graph.timeline().facets["changes"]["2022-06-24"] == ["find-lead/tell"]
