"""The rules, each with examples that are run as tests, and the examples in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from govgraph.law.blocks import Block, Code, Heading, RunningText
from govgraph.law.notation import NotedArrangement, cast, read
from govgraph.law.pages.wording import joined, row_block
from govgraph.law.registry import registry
from govgraph.law.rows import CHECKED, SURE
from govgraph.law.rules import Rule, rules
from govgraph.model.dates import day_words

_FOUND = {
    "registry": "by the general check of every arrangement and fund against the rows",
    "derivation": "by the routes on which the giver holds what it gives",
    "own": "by a check of its own",
}


def rules_page() -> Iterator[Block]:
    """Every rule with an example that is right and one that breaks it."""
    yield Heading(2, "Rules")
    yield RunningText(
        "Each rule has an example that is right and one that breaks it; both are run as tests. A =POWER=> B : function reads: A "
        "gives the function to B under the power; a question mark says that no power is stated."
    )
    for rule in rules().values():
        lines = [
            ("What it finds", rule.what),
            ("Why it matters", rule.why),
            (
                "Weighs",
                {"ERROR": "an error", "WARN": "a warning", "INFO": "a note"}[rule.level]
                + " at most"
                + (f"; {rule.levels}" if rule.levels else ""),
            ),
            ("Found", _FOUND[rule.how]),
            ("Citation", rule.cite),
            ("Checked", f"{CHECKED[rule.mark]} ({rule.mark}); confidence {SURE[rule.conf]} ({rule.conf})"),
        ]
        yield from row_block(f"rule-{rule.code}", f"{rule.code}: {rule.title}", lines)
        yield from _examples(rule)


def _examples(rule: Rule) -> Iterator[Block]:
    for words, texts in (("Right", rule.right), ("Wrong: an error", rule.wrong), ("Wrong: a warning", rule.warns)):
        for text in texts:
            yield Heading(4, words, f"{rule.code}-{words}")
            yield Code(text.rstrip("\n"), "yaml" if "\n" in text else "text")
            yield RunningText(in_words(text, rule.right[0]))


def in_words(example: str, same_as: str = "") -> str:
    """An example as sentences: one for each arrangement of the notation, or for each entry of a scenario file.

    Raises :class:`govgraph.law.notation.NotInNotation`.
    """
    if "\n" in example:
        return " ".join(_entries(yaml.safe_load(example)))
    return " ".join(_sentence(edge) for edge in read(example, same_as))


def _entries(tree: Mapping[str, Any]) -> Iterator[str]:
    """What a scenario file says, entry by entry, names in place of ids."""
    sections = {name: rows for name, rows in tree.items() if isinstance(rows, Mapping)}
    names = {
        item: str(entry["name"])
        for name, rows in sections.items()
        if name != "relations"
        for item, entry in rows.items()
    }
    if "date" in tree:
        yield f"On {_told(tree['date'], names)}."
    for name, rows in sections.items():
        if name == "relations":
            for kind, found in rows.items():
                for row in found if isinstance(found, list) else [found]:
                    yield f"Stated as '{kind}': {_told({key: row[key] for key in row if key != 'id'}, names)}."
        else:
            for entry in rows.values():
                rest = {key: value for key, value in entry.items() if key != "name"}
                yield f"{entry['name']}: {_told(rest, names)}." if rest else f"{entry['name']}."


def _told(value: Any, names: Mapping[str, str]) -> str:
    """A value of a scenario file in words: an id or a kind by its name, other words apart."""
    if isinstance(value, Mapping):
        kinds = {kind: row.name for kind, row in registry().kinds.items() if row.name}
        return ", ".join(
            f"{key} {f'({_told(inner, names)})' if isinstance(inner, Mapping | list) else _told(inner, kinds if key == 'kind' else names)}"
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return "; ".join(_told(inner, names) for inner in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    return names.get(str(value), str(value).replace("_", " ") if str(value).islower() else str(value))


def _sentence(edge: NotedArrangement) -> str:
    givers = joined([_called(name) for name in edge.givers])
    several = len(edge.givers) > 1
    stated = "".join(f"; {name}: {value}" for name, value in edge.facts.items())
    told = f"; stated are{stated[1:]}" if stated else ""
    since = f"from {day_words(date.fromisoformat(edge.start))}"
    power = f"under {edge.power}" if edge.power else "under no stated power"
    if not edge.receiver:
        return f"{givers or 'Nobody who is named'} {'contribute' if several else 'contributes'} to a fund {power}, {since}{told}."
    if edge.money:
        return f"{givers} {'pay' if several else 'pays'} {_called(edge.receiver)} {edge.money} {power}, {since}{told}."
    what = f"the function '{edge.function}'" if edge.function else "all that may be given"
    if edge.receiver == "jointly":
        return f"{givers} exercise {what} jointly {power}, {since}{told}."
    return f"{givers} {'give' if several else 'gives'} {what} to {_called(edge.receiver)} {power}, {since}{told}."


def _called(name: str) -> str:
    """The full name of whoever a name in the notation stands for."""
    for rows in cast().values():
        for entry in rows.values():
            if entry.get("as") == name:
                return str(entry["name"])
    return name
