"""``govgraph scheme``: the scheme of reservation and delegation of a body, the map of a system, and what has no row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, scenario_argument
from govgraph.cli.output import OutputError

if TYPE_CHECKING:
    from govgraph.graph import Graph

ENDINGS = (".xlsx", ".docx")


def run(
    scenario: str,
    body: str | None,
    output: Path | None,
    option: str | None,
    on: str | None,
    functions: bool,
    template: Path | None,
) -> None:
    """Write the scheme or the map; without an output, say what it holds and which functions of statute have no row."""
    loaded = load(scenario)
    graph = loaded.graph(option, on=on)
    if functions:
        _map(graph, output)
        return
    chosen = body or _only_body(graph)
    if output is None:
        _said(graph, chosen)
        return
    from govgraph.schemes.sheets import sheets_of

    scheme, sheets = sheets_of(graph, chosen)
    if not scheme.rows:
        raise OutputError(f"no matter of {scheme.name} is decided in this scenario: there is no scheme to write")
    if output.suffix.lower() == ".xlsx":
        from govgraph.schemes.workbook import workbook

        data = workbook(scheme, sheets)
    elif output.suffix.lower() == ".docx":
        from govgraph.schemes.document import document

        data = document(scheme, sheets, template)
    else:
        raise OutputError(f"'{output}' does not say how to write it: end it in {' or '.join(ENDINGS)}")
    _write(output, data)
    click.echo(f"Wrote {output}: the scheme of {scheme.name}, {_counted(len(scheme.rows), 'matter')}.")


def _map(graph: Graph, output: Path | None) -> None:
    from govgraph.schemes.functions_map import functions_map

    header, sheets = functions_map(graph)
    if output is None:
        for row in sheets[0].rows:
            click.echo(" | ".join(cell.replace("\n", "; ") for cell in row[1:8]))
        return
    if output.suffix.lower() == ".xlsx":
        from govgraph.schemes.workbook import map_workbook

        _write(output, map_workbook(header["Title"], header, sheets))
    elif output.suffix.lower() == ".docx":
        from govgraph.schemes.document import map_document

        _write(output, map_document(header, sheets))
    else:
        raise OutputError(f"'{output}' does not say how to write it: end it in {' or '.join(ENDINGS)}")
    click.echo(f"Wrote {output}: {_counted(len(sheets[0].rows), 'row')}.")


def _only_body(graph: Graph) -> str:
    from govgraph.schemes.rows import legal_persons

    found = legal_persons(graph)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise OutputError("no body of this scenario decides anything: there is no scheme to write")
    names = ", ".join(thing.name for thing in found[:8])
    raise OutputError(f"{len(found)} bodies have a scheme here: name one of {names}{' ...' if len(found) > 8 else ''}")


def _said(graph: Graph, body: str) -> None:
    from govgraph.schemes.coverage import coverage
    from govgraph.schemes.rows import scheme_of

    scheme = scheme_of(graph, body)
    click.echo(f"The scheme of {scheme.name} has {_counted(len(scheme.rows), 'matter')}.")
    for row in scheme.rows:
        lines = (*((line, "reserved") for line in row.reserved), *((line, "") for line in row.delegated))
        tags = ["; ".join(filter(None, (kept, ground))) for (_, kept), ground in zip(lines, row.grounds, strict=True)]
        said = [f"{line} ({tag})" if tag else line for (line, _), tag in zip(lines, tags, strict=True)]
        who = "; ".join(said) or "not stated"
        click.echo(f"  {f'{row.number} ' if row.number else ''}{row.matter}: {who}")
    found = coverage(graph, body)
    if found.covered or found.missing:
        click.echo(found.sentence)
        for name, cite in found.missing:
            click.echo(f"  no row: {name} ({cite})")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _write(path: Path, data: bytes) -> None:
    from govgraph.cli.output import write

    write(path, data)


command = click.Command(
    "scheme",
    callback=run,
    short_help=WORK["scheme"],
    help=WORK["scheme"]
    + "\n\nWith -o FILE it is written as .xlsx or .docx in the shape in use: a header block, standing text, the matters with who decides,"
    + " limits, conditions and source, and the posts and committees. Change it and take it in again with `govgraph import`. Without -o it is"
    + " listed, and the functions that statute places on the body and that have no row are named. --map: the functions and decisions map"
    + ' of all bodies.\n\n\b\ngovgraph scheme S -o scheme.docx\ngovgraph scheme S "the ICB" -o scheme.xlsx\ngovgraph scheme S --map -o map.xlsx',
    params=[
        scenario_argument(),
        click.Argument(["body"], required=False, metavar="[BODY]"),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The file to write: .xlsx or .docx.",
        ),
        click.Option(["--map", "functions"], is_flag=True, help="The functions and decisions map of the system."),
        click.Option(["--option"], metavar="ID", help="The option; default: the baseline."),
        click.Option(["--on"], metavar="DAY", help="The day; default: that of the scenario."),
        click.Option(
            ["--template"],
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="FILE",
            help="A Word file whose styles are used.",
        ),
    ],
)
