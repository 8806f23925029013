"""What papers give over a matter: how near, to whom of several, how firmly, and what they deny."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.questions.rights import Asking, best_tier, denied, denied_words, people, rights

Make = Callable[..., Scenario]

TEXT = """
places: {town: Town, dale: Dale}
bodies:
  board: {name: Board, kind: forum}
  exec: {name: Executive, kind: forum}
  new: {name: New group, kind: forum, from: 2023-04-02}
  old: {name: Old group, kind: forum, until: 2023-04-01}
groups: {both: {name: Both, members: [board, exec], complete: true}}
events: {crisis: {name: A crisis}}
decisions:
  whole: {name: The whole}
  part: {name: The part, part of: whole}
  once: {name: Once, part of: {to: whole, status: past}}
  soon: {name: Soon, part of: {to: whole, status: proposed}}
relations:
  decides:
    - {id: other, who: exec, what: whole, not: true}
    ROWS
"""


def graph_of(make: Make, *rows: str) -> Graph:
    return make(TEXT.replace("    ROWS\n", "".join(f"    - {row}\n" for row in rows))).graph(on="2023-04-01")


def told(
    graph: Graph, what: str = "part", asking: Asking | None = None
) -> list[tuple[str, tuple[str, ...], str, bool]]:
    found = rights(graph, what, asking or Asking(), "decides")
    return [(right.fact.id, right.who, right.tier, right.active) for right in found]


DENIED = "{id: no, who: board, what: WHAT, not: true MORE}"
SAID = "{id: yes, who: board, what: WHAT}"


def row(pattern: str, what: str, more: str = "") -> str:
    return pattern.replace("WHAT", what).replace(" MORE", more and f", {more}")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(DENIED, "part")], ["no"]),
        ([row(DENIED, "whole")], ["no"]),
        ([row(DENIED, "whole"), row(SAID, "part")], []),
        ([row(DENIED, "part"), row(SAID, "whole")], ["no"]),
        ([row(DENIED, "part"), row(SAID, "part")], []),
        ([row(DENIED, "part", "status: past")], []),
        ([row(DENIED, "part", "status: proposed")], []),
        ([row(DENIED, "part", "from: 2023-04-02")], []),
        ([row(DENIED, "part", "if: crisis")], []),
        ([row(DENIED, "part").replace("who: board", "who: exec")], []),
        ([row(DENIED, "part").replace("who: board", "who: both")], ["no"]),
        ([row(SAID, "part")], []),
    ],
)
def test_what_a_paper_denies_unless_something_as_near_says_that_they_do(
    make: Make, rows: list[str], found: list[str]
) -> None:
    assert [fact.id for fact in denied(graph_of(make, *rows), "part", ["board"])] == found


def test_a_denial_counts_for_its_place_its_amounts_and_its_events(make: Make) -> None:
    graph = graph_of(make, row(DENIED, "part", "where: dale, value from: 100, if: crisis"))
    given = frozenset({"crisis"})
    asked = [Asking("dale", 100, given), Asking("town", 100, given), Asking("dale", 99, given), Asking("dale", 100)]
    assert [[fact.id for fact in denied(graph, "part", ["board"], one)] for one in asked] == [["no"], [], [], []]


def test_a_denial_in_words_agrees_with_its_number(make: Make) -> None:
    graph = graph_of(make, row(DENIED, "part", "source: d 1"), "{id: two, who: [board, exec], what: part, not: true}")
    assert denied_words(graph, [graph.facts["no"], graph.facts["two"]]) == (
        "Board does not decide The part (d 1); Board and Executive do not decide The part (no source)"
    )


def test_a_right_on_the_matter_itself_goes_before_one_on_the_whole(make: Make) -> None:
    whole, part = row(SAID, "whole").replace("yes", "wide"), row(SAID, "part")
    assert told(graph_of(make, whole, part)) == [("yes", ("board",), "settled", True)]
    assert told(graph_of(make, whole)) == [("wide", ("board",), "settled", True)]
    assert told(graph_of(make, whole, part), "whole") == [("wide", ("board",), "settled", True)]


@pytest.mark.parametrize(("more", "tier", "active"), [("status: past", "past", True), ("if: crisis", "settled", False)])
def test_what_is_over_or_waits_for_an_event_does_not_hide_what_stands_further_up(
    make: Make, more: str, tier: str, active: bool
) -> None:
    near = f"{{id: near, who: exec, what: part, {more}}}"
    assert told(graph_of(make, row(SAID, "whole"), near)) == [
        ("yes", ("board",), "settled", True),
        ("near", ("exec",), tier, active),
    ]


@pytest.mark.parametrize(("what", "tier"), [("part", "settled"), ("once", "past"), ("soon", "unsettled")])
def test_a_right_is_no_firmer_than_the_way_on_which_it_comes_down(make: Make, what: str, tier: str) -> None:
    assert [found[2] for found in told(graph_of(make, row(SAID, "whole")), what)] == [tier]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("[board, new, old]", [(("board",), "settled"), (("new",), "unsettled"), (("old",), "past")]),
        ("{together: [board, new]}", [(("board", "new"), "unsettled")]),
        ("{together: [board, new, old]}", [(("board", "new", "old"), "past")]),
        ("{one of: [board, new, old]}", [(("board", "new", "old"), "settled")]),
        ("{one of: [new, old]}", [(("new", "old"), "unsettled")]),
        ("[board, exec]", [(("board", "exec"), "settled")]),
        ("new", [(("new",), "unsettled")]),
        ("old", [(("old",), "past")]),
    ],
)
def test_of_several_those_who_are_there_have_it_and_those_who_act_together_stand_or_fall_together(
    make: Make, who: str, found: list[tuple[tuple[str, ...], str]]
) -> None:
    assert [(right[1], right[2]) for right in told(graph_of(make, f"{{id: it, who: {who}, what: part}}"))] == found


@pytest.mark.parametrize(
    ("asking", "found"),
    [
        (Asking(), ["band", "place"]),
        (Asking("dale", 100), ["band", "place"]),
        (Asking("town", 100), ["band"]),
        (Asking("dale", 99), ["place"]),
        (Asking("dale", 200), ["place"]),
    ],
)
def test_a_right_for_a_place_or_a_band_is_one_there_and_where_nothing_is_asked(
    make: Make, asking: Asking, found: list[str]
) -> None:
    rows = (
        "{id: band, who: board, what: part, value from: 100, value below: 200}",
        "{id: place, who: exec, what: part, where: dale}",
    )
    assert sorted(right[0] for right in told(graph_of(make, *rows), asking=asking)) == found


def test_the_best_tier_is_that_of_the_settled_else_of_what_is_foreseen_and_never_of_what_is_over(make: Make) -> None:
    settled, foreseen = row(SAID, "part"), "{id: soon, who: exec, what: part, status: proposed}"
    over, waits = "{id: was, who: old, what: part}", "{id: waits, who: exec, what: part, if: crisis}"
    best = [
        people(best_tier(rights(graph_of(make, *rows), "part", Asking(), "decides")))
        for rows in ((settled, foreseen, over, waits), (foreseen, over, waits), (over,))
    ]
    assert best == [["board"], ["exec"], []]
