"""A line that goes through several: one after the other where each answers to the next, else each is a way of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph

CAST = """
title: A line
date: 2023-03-21
documents: {"1": Paper}
bodies: {board: {name: Board, kind: icb, source: 1 p1}}
posts:
  chief: {name: Chief, of: board, source: 1 p1}
  delivery: {name: Delivery officer, of: board, source: 1 p1}
  director: {name: Director, of: board, accountable to: {to: board, through: [THROUGH]}, source: 1 p2}
"""
ABOVE = "relations: {reports to: [{who: delivery, to: chief, source: 1 p2}]}\n"


def _lines(tmp_path: Path, text: str) -> list[list[str]]:
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    found: list[list[str]] = govgraph.load(tmp_path).graph().answers_to("director").facets["lines"]
    return [line[: line.index("board") + 1] for line in found]


@pytest.mark.parametrize("through", ["delivery, chief", "chief, delivery"])
def test_each_answers_to_the_next_whatever_the_order_in_the_file(tmp_path: Path, through: str) -> None:
    assert _lines(tmp_path, CAST.replace("THROUGH", through) + ABOVE) == [["director", "delivery", "chief", "board"]]


def test_of_two_that_do_not_answer_to_each_other_each_is_a_way(tmp_path: Path) -> None:
    lines = _lines(tmp_path, CAST.replace("THROUGH", "delivery, chief"))
    assert sorted(lines) == [["director", "chief", "board"], ["director", "delivery", "board"]]
