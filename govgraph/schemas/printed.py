"""What commands print as JSON: answers and findings."""

from __future__ import annotations

from typing import Any

from govgraph.schemas.parts import MADE_UP, NAMES, Schema


def answer() -> Schema:
    """What every question prints."""
    from pydantic import TypeAdapter

    from govgraph.answer import Answer
    from govgraph.formats.plain import printed

    made = TypeAdapter(Answer).json_schema(mode="serialization")
    shown = {part.name for part in printed(Answer)}
    made["properties"] = {name: row for name, row in made["properties"].items() if name in shown}
    return _output(made, "What --format json prints for every question.")


def findings() -> Schema:
    """What ``check`` prints."""
    from pydantic import ConfigDict, Field, create_model

    from govgraph.checks.finding import Finding, Totals, Unsettled, WaivedFinding
    from govgraph.records.door import checker

    unsettled = create_model(
        "CannotTell", __base__=checker(Unsettled), option=(str, Field(description="id of the option, or baseline"))
    )
    whole = create_model(
        "Findings",
        __config__=ConfigDict(extra="forbid"),
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
    """A type's schema without the titles that pydantic makes up."""
    made: Schema = untitled(found)
    parts = {name: _printed(part) for name, part in made.pop("$defs", {}).items()}
    return {"$defs": parts, **_printed(made), "description": description}


def _printed(part: Schema) -> Schema:
    """All that is always printed is required, and nothing else is; what a value keeps for itself is not printed."""
    if "properties" not in part:
        return part
    shown = {name: row for name, row in part["properties"].items() if not name.startswith("_")}
    return {"additionalProperties": False, **part, "properties": shown, "required": list(shown)}


def untitled(found: Any, *, names: bool = False) -> Any:
    if isinstance(found, list):
        return [untitled(item) for item in found]
    if not isinstance(found, dict):
        return found
    return {
        key: untitled(value, names=key in NAMES and not names)
        for key, value in found.items()
        if names or key not in MADE_UP
    }
