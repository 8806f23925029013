"""The files of a scenario: the baseline, an option, golden questions, law rows."""

from __future__ import annotations

from typing import Any

from govgraph.model.kinds import OwnKind
from govgraph.model.scenario import Document, GovernancePattern, Merge, Option, Question, Waiver
from govgraph.model.views import SavedView
from govgraph.schemas.items import MADE_BY_LOADER, fields_of, first_line, layer, layer_parts, plain_item, record
from govgraph.schemas.parts import MADE_UP, NAMES, Schema, by_id, closed, common_fields, one_or_many, ref, shared


def scenario() -> Schema:
    """scenario.yaml, or another file of the baseline."""
    document, needed = fields_of(Document, ("code",))
    kind, _ = fields_of(OwnKind)
    patterns = {
        name: ref("patterns", GovernancePattern.model_fields[name].description or name)
        for name in ("given", "make", "never")
    }
    view, _ = fields_of(SavedView, {"id"})
    head = {
        "title": {"description": "the readable title of the scenario", "type": "string"},
        "date": ref("moment", "the day that questions are about unless they say otherwise"),
        "place": {
            "description": "id of the place that questions are about unless they say otherwise",
            "type": "string",
        },
        "documents": {
            "description": "source documents by the short code that sources begin with",
            "type": "object",
            "additionalProperties": {
                "anyOf": [{"type": "string"}, closed(document, needed, description=first_line(Document))]
            },
        },
        "extends": one_or_many({"type": "string"}, "names of earlier papers that this one adds to, oldest first"),
        **_later(),
        "law": one_or_many(
            {"type": "string"}, "packs of law, or folders of rows; none: only what papers state; absent: England's"
        ),
        "kinds": by_id(
            {"anyOf": [{"type": "string"}, closed({**kind, **common_fields()}, [], description=first_line(OwnKind))]},
            "kinds of bodies that no pack holds, by id",
        ),
        "waivers": one_or_many(plain_item(Waiver), "findings that are accepted, each with its reason"),
        "views": by_id(
            {"anyOf": [{"type": "string"}, closed(view, [], description=first_line(SavedView))]},
            "saved charts by id, or the view alone",
        ),
        "patterns": by_id(plain_item(GovernancePattern, patterns), first_line(GovernancePattern)),
    }
    described = "scenario.yaml or another file of the baseline: every *.yaml of the folder is read as one."
    return {"description": described, **closed({**head, **layer()}), "$defs": layer_parts()}


def _later() -> Schema:
    """What a paper says of an earlier one that it extends."""
    one: Schema = {"anyOf": [{"type": ["string", "integer"]}, ref("patterns")]}
    of = one_or_many(one, "what it speaks of: ids, or relations such as {decides: {who: spb}}")
    own: dict[str, Schema] = {
        **{name: field for name, field in common_fields().items() if name in {"source", "sources", "basis", "note"}},
        "of": of,
        "on": ref("moment", "the day from which it holds; absent: the day of the paper"),
    }
    to: Schema = {"description": "new values of its fields", "type": "object"}
    said = {
        "confirms": "what it says again",
        "ends": "what it says is over",
        "withdraws": "what it takes back",
    }
    return {
        **{name: one_or_many(closed(own, ["of"]), text) for name, text in said.items()},
        "changes": one_or_many(closed({**own, "to": to}, ["of", "to"]), "what it says otherwise"),
    }


def option() -> Schema:
    """options/<id>.yaml."""
    fields, _ = fields_of(Option, {*MADE_BY_LOADER, "add", "remove", "change", "merge"})
    merge, needed = fields_of(Merge)
    selected = {"anyOf": [{"type": ["string", "integer"]}, ref("patterns")]}
    new_values: Schema = {"description": "new values of its fields", "type": "object"}
    change = closed(
        {
            "of": {"description": "what is changed: an id, or a relation such as {decides: {who: spb}}", **selected},
            "to": new_values,
        },
        ["of", "to"],
    )
    own = {
        "option": {"description": "its id; absent: the name of the file", "type": "string"},
        **fields,
        **common_fields(),
        "add": closed(layer(), description="what it adds: things, relations, record"),
        "remove": one_or_many(selected, "what it removes: ids, or relations such as {decides: {who: spb}}"),
        "change": {
            "description": "what it changes: ids with their new fields, or a list of {of, to}",
            "anyOf": [by_id(new_values, "ids with their new fields"), {"type": "array", "items": change}],
        },
        "merge": one_or_many(closed(merge, needed, description=first_line(Merge)), "bodies that become one"),
    }
    return {
        "description": "options/<id>.yaml: an overlay on the baseline.",
        **closed({**own, **record()}),
        "$defs": layer_parts(),
    }


def questions() -> Schema:
    """questions.yaml."""
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
    fields, _ = fields_of(Question, {*MADE_BY_LOADER, "asks"})
    asks: Schema = {
        "description": "several queries that answer it together",
        "type": "array",
        "items": closed(pair, ["ask", "expect"]),
    }
    question = closed({**fields, **common_fields(), **pair, "asks": asks}, ["text"])
    question["anyOf"] = [{"required": ["ask", "expect"]}, {"required": ["asks"]}]
    return {
        "description": "questions.yaml: golden questions with their expected answers.",
        **by_id(question, "questions by id"),
        "$defs": shared(),
    }


def law() -> Schema:
    """law/*.yaml."""
    from govgraph.law.tables import TABLES

    definitions: dict[str, Any] = {}
    tables: dict[str, Schema] = {}
    for table, model in TABLES.items():
        row = model.model_json_schema(by_alias=True, mode="validation")
        definitions |= row.pop("$defs", {})
        row["properties"].pop("id")
        definitions[model.__name__] = row
        tables[table] = {
            "description": first_line(model),
            "type": "object",
            "additionalProperties": ref(model.__name__),
        }
    return {
        "description": "law/*.yaml of a scenario: rows laid over the packaged law registry.",
        **closed(tables),
        "$defs": loosened(definitions, names=True),
    }


def loosened(found: Any, *, names: bool = False) -> Any:
    """A type's own schema without made-up titles, loosened to what a law file may hold: one item for a list of one."""
    if isinstance(found, list):
        return [loosened(item) for item in found]
    if not isinstance(found, dict):
        return found
    made = {
        key: loosened(value, names=key in NAMES and not names)
        for key, value in found.items()
        if names or key not in MADE_UP
    }
    if not names and made.get("type") == "array" and "items" in made:
        listed = {key: made.pop(key) for key in ("type", "items")}
        one = {"type": ["string", "number"]} if listed["items"] == {"type": "string"} else listed["items"]
        return {**made, "anyOf": [one, listed]}
    return made
