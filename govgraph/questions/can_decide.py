"""Can this forum decide it: whose authority is at the table, whose is missing, who votes, is it quorate; and the same
once those with an interest in the matter have left.

Membership, attendance and votes never bind: for each holder it counts what was given to the forum itself. What one who
sits there may decide alone, the forum can only recommend to that member (:mod:`govgraph.questions.sitting`).
A quorum that is certainly not met lets nothing be decided; one that cannot be told is a condition
(docs/authority.md#truth-and-conditions): it does not change who decides, only whether the decision stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer
from govgraph.authority import Conflict, Holding, Matter, Seat, authority, conflicts, holders, matter
from govgraph.legality.quorum import Required, required
from govgraph.model.truth import Truth
from govgraph.questions import forms
from govgraph.questions.can_decide_words import headline, lines, rows, summary, table_of
from govgraph.questions.liability import liable_by_holder, several_note
from govgraph.questions.limits import furthest
from govgraph.questions.links import authority_chains, upward_chains
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import Asking, denied, denied_words
from govgraph.questions.sitting import After, Sitting, after, all_listed, complete, sitting
from govgraph.questions.support import Support, of_authority, together
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.legal import structure
from govgraph.reading.tables import at_table
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class CanDecide:
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
    after: After
    upward: tuple[Upward, ...]


def can_decide(graph: Graph, forum: str, about: Matter) -> CanDecide:
    """Can a forum decide a matter, by its id, so that it binds every holder?"""
    held, needed, found = holders(graph, about), required(graph, forum), conflicts(graph, about, forum)
    before = sitting(graph, forum, about, held, needed)
    later = after(graph, forum, about, held, needed, before, found)
    return CanDecide(forum, about, held, needed, found, before, later, _upward(graph, forum, about, before.seats))


def answer(graph: Graph, forum: str, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer:
    """Can ``forum`` decide ``what`` so that it binds every holder? Raises NotFound or AmbiguousName."""
    body = graph.thing(forum, "body", "post", "group", "level")
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    return to_answer(graph, can_decide(graph, body.id, matter(graph, thing.id, value=value, given=events)))


def to_answer(graph: Graph, found: CanDecide) -> Answer:
    """What was found about a forum and a matter, in words."""
    body, thing = graph.things[found.forum], graph.things[found.about.what]
    facets = _facets(
        graph, found.forum, found.about, found.held, found.needed, found.conflicts, found.before, found.after
    )
    facets["answers_to"] = {line.who: list(line.chain[1:]) for line in found.upward}
    no = denied(graph, thing.id, {body.id, structure(graph).itself(body.id)}, Asking(graph.place, found.about.value, found.about.given))  # fmt: skip
    facets["denied"] = denied_words(graph, no)
    if no:
        facets |= {"verdict": "no", "verdict_after": "no", "can_only_recommend": False}
    support = _support(graph, found.held, found.before)
    notes = [] if facets["members"] or facets["bound"] else [f"no source lists who sits at {body.name}"]
    return Answer(
        reading=reading(
            graph, "can-decide", f"Can {body.name} decide {thing.name}?", {"forum": body.id, "what": thing.id},
            value=found.about.value, given=tuple(sorted(found.about.given)),
        ),
        headline=headline(graph, body.id, thing.id, facets, support),
        summary=tuple(summary(graph, body.id, facets, found.upward)),
        lines=tuple(lines(graph, body.id, facets, found.needed, found.conflicts, found.before, found.after, found.upward)),
        columns=("holder", "who brings it", "authority", "binds", "conditions", "liable", "once the conflicted leave"),
        rows=tuple(rows(graph, facets, found.before)),
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
        facets=facets,
        names={
            item: readable(graph, item)
            for value_ in facets.values()
            if isinstance(value_, list | dict)
            for item in value_
            if isinstance(item, str)
        },
        notes=(
            *notes,
            *several_note(graph, facets["liable_by_holder"]),
            *law_notes(graph, rested_on(seat.authority for seat in found.before.seats if seat.authority)),
        ),
    )  # fmt: skip


def _upward(graph: Graph, forum: str, about: Matter, seats: Iterable[Seat]) -> tuple[Upward, ...]:
    """Who answers for it: a walk up from each who brings authority, else from the forum itself."""
    bringing = dict.fromkeys(seat.member for seat in seats if seat.authority and seat.authority.level != "none")
    return tuple(upward(graph, node, about) for node in bringing or (forum,))


def _support(graph: Graph, held: tuple[Holding, ...], before: Sitting) -> Support:
    """What it rests on that anybody there has authority."""
    pairs = zip(held, before.seats, strict=True)
    return together(
        of_authority(graph, h, seat.authority) for h, seat in pairs if seat.authority and seat.authority.routes
    )


def _limits(graph: Graph, about: Matter, held: tuple[Holding, ...], before: Sitting) -> dict[str, float]:
    """Up to how many pounds each who brings authority may decide, where a limit is stated; the smallest of all holders."""
    out: dict[str, float] = {}
    for h, seat in zip(held, before.seats, strict=True):
        for member in seat.members if seat.authority and seat.authority.routes else ():
            top = furthest(graph, about, h, member)
            if top is not None:
                out[member] = min(top, out.get(member, top))
    return out


def _needs(sitting: Sitting) -> list[str]:
    needs = [
        text
        for seat in sitting.seats
        if seat.authority
        for text in ([row.id for row in seat.authority.rows] or [t for _, t in seat.authority.conditions])
    ]
    return list(dict.fromkeys(needs))


def _facets(
    graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], needed: Required, found: tuple[Conflict, ...],
    before: Sitting, after: After,
) -> dict[str, Any]:  # fmt: skip
    limits = _limits(graph, about, held, before)
    ground = (
        _support(graph, held, before).ground.value
        if any(seat.authority and seat.authority.routes for seat in before.seats)
        else ""
    )
    bound = before.said("yes")
    facts = [fact for fact in graph.where("member of", to=forum) if not fact.negated and fact.tier != "past"]
    certain = [c.member for c in found if c.truth is Truth.YES]
    leave = any(not c.stays for c in found)
    quorum = after.quorum
    form = forms.at_table(graph, about.what, forum, held, before.seats, list_complete=all_listed(graph, forum))
    asked = [f"a quorum once they have left: {quorum.reason}"] if leave and quorum.truth is Truth.UNKNOWN else []
    return {
        "verdict": before.verdict,
        "bound": bound,
        "by_members": {
            seat.holder: list(seat.members) for seat in before.seats if before.says[seat.holder] == "by its members"
        },
        "brought_by": {seat.holder: seat.member for seat in before.seats if seat.member and seat.member != forum},
        "limits": limits,
        "reasons": {
            seat.holder: reason
            for seat in before.seats
            if (reason := seat.reason or (seat.authority.reason if seat.authority else ""))
        },
        "ground": ground,
        "only_if": before.said("only if"),
        "not_bound": before.said("no"),
        "cannot_tell": before.said("cannot tell"),
        "missing": [seat.holder for seat in before.seats if not seat.member],
        "by_holder": dict(before.says),
        "own_authority": {h.holder: authority(graph, about, h, forum).level for h in held},
        "needs": _needs(before),
        "form": form.word,
        "form_says": str(form),
        "can_only_recommend": before.verdict in {"no", "cannot tell", "by its members"}
        and not bound
        and not before.said("only if"),
        "holders": [h.holder for h in held],
        "members": list(at_table(graph, forum)),
        "members_complete": complete(graph, forum),
        "voting": [item for fact in facts if fact.fields.get("voting") is True for item in fact.subject.ids],
        "not_voting": [item for fact in facts if fact.fields.get("voting") is False for item in fact.subject.ids],
        "chair": [item for fact in facts if fact.fields.get("chair") is True for item in fact.subject.ids],
        "may_vote": list(before.there.present),
        "quorum": needed.words or "not stated",
        "quorum_heads": before.quorum.heads,
        "quorate": before.quorum.truth.words,
        "quorum_reason": before.quorum.reason,
        "liable_by_holder": liable_by_holder(
            (seat.holder, seat.authority.liable if seat.authority else ()) for seat in before.seats
        ),
        "conflicted": certain,
        "may_be_conflicted": [c.member for c in found if c.member not in certain],
        "may_stay": [c.member for c in found if c.stays],
        "conflicts": {c.member: c.reason for c in found},
        "verdict_after": after.verdict,
        "by_holder_after": dict(after.says),
        "bound_after": after.said("yes"),
        "missing_after": [
            seat.holder
            for seat in after.most.seats
            if after.says[seat.holder] in {"no", "cannot tell"} and not seat.member
        ],
        "needs_after": [*dict.fromkeys((*_needs(after.fewest), *_needs(after.most))), *asked],
        "may_vote_after": [item for item in after.most.there.present if item in after.fewest.there.present],
        "quorate_after": quorum.truth.words,
        "quorum_reason_after": quorum.reason,
    }


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
    help="whose authority is at a forum's table for a matter, whose is missing, and whether it can only recommend",
    reads="can {forum} decide {what}?",
)
