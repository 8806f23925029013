"""What each view shows: the boxes, the lines as sentences, who decides in which box, and what stands in the tray."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import govgraph
from govgraph.charts import VIEWS, UnknownView, draw, draw_answer, scene, scenes
from govgraph.charts.scene import Scene
from govgraph.charts.views import listing
from govgraph.graph import NotFound
from govgraph.model.charts import ViewName
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
functions:
  buying: {name: Buying care, part of: nhs-commissioning}
decisions:
  capital: {name: Major capital, exercises: buying, decides: {who: spb, source: d s6}, recommends: {who: exec, to: spb, source: d s6}}
  pay: {name: Pay, decides: {who: spb, status: likely, source: d s6}}
  open: {name: Open matter, decides: {who: unclear, source: d s6}}
"""
OPTION = """
option: a
name: A new board
add:
  bodies:
    new: {name: New board, kind: forum, source: d s7}
  relations:
    supports: {who: new, to: exec, source: d s7}
    decides: {who: exec, what: pay, source: d s7}
remove: [two]
"""
HOSTILE = r'<b>"Robert"</b> & \N \"]; x->y [label=<'


@pytest.fixture
def place(make: Make) -> Scenario:
    return make(PLACE, a=OPTION)


@pytest.fixture(scope="module")
def report() -> Scenario:
    return govgraph.load("bradford-craven")


def said(page: Scene) -> str:
    return " ".join(line.text for line in page.every_line)


def box_with(page: Scene, name: str) -> list[str]:
    """The lines of the box of a name, marks and corners in brackets."""
    (found,) = [box for box in page.boxes if name in box.label]
    return [
        f"{line.text}{f' [{line.mark}]' if line.mark else ''}{f' [{line.corner}]' if line.corner else ''}"
        for line in found.lines
    ]


def sentences(page: Scene) -> set[str]:
    """Each line of a chart, read from its tail to its head."""
    names = {box.id: box.label for box in page.boxes}
    return {f"{names[one.tail]} {one.words} {names[one.head]}" for one in page.connectors}


def tray(page: Scene) -> list[str]:
    return [line.text for line in page.texts if line.mark]


# -- what every chart says --------------------------------------------------------------------------------------------


def test_the_list_of_views_is_that_of_the_files() -> None:
    assert listing.FILE.read_text(encoding="utf-8") == listing.source(), (
        "A view was added or changed: run `python -m govgraph.charts.views.listing`."
    )
    assert list(VIEWS) == list(ViewName.__args__)


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"route", "process"}])
def test_each_chart_says_what_it_shows_of_which_scenario_and_when(place: Scenario, view: str) -> None:
    page = scene(place.graph("a"), view)
    assert page.title
    assert page.subtitle.startswith("A small place")
    assert "1 April 2023" in page.subtitle
    assert page.title in said(page).replace("  ", " ") or page.title.split()[0] in said(page)


@pytest.mark.parametrize("view", list(VIEWS))
def test_no_code_of_the_law_or_id_stands_on_a_chart(report: Scenario, view: str) -> None:
    subject = {"route": "major-capital", "process": "reporting"}.get(view)
    for page in scenes(report.graph("b" if view != "process" else None), view, subject=subject):
        assert not re.search(r"\b(ICB_P\d+|NHST_R\d+|S65Z5|LAW\d+|STR\d+|spb|wyicb)\b", said(page))


def test_a_view_that_is_none_a_route_of_nothing_and_a_name_of_nothing_are_said(place: Scenario) -> None:
    with pytest.raises(UnknownView, match="did you mean 'governance'"):
        scene(place.graph(), "governanse")
    with pytest.raises(UnknownView, match="name it"):
        scene(place.graph(), "route")
    with pytest.raises(NotFound):
        scene(place.graph(), "governance", subject="nobody at all")
    with pytest.raises(UnknownView, match="there is no page 9: the chart has 1 page"):
        scene(place.graph(), "governance", page=9)


# -- governance -------------------------------------------------------------------------------------------------------


def test_lines_read_as_sentences_in_their_direction(place: Scenario) -> None:
    assert sentences(scene(place.graph(), "governance")) == {
        "Partnership board is a committee of An ICB",
        "Wellbeing board is a committee of The council",
        "Partnership board consults Wellbeing board",
        "Executive group answers to Partnership board",
        "Executive group recommends to Partnership board",
        "First programme reports to Executive group",
        "Second programme reports to Executive group",
    }


def test_a_decision_stands_in_the_box_of_whoever_decides_it_with_its_ground_and_its_gap(place: Scenario) -> None:
    page = scene(place.graph(), "governance")
    assert box_with(page, "Partnership board")[-1] == "Major capital [stated] [missing]"
    assert not any("Major capital" in line for line in box_with(page, "Executive group"))


def test_what_nobody_decides_stands_in_the_tray_and_so_does_what_is_only_foreseen(place: Scenario) -> None:
    page = scene(place.graph(), "governance")
    # what an option changes stands first
    assert tray(page) == ["Pay", "Open matter"]
    assert [line.mark for line in page.texts if line.mark] == ["foreseen", "nobody"]
    assert "the papers are unclear" in said(page)
    assert "Partnership board, not agreed" in said(page)


def test_the_title_says_what_the_chart_shows(place: Scenario) -> None:
    assert scene(place.graph(), "governance").title == (
        "Now: 1 of 3 decisions has a decider, but no delegation is recorded for any"
    )
    assert scene(place.graph("a"), "governance").title == "Option a names another decider for 1 decision"


def test_what_an_option_changes_is_marked_and_nothing_else(place: Scenario) -> None:
    page = scene(place.graph("a"), "governance")
    assert [box.label for box in page.boxes if box.change] == ["New board"]
    assert [one.words for one in page.connectors if one.change] == ["supports"]
    assert [line.text for box in page.boxes for line in box.lines if line.changed] == ["Pay"]
    assert not any(
        box.change or any(line.changed for line in box.lines) for box in scene(place.graph(), "governance").boxes
    )


def test_what_is_foreseen_is_dashed_and_what_is_our_reading_has_a_hollow_arrow(place: Scenario) -> None:
    looks = {one.words: (one.firm, one.ours) for one in scene(place.graph(), "governance").connectors}
    assert looks["reports to"] == ("foreseen", False)
    assert looks["answers to"] == ("settled", True)
    assert looks["is a committee of"] == ("settled", False)


def test_boxes_with_the_same_neighbours_share_one_and_each_name_has_a_bullet(make: Make) -> None:
    page = scene(make(PLACE).graph(), "governance")
    assert box_with(page, "First programme") == ["\N{BULLET} First programme", "\N{BULLET} Second programme"]


def test_boxes_that_do_not_stand_alike_in_every_option_stay_apart(place: Scenario) -> None:
    labels = {box.label for box in scene(place.graph(), "governance").boxes}
    assert {"First programme", "Second programme"} <= labels


def test_one_of_several_and_what_begins_later_look_so(make: Make) -> None:
    page = scene(
        make("""
        bodies:
          a: {name: Board A, kind: forum}
          b: {name: Board B, kind: forum}
          e: {name: Group E, kind: forum, reports to: {one of: [a, b]}}
          f: {name: Group F, kind: forum, from: 2024-01-01, reports to: {to: a, from: 2024-02-01}}
        """).graph(),
        "governance",
    )
    assert {(one.words, one.firm) for one in page.connectors} == {
        ("reports to one of these", "one of"),
        ("reports to from 1 February 2024", "foreseen"),
    }
    (later,) = [box for box in page.boxes if box.label == "Group F"]
    assert (later.firm, later.lines[-1].text) == ("foreseen", "Forum, from 1 January 2024")


def test_one_body_and_its_neighbours_leave_the_others_out(place: Scenario) -> None:
    page = scene(place.graph(), "governance", subject="Executive group")
    assert {name for box in page.boxes for name in box.label.split(", ")} == {
        "Executive group",
        "Partnership board",
        "First programme",
        "Second programme",
    }
    assert tray(page) == []


# -- one layout for all options ---------------------------------------------------------------------------------------


def places(pages: tuple[Scene, ...]) -> dict[tuple[int, str], tuple[float, float]]:
    return {(page.page, box.id): (box.x, box.y) for page in pages for box in page.boxes}


@pytest.mark.parametrize("view", ["governance", "accountability", "money"])
def test_what_is_in_two_options_stands_in_one_place(report: Scenario, view: str) -> None:
    every = {option: places(scenes(report.graph(option), view)) for option in ("baseline", *report.options)}
    for option, found in every.items():
        for key in found.keys() & every["baseline"].keys():
            assert found[key] == every["baseline"][key], (option, key)
    moved = {(line.thing, line.x, line.y) for line in scene(report.graph("b"), "governance").every_line if line.thing}
    now = {(line.thing, line.x, line.y) for line in scene(report.graph(), "governance").every_line if line.thing}
    assert len(moved & now) > 4


def test_a_chart_of_one_option_alone_has_no_room_for_the_others(report: Scenario) -> None:
    together, alone = (scenes(report.graph("b"), "governance", alone=alone) for alone in (False, True))
    assert len(alone) <= len(together)
    assert {box.label for page in alone for box in page.boxes} >= {box.label for box in together[0].boxes}


# -- the other views --------------------------------------------------------------------------------------------------


def test_lines_of_account_go_to_the_top_as_the_answers_say(place: Scenario) -> None:
    page = scene(place.graph(), "accountability")
    assert "Executive group answers to Partnership board" in sentences(page)
    assert "An ICB answers to NHS England" in sentences(page)
    assert "which answers to Secretary of State" in " ".join(box_with(page, "NHS England"))
    assert tray(page) == ["Lost forum"]


def test_the_lines_of_one_body_leave_the_others_out(place: Scenario) -> None:
    page = scene(place.graph(), "accountability", subject="Executive group")
    assert "Partnership board" in said(page)
    assert "Lost forum" not in said(page)


def test_the_difference_shows_what_comes_and_what_goes(place: Scenario) -> None:
    page = scene(place.graph("a"), "difference")
    assert {box.label: box.change for box in page.boxes if box.change} == {
        "New board": "added",
        "Second programme": "removed",
    }
    assert {one.words: one.change for one in page.connectors if one.change} == {
        "supports": "added",
        "reports to": "removed",
    }
    assert page.title == "Option a adds 1 body, takes 1 body away, changes 2 lines and gives 1 decision another decider"
    assert scene(place.graph(), "difference").title == "Now changes nothing on this chart"


def test_the_difference_from_another_option(report: Scenario) -> None:
    page = scene(report.graph("d"), "difference", against=report.graph("b"))
    assert "(against option b)" in page.title


def test_a_route_shows_its_own_decision_and_no_other(place: Scenario) -> None:
    page = scene(place.graph(), "route", subject="major capital")
    assert [line.text for box in page.boxes for line in box.lines if line.thing] == ["Major capital"]
    assert sentences(page) == {
        "Executive group recommends it to Partnership board",
        "Partnership board consults Wellbeing board",
        "Partnership board is a committee of An ICB",
        "An ICB has delegated nothing on record to Partnership board",
        "An ICB answers to NHS England",
    }
    assert page.title == "Now, major capital: Partnership board decides, but no delegation is recorded"


def test_a_route_without_a_decider_says_so(place: Scenario) -> None:
    page = scene(place.graph(), "route", subject="open")
    assert page.title == "Now, open matter: unclear who decides"
    assert [box.label for box in page.boxes] == ["Unclear who decides"]


def test_who_decides_is_the_matrix_of_the_overview(report: Scenario) -> None:
    from govgraph.overview import overview

    found = overview(report)
    pages = scenes(report.graph(), "decisions")
    rows = [box.label for page in pages for box in page.boxes if box.id.startswith("row ")]
    assert rows == [row.name for row in found.rows]
    shown = {
        (box.label.split(", ")[0], box.label.rpartition(": ")[2])
        for page in pages
        for box in page.boxes
        if box.id.startswith("cell ")
    }
    assert all(
        (row.name.split(", ")[0], cell.words) in shown
        for row in found.rows
        for cell in row.cells
        if cell.sort == "shown"
    )


def test_members_are_a_table_with_the_ground_of_each_seat(make: Make) -> None:
    page = scene(
        make(
            PLACE
            + "posts:\n  chief: {name: Chief executive, member of: {to: spb, chair: true, status: planned, source: d s8}}\n"
        ).graph(),
        "members",
    )
    (cell,) = [box for box in page.boxes if box.outline == "cell" and box.lines]
    assert [(line.text, line.mark) for line in cell.lines] == [("Chair", "foreseen")]
    assert cell.label == "Chief executive, Partnership board: Chair"


def test_a_fund_has_its_own_shape_and_what_no_paper_says_is_a_gap(make: Make) -> None:
    page = scene(
        make(
            PLACE
            + """
        funds:
          pool: {name: Pooled fund, amount: £42 million, hosts: not stated, source: d s8}
        relations:
          contributes to: {who: council, to: pool, amount: £12 million, source: d s8}
        """.replace("\n        ", "\n")
        ).graph(),
        "money",
    )
    (fund,) = [box for box in page.boxes if box.outline == "fund"]
    assert fund.lines[1].text.startswith("£42m")
    assert "The council contributes to (£12m) Pooled fund" in sentences(page)
    assert page.title == "Now: Pooled fund holds £42m"


def test_the_steps_of_a_process_stand_in_their_order(report: Scenario) -> None:
    page = scene(report.graph(), "process", subject="reporting")
    steps = [box for box in page.boxes if box.outline == "step"]
    assert [box.lines[0].text.split()[0] for box in steps] == [str(number) for number in range(1, len(steps) + 1)]
    assert sorted(steps, key=lambda box: (box.y // 20, box.x)) == steps or len({box.y for box in steps}) > 1


def test_a_matrix_of_themes_and_stages_names_each_at_its_stage() -> None:
    pages = scenes(govgraph.load("bob-peer-review").graph(), "maturity")
    assert "\N{BLACK CIRCLE} Buckinghamshire" in " ".join(said(page) for page in pages)
    assert scene(govgraph.load("bradford-craven").graph(), "maturity").words == (
        "No matrix of themes and stages is in the model.",
    )


def test_an_answer_is_drawn_as_its_route(place: Scenario) -> None:
    graph = place.graph()
    assert b"recommends it to" in draw_answer(graph.who_decides("capital"), graph=graph)
    assert b"answers to" in draw_answer(graph.answers_to("spb"), graph=graph)
    assert draw_answer(graph.who_decides("capital"), "png", graph=graph).startswith(b"\x89PNG")


# -- bad input --------------------------------------------------------------------------------------------------------


def test_a_scenario_with_nothing_to_show_says_so(make: Make) -> None:
    graph = make("bodies: {icb: {name: An ICB, kind: icb}}\n").graph()
    assert scene(graph, "governance").title == "Now: no line between bodies is in the model"
    assert [box.label for box in scene(graph, "governance").boxes] == ["An ICB"]
    assert scene(graph, "accountability").title == "Now: no line of account is in the model"
    assert "No membership is in the model." in said(scene(graph, "members"))
    assert scene(graph, "money").title == "Now: no money is in the model"


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"route", "process", "maturity"}])
def test_hostile_names_are_shown_as_text(make: Make, view: str) -> None:
    name = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    scenario = make(
        PLACE.replace("Partnership board", f'"{name}"', 1)
        + "posts:\n  chief: {name: X, member of: {to: spb, source: d s8}}\n"
        + "funds:\n  pot: {name: Pot, hosts: spb, source: d s8}\n",
        a=OPTION + "change: {spb: {label: Y}}\n",
    )
    drawing = draw(scenario.graph("a"), view)
    assert b"<b>" not in drawing.data
    assert view == "decisions" or "Robert" in said(drawing.scene)
