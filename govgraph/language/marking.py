"""A question as it is held against examples: marks stand in the place of its names, and what stands behind each is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from govgraph.language.circumstances import Circumstance
from govgraph.language.hearing import Heard
from govgraph.language.notation import MARKS, meant
from govgraph.language.packaged import classed, relation_words, senses
from govgraph.language.sorts import SORTS, sort_of

_WHERE = frozenset({"in", "for", "at", "across", "within", "throughout"})
"""Words before a place that is only where a question is asked."""

IF = frozenset({"if", "when", "where", "once", "unless", "that", "case", "after", "should", "with"})
"""Words before an event that is taken as given."""


class MarkedQuestion(Struct, frozen=True):
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


def marked_ways(hearing: Heard) -> Iterator[MarkedQuestion]:
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
) -> MarkedQuestion:
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
    return MarkedQuestion(
        tuple(out), tuple(extra), tuple(options), kind, sort[1] if sort else "", by_place, frozenset(spent)
    )
