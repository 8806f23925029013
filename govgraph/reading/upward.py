"""To whom somebody answers: every line upward, each to its end.

Accountability is no authority, and authority is no accountability: this walk is of its own. From a body or post upward it
takes ``accountable to`` for the matter, else ``reports to``, else its parents, else what statute says of its kind, up to
Parliament, the electorate or governors, or to where it breaks.

What is above somebody is a set. A post answers to each of its superiors, a committee to each of its parents, also where a
paper names a line to one of them only; and a group answers by its own line, else through each of its members. A line *through*
somebody passes them on its way. Where a paper leaves open which of several it is (``one of``), each is followed and marked
:attr:`Step.one_of`. A line that a paper calls *ultimate* is a claim about the end of the walk and is never walked.

Lines that hold come before those that are only foreseen; above the first step only the firmest are followed. A line that has
not begun is followed, as not yet, where there is no other. A body that is not there on the day answers for nothing in law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from govgraph.graph.memo import once_per_graph, once_per_graph_by
from govgraph.graph.sentences import listed
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Level, Person, Place
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import members, opened, opened_in_law, posts_of, relations_of
from govgraph.reading.legal import structure
from govgraph.reading.standing import Standing, active, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

StepSort = str
"""What sort of step it is: the kind of a line of account, committee, organ, sub-group, post, member, holder, law or scheme."""

PARLIAMENT, ELECTORATE, GOVERNORS, SCHEME = "parliament", "electorate", "governors", "own scheme"
ENDS: dict[str, str] = {
    PARLIAMENT: "Parliament",
    ELECTORATE: "the electorate",
    GOVERNORS: "its council of governors",
    SCHEME: "the top of its own scheme",
}
"""Where lines of accountability end, and how each reads."""

MAX_LINES = 200
"""Lines that are followed from one body or post; where there are more, :attr:`Upward.bounded` says so."""

GIVING = vocabulary().of_sort("gives")
"""The relations by which one gives another something to do."""

LINES = vocabulary().of_sort("answers")
"""The relations that papers state as lines of account, the firmer word first."""

_PARENTS: tuple[tuple[str, StepSort], ...] = (
    ("committee of", "committee"),
    ("organ of", "organ"),
    ("sub-group of", "sub-group"),
    ("of", "post"),
)
_INWARD = frozenset({"member", "holder"})
"""Steps from a stand-in to its members and from a person to their posts: nobody answers to anybody by these."""


class About(Protocol):
    """What an account is asked for: the matter with all that it is part of, and the events that are given."""

    @property
    def above(self) -> frozenset[str]:
        """Everything that the matter is, exercises or is part of."""
        ...

    @property
    def given(self) -> frozenset[str]:
        """Ids of the events that are taken to have happened."""
        ...


class UpwardStep(Struct, frozen=True):
    """One step upward: by what sort of line, resting on which relation (None: on statute, then ``cite``; or on membership).

    ``way``: the step leads to somebody *through* whom the line goes, who is not the one answered to. ``one_of``: a source
    leaves open which of several it is; these are all. ``standing``: how the relation stands on the day.
    """

    who: str
    to: str
    sort: StepSort
    fact: Fact | None = None
    cite: str = ""
    way: bool = False
    one_of: tuple[str, ...] = ()
    standing: Standing = Standing.SETTLED

    @property
    def inward(self) -> bool:
        """Does it lead from a stand-in to a member, or from a person to a post of theirs?"""
        return self.sort in _INWARD


class UpwardLine(Struct, frozen=True):
    """One line upward from ``who`` to its end. ``breaks_at``: where it breaks off (empty: it reaches an end), ``reason``: why."""

    who: str
    steps: tuple[UpwardStep, ...]
    breaks_at: str = ""
    reason: str = ""

    @property
    def chain(self) -> tuple[str, ...]:
        """The ids it passes, from ``who`` on."""
        return (self.who, *(step.to for step in self.steps))

    @property
    def ends_at(self) -> str:
        """Parliament, the electorate or governors; empty where it breaks."""
        return "" if self.breaks_at else self.chain[-1]


class Upward(Struct, frozen=True):
    """The walk from ``who``: every line, to its end.

    ``not_stated``: a source was read on the matter and names no line at all. ``said``: the ways in which sources name
    nobody: *nobody*, *unclear*, *not stated*. ``bounded``: there are more lines than were followed.
    """

    who: str
    lines: tuple[UpwardLine, ...]
    not_stated: bool = False
    said: tuple[str, ...] = ()
    bounded: bool = False

    @property
    def steps(self) -> tuple[UpwardStep, ...]:
        """Every step of every line, each once, those of the first line first."""
        return tuple(
            {(s.who, s.to, s.sort, s.fact.id if s.fact else ""): s for line in self.lines for s in line.steps}.values()
        )

    @property
    def first(self) -> tuple[UpwardStep, ...]:
        """The steps that say to whom it answers, each once: the first of each line that is no way through somebody."""
        found = (next((s for s in line.steps if not s.inward and not s.way), None) for line in self.lines)
        return tuple({(step.who, step.to, step.sort): step for step in found if step is not None}.values())

    @property
    def through(self) -> tuple[str, ...]:
        """Whom its lines go through before they reach the first to whom it answers."""
        found = (step.to for line in self.lines for step in _before_first(line) if step.way)
        return tuple(dict.fromkeys(found))

    @property
    def breaks(self) -> tuple[UpwardLine, ...]:
        """The lines that break off before they reach Parliament, the electorate, governors or the top of a scheme."""
        return tuple(line for line in self.lines if line.breaks_at)

    @property
    def breaks_at(self) -> str:
        """Where the first broken line breaks; empty: every line reaches an end."""
        return self.breaks[0].breaks_at if self.breaks else ""

    @property
    def reason(self) -> str:
        """Why the first broken line breaks."""
        return self.breaks[0].reason if self.breaks else ""

    @property
    def chain(self) -> tuple[str, ...]:
        """``who``, and everybody that any of its lines passes, each once, line by line."""
        return tuple(dict.fromkeys(item for line in self.lines for item in line.chain)) or (self.who,)

    @property
    def ends(self) -> tuple[str, ...]:
        """Where its lines end, each once: Parliament, the electorate or governors; a line that breaks has no end."""
        return tuple(dict.fromkeys(line.ends_at for line in self.lines if line.ends_at))

    @property
    def inferred(self) -> tuple[UpwardStep, ...]:
        """The steps that no source states."""
        return tuple(
            step for step in self.steps if step.fact is not None and step.fact.basis in {"inferred", "assumed"}
        )


def _before_first(line: UpwardLine) -> Iterator[UpwardStep]:
    for step in line.steps:
        if not step.inward and not step.way:
            return
        yield step


def _asked(who: str, about: About | None = None) -> tuple[str, object]:
    return who, (about.above, about.given) if about is not None else None


@once_per_graph_by(_asked)
def upward(graph: Graph, who: str, about: About | None = None) -> Upward:
    """The walk from a body, post, group, level or person upward, for one matter or in general."""
    said = tuple(sorted({fact.object.unknown for fact in _applying(graph, who, about) if fact.object.unknown}))
    found: list[UpwardLine] = []
    todo: list[tuple[UpwardStep, ...]] = [()]
    while todo and len(found) < MAX_LINES:
        steps = todo.pop(0)
        here = steps[-1].to if steps else who
        passed = {who, *(step.to for step in steps[:-1])}
        if here in ENDS:
            found.append(UpwardLine(who, steps))
        elif steps and here in passed:
            found.append(UpwardLine(who, steps, here, f"it comes round to {graph.name(here)} again"))
        elif steps and steps[-1].way:
            found += _beyond(graph, who, steps, todo)
        else:
            further = _steps(graph, here, about, first=not any(not step.inward for step in steps))
            # a member that answers to its own group answers to the others in it
            further = tuple(step for step in further if not (step.inward and step.to in passed))
            if not further:
                found.append(UpwardLine(who, steps, here, _why_it_breaks(graph, here, about)))
            todo[:0] = [(*steps, step) for step in further]
    silent = any(word in {"not stated", "unclear"} for word in said) and not any(
        step.fact is not None and step.sort in LINES for line in found for step in line.steps[:1]
    )
    return Upward(who, tuple(found), silent, said, bounded=bool(todo))


def _beyond(
    graph: Graph, who: str, steps: tuple[UpwardStep, ...], todo: list[tuple[UpwardStep, ...]]
) -> Iterator[UpwardLine]:
    """From whom a line goes through to those whom it leads to; a line of which no source says whom it leads to breaks there."""
    last = steps[-1]
    fact = last.fact
    further = _after(graph, fact, last.to) if fact is not None else ""
    if further and fact is not None:
        todo[:0] = [(*steps, UpwardStep(last.to, further, last.sort, fact, way=True, standing=last.standing))]
        return
    ends = fact.object.ids if fact is not None else ()
    if fact is not None and not ends:
        lower = graph.name(last.who)
        words = fact.object.unknown or "not stated"
        yield UpwardLine(who, steps, last.to, f"to whom {lower} answers through {graph.name(last.to)} is {words}")
    several = ends if fact is not None and fact.object.mode == "one of" and len(ends) > 1 else ()
    todo[:0] = [
        (*steps, UpwardStep(last.to, to, last.sort, fact, one_of=several, standing=last.standing))
        for to in ends
        if to != last.to
    ]


def lines(graph: Graph, who: str, about: About | None = None) -> tuple[UpwardStep, ...]:
    """The steps upward from one body, post or stand-in itself: all lines of the first sort that has any, those for a matter first."""
    return _steps(graph, who, about, first=True)


def _steps(graph: Graph, who: str, about: About | None, *, first: bool) -> tuple[UpwardStep, ...]:
    thing = graph.things.get(who)
    stated = _each_once(graph, _stated(graph, who, about, first=first))
    parents = _each_once(graph, _parents(graph, who, stated))
    if stated or parents:
        return (*stated, *parents)
    if isinstance(thing, Group | Level):
        there = [member for member in members(graph, who, graph.place) if member in graph.things]
        # of a group of whom nobody is named, its kind says to whom each answers in law
        return (
            _each_once(graph, (UpwardStep(who, member, "member") for member in there)) if there else _by_law(graph, who)
        )
    if isinstance(thing, Person):
        return tuple(UpwardStep(who, post, "holder") for post in posts_of(graph, who))
    return _by_law(graph, who)


def _each_once(graph: Graph, steps: Iterable[UpwardStep]) -> tuple[UpwardStep, ...]:
    """To each the firmest step, those for a matter first, then by name: the order of a list in a file changes nothing."""

    def firmness(step: UpwardStep) -> tuple[bool, int]:
        return not (step.fact and step.fact.role("for").known), -min(step.standing, Standing.UNSURE)

    found: dict[tuple[str, bool], UpwardStep] = {}
    for step in sorted(steps, key=lambda step: (firmness(step), readable(graph, step.to), step.to)):
        found.setdefault((step.to, step.way), step)
    return tuple(found.values())


def _stated(graph: Graph, who: str, about: About | None, *, first: bool) -> tuple[UpwardStep, ...]:
    found = [fact for fact in _applying(graph, who, about) if fact.object.known or fact.role("through").known]
    for kind in LINES:
        ranked = _firmest([(standing(graph, f), f) for f in found if f.kind == kind], first=first)
        steps = [step for stands, fact in ranked for step in _of_line(graph, who, fact, kind, stands)]
        if steps:
            return tuple(steps)
    return ()


def _of_line(graph: Graph, who: str, fact: Fact, sort: StepSort, stands: Standing) -> Iterator[UpwardStep]:
    if fact.subject.mode == "one of" and len(fact.subject.ids) > 1:
        stands = min(stands, Standing.UNSURE)  # it is a line of one of several, and nobody says of which
    through = [way[0] for way in _ways(graph, fact) if way[0] != who]
    if through:
        yield from (UpwardStep(who, item, sort, fact, way=True, standing=stands) for item in through)
        return
    ends = [item for item in fact.object.ids if item != who]
    several = tuple(fact.object.ids) if fact.object.mode == "one of" and len(fact.object.ids) > 1 else ()
    yield from (UpwardStep(who, to, sort, fact, one_of=several, standing=stands) for to in ends)


def _ways(graph: Graph, fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Whom a line goes through: one way through several where each answers to the next of them, else a way through each."""
    ids = [item for item in fact.role("through").ids if item in graph.things]
    above = {
        item: {
            to
            for kind in LINES
            for line in graph.where(kind, who=item)
            if not line.negated and line.tier != "past"
            for to in line.object.ids
        }
        for item in ids
    }
    lowest = [item for item in ids if not any(item in above[other] for other in ids if other != item)]
    way: list[str] = []
    here = lowest[0] if len(lowest) == 1 else ""
    while here and here not in way:
        way.append(here)
        upward_ = [item for item in ids if item in above[here] and item not in way]
        here = upward_[0] if len(upward_) == 1 else ""
    if len(ids) > 1 and len(way) == len(ids):
        return (tuple(way),)
    return tuple((item,) for item in ids)


def _after(graph: Graph, fact: Fact, item: str) -> str:
    """Through whom a line goes after somebody; empty where that is the last."""
    for way in _ways(graph, fact):
        if item in way[:-1]:
            return way[way.index(item) + 1]
    return ""


def _applying(graph: Graph, who: str, about: About | None) -> tuple[Fact, ...]:
    """The lines that papers state from somebody, itself or by a group, that have not ended and are for the matter."""
    return tuple(
        fact
        for kind in LINES
        for fact in relations_of(graph, kind, "who", who)
        if fact.fields.get("reach") != "ultimate"
        and standing(graph, fact) >= Standing.NOT_YET
        and active(fact, about.given if about else ())
        and (about is None or not fact.role("for").ids or not about.above.isdisjoint(fact.role("for").ids))
    )


def _firmest(found: list[tuple[Standing, Fact]], *, first: bool) -> list[tuple[Standing, Fact]]:
    """What is followed: on the first step all that stands, further up what is in force, else what is foreseen; else what is to come."""
    bounds = (Standing.FORESEEN,) if first else (Standing.UNSURE, Standing.FORESEEN)
    for least in (*bounds, Standing.NOT_YET):
        kept = [pair for pair in found if pair[0] >= least]
        if kept:
            return kept
    return []


def _parents(graph: Graph, who: str, stated: tuple[UpwardStep, ...]) -> tuple[UpwardStep, ...]:
    """The bodies of which it is a committee, board, sub-group or post; where lines are stated, only those beside a parent that
    one of them leads to: a line to one parent does not hide the others."""
    for kind, sort in _PARENTS:
        steps = [
            UpwardStep(
                who,
                to,
                sort,
                fact,
                one_of=fact.object.ids if fact.object.mode == "one of" else (),
                standing=standing(graph, fact),
            )
            for fact in _own_or_of_its_group(graph, kind, who)
            for to in opened(graph, fact.object.ids, unnamed="others")
            if not isinstance(graph.things.get(to), Place)
        ]
        if not steps:
            continue
        if not stated:
            return tuple(steps)
        reached = {step.to for step in stated}
        if sort != "post" and any(step.to in reached for step in steps):
            return tuple(step for step in steps if step.to not in reached)
        return ()
    return ()


def _own_or_of_its_group(graph: Graph, kind: str, who: str) -> tuple[Fact, ...]:
    """What stands of whose committee, board or post it is: its own words, else what is said of a group that names it.

    A group of posts may be said to be posts of a group of bodies, each of its own: which is whose, each member says.
    """
    own = tuple(fact for fact in graph.where(kind, who=who) if standing(graph, fact).stands)
    return own or tuple(fact for fact in relations_of(graph, kind, "who", who) if standing(graph, fact).stands)


def _by_law(graph: Graph, who: str) -> tuple[UpwardStep, ...]:
    if who in graph.things and graph.life(who).truth is Truth.NO:
        return ()
    find = structure(graph)
    kinds = find.kinds(who) or ((who,) if who in graph.registry.kinds else ())
    if kinds and all(graph.registry.governs_itself(kind) for kind in kinds) and _is_the_top(graph, who):
        return (UpwardStep(who, SCHEME, "scheme"),)
    rows = [graph.registry.kind(kind).answers_to for kind in kinds]
    found = {(row.to, row.cite) if row is not None else None for row in rows}
    if len(found) != 1:
        return ()
    (said,) = found
    if said is None:
        return ()
    above, cite = said
    return (UpwardStep(who, above if above in ENDS else _named(graph, above), "law", None, cite),)


def _is_the_top(graph: Graph, who: str) -> bool:
    """Is it a legal person to whom no other gives anything? Its own scheme then says the last word."""
    find = structure(graph)
    given = (fact for kind in GIVING for fact in relations_of(graph, kind, "to", who) if standing(graph, fact).stands)
    others = {
        person for fact in given for giver in opened_in_law(graph, fact.subject.ids) for person in find.persons(giver)
    }
    return find.is_person(who) is Truth.YES and others <= {who}


@once_per_graph
def _named(graph: Graph, kind: str) -> str:
    """The body of a national kind in this graph; the kind itself where the scenario names none."""
    return next((thing.id for thing in graph.in_category("body") if structure(graph).kinds(thing.id) == (kind,)), kind)


def _why_it_breaks(graph: Graph, who: str, about: About | None) -> str:
    thing, name = graph.things.get(who), graph.name(who)
    if thing is not None and graph.life(thing).truth is Truth.NO:
        life = graph.life(thing)
        return f"{name} {'is not there yet' if life.state == 'not yet' else 'has ended'}: {life.reason}"
    kinds = structure(graph).kinds(who)
    if len(kinds) > 1:
        rows = [graph.registry.kind(kind).name for kind in kinds]
        return f"whether {name} is {listed(rows, 'or')} is not stated"
    stated = _applying(graph, who, about)
    said = {fact.object.unknown for fact in stated}
    if who in (item for fact in stated for item in fact.object.ids):
        return f"{name} is said to answer to itself"
    if "nobody" in said:
        return f"a source says that {name} answers to nobody"
    if "unclear" in said:
        return f"a source says that it is unclear to whom {name} answers"
    if "not stated" in said:
        return f"no source says to whom {name} answers"
    return f"no line of accountability from {name} is in the model"


def readable(graph: Graph, item: str) -> str:
    """The name of a thing, of an end, or of a national body that the scenario does not name."""
    if item in ENDS:
        return ENDS[item]
    kind = graph.registry.find_kind(item) if item not in graph.all_things else None
    return kind.name if kind else graph.name(item)
