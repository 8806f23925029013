"""All about one thing: what is returned, made from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Ids
from govgraph.model.facts import Fact
from govgraph.model.things import Thing
from govgraph.questions.listing import state, words
from govgraph.questions.status import in_force, kind_of, legal_person
from govgraph.questions.support import of_item
from govgraph.reading.actors import behind, named_by

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.show import WholeThing


@dataclass(frozen=True, kw_only=True)
class ShownThing:
    """All about one thing on the day: what it is, and what stands at the other end of its relations.

    Relations of a group that the thing is in count as its own where it is the one who acts. Empty: none is recorded.
    """

    id: str
    """Its id."""
    name: str
    """Its name."""
    aliases: tuple[str, ...]
    """What else it is called."""
    category: str
    """What sort of thing it is: body, post, group, decision ..."""
    kind: str
    """Its kind, by its id in the law: nhs_trust, icb ...; "not modelled" where it has none."""
    kind_name: str
    """The readable name of its kind; empty: it has none in the law."""
    kind_one_of: tuple[str, ...]
    """Kinds of which it has one, where papers leave it open."""
    label: str
    """What papers call it."""
    legal_person: str
    """Can it be sued: yes, no or cannot tell."""
    may_hold: tuple[str, ...]
    """Classes of function that a body of its kind may hold; "all": any."""
    status: str
    """How firm it is: in force, likely, proposed ..."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    basis: str
    """Why it is said to be there: stated, law, inferred, assumed."""
    state: str
    """Is it there on the day, by its dates: not yet, live, ended, cannot tell."""
    in_force: str
    """Is it in force on the day, by its dates and its status: yes, no or cannot tell."""
    from_: str
    """From when, as papers say; "not stated" where they do not."""
    until: str
    """Until when."""
    comparator: bool
    """Is it named only to compare?"""
    parents: Ids
    """What it belongs to, as a committee or part of."""
    committees: Ids
    """Its committees and subordinate bodies."""
    part_of: Ids
    """What it is a part of."""
    parts: Ids
    """Its parts."""
    members: Ids
    """Who sits there or belongs to it."""
    members_opened: Ids
    """The same with each group replaced by who is in it."""
    members_complete: str
    """Is the list of members complete: yes, no or not stated."""
    chairs: Ids
    """Who chairs it."""
    member_of: Ids
    """Where it sits."""
    chair_of: Ids
    """What it chairs."""
    groups: Ids
    """Groups that it is in."""
    count: int | None
    """Of a group: how many are in it, as papers count them; None: they do not."""
    posts: Ids
    """Its posts."""
    post_of: Ids
    """Of a post: whose it is."""
    holders_of_post: Ids
    """Of a post: who holds it."""
    occupies: Ids
    """Of a person: the posts it holds."""
    office: str
    """Of a post: which office it is in law; empty: none."""
    leads: Ids
    """What it leads."""
    led_by: Ids
    """Who leads it."""
    appointed_by: Ids
    """Who appoints it."""
    sectors: tuple[str, ...]
    """The sectors it belongs to or speaks for."""
    places: Ids
    """Where it is or acts."""
    agreements: Ids
    """Agreements that it is party to or works under."""
    functions: Ids
    """Functions that rest on it."""
    rights: Mapping[str, Ids]
    """By right (decides, recommends ...): the matters over which it has it."""
    remits: Mapping[str, Ids]
    """By remit (charged with ...): the matters."""
    rights_over_it: Mapping[str, Ids]
    """By right: who has it over this."""
    accountable_to: Ids
    """To whom it is accountable."""
    reports_to: Ids
    """To whom it reports."""
    reported_to_by: Ids
    """Who reports to it."""
    accountable_to_it: Ids
    """Who is accountable to it."""
    oversees: Ids
    """What it oversees."""
    overseen_by: Ids
    """Who oversees it."""
    delegates_to: Ids
    """To whom it delegates."""
    receives_from: Ids
    """Who delegates to it."""
    supports: Ids
    """What it supports."""
    replaces: Ids
    """What it replaces."""
    replaced_by: Ids
    """What replaces it."""
    money_to: Ids
    """To whom it gives money."""
    money_from: Ids
    """From whom it has money."""
    concerns: Ids
    """What it concerns."""
    waits_for: Ids
    """What it waits for."""
    exercises: Ids
    """Functions that are exercised in it."""
    relations: Mapping[str, Mapping[str, Ids]]
    """By kind of relation and by role: what stands there beside the thing itself."""
    relations_before: Mapping[str, Mapping[str, Ids]]
    """The same of relations that are over."""
    relations_later: Mapping[str, Mapping[str, Ids]]
    """The same of relations that have not begun."""
    not_stated: tuple[str, ...]
    """Roles that a paper leaves open, as ``accountable to: to``."""
    denied: Ids
    """Relations of it that a paper denies."""
    ended: Ids
    """Relations of it that are over."""
    not_yet: Ids
    """Relations of it that have not begun."""
    held_before: Ids
    """Of a post: who held it."""
    held_later: Ids
    """Of a post: who is to hold it."""
    ground: str
    """On what ground it is said to be there."""
    live: Ids
    """Relations of it that hold on the day, by their dates."""
    statements: Ids
    """What the record says of it."""
    sources: tuple[str, ...]
    """Where it was read."""
    amount: float | None
    """Of a fund: how many pounds it holds; None: not stated."""
    surplus: str
    """Of a fund: who keeps what is left, or bears what is lacking."""
    purpose: str
    """Of a meeting: what it is for."""
    per_year: float | None
    """Of a meeting: how often it is held in a year; None: not stated."""
    facts: Mapping[str, Any]
    """What the law asks about a body of its kind, as papers answer it."""


def shown_thing(graph: Graph, found: WholeThing) -> ShownThing:
    """What was found as ids and plain values."""
    thing = found.thing
    current = [fact for fact in found.now if not fact.negated]
    mine = current
    own = [fact for fact in current if fact.id not in found.through]
    said = found.said
    me = set(named_by(graph, thing.id))

    def to(*kinds: str, carries: str = "", role: str = "") -> Ids:
        """What stands at the far end where this thing, or a group of it, is the subject."""
        return _ends(mine, kinds, carries, 0, me, role)

    def frm(*kinds: str, carries: str = "") -> Ids:
        """What stands at the near end where this thing is the object."""
        return _ends(own, kinds, carries, 1, {thing.id})

    life = graph.life(thing)
    kind = kind_of(graph, thing)
    members, inside = frm("member of"), getattr(thing, "members", ())
    return ShownThing(
        id=thing.id,
        name=thing.name,
        aliases=tuple(sorted(thing.aliases)),
        category=thing.category,
        kind=str(getattr(thing, "kind", "")) or "not modelled",
        kind_name=kind.name if kind else "",
        kind_one_of=tuple(getattr(thing, "kind_one_of", ())),
        label=str(getattr(thing, "label", "")),
        legal_person=legal_person(graph, thing).words,
        may_hold=tuple(kind.holds) if kind else (),
        status=thing.status,
        tier=thing.tier,
        basis=thing.basis,
        state=life.state,
        in_force=in_force(graph, thing, life)[0].words,
        from_=str(thing.span.start) if thing.span.start else "not stated",
        until=str(thing.span.until) if thing.span.until else "not stated",
        comparator=thing.comparator,
        parents=to(carries="parent"),
        committees=frm(carries="parent"),
        part_of=to("part of"),
        parts=frm("part of"),
        members=tuple(sorted({*members, *inside})) if inside else members,
        members_opened=tuple(sorted(behind(graph, [*members, *inside]).ids)),
        members_complete=_complete(thing, own),
        chairs=_ends(_chaired(own), ("member of",), "", 1, {thing.id}),
        member_of=to("member of"),
        chair_of=_ends(_chaired(mine), ("member of",), "", 0, me),
        groups=tuple(sorted(me - {thing.id})),
        count=getattr(thing, "count", None),
        posts=frm("of"),
        post_of=to("of"),
        holders_of_post=frm("occupies"),
        occupies=to("occupies"),
        office=str(getattr(thing, "office", "")),
        leads=to("leads"),
        led_by=frm("leads"),
        appointed_by=frm(carries="appointment"),
        sectors=tuple(sorted({*getattr(thing, "sector", ()), *to("member of", role="for")})),
        places=to(carries="place"),
        agreements=tuple(sorted({*to("party to", "works under"), *frm("governs")})),
        functions=to("holds"),
        rights=_verbs(mine, "rights", me),
        remits=_verbs(mine, "remit", me),
        rights_over_it=_verbs_over(own, "rights", thing.id),
        accountable_to=to("accountable to"),
        reports_to=to("reports to"),
        reported_to_by=frm("reports to"),
        accountable_to_it=frm("accountable to"),
        oversees=to("oversees"),
        overseen_by=frm("oversees"),
        delegates_to=to("delegates"),
        receives_from=frm("delegates"),
        supports=to("supports"),
        replaces=to("replaces"),
        replaced_by=frm("replaces"),
        money_to=to(carries="money"),
        money_from=frm(carries="money"),
        concerns=to("concerns"),
        waits_for=to("waits for"),
        exercises=to("exercises"),
        relations=_by_kind(mine, me),
        relations_before=_by_kind([fact for fact in found.ended if not fact.negated], me),
        relations_later=_by_kind([fact for fact in found.coming if not fact.negated], me),
        not_stated=_not_stated(own),
        denied=tuple(fact.id for fact in found.every if fact.negated and fact.id not in found.through),
        ended=tuple(fact.id for fact in found.ended if not fact.negated),
        not_yet=tuple(fact.id for fact in found.coming if not fact.negated),
        held_before=_ends([f for f in found.ended if not f.negated], ("occupies",), "", 1, {thing.id}),
        held_later=_ends([f for f in found.coming if not f.negated], ("occupies",), "", 1, {thing.id}),
        ground=of_item(graph, thing).ground.value,
        live=tuple(fact.id for fact in own if state(graph, fact) == "live"),
        statements=tuple(statement.id for statement in said),
        sources=tuple(str(source) for source in thing.sources),
        amount=getattr(thing, "amount", None),
        surplus=str(getattr(thing, "surplus", "")),
        purpose=str(getattr(thing, "purpose", "")),
        per_year=getattr(thing, "per_year", None),
        facts=dict(getattr(thing, "facts", {})),
    )


def _ends(facts: Iterable[Fact], kinds: tuple[str, ...], carries: str, end: int, here: set[str], role: str = "") -> Ids:
    """What stands in the other main role (or in ``role``) where one of ``here`` stands in main role number ``end``."""
    chosen = (
        fact
        for fact in facts
        if (fact.kind in kinds or fact.row.carries == carries) and here & set(fact.role(fact.row.main[end]).ids)
    )
    return tuple(sorted({word for fact in chosen for word in words(fact.role(role or fact.row.main[1 - end]))}))


def _chaired(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.fields.get("chair") is True]


def _not_stated(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The kinds and roles that are read and silent, as ``accountable to: to``."""
    silent = (
        (fact.kind, role) for fact in facts for role, filler in fact.roles.items() if filler.unknown == "not stated"
    )
    return tuple(sorted({f"{kind}: {role}" for kind, role in silent}))


def _complete(thing: Thing, facts: list[Fact]) -> str:
    """Is the list of members complete? yes, no, or not stated."""
    flags = {
        fact.fields["list complete"]
        for fact in facts
        if fact.kind == "member of" and thing.id in fact.role("to").ids and "list complete" in fact.fields
    }
    own = getattr(thing, "complete", None)
    if own is not None:
        flags.add(own)
    return "not stated" if not flags else "no" if False in flags else "yes"


def _verbs(facts: list[Fact], carries: str, me: set[str]) -> dict[str, Ids]:
    """For each kind that carries this: the matters over which the thing has it."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        if fact.row.carries == carries and me & set(fact.subject.ids):
            either = fact.fields.get("either")
            out.setdefault(f"{fact.kind} or {either}" if either else fact.kind, set()).update(words(fact.object))
    return {kind: tuple(sorted(matters)) for kind, matters in out.items()}


def _verbs_over(facts: list[Fact], carries: str, thing: str) -> dict[str, Ids]:
    """For each kind that carries this: who has it over the thing."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        if fact.row.carries == carries and thing in fact.object.ids:
            out.setdefault(fact.kind, set()).update(words(fact.subject))
    return {kind: tuple(sorted(who)) for kind, who in out.items()}


def _by_kind(facts: Iterable[Fact], me: set[str]) -> dict[str, dict[str, Ids]]:
    """Every kind and role: what stands there beside the thing itself."""
    out: dict[str, dict[str, set[str]]] = {}
    for fact in facts:
        for role, filler in fact.roles.items():
            out.setdefault(fact.kind, {}).setdefault(role, set()).update(set(words(filler)) - me)
    return {
        kind: {role: tuple(sorted(found)) for role, found in roles.items() if found}
        for kind, roles in sorted(out.items())
    }
