"""Time: what is not there yet on the day is drawn as foreseen, with the day; what is over is not drawn."""

from __future__ import annotations

import re
from collections.abc import Callable

from govgraph.draw import picture
from govgraph.draw.views import governance
from govgraph.draw.views.lines import coming, firm, status_on_day
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

TEXT = """
bodies:
  council: {name: The council, kind: local_authority_ut}
  later: {name: Later group, kind: forum, from: 2024-01-01, reports to: council}
  now: {name: Group of today, kind: forum, reports to: [{to: council, until: 2023-01-01}, {to: later}]}
  line: {name: Group with a new line, kind: forum, reports to: {to: council, from: 2024-04-01}}
"""


def test_a_body_and_a_line_that_begin_later_are_dashed_and_say_from_when(make: Make) -> None:
    graph = make(TEXT).graph()
    later = graph.things["later"]
    assert (status_on_day(graph, later), coming(graph, later)) == ("planned", "from 1 January 2024")
    drawn = {fact.subject.ids[0]: firm(graph, fact) for fact in graph.of_kind("reports to") if fact.tier == "settled"}
    assert {who: drawn[who] for who in ("later", "line")} == {"later": "unsettled", "line": "unsettled"}
    for view in ("governance", "accountability"):
        dot = picture(graph, view).dot
        text = " ".join(re.sub(r"<[^>]*>", " ", dot.replace("&#160;", " ")).split())
        assert "from 1 January 2024" in text, view
        assert "from 1 April 2024" in text, view
        assert "dashed" in dot, view


def test_on_the_day_it_is_there_it_is_drawn_as_any_other(make: Make) -> None:
    graph = make(TEXT).graph(on="2024-05-01")
    assert status_on_day(graph, graph.things["later"]) == "in force"
    assert {firm(graph, fact) for fact in graph.of_kind("reports to")} == {"settled", "past"}


def lines_of(make: Make, text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The lines of the governance chart before boxes are put together: by their ends, words and style."""
    graph = make(text).graph()
    base = graph.scenario.graph(None, on=graph.day)
    found = [one for fact in graph for one in governance.lines_of(graph, fact, base)]
    return {(one.tail, one.head): (one.text[0], one.firm) for one in found}


def test_a_giver_that_is_not_there_yet_gives_as_foreseen(make: Make) -> None:
    found = lines_of(
        make,
        """
        bodies: {council: {name: Council}, icb: {name: ICB, from: 2024-01-01}, team: {name: Team, kind: forum}}
        relations: {delegates: {who: {each: [council, icb]}, to: team, power: not stated}}
        """,
    )
    assert found["council", "team"] == ("delegates", "settled")
    assert found["icb", "team"] == ("delegates (from 1 January 2024)", "unsettled")


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
    assert found["stream", "group"] == ("accountable to", "settled")
    assert found["open", "board"][0] == "to one of these reports to"
