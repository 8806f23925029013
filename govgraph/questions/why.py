"""Why may somebody decide a matter: the rights that papers state, the routes of authority, each step with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line
from govgraph.authority import authority, holders, matter
from govgraph.graph.sentences import sentence, source_text
from govgraph.questions.liability import liable_facets, liable_line, several_note
from govgraph.questions.links import authority_chains, upward_chains, upward_words
from govgraph.questions.powers import read_notes, rested_on
from govgraph.questions.rights import DECIDING, Asking, denied, denied_words, rights
from govgraph.questions.verbs import MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.actors import opened_in_law
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

WHO = ("body", "post", "group", "level", "person")
WHAT = MATTERS


def answer(graph: Graph, who: str, what: str, *, value: float | None = None) -> Answer:
    """Why ``who`` may decide ``what``, or why that is not shown. Raises NotFound or AmbiguousName."""
    actor, thing = graph.thing(who, *WHO), graph.thing(what, *WHAT)
    about = matter(graph, thing.id, value=value)
    held = holders(graph, about)
    found = [(h, authority(graph, about, h, actor.id)) for h in held]
    named = {actor.id, *graph.groups_of(actor.id), *opened_in_law(graph, (actor.id,))}
    stated = [
        right
        for right in rights(graph, thing.id, Asking(graph.place, value), *DECIDING, "approves", "signs off", "agrees")
        if named & set(right.who)
    ]
    no = denied(graph, thing.id, named, Asking(graph.place, value))
    line = upward(graph, actor.id, about)
    chains = (*(chain for h, a in found for chain in authority_chains(graph, h, a)), *upward_chains(graph, line))
    liable = liable_facets((h.holder, a.liable) for h, a in found)
    facets = {
        "papers": [right.fact.id for right in stated],
        "sources": list(dict.fromkeys(str(s) for right in stated for s in right.fact.sources)),
        "authority": {h.holder: a.level for h, a in found},
        "conditions": list(dict.fromkeys(text for _, a in found for _, text in a.conditions)),
        "routes": {
            h.holder: list(
                dict.fromkeys(node for route in a.routes for hop in route.hops for node in (hop.giver, hop.receiver))
            )
            for h, a in found
        },
        "arrangements": list(
            dict.fromkeys(hop.offer.arrangement.id for _, a in found for r in a.routes for hop in r.hops if hop.offer)
        ),
        "powers": list(
            dict.fromkeys(
                row.id for _, a in found for r in a.routes for hop in r.hops if hop.offer for row in hop.offer.rows
            )
        ),
        "liable": sorted({bearer for _, a in found for bearer in a.liable}),
        "answers_to": list(line.chain[1:]),
        "because": {h.holder: a.words for h, a in found},
    }
    lines = [
        Line(
            label="Papers",
            text="; ".join(f"{sentence(graph, r.fact)} ({source_text(r.fact)})" for r in stated)
            or "no source states it",
        )
    ]
    lines += [
        Line(
            label="Scheme" if graph.registry.without_law else "Law", text=f"for {readable(graph, h.holder)}: {a.words}"
        )
        for h, a in found
    ]
    lines.append(Line(label="Answers", text=upward_words(graph, line)))
    lines += liable_line(graph, liable) if any(a.liable for _, a in found) else ()
    says = denied_words(graph, no) if no else "the papers say so" if stated else "no source says so"
    law = "; ".join(dict.fromkeys(f"{a.words}" for _, a in found)) or "no holder is known"
    return Answer(
        reading=reading(graph, "why", f"Why may {actor.name} decide {thing.name}?", {"who": actor.id, "what": thing.id}, value=value),
        headline=f"{actor.name} and {thing.name}: {says}; authority {law}.",
        lines=tuple(lines),
        columns=("holder", "authority", "conditions", "liable"),
        rows=tuple((readable(graph, h.holder), a.words, "; ".join(t for _, t in a.conditions), ", ".join(readable(graph, b) for b in a.liable)) for h, a in found),
        chains=chains,
        facets=facets,
        names={item: readable(graph, item) for item in (actor.id, thing.id, *(h.holder for h in held), *(n for c in chains for n in c.nodes))},
        notes=(*several_note(graph, liable), *read_notes(rested_on(a for _, a in found), graph.day)),
    )  # fmt: skip


VERB = Verb(
    name="why",
    answer=answer,
    parameters=(
        Parameter("who", "a body, post or group", main=True, categories=WHO),
        Parameter("what", "the decision, function or service", main=True, categories=WHAT),
        VALUE,
    ),
    help="why somebody may decide a matter: rights, routes and the source of each step",
    reads="why does {who} decide {what}?",
)
