"""What goes wrong with servers, on real ones: each ends in a clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from address import ask
from server import Server, free_port

sys.path.append(str(Path(__file__).parents[1] / "stores"))
from conformance import fields_of, small

from govgraph.records import replace
from govgraph.stores import open_store
from govgraph.stores.address import Address
from govgraph.stores.errors import StoreError, StoreUnreachable
from govgraph.stores.faults import check_agent, explained
from govgraph.stores.flat import Edge, Node
from govgraph.stores.neo4j import Neo4jStore
from govgraph.stores.rows import SCHEMA, Rows
from govgraph.stores.writing import rows

TOO_OLD = "5.25.1"
"""The last release before the oldest that govgraph takes; it runs on the same Java."""

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j"), pytest.mark.usefixtures("release_is_here")]


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
        ("http://x", "begins with neo4j://"),
        ("neo4j://me:secret@x", "leave them out"),
        ("neo4j://x/a/b/c", "neo4j://host:port/database"),
        ("nonsense", "begins with neo4j://"),
    ],
)
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


def test_a_release_that_is_too_old_is_refused(bring: Callable[[str | None], None]) -> None:
    bring(TOO_OLD)
    with Server(version=TOO_OLD) as old, pytest.raises(StoreUnreachable) as caught:
        Neo4jStore(address(old))
    assert str(caught.value) == f"{old.address.uri} is Neo4j {TOO_OLD}: govgraph needs Neo4j 5.26 or newer"
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2026.09.0", "Memgraph"])
def test_a_release_that_is_new_enough_or_calls_itself_something_else_is_tried(agent: str) -> None:
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


def test_a_server_that_stands_still_in_the_middle_of_a_question_is_waited_for(server: Server) -> None:
    with Neo4jStore(address(server)) as store:
        store.push(small("slow"))

        def work(transaction: Any, v: str) -> str:
            assert server.pid is not None
            os.kill(server.pid, signal.SIGSTOP)
            threading.Timer(3, os.kill, (server.pid, signal.SIGCONT)).start()
            return str(
                transaction.run("MATCH (n:GG {v: $v, id: 'spb'}) RETURN n.name AS name", v=v).single(strict=True)[
                    "name"
                ]
            )

        start = time.monotonic()
        assert store.read("slow", work) == "SPB"
        assert time.monotonic() - start >= 3


def test_a_server_that_never_says_a_word_is_given_up(server: Server) -> None:
    assert server.pid is not None
    os.kill(server.pid, signal.SIGSTOP)
    try:
        with pytest.raises(StoreUnreachable, match="does not answer"):
            Neo4jStore(address(server), patience=1)
    finally:
        os.kill(server.pid, signal.SIGCONT)


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


@pytest.fixture(scope="module")
def frozen() -> Iterator[Server]:
    """A server with one small scenario that takes no more writes and gives up on what takes long."""
    with Server() as started:
        with Neo4jStore(address(started)) as store:
            store.push(small("s"))
        with (started.folder / "conf" / "neo4j.conf").open("a", encoding="utf-8") as settings:
            settings.write("server.databases.read_only=neo4j\ndb.transaction.timeout=5s\n")
        started.restart()
        yield started


def test_a_database_that_only_reads_says_so_and_is_read(frozen: Server) -> None:
    with Neo4jStore(address(frozen), patience=1) as store:
        for write in (lambda: store.push(small("s", says="x")), lambda: store.remove("s")):
            with pytest.raises(StoreError, match="can only be read: this database takes no writes") as caught:
                write()
            assert caught.value.exit_code == 2
        assert store.pull("s").baseline.things["spb"].note == ""


def test_a_question_that_takes_too_long_is_given_up_and_says_so(frozen: Server) -> None:
    def work(transaction: Any, v: str) -> Any:
        return transaction.run("UNWIND range(1, 100000000000) AS n RETURN sum(n % 7)").single()

    with Neo4jStore(address(frozen), patience=1) as store:
        with pytest.raises(StoreUnreachable, match="took too long and gave up: try again, or ask for less"):
            store.read("s", work)
        assert store.pull("s").baseline.things["spb"].name == "SPB"


def test_a_password_that_is_wrong_too_often_is_said_and_the_right_one_is_taken_again(frozen: Server) -> None:
    wrong = replace(address(frozen), password="not-the-password-1")
    said = []
    for _ in range(5):
        with pytest.raises(StoreUnreachable) as caught:
            Neo4jStore(wrong)
        said.append(str(caught.value))
    assert "refuses this user or password" in said[0]
    assert "was given wrong passwords too often: wait a minute, then give the right one" in said[-1]
    deadline = time.monotonic() + 60
    while not answers(address(frozen)):
        assert time.monotonic() < deadline
        time.sleep(0.5)


def answers(there: Address) -> bool:
    try:
        Neo4jStore(there).close()
    except StoreUnreachable:
        return False
    return True


@pytest.mark.parametrize(
    ("form", "says"), [(0, "an older govgraph.*push it with this one into another"), (99, "a newer govgraph.*upgrade")]
)
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
            ask(server.address, setting, form=SCHEMA)
        assert store.pull("formed").baseline.things["spb"].note == ""


def test_a_constraint_that_others_broke_before_is_said(server: Server) -> None:
    """Somebody's own nodes that are in the way of a constraint: a sentence, not a traceback; what was there stays."""
    with Neo4jStore(address(server)) as store:
        store.push(small("there"))
        ask(server.address, "DROP CONSTRAINT gg_scenario_name")
        ask(server.address, "CREATE (:Scenario {name: 'same'}), (:Scenario {name: 'same'})")
        try:
            with pytest.raises(StoreError, match="same"):
                store.push(small("new"))
        finally:
            ask(server.address, "MATCH (s:Scenario {name: 'same'}) DELETE s")
        assert store.pull("there").baseline.things["spb"].name == "SPB"
        assert store.push(small("new")).written


# -- the disk is full -------------------------------------------------------------------------------------------------

FULL = "the disk of the database server is full. Neo4j then stops the whole database, reading as well: make space on that disk and restart Neo4j"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB; skipped where this machine lets nobody mount one, as most containers do."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True, text=True)
        if shutil.which("mount")
        else None
    )
    if done is None or done.returncode != 0:
        pytest.skip(
            f"no disk can be mounted here, so a limit on files stands in for it: {done.stderr.strip() if done else 'no mount'}"
        )
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def stopped(store: Neo4jStore, name: str, fault: Callable[[], None]) -> None:
    """Push, let the fault come in the middle, and see that from then on nothing is taken and nothing is read."""
    store.push(small(name, says="earlier"))
    faults: list[int] = []

    def progress(at: int, of: int) -> None:
        if at >= 200 and not faults:
            faults.append(at)
            fault()

    for use in (
        lambda: store.push_rows(name, many(name, 3000), progress=progress),
        lambda: store.pull(name),
        store.list,
        lambda: store.push(small(f"{name}-other")),
        lambda: Neo4jStore(store.address, patience=1),
    ):
        with pytest.raises(StoreUnreachable, match=FULL) as caught:
            use()
        assert caught.value.exit_code == 3
    assert faults


def whole_again(server: Server, name: str) -> None:
    """After a restart the earlier version is whole, what was cut off can be swept, and a push is taken."""
    server.restart()
    with Neo4jStore(address(server)) as store:
        assert fields_of(store.pull(name, folder=Path("nowhere"))) == fields_of(small(name, says="earlier"))
        (cut,) = store.sweep(name, stale=-1)
        assert ask(server.address, "MATCH (n:GG {v: $v}) RETURN count(n)", v=cut) == [[0]]
        assert store.push(small(name, says="again")).written


def test_a_disk_that_is_full_stops_the_database_until_there_is_space_and_a_restart(small_disk: Path) -> None:
    home = [f"server.directories.data={small_disk}/data", f"server.directories.transaction.logs.root={small_disk}/logs"]

    def fill() -> None:
        with (small_disk / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(b"x" * 4096)

    with Server(conf=[*home, "db.tx_log.preallocate=false"]) as on_it:
        with Neo4jStore(address(on_it), batch=50, patience=1) as store:
            stopped(store, "full", fill)
        (small_disk / "ballast").unlink()
        with pytest.raises(StoreUnreachable, match=FULL):
            Neo4jStore(address(on_it), patience=1)
        whole_again(on_it, "full")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets limits of another process")
def test_a_server_that_can_write_no_file_any_more_stops_in_the_same_way(server: Server) -> None:
    """The same fault where no disk can be mounted: the system refuses what the server writes, as it does when full."""
    import resource

    def refuse() -> None:
        assert server.pid is not None
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    with Neo4jStore(address(server), batch=50, patience=1) as store:
        stopped(store, "refused", refuse)
    whole_again(server, "refused")


def test_an_error_that_nobody_foresaw_is_a_sentence() -> None:
    from neo4j.exceptions import Neo4jError

    error = Neo4jError._basic_hydrate(neo4j_code="Neo.DatabaseError.General.UnknownError", message="odd\nthing")  # type: ignore[attr-defined]
    assert str(explained(error, "bolt://x")) == "bolt://x: odd thing"
