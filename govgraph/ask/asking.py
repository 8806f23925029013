"""From a plain question to a kind of question with its parameters, and to the answer."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.ask.circumstances import Variant, variants
from govgraph.ask.naming import EXACT, Meaning, Names
from govgraph.ask.phrasings import EXAMPLES, PHRASINGS, Phrasing
from govgraph.ask.wording import MAX_WORDS, Words, fillings, layouts, literal_words, words_of
from govgraph.diagnostics import GovgraphError
from govgraph.model.amounts import money
from govgraph.model.scenario import Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.verbs import VERBS, Verb

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.stores.neo4j import Neo4jStore

_FLOORS = ("stated_only", "settled_only")
UNUSED = "any"
"""A slot whose words play no part: the answer lists every sort of thing that they may ask for."""

_HOLDER = ("holder", "holders", "for", "for_", "on_behalf_of")


class NotUnderstood(GovgraphError):
    """The question fits no phrasing, or a name in it fits nothing; the message says what would have been read."""


@dataclass(frozen=True)
class Understood:
    """How a question was read: its kind, what fills each slot, and under what it is asked.

    ``exact``: every name in it is one that is there, just as written.
    """

    verb: str
    slots: Mapping[str, str]
    fixed: Mapping[str, Any]
    asked_under: Mapping[str, Any]
    remarks: tuple[str, ...] = ()
    exact: bool = True

    def __str__(self) -> str:
        parts = {**self.slots, **self.fixed, **self.asked_under}
        return " ".join((self.verb, *(f"{key}={_text(value)}" for key, value in parts.items())))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "+".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    text = (
        f"{value:g}"
        if isinstance(value, float) and value < 1e6
        else f"{value:.0f}"
        if isinstance(value, float)
        else str(value)
    )
    return f"'{text}'" if " " in text else text


@dataclass(frozen=True)
class _Reading:
    phrasing: Phrasing
    row: int
    literal: int
    variant: Variant
    slots: Mapping[str, list[Meaning]]
    spoken: Mapping[str, Words]
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[float, ...]:
        """Names found as they are before near ones; the nearest; the most particular phrasing; the least left out."""
        scores = [meanings[0].score for meanings in self.slots.values()]
        exact = float(all(score >= EXACT for score in scores))
        clear = float(not self.ambiguous)
        loose = 0.0 if exact else float(len(self.variant.taken))
        return (
            exact,
            clear,
            min(scores, default=EXACT) if not exact else EXACT,
            loose,
            self.literal,
            -len(self.variant.taken),
            -self.row,
        )

    @property
    def ambiguous(self) -> dict[str, list[Meaning]]:
        """Slots that may mean several things alike."""
        return {
            slot: same
            for slot, meanings in self.slots.items()
            if len(same := [m for m in meanings if m.score >= meanings[0].score - 1]) > 1
        }


def ask(
    scenario: Scenario, text: str, *, option: str | None = None, on: Any = None, place: str | None = None,
    value: Any = None, given: Any = None, stated_only: bool = False, settled_only: bool = False,
) -> Answer:  # fmt: skip
    """The answer to a plain question, with how it was read as its first line and the facet ``read_as``.

    What is given beside the text (an option, a day, a place, an amount, events, floors) wins over what the text says.
    Raises :class:`NotUnderstood` with the kinds of question and the nearest names, and whatever the question raises.
    """
    over = {
        "option": option,
        "on": on,
        "place": place,
        "value": value,
        "given": given,
        "stated_only": stated_only,
        "settled_only": settled_only,
    }
    return _asked(understand(scenario, text, **_beside(over)), scenario, lambda _, __, wanted: scenario.graph(**wanted))


def ask_store(store: Neo4jStore, name: str, text: str, **over: Any) -> Answer:
    """The same of a scenario in a store, reading no more of it than the question names and needs.

    Its words are looked up as names; where they name nothing just as written, the whole is read for the nearest.
    """
    from govgraph.stores.kept import graph_for, pulled

    words = words_of(text)[:MAX_WORDS]
    spans = [" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    named = [item for item in (over.get("place"), *(over.get("given") or ())) if item]
    scenario: Scenario = store.mentioned(name, [*spans, *named])
    try:
        read = understand(scenario, text, **_beside(over))
    except NotUnderstood:
        read = None
    if read is None or not read.exact or read.verb == "compare":
        scenario = pulled(store, name)
        read = understand(scenario, text, **_beside(over))

    def graph(verb: Verb, arguments: Mapping[str, Any], wanted: Mapping[str, Any]) -> Graph:
        asked = {p.name: arguments[p.name] for p in verb.parameters if p.type == "thing" and p.name in arguments}
        return graph_for(store, name, verb.name, asked, **wanted)

    return _asked(read, scenario, graph)


def _beside(over: Mapping[str, Any]) -> dict[str, Any]:
    """What is given beside the text."""
    return {key: item for key, item in over.items() if item not in (None, False, (), [])}


Graphs = Callable[[Verb, Mapping[str, Any], Mapping[str, Any]], "Graph"]
"""The graph to ask a question of, with what it is asked with, under an option, on a day, of a place."""


def _asked(understood: Understood, scenario: Scenario, graph: Graphs) -> Answer:
    answer, notes = _answered(scenario, understood, graph)
    return replace(
        answer,
        lines=(Line(label="Read as", text=str(understood)), *answer.lines),
        facets={**answer.facets, "read_as": str(understood)},
        notes=(*understood.remarks, *notes, *answer.notes),
    )


# -- reading ------------------------------------------------------------------------------------------------------


def understand(scenario: Scenario, text: str, **over: Any) -> Understood:
    """How a plain question is read, without asking it. Raises :class:`NotUnderstood`."""
    words = words_of(text)
    if not words or len(words) > MAX_WORDS:
        raise NotUnderstood(
            _kinds(
                "there is no question here" if not words else f"a question of more than {MAX_WORDS} words is not read"
            )
        )
    names = Names.of(scenario)
    if "option" in over:
        over["option"] = scenario.option_id(over["option"])
    readings: list[_Reading] = []
    partly: list[_Reading] = []
    for variant in variants(scenario, words):
        option = over.get("option", variant.values.get("option"))
        for reading in _laid(names, variant, option):
            (partly if reading.missing else readings).append(reading)
    if not readings:
        raise NotUnderstood(_no_reading(names, text, partly))
    best = max(readings, key=lambda reading: reading.rank)
    if best.ambiguous:
        slot, meanings = next(iter(best.ambiguous.items()))
        listed = "; ".join(f"{meaning.value} ({meaning.name})" for meaning in meanings[:6])
        raise NotUnderstood(f"'{' '.join(best.spoken[slot])}' may be any of: {listed}. Use the id of the one you mean")
    return _understood(best, over)


def _laid(names: Names, variant: Variant, option: str | None) -> Iterator[_Reading]:
    by_first = _by_first_word()
    for row, layout in (*by_first.get(variant.words[0], ()), *by_first.get("", ())):
        for filled in fillings(layout, variant.words):
            slots: dict[str, list[Meaning]] = {}
            spoken: dict[str, Words] = {}
            missing: dict[str, str] = {}
            for written, words in filled.items():
                slot, _, kind = written.partition(":")
                spoken[slot] = words
                found = names.meanings(kind, slot, words, option)
                if found:
                    slots[slot] = found
                else:
                    missing[slot] = kind
            if "kind" not in missing:
                yield _Reading(PHRASINGS[row], row, literal_words(layout), variant, slots, spoken, missing)


@functools.cache
def _by_first_word() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Every form of every phrasing by its first word ("" for a slot), so that few are tried."""
    out: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for row, phrasing in enumerate(PHRASINGS):
        for layout in layouts(phrasing.words):
            first = "" if layout[0].startswith("{") else layout[0]
            out.setdefault(first, []).append((row, layout))
    return out


def _understood(best: _Reading, over: Mapping[str, Any]) -> Understood:
    slots = {slot: meanings[0].value for slot, meanings in best.slots.items() if slot != UNUSED}
    asked_under = {**best.variant.values, **over}
    remarks: list[str] = []
    for slot, meanings in best.slots.items():
        meaning = meanings[0]
        if meaning.score < EXACT:
            remarks.append(f"'{' '.join(best.spoken[slot])}' was read as {meaning.name} ({meaning.value}).")
        if meaning.only_in and "option" not in asked_under:
            asked_under["option"] = meaning.only_in
            remarks.append(
                f"{meaning.name} is there only under option {meaning.only_in}, so the question was read under it."
            )
    fixed = dict(best.phrasing.fixed)
    if "kind" in slots:
        kind = vocabulary().kinds[slots["kind"]]
        renamed = {"kind": "kind", "subject": kind.main[0], "object": kind.main[1]}
        slots = {renamed.get(slot, slot): value for slot, value in slots.items()}
    if "value" in asked_under:
        asked_under["value"] = money(asked_under["value"])
    return Understood(best.phrasing.verb, slots, fixed, asked_under, tuple(remarks), bool(best.rank[0]))


def _no_reading(names: Names, text: str, partly: list[_Reading]) -> str:
    near = names.nearest(text)
    if partly:
        best = max(partly, key=lambda reading: (reading.literal, len(reading.variant.taken)))
        spoken = ", ".join(f"'{' '.join(best.spoken[slot])}'" for slot in best.missing)
        if "option" in best.missing.values():
            known = names.listed_options()
            return f"this was read as '{best.phrasing.verb}', but there is no option {spoken}: there are {known}"
        near = [name for slot in best.missing for name in names.nearest(" ".join(best.spoken[slot]))] or near
        hint = f": did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
        return f"this was read as '{best.phrasing.verb}', but nothing is called {spoken}{hint}"
    return _kinds("this question is not understood", near)


def _kinds(head: str, near: list[str] | None = None) -> str:
    lines = [f"{head}. Kinds of question that are:", *(f"    {verb}: {example}" for verb, example in EXAMPLES.items())]
    if near:
        lines.append(f"The nearest names are: {', '.join(near)}")
    return "\n".join(lines)


# -- answering ----------------------------------------------------------------------------------------------------


def _answered(scenario: Scenario, read: Understood, graph: Graphs) -> tuple[Answer, list[str]]:
    under = dict(read.asked_under)
    if read.verb == "compare":
        from govgraph.compare import compare

        options = [read.slots[slot] for slot in ("a", "b") if slot in read.slots] or (
            [under["option"]] if "option" in under else []
        )
        return compare(scenario, options, on=under.get("on"), place=under.get("place")), []
    verb = VERBS[read.verb]
    arguments, notes = _bound(verb, read)
    graph_keys = ("option", "on", *_FLOORS, *(() if _has(verb, "place") else ("place",)))
    wanted = {key: under[key] for key in graph_keys if key in under}
    return verb.answer(graph(verb, arguments, wanted), **arguments), notes


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
