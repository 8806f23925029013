"""A Neo4j Community server in a Docker container, for machines that have Docker but no Java."""

from __future__ import annotations

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from address import Address, ServerError, ask, wait_until_ready
from provision import LTS, Neo4jUnavailable

# Ends the container when the process that started it is gone, however it went.
GUARD = 'cat >/dev/null; docker rm --force --volumes "$1"'


@contextmanager
def container(version: str = LTS, *, timeout: float = 180) -> Iterator[Address]:
    """Run a server in a container, which is removed at the end.

    Raises:
        Neo4jUnavailable: Docker is not there, does not run, or cannot get the image.
        ServerError: the server ended or did not answer in time.
    """
    if shutil.which("docker") is None or subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        raise Neo4jUnavailable("Docker is not there or does not run")
    password = secrets.token_urlsafe(16)
    options = ["--publish=127.0.0.1::7687", f"--env=NEO4J_AUTH=neo4j/{password}"]
    options += ["--env=NEO4J_server_memory_heap_max__size=512m", "--env=NEO4J_dbms_usage__report_enabled=false"]
    started = _docker("run", "--detach", *options, f"neo4j:{version}-community")
    if started.returncode != 0:
        raise Neo4jUnavailable(f"Docker did not start Neo4j {version}: {started.stderr.strip()}")
    name = started.stdout.strip()
    guard = subprocess.Popen(
        ["/bin/sh", "-c", GUARD, "govgraph-neo4j-guard", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        published = _docker("port", name, "7687/tcp").stdout.split()
        if not published:
            raise ServerError(f"the container ended at once:\n{_log(name)}")
        address = Address(f"bolt://{published[0]}", "neo4j", password)
        wait_until_ready(
            lambda: ask(address, "RETURN 1"),
            ended=lambda: _docker("inspect", "--format={{.State.Running}}", name).stdout.strip() != "true",
            log=lambda: _log(name),
            timeout=timeout,
        )
        yield address
    finally:
        guard.communicate()  # it hears that we are done, and removes the container


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *arguments], capture_output=True, text=True)


def _log(name: str) -> str:
    return subprocess.run(
        ["docker", "logs", "--tail=30", name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ).stdout
