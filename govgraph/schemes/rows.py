"""The rows of a body's scheme, read from the graph: each matter, who decides it, and what stands beside it.

Every row keeps its source and its key (the id of the matter), so that a scheme that is written out, changed and imported
again gives the same scenario.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govgraph.model.amounts import a_penny_above
from govgraph.model.bands import ENDLESS, Band
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.things import Agreement, Body, Decision
from govgraph.questions.support import of_fact
from govgraph.reading.legal import structure
from govgraph.reading.standing import standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

SETTLING = ("reserves", "decides", "approves")
VOICES = {"is consulted": "consulted", "recommends": "recommends", "is informed": "told"}


@dataclass
class SchemeRow:
    """One matter of a scheme."""

    key: str
    number: str
    heading: str
    matter: str
    reserved: list[str] = field(default_factory=list)
    """Who keeps it, one line each, with amounts and cases."""
    delegated: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    """Of what the amounts are meant, for each line of the two before."""
    grounds: list[str] = field(default_factory=list)
    """For each of these lines: our reading, likely, proposed ...; empty where a paper or the law says that it is so now."""
    conditions: list[str] = field(default_factory=list)
    consulted: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    onward: str = ""
    written_in: str = ""
    remarks: str = ""
    source: str = ""
    functions: tuple[str, ...] = ()
    """Names of the functions of statute that deciding it exercises."""


@dataclass
class Scheme:
    """The scheme of one body: header, standing text, rows."""

    body: str
    """Its id."""
    name: str
    title: str
    header: dict[str, str]
    standing: tuple[str, ...]
    rows: list[SchemeRow]
    documents: dict[str, dict[str, str]] = field(default_factory=dict)


def scheme_of(graph: Graph, body: str) -> Scheme:
    """The scheme of a body by id, name or alias. Raises NotFound."""
    thing = graph.thing(body, "body")
    find = structure(graph)
    person = find.itself(thing.id)
    mine = {item for item in graph.things if _whose(graph, item) == {person}} | {person}
    held = {what for fact in graph.where("holds", who=person) for what in fact.role("what").ids if fact.basis != "law"}
    rows = [
        row
        for decision in graph.in_category("decision")
        if isinstance(decision, Decision) and (row := _row(graph, decision, mine, held)) is not None
    ]
    paper = paper_of(graph, person)
    header = {"Title": paper.name if paper else "Scheme of reservation and delegation", "Body": graph.name(person)}
    if paper:
        fields = (
            ("Version", paper.version),
            ("Approved by", paper.approved_by),
            ("Date approved", paper.approved_on),
            ("In force from", paper.in_force_from),
            ("Review date", paper.review),
            ("Owner", paper.owner),
        )
        header |= {name: text for name, text in fields if text}
    header.setdefault("As at", day_words(graph.day))
    documents = {
        code: {
            "title": document.title,
            "by": document.by,
            "written": str(document.written or ""),
            "file": document.file,
        }
        for code, document in graph.scenario.documents.items()
    }
    return Scheme(
        person, graph.name(person), header["Title"], header, paper.standing_text if paper else (), rows, documents
    )


def paper_of(graph: Graph, body: str) -> Agreement | None:
    """The paper under which a body delegates: the one that most of its delegations name."""
    papers: dict[str, int] = {}
    for fact in graph.where("delegates", who=body):
        for paper in fact.role("under").ids:
            papers[paper] = papers.get(paper, 0) + 1
    for fact in graph.where("works under", who=body):
        for paper in fact.role("to").ids:
            papers.setdefault(paper, 0)
    found = [graph.things[paper] for paper in sorted(papers, key=lambda paper: -papers[paper]) if paper in graph.things]
    return next((paper for paper in found if isinstance(paper, Agreement)), None)


def _whose(graph: Graph, item: str) -> set[str]:
    thing = graph.things[item]
    if thing.category not in {"body", "post", "group"}:
        return set()
    return set(structure(graph).persons(item))


def _row(graph: Graph, decision: Decision, mine: set[str], held: set[str]) -> SchemeRow | None:
    facts = [
        fact
        for kind in (*SETTLING, *VOICES)
        for fact in graph.where(kind, what=decision.id)
        if standing(graph, fact).stands and not fact.negated
    ]
    settling = [fact for fact in facts if fact.kind in SETTLING]
    exercised = {to for fact in graph.where("exercises", who=decision.id) for to in fact.role("to").ids}
    if not any(who in mine for fact in settling for who in fact.subject.ids) and not exercised & held:
        return None
    row = SchemeRow(
        decision.id,
        decision.number,
        decision.heading,
        decision.name,
        written_in=decision.written_in,
        remarks=decision.note,
    )
    row.source = "; ".join(str(source) for source in decision.sources)
    row.functions = tuple(graph.name(item) for item in sorted(exercised - held))
    for fact in settling:
        line = decider_line(graph, fact)
        (row.reserved if fact.kind == "reserves" else row.delegated).append(line)
        row.bases.append(str(fact.fields.get("value basis", "")))
        row.grounds.append(of_fact(graph, fact).tag)
        condition = str(fact.fields.get("condition", ""))
        row.conditions += [text for text in condition.split("; ") if text and text not in row.conditions]
    for fact in facts:
        if fact.kind in VOICES:
            getattr(row, VOICES[fact.kind]).extend(label(graph, who) for who in fact.subject.ids)
    terms = {fact.fields.get("onward inside") for fact in graph.where("delegates", what=decision.id)}
    row.onward = "yes" if terms & {"allowed", True} else "no" if terms & {"barred", False} else ""
    return row


def decider_line(graph: Graph, fact: Fact) -> str:
    """Who decides, in the words that schemes use: "Chief Executive or nominated deputy: over £100,000"."""
    if fact.subject.unknown:
        return (
            f"{'Unclear' if fact.subject.unknown == 'unclear' else 'Not stated'}{f': {fact.note}' if fact.note else ''}"
        )
    names = [label(graph, who) for who in fact.subject.ids]
    least = fact.fields.get("at least")
    mode = fact.subject.mode
    if len(names) == 1:
        said = f"{least} or more {names[0]}" if least else names[0]
    elif least:
        said = f"Any {_number(int(least))} of: {', '.join(names)}"
    else:
        joiner = {"together": " and ", "any": " or "}.get(mode or "", ", ")
        said = joiner.join([", ".join(names[:-1]), names[-1]])
        said += " together" if mode == "together" else ""
    if fact.fields.get("deputy"):
        said += f" or {fact.fields['deputy']}"
    if fact.fields.get("aspect"):
        said += f" ({fact.fields['aspect']})"
    if cases := [graph.name(event) for event in fact.role("if").ids]:
        said = f"{' and '.join(cases)}: {said}"
    band = band_words(Band.of(fact)) or ("no limit" if fact.fields.get("value basis") else "")
    return f"{said}: {band}" if band else said


def label(graph: Graph, item: str) -> str:
    """The name of a body or post; where several have it, with the id behind it."""
    name = graph.name(item)
    alike = [
        thing for thing in graph.things.values() if thing.category in {"body", "post", "group"} and thing.name == name
    ]
    return f"{name} ({item})" if len(alike) > 1 else name


def band_words(band: Band) -> str:
    """A band in figures: ``over £50,000 up to £250,000``; empty where it holds for every amount."""
    low, high = a_penny_above(band.low), a_penny_above(band.high) if band.high != ENDLESS else None
    first = "" if band.low <= 0 else f"over {_pounds(low)}" if low is not None else f"from {_pounds(band.low)}"
    if band.high == ENDLESS:
        return first
    last = f"up to {_pounds(high)}" if high is not None else f"below {_pounds(band.high)}"
    return f"{first} but {last}" if first and high is None else f"{first} {last}".strip()


def _pounds(value: float) -> str:
    return f"£{value:,.0f}" if float(value).is_integer() else f"£{value:,.2f}"


def _number(count: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}.get(count, str(count))


def legal_persons(graph: Graph) -> list[Body]:
    """The bodies of the scenario that can have a scheme of their own, and have at least one matter."""
    found = []
    for thing in graph.in_category("body"):
        if (
            isinstance(thing, Body)
            and structure(graph).persons(thing.id) == (thing.id,)
            and scheme_of(graph, thing.id).rows
        ):
            found.append(thing)
    return found


def names_of(items: Iterable[str]) -> str:
    """Names in a cell, each once."""
    return "; ".join(dict.fromkeys(items))
