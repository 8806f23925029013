"""What several scenarios are called in a question, and to which of them each part of it is put.

People name a system by its place ("in Bradford", "BOB"), by the day of its paper ("the March 2023 paper") or by a name that
only one scenario has ("NE Lincs"). A part of a question that names none is put to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.language.clauses import parts
from govgraph.language.mentions import KnownNames
from govgraph.language.packaged import talk
from govgraph.language.words import plain_words, stem, tokens
from govgraph.model.dates import Moment
from govgraph.model.scenario import Scenario

_COMPASS = frozenset({"north", "south", "east", "west", "central"})
_OF_MANY = frozenset({"district", "county", "borough", "council", "city", "place", "system", "partnership"})
"""Words in the names of many places, which by themselves name none."""
_WHERE = r"(?:in|of|for|at|across|within|from)"
_PAPERS = r"(?:papers?|documents?|reports?|reviews?|scenarios?|systems?|examples?|places?)"
_MANY = r"(?:two|three|four|five|six|several|different)"
_ALL = re.compile(
    rf"[ ,]*\b{_WHERE} (?:(?:all|each|both|any|these|those)(?: of)?(?: the| these)?|the|{_MANY})(?: {_MANY})? {_PAPERS}\b,?",
    re.IGNORECASE,
)
"""Words that only say that all of them are meant: "in the five documents", "across all systems"."""
_LEAD = re.compile(
    rf"^{_WHERE} [^?]*?(?:{_PAPERS})\b,?\s+(?=(?:who|what|which|where|when|how|is|are|does|do|can)\b)", re.IGNORECASE
)
_EXAMPLE = re.compile(rf",?\s*\b{_WHERE} the (?:[A-Z][\w&]*\s+)+{_PAPERS}\b")
"""An example or a paper that is named only to say where: "in the NE Lincs example"."""
_ONLY_ASKS = frozenset({"who", "whom", "what", "which", "where", "when", "how", "and", "is", "are", "does", "do", "it"})


@dataclass(frozen=True)
class CalledScenario:
    """One scenario, what stands over its answers, under what it is asked, and the words by which people name it."""

    key: str
    head: str
    scenario: Scenario
    under: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    """What a counterpart is called here, by what the study calls it."""
    words: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True)
class QuestionPart:
    """One part of a question, and to whom it is put, each with the paper up to which it is asked (empty: all it knows)."""

    text: str
    to: tuple[tuple[CalledScenario, str], ...]


def called(
    key: str, head: str, scenario: Scenario, under: Mapping[str, str], own: Mapping[str, str] | None = None
) -> CalledScenario:
    """A scenario with the words by which people name it: its own, and those of its places."""
    spoken = [key.replace("-", " "), head, scenario.name.replace("-", " ")]
    for layer in (scenario.baseline, *(option.add for option in scenario.options.values())):
        for place in layer.things.values():
            if place.category == "place":
                spoken += [name for name in place.names if name[:1].isupper() and not name.lower().startswith("the ")]
                spoken.append("".join(part[0] for part in re.findall(r"[A-Z]\w*", place.name)))
    home = scenario.baseline.things.get(scenario.place)
    if home is not None:
        spoken += [word for word in re.findall(r"[A-Z]\w{3,}", home.name) if word.lower() not in _COMPASS]
    words = {tuple(plain_words(text)) for text in spoken}
    return CalledScenario(key, head, scenario, under, own or {}, frozenset(w for w in words if _names(w)))


def _names(words: tuple[str, ...]) -> bool:
    """Is this enough to name a system: more than a letter or two, and no point of the compass alone?"""
    if len(words) != 1:
        return bool(words)
    return "&" in words[0] or (len(words[0]) > 2 and words[0] not in _COMPASS | _OF_MANY)


def put(every: Sequence[CalledScenario], text: str) -> tuple[QuestionPart, ...]:
    """The parts of a question, each put to the scenarios that it names; one that names none to all of them."""
    text = text.strip().rstrip("?").strip()
    lead = _LEAD.match(text)
    named = _named(every, lead[0]) if lead else ()
    if lead and named:
        return tuple(QuestionPart(without(every, part), named) for part in parts(text[lead.end() :]))
    whole = re.sub(r"\s+", " ", _ALL.sub(" ", text)).strip()
    if whole != text and not _named(every, text):
        return tuple(QuestionPart(part, tuple((one, "") for one in every)) for part in parts(whole))
    out: list[QuestionPart] = []
    for part in parts(text):
        to = _named(every, part) or (() if _of_a_counterpart(every, part) else _by_name(every, part))
        asked = _EXAMPLE.sub("", without(every, part)).strip()
        if not _says(asked) and out:
            asked = out[-1].text
        elif out:
            asked = _such(asked, out[-1].text)
        out.append(QuestionPart(asked, to or tuple((one, "") for one in every)))
    return tuple(out)


def in_own_words(one: CalledScenario, text: str) -> str:
    """A question with each counterpart called as this scenario calls it."""
    own = {name.removeprefix("the ").casefold(): called_here for name, called_here in one.own.items()}
    if not own:
        return text
    names = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True))
    return re.sub(rf"\b(?:{names})\b", lambda found: own[found[0].casefold()], text, flags=re.IGNORECASE)


def _of_a_counterpart(every: Sequence[CalledScenario], text: str) -> bool:
    return any(name.removeprefix("the ").casefold() in text.casefold() for one in every for name in one.own)


def _says(text: str) -> bool:
    return bool(set(plain_words(text)) - _ONLY_ASKS)


def _such(text: str, before: str) -> str:
    """ "Is there such a committee" with what "such" stands for: the words in the part before that end with it or follow it."""
    found = re.search(r"\bsuch (?:an? )?(\w+)", text, re.IGNORECASE)
    if found is None:
        return text
    said = re.search(
        rf"\b((?:an?|the|any) (?:[\w-]+ ){{0,3}}{found[1]}(?: (?:at|of|for|in) \w+)?)", before, re.IGNORECASE
    )
    return text.replace(found[0], said[1]) if said else text


def found_in(every: Sequence[CalledScenario], text: str) -> Iterator[tuple[int, int, CalledScenario]]:
    """Where a text names a scenario (words from, up to), the longest run at each place; several may have one name."""
    words = plain_words(text)
    lower = set(re.findall(r"\b[a-z]\w*", text))
    at = 0
    while at < len(words):
        here = [
            (len(run), one)
            for one in every
            for run in one.words
            if tuple(words[at : at + len(run)]) == run
            and not (run[0] in lower and len(run) == 1 and stem(run[0]) in talk())
        ]
        longest = max((length for length, _ in here), default=0)
        yield from ((at, at + longest, one) for length, one in here if length == longest)
        at += longest or 1


def _named(every: Sequence[CalledScenario], text: str) -> tuple[tuple[CalledScenario, str], ...]:
    found = {one.key: one for _, _, one in found_in(every, text)}
    day = _paper(found.values(), text)
    return tuple((one, day.get(one.key, "")) for one in found.values())


def _paper(found: Iterable[CalledScenario], text: str) -> dict[str, str]:
    """The earlier paper that a question names by its month, where a scenario has several: "the March 2023 paper"."""
    months = re.findall(r"\b([A-Z][a-z]+ \d{4})\b", text)
    if len(months) != 1:
        return {}
    try:
        moment = Moment.model_validate(months[0])
    except ValueError:
        return {}
    return {
        one.key: paper.name
        for one in found
        for paper in one.scenario.papers[:-1]
        if moment.first <= paper.date < moment.after
    }


def _by_name(every: Sequence[CalledScenario], text: str) -> tuple[tuple[CalledScenario, str], ...]:
    """The scenarios that alone have what a text names, just as written; else those that alone know its proper names."""
    longest = {one.key: _longest_name(one, text) for one in every}
    most = max(longest.values())
    if most > 1 and any(length < most for length in longest.values()):
        return tuple((one, "") for one in every if longest[one.key] == most)
    proper = {stem(word.lower()) for word in re.findall(r"(?<!^)\b[A-Z][\w&]+", text)}
    if not proper:
        return ()
    knows = {one.key: proper & set().union(*KnownNames.of(one.scenario).exact) for one in every}
    common = set.intersection(*knows.values())
    known = max(len(stems) for stems in knows.values())
    best = tuple((one, "") for one in every if len(knows[one.key]) == known and knows[one.key] - common)
    return best if len(best) < len(every) else ()


def _longest_name(one: CalledScenario, text: str) -> int:
    """How many words the longest name in a text has that something of a scenario is called by, just as written."""
    found = [token.stem for token in tokens(text)]
    exact = KnownNames.of(one.scenario).exact
    return max(
        (
            end - start
            for start in range(len(found))
            for end in range(start + 2, min(len(found), start + 12) + 1)
            if any(meaning.category != "option" for meaning in exact.get(tuple(found[start:end]), ()))
        ),
        default=0,
    )


def without(every: Sequence[CalledScenario], text: str) -> str:
    """A question without the words that only say which system is meant; a name that belongs to a longer one stays."""
    runs = sorted({run for one in every for run in one.words}, key=len, reverse=True)
    name = "|".join(r"[\s-]+(?:and[\s-]+)?".join(re.escape(word) for word in run if word != "and") for run in runs)
    several = rf"(?:{name})(?:(?:,| and|, and) (?:the )?(?:[A-Z][a-z]+ \d{{4}} )?(?:{name}))*"
    month = r"(?:[A-Z][a-z]+ \d{4} )?"
    said = re.sub(
        rf",?\s*\b{_WHERE} (?:the )?{month}{several}(?: {month}{_PAPERS})?(?=\s*(?:$|[,;.?]|\b(?:and|who|what|in|on|under|have|has|had|is|are|do|does|differ|agree)\b))",
        "",
        text,
        flags=re.IGNORECASE,
    )
    said = re.sub(rf"\b(?:{name})['’]s? (?=(?:option|paper|report)s?\b)", "", said, flags=re.IGNORECASE)
    said = re.sub(rf"\b(?:{name}) (?=(?:options?|papers?|reports?)\b)", "", said, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", said).strip()
