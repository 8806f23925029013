"""The files of a scenario in one plain form: every relation a row of its own, no defaults, no tables beside.

What is written shortly (``reports to: icb`` under a body, ``defaults``, CSV tables) is written out, so that one thing is said in
one place; each item stays in the file that it came from. Read again it is the same scenario. Comments are left behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from govgraph.loader.items import ItemReading
from govgraph.loader.options import SECTIONS_OF_AN_OPTION
from govgraph.loader.papers import SECTIONS as PAPERS
from govgraph.loader.shared_fields import field_names
from govgraph.loader.tables import expanded, is_table
from govgraph.loader.transcript import FileSaid, Transcript, TranscriptItem, filled
from govgraph.marks import Marked
from govgraph.model.record import STATEMENTS, Criterion
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary

QUESTIONS = "questions.yaml"
_OF_LAYERS = frozenset(
    {*SECTIONS, *STATEMENTS, "relations", "instruments", "processes", "left out", "tables", "defaults"}
)
_LATER = frozenset({*STATEMENTS, "instruments", "processes", "left out"})
"""Sections that an option may hold beside ``add``."""

_NAMED = {"documents": "title", "kinds": "name", "views": "view"}
"""Sections of which an entry may be one line, and what that line is."""

Tree = dict[str, Any]


def canonical(heard: Transcript) -> dict[str, Tree]:
    """The files by their paths, in the order in which the loader read them; options and questions last."""
    out: dict[str, Tree] = {}
    for file in heard.files:
        out[file.path] = _option(file) if file.path.startswith("options/") else _baseline(file)
    if heard.questions is not None:
        out[QUESTIONS] = {key: _question(node) for key, _, node in heard.questions.items()}
    return out


def _baseline(file: FileSaid) -> Tree:
    out: Tree = {}
    defaults = file.tree.mapping().get("defaults", Marked({}, file.tree.mark)).mapping()
    for section, _, node in file.tree.items():
        if section in PAPERS:
            out[section] = [row for one in _rows(node) for row in _said(one)]
        elif section == "waivers":
            out[section] = [filled(row, defaults) for row in _rows(node)]
        elif section == "patterns":
            out[section] = {key: filled(entry, defaults) for key, _, entry in node.items()}
        elif section in _NAMED:
            name = _NAMED[section]
            out[section] = {
                key: entry.plain() if entry.mapping() else {name: entry.plain()} for key, _, entry in node.items()
            }
        elif section not in _OF_LAYERS:
            out[section] = node.plain()
    for section, entries in _layers(file.said)[0].items():
        out[section] = entries
    return out


def _option(file: FileSaid) -> Tree:
    raw = file.tree.mapping()
    own = [
        name
        for name in raw
        if name in SECTIONS_OF_AN_OPTION or name in {"source", "sources", "status", "basis", "note", "from", "until"}
    ]
    out: Tree = {"option": file.path.removeprefix("options/").removesuffix(".yaml")}
    out |= {
        ("source" if name == "sources" else name): raw[name].plain()
        for name in own
        if name not in {"defaults", "add", "remove", "change", "merge"}
    }
    first, later = _layers(file.said)
    if first:
        out["add"] = first
    out |= later
    if removed := [one for row in _rows(raw.get("remove")) for one in _selections(row)]:
        out["remove"] = removed
    if changed := [{"of": of, "to": to} for of, to in _changes(raw.get("change"))]:
        out["change"] = changed
    if merged := [row.plain() for row in _rows(raw.get("merge"))]:
        out["merge"] = merged
    return out


# -- sections of a layer ------------------------------------------------------------------------------------------------


def _layers(said: Iterable[TranscriptItem]) -> tuple[Tree, Tree]:
    """What a file adds by section. A section that comes back after another one (the record of an option stands beside
    ``add``) is kept apart, so that the order stays."""
    first: Tree = {}
    later: Tree = {}
    before = ""
    for one in said:
        section = one.name if one.key else "relations"
        if section == "relations":
            first.setdefault("relations", []).append({one.name: filled(one.node, one.defaults, one.sources)})
            continue
        back = section in later or (section in first and section != before and section in _LATER)
        (later if back else first).setdefault(section, {})[one.key] = _entry(one)
        before = section
    return first, later


def _entry(one: TranscriptItem) -> Any:
    node = one.node
    if isinstance(node.value, str):
        node = Marked({"name": node}, node.mark, {"name": node.mark})
    if one.name in SECTIONS:
        short = vocabulary().kinds.keys() - field_names(SECTIONS[one.name])
        kept = {name: value for name, value in node.mapping().items() if name not in short}
        return filled(Marked(kept, node.mark, node.keys), one.defaults)
    if one.name == "processes":
        whole = filled(node, one.defaults)
        steps = node.mapping().get("steps")
        return {
            **whole,
            **({"steps": [filled(row, one.defaults) for row in _rows(steps)]} if steps is not None else {}),
        }
    return _instrument(node, one.defaults) if one.name == "instruments" else filled(node, one.defaults)


def _instrument(node: Marked, defaults: dict[str, Marked]) -> Tree:
    raw = node.mapping()
    whole = filled(node, defaults)
    if "items" in raw:
        rows = raw["items"]
        known = field_names(Criterion) | {"source", "sources", "from", "until"}
        listed = (
            expanded(rows, ItemReading(), what="a list of items", known=known, needed=["says"])
            if is_table(rows)
            else _rows(rows)
        )
        whole["items"] = [_said_with(row, defaults) for row in listed]
    if "themes" in raw:
        stages = [str(stage.plain()) for stage in _rows(raw.get("stages"))]
        whole["themes"] = {key: _theme(entry, stages, defaults) for key, _, entry in raw["themes"].items()}
    return whole


def _theme(node: Marked, stages: list[str], defaults: dict[str, Marked]) -> Tree:
    own = {name: value for name, value in node.mapping().items() if name not in stages}
    cells = {stage: _said_with(node.mapping()[stage], defaults) for stage in stages if stage in node.mapping()}
    return {**filled(Marked(own, node.mark, node.keys), defaults), **cells}


def _said_with(node: Marked, defaults: dict[str, Marked]) -> Tree:
    if isinstance(node.value, str):
        node = Marked({"says": node}, node.mark, {"says": node.mark})
    return filled(node, defaults)


# -- what changes -------------------------------------------------------------------------------------------------------


def _rows(node: Marked | None) -> list[Marked]:
    if node is None or node.value is None:
        return []
    return node.value if isinstance(node.value, list) else [node]


def _selections(row: Marked) -> Iterator[Any]:
    """Each thing or relation that a row names: an id, or one relation with what stands in it."""
    if not isinstance(row.value, dict):
        yield str(row.plain())
        return
    for kind, _, rows in row.items():
        for one in _rows(rows):
            yield {kind: one.plain()}


def _changes(node: Marked | None) -> Iterator[tuple[Any, Any]]:
    if node is not None and isinstance(node.value, dict):
        yield from ((key, value.plain()) for key, _, value in node.items())
        return
    for row in _rows(node):
        raw = row.mapping()
        for of in _selections(raw["of"]):
            yield of, raw["to"].plain()


def _said(row: Marked) -> Iterator[Tree]:
    """What a later paper says of an earlier one: ids together, each relation in a row of its own."""
    rest = filled(row, {})
    named = [one for part in _rows(row.mapping().get("of")) for one in _selections(part)]
    ids = [one for one in named if isinstance(one, str)]
    if ids == named:
        yield {**rest, "of": ids[0] if len(ids) == 1 else ids}
    else:
        yield from ({**rest, "of": one} for one in named)


def _question(node: Marked) -> Tree:
    out: Mapping[str, Any] = filled(node, {})
    asks = out.get("asks")
    if isinstance(asks, list) and len(asks) == 1:
        return {**{name: value for name, value in out.items() if name != "asks"}, **asks[0]}
    return dict(out)
