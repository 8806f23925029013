"""Putting an option on a baseline: a pure function from a layer and an overlay to a new layer.

A relation's identity is its id, or its kind, roles, start, aspect, level, extent and value band: adding what is there
is a change. A ``remove`` or
``change`` that matches nothing is an error at its line. What a merge carries over to the new body, and what a change
without a source says, no paper states: it is inferred.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.loader.removing import fact_merged, process_merged, thing_merged, thing_without, without
from govgraph.model.base import weakest
from govgraph.model.facts import Fact
from govgraph.model.fitting import fit
from govgraph.model.record import Pattern
from govgraph.model.scenario import Change, Layer, Merge, Option, Scenario, Selection
from govgraph.model.things import Thing
from govgraph.model.truth import Truth

Changing: TypeAlias = Callable[[Thing | Fact, Change], Thing | Fact]
"""Gives a thing or relation with the new values that an option says of it."""


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
    known = scenario.known_changes(option)
    if known is None:
        return _overlaid(scenario, option, _read)
    changed = iter(known)
    return _overlaid(scenario, option, lambda *_: lambda *_: next(changed))


def changes_of(scenario: Scenario, option: str) -> tuple[Thing | Fact, ...]:
    """What the changes of an option and of those it stands on make, in their order: so that they need not be read again."""
    made: list[Thing | Fact] = []

    def noted(overlay: Option, problems: list[Problem]) -> Changing:
        read = _read(overlay, problems)

        def changed(item: Thing | Fact, change: Change) -> Thing | Fact:
            made.append(read(item, change))
            return made[-1]

        return changed

    _overlaid(scenario, option, noted)
    return tuple(made)


def _overlaid(
    scenario: Scenario, option: str, changing: Callable[[Option, list[Problem]], Changing]
) -> tuple[Layer, list[Problem]]:
    layer = scenario.baseline
    problems: list[Problem] = []
    for overlay in stack(scenario, option):
        layer = apply(layer, overlay, problems, changing(overlay, problems))
    return passed_on(layer), problems


def _read(option: Option, problems: list[Problem]) -> Changing:
    """Changes as the file of an option writes them."""

    def changed(item: Thing | Fact, change: Change) -> Thing | Fact:
        from govgraph.loader.changing import changed_in  # reads what is written: it takes the whole loader

        return changed_in(item, change, option.id, problems)

    return changed


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


def apply(layer: Layer, option: Option, problems: list[Problem], changing: Changing) -> Layer:
    """One overlay on one layer; what is wrong with it is added to ``problems``."""
    things, facts = dict(layer.things), dict(layer.facts)
    for selection in option.remove:
        _remove(things, facts, selection, problems)
    for change in option.change:
        _change(things, facts, change, problems, changing)
    processes = dict(layer.processes)
    for merge in option.merge:
        gone = _merge(things, facts, merge, option, problems)
        processes = {key: process_merged(process, gone, merge.into) for key, process in processes.items()}
    things |= option.add.things
    facts |= option.add.facts
    return Layer(
        things=things,
        facts=facts,
        statements={**layer.statements, **option.add.statements},
        instruments={**layer.instruments, **option.add.instruments},
        processes={**processes, **option.add.processes},
        left_out=layer.left_out,
    )


def _note(problems: list[Problem], code: str, message: str, mark: Mark, hint: str = "", *, about: str = "") -> None:
    problems.append(Problem(code, message, mark, hint, about=about))


def _selected(
    things: dict[str, Thing], facts: dict[str, Fact], selection: Selection, problems: list[Problem], verb: str
) -> list[str]:
    if selection.pattern is not None:
        found = [fact.id for fact in facts.values() if matches(fact, selection.pattern)]
        if not found:
            _note(
                problems,
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
    _note(
        problems,
        "LOAD050",
        f"nothing to {verb}: '{selection.id}' is neither a thing nor a relation here",
        selection.mark,
        hint,
        about=selection.id,
    )
    return []


def _remove(things: dict[str, Thing], facts: dict[str, Fact], selection: Selection, problems: list[Problem]) -> None:
    for found in _selected(things, facts, selection, problems, "remove"):
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


def _change(
    things: dict[str, Thing], facts: dict[str, Fact], change: Change, problems: list[Problem], changing: Changing
) -> None:
    for found in _selected(things, facts, change.of, problems, "change"):
        item = changing(facts[found] if found in facts else things[found], change)
        if isinstance(item, Fact):
            facts[found] = item
        else:
            things[found] = item


def _merge(
    things: dict[str, Thing], facts: dict[str, Fact], merge: Merge, option: Option, problems: list[Problem]
) -> set[str]:
    """Put one thing in the place of several; returns the ids of those that are gone."""
    into = option.add.things.get(merge.into) or things.get(merge.into)
    if into is None:
        message = f"'{merge.into}' is not there to merge into"
        _note(problems, "LOAD051", message, merge.mark, "add it under 'add: bodies:'", about=merge.into)
        return set()
    missing = [body for body in merge.bodies if body not in things]
    for body in missing:
        hint = did_you_mean(body, things)
        _note(problems, "LOAD050", f"nothing to merge: '{body}' is not there", merge.mark, hint, about=body)
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
