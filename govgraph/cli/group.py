"""The group of all commands: each is imported when it is called, and no user ever sees a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from govgraph.cli import commands

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

EPILOG = """\b
S is the name of a scenario that comes with govgraph (see `govgraph list`) or a folder.
Things are named by id, name or alias. Without --option a question is about the baseline.
Exit codes: 0 all is well, 1 findings, 2 wrong usage or broken input, 3 store not reachable.
Completion: eval "$(_GOVGRAPH_COMPLETE=bash_source govgraph)" (or zsh_source, fish_source)."""


class Commands(click.Group):
    """Finds commands by name in :mod:`govgraph.cli.commands` and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which help shows them."""
        return commands.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, made now."""
        import importlib

        if cmd_name not in commands.names():
            return None
        if cmd_name in commands.HOMES:
            made: click.Command = importlib.import_module(f"govgraph.cli.{commands.HOMES[cmd_name]}").command
        else:
            from govgraph.cli.question_commands import command_of

            made = command_of(cmd_name)
        if any(parameter.name == "scenario" for parameter in made.params) and not any(
            parameter.name == "store" for parameter in made.params
        ):
            from govgraph.cli.options import store_option

            made.params.append(store_option())
        if not any(parameter.name == "debug" for parameter in made.params):
            made.params.append(
                click.Option(["--debug"], is_flag=True, hidden=True, expose_value=False, callback=_debug)
            )
        made.context_settings = {**CONTEXT, **made.context_settings}
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown command names the nearest ones."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from govgraph.diagnostics import did_you_mean

            hint = did_you_mean(name, commands.names()) or "see `govgraph --help`"
            raise click.UsageError(f"there is no command '{name}': {hint}", ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names of commands with their lines of help, without importing them."""
        from click.shell_completion import CompletionItem

        lines = {name: line for _, listed in commands.sections() for name, line in listed.items()}
        return [CompletionItem(name, help=line) for name, line in lines.items() if name.startswith(incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, without importing them."""
        for heading, listed in commands.sections():
            with formatter.section(heading):
                formatter.write_dl(list(listed.items()))

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run a command and end the process with its exit code; every error is a message."""
        _open_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # A terminal that cannot show a letter gets its code instead of a traceback.
                stream.reconfigure(errors="backslashreplace")
        _start_quickly()
        debug = "GOVGRAPH_DEBUG" in os.environ or "--debug" in (sys.argv if args is None else args)
        try:
            sys.exit(self._run(list(sys.argv[1:] if args is None else args), prog_name or "govgraph", extra))
        except Exception as error:
            if debug:
                raise
            click.echo(
                f"govgraph failed in a way that it should not ({type(error).__name__}: {_one_line(error)}).", err=True
            )
            click.echo(
                "Run it again with --debug and report what it shows, with the command and the scenario.", err=True
            )
            sys.exit(2)

    def _run(self, args: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        extra["standalone_mode"] = False
        from govgraph.cli.progress import working

        try:
            with working("" if "watch" in args[:1] else f"govgraph {args[0]}" if args else ""):
                with_code = super().main(args, prog_name=prog_name, **extra)
            return with_code if isinstance(with_code, int) else 0
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.UsageError as error:
            error.show()
            return 2
        except click.ClickException as error:
            click.echo(error.format_message(), err=True)
            return 2
        except (click.Abort, KeyboardInterrupt):
            click.echo("stopped", err=True)
            return 130
        except BrokenPipeError:
            # The reader (head, less) has gone: nothing is wrong, and nothing more can be written.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except OSError as error:
            click.echo(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", err=True)
            return 2
        except Exception as error:
            from govgraph.diagnostics import GovgraphError
            from govgraph.model.visible import clean_lines

            if not isinstance(error, GovgraphError):
                raise
            click.echo(clean_lines(error), err=True)
            if tip := _where_to_look(error, args):
                click.echo(tip, err=True)
            return error.exit_code


def _where_to_look(error: Exception, args: Sequence[str]) -> str:
    """Where a name that is not there can be looked up: the list of things of the sorts that were asked for."""
    from govgraph.graph.names import NotFound

    if not isinstance(error, NotFound) or len(args) < 2 or error.near or args[1].startswith("-"):
        return ""
    if error.elsewhere is not None:
        return _asked_of(error.elsewhere.category)
    sorts = [sort for sort in error.categories if sort not in {"function", "level", "sector", "priority"}]
    if not sorts or len(sorts) > 3:
        return f"`govgraph list {args[1]}` shows every name."
    lists = [f"`govgraph list {args[1]} --category {sort}`" for sort in sorts]
    return f"{' or '.join(lists)} shows the names."


def _asked_of(category: str) -> str:
    """Which questions are asked of such a thing."""
    from govgraph.questions.verbs import VERBS

    takes = [
        verb.name
        for verb in VERBS.values()
        if any(category in parameter.categories for parameter in verb.parameters[:1])
        and len(verb.parameters[0].categories) < 20
    ]
    return (
        f"These questions are about {'an' if category[0] in 'aeiou' else 'a'} {category}: {', '.join([*takes[:4], 'show'])}."
        if takes
        else ""
    )


def _open_streams() -> None:
    """Where a shell has closed standard output (``>&-``) nobody reads what is printed: it goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the process ends


def _start_quickly() -> None:
    """Spare a process that lives for a second what only programs of plugins need."""
    # Looking for plugins of pydantic reads the metadata of every installed package; no command has a use for one.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _debug(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Read by :meth:`Commands.main`, which looks for it before anything else can fail."""


def _one_line(error: Exception) -> str:
    from govgraph.model.visible import clean

    text = " ".join(clean(error).split())
    return text if len(text) <= 200 else text[:199] + "…"


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        from govgraph import __version__

        click.echo(f"govgraph {__version__}")
        ctx.exit()


main = Commands(
    name="govgraph",
    help="Governance and accountability as a graph: who decides, who answers for it, and is it lawful in form.",
    epilog=EPILOG,
    context_settings=CONTEXT,
    no_args_is_help=True,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
            help="Show the version and stop.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_debug,
            help="Show the traceback of a failure of govgraph itself.",
        ),
    ],
)
"""The command ``govgraph``."""
