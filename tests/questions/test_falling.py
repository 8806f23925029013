"""What falls with something, what stays and is less, and how each relation is left: the rules of one walk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.scenario import Scenario
from govgraph.questions.falling import Fall, without

Make = Callable[..., Scenario]

TEXT = """
bodies:
  council: {name: Council, kind: forum}
  trust: {name: Trust, kind: forum}
  board: {name: Joint board, kind: forum, sub-group of: {id: board-of, to: [council, trust]}}
  panel: {name: Panel, kind: forum, sub-group of: {id: panel-of, to: council}}
  sub: {name: Sub-panel, kind: forum, sub-group of: {id: sub-of, to: panel}}
  freed: {name: Freed group, kind: forum, sub-group of: {id: never-of, to: council, not: true}}
  orphan: {name: Orphan, kind: forum, sub-group of: {id: of-whom, to: not stated}}
  heir: {name: Heir, kind: forum, replaces: {id: heir-of, to: council}}
posts:
  clerk: {name: Clerk, of: {id: clerk-of, to: council}}
  double: {name: Double director, of: {id: first-of, to: council}}
  shared: {name: Shared director, of: {id: shared-of, to: [council, trust]}}
groups:
  both: {name: Both, members: [council, trust], complete: true}
  alone: {name: Alone, members: [council], complete: true}
  open: {name: Open list, members: [council], count: 1}
  three: {name: Three, members: [council, trust], count: 3}
events:
  merger: {name: Merger, concerns: {id: merges, to: council}}
  rumour: {name: Rumour, concerns: {id: no-merger, to: council, not: true}}
agreements: {deal: {name: Deal}}
decisions: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I}
relations:
  decides:
    - {id: together, who: {together: [council, trust]}, what: a}
    - {id: each, who: {each: [council, trust]}, what: b}
    - {id: each-of-group, who: {each: [both]}, what: c}
    - {id: group-together, who: {together: [both]}, what: d}
    - {id: unless, who: trust, what: e, unless: merger}
    - {id: under, who: trust, what: f, under: deal}
    - {id: alone-decides, who: council, what: g}
    - {id: denied, who: council, what: h, not: true}
    - {id: was, who: council, what: i, status: past}
  of: [{id: second-of, who: double, to: trust}]
  recommends:
    - {id: advise, who: {together: [trust, heir]}, what: a, to: [council, freed]}
    - {id: advise-it, who: heir, what: a, to: council}
  member of: [{id: seats, who: {together: [council, trust]}, to: heir}]
  exercises jointly: [{id: jointly, who: [council, trust], what: b}]
"""
FALLEN = None
OF_COUNCIL = {
    "panel-of": FALLEN,
    "sub-of": FALLEN,
    "clerk-of": FALLEN,
    "together": FALLEN,
    "group-together": FALLEN,
    "alone-decides": FALLEN,
    "jointly": FALLEN,
    "board-of": ("trust",),
    "shared-of": ("trust",),
    "each": ("trust",),
    "each-of-group": ("both",),
    "seats": ("trust",),
    "first-of": FALLEN,
    "advise": ("freed",),
    "advise-it": (),
}


@pytest.fixture
def graph(make: Make) -> Graph:
    return make(TEXT).graph()


def fall(graph: Graph, item: str) -> Fall:
    return without(graph, graph.facts.get(item) or graph.thing(item))


def left(found: Fall) -> dict[str, tuple[str, ...] | None]:
    """How each relation that loses somebody is left: who still stands where somebody is lost. None: it has fallen."""

    def who(fact: Fact) -> tuple[str, ...]:
        lost = found.gone | found.lessened
        return next(
            kept.ids
            for role, was in found.graph.facts[fact.id].roles.items()
            if lost & set(was.ids)
            for kept in [fact.roles[role]]
        )

    return {
        fact.id: FALLEN if found.left[fact.id] is None else who(found.left[fact.id] or fact) for fact in found.fallen
    }


@pytest.mark.parametrize(
    ("item", "gone", "lessened", "relations"),
    [
        (
            "council",
            {"council", "clerk", "panel", "sub", "alone"},
            {"both", "open", "three"},
            OF_COUNCIL | {"merges": FALLEN},
        ),
        (
            "merger",
            {"council", "clerk", "panel", "sub", "alone"},
            {"both", "open", "three"},
            OF_COUNCIL | {"unless": FALLEN},
        ),
        ("panel", {"panel", "sub"}, set(), {"panel-of": FALLEN, "sub-of": FALLEN}),
        ("clerk", {"clerk"}, set(), {"clerk-of": FALLEN}),
        ("deal", {"deal"}, set(), {"under": FALLEN}),
        ("rumour", set(), set(), {}),
        ("alone-decides", set(), set(), {"alone-decides": FALLEN}),
        (
            "trust",
            {"trust"},
            {"both", "three"},
            {
                "together": FALLEN,
                "group-together": FALLEN,
                "jointly": FALLEN,
                "unless": FALLEN,
                "under": FALLEN,
                "board-of": ("council",),
                "shared-of": ("council",),
                "each": ("council",),
                "each-of-group": ("both",),
                "seats": ("council",),
                "second-of": FALLEN,
                "advise": FALLEN,
            },
        ),
    ],
)
def test_what_goes_what_is_less_and_how_each_relation_is_left(
    graph: Graph, item: str, gone: set[str], lessened: set[str], relations: dict[str, tuple[str, ...] | None]
) -> None:
    found = fall(graph, item)
    assert (found.gone, found.lessened, left(found)) == (gone, lessened, relations)


def test_a_group_goes_with_all_who_are_in_it_and_what_hangs_on_two_goes_with_the_second(graph: Graph) -> None:
    found = fall(graph, "both")
    assert found.gone == {"both", "council", "trust", "board", "shared", "double", "clerk", "panel", "sub", "alone"}
    assert left(found) == dict.fromkeys({*OF_COUNCIL, "merges", "unless", "under", "second-of"}, FALLEN) | {
        "advise-it": ()
    }


def test_what_stands_in_place_of_it_is_no_loss_and_neither_is_what_was_denied_or_is_over(graph: Graph) -> None:
    found = fall(graph, "council")
    assert {"heir-of", "never-of", "of-whom", "denied", "was"}.isdisjoint(left(found))
    assert "heir-of" not in found.left


def test_before_and_after_count_neither_what_is_denied_nor_what_is_over(graph: Graph) -> None:
    found = fall(graph, "council")
    assert {fact.id for fact in found.before_of("council")} >= {"alone-decides", "each", "heir-of"}
    assert {"denied", "was", "never-of"}.isdisjoint({fact.id for fact in found.before_of("council")})
    assert {fact.id: fact.subject.ids for fact in found.left_of("trust")} == {
        "each": ("trust",),
        "unless": ("trust",),
        "under": ("trust",),
        "seats": ("trust",),
        "board-of": ("board",),
        "shared-of": ("shared",),
        "second-of": ("double",),
        "advise": ("trust", "heir"),
    }
    three = [graph.facts[item] for item in ("was", "denied", "alone-decides")]
    assert [found.left_among(three), fall(graph, "deal").left_among(three)] == [[], [graph.facts["alone-decides"]]]


def test_who_is_lost_in_a_role_is_gone_or_a_group_that_has_lost_somebody(graph: Graph) -> None:
    found = fall(graph, "council")
    lost = {fact: found.lost(graph.facts[fact].subject) for fact in ("each", "each-of-group", "under")}
    assert lost == {"each": ("council",), "each-of-group": ("both",), "under": ()}


def test_the_graph_that_is_left_names_nothing_that_is_gone(graph: Graph) -> None:
    after = fall(graph, "council").graph_after()
    assert {"council", "clerk", "panel", "sub", "alone"}.isdisjoint(after.things)
    assert {name: getattr(after.things[name], "members") for name in ("both", "open", "three")} == {  # noqa: B009
        "both": ("trust",),
        "open": (),
        "three": ("trust",),
    }
    assert [getattr(after.things[name], "count") for name in ("three", "open")] == [2, 0]  # noqa: B009
    assert getattr(after.things["both"], "count", None) is None
    assert after.facts["each"].subject.ids == ("trust",)
    assert {"heir-of", "denied", "was", "never-of", "merges", "together"}.isdisjoint(after.facts)
    assert after.things["heir"] == graph.things["heir"]


def test_the_place_asked_about_may_go_itself(make: Make) -> None:
    graph = make("places: {town: Town, dale: Dale}\nplace: town\nbodies: {a: {name: A body, kind: forum}}\n").graph()
    assert [fall(graph, place).graph_after().place for place in ("town", "dale")] == ["", "town"]
