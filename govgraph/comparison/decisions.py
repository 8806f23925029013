"""Decisions by option: who decides by the papers and in law, in which form, on what basis, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.answer import Ids, Table
from govgraph.comparison.changes import Sort, changes, of_sort
from govgraph.comparison.result import ByOption, DecisionsCompared
from govgraph.comparison.side import ComparedPart, Side, cells, told
from govgraph.questions.who_decides import who_decides

_LINES = ("Papers", "Law", "Gap", "Form", "Answers")


def part(sides: Sequence[Side], *, all_rows: bool) -> ComparedPart[DecisionsCompared]:
    """One block of rows a decision, only those rows that differ."""
    return ComparedPart(found(sides), (_table(sides, all_rows=all_rows),))


def found(sides: Sequence[Side]) -> DecisionsCompared:
    """Who decides under each side, and which decisions each makes otherwise than the first."""
    made = {side.graph.option: changes(sides[0], side) for side in sides[1:]}
    matters = _matters(sides)

    def of(*sorts: Sort) -> ByOption:
        return {option: tuple(one.matter for one in of_sort(every, *sorts)) for option, every in made.items()}

    return DecisionsCompared(
        deciders={side.graph.option: {matter: _deciders(side, matter) for matter in matters} for side in sides},
        decisions_that_differ=tuple(dict.fromkeys(one.matter for every in made.values() for one in every)),
        other_decider=of("decider", "there"),
        other_recommender=of("recommender"),
        other_ground=of("ground"),
        other_form=of("other"),
    )


def _deciders(side: Side, matter: str) -> Ids:
    return who_decides(side.graph, matter).deciders if matter in side.graph.things else ()


def _table(sides: Sequence[Side], *, all_rows: bool) -> Table:
    rows: list[tuple[str, ...]] = []
    for matter in _matters(sides):
        answers = [_ask(side, matter) for side in sides]
        wanted = [line for line in _LINES if all_rows or len({_line(answer, line) for answer in answers}) > 1]
        if not wanted:
            continue
        name = next(side.graph.name(matter) for side in sides if matter in side.graph.things)
        for number, line in enumerate(wanted):
            texts = cells([_line(answer, line) for answer in answers], sides)
            rows.append((name if number == 0 else "", _label(line), *texts))
    note = "" if rows else "No decision is made differently."
    return Table(
        title="Decisions", columns=("decision", "what", *(side.short for side in sides)), rows=tuple(rows), note=note
    )


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
