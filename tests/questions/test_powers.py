"""Every answer that rests on a power says where it is written, to which day its text was read, and whether that is late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from govgraph.answer import Answer
from govgraph.formats import render
from govgraph.graph import Graph
from govgraph.law.registry import registry
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: Town ICB, kind: icb}
  icb2: {name: Next ICB, kind: icb}
posts: {lead: {name: Lead, of: icb, facts: {employee: true}}}
functions: {dental: {name: Dental services, part of: nhs-direct-commissioning}}
decisions: {clinics: {name: Clinics, exercises: dental}}
relations:
  decides: {who: icb, what: clinics}
  delegates:
    - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: barred, onward inside: allowed}
    - {who: icb, to: lead, what: dental, power: ICB_P11}
"""
ROW = registry().power("S65Z5")
READ = ROW.read_to

ASKED: dict[str, Callable[[Graph], Answer]] = {
    "who decides": lambda graph: graph.who_decides("clinics"),
    "why": lambda graph: graph.why("icb", "clinics"),
    "can decide": lambda graph: graph.can_decide("icb", "clinics"),
    "what may": lambda graph: graph.what_may("icb"),
    "what it takes": lambda graph: graph.what_it_takes("icb2", "clinics"),
    "lawful": lambda graph: graph.lawful("nhse", "icb", "clinics", "S65Z5"),
}


def late(answer: Answer) -> bool:
    return any(note.startswith(f"{ROW.cite} was read as it stood on 1 September 2025") for note in answer.notes)


@pytest.mark.parametrize("question", ASKED)
def test_beyond_the_day_to_which_the_law_was_read_the_answer_says_so(make: Make, question: str) -> None:
    assert READ is not None
    scenario = make(TEXT)
    assert [late(ASKED[question](scenario.graph(on=day))) for day in (READ, READ + timedelta(days=1))] == [False, True]


def test_why_not_says_it_of_the_powers_that_were_tried(make: Make) -> None:
    answer = make(TEXT.replace("to: lead", "to: icb2")).graph(on="2026-04-01").why_not("icb2", "clinics")
    assert any(note.startswith(("NHS Act 2006 Sch 1B para 11 was", "NHS Act 2006 s65Z5 was")) for note in answer.notes)


def test_each_delegation_of_a_chain_names_its_law_and_the_text_that_was_read(make: Make) -> None:
    answer = make(TEXT).graph().who_decides("clinics")
    law = {link.receiver: link.law for chain in answer.chains for link in chain.links if link.sort == "delegation"}
    assert law == {"icb": f"{ROW.cite}, text of 1 September 2025"}
    assert f"[delegation; no source; {ROW.cite}, text of 1 September 2025]" in " ".join(
        render(answer, full=True).split()
    )


def test_where_no_power_is_stated_those_that_would_do_are_named(make: Make) -> None:
    answer = make(TEXT.replace("power: S65Z5, ", "")).graph().who_decides("clinics")
    (law,) = [link.law for chain in answer.chains for link in chain.links if link.sort == "delegation"]
    assert ROW.cite in law


def test_why_shows_all_three_chains(make: Make) -> None:
    """Who may decide it, who answers for it, who is liable."""
    answer = make(TEXT).graph().why("lead", "clinics")
    lines = {line.label: line.text for line in answer.lines}
    assert lines["Answers"].startswith("Lead -> Town ICB [post] -> NHS England [law]")
    assert lines["Liable"] == "for NHS England, Town ICB"
    assert [chain.label for chain in answer.chains] == ["authority of Lead for NHS England", "Lead answers to"]
