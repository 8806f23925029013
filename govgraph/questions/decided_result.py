"""What who decides returns: ids and plain values, each documented, made from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.authority import Authority
from govgraph.questions import disputed, forms
from govgraph.questions.decided import Decided, authority_of, authority_support, limits, said_and_left, support
from govgraph.questions.liability import liable_by_holder
from govgraph.questions.rights import Right, best_tier, firmness, people
from govgraph.questions.upward_lines import first_broken
from govgraph.reading.upward import Upward
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class WhoDecides:
    """Who decides one matter: what the papers say, what the law leaves, and how far the one meets the other.

    People are ids of bodies, posts, groups, levels or persons. Empty: no paper says so, or nobody is.
    """

    deciders: Ids
    """Whom the papers name as deciding: as it is settled, or as an option that speaks of it would have it."""
    one_of: Ids
    """Those of whom one decides, where no paper says which."""
    foreseen_deciders: Ids
    """Who is proposed or foreseen to decide, and does not yet."""
    past_deciders: Ids
    """Who decided before the day that is asked about."""
    conditional_deciders: Mapping[str, Ids]
    """By event: who decides if it happens, or unless it does."""
    recommenders: Ids
    """Who recommends to those who decide."""
    proposers: Ids
    """Who proposes what is decided."""
    consulted: Ids
    """Who is to be consulted before it is decided."""
    informed: Ids
    """Who is to be informed of it."""
    signs_off: Ids
    """Who signs it off."""
    approvers: Ids
    """Who approves it, or has to agree."""
    prepares: Ids
    """Who prepares it."""
    endorses: Ids
    """Who endorses it."""
    assures: Ids
    """Who gives assurance on it."""
    reviews: Ids
    """Who reviews it."""
    notes: Ids
    """Who notes it."""
    arbitrates: Ids
    """Who arbitrates where there is no agreement."""
    recommends_to: Ids
    """To whom it is recommended."""
    if_not_agreed: tuple[Ids, ...]
    """Where there is no agreement: who tries to settle it, step by step."""
    bands: Mapping[str, tuple[str, ...]]
    """By person: the amounts for which that person decides, in words. Nobody who decides at every amount."""
    by_value: bool
    """Is there one decider for each band of value: a ladder, and no rivals?"""
    rests_on: Ids
    """Ids of the relations that the answer rests on."""
    ground: str
    """On what ground somebody is named: stated, law, inferred, assumed, foreseen ...; empty where nobody is."""
    ground_says: str
    """The ground in a sentence."""
    holders: Ids
    """On whom the matter rests in law."""
    coming_holders: Ids
    """On whom it is to rest, and who is not there yet on the day."""
    ends: Ids
    """Who may decide in law, at the end of what the holders have given on."""
    ends_by_holder: Mapping[str, Ids]
    """The same for each holder."""
    authority: Mapping[str, str]
    """By person named: how much of the authority of all holders is shown to have come there: full, part, none, not shown."""
    authority_by_holder: Mapping[str, Mapping[str, str]]
    """The same for each holder: person to holder to level."""
    authority_ground: Mapping[str, str]
    """By person who has any authority: on what ground it has it."""
    limits: Mapping[str, float]
    """By person: up to how many pounds it may decide for every holder. Nobody for whom no limit is stated."""
    form: str
    """How those named decide by the papers: alone, together, each body for itself ..., in a word or two."""
    form_says: str
    """The same in words."""
    lawful_form: str
    """How they may decide in law: the form that what was given on leaves."""
    lawful_form_note: str
    """A remark on that form; empty: none is needed."""
    lawful_form_says: str
    """The same in words."""
    liable: Ids
    """Who is liable for what is decided, for any holder."""
    liable_by_holder: Mapping[str, Ids]
    """The same for each holder."""
    answers_to: Ids
    """To whom those named answer, step after step upward; where nobody is named, the holders."""
    answers_to_breaks_at: str
    """Where the first of these lines breaks; empty: none does."""
    status: str
    """How firm the answer is: in force, proposed, likely ...; empty where nobody is named."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    basis: str
    """Stated, law, inferred or assumed."""
    either: tuple[str, ...]
    """Where it is open whether somebody decides or does less: what it may be, "decides" first."""
    settled_by: Ids
    """What is to settle that: an agreement, a paper, a body."""
    conditions: tuple[str, ...]
    """What the law asks for before those named may decide, and no paper shows."""
    waits_for: Ids
    """Events or matters that it waits for."""
    competing_proposers: Ids
    """Those who each propose something of their own, where nobody decides between them."""
    not_stated: bool
    """Does no paper say who decides?"""
    processes: Ids
    """Processes about the matter."""
    said: tuple[str, ...]
    """The words with which papers leave it open: nobody, not stated, unclear."""
    denied: Ids
    """Of whom a paper says that it does not decide."""
    aspects: tuple[str, ...]
    """The aspects of the matter for which a decider is named; empty: the whole of it."""
    remits: Mapping[str, Ids]
    """Of a service: who has which part, by aspect and level."""
    sources: tuple[str, ...]
    """Where the papers say who decides."""

    @property
    def beside(self) -> Mapping[str, Ids]:
        """What may be done with the matter beside deciding it, by the verb, and who does it."""
        return {
            "recommends": self.recommenders,
            "proposes": self.proposers,
            "approves": self.approvers,
            "signs off": self.signs_off,
            "is consulted": self.consulted,
            "prepares": self.prepares,
            "endorses": self.endorses,
            "assures": self.assures,
            "reviews": self.reviews,
            "arbitrates": self.arbitrates,
            "is informed": self.informed,
            "notes": self.notes,
        }

    @property
    def named(self) -> Ids:
        """Those whom the answer names: who decides, else who is foreseen to."""
        return self.deciders or self.foreseen_deciders


def result(graph: Graph, found: Decided, lines: tuple[Upward, ...]) -> WhoDecides:
    """What was found as ids and plain values; ``lines`` are the walks upward from those who decide."""
    what, shown = found.about.what, found.shown
    status, basis = firmness(shown)
    by_step = any(right.who and graph.step(right.fact.id) is not None for right in found.every)
    by_holder = {
        node: {h.holder: found.authorities[node, h.holder].level for h in found.held}
        for node in people([*found.deciding, *found.foreseen])
    }
    form, lawful = said_and_left(graph, found)
    liable = _liable(found)
    rests_on = support(graph, found)
    tops = {node: limits(graph, found, node) for node in found.named}
    broken = first_broken(graph, lines)
    beside = {part: tuple(people(best_tier(rights_))) for part, rights_ in found.others.items()}
    return WhoDecides(
        deciders=tuple(found.deciders),
        one_of=tuple(forms.candidates(found.deciding)),
        foreseen_deciders=tuple(people(found.foreseen)),
        past_deciders=tuple(people(found.past)),
        conditional_deciders={
            event: tuple(people([r]))
            for r in found.waiting
            for event in (*r.fact.role("if").ids, *r.fact.role("unless").ids)
        },
        **beside,
        recommends_to=tuple(
            dict.fromkeys(item for r in best_tier(found.others["recommenders"]) for item in r.fact.role("to").ids)
        ),
        if_not_agreed=tuple(tuple(people(step)) for step in disputed.steps(found)),
        bands=_bands(shown),
        by_value=found.ladder,
        rests_on=tuple(dict.fromkeys(f.id for r in shown for f in (r.fact, *r.through))) if found.named else (),
        ground=rests_on.ground.value if found.named else "",
        ground_says=rests_on.words if found.named else "",
        holders=tuple(h.holder for h in found.held),
        coming_holders=tuple(later.who for later in found.coming),
        ends=tuple(dict.fromkeys(end.node for last in found.last.values() for end in last)),
        ends_by_holder={holder: tuple(end.node for end in last) for holder, last in found.last.items()},
        authority=authority_of(found),
        authority_by_holder=by_holder,
        authority_ground={
            node: authority_support(graph, found, node).ground.value
            for node in by_holder
            if any(found.authorities[node, h.holder].routes for h in found.held)
        },
        limits={node: top for node, top in tops.items() if top is not None},
        form=form.word,
        form_says=str(form),
        lawful_form=lawful.word,
        lawful_form_note=lawful.remark,
        lawful_form_says=str(lawful),
        liable=tuple(sorted({bearer for bearers in liable.values() for bearer in bearers})),
        liable_by_holder=liable,
        answers_to=tuple(dict.fromkeys(step.to for line in lines for step in line.steps)),
        answers_to_breaks_at=broken.breaks_at if broken else "",
        status=status,
        tier=shown[0].tier if shown else "",
        basis=basis,
        either=_either(shown),
        settled_by=tuple(dict.fromkeys(item for r in shown for item in r.fact.role("settled by").ids)),
        conditions=tuple(dict.fromkeys(text for a in _chosen(found) for _, text in a.conditions)),
        waits_for=tuple(
            dict.fromkeys(
                item for fact in graph.where("waits for", who=what) if not fact.negated for item in fact.object.ids
            )
        ),
        competing_proposers=tuple(competing(found)),
        not_stated=not found.deciders and not found.nobody() and not by_step,
        processes=tuple(process.id for process in graph.processes.values() if what in process.about),
        said=tuple(sorted({r.fact.subject.unknown for r in found.every if r.fact.subject.unknown})),
        denied=tuple(
            sorted({item for fact in graph.where("decides", what=what) if fact.negated for item in fact.subject.ids})
        ),
        aspects=tuple(sorted({str(r.fact.fields["aspect"]) for r in found.every if "aspect" in r.fact.fields})),
        remits=_remits(graph, what),
        sources=tuple(dict.fromkeys(str(s) for r in shown for s in r.fact.sources)),
    )


def _bands(shown: Iterable[Right]) -> dict[str, tuple[str, ...]]:
    """For each person named, the bands of value for which it is; nobody without one."""
    out: dict[str, tuple[str, ...]] = {}
    for right in forms.by_band(shown):
        for who in right.who if not right.band.every else ():
            out[who] = (*out.get(who, ()), right.band.words)
    return out


def _chosen(found: Decided) -> list[Authority]:
    return [found.authorities[node, h.holder] for node in found.deciders for h in found.held]


def _liable(found: Decided) -> dict[str, Ids]:
    """For each holder who is liable for what is done by the decider that has most of its authority."""
    best = {
        h.holder: max(
            (found.authorities[node, h.holder] for node in found.deciders), key=lambda a: a.rank, default=None
        )
        for h in found.held
    }
    return liable_by_holder((holder, a.liable if a else ()) for holder, a in best.items())


def _either(shown: Iterable[Right]) -> tuple[str, ...]:
    found = [str(r.fact.fields["either"]) for r in shown if "either" in r.fact.fields]
    return ("decides", *dict.fromkeys(found)) if found else ()


def competing(found: Decided) -> list[str]:
    """Those who each propose something of their own, where nobody decides between them."""
    proposing = [r for r in found.others["proposers"] if r.active and r.tier != "past"]
    flagged = people([r for r in proposing if r.fact.fields.get("competing") is True])
    return flagged or (people(proposing) if len(proposing) > 1 and not found.deciders else [])


def _remits(graph: Graph, what: str) -> dict[str, Ids]:
    """For a service: who has which remit in it, by aspect and level."""
    if graph.things[what].category != "service":
        return {}
    out: dict[str, Ids] = {}
    for kind in ("decides", "responsible for", "charged with", "commissions", "provides", "oversees"):
        for fact in graph.where(kind, what=what):
            if not fact.negated and fact.tier != "past":
                parts = [str(fact.fields[name]) for name in ("aspect", "level", "how") if name in fact.fields]
                part, unknown = ", ".join(parts) or kind, fact.subject.unknown
                out[part] = (*out.get(part, ()), *(fact.subject.ids or ((unknown,) if unknown else ())))
    return out
