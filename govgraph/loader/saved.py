"""A scenario as it was read, kept so that the next command on the same files reads no YAML (:mod:`govgraph.kept`).

It is kept under the digest of its folder and of the code and law that read it, and says of what else it was made: the
papers that it extends, packs and law that lie elsewhere. It is answered from only while all of that is as it was. A
folder that lies beside so much else that looking at it takes long is not kept, and neither is a scenario with mistakes.
"""

from __future__ import annotations

import functools
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_type_hints

import msgspec

from govgraph.diagnostics import Mark
from govgraph.kept import Digest, Drawer, of_the_code, turned_on
from govgraph.law.registry import registry
from govgraph.law.saved import form as registry_form
from govgraph.law.saved import packed as packed_registry
from govgraph.law.saved import unpacked as unpacked_registry
from govgraph.law.tables import Tables, packaged_packs
from govgraph.loader.overlay import changes_of, stack
from govgraph.model.facts import Fact
from govgraph.model.marked import Marked
from govgraph.model.papers import Revision
from govgraph.model.record import STATEMENTS
from govgraph.model.scenario import Change, Layer, Option, Question, Scenario
from govgraph.model.things import SECTIONS
from govgraph.records import Record

DRAWER = Drawer("scenarios", 40)
MOST_ENTRIES = 5_000
MOST_BYTES = 64_000_000
"""A folder with more in it is not looked through for each command."""

_READ = frozenset({".yaml", ".csv"})
"""The endings of files of which the content is read; of all others only the name is looked at."""


def found(folder: Path) -> tuple[Scenario | None, str]:
    """The scenario of a folder or workbook as it was kept, where it is as it was; and the key to keep it under.

    The key is empty where it is not to be kept.
    """
    if not turned_on():
        return None, ""
    content = digest_of(folder)
    if content is None:
        return None, ""
    key = Digest(of_the_code(), str(folder), content).text()
    kept = DRAWER.read(key)
    return (_decoded(kept) if kept is not None else None), key


def keep(scenario: Scenario, key: str) -> None:
    """Keep a scenario that was read without a mistake, unless its files changed meanwhile."""
    if not key or found_key(scenario.folder) != key:
        return
    rest = {str(path): digest_of(path) for path in _named(scenario)}
    if None in rest.values():
        return
    try:
        DRAWER.write(key, msgspec.msgpack.encode(_forms()[0](rest, _packed(scenario))))
    except (TypeError, ValueError, OverflowError, RecursionError):
        return  # a value that MessagePack has no form for, such as half of a surrogate pair


def found_key(folder: Path) -> str:
    """The key under which the scenario of a folder is kept; empty: under none."""
    content = digest_of(folder)
    return Digest(of_the_code(), str(folder), content).text() if content is not None else ""


# -- what it is made from -------------------------------------------------------------------------------------------


def digest_of(path: Path) -> str | None:
    """The digest of all that may be read below a path, or of its absence; None where that is too much to look at."""
    whole, left = Digest(), [MOST_ENTRIES, MOST_BYTES]
    try:
        about = os.stat(path)
    except OSError:
        return Digest("absent").text()
    if stat.S_ISDIR(about.st_mode):
        return whole.text() if _folder(str(path), whole, left, ()) else None
    return whole.text() if _file(str(path), whole, left) else None


def _folder(path: str, whole: Digest, left: list[int], above: tuple[tuple[int, int], ...]) -> bool:
    try:
        about = os.stat(path)
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        whole.add(f"closed {error.errno}")
        return True
    here = (about.st_dev, about.st_ino)
    left[0] -= len(names)
    if left[0] < 0 or here in above:
        return False
    for name in names:
        inner = os.path.join(path, name)
        whole.add(name)
        if os.path.isdir(inner):
            whole.add("link [" if os.path.islink(inner) else "[")
            if not _folder(inner, whole, left, (*above, here)):
                return False
            whole.add("]")
        elif os.path.splitext(name)[1].lower() in _READ and not _file(inner, whole, left):
            return False
    return True


def _file(path: str, whole: Digest, left: list[int]) -> bool:
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            whole.add(f"no file {stat.S_IFMT(about.st_mode)}")
            return True
        left[1] -= about.st_size
        if left[1] < 0:
            return False
        with open(path, "rb") as file:
            whole.add(file.read())
    except OSError as error:
        whole.add(f"closed {error.errno}")
    return True


def _named(scenario: Scenario) -> Iterator[Path]:
    """Everything else that a scenario was read from, or would be read from if it were there."""
    book = scenario.folder.is_file()
    home = scenario.folder.parent if book else scenario.folder
    if book:
        yield home / "law"
    known = packaged_packs()
    for name in scenario.law:
        if name not in known:
            yield home / name
            yield home / "law" / Path(name).name
    for name in scenario.extends:
        yield scenario.folder.parent / name
        yield scenario.folder.parent / f"{name}.xlsx"
    for paper in scenario.earlier:
        yield paper.folder
        yield from _named(paper)


# -- its form -------------------------------------------------------------------------------------------------------


def _form(record: type[Record], **types: Any) -> Any:
    """A type with the fields of a record, of which some are read back as another type."""
    hints = get_type_hints(record)
    fields = [(name, types.get(name, hints[name])) for name in record.__struct_fields__]
    return msgspec.defstruct(f"Kept{record.__name__}", fields, array_like=True)


_THING: Any = Union[tuple(SECTIONS.values())]  # noqa: UP007 - of a list of types
_STATEMENT: Any = Union[tuple(STATEMENTS.values())]  # noqa: UP007 - of a list of types
_CHANGED: Any = Union[(Fact, *SECTIONS.values())]
_MARKED: Any = Marked | None
_OWN = tuple(name for name in Scenario.model_fields if name not in {"folder", "baseline", "options"})
"""The fields of a scenario that are kept as they are."""


@functools.cache
def _forms() -> tuple[Any, Any, Any]:
    """The types that what is kept is read back as: the whole, one scenario of it, the fields of that."""
    layer = _form(Layer, things=dict[str, _THING], statements=dict[str, _STATEMENT])
    change = _form(Change, _values=_MARKED)
    option = _form(Option, add=layer, change=tuple.__class_getitem__((change, ...)))
    hints = get_type_hints(Scenario)
    fields = msgspec.defstruct("KeptFields", [(name, hints[name]) for name in _OWN], array_like=True)
    paper = msgspec.defstruct(
        "KeptScenario",
        [
            ("folder", str),
            ("fields", fields),
            ("baseline", layer),
            ("options", dict.__class_getitem__((str, option))),
            ("earlier", tuple[int, ...]),  # which of the scenarios before it this one extends
            ("revisions", tuple[Revision, ...]),
            ("changes", dict.__class_getitem__((str, tuple.__class_getitem__((_CHANGED, ...))))),
            ("questions", dict[str, Question] | None),
            ("law", registry_form() | None),  # where it is not that of packaged packs alone
        ],
        array_like=True,
    )
    whole = msgspec.defstruct(
        "Kept", [("rest", dict[str, str]), ("scenarios", list.__class_getitem__(paper))], array_like=True
    )
    return whole, paper, fields


def _packed(scenario: Scenario) -> list[Any]:
    """A scenario and those that it rests on, these first."""
    _, paper, fields = _forms()
    papers = list(_below(scenario))
    return [
        paper(
            folder=str(one.folder),
            fields=fields(*(getattr(one, name) for name in _OWN)),
            baseline=one.baseline,
            options=one.options,
            earlier=tuple(papers.index(below) for below in one.earlier),
            revisions=one.revisions,
            changes={option: changes_of(one, option) for option in one.options if _changes(one, option)},
            questions=one.known_questions,
            law=None if _has_packaged_law(one) else packed_registry(one.registry),
        )
        for one in papers
    ]


def _below(scenario: Scenario) -> Iterator[Scenario]:
    for paper in scenario.earlier:
        yield from _below(paper)
    yield scenario


def _changes(scenario: Scenario, option: str) -> bool:
    return any(overlay.change for overlay in stack(scenario, option))


def _has_packaged_law(scenario: Scenario) -> bool:
    return set(scenario.law) <= {*packaged_packs()} and scenario.registry is registry(tuple(scenario.law))


def _unpacked(kept: list[Any]) -> Scenario:
    made: list[Scenario] = []
    for one in kept:
        scenario = Scenario(
            folder=Path(one.folder),
            baseline=_layer(one.baseline),
            options={key: _option(option) for key, option in one.options.items()},
            **{name: getattr(one.fields, name) for name in _OWN},
        )
        law = registry(tuple(scenario.law)) if one.law is None else unpacked_registry(one.law)
        if one.law is not None:
            law._keeps(_written=functools.partial(_rows_as_written, scenario))
        earlier = tuple(made[number] for number in one.earlier)
        scenario._keeps(
            _registry=law, _questions=one.questions, _earlier=earlier, _revisions=one.revisions, _changes=one.changes
        )
        made.append(scenario)
    return made[-1]


def _rows_as_written(scenario: Scenario) -> Tables:
    """The rows of law of a scenario as its files say them."""
    from govgraph.loader.law import read_law

    home = scenario.folder.parent if scenario.folder.is_file() else scenario.folder
    return read_law(home, scenario.law, scenario.kinds, Mark(str(scenario.folder)))[0].rows


def _layer(kept: Any) -> Layer:
    return Layer(**{name: getattr(kept, name) for name in Layer.__struct_fields__})


def _option(kept: Any) -> Option:
    values = {name: getattr(kept, name) for name in Option.__struct_fields__}
    change = tuple(Change(**{name: getattr(one, name) for name in Change.__struct_fields__}) for one in kept.change)
    return Option(**values | {"add": _layer(kept.add), "change": change})


def _decoded(kept: bytes) -> Scenario | None:
    """The scenario that was kept; None where anything that it was made from has changed."""
    try:
        found = msgspec.msgpack.decode(kept, type=_forms()[0])
    except msgspec.MsgspecError:
        return None
    if any(digest_of(Path(path)) != digest for path, digest in found.rest.items()):
        return None
    return _unpacked(found.scenarios)
