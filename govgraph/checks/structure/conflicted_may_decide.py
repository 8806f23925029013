"""Has an interest, and may decide all the same.

What it does
------------
Finds interests whose stated treatment lets the one who has it take part in the decision, or that are treated in a
way that no source states.

Why it matters
--------------
A decision taken with an interested vote can be challenged, and is not trusted.

Example
-------
    posts: {gp: {name: GP member, interest: {what: plan, treatment: may take part in discussion and decision}}}
    decisions: {plan: The plan}

Use instead
-----------
    posts: {gp: {name: GP member, interest: {what: plan, treatment: leaves the room}}}
    decisions: {plan: The plan}

References
----------
003 cover: those with an interest can take part in discussion and decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.authority.conflicts import may_take_part
from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import view
from govgraph.model.base import UNKNOWNS

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR137"
NAME = "conflicted-may-decide"
SEVERITY: Severity = "INFO"
THEME = "conflicts of interest"
BRIEF = (
    "{0} may take part in {1} despite an interest.",
    "{0} may take part despite an interest.",
    "Somebody may take part despite an interest.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each interest."""
    seen = view(graph)
    for fact in seen.standing("interest"):
        about = (*fact.subject.ids, *fact.object.ids)
        treatment = str(fact.fields.get("treatment", "")).lower()
        if not treatment:
            yield CannotTell(
                about, f"how the interest of {seen.names(fact.subject)} in {seen.names(fact.object)} is treated"
            )
        elif treatment in UNKNOWNS or may_take_part(treatment):
            said = (
                "No source says how it is treated"
                if treatment in UNKNOWNS
                else f"It is treated as follows: {treatment}"
            )
            yield Found(
                about,
                f"{seen.names(fact.subject)} {seen.verb(fact.subject.ids, 'has', 'have')} an interest in {seen.names(fact.object)}. {said}.",
                "ask those who have an interest to stand back from the decision",
                facts=(fact.id,),
                chain=(seen.link(fact),),
            )
        else:
            yield Passed(about)
