"""How a step stands on a day: taken, overdue, still to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.model.dates import Moment, day_words
from govgraph.model.processes import Step

if TYPE_CHECKING:
    from govgraph.graph import Graph

Standing = Literal["taken", "overdue", "due", "no date"]


class StepState(Struct, frozen=True):
    """How a step stands on the day of the graph.

    ``word``: *taken*; *overdue*, its date has passed and no source says that it was taken; *due*, its date is to come;
    *no date*. ``text``: the same in words.
    """

    word: Standing
    text: str


def step_state(graph: Graph, step: Step) -> StepState:
    """How a step stands on the day of the graph."""
    if step.taken is not None and graph.day >= step.taken.first:
        had = f", outcome: {step.outcome}" if step.outcome else ""
        return StepState("taken", f"taken on {moment_words(step.taken)}{had}")
    due = step.by
    if due is None:
        return StepState("no date", "no date is stated" if step.due else "no date is in the model")
    when = moment_words(due)
    if graph.day >= due.after:
        return StepState("overdue", f"was due by {when}, and no source says that it was taken")
    return StepState("due", f"due by {when}")


def moment_words(moment: Moment) -> str:
    """A date in words: 1 July 2022 where it is a day, else as the paper writes it."""
    return day_words(moment.first) if moment.first + timedelta(days=1) == moment.after else moment.text
