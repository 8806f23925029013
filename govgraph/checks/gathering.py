"""Equal findings of one relation are one finding.

A relation that names a group makes a check say the same of each member: the same pattern, resting on the same
relations, with the same fix. A reader mends it once, so it is told once, with everybody of whom it is true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.checks.brief import brief
from govgraph.checks.finding import Finding, Spotted
from govgraph.graph.sentences import listed

if TYPE_CHECKING:
    from govgraph.graph import Graph

_SINGULAR = {"has": "have", "is": "are", "does": "do", "was": "were", "its": "their", "it": "they"}
"""Words that change with the number of the subject, and nothing else of a sentence does."""


def gathered(graph: Graph, found: Iterable[Spotted], briefs: Sequence[str] = ()) -> tuple[Spotted, ...]:
    """The findings of one check, each once, and those that differ only in their first subject as one.

    ``briefs``: in what few words the check tells them. Of a finding whose facts are like no other's no words are made.
    """
    every = tuple(found)
    many = Counter(map(_facts, every))
    alike: dict[Hashable, list[Spotted]] = {}
    for one in every:
        pattern: Hashable = _facts(one) if many[_facts(one)] == 1 else ("in words", _pattern(graph, one.finding))
        alike.setdefault(pattern, []).append(one)
    return tuple(_one(graph, same, briefs) for same in alike.values())


def _facts(one: Spotted) -> Hashable:
    """What findings that may be told as one have in common, as far as it can be seen without their words."""
    if not one.facts or not one.about:
        return "alone", one.code, one.severity, one.facts, one.about
    return one.code, one.severity, one.facts, one.about[1:]


def _pattern(graph: Graph, finding: Finding) -> Hashable:
    if not finding.facts or not finding.about:
        return finding
    name = graph.name(finding.about[0])
    text = finding.sentence.replace(name, "_")
    if text == finding.sentence:
        return finding  # it does not speak of its first subject: nothing says that another is meant
    words = tuple(_SINGULAR.get(word, word).removesuffix("s") for word in re.findall(r"\w+|\S", text))
    return finding.code, finding.severity, finding.facts, finding.about[1:], words


def _one(graph: Graph, same: Sequence[Spotted], briefs: Sequence[str]) -> Spotted:
    first = same[0]
    told = tuple(dict.fromkeys(one.finding for one in same)) if len(same) > 1 else ()
    if len(told) < 2:
        return first
    return Spotted.of(_merged(graph, told, briefs))


def _merged(graph: Graph, same: Sequence[Finding], briefs: Sequence[str]) -> Finding:
    first, *others = same
    more = [finding.about[0] for finding in others]
    few = brief(graph, briefs, first.about, first.title, first.sentence, alike=more) if briefs else first.brief
    return first.model_copy(
        update={
            "brief": few,
            "about": (first.about[0], *more, *first.about[1:]),
            "sentence": f"{first.sentence} The same is true of {listed([graph.name(item) for item in more])}.",
            "marks": tuple(dict.fromkeys(mark for finding in same for mark in finding.marks)),
            "sources": tuple(dict.fromkeys(source for finding in same for source in finding.sources)),
        }
    )
