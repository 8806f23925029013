"""May A give function F to B under power P on day D? Kinds or nodes; nobody need have written such an arrangement.

>>> answer = lawful("icb", "vcse", "commissioning", "S65Z5", on="2023-04-01")
>>> answer.facets["answer"], answer.facets["rules"]
('no', ['LAW02'])

The answer is yes, no or cannot tell, with every failing test, the conditions, and the powers and receivers that would
do. It is legality in form only: a modelling aid, not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line, Table
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.sentences import listed
from govgraph.law.registry import Registry
from govgraph.law.rows import Power
from govgraph.law.rules import finding_code, rules
from govgraph.legality.arrangement import Arrangement, boundary, read_as
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.remedies import powers, receivers
from govgraph.legality.subjects import Subject, subjects
from govgraph.legality.verdict import Failure, Need, Verdict, each_once, texts
from govgraph.model.dates import day_words
from govgraph.model.truth import Truth
from govgraph.questions.links import upward_words
from govgraph.questions.powers import cited, read_notes
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.legal import structure
from govgraph.reading.upward import upward

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.facts import Fact
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

    ``giver`` and ``receiver`` are things of the scenario by id or name, kinds of bodies (``icb``, ``vcse``, ``council``),
    or an organ or post of a council: ``full council``, ``executive``, ``leader``, ``cabinet member``, ``officer``;
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
    from govgraph.model.dates import day_asked
    from govgraph.model.scenario import Layer, Scenario, UnknownName

    try:
        day = day_asked(on) if on else date.today()
    except ValueError as error:
        raise UnknownName(str(error)) from None
    bare = Scenario(name="law", title="The law registry, no scenario", folder=Path(), date=day, baseline=Layer())
    return bare.graph()


COUNCIL = "its council"
"""The id of the council that a kind of organ, committee, leader or officer belongs to where no scenario names one."""

_ROLES: dict[str, tuple[str, dict[str, bool]]] = {
    "leader": ("leader", {}), "la_leader": ("leader", {}), "mayor": ("leader", {}), "elected_mayor": ("leader", {}),
    "cabinet_member": ("executive member", {}), "executive_member": ("executive member", {}),
    "councillor": ("councillor", {}), "ward_councillor": ("councillor", {}),
    "officer": ("", {"la officer": True}), "council_officer": ("", {"la officer": True}),
    "dass": ("dass", {}), "dcs": ("dcs", {}), "dph": ("dph", {}),
}  # fmt: skip
"""Posts of a council by the words of papers: the office in statute, and the legal facts that the words say."""

_KINDS = {"executive": "la_executive", "cabinet": "la_executive", "council_committee": "la_committee"}
"""Organs of a council by the words of papers."""

_ORGANS = ("full_council", "la_executive")

PARTIES = ("body", "post", "group", "level")
"""What may give and receive."""

GIVEN_ON = ("function", "decision", "service")
"""What may be given."""


def _asked(graph: Graph, giver: str, receiver: str, function: str) -> _Asked:
    made = _Made(graph)
    who = made.party(giver, "the giver")
    to = made.party(receiver, "the receiver")
    about, what = _function(graph, function)
    made.tie(who, to)
    if made.things:
        graph = graph.supposing(
            things={**graph.all_things, **made.things}, facts=(*graph.every_fact.values(), *made.facts)
        )
    return _Asked(graph, who, to, about, what, bare=who in made.things)


class _Made:
    """What is asked about and nobody wrote: bodies and posts of a kind, and the council that they belong to."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.things: dict[str, Thing] = {}
        self.facts: list[Fact] = []
        self._whose: dict[str, str] = {}

    def party(self, text: str, role: str) -> str:
        """The id of a thing of the scenario; of a new one where a kind, or a post or organ of councils, is named."""
        from govgraph.graph import NotFound
        from govgraph.model.things import Body, Post

        law = self.graph.registry
        key = text.strip().lower().replace(" ", "_").replace("-", "_").replace("'", "")
        key = _KINDS.get(key, key)
        named = next((k.id for k in law.kinds.values() if k.name.lower() == text.strip().lower()), "")
        kind = key if key in law.kinds else named
        try:
            return self.graph.thing(text, *PARTIES).id
        except NotFound as error:
            if not kind and key not in _ROLES:
                hint = did_you_mean(key, [*(k for k in law.kinds if law.has_kind(k)), *_ROLES, *_KINDS])
                known = f"there is no kind of body '{text}'{': ' + hint if hint else ''}"
                raise UnknownParty(f"{error}" if self.graph.things else known) from None
        item = f"{role}: {key if key in _ROLES else kind}"
        if key in _ROLES:
            office, facts = _ROLES[key]
            self.things[item] = Post(id=item, name=_capital(text), office=office, facts=dict(facts))
            self._whose[item] = "of"
            return item
        row = law.kind(kind)
        if kind == "post":
            self.things[item] = Post(id=item, name=row.name)
        elif row.group:
            self.things[item] = Body(id=item, name=_capital(row.name), kind_one_of=row.one_of)
        else:
            self.things[item] = Body(id=item, name=row.name, kind=kind)
            if kind in _ORGANS:
                self._whose[item] = "organ of"
            elif law.is_a(kind, "la_committee") and role == "the giver":
                self._whose[item] = "committee of"
        return item

    def tie(self, giver: str, receiver: str) -> None:
        """What is a council's belongs to the other party's council, if that has one; else to one that nobody named."""
        from govgraph.model.facts import Fact, Filler
        from govgraph.model.things import Body

        for item, other in ((giver, receiver), (receiver, giver)):
            if item not in self._whose:
                continue
            council = self._council(other)
            if not council:
                council = COUNCIL
                kinds = self.graph.registry.kind("council").one_of
                self.things.setdefault(COUNCIL, Body(id=COUNCIL, name="the council", kind_one_of=kinds))
            kind = self._whose[item]
            roles = {"who": Filler(ids=(item,)), "to": Filler(ids=(council,))}
            self.facts.append(Fact(id=f"{item} {kind}", kind=kind, roles=roles, basis="assumed"))

    def _council(self, item: str) -> str:
        law = self.graph.registry
        thing = self.things.get(item)
        if thing is not None:
            kinds = [getattr(thing, "kind", ""), *getattr(thing, "kind_one_of", ())]
            return (
                item if any(law.has_kind(kind) and law.is_a(kind, "local_authority") for kind in kinds if kind) else ""
            )
        find = structure(self.graph)
        found = [person for person in find.persons(item) if find.is_kind(person, "local_authority") is Truth.YES]
        return found[0] if len(found) == 1 else ""


def _capital(text: str) -> str:
    words = text.strip().replace("_", " ")
    return words.upper() if words in {"dass", "dcs", "dph"} else words[:1].upper() + words[1:]


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
    return Subject(text, text, owners.pop() if len(owners) == 1 else "", "", (text,))


def _answer(asked: _Asked, power: str) -> Answer:
    graph = asked.graph
    a = _arrangement(asked, power)
    verdicts = [(about, *_best(asked, a, about)) for about in asked.about]
    about, via, verdict = min(verdicts, key=lambda found: (found[2].truth, -len(found[2].failures)))
    would = powers(graph, replace(a, power=""), graph.day, about, via)
    if not power and would:
        verdict = would[0][1]  # any power is asked for: the surest of those that would do
    needs = list(verdict.conditions)
    if asked.what and not asked.bare and via == NOT_STATED:
        needs.append(Need(f"how {graph.name(asked.giver)} holds it", "L36", rules()["L36"].cite))
    conditions = texts(needs)
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
    headline = f"{words[:1].upper()}{words[1:]}: {names[asked.giver]} to {names[asked.receiver]}, {subject}{under or by}, on {day_words(graph.day)}"
    lines = [
        Line(label=f"{finding_code(f.code)} {f.level}", text=f"{f.text}{_cite(graph, f)}") for f in verdict.failures
    ]
    if verdict.reason and not verdict.failures:
        lines.append(Line(label="Reason", text=verdict.reason))
    lines += [Line(label="Needs", text=f"{need.text} ({_asked_by(need)})") for need in each_once(needs)]
    lines.append(Line(label="Powers", text=_powers_words(would) or "none would carry it"))
    rests = verdict.rows[:1] if power or not would else (would[0][0],)
    follows = _follows(asked, a, rests[0]) if rests and verdict.truth is not Truth.NO else _Follows()
    lines += [
        Line(label=label, text=text)
        for label, text in (("Decides", follows.decides), ("Answers", follows.answers), ("Liable", follows.liable))
        if text
    ]
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
            "needs": [
                {"text": need.text, "rule": finding_code(need.rule), "cite": need.cite, "confidence": need.conf}
                for need in each_once(needs)
            ],
            "powers": [row.id for row, _ in would],
            "receivers": {row.id: list(whos) for row, whos in lets},
            "decides": follows.decides,
            "answers_to": follows.answers,
            "liable": follows.liable,
        },
        names=names,
        notes=(*read_notes(verdict.rows or tuple(row for row, _ in would[:1]), graph.day), NOT_ADVICE),
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
        read_as(find, givers, asked.receiver),
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


@dataclass(frozen=True, slots=True)
class _Follows:
    """What would follow if it were given: who may then decide, who answers for it, who is liable; empty: nothing does."""

    decides: str = ""
    answers: str = ""
    liable: str = ""


_BEARS: Mapping[str, str] = {
    "receiver": "{receiver}, and nobody else",
    "unchanged": "{giver}, as before",
    "each_own": "each for its own functions: {giver}, as before",
    "unsettled": "not settled in law",
}


def _follows(asked: _Asked, a: Arrangement, row: Power) -> _Follows:
    """The three chains of an arrangement under a row: authority, accountability, liability."""
    graph = asked.graph
    find = structure(graph)
    givers = listed([graph.name(giver) for giver in a.givers])
    persons = listed(list(dict.fromkeys(graph.name(p) for giver in a.givers for p in find.persons(giver)))) or givers
    receiver = graph.name(a.receiver)
    rule = row.liability.joint if boundary(find, a) == "joint" else row.liability.alone
    keeps = {"keeps": f"; {givers} may still decide", "gives up": f"; {givers} no longer"}.get(row.retains, "")
    line = upward(graph, a.receiver)
    oversight = f"; {persons} oversees it" if row.liability.oversight == "giver" else ""
    liable = _BEARS[rule].format(giver=persons, receiver=receiver) if rule else "not read in the power"
    return _Follows(f"{receiver}{keeps}", f"{upward_words(graph, line)}{oversight}", f"{liable} ({row.id})")


def _asked_by(need: Need) -> str:
    """The rule that asks for it, where it stands, and how sure that is unless it is certain."""
    sure = "" if need.conf == "H" else f"; confidence {need.conf}"
    return ", ".join(part for part in (finding_code(need.rule), need.cite) if part) + sure


def _counted(conditions: list[str]) -> str:
    return f"{len(conditions)} condition{'s' if len(conditions) > 1 else ''}"


def _cite(graph: Graph, failure: Failure) -> str:
    row = graph.registry.powers.get(failure.row)
    return f" ({row.cite})" if row and row.cite not in failure.text else ""


def _powers_words(would: Iterable[tuple[Power, Verdict]]) -> str:
    words = []
    for row, verdict in would:
        asks = f", subject to: {listed(texts(verdict.conditions))}" if verdict.conditions else ""
        words.append(f"{row.id} ({cited(row)}){' cannot be told' if verdict.truth is Truth.UNKNOWN else ''}{asks}")
    return "; ".join(words)


VERB = Verb(
    name="lawful",
    answer=lawful_in,
    parameters=(
        Parameter(
            "giver",
            "who would give it: a thing, a kind of body, or a council's leader, executive, officer ...",
            type="text",
            categories=PARTIES,
        ),
        Parameter("receiver", "who would receive it: the same", type="text", categories=PARTIES),
        Parameter(
            "function",
            "a function, decision or service, a class, a provision or a service code",
            required=False,
            type="text",
            categories=GIVEN_ON,
        ),
        Parameter("power", "the power it would rest on; absent: any that would do", required=False, type="text"),
    ),
    help="May A give F to B under power P: yes, no, or cannot tell.",
    reads="May {giver} give {function} to {receiver}?",
)
