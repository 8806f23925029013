"""The user's criteria: what each option is judged by, how much the swing from worst to best matters, and how it is scored.

Weights are swing weights, as HM Treasury's guidance on multi-criteria decision analysis in options appraisal (May 2024)
describes them: the criterion whose swing from the worst to the best of its scale matters most has 100, each other a
number that says how much its own swing matters beside that. A weight, a score or both may be a range; what nobody knows
may be anywhere on the scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.diagnostics import Mark
from govgraph.questions.decision_path import Range

UNKNOWN = "unknown"
"""Written in place of a score that nobody knows."""


@dataclass(frozen=True, slots=True)
class AppraisalCriterion:
    """One criterion.

    ``worst`` and ``best`` are the ends of its scale, in ``unit``; the best may be the smaller number. ``query`` names how
    the score is drawn from the model (:mod:`govgraph.appraisal.measures`), ``of`` what that is asked of; else ``scores``
    holds one for each option, None where it is unknown. ``mark`` is where it is written.
    """

    id: str
    name: str
    weight: Range
    worst: float
    best: float
    unit: str = ""
    why: str = ""
    query: str = ""
    of: str = ""
    scores: Mapping[str, Range | None] = field(default_factory=dict)
    mark: Mark = field(default=Mark(""), compare=False)

    def points(self, score: Range | None) -> Range:
        """A score on a scale from 0, the worst, to 100, the best; an unknown one is anywhere on it."""
        if score is None:
            return Range(0, 100)
        ends = sorted(100 * (end - self.worst) / (self.best - self.worst) for end in (score.low, score.high))
        return Range(*ends)

    def gap(self, low: float, high: float) -> Range:
        """A difference of two scores, in points."""
        ends = sorted(100 * end / (self.best - self.worst) for end in (low, high))
        return Range(*ends)

    def on_scale(self, score: Range) -> bool:
        """Is all of a score within the scale?"""
        low, high = sorted((self.worst, self.best))
        return low <= score.low and score.high <= high


@dataclass(frozen=True, slots=True)
class Criteria:
    """What options are judged by. ``options`` are those to judge, by id; none: the baseline and every option."""

    title: str
    criteria: tuple[AppraisalCriterion, ...]
    options: tuple[str, ...] = ()
    file: str = ""
