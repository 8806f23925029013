"""Options by the user's criteria: each comes out as a range, with what would change the order. Nothing is recommended.

Every score is put on a scale from 0, the worst that the user states, to 100, the best, and weighed. Unknown scores and
weights are ranges, and are carried through: the result of an option is the least and the most that any scores and weights
within their ranges can give. One option is *above* another only if it is so for all of these. Where both rest on one and
the same relation, whatever is true of it is true of both, so that what no option changes leaves no order open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from govgraph.appraisal.criteria import AppraisalCriterion, Criteria
from govgraph.appraisal.measures import MEASURES, Drawn
from govgraph.appraisal.reading import off_scale
from govgraph.diagnostics import Problem, ScenarioError
from govgraph.graph import Graph
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.questions.decision_path import Range


@dataclass(frozen=True, slots=True)
class Score:
    """One option by one criterion: the score (None: unknown), its points from 0 to 100, and what it was drawn from."""

    criterion: str
    score: Range | None
    points: Range
    drawn: Drawn

    @property
    def why(self) -> str:
        """What it counts, as a sentence; empty where the user gave it."""
        return self.drawn.why


@dataclass(frozen=True, slots=True)
class Result:
    """One option: its name, what it comes to of 100, and its scores in the order of the criteria."""

    option: str
    name: str
    total: Range
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A weight that would change the order of two options: what it is, and what it would have to be; others stay."""

    criterion: str
    now: float
    then: float

    @property
    def by(self) -> float:
        """By how much it would have to rise or fall."""
        return self.then - self.now


@dataclass(frozen=True, slots=True)
class OptionPair:
    """Two options. ``first`` has the higher middle; ``ahead`` is by how much it is above, which may be below 0.

    ``turns`` are the weights between 0 and 100 that would change the order of their middles, the smallest change first.
    ``open_by`` are the criteria whose ranges leave the order open, those that weigh most first.
    """

    first: str
    second: str
    ahead: Range
    turns: tuple[Turn, ...]
    open_by: tuple[str, ...]

    @property
    def level(self) -> bool:
        """Are the two the same, whatever is within the ranges?"""
        return self.ahead == Range(0, 0)

    @property
    def sure(self) -> bool:
        """Is the first above the second, whatever is within the ranges?"""
        return self.ahead.low > 0


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the criteria make of the options of a scenario on a day; ``results`` in the order asked for."""

    scenario: str
    title: str
    day: date
    criteria: Criteria
    results: tuple[Result, ...]
    pairs: tuple[OptionPair, ...]

    def result(self, option: str) -> Result:
        """What an option that is appraised comes to: its points as a range, and what is open."""
        return next(result for result in self.results if result.option == option)

    def criterion(self, key: str) -> AppraisalCriterion:
        """The criterion of an id that the criteria have."""
        return next(criterion for criterion in self.criteria.criteria if criterion.id == key)


def appraise(
    scenario: Scenario,
    criteria: Criteria,
    options: Sequence[str] = (),
    *,
    on: date | str | None = None,
    place: str | None = None,
) -> Appraisal:
    """The options of a scenario by these criteria; ``options``: those alone, by id or name.

    Raises :class:`~govgraph.model.scenario.UnknownName` for an option that is not there, and
    :class:`~govgraph.diagnostics.ScenarioError` where the model gives a score that is not on the scale stated.
    """
    chosen = [scenario.option_id(option) for option in options] or [*criteria.options] or [BASELINE, *scenario.options]
    graphs = {option: scenario.graph(option, on=on, place=place) for option in dict.fromkeys(chosen)}
    problems: list[Problem] = []
    results = tuple(_result(graph, option, criteria, problems) for option, graph in graphs.items())
    if problems:
        raise ScenarioError(problems)
    pairs = tuple(_pair(criteria, *two) for two in combinations(results, 2))
    day = next(iter(graphs.values())).day
    return Appraisal(scenario.name, scenario.title, day, criteria, results, pairs)


def _result(graph: Graph, option: str, criteria: Criteria, problems: list[Problem]) -> Result:
    scores = []
    for criterion in criteria.criteria:
        drawn = _drawn(graph, option, criterion)
        if not criterion.query and option not in criterion.scores:
            said = f"criterion '{criterion.id}' has no score for '{option}'"
            problems.append(
                Problem("LOAD124", said, criterion.mark, "write a number, a range such as [2, 5], or unknown")
            )
        if drawn.value is not None and not criterion.on_scale(drawn.value):
            where = "the model as it is" if option == BASELINE else f"option {option} of the model"
            hint = f"{where} gives {drawn.value}: widen worst or best"
            problems.append(Problem("LOAD123", off_scale(criterion, drawn.value), criterion.mark, hint))
        scores.append(Score(criterion.id, drawn.value, criterion.points(drawn.value), drawn))
    known = graph.scenario.options.get(option)
    name = (known.short or known.name) if known is not None else "Now"
    return Result(option, name, weighed(tuple(score.points for score in scores), _weights(criteria)), tuple(scores))


def _drawn(graph: Graph, option: str, criterion: AppraisalCriterion) -> Drawn:
    if criterion.query:
        return MEASURES[criterion.query].of(graph, criterion.of)
    return Drawn(criterion.scores.get(option), "")


def _weights(criteria: Criteria) -> tuple[Range, ...]:
    return tuple(criterion.weight for criterion in criteria.criteria)


def weighed(points: Sequence[Range], weights: Sequence[Range]) -> Range:
    """The least and the most that a weighted mean of numbers within ``points`` by weights within ``weights`` can be.

    The mean is least with the lower ends, the small ones weighed as much and the large ones as little as may be; where
    the line between them lies is tried at every place.
    """
    low = _least([one.low for one in points], weights)
    high = -_least([-one.high for one in points], weights)
    return Range(round(low, 6), round(high, 6))


def _least(values: Sequence[float], weights: Sequence[Range]) -> float:
    order = sorted(range(len(values)), key=lambda n: values[n])
    found = []
    for cut in range(len(order) + 1):
        used = {n: weights[n].high if place < cut else weights[n].low for place, n in enumerate(order)}
        if whole := sum(used.values()):
            found.append(sum(values[n] * weight for n, weight in used.items()) / whole)
    return min(found, default=0.0)


def _middle(one: Range) -> float:
    return (one.low + one.high) / 2


def _gap(criterion: AppraisalCriterion, one: Score, other: Score) -> Range:
    """By how many points one option is above another. What both rest on alike is the same in both, known or not."""
    mine, theirs = one.drawn, other.drawn
    if not (mine.parts and theirs.parts) or mine.per != theirs.per:
        return Range(one.points.low - other.points.high, one.points.high - other.points.low)
    shared = {key for key, part in mine.parts.items() if theirs.parts.get(key) == part}
    a, b = (
        sum((part for key, part in parts.items() if key not in shared), start=Range(0, 0))
        for parts in (mine.parts, theirs.parts)
    )
    return criterion.gap((a.low - b.high) * mine.per, (a.high - b.low) * mine.per)


def _pair(criteria: Criteria, one: Result, other: Result) -> OptionPair:
    gaps = [_gap(*three) for three in zip(criteria.criteria, one.scores, other.scores, strict=True)]
    middles = [_middle(gap) for gap in gaps]
    weights = [_middle(weight) for weight in _weights(criteria)]
    lead = sum(weight * gap for weight, gap in zip(weights, middles, strict=True))
    if lead < 0:
        return _pair(criteria, other, one)
    ahead = weighed(gaps, _weights(criteria))
    turns = []
    for criterion, weight, gap in zip(criteria.criteria, weights, middles, strict=True):
        if gap and lead:
            then = weight - lead / gap
            if 0 < then < 100:
                turns.append(Turn(criterion.id, weight, round(then, 1)))
    width = {
        criterion.id: weight * (gap.high - gap.low)
        for criterion, weight, gap in zip(criteria.criteria, weights, gaps, strict=True)
        if gap.high > gap.low and weight
    }
    open_by = sorted(width, key=lambda key: -width[key]) if ahead.low <= 0 <= ahead.high else []
    return OptionPair(
        one.option, other.option, ahead, tuple(sorted(turns, key=lambda turn: abs(turn.by))), tuple(open_by)
    )
