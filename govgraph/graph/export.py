"""The graph as people and other tools see it: a plain networkx graph with direct edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.graph.sentences import source_text

if TYPE_CHECKING:
    import networkx

    from govgraph.graph.graph import Graph


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """One node a thing; one edge a relation and pair of fillers of its main roles, so "ICB delegates to SPB" is one edge."""
    import networkx

    out: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(
        scenario=graph.scenario.name, option=graph.option, date=graph.day.isoformat(), place=graph.place
    )
    for thing in graph.things.values():
        out.add_node(
            thing.id,
            name=thing.name,
            category=thing.category,
            kind=getattr(thing, "kind", ""),
            status=thing.status,
            basis=thing.basis,
        )
    for fact in graph:
        for who in fact.subject.ids:
            for other in fact.object.ids:
                if who not in graph.things or other not in graph.things:
                    continue
                out.add_edge(
                    who, other, key=fact.id, kind=fact.kind, label=graph.sentence(fact), status=fact.status, basis=fact.basis,
                    what=[graph.name(item) for item in fact.role("what").ids], where=[graph.name(item) for item in fact.role("where").ids],
                    source=source_text(fact), denied=fact.negated, **{name.replace(" ", "_"): value for name, value in fact.fields.items()},
                )  # fmt: skip
    return out
