"""The statements of slices: relations of things, read level by level on the server, as texts of Cypher.

Nothing of a question is ever part of a text: ids, matters, and which relations are wanted are one parameter, a map. So one
text serves all questions, and a server plans it once: for parameters of their own, it would once more for each length of a list. A text returns edges, never paths: there may be 2^40 of them.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping

from govgraph.stores.ahead import ABOUT_IT, EVERY, NAMING_IT, OF_NO_MATTER, Part, left_out
from govgraph.stores.seals import EDGES
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import PREDICATES, types

LEVELS = 6
"""So many levels a server looks ahead in one statement."""

MANY = 150
"""A thing with more edges than this is read by type and direction, which stand in a text: Neo4j keeps its edges so. Of any other
all edges are gone through, whatever is wanted of it."""

WIDE = 1_000
"""From so many things on nothing more is looked ahead for: what is wanted of them is asked for."""

_KEPT = {
    EVERY: "true",
    ABOUT_IT: PREDICATES["what"].cypher.replace("$matter", "$told.matter"),
    OF_NO_MATTER: PREDICATES["no matter"].cypher,
    NAMING_IT: PREDICATES["names it"].cypher.replace("$subjects", "$told.subjects"),
}
"""What is read of a type, by what is left out of it."""

_NODE = "n, COUNT { (n)-->() } + COUNT { (n)<--() } AS degree"
"""A node, and how many edges it has."""


def _seek(node: str, key: str = "i") -> str:
    """A node by its id. On a database that was small when it was last counted, the index would be read through instead."""
    return f"({node}:GG {{v: $told.v, id: {key}}}) USING INDEX SEEK {node}:GG(v, id)"


# -- relations ------------------------------------------------------------------------------------------------------


def _level(k: int) -> str:
    """What is read of the things that were met on one level, and which things are met on the next: each once in a state.

    ``$table`` says by state, type and direction what is left out (its last digit) and with which state the far end is met
    (the digits before it; none: the server does not go on). It never goes on to a node that is no thing (``?nobody``): that
    would join everything of which nobody says who does it.
    """
    kept = " OR ".join(f"(g % 10 = {number} AND {text})" for number, text in _KEPT.items() if number != EVERY)
    reads = (
        f"CALL (f{k}) {{ UNWIND f{k} AS x WITH x[0] AS a, $told.table[x[1]] AS ways MATCH (a)-[r]-(b)"
        " WITH a, b, r, coalesce(ways[type(r) + CASE WHEN startNode(r) = a THEN '>' ELSE '<' END],"
        " CASE WHEN a = b THEN ways[type(r) + '<'] END) AS g"
        f" WHERE g IS NOT NULL AND (g % 10 = {EVERY} OR a = b OR {kept})"
        f" RETURN collect(DISTINCT r) AS e{k}"
    )
    if k == LEVELS - 1:
        return f"{reads} }} WITH *"
    return (
        f"{reads}, collect(DISTINCT CASE WHEN g >= 10 AND NOT elementId(b) IN $told.read AND b.{EDGES} <= {MANY}"
        f" AND NOT b.id STARTS WITH '?' THEN [b, g / 10] END) AS g{k} }}"
        f" WITH *, CASE WHEN size(s{k}) + size(g{k}) > {WIDE} THEN [] ELSE [y IN g{k} WHERE NOT y IN s{k}] END AS f{k + 1}"
        f" WITH *, s{k} + f{k + 1} AS s{k + 1}"
    )


_TOGETHER = (
    "CALL (found) { UNWIND found AS r WITH DISTINCT r WHERE NOT elementId(r) IN $told.seen RETURN collect(r) AS edges }"
    " CALL (edges, asked) { UNWIND asked + [r IN edges | startNode(r)] + [r IN edges | endNode(r)] AS n"
    f" WITH DISTINCT n WHERE NOT elementId(n) IN $told.known WITH {_NODE} RETURN collect([n, degree]) AS nodes }}"
)
"""Edges that are new, and the nodes that are new with them: each once."""

LOOK_TEXT = (
    f"CALL {{ UNWIND $told.asks AS ask MATCH {_seek('a', 'ask[0]')} RETURN collect([a, ask[1]]) AS all }}"
    f" WITH all, [y IN all WHERE y[1] > 0 AND y[0].{EDGES} <= {MANY}] AS f0 WITH all, f0, f0 AS s0 "
    + " ".join(_level(k) for k in range(LEVELS))
    + f" WITH [y IN all | y[0]] AS asked, s{LEVELS - 1} AS looked, {' + '.join(f'e{k}' for k in range(LEVELS))} AS found"
    f" {_TOGETHER} RETURN edges, nodes, [y IN looked | [elementId(y[0]), y[1]]] AS looked"
)
"""Relations of the things in ``$asks``, each with its state (0: the thing alone), and of those that are met from there,
level by level."""


@functools.cache
def many_text(parts: tuple[Part, ...]) -> str:
    """Relations of things that have many, one level: each type that is wanted and no other. ``$told.many`` are the ids for each
    part."""
    ways = [
        f"UNWIND $told.many[{number}] AS i MATCH {_seek('a')} MATCH (a){left}[r:{'|'.join(named)}]{right}(b) WHERE {_KEPT[out]} RETURN r"
        for number, (forward, backward, out) in enumerate(parts)
        for named, left, right in ((forward, "-", "->"), (backward, "<-", "-"))
        if named
    ]
    return f"CALL {{ {' UNION ALL '.join(ways)} }} WITH collect(DISTINCT r) AS found WITH found, [] AS asked {_TOGETHER} RETURN edges, nodes"


# -- nodes ----------------------------------------------------------------------------------------------------------

NODES_TEXT = f"UNWIND $told.ids AS i MATCH {_seek('n')} RETURN {_NODE}"
"""The nodes of these ids."""
MEMBERS_TEXT = (
    f"UNWIND $told.ids AS i MATCH {_seek('s')} MATCH (s)(()-[:HAS_MEMBER]->()){{0,}}(m) WITH DISTINCT m"
    " WITH m, CASE WHEN NOT elementId(m) IN $told.known THEN m END AS n"
    " RETURN elementId(m) AS element, n, COUNT { (n)-->() } + COUNT { (n)<--() } AS degree"
)
"""The nodes of these ids, and of the members of groups among them."""
HEAD_TEXT = (
    "CALL {"
    " UNWIND $told.prefixes AS p MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $told.v AND n.id STARTS WITH p RETURN n"
    f" UNION WITH '?About' AS i MATCH {_seek('h')} UNWIND coalesce(h.national, []) AS k"
    " MATCH (n:GG {v: $told.v, kind: k}) USING INDEX SEEK n:GG(v, kind) RETURN n"
    f" UNION WITH '?About' AS i MATCH {_seek('h')} UNWIND [h.place, '?Name/' + replace(toLower(h.place), '-', ' ')] AS j"
    f" MATCH {_seek('n', 'j')} RETURN n"
    f" UNION UNWIND $told.keys AS i MATCH {_seek('n')} RETURN n"
    f" UNION UNWIND $told.keys AS i MATCH {_seek('h')} WHERE h:Name UNWIND h.of AS j MATCH {_seek('n', 'j')} RETURN n"
    f" }} RETURN {_NODE}"
)
"""What every slice begins with, and the place that the scenario is about; the nodes of some keys, and what those are the names of."""
NAMES_TEXT = (
    "MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $told.v AND n.id STARTS WITH $told.prefix"
    f" WITH n LIMIT $told.most RETURN {_NODE}"
)
"""Names of things, where what was asked for goes by none of them."""


def texts() -> Mapping[str, str]:
    """Every statement that a slice may need, by what it is for; of those about things with many relations, one for each step
    and one for all steps of a question."""
    found = {
        "look": LOOK_TEXT,
        "nodes": NODES_TEXT,
        "members": MEMBERS_TEXT,
        "head": HEAD_TEXT,
        "names": NAMES_TEXT,
    }
    for name, definition in SLICES.items():
        parts = [(*types(step.via), left_out(step.keep)) for step in definition.steps]
        for step, part in zip(definition.steps, parts, strict=True):
            found[f"{name}: {step.to}, of many"] = many_text((part,))
        for one, other in itertools.pairwise(dict.fromkeys(parts)):
            found[f"{name}: {one[2]}{other[2]}, of many"] = many_text((one, other))
    return {name: text for text, name in {text: name for name, text in reversed(found.items())}.items()}
