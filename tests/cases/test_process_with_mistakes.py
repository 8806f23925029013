"""A process that names what is not there: every mistake at its line, with what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph import ScenarioError
from govgraph.checks import run

Folder = Callable[..., Path]

HEAD = """
title: A small place
date: 2022-06-14
documents: {d: {title: A paper, written: 2022-06}}
bodies:
  council: {name: The Council, kind: local_authority_ut, source: d s1}
  lead-team: {name: The team, kind: team, source: d s1}
people: {ann: Ann Smith}
events: {one: One nominee}
posts:
  lead: {name: Lead, of: council, source: d s1}
processes:
"""


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        govgraph.load(folder)
    return [
        f"{problem.mark.line - HEAD.count(chr(10))}: {problem.code} {problem.message} | {problem.hint}"
        for problem in caught.value.problems
    ]


def test_every_mistake_is_told_at_once_each_at_its_line(folder: Folder) -> None:
    text = """\
  find:
    name: Finding the lead
    about: leed
    first: nosuch
    steps:
      - {id: a, does: nominats, who: counsil, what: lead, due: soonish, then: {yes: bb, no: not stated}}
      - {id: b, does: confirms, who: ann, what: lead, if: twoo, then: {fits: done, otherwise: a}}
      - {id: b, does: confirms, who: not stated, what: lead, then: {fits: finished}}
      - {does: tells, who: {some: council}}
      - {does: tells, who: council, then: {told: b}, outcome: tolled}
"""
    assert mistakes(folder(HEAD + text)) == [
        "3: LOAD040 there is no thing 'leed' | did you mean 'lead'?",
        "4: LOAD081 'find' has no step 'nosuch' to begin with | expected one of: a, b, find-4, find-5",
        "6: LOAD080 no step has the verb 'nominats' | did you mean 'nominates' or 'terminates' or 'negotiates'?",
        "6: LOAD040 there is no thing 'counsil' | did you mean 'council' (The Council)?",
        "6: LOAD024 step 1 of 'find': 'due' \"soonish\" is not a date. Write 1 July 2022, 01/07/2022 or 2022-07-01. Where the source names no date, write 'not stated' and put its words in 'note'. | ",
        "6: LOAD081 'yes' leads to 'bb', which is no step of 'find' | did you mean 'b'?",
        "7: LOAD044 'ann' is a person and cannot be 'who' of a step | a step that binds is taken by a body or a post: name the post that the person holds",
        "7: LOAD040 there is no thing 'twoo' | ",
        "8: LOAD014 the step 'b' is there twice | it is the id of step 2 of 'find'; give this one another id",
        "8: LOAD081 'fits' leads to 'finished', which is no step of 'find' | expected one of: a, b, done, find-4, find-5",
        "9: LOAD036 'who': 'some' is not a way of filling a role: expected each, together, any, one of or id | ",
        "10: LOAD082 'tolled' is no outcome of this step | did you mean 'told'?",
    ]


def test_a_body_that_only_a_step_names_is_not_merely_named(folder: Folder) -> None:
    text = """\
  find:
    name: Finding the lead
    about: lead
    steps:
      - {id: tell, does: tells, who: lead-team, to: council, then: {told: done}}
"""
    report = run(govgraph.load(folder(HEAD + text)).graph(), ["EVI205"])
    assert [finding.about for finding in report.findings] == []


def test_an_option_that_merges_a_body_merges_it_in_the_steps_too(folder: Folder) -> None:
    text = """\
  find:
    name: Finding the lead
    about: lead
    steps:
      - {id: confirm, does: confirms, who: {together: [council, lead-team]}, then: {confirmed: done, otherwise: confirm}}
"""
    option = "name: One body\nadd: {bodies: {one: {name: One, kind: forum}}}\nmerge: {into: one, bodies: [council, lead-team]}\n"
    scenario = govgraph.load(folder({"scenario.yaml": HEAD + text, "options/o.yaml": option}))
    (step,) = scenario.graph("o").processes["find"].steps
    assert (step.who.ids, step.who.mode) == (("one",), None)


def test_an_option_that_removes_who_decides_leaves_a_step_that_nobody_takes(folder: Folder) -> None:
    text = """\
  find:
    name: Finding the lead
    about: lead
    steps:
      - {id: confirm, does: confirms, who: lead-team, then: {confirmed: done, otherwise: confirm}}
"""
    scenario = govgraph.load(
        folder({"scenario.yaml": HEAD + text, "options/o.yaml": "name: Without\nremove: [lead-team]\n"})
    )
    found = {name: run(scenario.graph(name), ["STR154"]).codes for name in ("baseline", "o")}
    assert found == {"baseline": (), "o": ("STR154",)}


@pytest.mark.parametrize(
    ("steps", "says", "right"),
    [
        ("{a: {does: decides, who: council}}", "the steps of 'p' are no list", "- {id:"),
        ("[decides]", "step 1 of 'p' needs its fields", "{id: ..., does:"),
        (
            "[{id: a, does: decides, who: council, then: [done]}]",
            "does not say what follows which outcome",
            "then: {agreed: done",
        ),
        ("[{id: a, does: decides, who: council, due: 24 June}]", "Say of which year", ""),
        ("[{id: a, does: decides}]", "step 1 of 'p' needs 'who'", "who does it"),
    ],
)
def test_steps_that_are_written_in_another_way_say_what_would_be_right(
    folder: Folder, steps: str, says: str, right: str
) -> None:
    (found,) = mistakes(folder(HEAD + f"  p: {{name: P, about: lead, steps: {steps}}}\n"))
    assert says in found
    assert right in found
