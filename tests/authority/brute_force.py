"""The cheapest sets of new arrangements by trying all of them: what the search for plans is held against.

Nothing here knows the search. A candidate is any one arrangement, between any two nodes, for the whole matter or one
part of it, that the check of the law lets stand for some way of holding; its price is read from the table in the
description of authority. A set of them counts when, carried out, the derivation gives the matter to somebody who may
act for the one asked about, for every holder, and no arrangement breaks a rule that was not broken before.

Sets are left out by necessary conditions alone: a set cannot do if the target is not reached from a holder even when
every right to pass on, limit, scope and condition is taken as granted; and a set with an arrangement that lies on no
such path has a smaller one that does the same, which was tried before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govgraph.authority import Matter, all_judged, authority, holders, matter
from govgraph.authority.plan import Plan, PlanStep, applied
from govgraph.graph import Graph
from govgraph.legality.arrangement import Arrangement, arrangements, boundary
from govgraph.legality.check import check
from govgraph.legality.match import NOT_STATED, OWN
from govgraph.legality.subjects import Subject
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.records import replace

INSIDE = ("ICB_P11", "FT_P15", "NHST_R15", "NHST_OFF", "L101", "L9E", "HWB_196")
ACROSS = {"S65Z5": 2, "S75/PAR_R8": 3, "S75/PAR_R9": 3}
JOINT = ("S65Z6JC", "L102")
VIAS = (OWN, "S65Z5", "other", NOT_STATED)
Edge = tuple[str, str, Mapping[str, str]]
"""From a node to another, and by which way of holding it leads to which other."""


@dataclass(frozen=True)
class Candidate:
    """One new arrangement that the law lets stand, its price, and the committee that it takes (empty: none)."""

    step: PlanStep
    price: int
    leads: Mapping[str, str] = field(hash=False, compare=False)
    sets_up: str = ""


@dataclass(frozen=True)
class Target:
    """What is to be reached: for each holder, who may act for the one asked about; bodies that could be set up."""

    who: str
    nodes: Mapping[str, frozenset[str]]
    new: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    forum: bool = False


def price(graph: Graph, power: str, bound: str, *, sure: bool, new: bool) -> int:
    """What a new arrangement costs, by the table."""
    row = graph.registry.power(power)
    base = 4 if bound == "joint" else 1 if bound == "inside" else ACROSS[power]
    unsure = not sure or row.conf != "H" or row.mark == "G"
    return base + unsure + (new and bound != "joint")


def candidates(
    graph: Graph, about: Matter, target: Target, nodes: Iterable[str], parts: Iterable[str]
) -> list[Candidate]:
    """Every arrangement between any two of these nodes that the law lets stand by itself, for the matter or a part."""
    made = applied(graph, Plan(target.who, about.what, graph.day, "mixed", 0, (), committees=target.new))
    every = (*nodes, *target.new)
    held = tuple(h.holder for h in holders(graph, about))
    found = []
    for giver, receiver in itertools.permutations(every, 2):
        if (
            structure(made).is_kind(receiver, "joint_committee") is Truth.YES
            or len(target.new.get(receiver, ("", ()))[1]) > 1
        ):
            continue
        for power in (*INSIDE, *ACROSS):
            found += _candidates(made, about, target, (giver,), receiver, power, tuple(parts))
    for receiver, (_, parents) in target.new.items():
        if set(parents) == set(held) and len(held) > 1:
            for power in JOINT:
                found += _candidates(made, about, target, held, receiver, power, (about.what,))
    return found


def _candidates(
    graph: Graph,
    about: Matter,
    target: Target,
    givers: tuple[str, ...],
    receiver: str,
    power: str,
    parts: tuple[str, ...],
) -> Iterator[Candidate]:
    """One for each part for which it stands. Parts that are alike in law are judged once."""
    judged: dict[tuple[Subject, ...], tuple[Candidate, ...]] = {}
    for part in parts:
        law = tuple(replace(leaf.about, id="", name="") for leaf in matter(graph, part).leaves)
        if len(set(law)) == 1:
            law = law[:1]
        if law not in judged:
            judged[law] = tuple(_candidate(graph, about, target, givers, receiver, power, part))
        for one in judged[law]:
            yield replace(one, step=replace(one.step, id=f"{one.step.id}-{part}", what=(part,)))


def _candidate(
    graph: Graph, about: Matter, target: Target, givers: tuple[str, ...], receiver: str, power: str, part: str
) -> Iterator[Candidate]:
    joint = len(givers) > 1
    a = Arrangement(
        f"{'+'.join(givers)} to {receiver} by {power} for {part}",
        givers,
        receiver,
        joint=joint,
        what=(part,),
        power=power,
        complete=True,
        across="allowed",
        inside="allowed",
    )
    bound = boundary(structure(graph), a)
    if (bound == "inside") != (power in INSIDE) or not _of_the_giver(graph, a, bound):
        return
    subjects = [leaf.about for leaf in matter(graph, part).leaves]
    verdicts = {via: [check(graph, a, day=graph.day, via=via, about=one) for one in subjects] for via in VIAS}
    stands = {
        via: found
        for via, found in verdicts.items()
        if all(v.truth is Truth.YES for v in found)
        and all(v.finding is None or _fits(graph, a, one, via) for v, one in zip(found, subjects, strict=True))
    }
    if stands:
        sure = not any(v.finding for found in stands.values() for v in found)
        leads = {via: via if bound == "inside" else "S65Z5" if power == "S65Z5" else "other" for via in stands}
        new = receiver if receiver in target.new else ""
        step = PlanStep(
            f"try-{'-'.join(givers)}-{receiver}-{power[-5:]}",
            givers,
            receiver,
            power,
            bound,
            0,
            what=(part,),
            across=True,
            inside=True,
            joint=joint,
            limit=about.value,
        )
        yield Candidate(step, price(graph, power, bound, sure=sure, new=bool(new)), leads, new)


def _fits(graph: Graph, a: Arrangement, about: Subject, via: str) -> bool:
    """Is its power among those that would carry it? One that is not sure is never a stated no, only a finding."""
    verdict = check(graph, replace(a, id=f"{a.id}, by any", power=""), day=graph.day, via=via, about=about)
    return graph.registry.power(a.power).id in {row.id for row in (*verdict.rows, *verdict.others)}


def _of_the_giver(graph: Graph, a: Arrangement, bound: str) -> bool:
    """A post or committee of another body is no receiver: seconding one costs more, and is no new arrangement alone."""
    find = structure(graph)
    return bound != "inside" or any(p in find.persons(a.receiver) for giver in a.givers for p in find.persons(giver))


def cheaper(
    graph: Graph, target: Target, found: list[Candidate], *, below: int, most: int, value: float | None = None
) -> Iterator[tuple[Candidate, ...]]:
    """Every set of up to ``most`` candidates that costs less than ``below`` and does it."""
    what = found[0].step.what[0] if found else ""
    about = matter(graph, what, value=value)
    there = _there(graph, about)
    before = errors(graph)
    found = [one for one in found if _on_a_path(target, there, found, one)]
    for n in range(1, most + 1):
        for chosen in itertools.combinations(found, n):
            if sum(one.price for one in chosen) < below and _may_do(graph, about, target, there, chosen):
                made = carried_out(graph, about, target, chosen)
                if decides(made, about.what, target, value) and not errors(made) - before:
                    yield chosen


def carried_out(graph: Graph, about: Matter, target: Target, chosen: tuple[Candidate, ...]) -> Graph:
    """The graph with these arrangements, the committees that they take, and their seats."""
    new = {one.sets_up: target.new[one.sets_up] for one in chosen if one.sets_up}
    seated = tuple(node for node in new if target.forum and any(node in nodes for nodes in target.nodes.values()))
    steps = tuple(one.step for one in chosen)
    plan = Plan(target.who, about.what, graph.day, "mixed", 0, steps, committees=new, seated=seated)
    return applied(graph, plan)


def decides(graph: Graph, what: str, target: Target, value: float | None) -> bool:
    """Has, for every holder, somebody who may act for the one asked about full authority?"""
    about = matter(graph, what, value=value)
    return all(
        any(
            node in graph.things and authority(graph, about, h, node).level == "full" for node in target.nodes[h.holder]
        )
        for h in holders(graph, about)
    )


def errors(graph: Graph) -> frozenset[tuple[object, str]]:
    """Every arrangement that breaks a rule outright, with the rule."""
    return frozenset(
        (j.arrangement.key, f.code) for j in all_judged(graph) for f in (j.finding, *j.also) if f and f.level == "ERROR"
    )


# -- what a set must be to do it at all ----------------------------------------------------------------------------


def _there(graph: Graph, about: Matter) -> list[Edge]:
    """The arrangements and organs that are there, each by the ways of holding for which the law lets it stand."""
    subjects = [leaf.about for leaf in about.leaves]
    edges: list[Edge] = []
    for node in graph.things:
        edges += [(node, organ, {via: via for via in VIAS}) for organ in structure(graph).organs(node)]
    for fact in graph.of_kind("delegates", "exercises jointly"):
        for a in arrangements(graph, fact):
            if a.what and about.above.isdisjoint(a.what):
                continue
            inside = boundary(structure(graph), a) == "inside"
            leads: dict[str, str] = {}
            for via in VIAS:
                verdicts = [check(graph, a, day=graph.day, via=via, about=one) for one in subjects]
                if any(v.truth is Truth.YES for v in verdicts):
                    rows = {row.id for v in verdicts for row in v.rows}
                    leads[via] = (
                        via if inside else "S65Z5" if rows == {"S65Z5"} else NOT_STATED if "S65Z5" in rows else "other"
                    )
            edges += [(giver, a.receiver, leads) for giver in a.givers]
    return edges


def _reached(start: Iterable[str], edges: Iterable[Edge]) -> set[str]:
    known = list(edges)
    states = {(node, OWN) for node in start}
    todo = list(states)
    while todo:
        node, via = todo.pop()
        for giver, receiver, leads in known:
            if giver == node and via in leads and (receiver, leads[via]) not in states:
                states.add((receiver, leads[via]))
                todo.append((receiver, leads[via]))
    return {node for node, _ in states}


def _leading(ends: Iterable[str], edges: Iterable[Edge]) -> set[str]:
    known = list(edges)
    found = set(ends)
    grew = True
    while grew:
        more = {giver for giver, receiver, _ in known if receiver in found} - found
        found |= more
        grew = bool(more)
    return found


def _edges(chosen: Iterable[Candidate]) -> list[Edge]:
    return [(giver, one.step.receiver, one.leads) for one in chosen for giver in one.step.givers]


def _on_a_path(target: Target, there: list[Edge], chosen: Iterable[Candidate], one: Candidate) -> bool:
    """Does it lie between some holder and some target, by what is there and what is chosen?"""
    edges = [*there, *_edges(chosen)]
    ends = {node for nodes in target.nodes.values() for node in nodes}
    return bool(set(one.step.givers) & _reached(target.nodes, edges)) and one.step.receiver in _leading(ends, edges)


def _may_do(graph: Graph, about: Matter, target: Target, there: list[Edge], chosen: tuple[Candidate, ...]) -> bool:
    edges = [*there, *_edges(chosen)]
    if not all(_reached((holder,), edges) & nodes for holder, nodes in target.nodes.items()):
        return False
    return all(_on_a_path(target, there, chosen, one) for one in chosen)
