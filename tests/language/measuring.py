"""Plain questions with the readings that are right, and how many ``ask`` reads so: at once, with what it offers, wrongly.

A reading is written ``who-decides major-capital option=b``: the kind of question, the things it is about in any order,
and what else must be so. What an accepted reading does not say (the kind of a relation, a theme, a place) is free;
an option, a day or an amount that it does not say must not be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

import govgraph
from govgraph.language import NotUnderstood, understand
from govgraph.language.understood import Understood
from govgraph.model.amounts import amount
from govgraph.model.scenario import Scenario

SETS = Path(__file__).parent / "plain"
LATER = SETS / "later"
UNSEEN = (SETS / "unseen", SETS / "second")
"""Two sets on all bundled scenarios and on two places that no other set has, written by who had not read how they are read."""
PLACES = Path(__file__).parent / "places"

_FREE = {
    "kind",
    "theme",
    "sort",
    "only",
    "matching",
    "place",
    "number",
    "things",
    "chair",
    "power",
    "by",
    "words",
    "sits_on",
}
_FIELD = re.compile(r"(\w+)=((?:[^\s=]|\s(?!\w+=))+)")

Outcome = Literal["right", "offered", "told", "wrong", "refused"]
"""``told``: no kind of question was near, and the answer is what the papers say in the same words, said to be just that."""


@dataclass(frozen=True)
class Judged:
    """One question of a set, how it was read, and how that is to be judged."""

    scenario: str
    question: str
    outcome: Outcome
    read: str
    aside: bool
    holds: tuple[str, ...] = ()


def written(name: str, folder: Path = SETS) -> list[Mapping[str, Any]]:
    """The questions of one scenario."""
    rows: list[Mapping[str, Any]] = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return rows


def scenario_named(name: str) -> Scenario:
    """A bundled scenario, or one of those made up for these questions."""
    return govgraph.load(PLACES / name if (PLACES / name).is_dir() else name)


def judged(scenario: Scenario, folder: Path = SETS) -> Iterable[Judged]:
    """Every question of a scenario's set, judged. A row says itself that it is kept aside, or every third one is."""
    for at, row in enumerate(written(scenario.name, folder)):
        outcome, read = _outcome(scenario, row["q"], row["read"])
        aside = at % 3 == 2 if folder == SETS else row.get("aside", False)
        yield Judged(scenario.name, row["q"], outcome, read, aside, tuple(row.get("holds", ())))


def _outcome(scenario: Scenario, question: str, accepted: list[str]) -> tuple[Outcome, str]:
    try:
        found = understand(scenario, question)
    except NotUnderstood as refused:
        offered = any(_is(scenario, reading, each) for reading in refused.offered for each in accepted)
        return ("offered" if offered else "refused"), str(refused)
    said = "; ".join(map(str, (found, *found.further)))
    if any(_is(scenario, reading, each) for reading in (found, *found.further) for each in accepted):
        return "right", said
    offered = any(_is(scenario, reading, each) for reading in found.near for each in accepted)
    return ("offered" if offered else "told" if found.verb == "search" else "wrong"), said


def _is(scenario: Scenario, read: Understood, accepted: str) -> bool:
    text = accepted
    fields = dict(_FIELD.findall(text))
    verb, *things = _FIELD.sub("", text).split()
    about = [value for key, value in read.slots.items() if key not in {*_FREE, "option", "value"}]
    same_things = sorted(about) == sorted(things)
    under = {key: str(value) for key, value in read.asked_under.items() if key not in _FREE}
    if "option" in read.slots:
        under["option"] = read.slots["option"]
    wanted = {key: value for key, value in fields.items() if key not in _FREE}
    fixed = {**read.slots, **read.fixed, **read.asked_under}
    free = all(_holds(fixed.get(key), value) for key, value in fields.items() if key in _FREE)
    return read.verb == verb and same_things and free and _under(under) == _under(wanted)


def _holds(got: Any, wanted: str) -> bool:
    return wanted in (got if isinstance(got, list | tuple) else [str(got)])


def _under(values: Mapping[str, str]) -> dict[str, str]:
    return {key: str(amount(value)) if key == "value" else value.strip("[]'") for key, value in values.items()}
