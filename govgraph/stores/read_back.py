"""A scenario read back from its rows: what was pushed, without what the law adds to it."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govgraph.diagnostics import Problem
from govgraph.law.tables import ABOUT, packaged_packs
from govgraph.model.facts import Fact
from govgraph.model.record import NotModelled
from govgraph.model.scenario import (
    BASELINE,
    Layer,
    Scenario,
)
from govgraph.stores.errors import Damaged
from govgraph.stores.flat import (
    RESERVED,
    THINGS,
    Node,
    read,
    read_fact,
    there,
)
from govgraph.stores.rows import OF_THE_SCENARIO, RECORD, Rows, making_many, seq
from govgraph.stores.text import Places, from_json


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


def _in_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: seq(node.properties))


def _of_the_baseline(stored: Mapping[str, Any]) -> bool:
    return there(stored, BASELINE) and not stored.get("pack")
