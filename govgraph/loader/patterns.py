"""Governance patterns as a scenario or the library writes them; every mistake becomes a problem at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, get_args

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.marks import Marked
from govgraph.model.base import UNKNOWNS
from govgraph.model.scenario import GovernancePattern, Slot
from govgraph.model.things import Thing
from govgraph.model.vocabulary import Category, vocabulary

if TYPE_CHECKING:
    from govgraph.law.registry import Registry

PARTS = ("given", "make", "never")
"""The parts of a pattern that are relations."""

_NOT_ASKED = (*COMMON_KEYS, "conditions")
"""What a row of relations may say and a pattern cannot ask for: a pattern is about what is there, not how firmly."""


def governance_pattern(reading: ItemReading, key: str, node: Marked, registry: Registry) -> GovernancePattern | None:
    """One pattern; None, with the problems noted, where it cannot be read."""
    raw = node.mapping()
    before = len(reading.problems)
    values = reading.common(node)
    for name, value in raw.items():
        if name == "slots":
            values["slots"] = _slots(reading, key, value, registry)
        elif name in PARTS:
            values[name] = tuple(reading.patterns(value))
            _rows(reading, value, registry)
        elif name not in COMMON_KEYS:
            values[name] = value.plain()
    built: GovernancePattern | None = reading.build(
        GovernancePattern, {"id": key, **values}, node, what=f"pattern '{key}'"
    )
    if built is None or len(reading.problems) > before:
        return None
    _used(reading, built, node)
    return built


def unknown_things(pattern: GovernancePattern, things: Mapping[str, Thing]) -> Iterator[Problem]:
    """What a pattern names that is neither a slot nor a thing of the scenario."""
    for part in pattern.relations:
        for filler in part.roles.values():
            for item in filler.ids:
                if not item.startswith("$") and item not in things:
                    hint = f"write '${item}'" if f"${item}" in pattern.slots else did_you_mean(item, things)
                    yield Problem("LOAD040", f"pattern '{pattern.id}': there is no thing '{item}'", pattern.mark, hint)


def _slots(reading: ItemReading, key: str, node: Marked, registry: Registry) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for name, at, value in node.items():
        if not name.startswith("$"):
            reading.problem("LOAD025", f"'{name}' is not the name of a slot", at, f"write '${name}'")
            continue
        slot: Slot | None = reading.build(Slot, value.plain() or {}, value, what=f"slot '{name}'")
        if slot is None:
            continue
        for word in slot.category:
            if word not in get_args(Category):
                hint = did_you_mean(word, get_args(Category)) or f"expected one of: {', '.join(get_args(Category))}"
                reading.problem(
                    "LOAD024", f"slot '{name}': there is no category '{word}'", value.at(["category"]), hint
                )
        for word in slot.kind:
            if word not in registry.kinds:
                hint = did_you_mean(word, registry.kinds) or "see `govgraph explain kinds`"
                reading.problem("LOAD042", f"slot '{name}': there is no kind '{word}'", value.at(["kind"]), hint)
        found[name] = slot
    return found


def _rows(reading: ItemReading, node: Marked, registry: Registry) -> None:
    """What no row of a pattern may say, and powers that there are none of."""
    for group in node.value if isinstance(node.value, list) else [node]:
        for kind, _, rows in group.items():
            for row in rows.value if isinstance(rows.value, list) else [rows]:
                for name, at, value in row.items():
                    if name in _NOT_ASKED and kind in vocabulary().kinds:
                        hint = "it asks for roles, for fields and for 'not: true'"
                        reading.problem("LOAD037", f"a pattern cannot ask for '{name}' of '{kind}'", at, hint)
                    if name == "power":
                        _powers(reading, value, registry)


def _powers(reading: ItemReading, node: Marked, registry: Registry) -> None:
    for value in node.value if isinstance(node.value, list) else [node]:
        power = str(value.plain())
        if power not in UNKNOWNS and not registry.has_power(power):
            hint = did_you_mean(power, registry.powers) or "see `govgraph explain powers`"
            reading.problem("LOAD045", f"there is no power '{power}' in the registry", value.mark, hint)


def _used(reading: ItemReading, pattern: GovernancePattern, node: Marked) -> None:
    """A slot that no relation names fills nothing, and a slot takes only what may stand in its roles."""
    roles: dict[str, list[tuple[str, str]]] = {}
    for part in pattern.relations:
        for role, filler in part.roles.items():
            for item in filler.ids:
                if item.startswith("$"):
                    roles.setdefault(item, []).append((part.kind, role))
    for name, slot in pattern.slots.items():
        at: Mark = node.at(["slots", name])
        if name not in roles:
            hint = did_you_mean(name, roles.keys() - pattern.slots.keys())
            reading.problem("LOAD024", f"slot '{name}' stands in no relation of the pattern", at, hint)
        for kind, role in roles.get(name, []):
            admits = vocabulary().kinds[kind].roles[role].admits
            if slot.category and not admits & {*slot.category}:
                wanted = " or ".join(sorted(admits))
                message = f"slot '{name}': a {' or '.join(slot.category)} cannot be '{role}' of '{kind}'"
                reading.problem("LOAD044", message, at, f"'{role}' of '{kind}' is a {wanted}")
    if pattern.deciders and pattern.deciders not in roles:
        hint = did_you_mean(pattern.deciders, roles)
        reading.problem("LOAD024", f"'deciders' names no slot: '{pattern.deciders}'", node.at(["deciders"]), hint)
