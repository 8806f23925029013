"""L48: an interest that was not declared or dealt with, and an act below its quorum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import acts, posts_of, takers
from govgraph.checks.law.unbound import about_act
from govgraph.law.rows import Quorum
from govgraph.legality.structure import structure
from govgraph.model.things import Act, Part
from govgraph.model.truth import Truth

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
    """The quorum that the act itself states, else that of the kind of body; an act that says nothing of either is not asked."""
    find = structure(graph)
    if not act.parts or (act.quorum is None and act.entitled is None):
        return
    kinds = {kind for item in (who, *(find.persons(who) if find.organ_of(who) else ())) for kind in find.kinds(item)}
    rules = [
        row.quorum for kind in kinds if (row := graph.registry.kind(kind)).quorum and row.quorum and row.quorum.share
    ]
    about = about_act(graph, act, who)
    needed = act.quorum
    if needed is None and rules and act.entitled is not None and rules[0] and rules[0].share:
        needed = -int(-act.entitled * rules[0].share // 1)  # a share, rounded up
    if not act.attendance_complete:
        yield CannotTell(about, f"needs: the list of all who attended {act.name}")
    elif needed is not None and len(act.parts) < needed:
        yield Found(
            about, f"{len(act.parts)} attended {act.name}, and its quorum is {needed}.", "take it again with a quorum"
        )
    elif rules and rules[0] and (short := _short(graph, act, who, rules[0])):
        yield Found(
            about, f"{act.name} had too few of its {short} present.", f"take it again with enough of its {short}"
        )
    elif needed is None:
        yield CannotTell(about, f"needs: the quorum of {graph.name(who)}")
    else:
        yield Passed(about)


def _short(graph: Graph, act: Act, who: str, rule: Quorum) -> str:
    """The sort of director of whom too few are there, as far as every attender's sort is stated; empty: none."""
    find = structure(graph)
    for sort, least in rule.at_least.items():
        answers = [
            max(
                (find.fact(post, sort, person) for post in posts_of(graph, part.who) for person in find.persons(who)),
                default=Truth.UNKNOWN,
            )
            for part in act.parts
        ]
        if sum(answer is Truth.YES for answer in answers) < least and Truth.UNKNOWN not in answers:
            return sort.replace("_", " ") + "s"
    return ""
