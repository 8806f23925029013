"""What small places are told: every kind of question asked of them, and each answer as it is printed.

``python tests/questions/told.py`` writes ``told/*.txt`` anew. What then differs in them says which answers a change has
changed, in the words that people read; the commit says why. After the words of each answer stands a mark of its facets,
which differs when any of them does. ``told/*.marks`` holds a mark of the rest of it: the whole answer in lines, its
table, chains and notes, and how it was read. ``told/small.marks`` holds a mark of what the scenarios are told that the
tests of questions, reading and authority begin with.
"""

from __future__ import annotations

import ast
import hashlib
import itertools
import json
import re
import tempfile
import textwrap
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import govgraph
from govgraph.answer import Answer
from govgraph.diagnostics import GovgraphError, ScenarioError
from govgraph.graph import Graph
from govgraph.model.record import STATEMENTS
from govgraph.model.scenario import Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
TOLD = Path(__file__).parent / "told"
PLACES = {
    folder.name: folder
    for folder in (
        ROOT / "tests/language/places/calder",
        ROOT / "tests/language/places/hospital-concordat",
        ROOT / "tests/language/places/ravensby",
        ROOT / "tests/cases/federation",
        TOLD / "askerdale",
    )
}
PAIRS = 16
"""How many of the pairs of a question with two subjects or more are asked."""
FEW = 8
"""How many questions of a kind are asked of the scenario of a test."""
SMALL = TOLD / "small.marks"


@cache
def recorded(place: str, option: str) -> dict[str, str]:
    """What was told of a place when it was last recorded, by what was asked."""
    sections = _file(place, option).read_text(encoding="utf-8").split("\n== ")[1:]
    said = {asked: said.strip("\n") for asked, _, said in (section.partition("\n") for section in sections)}
    lines = _file(place, option).with_suffix(".marks").read_text(encoding="utf-8").splitlines()
    marks = {asked: mark for mark, _, asked in (line.partition(" ") for line in lines)}
    return {asked: f"{words}\n[{marks.get(asked, 'no mark')}]" for asked, words in said.items()}


@cache
def scenario(place: str) -> Scenario:
    """A place, read once."""
    return govgraph.load(PLACES[place])


def small() -> dict[str, str]:
    """The scenarios that the tests of questions, of reading and of authority begin with, by the file of the test."""
    found = {}
    for room in ("questions", "reading", "authority"):
        for file in sorted((ROOT / "tests" / room).glob("test_*.py")):
            for line in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    text = line.value.value
                    if isinstance(text, str) and text.startswith("\n") and not _UNFINISHED.search(text):
                        found.setdefault(f"{room}/{file.stem}", textwrap.dedent(text))
    return {name: text if "title:" in text else HEAD + text for name, text in found.items()}


_UNFINISHED = re.compile(r"\b[A-Z]{4,}\b|[{]0[}]")
"""What a test puts in itself."""
HEAD = "title: A small place\ndate: 2023-04-01\ndocuments: {d: A paper}\n"


@cache
def recorded_small() -> dict[str, dict[str, str]]:
    """The marks of what small scenarios were told when it was last recorded."""
    found: dict[str, dict[str, str]] = {}
    for line in SMALL.read_text(encoding="utf-8").splitlines():
        mark, name, verb = line.split(" ")
        found.setdefault(name, {})[verb] = mark
    return found


def parts() -> list[tuple[str, str]]:
    """Each place as it is (empty), and under the last of its options."""
    return [(place, option) for place in PLACES for option in ("", *sorted(scenario(place).options)[-1:])]


def told(place: str, option: str, verb: str) -> dict[str, str]:
    """What is told in answer to one kind of question, by what was asked."""
    graph = scenario(place).graph(option) if option else scenario(place).graph()
    return _told(graph, verb, _asked(graph, verb))


def told_small(scenario: Scenario) -> dict[str, str]:
    """A mark of what a scenario of a test is told, by the kind of question: a few questions of each kind."""
    graph = scenario.graph()
    asked = {verb: sorted(_asked(graph, verb), key=_chance)[:FEW] for verb in VERBS if verb != "findings"}
    return {verb: _mark(repr(_told(graph, verb, each))) for verb, each in asked.items()}


def _told(graph: Graph, verb: str, every: Iterable[dict[str, Any]]) -> dict[str, str]:
    found = {}
    for asked in every:
        try:
            answer = VERBS[verb].answer(graph, **asked)
        except GovgraphError as refused:
            found[_named(verb, asked)] = f"refused: {refused}\n[refused]"
        else:
            found[_named(verb, asked)] = _printed(answer)
    return found


def _file(place: str, option: str) -> Path:
    return TOLD / f"{place}{f'.{option}' if option else ''}.txt"


def _named(verb: str, asked: dict[str, Any]) -> str:
    return " ".join([verb, *(f"{name}={value}" for name, value in asked.items())])


def _printed(answer: Answer) -> str:
    """The words, and marks of the facets and of the JSON, where files are named as from the root of the project."""
    facets = json.dumps(answer.facets, sort_keys=True, default=str).replace(f"{ROOT}/", "")
    words = "\n".join(line.rstrip() for line in str(answer).splitlines())
    return f"{words.strip()}\n[{_mark(facets)}]\n[{_mark(answer.to('json').replace(f'{ROOT}/', ''))}]"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


# -- what is asked ----------------------------------------------------------------------------------------------


def _asked(graph: Graph, verb: str) -> Iterator[dict[str, Any]]:
    """With what a kind of question is asked: each thing that it can be about, and what narrows it."""
    if verb in _NARROWED:
        yield from _NARROWED[verb](graph)
    parameters = [
        p
        for p in VERBS[verb].parameters
        if (p.main and p.required and p.type == "thing") or (verb == "lawful" and p.categories)
    ]
    if verb == "which" or (verb in _NARROWED and not parameters):
        return
    ids = [
        sorted(thing.id for thing in (graph.in_category(*p.categories) if p.categories else graph.things.values()))
        for p in parameters
    ]
    every = [dict(zip((p.name for p in parameters), chosen, strict=True)) for chosen in itertools.product(*ids)]
    yield from every if len(parameters) < 2 else sorted(every, key=_chance)[:PAIRS]


def _chance(asked: dict[str, Any]) -> int:
    """The same pairs on every machine, from all over."""
    return zlib.crc32(repr(asked).encode())


def _bands(graph: Graph) -> Iterator[dict[str, Any]]:
    for decision in graph.in_category("decision"):
        yield {"what": decision.id, "value": "£300k"}
    for event in graph.in_category("event"):
        yield from ({"what": decision.id, "given": (event.id,)} for decision in graph.in_category("decision"))


def _kinds(graph: Graph) -> Iterator[dict[str, Any]]:
    yield from ({"kind": kind} for kind in vocabulary().kinds if graph.of_kind(kind))
    yield from ({"about": thing.id} for thing in graph.in_category("body", "decision", "fund"))
    yield from ({"carries": carries} for carries in ("rights", "accountability", "membership", "money"))
    yield from ({"basis": basis} for basis in ("inferred", "assumed", "stated"))
    yield from ({"status": status} for status in ("proposed", "past", "likely"))


def _statements(graph: Graph) -> Iterator[dict[str, Any]]:
    yield from ({"kind": kind} for kind in STATEMENTS)
    yield from ({"about": thing.id} for thing in graph.in_category("body", "post", "decision"))


def _questions(graph: Graph) -> Iterator[dict[str, Any]]:
    yield from ({"words": f"How often is {thing.name} reviewed?"} for thing in graph.in_category("body", "decision"))


def _which(graph: Graph) -> Iterator[dict[str, Any]]:
    things = ("bodies", "posts", "decisions", "groups", "functions", "funds")
    flags = ("no_decider", "no_line", "left_out", "new", "foreseen", "ended", "no_source", "count")
    yield from ({"things": one} for one in things)
    yield from ({"things": one, flag: True} for one in ("bodies", "decisions", "posts") for flag in flags)
    yield from ({"things": "decisions", "decided_by": body.id} for body in graph.in_category("body"))
    yield from ({"things": "bodies", "sits_on": body.id} for body in graph.in_category("body"))
    yield {"things": "decisions", "value": "£300k"}
    yield {"things": "decisions", "no_decider": True, "value": "£300k"}


def _named_things(parameter: str, *names: str) -> Any:
    return lambda graph: ({parameter: name} for name in (*names, *_of(graph, parameter)))


def _of(graph: Graph, parameter: str) -> Iterator[str]:
    if parameter == "instrument":
        yield from graph.instruments
    elif parameter == "name":
        yield from graph.processes
    elif parameter == "service":
        yield from (thing.id for thing in graph.in_category("service"))


_NARROWED = {
    "who-decides": _bands,
    "facts": _kinds,
    "statements": _statements,
    "search": _questions,
    "which": _which,
    "assess": _named_things("instrument"),
    "process": _named_things("name"),
    "designate": _named_things("service"),
    "money": lambda graph: ({"node": thing.id} for thing in graph.in_category("fund", "body", "decision")),
    "load": lambda graph: ({"who": thing.id} for thing in graph.in_category("post", "person", "body")),
    "choke-points": lambda graph: ({"most": most} for most in (1, 3)),
    "timeline": lambda graph: ({"since": "2023-05-01"},),
    "findings": lambda graph: ({}, *({"about": thing.id} for thing in graph.in_category("decision")[:3])),
    "friction": lambda graph: ({}, *({"what": thing.id} for thing in graph.in_category("decision"))),
    "duplicates": lambda graph: ({}, *({"about": thing.id} for thing in graph.in_category("decision"))),
    "disputes": lambda graph: ({}, *({"about": thing.id} for thing in graph.in_category("decision"))),
    "track": lambda graph: ({}, {"number": "1"}, {"state": "unanswered"}),
    "remits": lambda graph: ({}, *({"service": thing.id} for thing in graph.in_category("service", "function"))),
    "levels": lambda graph: ({"level": thing.id} for thing in graph.in_category("level")),
    "patterns": lambda graph: ({},),
    "power": lambda graph: ({"power": f"section {number}"} for number in ("65Z5", "75", "101", "9999")),
}


def main() -> None:
    """Write the record anew."""
    TOLD.mkdir(exist_ok=True)
    for place, option in parts():
        said = {asked: one.rpartition("\n") for verb in VERBS for asked, one in told(place, option, verb).items()}
        words = [f"\n== {asked}\n{one}\n" for asked, (one, _, _) in said.items()]
        marks = [f"{mark.strip('[]')} {asked}\n" for asked, (_, _, mark) in said.items()]
        _file(place, option).write_text("".join(words), encoding="utf-8")
        _file(place, option).with_suffix(".marks").write_text("".join(marks), encoding="utf-8")
    lines = []
    for name, text in small().items():
        with tempfile.TemporaryDirectory() as parent:
            folder = Path(parent) / "small"
            folder.mkdir()
            (folder / "scenario.yaml").write_text(text, encoding="utf-8")
            try:
                found = told_small(govgraph.load(folder))
            except ScenarioError:
                continue  # it is no scenario before its test has changed it
            lines += [f"{mark} {name} {verb}\n" for verb, mark in found.items()]
    SMALL.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
