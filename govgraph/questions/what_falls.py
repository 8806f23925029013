"""What falls when a body, post, agreement, person or relation goes, or an event happens ("the CCG is abolished").

The graph is read twice, as it is and without the node and all that falls with it, and the two are compared: who still
decides, holds, answers, delegates, hosts, and through whom each sector is still heard. A replacement that is only
foreseen does not count as being there: the matter is listed, with the replacement beside it.

What falls with a node: posts of a fallen body, boards, committees and sub-groups all of whose parents fall, and
groups all of whose members fall when the list is complete. A joint act falls with any of its parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer
from govgraph.authority import Holding, Matter, derive, holders, leading_to, matter
from govgraph.model.bands import Band, gaps
from govgraph.model.facts import Fact
from govgraph.model.scenario import Option, UnknownName
from govgraph.model.things import Thing
from govgraph.model.truth import Truth
from govgraph.questions.claims import claims, hanging_together
from govgraph.questions.falling import Fall, without
from govgraph.questions.listing import COLUMNS, gathered, held, mentioned, named, names, row
from govgraph.questions.status import found, title_of
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.what_falls_words import headline, lines, summary, support
from govgraph.reading.actors import behind, opened_in_law

if TYPE_CHECKING:
    from govgraph.graph import Graph


MAX_MATTERS = 60
"""For how many matters authority is derived anew; more than a paper holds, and the answer says when it is met."""


def answer(graph: Graph, node: str) -> Answer:
    """What no longer has a decider, holder, parent, line, host or voice when the node goes.

    ``node``: a thing, event or relation by id, name or alias. Raises NotFound or AmbiguousName.
    """
    item = found(graph, node)
    if isinstance(item, Option):
        raise UnknownName(f"{item.name} is an option, which cannot fall: compare it with the baseline")
    fall = without(graph, item)
    brought = _brought(fall)
    facets = _facets(fall, item, brought)
    title = title_of(graph, item)
    happens = f"when {title}" if isinstance(item, Thing) and item.category == "event" else f"without {title}"
    return Answer(
        reading=reading(graph, "what-falls", f"What falls {happens}?", {"node": item.id}),
        headline=headline(fall, title, happens, facets),
        summary=summary(fall, facets),
        lines=tuple(lines(fall, facets)),
        columns=COLUMNS,
        rows=tuple(
            row(graph, fact, "falls" if fall.left[fact.id] is None else "goes on without it") for fact in fall.fallen
        ),
        facets=facets,
        names=names(graph, mentioned(fall.fallen) | {item.id, *_ids(facets)}),
        notes=tuple(_notes(fall, facets, brought)),
    )


# -- before and after ---------------------------------------------------------------------------------------------


def _facets(fall: Fall, item: Thing | Fact, brought: Iterable[str]) -> dict[str, Any]:
    facets = {**_matters(fall, item), **_bodies(fall, item, brought), **_seats(fall, item), **_relations(fall, item)}
    facets["nothing_found"] = not any(facets.values())
    facets["grounds"] = {
        item: support(fall, facet, item).ground.value
        for facet in ("matters_without_decider", "functions_without_holder", "matters_without_remit", "bodies_without_parent", "without_line",
                      "lines_through_it", "stranded")
        for item in facets[facet]
    }  # fmt: skip
    return facets


def _matters(fall: Fall, item: Thing | Fact) -> dict[str, Any]:
    """What is decided, held or done, by whom no longer, and who takes it over."""
    graph, gone = fall.graph, fall.gone
    touched = (fact for fact in fall.fallen if fact.row.carries in _GIVES or fact.kind == "allocates to")
    matters = sorted({matter for fact in touched for matter in fact.role("what").ids} - gone)
    undecided, foreseen = _lost_matters(fall, matters, _deciding)
    unowned, _ = _lost_matters(fall, matters, lambda fact: fact.row.carries == "remit")
    later = _successors(fall, item)
    taken = {matter for fact in later for matter in fact.role("for").ids}
    taken_whole = any(not fact.role("for").ids for fact in later)
    return {
        "matters_affected": matters,
        "matters_without_decider": [matter for matter in undecided if not _is_function(graph, matter)],
        "foreseen": foreseen,
        "reverts_to": {matter: holders for matter in undecided if (holders := _holders(fall, matter))},
        "bands_without_decider": _bands_lost(fall, matters, undecided),
        "matters_without_remit": unowned,
        "functions_without_holder": [matter for matter in undecided if _is_function(graph, matter)],
        "replaced_by": gathered(later, "who"),
        "replaced_for": {who: _taken_by(later, who) for who in gathered(later, "who")},
        "not_taken_over": [] if taken_whole else [m for m in undecided if not taken & set(graph.above(m))],
    }


def _bodies(fall: Fall, item: Thing | Fact, brought: Iterable[str]) -> dict[str, Any]:
    """Who is left without a parent, a line or authority, and what falls too."""
    graph, gone = fall.graph, fall.gone
    stranded, delegations = _stranded(fall, brought)
    through = (fact for fact in fall.fallen if gone & set(fact.role("through").ids))
    posts = {name for name in gone if name in graph.things and graph.things[name].category == "post"}
    return {
        "falls_with": sorted(gone - {item.id}),
        "bodies_without_parent": _bereft(fall, lambda fact: fact.row.carries == "parent"),
        "without_line": [who for who in _bereft(fall, _is_line) if who not in gone],
        "lines_through_it": sorted({who for fact in through for who in fact.subject.ids} - gone),
        "stranded": stranded,
        "delegations_stranded": delegations,
        "authority_lost": _authority_lost(fall, brought),
        "posts_fallen": sorted(posts - {item.id}),
        "posts_vacant": _without_subject(fall, lambda fact: fact.kind == "occupies"),
    }


def _seats(fall: Fall, item: Thing | Fact) -> dict[str, Any]:
    """Forums that lose members, and sectors that lose their voice."""
    unheard, heard_if = _sectors(fall)
    seats = {to for fact in fall.fallen if fact.kind == "member of" for to in fact.role("to").ids}
    return {
        "seats_lost": sorted(seats - fall.gone),
        "forums_without_members": _without_subject(fall, lambda fact: fact.kind == "member of"),
        "forums_without_chair": _without_subject(fall, lambda fact: fact.fields.get("chair") is True),
        "sectors_without_path": unheard,
        "sectors_foreseen": heard_if,
    }


def _relations(fall: Fall, item: Thing | Fact) -> dict[str, Any]:
    """Money, agreements, joint acts, and the relations themselves."""
    graph, gone = fall.graph, fall.gone
    down = [fact for fact in fall.fallen if fall.left[fact.id] is None]
    joint = (fact for fact in down if fact.subject.mode == "together" and not set(fact.subject.ids) <= gone)
    agreements = {to for fact in fall.fallen if fact.kind == "party to" for to in fact.role("to").ids}
    return {
        "funds_without_host": _without_subject(fall, lambda fact: fact.kind == "hosts"),
        "matters_without_money": _without_money(fall),
        "money_lost": [fact.id for fact in down if fact.row.carries == "money"],
        "agreements_affected": sorted(agreements - gone),
        "without_basis": [fact.id for fact in fall.fallen if gone & set(fact.role("under").ids)],
        "joint_acts_broken": [fact.id for fact in joint],
        "relations": [fact.id for fact in down],
        "relations_left": [fact.id for fact in fall.fallen if fall.left[fact.id] is not None],
        "begins": [fact.id for fact in graph.touching(item.id) if item.id in fact.role("if").ids and not fact.negated],
    }


_GIVES = frozenset({"rights", "authority", "remit"})
"""What the relations carry by which somebody decides, holds or does a matter."""


def _is_function(graph: Graph, matter: str) -> bool:
    return matter in graph.things and graph.things[matter].category == "function"


def _successors(fall: Fall, item: Thing | Fact) -> list[Fact]:
    """The relations by which something that stays replaces what is gone."""
    ended = fall.gone | ({item.id} if isinstance(item, Thing) else set())
    later = (fact for fact in fall.graph.carrying("succession") if not fact.negated and ended & set(fact.object.ids))
    return [fact for fact in later if set(fact.subject.ids) - fall.gone]


def _taken_by(later: list[Fact], who: str) -> list[str]:
    return sorted({matter for fact in later if who in fact.subject.ids for matter in fact.role("for").ids})


def _is_line(fact: Fact) -> bool:
    return fact.row.carries == "accountability" and fact.row.main == ("who", "to")


def _deciding(fact: Fact) -> bool:
    """Does the relation say who decides: a right that binds and has outcomes, or the holder of a function?"""
    return (fact.row.binds and bool(fact.row.outcomes)) or fact.kind == "holds"


def _over(graph: Graph, facts: Callable[[str], Iterable[Fact]], matter: str) -> list[Fact]:
    """The relations at the nearest level, a matter or what it is part of, that has any; ``facts`` gives those of a level."""
    levels = ([fact for fact in facts(level) if level in fact.role("what").ids] for level in graph.above(matter))
    return next(filter(None, levels), [])


def _lost_matters(
    fall: Fall, matters: Iterable[str], kind: Callable[[Fact], bool]
) -> tuple[list[str], dict[str, list[str]]]:
    """The matters with nobody left in such a relation who is there now; and who is foreseen for each of these."""
    graph = fall.graph

    def before(level: str) -> Iterable[Fact]:
        return (fact for fact in fall.before_of(level) if kind(fact))

    def after(level: str) -> Iterable[Fact]:
        left = (fact for fact in fall.left_of(level) if kind(fact) and fact.subject.known)
        return (fact for fact in left if graph.life(fact).state != "ended")

    lost: list[str] = []
    foreseen: dict[str, list[str]] = {}
    for what in dict.fromkeys(part for whole in matters for part in graph.below(whole)):
        if not any(fact.id in fall.left for fact in _over(graph, before, what)):
            continue
        left = _over(graph, after, what)
        if any(held(graph, fact) and "either" not in fact.fields for fact in left):
            continue
        lost.append(what)
        if left:
            foreseen[what] = gathered(left, "who")
    return sorted(lost), foreseen


def _bands_lost(fall: Fall, matters: Iterable[str], undecided: Iterable[str]) -> dict[str, list[str]]:
    """Of matters that somebody still decides: the bands of value that had a decider on the day and have none left."""
    out: dict[str, list[str]] = {}
    for what in matters:
        before = [
            fact for fact in _over(fall.graph, fall.before_of, what) if _deciding(fact) and held(fall.graph, fact)
        ]
        after = [fact for fact in _over(fall.graph, fall.left_of, what) if _deciding(fact) and held(fall.graph, fact) and fact.subject.known]  # fmt: skip
        if what in undecided or not after:
            continue
        already = gaps(Band.of(fact) for fact in before)
        lost = [gap for gap in gaps(Band.of(fact) for fact in after) if gap not in already]
        if lost:
            out[what] = [gap.words for gap in lost]
    return out


def _holders(fall: Fall, matter: str) -> list[str]:
    """Who still holds the function that a matter exercises: to whom it comes back."""
    graph = fall.graph
    functions = set(graph.above(matter)) - {matter}
    for level in graph.above(matter):
        for fact in graph.where("exercises", who=level):
            functions |= {above for function in fact.role("to").ids for above in graph.above(function)}
    holds = (fact for function in functions for fact in fall.left_of(function) if fact.kind == "holds")
    return gathered((fact for fact in holds if held(graph, fact)), "who")


def _bereft(fall: Fall, kind: Callable[[Fact], bool]) -> list[str]:
    """Who stood as subject of such a relation to something that is gone, and has none left; what falls too included."""
    down = [fact for fact in fall.fallen if kind(fact) and fall.left[fact.id] is None]
    lost = {
        who for fact in down for who in fact.subject.ids if who not in fall.gone or fall.gone & set(fact.object.ids)
    }
    return sorted(
        who
        for who in lost
        if not any(kind(fact) and fact.object.known and who in fact.subject.ids for fact in fall.left_of(who))
    )


def _without_subject(fall: Fall, kind: Callable[[Fact], bool]) -> list[str]:
    """Things that such a relation led to, that stay, and to which none leads any more."""
    lost = {to for fact in fall.fallen if kind(fact) for to in fact.object.ids if to not in fall.gone}
    return sorted(
        to
        for to in lost
        if not any(kind(fact) and fact.subject.known and to in fact.object.ids for fact in fall.left_of(to))
    )


def _without_money(fall: Fall) -> list[str]:
    """The matters for which a fund or body that is gone paid, and for which nobody pays any more."""
    return _without_subject(fall, lambda fact: fact.kind in {"pays for", "funds"})


def _brought(fall: Fall) -> set[str]:
    """The matters of the arrangements that fall; where one names none, those that its givers may have."""
    touched = [fact for fact in fall.fallen if _passes_on(fact)]
    open_givers = [giver for fact in touched if not fact.role("what").known for giver in fact.subject.ids]
    return {matter for fact in touched for matter in fact.role("what").ids} | claims(fall.graph, open_givers)


def _stranded(fall: Fall, brought: Iterable[str]) -> tuple[list[str], list[str]]:
    """Who no longer receives what was delegated, and the delegations whose giver now has nothing to give.

    ``brought`` are the matters that came along what falls. Who stood below it in these, and now neither holds anything
    nor receives anything from somebody who still has something, has certainly lost its route. A giver to whom nothing
    led that falls is taken to have what it gives.
    """
    related = hanging_together(fall.graph, brought)
    below = _below(fall, related)
    has: set[str] = set()
    while new := {node for node in below - has if _still_has(fall, node, below - has)}:
        has |= new
    lost = below - has
    dry = {
        fact.id
        for node in lost
        for fact in fall.left_of(node)
        if _gives(fact, node, related) and set(fact.subject.ids) <= lost
    }
    return sorted(lost - fall.gone), [fact.id for fact in fall.graph.in_order(dry)]


def _below(fall: Fall, related: set[str]) -> set[str]:
    """Everybody to whom what falls led, directly or by arrangements about related matters and by organs."""
    below: set[str] = set()
    for fact in fall.fallen:
        if _passes_on(fact) and (fact.subject.ids or fact.kind == "exercises jointly"):
            below |= set(fact.object.ids)
        elif fact.kind in {"holds", "organ of"}:
            below |= set(fact.subject.ids)
    todo = list(below)
    while todo:
        node = todo.pop()
        for fact in fall.left_of(node):
            to = fact.object.ids if _gives(fact, node, related) else ()
            if fact.kind == "organ of" and node in fact.object.ids:
                to = fact.subject.ids
            todo += [other for other in to if other not in below]
            below |= set(to)
    return below


def _gives(fact: Fact, node: str, related: set[str]) -> bool:
    """Is it an arrangement by which a node gives something that hangs together with these matters, or it knows not what?"""
    what = fact.role("what").ids
    return _passes_on(fact) and node in fact.subject.ids and (not what or not related.isdisjoint(what))


def _still_has(fall: Fall, node: str, without: set[str]) -> bool:
    """Does a node hold something, or receive it from somebody who is not among those ``without``?"""
    for fact in fall.left_of(node):
        if fact.kind == "holds" and node in fact.subject.ids:
            return True
        if fact.kind == "organ of" and node in fact.subject.ids and set(fact.object.ids) - without:
            return True
        if not _passes_on(fact):
            continue
        left = [giver for giver in fact.subject.ids if giver not in without]
        enough = len(left) == len(fact.subject.ids) if fact.kind == "exercises jointly" else bool(left)
        if node in fact.object.ids and enough:
            return True
    return _begins(fall, node)


def _begins(fall: Fall, node: str) -> bool:
    """Does a node give, and nobody is said to give it anything? Then arrangements begin there."""
    giving = [fact for fact in fall.before_of(node) if _passes_on(fact)]
    return bool(giving) and not any(node in fact.object.ids for fact in giving)


def _staying(fall: Fall, matters: Iterable[str]) -> list[str]:
    return sorted(what for what in matters if what in fall.graph.things and what not in fall.gone)


def _authority_lost(fall: Fall, brought: Iterable[str]) -> dict[str, list[str]]:
    """For each matter of a fallen arrangement: who stays, and has less of any holder's authority in it, or none."""
    matters = _staying(fall, brought)
    if not matters:
        return {}
    left, touched = fall.graph_after(), _touched(fall)
    out: dict[str, list[str]] = {}
    for what in matters[:MAX_MATTERS]:
        asked = matter(fall.graph, what)
        held_before = holders(fall.graph, asked)
        # where no source says on whom it rests, it rests after the fall where it did before: whoever received it from
        # what is gone does not come to hold it by that
        held_after = (
            *(holding for holding in holders(left, asked) if not holding.root),
            *(holding for holding in held_before if holding.root and holding.holder not in fall.gone),
        )
        before = _with_authority(fall.graph, asked, held_before, touched)
        after = _with_authority(left, asked, held_after, [node for node in before if node in left.things])
        lost = {node for node in before.keys() - fall.gone if after.get(node, Truth.NO) < before[node]}
        if lost:
            out[what] = sorted(lost)
    return out


_SHAPES = frozenset({"authority", "parent", "posts", "membership", "appointment", "place"})
"""What the relations carry that can change what an arrangement is in law, or for which area."""


def _touched(fall: Fall) -> set[str]:
    """Who stands in what falls, as far as it bears on authority: nobody else's route can change."""
    ends = {node for fact in fall.fallen if fact.row.carries in _SHAPES for node in _touched_in(fall, fact)}
    return (ends | set(opened_in_law(fall.graph, ends))) & fall.graph.things.keys()


def _touched_in(fall: Fall, fact: Fact) -> Iterable[str]:
    """The ends of a relation that its fall, or what it loses, may change: of a delegation that others still give or
    receive, those who receive from whoever is gone, and not the others who receive as before."""
    left = fall.left[fact.id]
    if left is None or fact.kind != "delegates":
        return (*fact.subject.ids, *fact.object.ids)
    lost = any(fall.lost(filler) for role, filler in fact.roles.items() if role != "to")
    return fact.object.ids if lost else fall.lost(fact.object)


def _with_authority(graph: Graph, asked: Matter, held: Iterable[Holding], near: Iterable[str]) -> dict[str, Truth]:
    """Who has the authority in a matter of any holder from whom it may lead to these: yes for certain, unknown for possibly."""
    leading = {node for one in near for node in leading_to(graph, asked, one)}
    derived = [derive(graph, asked, holding) for holding in held if holding.holder in leading]
    return {node: truth for truth in (Truth.UNKNOWN, Truth.YES) for one in derived for node in one.nodes(truth)}


def _passes_on(fact: Fact) -> bool:
    return fact.row.carries == "authority" and fact.kind != "holds"


def _sectors(fall: Fall) -> tuple[list[str], dict[str, list[str]]]:
    """Sectors that were heard somewhere through what fell and now are nowhere; and where each is foreseen to be."""
    touched = {sector for fact in fall.fallen for sector in _heard(fall.graph, fact)}
    if not touched:
        return [], {}
    voices = (*fall.graph.carrying("influence"), *fall.graph.of_kind("member of"))
    after = [(fact, sector) for fact in fall.left_among(voices) for sector in _heard(fall.graph, fact, fall.gone)]
    still = {sector for fact, sector in after if held(fall.graph, fact)}
    unheard = sorted(touched - still)
    foreseen = {
        sector: sorted({to for fact, other in after if other == sector for to in (*fact.role("to").ids,)})
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


def _ids(facets: Mapping[str, Any]) -> set[str]:
    out: set[str] = set()
    for value in facets.values():
        if isinstance(value, dict):
            out |= {*value, *(item for ids in value.values() for item in ids)}
        elif isinstance(value, list):
            out |= set(value)
    return out


def _notes(fall: Fall, facets: Mapping[str, Any], brought: Iterable[str]) -> list[str]:
    notes: list[str] = []
    ended = sorted(name for name in fall.gone if name in fall.graph.things and fall.graph.life(name).state == "ended")
    if ended:
        notes.append(f"{named(fall.graph, ended)}: ended before the day asked about; ask on a day when it was there.")
    if len(_staying(fall, brought)) > MAX_MATTERS:
        notes.append(f"Authority was derived anew for the first {MAX_MATTERS} matters of what falls, and for no more.")
    if facets["foreseen"]:
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
    help="What no longer has a decider, parent, line, host or voice when something goes.",
    reads="what falls when {node} goes",
)
