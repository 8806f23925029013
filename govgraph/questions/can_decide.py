"""Can this forum decide it: whose authority is at the table, whose is missing, and who is left once the conflicted go.

Membership, attendance and votes never bind: for each holder it counts what a post or committee of that holder brings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from govgraph.answer import Answer, Line
from govgraph.authority import Holding, Matter, Seat, authority, holders, matter, members, table
from govgraph.authority.accountability import readable
from govgraph.graph.sentences import listed
from govgraph.legality.structure import structure
from govgraph.model.things import Person
from govgraph.model.truth import Truth
from govgraph.questions.links import authority_chains
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

Verdict = Literal["yes", "only if", "no", "cannot tell"]


def answer(graph: Graph, forum: str, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer:
    """Can ``forum`` decide ``what`` so that it binds every holder? Raises NotFound or AmbiguousName."""
    body = graph.thing(forum, "body", "post", "group", "level")
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    about = matter(graph, thing.id, value=value, given=events)
    held = holders(graph, about)
    seats = [table(graph, about, body.id, h) for h in held]
    facets = _facets(graph, body.id, about, held, seats)
    conflicted = _conflicted(graph, body.id, about)
    after = [table(graph, about, body.id, h, without=conflicted) for h in held] if conflicted else seats
    facets["conflicted"] = conflicted
    facets["verdict_after"], _ = _verdict(graph, body.id, after)
    facets["missing_after"] = [
        s.holder for s in after if _says(graph, body.id, s) in {"no", "cannot tell"} and not s.member
    ]
    names = {
        item: readable(graph, item)
        for value_ in facets.values()
        if isinstance(value_, list)
        for item in value_
        if isinstance(item, str)
    }
    return Answer(
        reading=reading(
            graph,
            "can-decide",
            f"Can {body.name} decide {thing.name}?",
            {"forum": body.id, "what": thing.id},
            value=value,
            given=events,
        ),
        headline=_headline(graph, body.name, thing.name, facets),
        lines=tuple(_lines(graph, facets, seats, after if conflicted else [])),
        columns=("holder", "who brings it", "authority", "binds", "conditions"),
        rows=tuple(_rows(graph, body.id, seats)),
        chains=tuple(
            chain
            for h, seat in zip(held, seats, strict=True)
            if seat.authority
            for chain in authority_chains(graph, h, seat.authority)
        ),
        facets=facets,
        names=names,
        notes=() if facets["members"] or facets["bound"] else (f"no source lists who sits at {body.name}",),
    )


def _says(graph: Graph, forum: str, seat: Seat) -> Verdict:
    """Is this holder bound by what the forum decides?"""
    if seat.authority is not None:
        level = seat.authority.level
        if level == "full":
            return "yes"
        if level == "part":
            return "only if"
        if level == "not shown":
            return "only if" if seat.authority.rows else "cannot tell"
        return "no"
    if seat.member:
        return "cannot tell"
    return "no" if _complete(graph, forum) or structure(graph).is_forum(forum) is not Truth.YES else "cannot tell"


def _complete(graph: Graph, forum: str) -> bool:
    return any(fact.fields.get("list complete") is True for fact in graph.where("member of", to=forum))


def _verdict(graph: Graph, forum: str, seats: list[Seat]) -> tuple[Verdict, dict[str, Verdict]]:
    each = {seat.holder: _says(graph, forum, seat) for seat in seats}
    if not each:
        return "cannot tell", each
    for verdict in ("no", "cannot tell", "only if"):
        if verdict in each.values():
            return verdict, each
    return "yes", each


def _facets(graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], seats: list[Seat]) -> dict[str, Any]:
    verdict, each = _verdict(graph, forum, seats)
    bound = [holder for holder, said in each.items() if said == "yes"]
    needs = [
        text
        for seat in seats
        if seat.authority
        for text in ([row.id for row in seat.authority.rows] or [t for _, t in seat.authority.conditions])
    ]
    kinds = structure(graph).kinds(forum)
    rule = next((row.quorum.rule for kind in kinds if (row := graph.registry.kind(kind)).quorum), "")
    facts = [fact for fact in graph.where("member of", to=forum) if not fact.negated and fact.tier != "past"]
    return {
        "verdict": verdict,
        "bound": bound,
        "only_if": [holder for holder, said in each.items() if said == "only if"],
        "not_bound": [holder for holder, said in each.items() if said == "no"],
        "cannot_tell": [holder for holder, said in each.items() if said == "cannot tell"],
        "missing": [seat.holder for seat in seats if not seat.member],
        "by_holder": dict(each),
        "own_authority": {h.holder: authority(graph, about, h, forum).level for h in held},
        "needs": list(dict.fromkeys(needs)),
        "can_only_recommend": verdict in {"no", "cannot tell"}
        and not bound
        and not any(said == "only if" for said in each.values()),
        "holders": [h.holder for h in held],
        "members": list(members(graph, forum)),
        "members_complete": _complete(graph, forum),
        "voting": [item for fact in facts if fact.fields.get("voting") is True for item in fact.subject.ids],
        "not_voting": [item for fact in facts if fact.fields.get("voting") is False for item in fact.subject.ids],
        "chair": [item for fact in facts if fact.fields.get("chair") is True for item in fact.subject.ids],
        "quorum": str(getattr(graph.things[forum], "facts", {}).get("quorum", rule) or "not stated"),
    }


def _conflicted(graph: Graph, forum: str, about: Matter) -> list[str]:
    """Members with an interest in the matter: stated of the post, of its holder, or of the body it belongs to."""
    out = []
    for member in members(graph, forum):
        holders_of = [who for fact in graph.where("occupies", to=member) for who in fact.subject.ids]
        for who in (member, *holders_of, *structure(graph).persons(member)):
            facts = graph.with_groups("interest", "who", who)
            if any(not fact.negated and about.above & set(fact.object.ids) for fact in facts) and not isinstance(
                graph.things.get(member), Person
            ):
                out.append(member)
                break
    return out


def _headline(graph: Graph, forum: str, what: str, facets: dict[str, Any]) -> str:
    total = len(facets["holders"])
    if not total:
        return f"Cannot tell: no holder of {what} is known."
    words = {
        "yes": f"Yes: what {forum} decides on {what} binds {'its holder' if total == 1 else f'all {total} holders'}",
        "only if": f"Only if {listed(facets['needs'], 'and') or 'what is missing is shown'}: authority for {what} is not shown at {forum}",
        "no": f"No: {forum} binds {len(facets['bound'])} of {total} holders of {what}",
        "cannot tell": f"Cannot tell whether {forum} binds all {total} holders of {what}",
    }
    tail = "; it can only recommend" if facets["can_only_recommend"] else ""
    return f"{words[facets['verdict']]}{tail}."


def _lines(graph: Graph, facets: dict[str, Any], seats: list[Seat], after: list[Seat]) -> Iterable[Line]:
    yield Line(
        label="Verdict", text=facets["verdict"] + (": it can only recommend" if facets["can_only_recommend"] else "")
    )
    for facet, label in (
        ("bound", "Bound"),
        ("only_if", "Only if"),
        ("not_bound", "Not bound"),
        ("cannot_tell", "Unclear"),
        ("conflicted", "Conflicted"),
    ):
        if facets[facet]:
            yield Line(label=label, text=listed([readable(graph, item) for item in facets[facet]]))
    reasons = dict.fromkeys(seat.reason or (seat.authority.reason if seat.authority else "") for seat in seats)
    if any(reasons):
        yield Line(label="Why", text="; ".join(reason for reason in reasons if reason))
    if after:
        yield Line(label="Then", text=f"once the conflicted leave: {facets['verdict_after']}")
    yield Line(label="Quorum", text=facets["quorum"])


def _rows(graph: Graph, forum: str, seats: list[Seat]) -> Iterable[tuple[str, ...]]:
    for seat in seats:
        a = seat.authority
        yield (
            readable(graph, seat.holder), readable(graph, seat.member) if seat.member else "nobody", a.words if a else seat.reason,
            _says(graph, forum, seat), "; ".join(text for _, text in a.conditions) if a else "",
        )  # fmt: skip


VERB = Verb(
    name="can-decide",
    answer=answer,
    parameters=(
        Parameter("forum", "the forum, committee or post", main=True, categories=("body", "post", "group", "level")),
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=MATTERS,
        ),
        VALUE,
        GIVEN,
    ),
    help="whose authority is at a forum's table for a matter, whose is missing, and whether it can only recommend",
    reads="can {forum} decide {what}?",
)
