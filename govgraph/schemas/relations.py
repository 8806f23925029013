"""Relations in a schema, from the vocabulary: rows, patterns and the short form under a thing."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.model.base import UNKNOWNS
from govgraph.model.vocabulary import FieldSpec, RelationKind, vocabulary
from govgraph.schemas.parts import Schema, closed, common_fields, key, one_or_many, ref


def field_schema(spec: FieldSpec) -> Schema:
    """How a further fact of a kind is written, by its type."""
    unknown: Schema = {"enum": list(UNKNOWNS)}
    if spec.type == "money":
        return {
            "description": f"{spec.name}, in pounds: 500000, £500k, £2.5m",
            "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^£?\\s*[0-9]"}, unknown],
        }
    if spec.type == "percent":
        return {
            "description": f"{spec.name}, in per cent: 40, 40%",
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": "^[0-9.]+ *(%|per cent)?$"},
                unknown,
            ],
        }
    if spec.type == "flag":
        return {"description": f"{spec.name}: true or false", "anyOf": [{"type": "boolean"}, unknown]}
    if spec.type == "terms":
        return {
            "description": f"{spec.name}: what the terms say",
            "enum": ["allowed", "barred", "unclear", "not stated", "nobody"],
        }
    if spec.type == "choice":
        words: Schema = {"enum": [*spec.words, *UNKNOWNS]}
        return one_or_many(words, f"{spec.name}: {', '.join(spec.words)}")
    if spec.type == "power":
        what = "a power of the law registry (govgraph explain powers), or not stated; in a pattern also one of several"
        return one_or_many({"type": ["string", "number"]}, f"{spec.name}: {what}")
    return {"description": f"{spec.name}: in words", "type": ["string", "number"]}


def _row(kind: RelationKind) -> Schema:
    """One relation with everything that it may say; which roles must be filled depends on where it stands."""
    common = _common_roles()
    properties: dict[str, Schema] = {"id": ref("relation-id")}
    for name, role in kind.roles.items():
        properties[name] = ref(f"role.{name}") if name in common else _role(name, role.admits)
    properties |= {name: field_schema(spec) for name, spec in kind.fields.items()}
    properties |= {**common_fields(), "not": ref("not"), "conditions": ref("conditions")}
    return closed(properties, description=reads(kind))


def _role(name: str, admits: Iterable[str]) -> Schema:
    return ref("filler", f"who or what stands as '{name}': {', '.join(sorted(admits))}")


def _required(kind: RelationKind, without: str = "") -> list[str]:
    return [role.name for role in kind.roles.values() if role.required and role.name != without]


def _short(kind: RelationKind, ends: tuple[str, ...]) -> Schema:
    """The short form under a thing that may fill these roles: the other role, a row without its own, or several."""
    rows = [
        {**ref(f"relation.{key(kind.name)}"), "required": _required(kind, own), "properties": {own: False}}
        for own in ends
    ]
    one = [ref("filler"), *rows]
    return {
        "description": f"{reads(kind)}, where this thing is the <{'> or the <'.join(ends)}>",
        "anyOf": [*one, {"type": "array", "minItems": 1, "items": {"anyOf": one}}],
    }


def reads(kind: RelationKind) -> str:
    """How a relation reads, its roles in angle brackets."""
    return kind.reads.replace("{", "<").replace("}", ">")


def relation_parts() -> dict[str, Schema]:
    """The parts under ``$defs`` for every kind of relation: its row, and its short forms by the role of the thing."""
    parts: dict[str, Schema] = {
        "relation-id": {"description": "a short name, where one is wanted", "type": ["string", "integer"]},
        "not": {"description": "true: the source denies it", "type": "boolean"},
        "conditions": {
            "description": "records that the law asks for: is each there?",
            "type": "object",
            "additionalProperties": {"enum": [True, False, "not stated"]},
        },
    }
    first = next(iter(vocabulary().kinds.values()))
    parts |= {f"role.{name}": _role(name, first.roles[name].admits) for name in sorted(_common_roles())}
    for kind in vocabulary().kinds.values():
        parts[f"relation.{key(kind.name)}"] = _row(kind)
        for own in (*((end,) for end in kind.main), kind.main):
            parts[f"short.{key(kind.name)}.{'.'.join(own)}"] = _short(kind, own)
    return parts


def _common_roles() -> frozenset[str]:
    """The roles that every kind of relation has: where, if, unless, under."""
    return frozenset.intersection(*(frozenset(kind.roles) for kind in vocabulary().kinds.values()))


def relations(*, rows: bool) -> Schema:
    """Relations by kind: rows, whose roles must be filled, or patterns to look for, in which any may be left out."""
    properties = {}
    for kind in vocabulary().kinds.values():
        one = ref(f"relation.{key(kind.name)}")
        found = one_or_many({**one, "required": _required(kind)} if rows else one, reads(kind))
        properties[kind.name] = {**found, "anyOf": [*found["anyOf"], ref("table")]} if rows else found
    if not rows:
        return one_or_many(closed(properties), "relations by kind, each with its rows")
    properties["defaults"] = ref("defaults", "what every relation here says that says nothing else")
    either = {"anyOf": [closed(properties), ref("table")]}
    return one_or_many(either, "relations by kind, each with its rows; or a table with a column 'relation'")
