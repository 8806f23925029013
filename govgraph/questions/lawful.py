"""May A give function F to B under power P on day D? Kinds or nodes; nobody need have written such an arrangement.

>>> answer = lawful("icb", "vcse", "commissioning", "S65Z5", on="2023-04-01")
>>> answer.result.answer, answer.result.rules
('no', ['LAW02'])
>>> lawful(["nhs_trust", "nhs_foundation_trust"], "joint_committee", "provision", on="2021-05-01").result.answer
'no'

The answer is yes, no or cannot tell, with every reason, the conditions, and the powers and receivers that would do. What a
power does not reach is never answered "yes, subject to"; advice names only powers that these givers can use. It is legality
in form only: a modelling aid, not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.answer import Answer
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.sentences import listed
from govgraph.law.registry import Registry
from govgraph.law.rules import rules
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement, read_as
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.open_to import open_to
from govgraph.legality.remedies import powers
from govgraph.legality.subjects import Subject, subjects
from govgraph.legality.verdict import Need, Verdict
from govgraph.model.truth import Truth
from govgraph.questions.asked_parties import PARTIES, Parties, UnknownFact, UnknownParty
from govgraph.questions.lawful_answer import Gift, JudgedGift, to_answer
from govgraph.questions.lawful_kept import kept_back
from govgraph.questions.lawful_result import Lawful
from govgraph.questions.lawful_words import (
    Follows,
    follows,
    relevant,
)
from govgraph.questions.verbs import Parameter, Verb
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.scenario import Scenario

__all__ = ["VERB", "UnknownFact", "UnknownFunction", "UnknownParty", "lawful", "lawful_in"]

GIVEN_ON = ("function", "decision", "service")
"""What may be given."""


class UnknownFunction(GovgraphError, LookupError):
    """No function, class of functions or statutory reference goes by that name; the message names the nearest."""


def lawful(
    giver: str | Iterable[str],
    receiver: str,
    function: str = "",
    power: str | None = None,
    on: date | str | None = None,
    scenario: Scenario | None = None,
    *,
    graph: Graph | None = None,
    option: str | None = None,
    place: str | None = None,
    giver_is: Iterable[str] = (),
    receiver_is: Iterable[str] = (),
) -> Answer[Lawful]:
    """Would it be lawful in form for ``giver`` to give ``function`` to ``receiver`` on a day?

    ``giver`` and ``receiver`` are things of the scenario by id or name, kinds of bodies (``icb``, ``vcse``, ``council``),
    an organ or post of a council (``full council``, ``leader``, ``officer``), or a post of the other side (``executive
    director``, ``chair``, ``employee``). Several givers, as a list or with commas, exercise it jointly. ``giver_is`` and
    ``receiver_is`` state legal facts of a post or council in words (``executive director``, ``not employee``, ``committee
    system``). ``function`` is one of the scenario or of the law, a class (``commissioning``), a statutory reference (``CA2014
    s42``) or a service code; empty: any. ``power`` empty: any that would do. ``on`` defaults to the scenario's day, without
    a scenario to today. Raises :class:`~govgraph.questions.asked_parties.UnknownParty`, :class:`UnknownFunction`,
    :class:`~govgraph.questions.asked_parties.UnknownFact` and :class:`~govgraph.law.lookup.UnknownRow`.
    """
    found = graph or (scenario.graph(option, on=on, place=place) if scenario else _empty(on))
    return lawful_in(found, giver, receiver, function, power, giver_is=giver_is, receiver_is=receiver_is)


def lawful_in(
    graph: Graph,
    giver: str | Iterable[str],
    receiver: str,
    function: str = "",
    power: str | None = None,
    giver_is: Iterable[str] = (),
    receiver_is: Iterable[str] = (),
) -> Answer[Lawful]:
    """May ``giver`` give ``function`` to ``receiver``, under ``power`` or any power, on the day of the graph?

    ``giver`` and ``receiver``: a thing, a kind of body, or an officer of a council; several givers: a joint exercise.
    ``giver_is`` and ``receiver_is``: what is taken to be so of them. Raises NotFound, AmbiguousName, and
    :class:`~govgraph.law.lookup.UnknownRow` for a power that is not held.
    """
    row = graph.registry.power(power).id if power else ""
    parties = Parties(graph)
    givers = parties.several(giver, "the giver")
    to = parties.party(receiver, "the receiver")
    about, what = _function(graph, function)
    for item in givers:
        parties.state(item, _words(giver_is))
    parties.state(to, _words(receiver_is))
    parties.tie(givers, to)
    bare = all(item in parties.things and item not in graph.all_things for item in givers)
    return to_answer(
        _judged(
            Gift(
                parties.graphed(), givers, to, about, what, frozenset(parties.things) - set(graph.all_things), bare=bare
            ),
            row,
        )
    )


def _words(said: str | Iterable[str]) -> tuple[str, ...]:
    """One fact, or several; a text with commas is several."""
    texts_ = [said] if isinstance(said, str) else list(said)
    return tuple(part.strip() for text in texts_ for part in text.split(",") if part.strip())


def _empty(on: date | str | None) -> Graph:
    """A graph in which there is nobody: kinds of bodies are all there is to ask about."""
    from govgraph.model.dates import day_asked
    from govgraph.model.scenario import Layer, Scenario, UnknownName

    try:
        day = day_asked(on) if on else date.today()
    except ValueError as error:
        raise UnknownName(str(error)) from None
    bare = Scenario(name="law", title="The law registry, no scenario", folder=Path(), date=day, baseline=Layer())
    return bare.graph()


def _function(graph: Graph, text: str) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    from govgraph.graph import NotFound

    law = graph.registry
    wanted = text.strip()
    if not wanted:
        return (Subject(),), ()
    try:
        item = graph.thing(wanted, *GIVEN_ON).id
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
    named = {root.function_class for root in law.functions.values() if spelt in map(law.reference, root.references)}
    function_class = named.pop() if len(named) == 1 else ""  # a precept is of the class of setting a council's budget
    return Subject(text, text, owners.pop() if len(owners) == 1 else "", function_class, (text,))


# -- what is found -----------------------------------------------------------------------------------------------


def _judged(asked: Gift, power: str) -> JudgedGift:
    """The arrangement held against the law and the papers; ``power`` empty: any power."""
    graph = asked.graph
    a = _arrangement(asked, power)
    verdicts = [(about, *_best(asked, a, about)) for about in asked.about]
    about, via, verdict = min(verdicts, key=lambda found: (found[2].truth, -len(found[2].failures)))
    own = SCHEME in verdict.rows
    would = () if own else powers(graph, replace(a, power=""), graph.day, about, via)
    if not power and would:
        verdict = would[0][1]  # any power is asked for: the surest of those that would do
    kept = kept_back(graph, a, () if asked.bare else asked.what)
    withheld = kept.truth > Truth.NO and verdict.truth > Truth.NO
    if withheld:  # the law would let it go, and the papers do not, or may not
        because = f"the scheme {'keeps' if kept.truth is Truth.YES else 'may keep'} it: {'; '.join(kept.reasons)}"
        truth = Truth.NO if kept.truth is Truth.YES else Truth.UNKNOWN
        verdict = Verdict(truth, rows=verdict.rows, reason=because)
        would = ()
    lets = () if own or withheld else open_to(graph, a, graph.day, about, via)
    near = () if withheld else tuple(relevant(graph, a, about, verdict))
    rests = verdict.rows[:1] if power or not would else (would[0][0],)
    barred = verdict.truth is Truth.NO or any(f.test not in {"conditions", "date"} for f in verdict.failures)
    return JudgedGift(
        asked,
        power,
        a,
        about,
        via,
        verdict,
        would,
        kept,
        withheld,
        tuple(_needs(asked, verdict, about, via)),
        lets,
        near,
        follows(graph, a, rests[0]) if rests and not barred else Follows(),
    )


def _needs(asked: Gift, verdict: Verdict, about: Subject, via: str) -> list[Need]:
    """What the law asks for and nobody states; with it how a giver holds what statute places on others."""
    graph = asked.graph
    if verdict.truth is Truth.NO or any(failure.test not in {"conditions", "date"} for failure in verdict.failures):
        return []  # what bars it is told, and no record would mend it
    needs = [need for need in verdict.conditions if not need.text.startswith("power: ")]
    if verdict.truth is not Truth.YES:
        needs = [need for need in needs if not need.text.startswith(f"{need.rule}: ")]
    needs = [replace(need, text=need.text.removeprefix(f"{need.rule}: ")) for need in needs]
    if asked.what and not asked.bare and via == NOT_STATED:
        names = listed([graph.name(giver) for giver in asked.givers])
        needs.append(Need(f"how {names} holds it", "L36", rules()["L36"].cite))
    for giver in asked.givers if asked.bare else ():
        placed = _placed_elsewhere(graph, giver, about)
        if placed:
            text = f"{graph.name(giver)} has received it: statute places it on {placed}"
            needs.append(Need(text, "L36", rules()["L36"].cite))
    return needs


def _placed_elsewhere(graph: Graph, giver: str, about: Subject) -> str:
    """The kinds on which statute places such a function, where it places none of it on a body of the giver's kind."""
    law, find = graph.registry, structure(graph)
    roots = [
        root
        for root in law.functions.values()
        if root.id == about.id or (about.function_class and root.function_class == about.function_class)
    ]
    named = [root for root in roots if root.id == about.id] or roots
    kinds = [kind for person in (find.persons(giver) or (giver,)) for kind in find.kinds(person)]
    held = [holder for root in named for holder in root.held_by if holder.lives(graph.day)]
    if not held or not kinds or any(law.is_a(kind, holder.kind) for kind in kinds for holder in held):
        return ""
    if about.owner == "la" and any(law.has_kind(kind) and law.is_a(kind, "la") for kind in kinds):
        return ""  # an order may have conferred it
    names = dict.fromkeys(law.kind(holder.kind).name for holder in held)
    return listed([f"{name[:1] if name[:2].isupper() else name[:1].lower()}{name[1:]}" for name in names], "or")


def _arrangement(asked: Gift, power: str) -> Arrangement:
    find = structure(asked.graph)
    joint = len(asked.givers) > 1 or any(
        find.is_kind(asked.receiver, kind) is Truth.YES for kind in ("joint_committee", "jointly")
    )
    persons = find.persons(asked.receiver) if joint else ()
    alone = asked.givers[0]
    givers = (
        persons if len(asked.givers) == 1 and alone in persons else tuple(find.itself(item) for item in asked.givers)
    )
    return Arrangement(
        f"asked: {', '.join(asked.givers)} to {asked.receiver}, {'+'.join(asked.what)} under {power}",
        tuple(dict.fromkeys(givers)),
        read_as(find, givers, asked.receiver),
        joint=joint,
        what=asked.what,
        power=power,
        complete=True if len(asked.givers) > 1 else None,
    )


def _best(asked: Gift, a: Arrangement, about: Subject) -> tuple[str, Verdict]:
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


VERB = Verb(
    name="lawful",
    answer=lawful_in,
    parameters=(
        Parameter(
            "giver",
            "who would give it: a thing, a kind of body, or a council's leader, executive, officer ...; several: a joint exercise",
            type="text",
            categories=PARTIES,
        ),
        Parameter(
            "receiver",
            "who would receive it: the same, or executive director, chair, employee",
            type="text",
            categories=PARTIES,
        ),
        Parameter(
            "function",
            "a function, decision or service, a class, a provision or a service code",
            required=False,
            type="text",
            categories=GIVEN_ON,
        ),
        Parameter("power", "the power it would rest on; absent: any that would do", required=False, type="text"),
        Parameter(
            "giver_is",
            "legal facts of the giver: executive director, not employee, committee system",
            required=False,
            type="text",
        ),
        Parameter("receiver_is", "legal facts of the receiver: the same", required=False, type="text"),
    ),
    place=60,
    brief="May A give F to B under power P: yes, no, or cannot tell.",
    help="May A give F to B under power P: yes, no, or cannot tell.",
    reads="May {giver} give {function} to {receiver}?",
)
