"""What the views show, read off the SVG: names, the words on lines, how firm they are, and whether a slide can hold them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

import govgraph
from govgraph.draw import SLIDE, VIEWS, UnknownView, draw, draw_answer, picture
from govgraph.draw.views.lines import Line, firmest, grouped, merged
from govgraph.graph import NotFound
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

PLACE = """
bodies:
  icb: {name: An ICB, kind: icb, source: d s1}
  council: {name: The council, kind: local_authority, source: d s1}
  hwb: {name: Wellbeing board, kind: hwb, committee of: {to: council, source: d s1}, is consulted: {what: capital, to: spb, source: d s2}}
  spb: {name: Partnership board, kind: icb_place_committee, committee of: {to: icb, source: d s1}}
  exec: {name: Executive group, kind: executive_group, accountable to: {to: spb, basis: inferred, source: d s3}}
  one: {name: First programme, kind: programme, reports to: {to: exec, status: proposed, source: d s4}}
  two: {name: Second programme, kind: programme, reports to: {to: exec, status: proposed, source: d s4}}
  lost: {name: Lost forum, kind: forum, accountable to: {to: not stated, source: d s5}}
decisions:
  capital: {name: Major capital, decides: {who: spb, status: likely, source: d s6}, recommends: {who: exec, to: spb, source: d s6}}
"""
OPTION = """
option: a
name: A new board
add:
  bodies:
    new: {name: New board, kind: forum, source: d s7}
  relations:
    supports: {who: new, to: exec, source: d s7}
remove: [two]
"""
HOSTILE = r'<b>"Robert"</b> & \N \"]; x->y [label=<'


def shown(svg: bytes) -> list[str]:
    """The texts of a drawing in its own order, without the title and description for screen readers."""
    drawing = re.sub(r"<(title|desc)>.*?</\1>", "", svg.decode(), flags=re.DOTALL)
    return [
        html.unescape(text).replace("\xa0", " ").strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
    ]


def said(svg: bytes) -> str:
    return " ".join(shown(svg))


@pytest.fixture
def place(make: Make) -> Scenario:
    return make(PLACE, a=OPTION)


@pytest.fixture(scope="module")
def report() -> Scenario:
    return govgraph.load("bradford-craven")


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"route", "process"}])
def test_each_sheet_says_what_it_shows_of_which_option_when_and_from_where(place: Scenario, view: str) -> None:
    text = said(draw(place.graph("a"), view).data)
    assert "A small place" in text
    assert "option a: A new board" in text
    assert "at 1 April 2023" in text
    assert "Source:" in text
    assert "as now (baseline)" in said(draw(place.graph(), "governance").data)


def test_the_governance_chart_names_bodies_and_says_what_runs_between_them(place: Scenario) -> None:
    text = said(draw(place.graph(), "governance").data)
    for words in (
        "An ICB",
        "Partnership board",
        "committee of",
        "Executive group",
        "accountable to",
        "recommends to",
        "consulted by",
    ):
        assert words in text
    assert "in force" in text
    assert "foreseen" in text
    assert "inferred or assumed" in text


def test_what_is_foreseen_is_dashed_and_says_so_and_what_is_inferred_has_a_hollow_head(place: Scenario) -> None:
    drawing = draw(place.graph(), "governance").data.decode()
    assert "reports to" in said(drawing.encode())
    assert "(proposed)" in said(drawing.encode())
    assert "(inferred)" in said(drawing.encode())
    assert "stroke-dasharray" in drawing
    dot = picture(place.graph(), "governance").dot
    assert re.search(r"accountable.*arrowtail=onormal", dot)
    assert re.search(r"reports.*arrowtail=normal.*style=dashed", dot)


def test_things_that_stand_alike_share_one_box_and_keep_their_names(place: Scenario) -> None:
    text = said(draw(place.graph(), "governance").data)
    assert "First programme" in text
    assert "Second programme" in text
    assert text.count("reports to") == 1


def test_a_board_with_one_other_line_is_a_row_in_the_box_of_its_parent(place: Scenario) -> None:
    dot = picture(place.graph(), "governance").dot
    (node,) = (row for row in dot.splitlines() if "The council" in row)
    assert "Wellbeing board" in node
    assert "<HR/>" in node


def test_a_line_of_account_ends_where_the_source_is_silent(place: Scenario) -> None:
    text = said(draw(place.graph(), "accountability").data)
    assert "Lost forum" in text
    assert "to whom: not stated" in text


def test_the_lines_of_account_of_one_body_leave_the_others_out(place: Scenario) -> None:
    text = said(draw(place.graph(), "accountability", subject="Executive group").data)
    assert "Partnership board" in text
    assert "Lost forum" not in text


def test_the_difference_shows_what_comes_with_a_plus_and_what_goes_with_a_minus(place: Scenario) -> None:
    text = said(draw(place.graph("a"), "difference").data)
    assert "+ New board" in text
    assert "+ supports" in text
    assert "\N{MINUS SIGN} Second programme" in text
    assert "\N{MINUS SIGN} reports to" in text
    assert "First programme" not in text


def test_the_difference_between_a_graph_and_itself_is_nothing(place: Scenario) -> None:
    assert "nothing changes" in said(draw(place.graph("a"), "difference", against=place.graph("a")).data)


def test_members_are_a_table_with_how_they_sit_there(make: Make) -> None:
    scenario = make(
        PLACE
        + "posts:\n  chief: {name: Chief executive, member of: {to: spb, chair: true, status: planned, source: d s8}}\n"
    )
    text = said(draw(scenario.graph(), "members").data)
    assert "Chief executive" in text
    assert "chair (planned)" in text


def test_the_route_shows_papers_law_and_account(place: Scenario) -> None:
    text = said(draw(place.graph(), "route", subject="major capital").data)
    for words in ("As the papers say", "recommends", "decides (likely)", "Who answers for it", "An ICB"):
        assert words in text


def test_the_route_of_an_answer_is_drawn_from_the_answer(place: Scenario) -> None:
    graph = place.graph()
    assert "As the papers say" in said(draw_answer(graph.who_decides("capital"), graph=graph))
    assert draw_answer(graph.who_decides("capital"), "png", graph=graph).startswith(b"\x89PNG")


def test_a_route_needs_a_decision_and_a_view_must_exist(place: Scenario) -> None:
    with pytest.raises(UnknownView, match="name it"):
        draw(place.graph(), "route")
    with pytest.raises(UnknownView, match="did you mean 'governance'"):
        draw(place.graph(), "governanse")
    with pytest.raises(NotFound):
        draw(place.graph(), "governance", subject="nobody at all")


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"route", "process", "maturity"}])
def test_hostile_names_are_shown_as_text(make: Make, view: str) -> None:
    name = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    scenario = make(
        PLACE.replace("Partnership board", f'"{name}"', 1)
        + "posts:\n  chief: {name: X, member of: {to: spb, source: d s8}}\n"
        + "funds:\n  pot: {name: Pot, hosts: spb, source: d s8}\n",
        a=OPTION + "change: {spb: {label: Y}}\n",
    )
    data = draw(scenario.graph("a"), view).data
    assert b"<b>" not in data
    assert "".join(HOSTILE.split()) in "".join(said(data).split())


def test_an_empty_scenario_is_drawn_as_such(make: Make) -> None:
    graph = make("bodies: {icb: {name: An ICB, kind: icb}}\n").graph()
    assert "no relation of this kind is in the model" in said(draw(graph, "governance").data)
    assert "no line of account is in the model" in said(draw(graph, "accountability").data)
    assert "no membership is in the model" in said(draw(graph, "members").data)


def test_an_svg_tells_a_screen_reader_what_it_shows_and_hides_generated_ids(place: Scenario) -> None:
    drawing = draw(place.graph(), "governance").data.decode()
    assert 'role="img"' in drawing
    assert "<title>Governance chart, A small place" in drawing
    assert "Executive group is accountable to Partnership board" in drawing
    assert "<title>n1</title>" not in drawing


def test_text_too_small_for_a_slide_is_warned_of_with_what_to_do(make: Make) -> None:
    many = "".join(
        f"  b{n}: {{name: Body number {n} of very many, kind: forum, reports to: {{to: b{n // 2 - 1}, source: d s{n}}}}}\n"
        for n in range(2, 90)
    )
    graph = make(
        "bodies:\n  b0: {name: Top, kind: icb}\n  b1: {name: Next, kind: forum, reports to: b0}\n" + many
    ).graph()
    (warning,) = draw(graph, "governance").warnings
    assert "under 8" in warning
    assert "--of" in warning
    assert not draw(graph, "governance", subject="b5").warnings


@pytest.mark.parametrize("option", ["baseline", "a", "b", "c", "d", "e", "f"])
@pytest.mark.parametrize("view", ["governance", "difference"])
def test_the_charts_of_the_report_can_be_read_on_a_slide(report: Scenario, view: str, option: str) -> None:
    drawing = draw(report.graph(option), view)
    assert drawing.font_on_page(SLIDE) >= 8
    assert drawing.warnings == ()
    assert drawing.width_pt > drawing.height_pt


def test_the_route_of_major_capital_under_option_b_can_be_read_on_a_slide(report: Scenario) -> None:
    drawing = draw(report.graph("b"), "route", subject="major capital")
    assert drawing.font_on_page(SLIDE) >= 8
    text = said(drawing.data)
    for words in (
        "Strategic Partnership",
        "recommends",
        "decides (likely,",
        "committee",
        "West Yorkshire ICB",
        "Parliament",
    ):
        assert words in text


# -- merging and grouping ---------------------------------------------------------------------------------------------


def a_line(tail: str, head: str, verb: str, **more: object) -> Line:
    return Line(tail, head, (("", verb, ""),), **more)  # type: ignore[arg-type]


def test_lines_that_look_alike_between_the_same_two_become_one_with_both_words() -> None:
    (one,) = merged([a_line("a", "b", "supports"), a_line("a", "b", "reports to")])
    assert one.text == ("supports, reports to",)
    assert len(merged([a_line("a", "b", "supports"), a_line("a", "b", "supports", firm="unsettled")])) == 2


def test_of_two_lines_that_say_the_same_the_firmer_stays() -> None:
    (one,) = firmest(
        [
            a_line("a", "b", "decides", hollow=True),
            a_line("a", "b", "decides"),
            a_line("a", "b", "decides", firm="unsettled"),
        ]
    )
    assert (one.firm, one.hollow) == ("settled", False)


def test_only_things_of_one_sort_with_the_same_lines_share_a_box() -> None:
    lines = [
        a_line("x", "top", "reports to"),
        a_line("y", "top", "reports to"),
        a_line("z", "top", "supports"),
        a_line("w", "top", "reports to"),
    ]
    _, boxes = grouped(lines, lambda item: {"x": "body", "y": "body", "z": "body"}.get(item))
    assert set(boxes.values()) == {("top",), ("x", "y"), ("z",), ("w",)}
