"""The typeface of the drawings, shipped with the package, since a server or a container may have no fonts at all.

Without a font Graphviz draws boxes for letters. Liberation Sans (SIL Open Font License, see ``fonts/OFL.txt``) has the
metrics of Arial, so that a box laid out for one fits text shown in the other.
"""

from __future__ import annotations

import html
import os
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
  <cachedir prefix="xdg">fontconfig</cachedir>
  <cachedir>{scratch}</cachedir>
</fontconfig>
"""
_ALIAS: Final = """<match target="pattern">
    <test name="family"><string>{family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Sans</string></edit>
  </match>"""


@contextmanager
def font_environment() -> Iterator[dict[str, str]]:
    """The environment for a program that draws: this one's, with fontconfig set to the shipped typeface first."""
    with tempfile.TemporaryDirectory(prefix="govgraph-") as scratch:
        conf = Path(scratch) / "fonts.conf"
        conf.write_text(_configuration(scratch), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FONTCONFIG_")}
        yield kept | {"FONTCONFIG_FILE": str(conf)}


def _configuration(scratch: str) -> str:
    folders = (str(FOLDER), *(os.path.expanduser(folder) for folder in SYSTEM_FOLDERS))
    return _CONF.format(
        folders="\n  ".join(f"<dir>{html.escape(folder)}</dir>" for folder in folders),
        shipped=html.escape(str(FOLDER)),
        aliases="\n  ".join(_ALIAS.format(family=family) for family in ("Arial", "Helvetica", "sans-serif")),
        scratch=html.escape(str(Path(scratch) / "cache")),
    )
