"""Names of types: one name, one type; none is numbered; nothing is found that was found."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1] / "govgraph"

CORE = (
    "model", "loader", "law", "graph", "answer", "reading", "legality", "authority", "processes", "checks", "patterns", "formats",
    "questions", "compare",
)  # fmt: skip
"""The rooms that every other one is built on."""

STILL_SHARED = frozenset(
    {
        "Act", "AnswersTo", "Binding", "Change", "Found", "Ground", "Held", "Line", "Place", "Row", "Said", "Seat",
        "Standing", "Step", "Verdict",
    }
)  # fmt: skip
"""Names that still stand for two types of the core. The list only gets shorter."""


def types(*rooms: str) -> dict[str, set[str]]:
    """Every public class of these rooms (none: all), with the files that define one of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        inside = path.relative_to(ROOT)
        if not rooms or inside.parts[0].removesuffix(".py") in rooms:
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].add(str(inside))
    return found


def test_a_name_stands_for_one_type() -> None:
    shared = {name: sorted(files) for name, files in types(*CORE).items() if len(files) > 1}
    assert {name: files for name, files in shared.items() if name not in STILL_SHARED} == {}


def test_what_was_mended_is_no_longer_listed() -> None:
    shared = {name for name, files in types(*CORE).items() if len(files) > 1}
    assert sorted(STILL_SHARED - shared) == []


def test_no_type_is_numbered() -> None:
    assert [name for name in types() if re.search(r"[a-z]\d+$", name)] == []


def test_nothing_is_found_that_was_found() -> None:
    told = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if re.search(r"\bfound\.found\b", path.read_text(encoding="utf-8"))
    ]
    assert told == []
