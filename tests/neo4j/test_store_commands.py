"""``govgraph neo4j ...`` and ``--store`` as a user meets them, and the cookbook."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from address import Address, ask
from click.testing import CliRunner, Result

from govgraph.cli import main
from govgraph.stores.cookbook import recipes

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
Govgraph = Callable[..., Result]

SCENARIO = """
title: A small place
date: 2023-04-01
documents: {d: A paper}
bodies:
  icb: {name: An ICB, kind: icb, source: d s1}  # a comment that travels
  spb: {name: Strategic Partnership Board, kind: forum, committee of: icb, source: d s1}
decisions:
  capital: {name: Major capital, decides: {who: spb, status: likely, source: d s2}}
"""
OPTION = "name: The ICB decides\nchange: [{of: {decides: {what: capital}}, to: {who: icb}}]\n"
QUESTIONS = "whose:\n  text: Of whom is it a committee?\n  ask: {facts: {kind: committee of, who: spb}}\n  expect: {to: [icb]}\n"


@pytest.fixture
def govgraph(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Govgraph:
    """Run a command with the store's address and credentials in the environment."""
    monkeypatch.setenv("GOVGRAPH_NEO4J_URI", neo4j_server.uri)
    monkeypatch.setenv("GOVGRAPH_NEO4J_USER", neo4j_server.user or "")
    monkeypatch.setenv("GOVGRAPH_NEO4J_PASSWORD", neo4j_server.password or "")
    monkeypatch.delenv("GOVGRAPH_STORE", raising=False)
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "cache"))
    return lambda *args: CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def folder(tmp_path: Path, govgraph: Govgraph) -> Iterator[Path]:
    """The folder of a small scenario, under a name that nobody else uses; removed from the store at the end."""
    home = tmp_path / f"test-{uuid.uuid4().hex[:12]}"
    (home / "options").mkdir(parents=True)
    (home / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (home / "options" / "a.yaml").write_text(OPTION, encoding="utf-8")
    (home / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    yield home
    govgraph("neo4j", "remove", home.name, "--yes")


def test_push_says_what_it_wrote_and_when_it_wrote_nothing(govgraph: Govgraph, folder: Path) -> None:
    first, second = govgraph("neo4j", "push", folder), govgraph("neo4j", "push", folder)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert f"{folder.name} is now {folder.name}#" in first.stderr
    assert "is unchanged" in second.stderr
    assert "nothing was written" in second.stderr


def test_pull_writes_the_files_as_they_were_and_nothing_over_others(
    govgraph: Govgraph, folder: Path, tmp_path: Path
) -> None:
    govgraph("neo4j", "push", folder)
    out = tmp_path / "out"
    assert govgraph("neo4j", "pull", folder.name, "-o", out).exit_code == 0
    names = sorted(path.relative_to(folder) for path in folder.rglob("*.yaml"))
    assert sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file()) == names
    assert all((out / name).read_bytes() == (folder / name).read_bytes() for name in names)
    (out / "scenario.yaml").write_text("mine", encoding="utf-8")
    again = govgraph("neo4j", "pull", folder.name, "-o", out)
    assert again.exit_code == 2
    assert "is there already and is different" in again.stderr
    assert (out / "scenario.yaml").read_text(encoding="utf-8") == "mine"


def test_pull_as_json_holds_everything(govgraph: Govgraph, folder: Path) -> None:
    govgraph("neo4j", "push", folder)
    whole = json.loads(govgraph("neo4j", "pull", folder.name, "--format", "json").stdout)
    assert ["Body", "spb"] in [node[:2] for node in whole["nodes"]]
    assert ["COMMITTEE_OF", "spb", "icb"] in [[edge[0], edge[2], edge[3]] for edge in whole["edges"]]


def test_list_and_versions(govgraph: Govgraph, folder: Path) -> None:
    govgraph("neo4j", "push", folder)
    (folder / "scenario.yaml").write_text(SCENARIO + "places: {town: Our town}\n", encoding="utf-8")
    govgraph("neo4j", "push", folder)
    listed = json.loads(govgraph("neo4j", "list", "--format", "json").stdout)
    assert ("A small place", folder.name) in [(row["title"], row["name"]) for row in listed]
    versions = json.loads(govgraph("neo4j", "versions", folder.name, "--format", "json").stdout)
    assert [(row["state"], row["current"]) for row in versions] == [("whole", "yes"), ("superseded", "")]
    swept = govgraph("neo4j", "sweep", folder.name, "--grace", "0")
    assert versions[1]["version"] in swept.stderr


def test_remove_asks_first(govgraph: Govgraph, folder: Path) -> None:
    govgraph("neo4j", "push", folder)
    assert govgraph("neo4j", "remove", folder.name).exit_code != 0
    assert govgraph("neo4j", "versions", folder.name).exit_code == 0
    assert "is gone" in govgraph("neo4j", "remove", folder.name, "--yes").stderr
    assert govgraph("neo4j", "versions", folder.name).exit_code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("facts", "--kind", "decides"),
        ("facts", "--kind", "decides", "--option", "a"),
        ("show", "spb"),
        ("check", "--fail-on", "never"),
        ("compare",),
        ("list",),
        ("test",),
        ("ask", "who decides major capital?"),
        ("statements", "spb"),
        ("who-decides", "the Major Capital"),
        ("who-decides", "capital", "--option", "the icb decides"),
        ("what-may", "spb"),
        ("why", "spb", "Major capital"),
        ("can-decide", "strategic partnership board", "capital", "--settled-only"),
        ("answers-to", "spb"),
        ("lawful", "--giver", "icb", "--receiver", "vcse"),
        ("status", "spb"),
        ("duplicates",),
        ("duplicates", "spb"),
        ("what-falls", "spb"),
        ("what-it-takes", "spb", "capital"),
    ],
)
def test_every_command_says_the_same_of_the_store_as_of_the_folder(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    verb, *rest = command
    govgraph("neo4j", "push", folder)
    monkeypatch.chdir(folder.parent)
    here = govgraph(verb, f"./{folder.name}", *rest)
    for there in (
        govgraph(verb, folder.name, *rest, "--store", neo4j_server.uri),
        govgraph(verb, folder.name, *rest, "--store", neo4j_server.uri),  # the second time from the kept version
    ):
        assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert here.stdout


@pytest.mark.parametrize("text", ["major capitol", "an icb", "nothing like it"])
def test_what_is_called_so_is_refused_in_the_same_words(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, text: str
) -> None:
    govgraph("neo4j", "push", folder)
    here, there = (
        govgraph("who-decides", folder, text),
        govgraph("who-decides", folder.name, text, "--store", neo4j_server.uri),
    )
    assert here.exit_code == 2
    assert (there.exit_code, there.stderr) == (here.exit_code, here.stderr.replace(str(folder), folder.name))


def test_a_question_pulls_no_more_than_it_needs(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, tmp_path: Path
) -> None:
    govgraph("neo4j", "push", folder)
    where = ("--store", neo4j_server.uri)
    assert govgraph("who-decides", folder.name, "Major capital", *where).exit_code == 0
    assert list((tmp_path / "cache").rglob("*.json")) == []
    assert govgraph("compare", folder.name, *where).exit_code == 0
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1


def test_a_drawing_comes_from_the_store(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, tmp_path: Path
) -> None:
    govgraph("neo4j", "push", folder)
    out = tmp_path / "g.svg"
    done = govgraph("draw", folder.name, "--view", "governance", "-o", out, "--store", neo4j_server.uri)
    assert done.exit_code == 0, done.stderr
    assert "Strategic Partnership" in out.read_text(encoding="utf-8")


def test_the_environment_names_the_store_unless_a_path_is_given(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    govgraph("neo4j", "push", folder)
    monkeypatch.setenv("GOVGRAPH_STORE", neo4j_server.uri)
    assert govgraph("facts", folder.name, "--kind", "decides").exit_code == 0
    (folder / "scenario.yaml").write_text(SCENARIO.replace("Major capital", "Only on disk"), encoding="utf-8")
    assert "Only on disk" in govgraph("facts", folder, "--kind", "decides").stdout
    assert "Only on disk" not in govgraph("facts", folder.name, "--kind", "decides").stdout


def test_a_kept_version_that_somebody_changed_is_pulled_again(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, tmp_path: Path
) -> None:
    govgraph("neo4j", "push", folder)
    args = ("facts", folder.name, "--kind", "decides", "--store", neo4j_server.uri)
    first = govgraph(*args)
    (kept,) = (tmp_path / "cache").rglob("*.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace("Major capital", "Minor capital"), encoding="utf-8")
    assert govgraph(*args).stdout == first.stdout


def test_a_store_that_does_not_answer_ends_with_3(govgraph: Govgraph) -> None:
    for args in (("neo4j", "list"), ("facts", "x", "--kind", "decides")):
        done = govgraph(*args, "--store", "bolt://127.0.0.1:1")
        assert done.exit_code == 3
        assert "does not answer" in done.stderr


def test_no_password_is_ever_shown(govgraph: Govgraph, monkeypatch: pytest.MonkeyPatch, neo4j_server: Address) -> None:
    if neo4j_server.user is None:
        pytest.skip("this server asks for no password")
    monkeypatch.setenv("GOVGRAPH_NEO4J_PASSWORD", "wrong-and-secret")
    done = govgraph("neo4j", "list")
    assert done.exit_code == 3
    assert "wrong-and-secret" not in done.output + done.stderr


# -- the cookbook -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_every_recipe_runs_and_finds_what_it_says_in_this_scenario_alone(
    govgraph: Govgraph, folder: Path, neo4j_server: Address, recipe: object
) -> None:
    govgraph("neo4j", "push", folder)
    mine = {"name": folder.name, "option": "a", "body": "icb", "thing": "spb"}
    given = {key: mine[key] for key in recipe.parameters}  # type: ignore[attr-defined]
    found = ask(neo4j_server, recipe.query, **given)  # type: ignore[attr-defined]
    expected = {
        "who-sits-where": [["Strategic Partnership Board", "COMMITTEE_OF", "An ICB", ["d s1"]]],
        "who-decides": [["Major capital", "DECIDES", "An ICB", "likely", ["d s2"]]],
        "delegated-from": [["icb", "An ICB"]],
        "what-an-option-changes": [
            ["adds", "An ICB", "DECIDES", "Major capital", None],
            ["takes away", "Strategic Partnership Board", "DECIDES", "Major capital", None],
        ],
    }
    if recipe.name in expected:  # type: ignore[attr-defined]
        assert found == expected[recipe.name]  # type: ignore[attr-defined]
    elif recipe.name == "around":  # type: ignore[attr-defined]
        assert found
    elif recipe.name != "versions":  # type: ignore[attr-defined]
        assert found == []


def test_the_cookbook_prints_a_query_ready_for_the_browser(govgraph: Govgraph) -> None:
    done = govgraph("neo4j", "cookbook", "delegations")
    assert done.stdout.startswith(
        '// Who delegates what to whom, where, up to which amount and under which power.\n:params {name: "'
    )
    assert "MATCH (giver:GG {v: s.current})-[r:DELEGATES|EXERCISES_JOINTLY]->(receiver:GG)" in done.stdout
    assert "did you mean 'delegations'" in govgraph("neo4j", "cookbook", "delegation").stderr
