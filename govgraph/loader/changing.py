"""What an option or a later paper says otherwise of a thing or a relation, read against what it was."""

from __future__ import annotations

from typing import Any

from govgraph.diagnostics import Problem, did_you_mean
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.marks import Marked
from govgraph.model.dates import Span
from govgraph.model.facts import Fact
from govgraph.model.scenario import Change
from govgraph.model.things import Thing


def changed_in(item: Thing | Fact, change: Change, option: str, problems: list[Problem]) -> Thing | Fact:
    """A thing or relation as an option changes it; mistakes are added to ``problems``."""
    reading = ItemReading(option)
    values = change.values
    found = changed_fact(item, values, reading) if isinstance(item, Fact) else changed_thing(item, values, reading)
    problems += reading.problems
    return found


def _common(node: Marked, item: Thing | Fact, reading: ItemReading) -> dict[str, Any]:
    values = reading.common(node)
    span: Span = values.get("span", Span())
    # an end that is taken away (9999-12-31) is written and empty
    until = span.until if "until" in node.mapping() else item.span.until
    merged = {"start": span.start or item.span.start, "until": until}
    values["span"] = Span(**merged)
    return values


def changed_fact(fact: Fact, node: Marked, reading: ItemReading) -> Fact:
    """A relation with other values for the roles and fields that are written."""
    before = len(reading.problems)
    roles, fields = reading.roles_and_fields(fact.row, node)
    values = _common(node, fact, reading)
    raw = node.mapping()
    if "not" in raw:
        values["negated"] = raw["not"].plain()
    if "status" in values:
        values["status_is"] = "said"
    if len(reading.problems) > before:
        return fact
    if fact.basis == "stated" and "basis" not in raw and "source" not in raw:
        values["basis"] = "inferred"
    whole = {name: getattr(fact, name) for name in Fact.model_fields}
    built = reading.build(
        Fact,
        {**whole, **values, "roles": {**fact.roles, **roles}, "fields": {**fact.fields, **fields}},
        node,
        what=f"'{fact.kind}'",
    )
    return built or fact


def changed_thing(thing: Thing, node: Marked, reading: ItemReading) -> Thing:
    """A thing with other values for the fields that are written."""
    model = type(thing)
    alias = {field.alias or name: name for name, field in model.model_fields.items()}
    values = {name: getattr(thing, name) for name in model.model_fields}
    values |= _common(node, thing, reading)
    for key, at, value in node.items():
        if key in COMMON_KEYS:
            continue
        if key not in alias:
            reading.problem(
                "LOAD022",
                f"a {model.category} has no field '{key}' to change",
                at,
                did_you_mean(key, alias) or "relations go under 'add'",
            )
        else:
            values[alias[key]] = value.plain()
    return reading.build(model, values, node, what=f"{model.category} '{thing.id}'") or thing
