"""Steps that happen once, in an order, with outcomes: a right stands, a step happens."""

from pydantic import Field

from govgraph.model.base import Item
from govgraph.model.dates import Due
from govgraph.model.facts import Filler
from govgraph.model.things import Words


class Step(Item):
    """One step: who does what to whom, on which condition, by when, and what follows each outcome."""

    does: str = Field(description="the verb: nominates, confirms, decides, approves, notes ...")
    who: Filler = Field(description="who does it")
    what: Filler = Field(default=Filler(), description="the matter or post it is about")
    to: Filler = Field(default=Filler(), description="to whom")
    through: Filler = Field(default=Filler(), description="through whom it reaches them")
    if_: Words = Field(default=(), alias="if", description="ids of the events on which this step is taken")
    due: Due = Field(default="", description="by when, as written: a date, how often, or 'not stated'")
    then: dict[str, str] = Field(default={}, description="outcome to the id of the next step, 'done' or 'not stated'")


class Process(Item):
    """Steps towards one result."""

    name: str = Field(description="the readable name")
    about: Words = Field(default=(), description="ids of what it is about")
    first: str = Field(default="", description="the id of the first step; empty: the first in the list")
    steps: tuple[Step, ...] = Field(default=(), description="the steps")
