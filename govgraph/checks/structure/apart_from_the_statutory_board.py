"""A partnership and a statutory board share an area, and nothing says how they relate.

What it does
------------
Takes every partnership or forum that decides, agrees or approves something, and each Health and Wellbeing Board whose area meets
its own. Finds pairs between which no relation in force is recorded.

Why it matters
--------------
Two tables of the same partners work beside each other, and may set different priorities for the same people.

Example
-------
    places: {town: Town}
    bodies:
      council: {name: The council, kind: local_authority_ut, covers: town}
      hwb: {name: Health and Wellbeing Board, kind: hwb, committee of: council, covers: town}
      partnership: {name: Partnership, kind: place_partnership, covers: town, agrees: {what: plan}, reports to: council}
    decisions: {plan: {name: The plan, decides: council}}

Use instead
-----------
    places: {town: Town}
    bodies:
      council: {name: The council, kind: local_authority_ut, covers: town}
      hwb: {name: Health and Wellbeing Board, kind: hwb, committee of: council, covers: town}
      partnership: {name: Partnership, kind: place_partnership, covers: town, agrees: {what: plan}, reports to: [council, hwb]}
    decisions: {plan: {name: The plan, decides: council}}

References
----------
003 para 28 c: the relation of the partnerships to statutory committees is still to be made clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import BINDING, PARENT, View, ids, view
from govgraph.checks.wording import named
from govgraph.model.facts import Fact
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.places import area, inside

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR184"
NAME = "apart-from-the-statutory-board"
SEVERITY: Severity = "INFO"
THEME = "clarity"
BRIEF = (
    "No paper says how {0} and {1} relate.",
    "No paper says how {0} relates to the statutory board.",
    "No paper says how it relates to the statutory board.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each partnership that settles something and meets a board."""
    seen = view(graph)
    boards = [
        thing.id
        for thing in graph.in_category("body", "group")
        if seen.is_a(thing.id, "hwb") and seen.opened((thing.id,)) == (thing.id,)
    ]
    for thing in graph.in_category("body"):
        rights = [fact for fact in seen.by(thing.id, *BINDING) if not fact.negated]
        own = _area(seen, thing.id)
        if not rights or not own or not seen.is_a(thing.id, "forum"):
            continue
        met = [board for board in boards if board != thing.id and own & _area(seen, board)]
        relations = {board: _relations(seen, thing.id, board) for board in met}
        apart = [board for board in met if not any(fact.tier == "settled" for fact in relations[board])]
        rights += [fact for board in apart for fact in relations[board]]
        lead = "It is still to be settled how" if any(relations[board] for board in apart) else "No source says how"
        if apart:
            yield Found(
                (thing.id, *apart),
                f"{lead} {thing.name} and {named(graph, apart)} relate, although they work in the same area.",
                f"Ask {thing.name} to agree with {named(graph, apart)} who settles what, and who reports to whom.",
                facts=ids(rights),
                chain=seen.links(rights),
            )
        elif met:
            yield Passed((thing.id, *met))


def _area(seen: View, item: str) -> frozenset[str]:
    """The places that a body covers; where no source says, those of the bodies whose committee it is."""
    parents = [up for kind in PARENT for fact in seen.at(kind, "who", item) for up in seen.opened(fact.object)]
    places = area(seen.graph, item) or tuple(place for up in parents for place in area(seen.graph, up))
    return inside(seen.graph, places) if places else frozenset()


def _relations(seen: View, one: str, other: str) -> list[Fact]:
    """The relations that name both, or groups that they belong to, whatever their status."""
    here, there = seen.same_actor(one), seen.same_actor(other)
    return [
        fact
        for kind in vocabulary().kinds
        for fact in seen.standing(kind)
        if any(not here.isdisjoint(filler.ids) for filler in fact.roles.values())
        and any(not there.isdisjoint(filler.ids) for filler in fact.roles.values())
    ]
