"""Names of types: one name, one type; none is numbered; nothing is found that was found."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1] / "govgraph"


def types() -> dict[str, set[str]]:
    """Every public class, with the files that define one of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        inside = path.relative_to(ROOT)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].add(str(inside))
    return found


def test_a_name_stands_for_one_type() -> None:
    assert {name: sorted(files) for name, files in types().items() if len(files) > 1} == {}


def test_no_type_is_numbered() -> None:
    assert [name for name in types() if re.search(r"[a-z]\d+$", name)] == []


def test_nothing_is_found_that_was_found() -> None:
    told = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if re.search(r"\bfound\.found\b", path.read_text(encoding="utf-8"))
    ]
    assert told == []
