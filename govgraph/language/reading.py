"""From the words of a question to readings: a kind of question with its slots filled, best first.

The names and circumstances of a question are found first and replaced by marks; then it is held against the examples
of every kind; then each kind that is near takes the names that it can take. A kind that cannot be asked of what is
named is no reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from govgraph.language.circumstances import Circumstance
from govgraph.language.hearing import Heard, heard
from govgraph.language.leftover import left_over, unused_number
from govgraph.language.marking import IF, MarkedQuestion, marked_ways
from govgraph.language.mentions import EXACT, KnownNames, Meaning, Mention
from govgraph.language.packaged import QuestionKind
from govgraph.language.score import NearKind, nearest
from govgraph.language.slots import Filling, filled, joined_names
from govgraph.model.scenario import BASELINE

_APPROVING = frozenset({"approves", "signs off", "agrees"})
"""Relations by which people ask who decides, where they name an amount."""

_ANY_RELATION = 0.12
"""What a reading as any relation costs: a kind of question of its own says more."""

_LIKE = 90.0
"""A name that is less sure is remarked on: it was written otherwise."""


class QuestionReading(Struct, frozen=True):
    """One way to read a question.

    ``slots``: what fills each slot, ``asked_under``: option, day, place, value, events, ``score`` how near the nearest
    example is (0 to about 1.3), ``remarks`` what was assumed, ``exact``: every name in it is
    one that is there, just as written, and no word is left over; ``unsure`` a slot that several things fit alike; ``beside`` what may fill a slot as well ("A and B"), asked further.
    """

    kind: QuestionKind
    score: float
    slots: Mapping[str, Meaning]
    asked_under: Mapping[str, Any]
    example: str
    remarks: tuple[str, ...] = ()
    exact: bool = True
    unsure: Mapping[str, tuple[Meaning, ...]] = {}
    beside: Mapping[str, Meaning] = {}
    explained: float = 1.0

    @property
    def same(self) -> tuple[Any, ...]:
        """Two readings with the same of this ask the same."""
        under = tuple(sorted((key, str(value)) for key, value in self.asked_under.items()))
        fixed = tuple(sorted((key, str(value)) for key, value in self.kind.fixed.items()))
        return (self.kind.question, fixed, tuple(sorted((slot, m.value) for slot, m in self.slots.items())), under)


def readings(names: KnownNames, text: str, option: str | None = None) -> tuple[QuestionReading, ...]:
    """Every way to read one question of a scenario, best first, each once."""
    found: dict[tuple[Any, ...], QuestionReading] = {}
    for hearing in heard(names, text, option):
        for marked in marked_ways(hearing):
            for near in nearest(marked.words, marked.extra).values():
                reading = _reading(names, hearing, marked, near)
                if reading is not None and (reading.same not in found or found[reading.same].score < reading.score):
                    found[reading.same] = reading
    return tuple(sorted(found.values(), key=lambda reading: -reading.score))


def _can_be_asked(names: KnownNames, kind: QuestionKind) -> bool:
    """Has the scenario what a kind of question is about: options to compare, criteria that designate, processes?"""
    scenario = names.scenario
    layers = (scenario.baseline, *(option.add for option in scenario.options.values()))
    if kind.question == "compare" or kind.fixed.get("things") == "options":
        return bool(scenario.options)
    if kind.fixed.get("library"):
        return bool(scenario.patterns)
    if kind.question == "designate":
        return any(item.points_to for layer in layers for i in layer.instruments.values() for item in i.items)
    if kind.question == "remits":
        services = {key for layer in layers for key, thing in layer.things.items() if thing.category == "service"}
        return any(
            fact.kind == "responsible for" and not services.isdisjoint(fact.role("what").ids)
            for layer in layers
            for fact in layer.facts.values()
        )
    return kind.question not in {"process", "acts"} or any(layer.processes for layer in layers)


def _is_such(hearing: Heard, marked: MarkedQuestion, kind: QuestionKind) -> bool:
    """Does a kind of question take the relation and the sort of thing that are asked for, and no other kind says more?"""
    sorts, relation = kind.slots.values(), marked.relation
    if ("relation" in sorts) != bool(relation) or ("sort" in sorts) != bool(marked.sort):
        return False
    if "subject" not in kind.slots and relation == "decides":
        return False  # who decides a matter is a question of its own, which says more
    if "subject" not in kind.slots and relation in _APPROVING and any(one.key == "value" for one in hearing.around):
        return False  # at an amount it is asked who decides
    return not (
        relation in {"reports to", "accountable to"} and "object" not in kind.slots
    )  # a question of its own too


def _reading(names: KnownNames, hearing: Heard, marked: MarkedQuestion, near: NearKind) -> QuestionReading | None:
    """A question as one of a kind; None where it cannot be."""
    kind = near.kind
    if not (_is_such(hearing, marked, kind) and _can_be_asked(names, kind)):
        return None
    if marked.sort == "options" and not names.scenario.options:
        return None
    filling = filled(names, hearing, marked, near)
    if filling is None:
        return None
    beside = joined_names(filling)
    aside = [m for m in hearing.named if m.start in marked.spent and m.meanings[0].category in {"place", "event"}]
    under, left = _under(hearing, filling.options, (*filling.free, *aside))
    cost, explained = left_over(kind, near, marked, hearing, filling.slots, left)
    cost += filling.cost + unused_number(kind, hearing) + _ANY_RELATION * bool(marked.relation)
    remarks = []
    for meaning in filling.slots.values():
        if meaning.only_in and "option" not in under:
            under["option"] = meaning.only_in
            remarks.append(
                f"{meaning.name} is there only under option {meaning.only_in}, so the question was read under it."
            )
    return QuestionReading(
        kind,
        near.score - cost,
        filling.slots,
        under,
        near.example.text,
        tuple(dict.fromkeys((*remarks, *_remarks(hearing, filling)))),
        not (hearing.respelt or hearing.strange or any(mention.score < EXACT for mention in hearing.named)),
        filling.unsure,
        beside,
        explained,
    )


def _remarks(hearing: Heard, filling: Filling) -> Iterator[str]:
    """What was taken otherwise than it is written."""
    for typed, better in hearing.respelt:
        yield f"'{typed}' was read as '{better}'."
    for mention in hearing.named:
        for meaning in filling.slots.values():
            if meaning in mention.meanings and meaning.score < _LIKE:
                yield f"'{mention.spoken}' was read as {meaning.name}."


def _under(
    hearing: Heard, options: Sequence[Circumstance], free: Sequence[Mention]
) -> tuple[dict[str, Any], list[Mention]]:
    """What the question is asked under, and the names that play no part."""
    under: dict[str, Any] = {}
    for one in hearing.around:
        if one.key in {"on", "since", "until", "value", "place", "stated_only", "settled_only"}:
            under[one.key] = one.value
    for one in options:
        if one.value != BASELINE or len(options) == 1:
            under["option"] = one.value
    left = []
    for mention in free:
        best = mention.meanings[0]
        before = hearing.words[mention.start - 1].word if mention.start else ""
        if best.category == "place":
            under["place"] = best.value
        elif best.category == "event" and before in IF:
            under.setdefault("given", []).append(best.value)
        elif best.category == "option":
            under.setdefault("option", best.value)
        else:
            left.append(mention)
    return under, left
