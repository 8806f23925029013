"""The library of governance forms, read from ``library.yaml`` as the patterns of a scenario are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from govgraph.diagnostics import ScenarioError
from govgraph.law.registry import registry
from govgraph.loader.items import Reading
from govgraph.loader.patterns import governance_pattern
from govgraph.marks import parse_yaml
from govgraph.model.scenario import GovernancePattern


@functools.cache
def library() -> Mapping[str, GovernancePattern]:
    """The governance forms that come with govgraph, by id, in the order of the file."""
    text = resources.files("govgraph.patterns").joinpath("library.yaml").read_text(encoding="utf-8")
    return MappingProxyType(read_patterns(text, shown_as="patterns/library.yaml"))


@functools.cache
def decision_forms() -> tuple[GovernancePattern, ...]:
    """The forms of the library that one decision can have, in the order in which an answer tries them."""
    return tuple(pattern for pattern in library().values() if pattern.deciders)


def read_patterns(text: str, *, shown_as: str = "<text>") -> dict[str, GovernancePattern]:
    """The patterns of a YAML text with a section ``patterns``; raises ScenarioError with every mistake in it."""
    tree, problems = parse_yaml(text, shown_as=shown_as)
    reading = Reading()
    found: dict[str, GovernancePattern] = {}
    if tree is not None:
        for key, _, node in tree.mapping()["patterns"].items():
            pattern = governance_pattern(reading, key, node, registry())
            if pattern is not None:
                found[key] = pattern
    if problems or reading.problems:
        raise ScenarioError([*problems, *reading.problems])
    return found
