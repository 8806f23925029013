"""JSON Schemas (draft 2020-12) of scenario files and of JSON output, generated from the types and the vocabulary.

An editor with a YAML language server completes and explains scenario files from them; programs rely on those of
output. ``govgraph schema --write schemas`` (or ``python -m govgraph.schemas``) writes the committed files anew; a test
fails when they drift. The loader says more than a schema can (references, dates, roles); a schema refuses wrong keys,
wrong words and wrong types.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.base import BASES, STATUSES, UNKNOWNS
from govgraph.model.processes import Process, Step
from govgraph.model.record import STATEMENTS, Criterion, Instrument, NotModelled, Statement, Test
from govgraph.model.scenario import Document, GovernancePattern, Merge, Option, Question, Waiver
from govgraph.model.things import SECTIONS, Thing
from govgraph.model.vocabulary import FieldSpec, RelationKind, vocabulary

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^[A-Za-z0-9$][A-Za-z0-9._-]*$"
_MODES = {
    "each": "each of them, for itself",
    "together": "all of them together",
    "any": "any one of them",
    "one of": "one of them; which one is not known",
}
_ARTICLE = {"agreement": "an agreement", "event": "an event"}
_MADE_BY_LOADER = frozenset({"id", "span", "sources", "option"})
"""Fields of an item that a file writes otherwise (the key, from and until, source) or not at all."""


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
    """One schema: scenario, option, questions, answer, findings or law. Raises :class:`UnknownSchema`."""
    if name not in _SCHEMAS:
        raise UnknownSchema(f"there is no schema '{name}': {did_you_mean(name, _SCHEMAS)}")
    title, make = _SCHEMAS[name]
    return {"$schema": DRAFT, "title": title, **make()}


# -- parts that many share ------------------------------------------------------------------------------------------


def _object(properties: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:
    made: Schema = {**more, "type": "object", "properties": dict(properties)}
    if needed := [name for name in properties if name in set(required)]:
        made["required"] = needed
    return {**made, "additionalProperties": False}


def _by_id(item: Schema, description: str) -> Schema:
    return {
        "description": description,
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": item,
    }


def _one_or_many(item: Schema, description: str) -> Schema:
    return {"description": description, "anyOf": [item, {"type": "array", "items": item}]}


def _ref(name: str, description: str = "") -> Schema:
    return {"description": description, "$ref": f"#/$defs/{name}"} if description else {"$ref": f"#/$defs/{name}"}


def _key(name: str) -> str:
    return name.replace(" ", "-")


def _common() -> dict[str, Schema]:
    """What every item of a file may carry: references to the parts of :func:`_common_parts`."""
    return {name: _ref(name) for name in _common_parts()}


def _common_parts() -> dict[str, Schema]:
    return {
        "source": _ref("sources", "where it was read, such as 000 s2.2.3 b); a list where several places say the same"),
        "sources": _one_or_many(_source(), "where it was read: document and place in it"),
        "status": {"description": "how firm it is", "enum": list(STATUSES)},
        "basis": {
            "description": "why it is said: a source states it, the law gives it, it is inferred, or assumed",
            "enum": list(BASES),
        },
        "from": _ref("moment", "the first day on which it holds"),
        "until": _ref("moment", "the first day on which it no longer holds"),
        "note": {"description": "a remark for readers, in our words", "type": "string"},
    }


def _source() -> Schema:
    whole = _object(
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


def _shared() -> dict[str, Schema]:
    listed = {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 1}
    modes = [_object({mode: {"description": says, **listed}}, [mode]) for mode, says in _MODES.items()]
    for mode in modes:
        mode["properties"]["basis"] = {
            "description": "where this role rests on another basis than the relation",
            "enum": list(BASES),
        }
    named = _object(
        {
            "id": {"description": "the thing in the role, or a word for not knowing", "type": ["string", "integer"]},
            "basis": {"description": "where this role rests on another basis than the relation", "enum": list(BASES)},
        },
        ["id"],
    )
    return {
        **_common_parts(),
        "moment": {
            "description": "a date: 2022-07-01, 2022-07, July 2022, 2022, spring 2023 or 2022/23",
            "type": ["string", "integer"],
        },
        "filler": {
            "description": "what stands in a role: an id, a list of ids, nobody, unclear, not stated, "
            "or {each: [...]}, {together: [...]}, {any: [...]}, {one of: [...]}",
            "anyOf": [{"enum": list(UNKNOWNS)}, {"type": ["string", "integer"]}, listed, *modes, named],
        },
    }


# -- relations ------------------------------------------------------------------------------------------------------


def _field(spec: FieldSpec) -> Schema:
    unknown: Schema = {"enum": list(UNKNOWNS)}
    if spec.type == "money":
        return {
            "description": f"{spec.name}, in pounds: 500000, £500k, £2.5m",
            "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^£?\\s*[0-9]"}, unknown],
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
        return _one_or_many(words, f"{spec.name}: {', '.join(spec.words)}")
    what = (
        "a power of the law registry (govgraph explain powers), or not stated" if spec.type == "power" else "in words"
    )
    return {"description": f"{spec.name}: {what}", "type": ["string", "number"]}


def _row(kind: RelationKind) -> Schema:
    """One relation with everything that it may say; which roles must be filled depends on where it stands."""
    common = _common_roles()
    properties: dict[str, Schema] = {"id": _ref("relation-id")}
    for name, role in kind.roles.items():
        properties[name] = _ref(f"role.{name}") if name in common else _role(name, role.admits)
    properties |= {name: _field(spec) for name, spec in kind.fields.items()}
    properties |= {**_common(), "not": _ref("not"), "conditions": _ref("conditions")}
    return _object(properties, description=_reads(kind))


def _role(name: str, admits: Iterable[str]) -> Schema:
    return _ref("filler", f"who or what stands as '{name}': {', '.join(sorted(admits))}")


def _required(kind: RelationKind, without: str = "") -> list[str]:
    return [role.name for role in kind.roles.values() if role.required and role.name != without]


def _short(kind: RelationKind, ends: tuple[str, ...]) -> Schema:
    """The short form under a thing that may fill these roles: the other role, a row without its own, or several."""
    rows = [
        {**_ref(f"relation.{_key(kind.name)}"), "required": _required(kind, own), "properties": {own: False}}
        for own in ends
    ]
    one = [_ref("filler"), *rows]
    return {
        "description": f"{_reads(kind)}, where this thing is the <{'> or the <'.join(ends)}>",
        "anyOf": [*one, {"type": "array", "minItems": 1, "items": {"anyOf": one}}],
    }


def _reads(kind: RelationKind) -> str:
    return kind.reads.replace("{", "<").replace("}", ">")


def _relation_parts() -> dict[str, Schema]:
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
    parts |= {f"role.{name}": _role(name, first.roles[name].admits) for name in _common_roles()}
    for kind in vocabulary().kinds.values():
        parts[f"relation.{_key(kind.name)}"] = _row(kind)
        for own in (*((end,) for end in kind.main), kind.main):
            parts[f"short.{_key(kind.name)}.{'.'.join(own)}"] = _short(kind, own)
    return parts


def _common_roles() -> frozenset[str]:
    """The roles that every kind of relation has: where, if, unless, under."""
    return frozenset.intersection(*(frozenset(kind.roles) for kind in vocabulary().kinds.values()))


def _relations(*, rows: bool) -> Schema:
    """Relations by kind: rows, whose roles must be filled, or patterns to look for, in which any may be left out."""
    properties = {}
    for kind in vocabulary().kinds.values():
        one = _ref(f"relation.{_key(kind.name)}")
        properties[kind.name] = _one_or_many({**one, "required": _required(kind)} if rows else one, _reads(kind))
    return _one_or_many(_object(properties), "relations by kind, each with its rows")


# -- things, record, processes --------------------------------------------------------------------------------------


def _fields(model: type[BaseModel], leave_out: Iterable[str] = _MADE_BY_LOADER) -> tuple[dict[str, Schema], list[str]]:
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
            _ref({"Moment": "moment", "Filler": "filler"}[name])
            if name in {"Moment", "Filler"}
            else _as_written(definitions[name], definitions)
        )
        return {**target, **{key: value for key, value in found.items() if key == "description"}}
    made = {key: _as_written(value, definitions) for key, value in found.items() if key not in {"title", "default"}}
    if made.get("type") == "array" and made.get("items") == {"type": "string"}:
        listed = {key: made.pop(key) for key in ("type", "items")}
        return {**made, "anyOf": [{"type": "string"}, listed]}
    return made


def _first_line(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _thing(model: type[Thing]) -> Schema:
    fields, required = _fields(model)
    shorts: dict[str, Schema] = {}
    for kind in vocabulary().kinds.values():
        ends = [role for role in kind.main if model.category in kind.roles[role].admits]
        if ends and kind.name not in fields:
            shorts[kind.name] = _ref(f"short.{_key(kind.name)}.{'.'.join(ends)}")
    return {
        "description": _first_line(model),
        "anyOf": [
            {"description": "its readable name", "type": "string"},
            _object({**fields, **_common(), **shorts}, required),
        ],
    }


def _test() -> Schema:
    fields, _ = _fields(Test)
    return _object({**fields, "relations": _ref("patterns")}, description="what computation is to find if it is right")


def _statement(model: type[Statement]) -> Schema:
    fields, required = _fields(model)
    return _object(
        {**fields, **_common(), "test": _ref("test", "what computation is to find if it is right")},
        required,
        description=_first_line(model),
    )


def _plain_item(
    model: type[BaseModel], changes: Mapping[str, Schema] | None = None, *, leave_out: Iterable[str] = ()
) -> Schema:
    fields, required = _fields(model, {*_MADE_BY_LOADER, *leave_out})
    return _object({**fields, **_common(), **(changes or {})}, required, description=_first_line(model))


def _step() -> Schema:
    step = _plain_item(Step)
    step["properties"]["id"] = {"description": "a short name, for `then` of other steps", "type": ["string", "integer"]}
    return step


def _layer() -> dict[str, Schema]:
    """Every section of things, relations, record and processes."""
    sections = {section: _by_id(_ref(f"thing.{section}"), _first_line(model)) for section, model in SECTIONS.items()}
    sections["relations"] = _ref("relations")
    sections |= _record()
    return sections


def _record() -> dict[str, Schema]:
    sections = {
        section: _by_id(_ref(f"statement.{_key(section)}"), _first_line(model)) for section, model in STATEMENTS.items()
    }
    sections["instruments"] = _by_id(_ref("instrument"), _first_line(Instrument))
    sections["processes"] = _by_id(_ref("process"), _first_line(Process))
    sections["left out"] = _by_id(_ref("left-out"), _first_line(NotModelled))
    return sections


def _layer_parts() -> dict[str, Schema]:
    criterion = {
        "anyOf": [
            {"type": "string"},
            _plain_item(Criterion, {"test": _ref("test", "what would show that it is met")}, leave_out=("number",)),
        ]
    }
    items = {
        "items": {
            "description": "its criteria, in order; each may be one line of text",
            "type": "array",
            "items": criterion,
        }
    }
    steps = {"steps": {"description": "the steps, in order", "type": "array", "items": _step()}}
    return {
        **_shared(),
        **_relation_parts(),
        "relations": _relations(rows=True),
        "patterns": _relations(rows=False),
        **{f"thing.{section}": _thing(model) for section, model in SECTIONS.items()},
        "test": _test(),
        **{f"statement.{_key(section)}": _statement(model) for section, model in STATEMENTS.items()},
        "instrument": _plain_item(Instrument, items),
        "process": _plain_item(Process, steps),
        "left-out": _plain_item(NotModelled),
    }


# -- files ----------------------------------------------------------------------------------------------------------


def _scenario() -> Schema:
    document, needed = _fields(Document, ("code",))
    patterns = {
        name: _ref("patterns", GovernancePattern.model_fields[name].description or name)
        for name in ("given", "make", "never")
    }
    head = {
        "title": {"description": "the readable title of the scenario", "type": "string"},
        "date": _ref("moment", "the day that questions are about unless they say otherwise"),
        "place": {
            "description": "id of the place that questions are about unless they say otherwise",
            "type": "string",
        },
        "documents": {
            "description": "source documents by the short code that sources begin with",
            "type": "object",
            "additionalProperties": {
                "anyOf": [{"type": "string"}, _object(document, needed, description=_first_line(Document))]
            },
        },
        "extends": _one_or_many({"type": "string"}, "names of earlier papers that this one adds to, oldest first"),
        "waivers": _one_or_many(_plain_item(Waiver), "findings that are accepted, each with its reason"),
        "patterns": _by_id(_plain_item(GovernancePattern, patterns), _first_line(GovernancePattern)),
    }
    described = "scenario.yaml or another file of the baseline: every *.yaml of the folder is read as one."
    return {"description": described, **_object({**head, **_layer()}), "$defs": _layer_parts()}


def _option() -> Schema:
    fields, _ = _fields(Option, {*_MADE_BY_LOADER, "add", "remove", "change", "merge"})
    merge, needed = _fields(Merge)
    selected = {"anyOf": [{"type": ["string", "integer"]}, _ref("patterns")]}
    new_values: Schema = {"description": "new values of its fields", "type": "object"}
    change = _object(
        {
            "of": {"description": "what is changed: an id, or a relation such as {decides: {who: spb}}", **selected},
            "to": new_values,
        },
        ["of", "to"],
    )
    own = {
        "option": {"description": "its id; absent: the name of the file", "type": "string"},
        **fields,
        **_common(),
        "add": _object(_layer(), description="what it adds: things, relations, record"),
        "remove": _one_or_many(selected, "what it removes: ids, or relations such as {decides: {who: spb}}"),
        "change": {
            "description": "what it changes: ids with their new fields, or a list of {of, to}",
            "anyOf": [_by_id(new_values, "ids with their new fields"), {"type": "array", "items": change}],
        },
        "merge": _one_or_many(_object(merge, needed, description=_first_line(Merge)), "bodies that become one"),
    }
    return {
        "description": "options/<id>.yaml: an overlay on the baseline.",
        **_object({**own, **_record()}),
        "$defs": _layer_parts(),
    }


def _questions() -> Schema:
    from govgraph.questions.verbs import VERBS

    verbs = {
        name.replace("-", " "): {"description": f"the query '{name}': its subject, or its parameters by name"}
        for name in VERBS
    }
    ask: Schema = {
        "description": "the query: a kind of question with its subject, and option, on, place, value, given",
        "type": "object",
        "minProperties": 1,
        "properties": verbs,
    }
    expect: Schema = {"description": "facets of the answer and the set of things or values in each", "type": "object"}
    pair = {"ask": ask, "expect": expect}
    fields, _ = _fields(Question, {*_MADE_BY_LOADER, "asks"})
    asks: Schema = {
        "description": "several queries that answer it together",
        "type": "array",
        "items": _object(pair, ["ask", "expect"]),
    }
    question = _object({**fields, **_common(), **pair, "asks": asks}, ["text"])
    question["anyOf"] = [{"required": ["ask", "expect"]}, {"required": ["asks"]}]
    return {
        "description": "questions.yaml: golden questions with their expected answers.",
        **_by_id(question, "questions by id"),
        "$defs": _shared(),
    }


def _law() -> Schema:
    from govgraph.law.reading import TABLES

    definitions: dict[str, Any] = {}
    tables: dict[str, Schema] = {}
    for table, model in TABLES.items():
        row = model.model_json_schema(by_alias=True, mode="validation")
        definitions |= row.pop("$defs", {})
        row["properties"].pop("id")
        definitions[model.__name__] = row
        tables[table] = {
            "description": _first_line(model),
            "type": "object",
            "additionalProperties": _ref(model.__name__),
        }
    return {
        "description": "law/*.yaml of a scenario: rows laid over the packaged law registry.",
        **_object(tables),
        "$defs": _loosened(definitions, names=True),
    }


def _loosened(found: Any, *, names: bool = False) -> Any:
    """A type's own schema without made-up titles, loosened to what a law file may hold: one item for a list of one."""
    if isinstance(found, list):
        return [_loosened(item) for item in found]
    if not isinstance(found, dict):
        return found
    made = {
        key: _loosened(value, names=key in _NAMES and not names)
        for key, value in found.items()
        if names or key not in _MADE_UP
    }
    if not names and made.get("type") == "array" and "items" in made:
        listed = {key: made.pop(key) for key in ("type", "items")}
        one = {"type": ["string", "number"]} if listed["items"] == {"type": "string"} else listed["items"]
        return {**made, "anyOf": [one, listed]}
    return made


# -- output ---------------------------------------------------------------------------------------------------------


def _answer() -> Schema:
    from govgraph.questions.answer import Answer

    return _output(Answer.model_json_schema(mode="serialization"), "What --format json prints for every question.")


def _findings() -> Schema:
    from pydantic import Field, create_model

    from govgraph.checks.finding import Finding, Totals, Unsettled, WaivedFinding
    from govgraph.model.base import Frozen

    unsettled = create_model(
        "CannotTell", __base__=Unsettled, option=(str, Field(description="id of the option, or baseline"))
    )
    whole = create_model(
        "Findings",
        __base__=Frozen,
        scenario=(str, Field(description="name of the scenario")),
        day=(str, Field(description="the day asked about, ISO")),
        options=(list[str], Field(description="ids of the options that were checked, baseline among them")),
        totals=(Totals, Field(description="subjects that passed, failed, or could not be told")),
        findings=(list[Finding], Field(description="what was found, the heaviest first")),
        waived=(list[WaivedFinding], Field(description="what was found and is accepted")),
        cannot_tell=(list[unsettled], Field(description="what could not be told, and what is missing")),
        names=(dict[str, str], Field(description="the readable name of every id in it")),
    )
    return _output(whole.model_json_schema(mode="serialization"), "What `govgraph check --format json` prints.")


def _output(found: Schema, description: str) -> Schema:
    """A type's schema without the titles that pydantic makes up; all that is always printed is required."""
    made: Schema = _untitled(found)
    for part in (made, *made.get("$defs", {}).values()):
        if part.get("type") == "object" and "properties" in part:
            part["required"] = list(part["properties"])
    return {**made, "description": description}


def _untitled(found: Any, *, names: bool = False) -> Any:
    if isinstance(found, list):
        return [_untitled(item) for item in found]
    if not isinstance(found, dict):
        return found
    return {
        key: _untitled(value, names=key in _NAMES and not names)
        for key, value in found.items()
        if names or key not in _MADE_UP
    }


_NAMES = frozenset({"properties", "$defs"})
"""Keys of a schema below which keys are names, not words of JSON Schema."""

_MADE_UP = frozenset({"title", "default"})
"""What pydantic adds to each field and says nothing to a reader."""

_SCHEMAS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "scenario": ("A scenario file of govgraph", _scenario),
    "option": ("An option of a govgraph scenario", _option),
    "questions": ("Golden questions of a govgraph scenario", _questions),
    "law": ("Law rows of a govgraph scenario", _law),
    "answer": ("The answer to a question, as JSON", _answer),
    "findings": ("Findings of checks, as JSON", _findings),
}


def main() -> None:
    """Write the committed schemas anew."""
    from pathlib import Path

    folder = Path(__file__).resolve().parents[1] / "schemas"
    for name, content in files().items():
        (folder / name).write_text(content, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
