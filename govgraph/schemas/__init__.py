"""JSON Schemas (draft 2020-12) of scenario files and of JSON output, generated from the types and the vocabulary.

An editor with a YAML language server completes and explains scenario files from them; programs rely on those of
output. ``govgraph schema --write schemas`` (or ``python -m govgraph.schemas``) writes the committed files anew; a test
fails when they drift. The loader says more than a schema can (references, dates, roles); a schema refuses wrong keys,
wrong words and wrong types.
"""

from __future__ import annotations

import importlib
import json

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.schemas.parts import Schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SCHEMAS = {
    "scenario": ("A scenario file of govgraph", "written"),
    "option": ("An option of a govgraph scenario", "written"),
    "questions": ("Golden questions of a govgraph scenario", "written"),
    "study": ("A study of several govgraph scenarios", "studied"),
    "law": ("Law rows of a govgraph scenario", "written"),
    "answer": ("The answer to a question, as JSON", "printed"),
    "facets": ("The facets of answers, by question", "results"),
    "findings": ("Findings of checks, as JSON", "printed"),
}
"""Every schema: its title, and the module with the function of its name that makes it."""


class UnknownSchema(GovgraphError):
    """There is no schema of that name."""


def files() -> dict[str, str]:
    """File name to text of every schema, as committed."""
    return {f"{name}.schema.json": text(name) for name in _SCHEMAS}


def titles() -> dict[str, str]:
    """Name to one line of every schema."""
    return {name: title for name, (title, _) in _SCHEMAS.items()}


def text(name: str) -> str:
    """One schema as JSON text. Raises :class:`UnknownSchema`."""
    return json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"


def schema(name: str) -> Schema:
    """One schema: scenario, option, questions, study, answer, facets, findings or law. Raises :class:`UnknownSchema`."""
    if name not in _SCHEMAS:
        raise UnknownSchema(f"there is no schema '{name}': {did_you_mean(name, _SCHEMAS)}")
    title, module = _SCHEMAS[name]
    return {"$schema": DRAFT, "title": title, **getattr(importlib.import_module(f"govgraph.schemas.{module}"), name)()}
