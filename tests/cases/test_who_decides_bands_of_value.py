"""Who really decides: a ladder of value bands is one decider for each band, and not several rivals."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]

LADDER = """
bodies:
  haven: {name: Haven Homes, label: housing association}
  board: {name: Board, label: board, organ of: haven}
  finance: {name: Finance Committee, label: committee, committee of: haven}
posts:
  chief: {name: Chief Executive, of: haven}
decisions:
  repairs:
    name: Repair contracts
    decides:
      - {who: board, value from: 1000000, source: d 3}
      - {who: chief, value below: 150000, source: d 1}
      - {who: finance, value from: 150000, value below: 1000000, source: d 2}
  overlap:
    name: Overlapping contracts
    decides:
      - {who: chief, value below: 200000}
      - {who: finance, value from: 150000}
  terms:
    name: Terms
    agrees:
      - {who: chief, value below: 150000}
      - {who: board, value from: 150000}
"""


def test_each_band_has_its_decider_smallest_amounts_first(make: Make) -> None:
    answer = make(LADDER).graph().who_decides("repairs")
    assert answer.headline.startswith(
        "Who decides Repair contracts depends on its value: Chief Executive below £150k, "
        "Finance Committee from £150k, below £1m and Board from £1m. The paper says so."
    )
    assert (answer.facets["form"], answer.facets["by_value"]) == ("one decider for each band of value", True)
    assert answer.facets["bands"] == {
        "chief": ["below £150k"],
        "finance": ["from £150k, below £1m"],
        "board": ["from £1m"],
    }


def test_with_an_amount_the_answer_is_the_decider_of_its_band(make: Make) -> None:
    graph = make(LADDER).graph()
    found = {value: graph.who_decides("repairs", value=value).facets["deciders"] for value in (1, 150_000, 5_000_000)}
    assert found == {1: ["chief"], 150_000: ["finance"], 5_000_000: ["board"]}


def test_bands_that_overlap_are_no_ladder(make: Make) -> None:
    assert make(LADDER).graph().who_decides("overlap").facets["form"] == "rivals"


def test_agreeing_takes_bands_too(make: Make) -> None:
    graph = make(LADDER).graph()
    assert graph.who_decides("terms", value=1000).facets["approvers"] == ["chief"]
    also = next(line.text for line in graph.who_decides("terms").lines if line.label == "Also")
    assert also == "approves: Chief Executive (below £150k) and Board (from £150k)"


def test_there_is_a_row_for_each_decider_though_no_function_of_statute_is_known(make: Make) -> None:
    text = make(LADDER).graph().who_decides("repairs").to("csv")
    rows = [(row["decider"], row["value"], row["ground"], row["source"]) for row in csv.DictReader(io.StringIO(text))]
    assert rows == [
        ("Chief Executive", "below £150k", "stated", "d 1"),
        ("Finance Committee", "from £150k, below £1m", "stated", "d 2"),
        ("Board", "from £1m", "stated", "d 3"),
    ]


def test_what_falls_says_which_band_is_left_without_a_decider(make: Make) -> None:
    answer = make(LADDER).graph().what_falls("finance")
    assert answer.facets["bands_without_decider"] == {"repairs": ["from £150k, below £1m"], "overlap": ["from £200k"]}
    assert "Repair contracts (from £150k, below £1m)" in answer.headline
    assert answer.facets["matters_without_decider"] == []


def test_a_range_of_amounts_asks_for_every_band_in_it(make: Make) -> None:
    """Up to £1m is £1m, too, and all below; over £200k is all above: one amount is in one band."""
    here = make(LADDER).graph()
    asked = ("up to £1m", "under £1m", "over £200k", "at least £1m", "under £150k", "£1m")
    assert {value: here.who_decides("repairs", value=value).facets["deciders"] for value in asked} == {
        "up to £1m": ["board", "chief", "finance"],
        "under £1m": ["chief", "finance"],
        "over £200k": ["board", "finance"],
        "at least £1m": ["board"],
        "under £150k": ["chief"],
        "£1m": ["board"],
    }


SCHEME = """
law: none
bodies:
  haven: {name: Haven Homes, label: housing association}
  board: {name: Board, label: board, organ of: haven}
  finance: {name: Finance Committee, label: committee, committee of: haven}
functions: {works: {name: Works}}
relations:
  holds: [{who: haven, what: works, source: d 1}]
  delegates: [{who: haven, to: finance, what: works, limit: £1m, source: d 2}]
  reserves: [{who: board, what: repairs, value from: 1000000, source: d 3}]
decisions: {repairs: {name: Repairs, exercises: works, decides: {who: finance, value below: 1000000, source: d 2}}}
"""


def test_each_decider_of_a_range_is_held_against_the_amounts_of_its_own_band(make: Make) -> None:
    here = make(SCHEME).graph()
    assert here.who_decides("repairs", value="up to £2m").facets["authority"] == {"finance": "full", "board": "full"}
    assert here.who_decides("repairs", value="over £500k").facets["authority"] == {"finance": "full", "board": "full"}
