"""Which things meet a condition, and why: of things on one graph, of options each on its own."""

from __future__ import annotations

import pytest

import govgraph
from govgraph.graph import Graph
from govgraph.graph.names import NotFound
from govgraph.model.scenario import UnknownName


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Bradford under option b."""
    return govgraph.load("bradford-craven").graph("b")


def test_options_are_asked_each_on_its_own_graph_and_say_why(graph: Graph) -> None:
    out, heard = graph.which("options", sector="vcse", left_out=True), graph.which("options", sector="vcse")
    assert (out.facets["things"], heard.facets["things"]) == (["b", "e", "f"], ["c", "d"])
    assert out.headline == "3 of 6 options leave Voluntary, community and social enterprise sector out."
    assert "sits on Formal provider alliance for the whole place" in heard.facets["reasons"]["d"][0]


def test_who_sits_on_both_is_said_with_each_seat(graph: Graph) -> None:
    found = graph.which("posts", sits_on="SPB,PLE")
    assert found.headline == "2 of 6 posts sit on Strategic Partnership Board and Partnership Leadership Executive."
    assert all("Partnership Leadership Executive" in why[0] for why in found.facets["reasons"].values())


def test_only_how_many_there_are_is_told_without_a_list(graph: Graph) -> None:
    found = graph.which("committees", count=True)
    assert (found.headline, found.rows, found.summary) == ("There are 3 committees. Option b adds none.", (), ())


def test_a_condition_that_no_option_can_meet_names_those_that_it_can(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="Options have no condition 'ended'"):
        graph.which("options", ended=True)


def test_a_name_of_another_sort_says_of_which_sort_it_is_and_what_comes_near() -> None:
    graph = govgraph.load("barking-dagenham-place-lead").graph()
    with pytest.raises(
        NotFound, match=r"Place Partnership Lead is a post, not .*the decision 'Who becomes Place Partnership Lead'"
    ):
        graph.who_decides("Place Partnership Lead")


def test_an_abbreviation_that_nobody_gave_finds_the_names_with_these_first_letters(
    graph: Graph,
) -> None:
    with pytest.raises(NotFound, match="Health and Wellbeing Board for Bradford District"):
        graph.show("HWB")
