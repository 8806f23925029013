"""Questions in plain words, as readers write them, and what each answer must say and must not say.

A file in ``golden`` names what is asked (one scenario, several, or a study) and its questions. What is checked is the
answer as it is printed: the names and values that a reader of the papers expects of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import govgraph
from govgraph.types import Scenario

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Expected:
    """A question, of what it is asked, and what the answer must say and must not say."""

    file: str
    of: tuple[str, ...]
    question: str
    must_say: tuple[str, ...]
    must_not_say: tuple[str, ...]


def expected() -> Iterator[Expected]:
    for path in sorted(GOLDEN.glob("*.yaml")):
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        for row in tree["questions"]:
            of = row.get("asked of", tree["asked of"])
            says, never = (tuple(row.get(key, ())) for key in ("must say", "must not say"))
            yield Expected(path.stem, tuple(of), row["question"], says, never)


@functools.cache
def loaded(name: str) -> Scenario:
    return govgraph.load(name)


def said(one: Expected) -> str:
    """The answer as it is printed, in one line."""
    asked_of = one.of[0] if one.of[0] not in govgraph.bundled() else [loaded(name) for name in one.of]
    found = govgraph.ask(asked_of[0] if len(asked_of) == 1 else asked_of, one.question)
    return " ".join(str(found).split())


@pytest.mark.parametrize("one", tuple(expected()), ids=lambda one: f"{one.file}: {one.question[:50]}")
def test_the_answer_says_what_a_reader_of_the_papers_expects(one: Expected) -> None:
    answer = said(one)
    missing = [text for text in one.must_say if " ".join(text.split()) not in answer]
    wrong = [text for text in one.must_not_say if text.casefold() in answer.casefold()]
    assert (missing, wrong) == ([], []), answer
    assert one.must_say
