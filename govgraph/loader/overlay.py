"""Putting an option on a baseline: a pure function from a layer and an overlay to a new layer.

A relation's identity is its id, or its kind, roles, start, aspect, level, extent and value band: adding what is there
is a change. A ``remove`` or
``change`` that matches nothing is an error at its line. What a merge carries over to the new body, and what a change
without a source says, no paper states: it is inferred.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govgraph.diagnostics import Problem, did_you_mean
from govgraph.loader.gone import fact_merged, process_merged, thing_merged, thing_without, without
from govgraph.loader.items import COMMON_KEYS, ItemReading
from govgraph.marks import Marked
from govgraph.model.base import weakest
from govgraph.model.dates import Span
from govgraph.model.facts import Fact
from govgraph.model.fitting import fit
from govgraph.model.record import Pattern
from govgraph.model.scenario import Change, Layer, Merge, Option, Scenario, Selection
from govgraph.model.things import Thing
from govgraph.model.truth import Truth


def stack(scenario: Scenario, option: str) -> tuple[Option, ...]:
    """The options to apply for ``option``, those it stands on first, each once."""
    order: list[Option] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or name not in scenario.options:
            return
        seen.add(name)
        for below in scenario.options[name].stands_on:
            visit(below)
        order.append(scenario.options[name])

    visit(option)
    return tuple(order)


def overlaid(scenario: Scenario, option: str) -> tuple[Layer, list[Problem]]:
    """The baseline with ``option`` and everything it stands on applied."""
    layer, problems = scenario.baseline, []
    for overlay in stack(scenario, option):
        layer, found = apply(layer, overlay)
        problems += found
    return passed_on(layer), problems


def passed_on(layer: Layer) -> Layer:
    """The layer in which a relation that says nothing of its status is as firm as the bodies that it is a relation of.

    A board that is only proposed decides as a proposal; one that an option settles, its relations settle with it.
    """
    facts = {key: _as_firm(fact, layer.things) for key, fact in layer.facts.items()}
    return layer.model_copy(update={"facts": facts})


def _as_firm(fact: Fact, things: Mapping[str, Thing]) -> Fact:
    if fact.status_is == "said" or (fact.status_is == "default" and fact.status != "in force"):
        return fact
    if fact.negated or fact.row.carries == "structure":
        return fact  # what a source denies it denies now; that a matter concerns a body is no act of that body
    ends = (things.get(item) for role in fact.row.main for item in fact.role(role).ids)
    statuses = [
        thing.status
        for thing in ends
        if thing and thing.category in _ACTING and thing.tier == "unsettled" and not _only_to_come(thing, fact)
    ]
    if not statuses:
        return fact if fact.status_is == "default" else fact.copied(status="in force", status_is="default")
    return fact.copied(status=weakest(statuses), status_is="passed on")


def _only_to_come(thing: Thing, fact: Fact) -> bool:
    """Is a body decided on and only to begin: being prepared, or planned from a day? Then it has what is said of it."""
    dated = thing.span.start is not None or fact.span.start is not None
    return thing.status == "in preparation" or (dated and thing.status in {"planned", "required"})


_ACTING = frozenset({"body", "post", "group"})


def matches(fact: Fact, pattern: Pattern) -> bool:
    """Does an option that takes this pattern away, or changes it, mean this relation? As it is written, denied or not."""
    return fit(fact, pattern, denied_too=True).truth is Truth.YES


def apply(layer: Layer, option: Option) -> tuple[Layer, list[Problem]]:
    """One overlay on one layer."""
    reading = ItemReading(option.id)
    things, facts = dict(layer.things), dict(layer.facts)
    for selection in option.remove:
        _remove(things, facts, selection, reading)
    for change in option.change:
        _change(things, facts, change, reading)
    processes = dict(layer.processes)
    for merge in option.merge:
        gone = _merge(things, facts, merge, option, reading)
        processes = {key: process_merged(process, gone, merge.into) for key, process in processes.items()}
    things |= option.add.things
    facts |= option.add.facts
    return Layer.model_construct(
        things=things,
        facts=facts,
        statements={**layer.statements, **option.add.statements},
        instruments={**layer.instruments, **option.add.instruments},
        processes={**processes, **option.add.processes},
        left_out=layer.left_out,
    ), reading.problems


def _selected(
    things: dict[str, Thing], facts: dict[str, Fact], selection: Selection, reading: ItemReading, verb: str
) -> list[str]:
    if selection.pattern is not None:
        found = [fact.id for fact in facts.values() if matches(fact, selection.pattern)]
        if not found:
            reading.problem(
                "LOAD050",
                f"nothing to {verb}: no relation '{selection.pattern.kind}' matches this",
                selection.mark,
                "look at it with `govgraph facts`",
                about=selection.pattern.kind,
            )
        return found
    if selection.id in things or selection.id in facts:
        return [selection.id]
    hint = did_you_mean(selection.id, [*things, *(fact_id for fact_id in facts if "(" not in fact_id)])
    reading.problem(
        "LOAD050",
        f"nothing to {verb}: '{selection.id}' is neither a thing nor a relation here",
        selection.mark,
        hint,
        about=selection.id,
    )
    return []


def _remove(things: dict[str, Thing], facts: dict[str, Fact], selection: Selection, reading: ItemReading) -> None:
    for found in _selected(things, facts, selection, reading, "remove"):
        if found in facts:
            del facts[found]
            continue
        del things[found]
        for fact in list(facts.values()):
            left = without(fact, found)
            if left is None:
                del facts[fact.id]
            elif left is not fact:
                facts[fact.id] = left
        for thing in list(things.values()):
            things[thing.id] = thing_without(thing, found)


def _change(things: dict[str, Thing], facts: dict[str, Fact], change: Change, reading: ItemReading) -> None:
    for found in _selected(things, facts, change.of, reading, "change"):
        if found in facts:
            facts[found] = changed_fact(facts[found], change.values, reading)
        else:
            things[found] = changed_thing(things[found], change.values, reading)


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


def _merge(
    things: dict[str, Thing], facts: dict[str, Fact], merge: Merge, option: Option, reading: ItemReading
) -> set[str]:
    """Put one thing in the place of several; returns the ids of those that are gone."""
    into = option.add.things.get(merge.into) or things.get(merge.into)
    if into is None:
        message = f"'{merge.into}' is not there to merge into"
        reading.problem("LOAD051", message, merge.mark, "add it under 'add: bodies:'", about=merge.into)
        return set()
    missing = [body for body in merge.bodies if body not in things]
    for body in missing:
        hint = did_you_mean(body, things)
        reading.problem("LOAD050", f"nothing to merge: '{body}' is not there", merge.mark, hint, about=body)
    gone = set(merge.bodies) - set(missing) - {merge.into}
    for body in gone:
        del things[body]
    for fact in list(facts.values()):
        merged = fact_merged(fact, gone, merge.into, option.id)
        if merged is None:
            del facts[fact.id]
        else:
            facts[fact.id] = merged
    for thing in list(things.values()):
        things[thing.id] = thing_merged(thing, gone, merge.into)
    return gone


def place_of(scenario: Scenario, option: str) -> str:
    """The place that questions are about under an option: the scenario's, or the one into which it is merged."""
    place = scenario.place
    for overlay in stack(scenario, option):
        for merge in overlay.merge:
            place = merge.into if place in merge.bodies else place
    return place
