"""Firmer or weaker than the paper: a line that a paper states is said to be stated, and each way of not knowing has its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.answer import Answer
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  council: {name: The Council, kind: local_authority_ut}
  trust: {name: The Trust, kind: nhs_trust}
  silent: {name: Silent group, kind: forum, reports to: not stated}
  nobodys: {name: Free group, kind: forum, reports to: nobody}
  open: {name: Unclear group, kind: forum, accountable to: unclear}
  orphan: {name: Orphan group, kind: forum}
  choice: {name: Choice group, kind: forum, reports to: {one of: [council, trust]}}
  way: {name: Way, kind: forum}
  through: {name: Sub-group, kind: forum, accountable to: {to: council, through: way}}
  halfway: {name: Half-way group, kind: forum, accountable to: {to: not stated, through: way}}
  coming: {name: Coming group, kind: forum, from: 2030-01-01, reports to: council}
  proposed: {name: Proposed group, kind: forum, reports to: {to: council, status: proposed}}
  ours: {name: Our group, kind: forum, reports to: {to: council, basis: inferred}}
posts:
  director: {name: Director, of: not stated, accountable to: {to: not stated, for: things},
             reports to: {to: [council, trust], manner: matrix}}
decisions: {things: {name: Things}, plan: {name: Plan, decides: council}}
"""


def ask(make: Make, who: str, what: str | None = None) -> Answer:
    answer: Answer = make(TEXT).graph().answers_to(who, what)
    return answer


def test_a_stated_matrix_line_is_stated_and_each_superior_is_followed_to_its_end(make: Make) -> None:
    answer = ask(make, "director")
    assert answer.headline == (
        "Director answers to The Council and The Trust. The paper says so. Its lines go up to the electorate and"
        " Parliament. To whom for Things in particular, the paper does not say."
    )
    assert (answer.facets["to"], answer.facets["ends"]) == (["council", "trust"], ["electorate", "parliament"])
    assert answer.facets["ground"] == "stated"


def test_for_the_matter_on_which_the_paper_is_silent_it_is_not_stated(make: Make) -> None:
    assert ask(make, "director").facets["not_stated"] is False
    facets = ask(make, "director", "things").facets
    assert (facets["not_stated"], facets["not_stated_for"]) == (True, ["things"])


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("silent", "The paper does not say to whom Silent group answers."),
        ("nobodys", "Free group answers to nobody. The paper says so."),
        ("open", "The paper says it is unclear to whom Unclear group answers."),
        ("orphan", "No paper says to whom Orphan group answers."),
        ("halfway", "The paper does not say to whom Half-way group answers. It is to go through Way."),
        (
            "choice",
            "Choice group answers to one of The Council or The Trust; which of them is not known. The paper says so."
            " Its lines go up to the electorate and Parliament.",
        ),
        (
            "through",
            "Sub-group answers to The Council through Way. The paper says so. The line goes up to the electorate.",
        ),
        (
            "coming",
            "Coming group would answer to The Council. From 1 January 2030, not yet in force."
            " The line goes up to the electorate.",
        ),
        (
            "proposed",
            "Proposed group would answer to The Council. Proposed, not yet agreed. The line goes up to the electorate.",
        ),
        (
            "ours",
            "Our group answers to The Council. Our reading: no paper says it. The line goes up to the electorate.",
        ),
    ],
)
def test_each_ground_and_each_way_of_not_knowing_has_its_own_words(make: Make, who: str, says: str) -> None:
    assert ask(make, who).headline == says


def test_who_decides_without_a_word_on_who_answers_for_it_answers_by_our_reading(make: Make) -> None:
    answer = make(TEXT).graph().who_answers_for("plan")
    assert (answer.facets["because"], answer.facets["ground"]) == ("deciders", "inferred")
    assert answer.headline.startswith("The Council answers for Plan, by deciding it. Our reading: no paper says it.")
