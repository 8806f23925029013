"""The rows of kinds: what a body, organ, committee, forum or post of a kind is, and what statute asks of it."""

from typing import Annotated, Any, Literal

from govgraph.law.power_rows import Who
from govgraph.law.rows import Code, Confidence, Row, RowMark, SourcedLasting, Words, as_list
from govgraph.records import Before, Field


def _classes_held(raw: Any) -> Any:
    return () if raw == "none" else as_list(raw)


class Seat(Row):
    """A seat that statute requires. A body's seat is filled by the body, or by a post of it or that speaks for it."""

    member: Annotated[tuple[Who, ...], Before(as_list)] = Field(
        description="who fills the seat: any of these; facts are relative to the body's legal person",
    )
    min: int = Field(default=1, ge=1, description="how many at least")
    per: Literal["upper_tier_la", "icb"] | None = Field(
        default=None,
        description="so many for each upper-tier council, or each ICB, of the area; absent: once",
    )
    code: Code = Field(default="", description="the rule that is broken when the seat is missing")


class Quorum(Row):
    """A quorum: how many of a body must attend before it may decide, as statute or its own rules fix it."""

    rule: str = Field(description="where it is fixed, or what it is, in words")
    of: str = Field(default="", description="of whom the share is counted: director")
    share: float | None = Field(default=None, gt=0, le=1, description="the share that must attend")
    at_least: dict[str, int] = Field(default={}, description="of each sort at least so many")
    cite: str = Field(default="", description="the provision")
    mark: RowMark = Field(default="G", description="how it was checked")


class Organ(Row):
    """A body that *is* the legal person for some functions: no power stands between them."""

    of: Words = Field(description="the kinds whose organ it is")
    classes: Words = Field(
        default=("all",),
        written="for",
        description="the classes of function for which it is the body; all: every function",
    )
    in_committee_system: Literal["all", "none", "same"] = Field(
        default="same",
        description="for what it is the body in a council with a committee system",
    )


class StatutoryLine(Row):
    """To whom statute makes a body of a kind answer, where no paper says so."""

    to: str = Field(description="a kind of body, or where such lines end: parliament, electorate, governors")
    cite: str = Field(default="", description="the provision that says so")


class Kind(SourcedLasting):
    """A kind of body, organ, committee, forum or post. Structure decides the kind, never what a thing is called."""

    name: str = Field(default="", description="the readable name")
    is_a: Words = Field(
        default=(),
        description="the kinds that this is a kind of; what they say holds for it unless it says otherwise",
    )
    one_of: Words = Field(default=(), description="for an abstract kind or a group: the kinds it may be")
    group: bool = Field(default=False, description="a name for several kinds in the powers; no body has it as its kind")
    person: bool | None = Field(
        default=None,
        description="is it a legal person, that can be sued? absent: cannot tell from the kind",
    )
    individual: bool = Field(default=False, description="a natural person in a role")
    organ: Organ | None = Field(default=None, description="of what it is an organ, and for which functions")
    holds: Annotated[tuple[str, ...], Before(_classes_held)] = Field(
        default=("all",),
        description="the classes of function it can hold, by statute or by gift; none: nothing; all: whatever a power "
        "gives it",
    )
    established_by: str = Field(default="", description="who establishes it, and by what")
    dates_conf: Confidence | None = Field(
        default=None,
        description="how sure its dates are; absent: as sure as the row",
    )
    code: Code = Field(
        default="",
        description="the rule that is broken when it is made a giver or receiver that no power names",
    )
    date_code: Code = Field(default="", description="the rule that is broken when it acts outside its life")
    answers_to: StatutoryLine | None = Field(default=None, description="to whom statute makes it answer: {to, cite}")
    composition: tuple[Seat, ...] = Field(default=(), description="the seats that statute requires")
    quorum: Quorum | None = Field(default=None, description="how many must attend")

    @property
    def abstract(self) -> bool:
        """Is it a stand-in for several kinds?"""
        return bool(self.one_of)
