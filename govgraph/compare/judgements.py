"""What the source judges beside what is computed: agree, disagree or cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.answer import Table
from govgraph.compare.side import Part, Side
from govgraph.model.record import Claim, Judgement
from govgraph.questions.assess import verdict

_WORDS = {"met": "agree", "not met": "disagree", "cannot tell": "cannot tell"}


def part(sides: Sequence[Side]) -> Part:
    """One row a judgement or claim about one of the options compared."""
    rows: list[tuple[str, ...]] = []
    by_result: dict[str, list[str]] = {"agree": [], "disagree": [], "cannot_tell": []}
    seen: set[str] = set()
    for side in sides:
        key = side.graph.option
        for statement in side.graph.statements.values():
            if not isinstance(statement, Judgement | Claim) or statement.id in seen:
                continue
            if key not in statement.about and not (statement.option == key and side.option is not None):
                continue
            seen.add(statement.id)
            result, why = verdict(side.graph, statement.test)
            if statement.test is None:
                why = "a view; nothing in the graph decides it"
            word = _WORDS[result]
            by_result[word.replace(" ", "_")].append(statement.id)
            sort = statement.sort if isinstance(statement, Judgement) else "claim"
            rows.append((side.short, sort, statement.says, word, why, "; ".join(map(str, statement.sources))))
    table = Table(
        title="What the source judges, beside what is computed",
        columns=("option", "sort", "judgement", "computation", "why", "source"),
        rows=tuple(rows),
        note="" if rows else "the source judges none of these options",
    )
    return Part(tables=(table,), facets=dict(by_result))
