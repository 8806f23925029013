"""Things, the record and processes in a schema, from the types: as a file writes them, looser than the type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from govgraph.model.processes import Process, Step
from govgraph.model.record import STATEMENTS, Criterion, Instrument, NotModelled, Statement, Test, Theme
from govgraph.model.things import SECTIONS, Fund, Thing
from govgraph.model.vocabulary import FieldSpec, vocabulary
from govgraph.records import Record
from govgraph.schemas.parts import Schema, by_id, closed, common_fields, key, ref, section, shared
from govgraph.schemas.relations import field_schema, relation_parts, relations

MADE_BY_LOADER = frozenset({"id", "span", "sources", "option"})
"""Fields of an item that a file writes otherwise (the key, from and until, source) or not at all."""


def fields_of(model: type[Record], leave_out: Iterable[str] = MADE_BY_LOADER) -> tuple[dict[str, Schema], list[str]]:
    """The fields of a type as a file writes them, and those that must be there."""
    made = model.model_json_schema(by_alias=True, mode="validation")
    definitions = made.get("$defs", {})
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    kept = {
        name: _as_written(found, definitions)
        for name, found in made["properties"].items()
        if names[name] not in set(leave_out)
    }
    for name, found in kept.items():
        found.pop("title", None)
        field = model.model_fields[names[name]]
        kept[name] = {
            "description": field.description or name,
            **{key: value for key, value in found.items() if key != "description"},
        }
    return kept, [name for name in made.get("required", ()) if name in kept]


def _as_written(found: Any, definitions: Mapping[str, Any]) -> Any:
    """A type's own schema, loosened to what the loader reads: one word for a list of one, a date as text."""
    if isinstance(found, list):
        return [_as_written(item, definitions) for item in found]
    if not isinstance(found, dict):
        return found
    if "$ref" in found:
        name = str(found["$ref"]).rpartition("/")[2]
        target = (
            ref({"Moment": "moment", "Filler": "filler"}[name])
            if name in {"Moment", "Filler"}
            else _as_written(definitions[name], definitions)
        )
        return {**target, **{key: value for key, value in found.items() if key == "description"}}
    made = {key: _as_written(value, definitions) for key, value in found.items() if key not in {"title", "default"}}
    if made.get("type") == "array" and made.get("items") == {"type": "string"}:
        listed = {key: made.pop(key) for key in ("type", "items")}
        return {**made, "anyOf": [{"type": "string"}, listed]}
    return made


def first_line(model: type[Record]) -> str:
    """What a type is, in one sentence: the first of its docstring."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _thing(model: type[Thing]) -> Schema:
    fields, required = fields_of(model)
    if model is Fund:  # an amount is written as papers write it, or said to be not stated
        fields.pop("amount said")
        fields["amount"] = field_schema(FieldSpec("amount", "money"))
    shorts: dict[str, Schema] = {}
    for kind in vocabulary().kinds.values():
        ends = [role for role in kind.main if model.category in kind.roles[role].admits]
        if ends and kind.name not in fields:
            shorts[kind.name] = ref(f"short.{key(kind.name)}.{'.'.join(ends)}")
    return {
        "description": first_line(model),
        "anyOf": [
            {"description": "its readable name", "type": "string"},
            closed({**fields, **common_fields(), **shorts}, required),
        ],
    }


def _test() -> Schema:
    fields, _ = fields_of(Test)
    return closed({**fields, "relations": ref("patterns")}, description="what computation is to find if it is right")


def _statement(model: type[Statement]) -> Schema:
    fields, required = fields_of(model)
    return closed(
        {**fields, **common_fields(), "test": ref("test", "what computation is to find if it is right")},
        required,
        description=first_line(model),
    )


def plain_item(
    model: type[Record], changes: Mapping[str, Schema] | None = None, *, leave_out: Iterable[str] = ()
) -> Schema:
    fields, required = fields_of(model, {*MADE_BY_LOADER, *leave_out})
    return closed({**fields, **common_fields(), **(changes or {})}, required, description=first_line(model))


def _step() -> Schema:
    step = plain_item(Step)
    step["properties"]["id"] = {"description": "a short name, for `then` of other steps", "type": ["string", "integer"]}
    return step


def layer() -> dict[str, Schema]:
    """Every section of things, relations, record and processes."""
    sections = {name: section(ref(f"thing.{name}"), first_line(model)) for name, model in SECTIONS.items()}
    sections["relations"] = ref("relations")
    sections |= record()
    return sections


def record() -> dict[str, Schema]:
    """The sections of the record, and processes."""
    sections = {name: section(ref(f"statement.{key(name)}"), first_line(model)) for name, model in STATEMENTS.items()}
    sections["instruments"] = by_id(ref("instrument"), first_line(Instrument))
    sections["processes"] = by_id(ref("process"), first_line(Process))
    sections["left out"] = section(ref("left-out"), first_line(NotModelled))
    sections["defaults"] = ref("defaults", "what every item of this file says that says nothing else")
    sections["tables"] = ref("tables")
    return sections


def layer_parts() -> dict[str, Schema]:
    """The parts under ``$defs`` that sections refer to."""
    criterion = {
        "anyOf": [
            {"type": "string"},
            plain_item(
                Criterion,
                {"test": ref("test", "what would show that it is met"), "id": ref("relation-id")},
                leave_out=("number", "theme", "stage"),
            ),
        ]
    }
    items = {
        "items": {
            "description": "its criteria, in order; each may be one line of text",
            "type": "array",
            "items": criterion,
        },
        "themes": by_id(
            {**plain_item(Theme, leave_out=("number",)), "additionalProperties": criterion},
            "the themes of a matrix by id, each with a line of text or a criterion for each stage",
        ),
    }
    steps = {"steps": {"description": "the steps, in order", "type": "array", "items": _step()}}
    return {
        **shared(),
        **relation_parts(),
        "relations": relations(rows=True),
        "patterns": relations(rows=False),
        **{f"thing.{section}": _thing(model) for section, model in SECTIONS.items()},
        "test": _test(),
        **{f"statement.{key(section)}": _statement(model) for section, model in STATEMENTS.items()},
        "instrument": plain_item(Instrument, items),
        "process": plain_item(Process, steps),
        "left-out": plain_item(NotModelled),
    }
