"""On what ground something is said: how a status and a basis give it, how a chain takes the weakest, and its words."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.model.base import BASES, STATUSES, Basis, Status, tier
from govgraph.model.facts import Fact, Filler
from govgraph.model.ground import (
    Ground,
    ground_of,
    ground_tag,
    ground_words,
    of_relation,
    strongest_ground,
    weakest_ground,
)

GROUNDS = st.lists(st.sampled_from(list(Ground)), min_size=1)


@pytest.mark.parametrize(
    ("status", "basis", "ground"),
    [
        ("in force", "stated", Ground.STATED),
        ("interim", "stated", Ground.STATED),
        ("in force", "law", Ground.LAW),
        ("planned", "law", Ground.FORESEEN),
        ("likely", "stated", Ground.FORESEEN),
        ("in force", "inferred", Ground.INFERRED),
        ("proposed", "inferred", Ground.INFERRED),
        ("in force", "assumed", Ground.ASSUMED),
        ("past", "stated", Ground.STATED),
    ],
)
def test_a_status_and_a_basis_give_one_ground(status: Status, basis: Basis, ground: Ground) -> None:
    assert ground_of(status, basis) is ground


@pytest.mark.parametrize(("status", "basis"), list(product(STATUSES, BASES)))
def test_only_what_a_paper_or_the_law_says_as_in_force_is_firm(status: Status, basis: Basis) -> None:
    assert ground_of(status, basis).firm == (tier(status) != "unsettled" and basis in {"stated", "law"})
    assert not ground_of(status, basis, begun=False).firm


@given(GROUNDS)
def test_a_chain_is_as_firm_as_its_weakest_link_in_whatever_order(grounds: list[Ground]) -> None:
    assert weakest_ground(grounds) is weakest_ground(reversed(grounds))
    assert weakest_ground(grounds).rank == max(ground.rank for ground in grounds)
    assert strongest_ground(grounds).rank == min(ground.rank for ground in grounds)


def test_a_role_that_is_our_reading_makes_the_relation_our_reading() -> None:
    fact = Fact(
        id="r",
        kind="decides",
        roles={"who": Filler(ids=("board",), basis="inferred"), "what": Filler(ids=("budget",))},
    )
    assert (of_relation(fact), of_relation(fact, "what")) == (Ground.INFERRED, Ground.STATED)


def test_each_ground_has_its_words() -> None:
    assert [
        ground_words(Ground.LAW),
        ground_words(Ground.STATED),
        ground_words(Ground.FORESEEN, ["in force", "proposed"]),
        ground_words(Ground.FORESEEN, from_words="1 July 2022"),
        ground_words(Ground.FORESEEN, ["planned"], from_words="1 July 2022"),
        ground_words(Ground.INFERRED),
        ground_words(Ground.INFERRED, ["likely"]),
        ground_words(Ground.ASSUMED),
    ] == [
        "By law.",
        "The paper says so.",
        "Proposed, not yet agreed.",
        "From 1 July 2022, not yet in force.",
        "Planned from 1 July 2022, not yet in force.",
        "Our reading: no paper says it.",
        "Our reading: no paper says it (only called likely, not yet agreed).",
        "Assumed for the sake of the option: no paper says it.",
    ]
    assert [ground_tag(ground, "likely") for ground in Ground] == ["", "", "likely", "our reading; likely", "assumed"]
