"""The rows of powers: who may give which class of function to whom, under which terms, and what follows for liability."""

from datetime import date
from typing import Any, Literal, Self

from govgraph.law.rows import Code, Confidence, Lasting, Level, Owner, Row, Sourced, System, Words
from govgraph.model.dates import LawDay
from govgraph.records import Field

Effect = Literal[
    "delegate", "exercise jointly", "joint committee", "pool", "pay", "staff", "confer", "duty", "evidence", "none"
]
Boundary = Literal["inside", "across", "joint"]
Relation = Literal["board_member", "member", "employee", "secondee", "placed_with", "committee_of"]
PostFact = Literal[
    "executive_director",
    "non_executive_director",
    "director",
    "la_officer",
    "executive_member",
    "ward_councillor",
    "executive_committee",
]
Passing = Literal["allowed", "barred", "terms", "silent"]
Bearing = Literal["receiver", "unchanged", "each_own", "unsettled"]
Test = Literal["power", "date", "parties", "giver", "receiver", "function", "onward", "liability"]

CARRYING: tuple[Effect, ...] = ("delegate", "exercise jointly", "joint committee")
"""The effects that carry authority; no other row ever does."""


class Who(Row):
    """Who may stand in a place of a power: a kind or group, ``person``, or a side of the parties; with its facts.

    Written as a word (``icb``, ``relevant_body``, ``person``, ``side:nhs``) or, with facts, as a mapping. ``rel`` and
    ``fact`` are relative to the giver's legal person; a fact that nobody states is a condition, never a failure.
    """

    kind: str = Field(
        default="",
        description="a kind or a group of kinds of the registry, or person: any legal person or individual, never a "
        "forum",
    )
    side: str = Field(default="", description="a side of the power's parties, written side:name; then kind is empty")
    since: LawDay = Field(default=None, description="named by the power from this day only")
    until: LawDay = Field(default=None, description="named by the power up to, not including, this day")
    rel: tuple[Relation, ...] = Field(
        default=(),
        description="how it must stand to the giver's legal person; one of these is enough",
    )
    fact: PostFact | None = Field(
        default=None,
        description="a legal fact that it must have in the giver's legal person",
    )
    office: str = Field(default="", description="the statutory office that the post must carry: dass, dcs, dph")
    all_members: PostFact | None = Field(
        default=None,
        description="what every voting member must be in the giver's legal person",
    )
    no_members: tuple[PostFact | Relation, ...] = Field(
        default=(),
        description="what none of its members may be in the giver's legal person: executive_director, employee",
    )
    min_members: int = Field(default=0, ge=0, description="how many members it must have at least; 0: any number")
    all_parents: str = Field(default="", description="the kind or group that every parent of a joint committee must be")
    held_via: tuple[str, ...] = Field(default=(), description="only for what it holds by one of these powers")
    organ: Literal["asked"] | None = Field(
        default=None,
        description="asked: the law wants an organ here; where only the legal person is named, which organ is a "
        "condition",
    )
    conf: Confidence | None = Field(
        default=None,
        description="how sure it is that the power names it; absent: as sure as the row",
    )

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """A word alone is a kind, or a side of the parties."""
        if isinstance(raw, str):
            return {"side": raw[5:].strip()} if raw.startswith("side:") else {"kind": raw}
        return raw

    @classmethod
    def as_schema(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """A word alone is a kind, or a side of the parties."""
        return {"anyOf": [{"type": "string", "description": "a kind, a group, person, or side:name"}, schema]}

    def named_at(self, day: date) -> bool:
        """Does the power name it on this day?"""
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)

    def __str__(self) -> str:
        return self.kind or f"side:{self.side}"


class Party(Row):
    """A side that an arrangement must have. Givers are parties, and so is a receiver that is a legal person.

    One party may count on several sides.
    """

    side: str = Field(description="its name, for side:name in the flows")
    min: int = Field(default=1, ge=0, description="how many parties of this side there must be at least")
    any: tuple[Who, ...] = Field(description="who counts on this side")


class Flow(Row):
    """A way in which a function may move: all givers, and the receiver, from these lists."""

    owner: Owner = Field(default="any", description="whose function it must be in law: nhs, la or any")
    giver: tuple[Who, ...] = Field(description="each giver must be one of these")
    lead: tuple[Who, ...] = Field(default=(), description="at least one giver must be one of these")
    receiver: tuple[Who, ...] = Field(description="the receiver must be one of these")


class Excluded(Lasting):
    """A set of functions that a power does not reach."""

    set: str = Field(description="a function set, or class:name for a class of functions")
    when_giver: Words = Field(default=(), description="only when a giver is one of these kinds; absent: always")
    when_receiver: Words = Field(default=(), description="only when the receiver is one of these kinds; absent: always")
    when_system: System | None = Field(default=None, description="only in a council of this system; absent: in both")
    code: Code = Field(default="", description="the rule that is broken")
    conf: Confidence | None = Field(default=None, description="how sure the exclusion is; absent: as sure as the row")


class Functions(Row):
    """Which functions a power reaches: the sets that it names, and those that it leaves out."""

    only: Words = Field(
        default=(),
        description="the sets it reaches; a function in none of them is a condition; absent: all functions",
    )
    closed: bool = Field(
        default=False,
        description="the sets are all that it reaches: a function whose provision is known and stands in none of them fails",
    )
    except_: tuple[Excluded, ...] = Field(
        default=(),
        written="except",
        description="the sets it does not reach: a function in one of them fails",
    )


class OnwardStep(Row):
    """One step further on under the same power: written ``[giver, receiver, condition]`` or as a mapping."""

    giver: Who = Field(description="who holds and passes it on")
    receiver: Who = Field(description="to whom")
    condition: str = Field(default="", description="the record that this step needs")
    except_: tuple[Excluded, ...] = Field(
        default=(),
        written="except",
        description="the functions that may not take this step",
    )

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """A list is who passes it on, to whom, and the condition."""
        if isinstance(raw, list | tuple):
            if len(raw) not in {2, 3}:
                raise ValueError("a step is [giver, receiver, condition]")
            return dict(zip(("giver", "receiver", "condition"), raw, strict=False))
        return raw

    @classmethod
    def as_schema(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """A list is who passes it on, to whom, and the condition."""
        return {"anyOf": [{"type": "array", "minItems": 2, "maxItems": 3}, schema]}


class Onward(Row):
    """May the receiver pass it on: across to another legal person, inside its own."""

    across: Passing = Field(
        default="silent",
        description="to another legal person: allowed, barred, as the terms say, or the power is silent",
    )
    inside: Passing = Field(default="silent", description="inside the receiver's own legal person")
    steps: tuple[OnwardStep, ...] = Field(default=(), description="the steps onward that the power itself provides for")


class When(Row):
    """Where a condition applies: to a kind of party, an owner or a class of functions; all that is said must hold."""

    party: str = Field(default="", description="when a party is of this kind")
    owner: Literal["nhs", "la"] | None = Field(default=None, description="when the function is one of this owner")
    function_class: str = Field(default="", written="class", description="when the function is of this class")


class Condition(Row):
    """A record that the law asks for. A stated no fails; not stated, it is counted as a condition."""

    id: str = Field(description="what is asked for, in words that complete 'subject to'")
    of: Literal["arrangement", "fund", "seat"] = Field(
        default="arrangement",
        written="for",
        description="what must have it",
    )
    words: str = Field(default="", description="what is asked for as a sentence says it; absent: the id")
    when: When | None = Field(default=None, description="where it applies; absent: always")
    if_no: Level = Field(default="ERROR", description="how much a stated no weighs")
    code: Code = Field(default="", description="the rule that is broken")
    unstated: Literal["condition", "note", "unknown"] = Field(
        default="condition",
        description="what it is when no source states it: a condition, only a note, or a reason why it cannot be told",
    )

    @property
    def key(self) -> tuple[str, str, When | None]:
        """What makes it the same condition as one that a frame states."""
        return self.id, self.of, self.when


class Liability(Row):
    """Who can be sued for what is done: a fold along the route, by power (rule L12)."""

    alone: Bearing | None = Field(
        default=None,
        description="in sole exercise: the receiver; unchanged; each its own; unsettled",
    )
    joint: Bearing | None = Field(default=None, description="in joint exercise")
    oversight: Literal["giver", "unchanged", "silent"] = Field(
        default="silent",
        description="who oversees what was given: the giver; unchanged; nothing said",
    )


class SpecialCode(Row):
    """A more specific rule than the row's own for a failure at one test."""

    at: Test = Field(description="the test that fails")
    kind: str = Field(default="", description="only when whoever fails is of this kind; absent: anybody")
    owner: Literal["nhs", "la"] | None = Field(default=None, description="only for a function of this owner")
    function_class: str = Field(default="", written="class", description="only for a function of this class")
    code: Code = Field(description="the rule that is broken")


class Codes(Row):
    """Which rule is broken when an arrangement under this power fails a test; empty: L35."""

    power: Code = Field(default="", description="cited for a delegation that it cannot carry")
    date: Code = Field(default="", description="outside its life")
    parties: Code = Field(default="", description="a side is missing, or somebody else is a party")
    giver: Code = Field(default="", description="a giver that it does not name")
    receiver: Code = Field(default="", description="a receiver that it does not name")
    function: Code = Field(default="", description="a function that it does not reach")
    onward: Code = Field(default="", description="passed on though barred")
    liability: Code = Field(default="", description="an asserted liability that contradicts it")
    special: tuple[SpecialCode, ...] = Field(default=(), description="more specific rules; the first that fits wins")
    _said: frozenset[str] = frozenset()

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that its file says: the others it inherits."""
        return self._said


class Tried(Row):
    """A question that was asked of a row, and the answer that is right: run as a test by ``govgraph law --check-own``."""

    giver: Words = Field(description="who would give: a kind of body, or several for a joint exercise")
    receiver: str = Field(description="who would receive: a kind of body, or a role such as executive director")
    function: str = Field(default="", description="a function, class, provision or service code")
    day: LawDay = Field(default=None, description="the day asked about; absent: the day of the test")
    giver_is: Words = Field(default=(), description="legal facts of the giver")
    receiver_is: Words = Field(default=(), description="legal facts of the receiver")
    answer: Literal["lawful", "unlawful", "cannot tell"] = Field(description="the right answer")


Life = tuple[LawDay, LawDay | None]


class Earlier(Row):
    """How a power stood before a day, where that differs from how it stands now."""

    until: LawDay = Field(description="the first day on which it no longer stood so")
    cite: str = Field(default="", description="the provision as it was cited then; absent: as now")
    onward: Onward | None = Field(default=None, description="whether it could be passed on then; absent: as now")
    liability: Liability | None = Field(default=None, description="who bore what was done then; absent: as now")


class Power(Sourced):
    """One row of the table of instruments: what a provision permits, between whom, for what, and what follows."""

    name: str = Field(default="", description="what it is, readable: delegation between NHS bodies and councils")
    within: str = Field(
        default="",
        description="the row that this one acts within; the two are one power. Inherited: parties, dates, conditions, "
        "codes, and how it was checked",
    )
    effect: tuple[Effect, ...] = Field(
        default=(),
        description="what it does; only delegate, exercise jointly and joint committee carry authority",
    )
    boundary: tuple[Boundary, ...] = Field(
        default=(),
        description="inside one legal person, across to another, or joint",
    )
    in_force: Life = Field(
        default=(None, None),
        description="[from, to): the first day in force and the first day no longer; null: not stated, or still in "
        "force",
    )
    dates_conf: Confidence | None = Field(
        default=None,
        description="how sure the dates are; absent: as sure as the row",
    )
    confused_with: Words = Field(
        default=(), description="what it is often taken for, and why that is wrong: a sentence each"
    )
    tried: tuple[Tried, ...] = Field(default=(), description="questions with their right answers, run as tests")
    earlier: tuple[Earlier, ...] = Field(default=(), description="how it stood before, the oldest first")
    parties: tuple[Party, ...] = Field(default=(), description="the sides that an arrangement must have")
    closed: bool = Field(default=False, description="nobody else may be a party")
    of_own_will: bool = Field(
        default=True,
        description="may the giver use it of its own will; false where somebody above has to direct it, so that it is no advice",
    )
    flows: tuple[Flow, ...] = Field(default=(), description="the ways in which a function may move, or who pays whom")
    functions: Functions = Field(default=Functions(), description="which functions it reaches")
    onward: Onward = Field(default=Onward(), description="whether the receiver may pass it on")
    retains: Literal["keeps", "gives up", "silent"] = Field(
        default="silent",
        description="whether the giver may still act",
    )
    conditions: tuple[Condition, ...] = Field(default=(), description="the records that the law asks for")
    liability: Liability = Field(default=Liability(), description="who bears what is done")
    codes: Codes = Field(default=Codes(), description="which rule is broken at which test")

    @property
    def carries(self) -> bool:
        """Does it carry authority: delegate, exercise jointly or joint committee?"""
        return any(effect in CARRYING for effect in self.effect)

    @property
    def start(self) -> date | None:
        """The first day on which the power may be used; None: no start is stated."""
        return self.in_force[0]

    @property
    def until(self) -> date | None:
        """The first day on which it is no longer in force."""
        return self.in_force[1]

    def lives(self, day: date) -> bool:
        """Is it in force on this day?"""
        return (self.start is None or day >= self.start) and (self.until is None or day < self.until)

    def at(self, day: date) -> Self:
        """The row as it stood on a day: citation, onward terms and liability of its time."""
        then = next((old for old in self.earlier if old.until and day < old.until), None)
        if then is None:
            return self
        stated = {"cite": then.cite, "onward": then.onward, "liability": then.liability}
        return self.model_copy(update={name: value for name, value in stated.items() if value})
