"""The statements of slices: a step, or a whole stage of steps, as one text of Cypher.

Nothing of a question is ever part of a text: ids, options and matters are parameters. A text returns edges, never
paths: there may be 2^40 of them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence

from govgraph.stores.seals import EDGES
from govgraph.stores.slices import SLICES
from govgraph.stores.steps import PREDICATES, From, Leg, StoreLook, types

MANY = 50
"""A group with so many edges is one of many."""

(_MEMBERS,) = types(("members>",))[0]


class _Lists:
    """Lists of types, each once, as parameters: as constants they are most of what the server has to plan."""

    def __init__(self) -> None:
        self.made: list[list[str]] = []

    def __call__(self, names: Sequence[str]) -> str:
        if list(names) not in self.made:
            self.made.append(list(names))
        return f"$asked.types[{self.made.index(list(names))}]"


def _seek(node: str) -> str:
    """A node by its id. On a database that was small when it was last counted, the index would be read through instead."""
    return f"({node}:GG {{v: $v, id: i}}) USING INDEX SEEK {node}:GG(v, id)"


def _read(look: StoreLook, matter: str, listed: _Lists) -> str:
    """Every edge ``r`` of node ``a`` that a look reads, with its far end, its type ``t`` and whether it leads ``out``.

    Both ways at once: the server goes through all edges of a node that has few, whatever is asked for, and a plan for each
    way takes it three times as long to make.
    """
    every = "|".join(dict.fromkeys((*look.forward, *look.backward)))
    way = f"((out AND t IN {listed(look.forward)}) OR (endNode(r) = a AND t IN {listed(look.backward)}))"
    kept = "".join(
        f" AND (NOT t IN {listed(names)} OR {' OR '.join(' AND '.join(PREDICATES[name].cypher for name in keep) for keep in keeps)})"
        for names, keeps in look.filters
    )
    kept = kept.replace("$matter", matter).replace("$subjects", "$asked.subjects")
    return f"MATCH (a)-[r:{every}]-(b) WITH a, r, b, type(r) AS t, startNode(r) = a AS out WHERE {way}{kept}"


def _leads(classes: tuple[str, ...], look: StoreLook, listed: _Lists) -> str:
    """Is an edge one that is followed along these classes? A group of many is opened when it is asked for, not before."""
    forward, backward = types(classes)
    ways = [
        f"({word} AND t IN {listed(named)}{few})"
        for word, names, read in (("out", forward, look.forward), ("NOT out", backward, look.backward))
        if (named := [name for name in names if name in read])
        for few in (
            f" AND NOT (t = '{_MEMBERS}' AND a.{EDGES} >= {MANY})" if word == "out" and _MEMBERS in named else "",
        )
    ]
    return " OR ".join(ways) or "false"


class _Way:
    """The text of all legs: level by level and each thing once with each look, so that no path is ever counted."""

    def __init__(self, legs: Sequence[Leg], looks: Sequence[StoreLook]) -> None:
        self.looks = {look.name: look for look in looks}
        self.legs = [leg for leg in legs if leg.look in self.looks]
        # along which classes what a look read leads somewhere
        self.leads: dict[str, list[tuple[str, ...]]] = {name: [] for name in self.looks}
        for leg in self.legs:
            for name, classes in ((leg.look, leg.along), *((begin.look, begin.classes) for begin in leg.start)):
                if classes and name in self.leads and classes not in self.leads[name]:
                    self.leads[name].append(classes)
        self.listed = _Lists()
        self.parts: list[str] = []
        self.reads: list[str] = []
        """Which look each reading was with."""
        self.seen = dict.fromkeys(self.looks, "")
        self.matter = "$asked.matter"

    def text(self) -> str:
        for number in range(len(self.looks)):
            seek = f"CALL {{ UNWIND $asked.seeds[{number}] AS i MATCH {_seek('s')} RETURN collect(DISTINCT s) AS s{number} }}"
            self.parts.append(seek)
        begun: set[str] = set()
        for leg in self.legs:
            from_ = [] if leg.look in begun else [f"s{list(self.looks).index(leg.look)}"]
            begun.add(leg.look)
            met = [end for begin in leg.start for end in self._ends(begin)]
            if not from_ and not met:
                continue
            self._look_at(leg.look, [*from_, *met])
            for _ in range(leg.levels - 1 if leg.along else 0):
                self._look_at(leg.look, [f"b{len(self.reads) - 1}_{self.leads[leg.look].index(leg.along)}"])
            if leg.matter:
                self.parts.append(f"WITH *, {self.matter} + [n IN {self.seen[leg.look]} | n.id] AS m{len(self.reads)}")
                self.matter = f"m{len(self.reads)}"
        edges = " + ".join(f"e{number}" for number in range(len(self.reads)))
        ids = ", ".join(f"[n IN {seen} | n.id]" for seen in self.seen.values())
        return " ".join(
            (
                *self.parts,
                f"CALL ({_names(edges)}) {{ UNWIND {edges} AS e WITH DISTINCT e WITH e[0] AS r, e[1] AS t RETURN collect({_ROW}) AS edges }}",
                f"RETURN [{ids}] AS ids, {self.matter} AS matter, edges",
            )
        )

    def _ends(self, begin: From) -> list[str]:
        """Where a leg begins, in what was read so far."""
        if begin.look not in self.looks:
            return []
        if begin.classes:
            at = self.leads[begin.look].index(begin.classes)
            found = [f"b{number}_{at}" for number, look in enumerate(self.reads) if look == begin.look]
        else:
            found = [self.seen[begin.look]] if self.seen[begin.look] else []
        return (
            [f"CASE WHEN $asked.anywhere THEN {' + '.join(found)} ELSE [] END"] if found and begin.anywhere else found
        )

    def _look_at(self, name: str, things: Sequence[str]) -> None:
        """A reading of what was not looked at before. It never goes on to a node that is no thing (``?nobody``): that would
        join everything of which nobody says who does it."""
        number, look, seen = len(self.reads), self.looks[name], self.seen[name]
        at = list(self.looks).index(name)
        new = f"NOT i STARTS WITH '?' AND NOT i IN $asked.known[{at}]" + (f" AND NOT x IN {seen}" if seen else "")
        self.parts.append(
            f"CALL ({_names(*things, seen)}) {{ UNWIND {' + '.join(things)} AS x WITH DISTINCT x, x.id AS i WHERE {new} RETURN collect(x) AS f{number} }}"
        )
        far = "".join(
            f", collect(DISTINCT CASE WHEN {_leads(classes, look, self.listed)} THEN b END) AS b{number}_{at}"
            for at, classes in enumerate(self.leads[name])
        )
        self.parts.append(
            f"CALL ({_names(f'f{number}', self.matter)}) {{ UNWIND f{number} AS a {_read(look, self.matter, self.listed)} RETURN collect(DISTINCT [r, t]) AS e{number}{far} }}"
        )
        self.seen[name] = f"v{number}"
        self.parts.append(f"WITH *, {seen + ' + ' if seen else ''}f{number} AS v{number}")
        self.reads.append(name)


def _names(*texts: str) -> str:
    """The variables of some expressions, for a subquery to take in."""
    return ", ".join(dict.fromkeys(name for text in texts for name in re.findall(r"\b[a-z]\d+(?:_\d+)?\b", text)))


_ROW = "[elementId(r), t, startNode(r).id, endNode(r).id, properties(r)]"


@functools.cache
def way_text(legs: tuple[Leg, ...], looks: tuple[StoreLook, ...]) -> tuple[str, list[list[str]]]:
    """The statement for all that is read along some legs, in one statement and one row: what was looked at with each look, the matter, and
    the edges, each once, as lists. With it the lists of types that are its parameters."""
    way = _Way(legs, looks)
    return way.text(), way.listed.made


def reached(legs: Sequence[Leg], looks: Collection[str]) -> set[str]:
    """The looks with which something is read, if some of them are asked for."""
    found = set(looks)
    while more := {
        leg.look for leg in legs if leg.look not in found and any(begin.look in found for begin in leg.start)
    }:
        found |= more
    return found


_NODE = "labels(n) AS labels, properties(n) AS found, COUNT { (n)-->() } + COUNT { (n)<--() } AS edges"
"""A node with how many edges it has."""
NODES_TEXT = f"UNWIND $ids AS i MATCH {_seek('n')} RETURN {_NODE}"
"""The nodes of these ids."""
MEMBERS_TEXT = (
    f"UNWIND $ids AS i MATCH {_seek('s')} MATCH (s)(()-[:HAS_MEMBER]->()){{0,}}(n) WITH DISTINCT n RETURN {_NODE}"
)
"""The nodes of these ids, and of the members of groups among them."""
HEAD_TEXT = (
    "CALL {"
    " UNWIND $prefixes AS p MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH p RETURN n"
    f" UNION WITH '?About' AS i MATCH {_seek('h')} UNWIND coalesce(h.national, []) AS k"
    " MATCH (n:GG {v: $v, kind: k}) USING INDEX SEEK n:GG(v, kind) RETURN n"
    f" UNION WITH '?About' AS i MATCH {_seek('h')} WITH h.place AS i MATCH {_seek('n')} RETURN n"
    f" UNION UNWIND $keys AS i MATCH {_seek('n')} RETURN n"
    f" UNION UNWIND $keys AS i MATCH {_seek('h')} WHERE h:Name UNWIND h.of AS j MATCH (n:GG {{v: $v, id: j}}) USING INDEX SEEK n:GG(v, id) RETURN n"
    f"}} RETURN {_NODE}"
)
"""What every slice begins with, the place that the scenario is about, the nodes of some keys, and what those are the names of."""
NAMES_TEXT = (
    f"MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH $prefix RETURN {_NODE} LIMIT $most"
)
"""Names of things, where what was asked for goes by none of them."""


def texts() -> Mapping[str, str]:
    """Every statement that a slice may need, each once, by what it is first for: all constants."""
    first = {
        NODES_TEXT: "nodes",
        MEMBERS_TEXT: "members",
        HEAD_TEXT: "head",
        NAMES_TEXT: "names",
    }
    for name, definition in SLICES.items():
        for look in definition.all_looks:
            first.setdefault(way_text((Leg(look.name),), (look,))[0], f"{name}: {look.name}")
        if definition.legs:
            planned = {leg.look for leg in definition.legs}
            looks = tuple(look for look in definition.all_looks if look.name in planned)
            first.setdefault(way_text(definition.way, looks)[0], f"{name}: its legs")
    return {name: text for text, name in first.items()}
