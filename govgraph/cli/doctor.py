"""``govgraph doctor``: what works on this machine, found by doing it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
from collections.abc import Callable
from pathlib import Path

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.options import output_options
from govgraph.cli.output import emit

_NEEDED = ("click", "graphviz", "networkx", "pydantic", "pygraphviz", "PyYAML", "rapidfuzz", "rich")
_TRIED = 'digraph { n1 [label="Board", fontname="Arial"]; n2 [label="Committee", fontname="Arial"]; n1 -> n2 }'

Row = tuple[str, str, str]
"""What was looked at, whether it works (yes, no, or optional for what nobody must have), and what was seen."""


def run(format: str | None, output: Path | None, full: bool) -> None:
    """Look and print; ends with 1 when something that is needed does not work."""
    from govgraph.formats.sheet import AnswerSheet

    looks: tuple[tuple[str, Callable[[], list[Row]]], ...] = (
        ("packages", _packages),
        ("fonts", _fonts),
        ("drawing", _layout),
        ("stores", _stores),
        ("scenarios", _scenarios),
    )
    rows: list[Row] = [
        ("python", "yes", f"{platform.python_version()} on {platform.system()}"),
        ("govgraph", "yes", _version()),
    ]
    for name, look in looks:
        try:
            rows += look()
        except Exception as error:  # a doctor reports what fails, whatever it is
            rows.append((name, "no", f"{type(error).__name__}: {error}"))
    broken = [row for row in rows if row[1] == "no"]
    headline = f"{len(broken)} of {len(rows)} do not work." if broken else "All is well."
    emit(
        AnswerSheet(title="What works here", headline=headline, columns=("what", "works", "seen"), rows=tuple(rows)),
        format=format,
        output=output,
        full=full,
    )
    if broken:
        raise click.exceptions.Exit(1)


def _version() -> str:
    import govgraph

    return f"{govgraph.__version__} in {Path(govgraph.__file__).parent}"


def _packages() -> list[Row]:
    rows: list[Row] = []
    for package in _NEEDED:
        try:
            rows.append((package, "yes", importlib.metadata.version(package)))
        except importlib.metadata.PackageNotFoundError:
            rows.append((package, "no", f"not installed: pip install {package}"))
    return rows


def _fonts() -> list[Row]:
    from govgraph.charts.typeface import FOLDER

    faces = sorted(path.stem for path in FOLDER.glob("*.ttf"))
    return [("fonts", "yes" if faces else "no", f"shipped: {', '.join(faces)}" if faces else f"none in {FOLDER}")]


def _layout() -> list[Row]:
    """Draw for real: an engine that is installed and fails is no engine."""
    from govgraph.charts.render import render

    rows: list[Row] = []
    for format in ("svg", "png", "pdf"):
        drawn = render(_TRIED, format=format)
        rows.append((f"drawing {format}", "yes", f"engine {drawn.engine}, {len(drawn.data):,} bytes"))
        rows += [(f"drawing {format}", "no", warning) for warning in drawn.warnings]
    return rows


def _stores() -> list[Row]:
    # Importing the driver takes a third of a second: whether it is there can be seen without.
    if importlib.util.find_spec("neo4j") is None:
        return [("neo4j driver", "optional", "not installed: pip install 'govgraph[neo4j]'")]
    return [("neo4j driver", "yes", importlib.metadata.version("neo4j"))]


def _scenarios() -> list[Row]:
    import govgraph

    rows: list[Row] = []
    for name in govgraph.bundled():
        try:
            scenario = govgraph.load(name)
        except govgraph.GovgraphError as error:
            rows.append((f"scenario {name}", "no", str(error).splitlines()[0]))
        else:
            layer, options = scenario.baseline, scenario.options
            said = f"{len(layer.things)} things, {len(layer.facts)} relations, {len(options)} options"
            rows.append((f"scenario {name}", "yes", said))
    return rows or [("scenarios", "no", "none is there")]


command = click.Command(
    "doctor", callback=run, short_help=HOUSE["doctor"], help=HOUSE["doctor"], params=[*output_options()]
)
