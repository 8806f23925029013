"""Golden questions: a scenario's ``questions.yaml``, asked through the public interface and held against its answers.

An entry names a question, how it is asked, and what some facets of the answer must hold::

    Q-001:
      text: Who sets the strategic priorities?
      ask: {who decides: priorities, option: b}
      expect: {deciders: [spb], form: one body}
      source: 000 s2.3.1 p2

Answers are compared as sets of things and values, never as prose:

- a list and a list: as sets; a list and a mapping: the list and its keys; a single value stands for a list of one;
- a mapping and a mapping: each key that is expected, the same way; keys that are not named are free;
- ``{includes: [...]}``, ``{excludes: [...]}``: at least these, none of these;
- anything else: equal.

A question that cannot be answered yet stays in with ``expected failure: why``; one that then passes is a failure too.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from govgraph.answer import Answer
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.base import Frozen
from govgraph.model.scenario import Query, Question, Scenario
from govgraph.questions.verbs import VERBS, Verb
from govgraph.records import Field

_OF_GRAPH = ("option", "on", "place", "stated only", "settled only", "known by")


class Mismatch(Frozen):
    """One facet that came out otherwise."""

    facet: str = Field(description="the facet, as the question names it")
    expected: Any = Field(description="what the question expects")
    got: Any = Field(default=None, description="what the answer holds")
    why: str = Field(default="", description="what is missing and what is too much, or that there is no such facet")

    def __str__(self) -> str:
        return f"{self.facet}: expected {self.expected}, got {self.got}{f' ({self.why})' if self.why else ''}"


class GoldenResult(Frozen):
    """How one question came out."""

    id: str = Field(description="id of the question")
    text: str = Field(description="the question in plain words")
    mismatches: tuple[Mismatch, ...] = Field(default=(), description="facets that came out otherwise")
    error: str = Field(default="", description="why it could not be asked at all")
    expected_failure: str = Field(default="", description="why it is expected to fail; empty: it is expected to pass")
    facets: int = Field(default=0, description="how many facets were compared")

    @property
    def right(self) -> bool:
        """Did every facet come out as expected?"""
        return not self.mismatches and not self.error

    @property
    def outcome(self) -> str:
        """passed, failed, expected failure or unexpected pass."""
        if self.expected_failure:
            return "unexpected pass" if self.right else "expected failure"
        return "passed" if self.right else "failed"

    @property
    def ok(self) -> bool:
        """Is it as it should be: passed, or failed as expected?"""
        return self.outcome in {"passed", "expected failure"}

    def __str__(self) -> str:
        head = f"{self.id}: {self.outcome}: {self.text}"
        details = [self.error] if self.error else [str(mismatch) for mismatch in self.mismatches]
        if self.outcome == "unexpected pass":
            details = [f"it passes, though it is marked: {self.expected_failure}"]
        return "\n".join((head, *(f"    {detail}" for detail in details)))


class GoldenTotals(Frozen):
    """Counts over all questions; an unexpected pass is counted in ``failed``."""

    total: int
    passed: int
    failed: int
    expected_failures: int
    unexpected_passes: int


class GoldenReport(Frozen):
    """The results of a scenario's golden questions, in the order of the file."""

    scenario: str = Field(description="name of the scenario")
    results: tuple[GoldenResult, ...] = Field(default=(), description="one a question")

    @property
    def totals(self) -> GoldenTotals:
        """Counts by outcome."""
        outcomes = [result.outcome for result in self.results]
        return GoldenTotals(
            total=len(outcomes),
            passed=outcomes.count("passed"),
            failed=outcomes.count("failed") + outcomes.count("unexpected pass"),
            expected_failures=outcomes.count("expected failure"),
            unexpected_passes=outcomes.count("unexpected pass"),
        )

    @property
    def ok(self) -> bool:
        """Did nothing fail?"""
        return all(result.ok for result in self.results)

    def __str__(self) -> str:
        totals = self.totals
        wrong = [str(result) for result in self.results if not result.ok]
        tail = f"{totals.passed} of {totals.total} pass, {totals.failed} fail"
        return "\n".join((*wrong, f"{tail}, {totals.expected_failures} fail as expected"))


def run(scenario: Scenario, ids: Iterable[str] | None = None) -> GoldenReport:
    """Ask the golden questions of a scenario: all, or those of ``ids``. Raises UnknownQuestion for an id not there."""
    chosen = list(scenario.questions) if ids is None else list(ids)
    for wanted in chosen:
        if wanted not in scenario.questions:
            hint = did_you_mean(wanted, scenario.questions) or f"{scenario.name} has {len(scenario.questions)}"
            raise UnknownQuestion(f"there is no golden question '{wanted}': {hint}")
    return GoldenReport(scenario=scenario.name, results=tuple(run_one(scenario, scenario.questions[i]) for i in chosen))


class UnknownQuestion(GovgraphError):
    """No golden question of that id."""


def run_one(scenario: Scenario, question: Question) -> GoldenResult:
    """Ask one question, with each of its queries. A query that cannot be asked is a failure, not an exception."""
    mismatches: list[Mismatch] = []
    error, compared = "", 0
    for query in question.asks:
        try:
            answer = asked(scenario, query)
        except GovgraphError as problem:
            error = str(problem)
        except Exception as crash:
            error = f"{type(crash).__name__}: {crash}"
        else:
            compared += len(query.expect)
            mismatches += mismatched(query.expect, answer.facets)
    if not compared and not error:
        error = "nothing is expected of the answer"
    return GoldenResult(
        id=question.id,
        text=question.text,
        mismatches=tuple(mismatches),
        error=error,
        expected_failure=question.expected_failure,
        facets=compared,
    )


# -- asking -------------------------------------------------------------------------------------------------------


def asked(scenario: Scenario, query: Query) -> Answer:
    """The answer to one structured query, through the same doors as everybody uses."""
    name, args = spelt(query)
    if "scenario" in args:
        scenario = _other(scenario, str(args.pop("scenario")))
    if name == "compare":
        return _compared(scenario, args)
    if name == "ask":
        from govgraph.language import ask

        return ask(scenario, str(args.pop("subject", "")), **_keywords(args))
    if name not in VERBS:
        known = (*VERBS, "compare", "ask")
        raise GovgraphError(f"there is no question '{query.verb}': {did_you_mean(name, known) or ', '.join(known)}")
    return ask_verb(scenario, VERBS[name], args)


def _other(scenario: Scenario, name: str) -> Scenario:
    """Another scenario, asked beside this one: one in the same home, else a bundled one. Chains never cross."""
    from govgraph.loader.books import Home
    from govgraph.loader.load import load

    return load(Home(scenario.folder).beside(name) or name)


def spelt(query: Query) -> tuple[str, dict[str, Any]]:
    """The name of a question and its arguments, however files spell them: ``who decides``, ``who-decides``."""
    name = "-".join(query.verb.replace("-", " ").split())
    return name, {"-".join(key.split()).replace("-", " "): value for key, value in query.args.items()}


def ask_verb(scenario: Scenario, verb: Verb, args: Mapping[str, Any]) -> Answer:
    """Ask a question of the graph that ``option``, ``on``, ``place`` and the floors in ``args`` select."""
    of_graph, own = parted(verb, args)
    names = inspect.signature(verb.answer).parameters
    open_ended = any(parameter.kind is parameter.VAR_KEYWORD for parameter in names.values())
    for name in own:
        if name not in names and not open_ended:
            known = sorted({*list(names)[1:], *_keywords(dict.fromkeys(_OF_GRAPH))})
            hint = did_you_mean(name, known) or f"it is asked with {', '.join(known)}"
            raise GovgraphError(f"{verb.name} has no '{name}': {hint}")
    return verb.answer(scenario.graph(**of_graph), **own)


def parted(verb: Verb, args: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What selects the graph, and what the question itself is asked with, by the names of its parameters.

    ``subject`` is the first main parameter, a list the main ones in turn. ``place`` goes to the question when it has
    a parameter of that name, else to the graph.
    """
    own = {parameter.name for parameter in verb.parameters}
    graph_args = {key: args[key] for key in _OF_GRAPH if key in args and key not in own}
    rest = {key: value for key, value in args.items() if key not in graph_args and key != "subject"}
    if "subject" in args and args["subject"] is not None:
        rest = {**_subjects(verb, args["subject"]), **rest}
    return _keywords(graph_args), _keywords(rest)


def _subjects(verb: Verb, subject: Any) -> dict[str, Any]:
    main = [parameter for parameter in verb.parameters if parameter.main] or list(verb.parameters[:1])
    if isinstance(subject, list) and not main[0].many:
        return {parameter.name: value for parameter, value in zip(main, subject, strict=False)}
    return {main[0].name: subject}


def _keywords(args: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace(" ", "_"): value for key, value in args.items()}


def _compared(scenario: Scenario, args: dict[str, Any]) -> Answer:
    from govgraph.comparison import compare

    options = args.pop("subject", ())
    options = (options,) if isinstance(options, str) else tuple(str(option) for option in options or ())
    return compare(scenario, () if options == ("all",) else options, **_keywords(args))


# -- comparing ----------------------------------------------------------------------------------------------------


def mismatched(expect: Mapping[str, Any], facets: Mapping[str, Any]) -> list[Mismatch]:
    """The expected facets that came out otherwise. A facet's name may be written with spaces."""
    by_name = {_name(key): key for key in facets}
    out: list[Mismatch] = []
    for facet, expected in expect.items():
        key = by_name.get(_name(facet))
        if key is None:
            hint = did_you_mean(_name(facet), facets) or "it has: " + ", ".join(sorted(facets))
            out.append(Mismatch(facet=facet, expected=expected, why=f"the answer has no such facet; {hint}"))
        elif why := differs(expected, facets[key]):
            out.append(Mismatch(facet=facet, expected=expected, got=facets[key], why=why))
    return out


def differs(expected: Any, got: Any) -> str:
    """Why a value is not as expected; empty when it is. See the module for the rules."""
    if isinstance(expected, Mapping):
        if expected and expected.keys() <= {"includes", "excludes"}:
            return _bounded(expected, got)
        if not isinstance(got, Mapping):
            return "it is no mapping"
        if not expected:
            return "" if not got else f"unexpected {', '.join(sorted(map(str, got)))}"
        keys = {_name(key): key for key in got}
        return "; ".join(
            f"{key}: {why}"
            for key, value in expected.items()
            if (why := differs(value, got[keys[_name(key)]]) if _name(key) in keys else "missing")
        )
    if isinstance(expected, list | tuple | set) or isinstance(got, list | tuple | set | Mapping):
        wanted, there = _as_set(expected), _as_set(got)
        parts = [f"missing {_texts(wanted - there)}"] if wanted - there else []
        parts += [f"unexpected {_texts(there - wanted)}"] if there - wanted else []
        return "; ".join(parts)
    return "" if _plain(expected) == _plain(got) else "it differs"


def _bounded(expected: Mapping[str, Any], got: Any) -> str:
    there = _as_set(got)
    missing = _as_set(expected.get("includes", ())) - there
    extra = _as_set(expected.get("excludes", ())) & there
    parts = [f"missing {_texts(missing)}"] if missing else []
    parts += [f"unexpected {_texts(extra)}"] if extra else []
    return "; ".join(parts)


def _as_set(value: Any) -> frozenset[Any]:
    if value is None:
        return frozenset()
    if isinstance(value, list | tuple | set | frozenset | Mapping):
        return frozenset(_plain(item) for item in value)
    return frozenset({_plain(value)})


def _plain(value: Any) -> Any:
    """A value that can be compared and hashed: text without case at its ends, 2 and 2.0 alike, True never 1."""
    if isinstance(value, bool):
        return ("flag", value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, Mapping):
        return frozenset((_name(str(key)), _plain(inner)) for key, inner in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(_plain(item) for item in value)
    return str(value).strip() if value is not None else None


def _texts(values: Iterable[Any]) -> str:
    return ", ".join(sorted(str(value[1]) if isinstance(value, tuple) else str(value) for value in values))


def _name(text: object) -> str:
    return str(text).strip().replace(" ", "_").replace("-", "_").lower()
