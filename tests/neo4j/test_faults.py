"""What goes wrong with servers, on real ones: each ends in a clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from address import ask
from provision import Neo4jUnavailable, choose, provision
from server import Server, free_port

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from conformance import fields_of, small

from govgraph.stores import open_store
from govgraph.stores.address import Address
from govgraph.stores.errors import StoreError, StoreUnreachable
from govgraph.stores.faults import check_agent, explained
from govgraph.stores.flat import Edge, Node
from govgraph.stores.neo4j import Neo4jStore
from govgraph.stores.rows import Rows, rows

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture(scope="module", autouse=True)
def _release_is_here() -> None:
    """These tests start servers, whatever server the environment names."""
    try:
        provision(choose()[0].version)
    except Neo4jUnavailable as error:
        if os.environ.get("GOVGRAPH_REQUIRE_NEO4J") == "1":
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that a test may kill and restart."""
    with Server() as started:
        yield started


def address(server: Server) -> Address:
    return Address(server.address.uri, "neo4j", server.address.user, server.address.password)


def many(name: str, bodies: int) -> Rows:
    """A scenario of many bodies in a row, each delegating to the next: rows enough for many batches."""
    made = rows(small(name))
    nodes = tuple(
        Node("Body", f"b{n}", {"name": f"Body {n}", "note": "x" * 400, "seq": 100 + n}) for n in range(bodies)
    )
    edges = tuple(
        Edge("DELEGATES", f"e{n}", f"b{n}", f"b{n + 1}", {"what": ["capital"], "note": "y" * 400, "seq": 100 + n})
        for n in range(bodies - 1)
    )
    return Rows((*made.nodes, *nodes), (*made.edges, *edges))


# -- it cannot be reached ---------------------------------------------------------------------------------------------


def test_a_server_that_is_down() -> None:
    with pytest.raises(StoreUnreachable, match="does not answer: is Neo4j running there") as caught:
        Neo4jStore(Address(f"bolt://127.0.0.1:{free_port()}"))
    assert caught.value.exit_code == 3


def test_something_that_is_no_neo4j_at_all() -> None:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]

        def answer() -> None:
            peer, _ = listener.accept()
            peer.recv(100)
            peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            peer.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(StoreUnreachable):
            Neo4jStore(Address(f"bolt://127.0.0.1:{port}"))


def test_a_wrong_password_is_said_and_shown_nowhere(server: Server) -> None:
    wrong = replace(address(server), password="not-the-password-1")
    with pytest.raises(StoreUnreachable, match="refuses this user or password") as caught:
        Neo4jStore(wrong)
    assert "not-the-password-1" not in str(caught.value) + repr(wrong) + repr(caught.value)


def test_a_database_that_is_not_there(server: Server) -> None:
    with pytest.raises(StoreUnreachable, match="has no such database"):
        Neo4jStore(replace(address(server), database="nothere"))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("http://x", "begins with neo4j://"), ("neo4j://me:secret@x", "leave them out"),
        ("neo4j://x/a/b/c", "neo4j://host:port/database"), ("nonsense", "begins with neo4j://"),
    ],
)  # fmt: skip
def test_an_address_that_is_none(given: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        open_store(given)
    assert "secret" not in str(caught.value)


def test_no_address_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOVGRAPH_STORE", "GOVGRAPH_NEO4J_URI", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(StoreUnreachable, match="no store is named"):
        open_store()


def test_credentials_come_from_the_environment() -> None:
    ours = {
        "GOVGRAPH_NEO4J_USER": "me",
        "GOVGRAPH_NEO4J_PASSWORD": "mine",
        "NEO4J_USERNAME": "other",
        "NEO4J_PASSWORD": "theirs",
    }
    found = Address.of("neo4j://h:1/db", ours)
    assert (found.uri, found.database, found.auth) == ("neo4j://h:1", "db", ("me", "mine"))
    found = Address.of(
        None, {"NEO4J_URI": "neo4j+s://x.example", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p", "NEO4J_DATABASE": "d"}
    )
    assert (found.uri, found.database, found.auth) == ("neo4j+s://x.example", "d", ("u", "p"))
    assert Address.of("bolt://h", {}).auth is None


@pytest.mark.parametrize(("agent", "good"), [("Neo4j/4.4.30", False), ("Neo4j/5.25.1", False), ("Neo4j/5.26.0", True), ("Neo4j/2026.09.0", True), ("Memgraph", True)])  # fmt: skip
def test_a_release_that_is_too_old_is_refused(agent: str, good: bool) -> None:
    if good:
        check_agent(agent, "bolt://x")
    else:
        with pytest.raises(StoreUnreachable, match=r"needs Neo4j 5\.26 or newer"):
            check_agent(agent, "bolt://x")


# -- it goes away -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["between batches", "inside a batch"])
def test_a_server_killed_and_restarted_in_a_push_that_waits_for_it_loses_nothing(server: Server, moment: str) -> None:
    name, content = f"patient-{moment[0]}", many("patient", 300)
    killed: list[int] = []

    def kill() -> None:
        if not killed:
            killed.append(1)
            server.kill()
            threading.Thread(target=server.restart).start()

    with Neo4jStore(address(server), batch=50, patience=90) as store:
        store.push(small(name, says="earlier"))
        batch = store._batch

        def inside(transaction: Any, v: str, at: int, part: Any) -> None:
            batch(transaction, v, at, part)
            if at >= 200 and moment == "inside a batch":
                kill()

        store._batch = inside  # type: ignore[method-assign]
        progress = (lambda at, of: kill() if at >= 200 else None) if moment == "between batches" else None
        done = store.push_rows(name, content, progress=progress)
        assert killed == [1]
        assert done.written
        assert store.pull_rows(name).sha256() == content.sha256()


def test_a_server_killed_in_a_push_that_gives_up_keeps_the_earlier_version(server: Server) -> None:
    with Neo4jStore(address(server), batch=50, patience=1) as store:
        store.push(small("given-up", says="earlier"))
        with pytest.raises(StoreUnreachable, match="does not answer"):
            store.push_rows(
                "given-up", many("given-up", 300), progress=lambda at, of: server.kill() if at >= 200 else None
            )
    server.restart()
    with Neo4jStore(address(server)) as store:
        assert fields_of(store.pull("given-up", folder=Path("nowhere"))) == fields_of(small("given-up", says="earlier"))
        (cut,) = store.sweep("given-up", stale=-1)
        assert ask(server.address, "MATCH (n:GG {v: $v}) RETURN count(n)", v=cut) == [[0]]
        assert store.push(small("given-up", says="again")).written


def test_a_server_restarted_in_the_middle_of_a_question_answers_it_after_all(server: Server) -> None:
    with Neo4jStore(address(server), patience=90) as store:
        store.push(small("mid"))
        asked: list[str] = []

        def work(transaction: Any, v: str) -> str:
            asked.append(v)
            if len(asked) == 1:
                server.restart()
            return str(
                next(iter(transaction.run("MATCH (n:GG {v: $v, id: 'spb'}) RETURN n.name AS name", v=v)))["name"]
            )

        assert store.read("mid", work) == "SPB"
        assert len(asked) == 2


# -- it cannot take it ------------------------------------------------------------------------------------------------


def test_a_transaction_with_too_little_memory_is_halved_and_goes_on() -> None:
    content = many("large", 4000)
    with Server(conf=["db.memory.transaction.max=12m", "dbms.memory.transaction.total.max=64m"]) as tight:
        sizes: list[int] = []
        with Neo4jStore(address(tight), batch=8000) as store:
            last = [0]

            def progress(at: int, of: int) -> None:
                sizes.append(at - last[0])
                last[0] = at

            assert store.push_rows("large", content, progress=progress).written
            assert store.pull_rows("large").sha256() == content.sha256()
            assert max(sizes) < 8000
            assert store.remove("large") == len(content.nodes)


def test_a_database_that_only_reads_says_so_and_is_read() -> None:
    with Server() as frozen:
        with Neo4jStore(address(frozen)) as store:
            store.push(small("s"))
        with (frozen.folder / "conf" / "neo4j.conf").open("a", encoding="utf-8") as settings:
            settings.write("server.databases.read_only=neo4j\n")
        frozen.restart()
        with Neo4jStore(address(frozen), patience=1) as store:
            for write in (lambda: store.push(small("s", says="x")), lambda: store.remove("s")):
                with pytest.raises(StoreError, match="can only be read: this database takes no writes") as caught:
                    write()
                assert caught.value.exit_code == 2
            assert store.pull("s").baseline.things["spb"].note == ""


@pytest.mark.parametrize(("form", "says"), [(0, "an older govgraph.*push it with this one into another"), (99, "a newer govgraph.*upgrade")])  # fmt: skip
def test_a_database_of_another_form_is_refused(server: Server, form: int, says: str) -> None:
    with Neo4jStore(address(server)) as store:
        store.push(small("formed"))
        setting = "MATCH (s:GovgraphSchema {id: 'govgraph'}) SET s.version = $form"
        ask(server.address, setting, form=form)
        try:
            with pytest.raises(StoreError, match=says):
                store.push(small("formed", says="x"))
            with pytest.raises(StoreError, match=says):
                Neo4jStore(address(server))
        finally:
            ask(server.address, setting, form=1)
        assert store.pull("formed").baseline.things["spb"].note == ""


def test_a_constraint_that_others_broke_before_is_said(server: Server) -> None:
    """Somebody's own nodes that are in the way of a constraint: a sentence, not a traceback."""
    with Server() as other:
        ask(other.address, "CREATE (:Scenario {name: 'same'}), (:Scenario {name: 'same'})")
        with Neo4jStore(address(other)) as store, pytest.raises(StoreError, match="same"):
            store.push(small("s"))


def test_a_full_disk_stops_the_database_and_is_said_exactly() -> None:
    from neo4j.exceptions import DatabaseError

    error = DatabaseError._basic_hydrate(
        neo4j_code="Neo.DatabaseError.Transaction.TransactionLogError", message="Could not append"
    )  # type: ignore[attr-defined]
    said = explained(error, "bolt://x")
    assert said.exit_code == 3
    assert "stops the whole database, reading as well: make space on that disk and restart Neo4j" in str(said)


def test_an_error_that_nobody_foresaw_is_a_sentence() -> None:
    from neo4j.exceptions import Neo4jError

    error = Neo4jError._basic_hydrate(neo4j_code="Neo.DatabaseError.General.UnknownError", message="odd\nthing")  # type: ignore[attr-defined]
    assert str(explained(error, "bolt://x")) == "bolt://x: odd thing"
