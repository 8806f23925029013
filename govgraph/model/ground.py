"""On what ground something is said: a paper, the law, or our own reading (docs/design.md#status-and-ground).

A right, a line, a seat or an answer rests on one of five grounds. An answer is as firm as the weakest ground under it.
"""

from collections.abc import Iterable
from enum import StrEnum

from govgraph.model.base import Basis, Item, Status, tier, weakest
from govgraph.model.facts import Fact


class Ground(StrEnum):
    """Why something is said. The order of the members is from the firmest to the weakest."""

    LAW = "law"
    """A statute gives it."""
    STATED = "stated"
    """A paper says it, and it is in force."""
    FORESEEN = "foreseen"
    """A paper says it, and it is not yet in force: proposed, planned, likely, or it begins later."""
    INFERRED = "inferred"
    """We read it from what the papers say: no paper says it."""
    ASSUMED = "assumed"
    """We take it as given for the sake of an option: no paper says it."""

    @property
    def rank(self) -> int:
        """0 for the firmest, 4 for the weakest."""
        return _ORDER.index(self)

    @property
    def firm(self) -> bool:
        """Does a paper or the law say it, as things are now?"""
        return self in {Ground.LAW, Ground.STATED}

    @property
    def ours(self) -> bool:
        """Do we say it, and no paper?"""
        return self in {Ground.INFERRED, Ground.ASSUMED}


_ORDER = tuple(Ground)
_OURS: dict[Basis, Ground] = {"inferred": Ground.INFERRED, "assumed": Ground.ASSUMED}

_FORESEEN: dict[Status, str] = {
    "planned": "Planned, not yet in force",
    "required": "Required, not yet in force",
    "in preparation": "In preparation, not yet in force",
    "provisional": "Provisional, not yet agreed",
    "proposed": "Proposed, not yet agreed",
    "likely": "Only called likely, not yet agreed",
    "to be agreed": "Still to be agreed",
    "deferred": "Deferred",
    "possible": "Only called possible",
    "considered": "Only considered",
}
"""What a paper says of something that is not in force, as a sentence without its full stop."""


def ground_of(status: Status, basis: Basis, *, begun: bool = True) -> Ground:
    """The ground that a status and a basis give. ``begun``: is it there on the day asked about?

    Something of ours is never more than our reading, whatever its status. What is past stands on its basis alone.
    """
    if basis in _OURS:
        return _OURS[basis]
    if not begun or tier(status) == "unsettled":
        return Ground.FORESEEN
    return Ground.LAW if basis == "law" else Ground.STATED


def of_item(item: Item, *, begun: bool = True) -> Ground:
    """The ground on which a thing or a statement is said."""
    return ground_of(item.status, item.basis, begun=begun)


def of_relation(fact: Fact, *roles: str, begun: bool = True) -> Ground:
    """The ground on which a relation is said: the weakest of its own and of what fills these roles (none: every role).

    A paper may state a result and leave us to read who acts: then only the role of the actor is our reading.
    """
    names = roles or tuple(fact.roles)
    own = ground_of(fact.status, fact.basis, begun=begun)
    parts = (fact.role(name).basis for name in names)
    return weakest_ground((own, *(ground_of(fact.status, basis, begun=begun) for basis in parts if basis)))


def weakest_ground(grounds: Iterable[Ground]) -> Ground:
    """The ground of a chain: the weakest of its links. Nothing to rest on is law: nobody has to say it."""
    return max(grounds, key=lambda ground: ground.rank, default=Ground.LAW)


def strongest_ground(grounds: Iterable[Ground]) -> Ground:
    """The ground of something that several papers say, each for itself. Nothing said at all is assumed."""
    return min(grounds, key=lambda ground: ground.rank, default=Ground.ASSUMED)


def ground_words(ground: Ground, statuses: Iterable[Status] = (), *, from_words: str = "") -> str:
    """The ground as a short sentence: ``The paper says so.``, ``Proposed, not yet agreed.``

    ``statuses``: of what it rests on; the least firm of them is named. ``from_words``: the day from which it holds
    (``1 July 2022``), where it has not begun.
    """
    least = weakest(list(statuses))
    foreseen = _FORESEEN.get(least, "")
    if ground is Ground.LAW:
        return "By law."
    if ground is Ground.STATED:
        return "The paper says so."
    if ground is Ground.FORESEEN:
        if foreseen:
            first, comma, rest = foreseen.partition(",")
            return f"{first}{f' from {from_words}' if from_words else ''}{comma}{rest}."
        return f"From {from_words}, not yet in force." if from_words else "Not yet in force."
    told = foreseen[:1].lower() + foreseen[1:]
    if ground is Ground.INFERRED:
        return f"Our reading: no paper says it ({told})." if foreseen else "Our reading: no paper says it."
    return "Assumed for the sake of the option: no paper says it."


def ground_tag(ground: Ground, status: Status = "in force") -> str:
    """A word or two behind a name in a list: ``our reading``, ``proposed``; empty where a paper or the law says it."""
    if ground is Ground.FORESEEN:
        return status if tier(status) == "unsettled" else "not yet"
    if ground is Ground.INFERRED:
        return f"our reading; {status}" if tier(status) == "unsettled" else "our reading"
    return "assumed" if ground is Ground.ASSUMED else ""
