"""An arrangement: one use of one power, read from a ``delegates`` or ``exercises jointly`` relation.

A relation may name groups and several givers or receivers; what the law judges has one receiver, and the givers that
act in it. Groups and levels are opened first, a board is its body, and an organ of another legal person is read as
that legal person. A joint exercise without a committee has the parties together as its receiver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from govgraph.graph.memo import once_per_graph, once_per_graph_by
from govgraph.model.base import UNKNOWNS, Basis, Status
from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.reading.actors import acts_in, opened_in_law, relations_of
from govgraph.reading.legal import JOINTLY, Structure, structure
from govgraph.reading.places import within
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

Boundary = Literal["inside", "across", "joint"]
Terms = Literal["allowed", "barred", ""]

KINDS = vocabulary().of_sort("gives")
"""The relations that are arrangements."""

_FORESEEN = frozenset({"proposed", "considered", "possible", "past"})
_SETTLED = frozenset({"in force", "interim"})


def firm(status: Status, basis: Basis) -> Truth:
    """How far a status and a basis let something count (docs/authority.md#truth-and-conditions): settled yes, foreseen no."""
    if status in _FORESEEN:
        return Truth.NO
    return Truth.YES if status in _SETTLED and basis != "assumed" else Truth.UNKNOWN


class Arrangement(Struct, frozen=True):
    """One use of one power. Empty text and empty tuples are *not stated*.

    ``givers`` and ``receiver`` are nodes; ``what`` are functions, decisions or services (empty: all that the givers
    may pass on), ``where`` places (empty: their whole area); ``limit`` is in pounds. ``across`` and ``inside`` are the
    terms on passing it on. ``truth`` is what status, basis and wording leave of it, ``reason`` why it is not yes.
    """

    id: str
    givers: tuple[str, ...]
    receiver: str
    joint: bool = False
    what: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    power: str = ""
    limit: float | None = None
    limit_basis: str = ""
    across: Terms = ""
    inside: Terms = ""
    conditions: Mapping[str, bool | None] = field(default_factory=dict)
    complete: bool | None = None
    retains: str = ""
    liable: tuple[str, ...] = ()
    span: Span = field(default_factory=Span)
    proposal: bool = False
    given_if: tuple[str, ...] = ()
    given_unless: tuple[str, ...] = ()
    truth: Truth = Truth.YES
    reason: str = ""
    fact: Fact | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Arrangement):
            return NotImplemented
        return self._said == other._said and self.conditions == other.conditions

    def __hash__(self) -> int:
        return hash(self._said)

    @property
    def _said(self) -> tuple[Any, ...]:
        """All that it says but its conditions, which have no hash, and where it is said."""
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in {"conditions", "fact"})

    @property
    def key(self) -> tuple[str, tuple[str, ...], str]:
        """What tells it from the other arrangements of the same relation."""
        return self.id, self.givers, self.receiver


def boundary(found: Structure, a: Arrangement) -> Boundary:
    """joint: several givers, a joint committee or a joint exercise; across: another legal person; else inside."""
    if a.joint:
        return "joint"
    outside = found.is_person(a.receiver) is not Truth.NO and a.receiver in found.persons(a.receiver)
    return (
        "across" if outside and a.receiver not in {p for giver in a.givers for p in found.persons(giver)} else "inside"
    )


@once_per_graph_by(lambda fact: fact.id)
def arrangements(graph: Graph, fact: Fact) -> tuple[Arrangement, ...]:
    """The arrangements that one relation makes."""
    return tuple(_read(graph, fact))


def given_by(graph: Graph, node: str) -> tuple[Arrangement, ...]:
    """The arrangements in which a node gives something, whether named itself, by its board or by a group."""
    return _touching(graph, node, "who")


def received_by(graph: Graph, node: str) -> tuple[Arrangement, ...]:
    """The arrangements in which a node receives something."""
    if node.startswith(JOINTLY):
        fact = graph.facts.get(node.removeprefix(JOINTLY))
        return tuple(a for a in arrangements(graph, fact) if a.receiver == node) if fact else ()
    return _touching(graph, node, "to")


def all_arrangements(graph: Graph) -> tuple[Arrangement, ...]:
    """Every arrangement that the delegations and joint exercises of a graph make."""
    return tuple(a for fact in graph.of_kind(*KINDS) for a in arrangements(graph, fact))


def live(graph: Graph, a: Arrangement, day: date) -> tuple[Truth, str]:
    """Does it stand on a day, by its status, basis, dates and the lives of its parties? With the reason where not."""
    found = [(a.truth, a.reason)]
    if a.fact is not None:
        state = graph.life(a.fact, day)
        found.append((state.truth, f"{state.state}: {state.reason}" if state.reason else state.state))
    for node in (*a.givers, a.receiver):
        if node in graph.things:
            state = graph.life(node, day)
            found.append((state.truth, f"{graph.name(node)} {state.state}: {state.reason}"))
    return min(found, key=lambda pair: pair[0])


@once_per_graph
def _touching(graph: Graph, node: str, role: str) -> tuple[Arrangement, ...]:
    found: dict[tuple[str, tuple[str, ...], str], Arrangement] = {}
    names = (node, *(structure(graph).organs(node) if node in graph.things else ()))
    for name in names:
        for kind in KINDS:
            for fact in relations_of(graph, kind, role, name):
                for a in arrangements(graph, fact):
                    if (node in a.givers) if role == "who" else (a.receiver == node):
                        found[a.key] = a
    return tuple(found.values())


def _read(graph: Graph, fact: Fact) -> Iterable[Arrangement]:
    found = structure(graph)
    givers = tuple(dict.fromkeys(found.itself(item) for item in opened_in_law(found.graph, fact.role("who").ids)))
    receivers = opened_in_law(found.graph, fact.role("to").ids)
    shared = _shared(graph, fact)
    if fact.kind == "exercises jointly":
        for receiver in receivers or (JOINTLY + fact.id,):
            yield replace(shared, givers=givers, receiver=receiver, joint=True, where=_where(graph, fact, receiver))
        return
    for receiver in receivers or ("",):
        if not givers:
            continue
        together = (len(givers) > 1 and fact.role("who").mode == "together") or found.is_kind(
            receiver, "joint_committee"
        ) is Truth.YES
        for side in (givers,) if together else tuple((giver,) for giver in givers):
            node = read_as(found, side, receiver)
            if not (len(side) == 1 and node == side[0]):
                yield replace(shared, givers=side, receiver=node, joint=together, where=_where(graph, fact, receiver))


def _where(graph: Graph, fact: Fact, receiver: str) -> tuple[str, ...]:
    """For which places it is given to one receiver: as stated; a member of a group or level receives it for where it acts."""
    stated = _known(fact.role("where"))
    if receiver in fact.role("to").ids or receiver not in graph.things:
        return stated
    own = acts_in(graph, fact.role("to").ids, receiver)
    return tuple(place for place in own if within(graph, place, stated)) or stated if stated else own


def read_as(found: Structure, givers: tuple[str, ...], receiver: str) -> str:
    """An organ of another legal person is read as that legal person; a board always is its body.

    A leader is a person too: given something by another body, as a member of its board say, the leader stays a post.
    """
    body = "" if isinstance(found.graph.things.get(receiver), Post) else found.organ_of(receiver)
    if body and not {person for giver in givers for person in found.persons(giver)} & set(found.persons(body)):
        return body
    return found.itself(receiver)


def _standing(fact: Fact) -> tuple[Truth, str]:
    if fact.negated:
        return Truth.NO, "the source denies it"
    # what an option assumes is there only where that option is selected, and counts as settled inside it
    own = bool(fact.option)
    standing = firm(fact.status, "stated" if own and fact.basis == "assumed" else fact.basis)
    if standing is Truth.NO:
        return standing, f"foreseen only: {fact.status}" if fact.status != "past" else "it is past"
    if standing is Truth.UNKNOWN:
        return standing, f"{fact.status}, not settled" if fact.status not in _SETTLED else "it is assumed"
    for role in ("who", "to"):
        filler = fact.role(role)
        if filler.mode == "one of":
            return Truth.UNKNOWN, f"which one {'gives' if role == 'who' else 'receives'} it is not known"
        if filler.basis == "assumed" and not own:
            return Truth.UNKNOWN, f"who {'gives' if role == 'who' else 'receives'} it is assumed"
    if fact.kind == "delegates" and fact.role("to").mode == "together" and len(fact.role("to").ids) > 1:
        return Truth.UNKNOWN, "it is given to several together, and how they act together is not stated"
    for role, words in (("what", "what is given"), ("where", "for which place")):
        filler = fact.role(role)
        if filler.unknown in {"not stated", "unclear"} or filler.mode == "one of":
            return Truth.UNKNOWN, f"{words} is {filler.unknown or 'one of several, not known which'}"
        if filler.unknown == "nobody":
            return Truth.NO, f"{words}: none"
    return Truth.YES, ""


def _shared(graph: Graph, fact: Fact) -> Arrangement:
    """What every arrangement of a relation has alike; givers and receiver are still to be filled."""
    fields = fact.fields
    truth, reason = _standing(fact)
    power = str(fields.get("power", ""))
    limit = fields.get("limit")
    return Arrangement(
        id=fact.id,
        givers=(),
        receiver="",
        what=_known(fact.role("what")),
        where=_known(fact.role("where")),
        power="" if power in UNKNOWNS else power,
        limit=float(limit) if isinstance(limit, int | float) else None,
        limit_basis=str(fields.get("limit basis", "")),
        across=_terms(fields.get("onward across")),
        inside=_terms(fields.get("onward inside")),
        conditions=_conditions(graph, fact),
        complete=bool(fields["parties complete"]) if "parties complete" in fields else None,
        retains=str(fields.get("retains", "")),
        liable=opened_in_law(graph, fact.role("liable").ids),
        span=fact.span,
        proposal=fact.tier == "unsettled",
        given_if=fact.role("if").ids,
        given_unless=fact.role("unless").ids,
        truth=truth,
        reason=reason,
        fact=fact,
    )


def _known(filler: Filler) -> tuple[str, ...]:
    return () if filler.unknown else filler.ids


def _terms(value: object) -> Terms:
    return "allowed" if value == "allowed" else "barred" if value == "barred" else ""


def _conditions(graph: Graph, fact: Fact) -> Mapping[str, bool | None]:
    """The records stated for it: on the relation itself, else in the facts of the agreements that it stands under."""
    out: dict[str, bool | None] = {}
    for item in fact.role("under").ids:
        agreement = graph.things.get(item)
        for name, value in getattr(agreement, "facts", {}).items():
            if isinstance(value, bool):
                out.setdefault(name.replace("_", " "), value)
    return {**out, **{name.replace("_", " "): value for name, value in fact.conditions.items()}}
