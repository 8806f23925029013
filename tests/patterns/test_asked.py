"""What a pattern asks for besides roles: fields, powers, how several act, a denial; what nobody states is unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model.scenario import Scenario
from govgraph.patterns import Match, recognise

Make = Callable[..., Scenario]

CAST = """
bodies:
  icb: {name: The ICB, kind: icb}
  north: {name: North Trust, kind: nhs_foundation_trust}
  south: {name: South Trust, kind: nhs_foundation_trust}
  table: {name: The Table, kind: forum}
groups: {trusts: {name: The trusts, members: [north, south], complete: true}}
functions: {care: Care, nursing: Nursing}
agreements: {deal: The deal}
"""


def met(make: Make, part: str, relations: str, *, never: str = "") -> tuple[Match, ...]:
    """The matches of a pattern that makes one relation."""
    contradicts = f"never: {{{never}}}, " if never else ""
    pattern = f"patterns: {{odd: {{name: Odd, {contradicts}make: {{{part}}}}}}}\n"
    scenario = make(f"{CAST}{pattern}relations: {{{relations}}}\n")
    return recognise(scenario.graph(), scenario.patterns["odd"])


GIFT = "delegates: {who: $giver, to: $receiver, power: POWER}"


@pytest.mark.parametrize(
    ("asked", "stated", "unknown"),
    [
        ("S65Z5", ", power: S65Z5", ()),
        ("[S65Z5, S75/PAR_R9]", ", power: S65Z5", ()),
        ("S75", ", power: S75/PAR_R9", ()),
        ("PAR_R9", ", power: S75/PAR_R9", ()),
        ("S65Z5", "", ("whether power is S65Z5: The ICB delegates Care to North Trust",)),
        (
            "[S65Z5, S75]",
            ", power: not stated",
            ("whether power is S65Z5 or S75: The ICB delegates Care to North Trust",),
        ),
        ("S65Z5", ", power: ICB_P11", None),
        ("S75/PAR_R9", ", power: S75", None),
        ("S65Z5", ", power: nobody", None),
    ],
)
def test_a_power_is_met_unknown_or_another(
    make: Make, asked: str, stated: str, unknown: tuple[str, ...] | None
) -> None:
    found = met(make, GIFT.replace("POWER", asked), f"delegates: {{who: icb, to: north, what: care{stated}}}")
    assert [match.unknown for match in found] == ([] if unknown is None else [unknown])


@pytest.mark.parametrize(
    ("stated", "unknown"),
    [
        (", voting: true", ()),
        ("", ("whether voting: North Trust is a member of The Table",)),
        (", voting: false", None),
    ],
)
def test_a_vote_is_met_unknown_or_denied(make: Make, stated: str, unknown: tuple[str, ...] | None) -> None:
    found = met(make, "member of: {who: $a, to: $b, voting: true}", f"member of: {{who: north, to: table{stated}}}")
    assert [match.unknown for match in found] == ([] if unknown is None else [unknown])


def test_the_role_of_a_party_is_asked_for_as_scenarios_write_it(make: Make) -> None:
    parties = "party to: [{who: icb, to: deal, as: commissioner}, {who: north, to: deal, as: prime}]"
    found = met(make, "party to: {who: $a, to: deal, as: [prime, provider]}", parties)
    assert [match.bindings["$a"] for match in found] == [("north",)]


DECIDE = "decides: {who: WHO, what: care}"


@pytest.mark.parametrize(
    ("asked", "who", "unknown"),
    [
        ("each", "{each: [north, south]}", ()),
        ("each", "{together: [north, south]}", None),
        ("each", "north", ()),
        ("each", "[north, south]", ("whether each for itself: North Trust and South Trust decide Care",)),
        ("each", "trusts", ("whether each for itself: The trusts decide Care",)),
        ("together", "{together: [north, south]}", ()),
        ("together", "{each: [north, south]}", None),
        ("together", "north", None),
        ("together", "[north, south]", ("whether all of them together: North Trust and South Trust decide Care",)),
        ("any", "{any: [north, south]}", ()),
    ],
)
def test_how_several_act_is_met_unknown_or_otherwise(
    make: Make, asked: str, who: str, unknown: tuple[str, ...] | None
) -> None:
    found = met(make, f"decides: {{who: {{{asked}: $who}}, what: care}}", DECIDE.replace("WHO", who))
    assert {match.unknown for match in found} == (set() if unknown is None else {unknown})


def test_a_denial_can_be_asked_for(make: Make) -> None:
    gifts = "delegates: [{who: icb, to: north, what: care}, {who: icb, to: south, what: care, not: true}]"
    found = met(make, "delegates: {who: icb, to: $to, not: true}", gifts)
    assert [match.bindings["$to"] for match in found] == [("south",)]
    assert [match.bindings["$to"] for match in met(make, "delegates: {who: icb, to: $to}", gifts)] == [("north",)]


def test_the_surest_of_several_relations_is_taken(make: Make) -> None:
    gifts = "delegates: [{who: icb, to: north, what: care}, {who: icb, to: north, what: nursing, power: S65Z5}]"
    (match,) = met(make, GIFT.replace("POWER", "S65Z5"), gifts)
    assert match.unknown == ()


def test_what_would_contradict_with_a_field_that_nobody_states_is_unknown(make: Make) -> None:
    seat, gift = "member of: {who: north, to: table}", "delegates: {who: icb, to: north, what: care"
    never = "delegates: {to: $a, power: S65Z5}"
    (open_,) = met(make, "member of: {who: $a, to: $b}", f"{seat}, {gift}}}", never=never)
    assert (open_.contradicted, open_.unknown) == (
        (),
        ("whether power is S65Z5: The ICB delegates Care to North Trust",),
    )
    (denied,) = met(make, "member of: {who: $a, to: $b}", f"{seat}, {gift}, power: S65Z5}}", never=never)
    assert denied.contradicted == ("The ICB delegates Care to North Trust (S65Z5)",)


def test_a_part_that_is_missing_is_told_with_what_was_asked_for(make: Make) -> None:
    part = "member of: {who: $a, to: table}, delegates: {who: icb, to: $a, power: S65Z5}"
    (match,) = met(make, part, "member of: {who: north, to: table}")
    assert match.missing == ("The ICB delegates to North Trust (S65Z5)",)
