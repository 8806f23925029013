"""Governance forms: each of the library found where it is and not in a near miss, applied and found again."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph.loader.load import load
from govgraph.model.scenario import Scenario, UnknownName
from govgraph.patterns import Match, find, library, overlay_text, recognise

Make = Callable[..., Scenario]

ROOT = Path(__file__).parents[2]
PLACE_OPTIONS = ROOT / "tests" / "loader" / "sketches" / "place-options"

CAST = """
    bodies:
      icb: {name: The ICB, kind: icb}
      north: {name: North Trust, kind: nhs_foundation_trust}
      south: {name: South Trust, kind: nhs_foundation_trust}
      council: {name: The Council, kind: local_authority_ut}
      table: {name: The Table, kind: forum}
      alliance: {name: The Alliance, kind: forum}
      meeting: {name: The Meeting, kind: committees_in_common}
      board: {name: The Health and Wellbeing Board, kind: hwb}
      collaborative: {name: The Collaborative, kind: provider_collaborative}
      first: {name: First Committee, kind: not stated}
      second: {name: Second Committee, kind: not stated}
    posts:
      ceo-north: {name: Chief Executive of North}
      ceo-south: {name: Chief Executive of South}
    places: {valley: The Valley}
    functions: {care: Care}
    decisions: {plan: The plan}
    funds: {pool: The pool}
    agreements: {deal: The agreement}
"""

FORUM = "member of: [{who: [north, south], to: table}]"
EXECUTIVES = """
    of: [{who: ceo-north, to: north}, {who: ceo-south, to: south}]
    member of: [{who: [ceo-north, ceo-south], to: table}]
"""
OF_TRUSTS = "committee of: [{who: first, to: north}, {who: second, to: south}]"
BOTH_DECIDE = "decides: [{who: {each: [first, second]}, what: plan}]"
QUASI = """
    committee of: [{who: table, to: icb}]
"""
POOL = """
    contributes to: [{who: icb, to: pool}, {who: council, to: pool}]
    governs: [{who: deal, to: pool}]
"""
TEAM = "leads: [{who: ceo-north, what: table}]"

RIGHT = {
    "consultative-forum": (FORUM, "recommends: [{who: table, what: plan}]"),
    "individual-executives": (EXECUTIVES, "delegates: [{who: north, to: ceo-north}, {who: south, to: ceo-south}]"),
    "executive-partnership": (
        EXECUTIVES,
        "delegates: [{who: north, to: ceo-north}, {who: south, to: ceo-south}]",
        "governs: [{who: deal, to: table}]",
    ),
    "existing-statutory-board": (
        "committee of: [{who: board, to: council}]",
        "decides: [{who: board, what: plan}]",
        "delegates: [{who: icb, to: council, what: plan, power: S65Z5}]",
    ),
    "place-sub-committee": ("committee of: [{who: first, to: icb}]", "covers: [{who: first, to: valley}]"),
    "provider-collaborative": ("member of: [{who: [north, south], to: collaborative}]",),
    "alliance-contract": (
        "party to: [{who: icb, to: deal, as: commissioner}, {who: [north, south], to: deal, as: provider}]",
    ),
    "prime-contractor": (
        "party to: [{who: icb, to: deal, as: commissioner}, {who: north, to: deal, as: prime}, {who: south, to: deal, as: sub-contractor}]",
    ),
    "committee-of-a-body": ("committee of: [{who: first, to: icb}]",),
    "sub-committee": ("committee of: [{who: first, to: icb}, {who: second, to: first}]",),
    "joint-committee": (
        "committee of: [{who: first, to: {together: [north, south]}}]",
        "exercises jointly: [{who: {together: [north, south]}, to: first}]",
    ),
    "committees-in-common": (
        BOTH_DECIDE,
        OF_TRUSTS,
        "delegates: [{who: north, to: first}, {who: south, to: second}]",
        "member of: [{who: [first, second], to: meeting}]",
    ),
    "quasi-committee-in-common": (QUASI, "acts for: [{who: table, for: [north, south]}]"),
    "lead-provider": (
        "charged with: [{who: north, what: care}]",
        "allocates to: [{who: icb, to: north}]",
        "party to: [{who: icb, to: deal, as: commissioner}, {who: north, to: deal, as: prime}]",
    ),
    "lead-provider-by-delegation": (
        "charged with: [{who: north, what: care}]",
        "delegates: [{who: icb, to: north, what: care, power: S65Z5}]",
    ),
    "provider-alliance": (
        "member of: [{who: [north, south], to: alliance}]",
        "charged with: [{who: alliance, what: care}]",
        "governs: [{who: deal, to: alliance}]",
    ),
    "s75-pooled-fund": (POOL, "hosts: [{who: council, what: pool}]"),
    "joint-team": (
        TEAM,
        "of: [{who: ceo-north, to: [north, council]}]",
        "delegates: [{who: north, to: ceo-north}, {who: council, to: ceo-north}]",
    ),
    "single-integrated-organisation": (
        "charged with: [{who: north, what: care}]",
        "replaces: [{who: north, to: [south, council]}]",
    ),
    "forum-that-recommends": (
        "decides: [{who: table, what: plan}]",
        "delegates: [{who: north, to: table, what: plan, not: true}]",
    ),
    "individuals": (
        "decides: [{who: {each: [ceo-north, ceo-south]}, what: plan}]",
        "of: [{who: ceo-north, to: north}, {who: ceo-south, to: south}]",
        "delegates: [{who: north, to: ceo-north}, {who: south, to: ceo-south}]",
    ),
    "committee-that-others-follow": (
        "decides: [{who: first, what: plan}]",
        "committee of: [{who: first, to: icb}]",
        "delegates: [{who: icb, to: first, what: plan}, {who: north, to: first, what: plan, not: true}]",
    ),
    "forum-said-to-decide": ("decides: [{who: table, what: plan}]",),
    "each-for-itself": ("decides: [{who: {each: [north, ceo-south]}, what: plan}]",),
    "several-together": ("decides: [{who: {together: [north, south]}, what: plan}]",),
    "one-post": ("decides: [{who: ceo-north, what: plan}]",),
    "one-body": ("decides: [{who: north, what: plan}]",),
}
"""Each form where every part of it is in force."""

NEAR = {
    "nobody recommends": ("consultative-forum", (FORUM,)),
    "only one executive has authority": (
        "individual-executives",
        (EXECUTIVES, "delegates: [{who: north, to: ceo-north}]"),
    ),
    "the executives are in it for themselves": (
        "executive-partnership",
        (EXECUTIVES.split("member of")[1].join(("    member of", "")),),
    ),
    "nothing goes through the board": ("existing-statutory-board", (RIGHT["existing-statutory-board"][0],)),
    "the committee is of a trust": ("place-sub-committee", ("committee of: [{who: first, to: north}]",)),
    "the alliance has one provider": (
        "alliance-contract",
        ("party to: [{who: icb, to: deal, as: commissioner}, {who: north, to: deal, as: provider}]",),
    ),
    "no party takes another part in the contract": (
        "prime-contractor",
        ("party to: [{who: icb, to: deal, as: party}]",),
    ),
    "one provider is no collaborative": ("provider-collaborative", ("member of: [{who: north, to: collaborative}]",)),
    "the committee of two bodies": ("committee-of-a-body", ("committee of: [{who: first, to: [north, south]}]",)),
    "a group under a forum": ("sub-committee", ("sub-group of: [{who: first, to: table}]",)),
    "the committee has one parent": (
        "joint-committee",
        ("committee of: [{who: first, to: north}]", "exercises jointly: [{who: north, to: first}]"),
    ),
    "the committees decide different things": (
        "committees-in-common",
        (
            OF_TRUSTS,
            "decides: [{who: first, what: plan}, {who: second, what: care}]",
            "delegates: [{who: north, to: first}, {who: south, to: second}]",
        ),
    ),
    "it is a committee of nobody": ("quasi-committee-in-common", ("acts for: [{who: table, for: [north, south]}]",)),
    "no commissioner pays it or contracts with it": ("lead-provider", ("charged with: [{who: north, what: care}]",)),
    "one provider is no alliance": (
        "provider-alliance",
        ("member of: [{who: north, to: alliance}]", "charged with: [{who: alliance, what: care}]"),
    ),
    "only the NHS pays in": (
        "s75-pooled-fund",
        ("contributes to: [{who: icb, to: pool}]", "hosts: [{who: icb, what: pool}]"),
    ),
    "the manager is of one body": (
        "joint-team",
        (TEAM, "of: [{who: ceo-north, to: north}]", "delegates: [{who: north, to: ceo-north}]"),
    ),
    "the power is another": (
        "lead-provider-by-delegation",
        ("charged with: [{who: north, what: care}]", "delegates: [{who: icb, to: north, what: care, power: ICB_P11}]"),
    ),
    "one holder's authority is there": (
        "forum-that-recommends",
        (
            RIGHT["forum-that-recommends"][0],
            "delegates: [{who: north, to: table, what: plan, not: true}, {who: south, to: table, what: plan}]",
        ),
    ),
    "both are posts of one body": (
        "individuals",
        (RIGHT["individuals"][0], "of: [{who: [ceo-north, ceo-south], to: north}]"),
    ),
    "of no other holder is it denied": (
        "committee-that-others-follow",
        (*RIGHT["committee-that-others-follow"][:2], "delegates: [{who: icb, to: first, what: plan}]"),
    ),
    "a committee decides": (
        "forum-said-to-decide",
        ("committee of: [{who: table, to: icb}]", "decides: [{who: table, what: plan}]"),
    ),
    "they decide together": ("each-for-itself", RIGHT["several-together"]),
    "each decides alone": ("several-together", RIGHT["each-for-itself"]),
    "a body decides": ("one-post", RIGHT["one-body"]),
    "nobody decides": ("one-body", ("decides: [{who: nobody, what: plan}]",)),
    "it took the place of one body": (
        "single-integrated-organisation",
        ("charged with: [{who: north, what: care}]", "replaces: [{who: north, to: south}]"),
    ),
}
"""What is close to a form and is not that form: why, the form, the relations."""


def written(*relations: str) -> str:
    """The cast and these relations as a scenario."""
    body = "\n".join(textwrap.dedent(part).strip("\n") for part in relations)
    return textwrap.dedent(CAST) + "relations:\n" + textwrap.indent(body, "  ") + "\n"


def matches(scenario: Scenario, form: str, option: str | None = None) -> tuple[Match, ...]:
    """The matches of a form of the library that nothing contradicts."""
    return tuple(m for m in recognise(scenario.graph(option), library()[form]) if not m.contradicted)


@pytest.fixture(scope="module")
def bradford() -> Scenario:
    """The scenario of the real report."""
    return govgraph.load(ROOT / "scenarios" / "bradford-craven")


def test_every_form_of_the_library_has_an_example_and_a_near_miss() -> None:
    assert set(library()) == set(RIGHT) == {form for form, _ in NEAR.values()}


@pytest.mark.parametrize("form", RIGHT)
def test_a_form_is_recognised_where_all_of_it_is_in_force(make: Make, form: str) -> None:
    found = matches(make(written(*RIGHT[form])), form)
    assert [(match.status, match.missing, match.unknown) for match in found] == [("live", (), ())]


@pytest.mark.parametrize("why", NEAR)
def test_a_near_miss_is_not_that_form(make: Make, why: str) -> None:
    form, relations = NEAR[why]
    assert matches(make(written(*relations)), form) == ()


def test_fillers_that_belong_together_are_one_match(make: Make) -> None:
    (match,) = matches(make(written(*RIGHT["individual-executives"])), "individual-executives")
    assert match.bindings == {
        "$forum": ("table",),
        "$body": ("north", "south"),
        "$executive": ("ceo-north", "ceo-south"),
    }


def test_a_part_that_is_not_there_is_missing_and_the_form_is_there_in_parts_only(make: Make) -> None:
    (match,) = matches(make(written(*RIGHT["provider-alliance"][:2])), "provider-alliance")
    assert (match.status, match.missing) == ("parts only", ("[agreement] governs The Alliance",))


def test_a_part_that_is_only_proposed_leaves_the_form_in_preparation(make: Make) -> None:
    (match,) = matches(
        make(written(FORUM, "recommends: [{who: table, what: plan, status: proposed}]")), "consultative-forum"
    )
    assert match.status == "in preparation"


def test_a_part_that_the_paper_leaves_open_is_unknown_and_not_missing(make: Make) -> None:
    (match,) = matches(make(written(POOL, "hosts: [{who: not stated, what: pool}]")), "s75-pooled-fund")
    assert (match.missing, match.unknown) == ((), ("[host] hosts The pool: not stated",))


def test_a_part_that_the_paper_denies_is_missing(make: Make) -> None:
    denied = "recommends: [{who: table, what: plan, not: true}]"
    assert matches(make(written(FORUM, denied)), "consultative-forum") == ()


def test_a_forum_that_decides_is_called_consultative_by_the_wrong_name(make: Make) -> None:
    scenario = make(written(*RIGHT["consultative-forum"], "decides: [{who: table, what: plan}]"))
    (match,) = recognise(scenario.graph(), library()["consultative-forum"])
    assert match.contradicted == ("The Table decides The plan",)
    facets = scenario.graph().patterns().facets
    assert facets["contradicted"] == ["consultative-forum"]
    assert "consultative-forum" not in facets["forms"]


def test_the_members_of_a_group_fill_a_slot(make: Make) -> None:
    text = written("member of: [{who: trusts, to: table}]", "recommends: [{who: table, what: plan}]")
    scenario = make(text + "groups: {trusts: {name: Trusts, members: [north, south], complete: true}}\n")
    (match,) = matches(scenario, "consultative-forum")
    assert match.bindings["$member"] == ("north", "south")


def test_the_bound_on_bindings_is_told(make: Make) -> None:
    graph = make(written(*RIGHT["individual-executives"])).graph()
    assert not find(graph, library()["individual-executives"], limit=1).complete
    assert find(graph, library()["individual-executives"]).complete


APPLIED: dict[str, dict[str, str | list[str]]] = {
    "consultative-forum": {"forum": "table", "matter": "plan"},
    "individual-executives": {"body": ["north", "south"], "executive": ["ceo-north", "ceo-south"]},
    "executive-partnership": {
        "forum": "table",
        "body": ["north", "south"],
        "executive": ["ceo-north", "ceo-south"],
        "terms": "new-terms",
    },
    "existing-statutory-board": {"board": "board", "council": "council", "commissioner": "icb", "matter": "plan"},
    "place-sub-committee": {"committee": "new-committee", "commissioner": "icb", "place": "valley"},
    "alliance-contract": {"commissioner": "icb", "provider": ["north", "south"], "contract": "deal"},
    "prime-contractor": {"commissioner": "icb", "prime": "north", "sub": ["south"], "contract": "deal"},
    "provider-collaborative": {"collaborative": "collaborative", "provider": ["north", "south"]},
    "committee-of-a-body": {"committee": "first", "body": "icb"},
    "joint-committee": {"body": ["north", "south"], "committee": "new-committee"},
    "committees-in-common": {"body": ["north", "south"], "committee": ["first", "second"], "table": "meeting"},
    "committee-that-others-follow": {"body": "icb", "committee": "first", "matter": "plan"},
    "individuals": {"body": ["north", "south"], "post": ["ceo-north", "ceo-south"]},
    "quasi-committee-in-common": {"board": "table", "trust": ["north", "south"]},
    "lead-provider": {"commissioner": "icb", "lead": "north", "contract": "deal"},
    "lead-provider-by-delegation": {"commissioner": "icb", "lead": "north", "commissioning": "care"},
    "provider-alliance": {"alliance": "alliance", "care": "care", "agreement": "new-agreement"},
    "s75-pooled-fund": {"host": "council", "fund": "pool", "agreement": "new-agreement"},
    "joint-team": {"manager": "ceo-north", "body": ["north", "council"]},
    "single-integrated-organisation": {"organisation": "north", "before": ["south", "council"]},
    "sub-committee": {"sub-committee": "new-sub-committee", "committee": "first"},
}
"""For each form what it is applied to; ids that the cast does not have are new."""

GIVEN = {
    "place-sub-committee": (FORUM,),
    "provider-collaborative": (EXECUTIVES,),
    "alliance-contract": (EXECUTIVES,),
    "prime-contractor": (EXECUTIVES,),
    "committee-of-a-body": (FORUM,),
    "sub-committee": ("committee of: [{who: first, to: icb}]",),
    "s75-pooled-fund": (POOL.split("governs")[0],),
    "joint-team": RIGHT["joint-team"][:2],
    "joint-committee": (FORUM,),
    "committee-that-others-follow": (
        "decides: [{who: first, what: plan}]",
        "delegates: [{who: north, to: first, what: plan, not: true}]",
    ),
}
"""What is there before a form is applied, where it is not the first part of the example."""


@pytest.mark.parametrize("form", APPLIED)
def test_applying_a_form_gives_an_option_in_which_it_is_recognised(make: Make, form: str) -> None:
    text = written(*GIVEN.get(form, RIGHT[form][:1]))
    before = make(text)
    assert matches(before, form) == ()
    overlay = overlay_text(library()[form], dict(APPLIED[form]), known=before.baseline.things)
    (match,) = matches(make(text, applied=overlay), form, form)
    assert (match.status, match.missing) == ("live", ())
    for slot, things in APPLIED[form].items():
        assert set([things] if isinstance(things, str) else things) <= set(match.bindings[f"${slot}"])


def test_every_form_that_makes_something_is_applied() -> None:
    assert set(APPLIED) == {form.id for form in library().values() if form.make}


PLACE = """
    title: A place
    date: 2023-04-01
    documents: {d: A paper}
    places: {north: North}
    bodies:
      icb: {name: The ICB, kind: icb}
      table: {name: The Table, kind: forum}
      group: {name: The Group, kind: not stated}
    posts: {ceo: {name: Chief executive, of: icb}}
"""


def test_the_patterns_of_a_scenario_are_recognised_as_those_of_the_library_are(make: Make) -> None:
    own = load(PLACE_OPTIONS).patterns
    graph = make(
        "relations: {member of: [{who: ceo, to: table}], delegates: [{who: icb, to: ceo}],"
        " committee of: [{who: group, to: icb}]}\n",
        head=textwrap.dedent(PLACE),
    ).graph()
    (executive,) = recognise(graph, own["executive-authority"])
    assert executive.bindings == {"$forum": ("table",), "$body": ("icb",), "$executive": ("ceo",)}
    (committee,) = recognise(graph, own["icb-sub-committee"])
    assert (committee.status, committee.missing) == ("parts only", ("The Group covers [place]",))


def test_what_is_delegated_to_the_forum_contradicts_executive_authority(make: Make) -> None:
    pattern = load(PLACE_OPTIONS).patterns["executive-authority"]
    relations = (
        "relations: {member of: [{who: ceo, to: table}], delegates: [{who: icb, to: ceo}, {who: icb, to: table}]}\n"
    )
    (match,) = recognise(make(relations, head=textwrap.dedent(PLACE)).graph(), pattern)
    assert match.contradicted == ("The ICB delegates to The Table",)


def test_a_question_about_patterns_asks_those_of_the_scenario_too() -> None:
    graph = load(PLACE_OPTIONS).graph()
    facets = graph.patterns("executive-authority").facets
    assert facets["parts_only"] == ["executive-authority"]  # the chief executive sits at no table in this paper
    chain = [{"body": ["icb"], "executive": [post]} for post in ("ceo", "cdo", "pd-oxon")]
    assert facets["matches"]["executive-authority"] == chain, "each executive whom the board's authority reaches"
    with pytest.raises(UnknownName, match="there is no governance form 'executive-autority'"):
        graph.patterns("executive-autority")


@pytest.mark.parametrize(
    ("option", "form", "slot", "who"),
    [
        (None, "committee-of-a-body", "$committee", {"spb"}),
        ("a", "sub-committee", "$sub-committee", {"ops-subcommittee"}),
        ("b", "quasi-committee-in-common", "$board", {"spb"}),
        ("c", "provider-alliance", "$alliance", {"alliance-bradford", "alliance-craven"}),
        ("d", "provider-alliance", "$alliance", {"alliance-bdc"}),
        ("e", "lead-provider", "$lead", {"trust-bradford", "trust-airedale"}),
        ("f", "single-integrated-organisation", "$organisation", {"ico"}),
    ],
)
def test_each_option_of_the_report_is_recognised_by_its_structure(
    bradford: Scenario, option: str | None, form: str, slot: str, who: set[str]
) -> None:
    found = {item for match in matches(bradford, form, option) for item in match.bindings[slot]}
    assert who <= found
    if option is not None:  # it is the option that brings it
        assert not who & {item for match in matches(bradford, form) for item in match.bindings[slot]}


def test_which_trust_leads_is_not_known(bradford: Scenario) -> None:
    assert all(
        "which of Bradford NHS Trust, Airedale NHS Trust, Community Provider Trusts it is" in match.unknown
        for match in matches(bradford, "lead-provider", "e")
    )


@pytest.mark.parametrize("option", [None, "c", "d"])
def test_partnerships_to_which_leaders_delegate_are_no_provider_alliance(
    bradford: Scenario, option: str | None
) -> None:
    found = recognise(bradford.graph(option), library()["provider-alliance"])
    (match,) = [match for match in found if "cpps" in match.bindings["$alliance"]]
    assert any("delegate" in said for said in match.contradicted)
    facets = bradford.graph(option).patterns("provider-alliance").facets
    assert "cpps" not in {
        item for match in facets["matches"].get("provider-alliance", []) for item in match["alliance"]
    }
    assert facets["contradicted"] == ["provider-alliance"]


def test_asked_about_one_body_only_the_forms_that_it_is_part_of_are_told(bradford: Scenario) -> None:
    facets = bradford.graph("b").patterns(about="spb").facets
    assert facets["forms"] == ["committee-of-a-body", "place-sub-committee", "quasi-committee-in-common"]
    assert facets["matches"]["committee-of-a-body"] == [{"committee": ["spb"], "body": ["wyicb"]}]


# -- chains, groups, things that are only planned, and why not ------------------------------------------------------


def test_an_executive_is_reached_through_those_above(make: Make) -> None:
    chain = """
    of: [{who: [ceo-north, chief, director], to: north}, {who: ceo-south, to: south}]
    member of: [{who: [director, ceo-south], to: table}]
    delegates: [{who: north, to: ceo-north}, {who: ceo-north, to: chief}, {who: chief, to: director, status: planned}, {who: south, to: ceo-south}]
    """
    posts = "  chief: {name: Chief}\n  director: {name: Director}\n"
    text = written(chain).replace("places:", f"{posts}places:", 1)
    (match,) = matches(make(text), "individual-executives")
    assert match.bindings["$executive"] == ("director", "ceo-south")
    assert match.status == "in preparation", "a chain is as firm as its weakest step"


def test_executives_whom_nobody_names_are_a_group_that_fills_a_slot(make: Make) -> None:
    text = written(
        "of: [{who: ceos, to: {each: [trusts]}}]",
        "member of: [{who: ceos, to: table}]",
        "delegates: [{who: {each: [trusts]}, to: {each: [ceos]}}]",
    )
    groups = "groups: {trusts: {name: Trusts, kind: trust, members: [north, south]}, ceos: {name: Chief executives, kind: post, complete: false}}\n"
    (match,) = matches(make(text + groups), "individual-executives")
    assert match.bindings["$executive"] == ("ceos",)
    assert {"north", "south"} <= set(match.bindings["$body"])


def test_a_form_whose_body_is_only_in_preparation_is_in_preparation(make: Make) -> None:
    text = written(*RIGHT["provider-collaborative"]).replace(
        "kind: provider_collaborative}", "kind: provider_collaborative, status: in preparation}"
    )
    (match,) = matches(make(text), "provider-collaborative")
    assert match.status == "in preparation"


def test_why_a_form_that_is_asked_for_is_not_there(make: Make) -> None:
    facets = (
        make(written("committee of: [{who: board, to: council}]")).graph().patterns("existing-statutory-board").facets
    )
    assert facets["not_there"] == ["existing-statutory-board"]
    assert facets["nearest"] == {"existing-statutory-board": {"board": ["board"], "council": ["council"]}}
    assert facets["why_not"]["existing-statutory-board"] == [
        "The Health and Wellbeing Board decides [matter]",
        "[commissioner] delegates [matter] to The Council (S65Z5)",
    ]


BOB = ROOT / "scenarios" / "bob-place"


@pytest.mark.parametrize(
    ("option", "about", "form", "state"),
    [
        (None, "spb", "iii", "in_preparation"),
        ("d", "alliance-bdc", "v", "live"),
        ("e", "trust-bradford", "vi", "parts_only"),
    ],
)
def test_the_forms_of_one_paper_are_recognised_in_another(
    bradford: Scenario, option: str | None, about: str, form: str, state: str
) -> None:
    facets = bradford.graph(option).patterns(form, about=about, of=str(BOB)).facets
    assert facets["forms"] == [form]
    assert facets[state] == [form]


def test_an_executive_without_authority_is_no_partnership_on_executive_authority(bradford: Scenario) -> None:
    facets = bradford.graph("b").patterns("i", about="ple", of=str(BOB)).facets
    assert facets["live"] == []
    told = facets["why_not"].get("i") or facets["missing"].get("i") or []
    assert any("delegate" in sentence for sentence in told)


def test_the_library_is_listed_with_the_names_and_numbers_of_the_paper() -> None:
    facets = load(BOB).graph().patterns(library=True).facets
    assert list(facets["numbers"]) == ["i", "ii", "iii", "iv", "v", "vi", "vii"]
    assert facets["likes"]["iii"] == "place-sub-committee"
    assert facets["national"]["iii"] == "committee of the statutory body"


def test_in_each_place_what_acts_there_is_bound() -> None:
    from govgraph.patterns import apply_each, forms_of

    bob = load(BOB)
    made = apply_each(
        bob,
        forms_of(bob)["i"],
        {"forum": "pbps", "body": ["icb", "main-providers"], "executive": ["place-directors", "provider-ceos"]},
        new={"terms": "terms"},
        places=("bucks", "oxon", "berks-west"),
        option="each",
    )
    graph = made.scenario.graph("each")
    assert {(f.subject.ids[0], f.object.ids[0]) for f in graph.of_kind("governs") if f.option == "each"} == {
        ("terms-bucks", "pbp-bucks"),
        ("terms-oxon", "pbp-oxon"),
        ("terms-berks-west", "pbp-bw"),
    }
    given = {(f.subject.ids[0], f.object.ids[0]) for f in graph.of_kind("delegates") if f.option == "each"}
    assert {("icb", "pd-bucks"), ("icb", "pd-oxon"), ("icb", "pd-bw"), ("rbft", "provider-ceos")} <= given
    assert not any(who != "icb" and to.startswith("pd-") for who, to in given), "no body delegates to another's officer"
