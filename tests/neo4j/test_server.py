"""The server that the other tests use starts, keeps what was committed, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from address import ServerError, ask
from server import Server

from govgraph.records import replace

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j"), pytest.mark.usefixtures("release_is_here")]
SCRIPT = Path(__file__).with_name("server.py")


def test_it_is_the_release_that_was_chosen(server: Server) -> None:
    kernel = "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions, edition"
    assert ask(server.address, kernel) == [[[server.release.version], "community"]]


def test_a_wrong_password_is_an_auth_error(server: Server) -> None:
    from neo4j.exceptions import AuthError

    with pytest.raises(AuthError):
        ask(replace(server.address, password="not the password"), "RETURN 1")


def test_committed_data_outlive_a_kill(server: Server) -> None:
    ask(server.address, "CREATE (:KillTest {name: $name})", name="board")
    before = server.pid
    server.kill()
    assert server.pid is None
    server.restart()
    assert server.pid not in (None, before)
    assert ask(server.address, "MATCH (n:KillTest) RETURN n.name") == [["board"]]


def test_a_start_that_fails_shows_the_log_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ServerError, match=r"no\.such\.setting"), Server(conf=["no.such.setting=1"]):
        pass
    assert list(tmp_path.iterdir()) == []


def test_run_tells_the_command_of_the_server_and_passes_its_exit_code_on(tmp_path: Path) -> None:
    program = "import sys; from address import *; print(ask(Address.given(), 'RETURN 1')); sys.exit(7)"
    done = subprocess.run(
        [sys.executable, SCRIPT, "run", "--no-auth", "--", sys.executable, "-c", program],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        cwd=SCRIPT.parent,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (7, "[[1]]\n", "")
    assert list(tmp_path.iterdir()) == []


def test_a_server_dies_with_the_process_that_started_it(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "run", "--", "sleep", "3"]
    with subprocess.Popen(command, env=os.environ | {"TMPDIR": str(tmp_path)}) as parent:
        _wait(lambda: any(tmp_path.glob("*/conf/neo4j.conf")))
        port = re.search(r"listen_address=127\.0\.0\.1:(\d+)", next(tmp_path.glob("*/conf/neo4j.conf")).read_text())
        assert port
        _wait(lambda: _listens(int(port[1])))
        parent.send_signal(signal.SIGKILL)
    _wait(lambda: not _listens(int(port[1])) and not any(tmp_path.iterdir()))


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _wait(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)
