"""What a paper says, before it becomes a scenario: parties, matters, who decides them, standing rules.

Everything keeps the address at which it stands. Nothing here is worked out: a limit that is not written is not there,
and what cannot be read for sure is an :class:`~govgraph.imports.neutral.Asked`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from govgraph.imports.neutral import NotRead, OpenPoint

Sort = Literal["body", "post", "class", "collective", "person"]
"""A body, a post, a class of posts ("budget holder"), several bodies named as one ("Place Committees"), or a person."""

How = Literal["alone", "together", "any", "each"]

PENNY = 0.01


@dataclass(frozen=True, slots=True)
class Limit:
    """For which amounts, as written: the lowest and the highest, each included or not."""

    low: float | None = None
    low_included: bool = True
    high: float | None = None
    high_included: bool = True
    unlimited: bool = False
    nil: bool = False
    basis: str = ""
    """Of what: per order, whole life, excluding VAT; empty where the paper does not say."""
    written: str = ""
    currency: str = "GBP"

    @property
    def value_from(self) -> float | None:
        """The lowest amount, for the field ``value from``."""
        if self.low is None or (self.low <= 0 and self.low_included):
            return None
        return self.low if self.low_included else round(self.low + PENNY, 2)

    @property
    def value_below(self) -> float | None:
        """The first amount that is too much, for the field ``value below``."""
        if self.high is None:
            return None
        return round(self.high + PENNY, 2) if self.high_included else self.high


@dataclass(frozen=True, slots=True)
class Keyed:
    """A row that an earlier export wrote: the id of the thing, its kind, and every line as the scenario has it."""

    id: str
    kind: str = ""
    tie: str = ""
    hangs_on: tuple[str, ...] = ()
    reports_to: tuple[tuple[str, str], ...] = ()
    """(name, manner) of each."""
    of: tuple[str, ...] = ()
    read_in: str = ""


@dataclass
class ReadParty:
    """A body, a post, a class of posts or a name for several bodies."""

    name: str
    sort: Sort
    at: str = ""
    kind: str = ""
    """What the paper calls it: committee, post, directorate."""
    parent: str = ""
    """The name of what it is part of or answers to, as the paper writes it."""
    aliases: list[str] = field(default_factory=list)
    former: list[tuple[str, str, str]] = field(default_factory=list)
    """Names it had, each with from and until as written."""
    start: str = ""
    until: str = ""
    holders: list[str] = field(default_factory=list)
    vacant: bool = False
    identifiers: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    unit: list[str] = field(default_factory=list)
    """Names of the units (directorate, service) in which a post stands, innermost last."""
    members: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    listed: bool = False
    """Does it stand in the paper's own list of bodies and posts?"""
    others: list[tuple[str, str]] = field(default_factory=list)
    """Further lines: (relation, name), as ("reports to", "Audit Committee")."""
    unsure_parent: str = ""
    """Why its parent cannot be told."""
    details: dict[str, str] = field(default_factory=dict)
    """What else the row says, by heading: grade, full-time equivalent."""
    keyed: Keyed | None = None
    """What an export of a scenario says of it beyond what papers say."""


@dataclass
class Decider:
    """Who decides, for which amounts and in which case."""

    who: list[str]
    how: How = "alone"
    limit: Limit | None = None
    scope: str = ""
    deputy: str = ""
    at_least: int = 0
    """Of several together, how many have to act; 0: all."""
    at: str = ""
    reserved: bool = False
    note: str = ""
    ground: str = ""
    """As an export writes it: our reading, likely, proposed ...; empty where the paper says that it is so now."""


@dataclass
class ReadMatter:
    """A matter, who decides it, and everything the paper says beside it."""

    name: str
    at: str
    number: str = ""
    heading: str = ""
    deciders: list[Decider] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    consulted: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    joint_with: list[str] = field(default_factory=list)
    onward: str = ""
    """May it be passed on: yes, no, or the words of the paper."""
    written_in: str = ""
    written_in_inferred: bool = False
    law: str = ""
    """The statute that the row names."""
    see: str = ""
    """Where the paper sends the reader instead."""
    unclear: str = ""
    """Why who decides cannot be told."""
    residual: bool = False
    notes: list[str] = field(default_factory=list)
    key: str = ""
    """The id that an earlier export gave it."""
    cells: dict[str, str] = field(default_factory=dict)
    """The cells that it was read from, by address."""
    read_in: str = ""
    """Where an earlier import had read it, kept by an export."""


@dataclass(frozen=True, slots=True)
class StandingRule:
    """Standing text: accountability, taking back, residual powers, deputies, emergency, passing on, amounts."""

    sort: str
    says: str
    at: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two parties that the paper states as such."""

    kind: str
    one: ReadParty
    other: ReadParty
    at: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class PaperHead:
    """The header of a paper."""

    title: str = ""
    organisation: str = ""
    version: str = ""
    approved_by: str = ""
    approved_on: str = ""
    in_force: str = ""
    review: str = ""
    owner: str = ""
    as_at: str = ""
    further: dict[str, str] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)
    """Standing text that a header block marks as such."""


@dataclass
class PaperFacts:
    """All that was read from one paper."""

    about: PaperHead = field(default_factory=PaperHead)
    parties: list[ReadParty] = field(default_factory=list)
    matters: list[ReadMatter] = field(default_factory=list)
    rules: list[StandingRule] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes by their mark."""
    asked: list[OpenPoint] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    documents: dict[str, dict[str, str]] = field(default_factory=dict)
    """The source documents that an export lists, by code."""
    lists_posts: bool = False
    """Does the paper hold a list of its bodies and posts?"""

    def ask(self, at: str, text: str, why: str, *readings: str) -> None:
        """Ask what cannot be read for sure, once."""
        question = OpenPoint(at, text, why, readings)
        if question not in self.asked:
            self.asked.append(question)

    def pass_over(self, at: str, text: str, reason: str) -> None:
        """List what was not taken in."""
        self.not_read.append(NotRead(at, text, reason))
