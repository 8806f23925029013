"""The law pack in a scenario: the functions that statute places on kinds of bodies, and who holds them there.

An integrated care board holds commissioning, a trust its own provision, a council its social care: nobody types that
by hand. A scenario hangs its own functions under these, and whoever it says holds a nearer one is the holder of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from govgraph.model.base import UNKNOWNS, Basis, Source
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact, Filler, identity
from govgraph.model.things import Body, Function, Group, Thing

if TYPE_CHECKING:
    from govgraph.law.function_rows import Holder, RootFunction
    from govgraph.law.registry import Registry


def pack_functions(registry: Registry) -> dict[str, Function]:
    """The root functions of the law pack as things, by id; basis law, the provision as their source."""
    return {root.id: _function(root) for root in registry.functions.values()}


def pack_facts(registry: Registry, things: Mapping[str, Thing]) -> dict[str, Fact]:
    """``holds`` for each body of a kind on which statute places a function; basis law, the provision as its source.

    A body whose kind is left open holds what every kind it may be holds; where only some of them do, the relation
    stands with basis *assumed*, so that nothing is certain by it. A group whose list is open and whose members' kind
    is known stands in for the members that nobody names. Comparators hold nothing here.
    """
    out: dict[str, Fact] = {}
    for thing in things.values():
        if isinstance(thing, Body | Group) and not thing.comparator and not _only_named(thing):
            kinds = choices(registry, thing)
            for root in registry.functions.values() if kinds else ():
                fact = _holds(registry, thing, kinds, root)
                if fact is not None:
                    out[fact.id] = fact
    return out


def _function(root: RootFunction) -> Function:
    return Function(
        id=root.id,
        name=root.name[:1].upper() + root.name[1:],
        owner=root.owner,
        function_class=root.function_class,
        references=root.references,
        basis="law",
        sources=_sources(root.cite),
    )


def _only_named(thing: Body | Group) -> bool:
    """Is it a group that stands for nobody but its named members?"""
    return isinstance(thing, Group) and stands_for_itself(thing) is False


def stands_for_itself(group: Group) -> bool:
    """Does an open group stand in for members that nobody names? Only when their kind is known and some are missing."""
    return bool(group.kind) and not group.complete and (group.count is None or group.count > len(group.members))


def choices(registry: Registry, thing: Body | Group) -> tuple[str, ...]:
    """The concrete kinds that a thing may be by its own words; empty: nobody says."""
    written = getattr(thing, "kind_one_of", ()) or ((thing.kind,) if thing.kind and thing.kind not in UNKNOWNS else ())
    found = (concrete for kind in written if registry.has_kind(kind) for concrete in registry.concrete(kind))
    return tuple(dict.fromkeys(found))


def _holds(registry: Registry, thing: Thing, kinds: tuple[str, ...], root: RootFunction) -> Fact | None:
    by_kind = {kind: holder for kind in kinds for holder in root.held_by if registry.is_a(kind, holder.kind)}
    if not by_kind:
        return None
    roles = {"who": Filler(ids=(thing.id,)), "what": Filler(ids=(root.id,))}
    basis: Basis = "law" if len(by_kind) == len(kinds) else "assumed"
    note = "" if basis == "law" else f"only if it is {' or '.join(registry.kind(kind).name for kind in by_kind)}"
    cites = dict.fromkeys(holder.cite or root.cite for holder in by_kind.values())
    return Fact(
        id=f"law: {identity('holds', roles)}",
        kind="holds",
        roles=roles,
        basis=basis,
        span=_span(by_kind.values()),
        sources=_sources("; ".join(cites)),
        note=note,
    )


def _span(holders: Iterable[Holder]) -> Span:
    """From the first day on which any of them holds it up to the last; an end that one of them leaves open is open."""
    starts = [holder.start for holder in holders]
    untils = [holder.until for holder in holders]
    return Span(
        start=None if None in starts else _moment(min(day for day in starts if day is not None)),
        until=None if None in untils else _moment(max(day for day in untils if day is not None)),
    )


def _moment(day: date) -> Moment:
    return Moment.of(day)


def _sources(cite: str) -> tuple[Source, ...]:
    return (Source(document="law", at=cite),)
