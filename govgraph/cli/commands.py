"""Which commands there are, in which order they are shown, and where each is made.

``govgraph --help`` reads this list and nothing else, so that it starts at once. A test keeps each line equal to the
help of the command itself. A question that :data:`govgraph.questions.VERBS` knows and this list does not is still a
command; only its line of help has to be fetched from the question.
"""

from __future__ import annotations

from collections.abc import Iterator

QUESTIONS = {
    "ask": "Ask in plain words, as in: who decides major capital under option b?",
    "who-decides": "Who decides a matter: as the papers say, as the law leaves it, and the gap.",
    "what-may": "What somebody may decide, propose or sign off.",
    "answers-to": "To whom somebody answers, and for what.",
    "who-answers-for": "Who answers for a matter, step by step to the top or to where the line breaks.",
    "can-decide": "Can this forum decide it: whose authority is at the table, and whose is missing.",
    "what-falls": "What falls when a body, post or delegation goes.",
    "why": "Why it is so: the chain behind a right, with its sources.",
    "why-not": "Why somebody cannot decide it, or has no authority for it.",
    "show": "Everything about one thing.",
    "facts": "Relations by kind and by what stands in each role.",
    "statements": "What the sources say about a thing or an option: judgements, requirements, recommendations.",
    "status": "Is it there on the day, how firm is it, and what comes before and after.",
    "money": "Funds: who pays in, hosts, manages, and what they pay for.",
    "assess": "An instrument's criteria held against the graph: met, not met, cannot tell.",
    "duplicates": "Rival deciders of one matter, and bodies charged with one function side by side.",
    "findings": "What the checks find, as an answer: by code, severity and subject.",
}
WORK = {
    "check": "Find what is wrong, with code, place in the file and what would be right.",
    "compare": "Options side by side: who decides, findings, structure, authority gained and lost.",
    "draw": "Draw a chart as SVG, PNG or PDF.",
    "test": "Ask the scenario's own questions and compare the answers with those expected.",
    "demo": "Write one folder that shows everything: a page, the charts, the comparison.",
}
HOUSE = {
    "list": "Scenarios that come with govgraph, or what is in one of them.",
    "init": "Write a small commented scenario to start from.",
    "explain": "Explain a code, a kind of body, a power or a relation.",
    "schema": "Print or write the JSON Schemas of scenario files and answers.",
    "doctor": "Say what works on this machine, and what does not.",
}
SECTIONS = {"Questions": QUESTIONS, "Work": WORK, "Around it": HOUSE}

HOMES = {
    "ask": "ask", "check": "check", "explain": "explain", "compare": "compare", "draw": "draw", "demo": "demo",
    "test": "golden", "list": "listing", "init": "init", "schema": "schema", "doctor": "doctor",
}  # fmt: skip
"""The module of :mod:`govgraph.cli` that makes each command; questions are made by ``questions``."""


def sections() -> Iterator[tuple[str, dict[str, str]]]:
    """Headings with their commands and one line of help each."""
    from govgraph.questions.verbs import VERBS

    for heading, commands in SECTIONS.items():
        if commands is QUESTIONS:
            known = {name: line for name, line in QUESTIONS.items() if name in HOMES or name in VERBS}
            yield heading, known | {name: VERBS[name].help for name in VERBS if name not in known}
        else:
            yield heading, commands


def names() -> list[str]:
    """Every command."""
    return [name for _, commands in sections() for name in commands]
