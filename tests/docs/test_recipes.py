"""The six recipes of CONTRIBUTING.md, followed to the letter in a copy of the package: each needs no more than it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = {
    name: re.findall(r"```(?:python|yaml)\n# (\S+?)(?:, after: (.+?))?\n(.*?)```", part, re.DOTALL)
    for name, part in re.findall(r"<!-- recipe: (\w+) -->\n(.*?)(?=\n## |\Z)", TEXT, re.DOTALL)
}

HEAD = "title: A small place\ndate: 2031-04-01\ndocuments: {d: A paper}\n"
BODIES = """
bodies:
  icb: {name: The ICB, kind: icb, member of: table}
  trust: {name: The Trust, kind: nhs_foundation_trust, member of: table}
  group: {name: Working group, kind: executive_group, member of: {to: table, chair: true}}
  table: {name: The table, kind: executive_group}
posts: {lead: {name: The lead, of: icb}}
"""

Tried = Callable[..., str]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with all six recipes followed."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "govgraph", folder / "govgraph")
    for blocks in RECIPES.values():
        for name, line, text in blocks:
            file = folder / name
            if not line:
                assert not file.exists(), f"{name} is there already: the recipe needs another example"
                file.write_text(text, encoding="utf-8")
                continue
            before, found, after = file.read_text(encoding="utf-8").partition(f"\n{line}\n")
            assert found, f"{name} has no line {line}"
            file.write_text(before + found + text + after, encoding="utf-8")
    commands = re.findall(r"<!-- recipe command -->\n```sh\nuv run python (.+)\n```", TEXT)
    assert commands
    for command in commands:
        subprocess.run([sys.executable, *command.split()], cwd=folder, env=_of(folder), check=True)
    return folder


def _of(copy: Path) -> dict[str, str]:
    """The environment in which Python takes the package from the copy, and its tools from where it is installed."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PYTHONPATH": str(copy), "PATH": tools}


@pytest.fixture
def tried(copy: Path, tmp_path: Path) -> Tried:
    """What Python prints in the copy, on a small scenario with these relations."""

    def _tried(code: str, relations: str = "") -> str:
        (tmp_path / "scenario.yaml").write_text(HEAD + BODIES + relations, encoding="utf-8")
        head = "import govgraph\nfrom click.testing import CliRunner\nfrom govgraph.cli import main\n"
        head += f"folder = {str(tmp_path)!r}\ngraph = govgraph.load(folder).graph()\n"
        head += "say = lambda *words: CliRunner().invoke(main, list(words), prog_name='govgraph').output\n"
        run = subprocess.run(
            [sys.executable, "-c", head + code],
            env=_of(copy),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    return _tried


def test_there_are_six_recipes_and_each_touches_one_file() -> None:
    assert {name: len(blocks) for name, blocks in RECIPES.items()} == {
        "check": 1,
        "relation": 1,
        "power": 1,
        "view": 1,
        "format": 1,
        "question": 1,
    }


def test_a_check_is_found_explained_and_its_examples_hold(tried: Tried) -> None:
    code = """
import pathlib, textwrap
from govgraph.checks import checks, run
check = checks()["STR999"]
for heading in ("Example", "Use instead"):
    text = "title: t\\ndate: 2023-04-01\\n" + textwrap.dedent(check.section(heading))
    pathlib.Path("scenario.yaml").write_text(text)
    print([finding.sentence for finding in run(govgraph.load(folder).graph(), ["STR999"]).findings])
print(say("explain", "table-with-no-chair").splitlines()[0])
"""
    assert tried(code).splitlines() == [
        "['Nobody is said to chair Working group.']",
        "[]",
        "STR999 table-with-no-chair (INFO)",
    ]


def test_a_relation_is_loaded_shown_explained_and_drawn(tried: Tried) -> None:
    code = """
from govgraph.charts import scene
print(graph.sentence(graph.of_kind("mentors")[0]))
print("mentors" in say("show", folder, "icb", "--full"), "mentors" in [line.words for line in scene(graph, "governance").connectors])
print(say("explain", "mentors").splitlines()[0])
"""
    assert tried(code, "relations: {mentors: {who: icb, to: trust, source: d s1}}\n").splitlines() == [
        "The ICB mentors The Trust",
        "True True",
        "mentors: a relation",
    ]


def test_a_power_allows_what_it_says_and_nothing_else(tried: Tried) -> None:
    code = """
for giver, receiver in (("nhs_foundation_trust", "icb"), ("icb", "nhs_foundation_trust")):
    print(graph.lawful(giver, receiver, "provision", power="EXAMPLE_S9").facets["answer"])
"""
    assert tried(code).splitlines() == ["yes", "no"]


def test_a_view_is_listed_and_drawn(tried: Tried) -> None:
    code = """
print(say("draw", folder, "--view", "posts", "-o", "posts.svg").strip())
print("The lead" in open("posts.svg").read(), "is a post of" in open("posts.svg").read())
print("posts" in say("draw", "--help"))
"""
    assert tried(code).splitlines() == ["posts.svg", "True True", "True"]


def test_a_format_is_offered_and_written_to_a_file_that_ends_so(tried: Tried) -> None:
    code = """
say("show", folder, "icb", "--output", "icb.tsv")
print(open("icb.tsv").read() == say("show", folder, "icb", "--format", "tsv"))
print(say("facts", folder, "--kind", "of", "--format", "tsv").splitlines()[1].split(chr(9))[:3])
print("csv|tsv|" in say("show", "--help"))
"""
    assert tried(code).splitlines() == ["True", "['The lead is a post of The ICB', 'live', 'in force']", "True"]


def test_a_question_is_a_command_a_method_and_understood_in_plain_words(tried: Tried) -> None:
    code = """
print(graph.chairs("table").facets["chairs"])
print("Working group chairs the table." in say("chairs", folder, "The table"))
print("Working group chairs the table." in say("ask", folder, "who is in the chair of the table?"))
print("Who chairs a body." in say("--help"))
from govgraph.stores.embedded import RowsSource
from govgraph.stores.writing import rows
from govgraph.stores.sliced import question_graph
part = question_graph(RowsSource(rows(graph.scenario)), "chairs", subjects={"body": "table"})
print(part.chairs("table").result == graph.chairs("table").result, "table" in part.things)
"""
    assert tried(code).splitlines() == ["['group']", "True", "True", "True", "True True"]
