"""An options paper for a scenario: question, options, who decides under each, what is wrong, what it takes, the criteria."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from govgraph.answer import Answer, Table
from govgraph.appraisal import Appraisal, results_table, scores_table, sensitivity_table
from govgraph.appraisal.words import NOTE, headline, summary
from govgraph.charts.layout import Size
from govgraph.charts.writers import files_of
from govgraph.documents import words
from govgraph.documents.charts import more_pages, one_page_each
from govgraph.documents.contents import Contents, OptionPart
from govgraph.documents.paper.footnotes import Footnotes
from govgraph.documents.paper.template import LANGUAGE, template
from govgraph.documents.paper.writing import PaperDraft
from govgraph.model.scenario import BASELINE
from govgraph.model.visible import clean
from govgraph.overview.parts import COLUMNS
from govgraph.overview.table import cell_words
from govgraph.questions.assess import Assessed
from govgraph.questions.matrix import AssessedMatrix

Picture = tuple[bytes, str, str]
"""A chart for the paper: the picture as PNG, its title, and what it says in words."""

PICTURE = (700.0, 560.0)
"""The size of a chart, in points; on a page of A4 its text of 12 points is some 8 points."""

MOST_COLUMNS = 4
"""So many columns beside the names stand in one table of a paper; a page is narrower than a slide."""

MOST_ROWS = 40
"""So many criteria are set out of one list."""


def paper(found: Contents, charts: Mapping[str, Picture] | None = None, *, template_file: Path | None = None) -> bytes:
    """A paper as a Word file; ``charts`` are pictures by option: see :func:`pictures`. Raises :class:`~govgraph.documents.packages.TemplateError`."""
    document = template(template_file)
    made = PaperDraft(document, Footnotes(document))
    cite = words.Citations(found.scenario).texts
    _opening(made, found)
    _options(made, found)
    _deciders(made, found)
    for part in found.parts:
        _part(made, part, cite, (charts or {}).get(part.column.key))
    _criteria(made, found)
    if found.appraisal is not None:
        _appraisal(made, found.appraisal)
    _closing(made, found)
    _properties(document, found)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# -- sections ---------------------------------------------------------------------------------------------------


def _opening(made: PaperDraft, found: Contents) -> None:
    view = found.overview
    made.heading(view.question, 0)
    made.say(", ".join(filter(None, (view.about, view.day))), style="Subtitle")
    made.say(f"{words.AID}.", style="Subtitle")
    made.say(view.answer)
    if firm := words.how_firm(found):
        made.say(firm)


def _options(made: PaperDraft, found: Contents) -> None:
    if not found.options:
        return
    made.heading(words.HEADINGS["options"])
    for part in found.options:
        remark = (
            f" {found.overview.source[:1].upper()}{found.overview.source[1:]}: {part.column.remark}."
            if part.column.remark
            else ""
        )
        full = part.column.full if part.column.full != part.column.name else ""
        made.point(f"{full}.{remark}".strip() if full else remark.strip(), bold=f"{part.name}.")


def _deciders(made: PaperDraft, found: Contents) -> None:
    """Who decides, as tables that fit on a page: the marks are said in words."""
    view = found.overview
    if not view.rows:
        return
    made.heading(words.HEADINGS["deciders"])
    each = MOST_COLUMNS + 1 if view.shape == "options" else COLUMNS
    for sheet in view.sheets(rows=len(view.rows), columns=each):
        heads = [
            f"{column.letter}: {column.name}" if column.letter and column.name else column.letter or column.full
            for column in sheet.columns
        ]
        rows = [
            (
                f"{row.name}{f' ({row.note})' if row.note else ''}",
                *(cell_words(cell, view.source) for cell in row.cells),
            )
            for row in sheet.rows
        ]
        named = [column for column in sheet.columns if column.key != BASELINE]
        of = (
            f", {named[0].letter} to {named[-1].letter}"
            if len(view.columns) > each and named and named[0].letter
            else ""
        )
        made.table(
            f"{words.HEADINGS['deciders']}{of}", [view.rows_head, *heads], rows, widths=[1.5, *(1.0 for _ in heads)]
        )
    for text in (*view.foot, " ".join(f"{name}: {full}." for name, full in view.short.items())):
        if text:
            made.say(text)


def _part(
    made: PaperDraft, part: OptionPart, cite: Callable[[Iterable[str]], list[str]], picture: Picture | None
) -> None:
    """One option: its chart, what it changes, what is wrong, what it takes."""
    if not (part.issues or part.needs or part.says or picture):
        return
    made.heading(part.name)
    if picture is not None:
        data, title, alt = picture
        made.picture(data, title, alt)
    if part.says:
        made.heading(words.HEADINGS["changes"], 2)
        for said in part.says:
            made.say(said.text, cite(said.sources))
    if part.issues:
        made.heading(words.HEADINGS["wrong"], 2)
        for issue in part.issues:
            rest = " ".join(
                text for text in (issue.sentence if issue.sentence != issue.brief else "", issue.fix) if text
            )
            made.point(rest, cite(issue.sources), bold=issue.brief)
    if part.needs:
        made.heading(words.HEADINGS["takes"], 2)
        for need in part.needs:
            made.point(
                " ".join(text for text in (need.text, need.steps) if text),
                cite(need.sources),
                bold=f"{need.of}." if need.of else "",
            )


def _criteria(made: PaperDraft, found: Contents) -> None:
    """Each list of criteria of the scenario: met, not met or cannot tell, now and under each option."""
    lists: dict[str, list[Answer[Assessed | AssessedMatrix]]] = {}
    for part in found.parts:
        for answer in part.criteria:
            lists.setdefault(answer.result.instrument, []).append(answer)
    if not lists:
        return
    made.heading(words.HEADINGS["criteria"])
    heads = [part.column.letter or part.column.key for part in found.parts]
    for key, answers in lists.items():
        first = answers[0]
        title = found.parts[0].graph.instruments[key].name
        judged = [answer.result for answer in answers if isinstance(answer.result, Assessed)]
        if not judged:
            _matrix(made, title, first)
            continue
        items = list(judged[0].items.items())[:MOST_ROWS]
        columns = [_verdicts(one) for one in judged]
        differs = any(len({column[item] for column in columns}) > 1 for item, _ in items)
        made.heading(title, 2)
        if not differs:
            made.say(f"{first.headline}{' That is so under every option.' if found.options else ''}")
            columns, shown = columns[:1], heads[:1]
        else:
            shown = heads
        if any(verdict != "cannot tell" for column in columns for verdict in column.values()):
            rows = [(says, *(column[item] for column in columns)) for item, says in items]
            made.table(title, [title, *shown], rows, widths=[2.6, *(0.62 for _ in shown)])


def _matrix(made: PaperDraft, title: str, answer: Answer) -> None:
    """A matrix of stages: what the graph shows, and what an author concluded, where either says something."""
    made.heading(title, 2)
    made.say(answer.headline)
    kept = [row for row in answer.rows if row[5] or row[3] not in {"", "cannot tell"}][:MOST_ROWS]
    shown = [n for n in (0, 1, 2, 3, 5) if any(row[n] for row in kept)]
    if kept:
        made.table(title, [answer.columns[n] for n in shown], [tuple(row[n] for n in shown) for row in kept])


def _verdicts(found: Assessed) -> dict[str, str]:
    out = {}
    for word, items in (("met", found.met), ("not met", found.not_met), ("cannot tell", found.cannot_tell)):
        for item in items:
            ours = ", our reading" if item in found.inferred else ""
            out[item] = f"{word}{ours}"
    return out


def _appraisal(made: PaperDraft, found: Appraisal) -> None:
    made.heading(found.criteria.title or words.HEADINGS["criteria"])
    made.say(headline(found))
    for line in summary(found):
        if line.label != "Results":
            made.say(line.text, bold=f"{line.label}.")
    for table in (results_table(found), scores_table(found), sensitivity_table(found)):
        _answer_table(made, table)
    made.say(NOTE)


def _answer_table(made: PaperDraft, table: Table) -> None:
    if table.rows:
        first = 2.0 if len(table.columns) > 4 else 1.2
        made.table(table.title, table.columns, table.rows, widths=[first, *(1.0 for _ in table.columns[1:])])
    if table.note:
        made.say(table.note)


def _closing(made: PaperDraft, found: Contents) -> None:
    made.heading(words.HEADINGS["reading"])
    made.say(words.AID_AT_LENGTH)
    if texts := words.documents(found.scenario):
        made.heading(words.HEADINGS["sources"])
        for text in texts:
            made.point(text)


def _properties(document: Any, found: Contents) -> None:
    made = document.core_properties
    made.title = clean(found.overview.question)[:255]
    made.subject = clean(found.scenario.title)[:255]
    made.author = made.last_modified_by = "govgraph"
    made.comments = words.AID_AT_LENGTH
    made.language = LANGUAGE
    made.created = made.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def pictures(found: Contents) -> dict[str, Picture]:
    """The chart of each part as a picture, in the size of a page, where its smallest text is still read."""
    shown = one_page_each(found, Size(*PICTURE))
    files = files_of(list(shown.values()), "png")
    return {
        option: (data, " ".join(filter(None, (f"{scene.title}.", more_pages(scene)))), " ".join(scene.words))
        for (option, scene), data in zip(shown.items(), files, strict=True)
    }
