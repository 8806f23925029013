"""``govgraph law``: the registry for lawyers, as Markdown or as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.options import ScenarioName
from govgraph.cli.output import OutputError, write

ENDINGS = (".md", ".html", ".htm")


def run(scenario: str | None, output: Path | None) -> None:
    """Write the page, or print it as Markdown."""
    ending = output.suffix.lower() if output is not None and str(output) != "-" else ".md"
    if ending not in ENDINGS:
        raise OutputError(f"'{output}' does not say how to write it: end it in .md or .html")
    from govgraph.law.pages import law_html, law_markdown

    law, title = None, ""
    if scenario is not None:
        import govgraph

        loaded = govgraph.load(scenario)
        law, title = loaded.registry, loaded.title
    text = law_markdown(law, title) if ending == ".md" else law_html(law, title)
    if output is None or str(output) == "-":
        click.echo(text, nl=False)
    else:
        write(output, text.encode("utf-8", errors="backslashreplace"))


command = click.Command(
    "law",
    callback=run,
    short_help=HOUSE["law"],
    help=HOUSE["law"]
    + "\n\nKinds, powers, function sets and the rules LAW01 to LAW51, each with citation, mark and confidence, and how to"
    + " correct a row. With S: with the rows of its folder law laid over, shown as such. A modelling aid, not legal advice.",
    params=[
        click.Argument(["scenario"], type=ScenarioName(), metavar="[S]", required=False),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to a file: FILE.md or FILE.html; default: Markdown to the terminal.",
        ),
    ],
)
