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

import contextlib
import functools
import gc
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from govgraph.diagnostics import Problem
from govgraph.law.pack import pack_facts, pack_functions
from govgraph.law.tables import ABOUT, packaged_packs
from govgraph.loader.books import is_workbook
from govgraph.loader.law import pack_folder
from govgraph.loader.overlay import overlaid
from govgraph.model.base import Item
from govgraph.model.facts import Fact
from govgraph.model.kinds import OwnKind
from govgraph.model.processes import Process
from govgraph.model.record import STATEMENTS, Instrument, NotModelled
from govgraph.model.scenario import (
    BASELINE,
    Document,
    GovernancePattern,
    Layer,
    Option,
    Question,
    Scenario,
    Waiver,
)
from govgraph.model.things import Thing
from govgraph.model.views import SavedView
from govgraph.stores.errors import CannotStore, Damaged
from govgraph.stores.flat import (
    NOT_MODELLED,
    RESERVED,
    THINGS,
    Edge,
    Node,
    Properties,
    checked,
    edges,
    not_known,
    properties,
    read,
    read_fact,
    there,
    well_formed,
)
from govgraph.stores.names import name_nodes
from govgraph.stores.steps import NATIONAL
from govgraph.stores.text import Places, from_json, to_json

T = TypeVar("T")

SCHEMA = 4
"""The version of the flat form. A store that holds another one is migrated or refused."""

RECORD: Mapping[str, tuple[str, type[Item]]] = {
    **{model.__name__: ("statements", model) for model in STATEMENTS.values()},
    "Instrument": ("instruments", Instrument),
    "Process": ("processes", Process),
}
OF_THE_SCENARIO = {
    "Document": Document,
    "OwnKind": OwnKind,
    "Option": Option,
    "Question": Question,
    "GovernancePattern": GovernancePattern,
    "Waiver": Waiver,
    "SavedView": SavedView,
    "NotModelled": NotModelled,
}
_FILES = ("*.yaml", "options/*.yaml", "law/**/*.yaml")


@dataclass(frozen=True)
class Rows:
    """All nodes and edges of one version of one scenario."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def sha256(self) -> str:
        """What stands in them, as one number: equal rows in any order have an equal one."""
        lines = [digest((node.label, node.id, node.properties)) for node in self.nodes]
        lines += [digest((edge.type, edge.rid, edge.start, edge.end, edge.properties)) for edge in self.edges]
        lines.sort()
        whole = hashlib.sha256()
        for line in lines:
            whole.update(line)
        return whole.hexdigest()


_TEXT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)


def digest(parts: tuple[Any, ...]) -> bytes:
    """What stands in a row, as one number: equal rows have an equal one."""
    return hashlib.sha256(_TEXT.encode(parts).encode()).digest()


@contextlib.contextmanager
def making_many() -> Iterator[None]:
    """While many values are made that all stay, Python does not look among them for what nobody needs any more.

    On 150,000 rows the looking took more than half of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


# -- writing --------------------------------------------------------------------------------------------------------


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


def source_files(scenario: Scenario) -> dict[str, str]:
    """The files of a scenario's folder and, beside it, of those that it extends: relative path to text."""
    out: dict[str, str] = {}
    folder = scenario.folder
    if is_workbook(folder):  # pulled again, it is a folder of YAML
        from govgraph.export.folder import files_of

        out = files_of(folder)
        for paper in scenario.earlier:
            out |= {f"../{paper.name}/{path}": text for path, text in source_files(paper).items() if "../" not in path}
        return out
    below = {paper.name: paper.folder for paper in scenario.papers[:-1]} if scenario._earlier else {}
    homes = [
        ("", folder),
        *((f"../{name}/", below.get(name, folder.parent / name)) for name in (*below, *scenario.extends)),
    ]
    for prefix, home in homes:
        if not (home / "scenario.yaml").is_file():
            continue
        texts = {
            path: path.read_text(encoding="utf-8-sig") for pattern in _FILES for path in sorted(home.glob(pattern))
        }
        for path in sorted(home.rglob("*.csv")):
            if any(
                path.name in text for text in texts.values()
            ):  # a table that a file lists, and no output lying about
                texts[path] = path.read_text(encoding="utf-8-sig")
        out |= {prefix + path.relative_to(home).as_posix(): texts[path] for path in sorted(texts)}
    for name in set(scenario.law).difference(packaged_packs()):
        found = pack_folder(folder, name) if (folder / "scenario.yaml").is_file() else None
        for path in sorted(found.rglob("*.yaml")) if found is not None else ():
            # a pack that lies elsewhere comes along in the folder law, where it is found by its name
            text = path.read_text(encoding="utf-8-sig")
            out.setdefault(f"law/{Path(name).name}/{path.relative_to(found or path).as_posix()}", text)
    return out


# -- reading --------------------------------------------------------------------------------------------------------


def scenario(stored: Rows, folder: Path | None = None) -> Scenario:
    """The scenario of which these are the rows. Raises :class:`~govgraph.stores.errors.Damaged`.

    ``folder`` is where its files are said to lie in findings; by default a folder of its name.
    """
    with making_many():
        return _Reading(stored, folder).scenario()


def _recalled(stored: Rows, name: str) -> Scenario:
    """The scenario with the papers that it extends, read from the files that came with the push."""
    from govgraph.loader.load import load
    from govgraph.stores.folders import write

    with tempfile.TemporaryDirectory() as home:
        write(stored, Path(home) / name)
        return load(Path(home) / name)


class _Reading:
    def __init__(self, stored: Rows, folder: Path | None) -> None:
        about = [node.properties for node in stored.nodes if node.label == "About"]
        if len(about) != 1:
            raise Damaged(
                f"the version holds {len(about)} nodes :About where one belongs: it was changed after the push"
            )
        self.about: Mapping[str, Any] = about[0]
        self.stored = stored
        self.places = Places(folder or Path(str(self.about.get("name", ""))))

    def scenario(self) -> Scenario:
        about, whole = self.about, {label: self._items(label, model) for label, model in OF_THE_SCENARIO.items()}
        try:
            built = Scenario.model_validate(
                {
                    "name": about["name"],
                    "title": about["title"],
                    "folder": self.places.folder,
                    "date": about["date"],
                    "place": about["place"],
                    "extends": tuple(about["extends"]),
                    "law": tuple(about["law"]),
                    "kinds": dict(whole["OwnKind"]),
                    "warnings": self._warnings(),
                    "documents": dict(whole["Document"]),
                    "options": dict(whole["Option"]),
                    "patterns": dict(whole["GovernancePattern"]),
                    "waivers": tuple(item for _, item in whole["Waiver"]),
                    "views": dict(whole["SavedView"]),
                    "baseline": self._baseline(tuple(item for _, item in whole["NotModelled"])),
                }
            )
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged(f"the node :About cannot be read back ({error}): it was changed after the push") from None
        built._keeps(_questions=dict(whole["Question"]))  # read when wanted in a folder; here they come with the rest
        self._own_law(built)
        if built.extends:
            built._keeps(_recall=functools.partial(_recalled, self.stored, built.name))
        return built

    def _items(self, label: str, model: Any) -> list[tuple[str, Any]]:
        found = [node for node in self.stored.nodes if node.label == label]
        return [(str(node.properties["key"]), self._item(model, node)) for node in _in_order(found)]

    def _item(self, model: Any, node: Node) -> Any:
        key = str(node.properties.get("key", node.id))
        return read(model, key, node.properties, self.places, what=f"{node.label} '{key}'")

    def _baseline(self, left_out: tuple[NotModelled, ...]) -> Layer:
        shown = [node for node in self.stored.nodes if _of_the_baseline(node.properties)]
        things = {
            node.id: self._item(THINGS[node.label], node) for node in _in_order(n for n in shown if n.label in THINGS)
        }
        record: dict[str, dict[str, Any]] = {"statements": {}, "instruments": {}, "processes": {}}
        for node in _in_order(node for node in shown if node.label in RECORD):
            section, model = RECORD[node.label]
            record[section][str(node.properties["key"])] = self._item(model, node)
        facts: dict[str, Fact] = {}
        seen = (
            edge
            for edge in self.stored.edges
            if _of_the_baseline(edge.properties) and not edge.rid.startswith(RESERVED)
        )
        for edge in sorted(seen, key=lambda edge: seq(edge.properties)):
            if edge.rid not in facts:
                facts[edge.rid] = read_fact(edge, self.places)
        return Layer(things=things, facts=facts, left_out=left_out, **record)

    def _warnings(self) -> tuple[Problem, ...]:
        written = from_json(str(self.about.get("warnings_json", "[]")), self.places)
        return tuple(
            Problem(code, message, self.places.mark(at), hint, level) for code, message, at, hint, level in written
        )

    def _own_law(self, built: Scenario) -> None:
        """The law registry with the scenario's own kinds and rows, read from the files as they were pushed."""
        from govgraph.law.registry import declared
        from govgraph.marks import parse_yaml

        files = [node.properties for node in self.stored.nodes if node.label == "SourceFile"]
        own = sorted((str(file["path"]), str(file["text"])) for file in files if str(file["path"]).startswith("law/"))
        known = packaged_packs()
        law = declared(tuple(name for name in built.law if name in known), built.kinds)
        for name in (name for name in built.law if name not in known):
            law = law.with_rows(pack=name)[0]
        if own:
            trees = [parse_yaml(text, shown_as=path)[0] for path, text in own if not path.endswith(f"/{ABOUT}")]
            law = law.with_rows(*(tree for tree in trees if tree is not None))[0]
        if own or built.kinds or len(law.packs) > len(set(law.packs) & set(known)):
            built._keeps(_registry=law)


def seq(stored: Mapping[str, Any]) -> int:
    number = stored.get("seq", 0)
    return number if isinstance(number, int) else 0


def _in_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: seq(node.properties))


def _of_the_baseline(stored: Mapping[str, Any]) -> bool:
    return there(stored, BASELINE) and not stored.get("pack")


__all__ = ["NOT_MODELLED", "SCHEMA", "Rows", "rows", "scenario", "source_files"]
