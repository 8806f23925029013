"""Writes ``govgraph/formats/index.py``: which formats there are, and what each says of itself. ``python -m govgraph.formats.listing``

A command starts from that file without reading the formats, and a test holds it equal to them.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from govgraph.formats.format import Format
from govgraph.generated import formatted

HERE = Path(__file__).parent
FILE = HERE / "index.py"


def formats() -> dict[str, Format]:
    """Every format whose file is there, by name, in the order in which they are shown."""
    names = (
        path.stem for path in sorted(HERE.glob("*.py")) if "\nFORMAT = Format(" in path.read_text(encoding="utf-8")
    )
    found = {name: importlib.import_module(f"govgraph.formats.{name}").FORMAT for name in names}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].place, pair[0])))


def source() -> str:
    """The file as it should stand."""
    rows = "".join(f"    {name!r}: {_said(format)},\n" for name, format in formats().items())
    made = (
        '"""Which formats there are. Written by :mod:`govgraph.formats.listing` from the formats; change it there."""\n\n'
        "from govgraph.formats.format import Format\n\n"
        f"FORMATS: dict[str, Format] = {{\n{rows}}}\n"
        '"""Formats by name, in the order in which they are shown."""\n'
    )
    return formatted(FILE, made)


def _said(format: Format) -> str:
    given = {name: getattr(format, name) for name in format.__struct_fields__}
    defaults = dict(zip(reversed(format.__struct_fields__), reversed(format.__struct_defaults__), strict=False))
    said = (f"{name}={value!r}" for name, value in given.items() if name not in defaults or value != defaults[name])
    return f"Format({', '.join(said)})"


if __name__ == "__main__":
    FILE.write_text(source(), encoding="utf-8")
