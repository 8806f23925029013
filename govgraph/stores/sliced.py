"""The graph that a question reads, made of its slice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.build import _above_floors
from govgraph.graph.graph import Graph
from govgraph.graph.names import NotFound, find
from govgraph.loader.overlay import place_of
from govgraph.model.facts import Fact
from govgraph.model.record import Instrument, Statement
from govgraph.model.scenario import BASELINE, Layer, Scenario, _day
from govgraph.model.things import Thing
from govgraph.questions.verbs import VERBS
from govgraph.stores.errors import NotThere, StoreError, TooWide
from govgraph.stores.flat import RESERVED, Node, read, read_fact, there
from govgraph.stores.names import Namesakes, keys_of, nodes_called, state, things_of
from govgraph.stores.read_back import scenario as scenario_of
from govgraph.stores.rows import Rows, seq
from govgraph.stores.slices import slice_of
from govgraph.stores.steps import Definition
from govgraph.stores.text import Places
from govgraph.stores.walk import STATEMENT_LABELS, WalkSource, processes_in, walk

if TYPE_CHECKING:
    from pathlib import Path


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
            if node.label in STATEMENT_LABELS and there(node.properties, option):
                key = str(node.properties["key"])
                record[key] = state(STATEMENT_LABELS[node.label], key, node.properties, option, places)
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
    texts = tuple(texts)
    made, named = headed(source.head(keys_of(texts)), folder), nodes_called(source, texts)
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
    asked = {name: (given,) if isinstance(given, str) else tuple(given) for name, given in subjects.items()}
    texts = [text for given in asked.values() for text in given]
    made = headed(source.head(keys_of((*texts, *([place] if place else ())))), folder)
    chosen = made.option_id(option)
    area = place or made.place
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
