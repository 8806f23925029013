"""The rows of functions: their classes and sets, the Acts they stand in, the bodies that hold them, and known changes."""

from typing import Literal

from govgraph.law.rows import Code, Confidence, Lasting, Owner, Sourced, SourcedLasting, Words
from govgraph.model.dates import LawDay
from govgraph.records import Field


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
