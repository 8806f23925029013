"""Steps that happen once, in an order, with outcomes: a right stands, a step happens."""

from __future__ import annotations

from govgraph.model.dates import Due, Moment, due_moment
from govgraph.model.facts import Filler, Roled
from govgraph.model.steps import StepVerb, step_verbs
from govgraph.model.things import Words
from govgraph.records import Field

STEP_ROLES = ("who", "what", "to", "through")
"""The roles of a step: who does what, to whom, through whom."""

DONE = "done"
"""What follows an outcome with which the process has reached its result."""


class Step(Roled):
    """One step: who does what to whom, on which condition, by when, and what follows each outcome."""

    does: str = Field(
        description="the verb, one of the table of steps: nominates, confirms, decides, approves, notes ..."
    )
    who: Filler = Field(description="who does it")
    what: Filler = Field(default=Filler(), description="the matter or post it is about")
    to: Filler = Field(default=Filler(), description="to whom")
    through: Filler = Field(default=Filler(), description="through whom it reaches them")
    if_: Words = Field(default=(), written="if", description="ids of the events on which this step is taken")
    due: Due = Field(default="", description="by when, as written: a date, how often, or 'not stated'")
    then: dict[str, str] = Field(default={}, description="outcome to the id of the next step, 'done' or 'not stated'")
    taken: Moment | None = Field(default=None, description="the day on which it was taken, where a source says so")
    outcome: str = Field(default="", description="the outcome that it had, where a source says so: one of 'then'")

    @property
    def by(self) -> Moment | None:
        """The day by which it is to be taken; None: no source states one, or nobody looked."""
        return due_moment(self.due) if self.due else None

    @property
    def verb(self) -> StepVerb:
        """The row of the table of steps for its verb."""
        return step_verbs().verbs[self.does]


class Process(Roled):
    """Steps towards one result."""

    name: str = Field(description="the readable name")
    aliases: Words = Field(default=(), description="other names in the sources")
    about: Words = Field(default=(), description="ids of what it is about")
    first: str = Field(default="", description="the id of the first step; empty: the first in the list")
    steps: tuple[Step, ...] = Field(default=(), description="the steps")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the readable one first, its id last."""
        return (self.name, *self.aliases, self.id)
