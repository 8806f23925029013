"""From a plain question to how it is read: in its parts, as a kind of question, or as what the papers say in its words."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.language.certainty import is_read_as, is_sure, most_sure, near
from govgraph.language.clauses import MANY, in_reply, parts, referring, setting
from govgraph.language.content import found as found_in_content
from govgraph.language.content import said_by
from govgraph.language.hearing import heard
from govgraph.language.mentions import KnownNames
from govgraph.language.offer import EXAMPLE, offered, said, unsure
from govgraph.language.reading import QuestionReading, readings
from govgraph.language.sought import sought
from govgraph.language.understood import NotUnderstood, Understood, as_asked
from govgraph.language.words import MAX_WORDS, plain_words, stems
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.questions.wording import content, every_statement, texts
from govgraph.questions.wording import near as near_statements
from govgraph.questions.wording import nearest as nearest_passages
from govgraph.records import replace

SAID_IN_THE_SAME_WORDS = 0.7
"""What a statement must share of a question's words to be its answer."""

_MANY, _OF_MANY = 5, 0.1
"""Of a question of so many words that say something, so much less need be shared."""

_SURE = 90.0
"""From this score on a name that was told before a question is taken for what "it" stands for."""
_ONLY_ASK = frozenset(
    {"who", "whom", "whose", "what", "which", "where", "when", "why", "how", "is", "are", "does", "do", "and"}
)
"""Words that by themselves ask nothing."""


def understand(scenario: Scenario, text: str, **over: Any) -> Understood:
    """How a plain question is read, without asking it. Raises :class:`NotUnderstood`."""
    words = plain_words(text)
    if not words:
        raise NotUnderstood('There is no question here. Ask, for example: "who decides major capital?"')
    if all(word in _ONLY_ASK for word in words):
        raise NotUnderstood(f"This question cannot be read. {EXAMPLE}")
    if len(words) > MAX_WORDS:
        raise NotUnderstood(f"A question of more than {MAX_WORDS} words is not read. Ask one thing at a time.")
    if "option" in over:
        over["option"] = scenario.option_id(over["option"])
    names = KnownNames.of(scenario)
    _unknown_option(scenario, words)
    read = _whole(scenario, names, text, over)
    return _with_its_day(scenario, text, read)


def _whole(scenario: Scenario, names: KnownNames, text: str, over: dict[str, Any]) -> Understood:
    """How a question of one part or several is read."""
    read, unread = _in_parts(scenario, names, text, over)
    if unread:
        try:
            return _one(scenario, names, text, over)
        except NotUnderstood:
            if not read:
                raise
    if not read:
        return _one(scenario, names, text, over)
    first = replace(read[0], further=(*read[0].further, *(each for part in read[1:] for each in (part, *part.further))))
    missed = tuple(f"This part of the question was not read: '{part}'. Ask it by itself." for part in unread)
    return replace(first, remarks=(*first.remarks, *missed))


def _with_its_day(scenario: Scenario, text: str, read: Understood) -> Understood:
    """The same, with the day that the papers give for what it is about, where a question ends with "and when?"."""
    about = next((value for slot, value in read.slots.items() if slot in {"what", "to"}), "")
    if read.verb != "facts" or not about or not _AND_WHEN.search(text):
        return read
    days = [one for one in every_statement(scenario).values() if one.kind == "milestone" and about in one.about]
    if not days:
        return read
    day = Understood("statements", {"about": about}, {"kind": "milestone"}, read.asked_under)
    return replace(read, further=(*read.further, day))


_AND_WHEN = re.compile(r"\band (?:by )?when\W*$", re.IGNORECASE)


def _in_parts(
    scenario: Scenario, names: KnownNames, text: str, over: Mapping[str, Any]
) -> tuple[tuple[Understood, ...], tuple[str, ...]]:
    """How each part of a question was read, and the parts that cannot be read; both empty where it has one part only."""
    found: list[Understood] = []
    unread: list[str] = []
    given, text = text, in_reply(text)
    told, asked = setting(text)
    last = _named_last(names, told, many=not MANY.isdisjoint(plain_words(asked))) if told else ""
    if told and last and not _named_last(names, asked) and referring(asked, last) == asked:
        begun, first = asked.rstrip(" ?"), _named_first(names, told)
        asked = f"{begun} about {last}?" + (
            f" And {begun[:1].lower()}{begun[1:]} about {first}?" if first != last else ""
        )
    several = parts(referring(asked, last) if last else asked)
    if several == (text.strip(),) and several == (given.strip(),):
        return (), ()
    for part in several:
        try:
            read = _one(scenario, names, referring(part, last) if last and found else part, over)
        except NotUnderstood:
            unread.append(part)
            continue
        found.append(read)
        last = next((read.names[slot] for slot in read.slots if slot in read.names), last)
    return tuple(found), tuple(unread)


def _named_last(names: KnownNames, text: str, *, many: bool = False) -> str:
    """The last thing that is named in what is told before a question; of ``many`` the last that is several; empty: none."""
    named = [mention for hearing in heard(names, text, None)[:1] for mention in hearing.named if mention.score > _SURE]
    if many:
        named = [each for each in named if each.meanings[0].category in {"group", "instrument"}] or named
    return named[-1].meanings[0].name if named else ""


def _named_first(names: KnownNames, text: str) -> str:
    """The first thing that is named in what is told before a question: what it is about."""
    named = [mention for hearing in heard(names, text, None)[:1] for mention in hearing.named if mention.score > _SURE]
    return named[0].meanings[0].name if named else ""


def _one(scenario: Scenario, names: KnownNames, text: str, over: Mapping[str, Any]) -> Understood:
    """How one part of a question is read."""
    found = readings(names, text, over.get("option"))
    _elsewhere(names, text, over.get("option"))
    if not is_sure(found):
        return _as_its_words(scenario, names, text, found, over)
    best = most_sure(found)
    if best.unsure and best.kind.question == "findings" and all(len(each) <= _FEW for each in best.unsure.values()):
        return _of_each(best, over, text)
    if best.unsure:
        if (held := found_in_content(scenario, text, over.get("option"))) is not None and held.verb == "assess":
            return Understood(held.verb, {}, held.fixed, dict(over), exact=False, text=text)
        told, offers = unsure(scenario, best, over)
        raise NotUnderstood(told, tuple(as_asked(each, over) for each in offers))
    read, others = as_asked(best, over), near(found, best)
    told = " ".join(dict.fromkeys(said(scenario, each, over) for each in others))
    return replace(read, text=text, other=told, near=tuple(as_asked(each, over) for each in others))


def _as_its_words(
    scenario: Scenario, names: KnownNames, text: str, found: Sequence[QuestionReading], over: Mapping[str, Any]
) -> Understood:
    """A question that no kind is near: what the papers say in its words. Raises :class:`NotUnderstood` with what is near."""
    if (view := said_by(scenario, names, text)) is not None:
        return Understood("statements", {}, {"by": view[0], "words": view[1]}, dict(over), text=text)
    if (held := found_in_content(scenario, text, over.get("option"))) is not None:
        remark = "No kind of question is near this one: the answer is what the papers say in the same words."
        return Understood(held.verb, {}, held.fixed, dict(over), remarks=(remark,), exact=False)
    if (dated := _by_its_day(scenario, text, over)) is not None:
        return dated
    words, part = _by_its_words(scenario, text, over)
    enough = SAID_IN_THE_SAME_WORDS - (_OF_MANY if len(content(text)) >= _MANY else 0.0)
    if words and part >= enough and not _asks_for_somebody(text):
        return words
    told, offers = offered(scenario, names, text, found, over, functools.partial(is_read_as, names))
    if words:
        told += f'\nThe papers say something in the same words: statements --words "{" ".join(plain_words(text))}".'
    raise NotUnderstood(told, (*(as_asked(each, over) for each in offers), *((words,) if words else ())))


_FEW = 3
"""Of so many that a name may mean, what is wrong is told of each."""


def _of_each(best: QuestionReading, over: Mapping[str, Any], text: str) -> Understood:
    """A question about what is wrong where a name may mean a few things alike: it is asked of each."""
    slot, meanings = next(iter(best.unsure.items()))
    each = [
        replace(as_asked(replace(best, slots={**best.slots, slot: one}, unsure={}), over), text=text)
        for one in meanings
    ]
    others = tuple(replace(one, further=()) for one in each[1:])
    return replace(each[0], further=(*others, *each[0].further))


def _asks_for_somebody(text: str) -> bool:
    """Does it ask who: of which a statement in the same words is seldom the answer?"""
    return not {"who", "whom", "whose"}.isdisjoint(plain_words(text))


def _by_its_words(scenario: Scenario, text: str, over: Mapping[str, Any]) -> tuple[Understood | None, float]:
    """A question that no kind is near, as a search for what the papers say in its words, and how near they come."""
    every = every_statement(scenario)
    found = near_statements(texts(scenario, every), text)
    if not found or len(content(text)) < (2 if found[0][1] == 1.0 else 3):
        return None, 0.0
    remark = "No kind of question is near this one: the answer is what the papers say in the same words."
    read = Understood("statements", {}, {"words": text.strip()}, dict(over), remarks=(remark,), exact=False)
    return read, found[0][1]


def _by_its_day(scenario: Scenario, text: str, over: Mapping[str, Any]) -> Understood | None:
    """A question for a day, as a search for what the papers date in its words."""
    asked = parts(text)[0]
    if sought(stems(asked)) != "a day" or len(content(asked)) < _FOR_A_DAY:
        return None
    every = {key: one for key, one in every_statement(scenario).items() if getattr(one, "due", None)}
    found = nearest_passages(texts(scenario, every), asked)
    if not found or found[0][1] < _DATED:
        return None
    remark = "No kind of question is near this one: the answer is what the papers date in the same words."
    return Understood("statements", {}, {"words": every[found[0][0]].says}, dict(over), remarks=(remark,), exact=False)


_FOR_A_DAY, _DATED = 3, 0.55
"""A question for a day has so many words that say something, and a dated statement shares so much of them to be its answer."""


def _unknown_option(scenario: Scenario, words: Sequence[str]) -> None:
    known = {option.casefold() for option in scenario.options}
    known |= {pattern.number.casefold() for pattern in scenario.patterns.values() if pattern.number}
    for at, word in enumerate(words[:-1]):
        letter = words[at + 1]
        if (
            word == "option"
            and len(letter) <= 3
            and letter not in known
            and letter
            not in {"is", "do", "to", "has", "and", "or", "for", "in", "the", "we", "are", "of", "on", "by", "add"}
        ):
            there = ", ".join((BASELINE, *scenario.options))
            raise NotUnderstood(f"There is no option '{letter}'. There are: {there}.")


def _elsewhere(names: KnownNames, text: str, option: str | None) -> None:
    """Refuses a question about what is there only under another option than the one it is asked under."""
    for hearing in heard(names, text, option)[:1]:
        for at in hearing.strange:
            there = {m.only_in: m.name for m in names.exact.get((hearing.words[at].stem,), ()) if m.only_in}
            if there:
                only, name = next(iter(there.items()))
                raise NotUnderstood(f"{name} is there only under option {only}. Ask about option {only}.")
