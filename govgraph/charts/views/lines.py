"""Relations as lines that read as sentences: from whoever acts, by a verb, to whomever it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from govgraph.charts.plan import Bullet, ChartPlan, PlanBox, PlanEdge, Rank
from govgraph.charts.scene import Change, Firm
from govgraph.charts.views.things import coming
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.things import Group
from govgraph.reading.actors import if_short, opened
from govgraph.reading.standing import Standing, standing

_SHORT = 3
"""Members of a group to whom a line is drawn one by one."""
_VERBS = {
    "accountable to": "answers to",
    "organ of": "is the board of",
    "committee of": "is a committee of",
    "sub-group of": "is a sub-group of",
    "delegates": "delegates to",
    "exercises jointly": "acts jointly through",
    "is consulted": "is consulted by",
    "part of": "is part of",
    "member of": "is a member of",
    "of": "is a post of",
    "recommends": "recommends to",
    "proposes": "proposes to",
    "decides": "decides for",
    "approves": "approves for",
    "agrees": "agrees with",
    "charged with": "is charged with",
    "established by": "is set up by",
}
"""Relations whose name alone is no verb that leads from one end to the other."""


def firmness(graph: Graph, fact: Fact, *ends: str) -> Firm:
    """How the line of a relation is drawn between two of its ends."""
    stands = standing(graph, fact)
    if stands <= Standing.PAST:
        return "ended"
    if fact.subject.mode == "one of" and len(fact.subject.ids) > 1:
        return "one of"
    if fact.object.mode == "one of" and len(fact.object.ids) > 1:
        return "one of"
    later = any(end in graph.things and graph.life(graph.things[end]).state == "not yet" for end in ends)
    return "settled" if stands is Standing.SETTLED and not later else "foreseen"


def ours(fact: Fact) -> bool:
    """Is it our reading, and said by no paper?"""
    return fact.basis in {"inferred", "assumed"}


def verb(graph: Graph, fact: Fact, tail: str = "") -> str:
    """The relation as a verb, in the number of whoever acts."""
    words = _VERBS.get(fact.kind, fact.kind)
    if fact.kind == "acts for" and fact.fields.get("as"):
        words = f"acts as {fact.fields['as']} for"
    if "either" in fact.fields and fact.row.carries == "rights":
        words = f"{fact.kind} or {fact.fields['either']} to"
    return plural(words) if isinstance(graph.all_things.get(tail), Group) else words


def plural(words: str) -> str:
    """``answers to`` as ``answer to``, ``is a committee of`` as ``are committees of``."""
    known = {
        "is a committee of": "are committees of",
        "is the board of": "are the boards of",
        "is a sub-group of": "are sub-groups of",
        "is a member of": "are members of",
    }
    if words in known:
        return known[words]
    first, _, rest = words.partition(" ")
    one = {"is": "are", "has": "have"}.get(
        first, first[:-1] if first.endswith("s") and not first.endswith("ss") else first
    )
    return f"{one} {rest}".strip()


def itself(graph: Graph, facts: Iterable[Fact]) -> dict[str, list[Bullet]]:
    """Who stands at both ends of a relation, and what is then said in the box: ``reports to itself``."""
    out: dict[str, dict[str, Bullet]] = {}
    for fact in facts:
        heads = fact.role("to").ids if fact.row.chart == "addressed" and fact.role("to").ids else fact.object.ids
        for who in fact.subject.ids:
            if who in heads and who in graph.things and not fact.role("through").ids:
                words = verb(graph, fact, who)
                said = f"{words[:1].upper()}{words[1:]} {'themselves' if words == plural(words) else 'itself'}"
                out.setdefault(who, {})[said] = Bullet(f"itself {fact.kind}", said)
    return {who: list(found.values()) for who, found in out.items()}


def edge(graph: Graph, fact: Fact, tail: str, head: str, words: str = "", rank: Rank | None = None) -> PlanEdge:
    """One line of a relation."""
    if fact.kind == "is consulted" and not words:  # read from whoever asks: "the Board consults the councils"
        words = "consult" if isinstance(graph.all_things.get(head), Group) else "consults"
        tail, head, rank = head, tail, "down"
    words = words or verb(graph, fact, tail)
    if fact.object.mode == "one of" and len(fact.object.ids) > 1:
        words = f"{words} one of these"
    elif fact.subject.mode == "one of" and len(fact.subject.ids) > 1:
        words = f"one of these {words}"
    if begins := coming(graph, fact):
        words = f"{words} {begins}"
    return PlanEdge(
        tail,
        head,
        words,
        rank or fact.row.rank or "level",
        firmness(graph, fact, tail, head),
        ours(fact),
        facts=(fact.id,),
    )


def between(graph: Graph, fact: Fact) -> Iterable[PlanEdge]:
    """The lines of one relation: between each of its ends, and through whom it goes."""
    heads = fact.role("to").ids if fact.row.chart == "addressed" and fact.role("to").ids else fact.object.ids
    tails = if_short(graph, fact.subject.ids, most=_SHORT)
    through = [item for item in fact.role("through").ids if item in graph.things and item not in fact.subject.ids]
    for way in through:
        for tail in tails:
            if tail in graph.things:
                yield edge(graph, fact, tail, way)
    for tail in through or tails:
        for head in if_short(graph, heads, most=_SHORT):
            if tail != head and tail in graph.things and head in graph.things:
                yield edge(graph, fact, tail, head)


def merged(edges: Iterable[PlanEdge]) -> list[PlanEdge]:
    """One line for all between the same two that look alike, with the words of each."""
    out: dict[tuple[object, ...], PlanEdge] = {}
    for one in edges:
        look = (one.tail, one.head, one.firm, one.ours, one.gap, one.change)
        known = out.get(look)
        if known is None:
            out[look] = one
        else:
            words = ", ".join(dict.fromkeys((*known.words.split(", "), *one.words.split(", "))))
            rank = known.rank if known.rank != "level" else one.rank
            out[look] = replace(known, words=words, rank=rank, facts=tuple(dict.fromkeys((*known.facts, *one.facts))))
    return list(out.values())


def firmest(edges: Iterable[PlanEdge]) -> list[PlanEdge]:
    """Of lines that say the same between the same two only the firmest, with the relations of all."""
    found: dict[tuple[str, str, str], PlanEdge] = {}
    for one in edges:
        key = (one.tail, one.head, one.words)
        known = found.get(key)
        best = one if known is None or _weight(one) > _weight(known) else known
        found[key] = replace(best, facts=tuple(dict.fromkeys((*(known.facts if known else ()), *one.facts))))
    return list(found.values())


def folded(graph: Graph, edges: Iterable[PlanEdge]) -> list[PlanEdge]:
    """Where one line leads to all members of a group, a line to the group; and what all its members have, the group has."""
    edges = list(edges)
    fans: dict[tuple[object, ...], list[PlanEdge]] = {}
    for one in edges:
        fans.setdefault((one.tail, one.look, one.change), []).append(one)
    out = list(edges)
    used: set[str] = set()
    for fan in fans.values():
        heads = {one.head for one in fan}
        group = _group_of(graph, heads - {fan[0].tail}) if len(heads) >= _FAN else None
        if group is not None and group != fan[0].tail:
            inside = [one for one in fan if one.head in _members(graph, group)]
            facts = tuple(dict.fromkeys(fact for one in inside for fact in one.facts))
            out = [one for one in out if one not in inside]
            out.append(replace(inside[0], head=group, facts=facts))
            used.add(group)
    for id in used:
        members = set(_members(graph, id))
        common: dict[tuple[object, ...], set[str]] = {}
        for one in out:
            if one.tail in members:
                common.setdefault((one.head, one.look, one.change), set()).add(one.tail)
        for one in list(out):
            if one.tail in members and common[one.head, one.look, one.change] == members:
                new = replace(one, tail=id, words=plural(one.words))
                if not any((other.tail, other.head, other.words) == (id, new.head, new.words) for other in out):
                    out.append(new)
    joined: dict[str, int] = {}
    for one in out:
        for end in (one.tail, one.head):
            joined[end] = joined.get(end, 0) + 1
    # a member whose only line the group has too needs no box of its own
    alone = {
        member
        for id in used
        for member in _members(graph, id)
        if joined.get(member) == 1
        and any(one.tail == member and any(o.tail == id and o.head == one.head for o in out) for one in out)
    }
    return [one for one in out if not alone & {one.tail, one.head}]


_FAN = 3
"""Lines of one sort from one box to members of one group before they become one line."""


def _members(graph: Graph, group: str) -> frozenset[str]:
    """Who stands behind a group, groups in it opened."""
    return frozenset(opened(graph, (group,))) - {group}


def _group_of(graph: Graph, heads: set[str]) -> str | None:
    """The largest group all of whose members, three or more, are among these."""
    found = [(thing.id, _members(graph, thing.id)) for thing in graph.in_category("group")]
    fitting = [(len(members), id) for id, members in found if len(members) >= _FAN and members <= heads]
    return max(fitting)[1] if fitting else None


def _weight(one: PlanEdge) -> tuple[int, bool]:
    return ("ended", "foreseen", "one of", "settled").index(one.firm), not one.ours


def compared(edges: Iterable[PlanEdge], base: Iterable[PlanEdge]) -> list[PlanEdge]:
    """The lines of an option, those marked that are not there now, or not so firm."""
    known = {(one.tail, one.head, one.words): one for one in base}
    out = []
    for one in edges:
        now = known.get((one.tail, one.head, one.words))
        change: Change = "added" if now is None else "changed" if (now.firm, now.ours) != (one.firm, one.ours) else ""
        out.append(replace(one, change=change))
    return out


def together(plans: Sequence[ChartPlan]) -> list[ChartPlan]:
    """Boxes that stand alike in every option share one: the same neighbours, the same lines, the same look, no matters."""
    current = list(plans)
    while True:
        into = _alike(current)
        if not into:
            return current
        current = [_shared(plan, into) for plan in current]


def _alike(plans: Sequence[ChartPlan]) -> dict[str, str]:
    """Each box that goes into another, and into which."""
    ends: dict[str, set[object]] = {}
    looks: dict[str, list[object]] = {}
    for plan in plans:
        for node in plan.nodes:
            look = (plan.option, node.outline, node.firm, node.change, node.kind and node.firm)
            looks.setdefault(node.id, []).append((*look, node.id) if node.bullets or node.id in plan.first else look)
        for one in plan.edges:
            ends.setdefault(one.tail, set()).add((plan.option, "to", one.head, one.look, one.change))
            ends.setdefault(one.head, set()).add((plan.option, "from", one.tail, one.look, one.change))
    alike: dict[object, list[str]] = {}
    for id, found in looks.items():
        if id in ends:
            alike.setdefault((tuple(found), frozenset(ends[id])), []).append(id)
    return {id: members[0] for members in alike.values() for id in members[1:]}


def _shared(plan: ChartPlan, into: dict[str, str]) -> ChartPlan:
    groups: dict[str, list[PlanBox]] = {}
    for node in plan.nodes:
        groups.setdefault(into.get(node.id, node.id), []).append(node)
    nodes = [found[0] if len(found) == 1 else _one_box(id, found) for id, found in groups.items()]
    edges: dict[str, PlanEdge] = {}
    for one in plan.edges:
        moved = replace(one, tail=into.get(one.tail, one.tail), head=into.get(one.head, one.head))
        known = edges.get(moved.id)
        edges[moved.id] = replace(moved, facts=tuple(dict.fromkeys((*known.facts, *moved.facts)))) if known else moved
    return replace(plan, nodes=tuple(nodes), edges=tuple(edges.values()))


def _one_box(id: str, nodes: Sequence[PlanBox]) -> PlanBox:
    names = [name for node in nodes for name in (node.names or (node.name,))]
    kinds = {node.kind for node in nodes}
    return replace(
        nodes[0],
        id=id,
        things=tuple(thing for node in nodes for thing in node.things),
        names=tuple(dict.fromkeys(names)),
        kind=kinds.pop() if len(kinds) == 1 else "",
        several=True,
    )
