"""Every check runs on awkward scenarios: sketches of other papers, circles, ids that are no things, nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph.checks import run
from govgraph.model.scenario import Scenario

Load = Callable[[str], Scenario]
SKETCHES = sorted((Path(__file__).parents[1] / "loader" / "sketches").glob("*/scenario.yaml"))


@pytest.mark.parametrize("path", SKETCHES, ids=lambda path: path.parent.name)
def test_sketches_of_the_other_papers(path: Path) -> None:
    run(govgraph.load(path.parent).graph(), strict=True)


def test_an_empty_scenario_has_nothing_wrong(scenario: Load) -> None:
    report = run(scenario("").graph(), strict=True)
    assert (report.findings, report.cannot_tell) == ((), ())


def test_circles_of_places_matters_groups_and_lines_end(scenario: Load) -> None:
    report = run(
        scenario("""
        places: {n: {name: N, part of: s}, s: {name: S, part of: n}}
        decisions: {x: {name: X, part of: y, decides: a}, y: {name: Y, part of: x, decides: b}}
        groups: {g: {name: G, members: [h]}, h: {name: H, members: [g]}}
        bodies:
          a: {name: A, kind: body_committee, committee of: b, covers: n, member of: g}
          b: {name: B, kind: forum, committee of: a, reports to: a, covers: s, member of: [{to: a}, {to: h}]}
        """).graph(),
        strict=True,
    )
    assert report.about("a", "b")
    assert "STR127" in report.codes


def test_a_relation_or_option_may_be_named_in_a_role(scenario: Load) -> None:
    made = scenario("""
        bodies: {a: {name: A, charged with: x}, b: {name: B}}
        decisions: {x: {name: X, decides: a}}
        sectors: {s: A sector}
        relations:
          reports to: {id: line, who: a, to: b}
          concerns: [{who: x, to: [line, o]}, {who: line, to: s}]
          represents: {who: line, for: s, to: a}
          covers: {who: line, to: p}
        places: {p: P}
        options: {o: {option: o}}
        """)
    for option in (None, "o"):
        run(made.graph(option), strict=True)


@pytest.mark.parametrize("word", ["nobody", "unclear", "not stated"])
def test_every_way_of_not_knowing_in_every_kind_of_relation(word: str, scenario: Load) -> None:
    """One relation of each kind with nothing known in it: no check fails on it, and none calls it an error."""
    from govgraph.model.vocabulary import vocabulary

    rows = "\n".join(
        f"  {kind.name}: {{{', '.join(f'{role.name}: {word}' for role in kind.roles.values() if role.required)}}}"
        for kind in vocabulary().kinds.values()
    )
    report = run(scenario(f"relations:\n{rows}").graph(), strict=True)
    assert [finding for finding in report.findings if finding.severity == "ERROR"] == []
