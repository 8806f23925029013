"""Who answers to whom, a walk of its own: accountability is no authority, and authority is no accountability.

From a body or post upward: ``accountable to`` for the matter, else ``reports to``, else its parent, else what statute
says of its kind, up to Parliament, the electorate or governors, or to where it breaks. A line that a paper calls
*ultimate* is a claim about the end of the walk and is never walked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from govgraph.authority.matters import Matter, active
from govgraph.graph.sentences import listed
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

StepSort = Literal["accountable to", "reports to", "committee", "organ", "sub-group", "post", "law"]

PARLIAMENT, ELECTORATE, GOVERNORS = "parliament", "electorate", "governors"
ENDS: dict[str, str] = {PARLIAMENT: "Parliament", ELECTORATE: "the electorate", GOVERNORS: "its council of governors"}
"""Where lines of accountability end, and how each reads."""

_ABOVE: tuple[tuple[str, str, str], ...] = (
    ("icb", "nhs_england", "NHS Act 2006 ss14Z59-14Z62"),
    ("ccg", "nhs_england", "NHS Act 2006 s14Z16 as it stood"),
    ("nhs_trust", "nhs_england", "NHS Act 2006 ss27A-27C"),
    ("nhs_foundation_trust", GOVERNORS, "NHS Act 2006 Sch 7 para 10A"),
    ("nhs_england", "secretary_of_state", "NHS Act 2006 ss13A and 13U"),
    ("special_health_authority", "secretary_of_state", "NHS Act 2006 s28"),
    ("pct", "sha", "NHS Act 2006 Part 2 as it stood"),
    ("sha", "secretary_of_state", "NHS Act 2006 s13 as it stood"),
    ("secretary_of_state", PARLIAMENT, "NHS Act 2006 s1(3)"),
    ("la", ELECTORATE, "Representation of the People Act 1983"),
    ("full_council", ELECTORATE, "Representation of the People Act 1983"),
)
"""To whom statute makes a body of each kind answer."""

_PARENTS: tuple[tuple[str, StepSort], ...] = (
    ("committee of", "committee"), ("organ of", "organ"), ("sub-group of", "sub-group"), ("of", "post"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step upward: by what sort of line, resting on which relation (None: on statute, then ``cite``)."""

    who: str
    to: str
    sort: StepSort
    fact: Fact | None = None
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Upward:
    """A walk from ``who``: the lines that start there, the first of them walked to its end.

    ``first`` are all lines from ``who`` itself; ``not_stated`` says that a source is read there and is silent;
    ``breaks_at`` names where the walk breaks (empty: it reaches an end), ``reason`` why.
    """

    who: str
    first: tuple[Step, ...]
    steps: tuple[Step, ...]
    not_stated: bool
    breaks_at: str
    reason: str = ""

    @property
    def chain(self) -> tuple[str, ...]:
        """The ids it passes, from ``who`` on."""
        return (self.who, *(step.to for step in self.steps))

    @property
    def inferred(self) -> tuple[Step, ...]:
        """The steps that a source does not state."""
        return tuple(
            step for step in self.steps if step.fact is not None and step.fact.basis in {"inferred", "assumed"}
        )


def upward(graph: Graph, who: str, about: Matter | None = None) -> Upward:
    """The walk from a body or post upward, for one matter or in general."""
    first, silent = lines(graph, who, about)
    steps: list[Step] = []
    seen = {who}
    here, reason = who, ""
    options = first
    while options:
        step = options[0]
        steps.append(step)
        if step.to in ENDS:
            return Upward(who, first, tuple(steps), silent, "")
        if step.to in seen:
            return Upward(who, first, tuple(steps), silent, step.to, f"it comes round to {graph.name(step.to)} again")
        seen.add(step.to)
        here = step.to
        options, _ = lines(graph, here, about)
    reason = _break(graph, here)
    return Upward(who, first, tuple(steps), silent, here, reason)


def lines(graph: Graph, who: str, about: Matter | None) -> tuple[tuple[Step, ...], bool]:
    """The lines upward from one body or post, the first sort that has any; and whether a source is silent about them."""
    silent = False
    for kind in ("accountable to", "reports to"):
        facts = tuple(_applying(graph, who, kind, about))
        silent = silent or any(fact.object.unknown in {"not stated", "unclear"} for fact in facts)
        steps = [Step(who, to, kind, fact) for fact in _best(graph, facts) for to in fact.object.ids if to != who]
        if steps:
            return tuple(steps), silent
    for kind, sort in _PARENTS:
        steps = [Step(who, to, sort, fact) for fact in graph.where(kind, who=who) if _stands(graph, fact)
                 for to in structure(graph).expand(fact.object.ids)]  # fmt: skip
        if steps:
            return tuple(steps), silent
    return _by_law(graph, who), silent


def _applying(graph: Graph, who: str, kind: str, about: Matter | None) -> Iterable[Fact]:
    given = about.given if about else ()
    for fact in graph.with_groups(kind, "who", who):
        if fact.negated or fact.fields.get("reach") == "ultimate" or fact.tier == "past" or not active(fact, given):
            continue
        if graph.life(fact).truth is Truth.NO:
            continue
        matters = set(fact.role("for").ids)
        if about is None or not matters or matters & about.above:
            yield fact


def _best(graph: Graph, facts: Iterable[Fact]) -> list[Fact]:
    """Lines about the matter before lines in general, settled before unsettled, stated before inferred."""
    known = [fact for fact in facts if fact.object.known]
    firm = ("stated", "law", "inferred", "assumed")
    return sorted(known, key=lambda f: (not f.role("for").known, f.tier != "settled", firm.index(f.basis)))


def _stands(graph: Graph, fact: Fact) -> bool:
    return not fact.negated and fact.tier != "past" and graph.life(fact).truth is not Truth.NO


def _by_law(graph: Graph, who: str) -> tuple[Step, ...]:
    find = structure(graph)
    kinds = find.kinds(who) or ((who,) if who in graph.registry.kinds else ())
    found: dict[tuple[str, str], None] = {}
    for kind in kinds:
        row = next(((above, cite) for below, above, cite in _ABOVE if graph.registry.is_a(kind, below)), None)
        if row is None:
            return ()
        found[row] = None
    if len(found) != 1:
        return ()
    ((above, cite),) = found
    return (Step(who, above if above in ENDS else _named(graph, above), "law", None, cite),)


def _named(graph: Graph, kind: str) -> str:
    """The body of a national kind in this graph; the kind itself where the scenario names none."""
    return next((thing.id for thing in graph.in_category("body") if structure(graph).kinds(thing.id) == (kind,)), kind)


def _break(graph: Graph, who: str) -> str:
    kinds = structure(graph).kinds(who)
    if len(kinds) > 1:
        rows = [graph.registry.kind(kind).name for kind in kinds]
        return f"whether {graph.name(who)} is {listed(rows, 'or')} is not stated"
    return f"no line of accountability from {graph.name(who)} is stated"


def readable(graph: Graph, item: str) -> str:
    """The name of a thing, of an end, or of a national body that the scenario does not name."""
    if item in ENDS:
        return ENDS[item]
    kind = graph.registry.find_kind(item) if item not in graph.all_things else None
    return kind.name if kind else graph.name(item)
