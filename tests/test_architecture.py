"""The layers, and what importing govgraph may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import networkx

from govgraph.questions import methods
from govgraph.questions.verbs import VERBS

ROOT = Path(__file__).parents[1]


def test_every_module_has_its_layer_and_imports_only_downwards() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_govgraph_loads_nothing_heavy() -> None:
    code = "import sys, govgraph; govgraph.load; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"networkx", "neo4j", "pandas", "rich", "rapidfuzz", "graphviz", "pygraphviz", "click"}


def test_asking_a_question_needs_no_networkx() -> None:
    code = "import sys, govgraph; govgraph.load('bradford-craven').graph('b').who_decides('major-capital'); print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"networkx", "neo4j", "pandas", "rich"}


def test_the_list_of_questions_how_they_are_asked_and_their_methods_are_those_of_the_files() -> None:
    stale = [
        str(path)
        for path, text in methods.sources().items()
        if path.read_text(encoding="utf-8") != methods.formatted(path, text)
    ]
    assert stale == [], "A question was added or changed: run `python -m govgraph.questions.methods`."


def test_a_question_has_the_name_of_its_file() -> None:
    assert [verb.name for verb in methods.questions()] == list(VERBS)
    assert [name for name in VERBS if VERBS[name].name != name] == []


def test_a_list_of_commands_reads_no_question() -> None:
    code = "import sys; from govgraph.cli import commands; commands.names(); print('govgraph.questions.verbs' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by their names alone, and a second one of the name would stop the whole run."""
    files = Counter(
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name not in {"conftest.py", "__init__.py", "__main__.py"}
    )
    assert {name for name, count in files.items() if count > 1} == set()


TWO_WAYS = {
    frozenset({"graph.exchange", "graph.graph"}),  # a graph gives itself to networkx and comes back
    frozenset({"law.registry", "law.saved"}),  # a registry is kept, and what was kept becomes one
    frozenset(
        {"records.door", "records.dumping", "records.record"}
    ),  # records open their door when something comes to it
}
"""Files of a room that need one another, each when it is called."""


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What a file imports and from where, at its head or when it is called; not what only its types name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        yield from _imported(node)


def test_files_of_a_room_import_in_one_direction() -> None:
    files = {path: path.relative_to(ROOT / "govgraph").with_suffix("") for path in (ROOT / "govgraph").rglob("*.py")}
    names = {path: ".".join(part for part in place.parts if part != "__init__") for path, place in files.items()}
    graph = networkx.DiGraph()
    for path, name in names.items():
        for module, part in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            whole = module.removeprefix("govgraph.")
            other = f"{whole}.{part}" if f"{whole}.{part}" in names.values() else whole
            if other in names.values() and other != name and other.split(".")[0] == name.split(".")[0]:
                graph.add_edge(name, other)
    circles = {frozenset(found) for found in networkx.strongly_connected_components(graph) if len(found) > 1}
    assert circles == TWO_WAYS
