"""The library of governance forms, read from ``library.yaml`` as the patterns of a scenario are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from govgraph.diagnostics import ScenarioError
from govgraph.loader.items import COMMON_KEYS, Reading
from govgraph.marks import Marked, parse_yaml
from govgraph.model.scenario import GovernancePattern

_PARTS = ("given", "make", "never")


@functools.cache
def library() -> Mapping[str, GovernancePattern]:
    """The governance forms that come with govgraph, by id, in the order of the file."""
    text = resources.files("govgraph.patterns").joinpath("library.yaml").read_text(encoding="utf-8")
    return MappingProxyType(read_patterns(text, shown_as="patterns/library.yaml"))


def read_patterns(text: str, *, shown_as: str = "<text>") -> dict[str, GovernancePattern]:
    """The patterns of a YAML text with a section ``patterns``; raises ScenarioError with every mistake in it."""
    tree, problems = parse_yaml(text, shown_as=shown_as)
    reading = Reading()
    found: dict[str, GovernancePattern] = {}
    if tree is not None:
        for key, _, node in tree.mapping()["patterns"].items():
            pattern = _pattern(reading, key, node)
            if pattern is not None:
                found[key] = pattern
    if problems or reading.problems:
        raise ScenarioError([*problems, *reading.problems])
    return found


def _pattern(reading: Reading, key: str, node: Marked) -> GovernancePattern | None:
    raw = node.mapping()
    values = reading.common(node)
    values |= {name: value.plain() for name, value in raw.items() if name not in COMMON_KEYS and name not in _PARTS}
    values |= {part: tuple(reading.patterns(raw[part])) for part in _PARTS if part in raw}
    built: GovernancePattern | None = reading.build(GovernancePattern, {"id": key, **values}, node, what=f"'{key}'")
    return built
