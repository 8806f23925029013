"""How a question of law is answered in words: the sentence, every reason with its provision, what follows, who else may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Table
from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power
from govgraph.law.rules import finding_code
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement, boundary
from govgraph.legality.open_to import Way, reaches_not
from govgraph.legality.own_scheme import listed_kinds, without_a_kind
from govgraph.legality.subjects import Subject
from govgraph.legality.verdict import Failure, Need, Verdict, texts
from govgraph.model.dates import day_words
from govgraph.model.truth import Truth
from govgraph.questions.links import upward_words
from govgraph.questions.powers import cited
from govgraph.reading.legal import structure
from govgraph.reading.upward import upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


def headline(
    graph: Graph,
    a: Arrangement,
    parties: tuple[tuple[str, ...], str],
    made: frozenset[str],
    verdict: Verdict,
    conditions: list[str],
    subject: str,
    power: str,
    would: tuple[tuple[Power, Verdict], ...],
) -> str:
    """The answer in one sentence: who may give what to whom, by which provision, on which day.

    ``parties`` are givers and receiver, ``made`` those of them that are a kind or a role and no thing of the scenario.
    """
    law = graph.registry
    named, receiver = parties
    giver, to = (listed([called(graph, item, made) for item in items]) for items in (named, (receiver,)))
    row = law.power(power).at(graph.day) if power else would[0][0].at(graph.day) if would else None
    by = f" under {row.cite}" if row else " by their own scheme" if SCHEME in verdict.rows else ""
    what = f"{subject} to {to}{by}, on {day_words(graph.day)}"
    jointly = " together" if len(named) > 1 else ""
    if verdict.truth is Truth.YES:
        how = f"Yes, subject to {_counted(conditions)}" if conditions else "Yes"
        return f"{how}: {giver} may{jointly} give {what}."
    if verdict.truth is Truth.NO:
        return f"No: {giver} may not{jointly} give {what}."
    open_kinds = without_a_kind(graph, (*a.givers, a.receiver))
    if open_kinds:
        return f"Cannot tell: {listed_kinds(graph, open_kinds)}."
    return f"Cannot tell whether {giver} may{jointly} give {what}."


def relevant(graph: Graph, a: Arrangement, about: Subject, verdict: Verdict) -> Iterator[tuple[Power, Failure]]:
    """The powers that come near and why each fails: not those for other functions, or for other sorts of receiver."""
    law, edge = graph.registry, boundary(structure(graph), a)
    kinds = tuple(kind for giver in a.givers for kind in structure(graph).kinds(giver))
    rows = [(law.powers[row].at(graph.day), failure) for row, failure in verdict.near if row in law.powers]
    apt = [
        (row, failure)
        for row, failure in rows
        if edge in row.boundary and (failure.test == "function" or not reaches_not(law, row, about, kinds, graph.day))
    ]
    yield from apt or rows


def reasons(graph: Graph, verdict: Verdict, near: tuple[tuple[Power, Failure], ...]) -> list[str]:
    """Every reason, each in plain words with its provision: what fails under the power, or why each that comes near does."""
    law = graph.registry
    failures = [failure for _, failure in near] or verdict.failures
    found = []
    for failure in failures:
        row = law.powers.get(failure.row)
        cite = row.at(graph.day).cite if row else ""
        text = law.in_words(failure.text, graph.day)
        found.append(f"{capital(text)}{f' ({cite})' if cite and cite not in text else ''}")
    if not found and verdict.reason:
        found.append(capital(law.in_words(verdict.reason, graph.day)))
    return list(dict.fromkeys(found))


def about_receiver(graph: Graph, receiver: str) -> Iterator[str]:
    """What a receiver is that is no legal person, as far as its kind says: why nothing can be given to it."""
    for kind in structure(graph).kinds(receiver):
        row = graph.registry.kind(kind)
        if row.person is not True and (row.note or row.code == "L32") and not row.individual and not row.organ:
            nobody = "it is no legal person, and no power names it" if row.code == "L32" else ""
            yield f"{row.name}: {'; '.join(part for part in (nobody, row.note) if part)}"


def instead(row: Power, verdict: Verdict, day: date) -> str:
    """Another power that would let it go there, or might."""
    name = f"{capital(row.name)} ({row.at(day).cite})" if row.name else row.at(day).cite
    return f"{name} {'would' if verdict.truth is Truth.YES else 'might'} let it go there"


def called(graph: Graph, item: str, made: frozenset[str]) -> str:
    """A party in a sentence: its name, or "a foundation trust" where only a kind is asked about."""
    name = graph.name(item)
    kinds = structure(graph).kinds(item)
    if item not in made or name.startswith(("NHS England", "Secretary of State", "Monitor")):
        return f"the {name}" if name.startswith("Secretary of State") else name
    if name.endswith(" (2)"):
        return f"another {name[:1].lower() if not name[:2].isupper() else name[:1]}{name[1:].removesuffix(' (2)')}"
    plain = name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"
    if plain.startswith("the ") or kinds == ("full_council",):
        return plain
    return f"{'an' if plain[:1] in 'aeiou' or plain.startswith('NHS') else 'a'} {plain}"


def capital(text: str) -> str:
    """With a capital letter at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def way_words(way: Way, day: date) -> str:
    """To whom it may go by a power that these givers can use."""
    only = f"; only for {way.only}" if way.only else ""
    return f"to {listed(list(way.receivers), 'or')}, by {way.row.at(day).cite}{only}"


def tables(would: Iterable[tuple[Power, Verdict]], near: Iterable[tuple[Power, Failure]]) -> tuple[Table, ...]:
    """The powers that would do, each with its conditions, and those that come near."""
    found = []
    rows = tuple(
        (row.id, cited(row), "cannot be told" if v.truth is Truth.UNKNOWN else "yes", listed(texts(v.conditions)))
        for row, v in would
    )
    if rows:
        found.append(
            Table(title="Powers that would do", columns=("power", "provision", "answer", "subject to"), rows=rows)
        )
    told = tuple((row.id, finding_code(f.code), f.text) for row, f in near)
    if told:
        found.append(Table(title="Powers that come near", columns=("power", "rule", "why not"), rows=told))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Follows:
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


def follows(graph: Graph, a: Arrangement, row: Power) -> Follows:
    """The three chains of an arrangement under a row: authority, accountability, liability."""
    find = structure(graph)
    givers = listed([graph.name(giver) for giver in a.givers])
    persons = listed(list(dict.fromkeys(graph.name(p) for giver in a.givers for p in find.persons(giver)))) or givers
    receiver = graph.name(a.receiver)
    rule = row.liability.joint if boundary(find, a) == "joint" else row.liability.alone
    keeps = {"keeps": f"; {givers} may still decide", "gives up": f"; {givers} no longer"}.get(row.retains, "")
    line = upward(graph, a.receiver)
    oversight = f"; {persons} oversees it" if row.liability.oversight == "giver" else ""
    liable = _BEARS[rule].format(giver=persons, receiver=receiver) if rule else "not read in the power"
    return Follows(
        f"{receiver}{keeps}", f"{upward_words(graph, line)}{oversight}", f"{liable} ({row.at(graph.day).cite})"
    )


def asked_by(need: Need) -> str:
    """Where the law asks for it, and how sure that is unless it is certain."""
    sure = "" if need.conf == "H" else f"; confidence {need.conf}"
    return f" ({need.cite}{sure})" if need.cite else ""


def _counted(conditions: list[str]) -> str:
    return f"{len(conditions)} condition{'s' if len(conditions) > 1 else ''}"
