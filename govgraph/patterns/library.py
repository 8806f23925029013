"""The library of governance forms, read from ``library.yaml`` as the patterns of a scenario are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from govgraph.diagnostics import Problem, ScenarioError, did_you_mean
from govgraph.kept import Drawer, of_the_code
from govgraph.law.registry import registry
from govgraph.model.scenario import GovernancePattern, Scenario


@functools.cache
def library() -> Mapping[str, GovernancePattern]:
    """The governance forms that come with govgraph, by id, in the order of the file."""
    return MappingProxyType(LIBRARY.get(of_the_code(), dict[str, GovernancePattern], _read))


def _read() -> dict[str, GovernancePattern]:
    text = Path(__file__).with_name("library.yaml").read_text(encoding="utf-8")
    return read_patterns(text, shown_as="patterns/library.yaml")


LIBRARY = Drawer("forms", 4)


def forms_of(scenario: Scenario) -> Mapping[str, GovernancePattern]:
    """The forms of the library and those of a scenario, by id; one that is ``like`` a form of the library has its parts.

    Raises ScenarioError, at its line, for a form that is like none.
    """
    own: dict[str, GovernancePattern] = {}
    for key, pattern in scenario.patterns.items():
        if not pattern.like:
            own[key] = pattern
            continue
        form = library().get(pattern.like)
        if form is None:
            hint = did_you_mean(pattern.like, library()) or "see `govgraph patterns S --library`"
            raise ScenarioError([Problem("LOAD047", f"there is no form '{pattern.like}'", pattern.mark, hint)])
        parts = {"slots": form.slots, "given": form.given, "make": form.make, "never": form.never}
        own[key] = pattern.model_copy(
            update={
                **parts,
                "national": pattern.national or form.national,
                "collaborative": pattern.collaborative or form.collaborative,
            }
        ).written_at(pattern.mark)
    return MappingProxyType({**library(), **own})


@functools.cache
def decision_forms() -> tuple[GovernancePattern, ...]:
    """The forms of the library that one decision can have, in the order in which an answer tries them."""
    return tuple(pattern for pattern in library().values() if pattern.deciders)


def read_patterns(text: str, *, shown_as: str = "<text>") -> dict[str, GovernancePattern]:
    """The patterns of a YAML text with a section ``patterns``; raises ScenarioError with every mistake in it."""
    from govgraph.loader.items import ItemReading
    from govgraph.loader.patterns import governance_pattern
    from govgraph.marks import parse_yaml

    tree, problems = parse_yaml(text, shown_as=shown_as)
    reading = ItemReading()
    found: dict[str, GovernancePattern] = {}
    if tree is not None:
        for key, _, node in tree.mapping()["patterns"].items():
            pattern = governance_pattern(reading, key, node, registry())
            if pattern is not None:
                found[key] = pattern
    if problems or reading.problems:
        raise ScenarioError([*problems, *reading.problems])
    return found
