"""The three cases worked through in the description of authority: a committee that guides trusts, a chain of posts
inside one body, and a chain over three legal persons whose terms on passing it on are yes, not stated or no."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.authority import Authority, all_judged, authority, holders, matter
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]


def level(graph: Graph, what: str, holder: str, node: str, **asked: object) -> Authority:
    about = matter(graph, what, **asked)  # type: ignore[arg-type]
    (holding,) = [found for found in holders(graph, about) if found.holder == holder]
    return authority(graph, about, holding, node)


def findings(graph: Graph) -> dict[str, tuple[str, str]]:
    return {j.arrangement.id: (j.finding.code, j.finding.level) for j in all_judged(graph) if j.finding}


# -- Bradford, option b ------------------------------------------------------------------------------------------

BOARD = """
bodies:
  icb: {name: West Yorkshire ICB, kind: icb}
  trust: {name: A trust, kind: KIND}
  spb: {name: Strategic partnership board, kind: partnership_board, committee of: icb}
functions:
  icb-capital: {name: Allocation of capital, part of: nhs-commissioning}
  own-capital: {name: Own capital, part of: nhs-provision}
decisions:
  capital: {name: Major capital, exercises: [icb-capital, own-capital]}
"""
FROM_ICB = "relations: {delegates: [{id: inferred, who: icb, to: spb, what: capital, basis: inferred}]}\n"
FROM_TRUST = "relations: {delegates: [{id: gift, who: trust, to: spb, what: capital}]}\n"
KINDS = ("nhs_foundation_trust", "trust")


def test_committee_stated_and_no_delegation_is_not_shown_and_names_the_row_that_would_do(make: Make) -> None:
    graph = make(BOARD.replace("KIND", KINDS[0])).graph()
    found = level(graph, "capital", "icb", "spb")
    assert found.level == "not shown"
    assert [row.id for row in found.rows] == ["ICB_P11"]
    assert "committee stated, delegation not stated: ICB_P11 would do" in found.reason


def test_inferred_delegation_without_a_power_is_full_on_the_condition_of_its_power(make: Make) -> None:
    graph = make(BOARD.replace("KIND", KINDS[0]) + FROM_ICB).graph()
    found = level(graph, "capital", "icb", "spb")
    assert (found.level, found.conditions, found.liable) == ("full", (("inferred", "power: ICB_P11"),), ("icb",))
    assert findings(graph) == {"inferred": ("L35", "WARN")}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", ["2022-07-01", "2022-03-15"])
def test_trust_to_anothers_committee_can_be_carried_by_no_power(make: Make, kind: str, day: str) -> None:
    graph = make(BOARD.replace("KIND", kind) + FROM_TRUST).graph(on=day)
    assert level(graph, "capital", "trust", "spb").level == "none"
    assert findings(graph) == {"gift": ("L35", "ERROR")}


def test_near_rows_name_the_rule_that_each_fails(make: Make) -> None:
    graph = make(BOARD.replace("KIND", KINDS[0]) + FROM_TRUST).graph()
    (judged,) = all_judged(graph)
    near = {row: failure.code for row, failure in judged.verdict.near}
    assert {"FT_P15": "L27", "S65Z5": "L02", "S65Z6JC": "L08"}.items() <= near.items()


def test_before_the_law_is_in_force_the_delegation_is_merely_not_yet(make: Make) -> None:
    graph = make(BOARD.replace("KIND", KINDS[0]) + FROM_ICB).graph(on="2022-03-15")
    assert findings(graph) == {"inferred": ("L35", "WARN")}
    about = matter(graph, "capital")
    assert all(authority(graph, about, holding, "spb").level == "none" for holding in holders(graph, about))


# -- BOB: four posts in a chain ----------------------------------------------------------------------------------

CHAIN = """
bodies:
  icb: {name: BOB ICB, kind: icb}
  place: {name: Place partnership, kind: place_partnership}
  council: {name: A council, kind: local_authority_ut, facts: {system: executive}}
posts:
  ceo: {name: Chief executive, of: icb, facts: {employee: true}}
  cdo: {name: Chief delivery officer, of: icb, facts: {employee: true}}
  director: {name: Place director, of: icb, facts: {employee: true}}
  officer: {name: An officer of the council, of: council OFFICER}
agreements:
  scheme: {name: Scheme of reservation and delegation, kind: scheme of delegation}
functions:
  community: {name: Community services, part of: nhs-commissioning}
relations:
  delegates:
    - {id: one, who: icb, to: ceo, what: community, under: scheme POWER}
    - {id: two, who: ceo, to: cdo, what: community, under: scheme POWER}
    - {id: three, who: cdo, to: director, what: community, under: scheme POWER LIMIT}
"""
STEPS = ("one", "two", "three")


def chain(power: str = "", limit: str = "", officer: str = "", more: str = "") -> str:
    return CHAIN.replace(" POWER", power).replace(" LIMIT", limit).replace(" OFFICER", officer) + more


def test_power_not_stated_is_one_condition_and_one_warning_a_step(make: Make) -> None:
    graph = make(chain()).graph()
    found = level(graph, "community", "icb", "director")
    assert (found.level, found.conditions) == ("full", tuple((step, "power: ICB_P11") for step in STEPS))
    assert findings(graph) == dict.fromkeys(STEPS, ("L35", "WARN"))


def test_power_stated_leaves_the_cover_of_each_step(make: Make) -> None:
    graph = make(chain(", power: ICB_P11")).graph()
    found = level(graph, "community", "icb", "director")
    assert (found.level, found.conditions) == ("full", tuple((step, "constitution cover") for step in STEPS))
    assert found.liable == ("icb",)
    assert findings(graph) == {}


def test_for_a_value_with_no_limit_stated_the_scheme_must_set_no_lower_limit(make: Make) -> None:
    found = level(make(chain(", power: ICB_P11")).graph(), "community", "icb", "director", value=4e6)
    asked = [(step, text) for step in STEPS for text in ("constitution cover", "its scheme sets no lower limit")]
    assert (found.level, found.conditions) == ("full", tuple(asked))


@pytest.mark.parametrize(("value", "expected"), [(4e5, "full"), (4e6, "none")])
def test_a_limit_on_the_last_step_decides(make: Make, value: float, expected: str) -> None:
    text = chain(", power: ICB_P11, conditions: {constitution cover: true}", ", limit: £500k")
    found = level(make(text).graph(), "community", "icb", "director", value=value)
    assert found.level == expected
    if expected == "full":  # the steps above it state no limit
        assert found.conditions == tuple((step, "its scheme sets no lower limit") for step in STEPS[:2])


def test_a_forum_as_receiver_is_an_error(make: Make) -> None:
    graph = make(chain(more="    - {id: forum, who: director, to: place, what: community, power: ICB_P11}\n")).graph()
    assert findings(graph)["forum"] == ("L32", "ERROR")


@pytest.mark.parametrize(
    ("officer", "expected"),
    [(", facts: {employee: false, secondee: false, board member: false}", ("L23", "ERROR")), ("", None)],
)
def test_an_officer_of_the_council_fits_only_if_seconded_or_on_the_board(
    make: Make, officer: str, expected: object
) -> None:
    more = "    - {id: step, who: director, to: officer, what: community, power: ICB_P11}\n"
    graph = make(chain(", power: ICB_P11", officer=officer, more=more)).graph()
    assert findings(graph).get("step") == expected
    if expected is None:
        found = level(graph, "community", "icb", "officer")
        assert (
            "step",
            "An officer of the council is board member, employee or secondee of BOB ICB",
        ) in found.conditions


# -- NHS England to an ICB to a council, with section 75 ----------------------------------------------------------

DENTAL = """
bodies:
  nhse: {name: NHS England, kind: nhs_england}
  icb: {name: ICB, kind: icb}
  council: {name: Council, kind: local_authority_ut, facts: {system: executive}}
  council-two: {name: Second council, kind: local_authority_ut}
  cabinet: {name: Cabinet, kind: la_executive, organ of: council}
  trust: {name: Trust, kind: nhs_trust}
posts:
  dass: {name: Director of adult social services, office: dass, of: council}
functions:
  dental: {name: Dental services, part of: nhs-direct-commissioning}
relations:
  delegates:
    - {id: first, who: nhse, to: icb, what: dental, power: S65Z5 TERMS}
    - {id: second, who: icb, to: council, what: dental, power: S75/PAR_R9, conditions: {agreement: true, improvement: true, consultation: true}}
    - {id: third, who: cabinet, to: dass, what: dental, power: L9E}
"""
ALLOWED, SILENT, BARRED = ", onward across: allowed", "", ", onward across: barred"


@pytest.mark.parametrize(
    ("terms", "finding", "levels"),
    [
        (ALLOWED, {}, {"icb": "full", "council": "full", "dass": "full"}),
        (SILENT, {"second": ("L06", "WARN")}, {"icb": "full", "council": "not shown", "dass": "not shown"}),
        (BARRED, {"second": ("L06", "ERROR")}, {"icb": "full", "council": "none", "dass": "none"}),
    ],
    ids=["onward yes", "onward not stated", "onward no"],
)
def test_terms_on_passing_it_on_decide_how_far_the_chain_reaches(
    make: Make, terms: str, finding: dict[str, tuple[str, str]], levels: dict[str, str]
) -> None:
    graph = make(DENTAL.replace(" TERMS", terms)).graph()
    assert findings(graph) == finding
    assert {node: level(graph, "dental", "nhse", node).level for node in levels} == levels


def test_the_last_receiver_stands_on_two_conditions(make: Make) -> None:
    found = level(make(DENTAL.replace(" TERMS", ALLOWED)).graph(), "dental", "nhse", "dass")
    assert set(found.conditions) == {("second", "may pass it on inside"), ("cabinet", "which organ of Council")}


def test_liability_is_a_fold_and_not_the_first_giver(make: Make) -> None:
    graph = make(DENTAL.replace(" TERMS", ALLOWED)).graph()
    assert {node: level(graph, "dental", "nhse", node).liable for node in ("icb", "council", "dass")} == dict.fromkeys(
        ("icb", "council", "dass"), ("icb",)
    )


@pytest.mark.parametrize(
    ("further", "expected", "reached"),
    [
        ("{id: further, who: council, to: trust, what: dental, power: S65Z5}", ("L07", "ERROR"), ("trust", "none")),
        (
            "{id: further, who: council, to: council-two, what: dental, power: L101}",
            ("L06", "WARN"),
            ("council-two", "not shown"),
        ),
    ],
    ids=["by s65Z5 to a trust", "by s101 to a second council"],
)
def test_a_council_passes_it_on_by_no_power_of_the_nhs(
    make: Make, further: str, expected: tuple[str, str], reached: tuple[str, str]
) -> None:
    graph = make(DENTAL.replace(" TERMS", ALLOWED) + f"    - {further}\n").graph()
    assert findings(graph) == {"further": expected}
    node, expected_level = reached
    assert level(graph, "dental", "nhse", node).level == expected_level


# -- two trusts give an ICB the same matter, on terms of their own ------------------------------------------------

TWO = """
bodies:
  icb: {name: ICB, kind: icb}
  ft1: {name: First trust, kind: nhs_foundation_trust}
  ft2: {name: Second trust, kind: nhs_foundation_trust}
  icb2: {name: Next ICB, kind: icb}
functions: {theatres: {name: Theatres, part of: nhs-provision}}
relations:
  holds: [{who: [ft1, ft2], what: theatres}]
  delegates:
    - {id: one, who: ft1, to: icb, what: theatres, power: S65Z5, limit: 1000, onward across: FIRST}
    - {id: two, who: ft2, to: icb, what: theatres, power: S65Z5, limit: 500, onward across: SECOND}
    - {id: on, who: icb, to: icb2, what: theatres, power: S65Z5, limit: LIMIT}
"""


@pytest.mark.parametrize(
    ("first", "second", "limit", "found"),
    [
        ("allowed", "allowed", 400, None),
        ("allowed", "barred", 400, None),
        ("barred", "barred", 400, ("L06", "ERROR")),
        ("not stated", "barred", 400, ("L06", "WARN")),
        ("allowed", "allowed", 800, None),
        ("allowed", "allowed", 2000, ("L36", "ERROR")),
    ],
)
def test_one_route_that_lets_it_pass_is_enough_and_the_widest_limit_counts(
    make: Make, first: str, second: str, limit: int, found: tuple[str, str] | None
) -> None:
    text = TWO.replace("FIRST", first).replace("SECOND", second).replace("LIMIT", str(limit))
    assert findings(make(text).graph()).get("on") == found


# -- a council's leader, written as a post or as an organ -----------------------------------------------------------

AS_POST = "  leader: {name: Leader, of: council, office: leader}"
AS_ORGAN = "  leader: {name: Leader, kind: la_leader, organ of: council}"
EXECUTIVE = """
bodies:
  council: {name: Council, kind: local_authority_ut, facts: {system: SYSTEM}}
BODIES
posts:
  member: {name: Cabinet member, of: council, office: cabinet member}
  dass: {name: Director of adult social services, of: council, office: dass}
POSTS
functions:
  care: {name: Care at home, part of: social-care}
  licences: {name: Licences, owner: la, class: la_nonexec}
relations:
  holds: {who: council, what: [care, licences]}
  delegates:
    - {id: first, who: leader, to: member, what: care, power: L9E}
    - {id: then, who: member, to: dass, what: care, power: L9E}
"""


def executive(make: Make, leader: str, system: str = "executive") -> Graph:
    text = EXECUTIVE.replace("SYSTEM", system)
    bodies, posts = ("", leader) if leader == AS_POST else (leader, "")
    return make(text.replace("BODIES", bodies).replace("POSTS", posts)).graph()


@pytest.mark.parametrize("leader", [AS_POST, AS_ORGAN])
def test_the_leader_is_the_council_for_executive_functions_and_gives_them_on(make: Make, leader: str) -> None:
    graph = executive(make, leader)
    levels = {node: level(graph, "care", "council", node).level for node in ("leader", "member", "dass")}
    assert levels == {"leader": "full", "member": "full", "dass": "full"}
    assert level(graph, "care", "council", "leader").conditions == ()
    assert level(graph, "licences", "council", "leader").level == "none"
    assert findings(graph) == {}


@pytest.mark.parametrize("leader", [AS_POST, AS_ORGAN])
def test_with_a_committee_system_there_is_no_executive_to_lead(make: Make, leader: str) -> None:
    graph = executive(make, leader, "committee")
    assert level(graph, "care", "council", "leader").level == "none"
    assert level(graph, "care", "council", "member").level == "none"
    assert findings(graph)["first"][0] == "L38"


@pytest.mark.parametrize("leader", [AS_POST, AS_ORGAN])
def test_whether_there_is_an_executive_is_a_condition_where_nobody_says(make: Make, leader: str) -> None:
    found = level(executive(make, leader, "not stated"), "care", "council", "leader")
    assert (found.level, [text for _, text in found.conditions]) == (
        "full",
        ["whether Council has an executive or a committee system"],
    )


def test_the_mayor_of_a_combined_authority_is_no_such_leader(make: Make) -> None:
    graph = make(
        """
        bodies: {ca: {name: Combined authority, kind: combined_authority}}
        posts: {mayor: {name: Mayor, of: ca, office: mayor}}
        functions: {buses: {name: Buses, owner: la, class: la_exec, holds: ca}}
        """
    ).graph()
    assert level(graph, "buses", "ca", "mayor").level != "full"


def test_a_scheme_that_is_itself_the_source_needs_no_power_beside_it(make: Make) -> None:
    read = chain().replace("kind: scheme of delegation}", "kind: scheme of delegation, source: d}")
    read = read.replace("under: scheme", "under: scheme, source: d row 1")
    found = level(make(read).graph(), "community", "icb", "director")
    assert (found.level, found.conditions) == ("full", ())
    cited = read.replace("kind: scheme of delegation, source: d}", "kind: scheme of delegation, source: d p3}")
    assert level(make(cited).graph(), "community", "icb", "director").conditions != ()
