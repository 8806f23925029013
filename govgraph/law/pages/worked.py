"""Arrangements that people ask for, worked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from govgraph.law.blocks import Block, Code, Heading, RunningText
from govgraph.model.packaged import packaged


def worked_examples() -> Mapping[str, Mapping[str, Any]]:
    """Arrangements that people ask for, by key: title, example in the notation, steps in words, and what is taken for it."""
    found: Mapping[str, Mapping[str, Any]] = packaged(Path(__file__).with_name("worked.yaml"))
    return found


def worked() -> Iterator[Block]:
    """The worked examples, step by step."""
    yield Heading(2, "Worked examples")
    yield RunningText(
        "Arrangements that people ask for, in the notation of the rules. Each is run as a test and gives no error."
    )
    for key, row in worked_examples().items():
        yield Heading(3, row["title"], f"worked-{key}")
        yield Code("\n  then ".join(str(row["example"]).split(" then ")), "text")
        for number, step in enumerate(row["steps"], start=1):
            yield RunningText(f"{number}. {step}")
        yield RunningText(f"Not the same: {row['instead']}")
