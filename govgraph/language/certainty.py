"""How sure a reading is: whether it is answered, named as a second one, or only offered."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.language.mentions import EXACT, KnownNames
from govgraph.language.offer import whole
from govgraph.language.reading import QuestionReading, readings

ENOUGH = 0.57
"""A reading is answered when it is at least so sure; below it, it is only offered.

Chosen on questions of which the nearest examples were left out: at most one in twenty is then answered in a wrong reading.
"""

_WORTH = 0.43
"""A second reading is named, or taken for one that is not sure, when its nearest example is at least so near."""

_MARGIN, _MOST_MARGIN = 0.6, 0.3
"""What it adds to how sure a reading is that the next one is farther, and up to where."""

_PART_OF_A_NAME = 0.005
"""What each point takes from it that a name is less than sure."""
_CLOSE = 0.12
"""Two readings that differ by less are near each other: the answer names the second."""


def is_sure(found: Sequence[QuestionReading]) -> bool:
    """Is the best reading sure enough to be answered?"""
    return bool(found) and _how_sure(found) >= ENOUGH


def _how_sure(found: Sequence[QuestionReading]) -> float:
    """How sure the best reading is: how near its example is, how far the next reading, and how whole its names are."""
    best = found[0]
    second = next((other.score for other in found[1:] if other.same != best.same), 0.0)
    names = min((meaning.score for meaning in best.slots.values()), default=EXACT)
    return best.score + _MARGIN * min(best.score - second, _MOST_MARGIN) - _PART_OF_A_NAME * (EXACT - names)


def most_sure(found: Sequence[QuestionReading]) -> QuestionReading:
    """The best reading; where it leaves open which of several is meant, one of the same kind that names one of them."""
    best = found[0]
    for slot, meanings in best.unsure.items():
        for other in found[1:]:
            if (
                other.kind is best.kind
                and not other.unsure
                and other.score >= _WORTH
                and slot in other.slots
                and other.slots[slot] in meanings
            ):
                return other
    return best


def near(found: Sequence[QuestionReading], best: QuestionReading) -> list[QuestionReading]:
    """The readings that are nearly as good as the best, at most two: they are named beside its answer."""
    return [
        other
        for other in found[1:4]
        if best.score - other.score < _CLOSE and other.score >= _WORTH and not other.unsure and whole(other)
    ][:2]


def is_read_as(names: KnownNames, text: str, wanted: QuestionReading) -> bool:
    """Is a question in these words understood, as this reading? What is offered is tried before it is offered."""
    found = readings(names, text, None)
    if not is_sure(found):
        return False
    best = most_sure(found)
    slots = {slot: meaning.value for slot, meaning in wanted.slots.items()}
    return (
        not best.unsure
        and best.kind.question == wanted.kind.question
        and {slot: meaning.value for slot, meaning in best.slots.items()} == slots
    )
