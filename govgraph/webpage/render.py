"""Writing the page: one file of HTML with its style, its script and its facts, that loads nothing."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from govgraph import __version__
from govgraph.model.visible import clean
from govgraph.overview import Issue, Overview
from govgraph.overview.parts import COLUMNS
from govgraph.overview.table import GAPS, ground_words
from govgraph.webpage.annex import AnnexTable
from govgraph.webpage.charts import Chart
from govgraph.webpage.wrong import address_of

_MOST_SHORT = 8
_MOST_ROWS = 60
"""As many rows of the first table stand in the page at most; every decision stands in the annex."""


def html(
    found: Overview,
    facts: dict[str, Any],
    charts: Sequence[Chart],
    annex: Sequence[AnnexTable],
    documents: Sequence[str],
    typeface: str,
) -> str:
    """The whole page."""
    style = f"{typeface}{_own('page.css')}".strip()
    script = _own("page.js").strip()
    says = functools.partial(ground_words, source=found.source)
    data = _embedded(
        {
            **facts,
            "title": found.question,
            "face": len(typeface),
            "words": {
                "grounds": {name: _capital(says(name)) for name in ("law", "stated", "foreseen", "ours", "nobody")},
                "gaps": GAPS,
            },
        }
    )
    template = _templates().get_template("page.html.jinja")
    return template.render(
        found=found,
        most_rows=_MOST_ROWS,
        sheets=tuple(found.sheets(rows=max(len(found.rows), 1), columns=COLUMNS)),
        key=_key(found),
        gaps=GAPS,
        ground_words=says,
        source_name=_capital(found.source),
        says_too=f"The {found.source} {'say' if found.source.endswith('s') else 'says'} so too.",
        short_words=_short(found),
        sources_words=_sources(documents),
        charts=charts,
        annex=annex,
        data=data,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        version=__version__,
        scripted=True,
    )


@functools.cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("govgraph.webpage"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=False,
        lstrip_blocks=True,
    )
    made.filters["address"] = lambda text: quote(str(text), safe="")
    made.filters["issue_address"] = lambda issue: quote(_issue(issue), safe="")
    return made


def _visible(value: Any) -> Any:
    """Text without what shows nothing or turns the direction of what follows."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _issue(issue: Issue) -> str:
    return address_of(issue.code, issue.about)


def _own(name: str) -> str:
    return resources.files("govgraph.webpage").joinpath("templates", name).read_text(encoding="utf-8")


def _embedded(facts: dict[str, Any]) -> Markup:
    """Facts as JSON in which nothing can end the element around it."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _key(found: Overview) -> list[tuple[str, str, str]]:
    """The marks that the table has, each with what it means."""
    cells = [cell for row in found.rows for cell in row.cells]
    grounds = {cell.ground for cell in cells} | {
        "stated" if issue.source_too else "ours" for issues in found.issues for issue in issues
    }
    made: list[tuple[str, str, str]] = [
        ("ground", name, ground_words(name, found.source))
        for name in ("stated", "law", "foreseen", "ours", "nobody")
        if name in grounds
    ]
    made += [("gap", name, GAPS[name]) for name in ("whole", "part") if any(cell.gap == name for cell in cells)]
    if any(cell.sort == "as now" for cell in cells):
        made.append(("line", "", "as now"))
    if any(cell.sort == "not said" for cell in cells):
        made.append(("mobile", "", "not said"))
    if found.shape == "options" and any(cell.sort == "blank" for cell in cells):
        made.append(("words", "", "blank: does not arise"))
    return made


def _short(found: Overview) -> str:
    """What the short names in the table stand for."""
    pairs = [f"{short[:1].upper()}{short[1:]}: {name}." for short, name in list(found.short.items())[:_MOST_SHORT]]
    return " ".join(pairs)


def _sources(documents: Iterable[str]) -> str:
    named = list(documents)
    if not named:
        return ""
    if len(named) == 1:
        return f"Source: {named[0]}."
    return (
        f"Sources: {named[0]} and {len(named) - 1} more, in the annex."
        if len(named) > 2
        else f"Sources: {named[0]}; {named[1]}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
