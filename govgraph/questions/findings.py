"""Findings: what the checks find in a graph, as an answer with totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govgraph.answer import EACH, Answer, Chain, Ids, Line
from govgraph.checks.finding import Finding
from govgraph.checks.registry import of_theme
from govgraph.checks.run import run
from govgraph.graph.sentences import listed
from govgraph.model.numbers import counted, in_words
from govgraph.questions.aloud import MOST, aloud
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What is wrong, by the codes of checks. Each code that finds something is a facet by itself."""

    by_code: Mapping[str, Ids] = field(metadata=EACH)
    """By code: the ids that its findings are about."""
    codes: tuple[str, ...]
    """The codes that find something."""
    findings: Mapping[str, Ids]
    """By code: the ids that its findings are about."""
    cannot_tell: Mapping[str, Ids]
    """By code: the ids of which it cannot tell."""
    totals: Mapping[str, int]
    """How many things passed, failed, and could not be told, over all that was checked."""


def findings(
    graph: Graph, codes: str | Iterable[str] | None = None, about: str | None = None, theme: str | None = None
) -> Answer[Findings]:
    """What is wrong: the findings of all checks, of ``codes`` (codes or names) or of a theme, about one thing or any.

    ``theme``: gaps, conflicts of interest, duplication, voice, money, lawfulness, the record ... (that of each check).

    Raises :class:`~govgraph.checks.registry.UnknownCheck` and NotFound.
    """
    wanted = (codes,) if isinstance(codes, str) else tuple(codes or ())
    if theme:
        wanted = tuple(dict.fromkeys((*wanted, *of_theme(theme))))
    thing = graph.thing(about) if about else None
    report = run(graph, wanted or None)
    inside = _inside(graph, thing.id) if thing is not None else set()
    found = [finding for finding in report.findings if thing is None or not inside.isdisjoint(finding.about)]
    own = _own(graph, wanted, found) if thing is None and not graph.is_baseline else None
    found = [*(own or ()), *(finding for finding in found if finding not in (own or ()))]
    unsettled = [row for row in report.cannot_tell if thing is None or not inside.isdisjoint(row.about)]
    by_code: dict[str, Ids] = {}
    for finding in found:
        by_code[finding.code] = tuple(sorted({*by_code.get(finding.code, ()), *finding.about}))
    untold: dict[str, Ids] = {}
    for row in unsettled:
        untold[row.code] = tuple(sorted({*untold.get(row.code, ()), *row.about}))
    of = f" about {thing.name}" if thing else ""
    totals = report.totals
    return Answer(
        reading=reading(
            graph, "findings", f"What is wrong{of}?", {"about": thing.id} if thing else {}, codes=list(wanted)
        ),
        headline=_headline(found, of) if not own else _headline(own, f" under option {graph.option} alone", found),
        summary=aloud(*((_WEIGHT[finding.severity], finding.sentence) for finding in found[:MOST])),
        lines=tuple(Line(label=f"{finding.code} {finding.severity}", text=finding.sentence) for finding in found),
        columns=("Code", "Severity", "Finding", "About", "What is wrong", "Fix", "Source", "Where"),
        rows=tuple(_row(graph, finding) for finding in found),
        chains=tuple(
            Chain(label=f"{finding.code} {finding.sentence}", links=finding.chain) for finding in found if finding.chain
        ),
        result=Findings(
            by_code=by_code,
            codes=tuple(sorted(by_code)),
            findings=by_code,
            cannot_tell=untold,
            totals={"passed": totals.passed, "failed": totals.failed, "cannot_tell": totals.cannot_tell},
        ),
        names={item: graph.name(item) for finding in found for item in finding.about},
        notes=tuple(
            f"accepted: {waived.finding.code} {waived.finding.sentence} ({waived.reason})" for waived in report.waived
        ),
    )


def _inside(graph: Graph, item: str) -> set[str]:
    """A thing, the members of a group, and whoever holds a post or is to hold it, after somebody too: what is found about them counts."""
    own = [post for fact in graph.where("occupies", who=item) if not fact.negated for post in fact.object.ids]
    held = [fact for post in (item, *own) for fact in graph.where("occupies", to=post)]
    holders = (who for fact in held if not fact.negated and fact.tier != "past" for who in fact.subject.ids)
    return {item, *behind(graph, (item,)).ids, *holders}


MOST_WORDS = 30
"""A finding of more words is not read aloud in the headline."""

_WEIGHT = {"ERROR": "Error", "WARN": "Warning", "INFO": "Remark"}
"""How heavy a finding is, in words."""


def _own(graph: Graph, codes: tuple[str, ...], found: list[Finding]) -> list[Finding]:
    """The findings that the option has and the baseline has not."""
    today = run(graph.scenario.graph(on=graph.day, place=graph.place), codes or None)
    there = {(finding.code, finding.about) for finding in today.findings}
    return [finding for finding in found if (finding.code, finding.about) not in there]


def _headline(found: list[Finding], of: str, every: list[Finding] | None = None) -> str:
    if not found:
        return f"The checks find nothing wrong{of}."
    count = {
        severity: sum(1 for finding in found if finding.severity == severity) for severity in ("ERROR", "WARN", "INFO")
    }
    words = {"ERROR": "error", "WARN": "warning", "INFO": "remark"}
    parts = [counted(number, words[severity]) for severity, number in count.items() if number]
    first = found[0].sentence.strip()
    whole = first if first.endswith((".", "?")) else f"{first}."
    shared = len(every) - len(found) if every else 0
    if shared:
        of += f"; {in_words(shared)} more {'is' if shared == 1 else 'are'} found today as well"
    if len(found) == 1:
        return f"{whole} That is the one {parts[0].partition(' ')[2]} that the checks find{of}."
    sentences = re.split(r"(?<=[.?])\s+(?=[A-Z])", whole)
    while len(sentences) > 1 and len(" ".join(sentences).split()) > MOST_WORDS:
        sentences.pop()
    whole = " ".join(sentences)
    if len(whole.split()) > MOST_WORDS:
        return f"The checks find {listed(parts)}{of}; the weightiest is named first below."
    return f"{whole} That is the weightiest of {listed(parts)}{of}."


def _row(graph: Graph, finding: Finding) -> tuple[str, ...]:
    about = ", ".join(graph.name(item) for item in finding.about)
    sources, marks = "; ".join(finding.sources), "; ".join(map(str, finding.marks))
    return (finding.code, finding.severity, finding.title, about, finding.sentence, finding.fix, sources, marks)


VERB = Verb(
    name="findings",
    answer=findings,
    parameters=(
        Parameter(
            "codes",
            "codes or names of checks, such as STR105 or duplicate-remit",
            required=False,
            many=True,
            type="text",
        ),
        Parameter("about", "a thing that the findings must be about", main=True, required=False),
        Parameter(
            "theme",
            "gaps, conflicts of interest, duplication, voice, money, lawfulness ...",
            required=False,
            type="text",
        ),
    ),
    place=290,
    brief="What the checks find, as an answer.",
    help="What is wrong, with what it is about, why and what would put it right.",
    reads="findings[ {codes}][ about {about}]",
)
