"""Writes ``docs/reference``: the functions of the package, the commands, the checks, and what comes back, from the code itself.

A test holds the pages equal to the code. After a change, write them anew: ``python tests/docs/reference.py``
"""

from __future__ import annotations

import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

import govgraph
import govgraph.types
from govgraph.answer import Answer
from govgraph.checks.registry import checks
from govgraph.checks.run import Report
from govgraph.cli import main
from govgraph.formats import FORMATS
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import VERBS, method
from govgraph.schemas import schema

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"
_MADE = "<!-- Written by tests/docs/reference.py; change the code it is made from. -->\n"


def pages() -> dict[str, str]:
    """Every page of the reference by its file name, as it should stand."""
    return {"python.md": _python(), "commands.md": _commands(), "results.md": _results(), "checks.md": _checks()}


def _page(title: str, words: str, parts: Iterator[str]) -> str:
    return "\n".join([_MADE, f"# {title}\n", f"{words}\n", *parts]).rstrip() + "\n"


# -- Python -----------------------------------------------------------------------------------------------------


def _python() -> str:
    def parts() -> Iterator[str]:
        yield "## Functions\n"
        for name in sorted(govgraph.__all__):
            if inspect.isfunction(thing := getattr(govgraph, name)):
                yield _function(f"govgraph.{name}", thing)
        yield "## Types\n"
        yield "What functions take and give, to be named in annotations: `from govgraph.types import Graph`.\n"
        for name in govgraph.types.__all__:
            yield f"- `{name}`: {_plain((inspect.getdoc(getattr(govgraph.types, name)) or '').splitlines()[0])}"
        yield ""
        yield "## Scenario\n"
        yield from (
            _function(f"Scenario.{name}", getattr(Scenario, name)) for name in ("graph", "known_by", "option_id")
        )
        yield "## Graph\n"
        for name in ("thing", "of_kind", "touching", "where", "life", "sentence", "networkx"):
            yield _function(f"Graph.{name}", getattr(Graph, name))
        yield "## Questions\n"
        yield "Each is a method of a graph and returns an [answer](results.md#answer).\n"
        for name in VERBS:
            yield _function(f"Graph.{method(name)}", getattr(Graph, method(name)))
        yield "## Answer\n"
        yield from (_function(f"Answer.{name}", getattr(Answer, name)) for name in ("to", "to_pandas", "draw"))
        yield "## Report\n"
        yield _function("Report.about", Report.about)

    words = "What `import govgraph` gives. Everything else may change without notice."
    return _page("Python", words, parts())


def _function(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    shown: list[str] = []
    for one, parameter in signature.parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in shown:
            shown.append("*")
        if one != "self":
            default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
            stars = {parameter.VAR_KEYWORD: "**", parameter.VAR_POSITIONAL: "*"}.get(parameter.kind, "")
            shown.append(f"{stars}{one}: {parameter.annotation!s}{default}")
    gives = str(signature.return_annotation).replace("'", "")
    head = f"{name}({', '.join(shown)}) -> {gives}"
    if len(head) > 100:
        head = f"{name}(\n" + "".join(f"    {one},\n" for one in shown) + f") -> {gives}"
    return f"### {name.split('.')[-1]}\n\n```python\n{head}\n```\n\n{_plain(inspect.getdoc(function) or '')}\n"


def _plain(doc: str) -> str:
    """A docstring as Markdown: names in single backticks, no roles of Sphinx."""
    doc = re.sub(r":[a-z]+:`~[\w.]*?(\w+)`", r"`\1`", doc)
    doc = re.sub(r":[a-z]+:`([\w.]+)`", r"`\1`", doc)
    return doc.replace("``", "`")


# -- commands ---------------------------------------------------------------------------------------------------


def _commands() -> str:
    def parts() -> Iterator[str]:
        context = click.Context(main, info_name="govgraph")
        for name in sorted(main.list_commands(context)):
            command = main.get_command(context, name)
            assert command is not None
            yield from _command(command, click.Context(command, info_name=name, parent=context, terminal_width=100))

    return _page("Commands", "What each command prints with `--help`.", parts())


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    context.max_content_width = 100
    path = context.command_path
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(context)):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _command(inner, click.Context(inner, info_name=name, parent=context, terminal_width=100))
        return
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    text = text.replace(str(ROOT), ".")
    yield f"## {path}\n\n```text\n{text}\n```\n"


# -- results and checks -----------------------------------------------------------------------------------------


def _results() -> str:
    def parts() -> Iterator[str]:
        yield "## Formats\n"
        yield "Each is written by `--format`, or by `--output` to a file that ends so.\n"
        yield from ("| format | file | what it writes |", "|---|---|---|")
        for name, format in FORMATS.items():
            needs = f"; needs `govgraph[{format.needs}]`" if format.needs else ""
            only = "; of findings alone" if format.shows == "findings" else ""
            yield f"| `{name}` | {f'`{format.suffix}`' if format.suffix else ''} | {format.help}{needs}{only} |"
        yield ""
        for title, file in (
            ("Answer", "answer"),
            ("Facets of each question", "facets"),
            ("Report of checks", "findings"),
        ):
            whole = json.loads(json.dumps(schema(file)))
            yield f"## {title}\n"
            yield f"`{file}.schema.json` describes it as JSON.\n"
            yield _fields(whole)
            for name, part in sorted(whole.get("$defs", {}).items()):
                if "properties" in part:
                    yield f"### {name}\n\n{_plain(' '.join(part.get('description', '').split()))}\n"
                    yield _fields(part)

    return _page("Results", "What questions and checks return, in Python and with `--format json`.", parts())


def _fields(whole: Mapping[str, Any]) -> str:
    rows = [
        f"| `{name}` | {_type(part)} | {_plain(part.get('description', '')).replace('|', chr(92) + '|')} |"
        for name, part in whole.get("properties", {}).items()
    ]
    return "\n".join(["| field | type | what it is |", "|---|---|---|", *rows, ""])


def _type(part: Mapping[str, Any]) -> str:
    if "$ref" in part:
        return f"[{part['$ref'].rpartition('/')[2]}](#{part['$ref'].rpartition('/')[2].lower()})"
    if "items" in part:
        return f"list of {_type(part['items'])}"
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "enum" in part:
        return ", ".join(f"`{word}`" for word in part["enum"])
    return str(part.get("type", "any"))


def _checks() -> str:
    def parts() -> Iterator[str]:
        yield "| code | name | weight | what it finds |\n|---|---|---|---|"
        for check in sorted(checks().values(), key=lambda one: one.code):
            first = textwrap.shorten(check.text.strip().split("\n\n")[0].splitlines()[0], 160, placeholder=" ...")
            yield f"| {check.code} | {check.name} | {check.severity} | {_plain(first).replace('|', chr(92) + '|')} |"

    return _page(
        "Checks", "`govgraph explain CODE` says more of each: why it matters, an example, and what to do.", parts()
    )


def write() -> None:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
