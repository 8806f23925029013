"""From a plain question to a kind of question with its parameters, and to the answer."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.diagnostics import GovgraphError
from govgraph.language.clauses import MANY, in_reply, parts, referring, setting
from govgraph.language.content import found as found_in_content
from govgraph.language.content import instead, said_by, says_nothing
from govgraph.language.hearing import heard
from govgraph.language.mentions import EXACT, KnownNames
from govgraph.language.offer import EXAMPLE, offered, said, unsure, whole
from govgraph.language.papers import answer_between, between
from govgraph.language.reading import QuestionReading, readings
from govgraph.language.sought import sought
from govgraph.language.words import MAX_WORDS, plain_words, stems
from govgraph.model.amounts import Amount, amount
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.aloud import aloud
from govgraph.questions.verbs import VERBS, Verb
from govgraph.questions.wording import content, every_statement, texts
from govgraph.questions.wording import near as near_statements
from govgraph.questions.wording import nearest as nearest_passages
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.stores.neo4j import Neo4jStore

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

SAID_IN_THE_SAME_WORDS = 0.7
"""What a statement must share of a question's words to be its answer."""

_MANY, _OF_MANY = 5, 0.1
"""Of a question of so many words that say something, so much less need be shared."""

_SURE = 90.0
"""From this score on a name that was told before a question is taken for what "it" stands for."""

_CLOSE = 0.12
"""Two readings that differ by less are near each other: the answer names the second."""

_ONLY_ASK = frozenset(
    {"who", "whom", "whose", "what", "which", "where", "when", "why", "how", "is", "are", "does", "do", "and"}
)
"""Words that by themselves ask nothing."""

_OF_THE_SAME = frozenset({"status", "statements"})
"""Questions that are answered beside another and about the same thing."""

_FLOORS = ("stated_only", "settled_only", "known_by")
_HOLDER = ("holder", "holders", "for", "for_", "on_behalf_of")


class NotUnderstood(GovgraphError):
    """The question cannot be read; the message offers the nearest questions, filled with the names that are there.

    ``offered``: how each question that it offers would be read.
    """

    def __init__(self, message: str, offered: tuple[Understood, ...] = ()) -> None:
        super().__init__(message)
        self.offered = offered


@dataclass(frozen=True)
class Understood:
    """How a question was read: its kind, what fills each slot, and under what it is asked.

    ``exact``: every name in it is one that is there, just as written. ``other``: the second reading, where it is near.
    ``near``: how that is read. ``text``: the part of the question that was read so. ``further``: how the other parts of the question were read, where it has several.
    """

    verb: str
    slots: Mapping[str, str]
    fixed: Mapping[str, Any]
    asked_under: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    exact: bool = True
    other: str = ""
    near: tuple[Understood, ...] = ()
    further: tuple[Understood, ...] = ()
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        parts = {**self.slots, **self.fixed, **self.asked_under}
        return " ".join((self.verb, *(f"{key}={_text(value)}" for key, value in parts.items())))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "+".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    text = (
        str(value)
        if isinstance(value, Amount) and value.comparison != "exactly"
        else f"{value:.0f}"
        if isinstance(value, float) and value >= 1e6
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
    return f"'{text}'" if " " in text else text


def ask(
    scenario: Scenario,
    text: str,
    *,
    option: str | None = None,
    on: Any = None,
    place: str | None = None,
    value: Any = None,
    given: Any = None,
    stated_only: bool = False,
    settled_only: bool = False,
    known_by: Any = None,
) -> Answer:
    """The answer to a plain question, with how it was read as its first line and the facet ``read_as``.

    What is given beside the text (an option, a day, a place, an amount, events, papers, floors) wins over what the text says.
    Raises :class:`NotUnderstood` with the nearest questions, and whatever the question raises.
    """
    over = {
        "option": option,
        "on": on,
        "place": place,
        "value": value,
        "given": given,
        "stated_only": stated_only,
        "settled_only": settled_only,
        "known_by": known_by,
    }
    if known_by is None and (papers := between(scenario, text)) is not None:
        held = answer_between(scenario, text, papers, ask)
        if held is not None:
            return held
    return _asked(understand(scenario, text, **_beside(over)), scenario, lambda _, __, wanted: scenario.graph(**wanted))


def ask_store(store: Neo4jStore, name: str, text: str, **over: Any) -> Answer:
    """The same of a scenario in a store, reading no more of it than the question names and needs.

    Its words are looked up as names; where they name nothing just as written, the whole is read for the nearest.
    """
    from govgraph.stores.kept import graph_for, pulled

    words = plain_words(text)[:MAX_WORDS]
    spans = [" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    named = [item for item in (over.get("place"), *(over.get("given") or ())) if item]
    scenario: Scenario = store.mentioned(name, [*spans, *named])
    try:
        read = understand(scenario, text, **_beside(over))
    except NotUnderstood:
        read = None
    if read is None or not read.exact or read.verb not in VERBS:
        scenario = pulled(store, name)
        read = understand(scenario, text, **_beside(over))

    def graph(verb: Verb, arguments: Mapping[str, Any], wanted: Mapping[str, Any]) -> Graph:
        asked = {p.name: arguments[p.name] for p in verb.parameters if p.type == "thing" and p.name in arguments}
        return graph_for(store, name, verb.name, asked, **wanted)

    return _asked(read, scenario, graph)


def _beside(over: Mapping[str, Any]) -> dict[str, Any]:
    """What is given beside the text."""
    return {key: item for key, item in over.items() if item not in (None, False, (), [])}


# -- reading ------------------------------------------------------------------------------------------------------


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
    found = readings(names, text, over.get("option"))
    _elsewhere(names, text, over.get("option"))
    if not found or _how_sure(found) < ENOUGH:
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
        told, offers = offered(scenario, names, text, found, over, functools.partial(_answers, names))
        if words:
            told += f'\nThe papers say something in the same words: statements --words "{" ".join(plain_words(text))}".'
        raise NotUnderstood(told, (*(_understood(each, over) for each in offers), *((words,) if words else ())))
    best = _sure(found)
    near = [
        other
        for other in found[1:4]
        if best.score - other.score < _CLOSE and other.score >= _WORTH and not other.unsure and whole(other)
    ][:2]
    if best.unsure and best.kind.question == "findings" and all(len(each) <= _FEW for each in best.unsure.values()):
        return _of_each(best, over, text)
    if best.unsure:
        if (held := found_in_content(scenario, text, over.get("option"))) is not None and held.verb == "assess":
            return Understood(held.verb, {}, held.fixed, dict(over), exact=False, text=text)
        told, offers = unsure(scenario, best, over)
        raise NotUnderstood(told, tuple(_understood(each, over) for each in offers))
    read = _understood(best, over)
    others = dict.fromkeys(said(scenario, each, over) for each in near)
    return replace(read, text=text, other=" ".join(others), near=tuple(_understood(each, over) for each in near))


def _answers(names: KnownNames, text: str, wanted: QuestionReading) -> bool:
    """Is a question in these words understood, as this reading? What is offered is tried before it is offered."""
    found = readings(names, text, None)
    if not found or _how_sure(found) < ENOUGH:
        return False
    best = _sure(found)
    slots = {slot: meaning.value for slot, meaning in wanted.slots.items()}
    return (
        not best.unsure
        and best.kind.question == wanted.kind.question
        and {slot: meaning.value for slot, meaning in best.slots.items()} == slots
    )


_FEW = 3
"""Of so many that a name may mean, what is wrong is told of each."""


def _of_each(best: QuestionReading, over: Mapping[str, Any], text: str) -> Understood:
    """A question about what is wrong where a name may mean a few things alike: it is asked of each."""
    slot, meanings = next(iter(best.unsure.items()))
    each = [
        replace(_understood(replace(best, slots={**best.slots, slot: one}, unsure={}), over), text=text)
        for one in meanings
    ]
    others = tuple(replace(one, further=()) for one in each[1:])
    return replace(each[0], further=(*others, *each[0].further))


def _how_sure(found: Sequence[QuestionReading]) -> float:
    """How sure the best reading is: how near its example is, how far the next reading, and how whole its names are."""
    best = found[0]
    second = next((other.score for other in found[1:] if other.same != best.same), 0.0)
    names = min((meaning.score for meaning in best.slots.values()), default=EXACT)
    return best.score + _MARGIN * min(best.score - second, _MOST_MARGIN) - _PART_OF_A_NAME * (EXACT - names)


def _sure(found: Sequence[QuestionReading]) -> QuestionReading:
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


def _understood(best: QuestionReading, over: Mapping[str, Any]) -> Understood:
    slots = {slot: meaning.value for slot, meaning in best.slots.items() if not slot.startswith("_")}
    filled = {slot: meaning.value for slot, meaning in best.slots.items()}
    called = {slot: meaning.name for slot, meaning in best.slots.items() if meaning.category != "relation"}
    under = {**best.asked_under, **over}
    fixed = _with(best.kind.fixed, filled)
    if "and_on" in slots:
        joined = next(slot for slot in ("sits_on", "between") if slot in slots)
        slots[joined] += f",{slots.pop('and_on')}"
    if "and_about" in slots:
        fixed["about"] = [slots.pop("about"), slots.pop("and_about")]
    for side in ("since", "until"):
        if side in under and _takes(best.kind.question, side):
            fixed[side] = under.pop(side)
        elif side in under:
            under.setdefault("on", under.pop(side))
    if "rel" in slots:
        kind = vocabulary().kinds[slots.pop("rel")]
        fixed["kind"] = kind.name
        renamed = {"subject": kind.main[0], "object": kind.main[1]}
        slots = {renamed.get(slot, slot): value for slot, value in slots.items()}
        called = {renamed.get(slot, slot): name for slot, name in called.items()}
    if best.kind.question != "compare" and best.kind.slots.get("option") == "option" and "option" in slots:
        under.setdefault("option", slots["option"])
        if not _takes(best.kind.question, "option"):
            del slots["option"]
    if "value" in under:
        under["value"] = amount(under["value"])
    also = tuple(
        Understood(question, slots if question in _OF_THE_SAME else {}, _with(more, filled), under)
        for question, more in best.kind.also.items()
    )
    if best.beside:
        another = replace(best, slots={**best.slots, **best.beside}, beside={}, remarks=())
        also = (*also, _understood(another, over))
    return Understood(best.kind.question, slots, fixed, under, called, best.remarks, best.exact, further=also)


def _with(fixed: Mapping[str, Any], slots: Mapping[str, str]) -> dict[str, Any]:
    """What a further question fixes, with ``{slot}`` replaced by what fills the slot; left out where nothing does."""
    out: dict[str, Any] = {}
    for key, value in fixed.items():
        slot = value[1:-1] if isinstance(value, str) and value.startswith("{") else ""
        if not slot:
            out[key] = value
        elif slot in slots:
            out[key] = slots[slot]
    return out


def _takes(question: str, name: str) -> bool:
    return question in VERBS and any(parameter.name == name for parameter in VERBS[question].parameters)


# -- answering ----------------------------------------------------------------------------------------------------

Graphs = Callable[[Verb, Mapping[str, Any], Mapping[str, Any]], "Graph"]
"""The graph to ask a question of, with what it is asked with, under an option, on a day, of a place."""


def _asked(read: Understood, scenario: Scenario, graph: Graphs) -> Answer:
    answer, notes = _answered(scenario, read, graph)
    each = {str(part): part for part in read.further if str(part) != str(read)}
    further = [(part, *_answered(scenario, part, graph)) for part in each.values()]
    near = (f"It may also have meant: {read.other}",) if read.other else ()
    more = tuple(Line(label="Also", text=other.headline) for _, other, _ in further)
    as_read = Line(label="Read as", text="; then ".join((str(read), *each)))
    return replace(
        answer,
        summary=aloud(*((line.label, line.text) for line in (as_read, *answer.summary, *more)))
        if answer.summary
        else (),
        lines=(as_read, *answer.lines, *more),
        chains=(*answer.chains, *(chain for _, other, _ in further for chain in other.chains)),
        facets={
            **answer.facets,
            "read_as": str(read),
            **({"also": {str(part): other.facets for part, other, _ in further}} if further else {}),
        },
        names={**answer.names, **{item: name for _, other, _ in further for item, name in other.names.items()}},
        notes=tuple(
            dict.fromkeys(
                (*read.remarks, *(r for part in read.further for r in part.remarks), *near, *notes, *answer.notes)
            )
        ),
    )


def _answered(scenario: Scenario, read: Understood, graph: Graphs) -> tuple[Answer, list[str]]:
    under = dict(read.asked_under)
    if read.verb == "compare":
        from govgraph.comparison import compare

        options = [read.slots[slot] for slot in ("a", "b") if slot in read.slots]
        options = options or [each for each in (read.slots.get("option"), under.get("option")) if each][:1]
        only = str(read.fixed.get("only", ""))
        sector = read.slots.get("sector", "")
        return compare(scenario, options, on=under.get("on"), place=under.get("place"), only=only, sector=sector), []
    verb = VERBS[read.verb]
    arguments, notes = _bound(verb, read)
    if "power" in arguments:
        called = scenario.registry.powers_called(str(arguments["power"]))
        if called:
            arguments["power"] = called[0].id
    graph_keys = ("option", "on", *_FLOORS, *(() if _has(verb, "place") else ("place",)))
    wanted = {key: under[key] for key in graph_keys if key in under}
    there = graph(verb, arguments, wanted)
    answer = verb.answer(there, **arguments)
    return (instead(scenario, there, read.text, answer) if read.text and says_nothing(answer) else answer), notes


def _has(verb: Verb, name: str) -> bool:
    return any(parameter.name == name for parameter in verb.parameters)


def _bound(verb: Verb, read: Understood) -> tuple[dict[str, Any], list[str]]:
    """Slots and circumstances by the names of the verb's parameters; what it does not ask for is noted."""
    arguments: dict[str, Any] = dict(read.fixed)
    notes: list[str] = []
    main = [parameter.name for parameter in verb.parameters if parameter.main]
    for slot, value in read.slots.items():
        names = [name for name in (_HOLDER if slot == "holder" else (slot,)) if _has(verb, name)]
        free = [name for name in main if name not in arguments and name not in read.slots]
        if names:
            arguments[names[0]] = value
        elif slot == "holder":
            notes.append(f"The answer lists every holder, {value} among them.")
        elif free:
            arguments[free[0]] = value
    for key in ("value", "given", "place"):
        if key not in read.asked_under:
            continue
        value = read.asked_under[key]
        if _has(verb, key):
            parameter = next(parameter for parameter in verb.parameters if parameter.name == key)
            arguments[key] = value[0] if isinstance(value, list) and not parameter.many else value
        elif key != "place":
            notes.append(f"'{key}' plays no part in this kind of question.")
    return arguments, notes
