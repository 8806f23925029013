"""The walk of a slice, written once over what a store gives: a frontier's ``hop``, and where it can a whole ``stage``;
and the graph that reasoning reads, made of what was found.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from govgraph.graph.build import _above_floors
from govgraph.graph.graph import Graph
from govgraph.graph.names import NotFound, find
from govgraph.loader.overlay import place_of
from govgraph.model.facts import Fact
from govgraph.model.processes import Process
from govgraph.model.record import Instrument, Statement
from govgraph.model.scenario import BASELINE, Layer, Scenario, _day
from govgraph.model.things import Thing
from govgraph.questions.verbs import VERBS
from govgraph.records import replace
from govgraph.stores.errors import NotThere, StoreError, TooWide
from govgraph.stores.flat import RESERVED, Edge, Node, read, read_fact, there
from govgraph.stores.names import Namesakes, nodes_called, state, things_of
from govgraph.stores.read_back import scenario as scenario_of
from govgraph.stores.rows import RECORD, Rows, seq
from govgraph.stores.slices import slice_of
from govgraph.stores.slices_shared import MATTER
from govgraph.stores.steps import Context, Definition, Loop, SliceStep, Stage, national, types
from govgraph.stores.text import Places

if TYPE_CHECKING:
    from pathlib import Path

MOST_EDGES = 200_000
"""A slice of more relations than this is no slice: the walk stops and says so."""
MOST_SEEDS = 500
"""From more starts than this a stage is walked level by level, in several statements: a search is made for each start."""
_LISTS = ("who", "to", "what", "where", "for", "through", "under", "if", "unless", "liable", "settled_by")

_STATEMENTS = {label: model for label, (section, model) in RECORD.items() if section == "statements"}

Found = tuple[str, Edge]
"""An edge, with a key that is its own in the store."""


class WalkSource(Protocol):
    """What a store gives a walk, all of it from one version."""

    def head(self) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies."""

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[Found]:
        """Every edge from the frontier that the step takes in."""

    def stage(self, stage: Stage, frontiers: Sequence[Sequence[str]], context: Context) -> list[list[Found]] | None:
        """All that each step of a stage takes in from its frontier; None: this store goes level by level."""


@dataclass
class Walk:
    """What a walk has found so far: ids by set, edges by key."""

    context: Context
    sets: dict[str, dict[str, None]] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The things in some sets, each once. How sets are named: :class:`~govgraph.stores.steps.Step`."""
        found = dict.fromkeys(item for name in names for item in self._set(name))
        return tuple(item for item in found if not item.startswith(RESERVED))

    def _set(self, name: str) -> Iterable[str]:
        word, _, rest = name.partition(" ")
        if name in self.sets:
            return self.sets[name]
        if rest == "here":
            return self._here(self.sets.get(word, {}))
        if rest == "written":
            law = {edge.end for edge in self.edges.values() if edge.type == "HOLDS" and edge.properties.get("pack")}
            return [item for item in self.sets.get(word, ()) if item not in law]
        if word == "named":
            return [item for edge in self.edges.values() for item in _list(edge.properties.get(rest))]
        if word in {"from", "to"}:
            named = types((rest,))[0]
            return [edge.start if word == "from" else edge.end for edge in self.edges.values() if edge.type in named]
        return ()

    def _here(self, items: Iterable[str]) -> list[str]:
        """Without those whose every stated area lies elsewhere, by their own lines or those of a group they are in."""
        here = self.sets.get("here", {})
        if not here:
            return list(items)
        areas, groups = defaultdict(set), defaultdict(set)
        for edge in self.edges.values():
            if edge.type == "HAS_MEMBER":
                groups[edge.end].add(edge.start)
            elif (
                edge.type == "COVERS" and not edge.properties.get("negated") and edge.properties.get("status") != "past"
            ):
                areas[edge.start].add(edge.end)

        def stated(item: str) -> set[str]:
            belongs = [item]
            for one in belongs:
                belongs += [group for group in groups[one] if group not in belongs]
            return set().union(*(areas[one] for one in belongs))

        own = {item: stated(item) for item in items}
        return [i for i, found in own.items() if not found or any(a in here or a.startswith(RESERVED) for a in found)]

    def add(self, found: Iterable[Found]) -> None:
        """Take edges in. Raises :class:`~govgraph.stores.errors.TooWide` at the bound."""
        self.edges.update(found)
        if len(self.edges) > MOST_EDGES:
            raise TooWide(
                f"this question reaches more than {MOST_EDGES:,} relations: ask about a smaller matter, or pull the scenario"
            )


def walk(
    source: WalkSource,
    question: str,
    subjects: Mapping[str, Iterable[str]],
    options: Sequence[str],
    definition: Definition | None = None,
) -> Rows:
    """The rows that a question needs.

    Args:
        source: one version in a store.
        question: a kind of question, such as ``who-decides``.
        subjects: ids by the name of what the question is asked with: what, who, forum; and place.
        options: the options that are read, such as baseline and b.
        definition: another one than that of the question (tests leave steps out).
    """
    plan = definition or slice_of(question)
    if plan is None:
        raise StoreError(f"'{question}' is not answered from a slice: pull the scenario")
    run = Walk(Context(tuple(options)))
    for name, ids in subjects.items():
        run.sets.setdefault(plan.subjects.get(name, name), {}).update(dict.fromkeys(ids))
    head = source.head()
    kinds = frozenset(national(head))
    run.sets["national"] = {node.id: None for node in head if node.properties.get("kind") in kinds}
    taking = _who_takes_steps(head, {item for ids in subjects.values() for item in ids})
    if taking:  # whoever settles the matter by a step is read as whoever has a right to decide it
        run.sets["actors"] = dict.fromkeys(taking)
    for part in plan.plan:
        if isinstance(part, Loop):
            _take_in_turn(source, run, part)
        else:
            _take(source, run, part, [run.ids(step.sources) for step in part])
    read_nodes = source.opened if plan.opens else source.nodes
    nodes = {node.id: node for node in (*head, *read_nodes(_mentioned(run)))}
    named = [item for item in _named_in_record(nodes.values()) if item not in nodes]
    if named:
        nodes |= {node.id: node for node in source.nodes(named)}
    return Rows(tuple(nodes.values()), tuple(run.edges.values()))


def _who_takes_steps(head: Iterable[Node], about: set[str]) -> list[str]:
    """Everybody and every event that a process about one of these names."""
    found: dict[str, None] = {}
    for process in processes_in(head):
        if about.intersection(process.about):
            for step in process.steps:
                found |= dict.fromkeys((*step.who, *step.what, *step.to, *step.through, *step.if_))
    return list(found)


def processes_in(head: Iterable[Node], option: str = "", folder: Path | None = None) -> list[Process]:
    """The processes among the nodes of a head: of one option, or of all."""
    from pathlib import Path

    places = Places(folder or Path())
    return [
        read(Process, str(node.properties["key"]), node.properties, places, what="Process")
        for node in sorted(head, key=lambda node: seq(node.properties))
        if node.label == "Process" and (not option or there(node.properties, option))
    ]


def _take_in_turn(source: WalkSource, run: Walk, loop: Loop) -> None:
    """Each step from what it has not yet started from, until no step has anything new."""
    started: dict[str, set[str]] = defaultdict(set)
    moving = True
    while moving:
        moving = False
        for stage in loop.stages:
            new = [tuple(i for i in run.ids(step.sources) if i not in started[step.to]) for step in stage]
            if any(new):
                moving = True
                _take(source, run, stage, new)
                for step, frontier in zip(stage, new, strict=True):
                    # what a step reached, it has started from as well
                    started[step.to].update(run.sets[step.to] if step.along else frontier)


def _take(source: WalkSource, run: Walk, stage: Stage, frontiers: list[tuple[str, ...]]) -> None:
    """One stage: in one statement where the store can, and where no step has so many starts that levels are cheaper."""
    if not any(frontiers):
        for step in stage:
            run.sets.setdefault(step.to, {})
        return
    if any("what" in step.keep for step in stage):
        run.context = replace(run.context, matter=run.ids(MATTER))
    if any("names it" in step.keep for step in stage):
        run.context = replace(run.context, subjects=run.ids(("what", "groups")))
    few = all(len(frontier) <= MOST_SEEDS for step, frontier in zip(stage, frontiers, strict=True) if step.along)
    found = source.stage(stage, frontiers, run.context) if few else None
    if found is None:
        found = [_levels(source, step, frontier, run.context) for step, frontier in zip(stage, frontiers, strict=True)]
    for step, frontier, edges in zip(stage, frontiers, found, strict=True):
        run.add(edges)
        run.sets.setdefault(step.to, {}).update(_reached(step, frontier, edges))


def _levels(source: WalkSource, step: SliceStep, frontier: tuple[str, ...], context: Context) -> list[Found]:
    found: list[Found] = []
    seen = dict.fromkeys(frontier)
    while frontier:
        new = source.hop(frontier, step, context)
        found += new
        frontier = tuple(item for item in _far(step.along, frontier, new) if item not in seen) if step.along else ()
        seen |= dict.fromkeys(frontier)
    return found


def _reached(step: SliceStep, frontier: Sequence[str], found: Iterable[Found]) -> dict[str, None]:
    """The set that a step makes."""
    if not step.along:
        return _far(step.via, frontier, found)
    at: dict[str, list[Found]] = defaultdict(list)
    for key, edge in found:
        for end in (edge.start, edge.end):
            at[end].append((key, edge))
    reached, new = dict.fromkeys(frontier), list(frontier)
    while new:
        far = _far(step.along, new, [one for item in new for one in at[item]])
        new = [item for item in far if item not in reached]
        reached |= dict.fromkeys(new)
    return reached


def _far(via: tuple[str, ...], near: Iterable[str], found: Iterable[Found]) -> dict[str, None]:
    """The things at the far ends of edges, seen from ``near``."""
    forward, backward = types(via)
    here = set(near)
    far: dict[str, None] = {}
    for _, edge in found:
        if edge.type in forward and edge.start in here and not edge.end.startswith(RESERVED):
            far[edge.end] = None
        if edge.type in backward and edge.end in here and not edge.start.startswith(RESERVED):
            far[edge.start] = None
    return far


def _mentioned(run: Walk) -> tuple[str, ...]:
    ends = (end for edge in run.edges.values() for end in (edge.start, edge.end))
    lists = (item for edge in run.edges.values() for name in _LISTS for item in _list(edge.properties.get(name)))
    return tuple(dict.fromkeys((*(item for ids in run.sets.values() for item in ids), *ends, *lists)))


def _named_in_record(nodes: Iterable[Node]) -> Iterable[str]:
    """What else a statement is about, who said it, to whom it is addressed, who follows it up, and what it answers."""
    for node in nodes:
        if node.label in _STATEMENTS:
            for field in ("about", "to", "of", "tracked_by"):
                yield from _list(node.properties.get(field))
            yield str(node.properties.get("by", ""))
            yield from (f"{RESERVED}Recommendation/{key}" for key in _list(node.properties.get("answers")))


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else []


# -- the graph ------------------------------------------------------------------------------------------------------


class SlicedScenario(Scenario):
    """A scenario of which only a slice is here: it gives graphs of the options that the slice was made of."""

    _slice: Rows = Rows((), ())
    _read: tuple[str, ...] = ()

    def graph(
        self,
        option: str | None = None,
        *,
        on: datetime.date | str | None = None,
        place: str | None = None,
        stated_only: bool = False,
        settled_only: bool = False,
        known_by: str | None = None,
    ) -> Graph:
        """The graph of the slice under one of its options. Raises NotThere for another option, and for an earlier paper."""
        chosen = self.option_id(option)
        if known_by:
            raise NotThere(
                f"a slice knows no earlier papers: read {self.name} whole to ask what was known by {known_by}"
            )
        if chosen not in self._read:
            raise NotThere(f"this slice was made for {', '.join(self._read)}, not for '{chosen}'")
        if self.extends and _day(on, self.date) < self.date:
            raise TooWide(f"a slice knows no earlier papers: read {self.name} whole to ask of a day before {self.date}")
        key = (chosen, _day(on, self.date), place or place_of(self, chosen), stated_only, settled_only)
        if key not in self._graphs:
            things, facts, record = self._visible(chosen)
            self._graphs[key] = Graph(
                self,
                option=chosen,
                day=key[1],
                place=find(things, key[2], ("place",)).id if key[2] else "",
                things=things,
                facts=_above_floors(facts, stated_only, settled_only),
                statements=record,
                processes={process.id: process for process in processes_in(self._slice.nodes, chosen, self.folder)},
                floors={
                    name: True
                    for name, floor in (("stated_only", stated_only), ("settled_only", settled_only))
                    if floor
                },
            )
        found: Graph = self._graphs[key]
        return found

    def _visible(self, option: str) -> tuple[dict[str, Thing], list[Fact], dict[str, Statement]]:
        places = Places(self.folder)
        in_order = sorted(self._slice.nodes, key=lambda node: (not node.properties.get("pack"), seq(node.properties)))
        things = things_of(in_order, option, places)
        record: dict[str, Statement] = {}
        for node in in_order:
            if node.label in _STATEMENTS and there(node.properties, option):
                key = str(node.properties["key"])
                record[key] = state(_STATEMENTS[node.label], key, node.properties, option, places)
        facts: dict[str, Fact] = {}
        for edge in sorted(
            self._slice.edges, key=lambda edge: (bool(edge.properties.get("pack")), seq(edge.properties))
        ):
            if edge.rid not in facts and not edge.rid.startswith(RESERVED) and there(edge.properties, option):
                facts[edge.rid] = read_fact(edge, places)
        return things, list(facts.values()), record


def headed(head: Sequence[Node], folder: Path | None = None) -> SlicedScenario:
    """The scenario of which only the head is here: no slice yet."""
    whole = scenario_of(Rows(tuple(node for node in head if node.id.startswith(RESERVED)), ()), folder)
    values = {name: getattr(whole, name) for name in Scenario.model_fields if name != "baseline"}
    made = SlicedScenario(**values, baseline=Layer())
    made._keeps(_registry=whole._registry, _questions={})
    return made


def mentioned(source: WalkSource, texts: Iterable[str], folder: Path | None = None) -> SlicedScenario:
    """The scenario with the things and lists of criteria alone of which these texts are the names: to read a question by."""
    made, named = headed(source.head(), folder), nodes_called(source, texts)
    places = Places(made.folder)
    things = things_of(named, BASELINE, places)
    written = {node.id for node in named if not node.properties.get("pack")}
    lists = {
        str(node.properties["key"]): read(Instrument, str(node.properties["key"]), node.properties, places)
        for node in named
        if node.label == "Instrument" and there(node.properties, BASELINE)
    }
    layer = Layer(things={key: thing for key, thing in things.items() if key in written}, instruments=lists)
    return made.model_copy(update={"baseline": layer})


def question_graph(
    source: WalkSource,
    question: str,
    *,
    option: str | None = None,
    on: datetime.date | str | None = None,
    place: str | None = None,
    stated_only: bool = False,
    settled_only: bool = False,
    folder: Path | None = None,
    definition: Definition | None = None,
    subjects: Mapping[str, str | Sequence[str]],
) -> Graph:
    """The graph that is enough to answer a question: ask it as you would ask the whole one.

    ``subjects`` are what the question is asked with, by the names of its parameters: ids, names or aliases. The baseline
    comes along, since an answer under an option says what holds without it. Raises NotFound or AmbiguousName.
    """
    plan = definition or slice_of(question)
    if plan is None:
        raise StoreError(f"'{question}' is not answered from a slice: pull the scenario")
    made = headed(source.head(), folder)
    chosen = made.option_id(option)
    area = place or made.place
    asked = {name: (given,) if isinstance(given, str) else tuple(given) for name, given in subjects.items()}
    texts = [text for given in asked.values() for text in given]
    called = Namesakes(source, (*texts, *([area] if area else ())), chosen, Places(made.folder))
    seeds: dict[str, list[str]] = {"place": [called.place(area).id]} if area else {}
    for parameter in VERBS[question].parameters:
        for text in asked.get(parameter.name, ()):
            named = parameter.type == "thing"
            try:
                found = called.thing(text, parameter.categories, suggest=named and bool(parameter.categories))
                seeds.setdefault(parameter.name, []).append(found.id)
            except NotFound:
                if named:
                    raise  # else it is a kind of body, a class of functions: words that the question reads itself
    if not seeds.keys() & plan.subjects.keys() and any(
        parameter.type == "thing" for parameter in VERBS[question].parameters
    ):
        raise StoreError(f"'{question}' is asked about no thing, so there is no slice of it: pull the scenario")
    options = tuple(dict.fromkeys((BASELINE, chosen)))
    made._keeps(_slice=walk(source, question, seeds, options, plan), _read=options)
    return made.graph(chosen, on=on, place=place, stated_only=stated_only, settled_only=settled_only)
