"""All about one thing: what it is, what the law says of its kind, and every relation it stands in, by what they carry.

Relations are grouped by reading the vocabulary, so a new kind of relation is shown with no change here. The facets
under familiar names (``parents``, ``members`` ...) are a selection; ``relations`` holds every kind and role.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.graph.sentences import sentence
from govgraph.model.amounts import pounds
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact
from govgraph.model.record import Statement
from govgraph.model.scenario import Option
from govgraph.model.things import Agreement, Body, Fund, Group, Meeting, Post, Thing
from govgraph.model.vocabulary import vocabulary
from govgraph.processes import find_step
from govgraph.questions.listing import (
    COLUMNS,
    by_tier,
    listed,
    mentioned,
    names,
    relations_of,
    row,
    state,
    thing_or_option,
    with_groups,
    words,
)
from govgraph.questions.process import answer as process
from govgraph.questions.shown import shown_instrument, shown_option, shown_relation, shown_statement, shown_step
from govgraph.questions.statements import record
from govgraph.questions.status import found, in_force, in_law, kind_of, legal_person
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import behind

if TYPE_CHECKING:
    from govgraph.graph import Graph

_CARRIES = tuple(dict.fromkeys(kind.carries for kind in vocabulary().kinds.values()))


def answer(graph: Graph, node: str) -> Answer:
    """All about a thing, an option, a relation, a list of criteria, a statement, a process or one of its steps.

    Raises NotFound or AmbiguousName.
    """
    key = thing_or_option(graph, node)
    if key in graph.all_things:
        return _thing(graph, graph.all_things[key])
    statements = record(graph)
    if key in statements:
        return shown_statement(graph, statements[key])
    if key in graph.instruments:
        return shown_instrument(graph, graph.instruments[key])
    if key in graph.processes:
        return process(graph, key)
    if (step := find_step(graph, key)) is not None:
        return shown_step(graph, *step)
    item = found(graph, key)
    return shown_option(graph, item) if isinstance(item, Option) else shown_relation(graph, item)  # type: ignore[arg-type]


# -- a thing ------------------------------------------------------------------------------------------------------


def _thing(graph: Graph, thing: Thing) -> Answer:
    direct = relations_of(graph, thing.id)
    by_group = [
        fact for group in with_groups(graph, thing.id) if group != thing.id for fact in relations_of(graph, group)
    ]
    own = {fact.id for fact in direct}
    every = {fact.id: fact for fact in (*direct, *by_group)}
    remarks = {fact.id: f"as one of {_group_name(graph, thing, fact)}" for fact in by_group if fact.id not in own}
    ordered = [fact for carried in _CARRIES for fact in by_tier(f for f in every.values() if f.row.carries == carried)]
    said = [statement for statement in record(graph).values() if thing.id in statement.about]
    facets = _thing_facets(graph, thing, list(direct), by_group, said)
    life = graph.life(thing)
    kind = kind_of(graph, thing)
    what = kind.name if kind else thing.label if isinstance(thing, Body) and thing.label else thing.category
    lines = [Line(label="What it is", text=_what(graph, thing))]
    lines.append(
        Line(
            label="Status",
            text=f"{thing.status}, {life.state} on {day_words(graph.day)}{f' ({life.reason})' if life.reason else ''}",
        )
    )
    if thing.aliases:
        lines.append(Line(label="Also called", text=listed(thing.aliases)))
    for carried in _CARRIES:
        texts = [_with_remark(graph, fact, remarks) for fact in ordered if fact.row.carries == carried]
        if texts:
            lines.append(Line(label=carried.capitalize(), text="; ".join(texts)))
    if said:
        lines.append(
            Line(
                label="Said about it",
                text=f"{len(said)} statement{'s' if len(said) > 1 else ''} in the record: ask for statements",
            )
        )
    lines.append(Line(label="Source", text=listed(map(str, thing.sources), "no source")))
    return Answer(
        reading=reading(graph, "show", f"What is known about {thing.name}?", {"node": thing.id}),
        headline=f"{thing.name}: {what}; {thing.status}; {len(every)} relation{'' if len(every) == 1 else 's'}.",
        lines=tuple(lines),
        columns=COLUMNS,
        rows=tuple(row(graph, fact, remarks.get(fact.id, "")) for fact in ordered),
        facets=facets,
        names=names(graph, mentioned(ordered) | {thing.id}),
        notes=tuple(_notes(thing)),
    )


def _group_name(graph: Graph, thing: Thing, fact: Fact) -> str:
    inside = with_groups(graph, thing.id)
    return listed(
        dict.fromkeys(graph.name(item) for filler in fact.roles.values() for item in filler.ids if inside.get(item))
    )


def _with_remark(graph: Graph, fact: Fact, remarks: dict[str, str]) -> str:
    extra = [
        word
        for word in (
            fact.status if fact.status != "in force" else "",
            fact.basis if fact.basis != "stated" else "",
            remarks.get(fact.id, ""),
        )
        if word
    ]
    return f"{sentence(graph, fact)}{f' [{listed(extra)}]' if extra else ''}"


def _what(graph: Graph, thing: Thing) -> str:
    if isinstance(thing, Body | Group):
        label = f"; the sources call it '{thing.label}'" if isinstance(thing, Body) and thing.label else ""
        return f"{thing.category}; {in_law(graph, thing)}{label}"
    if isinstance(thing, Post):
        return f"post{f', {thing.office}' if thing.office else ''}; authority belongs to the post, never to a person"
    if isinstance(thing, Agreement):
        return f"agreement{f', {thing.kind}' if thing.kind else ''}"
    if isinstance(thing, Fund):
        amount = (
            pounds(thing.amount) if thing.amount is not None else f"amount {thing.amount_said or 'not in the model'}"
        )
        return f"fund, {amount}; surplus and deficit: {thing.surplus or 'not modelled'}; money never carries authority"
    if isinstance(thing, Meeting):
        return f"meeting; purpose: {thing.purpose or 'not modelled'}"
    return thing.category


def _notes(thing: Thing) -> list[str]:
    notes = [thing.note] if thing.note else []
    if thing.comparator:
        notes.append("Named in the sources only to compare: it stands outside every check, count and chain.")
    if isinstance(thing, Group) and not thing.complete:
        notes.append("Its list of members is not known to be complete.")
    notes += [
        f"{source}: {source.variant}{f' ({source.reason})' if source.reason else ''}"
        for source in thing.sources
        if source.variant
    ]
    return notes


def _thing_facets(
    graph: Graph, thing: Thing, direct: list[Fact], by_group: list[Fact], said: list[Statement]
) -> dict[str, Any]:
    mine = [fact for fact in {fact.id: fact for fact in (*direct, *by_group)}.values() if not fact.negated]
    own = [fact for fact in direct if not fact.negated]
    me = set(with_groups(graph, thing.id))

    def to(*kinds: str, carries: str = "", role: str = "") -> list[str]:
        """What stands at the far end where this thing, or a group of it, is the subject."""
        return _ends(mine, kinds, carries, 0, me, role)

    def frm(*kinds: str, carries: str = "") -> list[str]:
        """What stands at the near end where this thing is the object."""
        return _ends(own, kinds, carries, 1, {thing.id})

    life = graph.life(thing)
    kind = kind_of(graph, thing)
    members = frm("member of")
    return {
        "id": thing.id,
        "name": thing.name,
        "aliases": sorted(thing.aliases),
        "category": thing.category,
        "kind": str(getattr(thing, "kind", "")) or "not modelled",
        "kind_name": kind.name if kind else "",
        "kind_one_of": list(getattr(thing, "kind_one_of", ())),
        "label": str(getattr(thing, "label", "")),
        "legal_person": legal_person(graph, thing).words,
        "may_hold": list(kind.holds) if kind else [],
        "status": thing.status,
        "tier": thing.tier,
        "basis": thing.basis,
        "state": life.state,
        "in_force": in_force(graph, thing, life)[0].words,
        "from": str(thing.span.start) if thing.span.start else "not stated",
        "until": str(thing.span.until) if thing.span.until else "not stated",
        "comparator": thing.comparator,
        "parents": to(carries="parent"),
        "committees": frm(carries="parent"),
        "part_of": to("part of"),
        "parts": frm("part of"),
        "members": members if not getattr(thing, "members", ()) else sorted({*members, *thing.members}),  # type: ignore[attr-defined]
        "members_opened": sorted(behind(graph, [*members, *getattr(thing, "members", ())]).ids),
        "members_complete": _complete(thing, own),
        "chairs": _ends(_chaired(own), ("member of",), "", 1, {thing.id}),
        "member_of": to("member of"),
        "chair_of": _ends(_chaired(mine), ("member of",), "", 0, me),
        "groups": sorted(me - {thing.id}),
        "count": getattr(thing, "count", None),
        "posts": frm("of"),
        "post_of": to("of"),
        "holders_of_post": frm("occupies"),
        "occupies": to("occupies"),
        "office": str(getattr(thing, "office", "")),
        "leads": to("leads"),
        "led_by": frm("leads"),
        "appointed_by": frm(carries="appointment"),
        "sectors": sorted({*getattr(thing, "sector", ()), *to("member of", role="for")}),
        "places": to(carries="place"),
        "agreements": sorted({*to("party to", "works under"), *frm("governs")}),
        "functions": to("holds"),
        "rights": _verbs(mine, "rights", me),
        "remits": _verbs(mine, "remit", me),
        "rights_over_it": _verbs_over(own, "rights", thing.id),
        "accountable_to": to("accountable to"),
        "reports_to": to("reports to"),
        "reported_to_by": frm("reports to"),
        "accountable_to_it": frm("accountable to"),
        "oversees": to("oversees"),
        "overseen_by": frm("oversees"),
        "delegates_to": to("delegates"),
        "receives_from": frm("delegates"),
        "supports": to("supports"),
        "replaces": to("replaces"),
        "replaced_by": frm("replaces"),
        "money_to": to(carries="money"),
        "money_from": frm(carries="money"),
        "concerns": to("concerns"),
        "waits_for": to("waits for"),
        "exercises": to("exercises"),
        "relations": _by_kind(mine, me),
        "not_stated": _not_stated(own),
        "denied": [fact.id for fact in direct if fact.negated],
        "live": [fact.id for fact in own if state(graph, fact) == "live"],
        "statements": [statement.id for statement in said],
        "sources": [str(source) for source in thing.sources],
        "amount": getattr(thing, "amount", None),
        "surplus": str(getattr(thing, "surplus", "")),
        "purpose": str(getattr(thing, "purpose", "")),
        "per_year": getattr(thing, "per_year", None),
        "facts": dict(getattr(thing, "facts", {})),
    }


def _ends(
    facts: Iterable[Fact], kinds: tuple[str, ...], carries: str, end: int, here: set[str], role: str = ""
) -> list[str]:
    """What stands in the other main role (or in ``role``) where one of ``here`` stands in main role number ``end``."""
    chosen = (
        fact
        for fact in facts
        if (fact.kind in kinds or fact.row.carries == carries) and here & set(fact.role(fact.row.main[end]).ids)
    )
    return sorted({word for fact in chosen for word in words(fact.role(role or fact.row.main[1 - end]))})


def _chaired(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.fields.get("chair") is True]


def _not_stated(facts: Iterable[Fact]) -> list[str]:
    """The kinds and roles that are read and silent, as ``accountable to: to``."""
    silent = (
        (fact.kind, role) for fact in facts for role, filler in fact.roles.items() if filler.unknown == "not stated"
    )
    return sorted({f"{kind}: {role}" for kind, role in silent})


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


def _verbs(facts: list[Fact], carries: str, me: set[str]) -> dict[str, list[str]]:
    """For each kind that carries this: the matters over which the thing has it."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        if fact.row.carries == carries and me & set(fact.subject.ids):
            either = fact.fields.get("either")
            out.setdefault(f"{fact.kind} or {either}" if either else fact.kind, set()).update(words(fact.object))
    return {kind: sorted(matters) for kind, matters in out.items()}


def _verbs_over(facts: list[Fact], carries: str, thing: str) -> dict[str, list[str]]:
    """For each kind that carries this: who has it over the thing."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        if fact.row.carries == carries and thing in fact.object.ids:
            out.setdefault(fact.kind, set()).update(words(fact.subject))
    return {kind: sorted(who) for kind, who in out.items()}


def _by_kind(facts: list[Fact], me: set[str]) -> dict[str, dict[str, list[str]]]:
    """Every kind and role: what stands there beside the thing itself."""
    out: dict[str, dict[str, set[str]]] = {}
    for fact in facts:
        for role, filler in fact.roles.items():
            out.setdefault(fact.kind, {}).setdefault(role, set()).update(set(words(filler)) - me)
    return {
        kind: {role: sorted(found) for role, found in roles.items() if found} for kind, roles in sorted(out.items())
    }


VERB = Verb(
    name="show",
    answer=answer,
    parameters=(Parameter("node", "a thing, option, relation, list of criteria or statement", main=True),),
    help="All about one thing: what it is in law, its parents, members, rights, lines, agreements and money.",
    reads="what is {node}",
)
