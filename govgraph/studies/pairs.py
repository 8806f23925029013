"""A study of two or more scenarios that are named one by one, with no file: what ``govgraph compare A B`` asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from govgraph.diagnostics import GovgraphError
from govgraph.graph import NotFound
from govgraph.model.scenario import Scenario
from govgraph.model.things import Thing
from govgraph.studies.model import Counterpart, Studied, Study, StudyQuestion

_Row = tuple[str, str, str, str, dict[str, str], tuple[str, ...]]

_ASKED_OF: dict[str, tuple[_Row, ...]] = {
    "actor": (
        ("answers", "Answers to", "To whom is account given by {}?", "answers to", {}, ("to", "through")),
        ("appoints", "Appointed by", "Appointed by whom: {}?", "facts", {"kind": "appoints"}, ("who",)),
        ("belongs", "Part of", "Part of which body: {}?", "show", {}, ("post_of", "parents")),
        ("decides", "May decide", "What may be decided by {}?", "what may", {}, ("may_decide",)),
    ),
    "matter": (
        ("decides", "Decided by", "Who decides {}?", "who decides", {}, ("deciders",)),
        ("answers", "Answered for by", "Who answers for {}?", "who answers for", {}, ("who",)),
    ),
}
"""What is asked of counterparts: id, a few words, the question in words, question, what else it is asked with, facets."""

_MATTERS = frozenset({"decision", "function", "service", "agreement", "fund", "priority"})


class NotComparable(GovgraphError):
    """The scenarios or counterparts that are named cannot be held against each other; the message says why."""


def side_by_side(scenarios: Sequence[Scenario], counterparts: Iterable[Sequence[str]] = (), *, on: str = "") -> Study:
    """The study of ``scenarios``; each of ``counterparts`` names one thing in each of them, by id, in their order.

    Nothing is taken as a counterpart by its name alone. ``on`` is the day asked about, in all of them. Raises
    :class:`NotComparable`, and UnknownName for a thing that is not there.
    """
    names = [scenario.name for scenario in scenarios]
    if len({*names}) < len(names):
        raise NotComparable(
            f"{names[0]} is named twice. To compare its options: govgraph compare {names[0]} --option b"
        )
    for one, other in pairwise(scenarios):
        for late, early in ((one, other), (other, one)):
            if early.name in [paper.name for paper in late.papers[:-1]]:
                raise NotComparable(
                    f"{late.name} is a later paper on {early.name}, not another system. Compare the two papers: "
                    f"govgraph compare {late.name} --papers {early.name} {late.name}"
                )
    studied = {name: Studied(id=name, scenario=name, name=name, on=on) for name in names}
    made = {}
    questions: dict[str, StudyQuestion] = {}
    for ids in counterparts:
        counterpart, asked = _counterpart(scenarios, ids, on)
        if counterpart.id in made:
            raise NotComparable(f"{counterpart.id} is named as a counterpart twice: name it once")
        made[counterpart.id] = counterpart
        questions |= {question.id: question for question in asked}
    return Study(
        name=" and ".join(names),
        title=" and ".join(scenario.title for scenario in scenarios),
        studied=studied,
        counterparts=made,
        questions=questions,
        scenarios=dict(zip(names, scenarios, strict=True)),
    )


def _counterpart(scenarios: Sequence[Scenario], ids: Sequence[str], on: str) -> tuple[Counterpart, list[StudyQuestion]]:
    if len(ids) != len(scenarios):
        raise NotComparable(f"A counterpart names one thing in each of the {len(scenarios)} scenarios, not {len(ids)}")
    things = [_thing(scenario, name, on) for scenario, name in zip(scenarios, ids, strict=True)]
    first = things[0]
    sorts = {"matter" if thing.category in _MATTERS else "actor" for thing in things}
    if len(sorts) > 1:
        raise NotComparable(
            f"{first.name} and {things[-1].name} cannot be counterparts: one is a matter, the other decides"
        )
    counterpart = Counterpart(
        id=first.id,
        name=first.name,
        why="named on the command line",
        things={scenario.name: thing.id for scenario, thing in zip(scenarios, things, strict=True)},
    )
    asked = [
        StudyQuestion(
            id=f"{name}-{first.id}",
            name=short,
            text=text.format(" and ".join(dict.fromkeys(thing.name for thing in things))),
            verb=verb,
            args={**args, ("to" if verb == "facts" else "subject"): first.id},
            show=show,
        )
        for name, short, text, verb, args, show in _ASKED_OF[sorts.pop()]
    ]
    return counterpart, asked


def _thing(scenario: Scenario, name: str, on: str) -> Thing:
    """A thing of one scenario. Raises :class:`NotComparable`, which says in which scenario it is looked for."""
    try:
        return scenario.graph(on=on or None).thing(name)
    except NotFound as error:
        right = f"`govgraph list {scenario.name}` shows every name"
        raise NotComparable(f"{scenario.name}: {error}; {right}") from None


def pair(text: str) -> list[str]:
    """``place-leader=pd-oxon`` as the ids on both sides. Raises :class:`NotComparable`."""
    parts = [part.strip() for part in text.split("=")]
    if len(parts) != 2 or not all(parts):
        right = "write an id of the first scenario, =, and an id of the second"
        raise NotComparable(f"'{text}' is no pair of counterparts: {right}")
    return parts
