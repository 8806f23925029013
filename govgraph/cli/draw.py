"""``govgraph draw``: charts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from govgraph.charts.views import VIEWS
from govgraph.charts.writers import FORMATS, TOGETHER
from govgraph.cli.commands import WORK
from govgraph.cli.options import graph, graph_options, load, scenario_argument
from govgraph.cli.output import OutputError, write
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govgraph.charts import Format, Scene
    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario

_ENDINGS = ", ".join(f".{format}" for format in FORMATS)


def run(
    scenario: str,
    view: str,
    of: str | None,
    against: str,
    everything: bool,
    size: str,
    page: int | None,
    format: Format | None,
    output: Path,
    **given: Any,
) -> None:
    """Draw and write; the names of the files are said on stderr, and what could not be drawn."""
    from govgraph.charts import Size

    chosen = format or _by_ending(output)
    paper = Size.read(size)
    loaded = load(scenario)
    if view in VIEWS:
        pages = _pages(graph(loaded, given), view, of, _before(loaded, view, against, given), everything, paper)
    else:
        pages = _saved(loaded, view, given, paper)
    if page is not None:
        if not 1 <= page <= len(pages):
            raise OutputError(
                f"there is no page {page}: the chart has {len(pages)} page{'s' if len(pages) > 1 else ''}"
            )
        pages = pages[page - 1 : page]
    _warn(pages)
    _write(pages, chosen, output)


def _before(loaded: Scenario, view: str, against: str, given: dict[str, Any]) -> Graph | None:
    return graph(loaded, {**given, "option": against}) if view == "difference" else None


def _pages(
    found: Graph, view: str, of: str | None, before: Graph | None, everything: bool, paper: Any
) -> Sequence[Scene]:
    from govgraph.charts import scenes

    return scenes(found, view, subject=of, against=before, everything=everything, size=paper)


def _saved(loaded: Scenario, name: str, given: dict[str, Any], paper: Any) -> Sequence[Scene]:
    """The pages of a view that the scenario saves; of all of them in their order for ``saved``."""
    from govgraph.charts.saved import find, pages_of, saved

    chosen = saved(loaded) if name == "saved" else (find(loaded, name),)
    return [
        page
        for one in chosen
        for page in pages_of(loaded, one, size=paper, on=given.get("on"), place=given.get("place"))
    ]


def _warn(pages: Sequence[Scene]) -> None:
    from govgraph.charts.letters import letters_without_a_font, warning

    text = "".join(line.text for page in pages for line in page.every_line)
    missing = "" if text.isascii() else letters_without_a_font(text)
    if missing:
        click.echo(clean(warning(missing)), err=True)


def _write(pages: Sequence[Scene], format: Format, output: Path) -> None:
    """Write each page: the first under the name given, the others with their number; draw.io holds all in one file."""
    from govgraph.charts import files_of
    from govgraph.charts.writers.drawio import drawio

    if format in TOGETHER:
        write(output, drawio(pages).encode())
        click.echo(output, err=True)
        return
    for number, data in enumerate(files_of(pages, format), start=1):
        path = output if number == 1 else output.with_name(f"{output.stem}-{number}{output.suffix}")
        write(path, data)
        click.echo(path, err=True)


def _by_ending(output: Path) -> Format:
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise click.UsageError(f"'{output}' does not say what to draw: end it in {_ENDINGS}, or give --format")
    return cast("Format", ending)


command = click.Command(
    "draw",
    callback=run,
    short_help=WORK["draw"],
    help=WORK["draw"]
    + " A chart that needs several pages is written as several files: chart.svg, chart-2.svg ...\n\n\b\n"
    + "\n".join(f"{name:<16}{says}" for name, says in VIEWS.items()),
    params=[
        scenario_argument(),
        click.Option(
            ["--view"],
            metavar="VIEW",
            required=True,
            help="What to draw: one of these, a view that the scenario saves, or saved for all that it saves.",
        ),
        click.Option(
            ["--of"],
            metavar="NAME",
            help="What it is about: the decision of a route; elsewhere one thing and its neighbours.",
        ),
        click.Option(
            ["--against"],
            metavar="ID",
            default="baseline",
            show_default=True,
            help="For difference: the option before.",
        ),
        click.Option(["--everything"], is_flag=True, help="For governance: influence and membership as well."),
        click.Option(
            ["--size"],
            metavar="SIZE",
            default="16:9",
            show_default=True,
            help="The page: 16:9, 4:3, a4, a3, or centimetres such as 30x20.",
        ),
        click.Option(["--page"], type=int, metavar="N", help="One page alone."),
        *graph_options(),
        click.Option(["--format"], type=click.Choice(list(FORMATS)), help="Default: by the ending of --output."),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            required=True,
            help=f"The file to write: {_ENDINGS}.",
        ),
    ],
)
