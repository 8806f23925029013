"""Patterns: which governance forms are recognised, where, how far each is there, and what is missing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line
from govgraph.diagnostics import did_you_mean
from govgraph.model.scenario import GovernancePattern, UnknownName
from govgraph.patterns import Match, find, library
from govgraph.patterns.recognise import STATES
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph


def patterns(graph: Graph, name: str | None = None, about: str | None = None) -> Answer:
    """The forms of the library and of the scenario that are there; one of them (``name``), or those of one thing.

    Forms that are only read from a decision (they make nothing) are told where they are asked for by name; the answers
    to who-decides and can-decide tell them. A form against which a relation speaks is told apart, and is none of the
    forms; with parts missing as well it is not thought of. Raises UnknownName.
    """
    known = {**library(), **graph.scenario.patterns}
    told = [pattern for pattern in known.values() if pattern.make or pattern.id in graph.scenario.patterns]
    wanted = [form_named(known, name)] if name else told
    thing = graph.thing(about) if about else None
    searched = {pattern.id: find(graph, pattern) for pattern in wanted}
    every = [
        match
        for found in searched.values()
        for match in found.matches
        if thing is None or any(thing.id in things for things in match.bindings.values())
    ]
    found = [match for match in every if not match.contradicted]
    against = [match for match in every if match.contradicted and match.status != "parts only"]
    of = f" for {thing.name}" if thing else ""
    what = f"Where is the form '{wanted[0].name}'{of}?" if name else f"Which governance forms are there{of}?"
    subjects = {"about": thing.id} if thing else {}
    return Answer(
        reading=reading(graph, "patterns", what, subjects, name=wanted[0].id if name else ""),
        headline=_headline(found, against, of),
        lines=(
            *(Line(label=match.name, text=_sentence(graph, match)) for match in found),
            *(Line(label=f"{match.name}, contradicted", text=_sentence(graph, match)) for match in against),
        ),
        columns=("Form", "Who and what", "How far", "Missing", "Not known", "Against it"),
        rows=tuple(_row(graph, match) for match in (*found, *against)),
        facets={
            "forms": _names(found),
            "matches": {form: [_flat(match) for match in found if match.pattern == form] for form in _names(found)},
            "live": _names([match for match in found if match.status == "live"]),
            "in_preparation": _names([match for match in found if match.status == "in preparation"]),
            "parts_only": _names([match for match in found if match.status == "parts only"]),
            "contradicted": _names(against),
        },
        names={
            **{pattern.id: pattern.name for pattern in wanted},
            **{item: graph.name(item) for match in every for things in match.bindings.values() for item in things},
        },
        notes=(
            "a form is read from its relations alone; whether it is lawful is told by the checks and by `lawful`",
            *(
                f"{known[form].name}: more ways to read it than are followed, so others may be there"
                for form, result in searched.items()
                if not result.complete
            ),
        ),
    )


def form_named(known: Mapping[str, GovernancePattern], name: str) -> GovernancePattern:
    """A form by id or name. Raises UnknownName."""
    for pattern in known.values():
        if name.strip().lower() in {pattern.id.lower(), pattern.name.lower()}:
            return pattern
    raise UnknownName(f"there is no governance form '{name}': {did_you_mean(name, known) or ', '.join(known)}")


def _names(matches: list[Match]) -> list[str]:
    return sorted({match.pattern for match in matches})


def _flat(match: Match) -> dict[str, list[str]]:
    return {slot.removeprefix("$"): list(things) for slot, things in match.bindings.items()}


def _who(graph: Graph, match: Match) -> str:
    return "; ".join(
        f"{slot.removeprefix('$')}: {', '.join(graph.name(item) for item in things)}"
        for slot, things in match.bindings.items()
    )


def _row(graph: Graph, match: Match) -> tuple[str, ...]:
    rest = ("; ".join(said) for said in (match.missing, match.unknown, match.contradicted))
    return (match.name, _who(graph, match), match.status, *rest)


def _sentence(graph: Graph, match: Match) -> str:
    parts = [f"{match.status}. {_who(graph, match)}"]
    for label, said in (("Missing", match.missing), ("Not known", match.unknown), ("Against it", match.contradicted)):
        if said:
            parts.append(f"{label}: {'; '.join(said)}")
    sentence = ". ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _headline(found: list[Match], against: list[Match], of: str) -> str:
    firmest: dict[str, str] = {}
    for match in sorted(found, key=lambda match: STATES.index(match.status)):
        firmest.setdefault(match.name, match.status)
    denied = list(dict.fromkeys(match.name for match in against if match.name not in firmest))
    rest = f" Contradicted: {', '.join(denied)}." if denied else ""
    if not firmest:
        return f"No governance form is recognised{of}.{rest}"
    return f"{'; '.join(f'{name} ({status})' for name, status in firmest.items())}.{rest}"


VERB = Verb(
    name="patterns",
    answer=patterns,
    parameters=(
        Parameter("name", "a governance form by id or name", main=True, required=False, type="text"),
        Parameter("about", "a thing that has to be part of it", required=False),
    ),
    help="Which governance forms are recognised, how far each is there, and what is missing.",
    reads="patterns[ {name}][ about {about}]",
)
