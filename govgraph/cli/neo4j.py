"""``govgraph neo4j``: scenarios on a Neo4j server, shared by a team."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, output_options, scenario_argument
from govgraph.cli.output import emit

if TYPE_CHECKING:
    from govgraph.formats.sheet import AnswerSheet
    from govgraph.stores.neo4j import Neo4jStore
    from govgraph.stores.rows import Rows

STORE_HELP = "The store, as neo4j://host:7687 or neo4j://host:7687/database; default: GOVGRAPH_STORE or NEO4J_URI."

EPILOG = """\b
User and password come from the environment: GOVGRAPH_NEO4J_USER and GOVGRAPH_NEO4J_PASSWORD,
or Neo4j's own NEO4J_USERNAME and NEO4J_PASSWORD. Ends with 3 when the store cannot be reached."""


@contextmanager
def _opened(store: str | None) -> Iterator[Neo4jStore]:
    from govgraph.stores import open_store

    with open_store(store) as opened:
        yield opened


def _progress(word: str) -> Callable[[int, int], None] | None:
    """A line on the terminal that counts; nothing when there is none."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        text = f"{word} {done:,} of {of:,} rows" if of else f"{word} {done:,} nodes"
        click.echo(f"\r{text}", err=True, nl=bool(of) and done >= of)

    return show


def _push(scenario: str, store: str | None, force: bool) -> None:
    from govgraph.stores.errors import Refused

    loaded = load(scenario, quiet=True)
    with _opened(store) as opened:
        other = next((row.title for row in opened.list() if row.name == loaded.name and row.version), loaded.title)
        if other != loaded.title and not force:
            raise Refused(
                f"the store holds '{other}' under the name '{loaded.name}', and this is '{loaded.title}': name the folder otherwise,"
                " or push with --force where it is the same scenario with a new title"
            )
        done = opened.push(loaded, force=force, progress=_progress("written"))
    if done.written:
        click.echo(f"{done.scenario} is now {done.version}: {done.nodes:,} nodes, {done.edges:,} edges", err=True)
    else:
        click.echo(f"{done.scenario} is unchanged: {done.version} is current, nothing was written", err=True)


def _pull(name: str, store: str | None, version: str | None, output: Path | None, format: str | None) -> None:
    with _opened(store) as opened:
        rows = opened.pull_rows(name, version=version)
    if output is not None:
        from govgraph.stores.folders import write

        for path in write(rows, output):
            click.echo(str(path), err=True)
    else:
        emit(_Content(name, rows), format=format, output=None)


class _Content:
    """What a version holds, counted by label and type; in JSON all of it."""

    def __init__(self, name: str, rows: Rows) -> None:
        self.name, self.rows = name, rows

    def to_sheet(self) -> AnswerSheet:
        """As formats print it."""
        from govgraph.formats.sheet import AnswerSheet
        from govgraph.stores.kept import as_json

        labels = Counter(node.label for node in self.rows.nodes)
        types = Counter(edge.type for edge in self.rows.edges)
        return AnswerSheet(
            title=f"What {self.name} holds",
            columns=("what", "name", "how many"),
            rows=(
                *(("node", label, str(count)) for label, count in sorted(labels.items())),
                *(("edge", type, str(count)) for type, count in sorted(types.items())),
            ),
            data=json.loads(as_json(self.rows)),
        )


def _list(store: str | None, **shown: Any) -> None:
    from govgraph.formats.sheet import AnswerSheet

    with _opened(store) as opened:
        found = opened.list()
    rows = tuple((s.name, s.title, s.version or "none", s.pushed, str(s.nodes), str(s.edges)) for s in found)
    emit(
        AnswerSheet(
            title="Scenarios of the store",
            columns=("name", "title", "version", "pushed", "nodes", "edges"),
            rows=rows,
            headline="" if rows else "None is there.",
        ),
        **shown,
    )


def _versions(name: str, store: str | None, **shown: Any) -> None:
    from govgraph.formats.sheet import AnswerSheet

    with _opened(store) as opened:
        found = opened.versions(name)
    emit(
        AnswerSheet(
            title=f"Versions of {name}",
            columns=("version", "state", "current", "pushed", "nodes", "edges"),
            rows=tuple(
                (v.version, v.state, "yes" if v.current else "", v.pushed, str(v.nodes), str(v.edges)) for v in found
            ),
        ),
        **shown,
    )


def _remove(name: str, store: str | None, yes: bool) -> None:
    if not yes:
        click.confirm(f"Remove '{name}' with all its versions from the store?", abort=True, err=True)
    with _opened(store) as opened:
        deleted = opened.remove(name, progress=_progress("deleted"))
    click.echo(f"{name} is gone: {deleted:,} nodes deleted", err=True)


def _sweep(name: str | None, store: str | None, grace: float) -> None:
    with _opened(store) as opened:
        swept = opened.sweep(name, grace=grace, progress=_progress("deleted"))
    click.echo(f"removed: {', '.join(swept)}" if swept else "nothing to remove", err=True)


def _cookbook(name: str | None, **shown: Any) -> None:
    from govgraph.formats.sheet import AnswerSheet
    from govgraph.stores.cookbook import recipe, recipes

    if name is not None and shown["format"] in (None, "text"):
        found = recipe(name)
        click.echo(f"// {found.asks}\n{found.setting}{found.query}", nl=False)
        return
    chosen = (recipe(name),) if name is not None else recipes()
    emit(
        AnswerSheet(
            title="Cypher queries for the store",
            setting="Print one with `govgraph neo4j cookbook NAME`",
            columns=("name", "what it answers"),
            rows=tuple((found.name, found.asks) for found in chosen),
            data=[{"name": r.name, "asks": r.asks, "parameters": dict(r.parameters), "query": r.query} for r in chosen],
        ),
        **shown,
    )


def _command(
    name: str, run: Callable[..., None], help: str, params: Sequence[click.Parameter], *, store: bool = True
) -> click.Command:
    own = [click.Option(["--store"], metavar="URI", help=STORE_HELP)] if store else []
    return click.Command(name, callback=run, help=help, short_help=help.split("\n")[0], params=[*params, *own])


def _schema(output: Path | None) -> None:
    from govgraph.cli.output import OutputError, write
    from govgraph.stores import pages

    made: dict[str, Callable[[], bytes]] = {
        ".md": lambda: pages.schema_markdown().encode(),
        ".html": lambda: pages.schema_html().encode(),
        ".svg": pages.schema_svg,
    }
    to_terminal = output is None or str(output) == "-"
    ending = ".md" if output is None or to_terminal else output.suffix.lower()
    if ending not in made:
        raise OutputError(f"'{output}' does not say how to write it: end it in {', '.join(made)}")
    if output is None or to_terminal:
        click.echo(made[ending](), nl=False)
    else:
        write(output, made[ending]())


def _name(*, required: bool = True) -> click.Argument:
    return click.Argument(["name"], metavar="NAME", required=required)


command = click.Group(
    "neo4j",
    short_help=WORK["neo4j"],
    help=WORK["neo4j"]
    + "\n\nA push writes a new version beside the current one and makes it current when all of it is there;"
    + " a push that is cut off changes nothing.",
    epilog=EPILOG,
    no_args_is_help=True,
    commands=[
        _command(
            "push",
            _push,
            "Write a scenario as its new current version; unchanged content writes nothing.",
            [
                scenario_argument(),
                click.Option(
                    ["--force"], is_flag=True, help="Even if another push seems to be under way; the faster one wins."
                ),
            ],
        ),
        _command(
            "pull",
            _pull,
            "Write a stored scenario into a folder, or print what it holds.",
            [
                _name(),
                click.Option(
                    ["--version"],
                    metavar="V",
                    help="A version, as `govgraph neo4j versions` lists them; default: the current one.",
                ),
                click.Option(
                    ["-o", "--output"],
                    type=click.Path(path_type=Path, file_okay=False),
                    metavar="DIR",
                    help="The folder to write its files into.",
                ),
                click.Option(
                    ["--format"],
                    type=click.Choice(("text", "table", "json", "csv", "md")),
                    help="How it is printed; json holds everything.",
                ),
            ],
        ),
        _command("list", _list, "List the scenarios of the store.", output_options()),
        _command("versions", _versions, "List the versions of a scenario.", [_name(), *output_options()]),
        _command(
            "remove",
            _remove,
            "Remove a scenario with all its versions.",
            [
                _name(),
                click.Option(["--yes"], is_flag=True, help="Do not ask."),
            ],
        ),
        _command(
            "sweep",
            _sweep,
            "Remove versions that were replaced or cut off.",
            [
                _name(required=False),
                click.Option(
                    ["--grace"],
                    type=click.FloatRange(min=0),
                    default=600,
                    show_default=True,
                    metavar="SECONDS",
                    help="How long a replaced version stays for those who still read it.",
                ),
            ],
        ),
        _command(
            "cookbook",
            _cookbook,
            "Cypher queries to start from, for Neo4j's own browser.",
            [
                _name(required=False),
                *output_options(),
            ],
            store=False,
        ),
        _command(
            "schema",
            _schema,
            "The labels, types and properties of the graph, with a picture.",
            [
                click.Option(
                    ["-o", "--output"],
                    type=click.Path(path_type=Path),
                    metavar="FILE",
                    help="FILE.html (a page with the picture), FILE.md or FILE.svg (the picture alone); default: Markdown to the terminal.",
                ),
            ],
            store=False,
        ),
    ],
)
