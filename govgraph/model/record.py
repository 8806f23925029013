"""The record: what somebody says about the model. Answers show it beside what they work out and compare the two; they never rest on it."""

from typing import Annotated, ClassVar, Literal

from govgraph.model.base import Frozen, Item, Written
from govgraph.model.dates import Due, Moment
from govgraph.model.facts import FieldValue, Filler
from govgraph.model.things import Short, Words
from govgraph.records import Field


class Pattern(Frozen):
    """A relation to look for: a kind, what must stand in some of its roles and fields, or that it is denied."""

    kind: str = Field(description="a kind of the vocabulary")
    roles: dict[str, Filler] = Field(default={}, description="what must stand in each role named here; others are free")
    fields: dict[str, tuple[FieldValue, ...]] = Field(
        default={}, description="of each field named here, the values of which it must be one; others are free"
    )
    negated: bool = Field(default=False, description="the source must deny it")


class Test(Written):
    """Testable content: what computation is to find. Several patterns: all of them."""

    __test__ = False
    relations: tuple[Pattern, ...] = Field(default=(), description="relations that must exist")
    finding: str = Field(default="", description="the code of a finding that must be there, such as STR120")
    about: Words = Field(default=(), description="things that the finding must be about")
    absent: bool = Field(default=False, description="true: none of it may be there")


class Statement(Item, tag=True):
    """One thing said by somebody about bodies, decisions or options."""

    kind: ClassVar[str]
    says: str = Field(description="what is said, in our words")
    about: Words = Field(default=(), description="ids of the things and options it is about")
    by: str = Field(default="", description="whose view it is: an id or a name; empty: the author of the source")
    test: Test | None = Field(default=None, description="what computation is to find if it is right")


class Judgement(Statement):
    """A view: risk, merit, support, precondition, ranking, defect."""

    kind = "judgement"
    sort: Literal["risk", "merit", "support", "precondition", "ranking", "defect"] = Field(
        description="what sort of view"
    )
    short: Short = Field(
        default="", description="the same in at most 28 letters, for the head of a column: most feasible"
    )


class Requirement(Statement):
    """Something that has to be there; *met* when a matching relation exists."""

    kind = "requirement"
    due: Due = Field(default="", description="by when, as written: a date, how often, or 'not stated'")


class Claim(Statement):
    """An assertion with testable content, such as 'no new body'."""

    kind = "claim"


class Classification(Statement):
    """What the author calls something: a form, a category, a stage."""

    kind = "classification"


class Recommendation(Statement):
    """A recommendation, with its parts."""

    kind = "recommendation"
    number: str = Field(default="", description="its number in the source")
    to: Words = Field(default=(), description="ids of whom it is addressed to")
    parts: Words = Field(default=(), description="what it asks for, point by point, in our words")


class Action(Statement):
    """What was done or promised in answer to a recommendation."""

    kind = "action"
    answers: Words = Field(default=(), description="ids of the recommendations it answers")
    due: Due = Field(default="", description="by when, as written: a date, how often, or 'not stated'; empty: no date")
    tracked_by: Words = Field(default=(), written="tracked by", description="ids of the bodies that track it")
    state: Literal["met", "not reported", "missed"] = Field(
        default="not reported", description="what the sources report of it: done, nothing, or missed"
    )


class Ask(Statement):
    """What a paper asks a meeting to do: note, endorse, agree."""

    kind = "ask"
    of: Words = Field(default=(), description="ids of whom it asks")
    to: str = Field(default="", description="note, endorse, agree, decide ...")


class Milestone(Statement):
    """Something due by a date."""

    kind = "milestone"
    due: Due = Field(default="", description="by when, as written: a date, how often, or 'not stated'")
    state: Literal["met", "not reported", "missed"] = Field(
        default="not reported", description="what the sources report"
    )


class OpenQuestion(Statement):
    """A question that the source leaves open."""

    kind = "open question"


class Criterion(Item):
    """One item of an instrument: a criterion, a function on a list, or one stage of one theme of a matrix."""

    number: int = Field(description="its place in the list, from 1")
    says: str = Field(description="what it asks for, in our words")
    test: Test | None = Field(
        default=None,
        description="what would show that it is met, where $subject is what is assessed; absent: needs judgement",
    )
    theme: str = Field(default="", description="id of its theme, in a matrix")
    stage: str = Field(default="", description="its stage, in a matrix")
    points_to: str = Field(
        default="", written="points to", description="id of the level to which 'met' points, in a list for designating"
    )
    where: Words = Field(default=(), description="ids of the places for which alone it is asked; empty: everywhere")


class Theme(Item):
    """One row of a matrix: a theme that is assessed by stages."""

    name: str = Field(description="the readable name")
    number: int = Field(description="its place in the matrix, from 1")


class Instrument(Item):
    """A list of criteria, or a matrix of themes and stages, against which something is assessed."""

    name: str = Field(description="the readable name")
    aliases: Words = Field(default=(), description="other names")
    assesses: Words = Field(default=(), description="ids of what it is applied to")
    by: Words = Field(default=(), description="ids of who applies it")
    stages: Words = Field(default=(), description="the stages of a matrix, the first one reached first")
    themes: tuple[Theme, ...] = Field(default=(), description="the themes of a matrix, in order")
    gives: dict[str, str] = Field(
        default={}, description="for a list that designates: the event that holds for each level (level: event)"
    )
    items: tuple[Criterion, ...] = Field(default=(), description="its criteria, in order")

    def item(self, item: str) -> Criterion | None:
        """The criterion of an id; None where there is none."""
        return next((found for found in self.items if found.id == item), None)


class Assessment(Statement):
    """What somebody concluded about a subject on one criterion, on a day."""

    kind = "assessment"
    says: str = Field(default="", description="why, in our words")
    item: str = Field(default="", description="id of the criterion")
    instrument: str = Field(default="", description="id of the instrument, where theme and stage stand for the item")
    theme: str = Field(default="", description="id of the theme of a matrix")
    stage: str = Field(default="", description="the stage of the theme")
    on: Moment | None = Field(default=None, description="the day of the assessment; absent: that of its paper")
    answer: Literal["met", "not met", "cannot tell"] = Field(default="met", description="the verdict")


class NotModelled(Item):
    """A row of the sources that the scenario leaves out, with the reason."""

    what: str = Field(description="what is left out")
    reason: str = Field(description="why")


AnyStatement = Annotated[
    Judgement
    | Requirement
    | Claim
    | Classification
    | Recommendation
    | Action
    | Ask
    | Milestone
    | OpenQuestion
    | Assessment,
    Field(description="a statement of the record"),
]

STATEMENTS: dict[str, type[Statement]] = {
    "judgements": Judgement,
    "requirements": Requirement,
    "claims": Claim,
    "classifications": Classification,
    "recommendations": Recommendation,
    "actions": Action,
    "asks": Ask,
    "milestones": Milestone,
    "open questions": OpenQuestion,
    "assessments": Assessment,
}
"""The sections of the record, and the type of what stands in each."""
