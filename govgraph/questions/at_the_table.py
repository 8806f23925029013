"""Whose authority is at a table, and whom what is decided there binds; the same once those with an interest have left.

A forum gains nothing from what one who sits there may decide, the chair among them: that member decides it alone, and
the forum can only recommend it to that member. Membership, attendance and votes never bind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from govgraph.authority import Conflict, Holding, Matter, SeatAtTable, authority, table
from govgraph.authority.conflicts import people
from govgraph.legality.quorum import Attendance, Met, Required, attendance, met
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

Verdict = Literal["yes", "by its members", "only if", "no", "cannot tell"]
"""Is a holder bound? ``by its members``: not by the table; a member who may decide it alone can bind the holder."""

_WORST: tuple[Verdict, ...] = ("no", "cannot tell", "only if", "by its members")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A table as it is, or once some have left: what each holder brings, who may attend and vote, the quorum, the verdict."""

    seats: tuple[SeatAtTable, ...]
    there: Attendance
    quorum: Met
    says: dict[str, Verdict]

    @property
    def verdict(self) -> Verdict:
        """Over all holders: no as soon as one is not bound."""
        if not self.says:
            return "cannot tell"
        return next((verdict for verdict in _WORST if verdict in self.says.values()), "yes")

    def said(self, verdict: Verdict) -> list[str]:
        """The holders of whom this is so."""
        return [holder for holder, said in self.says.items() if said == verdict]


@dataclass(frozen=True, slots=True)
class AfterLeaving:
    """The table once those leave who certainly must, and once those leave too who perhaps must."""

    fewest: Sitting
    most: Sitting

    @property
    def says(self) -> dict[str, Verdict]:
        """What can be said of each holder whoever of the doubtful leaves."""
        return {
            holder: said if said == self.most.says[holder] else "cannot tell"
            for holder, said in self.fewest.says.items()
        }

    @property
    def verdict(self) -> Verdict:
        """The verdict, if it is the same whoever of the doubtful leaves."""
        return self.fewest.verdict if self.fewest.verdict == self.most.verdict else "cannot tell"

    @property
    def quorum(self) -> Met:
        """Is it quorate, whoever of the doubtful leaves?"""
        if self.fewest.quorum.truth is self.most.quorum.truth:
            return self.fewest.quorum
        return Met(
            Truth.UNKNOWN, f"it turns on who leaves: if all do, {self.most.quorum.reason}", self.most.quorum.heads
        )

    def said(self, verdict: Verdict) -> list[str]:
        """The holders of whom this is so."""
        return [holder for holder, said in self.says.items() if said == verdict]


def sitting(
    graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], needed: Required, without: Iterable[str] = ()
) -> Sitting:
    """The table of a forum for a matter; ``without`` are members who have left."""
    gone = tuple(without)
    seats = tuple(_seat(graph, about, forum, h, gone) for h in held)
    there = attendance(graph, forum, without=(*gone, *(who for member in gone for who in people(graph, member))))
    if isinstance(graph.things.get(forum), Post):
        quorum = Met(Truth.YES, "a post decides alone", 1)
    else:
        quorum = met(graph, needed, there)
    says = {seat.holder: _says(graph, forum, seat) for seat in seats}
    if quorum.truth is Truth.NO:  # a table that is not quorate lets nothing be decided; who may decide alone still may
        here = {seat.holder for seat in seats if seat.member}
        says = {holder: "no" if holder in here and said != "by its members" else said for holder, said in says.items()}
    return Sitting(seats, there, quorum, says)


def after(
    graph: Graph,
    forum: str,
    about: Matter,
    held: tuple[Holding, ...],
    needed: Required,
    before: Sitting,
    found: tuple[Conflict, ...],
) -> AfterLeaving:
    """The same table once those with an interest in the matter have left."""
    leaving = [conflict for conflict in found if not conflict.stays]
    sure = [conflict.member for conflict in leaving if conflict.truth is Truth.YES]
    every = [conflict.member for conflict in leaving]
    fewest = sitting(graph, forum, about, held, needed, sure) if sure else before
    most = sitting(graph, forum, about, held, needed, every) if every != sure else fewest
    return AfterLeaving(fewest, most)


def _seat(graph: Graph, about: Matter, forum: str, holding: Holding, gone: tuple[str, ...]) -> SeatAtTable:
    """Who brings a holder's authority; a group or level holds none itself: each of its members brings its own."""
    if not stand_in(graph, forum):
        return table(graph, about, forum, holding, without=gone)
    each = [
        (member, authority(graph, about, holding, member))
        for member in opened_in_law(graph, (forum,))
        if member not in gone and member != forum
    ]
    if not each:
        return table(graph, about, forum, holding, without=gone)
    best = max((found for _, found in each), key=lambda found: found.rank)
    equal = tuple(member for member, found in each if found.rank == best.rank)
    return SeatAtTable(holding.holder, equal[0], best, best.reason, equal[1:])


def stand_in(graph: Graph, item: str) -> bool:
    """Is it a group or a level, which stands for others and decides nothing itself?"""
    thing = graph.things.get(item)
    return thing is not None and thing.category in {"group", "level"}


def _says(graph: Graph, forum: str, seat: SeatAtTable) -> Verdict:
    """Is this holder bound by what the forum decides?"""
    if seat.authority is not None:
        level = seat.authority.level
        if level == "full":
            return "yes" if seat.member == forum else "by its members"
        if level == "part":
            return "only if"
        if level == "not shown":
            return "only if" if seat.authority.rows else "cannot tell"
        return "no"
    if seat.member:
        return "cannot tell"
    return "no" if all_listed(graph, forum) else "cannot tell"


def all_listed(graph: Graph, forum: str) -> bool:
    """Does nobody sit there who is not named: the list is complete, or it is no forum, whose members are open?"""
    return complete(graph, forum) or structure(graph).is_forum(forum) is not Truth.YES


def complete(graph: Graph, forum: str) -> bool:
    """Does a source call the list of its members complete?"""
    return any(fact.fields.get("list complete") is True for fact in graph.where("member of", to=forum))
