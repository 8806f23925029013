"""Short names: what tables, charts and slides call a thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.graph.names import AmbiguousName
from govgraph.model.scenario import Scenario
from govgraph.reading.short_names import short_name, short_option

Make = Callable[..., Scenario]
Problems = Callable[..., list[str]]

LONG = "The committee of the whole place for strategy"


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        (f"name: {LONG}, short: the Board, aliases: [CWP]", "the Board"),
        ("name: Strategic Partnership Board, aliases: [SPB]", "Strategic Partnership Board"),
        (f"name: {LONG}, aliases: [Committee of the whole place, CWP]", "CWP"),
        (f"name: {LONG}, aliases: [forum]", LONG),
        (f"name: {LONG}, aliases: [{LONG} and for its works]", LONG),
        (f"name: {LONG}", LONG),
        ("name: 311, short: 311", "311"),
    ],
    ids=[
        "its own",
        "a name that fits",
        "the shortest alias",
        "never an alias of two",
        "never a longer alias",
        "else its name",
        "a number",
    ],
)
def test_a_thing_has_one_short_name(make: Make, fields: str, short: str) -> None:
    graph = make(
        f"bodies:\n  board: {{kind: forum, {fields}}}\n  other: {{name: The other, aliases: [forum]}}\n"
    ).graph()
    assert short_name(graph, "board") == short


def test_posts_groups_and_decisions_have_short_names_too(make: Make) -> None:
    graph = make(
        """
        posts: {ceo: {name: The chief executive of all the trusts together, short: the chief}}
        groups: {trusts: {name: All the trusts that provide services here, short: the trusts}}
        decisions: {capital: {name: Major capital allocations and priorities, short: Major capital}}
        """
    ).graph()
    assert [short_name(graph, item) for item in ("ceo", "trusts", "capital")] == [
        "the chief",
        "the trusts",
        "Major capital",
    ]


def test_an_option_has_one_or_is_called_by_its_name(make: Make) -> None:
    options = make(
        "bodies: {a: A}\n", a="name: A very long name of an option\nshort: Two alliances\n", b="name: Lead provider\n"
    ).options
    assert [short_option(options[name]) for name in "ab"] == ["Two alliances", "Lead provider"]


def test_a_short_name_that_is_too_long_is_told_at_its_line(problems: Problems) -> None:
    text = "bodies:\n  board:\n    name: The Board\n    short: The Board of the whole of the place\n"
    assert problems(text, a="name: An option\nshort: An option with far too many words\n") == [
        "options/a.yaml:2:1: LOAD024 option 'a': 'short' has 33 letters: a short name has at most 28",
        "scenario.yaml:7:5: LOAD024 body 'board': 'short' has 35 letters: a short name has at most 28",
    ]


def test_a_thing_is_found_by_its_short_name_unless_another_name_says_so(make: Make) -> None:
    graph = make(
        """
        bodies:
          board: {name: The partnership board of the place, short: the Board}
          council: {name: The council, aliases: [Board of aldermen]}
          one: {name: The first executive, short: the Executive}
          two: {name: The second executive, short: the Executive}
        """
    ).graph()
    assert graph.thing("Board").id == "board"
    with pytest.raises(AmbiguousName):
        graph.thing("the Executive")
