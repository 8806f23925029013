"""What the rules on acts share: an act that is said to bind a body, and does not, is told once, by its most specific rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.law.acts import Bound, acts, bound, rule
from govgraph.model.things import Act
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph


def unbound(
    graph: Graph, number: str, fix: str, severity: Severity = "ERROR", more: Iterable[Act] = ()
) -> Iterator[Outcome]:
    """One outcome for each body that an act is said to bind, where the rule is the one that judges it."""
    for act in (*acts(graph), *more):
        for found in bound(graph, act):
            if rule(found) == number:
                yield _outcome(graph, found, fix, severity)


def _outcome(graph: Graph, found: Bound, fix: str, severity: Severity) -> Outcome:
    about = about_act(graph, found.act, found.body)
    body = graph.name(found.body)
    if found.answer is Truth.YES:
        return Passed(about)
    if found.answer is Truth.UNKNOWN:
        return CannotTell(
            about, f"whether it binds {body}: {found.reason}" if found.reason else f"whether it binds {body}"
        )
    return Found(
        about,
        f"{found.act.name} is said to bind {body}, and does not: {found.reason}.",
        fix,
        facts=_facts(graph, found.act),
        severity=severity,
    )


def about_act(graph: Graph, act: Act, *others: str) -> tuple[str, ...]:
    """What a finding on an act is about: the act (a right used as one is a relation), who took it, others, the matter."""
    items = (act.id, *act.taken_by, *others, *act.what)
    return tuple(dict.fromkeys(item for item in items if item in graph.things))


def _facts(graph: Graph, act: Act) -> tuple[str, ...]:
    return (act.id,) if act.id in graph.facts else ()
