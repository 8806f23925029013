"""The layers, and what importing govgraph may load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
