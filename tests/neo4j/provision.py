"""Bring a Neo4j Community server to this machine: its jars from Maven, run by the Java that is here.

For tests and for one's own machine only: Neo4j Community is GPL-3, so nothing of it is ever shipped with govgraph.
A release lies whole in ``CACHE/neo4j-VERSION/lib`` or not at all: it is downloaded beside it and then renamed.
CACHE is ``$GOVGRAPH_NEO4J_CACHE``, else ``govgraph`` in the user's cache folder.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LTS = "5.26.12"  # the newest that Java 17 runs; tried
CURRENT = "2026.09.0"  # needs Java 21 or newer; tried
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
ARTIFACTS = ("org.neo4j:neo4j", "org.neo4j:neo4j-bolt", "org.neo4j.app:neo4j-server")


class Neo4jUnavailable(Exception):
    """This machine cannot run a Neo4j server; the message says what it lacks."""


@dataclass(frozen=True)
class Release:
    """How one version of Neo4j is started.

    Attributes:
        version: as Maven names it, ``5.26.12``.
        java: the oldest Java that runs it.
        main: its main class.
        options: options of the Java command that it needs beyond the common ones.
        settings: lines of ``neo4j.conf`` that only it knows; a server refuses a setting that it does not know.
    """

    version: str
    java: int
    main: str
    options: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


def release(version: str) -> Release:
    """Return how ``version`` is started: the 5 line, or a release named by its year."""
    if re.fullmatch(r"5\.\d+\.\d+", version):
        return Release(version, java=17, main="org.neo4j.server.CommunityEntryPoint")
    if not re.fullmatch(r"20\d\d\.\d\d\.\d+", version):
        raise Neo4jUnavailable(f"no Neo4j version '{version}': expected one such as {LTS} or {CURRENT}")
    return Release(
        version,
        java=21,
        main="org.neo4j.server.Neo4jCommunity",
        options=("--add-modules=jdk.incubator.vector",),
        # Else it broadcasts on the local network that it is there.
        settings=("server.fleet_discovery.enabled=false", "dbms.fleet_manager.enabled=false"),
    )


def choose(version: str | None = None) -> tuple[Release, Path]:
    """Return the release to run and a Java that runs it.

    Without ``version`` (or ``$GOVGRAPH_NEO4J_VERSION``): the newest release that the machine's own Java (``JAVA_HOME``,
    then ``PATH``) runs. With it: that release, with the first Java found that is new enough, in use or only installed.
    """
    if os.name != "posix":
        raise Neo4jUnavailable("starting a Neo4j server is only written for Linux and macOS")
    version = version or os.environ.get("GOVGRAPH_NEO4J_VERSION")
    wanted = release(version or LTS)
    found = []
    for java in _javas():
        major = java_version(java)
        if major >= wanted.java:
            newest = CURRENT if major >= release(CURRENT).java else LTS
            return (wanted if version else release(newest)), java
        found.append(f"{java} is Java {major}")
    seen = "; ".join(found) or "no Java is installed"
    raise Neo4jUnavailable(f"Neo4j {wanted.version} needs Java {wanted.java} or newer: {seen}")


def java_version(java: Path) -> int:
    """Return the feature version (17, 21 ...) of a ``java`` command; 0 if it does not say."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(match[1]) if match else 0


def _javas() -> Iterator[Path]:
    """The ``java`` commands of this machine, the one in use first."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if on_path := shutil.which("java"):
        yield Path(on_path)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    yield from sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home/bin/java"))


def cache() -> Path:
    """Return the folder that keeps releases between runs."""
    if told := os.environ.get("GOVGRAPH_NEO4J_CACHE"):
        return Path(told).absolute()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "govgraph"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgraph"


def provision(version: str) -> Path:
    """Return the folder with the jars of a release, downloading them if they are not there.

    Safe to call from several processes at once: one downloads, the others wait for it.

    Raises:
        Neo4jUnavailable: there is no Maven, or it failed (no network, no such version); with its last lines.
    """
    home = cache() / f"neo4j-{version}"
    if home.is_dir():
        return home / "lib"
    mvn = shutil.which("mvn")
    if mvn is None:
        raise Neo4jUnavailable(f"Neo4j {version} is not in {home.parent}, and there is no mvn to download it")
    home.parent.mkdir(parents=True, exist_ok=True)
    with locked(home.parent / f"{home.name}.lock"):
        if home.is_dir():  # another process was here first
            return home / "lib"
        for leftover in home.parent.glob(f".{home.name}-*"):  # of a download that was killed
            shutil.rmtree(leftover)
        with tempfile.TemporaryDirectory(dir=home.parent, prefix=f".{home.name}-") as temporary:
            whole = Path(temporary, "neo4j")
            _download(mvn, version, whole)
            whole.rename(home)
    return home / "lib"


def _download(mvn: str, version: str, folder: Path) -> None:
    """Write a pom that asks for the server, and let Maven put the jars into ``folder/lib``."""
    folder.mkdir()
    dependencies = "".join(
        f"    <dependency>\n      <groupId>{group}</groupId>\n      <artifactId>{name}</artifactId>\n"
        f"      <version>{version}</version>\n    </dependency>\n"
        for group, name in (artifact.split(":") for artifact in ARTIFACTS)
    )
    (folder / "pom.xml").write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n'
        "  <groupId>govgraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>\n"
        f"  <dependencies>\n{dependencies}  </dependencies>\n</project>\n",
        encoding="utf-8",
    )
    command = [mvn, "-q", "-B", "-C", MAVEN_GOAL, "-DoutputDirectory=lib", "-DincludeScope=runtime"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Neo4jUnavailable(f"mvn could not bring Neo4j {version}:\n" + "\n".join(done.stdout.splitlines()[-15:]))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes; the operating system lets it go when the process ends, however it ends."""
    import fcntl

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
