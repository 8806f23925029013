"""Who decides: as the papers say, as the law leaves it, and the gap between them (design.md section 5).

The three headlines are computed apart and never merged: *Papers* are the rights that a source states, *Law* the ends
of the chains that begin with the holders, *Gap* how far each decider named has each holder's authority.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Chain, Line
from govgraph.authority import Authority, End, Holding, Matter, authority, ends, holders, matter
from govgraph.authority.accountability import Upward, readable, upward
from govgraph.graph.sentences import listed, source_text
from govgraph.law.pack import stands_for_itself
from govgraph.model.amounts import pounds
from govgraph.model.things import Group
from govgraph.questions import forms
from govgraph.questions.liability import liable_facets, liable_line, several_note
from govgraph.questions.links import authority_chains, upward_chain, upward_words
from govgraph.questions.powers import read_notes, rested_on
from govgraph.questions.rights import Asking, Right, best_tier, firmness, people, rights
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

OTHER = {
    "recommenders": ("recommends",), "proposers": ("proposes",), "consulted": ("is consulted",), "informed": ("is informed",),
    "signs_off": ("signs off",), "approvers": ("approves", "agrees"), "prepares": ("prepares",), "endorses": ("endorses",),
    "assures": ("assures",), "reviews": ("reviews",), "notes": ("notes",), "arbitrates": ("arbitrates",),
}  # fmt: skip
"""Further facets of the answer, and the verbs whose actors stand in each."""

_WORDS = {
    "recommenders": "recommends", "proposers": "proposes", "consulted": "consulted", "informed": "informed", "signs_off": "signs off",
    "approvers": "approves", "prepares": "prepares", "endorses": "endorses", "assures": "assures", "reviews": "reviews", "notes": "notes",
    "arbitrates": "arbitrates",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that is found about one matter, before it is put into words."""

    about: Matter
    every: tuple[Right, ...]
    deciding: tuple[Right, ...]
    foreseen: tuple[Right, ...]
    past: tuple[Right, ...]
    waiting: tuple[Right, ...]
    held: tuple[Holding, ...]
    found: dict[tuple[str, str], Authority]
    last: dict[str, tuple[End, ...]]
    others: dict[str, tuple[Right, ...]]

    @property
    def deciders(self) -> list[str]:
        """Whom the papers name as deciding: the settled ones; where the option speaks of it, the best tier."""
        return people(self.deciding)


def decided(graph: Graph, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Decided:
    """Rights, holders, authority and ends for one matter, by its id."""
    about = matter(graph, what, value=value, given=given)
    asking = Asking(graph.place, value, about.given)
    every = rights(graph, what, asking, "decides")
    best = best_tier(every)
    unsettled = tuple(r for r in every if r.active and r.tier == "unsettled")
    others = {facet: rights(graph, what, asking, *verbs) for facet, verbs in OTHER.items()}
    # an option that says who decides or recommends is asked as if it were taken; what it does not touch is as now
    touched = any(r.fact.option for r in (*every, *others["recommenders"]))
    deciding = best if touched else tuple(r for r in best if r.tier == "settled")
    foreseen = tuple(r for r in unsettled if r not in deciding)
    held = holders(graph, about)
    last = {h.holder: ends(graph, about, h) for h in held}
    named = people([*deciding, *foreseen])
    found = {(node, h.holder): authority(graph, about, h, node) for node in named for h in held}
    past = tuple(r for r in every if r.tier == "past")
    waiting = tuple(r for r in every if not r.active and r.tier != "past")
    return Decided(about, every, deciding, foreseen, past, waiting, held, found, last, others)


def answer(graph: Graph, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer:
    """Who decides a matter. ``what``: a decision, function, service, agreement or fund; ``value`` in pounds; ``given`` events.

    Raises NotFound or AmbiguousName.
    """
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    found = decided(graph, thing.id, value=value, given=events)
    lines = _upward(graph, found)
    facets = _facets(graph, thing.id, found, lines)
    answers = (
        Line(label="Papers", text=_papers(graph, found)),
        Line(label="Law", text=_law(graph, found)),
        Line(label="Gap", text=_gap(graph, found)),
        Line(label="Form", text=_form(facets)),
        Line(
            label="Answers",
            text="; ".join(upward_words(graph, line) for line in lines) or "nobody to answer for it is named",
        ),
        *liable_line(graph, facets["liable_by_holder"]),
        *_more(graph, thing.id, found, facets),
        *_now(graph, thing.id, found),
    )
    place = graph.name(graph.place) if graph.place else ""
    return Answer(
        reading=reading(
            graph, "who-decides", f"Who decides {thing.name}?", {"what": thing.id}, value=value, given=events
        ),
        headline=f"{thing.name}{f' in {place}' if place else ''}: {_headline(graph, found, facets)}",
        lines=answers,
        columns=("holder", "decider", "authority", "conditions", "liable"),
        rows=tuple(_rows(graph, thing.id, found)),
        chains=tuple(_chains(graph, found, lines)),
        facets=facets,
        names=_names(graph, facets),
        notes=(*_notes(graph, found), *several_note(graph, facets["liable_by_holder"])),
    )


# -- facets -----------------------------------------------------------------------------------------------------


def _facets(graph: Graph, what: str, found: Decided, lines: tuple[Upward, ...]) -> dict[str, Any]:
    status, basis = firmness(found.deciding or found.foreseen)
    deciders = found.deciders
    by_holder = {
        node: {h.holder: found.found[node, h.holder].level for h in found.held}
        for node in people([*found.deciding, *found.foreseen])
    }
    shown = found.deciding or found.foreseen
    form, lawful = said_and_left(graph, found)
    liable = _liable(found)
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
        "holders": [h.holder for h in found.held],
        "ends": list(dict.fromkeys(end.node for last in found.last.values() for end in last)),
        "ends_by_holder": {holder: [end.node for end in last] for holder, last in found.last.items()},
        "authority": authority_of(found),
        "authority_by_holder": by_holder,
        "form": form.word,
        "form_says": str(form),
        "lawful_form": lawful.word,
        "lawful_form_note": lawful.remark,
        "lawful_form_says": str(lawful),
        "liable": sorted({bearer for bearers in liable.values() for bearer in bearers}),
        "liable_by_holder": liable,
        "answers_to": list(lines[0].chain[1:]) if lines else [],
        "answers_to_breaks_at": lines[0].breaks_at if lines else "",
        "status": status,
        "tier": (found.deciding or found.foreseen)[0].tier if (found.deciding or found.foreseen) else "",
        "basis": basis,
        "either": _either(shown),
        "settled_by": list(dict.fromkeys(item for r in shown for item in r.fact.role("settled by").ids)),
        "conditions": list(dict.fromkeys(text for a in _chosen(found) for _, text in a.conditions)),
        "waits_for": list(
            dict.fromkeys(
                item for fact in graph.where("waits for", who=what) if not fact.negated for item in fact.object.ids
            )
        ),
        "competing_proposers": _competing(found),
        "not_stated": not deciders and not _nobody(found),
        "said": sorted({r.fact.subject.unknown for r in found.every if r.fact.subject.unknown}),
        "denied": sorted(
            {item for fact in graph.where("decides", what=what) if fact.negated for item in fact.subject.ids}
        ),
        "aspects": sorted({str(r.fact.fields["aspect"]) for r in found.every if "aspect" in r.fact.fields}),
        "remits": _remits(graph, what),
        "sources": list(dict.fromkeys(str(s) for r in shown for s in r.fact.sources)),
    }


def said_and_left(graph: Graph, found: Decided) -> tuple[forms.Form, forms.Form]:
    """The form that the papers give, and the form that the law leaves."""
    what = found.about.what
    return (
        forms.asserted(graph, what, found.deciding),
        forms.lawful(graph, what, found.deciding, found.found, found.held, found.last),
    )


def forms_of(graph: Graph, found: Decided) -> tuple[str, str, str]:
    """The words of the form that the papers give and of the form that the law leaves, and a remark on that."""
    form, left = said_and_left(graph, found)
    return form.word, left.word, left.remark


def authority_of(found: Decided) -> dict[str, str]:
    """How far each decider that is named or foreseen has the authority of all holders: the gap."""
    return {
        node: _overall(found.found[node, h.holder].level for h in found.held)
        for node in people([*found.deciding, *found.foreseen])
    }


def _overall(levels: Iterable[str]) -> str:
    """Over all holders: full for all, part for some; else not shown when it is not shown for any; else none."""
    found = list(levels)
    if not found:
        return "not shown"
    if all(level == "full" for level in found):
        return "full"
    if any(level in {"full", "part"} for level in found):
        return "part"
    return "not shown" if "not shown" in found else "none"


def _nobody(found: Decided) -> bool:
    """Does a source say that nobody decides, as things are and with the events that are given?"""
    return any(r.active and r.tier != "past" and r.fact.subject.unknown == "nobody" for r in found.every)


def _chosen(found: Decided) -> list[Authority]:
    return [found.found[node, h.holder] for node in found.deciders for h in found.held]


def _liable(found: Decided) -> dict[str, list[str]]:
    """For each holder who is liable for what is done by the decider that has most of its authority."""
    best = {
        h.holder: max((found.found[node, h.holder] for node in found.deciders), key=lambda a: a.rank, default=None)
        for h in found.held
    }
    return liable_facets((holder, a.liable if a else ()) for holder, a in best.items())


def _either(shown: Iterable[Right]) -> list[str]:
    found = [str(r.fact.fields["either"]) for r in shown if "either" in r.fact.fields]
    return ["decides", *dict.fromkeys(found)] if found else []


def _competing(found: Decided) -> list[str]:
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


# -- words ------------------------------------------------------------------------------------------------------


def _say(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])


def _who(graph: Graph, right: Right) -> str:
    filler = right.fact.subject
    text = _say(graph, right.who) if right.who else filler.unknown or "not modelled"
    if filler.mode == "together" and len(right.who) > 1:
        text += " together"
    if filler.mode == "one of" and len(right.who) > 1:
        text = f"one of {text}, which is not known"
    aspect = right.fact.fields.get("aspect")
    band = _band(right)
    return text + (f" ({aspect})" if aspect else "") + (f" ({band})" if band else "")


def _band(right: Right) -> str:
    low, high = right.fact.fields.get("value from"), right.fact.fields.get("value below")
    parts = [f"from {pounds(float(low))}"] if isinstance(low, int | float) else []
    parts += [f"below {pounds(float(high))}"] if isinstance(high, int | float) else []
    return " ".join(parts)


def _firm(right: Right) -> str:
    words: list[str] = [right.fact.status] if right.fact.tier != "settled" else []
    basis = right.fact.subject.basis or right.fact.basis
    words += [basis] if basis not in {"stated", "law"} else []
    if right.tier == "unsettled" and right.fact.tier == "settled":
        words.append("not yet" if right.fact.span.start else "not settled")
    return f"{', '.join(words)}; " if words else ""


def _stated(graph: Graph, right: Right) -> str:
    return f"{_who(graph, right)} ({_firm(right)}{source_text(right.fact)})"


def _papers(graph: Graph, found: Decided) -> str:
    parts = []
    if found.deciding:
        parts.append("; ".join(_stated(graph, right) for right in found.deciding))
        by = people(best_tier(found.others["recommenders"]))
        if by:
            parts[0] += f", on the recommendation of {_say(graph, by)}"
    elif found.every:
        parts.append("no settled decider is named")
    else:
        parts.append("not stated")
    either = _either(found.deciding)
    if either:
        settled = [item for r in found.deciding for item in r.fact.role("settled by").ids]
        parts.append(
            f"it {listed(either, 'or')}, {'to be settled by ' + _say(graph, settled) if settled else 'not settled'}"
        )
    if found.foreseen:
        parts.append("foreseen: " + "; ".join(_stated(graph, right) for right in found.foreseen))
    for right in found.waiting:
        when = [
            *(f"if {graph.name(e)}" for e in right.fact.role("if").ids),
            *(f"unless {graph.name(e)}" for e in right.fact.role("unless").ids),
        ]
        parts.append(f"{' and '.join(when)}: {_stated(graph, right)}")
    if found.past:
        parts.append(f"before: {_say(graph, people(found.past))}")
    return ". ".join(parts)


def _holding_word(graph: Graph, holding: Holding) -> str:
    thing = graph.things.get(holding.holder)
    if isinstance(thing, Group) and stands_for_itself(thing):
        return (
            f"{'further ' if thing.members else ''}{thing.name}{' (not named)' if thing.members else ' (none named)'}"
        )
    return readable(graph, holding.holder)


def _law(graph: Graph, found: Decided) -> str:
    if not found.held:
        return "cannot tell: no function that statute places on a body is named"
    groups: dict[tuple[str, str, str], list[str]] = {}
    for h in found.held:
        matters = dict.fromkeys(cell.leaf.function for cell in h.cells if cell.leaf.function)
        basis = (
            "law"
            if any(fact.basis == "law" for fact in h.facts)
            else "not stated on whom it rests"
            if h.root
            else h.facts[0].basis
        )
        tips = [end.node for end in found.last[h.holder] if end.node != h.holder]
        also = "also" if any(end.node == h.holder for end in found.last[h.holder]) else "now"
        key = (
            _say(graph, matters) or "it",
            f"{basis}{': ' + h.reason if h.reason else ''}",
            f"; {also} {_say(graph, tips)}" if tips else "",
        )
        groups.setdefault(key, []).append(_holding_word(graph, h))
    return "; ".join(f"{listed(who)} for {what} [{basis}]{tail}" for (what, basis, tail), who in groups.items())


def _gap(graph: Graph, found: Decided) -> str:
    named = found.deciders or people(found.foreseen)
    if not found.held or not named:
        return "nobody is named whose authority could be compared" if not named else "cannot tell: no holder is known"
    parts = []
    for node in named:
        words: dict[str, list[str]] = {}
        for h in found.held:
            words.setdefault(found.found[node, h.holder].words, []).append(_holding_word(graph, h))
        parts.append(
            f"{readable(graph, node)}: " + "; ".join(f"for {listed(who)} {text}" for text, who in words.items())
        )
    return ". ".join(parts)


def _form(facets: dict[str, Any]) -> str:
    return f"asserted: {facets['form_says']}; lawful: {facets['lawful_form_says']}"


def _more(graph: Graph, what: str, found: Decided, facets: dict[str, Any]) -> list[Line]:
    parts = [f"{_WORDS[facet]}: {_say(graph, facets[facet])}" for facet in OTHER if facets[facet]]
    out = [Line(label="Also", text="; ".join(parts))] if parts else []
    if facets["waits_for"]:
        out.append(Line(label="Waits", text=_say(graph, facets["waits_for"])))
    if facets["conditions"]:
        out.append(Line(label="Needs", text="; ".join(facets["conditions"])))
    if facets["remits"]:
        out.append(
            Line(
                label="Remits",
                text="; ".join(f"{aspect}: {_say(graph, who)}" for aspect, who in facets["remits"].items()),
            )
        )
    return out


def _now(graph: Graph, what: str, found: Decided) -> list[Line]:
    """Under an option: what holds without it."""
    if graph.is_baseline:
        return []
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    if what not in base.things:
        return [Line(label="Now", text="there is no such matter without the option")]
    now = decided(
        base, what, value=found.about.value, given=(event for event in found.about.given if event in base.things)
    )
    text = (
        _papers(base, now) if now.deciding else "no common decider is settled" if now.every else "no decider is stated"
    )
    competing = _competing(now)
    if competing and not now.deciding:
        text += f": {_say(base, competing)} each propose"
    if now.foreseen and not now.deciding:
        text += ". Foreseen: " + "; ".join(_stated(base, right) for right in now.foreseen)
    return [Line(label="Now", text=text)]


def _headline(graph: Graph, found: Decided, facets: dict[str, Any]) -> str:
    if found.deciders:
        verb = (
            listed(facets["either"], "or") if facets["either"] else "decides" if len(found.deciders) == 1 else "decide"
        )
        text = f"{_say(graph, found.deciders)} {verb}, as the papers say"
        if facets["one_of"]:
            text = f"one of {_say(graph, found.deciders)} decides, which is not known, as the papers say"
        firm = {"unsettled": f" ({facets['status']}, not settled)"}.get(facets["tier"], "")
        levels = {node: facets["authority"][node] for node in found.deciders}
        return f"{text}{firm}; authority: {_levels(graph, levels)}"
    if found.foreseen:
        return f"nobody yet; {_say(graph, people(found.foreseen))} foreseen ({facets['status']})"
    if _nobody(found):
        return "nobody, as the source says"
    law = f"; in law {_say(graph, facets['ends'])}" if facets["ends"] else ""
    return f"who decides is {'unclear, as the source says' if facets['form'] == forms.UNCLEAR else 'not stated'}{law}"


def _levels(graph: Graph, levels: dict[str, str]) -> str:
    if len(levels) == 1:
        return next(iter(levels.values()))
    return listed([f"{readable(graph, node)} {level}" for node, level in levels.items()])


def _rows(graph: Graph, what: str, found: Decided) -> Iterable[tuple[str, ...]]:
    nodes = found.deciders or people(found.foreseen)
    for h in found.held:
        for node in nodes:
            a = found.found[node, h.holder]
            yield (
                readable(graph, h.holder),
                readable(graph, node),
                a.words,
                "; ".join(text for _, text in a.conditions),
                _say(graph, a.liable),
            )
        if not nodes:
            for end in found.last[h.holder]:
                a = end.authority
                conditions = "; ".join(text for _, text in a.conditions)
                yield (readable(graph, h.holder), readable(graph, end.node), a.words, conditions, _say(graph, a.liable))


# -- the rest ---------------------------------------------------------------------------------------------------


def _upward(graph: Graph, found: Decided) -> tuple[Upward, ...]:
    """Who answers for it: from the deciders named up; where none is named, from the holders."""
    nodes = found.deciders or people(found.foreseen) or [h.holder for h in found.held]
    return tuple(upward(graph, node, found.about) for node in nodes)


def _chains(graph: Graph, found: Decided, lines: tuple[Upward, ...]) -> Iterable[Chain]:
    for node in found.deciders or people(found.foreseen):
        for h in found.held:
            yield from authority_chains(graph, h, found.found[node, h.holder])
    for line in lines:
        yield upward_chain(graph, line)


def _names(graph: Graph, facets: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}

    def take(value: Any) -> None:
        if isinstance(value, str):
            if (
                value in graph.all_things
                or value in graph.registry.kinds
                or value in {"parliament", "electorate", "governors"}
            ):
                found[value] = readable(graph, value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                take(key)
                take(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                take(inner)

    take(
        {
            key: value
            for key, value in facets.items()
            if key not in {"status", "basis", "tier", "form", "form_says", "lawful_form", "lawful_form_says"}
        }
    )
    return found


def _notes(graph: Graph, found: Decided) -> Iterable[str]:
    for h in found.held:
        thing = graph.things.get(h.holder)
        if isinstance(thing, Group) and stands_for_itself(thing):
            yield f"the list of {thing.name} is open: others stand behind it"
    yield from read_notes(rested_on(found.found.values()), graph.day)
    if found.about.bounded:
        yield "the matter has more parts than are looked at: the answer is about the first of them"


VERB = Verb(
    name="who-decides",
    answer=answer,
    parameters=(
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=MATTERS,
        ),
        VALUE,
        GIVEN,
    ),
    help="who decides a matter: as the papers say, as the law leaves it, and the gap",
    reads="who decides {what}?",
)
