"""Which commands there are, in which order they are shown, and where each is made.

``govgraph --help`` reads this list and nothing else, so that it starts at once. A test keeps each line equal to the
help of the command itself. A question that :data:`govgraph.questions.VERBS` knows and this list does not is still a
command; only its line of help has to be fetched from the question.
"""

from __future__ import annotations

from collections.abc import Iterator

QUESTIONS = {
    "ask": 'Ask in plain words: "who decides major capital?"',
    "who-decides": "Who decides it: by the papers, in law, and the gap.",
    "what-may": "What somebody may decide, propose or sign off.",
    "answers-to": "To whom somebody answers, and for what.",
    "who-answers-for": "Who answers for it, up to where the line ends or breaks.",
    "can-decide": "Can this forum decide it, and whose authority is missing.",
    "lawful": "May A give F to B under power P: yes, no, or cannot tell.",
    "what-it-takes": "What it would take for somebody to decide it lawfully.",
    "what-falls": "What falls when a body, post or delegation goes.",
    "why": "Why somebody may decide it: the chain and its sources.",
    "why-not": "Why somebody may not decide it.",
    "show": "Everything about one thing.",
    "facts": "Relations by kind and by what stands in each role.",
    "statements": "What the sources say about a thing or an option.",
    "status": "Is it there on the day, and how firm is it.",
    "process": "Steps in order: who does what by when, and what follows.",
    "acts": "What somebody is to do in every process, by date.",
    "levels": "Levels of governance, through whom each acts, and what it does.",
    "money": "Funds: who pays in, hosts, manages; what they pay for.",
    "assess": "Criteria held against the graph: met, not met, cannot tell.",
    "remits": "Who has which part of a service, at which level.",
    "track": "Recommendations: what answers them, what stays open.",
    "load": "Meetings of each post and body, and how often.",
    "friction": "Steps, hand-offs, bodies and forums of a decision; who must agree.",
    "choke-points": "Posts and bodies without which most decisions stand still, ranked.",
    "designate": "Where criteria put a service, and where the paper does.",
    "timeline": "What changes when, and what each change does.",
    "patterns": "Which governance forms are there, and how complete.",
    "duplicates": "Rival deciders, and bodies charged with one function.",
    "findings": "What the checks find, as an answer.",
    "which": "Which things meet a condition, why, and how many.",
    "binds": "Can one body bind another; who could overrule it.",
    "disputes": "What happens when they do not agree: who tries, who settles it.",
}
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
    "ask": "ask", "lawful": "lawful", "what-it-takes": "what_it_takes", "check": "check", "watch": "watch", "apply-pattern": "apply_pattern", "explain": "explain", "compare": "compare", "appraise": "appraise", "study": "study", "draw": "draw", "page": "page", "slides": "slides", "paper": "paper", "demo": "demo",
    "export": "export", "test": "golden", "list": "listing", "init": "init", "schema": "schema", "doctor": "doctor", "law": "law",
    "neo4j": "neo4j", "import": "imports", "scheme": "scheme",
}  # fmt: skip
"""The module of :mod:`govgraph.cli` that makes each command; questions are made by ``questions``."""


def sections() -> Iterator[tuple[str, dict[str, str]]]:
    """Headings with their commands and one line of help each."""
    from govgraph.questions.verbs import VERBS

    verbs = list(VERBS)
    for heading, commands in SECTIONS.items():
        if commands is QUESTIONS:
            known = {name: line for name, line in QUESTIONS.items() if name in HOMES or name in verbs}
            yield heading, known | {name: VERBS[name].help for name in verbs if name not in known}
        else:
            yield heading, commands


def names() -> list[str]:
    """Every command."""
    return [name for _, commands in sections() for name in commands]
