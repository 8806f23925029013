"""Which law a scenario is read with: the packs that it names under ``law:``, its own kinds, its own rows.

``law: [england-nhs, england-local-government]`` is what a scenario gets that says nothing; ``law: none`` reads no law, so
that only what papers state counts. A pack is the name of one that comes with govgraph, or a folder of rows: beside the
scenario's files, in its folder ``law``, or elsewhere by its path from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.law.registry import Registry, declared
from govgraph.law.tables import ENGLAND, packaged_packs
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.loader.values import is_id
from govgraph.marks import Marked
from govgraph.model.kinds import OwnKind

NONE = "none"
"""The word for no law at all."""


def packs_named(node: Marked | None) -> tuple[tuple[str, ...], list[Problem]]:
    """The names of packs under ``law:``; England's where nothing is written, none for ``none``."""
    if node is None:
        return ENGLAND, []
    written = node.plain()
    names = [written] if isinstance(written, str) else written
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        hint = f"write 'law: none' or a list of packs, such as [{', '.join(ENGLAND)}]"
        return ENGLAND, [Problem("LOAD070", "'law' names packs of law", node.mark, hint)]
    if NONE in names and len(names) > 1:
        hint = "write 'law: none' alone, or leave 'none' out"
        return (), [Problem("LOAD070", "'law' names 'none' beside other packs", node.mark, hint)]
    return tuple(dict.fromkeys(name for name in names if name != NONE)), []


def pack_folder(folder: Path, name: str) -> Path | None:
    """Where a pack that does not come with govgraph lies; None: nowhere."""
    last = Path(name).name
    found = (path for path in (folder / name, folder / "law" / last) if last and path.is_dir())
    return next(found, None)


def read_law(
    folder: Path, packs: Iterable[str], kinds: Mapping[str, OwnKind], mark: Mark
) -> tuple[Registry, list[Problem]]:
    """The registry of these packs with the scenario's own kinds and rows laid over it, and every mistake in them."""
    known, problems = packaged_packs(), []
    names = tuple(packs)
    made = declared(tuple(name for name in names if name in known), kinds)
    folders: list[Path] = []
    for name in (name for name in names if name not in known):
        found = pack_folder(folder, name)
        if found is None:
            hint = did_you_mean(name, (*known, NONE)) or f"name one of {', '.join(known)}, a folder of rows, or none"
            problems.append(Problem("LOAD070", f"there is no pack of law '{name}'", mark, hint))
            continue
        made, wrong = made.with_folder(found, pack=name)
        folders.append(found)
        problems += wrong
    if (folder / "law").is_dir():
        made, wrong = made.with_folder(folder / "law", without=folders)
        problems += wrong
    for kind in kinds.values():
        for name in (*kind.organ_of, *kind.is_a):
            if name not in made.kinds:
                hint = did_you_mean(name, made.kinds) or "declare it under 'kinds:' too"
                problems.append(Problem("LOAD042", f"there is no kind '{name}'", kind.mark, hint))
    return made, problems


def own_kinds(node: Marked, reading: ItemReading) -> dict[str, OwnKind]:
    """The kinds that a scenario declares under ``kinds:``; what is wrong with them is noted in ``reading``."""
    found: dict[str, OwnKind] = {}
    for key, mark, entry in node.items() if isinstance(node.value, dict) else ():
        if not is_id(key.replace("_", "-")):
            reading.problem(
                "LOAD025", f"'{key}' is not an id", mark, "use letters, digits and hyphens, such as ministry"
            )
            continue
        if isinstance(entry.value, str):
            entry = Marked({"name": entry}, entry.mark, {"name": entry.mark})
        if not isinstance(entry.value, dict):
            hint = f"write '{key}: {{name: ..., legal person: true}}'"
            reading.problem("LOAD026", f"kind '{key}' needs fields", entry.mark, hint)
            continue
        values = reading.common(entry)
        values |= {name: value.plain() for name, value in entry.mapping().items() if name not in COMMON_KEYS}
        made = reading.build(
            OwnKind,
            {"name": key.replace("_", " ").replace("-", " ").capitalize(), **values, "id": key},
            entry,
            what=f"kind '{key}'",
        )
        if isinstance(made, OwnKind):
            found[key] = made
    return found
