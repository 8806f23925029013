"""What it takes is the same whatever order Python keeps its sets in."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import govgraph
graph = govgraph.load("bradford-craven").graph("b")
for what in ("major-capital", "resource-allocation", "workforce-pay"):
    for who in ("spb", "ple"):
        answer = graph.what_it_takes(who, what)
        print(answer.headline, sorted(answer.facets["nearest"].items()), [line.text for line in answer.lines])
"""


def _said(seed: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_what_it_takes_does_not_hang_on_the_order_of_a_set() -> None:
    first, *others = (_said(seed) for seed in ("1", "2"))
    assert first.count("\n") == 6
    assert [other for other in others if other != first] == []
