"""How many meetings somebody sits in: which seats and which meetings count, and what no paper says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  board: {name: Board, kind: icb}
  safety: {name: Safety group, kind: forum}
  estates: {name: Estates group, kind: forum}
  users: {name: User panel, kind: forum}
  quiet: {name: Quiet group, kind: forum}
posts:
  nurse: {name: Chief nurse, of: board}
  doctor: {name: Chief doctor, of: board}
  clerk: {name: Clerk, of: board}
  porter: {name: Porter, of: board}
meetings:
  monthly: {name: Monthly meeting, part of: safety, per year: 12, hours: 2, purpose: safety}
  away: {name: Away day, part of: safety, per year: 1, purpose: not stated}
  walk: {name: Walk round, part of: estates, hours: 3}
  old: {name: Old meeting, part of: estates, per year: 50, status: past}
  over: {name: Closed meeting, part of: estates, per year: 40, until: 2023-04-01}
  coming: {name: New meeting, part of: estates, per year: 30, from: 2023-04-02}
  huddle: {name: Weekly huddle, part of: users, per year: 52, from: 2022-05-01, purpose: voice}
  odd: {name: Odd meeting, part of: users, per year: 5, purpose: voice}
decisions:
  wards: {name: Safe wards, prepares: [{who: safety}, {who: estates}]}
  food: {name: Food, decides: [{who: safety}, {who: estates, not: true}]}
relations:
  member of:
    - {who: clerk, to: quiet, not: true}
    - {who: nurse, to: safety, chair: true}
    - {id: second-seat, who: nurse, to: safety, voting: true}
    - {who: nurse, to: estates, chair: true}
    - {who: nurse, to: users}
    - {who: doctor, to: safety, chair: true}
    - {who: doctor, to: estates, chair: true}
    - {who: clerk, to: estates}
"""

SAFETY = "Monthly meeting (12 a year), Away day (1 a year, for a purpose that no source states)"
WALK = "Walk round (how often is not stated, for a purpose that no source states)"
USERS = "Weekly huddle (52 a year), Odd meeting (5 a year)"


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT).graph()


def said(graph: Graph, who: str | None = None) -> str:
    """What is said before the sources, in one line."""
    return " | ".join(" ".join(line.split()) for line in str(graph.load(who)).splitlines()[1:] if line.strip())


def test_whoever_meets_most_comes_first_and_what_no_paper_states_makes_it_at_least_so_many(graph: Graph) -> None:
    answer = graph.load()
    assert (
        answer.headline
        == "Three posts and bodies sit in meetings. Chief nurse sits in most: at least 70 meetings a year."
    )
    assert answer.reading.subjects == {}
    assert [(line.label, line.text) for line in answer.lines] == [
        ("Chief nurse", f"70 a year at least: {SAFETY}, {WALK}, {USERS}."),
        ("Chief doctor", f"13 a year at least: {SAFETY}, {WALK}."),
        ("Clerk", f"0 a year at least: {WALK}."),
        (
            "Same chairs",
            "Chief doctor and Chief nurse chair both Safety group and Estates group. Both work on Safe wards.",
        ),
    ]
    assert answer.rows == (
        (
            "Chief nurse",
            "70 or more",
            "24",
            "Monthly meeting, Away day, Walk round, Weekly huddle, Odd meeting",
            "Walk round",
        ),
        ("Chief doctor", "13 or more", "24", "Monthly meeting, Away day, Walk round", "Walk round"),
        ("Clerk", "0 or more", "not stated", "Walk round", "Walk round"),
    )
    assert answer.facets == {
        "who": ["nurse", "doctor", "clerk"],
        "per_year": {"nurse": 70, "doctor": 13, "clerk": 0},
        "hours": {"nurse": 24, "doctor": 24},
        "meetings": {
            "nurse": ["monthly", "away", "walk", "huddle", "odd"],
            "doctor": ["monthly", "away", "walk"],
            "clerk": ["walk"],
        },
        "lower_bound": ["nurse", "doctor", "clerk"],
        "not_stated": ["walk"],
        "no_purpose": ["away", "walk"],
        "bodies": {"nurse": ["safety", "estates", "users"], "doctor": ["safety", "estates"], "clerk": ["estates"]},
        "chairs": {"nurse": ["safety", "estates"], "doctor": ["safety", "estates"]},
        "same_chairs": [["safety", "estates"]],
        "remits": {"safety": ["food", "wards"], "estates": ["wards"]},
        "same_remit": [["safety", "estates"]],
        "frequency": {"monthly": 12, "away": 1, "huddle": 52, "odd": 5},
    }


def test_who_meets_as_often_as_another_stands_in_the_order_of_ids(make: Make) -> None:
    level = TEXT + "    - {who: porter, to: estates}\n    - {who: board, to: estates}\n"
    answer = make(level).graph().load()
    assert answer.facets["who"] == ["nurse", "doctor", "board", "clerk", "porter"]
    assert [line.text.split(" sits")[0] for line in answer.summary if line.label == "Most"] == [
        "Chief nurse",
        "Chief doctor",
        "Board",
    ]


@pytest.mark.parametrize(
    ("how", "counts"),
    [
        ("", True),
        ("from: 2023-04-01", True),
        ("from: 2023-04-02", False),
        ("until: 2023-04-02", True),
        ("until: 2023-04-01", False),
        ("status: proposed", False),
        ("status: past", False),
        ("not: true", False),
    ],
)
def test_a_seat_counts_on_the_days_on_which_it_is_held(make: Make, how: str, counts: bool) -> None:
    text = f"{TEXT}    - {{who: porter, to: users{f', {how}' if how else ''}}}\n"
    assert ("porter" in make(text).graph().load().facets["who"]) is counts


def test_of_one_it_is_told_in_how_many_bodies_and_of_what_it_chairs(graph: Graph) -> None:
    assert said(graph, "nurse").startswith(
        "Chief nurse sits in at least 70 meetings a year, of three bodies. | Meetings"
    )
    assert said(graph, "clerk").startswith("Clerk sits on one body. No paper says how often it meets. | Meetings ")
    assert "Same chairs" in said(graph, "doctor")
    assert "Same chairs" not in said(graph, "clerk")
    assert graph.load("clerk").facets["remits"] == {}


def test_at_least_is_said_only_where_something_is_not_stated(make: Make) -> None:
    text = TEXT + "    - {who: porter, to: users}\n"
    answer = make(text).graph().load("porter")
    assert answer.headline == "Porter sits in 57 meetings a year, of one body."
    assert answer.rows == (("Porter", "57", "not stated", "Weekly huddle, Odd meeting", ""),)
    assert [line.label for line in answer.summary] == ["Meetings"]
    assert (answer.facets["lower_bound"], answer.facets["not_stated"], answer.facets["no_purpose"]) == ([], [], [])
    assert answer.reading.subjects == {"who": "porter"}


def test_a_seat_on_a_body_that_does_not_meet_is_told_of_its_holder_and_counts_for_no_load(make: Make) -> None:
    graph = make(TEXT + "    - {who: porter, to: quiet}\n").graph()
    assert [line.text for line in graph.load("porter").lines] == [
        "Sits on Quiet group; no meeting of these is in the model."
    ]
    assert graph.load("porter").summary == ()
    assert "porter" not in graph.load().facets["who"]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("safety", "Safety group meets every month, once a year."),
        ("users", "User panel meets every week since 2022-05-01, 5 times a year."),
        ("estates", "Estates group meets at times that no source states."),
        ("quiet", "No seat of Quiet group is recorded."),
    ],
)
def test_how_often_a_body_itself_meets(graph: Graph, who: str, words: str) -> None:
    answer = graph.load(who)
    assert (answer.headline, answer.lines) == (words, ())


@pytest.mark.parametrize(
    ("per_year", "words"),
    [(1, "once a year"), (2, "twice a year"), (4, "every quarter"), (6, "every two months"), (3, "3 times a year")],
)
def test_how_often_is_said_as_people_say_it(make: Make, per_year: int, words: str) -> None:
    text = TEXT.replace("part of: safety, per year: 12", f"part of: quiet, per year: {per_year}")
    assert make(text).graph().load("quiet").headline == f"Quiet group meets {words}."


def test_a_body_that_meets_and_sits_elsewhere_is_told_of_both(make: Make) -> None:
    answer = make(TEXT + "    - {who: users, to: safety}\n").graph().load("users")
    assert answer.headline == (
        "User panel meets every week since 2022-05-01, 5 times a year. User panel sits in 13 meetings a year, of one body."
    )
    assert answer.facets["frequency"] == {"monthly": 12, "away": 1, "huddle": 52, "odd": 5}


@pytest.mark.parametrize(
    "change",
    [
        ("{who: doctor, to: estates, chair: true}", "{who: doctor, to: estates}"),
        ("{who: doctor, to: estates, chair: true}", "{who: clerk, to: estates, chair: true, id: other}"),
        ("{who: doctor, to: estates, chair: true}", "{who: doctor, to: estates, chair: true, status: proposed}"),
        ("{who: doctor, to: estates, chair: true}", "{who: doctor, to: estates, chair: true, until: 2023-01-01}"),
    ],
    ids=["a member alone", "somebody else", "foreseen", "over"],
)
def test_two_bodies_have_the_same_chairs_only_where_all_of_them_chair_both_now(
    make: Make, change: tuple[str, str]
) -> None:
    assert make(TEXT.replace(*change)).graph().load().facets["same_chairs"] == []


def test_at_most_two_pairs_are_told_in_short_and_all_in_full(make: Make) -> None:
    third = TEXT + "    - {who: [nurse, doctor], to: quiet, chair: true}\n"
    answer = make(third).graph().load()
    assert answer.facets["same_chairs"] == [["quiet", "safety"], ["quiet", "estates"], ["safety", "estates"]]
    assert [line.text for line in answer.summary if line.label == "Same chairs"] == [
        "The same people chair Quiet group and Safety group; the same people chair Quiet group and Estates group."
    ]
    assert [line.label for line in answer.lines].count("Same chairs") == 3


def test_one_person_in_two_chairs_is_no_pair_of_the_same_several(make: Make) -> None:
    alone = "\n".join(line for line in TEXT.splitlines() if "who: doctor" not in line) + "\n"
    assert make(alone).graph().load().facets["same_chairs"] == []


def test_the_same_chairs_may_work_on_different_matters(make: Make) -> None:
    apart = TEXT.replace("[{who: safety}, {who: estates}]}", "[{who: estates}]}")
    answer = make(apart).graph().load()
    assert answer.facets["remits"] == {"safety": ["food"], "estates": ["wards"]}
    assert answer.lines[-1].text == (
        "Chief doctor and Chief nurse chair both Safety group and Estates group. They work on different matters."
    )
    assert answer.facets["same_remit"] == []


def test_without_meetings_nothing_is_counted(make: Make) -> None:
    answer = make("bodies: {a: {name: A body, kind: forum}}\n").graph().load()
    result: dict[str, Any] = answer.facets
    assert (answer.headline, result["who"]) == ("No meeting is in the model, so nobody's load can be counted.", [])
