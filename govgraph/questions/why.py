"""Why may somebody decide a matter: the rights that papers state, the routes of authority, each step with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.authority import Authority, Holding, Matter, authority, holders, matter
from govgraph.graph.sentences import agreeing, listed, plural, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted
from govgraph.questions import forms
from govgraph.questions.aloud import accountable, aloud, conditions_words, mend, missing, says, sources
from govgraph.questions.decided import said
from govgraph.questions.liability import liable_by_holder, liable_line, liable_words, several_note
from govgraph.questions.limits import furthest, up_to
from govgraph.questions.links import authority_chains, upward_chains, upward_words
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import Asking, Right, denied, denied_words, rights
from govgraph.questions.support import of_authority, of_right, of_rights
from govgraph.questions.verbs import MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.actors import named_by, opened_in_law, posts_of
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

WHO = ("body", "post", "group", "level", "person")
WHAT = MATTERS


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why somebody may decide a matter, or why that is not shown; holders, bodies and relations by their ids."""

    papers: Ids
    """Relations by which a paper states a right of it in the matter."""
    decides: bool
    """Do the papers let it decide?"""
    foreseen: bool
    """Is it foreseen to decide?"""
    members_decide: Ids
    """Of a group: the members who decide, each alone."""
    ground: str
    """On what ground it decides or would decide; empty: no paper lets it."""
    sources: tuple[str, ...]
    """Where the papers say so."""
    authority: Mapping[str, str]
    """By holder: how much of its authority has come to it (full, part, none, not shown)."""
    authority_ground: Mapping[str, str]
    """By holder whose authority has come to it: on what ground."""
    limits: Mapping[str, float]
    """By holder: up to how many pounds it may decide. None for which no limit is stated."""
    conditions: tuple[str, ...]
    """What the law asks for and no paper shows."""
    routes: Mapping[str, Ids]
    """By holder: whom its authority passes on the way."""
    arrangements: Ids
    """The delegations and other arrangements on the way."""
    powers: Ids
    """The powers of law that these rest on."""
    liable: Ids
    """Who is liable for what it does."""
    answers_to: Ids
    """To whom it answers for the matter, step after step upward."""
    because: Mapping[str, str]
    """By holder: why it has the authority or not, in words."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why somebody may decide a matter, or why that is not shown.

    ``deciding`` and ``foreseen``: the rights to decide it that it has, as who-decides says; ``beside``: its rights to
    approve, agree or sign it off; ``members``: of a group, the rights of its members to decide it, each alone.
    ``denied``: what a source denies that it decides. ``found``: its authority of each holder. ``line``: to whom it answers for the matter.
    """

    who: str
    about: Matter
    deciding: tuple[Right, ...]
    foreseen: tuple[Right, ...]
    beside: tuple[Right, ...]
    members: tuple[Right, ...]
    denied: tuple[Fact, ...]
    found: tuple[tuple[Holding, Authority], ...]
    line: Upward

    @property
    def stated(self) -> tuple[Right, ...]:
        """Every right in the matter that a source states of it."""
        every = (*self.deciding, *self.foreseen, *self.members, *self.beside)
        return tuple({right.fact.id: right for right in every}.values())


def reasons_of(graph: Graph, who: str, about: Matter) -> Reasons:
    """Why somebody, by its id, may decide a matter."""
    selves = set(named_by(graph, who)).union(*(named_by(graph, post) for post in posts_of(graph, who)))
    inner = set(opened_in_law(graph, (who,))) - selves
    asking = Asking(graph.place, about.value, about.given)
    papers = said(graph, about.what, asking)
    beside = rights(graph, about.what, asking, "approves", "signs off", "agrees")
    found = tuple((h, authority(graph, about, h, who)) for h in holders(graph, about))

    def of(given: Iterable[Right], who_: set[str]) -> tuple[Right, ...]:
        return tuple(right for right in given if not who_.isdisjoint(right.who))

    return Reasons(
        who,
        about,
        of(papers.deciding, selves),
        of(papers.foreseen, selves),
        of(beside, selves | inner),
        of(papers.deciding, inner),
        denied(graph, about.what, {who, *selves, *inner}, asking),
        found,
        upward(graph, who, about),
    )


def answer(graph: Graph, who: str, what: str, *, value: float | None = None) -> Answer[Why]:
    """Why ``who`` may decide ``what``, or why that is not shown. Raises NotFound or AmbiguousName."""
    actor, thing = graph.thing(who, *WHO), graph.thing(what, *WHAT)
    return to_answer(graph, reasons_of(graph, actor.id, matter(graph, thing.id, value=value)))


def to_answer(graph: Graph, reasons: Reasons) -> Answer[Why]:
    """Why somebody may decide a matter, in words."""
    actor, thing, found, stated, line = reasons.who, reasons.about.what, reasons.found, reasons.stated, reasons.line
    chains = (*(chain for h, a in found for chain in authority_chains(graph, h, a)), *upward_chains(graph, line))
    liable = liable_by_holder((h.holder, a.liable) for h, a in found)
    result = Why(
        papers=tuple(right.fact.id for right in stated),
        decides=bool(reasons.deciding),
        foreseen=bool(reasons.foreseen),
        members_decide=tuple(dict.fromkeys(item for right in reasons.members for item in right.who)),
        ground=of_rights(graph, reasons.deciding or reasons.foreseen).ground.value
        if reasons.deciding or reasons.foreseen
        else "",
        sources=tuple(dict.fromkeys(str(s) for right in stated for s in right.fact.sources)),
        authority={h.holder: a.level for h, a in found},
        authority_ground={h.holder: of_authority(graph, h, a).ground.value for h, a in found if a.routes},
        limits={h.holder: top for h, _ in found if (top := furthest(graph, reasons.about, h, actor)) is not None},
        conditions=tuple(dict.fromkeys(text for _, a in found for _, text in a.conditions)),
        routes={
            h.holder: tuple(
                dict.fromkeys(node for route in a.routes for hop in route.hops for node in (hop.giver, hop.receiver))
            )
            for h, a in found
        },
        arrangements=tuple(
            dict.fromkeys(hop.offer.arrangement.id for _, a in found for r in a.routes for hop in r.hops if hop.offer)
        ),
        powers=tuple(
            dict.fromkeys(
                row.id for _, a in found for r in a.routes for hop in r.hops if hop.offer for row in hop.offer.rows
            )
        ),
        liable=tuple(sorted({bearer for _, a in found for bearer in a.liable})),
        answers_to=tuple(line.chain[1:]),
        because={h.holder: a.words for h, a in found},
    )
    lines = [Line(label="Papers", text="; ".join(_right(graph, r) for r in stated) or "no source states it")]
    law = "Scheme" if graph.registry.without_law else "Law"
    lines += [Line(label=law, text=f"for {readable(graph, h.holder)}: {_law(graph, reasons, h, a)}") for h, a in found]
    lines.append(Line(label="Answers", text=upward_words(graph, line)))
    lines += liable_line(graph, liable) if any(a.liable for _, a in found) else ()
    return Answer(
        reading=reading(
            graph,
            "why",
            f"Why may {graph.name(actor)} decide {graph.name(thing)}?",
            {"who": actor, "what": thing},
            value=reasons.about.value,
        ),
        headline=_headline(graph, reasons),
        summary=_summary(graph, reasons, liable),
        lines=tuple(lines),
        columns=("holder", "authority", "conditions", "liable"),
        rows=tuple(
            (
                readable(graph, h.holder),
                a.words,
                "; ".join(t for _, t in a.conditions),
                ", ".join(readable(graph, b) for b in a.liable),
            )
            for h, a in found
        ),
        chains=chains,
        result=result,
        names={
            item: readable(graph, item)
            for item in (actor, thing, *(h.holder for h, _ in found), *(n for c in chains for n in c.nodes))
        },
        notes=(*several_note(graph, liable), *law_notes(graph, rested_on(a for _, a in found))),
    )


def _right(graph: Graph, right: Right) -> str:
    tag = of_right(graph, right).tag
    return f"{sentence(graph, right.fact)} ({f'{tag}; ' if tag else ''}{source_text(right.fact)})"


def _law(graph: Graph, reasons: Reasons, holding: Holding, found: Authority) -> str:
    """How far it has a holder's authority, up to what amount, and on what ground where neither a paper nor the law says it."""
    tag = of_authority(graph, holding, found).tag if found.routes else ""
    return f"{found.words}{up_to(furthest(graph, reasons.about, holding, reasons.who))}{f' ({tag})' if tag else ''}"


def _headline(graph: Graph, reasons: Reasons) -> str:
    """What the papers say of it, on what ground; then its authority, the same for all holders or of each."""
    name, what = graph.name(reasons.who), graph.name(reasons.about.what)
    many = plural(graph, (reasons.who,))
    if reasons.denied:
        papers = f"{denied_words(graph, reasons.denied)}. The paper says so."
    elif reasons.deciding:
        would = reasons.deciding[0].tier == "unsettled"
        verb = "would decide" if would else agreeing("decides", many=many)
        choice = forms.candidates(reasons.deciding)
        one = f"One of {listed([readable(graph, item) for item in choice], 'or')}, not known which," if choice else name
        if choice:
            verb = "would decide" if would else "decides"
        papers = f"{one} {verb} {what}. {of_rights(graph, reasons.deciding).words}"
    elif reasons.foreseen:
        papers = f"{name} would decide {what}. {of_rights(graph, reasons.foreseen).words}"
    elif reasons.members:
        who = list(dict.fromkeys(item for right in reasons.members for item in right.who))
        members = (
            f"{listed([readable(graph, item) for item in who])} {agreeing('decides', many=plural(graph, who))} {what}"
        )
        papers = f"{members}, each alone, and {name} together nothing. {of_rights(graph, reasons.members).words}"
    elif reasons.beside:
        verbs = dict.fromkeys(agreeing(right.fact.kind, many=many) for right in reasons.beside)
        papers = (
            f"{name} {listed(list(verbs))} {what}, and no paper says that {'they decide' if many else 'it decides'} it."
        )
    else:
        papers = f"No paper says that {name} {agreeing('decides', many=many)} {what}."
    return f"{papers} {_authority(graph, reasons)}"


def _authority(graph: Graph, reasons: Reasons) -> str:
    """For whom it has the authority, up to what amount and on how many conditions; for whom none is recorded."""
    who = (reasons.who,)
    it, has = ("They", "have") if plural(graph, who) else ("It", "has")
    if not reasons.found:
        return "On whom it rests is not recorded."
    full: dict[str, list[str]] = {}
    for h, a in reasons.found:
        if a.level == "full":
            on = f", on {counted(len(a.conditions), 'condition')}" if a.conditions else ""
            limit = up_to(furthest(graph, reasons.about, h, reasons.who))
            full.setdefault(f"{limit}{on}", []).append(h.holder)
    part = [h.holder for h, a in reasons.found if a.level == "part"]
    silent = [h.holder for h, a in reasons.found if a.level in {"not shown", "none"}]
    alone = len(reasons.found) == 1
    texts = [
        f"{it} {has} the authority for it{qualified}."
        if alone or len(holders) == len(reasons.found)
        else f"{it} {has} the authority of {says(graph, holders)}{qualified}."
        for qualified, holders in full.items()
    ]
    if part:
        texts.append(f"{it} {has} a part of the authority of {says(graph, part)}.")
    if silent:
        of = "" if len(silent) == len(reasons.found) else f" from {says(graph, silent)}"
        texts.append(
            f"No delegation{of} to {it.lower().replace('they', 'them')} is recorded that would give the authority for it."
        )
    return " ".join(texts)


def _summary(graph: Graph, reasons: Reasons, liable: dict[str, tuple[str, ...]]) -> tuple[Line, ...]:
    """What is missing and how it could be given, the conditions, who answers, who is liable, and the sources."""
    conditions = list(dict.fromkeys(text for _, a in reasons.found for _, text in a.conditions))
    return aloud(
        ("Missing", missing(graph, reasons.who, ((h.holder, a) for h, a in reasons.found))),
        ("Conditions", conditions_words(graph, conditions)),
        ("To mend it", mend(graph, reasons.who, ((h.holder, a) for h, a in reasons.found))),
        ("Accountable", accountable(graph, (reasons.line,))),
        ("Liable", liable_words(graph, liable)),
        ("Sources", sources(right.fact for right in reasons.stated)),
    )


VERB = Verb(
    name="why",
    answer=answer,
    parameters=(
        Parameter("who", "a body, post or group", main=True, categories=WHO),
        Parameter("what", "the decision, function or service", main=True, categories=WHAT),
        VALUE,
    ),
    place=90,
    brief="Why somebody may decide it: the chain and its sources.",
    help="why somebody may decide a matter: rights, routes and the source of each step",
    reads="why does {who} decide {what}?",
)
