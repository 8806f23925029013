"""Equal findings of one relation are one finding.

A relation that names a group makes a check say the same of each member: the same pattern, resting on the same
relations, with the same fix. A reader mends it once, so it is told once, with everybody of whom it is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.checks.brief import brief
from govgraph.checks.finding import Finding
from govgraph.graph.sentences import listed

if TYPE_CHECKING:
    from govgraph.graph import Graph

_SINGULAR = {"has": "have", "is": "are", "does": "do", "was": "were", "its": "their", "it": "they"}
"""Words that change with the number of the subject, and nothing else of a sentence does."""


def gathered(graph: Graph, findings: Iterable[Finding], briefs: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings of one check, each once, and those that differ only in their first subject as one.

    ``briefs``: in what few words the check tells them.
    """
    alike: dict[object, list[Finding]] = {}
    for finding in dict.fromkeys(findings):
        alike.setdefault(_pattern(graph, finding), []).append(finding)
    return tuple(_one(graph, same, briefs) for same in alike.values())


def _pattern(graph: Graph, finding: Finding) -> object:
    if not finding.facts or not finding.about:
        return finding
    name = graph.name(finding.about[0])
    text = finding.sentence.replace(name, "_")
    if text == finding.sentence:
        return finding  # it does not speak of its first subject: nothing says that another is meant
    words = tuple(_SINGULAR.get(word, word).removesuffix("s") for word in re.findall(r"\w+|\S", text))
    return finding.code, finding.severity, finding.facts, finding.about[1:], words


def _one(graph: Graph, same: list[Finding], briefs: Sequence[str]) -> Finding:
    first, *others = same
    if not others:
        return first
    subjects = [finding.about[0] for finding in same]
    too = listed([graph.name(item) for item in subjects[1:]])
    return first.model_copy(
        update={
            "brief": brief(graph, briefs, first.about, first.title, first.sentence, alike=subjects[1:])
            if briefs
            else first.brief,
            "about": (*subjects, *first.about[1:]),
            "sentence": f"{first.sentence} The same is true of {too}.",
            "marks": tuple(dict.fromkeys(mark for finding in same for mark in finding.marks)),
            "sources": tuple(dict.fromkeys(source for finding in same for source in finding.sources)),
        }
    )
