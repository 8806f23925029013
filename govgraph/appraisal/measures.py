"""What a criterion can draw from the model: named queries, each a number or a range for one option.

The lower end counts what a paper or the law says as it stands; the upper end what is foreseen or our reading too. What
the model does not hold at all has no number, and is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.authority import all_judged
from govgraph.graph.sentences import shortened
from govgraph.model.truth import Truth
from govgraph.questions.assess import Assessed, answer
from govgraph.questions.decision_path import Passage, Range, passages
from govgraph.questions.standing_still import standstill, unknown_chairs

if TYPE_CHECKING:
    from govgraph.graph import Graph


Parts = Mapping[Any, Range]
"""What a number is the sum of. The key tells all that a part rests on: one that two options share is the same in both."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a query finds: ``value`` (None: the model cannot tell) and ``why``, a sentence that says what it counts.

    ``parts`` is what the value is the sum of, each counting ``per``.
    """

    value: Range | None
    why: str
    parts: Parts = field(default_factory=dict, compare=False)
    per: float = 1.0

    @classmethod
    def of(cls, parts: Parts, why: str, per: float = 1.0) -> Drawn:
        """The sum of these parts, to two places."""
        whole = sum(parts.values(), start=Range(0, 0))
        return cls(Range(round(whole.low * per, 2), round(whole.high * per, 2)), why, parts, per)


@dataclass(frozen=True, slots=True)
class Measure:
    """A named query: its name, what it counts (``says``), in which unit, and what is better, more or less of it."""

    name: str
    says: str
    unit: str
    better: str
    of: Callable[[Graph, str], Drawn]
    needs: str = ""


def _clear(graph: Graph, _: str) -> Drawn:
    ways = passages(graph)
    if not ways:
        return Drawn(None, "The model has no decisions.")
    parts = {(way.matter, way.form, way.rests_on): _truth(way.clear) for way in ways}
    clear, open_ = (sum(way.clear is truth for way in ways) for truth in (Truth.YES, Truth.UNKNOWN))
    said = f"{clear} of {_count(len(ways), 'decision')} {_has(clear)} one clear decider"
    return Drawn.of(parts, f"{said}{f'; for {open_} more it is only foreseen, our reading or open' if open_ else ''}.")


def _truth(truth: Truth) -> Range:
    return Range(truth is Truth.YES, truth is not Truth.NO)


def _hand_offs(graph: Graph, _: str) -> Drawn:
    ways = [way for way in passages(graph) if way.steps]
    if not ways:
        return Drawn(None, "No paper says what steps any decision takes.")
    parts: Parts = {(way.matter, way.steps): way.hand_offs for way in ways}
    found = sum(parts.values(), start=Range(0, 0))
    why = f"{found} {'hand-off' if found.high == 1 else 'hand-offs'} in {_count(len(ways), 'decision')} of which papers say the way."
    return Drawn.of(parts, why, 1 / len(ways))


def _must_agree(graph: Graph, _: str) -> Drawn:
    ways = [way for way in passages(graph) if way.steps]
    if not ways:
        return Drawn(None, "No paper says what steps any decision takes.")
    where = [graph.name(way.matter) for way in ways if way.agreements.high]
    why = f"For {shortened(where)}." if where else "Nobody but the decider has to agree to any decision."
    return Drawn.of({(way.matter, way.steps): way.agreements for way in ways}, why)


def _voices(graph: Graph, _: str) -> Drawn:
    """Of all on whom a decision rests, each counted for each decision: the share that the decider named binds."""
    levels = {(way.matter, *key): level for way in passages(graph) for key, level in _levels(way).items()}
    if not levels:
        return Drawn(None, "No paper says on whom the decisions that somebody decides rest.")
    bound, maybe = (sum(level is truth for level in levels.values()) for truth in (Truth.YES, Truth.UNKNOWN))
    more = f"; for {maybe} more it is not shown or only on condition" if maybe else ""
    why = f"{bound} of {len(levels)} are bound by what is decided for them{more}."
    return Drawn.of({key: _truth(level) for key, level in levels.items()}, why, 100 / len(levels))


def _levels(way: Passage) -> dict[tuple[Any, ...], Truth]:
    """For each on whom a decision rests, with all that it rests on: do those who are named to decide it bind them?"""
    found = way.decided
    out: dict[tuple[Any, ...], Truth] = {}
    for held in found.held if found.named else ():
        of_each = [found.authorities[node, held.holder] for node in found.named]
        if any(a.level == "full" and not a.conditions for a in of_each):
            binds = Truth.YES
        else:
            binds = Truth.UNKNOWN if any(a.level != "none" for a in of_each) else Truth.NO
        out[held.holder, tuple(found.named), tuple(a.words for a in of_each)] = binds
    return out


def _unlawful(graph: Graph, _: str) -> Drawn:
    judged = [one for one in all_judged(graph) if one.arrangement.truth is not Truth.NO]
    lawful = {(one.arrangement.key, one.verdict.truth): Truth.NO if one.errors else one.verdict.truth for one in judged}
    wrong, open_ = (sum(truth is wanted for truth in lawful.values()) for wanted in (Truth.NO, Truth.UNKNOWN))
    more = f"; of {open_} more nobody can tell" if open_ else ""
    why = f"{wrong} of {_count(len(lawful), 'delegation')} {'is' if wrong == 1 else 'are'} not lawful in form{more}."
    return Drawn.of({key: _truth(truth.opposite) for key, truth in lawful.items()}, why)


def _missing(graph: Graph, _: str) -> Drawn:
    """Decisions of which whoever is named to decide has not been given the authority of all on whom they rest."""
    levels = {way.matter: found for way in passages(graph) if (found := _levels(way))}
    if not levels:
        return Drawn(None, "No paper says on whom the decisions that somebody decides rest.")
    lacks = {(what, tuple(found)): min(found.values()).opposite for what, found in levels.items()}
    lacking, open_ = (sum(truth is wanted for truth in lacks.values()) for wanted in (Truth.YES, Truth.UNKNOWN))
    more = f"; for {open_} more it is not shown or only on condition" if open_ else ""
    why = f"For {lacking} of {_count(len(lacks), 'decision')} whoever decides has been given nothing by somebody on whom it rests{more}."
    return Drawn.of({key: _truth(truth) for key, truth in lacks.items()}, why)


def _single_points(graph: Graph, _: str) -> Drawn:
    found = standstill(graph)
    if not found.asked:
        return Drawn(None, "The model names nobody who decides anything.")
    half = [point.who for point in found.of_most]
    silent = unknown_chairs(graph, half)
    every = _count(len(found.asked), "decision")
    who = shortened([graph.name(item) for item in half])
    can = "can stop" if len(half) == 1 else "can each stop"
    said = f"{who} {can} at least half of {every}" if half else f"Nobody can stop half of {every}"
    more = f"; who chairs {shortened([graph.name(body) for body in silent])} is not said" if silent else ""
    parts = {item: Range(1, 1) for item in half} | {f"chair of {body}": Range(0, 1) for body in silent}
    return Drawn.of(parts, f"{said}{more}.")


def _met(graph: Graph, of: str) -> Drawn:
    found = answer(graph, of).result
    if not isinstance(found, Assessed):
        return Drawn(None, "It is a matrix of stages, in which nothing is met or not met as a whole.")
    firm = [item for item in found.met if item not in found.inferred]
    ours = len(found.met) - len(firm)
    parts = {(item, found.why[item]): Range(item in firm, item not in found.not_met) for item in found.items}
    met, open_ = len(found.met), len(found.cannot_tell)
    said = (
        f"{met} of {found.count} {'is' if met == 1 else 'are'} met{f', {ours} of them by our reading' if ours else ''}"
    )
    return Drawn.of(parts, f"{said}{f'; for {open_} nobody can tell' if open_ else ''}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("clear-deciders", "decisions that have one clear decider", "decisions", "more", _clear),
        Measure("hand-offs", "hand-offs to a decision, on average", "hand-offs", "less", _hand_offs),
        Measure(
            "must-agree", "agreements that decisions need besides the decider's", "agreements", "less", _must_agree
        ),
        Measure(
            "voices-bound",
            "of those on whom decisions rest, the share that the decider binds",
            "per cent",
            "more",
            _voices,
        ),
        Measure("unlawful-delegations", "delegations that are not lawful in form", "delegations", "less", _unlawful),
        Measure(
            "missing-delegations",
            "decisions whose decider lacks the authority of somebody",
            "decisions",
            "less",
            _missing,
        ),
        Measure(
            "single-points",
            "posts and bodies without which at least half of the decisions stand still",
            "posts and bodies",
            "less",
            _single_points,
        ),
        Measure(
            "criteria-met",
            "criteria of a list of the scenario that are met",
            "criteria",
            "more",
            _met,
            needs="a list of criteria",
        ),
    )
}
"""Every query by its name."""
