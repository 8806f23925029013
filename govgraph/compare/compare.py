"""Putting the parts of a comparison together into one answer with several tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from govgraph.answer import Answer, Reading
from govgraph.compare import authority, decisions, findings, judgements, sectors, structure
from govgraph.compare.side import Part, Side
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.questions.listing import silences


def compare(
    scenario: Scenario,
    options: Sequence[str] = (),
    *,
    on: date | str | None = None,
    place: str | None = None,
    all_rows: bool = False,
) -> Answer:
    """Compare options of a scenario, the first one being what the others are held against.

    ``options``: ids or names, "baseline" among them; none: the baseline and every option; one: the baseline and it.
    ``on`` and ``place`` as for :meth:`Scenario.graph`. Only rows that differ are shown unless ``all_rows``.
    Raises :class:`~govgraph.model.scenario.UnknownName` for an option that is not there.
    """
    chosen = [scenario.option_id(option) for option in options] or [BASELINE, *scenario.options]
    if len(chosen) == 1:
        chosen = [BASELINE, *chosen]
    chosen = list(dict.fromkeys(chosen))
    sides = [Side.of(scenario, option, on=on, place=place) for option in chosen]
    parts = [
        structure.part(sides),
        decisions.part(sides, all_rows=all_rows),
        findings.part(sides, all_rows=all_rows),
        sectors.part(sides, all_rows=all_rows),
        authority.part(sides),
        structure.requirements(sides),
        judgements.part(sides),
    ]
    first = sides[0]
    return Answer(
        reading=Reading(
            verb="compare",
            question=f"What differs between {', '.join(side.title for side in sides[:-1])} and {sides[-1].title}?",
            scenario=scenario.name,
            title=scenario.title,
            option=first.graph.option,
            option_name=first.title,
            on=first.graph.day.isoformat(),
            place=first.graph.place,
            subjects={f"option {number}": side.graph.option for number, side in enumerate(sides, start=1)},
        ),
        headline=_headline(sides, parts),
        lines=tuple(line for part in parts for line in part.lines),
        tables=tuple(table for part in parts for table in part.tables),
        facets={key: value for part in parts for key, value in part.facets.items()},
        names={key: name for side in sides for key, name in side.names().items()},
        notes=_notes(sides),
    )


def _headline(sides: Sequence[Side], parts: Sequence[Part]) -> str:
    differing = parts[1].facets.get("decisions_that_differ", [])
    return (
        f"{len(differing)} decisions are made differently across {', '.join(side.short for side in sides)}; "
        "what an option does not touch is as in the first column."
    )


def _notes(sides: Sequence[Side]) -> tuple[str, ...]:
    notes: list[str] = []
    for side in sides:
        option = side.option
        if option is None:
            continue
        if option.named_only:
            notes.append(f"{side.title}: named in the source, no effect stated.")
        if option.not_said:
            silent = "; ".join(silences(side.graph, option.not_said))
            notes.append(f"{side.title}: the source is silent on {silent}.")
        notes += [f"{side.title}: {implication}." for implication in option.implications]
        if option.fallback:
            notes.append(
                f"{side.title}: if it fails, {', '.join(side.graph.scenario.options[name].name for name in option.fallback)}."
            )
    return tuple(notes)
