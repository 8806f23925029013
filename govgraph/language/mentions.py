"""What the words of a question name: things of the scenario, options, lists of criteria.

A :class:`Mention` is a run of words with everything that it may mean, best first; which meaning counts is settled by
the kind of question, which knows whether it asks about somebody or about a matter. :func:`covers` gives the covers of
a question by names that explain most of its words.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from govgraph.language.kept import keep_names, names_kept
from govgraph.language.light import LIGHT
from govgraph.language.packaged import alike, classed, senses, spoken_words, talk
from govgraph.language.words import Speller, Token, plain_words, remember, stem, stemmed
from govgraph.law.pack import pack_functions
from govgraph.loader.overlay import stack
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.things import Thing
from govgraph.records import replace

EXACT = 100.0
LONGEST = 12
"""A name of more words than this is found by a part of it."""

_ENOUGH = 0.34
"""How much of a name's weight a part of it must hold to be taken for it."""

_BY_ID = 97.0
"""How sure an id of several words is, which may also be words in a row: "chairs SPB" is not the post chair-spb."""

_BY_INITIALS = 98.0
"""How sure initials are that no paper writes: where another thing is called so, that is meant."""

_BY_SUM = 97.0
"""How sure an amount of money is, by which something is called that has it in its name."""

_SUM = r"£\d[\d.,]*(?:k|m|bn)?"

_SHORT_IN_PART = 97.0
"""How sure a part of a name is that holds what the thing is called for short."""

_SURE = 90.0
"""From this score on a part of a name is as good as the name."""

_OTHER_NUMBER = 1.5
"""What it costs that a thing is one and the words are many."""

_MANY_FOR_ONE = 7.0
"""What it costs that a thing is many and the words, a part of its name, are one: "the chief executive" is one of them."""


class Meaning(Struct, frozen=True):
    """One thing that words may mean; ``only_in`` names the option that alone has it; ``score`` is 0 to 100."""

    value: str
    name: str
    score: float
    category: str = ""
    only_in: str = ""


class Mention(Struct, frozen=True):
    """A run of words (from ``start`` up to ``end``) and what it may mean, best first."""

    start: int
    end: int
    spoken: str
    meanings: tuple[Meaning, ...]

    @property
    def score(self) -> float:
        """How sure its best meaning is."""
        return self.meanings[0].score


class Called(Struct, frozen=True, array_like=True):
    """What something is called and what is meant by it; ``whole``: no part of a name stands for it; ``sums`` in its names."""

    spoken: tuple[str, ...]
    meaning: Meaning
    whole: bool = False
    sums: tuple[str, ...] = ()


class KeptNames(Struct, frozen=True, array_like=True):
    """Names as they are kept: by all their words in turn, by the set of them, by an amount; and the stem of each word."""

    exact: list[tuple[tuple[str, ...], list[Meaning]]]
    bags: list[tuple[list[str], list[Meaning]]]
    sums: dict[str, list[Meaning]]
    stems: dict[str, str]


_WORTH_KEEPING = 100
"""Fewer names are sooner read than looked up."""


class KnownNames(Struct, frozen=True, eq=False):
    """Every name in a scenario, ready to be looked up by the stems of its words."""

    scenario: Scenario
    exact: dict[tuple[str, ...], list[Meaning]] = field(default_factory=lambda: defaultdict(list))
    bags: dict[frozenset[str], list[Meaning]] = field(default_factory=lambda: defaultdict(list))
    holding: dict[str, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))
    weights: dict[str, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    sums: dict[str, list[Meaning]] = field(default_factory=lambda: defaultdict(list))
    """What is called by an amount of money ("the £40m"), by the amount as it is written."""

    @classmethod
    def of(cls, scenario: Scenario) -> KnownNames:
        """The names of a scenario: of its things, of things that an option adds, of functions of the law, of options."""
        names = cls(scenario)
        called = tuple(_called(scenario))
        if not names._remembered(called):
            for one in called:
                names._add(one)
            names._remember(called)
        for bag in names.bags:
            for word in bag:
                names.holding[word].add(bag)
        total = len(names.bags) + 1
        names.weights.update({word: math.log(total / len(bags)) + 0.3 for word, bags in names.holding.items()})
        return names

    def _remembered(self, called: Sequence[Called]) -> bool:
        """Takes the same names as they were kept, where they are; says whether they were."""
        kept = names_kept(called, KeptNames) if len(called) >= _WORTH_KEEPING else None
        if kept is None:
            return False
        remember(kept.stems)
        self.exact.update(kept.exact)
        self.bags.update((frozenset(bag), meanings) for bag, meanings in kept.bags)
        self.sums.update(kept.sums)
        self.words.update(kept.stems)
        return True

    def _remember(self, called: Sequence[Called]) -> None:
        """Keeps the names, so that the next question of the same scenario works out no stems."""
        if len(called) >= _WORTH_KEEPING:
            stems = {word: stem(word) for word in sorted(self.words)}
            bags = [(sorted(bag), meanings) for bag, meanings in self.bags.items()]
            keep_names(called, KeptNames([*self.exact.items()], bags, self.sums, stems))

    def _add(self, called: Called) -> None:
        meaning = called.meaning
        for written in called.sums:
            self.sums[written].append(replace(meaning, score=_BY_SUM))
        for name in dict.fromkeys(called.spoken):
            spelt = plain_words(name)
            found = stemmed(spelt)
            if not found:
                continue
            for table, key in ((self.exact, found), *(() if called.whole else ((self.bags, _bag(found)),))):
                there = table[key]
                if key and all((other.value, other.only_in) != (meaning.value, meaning.only_in) for other in there):
                    there.append(meaning)
            self.words.update(spelt)

    def near(self, text: str, *, limit: int = 3) -> list[str]:
        """The names nearest to a text, each with its id."""
        from rapidfuzz import fuzz, process

        known = {m.name: m.value for found in self.exact.values() for m in found}
        found = process.extract(text, list(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
        return [f"{name} ({known[name]})" for name, _, _ in found]

    def there(self, meaning: Meaning, option: str | None) -> bool:
        """Is a thing there under an option? Without an option everything may be meant."""
        if not meaning.only_in or option is None:
            return True
        return option != BASELINE and meaning.only_in in {below.id for below in stack(self.scenario, option)}


def _called(scenario: Scenario) -> Iterator[Called]:
    """What everything in a scenario is called: things, instruments and options."""
    for thing, only_in in _things(scenario):
        meaning = Meaning(thing.id, thing.name, EXACT, thing.category, only_in)
        yield Called(_spoken(thing), meaning, sums=_sums(thing))
        yield Called(_initials(thing), replace(meaning, score=_BY_INITIALS), whole=True)
        yield Called((thing.id,), replace(meaning, score=_BY_ID))
    for layer in (scenario.baseline, *(option.add for option in scenario.options.values())):
        for instrument in layer.instruments.values():
            spoken = (instrument.name, instrument.id, *instrument.aliases)
            yield Called(spoken, Meaning(instrument.id, instrument.name, EXACT, "instrument"))
    for option in scenario.options.values():
        meaning = Meaning(option.id, option.name, EXACT, "option")
        yield Called((option.name,), meaning)
        if len(option.id) > 2:
            yield Called((option.id,), replace(meaning, score=_BY_ID))


def _sums(thing: Thing) -> tuple[str, ...]:
    """The amounts in the names of a thing, with and without the sign of the pound."""
    if not any("£" in name or "￡" in name for name in thing.names):
        return ()
    sums = dict.fromkeys(word for name in thing.names for word in plain_words(name) if re.fullmatch(_SUM, word))
    return tuple(written for word in sums for written in (word, word.removeprefix("£")))


def _things(scenario: Scenario) -> Iterator[tuple[Thing, str]]:
    known = scenario.baseline.things
    yield from ((thing, "") for thing in known.values())
    for option in scenario.options.values():
        yield from ((thing, option.id) for thing in option.add.things.values() if thing.id not in known)
    yield from ((thing, "") for thing in pack_functions(scenario.registry).values() if thing.id not in known)


_OF_THE_LAW = 8.0
"""What it costs a function of the law that only a part of its name is spoken: what the papers name is meant first."""


def _spoken(thing: Thing) -> tuple[str, ...]:
    """The names of a thing as people speak: an id of several words is one of them only just as written."""
    return tuple(name for name in thing.names if name != thing.id or "-" not in name)


def _initials(thing: Thing) -> tuple[str, ...]:
    """The initials of its longer names: people say SPB where the paper spells it out."""
    initials = []
    for name in (thing.name, *thing.aliases):
        parts = [part for part in name.replace("-", " ").split() if part[:1].isupper()]
        if len(parts) >= 3:
            initials.append("".join(part[0] for part in parts))
    return tuple(initials)


def _bag(found: Sequence[str]) -> frozenset[str]:
    return frozenset(classed(tuple(word for word in found if word not in LIGHT))) or frozenset(classed(tuple(found)))


def covers(
    names: KnownNames, words: Sequence[Token], option: str | None, taken: Iterable[range], talk: frozenset[str]
) -> tuple[tuple[Mention, ...], ...]:
    """The names in a question: the mentions, in order, that together explain most of its words.

    None overlaps another or ``taken``. ``talk`` are stems by which people ask ("holds", "reviews", "report"): a part of a
    name that is only such words is no name, and a second cover does without names that begin or end with one.
    """
    blocked = {at for span in taken for at in span}
    candidates = [
        mention
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST) + 1)
        if blocked.isdisjoint(range(start, end))
        if (mention := _mention(names, words, start, end, option)) is not None
        if mention.score >= _SURE or _is_no_talk(words[start:end], talk)
    ]
    careful = [
        m
        for m in candidates
        if (m.score >= EXACT and m.end - m.start > 1)
        or (
            m.end - m.start > 1 and m.start and words[m.start - 1].word in _BEFORE_NOUNS
        )  # "the place lead" leads nothing
        or talk.isdisjoint((words[m.start].stem, words[m.end - 1].stem if m.score < EXACT else ""))
    ]
    found = [_best_cover(candidates, names, words)]
    if len(careful) < len(candidates):
        found.append(_best_cover(careful, names, words))
    inner = [m for m in careful if words[m.start].stem not in LIGHT and not _is_asked_by(words, m, talk)]
    if len(inner) < len(careful):
        # "the person who becomes Lead" is not the matter "Who becomes Lead", nor "who sets council tax" one of Setting it
        found.append(_best_cover(inner, names, words))
    return tuple(dict.fromkeys(found))


def _is_asked_by(words: Sequence[Token], mention: Mention, talk: frozenset[str]) -> bool:
    """Does a name begin with the verb of the question: right after who, can or may?"""
    before = words[mention.start - 1].word if mention.start else ""
    long = mention.end - mention.start > 1
    return long and before in _BEFORE_VERBS and words[mention.start].stem in talk


_BEFORE_NOUNS = frozenset({"the", "a", "an", "our", "their", "its", "this", "that"})

_BEFORE_VERBS = frozenset({"who", "which", "what", "can", "could", "may", "will", "would", "must", "should", "to"})


def _is_no_talk(span: Sequence[Token], talk: frozenset[str]) -> bool:
    """Has a part of a name a word that is more than talk, or several words?"""
    content = [token for token in span if token.stem not in LIGHT]
    return len(content) > 1 or any(token.stem not in talk or _spoken_otherwise(token) for token in content)


def _spoken_otherwise(token: Token) -> bool:
    """Is it a long word that no example has, though one has another form of it: "prevention" beside "prevents"?"""
    return len(token.word) >= _LONG and token.word not in spoken_words()


_LONG = 9


def _mention(names: KnownNames, words: Sequence[Token], start: int, end: int, option: str | None) -> Mention | None:
    span = words[start:end]
    if (span[0].stem in LIGHT and len(span) > 1) or (span[-1].stem in LIGHT and len(span) > 1):
        # a name may begin or end with such a word ("What provider boards disagree on"): only just as written
        found = [m for m in names.exact.get(tuple(token.stem for token in span), ()) if names.there(m, option)]
        return _made(start, end, span, found) if found else None
    found = [m for m in names.exact.get(tuple(token.stem for token in span), ()) if names.there(m, option)]
    if len(span) == 1 and _is_plain(span[0]):
        found = [m for m in found if m.score != _BY_INITIALS]  # "put" is not the Province of Upper Tarvia
    if not found and len(span) == 1:
        found = [m for m in names.sums.get(span[0].word, ()) if names.there(m, option)]
    if not found:
        spelt_out = alike().abbreviations.get(" ".join(token.word for token in span))
        for words_ in spelt_out or ():
            found = found or _by_words(names, _bag(words_), option)
    if not found and not all(token.stem in LIGHT for token in span) and not _is_clause(span):
        for spoken in _written_out(span):
            found = found or _by_words(names, _bag(spoken), option)
        found = [_surer(names, span, meaning) for meaning in found if not _of_another_number(words, start, meaning)]
    return _made(start, end, span, found) if found else None


def _of_another_number(words: Sequence[Token], start: int, meaning: Meaning) -> bool:
    """Are several spoken of before a part of a name that says that it is one: "three nominees" is no single nominee."""
    before = words[start - 1].word if start else ""
    several = before in _SEVERAL or (before.isdigit() and before != "1")
    return several and not _ONE.isdisjoint(plain_words(meaning.name))


_SEVERAL = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many"})
_ONE = frozenset({"single", "one", "sole"})

_CLAUSE = frozenset(
    {
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
        "can",
        "could",
        "may",
        "will",
        "would",
        "who",
        "what",
        "which",
        "if",
        "when",
    }
)
"""Words inside which no part of a name goes on: "boards and committees has the ICB" is not the committees of the ICB's board."""


def _is_clause(span: Sequence[Token]) -> bool:
    return any(token.word in _CLAUSE for token in span[1:-1])


def _written_out(span: Sequence[Token]) -> Iterator[list[str]]:
    """The stems of some words, then with each abbreviation among them written out: "MoU with the AHSN"."""
    yield [token.stem for token in span]
    if len(span) > 1:
        known = alike().abbreviations
        spelt = [known.get(token.word, ((token.stem,),))[0] for token in span]
        if any(token.word in known for token in span):
            yield [word for words in spelt for word in words]


def _surer(names: KnownNames, span: Sequence[Token], meaning: Meaning) -> Meaning:
    """A part of a name that holds what the thing is called for short is as sure as that: "the place lead" is the Lead."""
    somebody = len(span) > 1 and meaning.category in {"post", "body", "group", "person"}
    short = ((span[-1].stem,), (span[0].stem,)) if somebody else ()
    called = any(meaning.value == other.value for key in short for other in names.exact.get(key, ()))
    return replace(meaning, score=max(meaning.score, _SHORT_IN_PART)) if called else meaning


def _is_plain(token: Token) -> bool:
    """Is it a word by which people ask, whatever a scenario calls so?"""
    return token.stem in LIGHT or token.stem in talk() or token.stem in senses()


def _made(start: int, end: int, span: Sequence[Token], found: Iterable[Meaning]) -> Mention:
    many = span[-1].word.endswith("s") and span[-1].word != span[-1].stem
    found = list(found)
    together = any(meaning.category == "group" for meaning in found)
    ordered = sorted(
        (_in_number(m, many=many, together=together) for m in found),
        key=lambda meaning: (-meaning.score, bool(meaning.only_in), meaning.value),
    )
    return Mention(start, end, " ".join(token.typed for token in span), tuple(ordered[:12]))


def _in_number(meaning: Meaning, *, many: bool, together: bool) -> Meaning:
    """A meaning, less sure where one is spoken of and it is many, or many and it is one."""
    if _one_of_many(meaning, many=many or together):
        return replace(meaning, score=meaning.score - _OTHER_NUMBER)
    if not many and meaning.category == "group" and meaning.score < _SURE and meaning.name.endswith("s"):
        return replace(meaning, score=meaning.score - _MANY_FOR_ONE)
    return meaning


def _one_of_many(meaning: Meaning, *, many: bool) -> bool:
    """Is one thing meant where many are spoken of: "the councils" is the group, before any one council?"""
    return many and meaning.category in {"body", "post"} and not meaning.name.endswith("s")


def _by_words(names: KnownNames, spoken: frozenset[str], option: str | None) -> list[Meaning]:
    """Things whose name holds all these words: the more of the name they are, the surer."""
    if not spoken or any(word not in names.holding for word in spoken):
        return []
    bags = set.intersection(*(names.holding[word] for word in spoken))
    weight = sum(names.weights[word] for word in spoken)
    best: dict[tuple[str, str], Meaning] = {}
    for bag in bags:
        part = weight / sum(names.weights[word] for word in bag)
        if part < _ENOUGH:
            continue
        for meaning in names.bags[bag]:
            if not names.there(meaning, option):
                continue
            score = 98.0 if part >= 1 else 62 + 34 * part - _OF_THE_LAW * _of_the_law(names, meaning)
            key = (meaning.value, meaning.only_in)
            if key not in best or best[key].score < score:
                best[key] = Meaning(meaning.value, meaning.name, score, meaning.category, meaning.only_in)
    return list(best.values())


def _of_the_law(names: KnownNames, meaning: Meaning) -> bool:
    """Does only the law speak of it, and no paper?"""
    return (
        meaning.category == "function" and not meaning.only_in and meaning.value not in names.scenario.baseline.things
    )


def _best_cover(candidates: Sequence[Mention], names: KnownNames, words: Sequence[Token]) -> tuple[Mention, ...]:
    """The mentions, none over another, whose worth together is greatest (weighted intervals)."""
    ending: dict[int, list[Mention]] = defaultdict(list)
    for mention in candidates:
        ending[mention.end].append(mention)
    best: list[tuple[float, tuple[Mention, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        choice = best[end - 1]
        for mention in ending[end]:
            before = best[mention.start]
            worth = before[0] + _worth(mention, names, words)
            if worth > choice[0]:
                choice = (worth, (*before[1], mention))
        best.append(choice)
    return best[-1][1]


def _worth(mention: Mention, names: KnownNames, words: Sequence[Token]) -> float:
    content = [token.stem for token in words[mention.start : mention.end] if token.stem not in LIGHT]
    several = 0.15 * (len({meaning.value for meaning in mention.meanings if meaning.score >= mention.score - 0.5}) > 1)
    sure = (mention.score / 100) ** 3 - several
    return sure * max(len(content), 0.6) + 0.02 * len(content) - 0.35


def speller(names: KnownNames, more: Iterable[str]) -> Speller:
    """Corrects words towards the names of a scenario and ``more`` words; words of its texts are left alone."""
    texts: set[str] = set()
    for layer in (names.scenario.baseline, *(option.add for option in names.scenario.options.values())):
        for thing in layer.things.values():
            texts.update(plain_words(thing.note))
        for statement in layer.statements.values():
            texts.update(plain_words(getattr(statement, "text", "")))
    return Speller({*names.words, *more}, {*texts, *names.words})
