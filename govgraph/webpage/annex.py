"""The annex: the facts as tables, for those who print it, read it without scripts, or want everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.appraisal import Appraisal, results_table, scores_table, sensitivity_table
from govgraph.appraisal.words import NOTE, headline
from govgraph.checks.finding import Finding
from govgraph.comparison import judgements, structure
from govgraph.comparison.side import Side, checked
from govgraph.law.names import without_codes
from govgraph.model.scenario import Scenario
from govgraph.overview import Overview, badge
from govgraph.overview.cells import cell
from govgraph.overview.parts import DecisionCell
from govgraph.overview.table import cell_words
from govgraph.questions.answers_to import answer as answers_to
from govgraph.reading.short_names import short_option
from govgraph.reading.upward import readable
from govgraph.webpage.wrong import WEIGHTS, Key, key

MOST_ROWS = 250
"""As many rows has a table of the annex at most; the others are counted below it."""


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """One table of the annex. ``key``: its part of an address. ``open``: what it says in one sentence, above it."""

    key: str
    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


def sheets(scenario: Scenario, found: Overview, sides: Sequence[Side]) -> tuple[AnnexTable, ...]:
    """Every table that has rows."""
    made = (
        _decisions(sides, found.source),
        _findings(sides),
        _bodies(sides[0]),
        *_changes(sides),
        *_judgements(sides),
        _documents(scenario),
        _left_out(scenario),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def appraised(found: Appraisal | None) -> tuple[AnnexTable, ...]:
    """How far the options meet the user's criteria: what each comes to, the scores, and what would change the order."""
    if found is None:
        return ()
    says = (f"{headline(found)} {NOTE}", "", "")
    tables = (results_table(found), scores_table(found), sensitivity_table(found))
    return tuple(
        _sheet(f"appraisal-{n}", table.title, say or table.note, table.columns, table.rows)
        for n, (table, say) in enumerate(zip(tables, says, strict=True), start=1)
        if table.rows
    )


def _sheet(key: str, title: str, says: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> AnnexTable:
    kept = tuple(tuple(row) for row in rows[:MOST_ROWS])
    return AnnexTable(key, title, says, tuple(columns), kept, len(rows) - len(kept))


def _heads(sides: Sequence[Side]) -> list[str]:
    return [
        "Now"
        if side.option is None
        else f"Option {side.option.id}"
        if badge(side.option.id, 0) == side.option.id
        else short_option(side.option)
        for side in sides
    ]


def _decisions(sides: Sequence[Side], source: str) -> AnnexTable:
    """Every decision and who decides it, now and under each option."""
    matters = dict.fromkeys(thing.id for side in sides for thing in side.graph.in_category("decision"))
    rows = []
    for matter in matters:
        name = next(side.graph.name(matter) for side in sides if matter in side.graph.things)
        cells = [cell(side.graph, matter, source) if matter in side.graph.things else DecisionCell() for side in sides]
        first = cells[0]
        words = [cell_words(one, source) for one in cells]
        rows.append(
            (
                name,
                words[0],
                *(
                    "as now" if one == first and first.words else text
                    for one, text in zip(cells[1:], words[1:], strict=True)
                ),
            )
        )
    title = f"All {len(rows)} decisions" if len(rows) > 1 else "The decision"
    under = " and under each option" if len(sides) > 1 else ""
    return _sheet(
        "decisions", title, f"Who decides each, now{under}, and on what ground.", ("Decision", *_heads(sides)), rows
    )


def _findings(sides: Sequence[Side]) -> AnnexTable:
    """What is wrong: each finding once, with where it is found."""
    found: dict[Key, list[str]] = {}
    first: dict[Key, Finding] = {}
    for side in sides:
        for finding in checked(side.graph).findings:
            found.setdefault(key(finding), []).append("now" if side.option is None else side.option.id)
            first.setdefault(key(finding), finding)
    ordered = sorted(first.items(), key=lambda pair: list(WEIGHTS).index(pair[1].severity))
    every = len(sides)
    rows = [
        (
            one.sentence,
            one.fix,
            WEIGHTS[one.severity],
            *(("everywhere" if len(found[name]) == every else ", ".join(found[name]),) if every > 1 else ()),
            "; ".join(one.sources),
        )
        for name, one in ordered
    ]
    columns = ("What is wrong", "What would put it right", "Weight", *(("Found in",) if every > 1 else ()), "Source")
    return _sheet("issues", "All findings", "What the checks find, the weightiest first.", columns, rows)


def _bodies(side: Side) -> AnnexTable:
    graph = side.graph
    rows = []
    for thing in graph.in_category("body", "group")[:MOST_ROWS]:
        if thing.basis == "law":
            continue
        kind = graph.registry.kinds.get(str(getattr(thing, "kind", "")))
        above = answers_to(graph, thing.id).result.to
        rows.append(
            (
                thing.name,
                str(getattr(thing, "label", "")) or (kind.name if kind else ""),
                "; ".join(readable(graph, one) for one in above),
            )
        )
    return _sheet(
        "bodies",
        "Bodies and groups",
        "What each is, and to whom it answers now.",
        ("Body", "What it is", "Answers to"),
        rows,
    )


def _changes(sides: Sequence[Side]) -> Iterator[AnnexTable]:
    if len(sides) < 2:
        return
    (table,) = structure.part(sides).tables
    registry = sides[0].graph.registry
    rows = [tuple(without_codes(text, registry) for text in row) for row in table.rows]
    yield _sheet(
        "changes",
        "What each option changes",
        "Bodies, agreements and relations that are added, ended or changed.",
        ("Option", "Change", "What"),
        rows,
    )
    needs = structure.requirements(sides).tables[0]
    yield _sheet(
        "needs",
        "What each option requires",
        "Held against what is there.",
        ("Option", "Requirement", "State", "Why", "Source"),
        needs.rows,
    )


def _judgements(sides: Sequence[Side]) -> Iterator[AnnexTable]:
    part = judgements.part(sides)
    found = part.result
    says = f"The checks agree with {len(found.agree)}, contradict {len(found.disagree)} and cannot tell for {len(found.cannot_tell)}."
    rows = [tuple(without_codes(text, sides[0].graph.registry) for text in row) for row in part.tables[0].rows]
    yield _sheet(
        "judgements",
        "What the source judges",
        says,
        ("Option", "Sort", "Judgement", "The checks", "Why", "Source"),
        rows,
    )


def _documents(scenario: Scenario) -> AnnexTable:
    rows = [(code, one.title, one.by, str(one.written or "")) for code, one in scenario.documents.items()]
    return _sheet("documents", "Documents", "The papers that were read.", ("Code", "Title", "By", "Written"), rows)


def _left_out(scenario: Scenario) -> AnnexTable:
    rows = [(row.what, row.reason, "; ".join(map(str, row.sources))) for row in scenario.baseline.left_out]
    return _sheet(
        "left-out",
        "What is left out",
        "What the papers say and the model does not hold.",
        ("What", "Why", "Source"),
        rows,
    )
