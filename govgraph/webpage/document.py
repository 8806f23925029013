"""The page of a scenario as a value: made once, written to a file, shown in a notebook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from govgraph.appraisal import Criteria, appraise
from govgraph.model.scenario import Scenario
from govgraph.overview import overview
from govgraph.webpage import annex
from govgraph.webpage.charts import charts, routes, typeface
from govgraph.webpage.material import Explorer
from govgraph.webpage.render import html
from govgraph.webpage.states import states
from govgraph.webpage.writing import written

MOST_BYTES = 1_150_000
"""As much room have facts, tables and charts together: a page is sent by e-mail."""


@dataclass(frozen=True)
class Page:
    """One file that shows a scenario: the question and its answer, an explorer, and the facts as tables.

    ``title``: the question, ``answer`` what it says to it. ``html``: the whole file; it loads nothing and works from an e-mail. In a notebook it shows itself.
    """

    title: str
    html: str
    answer: str = ""

    def save(self, path: str | Path) -> Path:
        """Write it to a file, whole or not at all. Raises :class:`~govgraph.webpage.writing.PageError`."""
        return written(Path(path), self.html)

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{escape(self.title, quote=True)}" srcdoc="{escape(self.html, quote=True)}" width="100%" height="820" '
            'sandbox="allow-scripts allow-downloads allow-modals" loading="lazy"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Page {self.title!r}, {len(self.html.encode()) // 1000} KB>"


def page(scenario: Scenario, *, on: Sequence[date | str] = (), criteria: Criteria | None = None) -> Page:
    """The page of a scenario.

    ``on``: the days that it can be asked about, the first one shown first; none: the scenario's own day. ``criteria``: those
    by which the options are appraised in the annex (:func:`govgraph.appraisal.read_criteria`). Everything on it is
    asked of the product's own questions when it is made. Raises what asking and drawing raise.
    """
    days: Sequence[date | str | None] = tuple(on) or (None,)
    found = overview(scenario, on=days[0])
    every = states(scenario, days)
    sides = [state.side for state in every if state.day == 0 and state.number == 0]
    facts = Explorer(scenario, found, every).as_json()
    judged = appraise(scenario, criteria, on=days[0]) if criteria is not None else None
    tables = (*annex.sheets(scenario, found, sides), *annex.appraised(judged))
    room = (
        MOST_BYTES - len(json.dumps(facts)) - sum(len(cell) for sheet in tables for row in sheet.rows for cell in row)
    )
    drawn = charts([side.graph for side in sides], room)
    left = room - sum(len(part) for chart in drawn for part in chart.pages)
    facts["routes"] = routes([side.graph for side in sides], found, left)
    documents = [document.title for document in scenario.documents.values()]
    text = html(found, facts, drawn, tables, documents, typeface())
    return Page(title=found.question, html=text, answer=found.answer)
