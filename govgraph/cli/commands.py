"""Which commands there are, in which order they are shown, and where each is made.

``govgraph --help`` reads this list and nothing else, so that it starts at once. A test keeps each line equal to the
help of the command itself. The questions among them stand in :mod:`govgraph.questions.index`, written from the questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.questions.index import QUESTIONS as INDEX

QUESTIONS = {"ask": 'Ask in plain words: "who decides major capital?"', **INDEX}
WORK = {
    "check": "Find what is wrong: code, place in the file, what is right.",
    "watch": "Check again whenever a file is saved.",
    "compare": "Options side by side: deciders, findings, structure.",
    "appraise": "Options by your own criteria: a range each, and what turns it.",
    "study": "Several scenarios: the same questions asked of each.",
    "draw": "Draw a chart: SVG, PNG, PDF, draw.io, Mermaid, DOT.",
    "test": "Ask the scenario's questions; compare the answers.",
    "apply-pattern": "Make a governance form of chosen bodies, as an option.",
    "export": "Write it as an Excel workbook, or as a folder of text files.",
    "import": "Take in a scheme, a register or a table of others.",
    "page": "Write a page that travels by e-mail: answer, explorer, facts.",
    "slides": "Write a deck for PowerPoint, in your own template if you like.",
    "paper": "Write an options paper for Word, with footnotes.",
    "scheme": "Write the scheme of a body, or the map of a system.",
    "demo": "Write one folder: a page for each bundled scenario, and a start.",
    "neo4j": "Share scenarios on a Neo4j server: push, pull, list.",
}
HOUSE = {
    "list": "List scenarios, or what is in one of them.",
    "init": "Write a small commented scenario to start from.",
    "explain": "Explain a code, a kind of body, a power or a relation.",
    "law": "Write the law registry for lawyers: Markdown or HTML.",
    "schema": "Print or write JSON Schemas of scenario files and answers.",
    "doctor": "Say what works on this machine, and what does not.",
}
SECTIONS = {"Questions": QUESTIONS, "Work": WORK, "Around it": HOUSE}

HOMES = {
    "ask": "ask",
    "lawful": "lawful",
    "what-it-takes": "what_it_takes",
    "check": "check",
    "watch": "watch",
    "apply-pattern": "apply_pattern",
    "explain": "explain",
    "compare": "compare",
    "appraise": "appraise",
    "study": "study",
    "draw": "draw",
    "page": "page",
    "slides": "slides",
    "paper": "paper",
    "demo": "demo",
    "export": "export",
    "test": "golden",
    "list": "listing",
    "init": "init",
    "schema": "schema",
    "doctor": "doctor",
    "law": "law",
    "neo4j": "neo4j",
    "import": "imports",
    "scheme": "scheme",
}
"""The module of :mod:`govgraph.cli` that makes each command; questions are made by ``questions``."""


def sections() -> Iterator[tuple[str, dict[str, str]]]:
    """Headings with their commands and one line of help each."""
    yield from SECTIONS.items()


def names() -> list[str]:
    """Every command."""
    return [name for _, commands in sections() for name in commands]
