"""How a question of law is answered in words: the sentence, every reason with its provision, what follows, who else may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Table
from govgraph.graph.sentences import listed
from govgraph.law.registry import Registry
from govgraph.law.rows import Power
from govgraph.law.rules import finding_code
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement, boundary
from govgraph.legality.open_to import Way
from govgraph.legality.own_scheme import listed_kinds, without_a_kind
from govgraph.legality.verdict import Need, Verdict, texts
from govgraph.model.dates import day_words
from govgraph.model.truth import Truth
from govgraph.questions.links import upward_words
from govgraph.questions.powers import cited
from govgraph.reading.legal import structure
from govgraph.reading.upward import upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


def headline(
    graph: Graph, a: Arrangement, named: tuple[str, ...], receiver: str, verdict: Verdict, conditions: list[str], subject: str,
    power: str, would: tuple[tuple[Power, Verdict], ...],
) -> str:  # fmt: skip
    """The answer in one sentence: who may give what to whom, by which provision, on which day."""
    law = graph.registry
    giver, to = listed([graph.name(item) for item in named]), graph.name(receiver)
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


def reasons(graph: Graph, verdict: Verdict) -> list[str]:
    """Every reason, each in plain words with its provision: what fails under the power, or why each that comes near does."""
    law = graph.registry
    if verdict.near:
        told = [
            f"{named_power(law.powers[row], graph.day)}: {_plain(law, f.text, graph.day)}"
            for row, f in verdict.near
            if row in law.powers
        ]
        return list(dict.fromkeys(told))
    found = []
    for failure in verdict.failures:
        row = law.powers.get(failure.row)
        cite = row.at(graph.day).cite if row else ""
        text = _plain(law, failure.text, graph.day)
        found.append(f"{text[:1].upper()}{text[1:]}{f' ({cite})' if cite and cite not in text else ''}")
    if not found and verdict.reason:
        text = _plain(law, verdict.reason, graph.day)
        found.append(f"{text[:1].upper()}{text[1:]}")
    return list(dict.fromkeys(found))


def _plain(law: Registry, text: str, day: date) -> str:
    """A reason without codes: the provision stands in place of the id of its row."""
    for row in sorted(law.powers, key=len, reverse=True):
        if row in text:
            text = text.replace(f"{row} ({law.powers[row].cite})", law.powers[row].at(day).cite).replace(
                row, law.powers[row].at(day).cite
            )
    return text


def named_power(row: Power, day: date) -> str:
    """A power by what it is and where it stands on a day."""
    return f"{row.name[:1].upper()}{row.name[1:]} ({row.at(day).cite})" if row.name else row.at(day).cite


def way_words(way: Way, day: date) -> str:
    """To whom it may go by a power that these givers can use."""
    only = f"; only for {way.only}" if way.only else ""
    return f"to {listed(list(way.receivers), 'or')}, by {way.row.at(day).cite}{only}"


def tables(would: Iterable[tuple[Power, Verdict]], verdict: Verdict) -> tuple[Table, ...]:
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
    near = tuple((row, finding_code(f.code), f.text) for row, f in verdict.near)
    if near:
        found.append(Table(title="Powers that come near", columns=("power", "rule", "why not"), rows=near))
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
