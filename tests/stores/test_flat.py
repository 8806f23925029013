"""What goes into the flat form comes out of it, and the flat form holds nothing that a database would not."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated import HOSTILE, facts, ids, scenarios, things
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import BASELINE, Layer, Option, Scenario, Selection
from govgraph.model.things import Body, Fund, Group
from govgraph.model.vocabulary import vocabulary
from govgraph.stores import read_back
from govgraph.stores.errors import CannotStore, Damaged
from govgraph.stores.flat import THINGS, Edge, Node, edge_type, edges, properties, property_name, read, read_fact, there
from govgraph.stores.rows import Rows
from govgraph.stores.text import Places, from_json, to_json
from govgraph.stores.writing import rows

HERE = Places(Path("here"))
calmly = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def held(value: Any) -> bool:
    """Does Neo4j hold this as a property? (Decimal, map, set, None in a list, mixed list, 2^63: no.)"""
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value) and all(map(held, value))
    if isinstance(value, str):
        value.encode()
        return True
    if isinstance(value, bool | float | date):
        return True
    return isinstance(value, int) and -(2**63) <= value < 2**63


@calmly
@given(ids.flatmap(things))
def test_a_thing_comes_back_as_it_was(thing: Any) -> None:
    stored = properties(thing, HERE)
    assert all(map(held, stored.values()))
    assert read(type(thing), thing.id, stored, HERE) == thing


@calmly
@given(ids.flatmap(lambda key: facts(key, st.sampled_from(("a", "A", "b", *HOSTILE)))))
def test_a_relation_comes_back_from_any_one_of_its_edges(fact: Fact) -> None:
    made = edges(fact, HERE)
    assert len(made) == max(1, len(set(fact.subject.ids))) * max(1, len(set(fact.object.ids)))
    for edge in made:
        assert all(map(held, edge.properties.values()))
        back = read_fact(edge, HERE)
        assert back == fact
        assert list(back.roles) == list(fact.roles)
        assert list(map(repr, back.fields.items())) == list(map(repr, fact.fields.items()))


@settings(parent=calmly, max_examples=12)
@given(scenarios())
def test_a_scenario_comes_back_from_its_rows(scenario: Scenario) -> None:
    made = rows(scenario)
    back = read_back.scenario(made, scenario.folder)
    assert {name: getattr(back, name) for name in Scenario.model_fields} == {
        name: getattr(scenario, name) for name in Scenario.model_fields
    }
    assert list(back.baseline.facts) == list(scenario.baseline.facts)
    assert rows(back).sha256() == made.sha256()
    ids_of_nodes = [node.id for node in made.nodes]
    assert len(set(ids_of_nodes)) == len(ids_of_nodes)
    assert {end for edge in made.edges for end in (edge.start, edge.end)} <= set(ids_of_nodes)


@settings(parent=calmly, max_examples=12)
@given(scenarios())
def test_what_is_visible_under_an_option_is_what_the_graph_of_that_option_holds(scenario: Scenario) -> None:
    made = rows(scenario)
    for option in (BASELINE, *scenario.options):
        graph = scenario.graph(option)
        shown = {
            edge.rid: edge for edge in made.edges if there(edge.properties, option) and not edge.rid.startswith("?")
        }
        everything = {**graph.facts, **{fact.id: fact for fact in graph.outside}}
        assert {rid: read_fact(edge, Places(scenario.folder)) for rid, edge in shown.items()} == everything
        written = {node.id for node in made.nodes if there(node.properties, option) and node.label in THINGS}
        assert written == set(graph.all_things)


# -- what people see --------------------------------------------------------------------------------------------------


def small(baseline: Layer, **options: Option) -> Scenario:
    return Scenario(name="s", title="S", folder=Path("s"), date=date(2022, 7, 1), baseline=baseline, options=options)


def relation(key: str, kind: str, **roles: str | tuple[str, ...]) -> Fact:
    filled = {role: Filler(ids=(ids,) if isinstance(ids, str) else ids) for role, ids in roles.items()}
    return Fact(id=key, kind=kind, roles=filled)


def bodies(*names: str) -> dict[str, Any]:
    return {name: Body(id=name, name=name.upper()) for name in names}


def test_a_delegation_is_one_edge_with_what_and_where_as_lists() -> None:
    fact = relation("d1", "delegates", who="icb", to="spb", what=("capital", "estates"), where="bradford")
    fact = fact.copied(fields={"limit": 500_000.0}, span=Span.model_validate({"start": "2022-07"}))
    assert edges(fact, HERE) == [
        Edge(
            "DELEGATES",
            "d1",
            "icb",
            "spb",
            {
                "what": ["capital", "estates"],
                "where": ["bradford"],
                "limit_pence": 50_000_000,
                "valid_from": date(2022, 7, 1),
                "valid_from_text": "2022-07",
            },
        )
    ]


def test_several_fillers_are_several_edges_of_one_relation() -> None:
    fact = relation("j1", "exercises jointly", who=("t1", "t2"), to="spb", what="capital")
    assert [(e.type, e.rid, e.start, e.end, e.properties["who"]) for e in edges(fact, HERE)] == [
        ("EXERCISES_JOINTLY", "j1", "t1", "spb", ["t1", "t2"]),
        ("EXERCISES_JOINTLY", "j1", "t2", "spb", ["t1", "t2"]),
    ]


@pytest.mark.parametrize("unknown", ["nobody", "unclear", "not stated", None])
def test_an_end_that_is_not_known_is_an_edge_to_a_node_that_says_how(unknown: Any) -> None:
    fact = Fact(id="f", kind="decides", roles={"who": Filler(unknown=unknown), "what": Filler(ids=("x",))})
    if unknown is None:
        fact = Fact(id="f", kind="decides", roles={"what": Filler(ids=("x",))})
    made = rows(small(Layer(things=bodies("x"), facts={"f": fact})))
    (edge,) = made.edges
    assert (edge.start, edge.end) == (f"?{unknown or 'not modelled'}", "x")
    assert Node("NotKnown", edge.start, {"name": unknown or "not modelled"}) in made.nodes


def test_an_option_marks_only_what_it_touches() -> None:
    base = Layer(
        things=bodies("icb", "ple", "spb"),
        facts={
            f.id: f
            for f in (
                relation("keep", "works with", who="icb", to="ple"),
                relation("old", "delegates", who="icb", to="ple"),
            )
        },
    )
    new = relation("new", "delegates", who="icb", to="spb")
    changed = Body(id="ple", name="PLE, reformed", kind="joint_committee", option="b")
    option = Option(
        id="b", name="B", remove=(Selection(id="old"),), add=Layer(things={"ple": changed}, facts={"new": new})
    )
    made = rows(small(base, a=Option(id="a", name="A"), b=option))
    marks = {
        edge.rid: {key: edge.properties.get(key) for key in ("only_in", "not_in")}
        for edge in made.edges
        if "law" not in edge.rid
    }
    assert marks == {
        "keep": {"only_in": None, "not_in": None},
        "old": {"only_in": None, "not_in": ["b"]},
        "new": {"only_in": ["b"], "not_in": None},
    }
    (ple,) = (node for node in made.nodes if node.id == "ple")
    assert ple.properties["name"] == "PLE"
    assert from_json(str(ple.properties["changes_json"]), Places(Path("s"))) == {"b": changed}


def test_a_relation_that_an_option_changes_is_the_old_edge_and_the_new_one() -> None:
    fact = relation("d", "delegates", who="icb", to="spb")
    option = Option(id="b", name="B", add=Layer(facts={"d": fact.copied(status="likely", option="b")}))
    made = rows(small(Layer(things=bodies("icb", "spb"), facts={"d": fact}), b=option))
    found = [
        (e.rid, e.properties.get("status"), e.properties.get("only_in"), e.properties.get("not_in")) for e in made.edges
    ]
    assert Counter(map(str, found)) == Counter(map(str, [("d", None, None, ["b"]), ("d", "likely", ["b"], None)]))


def test_members_and_what_a_record_is_about_are_edges_too() -> None:
    group = Group(id="trusts", name="Trusts", members=("t1",))
    made = rows(small(Layer(things={**bodies("t1"), "trusts": group})))
    assert [(e.type, e.start, e.end) for e in made.edges] == [("HAS_MEMBER", "trusts", "t1")]


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        (Body(id="x", name="half \ud800 pair"), "name of x"),
        (Body(id="x", name="x", facts={"system": "\udfff"}), "facts_json of x"),
        (Body(id="x", name="x", aliases=("a", "\ud800")), "aliases of x"),
        (Body(id="\ud800", name="x"), "an id"),
    ],
)
def test_half_of_a_surrogate_pair_is_refused_with_its_place(broken: Body, where: str) -> None:
    with pytest.raises(CannotStore, match=rf"{where} holds a broken character"):
        rows(small(Layer(things={broken.id: broken})))


def test_an_id_that_looks_like_one_of_the_stores_own_is_refused() -> None:
    with pytest.raises(CannotStore, match="called '\\?nobody'"):
        rows(small(Layer(things=bodies("?nobody"))))


def test_numbers_beyond_64_bits_and_odd_amounts_are_kept_as_text() -> None:
    group = Group(id="g", name="g", count=2**63)
    assert properties(group, HERE) == {"name": "g", "count_json": str(2**63)}
    assert properties(Fund(id="f", name="f", amount=0.001), HERE) == {"name": "f", "amount_json": "0.001"}
    assert properties(Fund(id="f", name="f", amount=12.34), HERE) == {"name": "f", "amount_pence": 1234}


def test_empty_lists_and_absent_values_are_one_thing() -> None:
    assert (
        properties(Body(id="b", name="b", aliases=()), HERE)
        == properties(Body(id="b", name="b"), HERE)
        == {"name": "b"}
    )


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ({"name": ["b"]}, "Body 'b' cannot be read back: name"),
        ({"name": "b", "status": "yesterday"}, "status"),
        ({"name": "b", "valid_from": "soon"}, "the dates soon cannot be read"),
        ({"name": "b", "facts_json": "{"}, "the stored text '{' cannot be read"),
        ({"name": "b", "facts_json": '{"=":"Popen"}'}, "there is no 'Popen' in the model"),
        ({"name": "b", "written_at": "somewhere"}, "'somewhere' is not a place in a file"),
    ],
)
def test_what_was_edited_into_something_invalid_is_said(stored: dict[str, Any], says: str) -> None:
    with pytest.raises(Damaged, match=says):
        read(Body, "b", stored, HERE)


def test_a_type_that_nobody_knows_is_said() -> None:
    with pytest.raises(Damaged, match="'BRIBES' is not a kind of relation"):
        read_fact(Edge("BRIBES", "r", "a", "b"), HERE)


def test_no_kind_of_relation_has_two_facts_under_one_property() -> None:
    reserved = {property_name(name) for name in Fact.model_fields} | {
        "v",
        "rid",
        "seq",
        "only_in",
        "not_in",
        "written_at",
        "valid_from",
        "valid_to",
        "pack",
        "role_order",
    }
    for kind in vocabulary().kinds.values():
        names = [property_name(name) for name in (*kind.roles, *kind.fields)]
        assert Counter(names).most_common(1)[0][1] == 1, kind.name
        assert not reserved & set(names), kind.name


def test_types_of_edges_are_words_of_the_vocabulary() -> None:
    types = [edge_type(kind) for kind in vocabulary().kinds]
    assert len(set(types)) == len(types)
    assert all(set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") for name in types)
    assert edge_type("sub-group of") == "SUB_GROUP_OF"


def test_the_same_content_in_another_order_or_folder_is_the_same_content(tmp_path: Path) -> None:
    def made(folder: str) -> Rows:
        home = tmp_path / folder / "s"
        home.mkdir(parents=True)
        (home / "scenario.yaml").write_text(
            "title: S\ndate: 2022-07-01\nbodies: {icb: ICB, spb: SPB}\nrelations: {delegates: {who: icb, to: spb}}\n"
        )
        import govgraph

        return rows(govgraph.load(home))

    one, other = made("one"), made("other")
    assert one == other
    assert Rows(one.nodes[::-1], one.edges[::-1]).sha256() == one.sha256()
    assert Rows(one.nodes[1:], one.edges).sha256() != one.sha256()


@calmly
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=3) | st.sampled_from(("=", "@")), inner, max_size=3)
        ),
    )
)
def test_any_plain_value_comes_back_from_its_text(value: Any) -> None:
    text = to_json(value, HERE)
    assert from_json(text, HERE) == value
    json.loads(text)
