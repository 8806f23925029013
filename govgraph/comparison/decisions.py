"""Decisions by option: who decides by the papers and in law, in which form, on what basis, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.answer import Table
from govgraph.comparison.changes import DecisionChange, Sort, changes, of_sort
from govgraph.comparison.side import ComparedPart, Side, cells, told
from govgraph.questions.who_decides import who_decides

_LINES = ("Papers", "Law", "Gap", "Form", "Answers")


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart:
    """One block of rows a decision, only those rows that differ."""
    rows: list[tuple[str, ...]] = []
    deciders: dict[str, dict[str, Any]] = {side.graph.option: {} for side in sides}
    for matter in _matters(sides):
        answers = [_ask(side, matter) for side in sides]
        for side in sides:
            there = matter in side.graph.things
            deciders[side.graph.option][matter] = list(who_decides(side.graph, matter).deciders) if there else []
        wanted = [line for line in _LINES if all_rows or len({_line(answer, line) for answer in answers}) > 1]
        if not wanted:
            continue
        name = next(side.graph.name(matter) for side in sides if matter in side.graph.things)
        for number, line in enumerate(wanted):
            texts = cells([_line(answer, line) for answer in answers], sides)
            rows.append((name if number == 0 else "", _label(line), *texts))
    found = {side.graph.option: changes(sides[0], side) for side in sides[1:]}
    differing = list(dict.fromkeys(one.matter for made in found.values() for one in made))
    note = "" if rows else "No decision is made differently."
    table = Table(
        title="Decisions", columns=("decision", "what", *(side.short for side in sides)), rows=tuple(rows), note=note
    )
    return ComparedPart(
        tables=(table,), facets={"deciders": deciders, "decisions_that_differ": differing, **_by_sort(found)}
    )


def _by_sort(found: dict[str, tuple[DecisionChange, ...]]) -> dict[str, Any]:
    """For each option the decisions with another decider, another recommender, another ground, or less than that."""
    names: dict[str, tuple[Sort, ...]] = {
        "other_decider": ("decider", "there"),
        "other_recommender": ("recommender",),
        "other_ground": ("ground",),
        "other_form": ("other",),
    }
    return {
        name: {option: [one.matter for one in of_sort(made, *sorts)] for option, made in found.items()}
        for name, sorts in names.items()
    }


def _label(line: str) -> str:
    return {
        "Papers": "decides, as papers say",
        "Law": "decides, as the law leaves it",
        "Gap": "gap between the two",
        "Form": "form",
        "Answers": "answers for it",
    }[line]


def _matters(sides: Sequence[Side]) -> list[str]:
    return list(dict.fromkeys(thing.id for side in sides for thing in side.graph.in_category("decision")))


def _ask(side: Side, matter: str) -> Mapping[str, str] | None:
    return told(side.graph, matter) if matter in side.graph.things else None


def _line(answer: Mapping[str, str] | None, label: str) -> str:
    return "not there" if answer is None else answer.get(label, "-")
