"""Who decides each matter, as marks in boxes and in the tray: the ground, the gap, and what an option changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.charts.plan import Bullet
from govgraph.charts.scene import Corner, Mark
from govgraph.graph import Graph
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed
from govgraph.questions.decided import authority_of, support
from govgraph.questions.decided import decided as read
from govgraph.questions.rights import people
from govgraph.reading.short_names import short_name

_MARKS: Mapping[str, Mark] = {
    "law": "law",
    "stated": "stated",
    "foreseen": "foreseen",
    "inferred": "ours",
    "assumed": "ours",
}
_SILENT = {"unclear": "the papers are unclear", "nobody": "nobody decides"}
_NO_PAPER = "no paper says"
TRAY = "No decider named"


def _matter(graph: Graph, matter: str) -> str:
    name = short_name(graph, matter)
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class DecidedMatter:
    """Who decides one matter: ``deciders`` (``given``: only if this event happens), or who is ``foreseen`` to.

    ``said``: what stands in the place of a name. ``corners``: the gap of each.
    """

    matter: str
    deciders: tuple[str, ...]
    foreseen: tuple[str, ...]
    mark: Mark
    corners: Mapping[str, Corner]
    said: str
    given: str = ""

    @property
    def gap(self) -> bool:
        """Is for somebody who decides it no delegation recorded?"""
        return any(self.corners.get(who) == "missing" for who in self.deciders)


def mark(ground: str) -> Mark:
    """The mark of the ground of an answer."""
    return _MARKS.get(ground, "nobody")


def corner(level: str, rests: bool) -> Corner:
    """The corner for how far a decider has the authority of those on whom the matter ``rests``; none where it rests on nobody."""
    if level == "full" or not rests:
        return ""
    return "part" if level == "part" else "missing"


@once_per_graph
def decided(graph: Graph) -> dict[str, DecidedMatter]:
    """Each decision of the graph."""
    return {thing.id: _decided(graph, thing.id) for thing in graph.in_category("decision")}


def _decided(graph: Graph, matter: str) -> DecidedMatter:
    """As the question who-decides reads it, without its words."""
    found, given = read(graph, matter), ""
    deciders = found.deciders
    if not deciders and found.waiting:
        right = found.waiting[0]
        given = next(iter((*right.fact.role("if").ids, *right.fact.role("unless").ids)), "")
        if given:
            found = read(graph, matter, given=[given])
            deciders = found.deciders
    foreseen = tuple(item for item in people(found.foreseen) if item in graph.things)
    named = tuple(item for item in deciders if item in graph.things)
    levels = authority_of(found)
    said = {right.fact.subject.unknown or "" for right in found.every}
    return DecidedMatter(
        matter,
        named,
        foreseen,
        mark(support(graph, found).ground.value) if named or foreseen else "nobody",
        {who: corner(level, bool(found.held)) for who, level in levels.items()},
        next((_SILENT[word] for word in sorted(said) if word in _SILENT), _NO_PAPER),
        given,
    )


def changed(graph: Graph, base: Graph, matter: str) -> bool:
    """Does the option name another decider, or make firm one that was only foreseen?"""
    if graph.is_baseline:
        return False
    here, before = decided(graph).get(matter), decided(base).get(matter)
    if here is None or before is None:
        return here is not before
    return (here.deciders, here.foreseen, here.given) != (before.deciders, before.foreseen, before.given)


def bullets(graph: Graph, base: Graph) -> dict[str, list[Bullet]]:
    """The matters in the box of whoever decides them, by decider."""
    out: dict[str, list[Bullet]] = {}
    for one in decided(graph).values():
        for who in one.deciders:
            out.setdefault(who, []).append(
                Bullet(
                    one.matter,
                    _matter(graph, one.matter),
                    one.mark,
                    one.corners.get(who, ""),
                    changed(graph, base, one.matter),
                    f"if {graph.name(one.given)[:1].lower()}{graph.name(one.given)[1:]}" if one.given else "",
                )
            )
    return out


def tray(graph: Graph, base: Graph) -> tuple[Bullet, ...]:
    """The matters that nobody decides, and those for which a decider is only foreseen."""
    out = []
    for one in decided(graph).values():
        if one.deciders:
            continue
        second = "" if one.said == _NO_PAPER else one.said
        if one.foreseen:
            names = [short_name(graph, who) for who in one.foreseen]
            second = f"{listed(names)}, not agreed"
            second = second[:1].upper() + second[1:]
        out.append(
            Bullet(one.matter, _matter(graph, one.matter), one.mark, "", changed(graph, base, one.matter), second)
        )
    return tuple(sorted(out, key=lambda bullet: bullet.mark != "nobody"))
