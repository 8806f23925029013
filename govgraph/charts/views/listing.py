"""Writes ``govgraph/model/charts.py``: which views there are, and what each shows. ``python -m govgraph.charts.views.listing``

A command starts from that file, saved views of a scenario are read by it, and a test holds it equal to the modules of views.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from govgraph.generated import formatted

HERE = Path(__file__).parent
FILE = HERE.parents[1] / "model" / "charts.py"


def views() -> dict[str, ModuleType]:
    """Every view whose module is there, by name, in the order in which they are shown."""
    names = (path.stem for path in sorted(HERE.glob("*.py")) if "\nSHOWS, PLACE = " in path.read_text(encoding="utf-8"))
    found = {name: importlib.import_module(f"govgraph.charts.views.{name}") for name in names}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].PLACE, pair[0])))


def source() -> str:
    """The file as it should stand."""
    every = views()
    rows = "".join(f"    {name!r}: {view.SHOWS!r},\n" for name, view in every.items())
    made = (
        '"""Which charts there are. Written by :mod:`govgraph.charts.views.listing` from the views; change it there."""\n\n'
        "from typing import Literal\n\n"
        f"ViewName = Literal[{', '.join(repr(name) for name in every)}]\n"
        f'"""The views of charts."""\n\n'
        f"VIEWS: dict[str, str] = {{\n{rows}}}\n"
        '"""Views by name, with what each shows."""\n'
    )
    return formatted(FILE, made)


if __name__ == "__main__":
    FILE.write_text(source(), encoding="utf-8")
