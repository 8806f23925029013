"""``govgraph law``: the registry for lawyers, as Markdown or as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.options import ScenarioName
from govgraph.cli.output import OutputError, write

ENDINGS = (".md", ".html", ".htm")


def run(scenario: str | None, output: Path | None, changes: bool, check_own: bool) -> None:
    """Write the page, or print it as Markdown; list the known changes; test the own rows of a scenario."""
    if changes:
        _changes(scenario)
        return
    if check_own:
        _check_own(scenario)
        return
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


def _changes(scenario: str | None) -> None:
    """Each known change: how far it is, what it would do, what it would touch, and the evidence."""
    import govgraph
    from govgraph.law.pages import changes_text
    from govgraph.law.registry import registry

    click.echo(changes_text(govgraph.load(scenario).registry if scenario is not None else registry()), nl=False)


def _check_own(scenario: str | None) -> None:
    """The own rows of a scenario, each with what is wrong or missing; the exit code is 1 where anything is wrong."""
    import govgraph
    from govgraph.questions.own_rows import check_own

    if scenario is None:
        raise click.UsageError("--check-own tests the rows in the folder law of a scenario: name the scenario")
    report = check_own(govgraph.load(scenario))
    click.echo(report.text, nl=False)
    if report.wrong:
        raise SystemExit(1)


command = click.Command(
    "law",
    callback=run,
    short_help=HOUSE["law"],
    help=HOUSE["law"]
    + "\n\nKinds, powers, function sets and the rules LAW01 to LAW52, each with citation, mark and confidence, and how to"
    + " correct a row. With S: with the rows of its folder law laid over, shown as such. A modelling aid, not legal advice.",
    params=[
        click.Argument(["scenario"], type=ScenarioName(), metavar="[S]", required=False),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to a file: FILE.md or FILE.html; default: Markdown to the terminal.",
        ),
        click.Option(
            ["--changes"],
            is_flag=True,
            help="List the known changes: bills, orders awaited, policy. They are evidence and used in no answer.",
        ),
        click.Option(
            ["--check-own"],
            is_flag=True,
            help="Test the rows in the folder law of S: are they sourced, can anybody use them, do their examples hold?",
        ),
    ],
)
