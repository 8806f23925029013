"""Can this forum decide it: what is returned, made from what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.authority import Holding, Matter, authority
from govgraph.model.truth import Truth
from govgraph.questions import forms
from govgraph.questions.at_the_table import Sitting, all_listed, complete
from govgraph.questions.liability import liable_by_holder
from govgraph.questions.limits import furthest
from govgraph.questions.rights import Asking, denied, denied_words
from govgraph.questions.support import Support, of_authority, together
from govgraph.reading.legal import structure
from govgraph.reading.seats import at_table

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.can_decide import AtTable


@dataclass(frozen=True, kw_only=True)
class CanDecide:
    """Can a forum decide a matter: now, and once those with an interest in it have left.

    Holders are those on whom the matter rests; all people are ids of bodies, posts, groups or persons.
    """

    verdict: str
    """Yes, no, only if, by its members, or cannot tell."""
    bound: Ids
    """Holders whom its decision binds."""
    by_members: Mapping[str, Ids]
    """By holder whom it does not bind: who sits there and may decide for the holder alone."""
    brought_by: Mapping[str, str]
    """By holder: who sits there and brings its authority, where that is not the forum itself."""
    limits: Mapping[str, float]
    """By member who brings authority: up to how many pounds. Nobody for whom no limit is stated."""
    reasons: Mapping[str, str]
    """By holder: why its authority is there or not, in words."""
    ground: str
    """On what ground anybody there has authority; empty: nobody has."""
    only_if: Ids
    """Holders whom it binds only if what is needed is shown."""
    not_bound: Ids
    """Holders whom it does not bind."""
    cannot_tell: Ids
    """Holders of whom it cannot be told."""
    missing: Ids
    """Holders for whom nobody sits there."""
    by_holder: Mapping[str, str]
    """By holder: the verdict for it alone."""
    own_authority: Mapping[str, str]
    """By holder: how much of its authority was given to the forum itself (full, part, none, not shown)."""
    needs: tuple[str, ...]
    """What is needed before it may decide: powers by their ids, conditions in words."""
    form: str
    """In which form it would decide, in a word or two: alone, together, each body for itself ..."""
    form_says: str
    """The same in words."""
    can_only_recommend: bool
    """Can it only recommend?"""
    holders: Ids
    """On whom the matter rests."""
    members: Ids
    """Who sits there."""
    members_complete: bool
    """Is the list of those who sit there complete, as far as papers say?"""
    voting: Ids
    """Who there has a vote, as a paper says."""
    not_voting: Ids
    """Who there has no vote, as a paper says."""
    chair: Ids
    """Who chairs it."""
    may_vote: Ids
    """Who there may vote, as far as is known."""
    quorum: str
    """The quorum as the paper states it; "not stated" where none does."""
    quorum_heads: int | None
    """How many have to be there for it; None: that is not a number."""
    quorate: str
    """Is it quorate with all there: yes, no or unknown."""
    quorum_reason: str
    """Why."""
    liable_by_holder: Mapping[str, Ids]
    """By holder: who is liable for what is decided."""
    conflicted: Ids
    """Who there has an interest in the matter for certain."""
    may_be_conflicted: Ids
    """Who there may have one."""
    may_stay: Ids
    """Of these, who may stay."""
    conflicts: Mapping[str, str]
    """By member with an interest: which, in words."""
    verdict_after: str
    """The verdict once those have left who must."""
    by_holder_after: Mapping[str, str]
    """The same for each holder."""
    bound_after: Ids
    """Holders whom it then binds."""
    missing_after: Ids
    """Holders for whom then nobody sits there."""
    needs_after: tuple[str, ...]
    """What is then needed."""
    may_vote_after: Ids
    """Who may then vote for certain."""
    quorate_after: str
    """Is it then quorate: yes, no or unknown."""
    quorum_reason_after: str
    """Why."""
    answers_to: Mapping[str, Ids]
    """By who brings authority (else the forum): to whom it answers, step after step upward."""
    denied: str
    """That a paper says that it does not decide, in words; empty: none does."""


def can_decide(graph: Graph, at: AtTable) -> CanDecide:
    """What was found as ids and plain values."""
    forum, about, held, needed, found, before, after = (
        at.forum,
        at.about,
        at.held,
        at.needed,
        at.conflicts,
        at.before,
        at.after,
    )
    no = denied(
        graph, about.what, {forum, structure(graph).itself(forum)}, Asking(graph.place, about.value, about.given)
    )
    limits = _limits(graph, about, held, before)
    ground = (
        support_of(graph, at).ground.value
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
    return CanDecide(
        verdict="no" if no else before.verdict,
        bound=tuple(bound),
        by_members={
            seat.holder: tuple(seat.members) for seat in before.seats if before.says[seat.holder] == "by its members"
        },
        brought_by={seat.holder: seat.member for seat in before.seats if seat.member and seat.member != forum},
        limits=limits,
        reasons={
            seat.holder: reason
            for seat in before.seats
            if (reason := seat.reason or (seat.authority.reason if seat.authority else ""))
        },
        ground=ground,
        only_if=tuple(before.said("only if")),
        not_bound=tuple(before.said("no")),
        cannot_tell=tuple(before.said("cannot tell")),
        missing=tuple(seat.holder for seat in before.seats if not seat.member),
        by_holder=dict(before.says),
        own_authority={h.holder: authority(graph, about, h, forum).level for h in held},
        needs=tuple(_needs(before)),
        form=form.word,
        form_says=str(form),
        can_only_recommend=not no
        and before.verdict in {"no", "cannot tell", "by its members"}
        and not bound
        and not before.said("only if"),
        holders=tuple(h.holder for h in held),
        members=tuple(at_table(graph, forum)),
        members_complete=complete(graph, forum),
        voting=tuple(item for fact in facts if fact.fields.get("voting") is True for item in fact.subject.ids),
        not_voting=tuple(item for fact in facts if fact.fields.get("voting") is False for item in fact.subject.ids),
        chair=tuple(item for fact in facts if fact.fields.get("chair") is True for item in fact.subject.ids),
        may_vote=tuple(before.there.present),
        quorum=needed.words or "not stated",
        quorum_heads=before.quorum.heads,
        quorate=before.quorum.truth.words,
        quorum_reason=before.quorum.reason,
        liable_by_holder=liable_by_holder(
            (seat.holder, seat.authority.liable if seat.authority else ()) for seat in before.seats
        ),
        conflicted=tuple(certain),
        may_be_conflicted=tuple(c.member for c in found if c.member not in certain),
        may_stay=tuple(c.member for c in found if c.stays),
        conflicts={c.member: c.reason for c in found},
        verdict_after="no" if no else after.verdict,
        by_holder_after=dict(after.says),
        bound_after=tuple(after.said("yes")),
        missing_after=tuple(
            seat.holder
            for seat in after.most.seats
            if after.says[seat.holder] in {"no", "cannot tell"} and not seat.member
        ),
        needs_after=(
            *dict.fromkeys((*_needs(after.fewest), *_needs(after.most))),
            *asked,
        ),
        may_vote_after=tuple(item for item in after.most.there.present if item in after.fewest.there.present),
        quorate_after=quorum.truth.words,
        quorum_reason_after=quorum.reason,
        answers_to={line.who: tuple(line.chain[1:]) for line in at.upward},
        denied=denied_words(graph, no),
    )


def support_of(graph: Graph, at: AtTable) -> Support:
    """What it rests on that anybody there has authority."""
    pairs = zip(at.held, at.before.seats, strict=True)
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
