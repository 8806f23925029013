"""Kind i: a body of which nobody says what kind it is gets no English statute, and a bar that a paper states is cited to it."""

from __future__ import annotations

import re

from govgraph import load
from govgraph.questions.lawful import lawful
from tests.cases.conftest import Folder, Govgraph

REGISTER = """
title: A university's delegations
date: 2023-06-01
documents: {reg: {title: Delegation of Authority, by: The university}}
bodies:
  university: {name: The University, source: reg}
  council: {name: The Council, organ of: university, source: reg}
posts:
  vc: {name: Vice-Chancellor, of: university, source: reg}
  dean: {name: Dean, of: university, source: reg}
  hod: {name: Head of Department, of: university, source: reg}
functions: {manage: {name: Day-to-day management, source: reg}}
decisions:
  hire: {name: Hiring academic staff, exercises: manage, source: reg}
relations:
  holds: [{who: university, what: manage, source: reg}]
  delegates:
    - {who: council, to: vc, what: manage, source: reg}
    - {who: vc, to: dean, what: hire, onward inside: barred, source: reg s4}
    - {who: dean, to: hod, what: hire, source: reg}
"""
STATUTE = re.compile(r"Act \d{4}|SI \d{4}/|65Z5|ICB_P11|FT_P15|NHST_OFF|L101\b|L236")


def test_no_statute_in_the_findings_and_the_paper_is_cited(folder: Folder, govgraph: Govgraph) -> None:
    output = govgraph("check", folder(REGISTER), "--full").output
    assert not STATUTE.search(output)
    assert "may not pass it on inside (reg s4)" in " ".join(output.split())
    assert "Say what kind of body The University is" in " ".join(output.split())


def test_lawful_says_what_to_say_and_no_statute(folder: Folder) -> None:
    answer = lawful("vc", "dean", "manage", scenario=load(folder(REGISTER)))
    said = " ".join([answer.headline, *(line.text for line in answer.lines)])
    assert "say what kind of body" in said
    assert not STATUTE.search(said)
    assert answer.facets["powers"] == []


def test_a_bar_that_a_paper_states_for_an_nhs_body_is_cited_to_that_paper(folder: Folder, govgraph: Govgraph) -> None:
    text = """
    title: Terms
    date: 2023-06-01
    documents: {terms: {title: Delegation agreement}}
    bodies:
      nhse: {name: NHSE, kind: nhs_england}
      icb: {name: ICB, kind: icb}
      ft: {name: FT, kind: nhs_foundation_trust}
    functions: {dental: {name: Dental, part of: nhs-direct-commissioning, source: terms}}
    relations:
      delegates:
        - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: barred, source: terms cl 7}
        - {who: icb, to: ft, what: dental, power: S65Z5, source: terms}
    """
    output = " ".join(govgraph("check", folder(text), "--code", "LAW06", "--full").output.split())
    assert "ICB may not pass it on across (terms cl 7)" in output
