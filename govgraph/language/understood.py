"""How a question was read, as it is asked: the kind of question, what fills each slot, and under what it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from govgraph.diagnostics import GovgraphError
from govgraph.language.reading import QuestionReading
from govgraph.model.amounts import Amount, amount
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.verbs import VERBS
from govgraph.records import replace
from govgraph.records.values import dataclass

_OF_THE_SAME = frozenset({"status", "statements"})
"""Questions that are answered beside another and about the same thing."""


class NotUnderstood(GovgraphError):
    """The question cannot be read; the message offers the nearest questions, filled with the names that are there.

    ``offered``: how each question that it offers would be read.
    """

    def __init__(self, message: str, offered: tuple[Understood, ...] = ()) -> None:
        super().__init__(message)
        self.offered = offered


@dataclass(frozen=True)
class Understood:
    """How a question was read: its kind, what fills each slot, and under what it is asked.

    ``exact``: every name in it is one that is there, just as written. ``other``: the second reading, where it is near.
    ``near``: how that is read. ``text``: the part of the question that was read so. ``further``: how the other parts of the question were read, where it has several.
    ``unread``: parts that could not be read.
    """

    verb: str
    slots: Mapping[str, str]
    fixed: Mapping[str, Any]
    asked_under: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    exact: bool = True
    other: str = ""
    near: tuple[Understood, ...] = ()
    further: tuple[Understood, ...] = ()
    text: str = field(default="", compare=False)
    unread: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = {**self.slots, **self.fixed, **self.asked_under}
        return " ".join((self.verb, *(f"{key}={_text(value)}" for key, value in parts.items())))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "+".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    text = (
        str(value)
        if isinstance(value, Amount) and value.comparison != "exactly"
        else f"{value:.0f}"
        if isinstance(value, float) and value >= 1e6
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
    return f"'{text}'" if " " in text else text


def as_asked(best: QuestionReading, over: Mapping[str, Any]) -> Understood:
    """A reading with its slots under the names that the question gives them; ``over`` is given beside the text and wins."""
    slots = {slot: meaning.value for slot, meaning in best.slots.items() if not slot.startswith("_")}
    filled = {slot: meaning.value for slot, meaning in best.slots.items()}
    called = {slot: meaning.name for slot, meaning in best.slots.items() if meaning.category != "relation"}
    under = {**best.asked_under, **over}
    fixed = _fixed(best.kind.fixed, filled)
    if "and_on" in slots:
        joined = next(slot for slot in ("sits_on", "between") if slot in slots)
        slots[joined] += f",{slots.pop('and_on')}"
    if "and_about" in slots:
        fixed["about"] = [slots.pop("about"), slots.pop("and_about")]
    for side in ("since", "until"):
        if side in under and _takes(best.kind.question, side):
            fixed[side] = under.pop(side)
        elif side in under:
            under.setdefault("on", under.pop(side))
    if "rel" in slots:
        kind = vocabulary().kinds[slots.pop("rel")]
        fixed["kind"] = kind.name
        renamed = {"subject": kind.main[0], "object": kind.main[1]}
        slots = {renamed.get(slot, slot): value for slot, value in slots.items()}
        called = {renamed.get(slot, slot): name for slot, name in called.items()}
    if best.kind.question != "compare" and best.kind.slots.get("option") == "option" and "option" in slots:
        under.setdefault("option", slots["option"])
        if not _takes(best.kind.question, "option"):
            del slots["option"]
    if "value" in under:
        under["value"] = amount(under["value"])
    also = tuple(
        Understood(question, slots if question in _OF_THE_SAME else {}, _fixed(more, filled), under)
        for question, more in best.kind.also.items()
    )
    if best.beside:
        another = replace(best, slots={**best.slots, **best.beside}, beside={}, remarks=())
        also = (*also, as_asked(another, over))
    return Understood(best.kind.question, slots, fixed, under, called, best.remarks, best.exact, further=also)


def _fixed(fixed: Mapping[str, Any], slots: Mapping[str, str]) -> dict[str, Any]:
    """What a further question fixes, with ``{slot}`` replaced by what fills the slot; left out where nothing does."""
    out: dict[str, Any] = {}
    for key, value in fixed.items():
        slot = value[1:-1] if isinstance(value, str) and value.startswith("{") else ""
        if not slot:
            out[key] = value
        elif slot in slots:
            out[key] = slots[slot]
    return out


def _takes(question: str, name: str) -> bool:
    return question in VERBS and any(parameter.name == name for parameter in VERBS[question].parameters)
