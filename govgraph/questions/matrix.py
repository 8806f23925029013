"""A matrix of themes and stages: how far each subject is, by what the graph shows and by what authors concluded.

By the graph a stage is reached where it and every stage before it are met: a cell without a test, or whose test is only
foreseen, is *cannot tell* and reaches nothing. An author may conclude a stage without the ones before it, unless one of
these is said not to be met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.names import normal
from govgraph.model.record import Assessment, Criterion, Instrument
from govgraph.model.scenario import UnknownName
from govgraph.questions.aloud import whole
from govgraph.questions.assessments import latest, subjects_of
from govgraph.questions.listing import any_thing, listed, names
from govgraph.questions.record_tests import TestVerdict, judge
from govgraph.questions.verbs import reading
from govgraph.questions.wording import content, nearest
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph


class MatrixStanding(Struct, frozen=True):
    """How far one subject is on a matrix, on one day: by item what computation and the last author say."""

    subject: str
    verdicts: Mapping[str, TestVerdict]
    authors: Mapping[str, Assessment]
    computed: Mapping[str, str]
    concluded: Mapping[str, str]


def standing(graph: Graph, matrix: Instrument, subject: str) -> MatrixStanding:
    """How far a subject is: for each theme the stage that the graph shows, and the one that authors concluded."""
    verdicts = {item.id: judge(graph, item.test, subject) for item in matrix.items}
    authors = {item: found for item, found in latest(graph, subject).items() if item in verdicts}
    said = {item: found.answer for item, found in authors.items()}
    return MatrixStanding(
        subject=subject,
        verdicts=verdicts,
        authors=authors,
        computed=_reached(matrix, {item: verdict.words for item, verdict in verdicts.items()}, step_by_step=True),
        concluded=_reached(matrix, said),
    )


def _reached(matrix: Instrument, words: Mapping[str, str], *, step_by_step: bool = False) -> dict[str, str]:
    out: dict[str, str] = {}
    for theme in matrix.themes:
        reached = ""
        for item in matrix.items:
            if item.theme == theme.id:
                said = words.get(item.id)
                if said == "met":
                    reached = item.stage
                elif said == "not met" or step_by_step:
                    break
        out[theme.id] = reached
    return out


@dataclass(frozen=True, kw_only=True)
class AssessedMatrix:
    """A matrix of themes and stages held against each of its subjects. A cell is a criterion; all are named by their ids."""

    instrument: str
    """The matrix."""
    subjects: Ids
    """What is assessed."""
    stages: tuple[str, ...]
    """Its stages, the lowest first."""
    themes: Mapping[str, str]
    """Its themes: id to name."""
    items: Mapping[str, str]
    """By cell: what it says."""
    count: int
    """How many cells there are."""
    stage_of: Mapping[str, str]
    """By cell: its stage."""
    theme_of: Mapping[str, str]
    """By cell: its theme."""
    matched_stages: tuple[str, ...]
    """Where words are looked for: the stages of cells that say them."""
    matched_themes: Ids
    """The same of themes."""
    reached: Mapping[str, Mapping[str, str]]
    """By subject and theme: the stage that the graph shows; none where it shows none."""
    concluded: Mapping[str, Mapping[str, str]]
    """By subject and theme: the stage that an author concluded."""
    met: Ids
    """Cells that any subject meets."""
    verdicts: Mapping[str, Mapping[str, str]]
    """By subject and cell: met, not met or cannot tell."""
    evidence: Mapping[str, Mapping[str, str]]
    """By subject and cell that has a test: why, in words."""
    rests_on: Mapping[str, Mapping[str, Ids]]
    """By subject and cell: the relations that it rests on."""
    author: Mapping[str, Mapping[str, str]]
    """By subject and cell that an author has assessed: the verdict."""
    authors: tuple[str, ...]
    """Who the authors are."""
    disagree: Mapping[str, Ids]
    """By subject: cells on which author and graph disagree."""
    changed: Mapping[str, Mapping[str, tuple[str, str]]]
    """By subject and theme: the stage before and the stage now, where a day to look back to was given."""
    needs_judgement: Ids
    """Cells that nothing computes."""


def matrix_answer(
    graph: Graph,
    matrix: Instrument,
    *,
    about: str | None = None,
    since: str | None = None,
    matching: str | None = None,
    words: str | None = None,
) -> Answer[AssessedMatrix]:
    """For each subject of a matrix, or the one named, the stage reached on each theme and the evidence for each cell.

    ``since`` compares with that day, ``matching`` keeps the cells that say these words, ``words`` the cells that come
    nearest to a question. Raises UnknownName for a subject that is none.
    """
    known = subjects_of(graph, matrix)
    subjects = (_subject(graph, matrix, known, about),) if about is not None else known
    if about is not None and subjects[0] in matrix.assesses and subjects[0] not in known:
        subjects = known
    now = [standing(graph, matrix, subject) for subject in subjects]
    before = {}
    if since is not None:
        earlier = graph.scenario.graph(graph.option, on=since, place=graph.place)
        before = {subject: standing(earlier, matrix, subject) for subject in subjects}
    shown = [item for item in matrix.items if matching is None or normal(matching) in normal(item.says)]
    themes = {theme.id: theme.name for theme in matrix.themes}
    if words is not None:
        near = nearest_cells(matrix, words)
        shown = [item for key, _ in near for item in shown if item.id == key]
    changed = {
        s.subject: {
            theme: (before[s.subject].computed[theme], stage)
            for theme, stage in s.computed.items()
            if s.subject in before and before[s.subject].computed[theme] != stage
        }
        for s in now
    }
    rows = tuple(row for s in now for item in shown if (row := _row(graph, themes, s, item)))
    met = sorted({item.id for item in shown if any(s.verdicts[item.id].words == "met" for s in now)})
    result = AssessedMatrix(
        instrument=matrix.id,
        subjects=tuple(subjects),
        stages=tuple(matrix.stages),
        themes=themes,
        items={item.id: item.says for item in shown},
        count=len(shown),
        stage_of={item.id: item.stage for item in shown},
        theme_of={item.id: item.theme for item in shown},
        matched_stages=tuple(sorted({item.stage for item in shown}, key=matrix.stages.index))
        if matching or words
        else (),
        matched_themes=tuple(sorted({item.theme for item in shown})) if matching or words else (),
        reached={s.subject: {theme: stage for theme, stage in s.computed.items() if stage} for s in now},
        concluded={s.subject: {theme: stage for theme, stage in s.concluded.items() if stage} for s in now},
        met=tuple(met),
        verdicts={s.subject: {item.id: s.verdicts[item.id].words for item in shown} for s in now},
        evidence={s.subject: {item.id: s.verdicts[item.id].why for item in shown if item.test} for s in now},
        rests_on={s.subject: {k: tuple(v.facts) for k, v in s.verdicts.items() if v.facts} for s in now},
        author={s.subject: {item: found.answer for item, found in s.authors.items()} for s in now},
        authors=tuple(sorted({found.by for s in now for found in s.authors.values() if found.by})),
        disagree={s.subject: _disagree(s) for s in now if _disagree(s)},
        changed={subject: found for subject, found in changed.items() if found},
        needs_judgement=tuple(item.id for item in shown if item.test is None),
    )
    return Answer(
        reading=reading(
            graph,
            "assess",
            f"{matrix.name}: how far is each?",
            {"instrument": matrix.id},
            about=about,
            since=since,
            matching=matching,
            words=words,
        ),
        headline=_cell_told(themes, shown[0])
        if words and shown
        else _headline(graph, matrix, now, result.changed, since),
        summary=tuple(_cells(graph, themes, now, shown)) if words and shown else (),
        lines=tuple(Line(label=graph.name(s.subject), text=_told(themes, s, changed[s.subject], since)) for s in now),
        columns=("Subject", "Theme", "Stage", "What the graph shows", "Why", "What an author concluded", "By", "On"),
        rows=rows,
        result=result,
        names=names(graph, subjects),
        notes=(
            "A stage is reached where the graph shows it and every stage before it; cells without a test need judgement.",
        ),
    )


def nearest_cells(matrix: Instrument, words: str) -> list[tuple[str, float]]:
    """The cells of a matrix that come nearest to a question, each with the part of its words that they share.

    Of those that share about as much as the nearest; the words of its stage and theme belong to a cell.
    """
    themes = {theme.id: theme.name for theme in matrix.themes}
    texts = [(item.id, f"{item.says} {item.stage} {themes[item.theme]}") for item in matrix.items]
    about = {word for name in (matrix.name, *matrix.aliases) for word in name.casefold().replace("-", " ").split()}
    aside = (*about, *_PLACING)
    if len(set(content(words)) - {word for each in aside for word in content(each)}) < 2:
        return []
    found = nearest(texts, words, aside=aside)
    return [(key, part) for key, part in found if part >= found[0][1] - _CLOSE][:_MOST_CELLS]


_SHOWN = {"met": "Shown for", "not met": "Not shown for"}

_PLACING = (
    "stage",
    "stages",
    "theme",
    "themes",
    "mature",
    "maturity",
    "matrix",
    "placed",
    "place",
    "put",
    "level",
    "cell",
    "only",
    "run",
    "come",
    "comes",
    "reach",
    "reached",
    "point",
)
"""Words by which people ask where something stands in a matrix."""

_CLOSE, _MOST_CELLS = 0.08, 3


def _cell_told(themes: Mapping[str, str], item: Criterion) -> str:
    stage = f"{item.stage[:1].upper()}{item.stage[1:]}"
    return f"{stage}, on the theme '{themes[item.theme]}': {item.says.rstrip('.')}."


def _cells(
    graph: Graph, themes: Mapping[str, str], now: list[MatrixStanding], shown: list[Criterion]
) -> Iterator[Line]:
    """The cells after the nearest one, what the graph shows of the nearest for each subject, and where it stands."""
    for item in shown[1:]:
        yield Line(label="Also near", text=_cell_told(themes, item))
    first = shown[0]
    by: dict[str, list[str]] = {}
    for s in now:
        word = _SHOWN.get(s.verdicts[first.id].words, "") if first.test else "It needs judgement"
        by.setdefault(word, []).append(s.subject)
    for word, subjects in by.items():
        yield Line(label=word or "Cannot tell", text=whole(listed(graph.name(item) for item in subjects)))
    yield Line(label="Sources", text=whole("; ".join(map(str, first.sources)) or "no source"))


def _subject(graph: Graph, matrix: Instrument, known: tuple[str, ...], about: str) -> str:
    found = any_thing(graph, about).id
    if found not in known and found not in matrix.assesses:
        near = did_you_mean(found, known) or f"it is applied to {len(known)} others"
        raise UnknownName(f"{matrix.name} is not applied to {graph.name(found)}: {near}")
    return found


def _row(graph: Graph, themes: Mapping[str, str], s: MatrixStanding, item: Criterion) -> tuple[str, ...]:
    verdict, author = s.verdicts[item.id], s.authors.get(item.id)
    day = author.on.first.isoformat() if author and author.on else ""
    said = (author.answer, author.by, day) if author else ("", "", "")
    return (graph.name(s.subject), themes[item.theme], item.stage, verdict.words, verdict.why, *said)


def _disagree(s: MatrixStanding) -> Ids:
    return tuple(
        item for item, found in s.authors.items() if {found.answer, s.verdicts[item].words} == {"met", "not met"}
    )


def _told(
    themes: Mapping[str, str], s: MatrixStanding, changed: Mapping[str, tuple[str, str]], since: str | None
) -> str:
    reached = [f"{themes[theme]}: {stage}" for theme, stage in s.computed.items() if stage]
    concluded = [f"{themes[theme]}: {stage}" for theme, stage in s.concluded.items() if stage]
    parts = [f"The graph shows {listed(reached)}." if reached else "The graph shows no stage of any theme."]
    if concluded:
        parts.append(f"Authors concluded {listed(concluded)}.")
    if changed:
        moves = [f"{themes[theme]} from {was or 'none'} to {now or 'none'}" for theme, (was, now) in changed.items()]
        parts.append(f"Since {since}: {listed(moves)}.")
    return " ".join(parts)


def _headline(
    graph: Graph, matrix: Instrument, now: list[MatrixStanding], changed: Mapping[str, Any], since: str | None
) -> str:
    shown = {theme for s in now for theme, stage in s.computed.items() if stage}
    many = f"{len(now)} {'subject' if len(now) == 1 else 'subjects'}"
    text = f"{matrix.name}: for {many} the graph shows a stage on {len(shown)} of {len(matrix.themes)} themes."
    if since is not None:
        text += (
            f" {listed(graph.name(item) for item in changed)} changed since {since}."
            if changed
            else f" Nothing changed since {since}."
        )
    return text
