"""From a plain question to its answer, of a scenario that was loaded or of one in a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.language.content import instead, says_nothing
from govgraph.language.papers import answer_between, between
from govgraph.language.understanding import understand
from govgraph.language.understood import NotUnderstood, Understood
from govgraph.language.words import MAX_WORDS, plain_words
from govgraph.model.scenario import Scenario
from govgraph.questions.aloud import aloud
from govgraph.questions.verbs import VERBS, Verb
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.stores.neo4j import Neo4jStore

_FLOORS = ("stated_only", "settled_only", "known_by")
_HOLDER = ("holder", "holders", "for", "for_", "on_behalf_of")


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


Graphs = Callable[[Verb, Mapping[str, Any], Mapping[str, Any]], "Graph"]
"""The graph to ask a question of, with what it is asked with, under an option, on a day, of a place."""


def _asked(read: Understood, scenario: Scenario, graph: Graphs) -> Answer:
    answer, notes = _answered(scenario, read, graph)
    each = {str(part): part for part in read.further if str(part) != str(read)}
    further = [(part, *_answered(scenario, part, graph)) for part in each.values()]
    near = (f"It may also have meant: {read.other}",) if read.other else ()
    more = tuple(Line(label="Also", text=other.headline) for _, other, _ in further)
    missed = tuple(Line(label="Not read", text=f"'{part}'. Ask this by itself.") for part in read.unread)
    more = (*more, *missed)
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
    return (instead(there, read.text, answer) if read.text and says_nothing(answer) else answer), notes


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
