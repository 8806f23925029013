"""Where the chains end: who may act in law for each holder, at whose table, and what binds whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.authority.derivation import Derivation, derive
from govgraph.authority.levels import Authority, authority, may_reach
from govgraph.authority.matters import Holding, Matter
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import JOINTLY, structure
from govgraph.reading.seats import at_table
from govgraph.reading.standing import active, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph


class End(Struct, frozen=True):
    """A node that may act for a holder. ``kept`` says that it has given the whole on and may still act itself."""

    holder: str
    node: str
    authority: Authority
    kept: bool


class SeatAtTable(Struct, frozen=True):
    """Whose authority is at a forum's table for one holder: the member that brings most of it (empty: nobody).

    ``others`` are further members who bring as much, each for itself.
    """

    holder: str
    member: str
    authority: Authority | None
    reason: str = ""
    others: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who brings as much of the holder's authority as anybody there."""
        return (self.member, *self.others) if self.member else ()


class Binding(Struct, frozen=True):
    """Does an act of a node bind a holder in a matter? ``needs`` are the powers or conditions on which it would."""

    answer: Literal["yes", "only if", "no", "cannot tell"]
    authority: Authority
    needs: tuple[str, ...] = ()
    reason: str = ""


def ends(graph: Graph, matter: Matter, holder: Holding) -> tuple[End, ...]:
    """The nodes that certainly may act for a holder and have not given the whole up; organs count as their body.

    A row that is silent on whether the giver may still act keeps both: ``kept`` marks those that gave it all on.
    """
    find = structure(graph)
    derived = derive(graph, matter, holder)
    pass_ = Truth.YES if derived.held else Truth.UNKNOWN
    nodes = derived.nodes(pass_)
    found = []
    for node in nodes:
        body = find.organ_of(node)
        if find.itself(node) != node or (body and body in nodes):
            continue
        given, gave_up = _given_on(derived, node, pass_)
        act = derived.acts(node, pass_)
        if act & ~gave_up:
            found.append(End(holder.holder, node, authority(graph, matter, holder, node), kept=not act & ~given))
    return tuple(sorted(found, key=lambda end: end.kept))


def organs_named(graph: Graph, matter: Matter, holder: Holding) -> tuple[str, ...]:
    """Organs of a holder to which its papers give the matter by name, in force: a board, a cabinet, a senate.

    Such a gift passes nothing on, for an organ is its body. It says which organ acts for the body in this matter.
    """
    find = structure(graph)
    return tuple(
        dict.fromkeys(
            item
            for above in sorted(matter.above)
            for fact in graph.where("delegates", what=above)
            if standing(graph, fact).in_force and active(fact, matter.given)
            for item in opened_in_law(graph, fact.role("to").ids)
            if find.itself(item) != item and find.organ_of(item) == holder.holder
        )
    )


def _given_on(derived: Derivation, node: str, pass_: Truth) -> tuple[int, int]:
    """The cells that a node has given on, and those of them that it may then no longer exercise."""
    given = gave_up = 0
    nodes = dict.fromkeys((node, *(offer.organ for offer in derived.organs(node))))
    for state, _ in (pair for one in nodes for pair in derived.states(one, pass_)):
        for offer in derived.offers(state.node, state.via):
            reached = offer.sure & derived.acts(offer.arrangement.receiver, pass_)
            if offer.truth >= pass_ and reached:
                given |= reached
                retains = {offer.arrangement.retains or row.retains for row in offer.rows}
                gave_up |= reached if retains == {"gives up"} else 0
    return given, gave_up


def table(graph: Graph, matter: Matter, forum: str, holder: Holding, *, without: Iterable[str] = ()) -> SeatAtTable:
    """The best authority for a holder among those who sit at a forum: its posts and committees, or a joint committee.

    ``without`` are members that have left the table (conflicted). A body that sits itself acts through somebody
    whom no source names, so its authority is not shown there.
    """
    find = structure(graph)
    own = authority(graph, matter, holder, forum)
    leads = holder.holder in find.persons(forum) or holder.holder in may_reach(graph, matter, forum)
    alone = leads and not at_table(graph, forum)
    if own.level != "none" or alone:
        return SeatAtTable(holder.holder, forum, own, own.reason)
    left = set(without)
    sitting = [member for member in at_table(graph, forum) if member not in left]
    seats = [
        (member, authority(graph, matter, holder, member))
        for member in sitting
        if member != holder.holder and holder.holder in find.persons(member)
    ]
    if seats:
        # of equals, the one to whom more powers would carry it: a chief executive rather than a chair
        member, best = max(seats, key=lambda seat: (seat[1].rank, len(seat[1].rows)))
        equal = tuple(
            other
            for other, found in seats
            if other != member and (found.rank, len(found.rows)) == (best.rank, len(best.rows))
        )
        return SeatAtTable(holder.holder, member, best, best.reason, equal)
    if holder.holder in sitting:
        return SeatAtTable(
            holder.holder, holder.holder, None, f"who acts for {graph.name(holder.holder)} there is not stated"
        )
    missing = own.reason if leads and own.reason else f"nobody of {graph.name(holder.holder)} sits there"
    return SeatAtTable(holder.holder, "", None, missing)


def signs_off(graph: Graph, matter: Matter, holder: str) -> bool:
    """Is a settled right of the holder to sign off, approve or agree the matter stated?"""
    find = structure(graph)
    for kind in ("signs off", "approves", "agrees"):
        for item in matter.above:
            for fact in graph.where(kind, what=item):
                who = {
                    person
                    for actor in opened_in_law(find.graph, fact.subject.ids)
                    for person in (find.itself(actor), find.organ_of(actor))
                }
                if holder in who and fact.tier == "settled" and not fact.negated and active(fact, matter.given):
                    return True
    return False


def binds(graph: Graph, matter: Matter, holder: Holding, node: str) -> Binding:
    """Does an act of ``node`` bind the holder? Membership, attendance, a vote or a partner's approval never do."""
    found = authority(graph, matter, holder, node)
    if found.level == "full":
        return Binding("yes", found, tuple(text for _, text in found.conditions))
    if found.level in {"not shown", "part"}:
        needs = tuple(row.id for row in found.rows) or tuple(text for _, text in found.conditions)
        return Binding("only if" if found.rows or found.level == "part" else "cannot tell", found, needs, found.reason)
    if signs_off(graph, matter, holder.holder):
        return Binding("only if", found, (f"{graph.name(holder.holder)} signs it off",), found.reason)
    return Binding("no", found, (), found.reason)


def jointly(node: str) -> bool:
    """Does this node stand for the parties of a joint exercise together?"""
    return node.startswith(JOINTLY)
