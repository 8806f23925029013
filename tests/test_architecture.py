"""The layers, and what importing govgraph may load."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from govgraph.questions import methods

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


def test_the_methods_are_those_of_the_list_of_questions(tmp_path: Path) -> None:
    made = tmp_path / "questions.py"
    made.write_text(methods.source(), encoding="utf-8")
    for words in (["check", "-q", "--fix"], ["format", "-q"]):
        subprocess.run([sys.executable, "-m", "ruff", *words, "--config", "pyproject.toml", str(made)], check=True)
    assert methods.FILE.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), (
        "A question was added or changed: run `python -m govgraph.questions.methods`."
    )


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by their names alone, and a second one of the name would stop the whole run."""
    files = Counter(
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name not in {"conftest.py", "__init__.py", "__main__.py"}
    )
    assert {name for name, count in files.items() if count > 1} == set()
