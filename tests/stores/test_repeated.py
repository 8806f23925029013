"""The large country of the benchmarks is a country like the small ones: what it is made of is what a push would make."""

from __future__ import annotations

import re

import pytest
from national import country
from repeated import country_rows

from govgraph.stores.flat import THINGS
from govgraph.stores.read_back import scenario
from govgraph.stores.writing import rows


@pytest.mark.parametrize(("seed", "systems"), [(7, 20), (3, 13)])
def test_rows_made_by_repeating_are_those_of_the_scenario_that_is_read_from_them(seed: int, systems: int) -> None:
    made = country_rows(seed, systems=systems, per_system=40, pattern=6)
    assert rows(scenario(made)).sha256() == made.sha256()
    boards = {node.id for node in made.nodes if node.properties.get("kind") == "icb"}
    assert boards == {f"s{number}-icb" for number in range(systems)}


def test_nothing_is_repeated_in_a_country_of_few_systems() -> None:
    assert country_rows(1, systems=4, pattern=6) == rows(country(1, systems=4, shared=0.5, sharing=1))


def test_every_system_has_its_own_names_and_leads_to_its_neighbour() -> None:
    made = country_rows(9, systems=12, per_system=60, pattern=4)
    names = [node.properties["name"] for node in made.nodes if node.label in THINGS and not node.properties.get("pack")]
    assert len(set(names)) == len(names)
    ids = {node.id for node in made.nodes}
    assert {end for edge in made.edges for end in (edge.start, edge.end)} <= ids
    between = {
        tuple(sorted((int(one), int(other))))
        for edge in made.edges
        for one, other in [(system(edge.start), system(edge.end))]
        if one and other and one != other
    }
    assert between == {(number, number + 1) for number in range(11)}


def system(key: str) -> str:
    """The number of the system whose thing this is, or nothing."""
    found = re.match(r"s(\d+)-", key)
    return found[1] if found else ""
