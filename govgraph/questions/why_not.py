"""Why not: where the routes from the holders stop before they reach somebody, and what would carry them on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Chain, Line, Link
from govgraph.authority import Authority, Holding, Matter, Refusal, authority, holders, matter, why_not
from govgraph.graph.sentences import sentence, source_text
from govgraph.law.rows import Power
from govgraph.questions.links import authority_chains
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import denied, denied_words
from govgraph.questions.verbs import GIVEN, VALUE, Parameter, Verb, reading
from govgraph.questions.why import WHAT, WHO
from govgraph.reading.legal import structure
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


def answer(graph: Graph, who: str, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer:
    """Why ``who`` may not decide ``what`` for every holder. Raises NotFound or AmbiguousName."""
    actor, thing = graph.thing(who, *WHO), graph.thing(what, *WHAT)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    about = matter(graph, thing.id, value=value, given=events)
    found = [
        (h, authority(graph, about, h, actor.id), why_not(graph, about, h, actor.id)) for h in holders(graph, about)
    ]
    short = [(h, a, cut) for h, a, cut in found if a.level != "full"]
    facets = _facets(found)
    no = denied_words(graph, denied(graph, thing.id, {actor.id, structure(graph).itself(actor.id)}))
    reasons = dict.fromkeys((*([no] if no else ()), *(a.words for _, a, _ in short)))
    return Answer(
        reading=reading(
            graph,
            "why-not",
            f"Why may {actor.name} not decide {thing.name}?",
            {"who": actor.id, "what": thing.id},
            value=value,
            given=events,
        ),
        headline=_headline(actor.name, thing.name, found, reasons),
        lines=tuple(Line(label="Holder", text=f"{readable(graph, h.holder)}: {a.words}") for h, a, _ in found),
        columns=("holder", "authority", "stops at", "why"),
        rows=tuple(_rows(graph, found)),
        chains=tuple(chain for h, a, cut in short for chain in _chains(graph, about, h, a, cut)),
        facets=facets,
        names={item: readable(graph, item) for item in (actor.id, thing.id, *(h.holder for h, _, _ in found))},
        notes=law_notes(graph, _powers(found)),
    )


def _powers(found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> tuple[Power, ...]:
    """Those that were tried where it stops, and those on the way."""
    tried = {row.id: row for _, _, cut in found for refusal in cut for row in refusal.offer.rows}
    return (*rested_on(a for _, a, _ in found), *tried.values())


def _facets(found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> dict[str, Any]:
    return {
        "authority": {h.holder: a.level for h, a, _ in found},
        "reasons": {h.holder: a.reason for h, a, _ in found if a.reason},
        "stops_at": list(dict.fromkeys(refusal.offer.arrangement.id for _, _, cut in found for refusal in cut)),
        "would_do": list(dict.fromkeys(row.id for _, a, _ in found for row in a.rows)),
        "codes": sorted(
            {refusal.offer.finding.code for _, _, cut in found for refusal in cut if refusal.offer.finding}
        ),
        "foreseen": list(dict.fromkeys(a.foreseen for _, a, _ in found if a.foreseen)),
        "missing": [h.holder for h, a, _ in found if a.level == "none"],
        "conditions": list(dict.fromkeys(text for _, a, _ in found for _, text in a.conditions)),
    }


def _headline(
    who: str, what: str, found: list[tuple[Holding, Authority, tuple[Refusal, ...]]], reasons: Iterable[str]
) -> str:
    if not found:
        return f"Cannot tell: no holder of {what} is known."
    text = "; ".join(reasons)
    return f"{who} and {what}: {text}." if text else f"{who} may decide {what}, for every holder."


def _rows(graph: Graph, found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> Iterable[tuple[str, ...]]:
    for h, a, cut in found:
        if not cut:
            yield (readable(graph, h.holder), a.level, "", a.reason)
        for refusal in cut:
            fact = refusal.offer.arrangement.fact
            yield (readable(graph, h.holder), a.level, sentence(graph, fact) if fact else "", refusal.reason)


def _chains(graph: Graph, about: Matter, h: Holding, a: Authority, cut: tuple[Refusal, ...]) -> Iterable[Chain]:
    if not cut:
        yield from authority_chains(graph, h, a)
    for refusal in cut:
        fact = refusal.offer.arrangement.fact
        link = Link(
            fact=fact.id if fact else "", giver=refusal.node, receiver=refusal.receiver, text=sentence(graph, fact) if fact else "",
            sort="delegation", source=source_text(fact) if fact else "", status=fact.status if fact else "in force",
            basis=fact.basis if fact else "stated",
        )  # fmt: skip
        yield Chain(label=f"from {readable(graph, h.holder)}, stops", links=(link,), ends=refusal.reason)


VERB = Verb(
    name="why-not",
    answer=answer,
    parameters=(
        Parameter("who", "a body, post or group", main=True, categories=WHO),
        Parameter("what", "the decision, function or service", main=True, categories=WHAT),
        VALUE,
        GIVEN,
    ),
    help="why somebody may not decide a matter, and which powers would do",
    reads="why does {who} not decide {what}?",
)
