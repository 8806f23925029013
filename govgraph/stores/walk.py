"""The walk of a slice, written once over what a store gives: ``expand`` a frontier by one level, and where it can
``closure``; and the graph that reasoning reads, made of what was found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import PrivateAttr

from govgraph.graph.build import _above_floors
from govgraph.graph.graph import Graph
from govgraph.graph.names import find
from govgraph.model.facts import Fact
from govgraph.model.scenario import BASELINE, Layer, Scenario, _day
from govgraph.model.things import Thing
from govgraph.stores.errors import NotThere, StoreError
from govgraph.stores.flat import RESERVED, THINGS, Edge, Node, read, read_fact
from govgraph.stores.rows import Rows, visible
from govgraph.stores.rows import scenario as scenario_of
from govgraph.stores.slices import COVERS, GROUPS, NATIONAL, SLICES, Context, Definition, Loop, Step
from govgraph.stores.text import Places, from_json

if TYPE_CHECKING:
    from pathlib import Path

MOST_EDGES = 200_000
"""A slice of more relations than this is no slice: the walk stops and says so."""
MOST_SEEDS = 500
"""From more starts than this a closure is walked level by level, in several statements: it searches once for each start."""
MATTER = ("what", "parts", "wholes", "functions", "leaves", "roots")
"""The sets whose ids are the matter of a question."""
_LISTS = ("who", "to", "what", "where", "for", "through", "under", "if", "unless", "liable", "settled_by")

Found = tuple[str, Edge]
"""An edge, with a key that is its own in the store."""


class Source(Protocol):
    """What a store gives a walk, all of it from one version."""

    def head(self) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law."""

    def kinds(self, kinds: Sequence[str]) -> list[Node]:
        """The nodes of these kinds of bodies."""

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""

    def expand(self, frontier: Sequence[str], step: Step, context: Context) -> list[Found]:
        """Every edge from the frontier that the step follows and keeps."""

    def closure(self, frontier: Sequence[str], step: Step, context: Context) -> list[Found] | None:
        """Every edge from whatever the frontier reaches along the step; None: this store walks level by level."""


@dataclass
class Walk:
    """What a walk has found so far: ids by set, edges by key."""

    context: Context
    sets: dict[str, dict[str, None]] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids in some sets, each once; ``named what`` is what stands in the role of the edges found so far."""
        out: dict[str, None] = {}
        for name in names:
            if name.startswith("named "):
                role = name.removeprefix("named ")
                out |= {item: None for edge in self.edges.values() for item in _list(edge.properties.get(role))}
            out |= self.sets.get(name, {})
        return tuple(out)

    def add(self, found: Iterable[Found]) -> None:
        """Take edges in. Raises :class:`~govgraph.stores.errors.StoreError` at the bound."""
        self.edges.update(found)
        if len(self.edges) > MOST_EDGES:
            raise StoreError(
                f"this question reaches more than {MOST_EDGES:,} relations: ask about a smaller matter, or pull the scenario"
            )


def walk(source: Source, question: str, subjects: Mapping[str, Iterable[str]], options: Sequence[str], definition: Definition | None = None) -> Rows:  # fmt: skip
    """The rows that a question needs.

    Args:
        source: one version in a store.
        question: a kind of question, such as ``who-decides``.
        subjects: ids by the name of the set that they seed: what, who, forum, place.
        options: the options that are read, such as baseline and b.
        definition: another one than that of the question (tests leave steps out).
    """
    run = Walk(Context(tuple(options)), {name: dict.fromkeys(ids) for name, ids in subjects.items()})
    head = source.head()
    national = source.kinds(NATIONAL)
    run.sets["national"] = dict.fromkeys(node.id for node in national)
    for part in (definition or SLICES[question]).plan:
        if isinstance(part, Loop):
            _take_in_turn(source, run, part)
        else:
            _take(source, run, part)
    return Rows(
        tuple({node.id: node for node in (*head, *national, *_mentioned(source, run))}.values()),
        tuple(run.edges.values()),
    )


def _take_in_turn(source: Source, run: Walk, loop: Loop) -> None:
    """Each step from what it has not yet started from, until no step has anything new."""
    started: dict[str, set[str]] = {step.to: set() for step in loop.steps}
    moving = True
    while moving:
        moving = False
        for step in loop.steps:
            new = tuple(item for item in run.ids(step.sources) if item not in started[step.to])
            if new:
                moving = True
                started[step.to].update(new)
                before = run.sets.get(step.to, {})
                _take(source, run, step, new)
                if step.closure:
                    # what a closure reached, it has started from as well
                    started[step.to].update(run.sets[step.to].keys() - before.keys())


def _take(source: Source, run: Walk, step: Step, start: tuple[str, ...] | None = None) -> None:
    if "what" in step.keep:
        run.context = Context(run.context.options, run.ids(MATTER))
    frontier = tuple(
        item for item in (run.ids(step.sources) if start is None else start) if not item.startswith(RESERVED)
    )
    reached = dict.fromkeys(frontier) if step.closure else {}
    if frontier and step.closure and len(frontier) <= MOST_SEEDS:
        found = source.closure(frontier, step, run.context)
        if found is not None:
            run.add(found)
            reached |= _far(found)
            frontier = ()
    while frontier:
        found = source.expand(frontier, step, run.context)
        run.add(found)
        new = [item for item in _far(found) if item not in reached]
        reached |= dict.fromkeys(new)
        frontier = tuple(new) if step.closure else ()
    if step.here:
        reached = _here(source, run, reached)
    run.sets[step.to] = {**run.sets.get(step.to, {}), **reached}


def _here(source: Source, run: Walk, reached: dict[str, None]) -> dict[str, None]:
    """Without those whose every stated area lies elsewhere, by their own lines or those of a group they are in."""
    here = run.sets.get("here", {})
    if not here or not reached:
        return reached
    groups: dict[str, set[str]] = {}
    asked, new = set(reached), list(reached)
    while new:
        found = source.expand(new, GROUPS, run.context)
        run.add(found)
        for _, edge in found:
            groups.setdefault(edge.end, set()).add(edge.start)
        new = [edge.start for _, edge in found if edge.start not in asked]
        asked.update(new)
    covers = source.expand(tuple(sorted(asked)), COVERS, run.context)
    run.add(covers)
    areas: dict[str, set[str]] = {}
    for _, edge in covers:
        if not edge.properties.get("negated") and edge.properties.get("status") != "past":
            areas.setdefault(edge.start, set()).add(edge.end)

    def stated(item: str) -> set[str]:
        belongs, todo = {item}, [item]
        while todo:
            for group in groups.get(todo.pop(), ()):
                if group not in belongs:
                    belongs.add(group)
                    todo.append(group)
        return set().union(*(areas.get(name, ()) for name in belongs))

    found_areas = {item: stated(item) for item in reached}
    return {
        item: None
        for item, own in found_areas.items()
        if not own or any(area in here or area.startswith(RESERVED) for area in own)
    }


def _far(found: Iterable[Found]) -> dict[str, None]:
    return {end: None for _, edge in found for end in (edge.start, edge.end) if not end.startswith(RESERVED)}


def _mentioned(source: Source, run: Walk) -> list[Node]:
    ids = run.ids((*run.sets,))
    ends = [end for edge in run.edges.values() for end in (edge.start, edge.end)]
    lists = [item for edge in run.edges.values() for name in _LISTS for item in _list(edge.properties.get(name))]
    wanted = tuple(dict.fromkeys((*ids, *ends, *lists)))
    found: dict[str, Node] = {}
    while wanted:
        nodes = source.nodes(wanted)
        asked = {*found, *wanted}
        found |= {node.id: node for node in nodes}
        # a group is read by opening it: its members are things that are there
        members = dict.fromkeys(item for node in nodes for item in _list(node.properties.get("members")))
        wanted = tuple(item for item in members if item not in asked)
    return list(found.values())


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else []


# -- the graph ------------------------------------------------------------------------------------------------------


class SlicedScenario(Scenario):
    """A scenario of which only a slice is here: it gives graphs of the options that the slice was made of."""

    _slice: Rows = PrivateAttr(default=Rows((), ()))
    _read: tuple[str, ...] = PrivateAttr(default=())

    def graph(
        self, option: str | None = None, *, on: datetime.date | str | None = None, place: str | None = None,
        stated_only: bool = False, settled_only: bool = False,
    ) -> Graph:  # fmt: skip
        """The graph of the slice under one of its options. Raises NotThere for another option."""
        chosen = self.option_id(option)
        if chosen not in self._read:
            raise NotThere(f"this slice was made for {', '.join(self._read)}, not for '{chosen}'")
        key = (chosen, _day(on, self.date), place or self.place, stated_only, settled_only)
        if key not in self._graphs:
            things, facts = self._visible(chosen)
            self._graphs[key] = Graph(
                self, option=chosen, day=key[1], place=find(things, key[2], ("place",)).id if key[2] else "", things=things,
                facts=_above_floors(facts, stated_only, settled_only),
                floors={name: True for name, floor in (("stated_only", stated_only), ("settled_only", settled_only)) if floor},
            )  # fmt: skip
        found: Graph = self._graphs[key]
        return found

    def _visible(self, option: str) -> tuple[dict[str, Thing], list[Fact]]:
        there, places = visible(option), Places(self.folder)
        things: dict[str, Thing] = {}
        for node in sorted(
            self._slice.nodes, key=lambda node: (not node.properties.get("pack"), _seq(node.properties))
        ):
            if node.label in THINGS and there(node.properties):
                changes = node.properties.get("changes_json")
                changed = from_json(str(changes), places) if changes is not None else {}
                things[node.id] = changed.get(option) or read(THINGS[node.label], node.id, node.properties, places)
        facts: dict[str, Fact] = {}
        for edge in sorted(
            self._slice.edges, key=lambda edge: (bool(edge.properties.get("pack")), _seq(edge.properties))
        ):
            if edge.rid not in facts and not edge.rid.startswith(RESERVED) and there(edge.properties):
                facts[edge.rid] = read_fact(edge, places)
        return things, list(facts.values())


def _seq(stored: Mapping[str, Any]) -> int:
    number = stored.get("seq", 0)
    return number if isinstance(number, int) else 0


def sliced(rows: Rows, options: Sequence[str], folder: Path | None = None) -> SlicedScenario:
    """The scenario of a slice's rows, for the options it was made of."""
    head = Rows(tuple(node for node in rows.nodes if node.id.startswith(RESERVED)), ())
    whole = scenario_of(head, folder)
    values = {name: getattr(whole, name) for name in Scenario.model_fields if name != "baseline"}
    made = SlicedScenario(**values, baseline=Layer())
    made._registry, made._questions = whole._registry, {}
    made._slice, made._read = rows, tuple(dict.fromkeys(options))
    return made


def question_graph(
    source: Source, question: str, *, option: str | None = None, on: datetime.date | str | None = None, place: str | None = None,
    folder: Path | None = None, definition: Definition | None = None, subjects: Mapping[str, str],
) -> Graph:  # fmt: skip
    """The graph that is enough to answer a question: ask it as you would ask the whole one.

    ``subjects`` are ids: ``what``, ``who``, ``forum``. The baseline comes along, since an answer under an option says
    what holds without it.
    """
    if question not in SLICES:
        raise StoreError(f"'{question}' is not answered from a slice: pull the scenario")
    seeds: dict[str, tuple[str, ...]] = {name: (subject,) for name, subject in subjects.items()}
    about = next((node.properties for node in source.head() if node.label == "About"), None)
    if about is None:
        raise NotThere("the version has no node :About")
    area = place or str(about.get("place", ""))
    if area:
        seeds["place"] = (area,)
    options = tuple(dict.fromkeys((BASELINE, option or BASELINE)))
    rows = walk(source, question, seeds, options, definition)
    return sliced(rows, options, folder).graph(option, on=on, place=place)
