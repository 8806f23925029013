"""Can a forum decide: the answer in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Line, Table
from govgraph.authority import Conflict
from govgraph.authority.conflicts import words as conflict_words
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.law.names import called, without_codes
from govgraph.legality.quorum import Met, Required
from govgraph.questions.aloud import plain_reason
from govgraph.questions.liability import liable_line, liable_words
from govgraph.questions.limits import up_to
from govgraph.questions.links import upward_words
from govgraph.questions.sitting import After, Sitting, stand_in
from govgraph.questions.support import Support, of_seat
from govgraph.reading.upward import Upward, readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


def headline(graph: Graph, forum: str, what: str, facets: dict[str, Any], support: Support) -> str:
    """Can it decide, and if only its members can, who they are, up to what amount, and what is left to the forum."""
    if facets["denied"]:
        return f"No: {facets['denied']}."
    name, matter = graph.name(forum), graph.name(what)
    total = len(facets["holders"])
    if not total:
        return f"Cannot tell whether {name} {agreeing('decides', many=plural(graph, (forum,)))} it: no paper says who holds {matter}."
    then = facets["verdict_after"]
    leaving = set(facets["conflicts"]) - set(facets["may_stay"])
    later = f" Once those with an interest have left: {then}." if leaving and then != facets["verdict"] else ""
    return f"{_verdict(graph, forum, name, matter, total, facets, support)}{later}"


def _verdict(
    graph: Graph, forum: str, name: str, matter: str, total: int, facets: dict[str, Any], support: Support
) -> str:
    many = plural(graph, (forum,))
    if facets["verdict"] == "yes":
        whom = _names(graph, facets["bound"]) if total == 1 else f"all {total} holders"
        top = up_to(min(facets["limits"].values(), default=None))
        lacking = [_need(graph, need) for need in facets["needs"]]
        open_ = f" Still to be shown: {'; '.join(lacking)}." if lacking else ""
        return (
            f"Yes: what {name} {agreeing('decides', many=many)} on {matter}{top} binds {whom}. {support.words}{open_}"
        )
    if facets["verdict"] == "by its members":
        return f"Not by {'themselves' if many else 'itself'}: {_alone(graph, forum, name, matter, facets)}"
    asked = facets["only_if"]
    if asked and not facets["bound"] and not facets["by_members"] and all(h in facets["brought_by"] for h in asked):
        return _could_alone(graph, name, matter, facets, many=many)
    if facets["verdict"] == "only if":
        needs = listed([_need(graph, need) for need in facets["needs"]]) or "what is missing is recorded"
        return f"Only if {needs}. No authority for {matter} is recorded at {name}."
    quorum = f": {facets['quorum_reason']}" if facets["quorate"] == "no" else ""
    members = f" {_alone(graph, forum, name, matter, facets)}" if facets["by_members"] else ""
    recommends = " It can only recommend." if facets["can_only_recommend"] and not quorum and not members else ""
    binds = agreeing("binds", many=many)
    if facets["verdict"] == "cannot tell":
        if facets["can_only_recommend"]:
            silent = [item for item in facets["holders"] if item in facets["cannot_tell"]]
            who = f"Who there, if anybody, may decide {matter} for {_names(graph, silent)} is not recorded."
            hold = "hold no authority of their own" if many else "holds no authority of its own"
            return f"Not by {'themselves' if many else 'itself'}: {name} {hold} and can only recommend.{members} {who}"
        whom = f"all {total} holders of {matter}" if total > 1 else f"{_names(graph, facets['holders'])} on {matter}"
        return f"Cannot tell whether {name} {binds} {whom}.{members}"
    if total == 1:
        reason = next(iter(facets["reasons"].values()), "")
        why = quorum or (f": {reason}" if reason.startswith("its limit") else "")
        not_ = f"{name} {'do' if many else 'does'} not bind {_names(graph, facets['holders'])} on {matter}"
        return f"No: {not_}{why}.{members}{'' if why else recommends}"
    if not facets["bound"]:
        none = "either of the two" if total == 2 else f"any of the {total}"
        return (
            f"No: {name} {'do' if many else 'does'} not bind {none} holders of {matter}{quorum}.{members}{recommends}"
        )
    return (
        f"No: {name} {binds} only {len(facets['bound'])} of {total} holders of {matter}{quorum}.{members}{recommends}"
    )


def _could_alone(graph: Graph, name: str, matter: str, facets: dict[str, Any], *, many: bool) -> str:
    """Nobody there has any authority that is recorded: who could be given it, each for the body they belong to."""
    who = list(dict.fromkeys(facets["brought_by"][holder] for holder in facets["only_if"]))
    could = _names(graph, who)
    others = len(facets["holders"]) - len(facets["only_if"])
    whom = (
        f"for {_names(graph, facets['only_if'])}"
        if len(facets["only_if"]) <= MOST_NAMED
        else f"for {len(facets['only_if'])} of {len(facets['holders'])} holders"
    )
    beside = f" For {others} other{'s' if others > 1 else ''} nobody who sits there could." if others else ""
    return (
        f"Not by {'themselves' if many else 'itself'}: no authority for {matter} is recorded at {name}. "
        f"{could} could be given it, each alone, {whom}; {name} could only recommend to {'them' if len(who) > 1 else could}.{beside}"
    )


MOST_NAMED = 4
"""As many names stand in a sentence of the headline; where there are more, they are counted."""


def summary(graph: Graph, forum: str, facets: dict[str, Any], upward: tuple[Upward, ...]) -> Iterable[Line]:
    """At most six lines that are read aloud after the headline."""
    if facets["by_members"]:
        yield Line(label="By members", text=f"{_holders(graph, facets['by_members'])}.")
    missing = [
        f"{listed([readable(graph, holder) for holder in holders])}: {_reason(graph, reason)}"
        for reason, holders in _by_reason(facets).items()
    ]
    if missing:
        yield Line(label="Missing", text=f"{'; '.join(missing)}.")
    yield Line(label="Who sits there", text=f"{_voting(graph, forum, facets)}.")
    if facets["quorum"] != "not stated" or facets["quorate"] == "no":
        yield Line(label="Quorum", text=f"{facets['quorum']}: {facets['quorum_reason']}.")
    ends = [f"{readable(graph, walk.who)} to {listed([readable(graph, step.to) for step in walk.lines[0].steps])}" for walk in upward[:2] if walk.lines and walk.lines[0].steps]  # fmt: skip
    if ends:
        yield Line(label="Accountable", text=f"{'; '.join(ends)}.")
    if words := liable_words(graph, facets["liable_by_holder"]):
        yield Line(label="Liable", text=f"{words}.")


def _by_reason(facets: dict[str, Any]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for holder, reason in facets["reasons"].items():
        if holder not in facets["bound"] and holder not in facets["by_members"]:
            out.setdefault(reason, []).append(holder)
    return out


def _reason(graph: Graph, reason: str) -> str:
    """Why there is no authority, with powers by their citations in place of our codes."""
    return plain_reason(without_codes(reason, graph.registry)).replace(
        "delegation not stated:", "no delegation is recorded:"
    )


def _need(graph: Graph, need: str) -> str:
    """What is missing, in words: a power by its citation."""
    return f"it is delegated under {called(graph.registry.power(need))}" if graph.registry.has_power(need) else need


def _alone(graph: Graph, forum: str, name: str, matter: str, facets: dict[str, Any]) -> str:
    """Who there may decide it alone, for whom and up to what amount, and that the forum can only recommend to them."""
    by_holder: dict[str, list[str]] = facets["by_members"]
    several = len(facets["holders"]) > 1
    parts: list[str] = []
    for holder, members in by_holder.items():
        by_limit: dict[str, list[str]] = {}
        for item in members:
            by_limit.setdefault(up_to(facets["limits"].get(item)), []).append(item)
        for limit, items in by_limit.items():
            what = matter if not parts else "it"
            whom = f" for {readable(graph, holder)}" if several else ""
            parts.append(f"{_seated(graph, forum, items, facets, 'or')} may decide {what}{whom}{limit}")
    who = list(dict.fromkeys(item for members in by_holder.values() for item in members))
    if stand_in(graph, forum):
        return f"each of its members decides alone. {'; '.join(parts)}."
    return f"{'; '.join(parts)}. {name} can only recommend to {'them' if len(who) > 1 else readable(graph, who[0])}."


def _seated(
    graph: Graph, forum: str, items: Iterable[str], facets: dict[str, Any] | None = None, last: str = "and"
) -> str:
    """Names, each with the ground of its seat where no paper says that it sits there now; with facets, the chair too."""
    out = []
    for item in items:
        tag = of_seat(graph, forum, item).tag
        chairs = ", who chairs it," if facets is not None and item in facets["chair"] else ""
        out.append(f"{readable(graph, item)}{f' ({tag})' if tag else ''}{chairs}")
    return listed(out, last)


def _holders(graph: Graph, found: list[str] | dict[str, list[str]]) -> str:
    """Holders, each with those who can bind it alone, where these are told."""
    if isinstance(found, list):
        return _names(graph, found)
    return "; ".join(
        f"{readable(graph, holder)}, by {listed([readable(graph, m) for m in members], 'or')}"
        for holder, members in found.items()
    )


def lines(
    graph: Graph, forum: str, facets: dict[str, Any], needed: Required, found: tuple[Conflict, ...], before: Sitting,
    after: After, upward: tuple[Upward, ...],
) -> Iterable[Line]:  # fmt: skip
    """The labelled lines of the answer."""
    recommends = facets["can_only_recommend"] and not stand_in(graph, forum)
    yield Line(label="Verdict", text=facets["verdict"] + (": it can only recommend" if recommends else ""))
    yield Line(label="Form", text=facets["form_says"])
    for facet, label in (
        ("bound", "Bound"),
        ("by_members", "By members"),
        ("only_if", "Only if"),
        ("not_bound", "Not bound"),
        ("cannot_tell", "Unclear"),
    ):
        if facets[facet]:
            yield Line(label=label, text=_holders(graph, facets[facet]))
    reasons = dict.fromkeys(seat.reason or (seat.authority.reason if seat.authority else "") for seat in before.seats)
    if any(reasons):
        yield Line(label="Why", text="; ".join(reason for reason in reasons if reason))
    yield Line(label="Voting", text=_voting(graph, forum, facets))
    source = f" ({needed.source})" if needed.source else ""
    yield Line(label="Quorum", text=f"{facets['quorum']}{source}")
    yield Line(label="Quorate", text=f"{facets['quorate']}: {facets['quorum_reason']}")
    yield Line(label="Answers", text="; ".join(upward_words(graph, line) for line in upward))
    yield from liable_line(graph, facets["liable_by_holder"])
    if found:
        yield Line(label="Conflicted", text=conflict_words(graph, found))
        quorum = after.quorum
        yield Line(
            label="Then",
            text=f"once the conflicted leave: {after.verdict}; quorate: {quorum.truth.words}, {quorum.reason}",
        )


def _voting(graph: Graph, forum: str, facets: dict[str, Any]) -> str:
    if not facets["members"]:
        return "who sits there is not stated"
    said = _seated(graph, forum, facets["may_vote"]) or "nobody named"
    silent = "" if facets["voting"] or not facets["may_vote"] else "; who of them votes is not stated"
    without = f"; no vote: {_seated(graph, forum, facets['not_voting'])}" if facets["not_voting"] else ""
    chair = f"; chair: {_seated(graph, forum, facets['chair'])}" if facets["chair"] else ""
    return f"{said}{silent}{without}{chair}; the list is {'complete' if facets['members_complete'] else 'open'}"


def rows(graph: Graph, facets: dict[str, Any], before: Sitting) -> Iterable[tuple[str, ...]]:
    for seat in before.seats:
        a = seat.authority
        yield (
            readable(graph, seat.holder), readable(graph, seat.member) if seat.member else "nobody", a.words if a else seat.reason,
            before.says[seat.holder], "; ".join(text for _, text in a.conditions) if a else "",
            _names(graph, facets["liable_by_holder"].get(seat.holder, ())), facets["by_holder_after"][seat.holder],
        )  # fmt: skip


def table_of(graph: Graph, before: Sitting, after: After, found: tuple[Conflict, ...]) -> Table:
    """The table before and after, side by side: each holder, votes, quorum, verdict."""
    then: dict[str, list[str]] = {}
    for sitting in (after.fewest, after.most):
        for seat in sitting.seats:
            name = readable(graph, seat.member) if seat.member else "nobody"
            if name not in then.setdefault(seat.holder, []):
                then[seat.holder].append(name)
    rows = [
        (
            readable(graph, seat.holder),
            f"{before.says[seat.holder]}, by {readable(graph, seat.member) if seat.member else 'nobody'}",
            f"{after.says[seat.holder]}, by {listed(then[seat.holder], 'or')}",
        )
        for seat in before.seats
    ]
    least, most = len(after.most.there.present), len(after.fewest.there.present)
    left = str(most) if least == most else f"{least} to {most}"
    rows += [
        ("votes", str(len(before.there.present)), left),
        ("quorate", *_quorums(before.quorum, after.quorum)),
        ("verdict", before.verdict, after.verdict),
    ]
    note = "nobody there is stated or seen to have an interest in it" if not found else conflict_words(graph, found)
    return Table(
        title="Before and after those with an interest leave", columns=("", "all there", "once they leave"),
        rows=tuple(rows), note=note,
    )  # fmt: skip


def _quorums(before: Met, after: Met) -> tuple[str, str]:
    return f"{before.truth.words}: {before.reason}", f"{after.truth.words}: {after.reason}"


def _names(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])
