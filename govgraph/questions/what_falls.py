"""What falls when a body, post, agreement, person or relation goes, or an event happens ("the CCG is abolished").

The graph is read twice, as it is and without the node and all that falls with it, and the two are compared: who still
decides, holds, answers, delegates, hosts, and through whom each sector is still heard. A replacement that is only
foreseen does not count as being there: the matter is listed, with the replacement beside it.

What falls with a node: posts of a fallen body, boards, committees and sub-groups all of whose parents fall, and
groups all of whose members fall when the list is complete. A joint act falls with any of its parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, facets_of
from govgraph.model.bands import Band, gaps
from govgraph.model.facts import Fact
from govgraph.model.scenario import Option, UnknownName
from govgraph.model.things import Thing
from govgraph.questions.falling import Fall, without
from govgraph.questions.falling_authority import authority_lost, bound_met, brought, stranded
from govgraph.questions.listing import COLUMNS, gathered, held, mentioned, named, names, row
from govgraph.questions.status import found, title_of
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.what_falls_result import WhatFalls, grounds
from govgraph.questions.what_falls_words import headline, lines, summary
from govgraph.reading.actors import behind
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph


def answer(graph: Graph, node: str) -> Answer[WhatFalls]:
    """What no longer has a decider, holder, parent, line, host or voice when the node goes.

    ``node``: a thing, event or relation by id, name or alias. Raises NotFound or AmbiguousName.
    """
    item = found(graph, node)
    if isinstance(item, Option):
        raise UnknownName(f"{item.name} is an option, which cannot fall: compare it with the baseline")
    fall = without(graph, item)
    lost = brought(fall)
    result = what_falls(fall, item, lost)
    title = title_of(graph, item)
    happens = f"when {title}" if isinstance(item, Thing) and item.category == "event" else f"without {title}"
    return Answer(
        reading=reading(graph, "what-falls", f"What falls {happens}?", {"node": item.id}),
        headline=headline(fall, title, happens, result),
        summary=summary(fall, result),
        lines=tuple(lines(fall, result)),
        columns=COLUMNS,
        rows=tuple(
            row(graph, fact, "falls" if fall.left[fact.id] is None else "goes on without it") for fact in fall.fallen
        ),
        result=result,
        names=names(graph, mentioned(fall.fallen) | {item.id, *_ids(result)}),
        notes=tuple(_notes(fall, result, lost)),
    )


# -- before and after ---------------------------------------------------------------------------------------------


def what_falls(fall: Fall, item: Thing | Fact, matters_lost: Iterable[str]) -> WhatFalls:
    """What was found as ids and plain values; ``matters_lost``: the matters of the arrangements that fall."""
    graph, gone = fall.graph, fall.gone
    touched = (fact for fact in fall.fallen if fact.row.carries in _GIVES or fact.kind == "allocates to")
    matters = sorted({matter for fact in touched for matter in fact.role("what").ids} - gone)
    undecided, foreseen = _lost_matters(fall, matters, _deciding)
    unowned, _ = _lost_matters(fall, matters, lambda fact: fact.row.carries == "remit")
    later = _successors(fall, item)
    taken = {matter for fact in later for matter in fact.role("for").ids}
    taken_whole = any(not fact.role("for").ids for fact in later)
    strands, delegations = stranded(fall, matters_lost)
    through = (fact for fact in fall.fallen if gone & set(fact.role("through").ids))
    posts = {name for name in gone if name in graph.things and graph.things[name].category == "post"}
    unheard, heard_if = _sectors(fall)
    seats = {to for fact in fall.fallen if fact.kind == "member of" for to in fact.role("to").ids}
    down = [fact for fact in fall.fallen if fall.left[fact.id] is None]
    joint = (fact for fact in down if fact.subject.mode == "together" and not set(fact.subject.ids) <= gone)
    agreements = {to for fact in fall.fallen if fact.kind == "party to" for to in fact.role("to").ids}
    found = WhatFalls(
        matters_affected=tuple(matters),
        matters_without_decider=tuple(matter for matter in undecided if not _is_function(graph, matter)),
        foreseen=foreseen,
        reverts_to={matter: holders for matter in undecided if (holders := _holders(fall, matter))},
        bands_without_decider=_bands_lost(fall, matters, undecided),
        matters_without_remit=unowned,
        functions_without_holder=tuple(matter for matter in undecided if _is_function(graph, matter)),
        replaced_by=tuple(gathered(later, "who")),
        replaced_for={who: _taken_by(later, who) for who in gathered(later, "who")},
        not_taken_over=() if taken_whole else tuple(m for m in undecided if not taken & set(graph.above(m))),
        falls_with=tuple(sorted(gone - {item.id})),
        bodies_without_parent=_bereft(fall, lambda fact: fact.row.carries == "parent"),
        without_line=tuple(who for who in _bereft(fall, _is_line) if who not in gone),
        lines_through_it=tuple(sorted({who for fact in through for who in fact.subject.ids} - gone)),
        stranded=strands,
        delegations_stranded=delegations,
        authority_lost=authority_lost(fall, matters_lost),
        posts_fallen=tuple(sorted(posts - {item.id})),
        posts_vacant=_without_subject(fall, lambda fact: fact.kind == "occupies"),
        seats_lost=tuple(sorted(seats - gone)),
        forums_without_members=_without_subject(fall, lambda fact: fact.kind == "member of"),
        forums_without_chair=_without_subject(fall, lambda fact: fact.fields.get("chair") is True),
        sectors_without_path=unheard,
        sectors_foreseen=heard_if,
        funds_without_host=_without_subject(fall, lambda fact: fact.kind == "hosts"),
        matters_without_money=_without_subject(fall, lambda fact: fact.kind in {"pays for", "funds"}),
        money_lost=tuple(fact.id for fact in down if fact.row.carries == "money"),
        agreements_affected=tuple(sorted(agreements - gone)),
        without_basis=tuple(fact.id for fact in fall.fallen if gone & set(fact.role("under").ids)),
        joint_acts_broken=tuple(fact.id for fact in joint),
        relations=tuple(fact.id for fact in down),
        relations_left=tuple(fact.id for fact in fall.fallen if fall.left[fact.id] is not None),
        begins=tuple(
            fact.id for fact in graph.touching(item.id) if item.id in fact.role("if").ids and not fact.negated
        ),
        nothing_found=False,
        grounds={},
    )
    return replace(found, nothing_found=not any(vars(found).values()), grounds=grounds(fall, found))


_GIVES = frozenset({"rights", "authority", "remit"})
"""What the relations carry by which somebody decides, holds or does a matter."""


def _is_function(graph: Graph, matter: str) -> bool:
    return matter in graph.things and graph.things[matter].category == "function"


def _successors(fall: Fall, item: Thing | Fact) -> list[Fact]:
    """The relations by which something that stays replaces what is gone."""
    ended = fall.gone | ({item.id} if isinstance(item, Thing) else set())
    later = (fact for fact in fall.graph.carrying("succession") if not fact.negated and ended & set(fact.object.ids))
    return [fact for fact in later if set(fact.subject.ids) - fall.gone]


def _taken_by(later: list[Fact], who: str) -> Ids:
    return tuple(sorted({matter for fact in later if who in fact.subject.ids for matter in fact.role("for").ids}))


def _is_line(fact: Fact) -> bool:
    return fact.row.carries == "accountability" and fact.row.main == ("who", "to")


def _deciding(fact: Fact) -> bool:
    """Does the relation say who decides: a right that binds and has outcomes, or the holder of a function?"""
    return (fact.row.binds and bool(fact.row.outcomes)) or fact.kind == "holds"


def _over(graph: Graph, facts: Callable[[str], Iterable[Fact]], matter: str) -> list[Fact]:
    """The relations at the nearest level, a matter or what it is part of, that has any; ``facts`` gives those of a level."""
    levels = ([fact for fact in facts(level) if level in fact.role("what").ids] for level in graph.above(matter))
    return next(filter(None, levels), [])


def _lost_matters(fall: Fall, matters: Iterable[str], kind: Callable[[Fact], bool]) -> tuple[Ids, dict[str, Ids]]:
    """The matters with nobody left in such a relation who is there now; and who is foreseen for each of these."""
    graph = fall.graph

    def before(level: str) -> Iterable[Fact]:
        return (fact for fact in fall.before_of(level) if kind(fact))

    def after(level: str) -> Iterable[Fact]:
        left = (fact for fact in fall.left_of(level) if kind(fact) and fact.subject.known)
        return (fact for fact in left if graph.life(fact).state != "ended")

    lost: list[str] = []
    foreseen: dict[str, Ids] = {}
    for what in dict.fromkeys(part for whole in matters for part in graph.below(whole)):
        if not any(fact.id in fall.left for fact in _over(graph, before, what)):
            continue
        left = _over(graph, after, what)
        if any(held(graph, fact) and "either" not in fact.fields for fact in left):
            continue
        lost.append(what)
        if left:
            foreseen[what] = tuple(gathered(left, "who"))
    return tuple(sorted(lost)), foreseen


def _bands_lost(fall: Fall, matters: Iterable[str], undecided: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of matters that somebody still decides: the bands of value that had a decider on the day and have none left."""
    out: dict[str, tuple[str, ...]] = {}
    for what in matters:
        before = [
            fact for fact in _over(fall.graph, fall.before_of, what) if _deciding(fact) and held(fall.graph, fact)
        ]
        after = [
            fact
            for fact in _over(fall.graph, fall.left_of, what)
            if _deciding(fact) and held(fall.graph, fact) and fact.subject.known
        ]
        if what in undecided or not after:
            continue
        already = gaps(Band.of(fact) for fact in before)
        lost = [gap for gap in gaps(Band.of(fact) for fact in after) if gap not in already]
        if lost:
            out[what] = tuple(gap.words for gap in lost)
    return out


def _holders(fall: Fall, matter: str) -> Ids:
    """Who still holds the function that a matter exercises: to whom it comes back."""
    graph = fall.graph
    functions = set(graph.above(matter)) - {matter}
    for level in graph.above(matter):
        for fact in graph.where("exercises", who=level):
            functions |= {above for function in fact.role("to").ids for above in graph.above(function)}
    holds = (fact for function in functions for fact in fall.left_of(function) if fact.kind == "holds")
    return tuple(gathered((fact for fact in holds if held(graph, fact)), "who"))


def _bereft(fall: Fall, kind: Callable[[Fact], bool]) -> Ids:
    """Who stood as subject of such a relation to something that is gone, and has none left; what falls too included."""
    down = [fact for fact in fall.fallen if kind(fact) and fall.left[fact.id] is None]
    lost = {
        who for fact in down for who in fact.subject.ids if who not in fall.gone or fall.gone & set(fact.object.ids)
    }
    return tuple(
        sorted(
            who
            for who in lost
            if not any(kind(fact) and fact.object.known and who in fact.subject.ids for fact in fall.left_of(who))
        )
    )


def _without_subject(fall: Fall, kind: Callable[[Fact], bool]) -> Ids:
    """Things that such a relation led to, that stay, and to which none leads any more."""
    lost = {to for fact in fall.fallen if kind(fact) for to in fact.object.ids if to not in fall.gone}
    return tuple(
        sorted(
            to
            for to in lost
            if not any(kind(fact) and fact.subject.known and to in fact.object.ids for fact in fall.left_of(to))
        )
    )


def _sectors(fall: Fall) -> tuple[Ids, dict[str, Ids]]:
    """Sectors that were heard somewhere through what fell and now are nowhere; and where each is foreseen to be."""
    touched = {sector for fact in fall.fallen for sector in _heard(fall.graph, fact)}
    if not touched:
        return (), {}
    voices = (*fall.graph.carrying("influence"), *fall.graph.of_kind("member of"))
    after = [(fact, sector) for fact in fall.left_among(voices) for sector in _heard(fall.graph, fact, fall.gone)]
    still = {sector for fact, sector in after if held(fall.graph, fact)}
    unheard = tuple(sorted(touched - still))
    foreseen = {
        sector: tuple(sorted({to for fact, other in after if other == sector for to in fact.role("to").ids}))
        for sector in unheard
    }
    return unheard, {sector: where for sector, where in foreseen.items() if where}


def _heard(graph: Graph, fact: Fact, gone: frozenset[str] = frozenset()) -> set[str]:
    """The sectors that a relation gives a voice: a seat of one of theirs, or somebody who speaks for them."""
    if fact.fields.get("extent") == "none":
        return set()
    if fact.row.carries == "influence" and "for" in fact.row.main:
        return {item for item in fact.role("for").ids if _is_sector(graph, item)} if fact.subject.known else set()
    if fact.kind != "member of":
        return set()
    seated = (set(fact.role("who").ids) | set(behind(graph, fact.role("who")).ids)) - gone
    sectors = {item for item in (*fact.role("for").ids, *seated) if _is_sector(graph, item)}
    for item in seated:
        bodies = [body.id for body in graph.bodies_of_post(item)]
        for holder in (item, *bodies):
            sectors |= set(getattr(graph.things.get(holder), "sector", ()))
    return sectors


def _is_sector(graph: Graph, item: str) -> bool:
    thing = graph.things.get(item)
    return thing is not None and thing.category == "sector"


def _ids(result: WhatFalls) -> set[str]:
    """Every id in what is returned, and the words that stand beside them."""
    out: set[str] = set()
    for value in facets_of(result).values():
        if isinstance(value, dict):
            out |= {*value, *(item for ids in value.values() for item in ids)}
        elif isinstance(value, list):
            out |= set(value)
    return out


def _notes(fall: Fall, result: WhatFalls, lost: Iterable[str]) -> list[str]:
    notes: list[str] = []
    ended = sorted(name for name in fall.gone if name in fall.graph.things and fall.graph.life(name).state == "ended")
    if ended:
        notes.append(f"{named(fall.graph, ended)}: ended before the day asked about; ask on a day when it was there.")
    notes += bound_met(fall, lost)
    if result.foreseen:
        notes.append("A decider that is only foreseen, or not there yet on the day, does not count as one until it is.")
    opened = sorted(
        {group for fact in fall.fallen for filler in fact.roles.values() for group in behind(fall.graph, filler).open}
    )
    if opened:
        notes.append(f"{named(fall.graph, opened)}: the list is not known to be complete, so others may stand in.")
    return notes


VERB = Verb(
    name="what-falls",
    answer=answer,
    parameters=(Parameter("node", "a body, post, person, agreement, event or relation", main=True),),
    place=80,
    brief="What falls when a body, post or delegation goes.",
    help="What no longer has a decider, parent, line, host or voice when something goes.",
    reads="what falls when {node} goes",
)
