"""A study: several scenarios asked the same questions, side by side. They stay apart: no chain runs from one to another."""

from __future__ import annotations

from typing import Any

from govgraph.model.base import Frozen, Item
from govgraph.model.scenario import Scenario
from govgraph.records import Field


class Studied(Frozen):
    """One scenario of a study, and as what it is asked."""

    id: str = Field(description="short id of it in the study")
    scenario: str = Field(description="name of a bundled scenario, or of a folder beside the study's")
    name: str = Field(default="", description="the words that stand over its column; absent: its title")
    option: str = Field(default="", description="the option asked about; absent: the baseline")
    on: str = Field(default="", description="the day asked about; absent: the scenario's own")
    place: str = Field(default="", description="the place asked about; absent: the scenario's own")
    known_by: str = Field(
        default="", written="known by", description="a paper or a day: what later papers say is left out"
    )


class Counterpart(Item):
    """Things of several scenarios that are taken as counterparts, because the author says so and why; never by name."""

    name: str = Field(description="what they are called together, such as Head of place")
    why: str = Field(description="why they are taken as counterparts")
    things: dict[str, str] = Field(
        written="in", description="for each scenario the id of the thing; a scenario that has none is left out"
    )


class StudyQuestion(Item):
    """A question that is asked of every scenario."""

    text: str = Field(description="the question in plain words")
    name: str = Field(default="", description="a few words that stand before the answers; absent: the question")
    verb: str = Field(default="", description="the kind of question: who decides, answers to, facts ...")
    args: dict[str, Any] = Field(default={}, description="what it is asked with; things are named by their counterpart")
    show: tuple[str, ...] = Field(description="the facets of the answer that are compared")


class Study(Frozen):
    """What a study.yaml says, with the scenarios that it names."""

    name: str = Field(description="name of its folder")
    title: str = Field(description="its readable title")
    studied: dict[str, Studied] = Field(description="the scenarios by their id in the study")
    counterparts: dict[str, Counterpart] = Field(default={}, description="counterparts by id")
    questions: dict[str, StudyQuestion] = Field(default={}, description="questions by id")
    scenarios: dict[str, Scenario] = Field(default={}, description="the scenarios themselves, by their id in the study")

    def counterpart_of(self, scenario: str, thing: str) -> str:
        """The counterpart that a thing of a scenario is; empty where it is none."""
        return next((c.id for c in self.counterparts.values() if c.things.get(scenario) == thing), "")
