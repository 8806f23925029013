"""YAML as consultants write it, read with the line and column of every value.

A small, strict reading of YAML: the scalars of YAML 1.2 (only ``true`` and ``false`` are booleans, ``000`` and
``12:30`` stay text), one document a file, no tags (so no code), duplicate keys are errors, anchors are bounded,
and a source that lost its end to a ``#`` is reported. Limits on size and depth protect against hostile files.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

import yaml

from govgraph.diagnostics import Mark, Problem
from govgraph.model.marked import Marked as Marked
from govgraph.model.scalars import Composer, plain_scalar

MAX_BYTES = 4_000_000
MAX_DEPTH = 24
MAX_NODES = 400_000

_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq")
)
_SOURCE_KEYS = frozenset({"source", "sources", "where found"})
_TEXT_KEYS = frozenset(
    {"name", "short", "aliases", "title", "label", "note", "says", "office", "answer", "reason", "variant"}
)
"""Keys of which a bare number is a name or words: 311, 1.10."""


def read_yaml(path: Path, *, shown_as: str | None = None) -> tuple[Marked | None, list[Problem]]:
    """Read one YAML file. Returns the marked tree (None when it cannot be read) and every problem met."""
    name = shown_as or str(path)
    text, problems = read_text(path, shown_as=name)
    return parse_yaml(text, shown_as=name) if text is not None else (None, problems)


def read_text(path: Path, *, shown_as: str) -> tuple[str | None, list[Problem]]:
    """The text of a file: UTF-8, of limited size, and a file on disk (a pipe or a device has no end)."""
    mark = Mark(shown_as)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            hint = "remove it from the folder: a scenario is made of plain files"
            return None, [Problem("LOAD001", f"is {_what(about.st_mode)}, not a file", mark, hint)]
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return None, [_too_big(shown_as, max(about.st_size, len(data)))]
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8"
        return None, [Problem("LOAD001", f"is not UTF-8 text (byte {error.start})", mark._replace(line=line), hint)]
    except OSError as error:
        return None, [Problem("LOAD001", f"cannot be read: {error.strerror}", mark)]


def _what(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for test, words in kinds if test(mode)), "a device")


def parse_yaml(text: str, *, shown_as: str = "<text>") -> tuple[Marked | None, list[Problem]]:
    """Parse YAML text; see :func:`read_yaml`."""
    if len(text) > MAX_BYTES:
        return None, [_too_big(shown_as, len(text))]
    try:
        node = yaml.compose(text, Loader=Composer)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        mark = Mark(shown_as, at.line + 1, at.column + 1) if at else Mark(shown_as)
        problem, hint = _in_words(error, text.splitlines(), mark)
        return None, [Problem("LOAD002", f"is not YAML: {problem}", mark, hint)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [Problem("LOAD002", f"is not YAML: {error}", Mark(shown_as))]
    if node is None:
        return None, [Problem("LOAD003", "is empty", Mark(shown_as), "delete the file or write something in it")]
    reader = _Reader(shown_as, text.splitlines())
    tree = reader.read(node, 0)
    return tree, reader.problems


def _in_words(error: yaml.MarkedYAMLError, lines: list[str], mark: Mark) -> tuple[str, str]:
    """What a mistake of YAML is, and what helps: the library's own words name the parts of a parser."""
    said = str(error.problem or error.context)
    opened = error.context_mark.line + 1 if error.context_mark else mark.line
    near = lines[max(0, mark.line - 2) : mark.line + 1]
    if any(re.match(r" *\t", line) for line in near) and ("token" in said or "tab" in said):
        return "a tab is no indent", "write spaces in place of the tab: two for each level"
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    starts_here = not line[: mark.column - 1].strip(" -")
    same_column = "begin all lines of one list in one column"
    if "mapping values are not allowed" in said:
        if ": " in line[: mark.column - 1]:
            return "a second ': ' stands in one line", "put text that holds ': ' in quotes"
        return "this line is indented further than those that it belongs to", same_column
    if "quoted scalar" in str(error.context) or "end of stream" in said:
        return f"the quotes that open on line {opened} are not closed", "close them; write a quote in a text twice"
    if "',' or" in said:
        return (
            f"the bracket that opens on line {opened} is not closed, or a comma is missing",
            "close it, and put text that holds , [ ] { } or ': ' in quotes",
        )
    if any(words in said for words in ("expected key", "block end", "'-' indicator", "document start")):
        if starts_here:
            return "this line is indented otherwise than those that it belongs to", same_column
        return (
            "what stands here does not belong to the text before it",
            "put text that holds quotes or brackets in quotes",
        )
    if "alias" in said:
        return "a text begins with '*'", "put it in quotes"
    if "cannot start any token" in said and line:
        return f"a text begins with '{line[mark.column - 1 : mark.column]}'", "put it in quotes"
    return said, "put the text in quotes if it holds ': ' or begins with one of [ ] { } * & ! | > % @"


def _too_big(name: str, size: int) -> Problem:
    hint = f"the limit is {MAX_BYTES:,} bytes: split the scenario into several files"
    return Problem("LOAD004", f"is too large ({size:,} bytes)", Mark(name), hint)


class _Reader:
    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.problems: list[Problem] = []
        self.count = 0

    def mark(self, node: yaml.Node) -> Mark:
        start = node.start_mark
        return Mark(self.name, start.line + 1, start.column + 1)

    def problem(self, code: str, message: str, mark: Mark, hint: str = "") -> None:
        self.problems.append(Problem(code, message, mark, hint))

    def read(self, node: yaml.Node, depth: int, key: str = "") -> Marked:
        mark = self.mark(node)
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            if not any(found.code == "LOAD005" for found in self.problems):
                what = "is nested too deeply" if depth > MAX_DEPTH else "holds too many values (or aliases)"
                self.problem("LOAD005", what, mark, f"at most {MAX_DEPTH} levels and {MAX_NODES:,} values")
            return Marked(None, mark)
        if node.tag not in _TAGS:
            self.problem("LOAD008", f"the tag {node.tag} is not allowed", mark, "write plain text, numbers and lists")
            return Marked(None, mark)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, mark, depth)
        if isinstance(node, yaml.SequenceNode):
            return Marked([self.read(item, depth + 1, key) for item in node.value], mark)
        return Marked(self._scalar(node, mark, key), mark)

    def _mapping(self, node: yaml.MappingNode, mark: Mark, depth: int) -> Marked:
        entries: dict[str, Marked] = {}
        keys: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            key_mark = self.mark(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problem("LOAD006", "a key must be a word, not a list or mapping", key_mark)
                continue
            key = str(key_node.value)
            if self._split_at_a_comma(node, key_node):
                before = next(reversed(entries), "")
                text = self._between(entries[before].mark, key_node) if before else ""
                hint = f'put the whole text in quotes: {before}: "{text}"' if text else "put the text in quotes"
                message = f"a comma ends a value inside {{ }}: '{key}' stands alone after it"
                self.problem("LOAD071", message, key_mark, hint)
                continue
            if key in entries:
                first = keys[key].line
                self.problem("LOAD007", f"'{key}' is written twice", key_mark, f"it is already there on line {first}")
                continue
            entries[key] = self.read(value_node, depth + 1, key)
            keys[key] = key_mark
        return Marked(entries, mark, keys)

    def _split_at_a_comma(self, node: yaml.MappingNode, key: yaml.ScalarNode) -> bool:
        """Is this the rest of a text that a comma has cut, as in ``{limit: £25,000}``: a word with no colon after it?"""
        end = key.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        return bool(node.flow_style) and not key.style and not line[end.column :].lstrip().startswith(":")

    def _between(self, start: Mark, last: yaml.ScalarNode) -> str:
        """The text of one line from a mark to the end of a word; empty where they stand on two lines."""
        same = start.line == last.end_mark.line + 1
        return self.lines[start.line - 1][start.column - 1 : last.end_mark.column] if same else ""

    def _scalar(self, node: yaml.Node, mark: Mark, key: str) -> str | int | float | bool | None:
        text = str(node.value)
        if getattr(node, "style", None):
            return text
        if key in _SOURCE_KEYS:
            self._lost_to_comment(node, mark)
            return text
        if key in _TEXT_KEYS and text not in {"", "~", "null"}:
            return text
        return plain_scalar(text)

    def _lost_to_comment(self, node: yaml.Node, mark: Mark) -> None:
        line = self.lines[node.end_mark.line] if node.end_mark.line < len(self.lines) else ""
        rest = line[node.end_mark.column :]
        lost = re.match(r"\s+(#\s*\d.*)", rest) if "#" in rest else None
        if lost:
            message = f"everything from '{lost.group(1).strip()}' on is a comment and is lost"
            self.problem("LOAD009", message, mark, "write 'req 2' or 'item 2' for '#2', or put the text in quotes")
