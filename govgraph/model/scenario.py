"""A scenario as loaded: a baseline, the options that overlay it, the questions asked of it, all frozen."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, Problem, did_you_mean
from govgraph.model.base import Frozen, Item, Written
from govgraph.model.dates import Moment, day_asked, day_words
from govgraph.model.facts import Fact
from govgraph.model.kinds import OwnKind
from govgraph.model.papers import Revision
from govgraph.model.processes import Process
from govgraph.model.record import Instrument, NotModelled, Pattern, Statement
from govgraph.model.things import Short, Thing, Words
from govgraph.model.views import SavedView
from govgraph.model.visible import clean
from govgraph.records import Field

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.registry import Registry
    from govgraph.webpage import Page

BASELINE = "baseline"
"""The name of the option in which nothing is changed."""


class Document(Frozen):
    """A source document of the scenario."""

    code: str = Field(description="the short code that sources begin with")
    title: str = Field(description="its title")
    by: str = Field(default="", description="who wrote it")
    written: Moment | None = Field(default=None, description="when it was written")
    file: str = Field(default="", description="the file name of its text, where one is kept")


class Layer(Frozen):
    """What one layer of a scenario says: things, facts, record and processes."""

    things: dict[str, Thing] = Field(default={}, description="things by id")
    facts: dict[str, Fact] = Field(default={}, description="relations by id")
    statements: dict[str, Statement] = Field(default={}, description="the record by id")
    instruments: dict[str, Instrument] = Field(default={}, description="lists of criteria by id")
    processes: dict[str, Process] = Field(default={}, description="processes by id")
    left_out: tuple[NotModelled, ...] = Field(
        default=(), description="what the sources say and the scenario leaves out"
    )


class Selection(Written):
    """What a ``remove`` or ``change`` of an option is aimed at: a thing or relation by id, or relations by pattern."""

    id: str = Field(default="", description="id of a thing or a relation")
    pattern: Pattern | None = Field(default=None, description="relations that match")


class Change(Written):
    """New values for fields of what is selected."""

    of: Selection = Field(description="what is changed")
    _values: Any = None

    @property
    def values(self) -> Any:
        """The new values as they were written: a marked mapping, read against what is selected."""
        return self._values


class Merge(Written):
    """Several bodies become one."""

    into: str = Field(description="id of the body that replaces them")
    bodies: Words = Field(description="ids of the bodies and groups that are replaced")


class Option(Item):
    """An overlay on the baseline: what it adds, removes, changes and merges. Never a copy."""

    name: str = Field(description="the readable name")
    short: Short = Field(
        default="", description="a short name for the heads of columns and for slides, of at most 28 letters"
    )
    stands_on: Words = Field(
        default=(), written="stands on", description="ids of the options that it needs applied first"
    )
    named_only: bool = Field(
        default=False, written="named only", description="the source names it and states no effect"
    )
    fallback: Words = Field(default=(), description="ids of the options to turn to if this one fails")
    implications: Words = Field(default=(), description="what follows, as the source says, in our words")
    not_said: Words = Field(
        default=(),
        written="not said",
        description="ids of matters and relations that its logic touches and on which it is silent",
    )
    add: Layer = Field(default=Layer(), description="what it adds")
    remove: tuple[Selection, ...] = Field(default=(), description="what it removes")
    change: tuple[Change, ...] = Field(default=(), description="what it changes")
    merge: tuple[Merge, ...] = Field(default=(), description="bodies that become one")


class Slot(Frozen):
    """One place of a governance pattern, and what may fill it."""

    category: Words = Field(default=(), description="categories of things (body, post, fund ...); empty: any")
    kind: Words = Field(default=(), description="kinds of the law registry, by structure; empty: any")
    several: int = Field(
        default=0,
        ge=0,
        strict=True,
        description="0: one thing fills it; else at least so many, in one and the same match",
    )
    shares: bool = Field(default=False, strict=True, description="true: what fills another slot may fill it too")


class GovernancePattern(Item):
    """A small graph with typed slots: given, make, never (docs/design.md#patterns)."""

    name: str = Field(description="the readable name")
    like: str = Field(
        default="", description="id of the form of the library that it is, which then gives all its parts"
    )
    number: str = Field(default="", description="its number in the paper that lists it: i, ii ...")
    national: str = Field(default="", description="what national guidance calls it")
    collaborative: str = Field(
        default="", description="what the guide on collaboration of trusts (NHS Providers, Browne Jacobson) calls it"
    )
    slots: dict[str, Slot] = Field(default={}, description="each slot, and what may fill it")
    given: tuple[Pattern, ...] = Field(
        default=(), description="relations that must be there; ids that begin with $ are slots"
    )
    make: tuple[Pattern, ...] = Field(default=(), description="relations that applying it adds")
    never: tuple[Pattern, ...] = Field(default=(), description="relations that contradict it")
    deciders: str = Field(
        default="", description="the slot of those who decide, where the pattern is a form that one decision can have"
    )
    form: str = Field(default="", description="what an answer calls that form; empty: the name in small letters")
    reads: str = Field(
        default="",
        description="the form in words: {$slot} is who fills it, {$slot:number} how many; [...] only if filled",
    )

    @property
    def relations(self) -> tuple[Pattern, ...]:
        """Every relation that the pattern names: what is given, what it makes, and what may never be there."""
        return (*self.given, *self.make, *self.never)


class Waiver(Item):
    """A finding that is accepted, with the reason. One that matches nothing is itself a finding."""

    code: str = Field(description="the code of the finding")
    about: Words = Field(default=(), description="ids that the finding must be about; empty: any")
    reason: str = Field(description="why it is accepted")
    options: Words = Field(default=(), description="options in which it is accepted; empty: all")


class Query(Frozen):
    """One structured query and what its answer must hold."""

    verb: str = Field(description="the kind of question: who decides, what may, answers to ...")
    args: dict[str, Any] = Field(default={}, description="what is asked, and option, on, place, value, given")
    expect: dict[str, Any] = Field(
        default={}, description="facets of the answer and the set of things or values in each"
    )


class Question(Item):
    """A golden question: asked through the public interface, its answer compared as sets of things and values."""

    text: str = Field(description="the question in plain words")
    asks: tuple[Query, ...] = Field(description="the structured queries that answer it")
    answer: str = Field(default="", description="the expected answer in plain words, for readers only")
    expected_failure: str = Field(
        default="", written="expected failure", description="why the tool cannot answer it yet"
    )


class UnknownName(GovgraphError):
    """A name that the scenario does not know; the message suggests the nearest ones."""


class Scenario(Frozen):
    """Everything that one scenario folder says."""

    name: str = Field(description="its short name: the name of its folder")
    title: str = Field(description="its readable title")
    folder: Path = Field(description="where it was loaded from")
    documents: dict[str, Document] = Field(default={}, description="source documents by code")
    date: datetime.date = Field(description="the day that questions are about unless they say otherwise")
    place: str = Field(default="", description="id of the place that questions are about unless they say otherwise")
    baseline: Layer = Field(description="what holds before any option")
    options: dict[str, Option] = Field(default={}, description="options by id, in the order of their files")
    patterns: dict[str, GovernancePattern] = Field(default={}, description="patterns by id")
    waivers: tuple[Waiver, ...] = Field(default=(), description="accepted findings")
    views: dict[str, SavedView] = Field(default={}, description="saved charts by id")
    extends: Words = Field(default=(), description="names of earlier papers that this one adds to, oldest first")
    law: Words = Field(
        default=("england-nhs", "england-local-government"),
        description="the packs of law that it is read with; none of them: only what its papers state counts",
    )
    kinds: dict[str, OwnKind] = Field(default={}, description="kinds of bodies that it declares, by id")
    warnings: tuple[Problem, ...] = Field(default=(), description="mistakes that did not stop the load")
    _registry: Any = None
    _questions: dict[str, Question] | None = None
    _graphs: dict[Any, Any] = Field(default_factory=dict)
    _earlier: tuple["Scenario", ...] = ()
    _revisions: tuple[Revision, ...] = ()
    _recall: Any = None
    _later: "Scenario | None" = None
    _changes: Mapping[str, tuple[Thing | Fact, ...]] | None = None

    @property
    def questions(self) -> dict[str, Question]:
        """Golden questions by id, read from ``questions.yaml`` when first wanted: most commands never do.

        Raises :class:`~govgraph.diagnostics.ScenarioError` with every mistake in that file.
        """
        known = self._questions
        if known is None:
            from govgraph.loader.scenario_folder import read_questions

            known = read_questions(self.folder)
            self._keeps(_questions=known)
        return known

    def __eq__(self, other: object) -> bool:
        """Do both say the same, and rest on the same papers? What each remembers beside that does not count."""
        if not isinstance(other, Scenario):
            return NotImplemented
        return self.earlier == other.earlier and all(
            getattr(self, name) == getattr(other, name) for name in Scenario.model_fields
        )

    __hash__ = None  # type: ignore[assignment]  # as of everything that holds dicts

    def known_changes(self, option: str) -> "tuple[Thing | Fact, ...] | None":
        """What the changes of an option make of things and relations, in their order; None where that is to be read."""
        return None if self._changes is None else self._changes.get(option, ())

    @property
    def known_questions(self) -> dict[str, Question] | None:
        """The golden questions, where they came with the rest: those of a workbook; None where a file holds them."""
        return None if (self.folder / "questions.yaml").is_file() else self._questions

    @property
    def registry(self) -> "Registry":
        """The law registry: the packs that this scenario names, with its own kinds and the rows of its ``law`` folder."""
        if self._registry is None:
            from govgraph.law.registry import declared

            return declared(self.law, self.kinds)
        found: Registry = self._registry
        return found

    def graph(
        self,
        option: str | None = None,
        *,
        on: datetime.date | str | None = None,
        place: str | None = None,
        stated_only: bool = False,
        settled_only: bool = False,
        known_by: str | None = None,
    ) -> "Graph":
        """The graph of one option on one day.

        ``option`` is an option's id or readable name (None or "baseline": the baseline), ``on`` a day (ISO text or
        date; default: the scenario's), ``place`` a place by id, name or alias (default: the scenario's).
        ``stated_only`` leaves out what is inferred or assumed, ``settled_only`` what is not in force or interim.
        ``known_by`` is a paper or a day: what later papers say is left out.
        Raises :class:`UnknownName` for an option, place or paper that is not there.
        """
        from govgraph.graph import build
        from govgraph.loader.overlay import place_of

        known = self.known_by(known_by) if known_by else self
        if known is not self:
            known._keeps(_later=self)
            return known.graph(
                option,
                on=_day(on, self.date),
                place=place or self.place,
                stated_only=stated_only,
                settled_only=settled_only,
            )
        chosen = self.option_id(option)
        key = (chosen, _day(on, self.date), place or place_of(self, chosen), stated_only, settled_only)
        if key not in self._graphs:
            self._graphs[key] = build(
                self, option=key[0], on=key[1], place=key[2], stated_only=key[3], settled_only=key[4]
            )
        graph: Graph = self._graphs[key]
        return graph

    def page(self, *, on: "Sequence[datetime.date | str]" = ()) -> "Page":
        """The page of this scenario, which shows itself in a notebook: ``scenario.page().save("page.html")``.

        ``on``: the days that it can be asked about; none: the scenario's own. See :func:`govgraph.webpage.page`.
        """
        from govgraph.webpage import page

        return page(self, on=on)

    def keep(self, graph: "Graph") -> None:
        """Remember a graph that was made elsewhere as the one of its option, day, place and floors."""
        floors = (graph.floors.get("stated_only", False), graph.floors.get("settled_only", False))
        self._graphs[(graph.option, graph.day, graph.place, *floors)] = graph

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """What this paper says of the papers that it extends, and what it adds; empty where it extends none."""
        self._remember()
        return self._revisions

    @property
    def papers(self) -> "tuple[Scenario, ...]":
        """The papers that this scenario rests on, oldest first, itself last."""
        self._remember()
        below = [paper for earlier in self._earlier for paper in earlier.papers]
        return (*{paper.name: paper for paper in below}.values(), self)

    def known_by(self, paper: str) -> "Scenario":
        """The scenario as it was known by a paper (its code or name) or on a day; itself where it was all known.

        Raises :class:`UnknownName` for a paper that is not there, and for a day before the first one.
        """
        self._remember()
        if self.extends and not self._earlier:
            raise UnknownName(f"the papers that {self.name} extends are not here: load it from its folder")
        papers = self.papers
        for known in papers:
            if paper.strip().lower() in {known.name.lower(), *(code.lower() for code in known._own_documents())}:
                return known
        try:
            day = day_asked(paper)
        except ValueError:
            codes = [code for known in papers for code in known._own_documents()]
            hint = did_you_mean(paper, codes) or f"its papers are {', '.join(codes)}"
            raise UnknownName(f"{self.name} has no paper '{paper}': {hint}") from None
        there = [known for known in papers if known.date <= day]
        if not there:
            raise UnknownName(
                f"no paper of {self.name} was known by {paper}: the first is of {day_words(papers[0].date)}"
            )
        return there[-1]

    def _remember(self) -> None:
        """Fetch the papers below from where a store keeps their files, when they are first asked for."""
        if self._recall is not None and self.extends and not self._earlier:
            whole: Scenario = self._recall()
            self._keeps(_earlier=whole._earlier, _revisions=whole._revisions)

    def _own_documents(self) -> tuple[str, ...]:
        """Codes of the documents that no earlier paper lists."""
        before = {code for earlier in self._earlier for code in earlier.documents}
        return tuple(code for code in self.documents if code not in before)

    @property
    def earlier(self) -> "tuple[Scenario, ...]":
        """The papers that this one extends itself; none where it extends none."""
        self._remember()
        return self._earlier

    @property
    def later(self) -> "Scenario | None":
        """The later paper from which this one was asked for, as it was known by then; None where none was."""
        return self._later

    def option_id(self, option: str | None) -> str:
        """The id of an option given by id or name; raises :class:`UnknownName` with the nearest ones."""
        if option is None or option.strip().lower() in {"", BASELINE, "now", "none"}:
            return BASELINE
        wanted = clean(option).lower().removeprefix("option ").strip("() ")
        for known in self.options.values():
            if wanted in {known.id.lower(), clean(known.name).lower()}:
                return known.id
        names: Mapping[str, Any] = self.options
        hint = did_you_mean(option, [BASELINE, *names]) or f"{self.name} has no options"
        raise UnknownName(f"{self.name} has no option '{option}': {hint}")


def _day(on: datetime.date | str | None, default: datetime.date) -> datetime.date:
    if on is None:
        return default
    try:
        return day_asked(on)
    except ValueError as error:
        raise UnknownName(str(error)) from None
