"""A scenario as a folder of YAML, from whatever it was read: what a person would write, without comments.

Text is quoted only where it has to be; short rows stand in one line; rows of one relation stand together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from govgraph.atomic import write_new_folder
from govgraph.diagnostics import GovgraphError
from govgraph.export.canonical import canonical
from govgraph.loader.scenario_folder import transcribed
from govgraph.model.scalars import plain_scalar

_WIDTH = 118
_OPEN = frozenset({"add", "relations", "steps", "items", "themes", "change", "remove", "merge"})
"""Keys below which each entry has a line of its own."""


class CannotWriteFolder(GovgraphError):
    """The folder cannot be written there; the message says why. What was there stays."""


def files_of(scenario: str | Path) -> dict[str, str]:
    """The files of a scenario by their paths, as text. Raises what loading raises."""
    made, heard = transcribed(scenario)
    files = canonical(heard)
    for tree in files.values():
        tree.pop("scenario", None)  # a folder is called what it is called
    return {**{path: text_of(tree) for path, tree in files.items()}, **_law(made.folder)}


def _law(folder: Path) -> dict[str, str]:
    """The rows of law in the folder of a scenario, as they are written."""
    found = sorted((folder / "law").rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in found}


def write_folder(files: Mapping[str, str], folder: Path) -> None:
    """Write the files into a new or an empty folder, whole or not at all. Raises :class:`CannotWriteFolder`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotWriteFolder(f"cannot write {folder}: it is there already; name a new folder")
    parent = folder.absolute().parent
    if not parent.is_dir():
        raise CannotWriteFolder(f"cannot write {folder}: there is no folder {parent}")
    for name in files:
        path = Path(name)
        if path.is_absolute() or ".." in path.parts or path.suffix != ".yaml":
            raise CannotWriteFolder(
                f"cannot write '{name}': a file of a scenario is called name.yaml or options/name.yaml"
            )
    try:
        write_new_folder(folder, files)
    except OSError as error:
        raise CannotWriteFolder(f"cannot write {folder}: {error.strerror or error}") from None


def text_of(tree: Mapping[str, Any]) -> str:
    """The text of one file."""
    parts: list[str] = []
    for section, node in tree.items():
        told = _Top({section: _grouped(node) if section == "relations" else _told(node)})
        written = yaml.dump(told, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
        parts.append(f"\n{written}" if parts and isinstance(node, dict) | (section in _OPEN) else written)
    return "".join(parts)


class _Top(dict[str, Any]):
    """One section of a file, in a line or lines of its own."""


def _told(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: (_grouped if key == "relations" else _told)(inner) for key, inner in node.items()}
    return [_told(inner) for inner in node] if isinstance(node, list | tuple) else node


def _grouped(rows: Any) -> Any:
    """Rows of one relation that follow one another stand together; a relation that comes back begins a new group."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) and len(row) == 1 for row in rows):
        return _told(rows)
    runs: list[tuple[str, list[Any]]] = []
    for row in rows:
        ((kind, values),) = row.items()
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(_told(values))
        else:
            runs.append((kind, [_told(values)]))
    kinds = [kind for kind, _ in runs]
    groups = [{kind: listed[0] if len(listed) == 1 else listed} for kind, listed in runs]
    return dict(runs) if len(set(kinds)) == len(kinds) else groups


class _Dumper(yaml.SafeDumper):
    """Writes what :mod:`govgraph.marks` reads as the same value."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented below their key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Nothing is written as an alias."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    misread = not isinstance(plain_scalar(text), str) or text.lower() in _WORDS_OF_YAML_1_1
    style = '"' if misread or any(sign in text for sign in "\n\r\t") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_WORDS_OF_YAML_1_1 = frozenset({"yes", "no", "on", "off", "y", "n", "null", "~", "true", "false"})


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items())
    node.flow_style = not _OPEN & data.keys() and _short(data)
    return node


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.SequenceNode:
    node = dumper.represent_sequence("tag:yaml.org,2002:seq", data)
    node.flow_style = all(not isinstance(item, dict) for item in data) and _short(data)
    return node


def _short(data: Any) -> bool:
    return sum(_letters(data)) <= _WIDTH - 12


def _letters(data: Any) -> Iterator[int]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield len(str(key)) + 4
            yield from _letters(value)
    elif isinstance(data, list):
        for value in data:
            yield 2
            yield from _letters(value)
    else:
        yield len(str(data))


def _top(dumper: yaml.SafeDumper, data: _Top) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items())
    node.flow_style = False
    return node


# dates stay text, and need no quotes
_Dumper.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rows in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_representer(_Top, _top)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
