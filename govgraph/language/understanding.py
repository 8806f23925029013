"""From a plain question to how it is read: in its parts, as a kind of question, or as what the papers say in its words."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.language.certainty import is_read_as, is_sure, most_sure, near
from govgraph.language.clauses import MANY, in_reply, parts, referring, setting
from govgraph.language.content import BY_WORDS, said_by, said_so, searched
from govgraph.language.content import found as found_in_content
from govgraph.language.hearing import heard
from govgraph.language.mentions import KnownNames
from govgraph.language.offer import EXAMPLE, offered, said, unsure
from govgraph.language.reading import QuestionReading, readings
from govgraph.language.understood import NotUnderstood, Understood, as_asked
from govgraph.language.words import MAX_WORDS, plain_words
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.questions.wording import every_statement
from govgraph.records import replace

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
    """How a question of one part or several is read; no part is lost without a word.

    Where a part cannot be read the whole is tried; a whole that asks only what a part asks leaves the others unread too.
    """
    read, unread = _in_parts(scenario, names, text, over)
    if unread:
        try:
            whole = _one(scenario, names, text, over)
        except NotUnderstood:
            if not read:
                raise
        else:
            if whole.verb not in {part.verb for part in read}:
                return whole
    if not read:
        return _one(scenario, names, text, over)
    first = replace(read[0], further=(*read[0].further, *(each for part in read[1:] for each in (part, *part.further))))
    return replace(first, unread=unread)


def _with_its_day(scenario: Scenario, text: str, read: Understood) -> Understood:
    """The same, with the day that the papers give for what it is about, where a question ends with "and when?"."""
    about = next((value for slot, value in read.slots.items() if slot in {"what", "to"}), "")
    if read.verb != "facts" or not about or not re.search(_AND_WHEN, text):
        return read
    days = [one for one in every_statement(scenario).values() if one.kind == "milestone" and about in one.about]
    if not days:
        return read
    day = Understood("statements", {"about": about}, {"kind": "milestone"}, read.asked_under)
    return replace(read, further=(*read.further, day))


_AND_WHEN = r"(?i)\band (?:by )?when\W*$"


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
        return Understood(held.verb, {}, held.fixed, dict(over), remarks=(BY_WORDS,), exact=False)
    offer = offered(scenario, names, text, found, over, functools.partial(is_read_as, names))
    questions = tuple(as_asked(each, over) for each in offer.readings)
    passages = searched(scenario, text, over.get("option"))
    if not passages:
        raise NotUnderstood(offer.told, questions)
    by_words = Understood(
        "search",
        {},
        {"words": text.strip()},
        dict(over),
        remarks=(BY_WORDS,),
        exact=False,
        other=" ".join(said(scenario, each, over) for each in offer.readings),
        near=questions,
    )
    if said_so(passages[0], strange=offer.unknown):
        return by_words
    told = f"{offer.told}\nThe papers come nearest with this: {passages[0].passage.says.rstrip('.')}."
    raise NotUnderstood(told, (*questions, by_words))


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
