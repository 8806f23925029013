"""Relations in a headline: each as a sentence with its ground, or counted by ground where there are many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.sentences import sentence
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground
from govgraph.model.vocabulary import RelationKind
from govgraph.questions.aloud import says
from govgraph.questions.listing import listed
from govgraph.questions.support import of_fact
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST_TOLD = 4
"""As many relations are told one by one; more are counted, and listed below."""

_COUNTED = {
    Ground.LAW: "by law",
    Ground.STATED: "stated",
    Ground.FORESEEN: "foreseen",
    Ground.INFERRED: "by our reading",
    Ground.ASSUMED: "assumed",
}


def headline(graph: Graph, kinds: Sequence[RelationKind], facts: Sequence[Fact]) -> str:
    """What the relations say, on what ground; what is over or denied is told apart."""
    if not facts:
        what = f" of the kind '{listed(kind.name for kind in kinds)}'" if kinds else ""
        return f"No such relation{what} is recorded."
    by_time = {"now": [], "ended": [], "denied": []}  # type: dict[str, list[Fact]]
    for fact in facts:
        stands = standing(graph, fact)
        by_time["denied" if fact.negated else "ended" if stands is Standing.PAST else "now"].append(fact)
    chairs = [fact for fact in by_time["now"] if fact.fields.get("chair") is True]
    others = [fact for fact in by_time["now"] if fact not in chairs]
    if len(others) > 1 and (row := _in_a_row(graph, others)):
        return " ".join((row, *(_told(graph, fact) for fact in chairs[:2]), *_apart(graph, by_time)))
    if len(facts) <= MOST_TOLD:
        return " ".join((*(_told(graph, fact) for fact in by_time["now"]), *_apart(graph, by_time)))
    counts: dict[str, int] = {}
    for fact in by_time["now"]:
        word = _COUNTED[of_fact(graph, fact).ground]
        counts[word] = counts.get(word, 0) + 1
    counts |= {word: len(found) for word, found in by_time.items() if word != "now" and found}
    every = [_told(graph, fact) for fact in by_time["now"][:2]]
    total = f"{len(facts)} relations are recorded: {listed(f'{count} {word}' for word, count in counts.items())}."
    return " ".join((*every[: 2 if len(" ".join(every).split()) <= MOST_WORDS else 1], total))


MOST_WORDS = 30
"""So many words may the first sentences have."""


def _apart(graph: Graph, by_time: Mapping[str, Sequence[Fact]]) -> list[str]:
    """What is over and what a paper denies, each in a sentence."""
    told = [f"{_text(graph, fact)}; that is over." for fact in by_time["ended"][:2]]
    return told + [
        f"The paper denies that {sentence(graph, fact.copied(negated=False))}." for fact in by_time["denied"][:2]
    ]


def _alike(fact: Fact) -> bool:
    """Is nothing said of it that sets it apart? Of a seat in what capacity somebody sits may be left to the lines."""
    return not fact.fields or (fact.kind == "member of" and fact.fields.get("chair") is not True)


def _in_a_row(graph: Graph, facts: Sequence[Fact]) -> str:
    """Relations that differ only in who stands in them, as one sentence for each ground: "A, B and C sit on X"; else empty."""
    first = facts[0]
    role = first.row.main[0]
    plain = all(
        fact.kind == first.kind
        and _alike(fact)
        and fact.subject.ids
        and fact.subject.mode in {None, "together", "each"}
        and {name: filler.ids for name, filler in fact.roles.items() if name != role}
        == {name: filler.ids for name, filler in first.roles.items() if name != role}
        for fact in facts
    )
    if not plain or len(facts) < 2:
        return ""
    by_ground: dict[str, dict[str, None]] = {}
    for fact in facts:
        by_ground.setdefault(of_fact(graph, fact).tag, {}).update(dict.fromkeys(fact.subject.ids))
    told = []
    for tag, who in by_ground.items():
        plain_ = first.copied(fields={}) if first.kind == "member of" else first
        text = sentence(graph, plain_.fill(role, tuple(who)))
        names_ = listed([graph.name(item) for item in who])
        text = text.replace(names_, says(graph, who), 1) if len(who) > MOST_TOLD else text
        told.append(f"{text[:1].upper()}{text[1:]}{f' ({tag})' if tag else ''}.")
    return " ".join(told)


_OPEN = r" (to|from|with|under|for) (not stated|somebody \(unclear\))(?! \w+ not stated)"
"""Where a sentence has nobody to name: ``is accountable to not stated for the plan``."""


def _told(graph: Graph, fact: Fact) -> str:
    """A relation as a sentence, with its ground where no paper and no law says that it is so now."""
    tag = of_fact(graph, fact).tag
    unknown = fact.subject.unknown
    if unknown in {"not stated", "unclear"}:
        who = fact.fill(fact.row.main[0], ("who",))
        says = "does not say" if unknown == "not stated" else "says it is unclear"
        return f"The paper {says} {sentence(graph, who)}."
    text = _text(graph, fact)
    silent = [role for role in fact.row.main[1:] if fact.role(role).unknown in {"not stated", "unclear"}]
    if silent:
        ground = f" ({tag})" if tag else ""
        if gap := re.search(_OPEN, text):
            left = "does not say" if gap[2] == "not stated" else "says it is unclear"
            return f"{text[: gap.start()]}{text[gap.end() :]}{ground}. The paper {left} {gap[1]} whom."
        return f"{text}: that is what the paper leaves open{ground}."
    return f"{text}{f' ({tag})' if tag else ''}."


def _text(graph: Graph, fact: Fact) -> str:
    text = sentence(graph, fact)
    return f"{text[:1].upper()}{text[1:]}"


def grounds(graph: Graph, facts: Iterable[Fact]) -> dict[str, str]:
    """The ground of each relation, by its id."""
    return {fact.id: of_fact(graph, fact).ground.value for fact in facts}
