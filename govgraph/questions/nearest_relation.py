"""What comes nearest to a relation that nobody is said to stand in: "nobody is said to sign it off; the Board decides it".

Which relations are near is data, in ``neighbours.yaml``. The facts found so keep their own kind and ground, and are
told apart from what was asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.graph.sentences import listed
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact
from govgraph.model.packaged import packaged
from govgraph.model.vocabulary import RelationKind
from govgraph.questions.facts_words import MOST_TOLD, headline
from govgraph.questions.listing import as_tuple, by_tier, words
from govgraph.reading.actors import behind, named_by
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


@functools.cache
def neighbours(kind: str) -> tuple[str, ...]:
    """The kinds of relation to look at when a kind holds nothing, nearest first."""
    return tuple(packaged(Path(__file__).with_name("neighbours.yaml")).get(kind, ()))


def beside(
    graph: Graph, kinds: Sequence[RelationKind], wanted: Mapping[str, Any], *, chair: bool = False
) -> tuple[Fact, ...]:
    """The relations of neighbouring kinds in which the same things stand in the same place, those over or denied left out.

    ``kinds`` are those asked for, ``wanted`` what stands in which role (ids). Empty where something else than the main
    roles of a kind is asked for, or nothing. Where nothing is near of somebody and something, others are who do it. ``chair``: a chair is asked for, to whom the members are near.
    """
    known = {role: set(as_tuple(value)) - set(UNKNOWNS) for role, value in wanted.items()}
    if not kinds or not known or not all(known.values()):
        return ()
    main = kinds[0].main
    places = {main.index(role): _named(graph, ids) for role, ids in known.items() if role in main}
    if len(places) < len(known):
        return ()
    asked = {kind.name for kind in kinds}
    near = [name for kind in kinds for name in neighbours(kind.name) if name not in asked]
    if chair:
        near = list(asked)
    within = {at: {*ids, *behind(graph, ids).ids} for at, ids in places.items()}
    if within != places and (inside := _held(graph, list(asked), within)):
        return inside  # of a group nobody is said it, of its members somebody is
    return _held(graph, near, places) or (_held(graph, [*asked, *near], {1: places[1]}) if len(places) > 1 else ())


def _held(graph: Graph, kinds: Sequence[str], places: Mapping[int, set[str]]) -> tuple[Fact, ...]:
    found = [
        fact
        for name in dict.fromkeys(kinds)
        for fact in graph.of_kind(name)
        if not fact.negated and standing(graph, fact) is not Standing.PAST and _stands(fact, places)
    ]
    return tuple(by_tier(found))


def _named(graph: Graph, ids: set[str]) -> set[str]:
    return {item for one in ids for item in named_by(graph, one)}


def _stands(fact: Fact, places: Mapping[int, set[str]]) -> bool:
    main = fact.row.main
    return all(at < len(main) and not ids.isdisjoint(words(fact.role(main[at]))) for at, ids in places.items())


def said(
    graph: Graph, kinds: Sequence[RelationKind], wanted: Mapping[str, Any], near: Sequence[Fact], *, chair: bool = False
) -> str:
    """That nobody is said to stand in a relation, and what comes nearest, as a headline."""
    names = {role: listed([readable(graph, item) for item in as_tuple(value)], "or") for role, value in wanted.items()}
    subject, other = (kinds[0].main[0], kinds[0].main[1:])
    about = next((names[role] for role in other if role in names), "")
    if chair:
        first = f"No paper says who chairs {about}." if about else f"No paper says what {names[subject]} chairs."
    elif subject in names:
        first = f"No paper says that {names[subject]} {_does(kinds)}{f' {about}' if about else ' anything'}."
    else:
        first = f"Nobody is said to {_verb(kinds[0])} {about}."
    if not near:
        return first
    told = headline(graph, (), near[:MOST_TOLD])
    more = len(near) - MOST_TOLD
    return f"{first} {told}" + (
        f" {more} further relation{'s are' if more > 1 else ' is'} near it." if more > 0 else ""
    )


def _verb(kind: RelationKind) -> str:
    """``sign off``, ``be consulted on``, ``be responsible for``: what stands behind "nobody is said to"."""
    words_ = _reads(kind).split(" ")
    first = words_[0]
    if first == "is":
        return " ".join(("be", *words_[1:]))
    bare = first[:-2] if first.endswith(("shes", "sses", "ches")) else first[:-1] if first.endswith("s") else first
    return " ".join(("have" if first == "has" else bare, *words_[1:]))


def _does(kinds: Sequence[RelationKind]) -> str:
    return listed([_reads(kind) for kind in kinds], "or")


def _reads(kind: RelationKind) -> str:
    """The words of a kind between its subject and its object: ``is consulted on``, ``signs off``."""
    between = kind.reads.partition("}")[2].partition("{")[0]
    return "".join(_outside(between)).strip(" :") or kind.name


def _outside(text: str) -> str:
    return text.partition("[")[0]
