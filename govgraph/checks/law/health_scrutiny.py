"""L44: a referral to the Secretary of State after the power to refer ended; several councils consulted with no joint
scrutiny committee. Scrutiny given where it may not go is found by the generic check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import acts
from govgraph.checks.law.unbound import about_act
from govgraph.graph.sentences import listed
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L44"
REFERRAL_ENDS = date(2024, 1, 31)
"""SI 2024/16: from this day a council may no longer refer a proposal; the Secretary of State may call it in."""


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each referral, and for each change on which several councils are consulted."""
    yield from _referrals(graph)
    yield from _consultations(graph)


def _referrals(graph: Graph) -> Iterator[Outcome]:
    find = structure(graph)
    for act in acts(graph):
        if act.sort != "referral" or not any(find.is_kind(item, "secretary_of_state") is Truth.YES for item in act.to):
            continue
        about = about_act(graph, act)
        if act.date is None:
            yield CannotTell(about, "needs: the day of the referral")
        elif act.date.first >= REFERRAL_ENDS:
            sentence = f"{act.name} is dated {act.date}, and the power to refer a proposal ended on 31 January 2024."
            yield Found(about, sentence, "ask the Secretary of State to call the proposal in")
        else:
            yield Passed(about)


def _consultations(graph: Graph) -> Iterator[Outcome]:
    find = structure(graph)
    councils: dict[str, dict[str, Fact]] = {}
    for fact in graph.of_kind("is consulted"):
        if (
            fact.negated
            or fact.tier == "past"
            or fact.fields.get("formal") is False
            or fact.fields.get("substantial") is False
        ):
            continue
        for who in opened_in_law(find.graph, fact.subject.ids):
            person = next(iter(find.persons(who)), "")
            if (
                person
                and find.is_kind(person, "local_authority_ut") is Truth.YES
                and find.is_kind(who, "jhosc") is Truth.NO
            ):
                for what in fact.object.ids:
                    councils.setdefault(what, {})[person] = fact
    joint: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for body in graph.in_category("body"):
        if find.is_kind(body.id, "jhosc") is Truth.YES:
            for person in find.persons(body.id):
                joint[person].append(find.persons(body.id))
    nobody: dict[str, list[Fact]] = defaultdict(list)
    for fact in graph.of_kind("committee of"):
        for council in opened_in_law(find.graph, fact.object.ids) if fact.subject.unknown == "nobody" else ():
            nobody[council].append(fact)
    for what, named in councils.items():
        if len(named) > 1:
            first = next(iter(named))
            yield _joint(graph, what, named, joint[first], nobody[first])


def _joint(graph: Graph, what: str, named: dict[str, Fact], joint: list[tuple[str, ...]], none: list[Fact]) -> Outcome:
    """``joint`` are the councils of each joint committee that the first of them has; ``none`` says that it has none."""
    find = structure(graph)
    about, names = (what, *named), listed([graph.name(council) for council in named])
    if any(set(named) <= set(councils) for councils in joint):
        return Passed(about)
    missing = [
        word for word in ("formal", "substantial") if not all(fact.fields.get(word) is True for fact in named.values())
    ]
    nobody = [fact for fact in none if set(named) <= set(opened_in_law(find.graph, fact.object.ids))]
    if missing or not nobody:
        asked = (
            [f"whether the consultation is {listed(missing)}"]
            if missing
            else [f"a joint scrutiny committee of {names}"]
        )
        return CannotTell(about, f"needs: {listed(asked)}")
    facts = tuple(fact.id for fact in (*named.values(), *nobody))
    return Found(
        about,
        f"{names} are formally consulted on {graph.name(what)}, and have no joint scrutiny committee.",
        "set up a joint scrutiny committee",
        facts=facts,
    )
