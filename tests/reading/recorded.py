"""Who decides, holds and answers in the bundled scenarios, as it was last recorded: one line for each answer.

``python tests/reading/recorded.py`` writes the record anew. What then differs in it says which answers a change of the
reading has changed; the commit says why.
"""

from __future__ import annotations

import json
from pathlib import Path

import govgraph
from govgraph.graph import Graph

HERE = Path(__file__).parent
RECORD = HERE / "recorded.json"
SCENARIOS = HERE.parents[1] / "scenarios"

_OF_A_MATTER = (
    "deciders",
    "foreseen_deciders",
    "past_deciders",
    "conditional_deciders",
    "holders",
    "form",
    "answers_to",
)
_OF_AN_ACTOR = ("lines", "breaks_at", "reaches")

Record = dict[str, dict[str, object]]


def answers() -> Record:
    """The answers of today, by scenario, option and question."""
    found: Record = {}
    for folder in sorted(path.parent for path in SCENARIOS.glob("*/scenario.yaml")):
        scenario = govgraph.load(folder)
        for option in ("", *sorted(scenario.options)):
            graph = scenario.graph(option) if option else scenario.graph()
            of = f"{folder.name}{f' {option}' if option else ''}"
            found |= {f"{of}: {question}": said for question, said in _answers(graph).items()}
    return found


def _answers(graph: Graph) -> Record:
    matters = {
        f"who decides {thing.id}": _said(graph.who_decides(thing.id).facets, _OF_A_MATTER)
        for thing in graph.in_category("decision")
    }
    actors = {
        f"{thing.id} answers to": _said(graph.answers_to(thing.id).facets, _OF_AN_ACTOR)
        for thing in graph.in_category("body", "post")
    }
    return matters | actors


def _said(facets: dict[str, object], wanted: tuple[str, ...]) -> dict[str, object]:
    """The facets wanted that say anything, as JSON holds them, lists in the order of their names: it is no part of an answer."""
    found = {name: json.loads(json.dumps(facets[name])) for name in wanted if facets[name]}
    return {
        name: sorted(value) if name not in {"answers_to"} and isinstance(value, list) else value
        for name, value in found.items()
    }


def recorded() -> Record:
    """The answers as they were last recorded."""
    found: Record = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def text(record: Record) -> str:
    """A record as it is written: one line for each answer."""
    rows = (f"{json.dumps(key)}: {json.dumps(value, sort_keys=True)}" for key, value in sorted(record.items()))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def changed(before: Record, after: Record) -> list[str]:
    """The answers that differ, each with what was recorded and what is said."""
    return [
        f"{key}: {name} was {before.get(key, {}).get(name)}, is {after.get(key, {}).get(name)}"
        for key in sorted(before.keys() | after.keys())
        for name in sorted(before.get(key, {}).keys() | after.get(key, {}).keys())
        if before.get(key, {}).get(name) != after.get(key, {}).get(name)
    ]


if __name__ == "__main__":
    print("\n".join(changed(recorded() if RECORD.exists() else {}, answers())) if RECORD.exists() else "new")
    RECORD.write_text(text(answers()), encoding="utf-8")
