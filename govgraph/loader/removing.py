"""What becomes of those who name a thing that an option removes or merges into another.

A relation without the thing it is about is gone with it: a delegation of a matter that is no more does not become a
delegation of everything. A list (members, sectors) loses one entry. An act happened before: it keeps whom it names, and
where bodies merge it names the one that replaces them.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from govgraph.model.facts import Fact, Filler
from govgraph.model.processes import STEP_ROLES, Process
from govgraph.model.things import ActsThrough, Part, Thing

_NARROWS = frozenset({"what", "for", "where", "if"})
"""Roles that say of what, where or when a relation holds: without them it would hold of everything, everywhere, always."""

_LISTS = ("members", "sector")


def without(fact: Fact, thing: str) -> Fact | None:
    """A relation without one thing; None where nothing is left that it could say."""
    roles: dict[str, Filler] = {}
    for role, filler in fact.roles.items():
        if thing not in filler.ids:
            roles[role] = filler
            continue
        left = tuple(item for item in filler.ids if item != thing)
        if left:
            roles[role] = filler.model_copy(update={"ids": left})
        elif fact.row.roles[role].required or role in fact.row.main or role in _NARROWS:
            return None
    return fact if roles == fact.roles else fact.copied(roles=roles)


def thing_without(thing: Thing, gone: str) -> Thing:
    """A thing whose lists no longer name one that is gone."""
    changed = {
        name: tuple(item for item in listed if item != gone)
        for name in _LISTS
        if gone in (listed := getattr(thing, name, ()))
    }
    return _copy(thing, changed)


def thing_merged(thing: Thing, gone: Set[str], into: str) -> Thing:
    """A thing that names, in place of those that are merged, the one that replaces them."""
    changed: dict[str, Any] = {}
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        if name in _NOT_NAMES or not value:
            continue
        if isinstance(value, tuple) and any(isinstance(item, Part) for item in value):
            new: Any = tuple(_part(part, gone, into) for part in value)
        elif isinstance(value, tuple) and any(isinstance(item, ActsThrough) for item in value):
            new = tuple(row.model_copy(update={"who": _renamed(row.who, gone, into)}) for row in value)
        elif isinstance(value, tuple):
            new = _renamed(value, gone, into)
        elif isinstance(value, dict):
            new = _mapping(value, gone, into)
        else:
            continue
        if new != value:
            changed[name] = new
    return _copy(thing, changed)


_NOT_NAMES = frozenset({"sources", "aliases"})


def _copy(thing: Thing, changed: dict[str, Any]) -> Thing:
    return thing.model_copy(update=changed).written_at(thing.mark) if changed else thing


def _renamed(items: tuple[Any, ...], gone: Set[str], into: str) -> tuple[Any, ...]:
    if not any(isinstance(item, str) and item in gone for item in items):
        return items
    return tuple(dict.fromkeys(into if item in gone else item for item in items))


def _part(part: Part, gone: Set[str], into: str) -> Part:
    names = {name: into for name in ("who", "acting_for") if getattr(part, name) in gone}
    return part.model_copy(update=names) if names else part


def _mapping(written: dict[str, Any], gone: Set[str], into: str) -> dict[str, Any]:
    """Shares by body are added up; a legal fact names the body that is there now."""
    out: dict[str, Any] = {}
    for key, value in written.items():
        name = into if key in gone else key
        named = into if isinstance(value, str) and value in gone else value
        out[name] = out[name] + named if name in out and isinstance(named, int | float) else named
    return out


def fact_merged(fact: Fact, gone: Set[str], into: str, option: str) -> Fact | None:
    """A relation of those that are merged, now of the one that replaces them; None for one between themselves.

    What a source states of those that are gone it does not state of the new one: that is inferred.
    """
    renamed = {role: filler_merged(filler, gone, into) for role, filler in fact.roles.items()}
    if renamed == fact.roles:
        return fact
    first, second = (renamed.get(role) for role in fact.row.main)
    if first and second and set(first.ids) == set(second.ids) == {into}:
        return None
    carried = {"basis": "inferred"} if fact.basis == "stated" else {}
    return fact.copied(roles=renamed, option=option, **carried)


def filler_merged(filler: Filler, gone: Set[str], into: str) -> Filler:
    """What stands in a role, with the one that replaces those that are merged."""
    if not gone & set(filler.ids):
        return filler
    ids = tuple(dict.fromkeys(into if item in gone else item for item in filler.ids))
    return filler.model_copy(update={"ids": ids, "mode": filler.mode if len(ids) > 1 else None})


def process_merged(process: Process, gone: Set[str], into: str) -> Process:
    """A process in which bodies that are merged act, and are acted on, as the one that replaces them."""
    steps = []
    for step in process.steps:
        roles = {role: filler_merged(getattr(step, role), gone, into) for role in STEP_ROLES}
        changed = {role: filler for role, filler in roles.items() if filler is not getattr(step, role)}
        steps.append(step.copied(**changed) if changed else step)
    about = _renamed(process.about, gone, into)
    if about == process.about and all(step is before for step, before in zip(steps, process.steps, strict=True)):
        return process
    return process.copied(steps=tuple(steps), about=about)
