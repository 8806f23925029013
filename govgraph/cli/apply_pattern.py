"""``govgraph apply-pattern``: a governance form made of chosen bodies and posts, as an option."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.commands import WORK
from govgraph.cli.options import load, scenario_argument
from govgraph.cli.output import OutputError, write

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.patterns import Applied


def run(
    scenario: str,
    pattern: str,
    bind: tuple[str, ...],
    new: tuple[str, ...],
    option: str | None,
    name: str | None,
    save: bool,
    output: Path | None,
    each_place: bool,
) -> None:
    """Print the option, or write it to a file that is not there yet; what is still needed is said on stderr."""
    from govgraph.patterns import apply, apply_each, forms_of
    from govgraph.questions.patterns import form_named

    if save and output is not None:
        raise click.UsageError("--save writes into the scenario's options; leave --output out")
    loaded = load(scenario)
    form = form_named(forms_of(loaded), pattern)
    below = loaded.option_id(option) if option else ""
    graph = loaded.graph(below or None)
    chosen = {slot: tuple(_thing(graph, slot, item) for item in items) for slot, items in _slots(bind).items()}
    if each_place:
        inside = [fact.subject.ids[0] for fact in graph.where("part of", to=graph.place)] if graph.place else []
        places = [item for item in inside if graph.things[item].category == "place"]
        made = apply_each(loaded, form, chosen, new=_slots(new), places=places, option=name or "", stands_on=below)
    else:
        made = apply(loaded, form, chosen, new=_slots(new), option=name or "", stands_on=below)
    if save and loaded.folder.is_file():
        raise OutputError(
            f"cannot save an option into {loaded.folder}: write it with -o {made.option}.yaml, or make a folder of the workbook"
            f" first: govgraph export {loaded.folder} -o {loaded.folder.stem}"
        )
    file = loaded.folder / "options" / f"{made.option}.yaml" if save else output
    if file is None or str(file) == "-":
        click.echo(made.text, nl=False)
    else:
        _write(file, made.text, make_folder=save)
        click.echo(f"{file}: option {made.option}", err=True)
    _remark(made)


def _slots(written: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """``committee=spb``, ``body=icb,trust-a``: the ids or names of each slot."""
    found: dict[str, tuple[str, ...]] = {}
    for text in written:
        slot, equals, items = text.partition("=")
        named = tuple(item.strip() for item in items.split(",") if item.strip())
        if not equals or not slot.strip() or not named:
            raise click.UsageError(f"'{text}' fills no slot: write SLOT=ID, or SLOT=ID,ID")
        key = f"${slot.strip().removeprefix('$')}"
        found[key] = (*found.get(key, ()), *named)
    return found


def _thing(graph: Graph, slot: str, text: str) -> str:
    """A thing by id, name or alias; the error says for which slot it was meant."""
    from govgraph.diagnostics import GovgraphError
    from govgraph.patterns.apply import Unbound

    try:
        return graph.thing(text).id
    except GovgraphError as error:
        raise Unbound(f"slot '{slot}': {error} (what is not there yet is named with --new)") from None


def _write(file: Path, text: str, *, make_folder: bool) -> None:
    if file.exists():
        raise OutputError(f"cannot write {file}: it is there already; choose another id with --as, or another file")
    if make_folder:
        file.parent.mkdir(exist_ok=True)
    write(file, text.encode())


def _remark(made: Applied) -> None:
    if made.match is None:
        click.echo("not recognised as that form until it is so that:", err=True)
        for sentence in made.needs:
            click.echo(f"  {sentence}", err=True)
        return
    for label, said in (
        ("missing", made.match.missing),
        ("not known", made.match.unknown),
        ("against it", made.match.contradicted),
    ):
        for sentence in said:
            click.echo(f"{label}: {sentence}", err=True)


command = click.Command(
    "apply-pattern",
    callback=run,
    short_help=WORK["apply-pattern"],
    help=WORK["apply-pattern"]
    + "\n\nFORM is a form of the library or of the scenario, by id or name (see `govgraph patterns S`)."
    + "\n\n\b\ngovgraph apply-pattern S joint-committee --bind body=icb,trust --new committee=place-committee --save"
    + "\ngovgraph check S --option joint-committee",
    params=[
        scenario_argument(),
        click.Argument(["pattern"], metavar="FORM"),
        click.Option(["--bind"], metavar="SLOT=ID,ID", multiple=True, help="What fills a slot, by id, name or alias."),
        click.Option(
            ["--new"], metavar="SLOT=ID,ID", multiple=True, help="What fills a slot and is added by the option."
        ),
        click.Option(["--each-place"], is_flag=True, help="Once for each place inside the scenario's, as one option."),
        click.Option(["--option"], metavar="ID", help="The option that it stands on; default: the baseline."),
        click.Option(["--as", "name"], metavar="ID", help="The id of the new option; default: that of the form."),
        click.Option(["--save"], is_flag=True, help="Write it into the scenario's folder, as options/ID.yaml."),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE", help="Write it to a new file."
        ),
    ],
)
