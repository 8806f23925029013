"""A pattern put to use: the option that makes what it makes of the things chosen for its slots."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec import Struct

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.graph import Graph
from govgraph.model.record import Pattern
from govgraph.model.scenario import GovernancePattern, Scenario, Slot
from govgraph.model.things import SECTIONS
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.patterns.asked import said
from govgraph.patterns.recognise import Match, find
from govgraph.patterns.slots import admits, slots, wanted
from govgraph.patterns.standing import Relations
from govgraph.reading.actors import opened
from govgraph.reading.legal import structure

Bindings = Mapping[str, str | Collection[str]]
"""Ids for each slot; the ``$`` of its name may be left out."""


class Unbound(GovgraphError):
    """A slot was given nothing, too few, too many or what cannot fill it, or the pattern does not have it."""


class Applied(Struct, frozen=True):
    """A pattern applied to a scenario: the option as the text of a file, and the scenario with it.

    ``match`` is the form as it is then recognised; None where something that must be given is not there: ``needs``
    names it, each a sentence.
    """

    option: str
    text: str
    scenario: Scenario
    match: Match | None
    needs: tuple[str, ...]


def apply(
    scenario: Scenario,
    pattern: GovernancePattern,
    bindings: Bindings,
    *,
    new: Bindings | None = None,
    option: str = "",
    stands_on: str = "",
) -> Applied:
    """The pattern made of ``bindings`` (ids of things that are there) and ``new`` ones (which the option adds).

    ``option`` is the id of the option that it becomes (default: the pattern's), ``stands_on`` one that it needs applied
    first. Raises :class:`Unbound`, and ScenarioError where the option cannot be read.
    """
    option = option or pattern.id
    if option in scenario.options:
        raise Unbound(f"{scenario.name} has an option '{option}' already: choose another id")
    things = scenario.graph(stands_on or None).things
    there, added = _named(bindings), _named(new or {})
    for name, items in there.items():
        admitted = _categories(pattern, name)
        for item in items:
            if item not in things:
                hint = did_you_mean(item, things) or "say that it is new"
                raise Unbound(f"slot '{name}': there is no thing '{item}': {hint}")
            if admitted and things[item].category not in admitted:
                takes = " or ".join(sorted(admitted))
                raise Unbound(
                    f"slot '{name}' of {pattern.name} takes a {takes}: {things[item].name} is a {things[item].category}"
                )
    for name, items in added.items():
        for item in items:
            if item in things:
                raise Unbound(f"slot '{name}': '{item}' is there already, and not new")
    both = {name: (*there.get(name, ()), *added.get(name, ())) for name in {**there, **added}}
    graph_below = scenario.graph(stands_on or None)
    text = overlay_text(pattern, both, known=things, option=option, stands_on=stands_on, graph=graph_below)
    from govgraph.loader.scenario_folder import with_option  # reads files: it takes the whole loader

    made = with_option(scenario, text, shown_as=f"options/{option}.yaml")
    graph = made.graph(option)
    _fill(graph, pattern, both)
    match = _matched(graph, pattern, both)
    return Applied(option, text, made, match, () if match else tuple(_needed(graph, pattern, both)))


def overlay_text(
    pattern: GovernancePattern,
    bindings: Bindings,
    *,
    known: Collection[str] | None = None,
    option: str = "",
    stands_on: str = "",
    graph: Graph | None = None,
) -> str:
    """The option, as the text of a file in ``options``, that adds what the pattern makes.

    ``bindings`` gives ids for each slot; slots with several fillers are paired by what the pattern says must be given of
    both (``graph`` tells; without it, and for what is new, in their order), and those that act each or together stand in
    one relation. Ids that are not in ``known`` (the things that are there; None: all are) are
    added as things of the slot's first category and kind. Every relation has basis assumed: no source says it.
    Raises :class:`Unbound`.
    """
    overlay = _overlay(pattern, bindings, known=known, option=option, stands_on=stands_on, graph=graph)
    return _written(overlay)


def apply_each(
    scenario: Scenario,
    pattern: GovernancePattern,
    bindings: Bindings,
    *,
    new: Bindings | None = None,
    places: Collection[str] = (),
    option: str = "",
    stands_on: str = "",
) -> Applied:
    """The pattern applied once for each place, as one option.

    In each place a thing that is bound stands for whoever acts there: a group or several things for those of the place
    (none is left out that acts everywhere), a place slot for the place itself; what is new is added once for each, its id
    with the place's behind it. Raises :class:`Unbound`, as :func:`apply` does, with the place.
    """
    option = option or pattern.id
    graph = scenario.graph(stands_on or None)
    described = slots(pattern)
    whole: dict[str, Any] = {}
    last: dict[str, tuple[str, ...]] = {}
    for place in places:
        here: dict[str, tuple[str, ...]] = {}
        for name, ids in _named(bindings).items():
            found = (
                opened(graph, ids, unnamed="itself", place=place)
                if "place" not in _categories(pattern, name)
                else (place,)
            )
            here[name] = found or ids
        for name, slot in described.items():
            if name not in here and "place" in (*slot.category, *(_categories(pattern, name) if not slot.kind else ())):
                here[name] = (place,)
        for name, ids in _named(new or {}).items():
            here[name] = (*here.get(name, ()), *(f"{item}-{place}" for item in ids))
        try:
            made = _overlay(pattern, here, known=graph.things, option=option, stands_on=stands_on, graph=graph)
        except Unbound as error:
            raise Unbound(f"{graph.name(place)}: {error}") from None
        whole = _merged(whole, made)
        last = here
    if not whole:
        raise Unbound(f"{scenario.name} has no places inside {graph.name(graph.place) or 'its own'} to apply it to")
    text = _written(whole)
    from govgraph.loader.scenario_folder import with_option  # reads files: it takes the whole loader

    done = with_option(scenario, text, shown_as=f"options/{option}.yaml")
    match = _matched(done.graph(option), pattern, last)
    return Applied(option, text, done, match, () if match else tuple(_needed(done.graph(option), pattern, last)))


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two overlays as one: sections joined, rows of relations one after the other."""
    if not one:
        return other
    out = dict(one)
    for key, value in other.items():
        if isinstance(value, dict):
            out[key] = _merged(out.get(key, {}), value)
        elif isinstance(value, list) and isinstance(out.get(key), list):
            out[key] = [*out[key], *(row for row in value if row not in out[key])]
        else:
            out.setdefault(key, value)
    return out


def _written(overlay: dict[str, Any]) -> str:
    import yaml

    return yaml.safe_dump(overlay, sort_keys=False, allow_unicode=True, width=120)


def _overlay(
    pattern: GovernancePattern,
    bindings: Bindings,
    *,
    known: Collection[str] | None,
    option: str,
    stands_on: str,
    graph: Graph | None,
) -> dict[str, Any]:
    if not pattern.make:
        raise Unbound(f"{pattern.name} makes nothing: it is only read from a decision, and cannot be applied")
    described = slots(pattern)
    bound = _named(bindings)
    for name, ids in bound.items():
        if name not in described:
            raise Unbound(
                f"{pattern.name} has no slot '{name}': {did_you_mean(name, described) or 'it has ' + ', '.join(described)}"
            )
        if len(ids) > 1 and not described[name].several:
            raise Unbound(f"slot '{name}' of {pattern.name} takes one thing, not {len(ids)}")
        if len(ids) < described[name].several:
            raise Unbound(f"slot '{name}' of {pattern.name} takes {described[name].several} or more, not {len(ids)}")
    made: dict[str, list[dict[str, Any]]] = {}
    for part in pattern.make:
        made.setdefault(part.kind, []).extend(_rows(pattern, part, bound, graph))
    add: dict[str, Any] = {}
    for name, ids in bound.items():
        for item in ids:
            if known is not None and item not in known:
                section, written = _thing(described[name], item)
                add.setdefault(section, {})[item] = written
    return {
        "option": option or pattern.id,
        "name": pattern.name,
        "status": "considered",
        **({"stands on": [stands_on]} if stands_on else {}),
        "add": {**add, "relations": made},
    }


def _named(bindings: Bindings) -> dict[str, tuple[str, ...]]:
    return {
        f"${name.removeprefix('$')}": (ids,) if isinstance(ids, str) else tuple(ids) for name, ids in bindings.items()
    }


def _categories(pattern: GovernancePattern, slot: str) -> frozenset[str]:
    """The categories of things that a slot takes: those it names, of which each role that it stands in admits one."""
    roles = [
        vocabulary().kinds[part.kind].roles[role].admits
        for part in pattern.relations
        for role, filler in part.roles.items()
        if slot in filler.ids
    ]
    own = [frozenset(described.category)] if (described := pattern.slots.get(slot)) and described.category else []
    every = [*own, *roles]
    return frozenset.intersection(*every) if every else frozenset()


def _rows(
    pattern: GovernancePattern, part: Pattern, bound: Mapping[str, tuple[str, ...]], graph: Graph | None
) -> Iterator[dict[str, Any]]:
    """The relations that one part becomes: one for each pair, all in one where they act each or together."""
    bound = _in_pairs(pattern, part, bound, graph) if graph is not None else bound
    paired: dict[str, int] = {}
    for filler in part.roles.values():
        for item in filler.ids:
            if item.startswith("$"):
                if not bound.get(item):
                    slot = item.removeprefix("$")
                    raise Unbound(
                        f"{pattern.name} needs something for '{item}': write --bind {slot}=ID for what is there, or --new {slot}=ID"
                    )
                if filler.mode is None:
                    paired[item] = len(bound[item])
    rows = max(paired.values(), default=1)
    for name, number in paired.items():
        if number not in {1, rows}:
            other = next(name for name, many in paired.items() if many == rows)
            raise Unbound(f"'{part.kind}' pairs '{name}' with '{other}': {number} with {rows} cannot be paired")
    fields = {name: values[0] for name, values in part.fields.items() if values}
    for number in range(rows):
        row: dict[str, Any] = {}
        for role, filler in part.roles.items():
            if filler.mode is not None:
                every = [thing for item in filler.ids for thing in bound.get(item, (item,))]
                row[role] = {filler.mode: every} if len(every) > 1 else every[0]
            elif filler.ids:
                ids = [bound[item][min(number, len(bound[item]) - 1)] if item in bound else item for item in filler.ids]
                row[role] = ids[0] if len(ids) == 1 else ids
            else:
                row[role] = filler.unknown
        yield {**row, **fields, **({"not": True} if part.negated else {}), "basis": "assumed"}


def _in_pairs(
    pattern: GovernancePattern, part: Pattern, bound: Mapping[str, tuple[str, ...]], graph: Graph
) -> Mapping[str, tuple[str, ...]]:
    """What fills two slots of one part, in the order in which the pattern's given relation pairs them.

    Raises :class:`Unbound` where something chosen is in no such relation with any of the others.
    """
    names = [
        item for filler in part.roles.values() if filler.mode is None for item in filler.ids if item.startswith("$")
    ]
    several = [name for name in dict.fromkeys(names) if len(bound.get(name, ())) > 1]
    if len(several) < 2:
        return bound
    one, other = several[:2]
    for given in pattern.given:
        roles = {item: role for role, filler in given.roles.items() for item in filler.ids}
        if one not in roles or other not in roles:
            continue
        if any(item not in graph.things for name in (one, other) for item in bound[name]):
            return bound
        pairs = [
            (first, second)
            for first in bound[one]
            for second in bound[other]
            if any(
                entry.stands(roles[other], second) and not entry.fact.negated
                for entry in Relations(graph).having(given.kind, roles[one], first)
            )
        ]
        for name, at in ((one, 0), (other, 1)):
            for item in bound[name]:
                if item not in {pair[at] for pair in pairs}:
                    left = said(graph, given, {name: item})
                    raise Unbound(f"{graph.name(item)} belongs to none of the others: {left} is not there")
        return {**bound, one: tuple(pair[0] for pair in pairs), other: tuple(pair[1] for pair in pairs)}
    return bound


def _thing(slot: Slot, item: str) -> tuple[str, dict[str, Any]]:
    category = next((model.category for model in SECTIONS.values() if model.category in slot.category), "body")
    section = next(name for name, model in SECTIONS.items() if model.category == category)
    kind = {"kind": slot.kind[0]} if slot.kind and category in {"body", "group"} else {}
    return section, {"name": item.replace("-", " ").capitalize(), **kind, "basis": "assumed"}


# -- is it then that form? --------------------------------------------------------------------------------------


def _fill(graph: Graph, pattern: GovernancePattern, bound: Mapping[str, tuple[str, ...]]) -> None:
    """What is chosen fits its slot, as it stands once the option is applied (a committee is one by whose it is)."""
    for name, ids in bound.items():
        slot = slots(pattern)[name]
        for item in ids:
            if admits(graph, slot, item) is Truth.NO:
                kinds = structure(graph).kinds(item) or (graph.things[item].category,)
                raise Unbound(
                    f"slot '{name}' of {pattern.name} takes {wanted(slot)}: {graph.name(item)} is {' or '.join(kinds)}"
                )


def _matched(graph: Graph, pattern: GovernancePattern, bound: Mapping[str, tuple[str, ...]]) -> Match | None:
    """The match that all that was chosen is in, where there is one."""
    found = find(graph, pattern).matches
    return next((match for match in found if _holds(match, bound)), None)


def _holds(match: Match, bound: Mapping[str, tuple[str, ...]]) -> bool:
    return all(set(ids) <= set(match.bindings.get(name, ())) for name, ids in bound.items())


def _needed(graph: Graph, pattern: GovernancePattern, bound: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The parts that must be given and are not there of what was chosen."""
    for part in pattern.given:
        alone = pattern.model_copy(update={"given": (part,), "make": (), "never": (), "slots": pattern.slots})
        used = {item for filler in part.roles.values() for item in filler.ids}
        chosen = {name: ids for name, ids in bound.items() if name in used}
        if not any(_holds(match, chosen) for match in find(graph, alone).matches):
            yield said(graph, part, {name: ids[0] for name, ids in chosen.items()})
