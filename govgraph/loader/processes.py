"""Processes as they are written: each step with its verb, its date and what follows, and every mistake at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from govgraph.diagnostics import Mark, Problem, did_you_mean
from govgraph.loader.items import ItemReading
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.loader.values import filler
from govgraph.marks import Marked
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Filler
from govgraph.model.processes import DONE, STEP_ROLES, Process, Step
from govgraph.model.steps import step_verbs
from govgraph.model.things import Thing

_BINDING = ("body", "post", "group", "level")
_ACTORS = (*_BINDING, "person", "sector")
ADMITS = {
    "who": _ACTORS,
    "to": (*_ACTORS, "meeting"),
    "through": (*_ACTORS, "meeting"),
    "if": ("event",),
}
"""Which categories of thing may stand in a role of a step; a role that is not here admits any."""


def read_process(reading: ItemReading, key: str, mark: Mark, node: Marked) -> Process | None:
    """One process; None where it cannot be made. Mistakes become problems of ``reading``."""
    values = _plain(reading, node)
    inner = node.mapping().get("steps")
    rows = inner.value if inner is not None and isinstance(inner.value, list) else []
    if inner is not None and not isinstance(inner.value, list):
        hint = "write 'steps:' and below it one '- {id: ..., does: ..., who: ...}' for each step"
        reading.problem("LOAD011", f"the steps of '{key}' are no list", inner.mark, hint)
    ids = [_step_id(key, number, row) for number, row in enumerate(rows, start=1)]
    steps = []
    for number, (step_id, row) in enumerate(zip(ids, rows, strict=True), start=1):
        if step_id in ids[: number - 1]:
            hint = f"it is the id of step {ids.index(step_id) + 1} of '{key}'; give this one another id"
            reading.problem("LOAD014", f"the step '{step_id}' is there twice", row.at(["id"]), hint)
        step = _step(reading, key, step_id, number, row, ids)
        if step is not None:
            steps.append(step)
    first = values.get("first")
    if first and first not in ids:
        reading.problem(
            "LOAD081", f"'{key}' has no step '{first}' to begin with", node.at(["first"]), _a_step(first, ids)
        )
    values["steps"] = tuple(steps)
    built: Process | None = reading.build(Process, {"id": key, **values}, node, what=f"process '{key}'")
    if built is not None:
        built.written_at(mark)
        built.roles_at({"about": node.at(["about"])})
    return built


def _step_id(key: str, number: int, row: Marked) -> str:
    written = row.mapping().get("id") if isinstance(row.value, dict) else None
    return str(written.plain()) if written is not None else f"{key}-{number}"


def _step(reading: ItemReading, key: str, step_id: str, number: int, row: Marked, ids: list[str]) -> Step | None:
    if not isinstance(row.value, dict):
        hint = "write {id: ..., does: ..., who: ..., then: {outcome: next step}}"
        reading.problem("LOAD011", f"step {number} of '{key}' needs its fields", row.mark, hint)
        return None
    values: dict[str, Any] = {**_plain(reading, row), "id": step_id}
    marks: dict[str, Mark] = {name: row.at([name]) for name in (*STEP_ROLES, "if") if name in row.mapping()}
    for role in STEP_ROLES:
        if role in values:
            try:
                values[role] = filler(values[role])
            except ValueError as error:
                reading.problem("LOAD036", f"'{role}': {error}", row.at([role]))
                values.pop(role)
                if role == "who":
                    values[role] = Filler(unknown="unclear")
    does = values.get("does")
    if does is not None and does not in step_verbs().verbs:
        hint = did_you_mean(str(does), step_verbs().verbs) or "see `govgraph explain steps`"
        reading.problem("LOAD080", f"no step has the verb '{does}'", row.at(["does"]), hint)
    then = row.mapping().get("then")
    if then is not None and not isinstance(then.value, dict):
        hint = "write then: {agreed: done, not agreed: redraft}: each outcome, and the step that follows it"
        reading.problem(
            "LOAD011", f"'then' of step {number} of '{key}' does not say what follows which outcome", then.mark, hint
        )
        values.pop("then", None)
    elif then is not None:
        for outcome, _, target in then.items():
            follows = str(target.plain())
            marks[f"then {outcome}"] = target.mark
            if follows not in ids and follows != DONE and follows not in UNKNOWNS:
                message = f"'{outcome}' leads to '{follows}', which is no step of '{key}'"
                reading.problem("LOAD081", message, target.mark, _a_step(follows, [*ids, DONE]))
        had = values.get("outcome")
        if had and had not in then.mapping():
            hint = did_you_mean(str(had), then.mapping())
            reading.problem("LOAD082", f"'{had}' is no outcome of this step", row.at(["outcome"]), hint)
    built: Step | None = reading.build(Step, values, row, what=f"step {number} of '{key}'")
    if built is None:  # what it names is looked up all the same, so that every mistake is shown at once
        kept = {name: values[name] for name in ("id", *STEP_ROLES, "if") if name in values}
        built = ItemReading().build(Step, {"who": Filler(), **kept, "does": str(does)}, row, what="a step")
    if built is not None:
        built.roles_at(marks)
    return built


def _a_step(wanted: str, ids: list[str]) -> str:
    return did_you_mean(str(wanted), ids) or "write the id of a step, 'done' or 'not stated'"


def _plain(reading: ItemReading, node: Marked) -> dict[str, Any]:
    values = reading.common(node)
    values.update({key: value.plain() for key, value in node.mapping().items() if key not in COMMON_KEYS})
    return values


class NamedThing(Struct, frozen=True):
    """A thing that a process names: in which process and role, where that is written, and what may stand there."""

    name: str
    mark: Mark
    where: str
    admits: tuple[str, ...]


def _is_binding(step: Step) -> bool:
    return step.does in step_verbs().verbs and step.verb.binds


def named_by(process: Process) -> Iterator[NamedThing]:
    """Every thing that a process and its steps name."""
    for name in process.about:
        yield NamedThing(name, process.role_mark("about"), "what a process is about", ())
    for step in process.steps:
        for role in STEP_ROLES:
            admits = _BINDING if role == "who" and _is_binding(step) else ADMITS.get(role, ())
            for name in getattr(step, role):
                yield NamedThing(name, step.role_mark(role), f"'{role}' of a step", admits)
        for name in step.if_:
            yield NamedThing(name, step.role_mark("if"), "'if' of a step", ADMITS["if"])


def references(
    process: Process, things: Mapping[str, Thing], missing: Callable[[str, Mark, object], None]
) -> Iterator[Problem]:
    """What a process names and is not among ``things`` (said to ``missing``), or cannot stand in its place."""
    for named in named_by(process):
        thing = things.get(named.name)
        if thing is None:
            missing(named.name, named.mark, things)
        elif named.admits and thing.category not in named.admits:
            hint = (
                "a step that binds is taken by a body or a post: name the post that the person holds"
                if thing.category == "person"
                else f"{named.where} is a {' or '.join(named.admits)}"
            )
            message = f"'{named.name}' is a {thing.category} and cannot be {named.where}"
            yield Problem("LOAD044", message, named.mark, hint)
