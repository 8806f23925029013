"""L36: arrangements that pass one matter round in a circle, so that somebody receives what it gave.

Each may stand by itself; together they add nothing to what anybody may exercise (docs/authority.md#circles), and a
chain must be acyclic for one matter. A gives one matter to B, and B another to A, is no circle; nor is what is only
proposed, or given for different places.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome
from govgraph.graph.sentences import listed
from govgraph.legality.arrangement import KINDS, Arrangement, all_arrangements
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L36"


def check(graph: Graph) -> Iterator[Outcome]:
    """One finding for each circle of givers and receivers, however many matters go round in it."""
    yield from _to_itself(graph)
    told: set[frozenset[str]] = set()
    for matter, about in _asked(graph, _circling(a for a in all_arrangements(graph) if a.truth is Truth.YES)):
        for circle in _circles(about):
            nodes = frozenset(node for a in circle for node in (*a.givers, a.receiver))
            if nodes not in told:
                told.add(nodes)
                yield _found(graph, circle, matter)


def _asked(graph: Graph, left: list[Arrangement]) -> Iterator[tuple[str, list[Arrangement]]]:
    """Each matter, and the arrangements that may go round in it in one place: matter by matter, in each place by place.

    A circle lies in one part of the graph, and of all matters (and places) of which the arrangements of a part do not
    speak, the first says what any of them would. So each part is asked about few, however many there are.
    """
    matters = list(dict.fromkeys(what for a in left for what in (a.what or ("",))))
    places = list(dict.fromkeys(where for a in left for where in (a.where or ("",))))
    above = {matter: frozenset(graph.above(matter)) if matter else frozenset() for matter in matters}
    under: dict[str, list[int]] = defaultdict(list)
    for number, matter in enumerate(matters):
        for whole in above[matter]:
            under[whole].append(number)
    number_of = {place: number for number, place in enumerate(places)}
    any_matter, any_place = ([number for number, word in enumerate(words) if not word] for words in (matters, places))
    asked: dict[tuple[int, int], list[tuple[int, Arrangement]]] = defaultdict(list)
    for part in _parts(left):
        named = {what for _, a in part for what in a.what}
        alike: dict[frozenset[str], int] = {}  # matters under the same of those named: the first of them
        spoken_of = sorted({number for what in named for number in under[what]})
        for number in spoken_of:
            alike.setdefault(above[matters[number]] & named, number)
        for number in (*alike.values(), *any_matter, *_first_but(spoken_of, matters)):
            matter = matters[number]
            kept = _kept([(n, a) for n, a in part if not a.what or not matter or not above[matter].isdisjoint(a.what)])
            where = sorted({number_of[place] for _, a in kept for place in a.where})
            for at in (*where, *any_place, *_first_but(where, places)) if kept else ():
                place = places[at]
                asked[number, at] += [(n, a) for n, a in kept if not a.where or not place or place in a.where]
    for (number, _), found in sorted(asked.items(), key=lambda item: item[0]):
        yield matters[number], [a for _, a in sorted(found, key=lambda item: item[0])]


def _first_but(spoken_of: list[int], words: list[str]) -> tuple[int, ...]:
    """The number of the first word that is not spoken of, and is not the empty one for any; empty: there is no other."""
    known = set(spoken_of)
    return tuple(itertools.islice((n for n, word in enumerate(words) if word and n not in known), 1))


def _parts(left: list[Arrangement]) -> Iterator[list[tuple[int, Arrangement]]]:
    """The arrangements that hang together by their givers and receivers, each with its number."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, a in enumerate(left):
        for node in (*a.givers, a.receiver):
            at[node].append(number)
    seen: set[int] = set()
    for start in range(len(left)):
        todo = [] if start in seen else [start]
        part = {start} if todo else set()
        while todo:
            a = left[todo.pop()]
            for node in (*a.givers, a.receiver):
                near = [number for number in at.pop(node, ()) if number not in part]
                part |= set(near)
                todo += near
        seen |= part
        if part:
            yield [(number, left[number]) for number in sorted(part)]


def _circling(arrangements: Iterable[Arrangement]) -> list[Arrangement]:
    """Those left when, again and again, each is taken away whose giver receives nothing or whose receiver gives nothing."""
    return [a for _, a in _kept(list(enumerate(arrangements)))]


def _kept(arrangements: list[tuple[int, Arrangement]]) -> list[tuple[int, Arrangement]]:
    left = dict(arrangements)
    given: dict[str, set[int]] = defaultdict(set)
    received: dict[str, set[int]] = defaultdict(set)
    for number, a in arrangements:
        received[a.receiver].add(number)
        for giver in a.givers:
            given[giver].add(number)
    todo = list(left)
    while todo:
        number = todo.pop()
        if number not in left:
            continue
        a = left[number]
        if given[a.receiver] and any(received[giver] for giver in a.givers):
            continue
        del left[number]
        received[a.receiver].discard(number)
        todo += given[a.receiver] if not received[a.receiver] else ()
        for giver in a.givers:
            given[giver].discard(number)
            todo += received[giver] if not given[giver] else ()
    return list(left.items())


def _circles(arrangements: list[Arrangement]) -> Iterator[list[Arrangement]]:
    left = _circling(arrangements)
    if not left:
        return
    import networkx

    steps: networkx.DiGraph[str] = networkx.DiGraph((giver, a.receiver) for a in left for giver in a.givers)
    for part in networkx.strongly_connected_components(steps):
        if len(part) > 1:
            yield [a for a in left if a.receiver in part and not part.isdisjoint(a.givers)]


def _found(graph: Graph, circle: list[Arrangement], matter: str) -> Found:
    nodes = dict.fromkeys(node for a in circle for node in (*a.givers, a.receiver) if node in graph.things)
    steps = "; ".join(
        f"{listed([graph.name(giver) for giver in a.givers])} to {graph.name(a.receiver)}" for a in circle
    )
    what = graph.name(matter) if matter else "all that they may"
    return Found(
        (*nodes, *((matter,) if matter else ())),
        f"{what} goes round in a circle: {steps}.",
        "leave out the arrangement that gives it back to whoever gave it",
        facts=tuple(dict.fromkeys(a.id for a in circle)),
    )


def _to_itself(graph: Graph) -> Iterator[Outcome]:
    for fact in graph.of_kind(*KINDS):
        who, to = fact.subject.ids, fact.object.ids
        if len(who) == 1 and who == to and not fact.negated and fact.tier == "settled":
            yield Found(
                (*who, *fact.role("what").ids),
                f"{graph.name(who[0])} is said to give to itself.",
                "name the one who gives it, or the one who receives it",
                facts=(fact.id,),
            )
