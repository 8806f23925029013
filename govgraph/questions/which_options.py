"""Which options meet a condition: each is asked of the graph of that option, and says why it meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from govgraph.graph.names import NotFound
from govgraph.model.scenario import UnknownName
from govgraph.questions.aloud import says, verb
from govgraph.questions.who_decides import who_decides
from govgraph.reading.sectors import sector_standing
from govgraph.reading.upward import upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

OPTION_PHRASES = {
    "no-decider": "leaves a decision without a decider",
    "no-line": "adds a body without a line of accountability",
    "decided-by": "lets {} decide something",
    "sector": "hears {}",
    "left-out": "leaves {} out",
    "kind": "adds a body of the kind {}",
    "new": "adds a body",
}
"""Each condition of an option as a verb in the third person, with a gap for its argument."""


def options_that(graph: Graph, wanted: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The options that meet every condition, each with its reasons. Raises UnknownName for one that no option can meet."""
    for name in wanted:
        if name not in OPTION_PHRASES:
            raise UnknownName(
                f"Options have no condition '{name}'. They can be asked for by: {', '.join(OPTION_PHRASES)}."
            )
    graphs = [graph, *(graph.scenario.graph(option) for option in graph.scenario.options)]
    if "decided-by" in wanted and not any(_known(one, wanted["decided-by"]) for one in graphs):
        graph.thing(wanted["decided-by"], *_ACTORS)  # nobody is called so under any option: it says who comes near
    for option in graph.scenario.options.values():
        there = graph.scenario.graph(option.id, on=graph.day, place=graph.place)
        reasons = [_TESTS[name](there, text, wanted) for name, text in wanted.items()]
        if all(reasons):
            yield option.id, tuple(dict.fromkeys(reasons))


_ACTORS = ("body", "post", "group", "level", "person")


def _known(graph: Graph, text: str) -> bool:
    try:
        graph.thing(text, *_ACTORS)
    except NotFound:
        return False
    return True


def _heard(graph: Graph, text: str, wanted: Mapping[str, str]) -> str:
    """Is a sector bound or consulted; with ``left-out``: is it neither? What no source says counts as neither of both."""
    sector = graph.thing(text, "sector")
    found = sector_standing(graph).get(sector.id, "")
    word, _, by = found.partition(": ")
    if "left-out" in wanted:
        return (
            f"{sector.name} sits with nobody who decides or delivers there, and nobody consults it"
            if word == "left out"
            else ""
        )
    if word == "bound":
        return f"{sector.name} sits on {by} or belongs to it"
    return f"{sector.name} is consulted" if word == "consulted" else ""


def _left_out(graph: Graph, _: str, wanted: Mapping[str, str]) -> str:
    """Which sectors are left out, where no one sector is asked for."""
    if "sector" in wanted:
        return _heard(graph, wanted["sector"], wanted)
    out = [sector for sector, found in sector_standing(graph).items() if found == "left out"]
    return f"{says(graph, out)} {verb(graph, out, 'sits')} with nobody who decides or delivers there" if out else ""


def _no_decider(graph: Graph, _: str, __: Mapping[str, str]) -> str:
    open_ = [
        thing.id
        for thing in graph.in_category("decision")
        if graph.life(thing).state != "ended" and not _deciders(graph, thing.id)
    ]
    return f"nobody decides {says(graph, open_)} there" if open_ else ""


def _deciders(graph: Graph, what: str) -> tuple[str, ...]:
    found = who_decides(graph, what)
    return (*found.deciders, *found.foreseen_deciders)


def _decided_by(graph: Graph, text: str, _: Mapping[str, str]) -> str:
    try:
        who = graph.thing(text, *_ACTORS)
    except NotFound:
        return ""
    matters = [thing.id for thing in graph.in_category("decision") if who.id in _deciders(graph, thing.id)]
    return f"{who.name} would decide {says(graph, matters)}" if matters else ""


def _added(graph: Graph) -> list[str]:
    return [
        thing.id
        for thing in graph.in_category("body")
        if thing.id not in graph.scenario.baseline.things and thing.basis != "law"
    ]


def _no_line(graph: Graph, _: str, __: Mapping[str, str]) -> str:
    silent = [item for item in _added(graph) if len(upward(graph, item).chain) <= 1]
    return f"no source says to whom {says(graph, silent)} {verb(graph, silent, 'answers')}" if silent else ""


def _kind(graph: Graph, text: str, _: Mapping[str, str]) -> str:
    key = text.strip().lower().replace(" ", "_").replace("-", "_")
    kinds = {item: str(getattr(graph.things[item], "kind", "")) for item in _added(graph)}
    law = graph.registry
    found = [
        item
        for item, kind in kinds.items()
        if kind == key or (law.has_kind(kind) and law.has_kind(key) and law.is_a(kind, key))
    ]
    return f"it adds {says(graph, found)}" if found else ""


def _new(graph: Graph, _: str, __: Mapping[str, str]) -> str:
    added = _added(graph)
    return f"it adds {says(graph, added)}" if added else ""


_TESTS: Mapping[str, Callable[[Graph, str, Mapping[str, str]], str]] = {
    "no-decider": _no_decider,
    "no-line": _no_line,
    "decided-by": _decided_by,
    "sector": _heard,
    "left-out": _left_out,
    "kind": _kind,
    "new": _new,
}
