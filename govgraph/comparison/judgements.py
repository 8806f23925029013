"""What the source judges beside what is computed: agree, disagree or cannot tell.

A finding bears a judgement of an option out only if it sets that option apart: what is found under another option too
shows nothing about this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgraph.answer import Table
from govgraph.comparison.result import JudgementsCompared
from govgraph.comparison.side import ComparedPart, Side
from govgraph.graph import Graph
from govgraph.model.record import Claim, Judgement, Statement
from govgraph.questions.record_tests import verdict

_WORDS = {"met": "agree", "not met": "disagree", "cannot tell": "cannot tell"}


def part(sides: Sequence[Side]) -> ComparedPart[JudgementsCompared]:
    """One row a judgement or claim about one of the options compared."""
    judged = list(_judged(sides))
    return ComparedPart(_result(judged), (_table(sides, judged),))


def found(sides: Sequence[Side]) -> JudgementsCompared:
    """With which judgements and claims about these options the model agrees."""
    return _result(list(_judged(sides)))


_Judged = tuple["Judgement | Claim", str, str]
"""What is judged, what the model says to it (agree, disagree, cannot tell), and why."""


def _judged(sides: Sequence[Side]) -> Iterator[_Judged]:
    seen: set[str] = set()
    for side in sides:
        for statement in side.graph.statements.values():
            if not isinstance(statement, Judgement | Claim) or statement.id in seen or not _is_about(statement, side):
                continue
            seen.add(statement.id)
            yield (statement, *computed(side.graph, statement))


def _result(judged: Sequence[_Judged]) -> JudgementsCompared:
    agree, disagree, cannot_tell = (
        tuple(statement.id for statement, word, _ in judged if word == wanted)
        for wanted in ("agree", "disagree", "cannot tell")
    )
    return JudgementsCompared(agree=agree, disagree=disagree, cannot_tell=cannot_tell)


def _table(sides: Sequence[Side], judged: Sequence[_Judged]) -> Table:
    rows = tuple(
        (
            ", ".join(each.short for each in sides if _is_about(statement, each)),
            statement.sort if isinstance(statement, Judgement) else "claim",
            statement.says,
            word,
            why,
            "; ".join(map(str, statement.sources)),
        )
        for statement, word, why in judged
    )
    return Table(
        title="What the source judges, beside what is computed",
        columns=("option", "sort", "judgement", "computation", "why", "source"),
        rows=rows,
        note="" if rows else "the source judges none of these options",
    )


def _is_about(statement: Statement, side: Side) -> bool:
    key = side.graph.option
    return key in statement.about or (statement.option == key and side.option is not None)


def computed(graph: Graph, statement: Judgement | Claim) -> tuple[str, str]:
    """Does computation agree with what is judged of this option: agree, disagree or cannot tell, and why."""
    if statement.test is None:
        return "cannot tell", "a view; nothing in the graph decides it"
    result, why = verdict(graph, statement.test)
    if result == "met" and statement.test.finding and not statement.test.absent:
        others = [option for option in _others(graph, statement) if _found_too(graph, option, statement)]
        if others:
            named = ", ".join(graph.scenario.options[option].name for option in others)
            return "cannot tell", f"it is found under {named} too, so it does not set this option apart: {why}"
    return _WORDS[result], why


def _others(graph: Graph, statement: Statement) -> list[str]:
    """The options that the statement is not about."""
    return [option for option in graph.scenario.options if option != graph.option and option not in statement.about]


def _found_too(graph: Graph, option: str, statement: Judgement | Claim) -> bool:
    floors = {name: bool(graph.floors.get(name)) for name in ("stated_only", "settled_only")}
    other = graph.scenario.graph(option, on=graph.day, place=graph.place, known_by=None, **floors)
    return verdict(other, statement.test)[0] == "met"
