"""One word for different bodies: names and aliases that several scenarios use and that nobody says mean the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.model.things import Body

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.studies.model import Study

_CATEGORIES = ("body", "post", "group")


@dataclass(frozen=True, slots=True)
class SameWord:
    """A word, and for each scenario the id and the kind of what it stands for there."""

    word: str
    things: dict[str, str]
    kinds: dict[str, str]

    @property
    def different(self) -> bool:
        """Is it known that they are different: are they of different kinds?"""
        return len({*self.kinds.values()} - {""}) > 1


def same_words(study: Study, graphs: Mapping[str, Graph]) -> list[SameWord]:
    """The words that stand for things in several scenarios, those of different kinds first. Things that are counterparts,
    bodies that the law names, and things that a later paper takes over from an earlier one are left out."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    written: dict[str, str] = {}
    for key, graph in graphs.items():
        for thing in graph.all_things.values():
            if thing.category not in _CATEGORIES or thing.id not in study.scenarios[key].baseline.things:
                continue
            for word in (thing.name, *thing.aliases):
                plain = " ".join(word.casefold().split())
                found[plain].setdefault(key, thing.id)
                written.setdefault(plain, word)
    out: dict[tuple[tuple[str, str], ...], SameWord] = {}
    for plain, things in found.items():
        if len(things) < 2 or _one(study, graphs, things):
            continue
        kinds = {key: _kind(graphs[key], thing) for key, thing in things.items()}
        out.setdefault(tuple(things.items()), SameWord(written[plain], dict(things), kinds))
    return sorted(out.values(), key=lambda same: (not same.different, same.word.casefold()))


def _one(study: Study, graphs: Mapping[str, Graph], things: Mapping[str, str]) -> bool:
    """Does the author take them as counterparts, or are they one entry of one file?"""
    counterparts = {study.counterpart_of(key, thing) for key, thing in things.items()}
    entries = {graphs[key].all_things[thing].mark for key, thing in things.items()}
    return (len(counterparts) == 1 and "" not in counterparts) or len(entries) == 1


def _kind(graph: Graph, thing: str) -> str:
    item = graph.all_things[thing]
    if not isinstance(item, Body) or not item.kind:
        return ""
    row = graph.registry.kinds.get(item.kind)
    return row.name if row is not None else ""
