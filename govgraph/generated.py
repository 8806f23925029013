"""Files of the package that its own code writes: lists that a command starts from, and methods that an editor knows.

Who writes one: :mod:`govgraph.questions.methods`, :mod:`govgraph.charts.views.listing` and :mod:`govgraph.formats.listing`.
"""

from __future__ import annotations

from pathlib import Path


def formatted(path: Path, text: str) -> str:
    """The text of a file as ruff would have it. Needs ruff, which developers have."""
    import subprocess
    import sys

    if path.suffix == ".py":
        for tool in (["check", "-q", "--fix"], ["format", "-q"]):
            given = [sys.executable, "-m", "ruff", *tool, "--stdin-filename", str(path), "-"]
            text = subprocess.run(given, input=text, capture_output=True, text=True, check=True).stdout
    return text
