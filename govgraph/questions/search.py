"""What the papers say in the words of a question, whatever it is: statements, relations, things and options, nearest first.

A rare word says more than a common one; a word counts in another form, and less where a paper uses another word for the
same thing. Who asks how often wants a frequency, who asks when a day, who asks how much a figure: what has one comes first.
Nothing is found that merely shares one word with a question of several.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.memo import once_per_graph
from govgraph.model.numbers import NUMBERS
from govgraph.model.packaged import packaged
from govgraph.model.written_dates import MONTHS
from govgraph.questions.aloud import aloud, sources_of, whole
from govgraph.questions.listing import names
from govgraph.questions.passages import KINDS, RecordInWords, passages
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.wording import content, in_another_form, rarity
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST = 4
"""As many passages are told."""

NEAR = 0.55
"""The part of a question's weight that a passage must hold to be near it."""

_OTHER_FORM, _SAME, _IN_A_NAME = 0.85, 0.6, 0.9
"""What a word counts in another form, as another word for the same thing, and in the name of what a passage is about."""

_NOWHERE, _TALK = 1.6, 0.3
"""The weight of a word that no passage has; the part of its weight that a word has which people merely talk with."""

_ALONE = 0.6
"""What a passage keeps that shares one word of several."""

_LENGTH, _SHORT = 0.003, 10
"""What each word takes from a passage that is longer than a short one: it holds more words by chance."""

_BY_KIND: Mapping[str, float] = defaultdict(lambda: 0.06, {"relation": 0.0, "thing": -0.06, "option": -0.02})
"""A statement is told before a relation as near, a relation before a mere thing."""

_STATEMENTS = frozenset(kind for kind in KINDS if kind not in {"relation", "thing", "option"})

_OF_ITS_OWN = 0.02
"""What each word that a statement says itself gives it: the words of a relation are mostly names."""

Wanted = Literal["how often", "a day", "a figure", "a reason", "a problem", "a need", ""]

_ASKED: Sequence[tuple[Wanted, str]] = (
    ("how often", r"\bhow (often|frequent\w*|regular\w*)\b|\bfrequency\b"),
    ("a figure", r"\bhow (much|many|big|large)\b|\b(share|per ?cent|percentage|proportion|amount|number) of\b"),
    ("a day", r"\bwhen\b|\b(what|which|by) (date|day|month|year)\b|\bby when\b|\bdeadline\b|\bhow (soon|long)\b"),
    ("a reason", r"\bwhy\b|\bwhat reasons?\b"),
    ("a problem", r"\b(problem|tension|issue|concern|risk|difficult\w+|resolved|neither|lacks?|worr\w+|doubt\w*)\b"),
    ("a need", r"\b(must|needs?|required?|ha(s|ve) to)\b"),
)
_FREQUENCY = r"\b(each|every|yearly|monthly|weekly|quarterly|daily|annual(ly)?|twice|(a|per) (year|month|week))\b"
_FIGURE = rf"\d|£|%|\b(half|third|quarter|fifth|tenth|{'|'.join(NUMBERS[2:])})\b"
_DAY = (
    rf"\b(19|20)\d\d\b|\b({'|'.join(month for month in MONTHS if month != 'may')})\b"
    r"|\b(spring|summer|autumn|winter)\b|\buntil\b|\bwithin \w+ (days|weeks|months|years)\b"
)
_TOLD: Mapping[Wanted, tuple[float, str]] = {
    "how often": (0.2, _FREQUENCY),
    "a figure": (0.16, _FIGURE),
    "a day": (0.2, _DAY),
}
"""What a passage gains that has what is asked for, and by which words it is seen; "may" is seldom the month."""


@dataclass(frozen=True, kw_only=True)
class FoundByWords:
    """What comes nearest to some words, the nearest first, by the ids of the records."""

    ids: Ids
    """The statements, relations, things or options."""
    found: bool
    """Does anything come near enough?"""
    kinds: Mapping[str, str]
    """By record: what it is (judgement, recommendation, relation, thing, option ...)."""
    says: Mapping[str, str]
    """By record: what it says, as a sentence."""
    near: Mapping[str, float]
    """By record: how much of the question it holds, from 0 to a little over 1."""
    about: Ids
    """What the records are about."""
    sources: tuple[str, ...]
    """Where they were read."""


class Hit(Struct, frozen=True):
    """A passage and how much of a question it holds.

    ``near``: by which it is ranked. ``words``: how many of the question's words it holds that say something. ``held``: the
    part that it holds of what the question is about, from 0 to 1: a word that stands nowhere counts as a rare one, and
    words that people talk with or ask for a day or a figure by do not count. ``dated``: is it a milestone, where a day or
    how often is asked for?
    """

    passage: RecordInWords
    near: float
    words: int
    held: float
    dated: bool


def search(graph: Graph, words: str) -> list[Hit]:
    """The passages that come nearest to some words, all that share any, nearest first."""
    every, counts = _held(graph)
    wanted = tuple(_content(words))
    weights = {word: _weight(word, len(every), counts[word]) for word in wanted}
    in_all = sum(weights.values())
    if not in_all:
        return []
    asked, spoken = _asked(words)
    about = {
        word: max(rarity(len(every), max(counts[word], 1)), 0.1)
        for word in wanted
        if _tells(word) and word not in spoken
    }
    hits = []
    for passage, own, names_ in every:
        named = frozenset().union(*names_)
        shares = {word: _share(word, own, named) for word in wanted}
        part = sum(weights[word] * share for word, share in shares.items()) / in_all
        if not part or not passage.says:
            continue
        gains = _wanted(asked, passage)
        telling = _telling([word for word, share in shares.items() if share > _SAME / 2], names_) + (gains > 0)
        if telling < 2 and len(wanted) > 1:
            part *= _ALONE
        if passage.kind in _STATEMENTS:
            part += _OF_ITS_OWN * min(sum(word in own for word in wanted), 4)
        part += _BY_KIND[passage.kind] - _LENGTH * max(0, len(own) - _SHORT) + gains
        held = sum(weight * shares[word] for word, weight in about.items()) / (sum(about.values()) or 1.0)
        dated = passage.kind == "milestone" and asked in {"a day", "how often"} and gains > 0
        hits.append(Hit(passage, round(part, 4), telling, round(held, 4), dated))
    return sorted(hits, key=lambda hit: (-hit.near, hit.passage.id))


def _asked(words: str) -> tuple[Wanted, frozenset[str]]:
    """What a question asks for, and the words by which it asks for a day, a figure or how often."""
    for kind, form in _ASKED:
        if found := re.search(form, words.casefold()):
            return kind, _content(found[0]) if kind in _TOLD else frozenset()
    return "", frozenset()


def _tells(word: str) -> bool:
    """Does a stem say something: no letter alone, no word that people merely talk with?"""
    return len(word) > 1 and word not in _talk()


def _telling(words: Iterable[str], names_: Sequence[frozenset[str]]) -> int:
    """How many words of those shared say something: a name is one, however many words it has."""
    left = {word for word in words if word not in _talk()}
    things = 0
    for name in sorted(names_, key=lambda name: -len(name & left)):
        things += bool(name & left)
        left -= name
    return things + len(left)


@once_per_graph
def _held(
    graph: Graph,
) -> tuple[tuple[tuple[RecordInWords, frozenset[str], tuple[frozenset[str], ...]], ...], Counter[str]]:
    """Every passage with the stems that it says and those of its names; and of how many each stem is one."""
    every = tuple((each, _content(each.text), tuple(map(_content, each.names))) for each in passages(graph))
    return every, Counter(word for _, own, names_ in every for word in own.union(*names_))


def nearest(hits: Iterable[Hit], least: float = NEAR) -> list[Hit]:
    """The passages to tell: near enough, at most four, none far behind the first, none that says the same again."""
    told: list[Hit] = []
    for hit in hits:
        enough = least if not told else max(least - _LESS, told[0].near - _BEHIND)
        if hit.near < enough or len(told) == MOST:
            break
        if not any(_again(hit.passage, other.passage) for other in told):
            told.append(hit)
    return told


_LESS, _BEHIND = 0.1, 0.2
"""Beside the first a passage need hold a little less; one that is far behind the first is not told beside it."""


def _again(one: RecordInWords, other: RecordInWords) -> bool:
    mine, theirs = _content(one.says), _content(other.says)
    return len(mine & theirs) >= 0.8 * min(len(mine), len(theirs))


def _weight(word: str, every: int, count: int) -> float:
    weight = rarity(every, count) if count else _NOWHERE
    return max(weight, 0.1) * (_TALK if word in _talk() else 1.0)


def _share(word: str, own: frozenset[str], named: frozenset[str]) -> float:
    """How far a passage holds a word: as it stands, in another form, as another word for the same, or in a name."""
    if word in own:
        return 1.0
    if word in named:
        return _IN_A_NAME
    if in_another_form(own, word):
        return _OTHER_FORM
    rows = _rows().get(word)
    return _SAME if rows and any(not rows.isdisjoint(_rows().get(other, ())) for other in own) else 0.0


def _wanted(asked: Wanted, passage: RecordInWords) -> float:
    """What a passage gains that has what is asked for: a day, a figure, how often; a view for why; what is open or wrong for a problem."""
    if asked == "a reason":
        return 0.08 if passage.kind in {"judgement", "claim", "open question"} else 0.0
    if asked == "a problem":
        return 0.08 if passage.kind == "open question" or passage.sort in {"risk", "defect"} else 0.0
    if asked == "a need":
        need = passage.kind in {"requirement", "recommendation"} or passage.sort == "precondition"
        return 0.08 if need or re.search(r"\bmust\b", passage.says) else 0.0
    worth, form = _TOLD.get(asked, (0.0, ""))
    return worth if form and re.search(form, passage.says.casefold()) else 0.0


_OPTION = r"\boption ([a-z]{1,4})\b"


def _content(text: str) -> frozenset[str]:
    """The stems of a text that say what it is about; "option a" is one of them, though "a" alone says nothing."""
    return frozenset(content(re.sub(_OPTION, r"option option\1", text.casefold())))


@functools.cache
def _rows() -> dict[str, frozenset[int]]:
    """The rows of ``same_words.yaml`` in which a stem stands."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(packaged(Path(__file__).with_name("same_words.yaml"))):
        for word in row:
            for stem in content(str(word)):
                found[stem].add(number)
    return {stem: frozenset(rows) for stem, rows in found.items()}


@functools.cache
def _talk() -> frozenset[str]:
    return frozenset(content(_TALK_WORDS))


_TALK_WORDS = """
want get thing actually yet mean new put need here now plain english know tell look seem go come take use really ever
anyone anything someone something nobody somebody many much far long often kind way give still exactly already only
next last first same person named called count answer good best able find keep bring part whole right true point set
today moment currently meant going because require must after before back well properly anywhere isn wasn
aren don doesn didn won done whats whos
"""
"""Words that people talk with: they weigh little."""


def answer(graph: Graph, words: str) -> Answer[FoundByWords]:
    """What the papers say in the words of a question, the nearest first; or that they say nothing in such words."""
    told = nearest(search(graph, words))
    first = told[0].passage.says if told else ""
    lines = tuple(_line(hit) for hit in told)
    sources = dict.fromkeys(source for hit in told for source in hit.passage.sources)
    return Answer(
        reading=reading(graph, "search", "What do the papers say?", {"words": words.strip()}),
        headline=f"The papers come nearest with this: {whole(first)}" if told else _NOTHING,
        summary=aloud(*((line.label, line.text) for line in lines[1:]), ("Sources", sources_of(sources))),
        lines=lines,
        result=FoundByWords(
            ids=tuple(hit.passage.id for hit in told),
            found=bool(told),
            kinds={hit.passage.id: hit.passage.kind for hit in told},
            says={hit.passage.id: hit.passage.says for hit in told},
            near={hit.passage.id: hit.near for hit in told},
            about=tuple(dict.fromkeys(item for hit in told for item in hit.passage.about)),
            sources=tuple(sources),
        ),
        names=names(graph, {item for hit in told for item in hit.passage.about}),
        notes=("What comes nearest in words need not be what was asked for.",) if told else (),
    )


_NOTHING = "The papers say nothing in words that come near these."

_LABELS = {"relation": "Recorded", "thing": "Noted", "option": "Option"}


def _line(hit: Hit) -> Line:
    kind = hit.passage.kind
    return Line(label=_LABELS.get(kind, kind.capitalize()), text=whole(hit.passage.cited))


VERB = Verb(
    name="search",
    answer=answer,
    parameters=(Parameter("words", "a question, or some words", main=True, type="text"),),
    place=131,
    brief="What the papers say in some words.",
    help="What the papers say in the words of a question, the nearest first: statements, relations, things, options.",
    reads="what is said in the words {words}",
)
