"""The statements of slices: a step, or a whole stage of steps, as one text of Cypher.

Nothing of a question is ever part of a text: ids, options and matters are parameters. A text returns edges, never
paths: there may be 2^40 of them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from govgraph.stores.slices import SLICES
from govgraph.stores.steps import PREDICATES, SliceStep, Stage, types


def _condition(via: tuple[str, ...], keep: tuple[str, ...], near: str, far: str) -> str:
    forward, backward = types(via)
    kept = " AND ".join(PREDICATES[name].cypher for name in keep)
    if set(forward) == set(backward) or not forward or not backward:
        return kept
    both = [name for name in forward if name in backward]
    ways = [
        f"(type(r) IN {_listed([n for n in forward if n not in both])} AND startNode(r) = {near})",
        f"(type(r) IN {_listed([n for n in backward if n not in both])} AND startNode(r) = {far})",
        f"type(r) IN {_listed(both)}",
    ]
    return f"{kept} AND ({' OR '.join(way for way in ways if '[]' not in way)})"


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def _pattern(via: tuple[str, ...], near: str, far: str) -> str:
    forward, backward = types(via)
    named = "|".join(dict.fromkeys((*forward, *backward)))
    left, right = ("-", "->") if not backward else ("<-", "-") if not forward else ("-", "-")
    return f"({near}){left}[r:{named}]{right}({far})"


_ROW = "elementId(r) AS key, r.rid AS rid, type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS found"


def _edges(via: tuple[str, ...], keep: tuple[str, ...]) -> str:
    """Every edge ``r`` of node ``a`` that a step takes in. Types that are followed one way only are expanded that way
    only: against it, a group of everybody has thousands."""
    forward, backward = types(via)
    if set(forward) == set(backward) or not forward or not backward:
        return f"MATCH {_pattern(via, 'a', 'b')} WHERE {_condition(via, keep, 'a', 'b')}"
    kept = " AND ".join(PREDICATES[name].cypher for name in keep)
    out = f"MATCH (a)-[r:{'|'.join(forward)}]->(b) WHERE {kept} RETURN r"
    into = f"MATCH (a)<-[r:{'|'.join(backward)}]-(b) WHERE {kept} RETURN r"
    return f"CALL (a) {{ {out} UNION ALL {into} }}"


def _seek(node: str) -> str:
    """A node by its id. On a database that was small when it was last counted, the index would be read through instead."""
    return f"({node}:GG {{v: $v, id: i}}) USING INDEX SEEK {node}:GG(v, id)"


def hop_text(step: SliceStep, number: int = 0) -> str:
    """One level of a step: every edge from the frontier that it takes in. ``number`` tells steps of one statement apart."""
    return (
        f"UNWIND $frontier{number} AS i MATCH {_seek('a')} {_edges(step.via, step.keep)}"
        f" RETURN DISTINCT {number} AS step, {_ROW}"
    )


def step_text(step: SliceStep, number: int = 0) -> str:
    """All of a step: the ends are distinct and no path is returned, so none are counted out.

    A walk never goes on from a node that is no thing (``?nobody``): that would join everything of which nobody says
    who does it.
    """
    if not step.along:
        return hop_text(step, number)
    return (
        f"UNWIND $frontier{number} AS i MATCH {_seek('s')}"
        f" MATCH (s)({_pattern(step.along, 'x', 'y')} WHERE NOT y.id STARTS WITH '?' AND {_condition(step.along, step.keep, 'x', 'y')}){{0,}}(a)"
        f" WITH DISTINCT a {_edges(step.via, step.keep)} RETURN DISTINCT {number} AS step, {_ROW}"
    )


@functools.cache
def stage_text(stage: Stage) -> str:
    """All of a stage in one statement."""
    return " UNION ALL ".join(step_text(step, number) for number, step in enumerate(stage))


NODES_TEXT = f"UNWIND $ids AS i MATCH {_seek('n')} RETURN labels(n) AS labels, properties(n) AS found"
"""The nodes of these ids."""
MEMBERS_TEXT = (
    f"UNWIND $ids AS i MATCH {_seek('s')} MATCH (s)(()-[:HAS_MEMBER]->()){{0,}}(n)"
    " WITH DISTINCT n RETURN labels(n) AS labels, properties(n) AS found"
)
"""The nodes of these ids, and of the members of groups among them."""
HEAD_TEXT = (
    "UNWIND $prefixes AS p MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH p RETURN labels(n) AS labels, properties(n) AS found"
    " UNION ALL UNWIND $kinds AS k MATCH (n:GG {v: $v, kind: k}) USING INDEX SEEK n:GG(v, kind) RETURN labels(n) AS labels, properties(n) AS found"
)
DEGREES_TEXT = (
    f"UNWIND $ids AS i MATCH {_seek('n')} RETURN i AS id, COUNT {{ (n)-->() }} + COUNT {{ (n)<--() }} AS found"
)
"""How many edges each of these nodes has."""
NAMES_TEXT = "MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH $prefix RETURN labels(n) AS labels, properties(n) AS found LIMIT $most"
"""Names of things, where what was asked for goes by none of them."""


def texts() -> Mapping[str, str]:
    """Every statement that a slice may need, each once, by what it is first for: all constants."""
    first = {
        NODES_TEXT: "nodes",
        MEMBERS_TEXT: "members",
        HEAD_TEXT: "head",
        NAMES_TEXT: "names",
        DEGREES_TEXT: "edges of nodes",
    }
    for name, definition in SLICES.items():
        for step in definition.steps:
            first.setdefault(step_text(step), f"{name}: {step.to}")
            first.setdefault(hop_text(step), f"{name}: {step.to}, one level")
        for number, stage in enumerate(definition.stages):
            first.setdefault(stage_text(stage), f"{name}: stage {number}")
    return {name: text for text, name in first.items()}
