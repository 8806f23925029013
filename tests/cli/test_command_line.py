"""The command line as a user meets it: exit codes, streams, files, names, mistakes."""

from __future__ import annotations

import csv
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from govgraph.cli.output import OutputError, write
from govgraph.loader.folders import UnknownScenario
from govgraph.loader.load import load

Govgraph = Callable[..., Result]
Shell = Callable[..., subprocess.CompletedProcess[str]]


# -- exit codes and streams, in a process of their own ---------------------------------------------------------------


def test_an_answer_goes_to_stdout_and_ends_with_0(shell: Shell, small: Path) -> None:
    done = shell("facts", small, "--kind", "committee of")
    assert (done.returncode, done.stderr) == (0, "")
    title, *rest = done.stdout.splitlines()
    assert title == "Who is a committee of whom?   A small place, baseline, at 1 April 2023"
    assert "Strategic Partnership Board is a committee of An ICB" in "\n".join(rest)


def test_broken_files_end_with_2_and_say_each_mistake_at_its_place(shell: Shell, small: Path) -> None:
    path = small / "scenario.yaml"
    path.write_text(
        path.read_text().replace("kind: icb,", "kind: icbb,").replace("committee of: icb", "committee of: icv")
    )
    done = shell("facts", small)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{path}:7:29: LOAD042 there is no kind 'icbb'",
        "    did you mean 'icb'?",
        f"{path}:8:80: LOAD040 there is no thing 'icv'",
        "    did you mean 'icb' (An ICB)?",
    ]


@pytest.mark.parametrize(
    ("write_in", "code"),
    [
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "LOAD001"),
        (lambda path: path.write_text("title: [1\n"), "LOAD002"),
        (lambda path: path.write_text("title: a\n---\ntitle: b\n"), "LOAD002"),
        (lambda path: path.write_bytes(b"title: a\x00b\n"), "LOAD002"),
        (lambda path: path.write_text(""), "LOAD003"),
        (lambda path: path.write_text("a: !!python/object/apply:os.getcwd []\n"), "LOAD008"),
        (lambda path: path.write_text("[" * 100 + "]" * 100), "LOAD005"),
    ],
    ids=["not-utf-8", "not-yaml", "two-documents", "nul", "empty", "python-tag", "deep"],
)
def test_no_file_however_broken_shows_a_traceback(
    govgraph: Govgraph, small: Path, write_in: Callable[[Path], object], code: str
) -> None:
    write_in(small / "scenario.yaml")
    done = govgraph("check", small)
    assert (done.exit_code, done.stdout) == (2, "")
    assert code in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_scenario_ends_with_2(govgraph: Govgraph, tmp_path: Path) -> None:
    done = govgraph("check", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "is neither a folder nor a bundled scenario" in done.stderr


@pytest.mark.parametrize("words", ["Who decides major capital? " * 30, "x" * 400], ids=["long", "one word"])
def test_a_question_is_no_path_however_long_it_is(govgraph: Govgraph, words: str) -> None:
    done = govgraph("ask", "bradford-craven", words)
    assert done.exit_code in (0, 2), done.stderr
    assert "File name too long" not in done.stderr


def test_a_name_that_can_be_no_path_is_no_scenario(govgraph: Govgraph) -> None:
    for name in ("x" * 400, "x" * 400 + ".xlsx"):
        assert "there is no" in (said := govgraph("check", name).stderr) or "is neither a folder" in said
        with pytest.raises(UnknownScenario):
            load(name)


def test_a_failure_of_govgraph_itself_is_a_short_message(
    govgraph: Govgraph, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: object, **more: object) -> None:
        raise RuntimeError("out of cheese")

    monkeypatch.setattr("govgraph.loader.load.load", failing)
    done = govgraph("facts", small)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "govgraph failed in a way that it should not (RuntimeError: out of cheese).",
        "Run it again with --debug and report what it shows, with the command and the scenario.",
    ]
    shown = govgraph("facts", small, "--debug")
    assert isinstance(shown.exception, RuntimeError)


def test_a_store_that_is_not_reachable_ends_with_its_own_code(
    govgraph: Govgraph, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govgraph.diagnostics import GovgraphError

    class NotReachable(GovgraphError):
        exit_code = 3

    def failing(*args: object) -> None:
        raise NotReachable("no answer from bolt://localhost")

    monkeypatch.setattr("govgraph.loader.load.load", failing)
    done = govgraph("facts", small)
    assert (done.exit_code, done.stderr) == (3, "no answer from bolt://localhost\n")


def test_a_reader_that_leaves_early_is_no_failure_and_a_full_disk_is_a_message() -> None:
    command = f"'{sys.executable}' -m govgraph explain relations"
    early = subprocess.run(["bash", "-c", f"set -o pipefail; {command} | head -1"], capture_output=True, timeout=60)
    assert (early.returncode, early.stderr) == (0, b"")
    if Path("/dev/full").exists():
        full = subprocess.run(["bash", "-c", f"{command} > /dev/full"], capture_output=True, timeout=60)
        assert (full.returncode, full.stderr) == (2, b"No space left on device\n")


# -- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["spb", "Strategic Partnership Board", "the strategic partnership board", "SPB"])
def test_things_are_named_by_id_name_or_alias(govgraph: Govgraph, small: Path, name: str) -> None:
    done = govgraph("statements", small, name, "--format", "json")
    assert json.loads(done.stdout)["facets"]["ids"] == ["slow"]


def test_a_near_miss_is_suggested(govgraph: Govgraph, small: Path) -> None:
    done = govgraph("show", small, "Strategic Partnershp Bord")
    assert done.exit_code == 2
    assert "did you mean 'Strategic Partnership Board' (spb)" in done.stderr


def test_an_alias_of_several_lists_them(govgraph: Govgraph, small: Path) -> None:
    done = govgraph("show", small, "the Panel")
    assert done.exit_code == 2
    assert "spb (Strategic Partnership Board); board (Trust Board)" in done.stderr


def test_an_unknown_command_option_or_day_is_usage(govgraph: Govgraph, small: Path) -> None:
    assert "did you mean 'who-decides'" in govgraph("who-decide", small, "capital").stderr
    assert "has no option 'z'" in govgraph("facts", small, "--option", "z").stderr
    assert "is not a date" in govgraph("facts", small, "--on", "soon").stderr
    assert {
        govgraph(*args).exit_code
        for args in [("who-decide",), ("facts", small, "--option", "z"), ("facts", small, "--on", "soon"), ("facts",)]
    } == {2}


def test_options_and_floors_choose_the_graph(govgraph: Govgraph, small: Path) -> None:
    def deciders(*args: str) -> list[str]:
        done = govgraph("facts", small, "--kind", "decides", *args, "--format", "json")
        found: list[str] = json.loads(done.stdout)["facets"].get("who", [])
        return found

    assert deciders() == ["spb"]
    assert deciders("--option", "a") == ["board"]
    assert deciders("--settled-only") == []


# -- output --------------------------------------------------------------------------------------------------------


def test_a_file_says_by_its_ending_how_it_is_written(govgraph: Govgraph, small: Path, tmp_path: Path) -> None:
    for name in ("a.json", "a.csv", "a.md", "a.txt"):
        done = govgraph("facts", small, "-o", tmp_path / name)
        assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((tmp_path / "a.json").read_text())["reading"]["verb"] == "facts"
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfrelation,")
    assert (tmp_path / "a.md").read_text().startswith("**What is recorded?**")
    assert (tmp_path / "a.txt").read_text().startswith("What is recorded?")


def test_csv_on_stdout_has_no_byte_mark(govgraph: Govgraph, small: Path) -> None:
    assert govgraph("facts", small, "--format", "csv").stdout.startswith("relation,")


def test_an_output_that_cannot_be_written_leaves_what_was_there(
    govgraph: Govgraph, small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "end it in .txt, .json" in govgraph("facts", small, "-o", tmp_path / "a.doc").stderr
    assert "it is a folder" in govgraph("facts", small, "-o", folder).stderr
    assert "there is no folder" in govgraph("facts", small, "-o", tmp_path / "none" / "a.json").stderr
    kept = tmp_path / "kept.json"
    kept.write_text("before")
    assert govgraph("facts", small, "--who", "nobody-here", "-o", kept).exit_code == 2
    assert kept.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "kept.json", "small"]


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()
    path.chmod(0o640)
    write(path, b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"two", 0o640)

    def failing(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OutputError, match="No space left"):
        write(path, b"three")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
    assert path.read_bytes() == b"two"


def test_a_link_is_followed_and_a_device_written_to(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write(tmp_path / "link.txt", b"after")
    assert (tmp_path / "real.txt").read_bytes() == b"after"
    assert (tmp_path / "link.txt").is_symlink()
    write(Path("/dev/null"), b"gone")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# -- commands ------------------------------------------------------------------------------------------------------


def test_list_shows_what_questions_may_name(govgraph: Govgraph, small: Path) -> None:
    done = govgraph("list", small, "--format", "csv", "--category", "option", "--category", "decision")
    assert list(csv.reader(done.stdout.splitlines())) == [
        ["id", "name", "category", "kind", "aliases"],
        ["a", "The Trust Board decides", "option", "", ""],
        ["capital", "Major capital", "decision", "", ""],
    ]


def test_check_ends_with_1_at_the_weight_that_is_asked_for(govgraph: Govgraph, small: Path) -> None:
    found = json.loads(govgraph("check", small, "--option", "a", "--format", "json", "--fail-on", "never").stdout)[
        "findings"
    ]
    weights = {finding["severity"] for finding in found}
    assert weights, "this scenario has findings"
    assert govgraph("check", small, "--option", "a", "--fail-on", "never").exit_code == 0
    assert govgraph("check", small, "--option", "a", "--fail-on", "warn").exit_code == int(
        bool(weights & {"ERROR", "WARN"})
    )
    assert govgraph("check", small, "--option", "a").exit_code == int("ERROR" in weights)


def test_check_of_all_options_names_the_option_of_each_finding(govgraph: Govgraph, small: Path) -> None:
    data = json.loads(govgraph("check", small, "--all-options", "--format", "json").stdout)
    assert data["options"] == ["baseline", "a"]
    assert {finding["option"] for finding in data["findings"]} <= {"baseline", "a"}


def test_broken_files_are_annotated_where_code_scanning_asks(govgraph: Govgraph, small: Path) -> None:
    path = small / "scenario.yaml"
    path.write_text(path.read_text().replace("kind: icb,", "kind: icbb,"))
    done = govgraph("check", small, "--format", "github")
    assert done.exit_code == 2
    assert (
        done.stdout == f"::error file={path},line=7,col=29,title=LOAD042::there is no kind 'icbb' did you mean 'icb'?\n"
    )


def test_golden_questions_are_counted(govgraph: Govgraph, small: Path) -> None:
    done = govgraph("test", small, "--format", "json")
    assert done.exit_code == 0
    totals = json.loads(done.stdout)["totals"]
    assert {key: totals[key] for key in ("total", "passed", "failed", "expected_failures")} == {
        "total": 2,
        "passed": 1,
        "failed": 0,
        "expected_failures": 1,
    }


def test_a_golden_question_with_another_answer_ends_with_1_and_says_what_differs(
    govgraph: Govgraph, small: Path
) -> None:
    path = small / "questions.yaml"
    path.write_text(path.read_text().replace("to: [icb]", "to: [board]"))
    done = govgraph("test", small)
    assert done.exit_code == 1
    assert "sits-under" in done.stdout
    assert "not-yet" not in done.stdout


def test_init_writes_a_scenario_that_loads_and_checks(govgraph: Govgraph, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert govgraph("init", folder).exit_code == 0
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yaml")) == [
        "options/a.yaml",
        "questions.yaml",
        "scenario.yaml",
    ]
    assert govgraph("check", folder, "--all-options").exit_code == 0
    done = govgraph("test", folder, "--format", "json")
    assert (json.loads(done.stdout)["totals"]["passed"], done.exit_code) == (2, 0)
    again = govgraph("init", folder)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_draw_writes_a_chart_and_refuses_an_ending_it_does_not_know(
    govgraph: Govgraph, small: Path, tmp_path: Path
) -> None:
    chart = tmp_path / "chart.svg"
    assert govgraph("draw", small, "--view", "governance", "-o", chart).exit_code == 0
    assert "Strategic Partnership" in chart.read_text()
    done = govgraph("draw", small, "--view", "governance", "-o", tmp_path / "chart.doc")
    assert (done.exit_code, (tmp_path / "chart.doc").exists()) == (2, False)


def test_ask_says_how_it_read_the_question(govgraph: Govgraph, small: Path) -> None:
    done = govgraph("ask", small, "What is the status of the SPB?")
    assert done.exit_code == 0
    assert "Read as" in done.stdout


def test_doctor_draws_for_real_and_says_what_is_optional(govgraph: Govgraph) -> None:
    rows = {row["what"]: row for row in json.loads(govgraph("doctor", "--format", "json").stdout)}
    assert {rows[f"drawing {format}"]["works"] for format in ("svg", "png", "pdf")} == {"yes"}
    assert rows["neo4j driver"]["works"] in {"yes", "optional"}
    assert "python" in rows
