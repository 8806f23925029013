"""The file of a study: study.yaml."""

from __future__ import annotations

from govgraph.questions.verbs import VERBS
from govgraph.schemas.items import MADE_BY_LOADER, fields_of, first_line
from govgraph.schemas.parts import Schema, by_id, closed, common_fields, one_or_many, shared
from govgraph.studies.model import Counterpart, Studied, StudyQuestion


def study() -> Schema:
    """study.yaml."""
    scenario, _ = fields_of(Studied, {"id"})
    counterpart, needed = fields_of(Counterpart)
    question, _ = fields_of(StudyQuestion, {*MADE_BY_LOADER, "verb", "args", "show"})
    text: Schema = {"type": "string"}
    ask: Schema = {
        "description": "the query: a kind of question with its subject, things by their counterparts",
        "type": "object",
        "minProperties": 1,
        "properties": {name.replace("-", " "): {"description": f"the query '{name}'"} for name in VERBS},
    }
    asked = {
        **question,
        **common_fields(),
        "ask": ask,
        "show": one_or_many(text, "the parts of the answers that are compared"),
    }
    one: Schema = {"anyOf": [text, closed(scenario, ["scenario"], description=first_line(Studied))]}
    sections = {
        "title": {"description": "the readable title of the study", **text},
        "scenarios": by_id(one, "the scenarios by short ids"),
        "counterparts": by_id(
            closed({**counterpart, **common_fields()}, needed, description=first_line(Counterpart)),
            "things taken as counterparts",
        ),
        "questions": by_id(closed(asked, ["text", "ask", "show"]), "questions asked of every scenario"),
    }
    return {
        "description": "study.yaml: several scenarios asked the same questions, side by side.",
        **closed(sections, ["scenarios"]),
        "$defs": shared(),
    }
