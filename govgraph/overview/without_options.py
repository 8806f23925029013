"""The table of a scenario without options: its decisions and who decides them; and of one without decisions: its bodies."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.comparison.side import checked
from govgraph.graph import Graph
from govgraph.model.numbers import in_words
from govgraph.overview.cells import bare, cell, first_fitting, grounds, name_row
from govgraph.overview.parts import DecisionCell, DecisionRow, OptionColumn
from govgraph.overview.rows import joined
from govgraph.questions.answers_to import answer as answers_to
from govgraph.questions.who_answers_for import answer as who_answers_for
from govgraph.questions.who_decides import who_decides
from govgraph.reading.short_names import short_name

OF_DECISIONS = (
    OptionColumn("decides", "", "Who decides", "Who decides"),
    OptionColumn("answers", "", "Who answers for it", "Who answers for it"),
    OptionColumn("missing", "", "What is missing", "What is missing"),
)
OF_BODIES = (
    OptionColumn("is", "", "What it is", "What it is"),
    OptionColumn("answers", "", "To whom it answers", "To whom it answers"),
    OptionColumn("wrong", "", "What is wrong", "What is wrong"),
)
MOST_BODIES = 50
"""As many bodies stand in the table; the others are counted."""


def of_decisions(graph: Graph, source: str) -> tuple[DecisionRow, ...]:
    """A row for each decision, those with a gap first; those of which the same is missing in every column as one."""
    alike: dict[tuple[DecisionCell, ...], list[str]] = {}
    for thing in graph.in_category("decision"):
        alike.setdefault(_cells(graph, thing.id, source), []).append(thing.id)
    made = []
    for cells, items in alike.items():
        together = [items] if cells[0].ground == "nobody" else [[item] for item in items]
        made += [joined([graph] * len(group), group, cells) for group in together]
    return tuple(sorted(made, key=lambda row: _weight(row.cells)))


def _weight(cells: Sequence[DecisionCell]) -> int:
    """Nobody by a paper's own words, then authority that is missing, then no decider, then a foreseen one, then the rest."""
    first = cells[0]
    if first.ground == "nobody":
        return 0 if first.says else 3 if cells[1].who else 5
    if first.ground == "foreseen":
        return 4
    return {"whole": 1, "part": 2, "": 6}[first.gap]


def _cells(graph: Graph, matter: str, source: str) -> tuple[DecisionCell, ...]:
    decides = cell(graph, matter, source)
    answers = who_answers_for(graph, matter).result
    who = answers.who
    ground = grounds(answers.ground) if who else ""
    words = first_fitting(name_row(graph, who), f"{in_words(len(who))} bodies") if who else "Nobody named"
    answering = DecisionCell("shown", words[:1].upper() + words[1:], ground or "nobody", who=who)
    lacks = _missing(graph, matter, decides)
    if who and answers.breaks:
        lacks = first_fitting(f"{lacks}, a line of account", lacks) if lacks else "A line of account"
    return decides, answering, DecisionCell("shown", lacks) if lacks else DecisionCell()


def _missing(graph: Graph, matter: str, decides: DecisionCell) -> str:
    if decides.ground == "nobody":
        return "A decider"
    if decides.gap:
        levels = who_decides(graph, matter).authority_by_holder
        lacking = tuple(
            dict.fromkeys(
                holder
                for node in decides.who
                for holder, level in levels.get(node, {}).items()
                if level in {"none", "not shown"} and holder != node
            )
        )
        if not lacking:
            return "A delegation"
        return first_fitting(
            f"A delegation from {name_row(graph, lacking)}", f"A delegation from {in_words(len(lacking))} bodies"
        )
    return "An agreement" if decides.ground == "foreseen" else ""


# -- bodies -------------------------------------------------------------------------------------------------------


def of_bodies(graph: Graph) -> tuple[tuple[DecisionRow, ...], int]:
    """Rows for the bodies of the papers, those with most that is wrong first; and how many bodies there are."""
    there = [thing.id for thing in graph.in_category("body", "group") if thing.basis != "law"]
    wrong = dict.fromkeys(there, 0)
    for finding in checked(graph).findings:
        for item in finding.about[:1]:
            if item in wrong:
                wrong[item] += 1
    chosen = sorted(there, key=lambda item: -wrong[item])[:MOST_BODIES]
    return tuple(_body(graph, item, wrong[item]) for item in chosen), len(there)


def _body(graph: Graph, item: str, wrong: int) -> DecisionRow:
    short = bare(short_name(graph, item))
    issues = f"{in_words(wrong).capitalize()} {'issue' if wrong == 1 else 'issues'}" if wrong else ""
    cells = (DecisionCell("shown", _kind(graph, item)), _superior(graph, item), DecisionCell("shown", issues))
    return DecisionRow((item,), short[:1].upper() + short[1:], graph.name(item), "", cells)


def _kind(graph: Graph, item: str) -> str:
    thing = graph.things[item]
    label, kind = str(getattr(thing, "label", "")), str(getattr(thing, "kind", ""))
    known = graph.registry.kinds.get(kind)
    if label or known is not None:
        return label or (known.name if known else "")
    return {"unclear": "Unclear", "not stated": "Not stated"}.get(kind, "Group" if thing.category == "group" else "")


def _superior(graph: Graph, item: str) -> DecisionCell:
    """To whom it answers first, by a paper or by law."""
    found = answers_to(graph, item).result
    above = found.to
    if not above:
        return DecisionCell("shown", "Nobody named", "nobody")
    words = first_fitting(name_row(graph, above), f"{in_words(len(above))} bodies")
    return DecisionCell("shown", words[:1].upper() + words[1:], grounds(found.ground), who=above)


def answer_of_decisions(rows: Sequence[DecisionRow], source: str) -> tuple[str, str]:
    """How many decisions have a decider, and how many of these lack authority."""
    cells = [row.cells[0] for row in rows for _ in row.ids]
    nobody = sum(one.ground == "nobody" for one in cells)
    foreseen = sum(one.ground == "foreseen" for one in cells)
    missing = sum(bool(one.gap) and one.ground not in {"nobody", "foreseen"} for one in cells)
    named = len(cells) - nobody - foreseen
    names = f"The {source} {'name' if source.endswith('s') else 'names'}"
    decisions = "decision" if len(cells) == 1 else "decisions"
    if not named:
        stress = f"nobody to decide {'any of the ' if len(cells) > 1 else 'the one '}{in_words(len(cells)) if len(cells) > 1 else ''} {decisions}".replace(
            "  ", " "
        )
        return f"{names} {stress}.{f' For {in_words(foreseen)} a decider is foreseen.' if foreseen else ''}", stress
    said = f"{names} who decides {'all' if named == len(cells) else in_words(named)}{' of' if named < len(cells) else ''} {in_words(len(cells))} {decisions}"
    stress = ""
    if missing:
        stress = (
            f"no delegation is recorded for {'any of them' if named > 1 else 'it'}"
            if missing == named
            else f"for {in_words(missing)} of them no delegation is recorded"
        )
    rest = [f"for {in_words(foreseen)} a decider is only foreseen"] if foreseen else []
    rest += [f"for {in_words(nobody)} nobody is named"] if nobody else []
    tail = " and ".join(rest)
    return f"{said}{f', but {stress}' if stress else ''}.{f' {tail[:1].upper()}{tail[1:]}.' if tail else ''}", stress


def answer_of_bodies(rows: Sequence[DecisionRow], many: int, source: str) -> tuple[str, str]:
    """That there is no decision, and for how many bodies no line upward is named."""
    if not rows:
        return f"The {source} {'name' if source.endswith('s') else 'names'} no body and no decision.", ""
    nobody = sum(row.cells[1].ground == "nobody" for row in rows)
    bodies = f"{in_words(many)} {'body' if many == 1 else 'bodies'}"
    said = f"The {source} {'name' if source.endswith('s') else 'names'} {bodies} and no decision."
    stress = (
        f"nobody is named to whom {in_words(nobody)} of them would answer"
        if many > 1
        else "nobody is named to whom it would answer"
    )
    if not nobody:
        return said, ""
    shown = "" if many == len(rows) else f"Of the {in_words(len(rows))} in the table, "
    text = f"{shown}{stress}." if shown else f"{stress[:1].upper()}{stress[1:]}."
    return f"{said} {text}", stress if shown else stress[:1].upper() + stress[1:]
