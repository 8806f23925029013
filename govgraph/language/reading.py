"""From the words of a question to readings: a kind of question with its slots filled, best first.

The names and circumstances of a question are found first and replaced by marks; then it is held against the examples
of every kind; then each kind that is near takes the names that it can take. A kind that cannot be asked of what is
named is no reading.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from govgraph.language.circumstances import Circumstance
from govgraph.language.hearing import Heard, heard
from govgraph.language.mentions import EXACT, LIGHT, KnownNames, Meaning, Mention
from govgraph.language.notation import MARKS, meant
from govgraph.language.packaged import QuestionKind, classed, relation_words, senses, talk
from govgraph.language.score import NearKind, nearest
from govgraph.model.scenario import BASELINE
from govgraph.questions.verbs import ACTORS, MATTERS

_CATEGORIES: Mapping[str, frozenset[str]] = {
    "actor": frozenset(ACTORS),
    "matter": frozenset(MATTERS),
    "sector": frozenset({"sector"}),
    "post": frozenset({"post"}),
    "body": frozenset(ACTORS) - {"person", "post", "sector"},
    "fund": frozenset({"fund"}),
    "group": frozenset({"group"}),
    "place": frozenset({"place"}),
    "event": frozenset({"event"}),
    "list": frozenset({"instrument"}),
}
"""What may fill a slot; ``thing`` takes anything but an option."""

_WHERE = frozenset({"in", "for", "at", "across", "within", "throughout"})
"""Words before a place that is only where a question is asked."""

IF = frozenset({"if", "when", "where", "once", "unless", "that", "case", "after", "should", "with"})
"""Words before an event that is taken as given."""

_MEANT: Mapping[str, frozenset[str]] = {
    "money": frozenset({"fund"}),
    "who-decides": frozenset({"decision", "agreement"}),
}
"""Of several things that a name may mean, the sort that such a question is asked of."""

_APPROVING = frozenset({"approves", "signs off", "agrees"})
"""Relations by which people ask who decides, where they name an amount."""

_NAMED = frozenset({*_CATEGORIES, "thing"})
"""Slots that a name fills."""

SORTS: Mapping[str, str] = {
    "bodies": "bodies",
    "organisations": "bodies",
    "body": "bodies",
    "committees": "committees",
    "boards": "boards",
    "forums": "forums",
    "groups": "groups",
    "posts": "posts",
    "roles": "posts",
    "jobs": "posts",
    "people": "people",
    "persons": "people",
    "decisions": "decisions",
    "matters": "decisions",
    "functions": "functions",
    "services": "services",
    "funds": "funds",
    "budgets": "funds",
    "pools": "funds",
    "options": "options",
    "sectors": "sectors",
    "places": "places",
    "agreements": "agreements",
    "trusts": "trusts",
    "councils": "councils",
    "meetings": "meetings",
    "priorities": "priorities",
    "levels": "levels",
    "sector": "sectors",
    "priority": "priorities",
    "agreement": "agreements",
    "memorandum": "agreements",
}
"""Nouns by which people ask for all things of a sort."""

_OF_LISTS = frozenset({"show", "assess", "statements"})
"""Questions that may also be about a list of criteria, which is no thing."""

_UNUSED = 0.15
"""What a name that plays no part in a reading costs."""

_UNUSED_BEHIND = 0.06
"""What a name costs that plays no part and only says in what the thing stands that is asked about."""

_UNUSED_NUMBER = 0.15
"""What a number costs that plays no part in a reading."""

_STRANGE = 0.12
"""What a word costs that no name and no example holds."""

_WHOLE = 97.0
_PART = 90.0
"""Below this score only a part of a name is spoken: a name that is spoken whole is meant before it."""

_NEARLY = 6.0
"""Of a name that is spoken only in part, what is less sure by no more than this may be meant as well."""

_OUT_OF_ORDER = 0.25
"""What it costs that names fill slots in another order than those of the example stand."""

_ANOTHER_NAME = 0.6
"""What a name costs of which only a part is spoken, with a word beside it that is in no name: another thing is meant."""

_FOREIGN = 0.05
"""What a word costs by which nobody asks this kind of question."""

_OTHER_VERB = 0.2
"""What a verb costs that names a relation, where the kind of question does not ask for it."""

_BESIDE_EXAMPLE = 0.1
"""What a name costs that fills a slot which the nearest example does not have."""

_UNEXPLAINED = 0.4
"""What it costs that nothing of what the question says is accounted for."""

_ANY_RELATION = 0.12
"""What a reading as any relation costs: a kind of question of its own says more."""

_NEAR_NAME = 0.002
"""What each point costs that a name is less than sure."""


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


# -- readings -----------------------------------------------------------------------------------------------------


def readings(names: KnownNames, text: str, option: str | None = None) -> tuple[QuestionReading, ...]:
    """Every way to read one question of a scenario, best first, each once."""
    found: dict[tuple[Any, ...], QuestionReading] = {}
    for hearing in heard(names, text, option):
        for marked in _marked(hearing):
            for near in nearest(marked.words, marked.extra).values():
                reading = _filled(names, hearing, marked, near)
                if reading is not None and (reading.same not in found or found[reading.same].score < reading.score):
                    found[reading.same] = reading
    return tuple(sorted(found.values(), key=lambda reading: -reading.score))


class _Marked(Struct, frozen=True):
    """A question with marks in the place of names, and what stands behind each mark in turn."""

    words: tuple[str, ...]
    extra: tuple[str, ...]
    options: tuple[Circumstance, ...]
    relation: str = ""
    sort: str = ""
    sensed: Mapping[int, frozenset[str]] = {}
    """What is meant by the words that have a sense, by their place in ``words``."""
    spent: frozenset[int] = frozenset()
    """Where words stand that fill no slot by a name: they say where, or name a sort of thing."""


def _marked(hearing: Heard) -> Iterator[_Marked]:
    """The question as it is compared: plainly, then with a relation, then with a sort of thing taken for a mark."""
    yield _marks(hearing)
    aside = frozenset(_aside(hearing))
    if aside:
        yield _marks(hearing, aside=aside)
    free = [at for at in range(len(hearing.words)) if not hearing.covered(at)]
    for start, end, kind in _relations(hearing, free):
        yield _marks(hearing, relation=(start, end, kind))
    for at in range(len(hearing.words)):
        if at not in free and not _alone(hearing, at):
            continue
        sort = SORTS.get(hearing.words[at].word)
        if sort:
            yield _marks(hearing, sort=(at, sort))
            if aside:
                yield _marks(hearing, sort=(at, sort), aside=aside)


def _alone(hearing: Heard, at: int) -> bool:
    """Is this one word a name, which may also be meant as a sort of thing: "the priorities"?"""
    return any(mention.start == at and mention.end == at + 1 for mention in hearing.named)


def _aside(hearing: Heard) -> Iterator[int]:
    """Where words stand that only say where, or in which event: "in Buckinghamshire", "if the boards disagree"."""
    for mention in hearing.named:
        category = mention.meanings[0].category
        before = hearing.words[mention.start - 1].word if mention.start else ""
        if (category == "place" and before in _WHERE) or (category == "event" and before in IF):
            yield from range(mention.start - 1, mention.end)


def _relations(hearing: Heard, free: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Runs of words that name a relation, the longest at each place."""
    for start in free:
        best: tuple[int, list[str]] = (0, [])
        for kind, spoken in relation_words().items():
            for phrase in spoken:
                end = start + len(phrase)
                if end - start < best[0] or not set(range(start, end)) <= set(free):
                    continue
                if tuple(token.stem for token in hearing.words[start:end]) == phrase:
                    best = (end - start, [*(best[1] if best[0] == end - start else []), kind])
        for kind in best[1]:
            yield start, start + best[0], kind


def _marks(
    hearing: Heard,
    relation: tuple[int, int, str] | None = None,
    sort: tuple[int, str] | None = None,
    aside: frozenset[int] = frozenset(),
) -> _Marked:
    out: list[str] = []
    extra: list[str] = []
    options = []
    at = 0
    starts = {mention.start: mention for mention in hearing.named}
    around = {one.start: one for one in hearing.around}
    while at < len(hearing.words):
        if at in aside:
            at += 1
        elif sort and at == sort[0]:
            out.append("<sort>")
            at += 1
        elif at in starts:
            mention = starts[at]
            marks = MARKS.get(sort_of(mention), MARKS["thing"])
            out.append(marks[0])
            extra.extend(marks[1:])
            at = mention.end
        elif at in around:
            one = around[at]
            if one.key == "option":
                options.append(one)
                out.append("<option>")
            elif one.key in {"power", "form", "party"}:
                out.append(f"<{one.key}>")
            elif one.key == "value" and not hearing.named:
                out.append("<amount>")
            at = one.end
        elif relation and at == relation[0]:
            out.append("<relation>")
            at = relation[1]
        else:
            word = hearing.words[at]
            out.append("<number>" if word.word.isdigit() else classed((word.stem,))[0])
            at += 1
    spent = {*aside, sort[0]} if sort else aside
    kind = relation[2] if relation else ""
    sensed: dict[int, set[str]] = {}
    for start, end, sense in meant(out, senses()):
        for place in range(start, end):
            sensed.setdefault(place, set()).add(sense)
    by_place = {place: frozenset(of) for place, of in sensed.items()}
    return _Marked(tuple(out), tuple(extra), tuple(options), kind, sort[1] if sort else "", by_place, frozenset(spent))


def sort_of(mention: Mention) -> str:
    """The sort of slot that a name fills first."""
    category = mention.meanings[0].category
    if category == "option":
        return "option"
    for slot, among in (
        ("sector", _CATEGORIES["sector"]),
        ("group", _CATEGORIES["group"]),
        ("actor", _CATEGORIES["actor"]),
        ("fund", _CATEGORIES["fund"]),
        ("matter", _CATEGORIES["matter"]),
        ("place", _CATEGORIES["place"]),
        ("event", _CATEGORIES["event"]),
        ("list", _CATEGORIES["list"]),
    ):
        if category in among:
            return slot
    return "thing"


# -- filling ------------------------------------------------------------------------------------------------------


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


def _filled(names: KnownNames, hearing: Heard, marked: _Marked, near: NearKind) -> QuestionReading | None:
    kind = near.kind
    if not _can_be_asked(names, kind):
        return None
    if ("relation" in kind.slots.values()) != bool(marked.relation) or ("sort" in kind.slots.values()) != bool(
        marked.sort
    ):
        return None
    if marked.relation == "decides" and "subject" not in kind.slots:
        return None  # who decides a matter is a question of its own, which says more
    if (
        marked.relation in _APPROVING
        and "subject" not in kind.slots
        and any(one.key == "value" for one in hearing.around)
    ):
        return None  # at an amount it is asked who decides
    if marked.relation in {"reports to", "accountable to"} and "object" not in kind.slots:
        return None  # to whom somebody answers is a question of its own too
    slots: dict[str, Meaning] = {}
    unsure: dict[str, tuple[Meaning, ...]] = {}
    taken_from: dict[str, Mention] = {}
    free = [mention for mention in hearing.named if mention.start not in marked.spent]
    places = [m for m in hearing.named if m.start in marked.spent and m.meanings[0].category in {"place", "event"}]
    options = list(marked.options)
    parties_ = [one.value for one in hearing.around if one.key == "party"]
    order = [slot for slot in near.example.slots if slot in kind.slots]
    order += [slot for slot in kind.slots if slot not in order]
    score = near.score - (_ANY_RELATION if "relation" in kind.slots.values() else 0.0)
    for slot in order:
        sort = kind.slots[slot]
        if sort == "relation":
            slots[slot] = Meaning(marked.relation, marked.relation, EXACT, "relation")
        elif sort == "sort":
            if marked.sort == "options" and not names.scenario.options:
                return None
            slots[slot] = Meaning(marked.sort, marked.sort, EXACT, "sort")
        elif sort == "number":
            number = next((token.word for token in hearing.words if token.word.isdigit()), "")
            if number:
                slots[slot] = Meaning(number, number, EXACT, "number")
        elif sort == "amount":
            value = next((one.value for one in hearing.around if one.key == "value"), "")
            if value and not free:
                slots[slot] = Meaning(str(value), str(value), EXACT, "amount")
        elif sort == "form":
            form = next((one for one in hearing.around if one.key == "form"), None)
            if form:
                slots[slot] = Meaning(form.value, names.scenario.patterns[form.value].name, EXACT, "form")
        elif sort == "party":
            if parties_:
                value = parties_.pop(0)
                slots[slot] = Meaning(value, names.scenario.registry.kind(value).name, EXACT, "party")
        elif sort == "power":
            power = next((one.value for one in hearing.around if one.key == "power"), "")
            if power:
                slots[slot] = Meaning(power, power, EXACT, "power")
        elif sort == "option":
            taken = _option_for(names, options, free)
            if taken:
                slots[slot] = taken
        else:
            rest = sum(1 for later in order[order.index(slot) :] if kind.slots[later] in _NAMED)
            found = _take(free, sort, lists=kind.question in _OF_LISTS, in_order=rest >= len(free))
            if found is not None and kind.question in _MEANT:
                first = [m for m in found[1] if m.category in _MEANT[kind.question]]
                found = (found[0], (*first, *(m for m in found[1] if m not in first)))
            if found is None:
                continue
            mention, meanings = found
            if taken_from and _is_one_of_several(hearing, mention, taken_from) and not near.example.joins:
                continue  # "by Senate or Council": both may fill the one slot, neither fills another
            free.remove(mention)
            taken_from[slot] = mention
            slots[slot] = meanings[0]
            if slot not in near.example.slots:
                score -= _BESIDE_EXAMPLE
            beside = {mention.start - 1, mention.end}
            if meanings[0].score < _WHOLE and any(_belongs(names, hearing, kind, at) for at in beside):
                score -= _ANOTHER_NAME
            score -= _NEAR_NAME * (EXACT - meanings[0].score)
            nearly = _NEARLY if meanings[0].score < _PART else 1.0
            alike_ = tuple(m for m in meanings if m.score >= meanings[0].score - nearly)
            meant = tuple(m for m in alike_ if m.category in _MEANT.get(kind.question, ()))
            alike_ = meant or alike_
            if len({m.value for m in alike_}) > 1:
                unsure[slot] = alike_
    if any(slot not in slots for slot in kind.required) or len({m.value for m in slots.values()}) < len(slots):
        return None
    score += 0.03 * sum(1 for slot in kind.slots if slot in slots) - 0.03 * sum(
        1 for slot in kind.slots if slot not in slots
    )
    placed = [taken_from[slot].start for slot in near.example.slots if slot in taken_from]
    score -= _OUT_OF_ORDER * (placed != sorted(placed))
    if "number" not in kind.slots.values() and any(
        token.word.isdigit() and not hearing.covered(at) for at, token in enumerate(hearing.words)
    ):
        score -= _UNUSED_NUMBER
    joined = _joined(names, hearing, kind, slots, free)
    under, left, remarks = _under(names, hearing, options, (*free, *places))
    left = [mention for mention in left if not _says_the_kind(hearing, kind, mention)]
    behind = [mention for mention in left if _only_where(hearing, mention, slots)]
    score -= (
        _UNUSED * (len(left) - len(behind))
        + _UNUSED_BEHIND * len(behind)
        + _STRANGE * len(hearing.strange)
        + _foreign(kind, marked)
    )
    explained = _explained(kind, near, marked, hearing, left, behind)
    score -= _UNEXPLAINED * (1 - explained)
    for meaning in slots.values():
        if meaning.only_in and "option" not in under:
            under["option"] = meaning.only_in
            remarks += (
                f"{meaning.name} is there only under option {meaning.only_in}, so the question was read under it.",
            )
    for typed, better in hearing.respelt:
        remarks += (f"'{typed}' was read as '{better}'.",)
    for mention in hearing.named:
        for meaning in slots.values():
            if meaning in mention.meanings and meaning.score < 90:
                remarks += (f"'{mention.spoken}' was read as {meaning.name}.",)
    return QuestionReading(
        kind,
        score,
        slots,
        under,
        near.example.text,
        tuple(dict.fromkeys(remarks)),
        _exact(hearing),
        unsure,
        joined,
        explained,
    )


def _says_the_kind(hearing: Heard, kind: QuestionKind, mention: Mention) -> bool:
    """Are the words of a name only those by which such a question is asked: "delegated", which is also an event?"""
    words = (classed((hearing.words[at].stem,))[0] for at in range(mention.start, mention.end))
    return all(word in kind.words or word in LIGHT for word in words)


def _exact(hearing: Heard) -> bool:
    return not (hearing.respelt or hearing.strange or any(mention.score < EXACT for mention in hearing.named))


def _joined(
    names: KnownNames, hearing: Heard, kind: QuestionKind, slots: Mapping[str, Meaning], free: list[Mention]
) -> dict[str, Meaning]:
    """Names joined by "and" or "or" to one that fills a slot, of the same sort: the question is asked of them too."""
    found: dict[str, Meaning] = {}
    for mention in tuple(free):
        before = hearing.words[mention.start - 1].word if mention.start else ""
        first = next((m for m in hearing.named if m.end == mention.start - 1), None)
        if before not in {"and", "or"} or first is None:
            continue
        for slot, meaning in slots.items():
            among = _CATEGORIES.get(kind.slots.get(slot, ""), frozenset({mention.meanings[0].category}))
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


def _foreign(kind: QuestionKind, marked: _Marked) -> float:
    """What the words cost that are in no example of the kind, though people ask other questions by them."""
    numbers = sum(1 for word in marked.words if word in _NUMBERS and word not in kind.words)
    return _UNUSED_NUMBER * max(0, numbers - 1) + sum(
        _OTHER_VERB if word in _verbs() else _FOREIGN
        for at, word in enumerate(marked.words)
        if not word.startswith("<")
        and word not in kind.words
        and word not in LIGHT
        and (word in talk() or at in marked.sensed)
        and kind.words.isdisjoint(f"~{sense}" for sense in marked.sensed.get(at, ()))
    )


def _only_where(hearing: Heard, mention: Mention, slots: Mapping[str, Meaning]) -> bool:
    """Does a name only say where or in what the thing stands that is asked about: "carers' breaks in the pool"?

    So it is with what comes last, after such a word, and with the paper that names what is asked about.
    """
    if not any(meaning.category != "relation" for meaning in slots.values()):
        return False
    before = hearing.words[mention.start - 1].word if mention.start else ""
    last = all(token.stem in LIGHT for token in hearing.words[mention.end :])
    return (before in _WITHIN and last) or (mention.meanings[0].category == "agreement" and mention.start > 0)


_WITHIN = frozenset({"in", "within", "at", "of", "under", "across", "on"})


def _explained(
    kind: QuestionKind,
    near: NearKind,
    marked: _Marked,
    hearing: Heard,
    free: Sequence[Mention],
    behind: Sequence[Mention],
) -> float:
    """The share of what the question says that the reading accounts for: by the nearest example, by another of its kind, by a name."""
    said = set(near.example.words)
    total = known = 0.0
    for at, word in enumerate(marked.words):
        if word.startswith("<") or word in LIGHT:
            continue
        total += 1
        if word in said:
            known += 1
        elif word in kind.words or not kind.words.isdisjoint(f"~{sense}" for sense in marked.sensed.get(at, ())):
            known += 0.7
    for mention in hearing.named:
        length = sum(1 for token in hearing.words[mention.start : mention.end] if token.stem not in LIGHT) or 1
        total += length
        if mention in behind:
            known += length * 0.5
        elif mention not in free:
            known += length * (1 if mention.score >= _WHOLE else mention.score / 100)
    return known / total if total else 0.0


_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


@functools.cache
def _verbs() -> frozenset[str]:
    """Single words that name a relation, as they are compared."""
    return frozenset(
        classed(phrase)[0] for spoken in relation_words().values() for phrase in spoken if len(phrase) == 1
    )


def _option_for(names: KnownNames, options: list[Circumstance], free: list[Mention]) -> Meaning | None:
    if options:
        one = options.pop(0)
        name = names.scenario.options[one.value].name if one.value in names.scenario.options else one.value
        return Meaning(one.value, name, EXACT, "option")
    for mention in free:
        for meaning in mention.meanings:
            if meaning.category == "option":
                free.remove(mention)
                return meaning
    return None


def _take(
    free: Sequence[Mention], sort: str, *, lists: bool, in_order: bool
) -> tuple[Mention, tuple[Meaning, ...]] | None:
    """The first name that may stand in such a slot, with what it may mean there, best first.

    A whole one is taken before a part, unless every name finds its slot ``in_order``.
    """
    among = _CATEGORIES.get(sort)
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
                not in_order
                and fits[0].score >= _WHOLE
                and best[0].end < mention.start
                and _meant_before(mention, best)
            ):
                return mention, fits
    return best


def _meant_before(mention: Mention, other: tuple[Mention, tuple[Meaning, ...]]) -> bool:
    """Is a whole name meant rather than one before it: of which only a part is spoken, or which is one word of many?"""
    length = other[0].end - other[0].start
    return other[1][0].score < _PART or (length == 1 and mention.end - mention.start >= 4)


def _under(
    names: KnownNames, hearing: Heard, options: Sequence[Circumstance], free: Sequence[Mention]
) -> tuple[dict[str, Any], list[Mention], tuple[str, ...]]:
    """What the question is asked under; names that play no part; what to say about it."""
    under: dict[str, Any] = {}
    remarks: tuple[str, ...] = ()
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
    return under, left, remarks
