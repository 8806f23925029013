"""Which files of a scenario's folder are read, and which are passed over: nobody is left to believe that a file counts.

Read are ``*.yaml`` beside scenario.yaml, ``options/*.yaml``, and ``law`` by its own rules; ``import`` holds how a foreign
paper was understood. Another ending (.yml, .YAML), another
folder with such files, and a CSV file that no ``tables`` lists are named in a remark. Names that begin with a dot are
nobody's business, and a folder with a scenario.yaml is another scenario.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.diagnostics import Mark, Problem

MAX_FILES = 400
MAX_LOOKED_AT = 5_000
"""Entries of other folders that are looked at: a scenario may lie beside much else."""

_YAML = frozenset({".yaml", ".yml"})


@dataclass
class Folder:
    """The files of a scenario's folder."""

    baseline: list[Path] = field(default_factory=list)
    options: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sheets: list[Path] = field(default_factory=list)

    def unlisted(self, tables: Collection[Path]) -> Iterator[Problem]:
        """The CSV files that no section ``tables`` lists."""
        for path in self.sheets:
            if path not in tables:
                hint = "list it under 'tables:' with what its rows are, as in {remits.csv: responsible for}"
                yield _passed_over(path, "is not read: no 'tables' lists it", hint)


def files_of(folder: Path, packs: Collection[str] = ()) -> Folder:
    """The files of a folder. ``packs`` are folders of law, which are read elsewhere."""
    found = Folder()
    looked_at = 0
    for path in _listed(folder, found):
        if path.name == "options" and path.is_dir():
            _files(path, found, found.options, "options")
        elif path.name == "law" and path.is_dir():
            looked_at = _law(path, found, looked_at)
        elif path.name == "import" and path.is_dir():
            continue  # how a foreign paper was understood: `govgraph import` keeps it there
        elif path.is_dir() and not path.is_symlink():
            if path.name not in packs and not (path / "scenario.yaml").exists():
                looked_at = _elsewhere(path, found, looked_at)
        else:
            _file(path, found, found.baseline)
    if len(found.baseline) + len(found.options) > MAX_FILES:
        found.problems = [Problem("LOAD010", f"holds more than {MAX_FILES} files", Mark(str(folder)))]
        found.baseline, found.options = [], []
    return found


def _listed(folder: Path, found: Folder) -> list[Path]:
    """What a folder holds, by name; a folder that may not be read is a mistake, not an empty one."""
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(folder, entry.name) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        hint = "give yourself leave to read it (chmod u+rx), or remove it"
        found.problems.append(Problem("LOAD001", f"cannot be read: {error.strerror}", Mark(str(folder)), hint))
        return []


def _files(folder: Path, found: Folder, read: list[Path], name: str) -> None:
    for path in _listed(folder, found):
        if path.is_dir():
            _elsewhere(path, found, 0)
        else:
            _file(path, found, read)


def _file(path: Path, found: Folder, read: list[Path]) -> None:
    if path.suffix == ".yaml":
        read.append(path)
    elif path.suffix.lower() in _YAML:
        found.problems.append(_passed_over(path, "is not read", f"name it {path.stem}.yaml"))
    elif path.suffix.lower() == ".csv":
        found.sheets.append(path)


def _law(folder: Path, found: Folder, looked_at: int) -> int:
    """Files of a law folder with another ending; those with the right one the law registry reads."""
    for path in _listed(folder, found):
        looked_at += 1
        if path.is_dir() and not path.is_symlink() and looked_at < MAX_LOOKED_AT:
            looked_at = _law(path, found, looked_at)
        elif path.suffix.lower() in _YAML and path.suffix != ".yaml":
            found.problems.append(_passed_over(path, "is not read", f"name it {path.stem}.yaml"))
    return looked_at


def _elsewhere(folder: Path, found: Folder, looked_at: int) -> int:
    """Files that look like a scenario's in a folder that is none of a scenario's."""
    for path in _listed(folder, found):
        looked_at += 1
        if looked_at > MAX_LOOKED_AT:
            return looked_at
        if path.is_dir() and not path.is_symlink():
            looked_at = looked_at if (path / "scenario.yaml").exists() else _elsewhere(path, found, looked_at)
        elif path.suffix.lower() in _YAML:
            hint = "put it beside scenario.yaml, or into options/ where it is an option"
            found.problems.append(_passed_over(path, "is not read: its folder is none of a scenario's", hint))
    return looked_at


def _passed_over(path: Path, message: str, hint: str) -> Problem:
    return Problem("LOAD059", message, Mark(str(path)), hint, "warning")
