"""Parts of schemas that many share: objects, references, dates, sources, what fills a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from govgraph.model.base import BASES, STATUSES, UNKNOWNS

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

ID = "^[A-Za-z0-9$][A-Za-z0-9._-]*$"
_MODES = {
    "each": "each of them, for itself",
    "together": "all of them together",
    "any": "any one of them",
    "one of": "one of them; which one is not known",
}

NAMES = frozenset({"properties", "$defs"})
"""Keys of a schema below which keys are names, not words of JSON Schema."""

MADE_UP = frozenset({"title", "default"})
"""What pydantic adds to each field and says nothing to a reader."""


def closed(properties: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:
    """A mapping with these keys and no other."""
    made: Schema = {**more, "type": "object", "properties": dict(properties)}
    if needed := [name for name in properties if name in set(required)]:
        made["required"] = needed
    return {**made, "additionalProperties": False}


def by_id(item: Schema, description: str) -> Schema:
    """Ids, each with an item."""
    return {
        "description": description,
        "type": "object",
        "propertyNames": {"pattern": ID},
        "additionalProperties": item,
    }


def section(item: Schema, description: str) -> Schema:
    """A section: ids, each with an item, and what they share; or a table of them."""
    ids = by_id(item, description)
    ids["properties"] = {"defaults": ref("defaults", "what every entry of this section says that says nothing else")}
    return {"description": description, "anyOf": [ids, ref("table")]}


def one_or_many(item: Schema, description: str) -> Schema:
    """An item or a list of such."""
    return {"description": description, "anyOf": [item, {"type": "array", "items": item}]}


def ref(name: str, description: str = "") -> Schema:
    """A reference to a part under ``$defs``."""
    return {"description": description, "$ref": f"#/$defs/{name}"} if description else {"$ref": f"#/$defs/{name}"}


def key(name: str) -> str:
    """A name as a reference may hold it."""
    return name.replace(" ", "-")


def common_fields() -> dict[str, Schema]:
    """What every item of a file may carry: references to the parts of :func:`common_parts`."""
    return {name: ref(name) for name in common_parts()}


def table_parts() -> dict[str, Schema]:
    """Tables in a file, tables in files of their own, and what many items share."""
    cells: Schema = {"description": "columns and what stands in them", "type": "object"}
    words: Schema = {"type": "array", "items": {"type": "string"}}
    listed = closed(
        {
            "relation": {
                "description": "the kind of relation that each row is; absent: a column 'relation' says it",
                "type": "string",
            },
            "section": {
                "description": "the section whose entries the rows are: assessments, services ...",
                "type": "string",
            },
            "columns": {
                "description": "headings of the file, each with the role or field that it means",
                "type": "object",
                "additionalProperties": {"type": "string"},
            },
            "leave out": one_or_many({"type": "string"}, "headings of columns that are for readers only"),
            "defaults": {
                **cells,
                "description": "what stands in a column where the file has no such column or an empty cell",
            },
        }
    )
    return {
        "defaults": closed(
            {name: ref(name) for name in ("source", "sources", "status", "basis")},
            description="what items say that say nothing else",
        ),
        "table": closed(
            {
                "columns": {"description": "the roles or fields that the cells of a row fill, in order", **words},
                "rows": {
                    "description": "the rows: cells in the order of the columns, or fields by name",
                    "type": "array",
                    "items": {"type": ["array", "object"]},
                },
                "defaults": {**cells, "description": "what stands in a column that is not there or in an empty cell"},
            },
            ["rows"],
            description="a table: what is a table in a paper",
        ),
        "tables": {
            "description": "CSV files beside this one, each with what its rows are",
            "type": "object",
            "additionalProperties": {
                "anyOf": [{"description": "a kind of relation, or a section", "type": "string"}, listed]
            },
        },
    }


def common_parts() -> dict[str, Schema]:
    """What every item of a file may carry."""
    return {
        "source": ref("sources", "where it was read, such as 000 s2.2.3 b); a list where several places say the same"),
        "sources": one_or_many(_source(), "where it was read: document and place in it"),
        "status": {"description": "how firm it is", "enum": list(STATUSES)},
        "basis": {
            "description": "why it is said: a source states it, the law gives it, it is inferred, or assumed",
            "enum": list(BASES),
        },
        "from": ref("moment", "the first day on which it holds"),
        "until": ref("moment", "the first day on which it no longer holds"),
        "note": {"description": "a remark for readers, in our words", "type": "string"},
    }


def _source() -> Schema:
    whole = closed(
        {
            "place": {"description": "document and place in it: 000 s2.2.3 b)", "type": "string"},
            "document": {
                "description": "the short code of a document of the scenario; law for a statute",
                "type": "string",
            },
            "at": {"description": "the place in it", "type": "string"},
            "variant": {"description": "what this place says differently, in our words", "type": "string"},
            "reason": {"description": "why the difference is read as one fact", "type": "string"},
        }
    )
    return {"anyOf": [{"type": ["string", "integer"]}, whole]}


def shared() -> dict[str, Schema]:
    """The parts that every file refers to."""
    listed = {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 1}
    one: Schema = {"type": ["string", "integer"]}
    modes = [closed({mode: {"description": says, "anyOf": [one, listed]}}, [mode]) for mode, says in _MODES.items()]
    for mode in modes:
        mode["properties"]["basis"] = {
            "description": "where this role rests on another basis than the relation",
            "enum": list(BASES),
        }
    named = closed(
        {
            "id": {"description": "the thing in the role, or a word for not knowing", "type": ["string", "integer"]},
            "basis": {"description": "where this role rests on another basis than the relation", "enum": list(BASES)},
        },
        ["id"],
    )
    return {
        **common_parts(),
        **table_parts(),
        "moment": {
            "description": "a date as papers write it: 1 July 2022, 01/07/2022, 2022-07-01, July 2022, spring 2023, "
            "Q1 2023/24, 2022/23, the end of March 2015",
            "type": ["string", "integer"],
        },
        "filler": {
            "description": "what stands in a role: an id, a list of ids, nobody, unclear, not stated, "
            "or {each: [...]}, {together: [...]}, {any: [...]}, {one of: [...]}",
            "anyOf": [{"enum": list(UNKNOWNS)}, {"type": ["string", "integer"]}, listed, *modes, named],
        },
    }
