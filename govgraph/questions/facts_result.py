"""Relations by kind and role: what is returned, made from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.answer import EACH, Ids
from govgraph.model.facts import Fact
from govgraph.questions.facts_words import grounds
from govgraph.questions.listing import gathered, state
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.facts import Matching

_ALWAYS = ("who", "to", "what")
"""Roles that are always a facet, though nothing may stand in them."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The relations that match what is asked, and what stands in their roles.

    Each role of these relations is a facet by its name (``who``, ``to``, ``what`` ...), and each of their fields
    (``chair``, ``manner`` ...). Relations are named by their ids; those that a paper denies count nowhere but in
    ``negated`` and ``denied``.
    """

    fields: Mapping[str, tuple[Any, ...]] = field(metadata=EACH)
    """By field that any of them has: every value of it."""
    roles: Mapping[str, tuple[Any, ...]] = field(metadata=EACH)
    """By role: what stands there, or the word of a paper that leaves it open."""
    ids: Ids
    """The relations that are there."""
    kinds: tuple[str, ...]
    """Their kinds."""
    found: bool
    """Is there any?"""
    count: int
    """How many there are."""
    statuses: tuple[str, ...]
    """How firm they are, in the words of the papers."""
    bases: tuple[str, ...]
    """Why they are said: stated, law, inferred, assumed."""
    grounds: Mapping[str, str]
    """By relation: on what ground it is said."""
    settled: Ids
    """Those that are settled."""
    unsettled: Ids
    """Those that are only foreseen."""
    past: Ids
    """Those that are over."""
    live: Ids
    """Those that hold on the day, by their dates."""
    not_stated: bool
    """Does a paper leave one of their roles open?"""
    roles_not_stated: tuple[str, ...]
    """The roles that a paper leaves open."""
    opened: Mapping[str, Ids]
    """By role: who stands there as one of a group or level that is named."""
    through_groups: Mapping[str, str]
    """By relation that is found through a group that is named in it: that group."""
    negated: Ids
    """Relations that a paper denies."""
    denied: Mapping[str, tuple[Any, ...]]
    """By role: what stands there in relations that a paper denies."""
    sources: tuple[str, ...]
    """Where all of them were read."""
    nearest: Ids
    """Where there is none: the relations that come nearest."""


def matching_facts(graph: Graph, found: Matching) -> Facts:
    """What was found as ids and plain values."""
    asked = {*found.roles, *(role for kind in found.kinds for role in kind.main)}
    facts, near = found.facts, found.near
    there = [fact for fact in facts if not fact.negated]
    open_ = sorted({role for fact in there for role, filler in fact.roles.items() if filler.unknown == "not stated"})
    opened = {role: tuple(sorted(_opened(graph, there, role))) for role in _roles(there, {})}
    tier = {word: tuple(fact.id for fact in there if fact.tier == word) for word in ("settled", "unsettled", "past")}
    denied = [fact for fact in facts if fact.negated]
    return Facts(
        fields={field: tuple(_field_values(there, field)) for field in _fields(there)},
        roles={role.replace(" ", "_"): tuple(gathered(there, role)) for role in _roles(there, {*_ALWAYS, *asked})},
        ids=tuple(fact.id for fact in there),
        kinds=tuple(sorted({fact.kind for fact in there})),
        found=bool(there),
        count=len(there),
        statuses=tuple(sorted({fact.status for fact in there})),
        bases=tuple(sorted({fact.basis for fact in there})),
        grounds=grounds(graph, there),
        settled=tier["settled"],
        unsettled=tier["unsettled"],
        past=tier["past"],
        live=tuple(fact.id for fact in there if state(graph, fact) == "live"),
        not_stated=bool(open_),
        roles_not_stated=tuple(open_),
        opened={role: items for role, items in opened.items() if items},
        through_groups=dict(found.through),
        negated=tuple(fact.id for fact in denied),
        denied={
            role: tuple(gathered((fact.copied(negated=False) for fact in denied), role)) for role in _roles(denied, {})
        },
        sources=tuple(sorted({str(source) for fact in facts for source in fact.sources})),
        nearest=tuple(fact.id for fact in near),
    )


def _roles(facts: Sequence[Fact], asked: Iterable[str]) -> list[str]:
    return sorted({*asked, *(role for fact in facts for role in fact.roles)})


def _fields(facts: Sequence[Fact]) -> list[str]:
    return sorted({field.replace(" ", "_") for fact in facts for field in fact.fields})


def _field_values(facts: Sequence[Fact], field: str) -> list[Any]:
    found = {fact.fields[name] for fact in facts for name in fact.fields if name.replace(" ", "_") == field}
    return sorted(found, key=str)


def _opened(graph: Graph, facts: Sequence[Fact], role: str) -> set[str]:
    ids = [item for fact in facts for item in fact.role(role).ids]
    inner = set(behind(graph, ids).ids)
    return inner - set(ids)
