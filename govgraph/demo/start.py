"""The page to start from, and the page of a study: small, and of the same look as the page of a scenario."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from govgraph import __version__
from govgraph.model.visible import clean
from govgraph.studies import Study, answer


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One page of the folder: its file, the title of what it shows, the question that it asks, and the answer."""

    file: str
    title: str
    question: str
    answer: str


def start(entries: Sequence[DemoPage]) -> str:
    """The page to start from: a question and its answer for each page of the folder."""
    return _templates().get_template("start.html.jinja").render(entries=entries, version=__version__)


def study_page(study: Study) -> tuple[str, str, str, str]:
    """The title of a study, what it asks, what it answers, and its page."""
    found = answer(study)
    text = (
        _templates()
        .get_template("study.html.jinja")
        .render(
            title=study.title,
            question=found.reading.question,
            said=found.headline,
            lines=found.summary,
            tables=_tables(found.tables),
            version=__version__,
        )
    )
    return study.title, found.reading.question, found.headline, text


def _tables(tables: Sequence[object]) -> list[object]:
    return [table for table in tables if getattr(table, "rows", ())]


@functools.cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("govgraph.demo"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
