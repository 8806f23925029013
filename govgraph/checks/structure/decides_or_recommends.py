"""It is not settled whether it decides or recommends.

What it does
------------
Finds rights written as `either` (decides or recommends, approves or notes; to decide or delegate is no doubt) where
nothing settles which: no `settled by`, or one that is not there, or is itself not in force on the day.

Why it matters
--------------
Those who must follow can treat every decision as advice, and those who advise can believe that they decide.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive group, reports to: icb, decides: {what: plan, either: recommends}}
    decisions: {plan: The plan}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      exec: {name: Executive, reports to: icb, decides: {what: plan, either: recommends, settled by: constitution}}
    decisions: {plan: The plan}
    agreements: {constitution: {name: Constitution of the executive group, kind: constitution}}

References
----------
000 s2.2.3 req #2: a constitution has to say which shared decisions are taken and which are recommended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR124"
NAME = "decides-or-recommends"
SEVERITY: Severity = "WARN"
THEME = "gaps"
BRIEF = (
    "It is not settled whether {0} may decide or only recommend.",
    "{0} may decide or only recommend: which is open.",
    "It may decide or only recommend: which is open.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each right that may be one or another."""
    seen = view(graph)
    weaker = {kind.name for kind in vocabulary().carrying("rights") if not kind.binds}
    for fact in [
        fact
        for fact in graph
        if fact.fields.get("either") in weaker and not fact.negated and seen.there(fact) is not Truth.NO
    ]:
        basis = fact.role("settled by")
        papers = [graph.things[item] for item in basis.ids if item in graph.things]
        about = (*seen.opened(fact.subject), *fact.role("what").ids, *basis.ids)
        weak = [paper for paper in papers if paper.tier != "settled" or seen.there(paper) is not Truth.YES]
        if papers and not weak:
            yield Passed(about)
            continue
        who, what = seen.names(fact.subject), seen.names(fact.role("what"))
        if weak:
            why = f"that is left to {seen.names(paper.id for paper in weak)}, which {_state(weak[0].status)}"
        else:
            why = {"nobody": "nothing settles that"}.get(basis.unknown or "", "no source says what settles that")
        it = "it" if len(fact.role("what").ids) == 1 else "them"
        other = seen.does(fact.subject.ids, str(fact.fields["either"]))
        yield Found(
            about,
            f"{who} either {seen.does(fact.subject.ids, fact.kind)} {what} or only {other} {it}, and {why}.",
            f"ask for a written list of what {who} may decide and what it may only recommend",
            facts=(fact.id,),
            chain=(seen.link(fact),),
        )


def _state(status: str) -> str:
    return "is not in force on the day" if status in {"in force", "interim"} else f"is so far only {status}"
