"""What every store must do, as one suite: each store's tests inherit it and say only how such a store is opened."""

from __future__ import annotations

import functools
import textwrap
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated import HOSTILE, scenarios
from hypothesis import HealthCheck, given, settings

import govgraph
from govgraph import golden
from govgraph.checks import run as run_checks
from govgraph.graph import NotFound
from govgraph.model.dates import day_asked
from govgraph.model.facts import Fact, Filler
from govgraph.model.record import Claim
from govgraph.model.scenario import BASELINE, Layer, Option, Scenario, Selection
from govgraph.model.things import Body, Decision, Function
from govgraph.questions.verbs import VERBS
from govgraph.stores.errors import CannotStore, NotThere, StoreError, TooWide
from govgraph.stores.slices import SLICES

SKETCHES = sorted(path.parent for path in (Path(__file__).parents[1] / "loader" / "sketches").glob("*/scenario.yaml"))
SCENARIOS = {**govgraph.bundled(), **{path.name: path for path in SKETCHES}}

Named = Callable[..., Scenario]


def called(scenario: Scenario, name: str) -> Scenario:
    """The same scenario under another name."""
    copy = scenario.model_copy(update={"name": name})
    copy._keeps(_graphs={})
    return copy


def fields_of(scenario: Scenario) -> dict[str, Any]:
    """Everything that a scenario says, its questions included."""
    return {**{name: getattr(scenario, name) for name in Scenario.model_fields}, "questions": scenario.questions}


@functools.cache
def answers_of_the_files(of: str) -> tuple[golden.GoldenResult, ...]:
    """What each golden question of a scenario gives without any store: asked once, held against every store."""
    return golden.run(govgraph.load(SCENARIOS[of])).results


def small(name: str, *, says: str = "") -> Scenario:
    """An ICB that delegates capital to a board; option b gives it to another one instead."""
    things: dict[str, Any] = {
        "icb": Body(id="icb", name="ICB", kind="icb"),
        "spb": Body(id="spb", name="SPB", note=says),
        "ple": Body(id="ple", name="PLE"),
        "capital": Decision(id="capital", name="Capital"),
    }
    given = relation("d", "delegates", who="icb", to="spb", what="capital")
    other = relation("d2", "delegates", who="icb", to="ple", what="capital")
    option = Option(id="b", name="B", remove=(Selection(id="d"),), add=Layer(facts={"d2": other}))
    return Scenario(
        name=name,
        title=f"The title of {name}",
        folder=Path("nowhere"),
        date=date(2022, 7, 1),
        baseline=Layer(things=things, facts={"d": given}),
        options={"b": option},
    )


def relation(key: str, kind: str, **roles: str) -> Fact:
    return Fact(id=key, kind=kind, roles={role: Filler(ids=(item,)) for role, item in roles.items()})


class Conformance:
    """Tests that take ``store``, an open store that may be shared and may hold other scenarios."""

    @pytest.fixture
    def name(self, store: Any) -> Iterator[str]:
        """A name that nobody else uses; what is stored under it goes when the test ends."""
        chosen = f"test-{uuid.uuid4().hex[:12]}"
        yield chosen
        for stored in store.list():
            if stored.name.startswith(chosen):
                store.remove(stored.name)

    # -- round trips --------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("of", SCENARIOS)
    def test_a_scenario_comes_back_as_it_was(self, store: Any, name: str, of: str) -> None:
        scenario = called(govgraph.load(SCENARIOS[of]), name)
        store.push(scenario)
        back = store.pull(name, folder=scenario.folder)
        assert fields_of(back) == fields_of(scenario)
        for option in (BASELINE, *scenario.options):
            one, other = scenario.graph(option), back.graph(option)
            assert list(one.facts.items()) == list(other.facts.items())
            assert list(one.all_things.items()) == list(other.all_things.items())

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(scenario=scenarios())
    def test_a_generated_scenario_comes_back_as_it_was(self, store: Any, name: str, scenario: Scenario) -> None:
        scenario = called(scenario, name)
        store.push(scenario)
        assert fields_of(store.pull(name, folder=scenario.folder)) == fields_of(scenario)

    def test_parallel_relations_relations_with_oneself_and_ids_that_differ_in_case_stay_apart(
        self, store: Any, name: str
    ) -> None:
        things = {key: Body(id=key, name=key) for key in ("a", "A", "á", "a\u0301")}
        facts = [
            relation("one", "works with", who="a", to="A"),
            relation("two", "works with", who="a", to="A"),
            relation("self", "works with", who="a", to="a"),
            relation("ONE", "works with", who="á", to="a\u0301"),
        ]
        scenario = called(small(name), name).model_copy(
            update={"baseline": Layer(things=things, facts={f.id: f for f in facts}), "options": {}}
        )
        store.push(scenario)
        assert store.pull(name, folder=scenario.folder).baseline == scenario.baseline

    # -- the same answers ---------------------------------------------------------------------------------------

    @pytest.mark.parametrize("of", SCENARIOS)
    def test_every_golden_question_has_the_same_answer(self, store: Any, name: str, of: str) -> None:
        scenario = called(govgraph.load(SCENARIOS[of]), name)
        store.push(scenario)
        back = store.pull(name, folder=scenario.folder)
        assert golden.run(back).results == answers_of_the_files(of)

    @pytest.mark.parametrize("of", SCENARIOS)
    def test_every_golden_question_has_the_same_answer_from_a_slice(self, store: Any, name: str, of: str) -> None:
        scenario = called(govgraph.load(SCENARIOS[of]), name)
        store.push(scenario)
        seen = set()
        for question in scenario.questions.values():
            for query in question.asks:
                verb, args = golden.spelt(query)
                if verb not in SLICES or {"known by", "scenario"} & set(args):  # those read whole scenarios
                    continue
                of_graph, own = golden.parted(VERBS[verb], args)
                asked = {p.name: own[p.name] for p in VERBS[verb].parameters if p.type != "money" and p.name in own}
                if not asked:
                    continue
                try:
                    graph = store.slice(name, verb, folder=scenario.folder, **of_graph, **asked)
                except TooWide:  # a slice knows no earlier paper: a day before the later one is asked of the whole
                    assert scenario.extends
                    assert day_asked(str(of_graph["on"])) < scenario.date
                    continue
                except StoreError:  # about no thing
                    assert verb in {"facts", "statements"}
                    continue
                except NotFound:  # a relation, an option or something to compare with, which the whole knows
                    named = {str(asked.get(p.name)) for p in VERBS[verb].parameters if p.type == "thing"}
                    assert not named <= set(scenario.graph(of_graph.get("option")).things)
                    continue
                seen.add(verb)
                assert VERBS[verb].answer(graph, **own) == VERBS[verb].answer(scenario.graph(**of_graph), **own)
        if of == "bradford-craven":
            assert seen >= {"who-decides", "can-decide", "what-may", "answers-to", "status", "duplicates"}

    @pytest.mark.parametrize("of", SCENARIOS)
    def test_every_check_finds_the_same(self, store: Any, name: str, of: str) -> None:
        scenario = called(govgraph.load(SCENARIOS[of]), name)
        store.push(scenario)
        back = store.pull(name, folder=scenario.folder)
        for option in (BASELINE, *list(scenario.options)[:2]):
            assert repr(run_checks(back.graph(option))) == repr(run_checks(scenario.graph(option)))

    def test_a_scenarios_own_law_comes_along(self, store: Any, name: str, tmp_path: Path) -> None:
        home = tmp_path / name
        (home / "law").mkdir(parents=True)
        (home / "law" / "own.yaml").write_text(
            "kinds:\n  parish_board: {name: Parish board, is_a: forum, cite: its terms, mark: G, conf: L}\n",
            encoding="utf-8",
        )
        (home / "scenario.yaml").write_text(
            "title: T\ndate: 2022-07-01\nbodies: {pb: {name: PB, kind: parish_board}}\n", encoding="utf-8"
        )
        scenario = govgraph.load(home)
        store.push(scenario)
        back = store.pull(name)
        assert back.registry.kind("parish_board") == scenario.registry.kind("parish_board")

    def test_a_paper_that_extends_another_comes_with_it(self, store: Any, name: str, tmp_path: Path) -> None:
        for folder, text in (
            ("earlier", "title: E\ndate: 2021-04-01\ndocuments: {e: E}\nbodies: {icb: {name: ICB, source: e s1}}\n"),
            (
                name,
                "title: L\ndate: 2022-04-01\ndocuments: {l: L}\nextends: earlier\nbodies: {spb: {name: SPB, source: l s1}}\n",
            ),
        ):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "scenario.yaml").write_text(text, encoding="utf-8")
        scenario = govgraph.load(tmp_path / name)
        store.push(scenario)
        back = store.pull(name, folder=scenario.folder)
        assert fields_of(back) == fields_of(scenario)
        assert back.baseline.things["icb"].mark == scenario.baseline.things["icb"].mark

    # -- versions -----------------------------------------------------------------------------------------------

    def test_unchanged_content_writes_nothing_and_changed_content_is_a_new_version(self, store: Any, name: str) -> None:
        first = store.push(small(name))
        assert first.written
        again = store.push(small(name))
        assert (again.written, again.version) == (False, first.version)
        second = store.push(small(name, says="now with a note"))
        assert second.written
        assert second.version != first.version
        assert [(v.version, v.state, v.current) for v in store.versions(name)] == [
            (second.version, "whole", True),
            (first.version, "superseded", False),
        ]
        assert store.pull(name).baseline.things["spb"].note == "now with a note"
        assert store.pull(name, version=first.version).baseline.things["spb"].note == ""

    def test_what_was_replaced_is_swept_after_the_grace_and_what_is_current_never(self, store: Any, name: str) -> None:
        first, second = store.push(small(name)), store.push(small(name, says="x"))
        assert store.sweep(name) == ()
        assert store.sweep(name, grace=-1) == (first.version,)
        assert [v.version for v in store.versions(name)] == [second.version]
        assert store.pull(name).baseline.things["spb"].note == "x"
        with pytest.raises(NotThere, match="no version"):
            store.pull(name, version=first.version)

    def test_scenarios_with_the_same_ids_stay_apart(self, store: Any, name: str) -> None:
        one, two = f"{name}-one", f"{name}-two"
        store.push(small(one, says="of one"))
        store.push(small(two, says="of two"))
        assert store.pull(one).baseline.things["spb"].note == "of one"
        store.remove(one)
        assert store.pull(two).baseline.things["spb"].note == "of two"
        assert [stored.name for stored in store.list() if stored.name.startswith(name)] == [two]
        with pytest.raises(NotThere, match="no scenario"):
            store.pull(one)

    def test_options_stay_apart(self, store: Any, name: str) -> None:
        store.push(small(name))
        back = store.pull(name)
        receivers = {
            option: [fact.role("to").ids for fact in back.graph(option).of_kind("delegates")] for option in (None, "b")
        }
        assert receivers == {None: [("spb",)], "b": [("ple",)]}

    def test_it_lists_what_it_holds(self, store: Any, name: str) -> None:
        pushed = store.push(small(name))
        (found,) = (stored for stored in store.list() if stored.name == name)
        assert (found.title, found.version, found.nodes, found.edges) == (
            f"The title of {name}",
            pushed.version,
            pushed.nodes,
            pushed.edges,
        )

    def test_a_name_that_is_not_there_gets_the_nearest(self, store: Any, name: str) -> None:
        store.push(small(name))
        with pytest.raises(NotThere, match=f"did you mean.*{name}"):
            store.pull(name[:-1] + "_")
        with pytest.raises(NotThere):
            store.remove(name + "-not")

    # -- untrusted content --------------------------------------------------------------------------------------

    def test_hostile_names_ids_and_texts_are_text_and_nothing_else(self, store: Any, name: str) -> None:
        store.push(small(f"{name}-bystander"))
        for number, evil in enumerate(HOSTILE):
            mine = f"{name}-{number}-{evil}"
            things: dict[str, Any] = {
                evil: Body(id=evil, name=evil, kind=evil, aliases=(evil,), facts={evil: evil}),
                "f": Function(id="f", name=evil),
            }
            fact = Fact(
                id=f"{evil}{evil}",
                kind="holds",
                roles={"who": Filler(ids=(evil,)), "what": Filler(ids=("f",)), "where": Filler(ids=(evil,))},
                fields={"provision": evil},
                conditions={evil: None},
                note=evil,
            )
            claim = Claim(id=evil, says=evil, about=(evil,))
            layer = Layer(things=things, facts={fact.id: fact}, statements={evil: claim})
            option = Option(id=evil, name=evil, remove=(Selection(id=evil),))
            scenario = small(mine).model_copy(update={"baseline": layer, "title": evil, "options": {evil: option}})
            store.push(scenario)
            back = store.pull(mine, folder=scenario.folder)
            assert fields_of(back) == fields_of(scenario)
            assert set(back.graph(evil).all_things) == set(scenario.graph(evil).all_things)
        assert fields_of(store.pull(f"{name}-bystander", folder=Path("nowhere"))) == fields_of(
            small(f"{name}-bystander")
        )

    def test_what_no_store_holds_is_refused_and_nothing_is_written(self, store: Any, name: str) -> None:
        store.push(small(name))
        with pytest.raises(CannotStore, match="half of a surrogate pair"):
            store.push(small(name, says="broken \ud800"))
        assert store.pull(name).baseline.things["spb"].note == ""
        assert len(store.versions(name)) == 1

    def test_a_long_text_and_numbers_at_the_edge_come_back(self, store: Any, name: str) -> None:
        note = textwrap.fill("a long text " * 20_000, 100)
        scenario = small(name, says=note)
        store.push(scenario)
        assert store.pull(name).baseline.things["spb"].note == note
