"""A whole scenario as rows of the flat form, options on the few rows that they touch, and back.

Every option is resolved when the rows are made: a person who looks at the store sees one graph. What an option adds
carries ``only_in: ['b']``, what it takes away ``not_in: ['b']``; what carries neither is there in the baseline and in
every option. A relation that an option changes is two: the old one ``not_in``, the new one ``only_in``. A *thing* that
an option changes stays one node, with its other state in ``changes_json`` by option. Options as the files write them
are rows too (``:Option``), and it is from these that a scenario is read back whole.

The law's own functions and holders (``pack: true``) are there for people and for walks; whoever reads a scenario back
takes them from the law registry again. The files themselves are rows (``:SourceFile``), so that a folder can be
written again with its comments.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from govgraph.law.pack import pack_facts, pack_functions
from govgraph.loader.overlay import overlaid
from govgraph.model.base import Item
from govgraph.model.facts import Fact
from govgraph.model.scenario import (
    BASELINE,
    Layer,
    Scenario,
)
from govgraph.model.things import Thing
from govgraph.stores.errors import CannotStore
from govgraph.stores.flat import (
    RESERVED,
    Edge,
    Node,
    Properties,
    checked,
    edges,
    not_known,
    properties,
    well_formed,
)
from govgraph.stores.names import name_nodes
from govgraph.stores.rows import SCHEMA, Rows, making_many
from govgraph.stores.source_files import source_files
from govgraph.stores.steps import NATIONAL
from govgraph.stores.text import Places, to_json

T = TypeVar("T")


def rows(scenario: Scenario) -> Rows:
    """The rows of a scenario. Raises :class:`~govgraph.stores.errors.CannotStore` for what no store can hold."""
    with making_many():
        return _Writing(scenario).rows()


def _named_in_facts(thing: Thing, things: Mapping[str, Thing]) -> Iterable[str]:
    """The things that the legal facts of a post or body name."""
    return (value for value in getattr(thing, "facts", {}).values() if isinstance(value, str) and value in things)


class _Writing:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.places = Places(scenario.folder)
        self.options = (BASELINE, *scenario.options)
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []

    def rows(self) -> Rows:
        layers = {option: overlaid(self.scenario, option)[0] for option in self.options}
        things, facts = self._with_pack(layers)
        self._things(things, {key for layer in layers.values() for key in layer.things})
        states = list(self._states(facts))
        self._facts(states, {key for layer in layers.values() for key in layer.facts})
        self._of_things("HAS_MEMBER", things, lambda thing, _: getattr(thing, "members", ()))
        self._of_things("IN_SECTOR", things, lambda thing, _: getattr(thing, "sector", ()))
        self._of_things("FACT_NAMES", things, _named_in_facts)
        self._named(states)
        for part in ("statements", "instruments", "processes"):
            self._record({option: getattr(layer, part) for option, layer in layers.items()})
        self._scenario()
        instruments = {
            f"{RESERVED}Instrument/{key}": item for layer in layers.values() for key, item in layer.instruments.items()
        }
        for node in name_nodes(
            (
                *((key, (thing.name, *thing.aliases)) for layer in things.values() for key, thing in layer.items()),
                *((key, (item.name, item.id, *item.aliases)) for key, item in instruments.items()),
            )
        ):
            self._node(Node(node.label, well_formed(node.id, "a name"), node.properties))
        return Rows(tuple(self.nodes.values()), tuple(self.edges))

    def _with_pack(self, layers: Mapping[str, Layer]) -> tuple[dict[str, dict[str, Thing]], dict[str, dict[str, Fact]]]:
        """Things and facts of each option, with the law's functions that it uses and their holders."""
        registry = self.scenario.registry
        law = pack_functions(registry)
        # What the law gives a thing hangs on that thing alone, and most are the same in every option.
        held: dict[int, Mapping[str, Fact]] = {}
        things: dict[str, dict[str, Thing]] = {}
        facts: dict[str, dict[str, Fact]] = {}
        for option, layer in layers.items():
            facts[option] = dict(layer.facts)
            for thing in {**law, **layer.things}.values():
                if id(thing) not in held:
                    held[id(thing)] = pack_facts(registry, {thing.id: thing})
                facts[option] |= held[id(thing)]
            used = {item for fact in facts[option].values() for filler in fact.roles.values() for item in filler.ids}
            things[option] = {
                **layer.things,
                **{key: law[key] for key in law if key in used and key not in layer.things},
            }
        return things, facts

    def _states(self, by_option: Mapping[str, Mapping[str, T]]) -> Iterator[tuple[str, list[tuple[T, list[str]]]]]:
        """Each item by its key, in the order of the baseline and what options add; each of its states, with the
        options that see it so."""
        layers = list(by_option.values())
        everywhere = list(by_option)
        for key in dict.fromkeys(key for items in layers for key in items):
            found = [items.get(key) for items in layers]
            first = found[0]
            if first is not None and all(item is first for item in found):
                yield key, [(first, everywhere)]
                continue
            states: list[tuple[T, list[str]]] = []
            for option, item in zip(by_option, found, strict=True):
                if item is None:
                    continue
                same = next((seen for state, seen in states if state is item or state == item), None)
                if same is None:
                    states.append((item, [option]))
                else:
                    same.append(option)
            yield key, states

    def _node(self, node: Node) -> None:
        if node.id in self.nodes:
            raise CannotStore(f"two things of {self.scenario.name} are called '{node.id}'")
        self.nodes[node.id] = node

    def _changing(self, by_option: Mapping[str, Mapping[str, T]]) -> Iterator[tuple[str, T, Properties]]:
        """Each item once, as it is in the baseline (else where it is first), and what options make of it."""
        for number, (key, states) in enumerate(self._states(by_option)):
            seen_in = {option for _, seen in states for option in seen}
            marks: Properties = {"seq": number, **self._seen_in([o for o in self.options if o in seen_in])}
            if len(states) > 1:
                changed = {option: item for item, seen in states[1:] for option in seen}
                in_order = {option: changed[option] for option in self.options if option in changed}
                marks["changes_json"] = to_json(in_order, self.places)
                checked(marks, key)
            yield key, states[0][0], marks

    def _seen_in(self, options: Iterable[str]) -> Properties:
        seen = list(options)
        if len(seen) == len(self.options):
            return {}
        if seen[0] != BASELINE:
            return {"only_in": seen}
        absent = [option for option in self.options if option not in seen]
        return {"not_in": absent} if absent else {}

    def _things(self, by_option: Mapping[str, Mapping[str, Thing]], written: set[str]) -> None:
        for key, thing, marks in self._changing(by_option):
            if key.startswith(RESERVED) or not key:
                raise CannotStore(
                    f"a thing of {self.scenario.name} is called '{key}': an id has no '{RESERVED}' in front"
                )
            if key not in written:
                marks["pack"] = True
            well_formed(key, "an id")
            self._node(Node(type(thing).__name__, key, {**properties(thing, self.places), **marks}))

    def _facts(self, facts: Iterable[tuple[str, list[tuple[Fact, list[str]]]]], written: set[str]) -> None:
        for number, (key, states) in enumerate(facts):
            for fact, seen in states:
                marks: Properties = {"seq": number, **self._seen_in(seen)}
                if key not in written:
                    marks["pack"] = True
                made = edges(fact, self.places)
                made[0].properties.update(marks)  # of all of them: they share it
                for edge in made:
                    self._edge(edge)

    def _edge(self, edge: Edge) -> None:
        for end in (edge.start, edge.end):
            if end not in self.nodes:
                word = not_known(end)
                label, name = ("NotKnown", word) if word else ("NotThere", end)
                self._node(Node(label, well_formed(end, "an id"), {"name": name or end}))
        self.edges.append(edge)

    def _derived(self, type: str, pairs: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """An edge for each pair of ids, in the options in which it is found."""
        seen: dict[tuple[str, str], set[str]] = {}
        for one, other, options in pairs:
            seen.setdefault((one, other), set()).update(options)
        for (one, other), found in seen.items():
            options = [option for option in self.options if option in found]
            self._edge(Edge(type, f"{RESERVED}{type}/{one}/{other}", one, other, self._seen_in(options)))

    def _of_things(
        self,
        type: str,
        by_option: Mapping[str, Mapping[str, Thing]],
        named: Callable[[Thing, Mapping[str, Thing]], Iterable[str]],
    ) -> None:
        """An edge from each thing to everything that it names, of the things of an option."""
        self._derived(
            type,
            (
                (thing.id, other, (option,))
                for option, things in by_option.items()
                for thing in things.values()
                for other in named(thing, things)
            ),
        )

    def _named(self, facts: Iterable[tuple[str, list[tuple[Fact, list[str]]]]]) -> None:
        self._derived(
            "NAMED_IN",
            (
                (item, who, seen)
                for _, states in facts
                for fact, seen in states
                for role in fact.roles
                if role not in fact.row.main
                for item in fact.roles[role].ids
                if item in self.nodes
                for who in fact.subject.ids or fact.object.ids
            ),
        )

    def _record(self, by_option: Mapping[str, Mapping[str, Item]]) -> None:
        about: list[tuple[str, str, Iterable[str]]] = []
        for key, item, marks in self._changing(by_option):
            label = type(item).__name__
            node = f"{RESERVED}{label}/{key}"
            self._node(Node(label, node, {**properties(item, self.places), "key": well_formed(key, "an id"), **marks}))
            for option, items in by_option.items():
                said = items.get(key)
                named = dict.fromkeys((*getattr(said, "about", ()), *getattr(said, "of", ())))  # asks are of somebody
                about += [(node, thing, (option,)) for thing in named if thing in self.nodes]
        self._derived("ABOUT", about)

    def _scenario(self) -> None:
        scenario = self.scenario
        facts: Properties = {
            "name": scenario.name,
            "title": scenario.title,
            "date": scenario.date,
            "place": scenario.place,
            "extends": list(scenario.extends),
            "law": list(scenario.law),
            NATIONAL: list(scenario.registry.answered_to),
            "schema": SCHEMA,
            "warnings_json": json.dumps(
                [[p.code, p.message, self.places.text(p.mark), p.hint, p.level] for p in scenario.warnings],
                ensure_ascii=False,
            ),
        }
        self._node(Node("About", f"{RESERVED}About", checked(facts, "the scenario")))
        for items in (
            scenario.documents,
            scenario.kinds,
            scenario.options,
            scenario.questions,
            scenario.patterns,
            scenario.views,
        ):
            for number, (key, item) in enumerate(items.items()):
                self._numbered(item, number, key)
        for listed in (scenario.waivers, scenario.baseline.left_out):
            for number, item in enumerate(listed):
                self._numbered(item, number, item.id, name=str(number))
        for number, (path, text) in enumerate(source_files(scenario).items()):
            stored: Properties = {"path": path, "text": text, "seq": number}
            self._node(Node("SourceFile", f"{RESERVED}SourceFile/{path}", checked(stored, path)))

    def _numbered(self, item: Any, number: int, key: str, *, name: str = "") -> None:
        label = type(item).__name__
        stored = {**properties(item, self.places), "key": well_formed(key, "an id"), "seq": number}
        self._node(Node(label, f"{RESERVED}{label}/{name or key}", stored))
