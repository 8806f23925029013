"""Does the graph hold what a pattern asks for? One reading for claims, requirements, criteria and patterns.

The matcher is :func:`govgraph.model.fitting.fit`; here a thing also stands in a role through a group that names it, and a
group through all of its known members. Whether what fits also holds on the day is :func:`holds`:

- *yes*: settled on the day; stated, by law or inferred (an inferred one is marked);
- *unknown*: only foreseen, assumed, not certain on the day, "decides or recommends" with which of them not settled, or
  one of several of whom nobody says which;
- *no*: not begun, over, or denied by the source (where the pattern asks for the denial: asserted).

Relations that are not there are *no*: a graph says what its sources say, and silence bears nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed
from govgraph.model.facts import Fact, FieldValue, Filler
from govgraph.model.fitting import Fit, fit, qualities
from govgraph.model.record import Pattern
from govgraph.model.things import Group, Level
from govgraph.model.truth import Truth
from govgraph.reading.actors import behind, named_by, opened
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Fulfilment(Struct, frozen=True):
    """Does the graph hold what a pattern asks for: by which relations, why, and on what it rests."""

    truth: Truth
    why: str
    facts: tuple[Fact, ...] = ()
    foreseen: bool = False
    inferred: bool = False


def fits(graph: Graph, fact: Fact, pattern: Pattern) -> Fit:
    """Does a relation fit a pattern, groups and their members standing for each other? Whether it holds is another question."""
    return fit(
        fact,
        pattern,
        stands=lambda item, filler: stands_in(graph, item, filler),
        same=lambda name, value, wanted: same_value(graph, name, value, wanted),
        several=lambda item: isinstance(graph.things.get(item), Group | Level),
    )


def fits_besides(graph: Graph, fact: Fact, pattern: Pattern) -> Fit:
    """As :func:`fits`, of all but who stands in which role: for a search that binds the roles itself."""
    return qualities(
        fact,
        pattern,
        same=lambda name, value, wanted: same_value(graph, name, value, wanted),
        several=lambda item: isinstance(graph.things.get(item), Group | Level),
    )


def stands_in(graph: Graph, item: str, filler: Filler) -> Truth:
    """Does a thing stand in a role: itself, through a group that names it, or, for a group, by all of its known members?

    Unknown where the source leaves open which of several it is, and for a group whose list is open: others may be missing.
    """
    if not set(named_by(graph, item)).isdisjoint(filler.ids):
        return Truth.UNKNOWN if filler.mode == "one of" and len(filler.ids) > 1 else Truth.YES
    inner = behind(graph, [item])
    members = set(inner.ids) - {item}
    if not members or not members <= set(opened(graph, filler.ids)) or filler.mode == "one of":
        return Truth.NO
    return Truth.UNKNOWN if inner.open else Truth.YES


def same_value(graph: Graph, name: str, value: FieldValue, wanted: FieldValue) -> bool:
    """Is a field's value the one wanted? Of two powers also a row within the frame that is asked for: S75/PAR_R10 is S75."""
    if value == wanted:
        return True
    known = graph.registry.has_power
    if name != "power" or not (known(str(value)) and known(str(wanted))):
        return False
    return graph.registry.power(str(wanted)).id in graph.registry.family(str(value))


def holds(graph: Graph, fact: Fact) -> Fulfilment:
    """Does a relation hold on the day, firmly? A denial that is asked for holds as any other statement does."""
    text = graph.sentence(fact)
    stands = standing(graph, fact.copied(negated=False) if fact.negated else fact)
    facts = (fact,)
    if stands in {Standing.NOT_YET, Standing.PAST}:
        life = graph.life(fact)
        reason = f" ({life.reason})" if life.reason else ""
        return Fulfilment(Truth.NO, f"{'not yet' if stands is Standing.NOT_YET else 'ended'}: {text}{reason}", facts)
    if stands is Standing.FORESEEN:
        return Fulfilment(Truth.UNKNOWN, f"foreseen, {fact.status}: {text}", facts, foreseen=True)
    if "either" in fact.fields:
        return Fulfilment(Truth.UNKNOWN, f"not settled which: {text}", facts)
    if fact.basis == "assumed":
        return Fulfilment(Truth.UNKNOWN, f"assumed: {text}", facts)
    if stands is Standing.UNSURE:
        return Fulfilment(Truth.UNKNOWN, f"{graph.life(fact).reason}: {text}", facts)
    inferred = fact.basis == "inferred" or any(filler.basis == "inferred" for filler in fact.roles.values())
    return Fulfilment(Truth.YES, f"{'inferred: ' if inferred else ''}{text}", facts, inferred=inferred)


def held(graph: Graph, pattern: Pattern) -> Fulfilment:
    """Does the graph hold what a pattern asks for? The firmest of the relations that fit says so."""
    found = [pair for fact in near(graph, pattern) if (pair := _of(graph, fact, pattern)) is not None]
    if not found:
        return Fulfilment(Truth.NO, f"no such relation: {looked_for(graph, pattern)}")
    return max(found, key=lambda pair: (pair[1].truth, pair[0], not pair[1].inferred))[1]


def _of(graph: Graph, fact: Fact, pattern: Pattern) -> tuple[Truth, Fulfilment] | None:
    """How far one relation fits, and what it then says; None: nothing about what is asked."""
    if fact.negated and not pattern.negated:
        # what is asked for, denied by the source
        same = fits(graph, fact.copied(negated=False), pattern)
        denied = Fulfilment(Truth.NO, f"the source denies it: {graph.sentence(fact)}", (fact,))
        return (same.truth, denied) if same.truth is Truth.YES else None
    fitting = fits(graph, fact, pattern)
    if fitting.truth is Truth.NO:
        return None
    found = holds(graph, fact)
    if fitting.truth is Truth.UNKNOWN and found.truth is not Truth.NO:
        found = Fulfilment(
            Truth.UNKNOWN, f"{listed(list(fitting.unknown))}: {graph.sentence(fact)}", (fact,), found.foreseen
        )
    return fitting.truth, found


def together(truths: Iterable[Truth], *, absent: bool = False) -> Truth:
    """Of several things asked for: all must be there. ``absent``: none of them may be, so one that is there is enough for no.

    Nothing asked for: unknown.
    """
    every = tuple(truths)
    if not every:
        return Truth.UNKNOWN
    return max(every).opposite if absent else min(every)


def near(graph: Graph, pattern: Pattern) -> tuple[Fact, ...]:
    """The relations that may fit a pattern: looked up by the first thing that it names, with those that name nobody there."""
    named = next(
        ((role, filler.ids[0]) for role, filler in pattern.roles.items() if filler.ids and filler.unknown is None), None
    )
    if named is None:
        return graph.of_kind(pattern.kind)
    role, item = named
    names = dict.fromkeys((*named_by(graph, item), *_inside(graph, item)))
    found = {fact.id: fact for name in names for fact in graph.where(pattern.kind, **{role: name})}
    found |= {fact.id: fact for fact in _nobody_named(graph, pattern.kind, role)}
    return tuple(found.values())


def _inside(graph: Graph, item: str) -> tuple[str, ...]:
    """The members of a group and the groups of these: a relation of all of them is one of the group."""
    thing = graph.things.get(item)
    if not isinstance(thing, Group | Level):
        return ()
    return tuple(name for member in opened(graph, (item,)) for name in named_by(graph, member))


@once_per_graph
def _nobody_named(graph: Graph, kind: str, role: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in graph.of_kind(kind) if not fact.role(role).known and fact.role(role).unknown)


def looked_for(graph: Graph, pattern: Pattern) -> str:
    """A pattern as an answer says what was looked for: ``'oversees' with who the board, what the plan``."""
    roles = ", ".join(
        f"{role} {listed([graph.name(item) for item in filler.ids]) or filler.unknown or ''}".strip()
        for role, filler in pattern.roles.items()
    )
    return f"'{pattern.kind}' with {roles}" if roles else f"'{pattern.kind}'"
