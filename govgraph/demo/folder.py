"""A folder that appears whole or not at all: written beside its place, then renamed into it."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from govgraph.atomic import put_in_place
from govgraph.diagnostics import GovgraphError

MARKER = ".govgraph-demo"
"""The file by which a former demo is known, and that lists what it wrote: nothing else is ever replaced."""

_ALWAYS = re.compile(r"index\.html|comparison\.(?:md|csv)|charts/[^/]+\.(?:svg|png|pdf)")
"""What demos wrote before they listed it."""


class FolderError(GovgraphError):
    """The folder cannot be written there; the message says why. What was there stays."""


def check(out: Path) -> None:
    """Is there room for the folder: nothing, an empty folder, or a former demo? Raises :class:`FolderError` if not."""
    try:
        if out.is_symlink() or (out.exists() and not out.is_dir()):
            raise FolderError(f"cannot write {out}: it is not a folder; name another place")
        if out.is_dir() and (own := _not_written_by_a_demo(out)):
            named = ", ".join(own[:3]) + (f" and {len(own) - 3} more" if len(own) > 3 else "")
            raise FolderError(
                f"cannot write {out}: it holds files that no demo wrote, or that were changed since ({named}); move them,"
                " or name an empty or a new folder"
            )
        if not out.absolute().parent.is_dir():
            raise FolderError(f"cannot write {out}: there is no folder {out.absolute().parent}")
    except OSError as error:
        raise FolderError(f"cannot write {out}: {error.strerror or error}") from None


def written(out: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (by their names inside) and put them in place of ``out`` at once.

    Raises :class:`FolderError`; a former demo is then still there, whole.
    """
    place = out.absolute()
    check(out)
    room: Path | None = None
    try:
        room = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name[:40]}."))
        made = room / "new"
        for name, data in {**files, MARKER: _list_of(files)}.items():
            target = made / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        put_in_place(made, place, room / "old")
    except OSError as error:
        raise FolderError(f"cannot write {out}: {error.strerror or error}") from None
    finally:
        if room is not None:
            shutil.rmtree(room, ignore_errors=True)


def _list_of(files: Mapping[str, bytes]) -> bytes:
    """What the marker holds: each file that is written, and what stands in it, as one number."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return ("Written by govgraph demo; these files may be replaced by the next one.\n" + "".join(lines)).encode()


def _not_written_by_a_demo(folder: Path) -> list[str]:
    """The files of a folder that its marker does not list as they are; all of them where there is no marker."""
    listed: dict[str, str] | None = None
    if (folder / MARKER).is_file():
        lines = (folder / MARKER).read_text(encoding="utf-8", errors="replace").splitlines()[1:]
        listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}
    own = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name == MARKER or (path.is_dir() and not path.is_symlink() and any(path.iterdir())):
            continue
        if listed and not path.is_symlink() and path.is_file():
            if listed.get(name) == hashlib.sha256(path.read_bytes()).hexdigest():
                continue
        elif listed == {} and _ALWAYS.fullmatch(name):
            continue
        own.append(name)
    return own
