"""Several that are liable for one matter, each by another route.

What it does
------------
Finds a body, committee or post to which one holder's matter comes by two or more arrangements that make different legal
persons liable for what is done there. Liability is a fold along the route: by section 65Z5 it moves to the receiver, by
section 75 each body keeps its own.

Why it matters
--------------
Whoever is harmed must know whom to sue, and an insurer whom it covers. Here it depends on which of the two arrangements
was used, which nobody records.

Example
-------
    bodies:
      nhse: {name: NHS England, kind: nhs_england}
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    functions:
      dental: {name: Dental services, part of: nhs-direct-commissioning}
    relations:
      delegates:
        - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: allowed}
        - {who: icb, to: council, what: dental, power: S75/PAR_R9}
        - {who: nhse, to: council, what: dental, power: S75/PAR_R9}

Use instead
-----------
    bodies:
      nhse: {name: NHS England, kind: nhs_england}
      icb: {name: The ICB, kind: icb}
      council: {name: The council, kind: local_authority_ut}
    functions:
      dental: {name: Dental services, part of: nhs-direct-commissioning}
    relations:
      delegates:
        - {who: nhse, to: icb, what: dental, power: S65Z5, onward across: allowed}
        - {who: icb, to: council, what: dental, power: S75/PAR_R9}

References
----------
docs/authority.md#liability; NHS Act 2006 ss65Z5(6) and 75(5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.authority import derive, holders, matter
from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.graph.sentences import listed
from govgraph.legality.arrangement import Arrangement, all_arrangements
from govgraph.model.truth import Truth
from govgraph.reading.legal import JOINTLY
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR138"
NAME = "liability-by-route"
SEVERITY: Severity = "WARN"
THEME = "duplication"
BRIEF = (
    "For whom {0} is liable depends on the arrangement used.",
    "Who is liable depends on the arrangement used.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each holder's matter at each node that receives it by two arrangements or more."""
    received: dict[str, list[Arrangement]] = defaultdict(list)
    for a in all_arrangements(graph):
        if a.truth is Truth.YES and not a.receiver.startswith(JOINTLY):
            received[a.receiver].append(a)
    for node, arrangements in received.items():
        if len(arrangements) > 1:
            for what in dict.fromkeys(what for a in arrangements for what in a.what):
                yield from _at(graph, node, what, arrangements)


def _at(graph: Graph, node: str, what: str, arrangements: list[Arrangement]) -> Iterator[Outcome]:
    about = matter(graph, what, place="")
    mine = [a for a in arrangements if not a.what or not about.above.isdisjoint(a.what)]
    for holding in holders(graph, about) if len(mine) > 1 else ():
        bearers = derive(graph, about, holding).bearers(node)
        if len(bearers) > 1:
            names = listed([readable(graph, bearer) for bearer in bearers], "or")
            yield Found(
                (node, what, holding.holder),
                f"Who is liable for what {graph.name(node)} does on {graph.name(what)} for {graph.name(holding.holder)} depends on the arrangement that is used: {names}.",
                "keep one of the arrangements, or say in their terms which is used for what",
                facts=tuple(dict.fromkeys(a.id for a in mine)),
            )
        elif bearers:
            yield Passed((node, what, holding.holder))
