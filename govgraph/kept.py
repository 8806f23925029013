"""What takes time to make, kept in the user's cache folder: made once for each state of what it is made from.

A file is named by the digest of everything it is made from, the code among it, and begins with the digest of its own
content. One that is out of date has another name, one that is damaged is made anew, and neither is ever answered from.
It is written whole or not at all, so that two processes may make the same one. The folder may be deleted at any time;
where it cannot be written, nothing is kept. ``GOVGRAPH_CACHE=off`` keeps nothing and reads nothing that was kept; any
other value is the folder to keep it in.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

WHERE = "GOVGRAPH_CACHE"
"""The variable of the environment that turns it off, or names another folder."""

MOST_BYTES = 64_000_000
"""As much is kept in one drawer at most; the oldest go first."""

_HERE = Path(__file__).parent
_CODE = (
    "records",
    "model",
    "law",
    "loader",
    "workbook",
    "patterns",
    "diagnostics.py",
    "marks.py",
    "whole.py",
    "kept.py",
)
"""The rooms that read files and make of them what is kept."""


def folder() -> Path:
    """The user's cache folder of govgraph."""
    if os.environ.get(WHERE):
        return Path(os.environ[WHERE])
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"], "govgraph", "Cache")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgraph"


def turned_on() -> bool:
    """Is anything kept at all?"""
    return os.environ.get(WHERE, "").strip().lower() not in {"off", "0", "no", "false"}


class Drawer:
    """One folder of kept files: of the ``most`` that were made last."""

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most

    @property
    def path(self) -> Path:
        """Where its files lie."""
        return folder() / self.name

    def read(self, key: str) -> bytes | None:
        """What is kept under a key; None where nothing whole is."""
        if not turned_on():
            return None
        try:
            with _opened(self.path / key) as file:
                found = os.read(file, os.fstat(file).st_size + 1)
        except (OSError, RuntimeError):
            return None
        digest, _, content = found.partition(b"\n")
        return content if hashlib.sha256(content).hexdigest().encode() == digest else None

    def write(self, key: str, content: bytes) -> None:
        """Keep it if that is possible: a home that cannot be written is no reason to answer nothing."""
        if not turned_on():
            return
        from govgraph.atomic import write_file

        with contextlib.suppress(OSError, RuntimeError):
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not _own(self.path):
                return
            write_file(self.path / key, hashlib.sha256(content).hexdigest().encode() + b"\n" + content, mode=0o600)
            self._tidy()

    def get(self, key: str, form: Any, make: Callable[[], T]) -> T:
        """What is kept under a key as MessagePack of this type, else what ``make`` makes, which is then kept."""
        kept = self.read(key)
        with contextlib.suppress(msgspec.MsgspecError):
            if kept is not None:
                found: T = msgspec.msgpack.decode(kept, type=form)
                return found
        made = make()
        self.write(key, msgspec.msgpack.encode(made))
        return made

    def _tidy(self) -> None:
        """Remove the oldest: what another process removes at the same time is gone as well."""
        kept = []
        with os.scandir(self.path) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    about = entry.stat(follow_symlinks=False)
                    kept.append((about.st_mtime_ns, about.st_size, entry.path))
        size = 0
        for number, (_, bytes_, path) in enumerate(sorted(kept, reverse=True)):
            size += bytes_
            if number and (number >= self.most or size > MOST_BYTES):
                with contextlib.suppress(OSError):
                    os.unlink(path)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A plain file of the user's own, open to read. Raises OSError."""
    if not _own(path.parent):
        raise PermissionError(f"{path.parent} is not the user's own")
    file = os.open(
        path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(f"{path} is not a file")
        yield file
    finally:
        os.close(file)


def _own(path: Path) -> bool:
    """Is it a folder that nobody but the user can write to? Elsewhere than on POSIX the system keeps it so."""
    about = os.stat(path)
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


# -- what it is made from -------------------------------------------------------------------------------------------


class Digest:
    """The digest of parts, each with its length: no two lists of parts have the same."""

    def __init__(self, *parts: str | bytes) -> None:
        self._sha256 = hashlib.sha256()
        for part in parts:
            self.add(part)

    def add(self, part: str | bytes) -> None:
        """One part more."""
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        self._sha256.update(b"%d:" % len(content))
        self._sha256.update(content)

    def text(self) -> str:
        """The digest of all parts so far."""
        return self._sha256.hexdigest()


@functools.cache
def of_the_code(*more: str) -> str:
    """The digest of the code and the law that read files, and of what they are run with.

    ``more``: further files and folders of the package, such as ``language``.
    """
    whole = Digest(sys.version, sys.byteorder)
    for library in ("pydantic/version.py", "yaml/__init__.py", "msgspec/_version.py"):
        whole.add(_content_of(library))
    for name in (*_CODE, *more):
        for path in _below(_HERE / name):
            if path.endswith((".py", ".yaml")):
                whole.add(path[len(str(_HERE)) :])
                with open(path, "rb") as file:
                    whole.add(file.read())
    return whole.text()


def _content_of(library: str) -> bytes:
    """The file of a library that says its version, without importing it."""
    for folder in sys.path:
        with contextlib.suppress(OSError), open(os.path.join(folder or ".", library), "rb") as file:
            return file.read()
    return b""


def _below(path: Path) -> Iterable[str]:
    if path.is_file():
        return [str(path)]
    return sorted(os.path.join(base, name) for base, _, names in os.walk(path) for name in names)
