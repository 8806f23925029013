"""Is one arrangement lawful in form? One generic check that reads the registry; no rule has code of its own.

The tests stand in a fixed order (power, date, parties, giver, receiver, function, conditions); the first failure of
the highest level is the finding, the others stand beside it. An ERROR needs a *no* that a source states, a list marked
complete, or a shape that no power allows; what no source states is a condition (docs/authority.md#the-check-of-one-arrangement).

What is judged is the case (:mod:`govgraph.legality.case`), once for all arrangements that are alike in all that the law
reads. Containment and liability turn on the routes by which the giver holds: :mod:`govgraph.authority.containment`.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from govgraph.graph.memo import once_per_graph_by
from govgraph.law.registry import Registry
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.candidates import legal_day
from govgraph.legality.case import MOST_CASES, Case, InCase, NamedCase, case_of, has_names
from govgraph.legality.judging import Judging
from govgraph.legality.match import OWN
from govgraph.legality.own_scheme import by_own_scheme
from govgraph.legality.subjects import UNKNOWN, Subject
from govgraph.legality.verdict import Failure, Need, Verdict
from govgraph.model.truth import Truth
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

__all__ = ["check", "check_case", "judged_alone", "legal_day", "told"]


def _what_is_judged(a: Arrangement, *, day: date, via: str = OWN, about: Subject = UNKNOWN) -> Hashable:
    # an arrangement that is only supposed may be tried with several powers
    return a.key, a.power, day, via, about


@once_per_graph_by(_what_is_judged)
def check(graph: Graph, a: Arrangement, *, day: date, via: str = OWN, about: Subject = UNKNOWN) -> Verdict:
    """The verdict on an arrangement on a day, for one function and one way in which the giver holds it.

    Where no statute is held of the giver, its own scheme is what counts.
    """
    if not a.receiver:
        return _without_a_receiver(graph.registry, a)
    named = case_of(graph, a, day=day, via=via, about=about)
    kept = _kept(named.case, graph.registry)
    return told(kept.verdict, named) if kept.names else kept.verdict


def check_case(case: Case, law: Registry) -> Verdict:
    """The verdict on a case; where names belong it has the marks of the case."""
    return _kept(case, law).verdict


class _Kept(NamedTuple):
    verdict: Verdict
    names: bool
    """Does it name anybody?"""


def _kept(case: Case, law: Registry) -> _Kept:
    known = law.kept("verdicts")
    if case not in known:
        if len(known) >= MOST_CASES:
            known.clear()
        verdict = judged_alone(case, law)
        known[case] = _Kept(verdict, any(has_names(text) for text in _texts(verdict)))
    return cast(_Kept, known[case])


def judged_alone(case: Case, law: Registry) -> Verdict:
    """The verdict on a case, worked out anew; where names belong it has the marks of the case."""
    find = InCase(case, law)
    return by_own_scheme(find) or Judging(find).verdict()


def _without_a_receiver(law: Registry, a: Arrangement) -> Verdict:
    if a.power and not law.has_power(a.power):
        return Verdict(Truth.UNKNOWN, reason=f"the power {a.power} is in no registry")
    if not a.givers and not a.power:
        return Verdict(Truth.UNKNOWN, reason="who gives it is not stated")
    return Verdict(Truth.UNKNOWN, reason="who receives it is not stated")


# -- names ------------------------------------------------------------------------------------------------------


def _texts(verdict: Verdict) -> tuple[str, ...]:
    failures = (*verdict.failures, *(failure for _, failure in verdict.near))
    return verdict.reason, *(need.text for need in verdict.conditions), *(failure.text for failure in failures)


def told(verdict: Verdict, named: NamedCase) -> Verdict:
    """A verdict on a case with the names of those who take part."""
    return replace(
        verdict,
        conditions=tuple(_need(need, named) for need in verdict.conditions),
        finding=_failure(verdict.finding, named) if verdict.finding else None,
        also=tuple(_failure(failure, named) for failure in verdict.also),
        near=tuple((row, _failure(failure, named)) for row, failure in verdict.near),
        reason=named.told(verdict.reason),
    )


def _need(need: Need, named: NamedCase) -> Need:
    return replace(need, text=named.told(need.text)) if has_names(need.text) else need


def _failure(failure: Failure, named: NamedCase) -> Failure:
    return replace(failure, text=named.told(failure.text)) if has_names(failure.text) else failure
