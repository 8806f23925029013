"""The library of Cypher queries for users, read from ``cookbook.yaml``; tests run each on a real server."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from govgraph.stores.errors import StoreError


@dataclass(frozen=True, slots=True)
class Recipe:
    """One query: what it answers, its parameters with example values, its text."""

    name: str
    asks: str
    parameters: Mapping[str, Any]
    query: str

    @property
    def setting(self) -> str:
        """The line that sets the parameters in Neo4j's browser; empty when it has none."""
        if not self.parameters:
            return ""
        values = ", ".join(f"{name}: {json.dumps(value)}" for name, value in self.parameters.items())
        return f":params {{{values}}}\n"


@functools.cache
def recipes() -> tuple[Recipe, ...]:
    """Every query, in the order of the file."""
    text = resources.files("govgraph.stores").joinpath("cookbook.yaml").read_text(encoding="utf-8")
    return tuple(Recipe(name, **row) for name, row in yaml.safe_load(text).items())


def recipe(name: str) -> Recipe:
    """One query by name. Raises :class:`~govgraph.stores.errors.StoreError` with the nearest names."""
    from govgraph.diagnostics import did_you_mean

    known = {found.name: found for found in recipes()}
    if name not in known:
        raise StoreError(
            f"the cookbook has no '{name}': {did_you_mean(name, known) or 'see `govgraph neo4j cookbook`'}"
        )
    return known[name]
