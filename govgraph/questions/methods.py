"""Writes what is known of questions without reading them: which there are, how people ask them, and the methods of a graph.

Three files: ``govgraph/questions/index.py`` (names, in the order in which they are shown, and a line of help each),
``govgraph/language/kinds/of_questions.yaml`` (how people ask them) and ``govgraph/graph/question_methods.py``: each question as a
method of :class:`~govgraph.graph.Graph`, with the signature, types and docstring of the function that answers, since an
editor, mypy and a notebook know what stands in a file. A test holds them equal to the questions; after a change of one,
write them anew::

    python -m govgraph.questions.methods
"""

from __future__ import annotations

import importlib
import inspect
import keyword
import re
import textwrap
import typing
from pathlib import Path

from govgraph.answer import Answer
from govgraph.generated import formatted
from govgraph.questions.verbs import Parameter, Verb, method

HERE = Path(__file__).parent
FILE = HERE.parent / "graph" / "question_methods.py"
INDEX = HERE / "index.py"
ASKED = HERE.parent / "language" / "kinds" / "of_questions.yaml"

_HEAD = '''"""The questions as methods of a graph. Written by :mod:`govgraph.questions.methods`; change it there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from govgraph.records import replace

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


def questions() -> tuple[Verb, ...]:
    """Every question whose module is there, in the order in which they are shown."""
    names = (path.stem for path in sorted(HERE.glob("*.py")) if "\nVERB = " in path.read_text(encoding="utf-8"))
    found = (importlib.import_module(f"govgraph.questions.{name}").VERB for name in names)
    return tuple(sorted(found, key=lambda verb: (verb.place, verb.name)))


def sources() -> dict[Path, str]:
    """Each file as it should stand, before it is formatted."""
    return {INDEX: index(), ASKED: asked(), FILE: source()}


def index() -> str:
    """The names of the questions, with a line of help each."""
    said = '"""Which questions there are, in the order in which they are shown. Written by :mod:`govgraph.questions.methods`."""'
    rows = "".join(f"    {verb.name!r}: {verb.brief or verb.help!r},\n" for verb in questions())
    return f"{said}\n\nQUESTIONS = {{\n{rows}}}\n"


def asked() -> str:
    """How people ask the questions that say so themselves."""
    parts = ["# Written by govgraph/questions/methods.py from the questions themselves; change it there.\n"]
    for verb in questions():
        if verb.asked:
            parts.append(re.sub(r"(?m)^- ", f"- question: {verb.name}\n  ", verb.asked.strip("\n")) + "\n")
    return "\n".join(parts)


def source() -> str:
    """The methods of a graph."""
    every = questions()
    made = "".join(f"\n{textwrap.indent(_method(verb), '    ')}" for verb in every)
    results = {result for verb in every for result in results_of(verb)}
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
    """Write the files, formatted as the rest of the project is; nothing is written where one is no Python."""
    made = {path: formatted(path, text) for path, text in sources().items()}
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
