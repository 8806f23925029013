"""Which functions that statute places on a body have no row in its scheme: n of N, by the law registry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.reading.legal import structure
from govgraph.schemes.rows import scheme_of

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.function_rows import RootFunction

_ACTS = {
    "nhsa2006": "nhs act 2006",
    "nationalhealthserviceact2006": "nhs act 2006",
    "lga1972": "lga 1972",
    "localgovernmentact1972": "lga 1972",
    "lga2000": "lga 2000",
    "localgovernmentact2000": "lga 2000",
    "careact2014": "care act 2014",
    "mha1983": "mha 1983",
    "mentalhealthact1983": "mha 1983",
    "hsca2012": "hsca 2012",
    "childrenact2004": "children act 2004",
    "childrenact1989": "children act 1989",
}


@dataclass(frozen=True)
class Coverage:
    """How far a scheme speaks of what statute places on the body."""

    body: str
    covered: tuple[tuple[str, str], ...]
    """(function, matter) for each function that a row exercises or whose provision a row names."""
    missing: tuple[tuple[str, str], ...]
    """(function, provision) for each that no row names."""

    @property
    def sentence(self) -> str:
        """``3 of 12 functions that statute places on the ICB have a row``."""
        total = len(self.covered) + len(self.missing)
        return f"{len(self.covered)} of {total} functions that statute places on {self.body} have a row in its scheme."


def coverage(graph: Graph, body: str) -> Coverage:
    """The statutory functions of a body by whether a row of its scheme speaks of them. Raises NotFound."""
    scheme = scheme_of(graph, body)
    kinds = structure(graph).kinds(scheme.body)
    roots = {
        root.id: root
        for kind in kinds
        for root in graph.registry.functions.values()
        if any(graph.registry.is_a(kind, held.kind) and _in_time(graph, held) for held in root.held_by)
    }
    rows = [
        (row, {_reference(text) for text in re.split(r"[;,]", f"{row.written_in}; {row.matter}")})
        for row in scheme.rows
    ]
    covered: list[tuple[str, str]] = []
    missing: list[tuple[str, str]] = []
    for root in roots.values():
        own = {_reference(text) for text in (*root.references, *re.split(r"[;,]", root.cite or ""))} - {""}
        found = next((row for row, named in rows if own & named or _exercises(graph, row.key, root)), None)
        if found is not None:
            covered.append((root.name, found.matter))
        else:
            missing.append((root.name, root.cite or ""))
    return Coverage(scheme.name, tuple(covered), tuple(missing))


def _in_time(graph: Graph, held: object) -> bool:
    start, until = getattr(held, "start", None), getattr(held, "until", None)
    return (start is None or start <= graph.day) and (until is None or graph.day < until)


def _exercises(graph: Graph, decision: str, root: RootFunction) -> bool:
    for fact in graph.where("exercises", who=decision):
        for item in fact.role("to").ids:
            if item == root.id or root.id in graph.above(item):
                return True
    return False


def _reference(text: str) -> str:
    """A provision in one form: "NHS Act 2006 s.14Z52" and "NHSA2006 s14Z52" are the same; empty for what names no section."""
    plain = re.sub(r"[.\s]", "", text.lower().replace("section", "s").replace("schedule", "sch"))
    match = re.search(r"(?P<act>[a-z]+act\d{4}|[a-z]+\d{4})ss?(?P<section>\d+[a-z]*\d*[a-z]*)", plain)
    if not match:
        return ""
    act = _ACTS.get(match["act"], match["act"].replace("nhsact2006", "nhs act 2006"))
    return f"{act} s{match['section']}"
