"""The answer to who decides as named sets of ids and values, derived from what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.authority import Authority
from govgraph.questions import disputed, forms
from govgraph.questions.answers_to import first_broken
from govgraph.questions.decided import Decided, authority_of, authority_support, limits, said_and_left, support
from govgraph.questions.liability import liable_facets
from govgraph.questions.rights import Right, best_tier, firmness, people
from govgraph.reading.upward import Upward

if TYPE_CHECKING:
    from govgraph.graph import Graph


def facets(graph: Graph, what: str, found: Decided, lines: tuple[Upward, ...]) -> dict[str, Any]:
    """Every part of the answer by name; ``lines`` are the walks upward from those who decide."""
    status, basis = firmness(found.shown)
    deciders = found.deciders
    by_step = any(right.who and graph.step(right.fact.id) is not None for right in found.every)
    by_holder = {
        node: {h.holder: found.authorities[node, h.holder].level for h in found.held}
        for node in people([*found.deciding, *found.foreseen])
    }
    shown = found.shown
    form, lawful = said_and_left(graph, found)
    liable = _liable(found)
    rests_on = support(graph, found)
    tops = {node: limits(graph, found, node) for node in found.named}
    return {
        "deciders": deciders,
        "one_of": forms.candidates(found.deciding),
        "foreseen_deciders": people(found.foreseen),
        "past_deciders": people(found.past),
        "conditional_deciders": {
            event: people([r]) for r in found.waiting for event in (*r.fact.role("if").ids, *r.fact.role("unless").ids)
        },
        **{facet: people(best_tier(rights_)) for facet, rights_ in found.others.items()},
        "recommends_to": list(
            dict.fromkeys(item for r in best_tier(found.others["recommenders"]) for item in r.fact.role("to").ids)
        ),
        "if_not_agreed": [people(step) for step in disputed.steps(found)],
        "bands": _bands(shown),
        "by_value": found.ladder,
        "rests_on": list(dict.fromkeys(f.id for r in shown for f in (r.fact, *r.through))) if found.named else [],
        "ground": rests_on.ground.value if found.named else "",
        "ground_says": rests_on.words if found.named else "",
        "holders": [h.holder for h in found.held],
        "coming_holders": [later.who for later in found.coming],
        "ends": list(dict.fromkeys(end.node for last in found.last.values() for end in last)),
        "ends_by_holder": {holder: [end.node for end in last] for holder, last in found.last.items()},
        "authority": authority_of(found),
        "authority_by_holder": by_holder,
        "authority_ground": {
            node: authority_support(graph, found, node).ground.value
            for node in by_holder
            if any(found.authorities[node, h.holder].routes for h in found.held)
        },
        "limits": {node: top for node, top in tops.items() if top is not None},
        "form": form.word,
        "form_says": str(form),
        "lawful_form": lawful.word,
        "lawful_form_note": lawful.remark,
        "lawful_form_says": str(lawful),
        "liable": sorted({bearer for bearers in liable.values() for bearer in bearers}),
        "liable_by_holder": liable,
        "answers_to": list(dict.fromkeys(step.to for line in lines for step in line.steps)),
        "answers_to_breaks_at": broken.breaks_at if (broken := first_broken(graph, lines)) else "",
        "status": status,
        "tier": shown[0].tier if shown else "",
        "basis": basis,
        "either": _either(shown),
        "settled_by": list(dict.fromkeys(item for r in shown for item in r.fact.role("settled by").ids)),
        "conditions": list(dict.fromkeys(text for a in _chosen(found) for _, text in a.conditions)),
        "waits_for": list(
            dict.fromkeys(
                item for fact in graph.where("waits for", who=what) if not fact.negated for item in fact.object.ids
            )
        ),
        "competing_proposers": competing(found),
        "not_stated": not deciders and not found.nobody() and not by_step,
        "processes": [process.id for process in graph.processes.values() if found.about.what in process.about],
        "said": sorted({r.fact.subject.unknown for r in found.every if r.fact.subject.unknown}),
        "denied": sorted(
            {item for fact in graph.where("decides", what=what) if fact.negated for item in fact.subject.ids}
        ),
        "aspects": sorted({str(r.fact.fields["aspect"]) for r in found.every if "aspect" in r.fact.fields}),
        "remits": _remits(graph, what),
        "sources": list(dict.fromkeys(str(s) for r in shown for s in r.fact.sources)),
    }


def _bands(shown: Iterable[Right]) -> dict[str, list[str]]:
    """For each person named, the bands of value for which it is; nobody without one."""
    out: dict[str, list[str]] = {}
    for right in forms.by_band(shown):
        for who in right.who if not right.band.every else ():
            out.setdefault(who, []).append(right.band.words)
    return out


def _chosen(found: Decided) -> list[Authority]:
    return [found.authorities[node, h.holder] for node in found.deciders for h in found.held]


def _liable(found: Decided) -> dict[str, list[str]]:
    """For each holder who is liable for what is done by the decider that has most of its authority."""
    best = {
        h.holder: max(
            (found.authorities[node, h.holder] for node in found.deciders), key=lambda a: a.rank, default=None
        )
        for h in found.held
    }
    return liable_facets((holder, a.liable if a else ()) for holder, a in best.items())


def _either(shown: Iterable[Right]) -> list[str]:
    found = [str(r.fact.fields["either"]) for r in shown if "either" in r.fact.fields]
    return ["decides", *dict.fromkeys(found)] if found else []


def competing(found: Decided) -> list[str]:
    """Those who each propose something of their own, where nobody decides between them."""
    proposing = [r for r in found.others["proposers"] if r.active and r.tier != "past"]
    flagged = people([r for r in proposing if r.fact.fields.get("competing") is True])
    return flagged or (people(proposing) if len(proposing) > 1 and not found.deciders else [])


def _remits(graph: Graph, what: str) -> dict[str, list[str]]:
    """For a service: who has which remit in it, by aspect and level."""
    if graph.things[what].category != "service":
        return {}
    out: dict[str, list[str]] = {}
    for kind in ("decides", "responsible for", "charged with", "commissions", "provides", "oversees"):
        for fact in graph.where(kind, what=what):
            if not fact.negated and fact.tier != "past":
                parts = [str(fact.fields[name]) for name in ("aspect", "level", "how") if name in fact.fields]
                out.setdefault(", ".join(parts) or kind, []).extend(
                    fact.subject.ids or ([fact.subject.unknown] if fact.subject.unknown else [])
                )
    return out
