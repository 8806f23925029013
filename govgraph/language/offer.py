"""What to ask instead, where a question cannot be read for sure: the nearest questions, filled with the names that are there.

Where no reading is near, the questions that people ask most of what is named are offered: of a matter who decides it, of
a body what it may decide and to whom it answers, of an option what it changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govgraph.graph.sentences import listed
from govgraph.language.hearing import Heard, heard
from govgraph.language.mentions import KnownNames, Meaning, Mention
from govgraph.language.notation import forms
from govgraph.language.packaged import QuestionKind, kinds
from govgraph.language.reading import QuestionReading
from govgraph.language.sorts import sort_of
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.records import replace

WORTH_OFFERING = -0.1
"""A reading that is less near than this is not offered."""

MOST = 3
"""As many questions are offered."""

EXAMPLE = 'Name a body, a decision or an option, for example: "who decides major capital under option b?"'

_USUAL: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "matter": (
        ("who-decides", "what", "who decides {what}"),
        ("who-answers-for", "what", "who answers for {what}"),
        ("show", "node", "what is {node}"),
    ),
    "fund": (
        ("money", "node", "who pays into {node}"),
        ("who-decides", "what", "who decides {what}"),
        ("show", "node", "what is {node}"),
    ),
    "actor": (
        ("what-may", "who", "what can {who} decide"),
        ("answers-to", "who", "to whom does {who} answer"),
        ("show", "node", "what is {node}"),
    ),
    "group": (
        ("facts", "to", "who are {to}"),
        ("what-may", "who", "what can {who} decide"),
        ("answers-to", "who", "to whom does {who} answer"),
    ),
    "sector": (
        ("compare", "sector", "is {sector} represented"),
        ("what-may", "who", "what can {who} decide"),
        ("show", "node", "what is {node}"),
    ),
    "thing": (("show", "node", "what is {node}"), ("status", "node", "is {node} in force")),
    "place": (("show", "node", "what is {node}"),),
    "event": (("show", "node", "what is {node}"),),
}
"""What people ask most of each sort of thing: the question, the slot that it takes, and an example."""

_OF_OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("compare", "a", "what changes under {a}"),
    ("findings", "option", "what is wrong with {option}"),
    ("assess", "instrument", "what has to be true for {instrument} to work"),
)

_OF_TWO: tuple[tuple[tuple[str, str], str, tuple[str, str], str], ...] = (
    (("actor", "matter"), "can-decide", ("forum", "what"), "can {forum} decide {what}"),
    (("actor", "actor"), "binds", ("who", "whom"), "can {who} bind {whom}"),
)
"""What people ask most of two things together."""


def whole(reading: QuestionReading) -> bool:
    """Has its example no slot that nothing fills?"""
    return all(f"{{{slot}}}" not in reading.example for slot in reading.kind.slots if slot not in reading.slots) and (
        "{event" not in reading.example
    )


def spoken_whole(reading: QuestionReading) -> QuestionReading:
    """The reading with an example that has a slot for each name that fills one and no other, where its kind has such an example."""
    if whole(reading):
        return reading
    wanted = set(reading.slots)
    for example in reading.kind.asked:
        for _, text in forms(example, {}):
            if set(re.findall(_SLOT, text)) == wanted:
                return replace(reading, example=text)
    return reading


_SLOT = r"\{(\w+)[^}]*\}"


def said(scenario: Scenario, reading: QuestionReading, over: Mapping[str, Any] | None = None) -> str:
    """A reading as a question in plain words, with the names that fill it."""
    text = reading.example
    for slot, meaning in reading.slots.items():
        name = (
            f"option {meaning.value}"
            if meaning.category == "option" and meaning.value in scenario.options
            else meaning.name
        )
        text = text.replace(f"{{{slot}}}", name)
    under = {**reading.asked_under, **(over or {})}
    if "option" in under and f"option {under['option']}" not in text:
        text += " today" if under["option"] == BASELINE else f" under option {under['option']}"
    if "on" in under:
        text += f" on {under['on']}"
    if "value" in under:
        text += f" for {under['value']}"
    return f"{text[0].upper()}{text[1:]}?"


class Offered(NamedTuple):
    """What to say of a question that cannot be read for sure, and the readings that are offered, best first.

    ``unknown``: it names what is not there.
    """

    told: str
    readings: tuple[QuestionReading, ...]
    unknown: bool


def offered(
    scenario: Scenario,
    names: KnownNames,
    text: str,
    found: Sequence[QuestionReading],
    over: Mapping[str, Any],
    answers: Callable[[str, QuestionReading], bool],
) -> Offered:
    """What is offered instead: only questions that are understood as they stand there.

    ``answers``: is a question in these words read as this reading?
    """
    hearings = heard(names, text, over.get("option"))
    strange = [hearings[0].words[at].typed for at in hearings[0].strange] if hearings else []
    chosen = _chosen(scenario, names, found, hearings, over, answers)
    lines = [f"  {question}" for question in chosen]
    unknown = bool(strange) and not (lines and _mostly_known(hearings[0]))
    if unknown:
        near = names.near(" ".join(strange))
        hint = f" The nearest names are: {listed(near)}." if near else ""
        head = f"Nothing in this scenario is called '{' '.join(strange)}'.{hint}"
        told = "\n".join((head, "Did you mean one of these?", *lines)) if lines else f"{head} {EXAMPLE}"
    elif lines:
        nothing = not (hearings and (hearings[0].named or hearings[0].around))
        told = "\n".join(
            (
                "This question cannot be read for sure. Did you mean one of these?",
                *lines,
                *((f"It names nothing of this scenario. {EXAMPLE}",) if nothing else ()),
            )
        )
    else:
        told = f"This question cannot be read. {EXAMPLE}"
    return Offered(told, tuple(chosen.values()), unknown)


def unsure(
    scenario: Scenario, reading: QuestionReading, over: Mapping[str, Any]
) -> tuple[str, tuple[QuestionReading, ...]]:
    """What to say where a name may be that of several things, and the question asked of each."""
    slot, meanings = next(iter(reading.unsure.items()))
    each = {
        said(scenario, one, over): one
        for meaning in meanings[:6]
        for one in (replace(reading, slots={**reading.slots, slot: meaning}, unsure={}),)
    }
    named = "; ".join(f"{meaning.name} ({meaning.value})" for meaning in meanings[:6])
    told = f"This may be about any of these: {named}. Ask again with the whole name of the one you mean."
    return "\n".join((told, *(f"  {question}" for question in list(each)[:MOST]))), tuple(each.values())


def _mostly_known(hearing: Heard) -> bool:
    """Are most of its words known, so that a strange one is more likely a verb than a name?"""
    return bool(hearing.named) and len(hearing.strange) <= 1


def _chosen(
    scenario: Scenario,
    names: KnownNames,
    found: Sequence[QuestionReading],
    hearings: Sequence[Heard],
    over: Mapping[str, Any],
    answers: Callable[[str, QuestionReading], bool],
) -> dict[str, QuestionReading]:
    """The nearest readings, one of each kind of question, then what people ask most of what is named."""
    out: dict[str, QuestionReading] = {}
    seen: set[tuple[str, str]] = set()

    def offer(reading: QuestionReading, most: int) -> None:
        reading = spoken_whole(reading)
        key = (reading.kind.question, str(sorted(reading.kind.fixed.items(), key=str)))
        if len(out) < most and key not in seen and not reading.unsure and whole(reading):
            seen.add(key)
            if answers(said(scenario, reading, {}), reading):
                out.setdefault(said(scenario, reading, over), reading)

    usual = list(_usual(names, hearings[0], found)) if hearings else []
    for reading in found:
        if reading.score >= WORTH_OFFERING:
            offer(reading, MOST - 1 if usual else MOST)
    for reading in usual:
        offer(reading, MOST)
    return out


def _usual(names: KnownNames, hearing: Heard, found: Sequence[QuestionReading]) -> Iterator[QuestionReading]:
    """What people ask most of the things that are named, the first two of them."""
    under = dict(found[0].asked_under) if found else {}
    options = [one.value for one in hearing.around if one.key == "option" and one.value != BASELINE]
    named = [mention for mention in hearing.named if mention.score >= 80][:2]
    for sorts, question, slots, example in _OF_TWO:
        if tuple(sort_of(mention) for mention in named) == sorts:
            fill = dict(zip(slots, (mention.meanings[0] for mention in named), strict=True))
            yield from _made(question, fill, example, under)
    for mention in named:
        sort = sort_of(mention)
        rows = _OF_OPTIONS if sort == "option" else _USUAL.get(sort, ())
        for question, slot, example in rows:
            yield from _made(question, {slot: _meaning(mention)}, example, under)
    if not named:
        for option in options:
            meaning = Meaning(option, names.scenario.options[option].name, 100.0, "option")
            for question, slot, example in _OF_OPTIONS:
                yield from _made(question, {slot: meaning}, example, {})


def _meaning(mention: Mention) -> Meaning:
    return mention.meanings[0]


def _made(
    question: str, slots: Mapping[str, Meaning], example: str, under: Mapping[str, Any]
) -> Iterator[QuestionReading]:
    kind = _kind(question, frozenset(slots))
    if kind is not None:
        alone = {
            key: value for key, value in under.items() if key != "option" or question not in {"compare", "findings"}
        }
        yield QuestionReading(kind, 0.0, slots, alone, example)


def _kind(question: str, slots: frozenset[str]) -> QuestionKind | None:
    """The plainest kind of a question that takes these slots."""
    fits = [
        kind
        for kind in kinds()
        if kind.question == question and slots <= set(kind.slots) and set(kind.required) <= slots
    ]
    return min(fits, key=lambda kind: (len(kind.fixed), len(kind.slots)), default=None)
