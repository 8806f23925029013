"""Findings on paper: diagnostics, tables, SARIF and annotations, each from a real report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.answer import Link
from govgraph.checks.finding import CheckResult, Finding, Spotted, Unsettled, WaivedFinding
from govgraph.checks.run import Report
from govgraph.diagnostics import Mark, Problem, ScenarioError
from govgraph.formats import render
from govgraph.formats.notices import of_findings
from govgraph.formats.report import sheet
from govgraph.formats.sarif import uri

FINDING = Finding(
    code="STR101",
    severity="ERROR",
    title="no route to a decider",
    about=("ple", "capital"),
    facts=("f1",),
    sentence="PLE proposes Major capital, and nobody decides it.",
    fix="Say who decides it.",
    chain=(
        Link(
            fact="f1",
            giver="ple",
            receiver="capital",
            text="PLE proposes Major capital",
            sort="proposes",
            source="000 s1.2",
        ),
    ),
    option="b",
    day="2022-07-01",
    marks=(Mark("bdc/relations.yaml", 12, 5), Mark("bdc/bodies.yaml", 3)),
    sources=("000 s1.2",),
)
HOSTILE = FINDING.model_copy(
    update={
        "severity": "WARN",
        "code": "STR102",
        "sentence": "50%\n::error::owned, really",
        "title": "a,b:c",
        "marks": (Mark("a,b:c%.yaml", 7),),
        "fix": "",
        "chain": (),
    }
)
REPORT = Report(
    scenario="bdc",
    option="b",
    day="2022-07-01",
    results=(
        CheckResult(code="STR101", name="no-route-to-a-decider", spotted=(Spotted.of(FINDING),), passed=(("x",),)),
        CheckResult(
            code="STR102",
            name="no-decider",
            spotted=(Spotted.of(HOSTILE),),
            waived=(WaivedFinding(finding=FINDING, reason="agreed in May"),),
            cannot_tell=(Unsettled(code="STR102", about=("ple",), missing="who sits on it"),),
        ),
    ),
    names={"ple": "PLE", "capital": "Major capital"},
)


def test_text_has_one_diagnostic_a_line_then_what_would_be_right_then_the_chain() -> None:
    lines = render(REPORT, "text", full=True).splitlines()
    assert lines[:6] == [
        "What is wrong?   bdc, option b, at 1 July 2022",
        "  2 findings: one is an error. 2 pass, 2 fail, 1 cannot tell.",
        "",
        "bdc/relations.yaml:12:5: STR101 error no route to a decider: "
        "PLE proposes Major capital, and nobody decides it. [option b]",
        "    Say who decides it.",
        "    1. PLE proposes Major capital [proposes; 000 s1.2]",
    ]
    assert lines[6] == "a,b:c%.yaml:7:1: STR102 warning a,b:c: 50% ::error::owned, really [option b]"
    assert "  Note   STR101 accepted: PLE proposes Major capital, and nobody decides it. (agreed in May)" in lines


def test_text_tells_what_it_may_lead_to_and_one_finding_of_each_pattern() -> None:
    assert render(REPORT, "text").splitlines()[2:7] == [
        "",
        "Nobody decides, or nobody answers for it (2)",
        "  - PLE proposes Major capital, and nobody decides it. (STR101, bdc/relations.yaml:12:5)",
        "    > Say who decides it.",
        "  - 50% ::error::owned, really (STR102, a,b:c%.yaml:7:1)",
    ]


def test_a_table_of_findings_fits_a_hundred_columns() -> None:
    assert max(map(len, render(REPORT, "table").splitlines())) <= 100


def test_json_holds_findings_totals_and_what_cannot_be_told() -> None:
    data = json.loads(render(REPORT, "json"))
    assert data["totals"] == {"passed": 2, "failed": 2, "cannot_tell": 1}
    assert [finding["code"] for finding in data["findings"]] == ["STR101", "STR102"]
    assert data["cannot_tell"] == [{"option": "b", "code": "STR102", "about": ["ple"], "missing": "who sits on it"}]


def test_tables_have_a_row_a_finding_with_readable_names() -> None:
    assert render(REPORT, "csv").splitlines()[1] == (
        'STR101,ERROR,no route to a decider,PLE; Major capital,"PLE proposes Major capital, and nobody decides it.",'
        "Say who decides it.,b,bdc/relations.yaml:12:5; bdc/bodies.yaml:3:1,000 s1.2"
    )


def test_reports_of_several_options_are_one_sheet() -> None:
    both = sheet((REPORT.model_copy(update={"option": "baseline"}), REPORT), "Bradford")
    assert (both.setting, both.headline) == (
        "Bradford, baseline, option b, at 1 July 2022",
        "4 pass, 4 fail, 2 cannot tell",
    )


def test_what_cannot_be_told_is_listed_where_asked_for() -> None:
    assert sheet([REPORT]).notes == (
        "STR101 accepted: PLE proposes Major capital, and nobody decides it. (agreed in May)",
    )
    assert sheet([REPORT], unsettled=True).notes[1:] == ("STR102 cannot tell: PLE: who sits on it [option b]",)


def test_github_annotations_are_one_command_each_whatever_the_text() -> None:
    assert render(REPORT, "github").splitlines() == [
        "::error file=bdc/relations.yaml,line=12,col=5,title=STR101 no route to a decider"
        "::PLE proposes Major capital, and nobody decides it. Say who decides it.",
        "::warning file=a%2Cb%3Ac%25.yaml,line=7,col=1,title=STR102 a%2Cb%3Ac::50%25 ::error::owned, really",
    ]


def test_sarif_names_rules_places_and_levels() -> None:
    run = json.loads(render(REPORT, "sarif"))["runs"][0]
    assert [(rule["id"], rule["shortDescription"]["text"]) for rule in run["tool"]["driver"]["rules"]] == [
        ("STR101", "no route to a decider"),
        ("STR102", "a,b:c"),
    ]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"], second["level"]) == ("STR101", 0, "error", "warning")
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "bdc/relations.yaml"},
                "region": {"startLine": 12, "startColumn": 5},
            }
        }
    ]
    assert [place["physicalLocation"]["region"]["startLine"] for place in first["relatedLocations"]] == [3]
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%2Cb%3Ac%25.yaml"


def test_sarif_is_valid_sarif() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = Path(__file__).parent / "sarif-2.1.0.subset.json"
    validator = jsonschema.Draft202012Validator(json.loads(path.read_text()))
    for value in (REPORT, ScenarioError([Problem("LOAD012", "there is no section 'x'", Mark("s.yaml", 3, 1))])):
        assert list(validator.iter_errors(json.loads(render(value, "sarif")))) == []
    broken = json.loads(render(REPORT, "sarif"))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator.iter_errors(broken))


def test_paths_in_sarif_are_relative_to_the_folder_of_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri(str(tmp_path / "my files" / "a.yaml")) == "my%20files/a.yaml"
    assert uri("/elsewhere/a b.yaml") == "file:///elsewhere/a%20b.yaml"


def test_mistakes_in_files_are_notices_too() -> None:
    error = ScenarioError(
        [Problem("LOAD012", "there is no section 'bodis'", Mark("s.yaml", 3, 1), "did you mean 'bodies'?")]
    )
    assert (
        render(error, "github")
        == "::error file=s.yaml,line=3,col=1,title=LOAD012::there is no section 'bodis' did you mean 'bodies'?\n"
    )


@pytest.mark.parametrize("file", ["a.yaml", "C:/x/a.yaml", "a:3.yaml"])
def test_a_place_stays_a_place_however_its_file_is_called(file: str) -> None:
    finding = Finding(code="X1", severity="WARN", title="t", sentence="s", marks=(Mark(file, 3, 7), Mark("<computed>")))
    (notice,) = of_findings([finding])
    assert notice.marks == (Mark(file, 3, 7),)
    assert finding.model_dump()["marks"] == (f"{file}:3:7", "<computed>:1:1")


def test_a_report_of_a_real_graph_prints_in_every_format(make: Callable[..., object]) -> None:
    from govgraph.checks import run

    scenario = make(
        "bodies:\n  ple: {name: PLE, kind: forum, proposes: capital}\ndecisions:\n  capital: Major capital\n"
    )
    report = run(scenario.graph())  # type: ignore[attr-defined]
    assert "STR102" in report.codes
    for format in ("text", "table", "json", "csv", "md", "html", "sarif", "github"):
        assert "STR102" in render(report, format), format
