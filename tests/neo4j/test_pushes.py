"""Pushes are whole or change nothing: two at once, the same batch twice, one that was cut off, data edited by hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from address import Address, ask

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from conformance import fields_of, small

from govgraph.records import replace
from govgraph.stores.address import Address as StoreAddress
from govgraph.stores.errors import Damaged, Refused, StoreError
from govgraph.stores.neo4j import Neo4jStore
from govgraph.stores.neo4j_push import edge_text, node_text
from govgraph.stores.rows import Rows
from govgraph.stores.text import Places
from govgraph.stores.writing import rows

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def address(neo4j_server: Address) -> StoreAddress:
    return StoreAddress(neo4j_server.uri, "neo4j", neo4j_server.user, neo4j_server.password)


@pytest.fixture
def store(address: StoreAddress) -> Iterator[Neo4jStore]:
    """A store that writes few rows at a time, so that a small scenario is several batches."""
    with Neo4jStore(address, batch=3) as opened:
        yield opened


@pytest.fixture
def name(store: Neo4jStore) -> Iterator[str]:
    chosen = f"test-{uuid.uuid4().hex[:12]}"
    yield chosen
    for stored in store.list():
        if stored.name.startswith(chosen):
            store.remove(stored.name)


def states(store: Neo4jStore, name: str) -> list[tuple[str, bool]]:
    return [(version.state, version.current) for version in store.versions(name)]


# -- exactly once -----------------------------------------------------------------------------------------------------


def test_every_batch_sent_twice_is_written_once(store: Neo4jStore, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, sent = Neo4jStore.transact, []

    def twice(self: Neo4jStore, work: Any, *, write: bool = False) -> Any:
        if write and work.__name__ == "<lambda>" and work.__defaults__:
            sent.append(once(self, work, write=True))
        return once(self, work, write=write)

    monkeypatch.setattr(Neo4jStore, "transact", twice)
    done = store.push(small(name))
    assert len(sent) == -(-(done.nodes + done.edges) // 3)
    assert fields_of(store.pull(name, folder=Path("nowhere"))) == fields_of(small(name))


def test_progress_counts_up_to_all_rows(store: Neo4jStore, name: str) -> None:
    seen: list[tuple[int, int]] = []
    done = store.push(small(name), progress=lambda at, of: seen.append((at, of)))
    total = done.nodes + done.edges
    assert seen == [(min(at, total), total) for at in range(3, total + 3, 3)]


def test_no_edge_joins_two_versions(store: Neo4jStore, name: str, neo4j_server: Address) -> None:
    for says in ("one", "two", "three"):
        store.push(small(name, says=says))
    store.push(small(f"{name}-other"))
    assert ask(neo4j_server, "MATCH (a:GG)-->(b:GG) WHERE a.v <> b.v RETURN count(*)") == [[0]]


# -- two at once ------------------------------------------------------------------------------------------------------


def in_the_middle(store: Neo4jStore, name: str, says: str, do: Any, *, force: bool = False) -> Any:
    """Push, and do something else after the first batch."""
    done = []

    def progress(at: int, of: int) -> None:
        if not done:
            done.append(do())

    return store.push(small(name, says=says), force=force, progress=progress)


def test_a_push_while_another_is_under_way_is_refused(store: Neo4jStore, address: StoreAddress, name: str) -> None:
    with Neo4jStore(address) as other:

        def second() -> None:
            with pytest.raises(Refused, match=f"another push of '{name}' is under way"):
                other.push(small(name, says="second"))

        in_the_middle(store, name, "first", second)
    assert store.pull(name).baseline.things["spb"].note == "first"


def test_of_two_pushes_at_once_the_faster_wins_and_the_other_says_so(
    store: Neo4jStore, address: StoreAddress, name: str
) -> None:
    store.push(small(name, says="before"))
    with Neo4jStore(address) as other, pytest.raises(Refused, match="finished first"):
        in_the_middle(store, name, "slow", lambda: other.push(small(name, says="fast"), force=True))
    assert store.pull(name).baseline.things["spb"].note == "fast"
    assert sorted(states(store, name)) == [("dropping", False), ("superseded", False), ("whole", True)]
    store.sweep(name)
    assert sorted(states(store, name)) == [("superseded", False), ("whole", True)]


def test_a_scenario_removed_while_it_is_pushed_stays_removed(
    store: Neo4jStore, address: StoreAddress, name: str
) -> None:
    with Neo4jStore(address) as other, pytest.raises(Refused, match="was removed while it was written"):
        in_the_middle(store, name, "x", lambda: other.remove(name))
    assert name not in [stored.name for stored in store.list()]


def test_readers_in_the_middle_of_a_push_see_the_earlier_version_whole(
    store: Neo4jStore, address: StoreAddress, name: str
) -> None:
    store.push(small(name, says="earlier"))
    with Neo4jStore(address) as other:
        seen = []
        store.push(
            small(name, says="later"), progress=lambda at, of: seen.append(other.pull(name).baseline.things["spb"].note)
        )
    assert set(seen) == {"earlier"}
    assert store.pull(name).baseline.things["spb"].note == "later"


def test_a_reader_of_a_version_that_is_being_dropped_is_told_or_gets_the_current_one(
    store: Neo4jStore, address: StoreAddress, name: str
) -> None:
    first = store.push(small(name, says="first"))
    tries: list[str] = []

    def work(transaction: Any, v: str) -> str:
        tries.append(v)
        if v == first.version:
            with Neo4jStore(address) as other:
                other.push(small(name, says="second"))
                other.sweep(name, grace=-1)
        return v

    assert store.read(name, work) == store.version(name)[0]
    assert tries == [first.version, store.version(name)[0]]


# -- cut off ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["between batches", "inside a batch", "before the flip"])
def test_a_client_killed_leaves_the_earlier_version_whole_and_what_it_wrote_is_swept(
    store: Neo4jStore, neo4j_server: Address, name: str, when: str
) -> None:
    store.push(small(name, says="earlier"))
    program = f"""
        import os, signal, sys
        sys.path[:0] = {[str(Path(__file__).parents[1] / "stores"), *sys.path]!r}
        from conformance import small
        from govgraph.stores import neo4j_push as module
        from govgraph.stores.neo4j import Neo4jStore
        from govgraph.stores.address import Address
        die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        store = Neo4jStore(Address(os.environ["U"], "neo4j", os.environ["N"], os.environ["P"]), batch=3)
        if {when!r} == "inside a batch":
            data, module.data, count = module.data, None, []
            def counted(transaction, statement, **parameters):
                count.append(statement.startswith("UNWIND"))
                rows = data(transaction, statement, **parameters)
                if sum(count) == 4:
                    die()
                return rows
            module.data = counted
        if {when!r} == "before the flip":
            store._flip = die
        store.push(small({name!r}, says="cut off"), progress=die if {when!r} == "between batches" else None)
    """
    import textwrap

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"U": neo4j_server.uri, "N": neo4j_server.user or "", "P": neo4j_server.password or ""},
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert store.pull(name).baseline.things["spb"].note == "earlier"
    cut = next(version for version in store.versions(name) if version.state == "loading")
    with pytest.raises(StoreError, match="incomplete or being removed"):
        store.pull(name, version=cut.version)
    assert store.sweep(name, stale=-1) == (cut.version,)
    assert ask(neo4j_server, "MATCH (n:GG {v: $v}) RETURN count(n)", v=cut.version) == [[0]]
    assert store.push(small(name, says="again")).written
    assert store.pull(name).baseline.things["spb"].note == "again"


def test_rows_that_are_not_all_there_are_never_made_current(
    store: Neo4jStore, address: StoreAddress, neo4j_server: Address, name: str
) -> None:
    store.push(small(name, says="earlier"))
    lose = "MATCH (n:GG {id: 'icb'}) WHERE n.v STARTS WITH $name AND NOT EXISTS { (:Scenario {current: n.v}) } DETACH DELETE n RETURN count(*)"
    with pytest.raises((Damaged, StoreError), match="what was current before is whole"):
        in_the_middle(store, name, "later", lambda: ask(neo4j_server, lose, name=name))
    assert store.pull(name).baseline.things["spb"].note == "earlier"


def test_an_edge_whose_end_is_missing_stops_the_push(store: Neo4jStore, name: str) -> None:
    made = rows(small(name))
    broken = Rows(made.nodes, (replace(made.edges[0], end="nobody-there"), *made.edges[1:]))
    with pytest.raises(StoreError, match=r"\d of \d rows were written: what was current before is whole"):
        store.push_rows(name, broken)
    assert [stored.version for stored in store.list() if stored.name == name] == [None]


# -- edited by hand ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        "MATCH (n:GG {v: $v, id: 'spb'}) SET n.name = 'Somebody else'",
        "MATCH (n:GG {v: $v, id: 'spb'}) SET n.status = 17",
        "MATCH (n:GG {v: $v, id: 'spb'}) SET n.facts_json = '{'",
        "MATCH (n:GG {v: $v, id: 'spb'}) REMOVE n:Body SET n:Nonsense",
        "MATCH (n:GG {v: $v, id: 'spb'}) DETACH DELETE n",
        "MATCH (n:GG {v: $v, id: '?About'}) DETACH DELETE n",
        "CREATE (:GG:Body {v: $v, id: 'new', name: 'new'})",
        "MATCH (a:GG {v: $v, id: 'icb'}) MATCH (b:GG {v: $v, id: 'ple'}) CREATE (a)-[:BRIBES]->(b)",
        "MATCH (a:GG {v: $v, id: 'icb'})-[r:DELEGATES]->() SET r.what = [1, 2]",
    ],
)
def test_what_was_changed_by_hand_is_noticed(store: Neo4jStore, neo4j_server: Address, name: str, edit: str) -> None:
    done = store.push(small(name))
    ask(neo4j_server, edit, v=done.version)
    with pytest.raises(Damaged, match=f"{name}#.* is not what was pushed: it was changed in the database afterwards"):
        store.pull(name)


@pytest.mark.parametrize(
    "edit",
    [
        "MATCH (n:GG {v: $v, id: 'spb'}) SET n.name = 'Evil Board'",
        "MATCH (n:GG {v: $v, id: 'spb'}) SET n.row_edges = 0",
        "MATCH (n:GG {v: $v, id: 'spb'}) REMOVE n.row_sum",
        "MATCH (n:GG {v: $v, id: 'spb'}) REMOVE n:Body SET n:Post",
        "MATCH (n:GG {v: $v, id: 'spb'}) DETACH DELETE n",
        "MATCH (:GG {v: $v, id: 'icb'})-[r:DELEGATES]->(:GG {v: $v, id: 'spb'}) DELETE r",
        "MATCH (a:GG {v: $v, id: 'icb'})-[r:DELEGATES]->(:GG {v: $v, id: 'spb'}) MATCH (b:GG {v: $v, id: 'spb'})"
        " CREATE (b)-[f:DELEGATES]->(a) SET f = properties(r)",
        "MATCH (a:GG {v: $v, id: 'icb'})-[r:DELEGATES]->(b:GG {v: $v, id: 'spb'}) CREATE (a)-[f:DELEGATES]->(b) SET f = properties(r)",
        "MATCH (:GG {v: $v, id: 'icb'})-[r:DELEGATES]->(:GG {v: $v, id: 'spb'}) SET r.limit_pence = 1",
        "MATCH (:GG {v: $v, id: 'icb'})-[r:DELEGATES]->(:GG {v: $v, id: 'spb'}) SET r.at = point({x: 1, y: 2})",
    ],
)
def test_what_was_changed_by_hand_is_noticed_by_a_question_too_and_a_push_mends_it(
    store: Neo4jStore, neo4j_server: Address, name: str, edit: str
) -> None:
    done = store.push(small(name))
    ask(neo4j_server, edit, v=done.version)
    for question, subjects in (("what-may", {"who": "spb"}), ("who-decides", {"what": "capital"})):
        with pytest.raises(Damaged, match=f"{name}#.* is not what was pushed"):
            store.slice(name, question, **subjects)
    again = store.push(small(name))
    assert (again.written, again.version) == (True, f"{name}#{int(done.version.rpartition('#')[2]) + 1}")
    assert store.slice(name, "what-may", who="spb").thing("SPB").id == "spb"
    assert not store.push(small(name)).written


def test_an_edge_into_another_version_is_noticed(store: Neo4jStore, neo4j_server: Address, name: str) -> None:
    one, two = store.push(small(name)), store.push(small(f"{name}-two"))
    edit = "MATCH (a:GG {v: $v, id: 'icb'}) MATCH (b:GG {v: $w, id: 'spb'}) CREATE (a)-[:DELEGATES {rid: 'x'}]->(b)"
    ask(neo4j_server, edit, v=one.version, w=two.version)
    with pytest.raises(Damaged, match="made by hand"):
        store.pull(name)


# -- what people see --------------------------------------------------------------------------------------------------


def test_a_person_sees_one_board_and_one_edge_with_what_and_the_option(
    store: Neo4jStore, neo4j_server: Address, name: str
) -> None:
    v = store.push(small(name)).version
    query = (
        "MATCH (a:Body {v: $v})-[r:DELEGATES]->(b:Body)"
        " RETURN a.name, b.name, r.what, r.only_in, r.not_in ORDER BY b.name"
    )
    assert ask(neo4j_server, query, v=v) == [
        ["ICB", "PLE", ["capital"], ["b"], None],
        ["ICB", "SPB", ["capital"], None, ["b"]],
    ]


def test_labels_and_types_outside_the_closed_lists_are_never_written() -> None:
    evil = "Body) DETACH DELETE n //"
    for text in (node_text, edge_text):
        with pytest.raises(StoreError, match="is not a"):
            text(evil)


def test_places_in_files_are_the_same_in_two_homes() -> None:
    from govgraph.diagnostics import Mark

    for folder in (Path("/home/a/s"), Path("s"), Path("../s"), Path("/s")):
        places = Places(folder)
        for file in (
            f"{folder}/bodies.yaml",
            f"{folder}/options/b.yaml",
            str(folder.parent / "earlier" / "x.yaml"),
            "<text>",
            "C:\\x.yaml",
        ):
            assert places.mark(places.text(Mark(file, 3, 1))) == Mark(file, 3, 1)
