"""How a quorum is read from words and rows, and whether it is met: yes, no or cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from govgraph.legality.quorum import Attendance, Required, attendance, met, read, required
from govgraph.model.scenario import Scenario
from govgraph.model.truth import Truth

Make = Callable[..., Scenario]

TEXT = """
bodies:
  icb: {name: Town ICB, kind: icb}
  council: {name: The council, kind: local_authority_ut}
  trust: {name: The trust, kind: nhs_trust}
  board: {name: Trust board, kind: board, organ of: trust}
  jc: {name: Joint committee, kind: joint_committee, committee of: [icb, council], facts: {quorum: QUORUM}}
posts:
  one: {name: One, of: icb, member of: {to: jc, chair: true, list complete: COMPLETE}}
  two: {name: Two, of: icb, member of: jc}
  three: {name: Three, of: council, member of: jc}
  four: {name: Four, of: council, member of: {to: jc, voting: false}}
"""


def table(make: Make, quorum: str, *, complete: bool = True) -> Scenario:
    return make(TEXT.replace("QUORUM", quorum).replace("COMPLETE", str(complete).lower()))


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("5", {"number": 5}),
        ("five members", {"number": 5}),
        ("at least 3 voting members present", {"number": 3}),
        ("half of the members", {"share": Fraction(1, 2)}),
        ("two-thirds of its members", {"share": Fraction(2, 3)}),
        ("a third of the voting members", {"share": Fraction(1, 3)}),
        ("1/4 of those entitled to attend", {"share": Fraction(1, 4)}),
        ("50% of members", {"share": Fraction(1, 2)}),
        ("60 per cent", {"share": Fraction(3, 5)}),
        ("a majority of the members", {"majority": True}),
        ("all members", {"share": Fraction(1)}),
        ("one of each party", {"each": 1}),
        ("at least two members from every organisation", {"each": 2}),
        ("the chair", {"chair": True}),
        ("1 from Town ICB", {"of": (("icb", 1),)}),
        (
            "one third of the directors, with at least one executive and one non-executive",
            {"share": Fraction(1, 3), "sorts": (("executive_director", 1), ("non_executive_director", 1))},
        ),
        (
            "4 members including the chair and one from the council",
            {"number": 4, "chair": True, "of": (("council", 1),)},
        ),
    ],
)
def test_words_that_are_read(make: Make, words: str, asks: dict[str, object]) -> None:
    assert read(table(make, "5").graph(), words) == Required(words=words, **asks)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["as its constitution says", "a quorum of clinicians", "3 from the moon"])
def test_words_that_cannot_be_read_are_named_and_not_guessed(make: Make, words: str) -> None:
    assert read(table(make, "5").graph(), words).unread == words


@pytest.mark.parametrize(("of", "heads"), [(3, 2), (9, 6), (10, 7)])
def test_a_share_is_rounded_up_and_of_all_who_are_entitled(of: int, heads: int) -> None:
    assert Required(share=Fraction(2, 3)).heads(of) == heads


@pytest.mark.parametrize(("of", "heads"), [(4, 3), (5, 3)])
def test_a_majority_is_more_than_half(of: int, heads: int) -> None:
    assert Required(majority=True).heads(of) == heads


@pytest.mark.parametrize(
    ("quorum", "without", "complete", "truth"),
    [
        ("3", (), True, Truth.YES),
        ("3", ("one",), True, Truth.NO),
        ("3", ("one",), False, Truth.UNKNOWN),
        ("2", ("one",), False, Truth.YES),
        ("half of the members", ("one",), True, Truth.YES),
        ("half of the members", ("one", "two"), True, Truth.NO),
        ("half of the members", (), False, Truth.UNKNOWN),
        ("one of each party", (), True, Truth.YES),
        ("one of each party", ("three",), True, Truth.NO),
        ("one of each party", ("three",), False, Truth.UNKNOWN),
        ("the chair", ("one",), True, Truth.NO),
        ("1 from the council", ("three",), True, Truth.NO),
        ("'2 members, as agreed'", (), True, Truth.UNKNOWN),
        ("'4 members, as agreed'", (), True, Truth.NO),
        ("not stated", (), True, Truth.UNKNOWN),
        ("not stated", ("one", "two", "three"), True, Truth.NO),
        ("'1'", ("one", "two"), True, Truth.YES),
    ],
)
def test_whether_it_is_met(make: Make, quorum: str, without: tuple[str, ...], complete: bool, truth: Truth) -> None:
    graph = table(make, quorum, complete=complete).graph()
    found = met(graph, required(graph, "jc"), attendance(graph, "jc", without=without))
    assert (found.truth, bool(found.reason)) == (truth, True)


def test_a_number_in_the_file_is_a_number_of_heads(make: Make) -> None:
    graph = table(make, "1").graph()
    assert required(graph, "jc").number == 1


def test_who_has_no_vote_does_not_count(make: Make) -> None:
    assert attendance(table(make, "3").graph(), "jc").present == ("one", "two", "three")


def test_statute_fixes_that_of_an_nhs_trust_and_its_board_is_the_trust(make: Make) -> None:
    needed = required(table(make, "3").graph(), "board")
    assert (needed.heads(12), dict(needed.sorts)) == (4, {"executive_director": 1, "non_executive_director": 1})
    assert needed.source == "SI 1990/2024 Sch para 3(5)"


def test_that_of_an_icb_stands_in_its_constitution_which_nobody_quotes(make: Make) -> None:
    graph = table(make, "3").graph()
    found = met(graph, required(graph, "icb"), Attendance(("one",), complete=True, entitled=10))
    assert (found.truth, found.reason) == (
        Truth.UNKNOWN,
        "its quorum cannot be counted from its words: as its constitution says",
    )


def test_what_a_body_says_itself_goes_before_what_is_said_of_its_kind(make: Make) -> None:
    graph = make("bodies: {icb: {name: ICB, kind: icb, facts: {quorum: 6 members}}}").graph()
    assert required(graph, "icb").number == 6


def test_a_users_row_may_hold_words_that_can_be_read(make: Make, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "small" / "law"
    folder.mkdir(parents=True)
    (folder / "kinds.yaml").write_text(
        "kinds:\n  ijb: {name: Integration joint board, person: true, cite: our Act, quorum: {rule: two thirds of the members}}\n"
    )
    graph = make("bodies: {ijb: {name: IJB, kind: ijb}}").graph()
    assert required(graph, "ijb").share == Fraction(2, 3)
