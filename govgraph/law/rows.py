"""The types of the law registry: one frozen value per row of ``govgraph/law/packs``, as written and as resolved.

A row says what statute says and no more: who may give which class of function to whom, under which power, on which
day, and what becomes of liability. ``mark`` says how it was checked (``V`` against the text, ``V*`` against an older
or secondary text, ``G`` general knowledge), ``conf`` how sure the reading is (``H``, ``M``, ``L``): a failure never
weighs more than the confidence of the words that fail.

All date ranges are half open: the first day on which it holds, and the first day on which it no longer does.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from govgraph.model.dates import LawDay
from govgraph.records import Before, Field, Record

RowMark = Literal["V", "V*", "G"]
"""How a row was checked: against the text, against an older or secondary text, or not (general knowledge)."""

Confidence = Literal["H", "M", "L"]
"""How sure the reading is; it caps a failure at error, warning or note."""

Level = Literal["ERROR", "WARN", "INFO"]
Owner = Literal["nhs", "la", "any"]
System = Literal["executive", "committee"]
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

Code = Annotated[str, Field(pattern=r"^(L\d\d|[A-Z][A-Z0-9]*-[A-Z0-9-]+)?$")]
"""A rule: L01 to L52, a user's own such as ``NEL-1``, or empty."""


def _list(raw: Any) -> Any:
    return (raw,) if isinstance(raw, str | dict) else raw


def _holds(raw: Any) -> Any:
    return () if raw == "none" else _list(raw)


Words = Annotated[tuple[str, ...], Before(_list)]


class Row(Record):
    """A value that does not change and accepts no unknown fields."""


class Lasting(Row):
    """A row with a life of its own."""

    start: LawDay = Field(default=None, written="from", description="the first day; absent: no start is stated")
    until: LawDay = Field(
        default=None,
        written="to",
        description="the first day on which it is over; absent: it still lasts",
    )

    def lives(self, day: date) -> bool:
        """Is ``day`` within its life?"""
        return (self.start is None or day >= self.start) and (self.until is None or day < self.until)


class Sourced(Row, tag=True):
    """What every row of a table carries: its key, where it stands in law, and how far that was checked."""

    id: str = Field(default="", description="the key that the row is listed under")
    cite: str = Field(default="", description="the provision that says so: Act, section, paragraph, regulation")
    mark: RowMark = Field(
        default="G",
        description="V checked against the text, V* against an older or secondary text, G general knowledge",
    )
    conf: Confidence = Field(
        default="M",
        description="how sure the reading is: H, M or L; a failure weighs no more than this allows",
    )
    read_to: LawDay = Field(
        default=None,
        description="the date of the text that was read; an answer about a later day says which known changes may touch it",
    )
    says: str = Field(default="", description="the words of the provision that carry the row, in our paraphrase")
    unverified: Words = Field(default=(), description="what was not verified, one entry for each doubt")
    note: str = Field(default="", description="a remark for readers")
    _said: frozenset[str] = frozenset()

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that its file says: the others it inherits."""
        return self._said


class SourcedLasting(Sourced):
    """A row of a table with a life of its own."""

    start: LawDay = Field(default=None, written="from", description="the first day; absent: no start is stated")
    until: LawDay = Field(
        default=None, written="to", description="the first day on which it is over; absent: it still lasts"
    )

    def lives(self, day: date) -> bool:
        """Is ``day`` within its life?"""
        return (self.start is None or day >= self.start) and (self.until is None or day < self.until)


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
    """Which functions a power reaches."""

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
    """Where a condition applies."""

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
        """The first day in force."""
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


class Seat(Row):
    """A seat that statute requires. A body's seat is filled by the body, or by a post of it or that speaks for it."""

    member: Annotated[tuple[Who, ...], Before(_list)] = Field(
        description="who fills the seat: any of these; facts are relative to the body's legal person",
    )
    min: int = Field(default=1, ge=1, description="how many at least")
    per: Literal["upper_tier_la", "icb"] | None = Field(
        default=None,
        description="so many for each upper-tier council, or each ICB, of the area; absent: once",
    )
    code: Code = Field(default="", description="the rule that is broken when the seat is missing")


class Quorum(Row):
    """How many must attend."""

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
    holds: Annotated[tuple[str, ...], Before(_holds)] = Field(
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


class FunctionClass(Sourced):
    """A class of functions: what organs, powers and exceptions turn on."""

    name: str = Field(default="", description="the readable name")
    owner: Owner = Field(default="any", description="whose functions these are: nhs, la or any")
    within: Words = Field(default=(), description="the classes that this one is part of")
    code: Code = Field(
        default="",
        description="the rule that is broken when a function of this class goes where no power lets it go",
    )


class FunctionSet(SourcedLasting):
    """Functions that a power reaches or does not: those that, or that below them, name one of its items."""

    name: str = Field(default="", description="the readable name")
    items: Words = Field(
        description="statutory references, ranges of sections, service codes, or class:name; never words in a name",
    )


class Enactment(Sourced):
    """A short name for an Act or instrument, for use in references."""

    names: Words = Field(description="the other ways in which it is written")


class KnownChange(Sourced):
    """A known change that is not law, or of which it was not found whether it is in force: evidence, used in no answer.

    An answer about a day from ``since`` on says in one line that it might touch it, where it does.
    """

    name: str = Field(description="what it is called: the Health Bill")
    stage: str = Field(description="how far it is, as far as was found: a Bill in committee on 30 June 2026")
    since: LawDay = Field(description="the first day on which it might touch an answer")
    would: str = Field(description="what it would do, in words that complete 'it would'")
    powers: Words = Field(default=(), description="the powers that it would touch")
    kinds: Words = Field(default=(), description="the kinds of bodies that it would touch")
    functions: Words = Field(default=(), description="the functions that it would touch")


class Holder(Lasting):
    """A kind of body on which statute places a root function."""

    kind: str = Field(description="the kind of body")
    each: Literal["own", "one per place"] = Field(
        default="one per place",
        description="own: every such body has one of its own; one per place: it rests, in a place, on the body whose "
        "area that is",
    )
    cite: str = Field(default="", description="the provision that places it there; absent: that of the function")
    conf: Confidence | None = Field(default=None, description="how sure that is; absent: as sure as the function")


class RootFunction(Sourced):
    """A function that statute places on kinds of bodies (basis: law). A scenario hangs its own functions under it."""

    name: str = Field(default="", description="the readable name")
    owner: Owner = Field(description="whose function it is in law: nhs, la or any")
    function_class: str = Field(written="class", description="its class: commissioning, provision, la_exec ...")
    references: Words = Field(default=(), description="its statutory references, as in the function sets")
    held_by: tuple[Holder, ...] = Field(description="the kinds that hold it, each in its time")
