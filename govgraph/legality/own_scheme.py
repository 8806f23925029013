"""Where no statute is held, the papers are the law: an arrangement judged by the giver's own scheme.

A body of a kind that no pack holds (a college, a housing association, a ministry of another country) gives by its own
scheme, and what its papers say of the gift is what counts. A body of which nobody says what kind it is may be such a
body: its arrangements stand on the condition that it is, and no statute is cited for them. A function that statute
places on bodies of a pack (owner nhs or la) never moves by a scheme.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.law.scheme import SCHEME
from govgraph.legality.verdict import Failure, Need, Verdict
from govgraph.model.things import Agreement
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.legality.arrangement import Arrangement
    from govgraph.legality.case import InCase
    from govgraph.legality.in_law import KindsInLaw


def governed(find: KindsInLaw, item: str) -> Truth:
    """Is a body, committee or post governed by its own scheme? Unknown where nobody says what kind of body it is of."""
    answers = [
        Truth.of(all(find.registry.governs_itself(kind) for kind in kinds)) if kinds else Truth.UNKNOWN
        for kinds in (find.kinds(person) for person in find.persons(item))
    ]
    return min(answers, default=Truth.NO)


def by_own_scheme(find: InCase) -> Verdict | None:
    """What the givers' own scheme makes of a case; None where statute says what they may give."""
    law, case = find.registry, find.case
    if (case.power and law.has_power(case.power) and case.power != SCHEME.id) or not case.givers:
        return None
    standing = min(governed(find, giver) for giver in case.givers)
    if standing is Truth.NO:
        return None
    statutory = not law.without_law and case.about.owner in {"nhs", "la"}
    if statutory and standing is Truth.YES:
        return None
    if statutory:
        return Verdict(Truth.UNKNOWN, rows=(SCHEME,), reason=_say_the_kinds(find, case.givers))
    if find.is_kind(case.receiver, "forum") is Truth.YES:
        forum, giver = find.name(case.receiver), find.name(case.givers[0])
        reason = f"{forum} is a forum, and whether it can act for {giver} is not stated"
        return Verdict(Truth.UNKNOWN, rows=(SCHEME,), reason=reason)
    broken = [name for name, so in case.conditions if so is False]
    if broken:
        failures = tuple(Failure("conditions", "L35", "ERROR", f"not so: {name}", SCHEME.id) for name in broken)
        return Verdict(Truth.NO, (), failures[0], failures[1:], (SCHEME,), reason=failures[0].text)
    needs = [Need(name, "L35") for name, so in case.conditions if so is None]
    if standing is Truth.UNKNOWN:
        needs.append(Need(_say_the_kinds(find, case.givers), "L35"))
    return Verdict(Truth.YES, tuple(needs), rows=(SCHEME,))


def under_own_scheme(graph: Graph, a: Arrangement) -> bool:
    """Does it stand in a scheme of delegation that is itself among the sources?

    By its scheme a body passes on inside itself what is its own to decide. Where the scheme is read, it is the record of
    the gift, and nobody need be told which paragraph lets a body of this kind have one. A scheme that another paper only
    cites shows nothing. The scheme is read where its source is a whole document, with no place in it, and the gift stands
    in that document. It never carries anything to another legal person.
    """
    if a.fact is None:
        return False
    cited = {source.document for source in a.fact.sources}
    papers = (graph.things.get(paper) for paper in a.fact.role("under").ids)
    return any(
        isinstance(paper, Agreement)
        and "scheme of" in paper.kind
        and "delegation" in paper.kind
        and not cited.isdisjoint(source.document for source in paper.sources if not source.at)
        for paper in papers
    )


def without_a_kind(graph: Graph, items: Iterable[str]) -> tuple[str, ...]:
    """The legal persons behind these of which nobody says what kind of body they are."""
    return _without_a_kind(structure(graph), items)


def listed_kinds(graph: Graph, givers: Iterable[str]) -> str:
    """What has to be said of bodies without a kind, in words that complete *subject to* or give a reason."""
    return _say_the_kinds(structure(graph), givers)


def _without_a_kind(find: KindsInLaw, items: Iterable[str]) -> tuple[str, ...]:
    persons = dict.fromkeys(person for item in items for person in find.persons(item))
    return tuple(person for person in persons if not find.kinds(person))


def _say_the_kinds(find: KindsInLaw, givers: Iterable[str]) -> str:
    names = " and ".join(find.name(person) for person in _without_a_kind(find, givers))
    return f"the kind of {names}: say what kind of body it is"
