"""Running checks on a graph: findings in order, totals, what the scenario accepts, and what cannot be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from govgraph.checks.brief import brief
from govgraph.checks.finding import (
    CannotTell,
    CheckResult,
    Finding,
    Found,
    Outcome,
    Passed,
    Spotted,
    Totals,
    Unsettled,
    WaivedFinding,
)
from govgraph.checks.gathering import gathered
from govgraph.checks.registry import AUTHORING, Check, checks, find
from govgraph.checks.wording import whole
from govgraph.graph.memo import once_per_graph
from govgraph.loader.overlay import stack
from govgraph.model.base import Frozen
from govgraph.model.scenario import Waiver
from govgraph.records import Field

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.base import Item


_MATTERS = frozenset({"decision", "function", "service", "agreement", "fund", "priority"})

Waivers = dict[tuple[str, str], list[tuple[int, Waiver]]]
"""Waivers with their place in the scenario, by code and the first thing that they name (empty: none)."""


class Report(Frozen):
    """What the checks said of one graph."""

    scenario: str = Field(description="name of the scenario")
    option: str = Field(description="id of the option, or baseline")
    day: str = Field(description="the day asked about, ISO")
    results: tuple[CheckResult, ...] = Field(default=(), description="one for each check that was run, by code")
    names: dict[str, str] = Field(default={}, description="the readable name of every id in it")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings, the heaviest first, then by code and by what they are about."""
        return tuple(one.finding for one in self.spotted)

    @property
    def spotted(self) -> tuple[Spotted, ...]:
        """The same findings in the same order, without words: whoever counts or compares them needs none."""
        every = (one for result in self.results for one in result.spotted)
        return tuple(sorted(every, key=lambda one: one.weight))

    @property
    def waived(self) -> tuple[WaivedFinding, ...]:
        """Findings that the scenario accepts, each with the reason."""
        return tuple(waived for result in self.results for waived in result.waived)

    @property
    def cannot_tell(self) -> tuple[Unsettled, ...]:
        """What could not be told, and what is missing."""
        return tuple(unsettled for result in self.results for unsettled in result.cannot_tell)

    @property
    def totals(self) -> Totals:
        """How many passed, failed and could not be told, over all checks."""
        return sum((result.totals for result in self.results), Totals())

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the checks that found something, each once, in order."""
        return tuple(sorted({one.code for one in self.spotted}))

    def about(self, *ids: str) -> tuple[Finding, ...]:
        """The findings that are about all of these."""
        return tuple(one.finding for one in self.spotted if set(ids) <= set(one.about))


def run(graph: Graph, codes: Iterable[str] | None = None, *, strict: bool = False, waive: bool = True) -> Report:
    """Run checks, all or those of ``codes`` (codes or names), on a graph.

    A check that crashes is itself a finding, and the others still run; with ``strict`` its error is raised. ``waive``
    false shows what the scenario accepts among the findings. Raises :class:`~govgraph.checks.registry.UnknownCheck`.
    """
    of_the_system = [check for check in checks().values() if check.family != AUTHORING]
    chosen = of_the_system if codes is None else list({check.code: check for check in map(find, codes)}.values())
    waivers = _by_item(graph.scenario.waivers if waive else ())
    results = tuple(_result(graph, check, strict, waivers) for check in sorted(chosen, key=lambda check: check.code))
    ids = {
        item
        for result in results
        for about in (*(one.about for one in result.spotted), *(waived.finding.about for waived in result.waived))
        for item in about
    }
    ids |= {item for result in results for unsettled in result.cannot_tell for item in unsettled.about}
    return Report(
        scenario=graph.scenario.name,
        option=graph.option,
        day=graph.day.isoformat(),
        results=results,
        names={item: graph.name(item) for item in sorted(ids)},
    )


class Told(NamedTuple):
    """What one check says, nothing waived, by what it is about; under the empty text: everything."""

    findings: Mapping[str, list[Finding]]
    cannot_tell: Mapping[str, list[Unsettled]]


@once_per_graph
def told(graph: Graph, code: str) -> Told:
    """What the check of a code says of a graph, nothing waived: many statements or waivers ask, it is run once."""
    report = run(graph, [code], waive=False)
    found: dict[str, list[Finding]] = defaultdict(list)
    unsettled: dict[str, list[Unsettled]] = defaultdict(list)
    for finding in report.findings:
        for item in ("", *dict.fromkeys(finding.about)):
            found[item].append(finding)
    for row in report.cannot_tell:
        for item in ("", *dict.fromkeys(row.about)):
            unsettled[item].append(row)
    return Told(found, unsettled)


def _by_item(waivers: Iterable[Waiver]) -> Waivers:
    found: Waivers = defaultdict(list)
    for number, waiver in enumerate(waivers):
        found[waiver.code.upper(), next(iter(waiver.about), "")].append((number, waiver))
    return found


def _result(graph: Graph, check: Check, strict: bool, waivers: Waivers) -> CheckResult:
    spotted: list[Spotted] = []
    waived: list[WaivedFinding] = []
    unsettled: list[Unsettled] = []
    passed: list[tuple[str, ...]] = []
    silent = _not_said(graph)
    for outcome in _outcomes(graph, check, strict):
        if isinstance(outcome, Passed):
            passed.append(outcome.about)
        elif isinstance(outcome, CannotTell):
            unsettled.append(Unsettled(code=check.code, about=outcome.about, missing=outcome.missing))
        elif touched := _hidden(graph, outcome, silent):
            named = ", ".join(sorted(_named(graph, item) for item in touched))
            unsettled.append(
                Unsettled(
                    code=check.code, about=outcome.about, missing=f"the option does not say what becomes of {named}"
                )
            )
        else:
            one = _spotted(graph, check, outcome, strict)
            reason = _accepted(one, waivers)
            if reason is None:
                spotted.append(one)
            else:
                waived.append(WaivedFinding(finding=one.finding, reason=reason))
    return CheckResult(
        code=check.code,
        name=check.name,
        spotted=gathered(graph, spotted, check.briefs),
        waived=tuple(waived),
        cannot_tell=tuple(unsettled),
        passed=tuple(passed),
    )


def _outcomes(graph: Graph, check: Check, strict: bool) -> Iterable[Outcome]:
    try:
        return list(check.check(graph))
    except Exception as error:
        if strict:
            raise
        return [_crashed(check, error)]


def _crashed(check: Check, error: Exception) -> Found:
    sentence = f"{check.code} could not be worked out: {type(error).__name__}: {error}"
    return Found(about=(), sentence=sentence, fix="this is a mistake in govgraph: please report it", severity="ERROR")


def _spotted(graph: Graph, check: Check, found: Found, strict: bool) -> Spotted:
    """What was found, by its facts; where its words cannot be made, that is what is told of it."""

    def told() -> Finding:
        try:
            return _finding(graph, check, found.told())
        except Exception as error:
            if strict:
                raise
            return _finding(graph, check, _crashed(check, error))

    severity = found.severity or check.severity
    return Spotted(found.code or check.code, severity, found.about, found.facts, graph.option, told)


def _finding(graph: Graph, check: Check, found: Found) -> Finding:
    items = _written(graph, found)
    sentence = whole(found.sentence)
    return Finding(
        code=found.code or check.code,
        severity=found.severity or check.severity,
        title=check.title,
        about=found.about,
        facts=found.facts,
        sentence=sentence,
        brief=brief(graph, check.briefs, found.about, check.title, sentence, said=found.brief),
        fix=whole(found.fix),
        detail=found.detail,
        chain=found.chain,
        option=graph.option,
        day=graph.day.isoformat(),
        marks=tuple(dict.fromkeys((*((found.at,) if found.at else ()), *(item.mark for item in items)))),
        sources=tuple(dict.fromkeys(str(source) for item in items for source in item.sources)),
    )


def _written(graph: Graph, found: Found) -> Sequence[Item]:
    """What is to be mended: the statement that it is about, else its steps and relations, else its things."""
    statement = graph.statements.get(found.about[0]) if found.about else None
    facts = [graph.facts[item] for item in found.facts if item in graph.facts]
    if statement is not None:
        return [statement, *facts]
    steps = [graph.step(item) for item in found.about if "/" in item]
    written = [step for step in steps if step is not None]
    things = [named for item in found.about if (named := graph.things.get(item) or graph.processes.get(item))]
    return [*written, *facts] or things


def _named(graph: Graph, item: str) -> str:
    return f"this: {graph.sentence(graph.facts[item])}" if item in graph.facts else graph.name(item)


def _hidden(graph: Graph, found: Found, silent: set[str]) -> set[str]:
    """What keeps a finding from being told: the relations and the main subject on which the option is silent, or its
    matters, if it is silent on all of them. What is found of further matters is told."""
    matters = {item for item in found.about if (thing := graph.things.get(item)) and thing.category in _MATTERS}
    hidden = silent & {*found.facts, *found.about[:1]}
    return hidden | (matters if matters <= silent else set())


def _not_said(graph: Graph) -> set[str]:
    """Matters and relations on which the option is silent: what is found of them is no more than "cannot tell"."""
    return {matter for option in stack(graph.scenario, graph.option) for matter in option.not_said}


def _accepted(finding: Spotted, waivers: Waivers) -> str | None:
    """The reason for which a finding is accepted, or None."""
    near = (pair for item in ("", *finding.about) for pair in waivers.get((finding.code, item), ()))
    found = min((pair for pair in near if covers(pair[1], finding)), key=lambda pair: pair[0], default=None)
    return found[1].reason if found else None


def covers(waiver: Waiver, finding: Finding | Spotted) -> bool:
    """Does a waiver accept this finding? Its code, its option, and everything that the waiver names among ``about``."""
    here = not waiver.options or finding.option in waiver.options
    return here and waiver.code.upper() == finding.code and set(waiver.about) <= set(finding.about)
