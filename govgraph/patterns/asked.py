"""What a part of a pattern asks of a relation besides its roles: fields, how several act, that it is denied."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.graph.graph import Graph
from govgraph.model.facts import Fact, identity
from govgraph.model.record import Pattern
from govgraph.model.truth import Truth
from govgraph.reading.fits import fits_besides


class PartAsked:
    """One part of a pattern, held against relations one by one."""

    def __init__(self, graph: Graph, part: Pattern) -> None:
        self.graph = graph
        self.part = part

    def of(self, fact: Fact) -> tuple[str, ...] | None:
        """None where a relation is stated to be otherwise; else what nobody states of it and the pattern asks for."""
        found = fits_besides(self.graph, fact, self.part)
        if found.truth is Truth.NO:
            return None
        unknown = [f"{word}: {self.graph.sentence(fact)}" for word in found.unknown]
        for role in self.part.roles:
            filler = fact.role(role)
            if filler.mode == "one of" and len(filler.ids) > 1:
                unknown.append(f"which of {', '.join(self.graph.name(item) for item in filler.ids)} it is")
        return tuple(dict.fromkeys(unknown))


def said(graph: Graph, part: Pattern, bound: Mapping[str, str]) -> str:
    """A part as the sentence of its relation; the name of a slot, in brackets, where nothing fills it."""
    roles = {
        role: filler.model_copy(update={"ids": tuple(_name(item, bound) for item in filler.ids)})
        for role, filler in part.roles.items()
    }
    fields = {name: values[0] for name, values in part.fields.items() if values}
    made = Fact(
        id=identity(part.kind, roles, fields=fields), kind=part.kind, roles=roles, fields=fields, negated=part.negated
    )
    return graph.sentence(made)


def _name(item: str, bound: Mapping[str, str]) -> str:
    return bound[item] if item in bound else f"[{item.removeprefix('$')}]" if item.startswith("$") else item
