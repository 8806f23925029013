"""May one body give something to another: what is returned, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line
from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power
from govgraph.law.rules import finding_code
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.open_to import Way
from govgraph.legality.own_scheme import without_a_kind
from govgraph.legality.subjects import Subject
from govgraph.legality.verdict import Failure, Need, Verdict, each_once, texts
from govgraph.model.truth import Truth
from govgraph.questions.aloud import aloud
from govgraph.questions.lawful_kept import KeptBack
from govgraph.questions.lawful_result import Lawful, LawfulNeed
from govgraph.questions.lawful_words import (
    Follows,
    about_receiver,
    asked_by,
    headline,
    instead,
    tables,
    way_words,
)
from govgraph.questions.lawful_words import reasons as reasons_of
from govgraph.questions.powers import change_note, read_notes
from govgraph.questions.verbs import reading
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

NOT_ADVICE = "Legality in form only: a modelling aid, not legal advice."


@dataclass(frozen=True, slots=True)
class Gift:
    """Who would give what to whom: the parties, what is given, and of which functions it is."""

    graph: Graph
    givers: tuple[str, ...]
    receiver: str
    about: tuple[Subject, ...]
    what: tuple[str, ...]
    made: frozenset[str]
    """The parties that are kinds or roles and no things of the scenario."""
    bare: bool
    """Are the givers kinds, so that nobody can say how they hold the function?"""


@dataclass(frozen=True, slots=True)
class JudgedGift:
    """Everything that is found about a gift, before it is put into words.

    ``power``: the one asked for; empty: any. ``about``: of the functions given, the one that comes out worst, and ``via``
    how the giver holds it. ``would``: the powers under which it would do. ``kept``: what the papers keep out of it, and
    ``withheld`` whether the law would let it go and they do not, or may not. ``needs``: what the law asks for and no
    paper shows. ``lets``: to whom it may go. ``near``: the powers that come near. ``follows``: what would follow.
    """

    asked: Gift
    power: str
    arrangement: Arrangement
    about: Subject
    via: str
    verdict: Verdict
    would: tuple[tuple[Power, Verdict], ...]
    kept: KeptBack
    withheld: bool
    needs: tuple[Need, ...]
    lets: tuple[Way, ...]
    near: tuple[tuple[Power, Failure], ...]
    follows: Follows

    @property
    def reasons(self) -> list[str]:
        """Why, as a board paper would say it."""
        return reasons_of(self.asked.graph, self.verdict, self.near)


def result_of(found: JudgedGift) -> Lawful:
    """What was found as ids and plain values."""
    verdict, chains, power = found.verdict, found.follows, found.power
    lets = [way for way in found.lets if not power or way.row.id == power] or found.lets
    return Lawful(
        answer=verdict.truth.words,
        rules=tuple(dict.fromkeys(finding_code(f.code) for f in verdict.failures)),
        reasons=tuple(f.text for f in verdict.failures) or ((verdict.reason,) if verdict.reason else ()),
        why=tuple(found.reasons),
        conditions=tuple(texts(found.needs)),
        needs=tuple(
            LawfulNeed(text=need.text, rule=finding_code(need.rule), cite=need.cite, confidence=need.conf)
            for need in each_once(found.needs)
        ),
        powers=tuple(row.id for row, _ in found.would),
        holds_it=found.via,
        kept=tuple(found.kept.reasons),
        receivers={way.row.id: tuple(way.receivers) for way in lets},
        decides=chains.decides,
        answers_to=chains.answers,
        liable=chains.liable,
    )


def to_answer(found: JudgedGift) -> Answer[Lawful]:
    """What was found about a gift, in words."""
    asked, graph, a, verdict, power, would = (
        found.asked,
        found.asked.graph,
        found.arrangement,
        found.verdict,
        found.power,
        found.would,
    )
    names = {item: graph.name(item) for item in (*asked.givers, asked.receiver, *asked.what)}
    giver = listed([names[item] for item in asked.givers])
    subject = found.about.name or "any function"
    under = f" under {graph.registry.power(power).at(graph.day).cite}" if power else ""
    lines = tuple(_lines(found, giver))
    return Answer(
        reading=reading(
            graph,
            "lawful",
            f"May {giver} give {subject} to {names[asked.receiver]}{under}?",
            {"giver": ", ".join(asked.givers), "receiver": asked.receiver},
            function=subject,
            power=power,
        ),
        headline=f"{'No' if verdict.truth is Truth.NO else 'Cannot tell'}: {verdict.reason}."
        if found.withheld
        else headline(
            graph, a, (asked.givers, asked.receiver), asked.made, verdict, texts(found.needs), subject, power, would
        ),
        summary=_summary(lines),
        lines=lines,
        tables=tables(would, found.near),
        result=result_of(found),
        names=names,
        notes=(*_law(asked, found.about, verdict.rows or tuple(row for row, _ in would[:1])), NOT_ADVICE),
    )


def _lines(found: JudgedGift, giver: str) -> Iterable[Line]:
    """The labelled lines: why, what the law asks for, what the scheme keeps, what would do instead, what follows."""
    asked, graph, verdict, power = found.asked, found.asked.graph, found.verdict, found.power
    for reason in found.reasons:
        yield Line(label="Why not" if verdict.truth is Truth.NO else "Reason", text=reason)
    words = {condition.id: condition.words for row in verdict.rows for condition in row.conditions if condition.words}
    for need in each_once(found.needs):
        yield Line(label="Needs", text=f"{words.get(need.text, need.text)}{asked_by(need)}")
    if not found.withheld:
        for reason in found.kept.reasons:
            yield Line(label="Kept back", text=f"the scheme keeps it: {reason}")
    if verdict.truth is not Truth.YES and SCHEME not in verdict.rows and not found.withheld:
        others = [(row, v) for row, v in found.would if power and row.id != power]
        for text in about_receiver(graph, found.arrangement.receiver):
            yield Line(label="About it", text=text)
        for text in dict.fromkeys(instead(row, v, graph.day) for row, v in others):
            yield Line(label="Instead", text=text)
        for way in found.lets:
            yield Line(label="It may go", text=way_words(way, graph.day))
        if not others and not found.lets and not without_a_kind(graph, asked.givers):
            text = f"no power lets {giver} give this to anybody: ask the body on which statute places it"
            yield Line(label="Instead", text=text)
    chains = found.follows
    for label, text in (("Decides", chains.decides), ("Answers", chains.answers), ("Liable", chains.liable)):
        if text:
            yield Line(label=label, text=text)


def _summary(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Why, what the law asks for, what would do instead, who decides, answers and is liable: the first of each."""
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(line.label, []).append(line.text)
    kept = {
        "Why not": 2,
        "Reason": 2,
        "Needs": 2,
        "About it": 1,
        "Instead": 1,
        "It may go": 1,
        "Decides": 1,
        "Liable": 1,
    }
    needs = said.get("Needs", [])
    words = {"Needs": "The law asks for this: "}
    return aloud(
        *(
            (
                label,
                f"{words.get(label, '')}{'; '.join(said[label][:most])}{f'; and {len(needs) - most} more' if label == 'Needs' and len(needs) > most else ''}",
            )
            for label, most in kept.items()
            if label in said
        )
    )


def _law(asked: Gift, about: Subject, rows: tuple[Power, ...]) -> Iterable[str]:
    """How far the text was read, and which known changes might touch the answer."""
    graph, find = asked.graph, structure(asked.graph)
    nodes = [person for item in (*asked.givers, asked.receiver) for person in (find.persons(item) or (item,))]
    kinds = [kind for node in nodes for kind in find.kinds(node)]
    functions = [item for what in asked.what for item in graph.above(what)] or [about.id]
    yield from read_notes(rows, graph.day)
    yield from change_note(graph, [row for row in rows if row is not SCHEME], kinds, functions)
