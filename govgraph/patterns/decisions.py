"""The form that one decision has: the first form of the library that is met around those who decide it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from msgspec import Struct

from govgraph.graph.graph import Graph
from govgraph.graph.sentences import listed
from govgraph.model.base import COMPUTED
from govgraph.model.facts import Fact, Filler, Mode
from govgraph.model.numbers import in_words as number
from govgraph.model.scenario import GovernancePattern
from govgraph.model.truth import Truth
from govgraph.patterns.library import decision_forms
from govgraph.patterns.recognise import Match, find
from govgraph.patterns.slots import admits, slots
from govgraph.patterns.standing import Relations
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

SAID = ("decides", "holds", "delegates", "exercises jointly")
"""The kinds of which recognition reads what is said of one matter, and none of the graph."""

_OPTIONAL = r"\[([^\]]*)\]"
_SLOT = r"\{(\$[^}:]+)(:number)?\}"


class DecisionForm(Struct, frozen=True):
    """A form of one decision: the word by which answers compare it, the form in words with number and who, its match."""

    word: str
    says: str
    match: Match


def relation(
    kind: str, *, negated: bool = False, mode: Mode | None = None, sure: bool = True, **roles: Collection[str]
) -> Fact:
    """What is said of the matter, as a relation: ``mode`` is how those in ``who`` act, not ``sure`` what is not shown."""
    fillers = {role: Filler(ids=tuple(ids), mode=mode if role == "who" else None) for role, ids in roles.items()}
    name = f"said: {kind} {' '.join('+'.join(ids) for ids in roles.values())}"
    fact = Fact(id=name, kind=kind, roles=fillers, negated=negated, status="in force" if sure else "possible")
    return fact.written_at(COMPUTED)


def decision_form(
    graph: Graph, deciders: Iterable[str], said: Iterable[Fact], *, beside: Collection[str] = ()
) -> DecisionForm | None:
    """The first form of the scenario or the library that is met where these decide; None: none is.

    ``said`` are the relations of the kinds :data:`SAID` about the matter, made by :func:`relation`. Of the graph only
    the relations around the deciders are read. Of several matches the one that holds most of ``beside`` is taken.
    """
    find_ = structure(graph)
    who = tuple(dict.fromkeys(find_.itself(item) for item in opened_in_law(find_.graph, deciders)))
    if not who:
        return None
    facts = tuple(said)
    read = Relations(graph, {kind: [fact for fact in facts if fact.kind == kind] for kind in SAID})
    own = (pattern for pattern in graph.scenario.patterns.values() if pattern.deciders)
    for pattern in (*own, *decision_forms()):
        slot = slots(pattern)[pattern.deciders]
        if any(admits(graph, slot, item) is not Truth.YES for item in who):
            continue
        met = [
            m
            for m in find(graph, pattern, filled={pattern.deciders: who}, relations=read).matches
            if not m.contradicted
        ]
        if met:
            match = max(
                met, key=lambda m: len(set(beside) & {item for things in m.bindings.values() for item in things})
            )
            return DecisionForm(word(pattern), in_words(graph, pattern, match), match)
    return None


def word(pattern: GovernancePattern) -> str:
    """What an answer calls a form."""
    return pattern.form or pattern.name[:1].lower() + pattern.name[1:]


def in_words(graph: Graph, pattern: GovernancePattern, match: Match) -> str:
    """A form as it is met, in words: who, and how many."""

    def filled(found: re.Match[str]) -> str:
        things = match.bindings.get(found[1], ())
        if found[2]:
            return _number(graph, things)
        return listed([graph.name(item) for item in things]) or f"[{found[1].removeprefix('$')}]"

    def optional(found: re.Match[str]) -> str:
        return found[1] if all(match.bindings.get(name) for name, _ in re.findall(_SLOT, found[1])) else ""

    return re.sub(_SLOT, filled, re.sub(_OPTIONAL, optional, pattern.reads or word(pattern)))


def _number(graph: Graph, things: Collection[str]) -> str:
    """How many, in words; "several" where a group stands for others that nobody names."""
    if any(graph.things[item].category in {"group", "level"} for item in things if item in graph.things):
        return "several"
    return number(len(things))
