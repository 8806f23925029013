"""L46: a key decision of a council's executive taken without notice, general exception or special urgency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.acts import acts, day_of, takers
from govgraph.checks.law.unbound import about_act
from govgraph.graph.sentences import listed
from govgraph.legality.subjects import subjects
from govgraph.model.things import Act
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L46"
IN_FORCE = date(2012, 9, 10)
CLEAR_DAYS = 28
"""Of public notice before a key decision (SI 2012/2089 reg 9)."""


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each act of a council, its members or officers that is said to be key."""
    find = structure(graph)
    for act in acts(graph):
        if act.key is not True or day_of(graph, act) < IN_FORCE:
            continue
        for council in dict.fromkeys(person for who in takers(graph, act) for person in find.persons(who)):
            if find.is_kind(council, "local_authority") is Truth.YES and find.system(council) != "committee":
                yield _outcome(graph, act, council)


def _outcome(graph: Graph, act: Act, council: str) -> Outcome:
    about = about_act(graph, act, council)
    if any(graph.registry.in_class(about_.function_class, "la_nonexec") for about_ in subjects(graph, act.what)):
        return Passed(about)  # no executive decision
    noticed = None if act.notice_days is None else act.notice_days >= CLEAR_DAYS
    stated = {
        "28 clear days' notice": noticed,
        "a general exception": act.general_exception,
        "special urgency": act.special_urgency,
    }
    if True in stated.values():
        return Passed(about)
    missing = [words for words, value in stated.items() if value is None]
    missing += [] if structure(graph).system(council) else [f"whether {graph.name(council)} has an executive system"]
    if missing:
        return CannotTell(about, f"needs: {listed(missing, 'or')}")
    sentence = f"{act.name} is a key decision of {graph.name(council)}, and had no notice, general exception or special urgency."
    return Found(
        about, sentence, "give 28 clear days' notice, or use the general exception or special urgency with its consents"
    )
