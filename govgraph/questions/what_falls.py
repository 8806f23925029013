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

from govgraph.answer import Answer, Line
from govgraph.model.facts import Fact
from govgraph.model.scenario import Option, UnknownName
from govgraph.model.things import Thing
from govgraph.model.truth import Truth
from govgraph.questions.falling import Fall, without
from govgraph.questions.listing import COLUMNS, gathered, held, mentioned, named, names, row
from govgraph.questions.status import found, title_of
from govgraph.questions.verbs import Parameter, Verb, reading

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
    facets = _facets(fall, item)
    title = title_of(graph, item)
    happens = f"when {title}" if isinstance(item, Thing) and item.category == "event" else f"without {title}"
    lines = tuple(Line(label=label, text=_text(graph, facets, facet)) for label, facet in _LINES if facets[facet])
    parts = [f"{label.lower()}: {named(graph, facets[facet])}" for label, facet in _HEADLINE if facets[facet]]
    whole = "nothing is left without a decider, parent, line or voice"
    headline = f"{happens[0].upper()}{happens[1:]}, {'; '.join(parts) or whole}."
    if facets["replaced_by"]:
        headline += f" Replaced by {named(graph, facets['replaced_by'])}."
    elif facets["nothing_found"]:
        headline = f"Nothing in the model depends on {title}."
    return Answer(
        reading=reading(graph, "what-falls", f"What falls {happens}?", {"node": item.id}),
        headline=headline,
        lines=lines,
        columns=COLUMNS,
        rows=tuple(
            row(graph, fact, "falls" if fall.left[fact.id] is None else "goes on without it") for fact in fall.fallen
        ),
        facets=facets,
        names=names(graph, mentioned(fall.fallen) | {item.id, *_ids(facets)}),
        notes=tuple(_notes(fall, facets)),
    )


# -- before and after ---------------------------------------------------------------------------------------------


def _facets(fall: Fall, item: Thing | Fact) -> dict[str, Any]:
    facets = {**_matters(fall, item), **_bodies(fall, item), **_seats(fall, item), **_relations(fall, item)}
    facets["nothing_found"] = not any(facets.values())
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
        "matters_without_remit": unowned,
        "functions_without_holder": [matter for matter in undecided if _is_function(graph, matter)],
        "replaced_by": gathered(later, "who"),
        "replaced_for": {who: _taken_by(later, who) for who in gathered(later, "who")},
        "not_taken_over": [] if taken_whole else [m for m in undecided if not taken & set(graph.above(m))],
    }


def _bodies(fall: Fall, item: Thing | Fact) -> dict[str, Any]:
    """Who is left without a parent, a line or authority, and what falls too."""
    graph, gone = fall.graph, fall.gone
    stranded, delegations = _stranded(fall)
    through = (fact for fact in fall.fallen if gone & set(fact.role("through").ids))
    posts = {name for name in gone if name in graph.things and graph.things[name].category == "post"}
    return {
        "falls_with": sorted(gone - {item.id}),
        "bodies_without_parent": _bereft(fall, lambda fact: fact.row.carries == "parent"),
        "without_line": [who for who in _bereft(fall, _is_line) if who not in gone],
        "lines_through_it": sorted({who for fact in through for who in fact.subject.ids} - gone),
        "stranded": stranded,
        "delegations_stranded": delegations,
        "authority_lost": _authority_lost(fall),
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


def _over(fall: Fall, facts: Iterable[Fact], matter: str) -> list[Fact]:
    """The relations of these at the nearest level, a matter or what it is part of, that has any."""
    by_matter: dict[str, list[Fact]] = {}
    for fact in facts:
        for item in fact.role("what").ids:
            by_matter.setdefault(item, []).append(fact)
    return next((by_matter[level] for level in fall.graph.above(matter) if level in by_matter), [])


def _lost_matters(
    fall: Fall, matters: Iterable[str], kind: Callable[[Fact], bool]
) -> tuple[list[str], dict[str, list[str]]]:
    """The matters with nobody left in such a relation who is there now; and who is foreseen for each of these."""
    graph = fall.graph
    before = [fact for fact in fall.before if kind(fact)]
    after = [fact for fact in fall.after if kind(fact) and fact.subject.known and graph.life(fact).state != "ended"]
    lost: list[str] = []
    foreseen: dict[str, list[str]] = {}
    for matter in dict.fromkeys(part for whole in matters for part in graph.below(whole)):
        if not any(fact.id in fall.left for fact in _over(fall, before, matter)):
            continue
        left = _over(fall, after, matter)
        if any(held(graph, fact) and "either" not in fact.fields for fact in left):
            continue
        lost.append(matter)
        if left:
            foreseen[matter] = gathered(left, "who")
    return sorted(lost), foreseen


def _holders(fall: Fall, matter: str) -> list[str]:
    """Who still holds the function that a matter exercises: to whom it comes back."""
    graph = fall.graph
    functions = set(graph.above(matter)) - {matter}
    for level in graph.above(matter):
        for fact in graph.where("exercises", who=level):
            functions |= {above for function in fact.role("to").ids for above in graph.above(function)}
    holds = [fact for fact in fall.after if fact.kind == "holds" and functions & set(fact.role("what").ids)]
    return gathered((fact for fact in holds if held(graph, fact)), "who")


def _bereft(fall: Fall, kind: Callable[[Fact], bool]) -> list[str]:
    """Who stood as subject of such a relation to something that is gone, and has none left; what falls too included."""
    down = [fact for fact in fall.fallen if kind(fact) and fall.left[fact.id] is None]
    lost = {
        who for fact in down for who in fact.subject.ids if who not in fall.gone or fall.gone & set(fact.object.ids)
    }
    still = {who for fact in fall.after if kind(fact) and fact.object.known for who in fact.subject.ids}
    return sorted(lost - still)


def _without_subject(fall: Fall, kind: Callable[[Fact], bool]) -> list[str]:
    """Things that such a relation led to, that stay, and to which none leads any more."""
    lost = {to for fact in fall.fallen if kind(fact) for to in fact.object.ids if to not in fall.gone}
    still = {to for fact in fall.after if kind(fact) and fact.subject.known for to in fact.object.ids}
    return sorted(lost - still)


def _stranded(fall: Fall) -> tuple[list[str], list[str]]:
    """Who no longer receives what was delegated, and the delegations whose giver now has nothing to give."""
    had = _reached(fall, fall.before)
    has = _reached(fall, fall.after) - fall.gone
    passing = [fact for fact in fall.after if _passes_on(fact)]
    dry = [fact.id for fact in passing if not set(fact.subject.ids) & has and set(fact.subject.ids) & had]
    return sorted(had - has - fall.gone), dry


def _authority_lost(fall: Fall) -> dict[str, list[str]]:
    """For each matter of a fallen arrangement: who stays, and has less of any holder's authority in it, or none."""
    touched = [fact for fact in fall.fallen if _passes_on(fact)]
    matters = {matter for fact in touched for matter in fact.role("what").ids if matter not in fall.gone}
    if any(not fact.role("what").known for fact in touched):
        matters |= {matter for fact in fall.before if fact.kind == "holds" for matter in fact.role("what").ids}
    left = fall.graph_after()
    out: dict[str, list[str]] = {}
    for matter in sorted(matters & set(left.things))[:MAX_MATTERS]:
        before, after = _with_authority(fall.graph, matter), _with_authority(left, matter)
        lost = {node for node in before.keys() - fall.gone if after.get(node, Truth.NO) < before[node]}
        if lost:
            out[matter] = sorted(lost)
    return out


def _with_authority(graph: Graph, about: str) -> dict[str, Truth]:
    """Who has the authority of any holder in a matter: yes for certain, unknown for possibly."""
    from govgraph.authority import derive, holders, matter

    asked = matter(graph, about)
    derived = [derive(graph, asked, holding) for holding in holders(graph, asked)]
    return {node: truth for truth in (Truth.UNKNOWN, Truth.YES) for one in derived for node in one.nodes(truth)}


def _passes_on(fact: Fact) -> bool:
    return fact.row.carries == "authority" and fact.kind != "holds"


def _reached(fall: Fall, facts: list[Fact]) -> set[str]:
    """Everything to which authority comes along delegations and boards, from those who hold a function or only give.

    This is reachability over the whole graph, matter by matter left out: whom it names has certainly lost its route.
    """
    giving = [fact for fact in fall.before if _passes_on(fact)]
    receivers = {to for fact in giving for to in fact.object.ids}
    here = {name for fact in facts for name in mentioned([fact])}
    reached = {who for fact in facts if fact.kind == "holds" for who in fact.subject.ids}
    reached |= {who for fact in giving for who in fact.subject.ids if who not in receivers and who in here}
    steps = [(set(f.subject.ids), set(f.object.ids), f.kind == "exercises jointly") for f in facts if _passes_on(f)]
    steps += [(set(fact.object.ids), set(fact.subject.ids), False) for fact in facts if fact.kind == "organ of"]
    grew = True
    while grew:
        before = len(reached)
        for givers, to, all_needed in steps:
            if givers <= reached if all_needed else givers & reached:
                reached |= to
        grew = len(reached) > before
    return reached


def _sectors(fall: Fall) -> tuple[list[str], dict[str, list[str]]]:
    """Sectors that were heard somewhere through what fell and now are nowhere; and where each is foreseen to be."""
    before = [(fact, sector) for fact in fall.before for sector in _heard(fall.graph, fact)]
    after = [(fact, sector) for fact in fall.after for sector in _heard(fall.graph, fact, fall.gone)]
    touched = {sector for fact, sector in before if fact.id in fall.left}
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
    seated = (set(fact.role("who").ids) | set(graph.expand(fact.role("who")).ids)) - gone
    sectors = {item for item in (*fact.role("for").ids, *seated) if _is_sector(graph, item)}
    for item in seated:
        bodies = [body.id for body in graph.bodies_of_post(item)]
        for holder in (item, *bodies):
            sectors |= set(getattr(graph.things.get(holder), "sector", ()))
    return sectors


def _is_sector(graph: Graph, item: str) -> bool:
    thing = graph.things.get(item)
    return thing is not None and thing.category == "sector"


# -- in words -----------------------------------------------------------------------------------------------------

_HEADLINE = (
    ("No decider for", "matters_without_decider"),
    ("No holder of", "functions_without_holder"),
    ("No parent for", "bodies_without_parent"),
    ("No line for", "without_line"),
    ("Stranded", "stranded"),
    ("Not heard", "sectors_without_path"),
    ("Vacant", "posts_vacant"),
    ("No host for", "funds_without_host"),
)

_LINES = (
    ("Falls with it", "falls_with"),
    ("No decider", "matters_without_decider"),
    ("No holder", "functions_without_holder"),
    ("Foreseen", "foreseen"),
    ("Back to", "reverts_to"),
    ("Affected", "matters_affected"),
    ("No remit", "matters_without_remit"),
    ("No parent", "bodies_without_parent"),
    ("No line", "without_line"),
    ("Lines through it", "lines_through_it"),
    ("Stranded", "stranded"),
    ("Authority lost", "authority_lost"),
    ("Seats lost", "seats_lost"),
    ("No members", "forums_without_members"),
    ("No chair", "forums_without_chair"),
    ("Not heard", "sectors_without_path"),
    ("Heard if", "sectors_foreseen"),
    ("Vacant", "posts_vacant"),
    ("No host", "funds_without_host"),
    ("Agreements", "agreements_affected"),
    ("Replaced by", "replaced_by"),
    ("Replaced for", "replaced_for"),
    ("Not taken over", "not_taken_over"),
)


def _text(graph: Graph, facets: Mapping[str, Any], facet: str) -> str:
    value = facets[facet]
    if isinstance(value, dict):
        return "; ".join(f"{graph.name(key)}: {named(graph, ids, 'all matters')}" for key, ids in value.items())
    return named(graph, value)


def _ids(facets: Mapping[str, Any]) -> set[str]:
    out: set[str] = set()
    for value in facets.values():
        if isinstance(value, dict):
            out |= {*value, *(item for ids in value.values() for item in ids)}
        elif isinstance(value, list):
            out |= set(value)
    return out


def _notes(fall: Fall, facets: Mapping[str, Any]) -> list[str]:
    notes: list[str] = []
    ended = sorted(name for name in fall.gone if name in fall.graph.things and fall.graph.life(name).state == "ended")
    if ended:
        notes.append(f"{named(fall.graph, ended)}: ended before the day asked about; ask on a day when it was there.")
    if facets["foreseen"]:
        notes.append("A decider that is only foreseen, or not there yet on the day, does not count as one until it is.")
    opened = sorted(
        {group for fact in fall.fallen for filler in fact.roles.values() for group in fall.graph.expand(filler).open}
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
