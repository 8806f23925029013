"""Running checks: totals that mean something, waivers with a reason, crashes that are findings, independence."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govgraph.checks import Outcome, Passed, UnknownCheck, explain, registry, run
from govgraph.checks.registry import Check, checks, find
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from national import country

Load = Callable[[str], Scenario]

MEETINGS = """
meetings:
  weekly: {name: Weekly call, purpose: not stated}
  monthly: {name: Monthly call, purpose: share figures}
  yearly: {name: Yearly call}
"""


def test_totals_count_subjects_and_tell_not_knowing_from_passing(scenario: Load) -> None:
    report = run(scenario(MEETINGS).graph(), ["STR130"], strict=True)
    assert str(report.totals) == "1 pass, 1 fail, 1 cannot tell"
    assert [row.about for row in report.cannot_tell] == [("yearly",)]


def test_a_finding_says_what_where_and_what_to_do(scenario: Load) -> None:
    made = scenario(MEETINGS)
    (finding,) = run(made.graph(), ["meeting-with-no-purpose"], strict=True).findings
    assert (finding.code, finding.severity, finding.title, finding.about) == (
        "STR130",
        "WARN",
        "meeting with no purpose",
        ("weekly",),
    )
    assert finding.marks == (made.baseline.things["weekly"].mark,)
    assert (finding.option, finding.day, bool(finding.fix)) == ("baseline", "2023-04-01", True)


def test_a_waiver_accepts_what_it_names_and_keeps_its_reason(scenario: Load) -> None:
    report = run(
        scenario(MEETINGS + "waivers: [{code: STR130, about: weekly, reason: ends in May}]").graph(),
        ["STR130"],
        strict=True,
    )
    assert report.findings == ()
    assert [(waived.finding.about, waived.reason) for waived in report.waived] == [(("weekly",), "ends in May")]
    assert report.totals.passed == 2


def test_a_waiver_of_one_option_does_not_accept_another(scenario: Load) -> None:
    made = scenario(
        MEETINGS
        + "waivers: [{code: STR130, about: weekly, reason: x, options: a}]\noptions: {a: {option: a}, b: {option: b}}"
    )
    assert {option: run(made.graph(option), ["STR130"]).codes for option in ("a", "b")} == {"a": (), "b": ("STR130",)}


def test_a_waiver_that_matches_in_one_option_is_not_unused_in_the_others(scenario: Load) -> None:
    made = scenario(
        "meetings: {m: {name: M, purpose: care}}\nwaivers: [{code: STR130, about: m, reason: x}]\n"
        "options: {a: {option: a, change: {m: {purpose: not stated}}}}"
    )
    assert [run(made.graph(option), ["EVI290"], strict=True).codes for option in (None, "a")] == [(), ()]


def test_a_waiver_of_a_check_that_is_not_there_is_found(scenario: Load) -> None:
    (finding,) = run(scenario("waivers: [{code: STR999, reason: x}]").graph(), ["EVI290"], strict=True).findings
    assert "STR999" in finding.sentence


def test_what_an_option_is_silent_on_is_cannot_tell(scenario: Load) -> None:
    made = scenario(
        "decisions: {x: {name: X, decides: {who: nobody}}}\noptions: {a: {option: a, not said: x}, b: {option: b}}"
    )
    reports = {option: run(made.graph(option), ["STR102"], strict=True) for option in (None, "a", "b")}
    assert {option: report.codes for option, report in reports.items()} == {
        None: ("STR102",),
        "a": (),
        "b": ("STR102",),
    }
    assert [row.about for row in reports["a"].cannot_tell] == [("x",)]


def test_a_check_that_crashes_is_a_finding_and_the_others_still_run(
    scenario: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(graph: Graph) -> Iterator[Outcome]:
        yield Passed(("weekly",))
        raise ZeroDivisionError("by zero")

    broken = Check("STR999", "broken", "WARN", "structure", "gaps", str, crash)
    with_broken = {**checks(), "STR999": broken}
    monkeypatch.setattr(registry, "checks", lambda: with_broken)
    graph = scenario(MEETINGS).graph()
    found = {finding.code: finding for finding in run(graph, ["STR999", "STR130"]).findings}
    assert found.keys() == {"STR999", "STR130"}
    assert (found["STR999"].severity, "ZeroDivisionError" in found["STR999"].sentence) == ("ERROR", True)
    with pytest.raises(ZeroDivisionError):
        run(graph, ["STR999"], strict=True)


@pytest.mark.parametrize("seed", range(5))
def test_no_check_crashes_on_a_made_up_country(seed: int) -> None:
    """Much of it is left open, and arrangements cross systems at random: a check may be silent there, and not fall over."""
    made = country(seed, systems=3)
    for option in (None, *made.options):
        assert len(run(made.graph(option), list(checks()), strict=True).results) == len(checks())


def test_an_unknown_code_suggests_the_nearest() -> None:
    with pytest.raises(UnknownCheck, match="duplicate-remit"):
        find("duplicate-remits")
    assert "Why it matters" in explain("str105")


def test_the_order_of_checks_changes_nothing(scenario: Load) -> None:
    """Each check alone, all in order and all shuffled find the same: no check disturbs the next."""
    made = scenario(find("STR121").section("Example"))
    alone = {code: run(_fresh(made), [code], strict=True).findings for code in checks()}
    codes = list(checks())
    random.Random(7).shuffle(codes)
    shuffled = _fresh(made)
    assert {code: run(shuffled, [code], strict=True).findings for code in codes} == alone
    assert run(_fresh(made), strict=True).findings == tuple(
        sorted(
            (finding for found in alone.values() for finding in found),
            key=lambda f: (("ERROR", "WARN", "INFO").index(f.severity), f.code, f.about),
        )
    )


def _fresh(made: Scenario) -> Graph:
    made._graphs.clear()
    return made.graph()
