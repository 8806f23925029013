"""Can a forum decide: the answer in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Ids, Line, Table
from govgraph.authority import Conflict
from govgraph.authority.conflicts import words as conflict_words
from govgraph.graph.sentences import agreeing, listed, plural, shortened
from govgraph.law.names import called, without_codes
from govgraph.legality.quorum import Met, Required
from govgraph.model.numbers import counted, in_words
from govgraph.questions.aloud import plain_reason, whole
from govgraph.questions.at_the_table import AfterLeaving, Sitting, stand_in
from govgraph.questions.liability import liable_line, liable_words
from govgraph.questions.limits import up_to
from govgraph.questions.links import upward_words
from govgraph.questions.support import Support, of_seat
from govgraph.reading.upward import Upward, readable

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.can_decide_result import CanDecide


def headline(graph: Graph, forum: str, what: str, result: CanDecide, support: Support) -> str:
    """Can it decide, and if only its members can, who they are, up to what amount, and what is left to the forum."""
    if result.denied:
        return f"No: {result.denied}."
    name, matter = graph.name(forum), graph.name(what)
    total = len(result.holders)
    if not total:
        return f"Cannot tell whether {name} {agreeing('decides', many=plural(graph, (forum,)))} it: no paper says who holds {matter}."
    then = result.verdict_after
    leaving = set(result.conflicts) - set(result.may_stay)
    later = f" Once those with an interest have left: {then}." if leaving and then != result.verdict else ""
    return f"{_verdict(graph, forum, name, matter, total, result, support)}{later}"


def _verdict(graph: Graph, forum: str, name: str, matter: str, total: int, result: CanDecide, support: Support) -> str:
    many = plural(graph, (forum,))
    if result.verdict == "yes":
        whom = _names(graph, result.bound) if total == 1 else f"all {total} holders"
        top = up_to(min(result.limits.values(), default=None))
        lacking = [_need(graph, need) for need in result.needs]
        open_ = f" Still to be shown: {'; '.join(lacking)}." if lacking else ""
        return (
            f"Yes: what {name} {agreeing('decides', many=many)} on {matter}{top} binds {whom}. {support.words}{open_}"
        )
    if result.verdict == "by its members":
        return f"Not by {'themselves' if many else 'itself'}: {_alone(graph, forum, name, matter, result)}"
    asked = result.only_if
    if asked and not result.bound and not result.by_members and all(h in result.brought_by for h in asked):
        return _could_alone(graph, name, matter, result, many=many)
    if result.verdict == "only if":
        needs = listed([_need(graph, need) for need in result.needs]) or "what is missing is recorded"
        return f"Only if {needs}. No authority for {matter} is recorded at {name}."
    quorum = f": {result.quorum_reason}" if result.quorate == "no" else ""
    members = f" {_alone(graph, forum, name, matter, result)}" if result.by_members else ""
    recommends = (
        f" {'They' if many else 'It'} can only recommend."
        if result.can_only_recommend and not quorum and not members
        else ""
    )
    binds = agreeing("binds", many=many)
    if result.verdict == "cannot tell":
        if result.can_only_recommend:
            silent = [item for item in result.holders if item in result.cannot_tell]
            who = f"Who there, if anybody, may decide {matter} for {_names(graph, silent)} is not recorded."
            hold = "hold no authority of their own" if many else "holds no authority of its own"
            return f"Not by {'themselves' if many else 'itself'}: {name} {hold} and can only recommend.{members} {who}"
        whom = (
            f"all {in_words(total)} on whom {matter} rests"
            if total > 1
            else f"{_names(graph, result.holders)} on {matter}"
        )
        return f"Cannot tell whether {name} {binds} {whom}.{members}"
    if total == 1:
        reason = next(iter(result.reasons.values()), "")
        why = quorum or (f": {reason}" if reason.startswith("its limit") else "")
        not_ = f"{name} {'do' if many else 'does'} not bind {_names(graph, result.holders)} on {matter}"
        return f"No: {not_}{why}.{members}{'' if why else recommends}"
    if not result.bound:
        none = "either of the two" if total == 2 else f"any of the {in_words(total)}"
        return f"No: {name} {'do' if many else 'does'} not bind {none} on whom {matter} rests{quorum}.{members}{recommends}"
    return f"No: {name} {binds} only {in_words(len(result.bound))} of the {in_words(total)} on whom {matter} rests{quorum}.{members}{recommends}"


def _could_alone(graph: Graph, name: str, matter: str, result: CanDecide, *, many: bool) -> str:
    """Nobody there has any authority that is recorded: who could be given it, each for the body they belong to."""
    who = list(dict.fromkeys(result.brought_by[holder] for holder in result.only_if))
    could = _names(graph, who)
    others = len(result.holders) - len(result.only_if)
    whom = (
        f"for {_names(graph, result.only_if)}"
        if len(result.only_if) <= MOST_NAMED
        else f"for {in_words(len(result.only_if))} of the {in_words(len(result.holders))} on whom it rests"
    )
    beside = f" For {counted(others, 'other')} nobody who sits there could." if others else ""
    return (
        f"Not by {'themselves' if many else 'itself'}: no authority for {matter} is recorded at {name}. "
        f"{could} could be given it, each alone, {whom}; {name} could only recommend to {'them' if len(who) > 1 else could}.{beside}"
    )


MOST_NAMED = 4
"""As many names stand in a sentence of the headline; where there are more, they are counted."""


def summary(graph: Graph, forum: str, result: CanDecide, upward: tuple[Upward, ...]) -> Iterable[Line]:
    """At most six lines that are read aloud after the headline."""
    if result.by_members:
        yield Line(label="By members", text=f"{_holders(graph, result.by_members)}.")
    missing = _missing(graph, result)
    if missing:
        yield Line(label="Missing", text=whole("; ".join(missing)))
    yield Line(label="Who sits there", text=f"{_voting(graph, forum, result)}.")
    if result.quorum != "not stated" or result.quorate == "no":
        yield Line(label="Quorum", text=f"{result.quorum}: {result.quorum_reason}.")
    ends = [
        f"{readable(graph, walk.who)} to {listed([readable(graph, step.to) for step in walk.lines[0].steps])}"
        for walk in upward[:2]
        if walk.lines and walk.lines[0].steps
    ]
    if ends:
        yield Line(label="Accountable", text=f"{'; '.join(ends)}.")
    if words := liable_words(graph, result.liable_by_holder):
        yield Line(label="Liable", text=f"{words}.")


def _missing(graph: Graph, result: CanDecide) -> list[str]:
    """What is missing from each; where a reason names who it is about, those of whom the same is said stand in it together."""
    named: dict[str, list[str]] = {}
    apart: list[str] = []
    for reason, holders in _by_reason(result).items():
        words = _reason(graph, reason)
        for name in (readable(graph, holder) for holder in holders):
            if name in words:
                named.setdefault(words.replace(name, "{}"), []).append(name)
            else:
                apart.append(f"{name}: {words}")
    return [*(words.replace("{}", shortened(names, "or")) for words, names in named.items()), *apart]


def _by_reason(result: CanDecide) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for holder, reason in result.reasons.items():
        if holder not in result.bound and holder not in result.by_members:
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


def _alone(graph: Graph, forum: str, name: str, matter: str, result: CanDecide) -> str:
    """Who there may decide it alone, for whom and up to what amount, and that the forum can only recommend to them."""
    by_holder = result.by_members
    several = len(result.holders) > 1
    parts: list[str] = []
    for holder, members in by_holder.items():
        by_limit: dict[str, list[str]] = {}
        for item in members:
            by_limit.setdefault(up_to(result.limits.get(item)), []).append(item)
        for limit, items in by_limit.items():
            what = matter if not parts else "it"
            whom = f" for {readable(graph, holder)}" if several else ""
            parts.append(f"{_seated(graph, forum, items, result, 'or')} may decide {what}{whom}{limit}")
    who = list(dict.fromkeys(item for members in by_holder.values() for item in members))
    if stand_in(graph, forum):
        return f"each of its members decides alone. {'; '.join(parts)}."
    return f"{'; '.join(parts)}. {name} can only recommend to {'them' if len(who) > 1 else readable(graph, who[0])}."


def _seated(graph: Graph, forum: str, items: Iterable[str], result: CanDecide | None = None, last: str = "and") -> str:
    """Names, each with the ground of its seat where no paper says that it sits there now; with what is returned, the chair too."""
    out = []
    for item in items:
        tag = of_seat(graph, forum, item).tag
        chairs = ", who chairs it," if result is not None and item in result.chair else ""
        out.append(f"{readable(graph, item)}{f' ({tag})' if tag else ''}{chairs}")
    return listed(out, last)


def _holders(graph: Graph, found: Ids | Mapping[str, Ids]) -> str:
    """Holders, each with those who can bind it alone, where these are told."""
    if isinstance(found, tuple):
        return _names(graph, found)
    return "; ".join(
        f"{readable(graph, holder)}, by {listed([readable(graph, m) for m in members], 'or')}"
        for holder, members in found.items()
    )


def lines(
    graph: Graph,
    forum: str,
    result: CanDecide,
    needed: Required,
    found: tuple[Conflict, ...],
    before: Sitting,
    after: AfterLeaving,
    upward: tuple[Upward, ...],
) -> Iterable[Line]:
    """The labelled lines of the answer."""
    recommends = result.can_only_recommend and not stand_in(graph, forum)
    yield Line(label="Verdict", text=result.verdict + (": it can only recommend" if recommends else ""))
    yield Line(label="Form", text=result.form_says)
    for label, holders in (
        ("Bound", result.bound),
        ("By members", result.by_members),
        ("Only if", result.only_if),
        ("Not bound", result.not_bound),
        ("Unclear", result.cannot_tell),
    ):
        if holders:
            yield Line(label=label, text=_holders(graph, holders))
    reasons = dict.fromkeys(seat.reason or (seat.authority.reason if seat.authority else "") for seat in before.seats)
    if any(reasons):
        yield Line(label="Why", text="; ".join(reason for reason in reasons if reason))
    yield Line(label="Voting", text=_voting(graph, forum, result))
    source = f" ({needed.source})" if needed.source else ""
    yield Line(label="Quorum", text=f"{result.quorum}{source}")
    yield Line(label="Quorate", text=f"{result.quorate}: {result.quorum_reason}")
    yield Line(label="Answers", text="; ".join(upward_words(graph, line) for line in upward))
    yield from liable_line(graph, result.liable_by_holder)
    if found:
        yield Line(label="Conflicted", text=conflict_words(graph, found))
        quorum = after.quorum
        yield Line(
            label="Then",
            text=f"once the conflicted leave: {after.verdict}; quorate: {quorum.truth.words}, {quorum.reason}",
        )


def _voting(graph: Graph, forum: str, result: CanDecide) -> str:
    if not result.members:
        return "No paper says who sits there"
    said = _seated(graph, forum, result.may_vote) or "nobody named"
    silent = "" if result.voting or not result.may_vote else "; who of them votes is not stated"
    without = f"; no vote: {_seated(graph, forum, result.not_voting)}" if result.not_voting else ""
    chair = f"; chair: {_seated(graph, forum, result.chair)}" if result.chair else ""
    return f"{said}{silent}{without}{chair}; the list is {'complete' if result.members_complete else 'open'}"


def rows(graph: Graph, result: CanDecide, before: Sitting) -> Iterable[tuple[str, ...]]:
    for seat in before.seats:
        a = seat.authority
        yield (
            readable(graph, seat.holder),
            readable(graph, seat.member) if seat.member else "nobody",
            a.words if a else seat.reason,
            before.says[seat.holder],
            "; ".join(text for _, text in a.conditions) if a else "",
            _names(graph, result.liable_by_holder.get(seat.holder, ())),
            result.by_holder_after[seat.holder],
        )


def table_of(graph: Graph, before: Sitting, after: AfterLeaving, found: tuple[Conflict, ...]) -> Table:
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
        title="Before and after those with an interest leave",
        columns=("", "all there", "once they leave"),
        rows=tuple(rows),
        note=note,
    )


def _quorums(before: Met, after: Met) -> tuple[str, str]:
    return f"{before.truth.words}: {before.reason}", f"{after.truth.words}: {after.reason}"


def _names(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])
