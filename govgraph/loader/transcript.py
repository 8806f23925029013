"""What was read, as it was read: every item and every relation of every file, with what defaults give it.

The loader tells a transcript, where it is given one, each time that it reads a thing, a statement or a relation. Whoever
writes a scenario in another form writes what the loader read, and has no second reading of files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from govgraph.marks import Marked


class TranscriptItem(Struct, frozen=True):
    """One item (``name`` is its section, ``key`` its id) or one relation (``name`` is its kind, ``key`` empty).

    ``defaults`` are those of its file and section; ``sources`` those of the thing under which a relation is written.
    """

    name: str
    key: str
    node: Marked
    defaults: dict[str, Marked]
    sources: tuple[object, ...] = ()


class FileSaid(Struct):
    """One file: its path in the folder, everything that is written in it, and what was read of it, in order."""

    path: str
    tree: Marked
    said: list[TranscriptItem] = []


class Transcript(Struct):
    """The files of a scenario, in the order in which they were read, and its questions."""

    files: list[FileSaid] = []
    questions: Marked | None = None

    def begin(self, path: Path, folder: Path, tree: Marked) -> None:
        """Begin the record of another file; ``folder`` is that of the scenario, from which its path is told."""
        inside = path.is_relative_to(folder)
        self.files.append(FileSaid((path.relative_to(folder) if inside else path).as_posix(), tree))

    def item(self, section: str, key: str, node: Marked, defaults: dict[str, Marked]) -> None:
        """A thing, a statement, an instrument, a process, or what is left out."""
        self.files[-1].said.append(TranscriptItem(section, key, node, dict(defaults)))

    def relation(self, kind: str, node: Marked, sources: Iterable[object], defaults: dict[str, Marked]) -> None:
        """A relation, in the form of a row."""
        self.files[-1].said.append(TranscriptItem(kind, "", node, dict(defaults), tuple(sources)))


def filled(node: Marked, defaults: dict[str, Marked], sources: tuple[object, ...] = ()) -> dict[str, object]:
    """The fields of an item as plain values, with what the defaults say where it says nothing itself."""
    own = node.mapping()
    named = bool(own.keys() & {"source", "sources"})
    out: dict[str, object] = {}
    for name, value in own.items():
        key = "source" if name == "sources" else name
        if name != "sources" or "source" not in own:
            out[key] = value.plain()
    for name, value in defaults.items():
        if name in {"status", "basis"}:
            out.setdefault(name, value.plain())
    if not named:
        given = defaults.get("source") or defaults.get("sources")
        if sources:
            out["source"] = [*sources]
        elif given is not None:
            out["source"] = given.plain()
    return out
