"""Which release is chosen, and that it is there whole or not at all; with stand-ins for Java and Maven."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from provision import CURRENT, LTS, Neo4jUnavailable, choose, provision, release

DOWNLOADS = """#!/bin/sh
echo call >> "$CALLS"; sleep 0.5; mkdir lib; grep -c '<dependency>' pom.xml > lib/neo4j.jar
"""
FAILS = """#!/bin/sh
mkdir lib; echo half > lib/neo4j.jar; echo 'Could not find artifact org.neo4j:neo4j'; exit 1
"""


def _command(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(("told", "version"), [("17.0.15", LTS), ("21", CURRENT), ("25.0.3", CURRENT)])
def test_the_newest_release_that_the_machines_java_runs(
    told: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _command(tmp_path / "bin" / "java", f"#!/bin/sh\necho 'openjdk version \"{told}\"' >&2\n")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.delenv("GOVGRAPH_NEO4J_VERSION", raising=False)
    assert choose() == (release(version), tmp_path / "bin" / "java")


@pytest.mark.parametrize("version", ["4.4.1", "5.26", "newest", "2026.9"])
def test_a_version_that_cannot_be_is_refused_with_one_that_can(version: str) -> None:
    with pytest.raises(Neo4jUnavailable, match=rf"'{version}'.*{LTS}"):
        choose(version)


def test_two_processes_download_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _command(tmp_path / "bin" / "mvn", DOWNLOADS)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("GOVGRAPH_NEO4J_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache" / f".neo4j-{LTS}-killed").mkdir(parents=True)
    command = [sys.executable, "-c", f"from provision import provision; print(provision('{LTS}'))"]
    here = Path(__file__).parent
    both = [subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    lib = tmp_path / "cache" / f"neo4j-{LTS}" / "lib"
    assert [process.communicate()[0] for process in both] == [f"{lib}\n"] * 2
    assert (lib / "neo4j.jar").read_text() == "3\n"
    assert (tmp_path / "calls").read_text() == "call\n"
    assert sorted(path.name for path in lib.parents[1].iterdir()) == [f"neo4j-{LTS}", f"neo4j-{LTS}.lock"]


def test_a_failed_download_leaves_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _command(tmp_path / "bin" / "mvn", FAILS)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("GOVGRAPH_NEO4J_CACHE", str(tmp_path / "cache"))
    with pytest.raises(Neo4jUnavailable, match="Could not find artifact"):
        provision(LTS)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [f"neo4j-{LTS}.lock"]


@pytest.mark.parametrize(("required", "code", "outcome"), [("0", 0, "1 skipped"), ("1", 1, "1 error")])
def test_where_no_server_can_be_had_a_test_is_skipped_unless_it_is_required(
    required: str, code: int, outcome: str, tmp_path: Path
) -> None:
    test = Path(__file__).with_name("test_fixture.py")
    nothing = {"PATH": str(tmp_path), "GOVGRAPH_NEO4J_CACHE": str(tmp_path), "GOVGRAPH_TEST_NEO4J_URI": ""}
    environment = os.environ | nothing | {"GOVGRAPH_REQUIRE_NEO4J": required}
    command = [sys.executable, "-m", "pytest", "-rsE", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stdout
    assert outcome in done.stdout
    assert "no Neo4j server: " in done.stdout
