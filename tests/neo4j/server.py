"""A real Neo4j Community server for tests, without Docker: as a script and as a library.

    python tests/neo4j/server.py provision              # download it, if it is not there
    python tests/neo4j/server.py run -- pytest tests    # start it, run a command, leave nothing behind
    eval "$(python tests/neo4j/server.py start)"        # keep one running; ... stop ends it

    with Server() as server:
        ask(server.address, "RETURN 1")
        server.kill()       # as a power cut would
        server.restart()    # same data, same port

Each server has its own data folder, port and random password. It dies with the process that started it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from address import PASSWORD, URI, USER, Address, ServerError, ask, wait_until_ready
from provision import Neo4jUnavailable, cache, choose, provision

# A test's server lives for a minute: compiling it well takes longer than it saves (start: 9 instead of 16 s of CPU).
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
# Waits until the process that started it is gone, then ends the last server it was told of and removes the folder.
GUARD = 'pid=; while read -r line; do pid=$line; done; [ -z "$pid" ] || kill -s KILL -- "-$pid"; rm -rf -- "$1"'


class Server:
    """One Neo4j server on a free loopback port, with a data folder of its own that goes when it goes."""

    def __init__(
        self,
        *,
        version: str | None = None,
        heap: str = "512m",
        auth: bool = True,
        password: str | None = None,
        conf: Sequence[str] = (),
        jvm: Sequence[str] = QUICK,
        timeout: float = 120,
        outlive: bool = False,
    ) -> None:
        """Describe a server; nothing is started yet.

        Args:
            version: a release of Neo4j; by default the newest that this machine's Java runs.
            heap: the most memory that Java takes for objects; the process takes about 300 MB more.
            auth: whether it asks for a password.
            password: at least 8 characters; by default a random one.
            conf: further lines of ``neo4j.conf``, each setting once; they replace those set here.
            jvm: further options of the Java command. ``()`` for measurements: the default starts fast and runs slower.
            timeout: seconds that a start may take.
            outlive: unless it is stopped, it stays when this process ends.
        """
        self.release, self._java = choose(version)
        self.address = Address(f"bolt://127.0.0.1:{free_port()}")
        if auth:
            self.address = Address(self.address.uri, "neo4j", password or secrets.token_urlsafe(16))
        self._heap, self._conf, self._jvm = heap, tuple(conf), tuple(jvm)
        self._timeout, self._outlive = timeout, outlive
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._password_is_set = not auth

    def __enter__(self) -> Server:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def folder(self) -> Path:
        """Where its data, logs and settings lie."""
        if self._folder is None:
            raise ServerError("the server was not started, or was stopped")
        return self._folder

    @property
    def pid(self) -> int | None:
        """Its process, while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start it, on the data that it has, and wait until it answers.

        Raises:
            Neo4jUnavailable: the release is not here and cannot be downloaded.
            ServerError: it ended or did not answer in time.
        """
        if self.pid is not None:
            return
        jars = provision(self.release.version)
        if self._folder is None:
            self._prepare()
        command = [
            str(self._java),
            f"-Xmx{self._heap}",
            *self._jvm,
            *self.release.options,
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            f"{jars}/*",
            self.release.main,
            f"--home-dir={self.folder}",
            f"--config-dir={self.folder / 'conf'}",
            "--console-mode",
        ]
        with (self.folder / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._tell_guard(str(self._process.pid))
        wait_until_ready(self._first_question, ended=lambda: self.pid is None, log=self.log_tail, timeout=self._timeout)

    def kill(self) -> None:
        """End it at once (SIGKILL), as a power cut would; its data stay."""
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            self._tell_guard("")

    def restart(self) -> None:
        """Kill it, if it runs, and start it again on the same data and port."""
        self.kill()
        self.start()

    def stop(self) -> None:
        """End it and remove its folder. Not gently: that takes 10 seconds, for data that nobody will read."""
        self.kill()
        if self._folder is not None:
            shutil.rmtree(self._folder)
            self._folder = None
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
            self._guard = None

    def log_tail(self, lines: int = 30) -> str:
        """Return the last lines that it wrote."""
        text = (self.folder / "console.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def _prepare(self) -> None:
        """Make the folder, its settings, and the guard that removes it if this process is killed."""
        home = self._folder = Path(tempfile.mkdtemp(prefix="govgraph-neo4j-"))
        if not self._outlive:
            self._guard = subprocess.Popen(
                ["/bin/sh", "-c", GUARD, "govgraph-neo4j-guard", str(home)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        address = self.address.uri.removeprefix("bolt://")
        settings = [
            f"server.bolt.listen_address={address}",
            f"server.bolt.advertised_address={address}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "dbms.usage_report.enabled=false",
            f"dbms.security.auth_enabled={'true' if self.address.auth else 'false'}",
            *(f"server.directories.{name}={home / name}" for name in ("data", "logs", "run", "plugins", "import")),
            f"server.directories.transaction.logs.root={home / 'data' / 'transactions'}",
            "server.memory.pagecache.size=64m",
            "db.checkpoint.interval.time=20s",  # else a restart after a kill replays minutes of transactions
            *self.release.settings,
        ]
        ours = {line.split("=")[0].strip() for line in self._conf}  # a setting may be given once only
        settings = [line for line in settings if line.split("=")[0] not in ours]
        (home / "conf").mkdir()
        (home / "conf" / "neo4j.conf").write_text("\n".join([*settings, *self._conf, ""]), encoding="utf-8")

    def _tell_guard(self, line: str) -> None:
        if self._guard is not None and self._guard.stdin is not None:
            with suppress(BrokenPipeError):  # somebody killed the guard: the server serves all the same
                self._guard.stdin.write(f"{line}\n".encode())
                self._guard.stdin.flush()

    def _first_question(self) -> None:
        """Replace the password that a new server has, and see that the database answers."""
        if not self._password_is_set:
            new = Address(self.address.uri, "neo4j", "neo4j")
            change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
            ask(new, change, database="system", password=self.address.password)
            self._password_is_set = True
        ask(self.address, "RETURN 1")


def free_port() -> int:
    """Return a loopback port that is free, below those that systems hand out: so nobody takes it in a restart."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 100):
        with socket.socket() as trial:
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise ServerError("no free port between 20000 and 32000")


def run(server: Server, command: Sequence[str]) -> int:
    """Run a command beside a server and return its exit code, as a shell would."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with server:
        others = {name: value for name, value in os.environ.items() if name not in (URI, USER, PASSWORD)}
        try:
            code = subprocess.call(command, env=others | server.address.environment)
        except OSError as error:
            print(f"{command[0]}: {error.strerror}", file=sys.stderr)
            return 127
    return code if code >= 0 else 128 - code


def start(server: Server, note: Path) -> None:
    """Start a server that stays, note it for ``stop``, and print its address as shell commands."""
    if note.exists():
        raise ServerError(f"one was started already: stop it first ({note})")
    try:
        server.start()
        note.touch(mode=0o600)
        note.write_text(json.dumps({"pid": server.pid, "folder": str(server.folder)}), encoding="utf-8")
    except BaseException:
        server.stop()
        note.unlink(missing_ok=True)
        raise
    for name, value in server.address.environment.items():
        print(f"export {name}={value}")


def stop(note: Path) -> None:
    """End the server that ``start`` noted, if it still runs, and remove its folder."""
    if not note.exists():
        raise ServerError("none was started")
    noted = json.loads(note.read_text(encoding="utf-8"))
    if f"--home-dir={noted['folder']} " in _command_line(noted["pid"]):  # else the number is another process's by now
        os.killpg(noted["pid"], signal.SIGKILL)
        time.sleep(0.5)
    shutil.rmtree(noted["folder"], ignore_errors=True)
    note.unlink()


def _command_line(pid: int) -> str:
    """What a process runs; empty if it is gone."""
    if sys.platform == "linux":
        with suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
        return ""
    return subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True).stdout


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; return 0, the command's own exit code, or 3 where no server can be had."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    ours, command = arguments[:cut], arguments[cut + 1 :]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("provision", "start", "stop", "run"))
    parser.add_argument("--version", help="a release of Neo4j; by default the newest that this machine's Java runs")
    parser.add_argument("--heap", default="512m", help="the most memory for objects (default: %(default)s)")
    parser.add_argument("--no-auth", action="store_true", help="ask for no password")
    told = parser.parse_args(ours)
    if bool(command) != (told.action == "run"):
        parser.error("a command goes with run, and after --")
    note = cache() / "started.json"
    try:
        if told.action == "stop":
            stop(note)
        elif told.action == "provision":
            print(provision(choose(told.version)[0].version))
        else:
            kept = told.action == "start"
            server = Server(version=told.version, heap=told.heap, auth=not told.no_auth, outlive=kept)
            if not kept:
                return run(server, command)
            start(server, note)
    except (Neo4jUnavailable, ServerError) as error:
        print(error, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
