"""Who and what exists: bodies, posts, persons, stand-ins, functions, decisions, places, agreements, funds, acts.

A thing says little about itself; nearly everything is a relation (``facts.py``). Its *kind* is a row of the law
registry; whether it is a legal person is read there, never typed by hand.
"""

from typing import Annotated, Any, ClassVar, Literal, Self

from govgraph.model.amounts import money
from govgraph.model.base import UNKNOWNS, Frozen, Item, Unknown
from govgraph.model.dates import Moment
from govgraph.model.vocabulary import Category
from govgraph.records import After, Before, Field


def _words(raw: Any) -> Any:
    items = raw if isinstance(raw, list | tuple) else (raw,) if isinstance(raw, str | int | float) else raw
    return tuple(_number_as_words(item) for item in items) if isinstance(items, list | tuple) else items


def _pounds(raw: Any) -> Any:
    return money(raw) if isinstance(raw, str) and raw not in UNKNOWNS else _if_known(raw)


def _if_known(raw: Any) -> Any:
    """A number, or nothing where the source does not say it."""
    return None if isinstance(raw, str) and raw in UNKNOWNS else raw


def _number_as_words(raw: Any) -> Any:
    return str(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else raw


Words = Annotated[tuple[str, ...], Before(_words)]

LONGEST_SHORT = 28
"""As many letters has a short name at most: it stands in a cell of a table, a box of a chart, the head of a column."""


def _no_longer(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > LONGEST_SHORT:
        raise ValueError(f"has {len(plain)} letters: a short name has at most {LONGEST_SHORT}")
    return plain


Short = Annotated[
    str,
    Before(_number_as_words),
    After(_no_longer),
    Field(json_schema_extra={"maxLength": LONGEST_SHORT}),
]
"""A short name for tables, charts and slides: ``the Board``, ``Pay rates``."""
LegalFact = Annotated[
    bool | str,
    Before(_number_as_words, written=bool | str | int | float),
    Field(description="true, false, a thing's id or a number where the fact names one, or 'not stated'"),
]


class Thing(Item, tag=True):
    """Anything that has a name in the scenario."""

    category: ClassVar[Category]
    name: str = Field(description="the readable name")
    aliases: Words = Field(default=(), description="other names and spellings in the sources")
    short: Short = Field(
        default="", description="a short name for tables, charts and slides, of at most 28 letters: the Board"
    )
    formerly: Words = Field(
        default=(),
        description="names that it had before, as a register writes them: Finance Committee (to 30 September 2023)",
    )
    identifiers: dict[str, str] = Field(
        default={}, description="its codes in registers, by register: {ods code: QXX, post ref: WX-0001}"
    )
    links: Words = Field(default=(), description="addresses on the web")
    comparator: bool = Field(
        default=False, description="named in a paper only to compare: outside every check and chain"
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the readable one first, its id last."""
        return (self.name, *self.aliases, self.id)


class Body(Thing):
    """Anything that acts as one: a trust, a board, a committee, a forum, a programme."""

    category = "body"
    kind: str = Field(
        default="",
        description="a kind of the law registry (icb, nhs_trust, forum ...), 'not stated', 'unclear', or empty: nobody looked",
    )
    kind_one_of: Words = Field(
        default=(), written="kind one of", description="the kinds it may be, when the source leaves it open"
    )
    label: str = Field(default="", description="what the source calls it, when that differs from the kind")
    sector: Words = Field(default=(), description="ids of the sectors it belongs to")
    facts: dict[str, LegalFact] = Field(
        default={}, description="legal facts: system (executive or committee), order or scheme ..."
    )


class Post(Thing):
    """An office or role that a person holds: authority belongs to the post, never to the person."""

    category = "post"
    kind: str = Field(default="post", description="post, or a statutory post of the law registry")
    office: str = Field(default="", description="chair, chief executive, director of public health, place director ...")
    sector: Words = Field(default=(), description="ids of the sectors that its holder speaks for")
    facts: dict[str, LegalFact] = Field(
        default={},
        description="legal facts, each true, false or not stated: executive director, director, board member, employee, secondee, la officer, executive member, placed with ...",
    )


class Person(Thing):
    """A named person. What they may do in one post is never added to what they may do in another."""

    category = "person"


class Group(Thing):
    """A stand-in for several bodies or posts: 'NHS trusts', 'the three CCGs'. It holds nothing itself."""

    category = "group"
    members: Words = Field(default=(), description="ids of the members that are known")
    complete: bool | None = Field(
        default=None, description="true: the list is complete; false: it is open; absent: nobody says"
    )
    count: Annotated[int | None, Before(_if_known, written=int | str | None)] = Field(
        default=None, ge=0, description="how many there are, where the source says so"
    )
    kind: str = Field(default="", description="the kind that every member has, named or not")
    label: str = Field(default="", description="what the source calls them, when that differs from the kind")
    sector: Words = Field(default=(), description="ids of the sectors that the members belong to")


class ActsThrough(Frozen):
    """Through whom a level acts in one place."""

    place: str = Field(description="id of the place")
    who: Words = Field(description="ids of the bodies or posts through which the level acts there")


class Level(Thing):
    """A level named as if it acted ('Place', 'System'): one per place; it acts through somebody."""

    category = "level"
    members: Words = Field(default=(), description="ids of the bodies or posts through which it acts")
    rank: int | None = Field(
        default=None,
        written="tier",
        ge=1,
        strict=True,
        description="its place among the levels of governance: 1 is the highest",
    )
    purpose: str = Field(default="", description="what it is for, in our words")
    acts_through: tuple[ActsThrough, ...] = Field(
        default=(),
        written="acts through",
        description="who acts for it in each place; whoever is named here is a member too",
    )

    def as_checked(self) -> Self:
        """Whoever acts for it in a place is one of its members."""
        named = dict.fromkeys((*self.members, *(who for row in self.acts_through for who in row.who)))
        self._keeps(members=tuple(named))
        return self


class Function(Thing):
    """A function that statute places on bodies, or a part of one."""

    category = "function"
    owner: Literal["nhs", "la", "any", ""] = Field(
        default="", description="whose function it is in law; empty: as its parent"
    )
    function_class: str = Field(
        default="",
        written="class",
        description="commissioning, provision, la_exec, public_health, scrutiny ...; empty: as its parent",
    )
    references: Words = Field(
        default=(),
        written="reference",
        description="statutory references or service codes: items of the registry's function sets",
    )


class Decision(Thing):
    """A matter that is decided."""

    category = "decision"
    number: str = Field(default="", description="its number in the scheme that lists it: 3.4, D1")
    heading: str = Field(default="", description="the heading of the scheme under which it stands")
    written_in: str = Field(
        default="",
        written="written in",
        description="where the scheme says that it is written: a standing order, a financial instruction, an Act",
    )


class Service(Thing):
    """A service; who is responsible is said by aspect (contract, budget, oversight) and level."""

    category = "service"


class Place(Thing):
    """An area. A place never acts."""

    category = "place"


class Agreement(Thing):
    """A written basis: constitution, scheme of delegation, terms of reference, s75 agreement, contract, plan."""

    category = "agreement"
    kind: str = Field(
        default="",
        description="constitution, scheme of delegation, terms of reference, s75 agreement, contract, plan, strategy ...",
    )
    facts: dict[str, LegalFact] = Field(
        default={},
        description="what it is known to hold, each true, false or not stated; lists posts: true where it lists the bodies and posts that it speaks of",
    )
    version: str = Field(default="", description="its version, as it says itself")
    approved_by: str = Field(default="", written="approved by", description="who approved it, as it says itself")
    approved_on: str = Field(default="", written="approved on", description="when it was approved, as it says itself")
    in_force_from: str = Field(default="", written="in force from", description="from when it holds, as it says itself")
    review: str = Field(default="", description="when it is to be reviewed, as it says itself")
    owner: str = Field(default="", description="who keeps it, as it says itself")
    standing_text: Words = Field(
        default=(),
        written="standing text",
        description="what it says of accountability, taking back, deputies, passing on",
    )


class Fund(Thing):
    """Money set aside. It never carries authority."""

    category = "fund"
    amount: Annotated[float | None, Before(_pounds, written=float | str | None)] = Field(
        default=None, ge=0, description="pounds; 'not stated' or 'unclear' where a source is silent or unclear"
    )
    amount_said: Unknown | None = Field(
        default=None, written="amount said", description="not stated or unclear, where the amount is written so"
    )
    surplus: str = Field(
        default="",
        written="surplus and deficit",
        description="the rule for surplus and deficit, 'not stated' or 'unclear'",
    )
    power: str = Field(default="", description="the power it rests on: S75, S65Z6PF ...")
    facts: dict[str, LegalFact] = Field(
        default={}, description="designated, agreement, commissioner consent ..., each true, false or not stated"
    )

    @classmethod
    def as_read(cls, raw: Any) -> Any:
        """An amount that is not known is written as such in its place."""
        if isinstance(raw, dict) and raw.get("amount") in UNKNOWNS:
            return {**raw, "amount": None, "amount said": raw["amount"]}
        return raw


class Sector(Thing):
    """A sector: primary care, VCSE, NHS acute ..."""

    category = "sector"


class Meeting(Thing):
    """A meeting of a body, with its purpose and frequency."""

    category = "meeting"
    purpose: str = Field(default="", description="what it is for; 'not stated' where the source names none")
    per_year: Annotated[float | None, Before(_if_known, written=float | str | None)] = Field(
        default=None, written="per year", ge=0, description="how often in a year: a lower bound"
    )
    hours: Annotated[float | None, Before(_if_known, written=float | str | None)] = Field(
        default=None, ge=0, description="hours each time"
    )


class Priority(Thing):
    """Something a system has chosen to work on first."""

    category = "priority"


class Event(Thing):
    """Something that may be given: 'provider boards disagree'. Rights may hold only if, or unless, it is."""

    category = "event"


class Part(Frozen):
    """What one post or person did in an act: for whom, how they voted, with which interest."""

    who: str = Field(description="id of the post, person or body that took part")
    acting_for: str = Field(
        default="", written="for", description="id of the body that they acted for; empty: not stated"
    )
    vote: Literal["for", "against", "abstained", "none", ""] = Field(
        default="", description="how they voted; empty: not stated"
    )
    interest: str = Field(default="", description="an interest in the matter: pecuniary, other; empty: none is stated")
    declared: bool | None = Field(default=None, description="was it declared within the time that the law sets?")
    withdrew: bool | None = Field(default=None, description="did they take no part in the matter?")
    treatment: str = Field(
        default="", description="how the interest was dealt with, a dispensation say; 'nobody': it was not"
    )


class Act(Thing):
    """A decision that was taken, on a day, by named bodies or posts. A right stands; an act happens once."""

    category = "act"
    sort: Literal["decision", "referral"] = Field(
        default="decision", description="a decision, or a referral to somebody else"
    )
    date: Moment | None = Field(default=None, description="the day on which it was taken")
    taken_by: Words = Field(default=(), written="taken by", description="ids of the bodies or posts that took it")
    what: Words = Field(default=(), description="ids of the matters that it decides")
    where: Words = Field(default=(), description="ids of the places that it is for")
    binds: Words = Field(default=(), description="ids of the bodies that it is said to bind")
    to: Words = Field(default=(), description="ids of whom it is addressed to")
    parts: tuple[Part, ...] = Field(default=(), description="who took part, and how")
    value: Annotated[float | None, Before(_pounds, written=float | str | None)] = Field(
        default=None, ge=0, description="pounds at stake"
    )
    share: dict[str, Annotated[float, Before(_pounds, written=float | str | None)]] = Field(
        default={}, description="the part of the value that falls on each body, in pounds, by id"
    )
    signed_off_by: Words = Field(
        default=(), written="signed off by", description="ids of the bodies that signed it off later"
    )
    quorum_over: Words = Field(
        default=(), written="quorum over", description="ids of the bodies over which one quorum was counted"
    )
    entitled: int | None = Field(default=None, ge=0, description="how many were entitled to attend")
    quorum: int | None = Field(default=None, ge=0, description="how many had to attend by its own rules")
    attendance_complete: bool | None = Field(
        default=None, written="attendance complete", description="are all who attended listed under parts?"
    )
    key: bool | None = Field(default=None, description="is it a key decision of a council's executive?")
    notice_days: int | None = Field(
        default=None, written="notice days", ge=0, description="clear days of public notice given; 0: none"
    )
    general_exception: bool | None = Field(
        default=None, written="general exception", description="was the general exception used?"
    )
    special_urgency: bool | None = Field(
        default=None, written="special urgency", description="was special urgency agreed to?"
    )

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of everybody whom it names as acting, bound, addressed or signing off."""
        parts = (item for part in self.parts for item in (part.who, part.acting_for) if item)
        named = (*self.taken_by, *self.binds, *self.to, *self.share, *self.signed_off_by, *self.quorum_over, *parts)
        return tuple(dict.fromkeys(named))


SECTIONS: dict[str, type[Thing]] = {
    "bodies": Body,
    "posts": Post,
    "people": Person,
    "groups": Group,
    "levels": Level,
    "functions": Function,
    "decisions": Decision,
    "services": Service,
    "places": Place,
    "agreements": Agreement,
    "funds": Fund,
    "sectors": Sector,
    "meetings": Meeting,
    "priorities": Priority,
    "events": Event,
    "acts": Act,
}
"""The sections of a scenario file, and the type of what stands in each."""
