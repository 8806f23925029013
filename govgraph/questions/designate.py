"""Designate: the criteria by which a service goes to a level, what their answers point to, and what the source says.

A criterion has a level to which *met* points. The answers are the assessments of the record; where the graph shows a
criterion by a test, that counts too. The source's own designation is read from the remits. They *agree* where both lie
with the same level, *partly* where the answers point to several levels and the source chooses one, and nobody can tell
where no criterion is answered. Criteria carry no weight: the sources give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.sentences import listed as listed_
from govgraph.graph.sentences import shortened
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted, in_words
from govgraph.model.record import Criterion, Instrument
from govgraph.model.scenario import UnknownName
from govgraph.questions.assessments import latest, subjects_of
from govgraph.questions.listing import listed, named, names
from govgraph.questions.record_tests import judge
from govgraph.questions.remits import Remits, designation, remits_of
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

_IN_WORDS = {
    "not delegated": "is not delegated and lies with {levels}",
    "to one": "lies with {levels}",
    "shared": "is shared by {levels}",
    "split": "is split between {levels}",
    "not stated": "is not designated",
}


_OURS = ("Some answers are our reading of what the source says of the service: no author gives them.",)


@dataclass(frozen=True, slots=True)
class Designated:
    """One service: its answers, what they point to, what the source makes of it, and whose approval that asks for."""

    service: str
    answers: Mapping[str, str]
    points: Mapping[str, list[str]]
    word: str
    lies_with: tuple[str, ...]
    agree: str
    why: str
    approval: str
    approvers: tuple[str, ...]
    remits: Remits
    inferred: bool


@dataclass(frozen=True, kw_only=True)
class Designation:
    """Where criteria put each service, and where the source does. A mapping names services or criteria by their ids."""

    instrument: str
    """The list of criteria."""
    services: Ids
    """The services that are looked at."""
    criteria: Mapping[str, str]
    """By criterion: what it says."""
    points_to: Mapping[str, str]
    """By criterion: the level for which it speaks where it is met."""
    asked_only_in: Mapping[str, Ids]
    """By criterion that is asked in some places alone: these."""
    answers: Mapping[str, Mapping[str, str]]
    """By service and criterion that is answered: met, not met or cannot tell."""
    computed: Mapping[str, Ids]
    """By service: the levels to which the answers point."""
    designation: Mapping[str, str]
    """By service: where the source puts it (to one, shared, split, not delegated, not stated)."""
    lies_with: Mapping[str, Ids]
    """By service: the levels with which it lies."""
    agree: Mapping[str, str]
    """By service: do criteria and source agree (yes, partly, no, cannot tell)."""
    why: Mapping[str, str]
    """By service: why, in words."""
    approval: Mapping[str, str]
    """By service: must plans for it be approved (required, preferred, not stated)."""
    approval_required: Ids
    """Services for which approval is required."""
    approval_preferred: Ids
    """Services for which it is only preferred."""
    approvers: Ids
    """Who approves."""
    inferred: Ids
    """Services of which an answer is our reading."""
    statuses: tuple[str, ...]
    """How firm the remits are."""


def answer(
    graph: Graph, service: str | None = None, *, instrument: str | None = None, only_in: str | None = None
) -> Answer[Designation]:
    """Each service that a list for designating is applied to, or one of them; ``only_in``: what is asked at one place alone.

    Raises UnknownName where the scenario has no such list or the service is not among those that it is applied to.
    """
    found = _instrument(graph, instrument)
    known = subjects_of(graph, found)
    chosen = known
    if service is not None:
        thing = graph.thing(service, "service", "function", "decision").id
        if thing not in known:
            raise UnknownName(
                f"No paper applies “{found.name}” to {graph.name(thing)}. It is applied to {shortened([graph.name(one) for one in known])}."
            )
        chosen = (thing,)
    every = [designated(graph, found, item) for item in chosen]
    place = graph.thing(only_in, "place").id if only_in is not None else ""
    return Answer(
        reading=reading(
            graph,
            "designate",
            "Where do the criteria put each service, and where does the source?",
            {"service": chosen[0]} if service is not None else {},
            instrument=found.id if instrument else "",
            only_in=place,
        ),
        headline=_asked_only(graph, found, place)
        if place
        else _headline(graph, found, every, single=service is not None),
        lines=tuple(_asked_lines(graph, found, place))
        if place
        else tuple(_lines(graph, found, every, single=service is not None)),
        summary=()
        if place
        else tuple(_in_short(graph, every[0], found) if service is not None else _all_in_short(graph, every)),
        columns=("Service", "Answers that are met", "They point to", "The source", "Agree", "Why", "Approval of plans"),
        rows=tuple(_row(graph, entry) for entry in every),
        result=_result(found, every),
        names=names(
            graph,
            [
                *chosen,
                *(item.points_to for item in found.items if item.points_to),
                *(a for e in every for a in e.approvers),
            ],
        ),
        notes=(
            "The criteria carry no weights: no source gives any.",
            *(_OURS if any(entry.inferred for entry in every) else ()),
        ),
    )


def designated(graph: Graph, instrument: Instrument, service: str) -> Designated:
    """One service held against the criteria and the remits."""
    answers = {}
    given = latest(graph, service)
    for item in instrument.items:
        said = given.get(item.id)
        word = said.answer if said is not None else judge(graph, item.test, service).words if item.test else ""
        if word:
            answers[item.id] = word
    points: dict[str, list[str]] = {}
    for item in instrument.items:
        if item.points_to and answers.get(item.id) == "met":
            points.setdefault(item.points_to, []).append(item.id)
    found = remits_of(graph, service)
    word, lies_with = designation(found)
    agree, why = _agree(graph, list(points), word, lies_with, answers)
    approval, approvers = _approval(graph, instrument, service, word, lies_with, found)
    inferred = any(given[item].basis == "inferred" for item in answers if item in given)
    return Designated(service, answers, points, word, lies_with, agree, why, approval, approvers, found, inferred)


def _agree(
    graph: Graph, points: list[str], word: str, lies_with: tuple[str, ...], answers: Mapping[str, str]
) -> tuple[str, str]:
    if word == "not stated":
        return "cannot tell", "the source does not designate it"
    if not answers:
        return "cannot tell", "no criterion is answered for it"
    if not points:
        return "cannot tell", "no criterion is met for it"
    where = _and(graph, points)
    if set(points) == set(lies_with):
        return "yes", f"the answers point to {where}, and so does the source"
    if lies_with and set(lies_with) < set(points):
        return "partly", f"the answers point to {where}, and the source chooses {_and(graph, lies_with)}"
    if set(points) < set(lies_with):
        return (
            "partly",
            f"the answers point to {where} alone, and the source gives part to {_and(graph, [x for x in lies_with if x not in points])}",
        )
    if not lies_with:
        return "cannot tell", f"the answers point to {where}, and the source names no level that has it"
    return "no", f"the answers point to {where}, and the source puts it with {_and(graph, lies_with)}"


def _and(graph: Graph, ids: Iterable[str]) -> str:
    return " and ".join(graph.name(item) for item in ids)


def _approval(
    graph: Graph, instrument: Instrument, service: str, word: str, lies_with: tuple[str, ...], found: Remits
) -> tuple[str, tuple[str, ...]]:
    """Whose approval the event of the designation asks for: required, preferred, or each for its part."""
    rights = [
        fact for fact in graph.of_kind("approves", "approval preferred") if not fact.negated and fact.tier != "past"
    ]

    def under(level: str) -> list[Fact]:
        event = instrument.gives.get(level, "")
        return [fact for fact in rights if event and event in fact.role("if").ids]

    held = {level: under(level) for level in (lies_with if found.denied else (*lies_with, *found.levels()))}
    if word == "to one" and any(fact.kind == "approves" for fact in held[lies_with[0]]):
        held = {lies_with[0]: held[lies_with[0]]}
    facts = [fact for found_ in held.values() for fact in found_]
    approvers = tuple(dict.fromkeys(who for fact in facts for who in fact.role("who").ids))
    kinds = {fact.kind for fact in facts}
    if not facts:
        return "not stated", ()
    if kinds == {"approves"}:
        return "required", approvers
    if kinds == {"approval preferred"}:
        return "preferred", approvers
    return "required for what is delegated, preferred for the rest", approvers


def _instrument(graph: Graph, text: str | None) -> Instrument:
    lists = {key: found for key, found in graph.instruments.items() if any(item.points_to for item in found.items)}
    if text is not None:
        for found in lists.values():
            if text.strip().lower() in {found.id.lower(), found.name.lower(), *(a.lower() for a in found.aliases)}:
                return found
    elif len(lists) == 1:
        return next(iter(lists.values()))
    if not lists:
        raise UnknownName(
            f"{graph.scenario.name} has no criteria that say to which level a service goes. To add some, write under 'points to' of an item of an instrument the level to which it points."
        )
    raise UnknownName(f"which criteria for designating: {did_you_mean(text or '', lists) or listed(lists)}")


def _result(instrument: Instrument, every: list[Designated]) -> Designation:
    return Designation(
        instrument=instrument.id,
        services=tuple(entry.service for entry in every),
        criteria={item.id: item.says for item in instrument.items},
        points_to={item.id: item.points_to for item in instrument.items if item.points_to},
        asked_only_in={item.id: tuple(item.where) for item in instrument.items if item.where},
        answers={entry.service: dict(entry.answers) for entry in every},
        computed={entry.service: tuple(sorted(entry.points)) for entry in every},
        designation={entry.service: entry.word for entry in every},
        lies_with={entry.service: tuple(entry.lies_with) for entry in every},
        agree={entry.service: entry.agree for entry in every},
        why={entry.service: entry.why for entry in every},
        approval={entry.service: entry.approval for entry in every},
        approval_required=tuple(entry.service for entry in every if entry.approval == "required"),
        approval_preferred=tuple(entry.service for entry in every if entry.approval == "preferred"),
        approvers=tuple(sorted({who for entry in every for who in entry.approvers})),
        inferred=tuple(entry.service for entry in every if entry.inferred),
        statuses=tuple(sorted({fact.status for entry in every for fact in entry.remits.had})),
    )


def _source(graph: Graph, entry: Designated) -> str:
    if not entry.lies_with and entry.word == "not delegated":
        return "is not delegated"
    return _IN_WORDS[entry.word].format(levels=_and(graph, entry.lies_with))


def _pointed(graph: Graph, entry: Designated) -> str:
    return listed((f"{graph.name(level)} ({len(items)})" for level, items in entry.points.items()), "nothing")


def _row(graph: Graph, entry: Designated) -> tuple[str, ...]:
    met = listed((item.rpartition("-")[2] for item, word in entry.answers.items() if word == "met"), "none")
    return (
        graph.name(entry.service),
        met,
        _pointed(graph, entry),
        _source(graph, entry),
        entry.agree,
        entry.why,
        entry.approval,
    )


def _asked_only(graph: Graph, instrument: Instrument, place: str) -> str:
    """Which criteria are asked at one place alone."""
    asked = [item for item in instrument.items if place in item.where]
    if not asked:
        return f"No criterion is asked of {graph.name(place)} alone."
    what = f"{counted(len(asked), 'criterion', 'criteria').capitalize()} {'is' if len(asked) == 1 else 'are'}"
    said = " ".join(f"Number {item.number}: {item.says.rstrip('.')}." for item in asked)
    return f"{what} asked of {graph.name(place)} alone. {said}"


def _asked_lines(graph: Graph, instrument: Instrument, place: str) -> Iterator[Line]:
    """Each criterion that is asked at one place alone, with the level to which it points."""
    for item in instrument.items:
        if place in item.where:
            side = f" If so, it points to {graph.name(item.points_to)}." if item.points_to else ""
            sources = "; ".join(map(str, item.sources))
            yield Line(
                label=f"Criterion {item.number}", text=f"{item.says.rstrip('.')}.{side} ({sources or 'no source'})"
            )


def _headline(graph: Graph, instrument: Instrument, every: list[Designated], *, single: bool) -> str:
    if single:
        entry = every[0]
        approval = {
            "required": f" {named(graph, entry.approvers)} must approve plans for it.",
            "preferred": f" Approval of plans by {named(graph, entry.approvers)} is preferred, not required.",
            "not stated": "",
        }.get(entry.approval, f" Approval of plans by {named(graph, entry.approvers)}: {entry.approval}.")
        firm = f" ({listed(sorted({fact.status for fact in entry.remits.had}))})" if entry.remits.had else ""
        return f"{graph.name(entry.service)} {_source(graph, entry)}{firm}.{approval}"
    count = {word: sum(entry.agree == word for entry in every) for word in ("yes", "partly", "no", "cannot tell")}
    words = {"yes": "agree on {}", "partly": "agree in part on {}", "no": "disagree on {}"}
    said = [text.format(in_words(count[word])) for word, text in words.items() if count[word]]
    open_ = f"nobody can tell for {in_words(count['cannot tell'])}" if count["cannot tell"] else ""
    told = listed_([f"the criteria and the source {listed_(said)}"] if said else [])
    return f"Of {counted(len(every), 'service')}, {'; '.join(filter(None, (told, open_)))}."


def _in_short(graph: Graph, entry: Designated, instrument: Instrument) -> Iterator[Line]:
    """One service: what the answers point to, whether the source agrees, and what is not answered."""
    yield Line(label="The criteria", text=f"{entry.why[:1].upper()}{entry.why[1:]}.")
    numbers = {item.id: str(item.number) for item in instrument.items}
    for level, items in entry.points.items():
        yield Line(
            label=f"For {graph.name(level)}", text=f"Met: {listed(f'criterion {numbers[item]}' for item in items)}."
        )
    left = [numbers[item.id] for item in instrument.items if item.id not in entry.answers]
    if left:
        yield Line(
            label="Not answered",
            text=f"Nobody has answered {in_words(len(left))} of {in_words(len(instrument.items))} criteria: {listed(left)}.",
        )


def _all_in_short(graph: Graph, every: list[Designated]) -> Iterator[Line]:
    """All services: those alike together."""
    for agree, label in (
        ("no", "They disagree"),
        ("partly", "They agree in part"),
        ("cannot tell", "Nobody can tell"),
        ("yes", "They agree"),
    ):
        mine = [entry.service for entry in every if entry.agree == agree]
        if mine:
            yield Line(label=label, text=f"{_each_named(graph, mine)}.")
    for approval, label in (("required", "Approval of plans required"), ("preferred", "Approval only preferred")):
        mine = [entry.service for entry in every if entry.approval == approval]
        if mine:
            yield Line(label=label, text=f"{_each_named(graph, mine)}.")


def _each_named(graph: Graph, ids: Iterable[str]) -> str:
    """Names with semicolons between them, since names hold commas."""
    return "; ".join(graph.name(item) for item in ids)


def _lines(graph: Graph, instrument: Instrument, every: list[Designated], *, single: bool) -> Iterator[Line]:
    if not single:
        for entry in every:
            yield Line(
                label=graph.name(entry.service), text=f"{_sentence(graph, entry)} Approval of plans: {entry.approval}."
            )
        return
    entry = every[0]
    yield Line(label="Criteria", text=_sentence(graph, entry))
    for item in instrument.items:
        yield Line(
            label=f"Criterion {item.number}", text=_criterion(graph, item, entry.answers.get(item.id, "not answered"))
        )


def _sentence(graph: Graph, entry: Designated) -> str:
    agree = {
        "yes": "They agree",
        "partly": "They agree in part",
        "no": "They disagree",
        "cannot tell": "Nobody can tell whether they agree",
    }
    return f"It {_source(graph, entry)}. {agree[entry.agree]}: {entry.why}."


def _criterion(graph: Graph, item: Criterion, word: str) -> str:
    where = f" (asked of {named(graph, item.where)} alone)" if item.where else ""
    side = f"; if so, it points to {graph.name(item.points_to)}" if item.points_to else ""
    return f"{item.says}{where}: {word}{side}."


VERB = Verb(
    name="designate",
    answer=answer,
    parameters=(
        Parameter(
            "service",
            "a service; nothing: all to which the criteria are applied",
            main=True,
            required=False,
            categories=("service", "function", "decision"),
        ),
        Parameter("instrument", "the list of criteria, where there are several", required=False, type="text"),
        Parameter("only_in", "what is asked at this place alone", required=False, categories=("place",)),
    ),
    place=250,
    brief="Where criteria put a service, and where the paper does.",
    help="The criteria for putting a service at a level, what their answers point to, and what the source makes of it.",
    reads="where is {service} designated",
)
