"""YAML read as plain values, with the scalars of YAML 1.2: for the data files that come with the package.

A scenario's own files are read by the same rules in :mod:`govgraph.marks`, which keeps the line of every value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_TAG_OF: Mapping[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_BEGINS_A_NUMBER = frozenset("+-.0123456789")


class Composer(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes with no implicit types: plain scalars are read by :func:`plain_scalar`."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node that has none: never guessed from how a scalar looks."""
        return _TAG_OF[kind]


def plain_scalar(text: str) -> str | int | float | bool | None:
    """A bare scalar by the core schema of YAML 1.2, with text where a leading zero would be lost."""
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if text[0] not in _BEGINS_A_NUMBER:
        return text
    if _INT.match(text) and len(text) < 18:
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def read_plain(text: str) -> Any:
    """A text of YAML as dicts, lists and scalars. It is trusted: nothing in it is checked here."""
    return _plain(yaml.compose(text, Loader=Composer))


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else plain_scalar(node.value)
