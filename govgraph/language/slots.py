"""What fills the slots of a kind of question: the names, the option, the amount and the number that a question says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from govgraph.language.circumstances import Circumstance
from govgraph.language.hearing import Heard
from govgraph.language.light import LIGHT
from govgraph.language.marking import MarkedQuestion
from govgraph.language.mentions import EXACT, KnownNames, Meaning, Mention
from govgraph.language.packaged import QuestionKind, classed
from govgraph.language.score import NearKind
from govgraph.language.sorts import CATEGORIES

_MEANT: Mapping[str, frozenset[str]] = {
    "money": frozenset({"fund"}),
    "who-decides": frozenset({"decision", "agreement"}),
}
"""Of several things that a name may mean, the sort that such a question is asked of."""

_NAMED = frozenset({*CATEGORIES, "thing"})
"""Slots that a name fills."""

_OF_LISTS = frozenset({"show", "assess", "statements"})
"""Questions that may also be about a list of criteria, which is no thing."""

WHOLE = 97.0
_PART = 90.0
"""Below this score only a part of a name is spoken: a name that is spoken whole is meant before it."""

_NEARLY = 6.0
"""Of a name that is spoken only in part, what is less sure by no more than this may be meant as well."""

_OUT_OF_ORDER = 0.25
"""What it costs that names fill slots in another order than those of the example stand."""

_ANOTHER_NAME = 0.6
"""What a name costs of which only a part is spoken, with a word beside it that is in no name: another thing is meant."""
_BESIDE_EXAMPLE = 0.1
"""What a name costs that fills a slot which the nearest example does not have."""

_NEAR_NAME = 0.002
"""What each point costs that a name is less than sure."""

_EACH_SLOT = 0.03
"""What a slot adds that is filled, and one that stays empty costs."""


class Filling(Struct, eq=False):
    """The slots of a kind of question while they are filled.

    ``free``, ``options``, ``parties``: the names, options and kinds of party that are still to be had; ``slots``: what fills
    each slot; ``unsure``: where several things fit alike; ``taken``: the name that filled it; ``cost``: what its filling costs.
    """

    names: KnownNames
    hearing: Heard
    marked: MarkedQuestion
    near: NearKind
    free: list[Mention]
    options: list[Circumstance]
    parties: list[str]
    slots: dict[str, Meaning] = field(default_factory=dict)
    unsure: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    taken: dict[str, Mention] = field(default_factory=dict)
    cost: float = 0.0


def filled(names: KnownNames, hearing: Heard, marked: MarkedQuestion, near: NearKind) -> Filling | None:
    """The slots filled in the order of the nearest example; None where one that is required stays empty, or two hold the same."""
    kind = near.kind
    filling = Filling(
        names,
        hearing,
        marked,
        near,
        free=[mention for mention in hearing.named if mention.start not in marked.spent],
        options=list(marked.options),
        parties=[one.value for one in hearing.around if one.key == "party"],
    )
    order = [slot for slot in near.example.slots if slot in kind.slots]
    order += [slot for slot in kind.slots if slot not in order]
    for slot in order:
        sort = kind.slots[slot]
        if sort in _NAMED:
            rest = sum(1 for later in order[order.index(slot) :] if kind.slots[later] in _NAMED)
            _by_a_name(filling, slot, sort, in_order=rest >= len(filling.free))
        elif (meaning := _said(filling, sort)) is not None:
            filling.slots[slot] = meaning
    there = filling.slots
    if any(slot not in there for slot in kind.required) or len({m.value for m in there.values()}) < len(there):
        return None
    filled_slots = sum(1 for slot in kind.slots if slot in there)
    filling.cost -= _EACH_SLOT * filled_slots - _EACH_SLOT * (len(kind.slots) - filled_slots)
    placed = [filling.taken[slot].start for slot in near.example.slots if slot in filling.taken]
    filling.cost += _OUT_OF_ORDER * (placed != sorted(placed))
    return filling


def _said(filling: Filling, sort: str) -> Meaning | None:
    """What fills a slot that no name fills: the relation, the sort of thing, a number, an amount, the option."""
    around, names = filling.hearing.around, filling.names
    value = ""
    match sort:
        case "relation":
            value = filling.marked.relation
        case "sort":
            value = filling.marked.sort
        case "number":
            value = next((token.word for token in filling.hearing.words if token.word.isdigit()), "")
        case "amount":
            value = "" if filling.free else str(next((one.value for one in around if one.key == "value"), ""))
        case "power":
            value = next((one.value for one in around if one.key == "power"), "")
        case "form":
            value = next((one.value for one in around if one.key == "form"), "")
            return Meaning(value, names.scenario.patterns[value].name, EXACT, sort) if value else None
        case "party" if filling.parties:
            value = filling.parties.pop(0)
            return Meaning(value, names.scenario.registry.kind(value).name, EXACT, sort)
        case "option":
            return _option(filling)
    return Meaning(value, value, EXACT, sort) if value else None


def _option(filling: Filling) -> Meaning | None:
    """The next option that is said by its letter, or the first name that is one of an option."""
    known = filling.names.scenario.options
    if filling.options:
        one = filling.options.pop(0)
        return Meaning(one.value, known[one.value].name if one.value in known else one.value, EXACT, "option")
    for mention in filling.free:
        for meaning in mention.meanings:
            if meaning.category == "option":
                filling.free.remove(mention)
                return meaning
    return None


def _by_a_name(filling: Filling, slot: str, sort: str, *, in_order: bool) -> None:
    """Fills a slot by the first name that may stand there, with what that costs and what else it may mean."""
    kind, hearing, example = filling.near.kind, filling.hearing, filling.near.example
    found = _take(filling.free, sort, lists=kind.question in _OF_LISTS, in_order=in_order)
    if found is None:
        return
    mention, meanings = found
    meant = _MEANT.get(kind.question, frozenset())
    meanings = (*(m for m in meanings if m.category in meant), *(m for m in meanings if m.category not in meant))
    if filling.taken and _is_one_of_several(hearing, mention, filling.taken) and not example.joins:
        return  # "by Senate or Council": both may fill the one slot, neither fills another
    filling.free.remove(mention)
    filling.taken[slot] = mention
    best = filling.slots[slot] = meanings[0]
    if slot not in example.slots:
        filling.cost += _BESIDE_EXAMPLE
    if best.score < WHOLE and any(
        _belongs(filling.names, hearing, kind, at) for at in {mention.start - 1, mention.end}
    ):
        filling.cost += _ANOTHER_NAME
    filling.cost += _NEAR_NAME * (EXACT - best.score)
    nearly = _NEARLY if best.score < _PART else 1.0
    alike = tuple(m for m in meanings if m.score >= best.score - nearly)
    alike = tuple(m for m in alike if m.category in meant) or alike
    if len({m.value for m in alike}) > 1:
        filling.unsure[slot] = alike


def _take(
    free: Sequence[Mention], sort: str, *, lists: bool, in_order: bool
) -> tuple[Mention, tuple[Meaning, ...]] | None:
    """The first name that may stand in such a slot, with what it may mean there, best first.

    A whole one is taken before a part, unless every name finds its slot ``in_order``.
    """
    among = CATEGORIES.get(sort)
    best: tuple[Mention, tuple[Meaning, ...]] | None = None
    for mention in free:
        no_thing = {"option"} if lists else {"option", "instrument"}
        fits = tuple(
            m for m in mention.meanings if (m.category not in no_thing if among is None else m.category in among)
        )
        if fits and fits[0].score >= mention.score - 12:
            if best is None:
                best = (mention, fits)
            elif (
                not in_order and fits[0].score >= WHOLE and best[0].end < mention.start and _meant_before(mention, best)
            ):
                return mention, fits
    return best


def _meant_before(mention: Mention, other: tuple[Mention, tuple[Meaning, ...]]) -> bool:
    """Is a whole name meant rather than one before it: of which only a part is spoken, or which is one word of many?"""
    length = other[0].end - other[0].start
    return other[1][0].score < _PART or (length == 1 and mention.end - mention.start >= 4)


def _is_one_of_several(hearing: Heard, mention: Mention, taken: Mapping[str, Mention]) -> bool:
    """Is a name joined by "and" or "or" to one that fills a slot already?"""
    before = hearing.words[mention.start - 1].word if mention.start else ""
    return before in {"and", "or"} and any(other.end == mention.start - 1 for other in taken.values())


def _belongs(names: KnownNames, hearing: Heard, kind: QuestionKind, at: int) -> bool:
    """Does a word beside a part of a name belong to it, so that another thing is meant than the name that is there?"""
    if at in hearing.strange or hearing.named_at(at):
        return True
    if not 0 <= at < len(hearing.words) or hearing.covered(at):
        return False
    word = classed((hearing.words[at].stem,))[0]
    return word in names.holding and word not in kind.words and word not in LIGHT


def joined_names(filling: Filling) -> dict[str, Meaning]:
    """Names joined by "and" or "or" to one that fills a slot, of the same sort: the question is asked of them too.

    They are no longer free.
    """
    names, hearing, slots, free = filling.names, filling.hearing, filling.slots, filling.free
    kind = filling.near.kind
    found: dict[str, Meaning] = {}
    for mention in tuple(free):
        before = hearing.words[mention.start - 1].word if mention.start else ""
        first = next((m for m in hearing.named if m.end == mention.start - 1), None)
        if before not in {"and", "or"} or first is None:
            continue
        for slot, meaning in slots.items():
            among = CATEGORIES.get(kind.slots.get(slot, ""), frozenset({mention.meanings[0].category}))
            if mention.meanings[0].value in {m.value for m in slots.values()}:
                free.remove(mention)
                break
            if meaning in first.meanings and mention.meanings[0].category in among and slot not in found:
                found[slot] = mention.meanings[0]
                free.remove(mention)
                break
    for slot, meaning in slots.items():
        first = next((m for m in hearing.named if meaning in m.meanings), None)
        other = _said_before(names, hearing, first) if first and slot not in found else None
        if other and other.value != meaning.value:
            found[slot] = other
    return found


def _said_before(names: KnownNames, hearing: Heard, mention: Mention) -> Meaning | None:
    """The thing that is named by a word before "and" with the end of a name behind it: "statutory and professional roles"."""
    at = mention.start - 2
    if at < 0 or hearing.words[at + 1].word not in {"and", "or"} or hearing.covered(at):
        return None
    for start in range(mention.start + 1, mention.end):
        spoken = (hearing.words[at].stem, *(token.stem for token in hearing.words[start : mention.end]))
        if spoken in names.exact:
            return names.exact[spoken][0]
    return None
