"""How a slice looks ahead: which relations of a thing its steps will want, and from where they will go on.

A walk asks for the relations of one set of things after the other. A server that answers each time is asked thirty times. So
it is told more: a *state* is the set of steps that begin at a thing, and a table says for each state which relations these
take in, and with which state the far ends are met. The server goes some levels along that table by itself. What it brings
beyond need does no harm, and what it misses is asked for: the walk decides what a slice is, this only guesses well.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from govgraph.stores.steps import Definition, Loop, SliceStep, Stage, types

EVERY, ABOUT_IT, OF_NO_MATTER, NAMING_IT = range(4)
"""What a server leaves out of the relations of a type: nothing; those about other matters; those about any stated matter;
those that do not name what is asked about. Which option they are of is looked at here: few are of one alone."""

Part = tuple[tuple[str, ...], tuple[str, ...], int]
"""Types that are read from their start, types that are read from their end, and what is left out of both."""

MEMBERS = types(("members>",))[0]
"""The type that leads from a group to its members, of which it may have thousands."""

State = frozenset[int]
"""The steps that begin at a thing, by their numbers in a definition."""

Plan = tuple[Stage | Loop, ...]

Way = tuple[int, State]
"""What is left out of the relations of a type and direction, and the state of their far ends; empty: it stops there."""


@functools.cache
def left_out(keep: tuple[str, ...]) -> int:
    """What a server may leave out for a step with these filters."""
    if "names it" in keep:
        return NAMING_IT
    return ABOUT_IT if "what" in keep else OF_NO_MATTER if "no matter" in keep else EVERY


@functools.cache
def ways(via: tuple[str, ...]) -> tuple[str, ...]:
    """The types and directions that a step takes in: ``HOLDS>`` from their start, ``HOLDS<`` from their end."""
    return ways_of((*types(via), EVERY))


def ways_of(part: Part) -> tuple[str, ...]:
    """The types and directions of a part."""
    return (*(f"{name}>" for name in part[0]), *(f"{name}<" for name in part[1]))


def waits(step: SliceStep) -> bool:
    """Does a step want the matter, or the place, as a whole before it begins?"""
    return "what" in step.keep or any(source.endswith((" here", " written")) for source in step.sources)


class Ahead:
    """The states of one definition. ``anywhere``: no place is asked about; ``begun``: the matter is not known yet, and what
    waits for it is left alone."""

    def __init__(self, plan: Plan, *, anywhere: bool, begun: bool) -> None:
        self.steps: list[SliceStep] = []
        self._part: list[int] = []
        first: int | None = None
        for number, part in enumerate(plan):
            for stage in part.stages if isinstance(part, Loop) else (part,):
                for step in stage:
                    self.steps.append(step)
                    self._part.append(number)
                    first = number if first is None and waits(step) else first
        self._anywhere = anywhere
        self._last = first if begun and first is not None else len(plan)
        self._numbers: dict[SliceStep, int] = {}
        for number, step in enumerate(self.steps):
            self._numbers.setdefault(step, number)
        forward, backward = types(tuple(dict.fromkeys(name for step in self.steps for name in step.via)))
        self.but_members: Part = (tuple(name for name in forward if name not in MEMBERS), backward, EVERY)
        """All that is read of anything, but for the members of groups."""
        self._feeds = [self._fed_by(number) for number in range(len(self.steps))]
        self._leads: dict[tuple[int, str], State] = {}
        self._tables: dict[State, Mapping[str, Way]] = {}

    def number(self, step: SliceStep) -> int:
        """The number of a step."""
        return self._numbers[step]

    def now(self, number: int) -> bool:
        """Is a step looked ahead for?"""
        return self._part[number] < self._last

    def state(self, steps: Iterable[int]) -> State:
        """The state of a thing at which these steps begin: a closure makes it one of its own set, where others begin."""
        found = {number for number in steps if self.now(number)}
        todo = list(found)
        for number in todo:
            if self.steps[number].along:
                new = self._feeds[number] - found
                found |= new
                todo += new
        return frozenset(found)

    def table(self, state: State) -> Mapping[str, Way]:
        """What is read of a thing in a state, by type and direction."""
        if state not in self._tables:
            met: dict[str, set[int]] = {}
            left: dict[str, set[int]] = {}
            for number in state:
                step = self.steps[number]
                for way in ways(step.via):
                    left.setdefault(way, set()).add(left_out(step.keep))
                    met.setdefault(way, set()).update(self._led(number, way))
            self._tables[state] = {way: (_least(left[way]), self.state(met[way])) for way in met}
        return self._tables[state]

    def numbered(self, states: Iterable[State], levels: int) -> Sequence[State]:
        """These states and all that are met from them within some levels, each once."""
        found = dict.fromkeys(states)
        new = list(found)
        for _ in range(levels - 1):
            met = dict.fromkeys(state for one in new for _, state in self.table(one).values() if state)
            new = [state for state in met if state not in found]
            found |= dict.fromkeys(new)
        return list(found)

    def _fed_by(self, number: int) -> State:
        """The steps that begin at what a step makes."""
        made = self.steps[number].to
        return self._after(number, lambda source: source == made or (self._anywhere and source == f"{made} here"))

    def _after(self, number: int, begins: Callable[[str], bool]) -> State:
        """The steps that come after another one, or in turn with it, and begin at such a set."""
        return frozenset(
            other
            for other, step in enumerate(self.steps)
            if self._part[number] <= self._part[other] < self._last and any(map(begins, step.sources))
        )

    def _led(self, number: int, way: str) -> State:
        """The steps that begin at the far end of what a step took in."""
        if (number, way) not in self._leads:
            step, word, name = self.steps[number], "to" if way.endswith(">") else "from", way[:-1]
            on = way in ways(step.along)

            def at_that_end(source: str) -> bool:
                end, _, of = source.partition(" ")
                return end == word and bool(of) and name in types((of,))[0]

            found = self._after(number, at_that_end)
            if on or not step.along:
                found |= self._feeds[number]
            self._leads[number, way] = found | {number} if on else found
        return self._leads[number, way]


def _least(left: set[int]) -> int:
    """What is left out where several steps take in the same."""
    if left == {ABOUT_IT, OF_NO_MATTER}:
        return ABOUT_IT
    return next(iter(left)) if len(left) == 1 else EVERY


class _Same:
    """A plan as itself: to compare two takes longer than to look ahead."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


@functools.lru_cache(maxsize=256)
def _known(plan: _Same, anywhere: bool, begun: bool) -> Ahead:
    return Ahead(plan.plan, anywhere=anywhere, begun=begun)


def ahead(plan: Definition, *, anywhere: bool, begun: bool) -> Ahead:
    """The states of a definition, worked out once."""
    return _known(_Same(plan.plan), anywhere, begun)
