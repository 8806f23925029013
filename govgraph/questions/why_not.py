"""Why not: where the routes from the holders stop before they reach somebody, and what would carry them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Chain, Ids, Line, Link
from govgraph.authority import Authority, Holding, Matter, Refusal, authority, holders, matter, why_not
from govgraph.graph.sentences import plural, sentence, source_text
from govgraph.law.names import without_codes
from govgraph.law.power_rows import Power
from govgraph.questions.aloud import accountable, aloud, is_forum, mend, missing, says, sources
from govgraph.questions.links import authority_chains
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import denied, denied_words
from govgraph.questions.verbs import GIVEN, VALUE, Parameter, Verb, reading
from govgraph.questions.why import WHAT, WHO
from govgraph.reading.legal import structure
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """Why somebody may not decide a matter for every holder: where what holders gave on stops, and what would do."""

    authority: Mapping[str, str]
    """By holder: how much of its authority has come to it (full, part, none, not shown)."""
    reasons: Mapping[str, str]
    """By holder whose authority has not come to it: why, in words."""
    stops_at: Ids
    """The arrangements at which a way to it stops."""
    would_do: Ids
    """The powers of law by which the holders could give it."""
    codes: tuple[str, ...]
    """The rules of law that an arrangement on the way breaks, by their codes."""
    foreseen: tuple[str, ...]
    """What is foreseen and would give it, in words."""
    missing: Ids
    """Holders none of whose authority has come to it."""
    conditions: tuple[str, ...]
    """What the law asks for and no paper shows."""


def answer(
    graph: Graph, who: str, what: str, *, value: float | None = None, given: Iterable[str] = ()
) -> Answer[WhyNot]:
    """Why ``who`` may not decide ``what`` for every holder. Raises NotFound or AmbiguousName."""
    actor, thing = graph.thing(who, *WHO), graph.thing(what, *WHAT)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    about = matter(graph, thing.id, value=value, given=events)
    found = [
        (h, authority(graph, about, h, actor.id), why_not(graph, about, h, actor.id)) for h in holders(graph, about)
    ]
    short = [(h, a, cut) for h, a, cut in found if a.level != "full"]
    no = denied_words(graph, denied(graph, thing.id, {actor.id, structure(graph).itself(actor.id)}))
    return Answer(
        reading=reading(
            graph,
            "why-not",
            f"Why may {graph.name(actor.id)} not decide {thing.name}?",
            {"who": actor.id, "what": thing.id},
            value=value,
            given=events,
        ),
        headline=_headline(graph, actor.id, thing.id, found, no),
        summary=aloud(
            ("Missing", missing(graph, actor.id, ((h.holder, a) for h, a, _ in found))),
            ("It stops at", stops(graph, found)),
            ("To mend it", mend(graph, actor.id, ((h.holder, a) for h, a, _ in short))),
            ("Accountable", accountable(graph, (upward(graph, actor.id, about),))),
            (
                "Sources",
                sources(r.offer.arrangement.fact for _, _, cut in found for r in cut if r.offer.arrangement.fact),
            ),
        ),
        lines=tuple(Line(label="Holder", text=f"{readable(graph, h.holder)}: {a.words}") for h, a, _ in found),
        columns=("holder", "authority", "stops at", "why"),
        rows=tuple(_rows(graph, found)),
        chains=tuple(chain for h, a, cut in short for chain in _chains(graph, about, h, a, cut)),
        result=_result(found),
        names={item: readable(graph, item) for item in (actor.id, thing.id, *(h.holder for h, _, _ in found))},
        notes=law_notes(graph, _powers(found)),
    )


def _powers(found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> tuple[Power, ...]:
    """Those that were tried where it stops, and those on the way."""
    tried = {row.id: row for _, _, cut in found for refusal in cut for row in refusal.offer.rows}
    return (*rested_on(a for _, a, _ in found), *tried.values())


def _result(found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> WhyNot:
    return WhyNot(
        authority={h.holder: a.level for h, a, _ in found},
        reasons={h.holder: a.reason for h, a, _ in found if a.reason},
        stops_at=tuple(dict.fromkeys(refusal.offer.arrangement.id for _, _, cut in found for refusal in cut)),
        would_do=tuple(dict.fromkeys(row.id for _, a, _ in found for row in a.rows)),
        codes=tuple(
            sorted({refusal.offer.finding.code for _, _, cut in found for refusal in cut if refusal.offer.finding})
        ),
        foreseen=tuple(dict.fromkeys(a.foreseen for _, a, _ in found if a.foreseen)),
        missing=tuple(h.holder for h, a, _ in found if a.level == "none"),
        conditions=tuple(dict.fromkeys(text for _, a, _ in found for _, text in a.conditions)),
    )


def stops(graph: Graph, found: list[tuple[Holding, Authority, tuple[Refusal, ...]]]) -> str:
    """Each arrangement that goes part of the way, and why it goes no further."""
    texts = [
        f"{sentence(graph, r.offer.arrangement.fact)}, but {without_codes(r.reason, graph.registry)}"
        for _, _, cut in found
        for r in cut
        if r.offer.arrangement.fact and r.reason
    ]
    return "; ".join(list(dict.fromkeys(texts))[:3])


def _headline(
    graph: Graph, who: str, what: str, found: list[tuple[Holding, Authority, tuple[Refusal, ...]]], no: str
) -> str:
    """That it may, for whom it may not, or that nothing is known of on whom it rests; and the first reason."""
    name, matter_ = graph.name(who), graph.name(what)
    if no:
        return f"{no}."
    if not found:
        return f"Cannot tell: on whom {matter_} rests is not recorded."
    short = [h.holder for h, a, _ in found if a.level != "full"]
    if not short:
        return f"{name} may decide {matter_}, for everybody on whom it rests."
    them = "them" if plural(graph, (who,)) else "it"
    reason = (
        f"{'They are' if them == 'them' else 'It is'} not a legal body, so nothing can be delegated to {them}."
        if is_forum(graph, who)
        else f"No delegation to {them} is recorded that would do."
    )
    if len(short) < len(found):
        return f"{name} may decide {matter_} for {len(found) - len(short)} of {len(found)} bodies on whom it rests, and not for {says(graph, short, 'or')}. {reason}"
    if all(a.level == "not shown" for _, a, _ in found):
        return f"Nothing on record lets {name} decide {matter_}. {reason}"
    return f"{name} may not decide {matter_}. {reason}"


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
            fact=fact.id if fact else "",
            giver=refusal.node,
            receiver=refusal.receiver,
            text=sentence(graph, fact) if fact else "",
            sort="delegation",
            source=source_text(fact) if fact else "",
            status=fact.status if fact else "in force",
            basis=fact.basis if fact else "stated",
        )
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
    place=100,
    brief="Why somebody may not decide it.",
    help="why somebody may not decide a matter, and which powers would do",
    reads="why does {who} not decide {what}?",
)
