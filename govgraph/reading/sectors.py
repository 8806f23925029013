"""How each sector stands towards those to whom an option gives rights or remits: bound, only consulted, or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.model.facts import Fact
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import behind
from govgraph.reading.seats import sectors_at, sectors_of
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

_HEARD = frozenset(vocabulary().of_sort("proposes", "heard"))
"""Rights that are only a voice."""


@once_per_graph
def sector_standing(graph: Graph) -> Mapping[str, str]:
    """For each sector: ``bound: by whom``, ``consulted``, ``left out``, or ``not stated: who sits on ...``."""
    every = graph.carrying("rights", "remit")
    # an option that gives nobody a right or remit (it only adds a contract, say) leaves the sectors where they were
    given = [fact for fact in every if fact.option == graph.option] or list(every)
    seats = _actors(graph, [fact for fact in given if fact.kind not in _HEARD])
    heard = _actors(graph, [fact for fact in given if fact.kind in _HEARD])
    silent = [graph.name(body) for body in seats if _members_not_stated(graph, body)]
    out: dict[str, str] = {}
    for thing in graph.in_category("sector"):
        bound_by = [graph.name(body) for body in seats if _sits(graph, thing.id, body)]
        if bound_by:
            out[thing.id] = f"bound: {', '.join(dict.fromkeys(bound_by))}"
        elif any(_sits(graph, thing.id, body) for body in heard):
            out[thing.id] = "consulted"
        elif silent:
            out[thing.id] = f"not stated: who sits on {', '.join(silent)}"
        else:
            out[thing.id] = "left out"
    return out


def _members_not_stated(graph: Graph, body: str) -> bool:
    """A committee or forum of which no member is named: silence leaves nobody out."""
    kind = str(getattr(graph.things[body], "kind", "")) if body in graph.things else ""
    registry = graph.registry
    if not registry.has_kind(kind) or registry.is_legal_person(kind) or graph.things[body].category != "body":
        return False
    return not any(fact.role("who").known and not fact.negated for fact in graph.where("member of", to=body))


def _actors(graph: Graph, facts: Sequence[Fact]) -> list[str]:
    found = [item for fact in facts if _counts(graph, fact) for item in fact.role("who").ids]
    opened = behind(graph, found).ids
    return list(dict.fromkeys((*found, *opened)))


def _sits(graph: Graph, sector: str, body: str) -> bool:
    return body == sector or sector in sectors_of(graph, body) or sector in sectors_at(graph, body, foreseen=True)


def _counts(graph: Graph, fact: Fact) -> bool:
    """Neither denied nor over: what is foreseen counts, since an option is judged by what it would do."""
    return standing(graph, fact) >= Standing.NOT_YET
