"""Rows that contradict themselves, each with what would be right. Rows are judged with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govgraph.diagnostics import Problem
from govgraph.law.function_rows import RootFunction
from govgraph.law.kind_rows import Kind
from govgraph.law.power_rows import CARRYING, Power
from govgraph.law.resolve import resolved_kinds
from govgraph.law.tables import TABLES, Tables

_JOINT = frozenset({"exercise jointly", "joint committee"})


class _Clash(NamedTuple):
    path: tuple[str | int, ...]
    message: str
    hint: str


def contradictions(tables: Tables, powers: Mapping[str, Power]) -> Iterator[Problem]:
    """Every row that contradicts itself or its class, and every row without its provision."""
    kinds = resolved_kinds(tables.kinds)
    for kind in kinds.values():
        yield from _problems(tables, "kinds", kind.id, _kind(kind, kinds))
    for power in powers.values():
        yield from _problems(tables, "powers", power.id, _power(power))
    for function in tables.functions.values():
        yield from _problems(tables, "functions", function.id, _function(function, tables))
    for table in TABLES:
        rows = {"kinds": kinds, "powers": powers}.get(table, getattr(tables, table))
        for row in rows.values():
            if table != "acts" and not row.cite:
                hint = "name the provision that says so"
                yield Problem("LOAD061", f"{row.id}: 'cite' is missing", tables.mark(table, row.id), hint)


def _problems(tables: Tables, table: str, row: str, found: Iterator[_Clash]) -> Iterator[Problem]:
    for path, message, hint in found:
        yield Problem("LOAD067", f"{row}: {message}", tables.mark(table, row, path), hint)


def _kind(row: Kind, kinds: Mapping[str, Kind]) -> Iterator[_Clash]:
    if row.id == "person":
        message = "'person' stands for any legal person or individual in the powers"
        yield _Clash((), message, "choose another id")
    if row.group and not row.one_of:
        yield _Clash(("group",), "a group has no members", "list them under 'one_of'")
    if row.organ is not None and row.person:
        message = "an organ of a legal person is no legal person itself"
        yield _Clash(("organ",), message, "leave out 'person: true' or 'organ'")
    if row.person and "forum" in _above(row, kinds):
        hint = "give it another kind under 'is_a', such as company or joint_committee"
        yield _Clash(("person",), "a forum is no legal person", hint)


def _above(row: Kind, kinds: Mapping[str, Kind]) -> set[str]:
    found: set[str] = set()
    todo = [row.id]
    while todo:
        here = todo.pop()
        if here not in found and here in kinds:
            found.add(here)
            todo += kinds[here].is_a
    return found


def _power(row: Power) -> Iterator[_Clash]:
    if not row.effect:
        hint = "write what it does, such as 'effect: [delegate]' or 'effect: [none]'"
        yield _Clash(("effect",), "says nothing of its effect", hint)
    if "none" in row.effect and len(row.effect) > 1:
        yield _Clash(("effect",), "has the effect 'none' and another", "leave one of them out")
    if row.carries:
        yield from _movement(row)
    elif row.boundary:
        hint = "leave 'boundary' out, or add the effect that moves a function"
        yield _Clash(("boundary",), "it moves no function, so it crosses no boundary", hint)
    if row.closed and not row.parties:
        message = "nobody else may be a party, but no party is named"
        yield _Clash(("closed",), message, "list them under 'parties'")
    if row.liability.alone == "receiver" and row.boundary == ("inside",):
        message = "inside one legal person liability does not move"
        yield _Clash(("liability", "alone"), message, "write 'alone: unchanged'")
    if row.onward.inside == "barred" and row.onward.across == "barred" and row.onward.steps:
        hint = "leave 'steps' out, or write 'inside: terms'"
        yield _Clash(("onward",), "bars every step onward and lists steps", hint)


def _movement(row: Power) -> Iterator[_Clash]:
    moves = f"the effect is '{next(effect for effect in row.effect if effect in CARRYING)}'"
    if not row.flows:
        hint = "add 'flows' with giver and receiver"
        yield _Clash(("effect",), f"{moves}, but nobody gives and nobody receives", hint)
    for number, flow in enumerate(row.flows):
        for role, who in (("giver", flow.giver), ("receiver", flow.receiver)):
            if not who:
                path = ("flows", number, role)
                yield _Clash(path, f"{moves}, but a flow has no {role}", f"name who may be the {role}")
    if not row.boundary:
        hint = "write 'boundary: [inside]', '[across]' or '[joint]'"
        yield _Clash(("effect",), f"{moves}, but no boundary is named", hint)
    elif "joint" not in row.boundary and not _JOINT.isdisjoint(row.effect):
        message = "what is done jointly is at the boundary 'joint'"
        yield _Clash(("boundary",), message, "add 'joint' to 'boundary'")
    elif "delegate" in row.effect and row.boundary == ("joint",):
        message = "a delegation is inside one legal person or across to another"
        yield _Clash(("boundary",), message, "add 'inside' or 'across' to 'boundary'")


def _function(row: RootFunction, tables: Tables) -> Iterator[_Clash]:
    within = tables.classes.get(row.function_class)
    if within is not None and "any" not in {within.owner, row.owner} and within.owner != row.owner:
        message = f"the owner is '{row.owner}', but functions of class '{within.id}' are of owner '{within.owner}'"
        yield _Clash(("owner",), message, "make them agree")
    if not row.held_by:
        yield _Clash(("held_by",), "no kind of body holds it", "list the kinds under 'held_by'")
    for number, holder in enumerate(row.held_by):
        kind = tables.kinds.get(holder.kind)
        if kind is not None and kind.group:
            message = f"'{kind.id}' is a name that powers use and no kind of body"
            yield _Clash(("held_by", number, "kind"), message, f"name {' or '.join(kind.one_of)}")
