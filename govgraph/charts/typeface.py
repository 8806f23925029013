"""The typeface of the drawings, shipped with the package, since a server or a container may have no fonts at all.

Without a font Graphviz draws boxes for letters. Liberation Sans (SIL Open Font License, see ``fonts/OFL.txt``) has the
metrics of Arial, so that a box laid out for one fits text shown in the other.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STACK: Final = "Arial,Liberation Sans,Helvetica,sans-serif"
"""The fonts that an SVG names, the best first; the first three have the same metrics."""

FOLDER: Final = Path(__file__).parent / "fonts"
"""The folder of the shipped typeface."""

_LINUX: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_MAC: Final = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_WINDOWS: Final = ("WINDOWSFONTDIR",)

SYSTEM_FOLDERS: tuple[str, ...] = {"darwin": _MAC, "win32": _WINDOWS}.get(sys.platform, _LINUX)
"""Where the machine's own fonts are, asked only for letters that the shipped typeface lacks."""

_SHIPPED_LETTERS: Final = re.compile(
    r"[\t\n\r -~\xa0-\u036f\u1e00-\u1e9b\u1ea0-\u1ef9"  # Latin, and marks that combine
    r"\u0384-\u038a\u038e-\u03a1\u03a3-\u03ce\u03d0-\u0513\u05d0-\u05ea"  # Greek, Cyrillic, Hebrew
    r"\u2000-\u2010\u2012-\u2022\u2026\u2030\u2032-\u2034\u2039\u203a"  # dashes, quotation marks
    r"\u20a0-\u20b5\u20bf\u2116\u2117\u2122"  # currencies, number and trade marks
    r"\u2190-\u2195\u2212\u2248\u2260\u2264\u2265\u25a0\u25a1\u25cb\u25cf]*"  # arrows, signs, shapes
)
"""Text in letters that the typeface has: not all of them, but none that it lacks."""

_CONF: Final = """<?xml version="1.0"?>
<fontconfig>
  {folders}
  <selectfont>
    <acceptfont><glob>{shipped}/*</glob></acceptfont>
    <rejectfont><glob>*/LiberationSans-*</glob></rejectfont>
  </selectfont>
  {aliases}
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Liberation Sans</string></edit>
  </match>
  <match target="font">
    <test name="slant" compare="eq"><const>roman</const></test>
    <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>
    <edit name="matrix" mode="assign">
      <times><name>matrix</name><matrix><double>1</double><double>0.2</double><double>0</double><double>1</double></matrix></times>
    </edit>
  </match>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
_ALIAS: Final = """<match target="pattern">
    <test name="family"><string>{family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Sans</string></edit>
  </match>"""


def shipped(text: str) -> bool:
    """Are all letters of a text among those that the shipped typeface has?"""
    return _SHIPPED_LETTERS.fullmatch(text) is not None


@contextmanager
def font_environment(text: str) -> Iterator[dict[str, str]]:
    """The environment for a program that draws this text: ours, with fontconfig set to the shipped typeface.

    The machine's own fonts are added only for letters that the typeface lacks, so that most drawings come out the same
    on every machine, and fast. The typeface is copied out of the package, since fontconfig writes into its folders.
    """
    with tempfile.TemporaryDirectory(prefix="govgraph-") as scratch:
        room = Path(scratch)
        machine = () if shipped(text) else SYSTEM_FOLDERS
        faces = _copied(_kept_room() if machine else None, room)
        conf = room / "fonts.conf"
        conf.write_text(_configuration(faces, machine), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FONTCONFIG_")}
        yield kept | {"FONTCONFIG_FILE": str(conf)}


def _kept_room() -> Path:
    """A folder that stays, for what fontconfig finds out about the machine's fonts: that may take it seconds."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    return Path(os.path.expanduser(base)) / "govgraph"


def _copied(kept: Path | None, scratch: Path) -> Path:
    """A folder with the typeface: in the room that is kept, if there is one and it can be written to, or for once."""
    if kept is not None:
        try:
            return _with_faces(kept)
        except OSError:
            pass
    return _with_faces(scratch)


def _with_faces(room: Path) -> Path:
    faces = room / "typeface"
    faces.mkdir(parents=True, exist_ok=True)
    for face in FOLDER.glob("*.ttf"):
        copy = faces / face.name
        if not copy.exists() or copy.stat().st_size != face.stat().st_size:
            half_done = faces / f"{face.name}.{os.getpid()}"
            shutil.copyfile(face, half_done)
            half_done.replace(copy)  # at once, for those who draw at the same time
    return faces


def _configuration(faces: Path, machine: tuple[str, ...]) -> str:
    folders = (str(faces), *(os.path.expanduser(folder) for folder in machine))
    return _CONF.format(
        folders="\n  ".join(f"<dir>{html.escape(folder)}</dir>" for folder in folders),
        shipped=html.escape(str(faces)),
        aliases="\n  ".join(_ALIAS.format(family=family) for family in ("Arial", "Helvetica", "sans-serif")),
        cache=html.escape(str(faces.with_name("fontconfig"))),
    )
