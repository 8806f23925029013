"""What each question returns as facets: made from the type of its result and from what is written below each field."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
import typing
from dataclasses import fields
from typing import Any, cast

from govgraph.appraisal.result import Appraised
from govgraph.comparison.result import Comparison, PapersCompared
from govgraph.overview.parts import Counts
from govgraph.questions.methods import results_of
from govgraph.questions.verbs import VERBS
from govgraph.schemas.parts import Schema
from govgraph.schemas.printed import untitled
from govgraph.studies.result import EachAnswered, LikestForms, ScenariosCompared

BESIDE: dict[str, tuple[type, ...]] = {
    "compare": (Comparison, PapersCompared, Counts),
    "study": (ScenariosCompared,),
    "ask": (EachAnswered, LikestForms),
    "appraise": (Appraised,),
}
"""What is asked of a whole scenario or of several, and the types of what that returns: ``ask`` of several scenarios."""


def described(result: type) -> dict[str, str]:
    """What is written below each field of a result, by the name of the field; empty: nothing is."""
    out = {part.name: "" for part in fields(result)}
    for base in reversed(result.__mro__[:-1]):
        (made,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        assert isinstance(made, ast.ClassDef)
        for one, below in zip(made.body, made.body[1:], strict=False):
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and isinstance(below, ast.Expr):
                out[one.target.id] = " ".join(str(ast.literal_eval(below.value)).split())
    return out


def facets() -> Schema:
    """The facets of every answer, by question; a question that returns several sorts of result has a list of them."""
    parts: dict[str, Schema] = {}
    by_question: dict[str, Schema] = {}
    for name, found in ({verb.name: results_of(verb) for verb in VERBS.values()} | BESIDE).items():
        for result in found:
            parts |= _parts(result)
        refs = [{"$ref": f"#/$defs/{result.__name__}"} for result in found]
        if refs:
            says = f"What {name} returns."
            by_question[name] = {"description": says, **(refs[0] if len(refs) == 1 else {"anyOf": refs})}
    said = "What --format json prints under 'facets', for each question by its name."
    return {"$defs": dict(sorted(parts.items())), "description": said, "type": "object", "properties": by_question}


def _parts(result: type) -> dict[str, Schema]:
    """The schema of a result, and of the values within it."""
    from pydantic import TypeAdapter

    made: Schema = untitled(TypeAdapter(result).json_schema(mode="serialization"))
    module = importlib.import_module(result.__module__)
    within: dict[str, Schema] = {}
    for name in made.pop("$defs", {}):
        within |= _parts(getattr(module, name))
    shown: Schema = {}
    says, needed, more = described(result), [], False
    for part in fields(result):
        how, name = part.metadata.get("facet"), part.name.rstrip("_")
        if how == "each":
            more = True
            continue
        if how == "part":
            shown |= within[_held(result, part.name).__name__]["properties"]
            continue
        shown[name] = {"description": says[part.name], **_plain(made["properties"][part.name])}
        needed += [name] if how != "if any" else []
    whole = {"description": _first(result), "type": "object", "additionalProperties": more, "properties": shown}
    return {**within, result.__name__: {**whole, "required": needed}}


def _held(result: type, field: str) -> type:
    """The type of a result that a field holds, where it may also be None."""
    told = typing.get_type_hints(result)[field]
    (held,) = (one for one in typing.get_args(told) or (told,) if one is not type(None))
    return cast(type, held)


def _plain(part: Schema) -> Schema:
    """Without what the field is where it is left out: it is not printed then."""
    return {key: value for key, value in part.items() if key not in {"default", "description"}}


def _first(thing: Any) -> str:
    """The first sentences of a docstring, up to the first blank line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())
