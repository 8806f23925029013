"""Time: what is not there yet on the day is drawn as foreseen, with the day; what is over is not drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.charts import scene
from govgraph.charts.views.lines import between, firmness
from govgraph.charts.views.things import coming, firm
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  council: {name: The council, kind: local_authority_ut}
  later: {name: Later group, kind: forum, from: 2024-01-01, reports to: council}
  now: {name: Group of today, kind: forum, reports to: [{to: council, until: 2023-01-01}, {to: later}]}
  line: {name: Group with a new line, kind: forum, reports to: {to: council, from: 2024-04-01}}
"""


@pytest.mark.parametrize("view", ["governance", "accountability"])
def test_a_body_and_a_line_that_begin_later_are_dashed_and_say_from_when(make: Make, view: str) -> None:
    graph = make(TEXT).graph()
    later = graph.things["later"]
    assert (firm(graph, later), coming(graph, later)) == ("foreseen", "from 1 January 2024")
    page = scene(graph, view)
    (box,) = [box for box in page.boxes if box.label == "Later group"]
    assert (box.firm, box.lines[-1].text) == ("foreseen", "Forum, from 1 January 2024")
    looks = {one.tail: (one.words, one.firm) for one in page.connectors if one.head == "council"}
    assert looks["line"] == ("reports to from 1 April 2024", "foreseen")
    assert looks["later"][1] == "foreseen"


def test_on_the_day_it_is_there_it_is_drawn_as_any_other(make: Make) -> None:
    graph = make(TEXT).graph(on="2024-05-01")
    assert firm(graph, graph.things["later"]) == "settled"
    assert {firmness(graph, fact) for fact in graph.of_kind("reports to")} == {"settled", "ended"}


def lines_of(make: Make, text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The lines of the governance chart before boxes are put together: by their ends, words and style."""
    graph = make(text).graph()
    found = [one for fact in graph for one in between(graph, fact)]
    return {(one.tail, one.head): (one.words, one.firm) for one in found}


def test_a_giver_that_is_not_there_yet_gives_as_foreseen(make: Make) -> None:
    found = lines_of(
        make,
        """
        bodies: {council: {name: Council}, icb: {name: ICB, from: 2024-01-01}, team: {name: Team, kind: forum}}
        relations: {delegates: {who: {each: [council, icb]}, to: team, power: not stated}}
        """,
    )
    assert found["council", "team"] == ("delegates to", "settled")
    assert found["icb", "team"] == ("delegates to", "foreseen")


def test_a_line_through_somebody_is_drawn_through_them_and_one_of_several_is_marked(make: Make) -> None:
    found = lines_of(
        make,
        """
        bodies:
          board: {name: Board, kind: forum}
          group: {name: Group, kind: forum, accountable to: board}
          stream: {name: Stream, kind: forum, accountable to: {to: board, through: group}}
          open: {name: Open, kind: forum, reports to: {one of: [board, group]}}
        """,
    )
    assert ("stream", "board") not in found
    assert found["stream", "group"] == ("answers to", "settled")
    assert found["open", "board"] == ("reports to one of these", "one of")
