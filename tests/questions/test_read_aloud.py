"""Every answer can be read aloud: a short headline, at most six sentences, names and laws in place of codes.

Held over all bundled scenarios and every option, for every kind of question and a sample of what it can be asked of.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

import govgraph
from govgraph.answer import Answer, Line
from govgraph.diagnostics import GovgraphError
from govgraph.formats.sheet import MOST_WORDS
from govgraph.formats.shown import sheet_of
from govgraph.graph import Graph
from govgraph.graph.sentences import plural
from govgraph.law.registry import registry
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.questions.aloud import MOST
from govgraph.questions.verbs import VERBS, Parameter, Verb
from govgraph.reading.upward import readable

WIDTH = 100
SAMPLE = 3
"""Of each sort of thing that a question can be asked of, as many are asked."""

TALKS = {"lawful"}
"""Questions of the law alone: they have tests of their own in tests/law."""

ELSEWHERE = {"facts", "findings", "compare"}
"""Their sentences are the relations and findings themselves, which have tests of their own."""

NOT_SAID = (" authority: ", "holds nothing", "not shown", "No such relation is modelled", "asserted", "not settled")
BARE = {"Sources", "Accountable", "Liable"}
"""Labels that are read with what stands behind them: ``Liable: each for its own``."""


def sampled(graph: Graph, parameter: Parameter) -> list[Any]:
    """Some of the things that a parameter can name, the first, the middle and the last of each category."""
    if parameter.type != "thing":
        return []
    out: list[Any] = []
    for category in parameter.categories or ("body", "post", "decision", "group", "fund"):
        found = [thing.id for thing in graph.in_category(category) if thing.basis != "law"]
        out += (
            [found[index] for index in sorted({0, len(found) // 2, len(found) - 1}) if found][:1]
            if len(parameter.categories) > SAMPLE
            else [found[index] for index in sorted({0, len(found) // 2, len(found) - 1}) if found]
        )
    return out


def asked(graph: Graph, verb: Verb) -> Iterator[Answer]:
    """The answers of a question on a graph: of nothing where it may be, and of the sample."""
    main = [parameter for parameter in verb.parameters if parameter.main]
    ways: list[dict[str, Any]] = [{}] if not any(parameter.required for parameter in main) else []
    firsts = sampled(graph, main[0]) if main else []
    seconds = sampled(graph, main[1])[:SAMPLE] if len(main) > 1 and main[1].required else []
    for first in firsts:
        ways += (
            [{main[0].name: first, main[1].name: second} for second in seconds] if seconds else [{main[0].name: first}]
        )
    if verb.name == "which":
        ways = [
            {"things": sort, **given}
            for sort in ("decisions", "bodies", "options")
            for given in ({}, {"no_decider": True}, {"no_line": True})
        ]
    for way in ways:
        with contextlib.suppress(GovgraphError):  # a scenario has no criteria, or the thing is of another sort
            yield verb.answer(graph, **way)


CODES = {row.id for row in registry().powers.values() if re.search(r"[\d_]", row.id)}


def faults(graph: Graph, answer: Answer) -> Iterator[str]:
    """What would make somebody stumble who reads the answer aloud."""
    sheet = sheet_of(answer).brief()
    count = len(sheet.headline.split())
    if count > MOST_WORDS:
        yield f"{count} words: {sheet.headline}"
    if len(answer.summary) > MOST:
        yield f"{len(answer.summary)} lines"
    for label, text in (("", sheet.headline), *((line.label, line.text) for line in answer.summary)):
        if not text.strip() or not text.rstrip().endswith((".", "?", "!")):
            yield f"no end: {label} {text}"
        if found := CODES & set(re.findall(r"\w+", text)):
            yield f"code {found}: {text}"
        yield from (f"'{word}': {text}" for word in NOT_SAID if word in text)
        if label not in BARE and len(text.split()) < 3:
            yield f"no sentence: {label} {text}"
    yield from (f"{why}: {text}" for why, text in _stumbles(graph, sheet.headline, answer.summary))
    many = re.compile(
        "|".join(re.escape(readable(graph, item)) for item in graph.things if plural(graph, (item,))) or "$^"
    )
    for name in many.finditer(sheet.headline):
        before, after = sheet.headline[: name.start()].strip(), sheet.headline[name.end() :]
        if not before and (verb := re.match(r" (decides|answers|is|has|holds|recommends|does)\b", after)):
            yield f"plural name with '{verb[1]}': {sheet.headline}"
    for line in answer.to("text").splitlines():
        if len(line) > WIDTH:
            yield f"{len(line)} wide: {line}"


COUNTED = re.compile(r"(?<![\w./-])(?:0 (?:of|to)\b|(?:[01]|no longer 0) [a-z]+s\b(?! in 20))")
"""A number that nobody says: none of them is "0 of them", and one other is not "1 others"."""

ID = re.compile(r"(?<![\w/.`'-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")


def _stumbles(graph: Graph, headline: str, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What is said twice, with an id in place of a name, with a number that nobody says, or in a row of colons."""
    seen: dict[str, str] = {}
    if headline[:1].islower() and not headline.startswith("govgraph"):
        yield "small letter", headline
    for label, text in (("", headline), *((line.label, line.text) for line in lines)):
        if label and text.lower().startswith((f"{label.lower()}:", f"{label.lower()}. ")):
            yield f"'{label}' twice", text
        if found := COUNTED.search(text):
            yield f"'{found[0]}'", text
        if label not in BARE and (
            ids := {one for one in ID.findall(text) if one in graph.things or one.startswith("new-c")}
        ):
            words = {
                word for thing in graph.all_things.values() for name in thing.names for word in ID.findall(name.lower())
            }
            if ids - words:
                yield f"id {ids - words}", text
        for one in re.split(r"(?<=[.?!]) (?=[A-Z])", text) if label != "Sources" else ():
            if len(one.split()) < 5:
                continue
            if seen.get(one) == "":
                yield f"said under '{seen[one]}' and '{label}'", one
            seen.setdefault(one, label)  # what holds of two things is said of each


SCENARIOS = tuple(govgraph.bundled())


@pytest.fixture(scope="module", params=SCENARIOS)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """Each bundled scenario."""
    return govgraph.load(request.param)


def test_every_answer_of_every_option_can_be_read_aloud(scenario: Scenario) -> None:
    found: list[str] = []
    answered: set[str] = set()
    for option in (BASELINE, *scenario.options):
        graph = scenario.graph(option)
        for name, verb in VERBS.items():
            for answer in asked(graph, verb) if name not in TALKS | ELSEWHERE else ():
                answered.add(name)
                found += [f"{option} {name}: {fault}" for fault in faults(graph, answer)]
    assert found == []
    assert answered >= {
        "who-decides",
        "what-may",
        "answers-to",
        "can-decide",
        "what-it-takes",
        "what-falls",
        "show",
        "status",
        "money",
        "which",
    }
