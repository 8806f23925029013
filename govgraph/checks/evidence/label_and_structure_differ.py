"""Called one thing, and by its structure another.

What it does
------------
Finds bodies whose kind is a forum though they are committees of a legal person, bodies whose kind is a committee
though no parent is stated, and committees of something that is no legal person and no committee of one.

Why it matters
--------------
Structure decides what a body may do, not its name: a "partnership" that is a committee binds its parent, and a
"committee" of a partnership binds nobody.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, kind: partnership_board, committee of: {to: icb, source: d s1}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, kind: body_committee, committee of: {to: icb, source: d s1}}

References
----------
000 s1.1 p3: a board named as a committee of a system, which is no body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.view import bodies, ids, view
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "EVI210"
NAME = "label-and-structure-differ"
SEVERITY: Severity = "INFO"
BRIEF = (
    "{0} goes by one name and is built as another thing.",
    "It goes by one name and is built as another thing.",
)

_COMMITTEES = ("body_committee", "body_subcommittee", "la_committee", "joint_committee")


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each body that has a parent, or a kind that needs one."""
    seen, find = view(graph), structure(graph)
    for body in bodies(seen):
        facts = [fact for name in sorted(seen.same_actor(body.id)) for fact in seen.at("committee of", "who", name)]
        parents = tuple(dict.fromkeys(up for fact in facts for up in seen.opened(fact.object)))
        committee = seen.is_a(body.id, *_COMMITTEES)
        if not facts and not committee:
            continue
        if facts and seen.kind(body.id) and graph.registry.is_forum(seen.kind(body.id)):
            sentence = (
                f"{body.name} is called a {graph.registry.kind(seen.kind(body.id)).name.lower()}, but in law it "
                f"is a committee of {seen.names(parents)}."
            )
            yield Found(
                (body.id, *parents),
                sentence,
                "give it the kind of a committee and keep what it is called as its label",
                facts=ids(facts),
                chain=seen.links(facts),
            )
        elif any(
            seen.legal_person(find.organ_of(up) or up) or seen.is_a(up, *_COMMITTEES) for up in parents
        ) or seen.is_a(body.id, "la_committee", "joint_committee"):
            yield Passed((body.id,))
        elif not parents or any(not seen.kind(up) for up in parents):
            yield CannotTell((body.id, *parents), f"what legal person {body.name} is a committee of")
        else:
            sentence = f"{body.name} is a committee of {seen.names(parents)}, which {seen.does(parents, 'is')} not a legal body."
            yield Found(
                (body.id, *parents),
                sentence,
                "say of which legal body it is a committee",
                facts=ids(facts),
                chain=seen.links(facts),
            )
