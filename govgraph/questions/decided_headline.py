"""The headline of who decides: who, on what ground, and with what authority, each in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.authority import Holding, organs_named
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.ground import Ground
from govgraph.questions import forms
from govgraph.questions.decided import Decided, authority_of, authority_support, limits, support
from govgraph.questions.limits import furthest, up_to
from govgraph.questions.rights import Right, best_tier, people
from govgraph.questions.support import of_authority, of_holding, of_rights, together
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


def headline(graph: Graph, found: Decided) -> str:
    """Who decides, on what ground, with what authority; where nobody is named, on whom the matter rests."""
    if found.named:
        says = (_who(graph, found), support(graph, found).words, _advice_apart(graph, found), *_authority(graph, found))
        return " ".join(filter(None, says))
    if found.nobody():
        return f"Nobody decides {matter_name(graph, found)}. {of_rights(graph, found.every).words}"
    return " ".join(filter(None, (_unnamed(graph, found), _rests(graph, found))))


def who_sentence(graph: Graph, found: Decided) -> str:
    """Who decides and on what ground, without the authority for it."""
    if found.named:
        return f"{_who(graph, found)} {support(graph, found).words}"
    if found.nobody():
        return f"Nobody decides {matter_name(graph, found)}. {of_rights(graph, found.every).words}"
    return _unnamed(graph, found)


def matter_name(graph: Graph, found: Decided) -> str:
    """The matter, with the place that is asked about."""
    name, place = graph.name(found.about.what), graph.name(graph.place) if graph.place else ""
    return f"{name} in {place}" if place and place.lower() not in name.lower() else name


def _waits(graph: Graph, found: Decided) -> str:
    """For what it waits that nobody decides it yet."""
    facts = [fact for fact in graph.where("waits for", who=found.about.what) if not fact.negated]
    items = dict.fromkeys(item for fact in facts for item in fact.object.ids)
    return f" It waits for {_say(graph, items)}." if items else ""


def _say(graph: Graph, items: Iterable[str], last: str = "and") -> str:
    return listed([readable(graph, item) for item in items], last)


# -- who decides ------------------------------------------------------------------------------------------------


def _who(graph: Graph, found: Decided) -> str:
    """The first sentence, where somebody is named."""
    what, who = matter_name(graph, found), found.named
    if not found.deciding:
        if forms.is_ladder(found.foreseen):
            return f"Nobody decides {what} yet. It would depend on the value: {_rungs(graph, found.foreseen)}."
        return f"Nobody decides {what} yet.{_waits(graph, found)} {_say(graph, who)} would decide it{_band(found)}."
    would = found.deciding[0].tier == "unsettled"
    if forms.candidates(found.deciding):
        verb = "would decide" if would else "decides"
        return f"One of {_say(graph, who, 'or')} {verb} {what}; which of them is not known."
    if found.ladder:
        depends = "would depend" if would else "depends"
        return f"Who decides {what} {depends} on its value: {_rungs(graph, found.deciding)}."
    either = list(
        dict.fromkeys(str(right.fact.fields["either"]) for right in found.deciding if "either" in right.fact.fields)
    )
    if either:
        return _either(graph, found, either)
    advice, weaker = _advice(graph, found)
    on = f", on the recommendation of {_say(graph, people(advice))}" if advice and not weaker else ""
    verb = "would decide" if would else agreeing("decides", many=plural(graph, who))
    return f"{_say(graph, who)}{_how(found)} {verb} {what}{_band(found)}{on}."


def _advice(graph: Graph, found: Decided) -> tuple[tuple[Right, ...], bool]:
    """The rights of others to recommend it, and whether these rest on weaker ground than who decides."""
    rights = tuple(right for right in best_tier(found.others["recommenders"]) if set(right.who) - set(found.named))
    return rights, of_rights(graph, rights).ground.rank > support(graph, found).ground.rank


def _advice_apart(graph: Graph, found: Decided) -> str:
    """Who recommends it, in a sentence of its own: where that is less firm than who decides."""
    rights, weaker = _advice(graph, found)
    if not weaker or not found.deciding:
        return ""
    who = people(rights)
    verb = agreeing("recommends", many=plural(graph, who)) if rights[0].tier == "settled" else "would recommend"
    return f"{_say(graph, who)} {verb} it ({of_rights(graph, rights).tag})."


def _either(graph: Graph, found: Decided, either: list[str]) -> str:
    """Somebody decides or does less, and which of the two is open."""
    many = plural(graph, found.named)
    verbs = listed([agreeing(verb, many=many) for verb in ("decides", *either)], "or")
    by = list(dict.fromkeys(item for right in found.deciding for item in right.fact.role("settled by").ids))
    which = f"{_say(graph, by)} {agreeing('is', many=plural(graph, by))} to say which" if by else "no paper says which"
    return f"{_say(graph, found.named)} {verbs} {matter_name(graph, found)}; {which}."


def _how(found: Decided) -> str:
    """How several decide: together, or each for itself."""
    mode = forms.acting([right for right in found.deciding if right.who])
    if len(found.named) > 1 and (mode == "each" or forms.rival([right for right in found.deciding if right.who])):
        return " each"
    return " together" if len(found.named) > 1 and mode == "together" else ""


def _band(found: Decided) -> str:
    """The band of value for which the answer is, where it is one band."""
    words = {right.band.words for right in found.shown if right.who}
    return f" {words.pop()}" if len(words) == 1 and "" not in words else ""


def _rungs(graph: Graph, deciding: Iterable[Right]) -> str:
    return listed([f"{_say(graph, right.who)} {right.band.words}" for right in forms.by_band(deciding) if right.who])


# -- with what authority ----------------------------------------------------------------------------------------


def _authority(graph: Graph, found: Decided) -> Iterable[str]:
    """One sentence for each way in which those named have, or have not, the authority for it."""
    if not found.held:
        yield "On whom it rests is not recorded."
        return
    levels = authority_of(found)
    groups: dict[tuple[str, str], list[str]] = {}
    for node in found.named:
        groups.setdefault((levels[node], _qualified(graph, found, node)), []).append(node)
    for (level, qualified), nodes in groups.items():
        many = plural(graph, nodes)
        alone = len(groups) == 1 and len(found.named) == 1
        who = ("They" if many else "It") if alone else _say(graph, nodes)
        whom = ("them" if many else "it") if alone else _say(graph, nodes)
        yield {
            "full": f"{who} {agreeing('has', many=many)} the authority for it{qualified}.",
            "part": f"{who} {agreeing('has', many=many)} the authority of only some on whom it rests{qualified}.",
            "not shown": f"No delegation to {whom} is recorded that would give the authority for it.",
            "none": f"Nothing gives {whom} the authority for it.",
        }[level]


def _qualified(graph: Graph, found: Decided, node: str) -> str:
    """Up to what amount, on how many conditions, and on what ground where neither a paper nor the law says it."""
    if not any(found.authorities[node, h.holder].routes for h in found.held):
        return ""
    count = len({text for h in found.held for _, text in found.authorities[node, h.holder].conditions})
    conditions = f", on {count} condition{'' if count == 1 else 's'}" if count else ""
    tag = authority_support(graph, found, node).tag
    return f"{up_to(limits(graph, found, node))}{conditions}{f' ({tag})' if tag else ''}"


# -- where nobody is named --------------------------------------------------------------------------------------


def _unnamed(graph: Graph, found: Decided) -> str:
    """What the papers say of who decides, where they name nobody."""
    what = matter_name(graph, found)
    silent = {right.fact.subject.unknown for right in found.every if right.active and right.tier != "past"}
    agreeing_ = best_tier(found.others["approvers"])
    if not silent and people(agreeing_):
        return f"{_approve(graph, agreeing_, what)} {of_rights(graph, agreeing_).words} No paper says who decides it."
    arbiters = tuple(right for right in found.others["arbitrates"] if right.tier != "past" and right.who)
    if arbiters:
        settle = agreeing("settles", many=plural(graph, people(arbiters)))
        verb = "would settle" if best_tier(arbiters)[0].tier == "unsettled" else settle
        ground = of_rights(graph, arbiters).words
        return f"{_say(graph, people(arbiters))} {verb} {what} where there is no agreement. {ground} No paper says who else decides it."
    if "unclear" in silent:
        told = of_rights(graph, (right for right in found.every if right.fact.subject.unknown == "unclear"))
        return (
            f"The paper says it is unclear who decides {what}."
            if told.ground.firm
            else f"It is unclear who decides {what}. {told.words}"
        )
    if "not stated" in silent:
        return f"The paper does not say who decides {what}."
    if found.waiting:
        return f"Who decides {what} depends on what happens: {'; '.join(_if(graph, right) for right in found.waiting)}."
    if found.past:
        return f"Nobody decides {what} any more."
    return f"No paper says who decides {what}."


def _approve(graph: Graph, rights: tuple[Right, ...], what: str) -> str:
    who = people(rights)
    verb = "agrees" if all(right.fact.kind == "agrees" for right in rights) else "approves"
    how = " together" if len(who) > 1 and forms.acting(rights) == "together" else ""
    would = f"would {agreeing(verb, many=True)}"
    return f"{_say(graph, who)}{how} {would if rights[0].tier == 'unsettled' else agreeing(verb, many=plural(graph, who))} {what}."


def _if(graph: Graph, right: Right) -> str:
    """``Board decides it if Boards disagree``."""
    who = _say(graph, right.who) or right.fact.subject.unknown or "somebody"
    when = [f"if {graph.name(event)}" for event in right.fact.role("if").ids]
    when += [f"unless {graph.name(event)}" for event in right.fact.role("unless").ids]
    verb = agreeing("decides", many=plural(graph, right.who)) if right.tier == "settled" else "would decide"
    return f"{who} {verb} it {' and '.join(when)}"


_REST = {Ground.LAW: "By law it rests with", Ground.STATED: "It rests with", Ground.FORESEEN: "It would rest with"}


def _rests(graph: Graph, found: Decided) -> str:
    """On whom the matter rests, and who may decide it by what they gave on."""
    known = [h for h in found.held if not h.root]
    parts = []
    if known:
        ground = together(of_holding(graph, h) for h in known).ground
        rest = _REST.get(ground, "By our reading it rests with")
        parts.append(f"{rest} {_say(graph, [h.holder for h in known])}")
    organs = [readable(graph, item) for h in found.held for item in organs_named(graph, found.about, h)]
    may = list(dict.fromkeys(organs)) + list(
        dict.fromkeys(
            tip(graph, found, h, end.node)
            for h in found.held
            for end in found.last[h.holder]
            if end.node != h.holder or h.root
        )
    )
    if may:
        parts.append(f"{listed(may)} may decide it")
    return f"{', and '.join(parts)}." if parts else ""


def tip(graph: Graph, found: Decided, holding: Holding, node: str) -> str:
    """Somebody who may decide by what a holder gave: with a limit, and the ground where no paper and no law says it."""
    end = next(end for end in found.last[holding.holder] if end.node == node)
    tag = of_authority(graph, holding, end.authority).tag
    limit = up_to(furthest(graph, found.about, holding, node))
    return f"{readable(graph, node) or 'somebody not named'}{limit}{f' ({tag})' if tag else ''}"
