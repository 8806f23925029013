"""Acts: whom does a decision that was taken bind, who took it for whom, and which rule is broken where it binds nobody.

A right stands; an act happens once, on a day. It binds a body if the body took it, itself, by its organ, or by a post or
committee with authority for the matter, or signed it off. Membership, attendance and a vote at somebody else's table
never bind. That nobody had the authority is only certain where a source lists a body's arrangements completely
(the fact *arrangements complete*); otherwise it cannot be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from govgraph.checks.view import view
from govgraph.graph.memo import once_per_graph
from govgraph.model.dates import Moment
from govgraph.model.facts import Fact
from govgraph.model.things import Act, Body, Part, Person, Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, posts_of
from govgraph.reading.legal import Structure, structure
from govgraph.reading.posts import legal_fact
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.authority import Holding, Matter
    from govgraph.graph import Graph

Table = Literal["own", "in common", "hwb", "icp", "joint", "committee", "body", "post", "forum"]
"""Where an act was taken, as seen from a body: by itself, by whom else, or at what table."""


class Bound(Struct, frozen=True):
    """Is a body bound by an act? ``table`` is where it was taken, ``delegate`` who acted for it there (empty: nobody)."""

    act: Act
    body: str
    table: Table
    answer: Truth
    delegate: str = ""
    outvoted: bool = False
    reason: str = ""


def acts(graph: Graph) -> tuple[Act, ...]:
    """The acts of a graph that were taken: in force, and by somebody."""
    return tuple(thing for thing in graph.in_category("act") if isinstance(thing, Act) and thing.tier == "settled")


def rights_as_acts(graph: Graph, kind: str) -> tuple[Act, ...]:
    """What a kind of body is stated to decide, each right as if it were used on the graph's day: it binds the holders."""
    from govgraph.authority import holders, matter

    find = structure(graph)
    found = []
    for fact in graph.of_kind("decides", "approves"):
        takers = tuple(
            who for who in opened_in_law(find.graph, fact.subject.ids) if find.is_kind(who, kind) is Truth.YES
        )
        if not takers or fact.negated or fact.tier != "settled":
            continue
        for what in fact.role("what").ids:
            bound = tuple(dict.fromkeys(holding.holder for holding in holders(graph, matter(graph, what))))
            found.append(
                Act(
                    id=fact.id,
                    name=graph.sentence(fact),
                    taken_by=takers,
                    what=(what,),
                    binds=bound,
                    date=Moment.of(graph.day),
                    sources=fact.sources,
                ).written_at(fact.mark)
            )
    return tuple(found)


def day_of(graph: Graph, act: Act) -> date:
    """The day of an act; the graph's where none is stated."""
    return act.date.first if act.date else graph.day


def arrangements_complete(graph: Graph, body: str) -> bool:
    """Does a source say that all the arrangements of a body are listed?"""
    thing = graph.things.get(body)
    return isinstance(thing, Body) and thing.facts.get("arrangements complete") is True


def takers(graph: Graph, act: Act) -> tuple[str, ...]:
    """The bodies and posts that took it, groups opened, a board as its body."""
    find = structure(graph)
    return tuple(dict.fromkeys(find.itself(item) for item in opened_in_law(find.graph, act.taken_by)))


def bound(graph: Graph, act: Act) -> tuple[Bound, ...]:
    """For each body that an act is said to bind: is it bound? Several rules ask it of each act; it is worked out once."""
    if graph.things.get(act.id) is not act:  # a right as if it were used: asked about once
        return _find_bound(graph, act)
    return _bound_by(graph, act.id)


@once_per_graph
def _bound_by(graph: Graph, act_id: str) -> tuple[Bound, ...]:
    act = graph.things[act_id]
    return _find_bound(graph, act) if isinstance(act, Act) else ()


def _find_bound(graph: Graph, act: Act) -> tuple[Bound, ...]:
    find = structure(graph)
    bodies = dict.fromkeys(
        person for item in opened_in_law(find.graph, act.binds) for person in find.persons(item) or (item,)
    )
    return tuple(_bound(graph, act, body) for body in bodies)


def _bound(graph: Graph, act: Act, body: str) -> Bound:
    find = structure(graph)
    table = table_of(graph, act, body)
    if _signed_off(graph, act, body):
        return Bound(act, body, table, Truth.YES, reason="it signed it off")
    if table == "own" or any(body in (who, find.organ_of(who)) for who in takers(graph, act)):
        return Bound(act, body, "own", Truth.YES)
    delegates = {
        item: part for part in act.parts for item in posts_of(graph, part.who) if _acts_for(find, part, item, body)
    }
    against = [item for item, part in delegates.items() if part.vote == "against"]
    candidates = [*takers(graph, act), *(item for item in delegates if item not in against)]
    answers = [(authority_of(graph, act, body, item), item) for item in dict.fromkeys(candidates)]
    best, delegate = max(
        answers, key=lambda pair: pair[0][0], default=((Truth.NO, f"nobody of {graph.name(body)} acted"), "")
    )
    if best[0] is not Truth.YES:
        outvoted = next((item for item in against if authority_of(graph, act, body, item)[0] is Truth.YES), "")
        if outvoted:
            return Bound(
                act,
                body,
                table,
                Truth.NO,
                outvoted,
                outvoted=True,
                reason=f"{graph.name(outvoted)}, who has its authority, voted against",
            )
    truth = best[0]
    if truth is Truth.NO and not (arrangements_complete(graph, body) or _denied(graph, act, body, candidates)):
        truth = Truth.UNKNOWN  # another arrangement may be there
    return Bound(act, body, table, truth, delegate if best[0] > Truth.NO else "", reason=best[1])


def _acts_for(find: Structure, part: Part, item: str, body: str) -> bool:
    return part.acting_for == body or (not part.acting_for and body in find.persons(item))


def _denied(graph: Graph, act: Act, body: str, candidates: Iterable[str]) -> bool:
    """Does a source say of everybody who acted that the body gives them nothing of this?"""
    find, denied = structure(graph), view(graph).denied_gifts
    above = {up for what in act.what for up in (what, *graph.above(what))}
    who = tuple(candidates)
    return bool(who) and all(
        any(
            (not fact.role("what").ids or not above.isdisjoint(fact.role("what").ids))
            and body
            in {person for giver in opened_in_law(find.graph, fact.subject.ids) for person in find.persons(giver)}
            for fact in denied.get(item, ())
        )
        for item in dict.fromkeys(who)
    )


def _signed_off(graph: Graph, act: Act, body: str) -> bool:
    find = structure(graph)
    return body in {
        person
        for item in opened_in_law(find.graph, act.signed_off_by)
        for person in (item, find.itself(item), find.organ_of(item))
    }


def authority_of(graph: Graph, act: Act, body: str, item: str) -> tuple[Truth, str]:
    """Has somebody a body's authority for an act, on its day and for the body's share of its value? And why not."""
    from govgraph.authority import authority

    answers = []
    for about, holding in _holdings(graph, act, body):
        if holding.holder != body and authority(graph, about, holding, body).level != "full":
            continue
        found = authority(graph, about, holding, item)
        nothing = found.level == "none" or bool(
            found.rows
        )  # rows: it could be given, and no arrangement says that it is
        truth = Truth.YES if found.level == "full" else Truth.NO if nothing else Truth.UNKNOWN
        answers.append((truth, found.reason))
    if not answers:
        return Truth.UNKNOWN, f"that {graph.name(body)} holds the matter is not stated"
    return min(answers, key=lambda pair: pair[0])


def _holdings(graph: Graph, act: Act, body: str) -> Iterable[tuple[Matter, Holding]]:
    from govgraph.authority import holders, matter

    for what in act.what:
        for place in act.where or ("",):
            about = replace(matter(graph, what, place, act.value, share=act.share), day=day_of(graph, act))
            rows = holders(graph, about)
            own = [holding for holding in rows if holding.holder == body]
            yield from ((about, holding) for holding in own or rows)


def table_of(graph: Graph, act: Act, body: str) -> Table:
    """Where an act was taken, as seen from a body."""
    find = structure(graph)
    found = [_table(find, who, body) for who in takers(graph, act)]
    if len(over := {person for who in act.quorum_over for person in find.persons(who)}) > 1 and body in over:
        return "in common"
    return min(found, key=_TABLES.index, default="forum")


_TABLES: tuple[Table, ...] = ("in common", "own", "hwb", "icp", "committee", "post", "body", "joint", "forum")


def _table(find: Structure, who: str, body: str) -> Table:
    if find.is_kind(who, "committees_in_common") is Truth.YES:
        return "in common"
    persons = find.persons(who)
    thing = find.graph.things.get(who)
    if who == body or find.organ_of(who) == body or (isinstance(thing, Body) and persons == (body,)):
        # its own committee, too: whether that holds the matter is a question of its own arrangements
        return "own" if who == body or find.organ_of(who) == body else "committee"
    if find.is_kind(who, "hwb") is Truth.YES:
        return "hwb"
    if find.is_kind(who, "icp") is Truth.YES:
        return "icp"
    if isinstance(thing, Post | Person):
        return "post"
    if find.is_forum(who) is Truth.YES:
        return "forum"
    if len(persons) > 1:
        return "joint" if body in persons else "committee"
    return "body" if persons == (who,) else "committee" if persons else "forum"


RULES: dict[Table, str] = {
    "in common": "L30",
    "hwb": "L42",
    "icp": "L43",
    "committee": "L26",
    "body": "L26",
    "joint": "L26",
    "post": "L47",
    "forum": "L33",
}
"""The rule that is broken when an act taken there binds a body that gave no authority for it (docs/law.md#which-rule-a-failure-breaks)."""


def rule(found: Bound) -> str:
    """The rule that an act which does not bind is judged by; empty for a body's own act."""
    return "L34" if found.outvoted and found.table in {"forum", "in common"} else RULES.get(found.table, "")


def voters(graph: Graph, committee: str) -> tuple[tuple[str, Fact], ...]:
    """Who votes on a committee, as its members are stated, each with the relation that says so."""
    return tuple((who, fact) for who, fact in sitting(graph, committee) if fact.fields.get("voting") is not False)


def sitting(graph: Graph, committee: str) -> tuple[tuple[str, Fact], ...]:
    """Who is a member of a committee, with a vote or without, each with the relation that says so."""
    find = structure(graph)
    facts = [fact for fact in graph.where("member of", to=committee) if not fact.negated and fact.tier != "past"]
    return tuple((who, fact) for fact in facts for who in opened_in_law(find.graph, fact.subject.ids))


def in_common(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The committees that meet in common, one tuple for each such group."""
    find = structure(graph)
    groups = [
        body.id
        for body in graph.in_category("body", "group")
        if find.is_kind(body.id, "committees_in_common") is Truth.YES
    ]
    found = []
    for group in groups:
        facts = [fact for fact in graph.where("member of", to=group) if not fact.negated and fact.tier != "past"]
        found.append(opened_in_law(find.graph, (item for fact in facts for item in fact.subject.ids)))
    return tuple(found)


def _beside(graph: Graph, committee: str) -> set[str]:
    """The committees that meet in common with one."""
    return _all_beside(graph).get(committee, set()) - {committee}


@once_per_graph
def _all_beside(graph: Graph) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in in_common(graph):
        for item in group:
            found[item] |= set(group)
    return found


def barred(graph: Graph, committee: str) -> tuple[tuple[str, str, Fact], ...]:
    """Who votes on a foundation trust's committee of directors, and on another in common with it, and is stated to be no
    director of that trust: voter, trust and the relation that seats them (Sch 7 para 15(3))."""
    find = structure(graph)
    trusts = [person for person in find.persons(committee) if find.is_kind(person, "nhs_foundation_trust") is Truth.YES]
    others = _beside(graph, committee)
    elsewhere = {post for other in others for who, _ in voters(graph, other) for post in (who, *posts_of(graph, who))}
    found = []
    for who, fact in voters(graph, committee):
        posts = posts_of(graph, who)
        if elsewhere.isdisjoint((who, *posts)):
            continue
        for trust in trusts:
            if max((legal_fact(graph, post, "director", trust) for post in posts), default=Truth.UNKNOWN) is Truth.NO:
                found.append((who, trust, fact))
    return tuple(found)
