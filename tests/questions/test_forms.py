"""The form of a decision: a form of the library met around who decides, in words with number and who."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.model.scenario import Scenario
from govgraph.patterns import decision_forms
from govgraph.patterns.decisions import SAID
from govgraph.questions import forms

Make = Callable[..., Scenario]

CAST = """
bodies:
  icb: {name: The ICB, kind: icb}
  north: {name: North Trust, kind: nhs_foundation_trust}
  south: {name: South Trust, kind: nhs_foundation_trust}
  east: {name: East Trust, kind: nhs_foundation_trust}
  north-com: {name: North Committee, kind: body_committee, committee of: north}
  south-com: {name: South Committee, kind: body_committee, committee of: south}
  east-com: {name: East Committee, kind: body_committee, committee of: east}
  board: {name: Place Board, kind: partnership_board, committee of: icb}
  below: {name: Place Panel, kind: not stated, committee of: board}
  joint: {name: The Joint Committee, kind: not stated, committee of: [north, south]}
  table: {name: The Table, kind: forum}
  meeting: {name: Committees in common, kind: committees_in_common}
posts:
  ceo-north: {name: Chief Executive of North, of: north, office: chief executive}
  ceo-south: {name: Chief Executive of South, of: south, office: chief executive}
  two-hats: {name: Second Director of North, of: north, facts: {executive director: true}}
functions:
  path: {name: Pathology, part of: nhs-provision}
  money: {name: Allocation, part of: nhs-commissioning}
decisions:
  labs: {name: Laboratories, exercises: path}
  funding: {name: Funding, exercises: money}
  both: {name: Both, exercises: [path, money]}
"""
TWO = "holds: {who: [north, south], what: path}"
"""Two trusts hold the matter; where nothing is stated all three do."""


def graph(make: Make, relations: str) -> Any:
    """The cast with these relations."""
    return make(f"{CAST}relations:\n  " + relations.strip().replace("\n", "\n  ") + "\n").graph()


def decided(make: Make, what: str, relations: str) -> Any:
    """The answer to who decides it."""
    return graph(make, relations).who_decides(what)


def line(answer: Any) -> str:
    """Its line on the form."""
    return next(str(line.text) for line in answer.lines if line.label == "Form")


def gift(giver: str, to: str, what: str = "path") -> str:
    return f"{{who: {giver}, to: {to}, what: {what}, power: FT_P15, conditions: {{constitution cover: true}}}}"


THREE = f"""
delegates: [{gift("north", "north-com")}, {gift("south", "south-com")}, {gift("east", "east-com")}]
decides: {{who: {{each: [north-com, south-com, east-com]}}, what: labs}}
member of: {{who: [north-com, south-com, east-com], to: meeting}}
"""
IN_COMMON = "three committees, each for its own body, meeting together as Committees in common (North Committee, South Committee and East Committee)"

EXECUTIVES = f"""
{TWO}
delegates: [{gift("north", "ceo-north")}, {gift("south", "ceo-south")}]
decides: {{who: {{each: [ceo-north, ceo-south]}}, what: labs}}
member of: {{who: [ceo-north, ceo-south], to: table, list complete: true}}
"""
AT_THE_TABLE = "each executive for their own body, at the table of The Table (two: Chief Executive of North and Chief Executive of South)"

FORUM = """
decides: {who: table, what: labs}
member of: {who: [ceo-north, ceo-south], to: table, list complete: true}
"""


def test_three_committees_each_for_its_own_body_meeting_together(make: Make) -> None:
    answer = decided(make, "labs", THREE)
    assert line(answer) == f"asserted: {IN_COMMON}; lawful: {IN_COMMON}"
    assert (answer.facets["form"], answer.facets["lawful_form"]) == ("committees in common", "committees in common")


def test_each_executive_for_their_own_body_at_the_forums_table(make: Make) -> None:
    answer = decided(make, "labs", EXECUTIVES)
    assert line(answer) == f"asserted: {AT_THE_TABLE}; lawful: {AT_THE_TABLE}"
    assert answer.facets["lawful_form"] == "individuals each for their own body"


def test_nobody_this_forum_can_only_recommend(make: Make) -> None:
    relations = "decides: {who: table, what: labs}\nmember of: {who: [icb, east], to: table, list complete: true}"
    answer = decided(make, "labs", relations)
    assert line(answer) == "asserted: forum: The Table; lawful: nobody: The Table can only recommend"
    assert (answer.facets["form"], answer.facets["lawful_form"]) == ("forum", "can only recommend")


@pytest.mark.parametrize(
    ("who", "word", "says"),
    [
        ("north", "one body", "one body: North Trust"),
        ("ceo-north", "one post", "one post: Chief Executive of North"),
        ("table", "forum", "forum: The Table"),
        ("board", "committee of one body", "committee of one body: Place Board, of The ICB"),
        (
            "below",
            "committee of one body",
            "committee of one body: Place Panel, a sub-committee of Place Board (of The ICB)",
        ),
        (
            "joint",
            "joint committee",
            "joint committee: The Joint Committee, of two bodies (North Trust and South Trust)",
        ),
        (
            "{each: [north-com, south-com]}",
            "committees in common",
            "two committees, each for its own body (North Committee and South Committee)",
        ),
        (
            "{each: [ceo-north, ceo-south]}",
            "individuals each for their own body",
            "each individual for their own body (two: Chief Executive of North and Chief Executive of South)",
        ),
        (
            "{each: [north, south-com]}",
            "each body for itself",
            "each for itself (two: North Trust and South Committee)",
        ),
        (
            "{together: [north-com, south-com]}",
            "several together",
            "all of them together (two: North Committee and South Committee)",
        ),
        (
            "{each: [ceo-north, two-hats]}",
            "each body for itself",
            "each for itself (two: Chief Executive of North and Second Director of North)",
        ),
        ("not stated", "not stated", "not stated"),
        ("nobody", "nobody", "nobody"),
        ("unclear", "unclear", "unclear"),
        ("{one of: [north, south]}", "one of several, which is not known", "one of several, which is not known"),
    ],
)
def test_the_form_asserted(make: Make, who: str, word: str, says: str) -> None:
    facets = decided(make, "labs", f"decides: {{who: {who}, what: labs}}").facets
    assert (facets["form"], facets["form_says"]) == (word, says)


def test_structure_beats_the_label(make: Make) -> None:
    """What is called a partnership board is the ICB's committee, because it is committee of the ICB."""
    assert decided(make, "labs", "decides: {who: board, what: labs}").facets["form"] == "committee of one body"


def test_a_committee_of_one_body_that_others_follow(make: Make) -> None:
    gifts = "delegates: {who: icb, to: board, what: money, power: ICB_P11, conditions: {constitution cover: true}}"
    facets = decided(make, "both", f"{TWO}\ndecides: {{who: board, what: both}}\n{gifts}").facets
    assert facets["lawful_form"] == "committee of one body that others follow"
    assert facets["lawful_form_says"] == (
        "committee of one body that others follow: Place Board, of The ICB; the others are North Trust and South Trust"
        " (for the others it can only recommend)"
    )


def test_one_body_that_others_follow(make: Make) -> None:
    facets = decided(make, "labs", f"{TWO}\ndecides: {{who: north, what: labs}}").facets
    assert (facets["lawful_form"], facets["lawful_form_note"]) == (
        "one body that others follow",
        "for the others it can only recommend",
    )


def test_a_joint_committee_to_which_all_have_given_it(make: Make) -> None:
    relations = f"""
{TWO}
decides: {{who: joint, what: labs}}
exercises jointly: {{who: {{together: [north, south]}}, to: joint, what: path, power: S65Z6JC}}
"""
    facets = decided(make, "labs", relations).facets
    assert facets["lawful_form"] == "joint committee"


def test_without_a_decider_the_form_is_that_of_the_ends_of_the_chains(make: Make) -> None:
    facets = decided(make, "labs", f"{TWO}\ndecides: {{who: not stated, what: labs}}").facets
    assert facets["lawful_form_says"] == "each for itself (two: North Trust and South Trust)"


def test_one_of_several_has_a_lawful_form_only_if_it_is_the_same_for_each(make: Make) -> None:
    same = decided(make, "labs", f"{TWO}\ndecides: {{who: {{one of: [north, south]}}, what: labs}}").facets
    assert same["lawful_form"] == "one body that others follow"
    other = decided(make, "labs", f"{TWO}\ndecides: {{who: {{one of: [north, table]}}, what: labs}}").facets
    assert (other["lawful_form"], other["lawful_form_note"]) == ("cannot tell", "it depends on which of them it is")


# -- at a table -------------------------------------------------------------------------------------------------


def at(make: Make, forum: str, relations: str) -> Any:
    """The facets of can this forum decide it."""
    return graph(make, relations).can_decide(forum, "labs").facets


def test_committees_at_one_table(make: Make) -> None:
    facets = at(make, "meeting", THREE)
    assert (facets["form"], facets["form_says"]) == ("committees in common", IN_COMMON)


def test_executives_at_the_table(make: Make) -> None:
    facets = at(make, "table", EXECUTIVES)
    assert (facets["form"], facets["form_says"]) == ("individuals each for their own body", AT_THE_TABLE)


def test_where_nobody_brings_authority_the_forum_can_only_recommend(make: Make) -> None:
    facets = at(make, "table", f"{TWO}\nmember of: {{who: below, to: table, list complete: true}}")
    assert (facets["form"], facets["form_says"]) == ("can only recommend", "nobody: The Table can only recommend")


def test_an_open_list_of_members_leaves_the_form_open(make: Make) -> None:
    facets = at(make, "table", "member of: {who: icb, to: table}")
    assert facets["form_says"] == ("nobody: The Table can only recommend (as far as it is known who acts there)")


def test_the_form_stands_in_the_answer(make: Make) -> None:
    assert line(graph(make, EXECUTIVES).can_decide("table", "labs")) == AT_THE_TABLE


# -- where the forms come from ----------------------------------------------------------------------------------


def test_a_scenario_brings_a_form_of_its_own(make: Make) -> None:
    own = """
patterns:
  cabinet-of-executives:
    name: Executive cabinet
    deciders: $executive
    reads: "a cabinet of {$executive:number}, chaired by the ICB"
    slots: {$executive: {category: post, several: 2}}
    given: {decides: {who: $executive, what: $matter}}
"""
    scenario = make(f"{CAST}{own}relations:\n  decides: {{who: {{each: [ceo-north, ceo-south]}}, what: labs}}\n")
    facets = scenario.graph().who_decides("labs").facets
    assert (facets["form"], facets["form_says"]) == ("executive cabinet", "a cabinet of two, chaired by the ICB")


def test_no_form_of_the_library_is_named_by_code() -> None:
    """Which form it is, the library says: the words of states of the answer are those of no form."""
    states = {
        forms.EITHER,
        forms.RIVALS,
        forms.NOBODY,
        forms.NOT_STATED,
        forms.UNCLEAR,
        forms.CANNOT_TELL,
        forms.ONE_OF,
    }
    assert states.isdisjoint(form.form or form.name.lower() for form in decision_forms())


def test_what_is_said_of_other_matters_is_not_read(make: Make) -> None:
    """The Table is given money; that makes it no less a forum that can only recommend on laboratories."""
    other = "delegates: {who: icb, to: table, what: money, power: ICB_P11}\n"
    facets = decided(make, "labs", other + FORUM.replace("table, list", "board, list")).facets
    assert facets["lawful_form"] == "can only recommend"
    assert set(SAID) == {"decides", "holds", "delegates", "exercises jointly"}
