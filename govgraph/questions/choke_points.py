"""Choke points: the posts and bodies without which most decisions stand still, ranked, and single chairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.numbers import counted, in_words
from govgraph.questions.aloud import aloud, says, verb
from govgraph.questions.listing import names
from govgraph.questions.standing_still import WAYS, Choke, Standstill, sorts, standstill, unknown_chairs
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class ChokePoints:
    """The posts and bodies without which decisions stand still."""

    decisions: Ids
    """The decisions that somebody decides."""
    points: Ids
    """Posts and bodies without whom decisions stand still, those who stop most first."""
    stops: Mapping[str, Ids]
    """By each of these: the decisions that stand still without it."""
    ways: Mapping[str, Mapping[str, int]]
    """By each of these: how decisions stand on it (decides, holds, parent, chair ...), and how many."""
    of_most: Ids
    """Those without whom at least half of them stand still."""
    posts: Ids
    """The posts and persons among them."""
    bodies: Ids
    """The others."""
    chairs: Mapping[str, Ids]
    """By only chair: what it alone chairs."""
    chair_not_said: Ids
    """Forums that decide and of which no paper says who chairs them."""


def answer(graph: Graph, most: bool = False) -> Answer[ChokePoints]:
    """Without whom decisions stand still, those who stop most first; ``most``: only those who stop at least half of them."""
    found = standstill(graph)
    shown = found.of_most if most else found.points
    by_sort = sorts(shown, graph)
    alone = {who: tuple(bodies) for who, bodies in found.chairs.items()}
    deciding = dict.fromkeys(point.who for point in found.points if _decides(point))
    silent = unknown_chairs(graph, deciding)
    return Answer(
        reading=reading(graph, "choke-points", "Without whom would most decisions stand still?", {}, most=most),
        headline=_headline(graph, found),
        summary=_summary(graph, found, silent),
        lines=tuple(
            Line(label=graph.name(point.who), text=f"{_stops(graph, point, found)}. {_why(graph, point)}.")
            for point in shown
        ),
        columns=("Post or body", "Decisions that stand still without it", "of", "Why"),
        rows=tuple(
            (graph.name(point.who), str(len(point.stops)), str(len(found.asked)), _why(graph, point)) for point in shown
        ),
        result=ChokePoints(
            decisions=tuple(found.asked),
            points=tuple(point.who for point in shown),
            stops={point.who: tuple(point.stops) for point in shown},
            ways={point.who: _ways(point) for point in shown},
            of_most=tuple(point.who for point in found.of_most),
            posts=tuple(by_sort["posts"]),
            bodies=tuple(by_sort["bodies"]),
            chairs=alone,
            chair_not_said=tuple(silent),
        ),
        names=names(
            graph,
            {item for point in shown for item in (point.who, *point.stops)}
            | {*alone, *silent}
            | {body for bodies in alone.values() for body in bodies},
        ),
        notes=(
            "A body stands still without its only chair unless a paper names a deputy. Where no delegation is recorded, the "
            "way begins with whoever the papers name. Several who each decide for themselves stop nothing for the others.",
        ),
    )


def _decides(point: Choke) -> bool:
    return any("decides" in how for how in point.stops.values())


def _headline(graph: Graph, found: Standstill) -> str:
    every = len(found.asked)
    if not every:
        return "The model names nobody who decides anything, so nothing can be said to stand on anybody."
    decisions = f"{counted(every, 'decision')} with a decider"
    if not found.points:
        return f"No single post or body stops any of the {decisions}."
    first = found.points[0]
    if len(first.stops) == 1 and every > 2:
        return f"No single post or body stops more than one of the {decisions}."
    same = [point.who for point in found.points if len(point.stops) == len(first.stops)]
    if len(same) > 1:
        return f"{says(graph, same)} can each stop {in_words(len(first.stops))} of the {decisions}."
    return f"Without {readable(graph, first.who)}, {in_words(len(first.stops))} of the {decisions} would stand still."


def _summary(graph: Graph, found: Standstill, silent: tuple[str, ...]) -> tuple[Line, ...]:
    """The first three, the only chairs, and of which deciding forums nobody says who chairs them."""
    first = [
        ("Most" if place == 0 else "Then", f"{_stops(graph, point, found)}. {_why(graph, point)}")
        for place, point in enumerate(found.points[:3])
    ]
    chairs = sorted(found.chairs.items(), key=lambda pair: (-len(pair[1]), graph.name(pair[0])))
    alone = [
        f"{readable(graph, who)} alone {verb(graph, [who], 'chairs')} {says(graph, bodies)}"
        for who, bodies in chairs[:3]
    ]
    half = found.of_most
    return aloud(
        *first,
        ("Single chairs", "; ".join(alone)),
        (
            "At least half",
            f"{says(graph, [point.who for point in half])} can each stop at least half of the decisions"
            if len(half) > 1
            else "",
        ),
        ("Not said", f"No paper says who chairs {says(graph, silent)}" if silent else ""),
    )


def _stops(graph: Graph, point: Choke, found: Standstill) -> str:
    count = len(point.stops)
    return f"Without {readable(graph, point.who)}, {in_words(count)} of {in_words(len(found.asked))} decisions would stand still"


def _ways(point: Choke) -> dict[str, int]:
    """How many decisions stand on somebody in each way."""
    return {way: count for way in WAYS if (count := sum(way in how for how in point.stops.values()))}


def _why(graph: Graph, point: Choke) -> str:
    """``It decides five of them and alone chairs a body on the way to six of them``."""
    whole = "that one" if len(point.stops) == 1 else "them"
    many = plural(graph, (point.who,))
    said = [
        _does(WAYS[way], many=many).format(whole if count == len(point.stops) else f"{in_words(count)} of them")
        for way, count in _ways(point).items()
    ]
    return f"{'They' if many else 'It'} {listed(said)}"


def _does(way: str, *, many: bool) -> str:
    """A way in the number of those who stand in it; "alone" stands before its verb."""
    first = "alone " if way.startswith("alone ") else ""
    rest = way.removeprefix(first)
    return way if rest.startswith("must ") else f"{first}{agreeing(rest, many=many)}"


_ASKED = """
- asked:
    - what are the (choke|pinch) points
    - where are the (choke points|pinch points|bottlenecks)
    - (who|which bodies|which posts|what) (are|is) the single (points|point) of failure
    - are there [any] single points of failure
    - without whom (would|do) [most] decisions (stop|stand still|stall)
    - without which (body|post|bodies|posts) (would|do) [most] decisions (stop|stand still|stall)
    - who can stop most decisions
    - who could hold (everything|decisions) up
    - on whom does everything depend
    - on (whom|which bodies|which posts) do most decisions (depend|hang|rest)
    - which chair can stop the most
    - who is indispensable
  cues: {choke: 3, pinch: 3, bottlenecks: 3, "points of failure": 4, "point of failure": 4, "stand still": 2, indispensable: 3}
"""

VERB = Verb(
    name="choke-points",
    answer=answer,
    parameters=(Parameter("most", "only those without whom at least half stand still", required=False, type="flag"),),
    place=240,
    brief="Posts and bodies without which most decisions stand still, ranked.",
    help="Posts and bodies without which most decisions stand still, ranked.",
    asked=_ASKED,
    reads="what are the choke points",
)
