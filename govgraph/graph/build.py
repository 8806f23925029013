"""From a scenario, an option and a day to a graph: overlays applied, the law pack's holders added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from govgraph.graph.graph import Graph
from govgraph.graph.names import find
from govgraph.law.pack import pack_facts, pack_functions
from govgraph.loader.earlier import as_said_by
from govgraph.loader.overlay import overlaid
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.things import Thing


def build(
    scenario: Scenario,
    *,
    option: str = BASELINE,
    on: date | None = None,
    place: str = "",
    stated_only: bool = False,
    settled_only: bool = False,
) -> Graph:
    """The graph of one option on one day. ``place`` may be an id, name or alias; raises NotFound otherwise.

    Floors: ``stated_only`` leaves out what is inferred or assumed, ``settled_only`` what is not in force or interim.
    """
    layer, _ = overlaid(scenario, option)
    things: dict[str, Thing] = {
        **pack_functions(scenario.registry),
        **as_said_by(scenario, layer.things, on or scenario.date),
    }
    facts = {**layer.facts, **pack_facts(scenario.registry, things)}
    used = _used(facts)
    place_id = find(things, place, ("place",)).id if place else ""
    return Graph(
        scenario,
        option=option,
        day=on or scenario.date,
        place=place_id,
        things={
            key: thing for key, thing in things.items() if thing.basis != "law" or key in used or key in layer.things
        },
        facts=_above_floors(facts.values(), stated_only, settled_only),
        statements=layer.statements,
        instruments=layer.instruments,
        processes=layer.processes,
        floors={name: True for name, floor in (("stated_only", stated_only), ("settled_only", settled_only)) if floor},
    )


def _above_floors(facts: Iterable[Fact], stated_only: bool, settled_only: bool) -> Iterator[Fact]:
    firm = frozenset({"stated", "law"})
    for fact in facts:
        if settled_only and fact.tier != "settled":
            continue
        if not stated_only:
            yield fact
        elif fact.basis in firm:
            hidden = {
                role: Filler(unknown="not stated")
                for role, filler in fact.roles.items()
                if filler.basis and filler.basis not in firm
            }
            yield fact.copied(roles={**fact.roles, **hidden}) if hidden else fact


def _used(facts: Mapping[str, Fact]) -> set[str]:
    return {item for fact in facts.values() for filler in fact.roles.values() for item in filler.ids}
