"""Writes ``govgraph/graph/questions.py``: each question as a method of :class:`~govgraph.graph.Graph`.

An editor, mypy and a notebook know what stands in a file, so the methods are written out: signature, types and docstring
of the function that answers. A test holds the file equal to the list of questions; after a change of one, write it anew::

    python -m govgraph.questions.methods
"""

from __future__ import annotations

import inspect
import keyword
import textwrap
import typing
from pathlib import Path

from govgraph.answer import Answer
from govgraph.questions.verbs import VERBS, Parameter, Verb, method

FILE = Path(__file__).parents[1] / "graph" / "questions.py"

_HEAD = '''"""The questions as methods of a graph. Written by :mod:`govgraph.questions.methods`; change it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph.graph import Graph
    from govgraph.model.amounts import Amount
{imports}
Words: TypeAlias = str | Iterable[str]
"""One word or name, or several."""


class Questions:
    """What a graph can be asked; :class:`~govgraph.graph.Graph` is one."""

    def _ask(self, question: str, *args: Any, **parameters: Any) -> Answer[Any]:
        from govgraph.questions.verbs import VERBS

        graph = cast("Graph", self)
        # with the graph, so that the answer can be drawn
        return replace(VERBS[question].answer(graph, *args, **parameters), _graph=graph)

    def _ask_given(self, question: str, *args: Any, **parameters: Any) -> Answer[Any]:
        """With those parameters alone that are given."""
        given = {name: value for name, value in parameters.items() if value is not None}
        return self._ask(question, *args, **given)
'''

_TYPES = {"text": "str", "thing": "str", "day": "str", "money": "float | str | Amount", "flag": "bool"}


def source() -> str:
    """The file as it should stand."""
    made = "".join(f"\n{textwrap.indent(_method(verb), '    ')}" for verb in VERBS.values())
    results = {result for verb in VERBS.values() for result in results_of(verb)}
    lines = sorted(f"    from {result.__module__} import {result.__name__}\n" for result in results)
    return _HEAD.replace("{imports}", "".join(lines)) + made


def results_of(verb: Verb) -> tuple[type, ...]:
    """The types of what a question returns, as the function that answers it says: one, or one for each sort of subject."""
    function = inspect.unwrap(verb.answer)
    stated = function.__annotations__["return"]
    told = eval(stated, function.__globals__) if isinstance(stated, str) else stated
    if typing.get_origin(told) is not Answer:
        return ()
    (found,) = typing.get_args(told)
    return typing.get_args(found) or (found,)


def _method(verb: Verb) -> str:
    signature = inspect.signature(verb.answer)
    parts, passed, open_ended, starred = ["self"], [], False, False
    for name, parameter in list(signature.parameters.items())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            open_ended = True
            continue
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        parts.append(_written(name, _type(verb, name, str(parameter.annotation)), parameter.default))
        passed.append(f"{name}={name}" if starred or parameter.default is not parameter.empty else name)
    if open_ended:
        more = [one for one in verb.parameters if one.name not in signature.parameters]
        parts += [] if starred else ["*"]
        for one in more:
            name = f"{one.name}_" if keyword.iskeyword(one.name) else one.name
            parts.append(_written(name, _declared(one), False if one.type == "flag" else None))
            passed.append(f"{name}={name}")
        parts.append("**more: Any")
        passed.append("**more")
    ask = "_ask_given" if open_ended else "_ask"
    doc = inspect.getdoc(verb.answer) or ""
    said = textwrap.indent(doc if "\n" not in doc else f"{doc}\n", "    ").lstrip()
    return (
        f"def {method(verb.name)}({', '.join(parts)}) -> {_gives(verb)}:\n"
        f'    """{said.rstrip(" ")}{"    " if said.endswith(chr(10)) else ""}"""\n'
        f"    return self.{ask}({', '.join([repr(verb.name), *passed])})\n"
    )


def _gives(verb: Verb) -> str:
    found = results_of(verb)
    return f"Answer[{' | '.join(one.__name__ for one in found)}]" if found else "Answer[Any]"


def _written(name: str, type_: str, default: object) -> str:
    if default is inspect.Parameter.empty:
        return f"{name}: {type_}"
    if default is None and "None" not in type_ and type_ != "Any":
        type_ += " | None"
    return f"{name}: {type_} = {default!r}"


def _type(verb: Verb, name: str, stated: str) -> str:
    """As the function states it, but for amounts, which are read however they are written."""
    declared = {one.name: one for one in verb.parameters}
    if name in declared and (declared[name].type == "money" or stated == "Any"):
        return _declared(declared[name])
    return stated.strip("'")


def _declared(parameter: Parameter) -> str:
    return "Words" if parameter.many else _TYPES[parameter.type]


def write() -> None:
    """Write the file, formatted as the rest of the project is; nothing is written where it is no Python."""
    import subprocess

    made = source()
    for tool in (["ruff", "check", "-q", "--fix"], ["ruff", "format", "-q"]):
        run = subprocess.run(
            [*tool, "--stdin-filename", str(FILE), "-"], input=made, capture_output=True, text=True, check=True
        )
        made = run.stdout
    FILE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    write()
