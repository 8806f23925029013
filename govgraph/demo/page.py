"""The page: head, navigation, sections, script; strict about what it may load, which is nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from govgraph import __version__
from govgraph.demo import sections
from govgraph.demo.charts import Chart
from govgraph.demo.html import Html, items, joined, tag, text
from govgraph.demo.material import Material
from govgraph.draw.writers.svg import font_faces
from govgraph.formats.plain import day

SECTIONS = (
    ("minute", "What this says in one minute", sections.minute),
    ("reading", "How to read it", sections.reading),
    ("decides", "Who decides, by option", sections.decides),
    ("wrong", "What is wrong, by option", sections.wrong),
    ("charts", "Charts", sections.charts),
    ("compared", "How the options differ", sections.compared),
    ("judged", "What the source judges, beside what is computed", sections.judged),
    ("questions", "Questions asked of the model", sections.questions),
    ("sources", "Sources", sections.sources),
)
"""The parts of the page: id, heading, and the function that writes it."""


def page(material: Material, charts: Sequence[Chart]) -> str:
    """The whole page as HTML. It names no address outside itself and its folder, and runs one script of its own."""
    style, script = Html(_own("page.css") + font_faces()), _own("page.js")
    title = f"Who decides what: {material.scenario.title}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"govgraph {__version__}"),
        tag("title", text(title)),
        tag("style", style),
    )
    body = tag(
        "body",
        tag("a", text("Skip to the content"), class_="skip", href="#main"),
        _top(material),
        tag(
            "nav",
            tag("h2", text("On this page")),
            items(tag("a", text(heading), href=f"#{key}") for key, heading, _ in SECTIONS),
            aria_label="On this page",
        ),
        tag(
            "main",
            *(_section(key, heading, write(material, charts)) for key, heading, write in SECTIONS),
            id="main",
            tabindex=-1,
        ),
        _foot(material),
        tag("script", script),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en-GB')}\n"


def _section(key: str, heading: str, content: Html) -> Html:
    return tag(
        "section", tag("h2", text(heading), id=f"{key}-heading"), content, id=key, aria_labelledby=f"{key}-heading"
    )


def _top(material: Material) -> Html:
    graph = next(iter(material.graphs.values()))
    named = "; ".join(material.heading(option) for option in material.options if material.option(option) is not None)
    facts = [f"As at {day(graph.day.isoformat())}"]
    facts += [f"Place: {graph.name(graph.place)}"] if graph.place else []
    facts += [f"{len(material.options) - 1} options" if len(material.options) > 1 else "no options"]
    return tag(
        "header",
        tag("p", text("Governance and accountability as a graph"), class_="over"),
        tag("h1", text(f"Who decides what: {material.scenario.title}")),
        tag("p", text(" \N{MIDDLE DOT} ".join(facts)), class_="facts"),
        *([tag("p", text(named), class_="options")] if named else []),
        tag(
            "p",
            text(
                "A modelling aid, not legal advice: it shows what sources state and what follows from them. Have a lawyer confirm what turns on the law."
            ),
            class_="advice",
        ),
    )


def _foot(material: Material) -> Html:
    graph = next(iter(material.graphs.values()))
    made = f"Made by govgraph {__version__} from the scenario {material.scenario.name}, for {day(graph.day.isoformat())}. A modelling aid, not legal advice."
    return tag("footer", tag("p", text(made)))


def _own(name: str) -> Html:
    """A file of this package that goes into the page as it is."""
    written = resources.files("govgraph.demo").joinpath(name).read_text(encoding="utf-8")
    if "</" in written:
        raise ValueError(f"{name} must not hold '</': it would end its element")
    return Html(written)


def _policy(style: str, script: str) -> str:
    """What the page may do: apply this style and run this script, known by their digests, and nothing else."""
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; font-src data:; base-uri 'none'; form-action 'none'"


__all__ = ["SECTIONS", "joined", "page"]
