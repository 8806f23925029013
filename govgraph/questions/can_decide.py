"""Can this forum decide it: whose authority is at the table, whose is missing, who votes, is it quorate; and the same
once those with an interest in the matter have left.

Membership, attendance and votes never bind: for each holder it counts what was given to the forum itself. What one who
sits there may decide alone, the forum can only recommend to that member (:mod:`govgraph.questions.at_the_table`).
A quorum that is certainly not met lets nothing be decided; one that cannot be told is a condition
(docs/authority.md#truth-and-conditions): it does not change who decides, only whether the decision stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, facets_of
from govgraph.authority import Conflict, Holding, Matter, SeatAtTable, conflicts, holders, matter
from govgraph.legality.quorum import Required, required
from govgraph.questions.at_the_table import AfterLeaving, Sitting, after, sitting
from govgraph.questions.can_decide_result import CanDecide, can_decide, support_of
from govgraph.questions.can_decide_words import headline, lines, rows, summary, table_of
from govgraph.questions.liability import several_note
from govgraph.questions.links import authority_chains, upward_chains
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class AtTable:
    """Everything that is found about a forum and a matter, before it is put into words.

    ``held``: on whom the matter rests. ``needed``: the quorum. ``conflicts``: who there has an interest in the matter.
    ``before`` and ``after``: the table as it is, and once these have left. ``upward``: to whom whoever decides answers.
    """

    forum: str
    about: Matter
    held: tuple[Holding, ...]
    needed: Required
    conflicts: tuple[Conflict, ...]
    before: Sitting
    after: AfterLeaving
    upward: tuple[Upward, ...]


def at_the_table(graph: Graph, forum: str, about: Matter) -> AtTable:
    """Can a forum decide a matter, by its id, so that it binds every holder?"""
    held, needed, found = holders(graph, about), required(graph, forum), conflicts(graph, about, forum)
    before = sitting(graph, forum, about, held, needed)
    later = after(graph, forum, about, held, needed, before, found)
    return AtTable(forum, about, held, needed, found, before, later, _upward(graph, forum, about, before.seats))


def answer(
    graph: Graph, forum: str, what: str, *, value: float | None = None, given: Iterable[str] = ()
) -> Answer[CanDecide]:
    """Can ``forum`` decide ``what`` so that it binds every holder? Raises NotFound or AmbiguousName."""
    body = graph.thing(forum, "body", "post", "group", "level")
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    return to_answer(graph, at_the_table(graph, body.id, matter(graph, thing.id, value=value, given=events)))


def to_answer(graph: Graph, found: AtTable) -> Answer[CanDecide]:
    """What was found about a forum and a matter, in words."""
    body, thing = graph.things[found.forum], graph.things[found.about.what]
    result, support = can_decide(graph, found), support_of(graph, found)
    notes = [] if result.members or result.bound else [f"no source lists who sits at {body.name}"]
    return Answer(
        reading=reading(
            graph,
            "can-decide",
            f"Can {body.name} decide {thing.name}?",
            {"forum": body.id, "what": thing.id},
            value=found.about.value,
            given=tuple(sorted(found.about.given)),
        ),
        headline=headline(graph, body.id, thing.id, result, support),
        summary=tuple(summary(graph, body.id, result, found.upward)),
        lines=tuple(
            lines(graph, body.id, result, found.needed, found.conflicts, found.before, found.after, found.upward)
        ),
        columns=("holder", "who brings it", "authority", "binds", "conditions", "liable", "once the conflicted leave"),
        rows=tuple(rows(graph, result, found.before)),
        tables=(table_of(graph, found.before, found.after, found.conflicts),),
        chains=(
            *(
                chain
                for h, seat in zip(found.held, found.before.seats, strict=True)
                if seat.authority
                for chain in authority_chains(graph, h, seat.authority)
            ),
            *(chain for walk in found.upward for chain in upward_chains(graph, walk)),
        ),
        result=result,
        names={
            item: readable(graph, item)
            for value_ in facets_of(result).values()
            if isinstance(value_, list | dict)
            for item in value_
            if isinstance(item, str)
        },
        notes=(
            *notes,
            *several_note(graph, result.liable_by_holder),
            *law_notes(graph, rested_on(seat.authority for seat in found.before.seats if seat.authority)),
        ),
    )


def _upward(graph: Graph, forum: str, about: Matter, seats: Iterable[SeatAtTable]) -> tuple[Upward, ...]:
    """Who answers for it: a walk up from each who brings authority, else from the forum itself."""
    bringing = dict.fromkeys(seat.member for seat in seats if seat.authority and seat.authority.level != "none")
    return tuple(upward(graph, node, about) for node in bringing or (forum,))


VERB = Verb(
    name="can-decide",
    answer=answer,
    parameters=(
        Parameter("forum", "the forum, committee or post", main=True, categories=("body", "post", "group", "level")),
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=MATTERS,
        ),
        VALUE,
        GIVEN,
    ),
    place=50,
    brief="Can this forum decide it, and whose authority is missing.",
    help="whose authority is at a forum's table for a matter, whose is missing, and whether it can only recommend",
    reads="can {forum} decide {what}?",
)
