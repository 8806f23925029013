"""What holds for every question of law: an answer never contradicts its own reasons, and advice never what it refuses."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.law.registry import registry
from govgraph.questions.lawful import lawful

LAW = registry()
KINDS = sorted(kind.id for kind in LAW.kinds.values() if LAW.has_kind(kind.id))
ROLES = ["leader", "officer", "councillor", "executive director", "chair", "employee", "full_council", "executive"]
FUNCTIONS = sorted(
    [*LAW.functions, *LAW.classes, "endoscopy", "CA2014 s42", "MHA1983 s23", "ChA1989 s17", "mayoral-function", ""]
)
DAYS = ["2005-01-01", "2014-06-01", "2016-06-01", "2022-06-30", "2022-07-01", "2025-03-01", "2026-06-01"]

parties = st.sampled_from([*KINDS, *ROLES])
questions = st.tuples(parties, parties, st.sampled_from(FUNCTIONS), st.sampled_from(DAYS))


@given(questions)
@settings(max_examples=60, deadline=None)
def test_a_yes_has_no_bar_and_a_no_has_a_reason_and_no_power(asked: tuple[str, str, str, str]) -> None:
    giver, receiver, function, day = asked
    answer = lawful(giver, receiver, function, on=day)
    found = answer.facets
    if found["answer"] == "yes":
        assert found["rules"] == [] or found["conditions"]
        assert answer.headline.startswith("Yes")
    else:
        assert not answer.headline.startswith("Yes")
        assert found["why"]
    if found["answer"] == "no":
        assert (found["powers"], found["conditions"]) == ([], [])
    assert not any(re.match(r"L\d\d:", text) for text in found["conditions"])


@given(questions)
@settings(max_examples=40, deadline=None)
def test_what_is_advised_is_not_refused_for_its_giver_or_its_function(asked: tuple[str, str, str, str]) -> None:
    giver, receiver, function, day = asked
    for row in lawful(giver, receiver, function, on=day).facets["receivers"]:
        if any(item.when_receiver for item in LAW.power(row).functions.except_):
            continue  # the row itself bars it for this receiver only
        again = lawful(giver, receiver, function, row, on=day)
        assert not [why for why in again.facets["reasons"] if "does not reach" in why or "does not let" in why], row


@given(questions)
@settings(max_examples=40, deadline=None)
def test_no_provision_is_cited_that_was_not_there(asked: tuple[str, str, str, str]) -> None:
    giver, receiver, function, day = asked
    answer = lawful(giver, receiver, function, on=day)
    said = " ".join(
        [
            answer.headline,
            *(line.text for line in answer.lines if line.label in {"Instead", "It may go", "Needs", "Liable"}),
        ]
    )
    later = {"2022-07-01": r"65Z5|65Z6|47A|13YB|14Z61|Sch 1B", "2015-04-01": r"Care Act 2014"}
    for start, words in later.items():
        if day < start:
            assert not re.search(words, said), said
