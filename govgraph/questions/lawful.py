"""May A give function F to B under power P on day D? Kinds or nodes; nobody need have written such an arrangement.

>>> answer = lawful("icb", "vcse", "commissioning", "S65Z5", on="2023-04-01")
>>> answer.facets["answer"], answer.facets["rules"]
('no', ['LAW02'])

The answer is yes, no or cannot tell, with every failing test, the conditions, and the powers and receivers that would
do. It is legality in form only: a modelling aid, not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line, Table
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.sentences import listed
from govgraph.law.registry import Registry
from govgraph.law.rows import Power
from govgraph.law.rules import finding_code
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.check import OWN, Failure, Verdict, check
from govgraph.legality.match import NOT_STATED
from govgraph.legality.remedies import powers, receivers
from govgraph.legality.structure import structure
from govgraph.legality.subjects import Subject, subjects
from govgraph.model.truth import Truth
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario
    from govgraph.model.things import Thing

NOT_ADVICE = "Legality in form only: a modelling aid, not legal advice."


class UnknownParty(GovgraphError, LookupError):
    """Nobody in the scenario, and no kind of body, goes by that name; the message names the nearest."""


class UnknownFunction(GovgraphError, LookupError):
    """No function, class of functions or statutory reference goes by that name; the message names the nearest."""


@dataclass(frozen=True, slots=True)
class _Asked:
    graph: Graph
    giver: str
    receiver: str
    about: tuple[Subject, ...]
    what: tuple[str, ...]
    bare: bool
    """Is the giver a kind, so that nobody can say how it holds the function?"""


def lawful(
    giver: str, receiver: str, function: str = "", power: str | None = None, on: date | str | None = None,
    scenario: Scenario | None = None, *, graph: Graph | None = None, option: str | None = None, place: str | None = None,
) -> Answer:  # fmt: skip
    """Would it be lawful in form for ``giver`` to give ``function`` to ``receiver`` on a day?

    ``giver`` and ``receiver`` are things of the scenario by id or name, or kinds of bodies (``icb``, ``vcse``);
    ``function`` a function of the scenario or of the law pack, a class (``commissioning``), a statutory reference
    (``CA2014 s42``) or a service code; empty: any. ``power`` empty: any that would do. ``on`` defaults to the scenario's
    day, without a scenario to today. Raises :class:`UnknownParty`, :class:`UnknownFunction` and
    :class:`~govgraph.law.registry.UnknownRow`.
    """
    found = graph or (scenario.graph(option, on=on, place=place) if scenario else _empty(on))
    return lawful_in(found, giver, receiver, function, power)


def lawful_in(graph: Graph, giver: str, receiver: str, function: str = "", power: str | None = None) -> Answer:
    """The same in one graph, on its day: the question as other tools ask it."""
    row = graph.registry.power(power).id if power else ""
    return _answer(_asked(graph, giver, receiver, function), row)


def _empty(on: date | str | None) -> Graph:
    """A graph in which there is nobody: kinds of bodies are all there is to ask about."""
    from govgraph.model.dates import Moment
    from govgraph.model.scenario import Layer, Scenario, UnknownName

    try:
        day = on if isinstance(on, date) else Moment.model_validate(on).first if on else date.today()
    except ValueError as error:
        raise UnknownName(
            str(error.errors()[0]["msg"]).removeprefix("Value error, ") if hasattr(error, "errors") else str(error)
        ) from None
    bare = Scenario(name="law", title="The law registry, no scenario", folder=Path(), date=day, baseline=Layer())
    return bare.graph()


def _asked(graph: Graph, giver: str, receiver: str, function: str) -> _Asked:
    from govgraph.graph import Graph as Made

    extra: dict[str, Thing] = {}
    who, to = _party(graph, giver, "the giver", extra), _party(graph, receiver, "the receiver", extra)
    about, what = _function(graph, function)
    if extra:
        graph = Made(
            graph.scenario, option=graph.option, day=graph.day, place=graph.place, things={**graph.all_things, **extra},
            facts=[*graph.facts.values(), *graph.outside], floors=graph.floors,
        )  # fmt: skip
    return _Asked(graph, who, to, about, what, bare=who in extra)


def _party(graph: Graph, text: str, role: str, extra: dict[str, Thing]) -> str:
    from govgraph.graph import AmbiguousName, NotFound
    from govgraph.model.things import Body, Post

    law = graph.registry
    key = text.strip().lower().replace(" ", "_").replace("-", "_")
    kind = (
        key
        if law.has_kind(key)
        else next((k.id for k in law.kinds.values() if k.name.lower() == text.strip().lower() and not k.group), "")
    )
    try:
        return graph.thing(text, "body", "post", "group", "level").id
    except AmbiguousName:
        raise
    except NotFound as error:
        if not kind:
            hint = did_you_mean(key, [k for k in law.kinds if law.has_kind(k)])
            known = f"{error}" if graph.things else f"there is no kind of body '{text}'{': ' + hint if hint else ''}"
            raise UnknownParty(known) from None
    item = f"{role}: {kind}"
    name = law.kind(kind).name
    extra[item] = Post(id=item, name=name) if kind == "post" else Body(id=item, name=name, kind=kind)
    return item


def _function(graph: Graph, text: str) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    from govgraph.graph import NotFound

    law = graph.registry
    wanted = text.strip()
    if not wanted:
        return (Subject(),), ()
    try:
        item = graph.thing(wanted, "function", "decision", "service").id
        return subjects(graph, (item,)), (item,)
    except NotFound:
        pass
    for root in law.functions.values():
        if wanted.lower() in {root.id, root.name.lower()}:
            return (Subject(root.id, root.name, root.owner, root.function_class, root.references),), ()
    if wanted in law.classes:
        row = law.classes[wanted]
        return (Subject(row.id, row.name, "" if row.owner == "any" else row.owner, row.id),), ()
    return (_reference(law, wanted),), ()


def _reference(law: Registry, text: str) -> Subject:
    """A statutory reference or service code: one that a set names, or a provision of an Act that is known."""
    spelt = law.reference(text)
    found = [row for row in law.sets.values() if law.in_set(row.id, (text,))]
    acts = any(spelt.startswith(f"{act.lower()} ") for act in law.acts)
    if not found and not acts:
        codes = [item for row in law.sets.values() for item in row.items]
        hint = did_you_mean(text, [*law.functions, *law.classes, *codes])
        raise UnknownFunction(
            f"there is no function '{text}'{': ' + hint if hint else ': name a function, a class such as commissioning, or a provision'}"
        )
    holding = [root for root in law.functions.values() if any(law.in_set(row.id, root.references) for row in found)]
    owners = {root.owner for root in holding}
    return Subject(text, text, owners.pop() if len(owners) == 1 else "", "", (text,))


def _answer(asked: _Asked, power: str) -> Answer:
    graph = asked.graph
    a = _arrangement(asked, power)
    verdicts = [(about, *_best(asked, a, about)) for about in asked.about]
    about, via, verdict = min(verdicts, key=lambda found: (found[2].truth, -len(found[2].failures)))
    would = powers(graph, replace(a, power=""), graph.day, about, via)
    if not power and would:
        verdict = would[0][1]  # any power is asked for: the surest of those that would do
    conditions = list(verdict.conditions)
    if asked.what and not asked.bare and via == NOT_STATED:
        conditions.append(f"how {graph.name(asked.giver)} holds it")
    kinds = structure(graph).kinds(asked.giver)
    lets = receivers(graph.registry, kinds, about, graph.day, power) or receivers(
        graph.registry, kinds, about, graph.day
    )
    names = {item: graph.name(item) for item in (asked.giver, asked.receiver, *asked.what)}
    words = (
        verdict.truth.words
        if verdict.truth is not Truth.YES or not conditions
        else "yes, subject to " + _counted(conditions)
    )
    subject = about.name or "any function"
    under = f" under {power}" if power else ""
    by = "" if power or not would else f" by {would[0][0].id}"
    headline = f"{words[:1].upper()}{words[1:]}: {names[asked.giver]} to {names[asked.receiver]}, {subject}{under or by}, on {graph.day:%-d %B %Y}"
    lines = [
        Line(label=f"{finding_code(f.code)} {f.level}", text=f"{f.text}{_cite(graph, f)}") for f in verdict.failures
    ]
    if verdict.reason and not verdict.failures:
        lines.append(Line(label="Reason", text=verdict.reason))
    lines += [Line(label="Needs", text=condition) for condition in conditions]
    lines.append(Line(label="Powers", text=_powers_words(would) or "none would carry it"))
    lines += [Line(label=f"By {row.id}", text=f"it may go to {listed(list(whos), 'or')}") for row, whos in lets]
    near = tuple((row, finding_code(f.code), f.text) for row, f in verdict.near)
    tables = (Table(title="Powers that come near", columns=("power", "rule", "why not"), rows=near),) if near else ()
    return Answer(
        reading=reading(
            graph, "lawful", f"May {names[asked.giver]} give {subject} to {names[asked.receiver]}{under}?",
            {"giver": asked.giver, "receiver": asked.receiver}, function=subject, power=power,
        ),
        headline=headline,
        lines=tuple(lines),
        tables=tables,
        facets={
            "answer": verdict.truth.words,
            "rules": list(dict.fromkeys(finding_code(f.code) for f in verdict.failures)),
            "reasons": [f.text for f in verdict.failures] or ([verdict.reason] if verdict.reason else []),
            "conditions": conditions,
            "powers": [row.id for row, _ in would],
            "receivers": {row.id: list(whos) for row, whos in lets},
        },
        names=names,
        notes=(*_read_to(verdict.rows or tuple(row for row, _ in would[:1]), graph.day), NOT_ADVICE),
    )  # fmt: skip


def _arrangement(asked: _Asked, power: str) -> Arrangement:
    find = structure(asked.graph)
    joint = (
        find.is_kind(asked.receiver, "joint_committee") is Truth.YES
        or find.is_kind(asked.receiver, "jointly") is Truth.YES
    )
    persons = find.persons(asked.receiver) if joint else ()
    givers = persons if asked.giver in persons else (find.itself(asked.giver),)
    return Arrangement(
        f"asked: {asked.giver} to {asked.receiver}",
        givers,
        find.itself(asked.receiver),
        joint=joint,
        what=asked.what,
        power=power,
    )


def _best(asked: _Asked, a: Arrangement, about: Subject) -> tuple[str, Verdict]:
    """The best of the ways in which the giver holds it in the scenario; of a bare kind, its own."""
    from govgraph.authority import derive, holders, matter

    graph = asked.graph
    ways = {OWN} if asked.bare or not asked.what else set()
    for what in () if asked.bare else asked.what:
        subject_matter = matter(graph, what, place="")
        for holding in holders(graph, subject_matter):
            states = derive(graph, subject_matter, holding).possible
            ways |= {state.via for state in states if state.node in a.givers}
    found = [(via, check(graph, a, day=graph.day, via=via, about=about)) for via in sorted(ways) or (NOT_STATED,)]
    return max(found, key=lambda pair: (pair[1].truth, -len(pair[1].failures)))


def _counted(conditions: list[str]) -> str:
    return f"{len(conditions)} condition{'s' if len(conditions) > 1 else ''}"


def _cite(graph: Graph, failure: Failure) -> str:
    row = graph.registry.powers.get(failure.row)
    return f" ({row.cite})" if row and row.cite not in failure.text else ""


def _powers_words(would: Iterable[tuple[Power, Verdict]]) -> str:
    words = []
    for row, verdict in would:
        asks = f", subject to: {listed(list(verdict.conditions))}" if verdict.conditions else ""
        words.append(f"{row.id} ({row.cite}){' cannot be told' if verdict.truth is Truth.UNKNOWN else ''}{asks}")
    return "; ".join(words)


def _read_to(rows: Iterable[Power], day: date) -> tuple[str, ...]:
    """Where the day lies beyond the text that was read."""
    late = [row for row in rows if row.read_to and day > row.read_to]
    return tuple(
        f"{row.id} ({row.cite}) was read as it stood on {row.read_to:%-d %B %Y}, before the day asked about."
        for row in late
    )


VERB = Verb(
    name="lawful",
    answer=lawful_in,
    parameters=(
        Parameter("giver", "who would give it: a thing, or a kind of body", type="text"),
        Parameter("receiver", "who would receive it: a thing, or a kind of body", type="text"),
        Parameter(
            "function",
            "a function, decision or service, a class, a provision or a service code",
            required=False,
            type="text",
        ),
        Parameter("power", "the power it would rest on; absent: any that would do", required=False, type="text"),
    ),
    help="May A give F to B under power P: yes, no, or cannot tell.",
    reads="May {giver} give {function} to {receiver}?",
)
