"""A graph of which a little is supposed otherwise is the graph that would have been built so, and builds nothing anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stores"))

from national import country

from govgraph.graph import Graph
from govgraph.graph.index import Index
from govgraph.model.facts import Fact, Filler
from govgraph.model.things import Group, Thing
from govgraph.questions.falling import without

COUNTRY = country(5, systems=3)


def built(graph: Graph, things: dict[str, Thing | None], facts: dict[str, Fact | None]) -> Graph:
    """The same graph, built from all that is then there."""

    def changed(before: dict[str, object], changes: dict[str, object]) -> dict[str, object]:
        return {key: value for key, value in {**before, **changes}.items() if value is not None}

    return Graph(
        graph.scenario,
        option=graph.option,
        day=graph.day,
        place=graph.place,
        things=changed(dict(graph.all_things), {**things}),  # type: ignore[arg-type]
        facts=changed(dict(graph.facts), {**facts}).values(),  # type: ignore[arg-type]
    )


def read(graph: Graph) -> object:
    """All that can be read of a graph, with its order."""
    kinds = {fact.kind for fact in graph} | {"delegates"}
    items = [*graph.things, "new"]
    return (
        list(graph.things.items()),
        list(graph.facts.items()),
        len(graph.things),
        len(graph.facts),
        [graph.of_kind(kind) for kind in sorted(kinds)],
        graph.carrying("authority"),
        graph.in_category("body", "group"),
        [(graph.touching(item), graph.groups_of(item)) for item in items],
        [
            graph.where(fact.kind, **{role: item})
            for fact in graph
            for role in fact.roles
            for item in fact.role(role).ids
        ],
    )


@st.composite
def changes(draw: st.DrawFn, graph: Graph) -> tuple[dict[str, Thing | None], dict[str, Fact | None]]:
    """Some things and relations changed, some gone, some new."""
    bodies = [thing.id for thing in graph.in_category("body", "post", "group")]
    things: dict[str, Thing | None] = {}
    for item in draw(st.lists(st.sampled_from(bodies), max_size=3)):
        thing = graph.things[item]
        other = (
            {"members": tuple(draw(st.lists(st.sampled_from(bodies), max_size=3)))} if isinstance(thing, Group) else {}
        )
        things[item] = draw(st.sampled_from((None, thing.model_copy(update={"name": "Other", **other}))))
    facts: dict[str, Fact | None] = {}
    for item in draw(st.lists(st.sampled_from(sorted(graph.facts)), max_size=4)):
        fact = graph.facts[item]
        role = draw(st.sampled_from(sorted(fact.roles)))
        more = (*fact.role(role).ids, draw(st.sampled_from(bodies)))
        facts[item] = draw(st.sampled_from((None, fact.fill(role, tuple(dict.fromkeys(more))))))
    if draw(st.booleans()):
        roles = {
            "who": Filler(ids=(draw(st.sampled_from(bodies)),)),
            "to": Filler(ids=(draw(st.sampled_from(bodies)),)),
        }
        facts["new"] = Fact(id="new", kind="delegates", roles=roles)
    return things, facts


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_supposed_is_read_as_if_it_had_been_built_so(data: st.DataObject) -> None:
    graph = COUNTRY.graph()
    first = data.draw(changes(graph))
    supposed = graph.supposing(*first)
    assert read(supposed) == read(built(graph, *first))
    second = data.draw(changes(supposed))
    assert read(supposed.supposing(*second)) == read(built(supposed, *second))


def test_a_comparator_stays_outside_what_is_supposed() -> None:
    graph = COUNTRY.graph()
    apart = graph.things["s0-trust0"].model_copy(update={"comparator": True})
    supposed = graph.supposing({"s0-trust0": apart})
    assert "s0-trust0" not in supposed.things
    assert supposed.all_things["s0-trust0"] is apart
    assert {fact.id for fact in supposed.outside} == {fact.id for fact in graph.touching("s0-trust0")}


def test_supposing_something_indexes_nothing_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = COUNTRY.graph()
    graph.what_falls("s1-icb")
    built_anew: list[Index] = []
    monkeypatch.setattr(Index, "__init__", lambda self, facts: built_anew.append(self))
    graph.what_falls("s2-icb")
    graph.what_it_takes("s2-com0", "s2-d0")
    without(graph, graph.things["s1-post0"]).graph_after()
    assert built_anew == []
