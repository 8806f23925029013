"""Everything that is found about who decides one matter, before it is put into words.

What the papers say, what the law leaves, and how far those named have the authority of those on whom it rests are
worked out apart and never merged (docs/design.md#who-decides).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority import Authority, Coming, End, Holding, Matter, authority, coming, ends, holders, matter
from govgraph.questions import forms
from govgraph.questions.decided_by_steps import stepped
from govgraph.questions.limits import furthest
from govgraph.questions.rights import DECIDING, Asking, Right, best_tier, denied, people, rights
from govgraph.questions.support import Support, of_authority, of_rights, together
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

OTHER = {
    "recommenders": ("recommends",),
    "proposers": ("proposes",),
    "consulted": ("is consulted",),
    "informed": ("is informed",),
    "signs_off": ("signs off",),
    "approvers": ("approves", "agrees"),
    "prepares": ("prepares",),
    "endorses": ("endorses",),
    "assures": ("assures",),
    "reviews": ("reviews",),
    "notes": ("notes",),
    "arbitrates": ("arbitrates",),
}
"""Further parts of an answer, and the verbs of those who stand in each."""


class Decided(Struct, frozen=True):
    """Everything that is found about one matter, before it is put into words.

    ``every``: all rights to decide it. ``deciding``: those that answer the question; ``foreseen``, ``past`` and
    ``waiting`` (for an event) are the others. ``held``: on whom it rests; ``coming``: who is to hold it and is not
    there yet. ``authorities``: the authority of each person named, by person and holder. ``last``: for each holder where its
    chains end. ``others``: further parts of the answer, by their names in :data:`OTHER`.
    """

    about: Matter
    every: tuple[Right, ...]
    deciding: tuple[Right, ...]
    foreseen: tuple[Right, ...]
    past: tuple[Right, ...]
    waiting: tuple[Right, ...]
    held: tuple[Holding, ...]
    coming: tuple[Coming, ...]
    authorities: dict[tuple[str, str], Authority]
    last: dict[str, tuple[End, ...]]
    others: dict[str, tuple[Right, ...]]

    @property
    def deciders(self) -> list[str]:
        """Whom the papers name as deciding: the settled ones; where the option speaks of it, the best tier."""
        return people(self.deciding)

    @property
    def shown(self) -> tuple[Right, ...]:
        """The rights that the answer tells: of those who decide, else of those who are foreseen to."""
        return self.deciding or self.foreseen

    @property
    def named(self) -> list[str]:
        """Those whom the answer names: who decides, else who is foreseen to."""
        return people(self.shown)

    @property
    def ladder(self) -> bool:
        """Is there one decider for each band of value: a ladder, and no rivals?"""
        return forms.is_ladder(self.deciding)

    def nobody(self) -> bool:
        """Does a source say that nobody decides, as things are and with the events that are given?"""
        return any(r.active and r.tier != "past" and r.fact.subject.unknown == "nobody" for r in self.every)


class Said(Struct, frozen=True):
    """What the papers say of who decides one matter: those who do, who are foreseen to, who did, who would at an event."""

    every: tuple[Right, ...]
    deciding: tuple[Right, ...]
    foreseen: tuple[Right, ...]
    past: tuple[Right, ...]
    waiting: tuple[Right, ...]


def said(graph: Graph, what: str, asking: Asking) -> Said:
    """What the papers say of who decides a matter: one reading, for every question about it."""
    every = rights(graph, what, asking, *DECIDING) or stepped(graph, what, asking.given)
    best = best_tier(every)
    # an option that says who decides or recommends is asked as if it were taken; what it does not touch is as now
    touched = any(r.fact.option for r in (*every, *rights(graph, what, asking, "recommends")))
    deciding = best if touched else tuple(r for r in best if r.tier == "settled")
    return Said(
        every,
        deciding,
        foreseen=tuple(r for r in every if r.active and r.tier == "unsettled" and r not in deciding),
        past=tuple(r for r in every if r.tier == "past"),
        waiting=tuple(r for r in every if not r.active and r.tier != "past"),
    )


def decided(graph: Graph, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Decided:
    """Rights, holders, authority and ends for one matter, by its id."""
    about = matter(graph, what, value=value, given=given)
    asking = Asking(graph.place, value, about.given)
    papers = said(graph, what, asking)
    others = {facet: rights(graph, what, asking, *verbs) for facet, verbs in OTHER.items()}
    held = holders(graph, about)
    last = {
        h.holder: tuple(end for end in ends(graph, about, h) if not denied(graph, what, {end.node}, asking))
        for h in held
    }
    named = people([*papers.deciding, *papers.foreseen])
    shown = [*papers.deciding, *papers.foreseen]
    found = {
        (node, h.holder): authority(graph, within_bands(about, shown, node), h, node) for node in named for h in held
    }
    return Decided(
        about,
        papers.every,
        papers.deciding,
        papers.foreseen,
        papers.past,
        papers.waiting,
        held,
        coming(graph, about),
        found,
        last,
        others,
    )


def within_bands(about: Matter, shown: Iterable[Right], node: str) -> Matter:
    """The matter for an amount that is in the bands of somebody named, where a range of amounts is asked about."""
    if about.value is None:
        return about
    bands = [right.band for right in shown if node in right.who]
    if not bands or any(band.holds(about.value) for band in bands):
        return about
    return replace(about, value=bands[0].nearest(about.value))


def support(graph: Graph, found: Decided) -> Support:
    """What the answer to who decides rests on: the rights that it tells."""
    return of_rights(graph, found.shown)


def authority_support(graph: Graph, found: Decided, node: str) -> Support:
    """What it rests on that somebody named has authority: the holders' functions and the routes from them."""
    return together(
        of_authority(graph, h, found.authorities[node, h.holder])
        for h in found.held
        if found.authorities[node, h.holder].routes
    )


def limits(graph: Graph, found: Decided, node: str) -> float | None:
    """Up to how many pounds somebody named may decide for every holder that gave anything; None: no limit is stated."""
    tops = [top for h in found.held if (top := furthest(graph, found.about, h, node)) is not None]
    return min(tops, default=None)


def said_and_left(graph: Graph, found: Decided) -> tuple[forms.Form, forms.Form]:
    """The form that the papers give, and the form that the law leaves."""
    what = found.about.what
    return (
        forms.asserted(graph, what, found.deciding),
        forms.lawful(graph, what, found.deciding, found.authorities, found.held, found.last),
    )


def forms_of(graph: Graph, found: Decided) -> tuple[str, str, str]:
    """The words of the form that the papers give and of the form that the law leaves, and a remark on that."""
    form, left = said_and_left(graph, found)
    return form.word, left.word, left.remark


def authority_of(found: Decided) -> dict[str, str]:
    """How far each decider that is named or foreseen has the authority of all holders: the gap."""
    return {
        node: _overall(found.authorities[node, h.holder].level for h in found.held)
        for node in people([*found.deciding, *found.foreseen])
    }


def _overall(levels: Iterable[str]) -> str:
    """Over all holders: full for all, part for some; else not shown when it is not shown for any; else none."""
    found = list(levels)
    if not found:
        return "not shown"
    if all(level == "full" for level in found):
        return "full"
    if any(level in {"full", "part"} for level in found):
        return "part"
    return "not shown" if "not shown" in found else "none"
