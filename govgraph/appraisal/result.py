"""The numbers of an appraisal by option and criterion, for programs; made from an :class:`~govgraph.appraisal.Appraisal`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids

if TYPE_CHECKING:
    from govgraph.appraisal.appraise import Appraisal, Score
    from govgraph.questions.decision_path import Range

Ends = tuple[float, float]
"""From the least to the most that a number may be."""


@dataclass(frozen=True, kw_only=True)
class WeightThatTurns:
    """A weight that would change the order of two options, all others staying as they are."""

    of: Ids
    """The two options, the one with the higher middle first."""
    criterion: str
    """The criterion that is weighed."""
    weight: float
    """Its weight now."""
    would_be: float
    """The weight at which the two change places."""


@dataclass(frozen=True, kw_only=True)
class LeavesOpen:
    """Which criteria leave the order of two options open."""

    of: Ids
    """The two options."""
    criteria: Ids
    """The criteria whose scores are not known closely, those that weigh most first."""


@dataclass(frozen=True, kw_only=True)
class Appraised:
    """What the user's criteria make of the options. Nothing is recommended."""

    results: Mapping[str, Ends]
    """By option: what it comes to, of 100."""
    above: tuple[Ids, ...]
    """Pairs of options of which the first is above the second whatever the unknown scores and weights are."""
    open: tuple[Ids, ...]
    """Pairs of which that is not sure."""
    turns: tuple[WeightThatTurns, ...]
    """The weights that would change the order of a pair."""
    open_by: tuple[LeavesOpen, ...]
    """What leaves the order of a pair open."""
    scores: Mapping[str, Mapping[str, Ends | None]]
    """By criterion and option: the score on the scale of the criterion; None: unknown."""
    points: Mapping[str, Mapping[str, Ends | None]]
    """By criterion and option: the score as points from 0 (the worst) to 100 (the best)."""
    weights: Mapping[str, Ends]
    """By criterion: its weight."""


def by_criteria(found: Appraisal) -> Appraised:
    """The numbers of an appraisal."""
    criteria = found.criteria.criteria

    def of_each(part: str) -> dict[str, dict[str, Ends | None]]:
        return {
            criterion.id: {one.option: _score(one.scores[n], part) for one in found.results}
            for n, criterion in enumerate(criteria)
        }

    return Appraised(
        results={result.option: _ends(result.total) for result in found.results},
        above=tuple((pair.first, pair.second) for pair in found.pairs if pair.sure),
        open=tuple((pair.first, pair.second) for pair in found.pairs if not pair.sure),
        turns=tuple(
            WeightThatTurns(of=(pair.first, pair.second), criterion=turn.criterion, weight=turn.now, would_be=turn.then)
            for pair in found.pairs
            for turn in pair.turns
        ),
        open_by=tuple(
            LeavesOpen(of=(pair.first, pair.second), criteria=pair.open_by) for pair in found.pairs if pair.open_by
        ),
        scores=of_each("score"),
        points=of_each("points"),
        weights={criterion.id: _ends(criterion.weight) for criterion in criteria},
    )


def _score(score: Score, part: str) -> Ends | None:
    found = score.score if part == "score" else score.points
    return None if found is None else _ends(found)


def _ends(found: Range) -> Ends:
    return (found.low, found.high)
