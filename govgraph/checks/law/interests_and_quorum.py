"""L48: an interest that was not declared or dealt with, and an act below its quorum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import acts, takers
from govgraph.checks.law.unbound import about_act
from govgraph.legality.quorum import attendance, met, required
from govgraph.model.things import Act, Part
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L48"


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each interest of somebody who took part in an act, and one on its quorum where it can be asked."""
    find = structure(graph)
    for act in acts(graph):
        persons = dict.fromkeys(person for who in takers(graph, act) for person in find.persons(who))
        for person in persons:
            for part in act.parts:
                if part.interest:
                    yield _interest(graph, act, person, part)
        for who in takers(graph, act):
            yield from _quorum(graph, act, who)


def _interest(graph: Graph, act: Act, person: str, part: Part) -> Outcome:
    find = structure(graph)
    about, name = about_act(graph, act, part.who), graph.name(part.who)
    if part.withdrew is True:
        return Passed(about)
    if find.is_kind(person, "icb") is Truth.YES:
        if part.declared is False:
            sentence = f"{name} took part in {act.name} with an interest that was not declared within 28 days."
            return Found(about, sentence, "declare it, and let the act be taken again without the member")
        return (
            Passed(about) if part.declared else CannotTell(about, f"needs: the declaration of the interest of {name}")
        )
    if find.is_kind(person, "trust") is Truth.YES and part.interest == "pecuniary":
        return _treated(about, act, part, name, "ERROR")
    if find.is_kind(person, "local_authority") is Truth.YES and part.interest == "pecuniary":
        return _treated(about, act, part, name, "WARN")
    return CannotTell(about, f"needs: the rules of {graph.name(person)} on the interest of {name}")


def _treated(about: tuple[str, ...], act: Act, part: Part, name: str, severity: str) -> Outcome:
    if part.treatment == "nobody":
        sentence = f"{name} took part in {act.name} with a pecuniary interest that nobody dealt with."
        fix = "let the member withdraw, or record a dispensation"
        return Found(about, sentence, fix, severity="WARN" if severity == "WARN" else "ERROR")
    return Passed(about) if part.treatment else CannotTell(about, f"needs: how the interest of {name} was dealt with")


def _quorum(graph: Graph, act: Act, who: str) -> Iterator[Outcome]:
    """The quorum that the act itself states, else the body's own or that of its kind.

    An act that says nothing of a quorum, nor of how many might attend, is asked only where the body states its own.
    """
    needed = required(graph, who)
    if act.quorum is not None:
        needed = replace(
            needed, words=str(act.quorum), number=act.quorum, share=None, majority=False, unread="", stated=True
        )
    if not act.parts or (act.quorum is None and act.entitled is None and not needed.own):
        return
    could = attendance(graph, who)
    there = replace(
        could,
        present=tuple(part.who for part in act.parts if part.withdrew is not True),
        complete=act.attendance_complete is True,
        entitled=could.entitled if act.entitled is None else act.entitled,
        verb="attended",
    )
    about = about_act(graph, act, who)
    found = met(graph, needed, there)
    if found.truth is Truth.YES:
        yield Passed(about)
    elif found.truth is Truth.NO:
        yield Found(about, f"{act.name} had no quorum: {found.reason}.", "take it again with a quorum")
    elif not needed.stated or needed.unread:
        words = f" ({needed.words})" if needed.unread else ""
        yield CannotTell(about, f"needs: the quorum of {graph.name(who)}{words}")
    elif act.attendance_complete is not True:
        yield CannotTell(about, f"needs: the list of all who attended {act.name}")
    else:
        yield CannotTell(about, f"needs: {found.reason}")
