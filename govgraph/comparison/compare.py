"""Putting the parts of a comparison together into one answer with several tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from govgraph.answer import Answer, Reading
from govgraph.comparison import authority, decisions, findings, in_short, in_words, judgements, sectors, structure
from govgraph.comparison.papers import compare_papers
from govgraph.comparison.remarks import remarks
from govgraph.comparison.result import Comparison, PapersCompared
from govgraph.comparison.side import ComparedPart, Side
from govgraph.diagnostics import did_you_mean
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words as number
from govgraph.model.scenario import BASELINE, Scenario, UnknownName


def compare(
    scenario: Scenario,
    options: Sequence[str] = (),
    *,
    on: date | str | None = None,
    place: str | None = None,
    all_rows: bool = False,
    only: str = "",
    papers: Sequence[str] = (),
    sector: str = "",
) -> Answer[Comparison] | Answer[PapersCompared]:
    """Compare options of a scenario, the first one being what the others are held against.

    ``papers`` (an earlier and a later one) compares what two papers say instead of options.

    ``options``: ids or names, "baseline" among them; none: the baseline and every option; one: the baseline and it.
    ``on`` and ``place`` as for :meth:`Scenario.graph`. Only rows that differ are shown unless ``all_rows``.
    ``only`` keeps one part: structure, decisions, findings, sectors, authority, requirements or judgements.
    ``sector``: with the part sectors, the one that is asked about.
    Raises :class:`~govgraph.model.scenario.UnknownName` for an option or part that is not there.
    """
    if papers:
        earlier, later = papers
        return compare_papers(scenario, earlier, later)
    chosen = [scenario.option_id(option) for option in options] or [BASELINE, *scenario.options]
    chosen = list(dict.fromkeys([BASELINE, *chosen] if len(set(chosen)) == 1 else chosen))
    if len(chosen) == 1 and scenario.options:
        raise UnknownName("Name an option to compare with what there is today, for example: --option b.")
    sides = [Side.of(scenario, option, on=on, place=place) for option in chosen]
    makers: dict[str, Callable[[], ComparedPart[Any]]] = {
        "structure": lambda: structure.part(sides),
        "decisions": lambda: decisions.part(sides, all_rows=all_rows),
        "findings": lambda: findings.part(sides, all_rows=all_rows),
        "sectors": lambda: sectors.part(sides, all_rows=all_rows or only == "sectors"),
        "authority": lambda: authority.part(sides),
        "requirements": lambda: structure.requirements(sides),
        "judgements": lambda: judgements.part(sides),
    }
    if only and only not in makers:
        raise UnknownName(
            f"A comparison has no part '{only}'. {did_you_mean(only, makers) or 'It has: ' + ', '.join(makers)}."
        )
    made = {name: make() for name, make in makers.items() if only in ("", name)}
    told = made.values() if len(sides) > 1 else ()  # with no option there is nothing to set beside today
    first = sides[0]
    return Answer(
        reading=Reading(
            verb="compare",
            question=_question(sides),
            scenario=scenario.name,
            title=scenario.title,
            option=first.graph.option,
            option_name=first.title,
            on=first.graph.day.isoformat(),
            place=first.graph.place,
            subjects={f"option {number}": side.graph.option for number, side in enumerate(sides, start=1)},
        ),
        headline=in_words.headline(sides, only, sector),
        summary=() if only else in_short.lines(sides),
        lines=tuple(line for part in told for line in part.lines),
        tables=tuple(table for part in told for table in part.tables),
        result=Comparison(
            options=tuple(side.graph.option for side in sides), **{name: part.result for name, part in made.items()}
        ),
        names={key: name for side in sides for key, name in side.names().items()},
        notes=_notes(sides),
    )


def _question(sides: Sequence[Side]) -> str:
    if len(sides) == 1:
        return "What do the options change?"
    if len(sides) > 3:
        return f"What differs between {sides[0].title} and the {number(len(sides) - 1)} options?"
    return f"What differs between {listed([side.title for side in sides])}?"


def _notes(sides: Sequence[Side]) -> tuple[str, ...]:
    return tuple(f"{side.title}: {text}." for side in sides for text in remarks(side))
