"""What people ask about two papers, in their own words, and what the printed answer says: names and values that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import govgraph
from govgraph.formats import render

FOLDER = Path(__file__).parent / "answers"


def asked() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, row["q"], row["says"], row.get("not", []), id=f"{path.stem}: {row['q'][:60]}")


@pytest.mark.parametrize(("scenario", "question", "says", "says_not"), list(asked()))
def test_the_printed_answer_says_what_the_paper_says(
    scenario: str, question: str, says: list[str], says_not: list[str]
) -> None:
    printed = " ".join(render(govgraph.ask(scenario, question), "text").split())
    assert [text for text in says if text not in printed] == [], printed
    assert [text for text in says_not if text in printed] == [], printed
