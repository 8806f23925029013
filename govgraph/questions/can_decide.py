"""Can this forum decide it: whose authority is at the table, whose is missing, who votes, is it quorate; and the same
once those with an interest in the matter have left.

Membership, attendance and votes never bind: for each holder it counts what a post or committee of that holder brings.
A quorum that is certainly not met lets nothing be decided; one that cannot be told is a condition (authority.md
section 2: it does not change who decides, only whether it stands).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from govgraph.answer import Answer, Line, Table
from govgraph.authority import Conflict, Holding, Matter, Seat, authority, conflicts, holders, matter, members, table
from govgraph.authority.conflicts import people
from govgraph.authority.conflicts import words as conflict_words
from govgraph.graph.sentences import listed
from govgraph.legality.quorum import Attendance, Met, Required, attendance, met, required
from govgraph.model.things import Post
from govgraph.model.truth import Truth
from govgraph.questions import forms
from govgraph.questions.liability import liable_facets, liable_line, several_note
from govgraph.questions.links import authority_chains, upward_chains, upward_words
from govgraph.questions.powers import read_notes, rested_on
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.legal import structure
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

Verdict = Literal["yes", "only if", "no", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A table as it is, or once some have left: what each holder brings, who may attend and vote, the quorum, the verdict."""

    seats: tuple[Seat, ...]
    there: Attendance
    quorum: Met
    says: dict[str, Verdict]

    @property
    def verdict(self) -> Verdict:
        """Over all holders: no as soon as one is not bound."""
        if not self.says:
            return "cannot tell"
        return next((verdict for verdict in _WORST if verdict in self.says.values()), "yes")

    def said(self, verdict: Verdict) -> list[str]:
        """The holders of whom this is so."""
        return [holder for holder, said in self.says.items() if said == verdict]


_WORST: tuple[Verdict, ...] = ("no", "cannot tell", "only if")


def answer(graph: Graph, forum: str, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer:
    """Can ``forum`` decide ``what`` so that it binds every holder? Raises NotFound or AmbiguousName."""
    body = graph.thing(forum, "body", "post", "group", "level")
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    about = matter(graph, thing.id, value=value, given=events)
    held = holders(graph, about)
    needed = required(graph, body.id)
    found = conflicts(graph, about, body.id)
    before = _sitting(graph, body.id, about, held, needed)
    after = _after(graph, body.id, about, held, needed, before, found)
    facets = _facets(graph, body.id, about, held, needed, found, before, after)
    lines = _upward(graph, body.id, about, before.seats)
    facets["answers_to"] = {line.who: list(line.chain[1:]) for line in lines}
    names = {
        item: readable(graph, item)
        for value_ in facets.values()
        if isinstance(value_, list | dict)
        for item in value_
        if isinstance(item, str)
    }
    notes = [] if facets["members"] or facets["bound"] else [f"no source lists who sits at {body.name}"]
    return Answer(
        reading=reading(
            graph,
            "can-decide",
            f"Can {body.name} decide {thing.name}?",
            {"forum": body.id, "what": thing.id},
            value=value,
            given=events,
        ),
        headline=_headline(graph, body.name, thing.name, facets),
        lines=tuple(_lines(graph, facets, needed, found, before, after, lines)),
        columns=("holder", "who brings it", "authority", "binds", "conditions", "liable", "once the conflicted leave"),
        rows=tuple(_rows(graph, facets, before)),
        tables=(_table(graph, facets, before, after, found),),
        chains=(
            *(
                chain
                for h, seat in zip(held, before.seats, strict=True)
                if seat.authority
                for chain in authority_chains(graph, h, seat.authority)
            ),
            *(chain for line in lines for chain in upward_chains(graph, line)),
        ),
        facets=facets,
        names=names,
        notes=(
            *notes,
            *several_note(graph, facets["liable_by_holder"]),
            *read_notes(rested_on(seat.authority for seat in before.seats if seat.authority), graph.day),
        ),
    )


# -- the table, before and after --------------------------------------------------------------------------------


def _sitting(
    graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], needed: Required, without: Iterable[str] = ()
) -> Sitting:
    gone = tuple(without)
    seats = tuple(table(graph, about, forum, h, without=gone) for h in held)
    there = attendance(graph, forum, without=(*gone, *(who for member in gone for who in people(graph, member))))
    if isinstance(graph.things.get(forum), Post):
        quorum = Met(Truth.YES, "a post decides alone", 1)
    else:
        quorum = met(graph, needed, there)
    says: dict[str, Verdict] = {
        seat.holder: "no" if quorum.truth is Truth.NO and seat.member else _says(graph, forum, seat) for seat in seats
    }
    return Sitting(seats, there, quorum, says)


@dataclass(frozen=True, slots=True)
class After:
    """The table once those leave who certainly must, and once those leave too who perhaps must."""

    fewest: Sitting
    most: Sitting

    @property
    def says(self) -> dict[str, Verdict]:
        """What can be said of each holder whoever of the doubtful leaves."""
        return {
            holder: said if said == self.most.says[holder] else "cannot tell"
            for holder, said in self.fewest.says.items()
        }

    @property
    def verdict(self) -> Verdict:
        """The verdict, if it is the same whoever of the doubtful leaves."""
        return self.fewest.verdict if self.fewest.verdict == self.most.verdict else "cannot tell"

    @property
    def quorum(self) -> Met:
        """Is it quorate, whoever of the doubtful leaves?"""
        if self.fewest.quorum.truth is self.most.quorum.truth:
            return self.fewest.quorum
        return Met(
            Truth.UNKNOWN, f"it turns on who leaves: if all do, {self.most.quorum.reason}", self.most.quorum.heads
        )

    def said(self, verdict: Verdict) -> list[str]:
        """The holders of whom this is so."""
        return [holder for holder, said in self.says.items() if said == verdict]


def _after(
    graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], needed: Required, before: Sitting,
    found: tuple[Conflict, ...],
) -> After:  # fmt: skip
    leaving = [conflict for conflict in found if not conflict.stays]
    sure = [conflict.member for conflict in leaving if conflict.truth is Truth.YES]
    every = [conflict.member for conflict in leaving]
    fewest = _sitting(graph, forum, about, held, needed, sure) if sure else before
    most = _sitting(graph, forum, about, held, needed, every) if every != sure else fewest
    return After(fewest, most)


def _says(graph: Graph, forum: str, seat: Seat) -> Verdict:
    """Is this holder bound by what the forum decides?"""
    if seat.authority is not None:
        level = seat.authority.level
        if level == "full":
            return "yes"
        if level == "part":
            return "only if"
        if level == "not shown":
            return "only if" if seat.authority.rows else "cannot tell"
        return "no"
    if seat.member:
        return "cannot tell"
    return "no" if _all_listed(graph, forum) else "cannot tell"


def _all_listed(graph: Graph, forum: str) -> bool:
    """Does nobody sit there who is not named: the list is complete, or it is no forum, whose members are open?"""
    return _complete(graph, forum) or structure(graph).is_forum(forum) is not Truth.YES


def _complete(graph: Graph, forum: str) -> bool:
    return any(fact.fields.get("list complete") is True for fact in graph.where("member of", to=forum))


def _upward(graph: Graph, forum: str, about: Matter, seats: Iterable[Seat]) -> tuple[Upward, ...]:
    """Who answers for it: a walk up from each who brings authority, else from the forum itself."""
    bringing = dict.fromkeys(seat.member for seat in seats if seat.authority and seat.authority.level != "none")
    return tuple(upward(graph, node, about) for node in bringing or (forum,))


# -- the answer -------------------------------------------------------------------------------------------------


def _needs(sitting: Sitting) -> list[str]:
    needs = [
        text
        for seat in sitting.seats
        if seat.authority
        for text in ([row.id for row in seat.authority.rows] or [t for _, t in seat.authority.conditions])
    ]
    return list(dict.fromkeys(needs))


def _facets(
    graph: Graph, forum: str, about: Matter, held: tuple[Holding, ...], needed: Required, found: tuple[Conflict, ...],
    before: Sitting, after: After,
) -> dict[str, Any]:  # fmt: skip
    bound = before.said("yes")
    facts = [fact for fact in graph.where("member of", to=forum) if not fact.negated and fact.tier != "past"]
    certain = [c.member for c in found if c.truth is Truth.YES]
    leave = any(not c.stays for c in found)
    quorum = after.quorum
    form = forms.at_table(graph, about.what, forum, held, before.seats, list_complete=_all_listed(graph, forum))
    asked = [f"a quorum once they have left: {quorum.reason}"] if leave and quorum.truth is Truth.UNKNOWN else []
    return {
        "verdict": before.verdict,
        "bound": bound,
        "only_if": before.said("only if"),
        "not_bound": before.said("no"),
        "cannot_tell": before.said("cannot tell"),
        "missing": [seat.holder for seat in before.seats if not seat.member],
        "by_holder": dict(before.says),
        "own_authority": {h.holder: authority(graph, about, h, forum).level for h in held},
        "needs": _needs(before),
        "form": form.word,
        "form_says": str(form),
        "can_only_recommend": before.verdict in {"no", "cannot tell"} and not bound and not before.said("only if"),
        "holders": [h.holder for h in held],
        "members": list(members(graph, forum)),
        "members_complete": _complete(graph, forum),
        "voting": [item for fact in facts if fact.fields.get("voting") is True for item in fact.subject.ids],
        "not_voting": [item for fact in facts if fact.fields.get("voting") is False for item in fact.subject.ids],
        "chair": [item for fact in facts if fact.fields.get("chair") is True for item in fact.subject.ids],
        "may_vote": list(before.there.present),
        "quorum": needed.words or "not stated",
        "quorum_heads": before.quorum.heads,
        "quorate": before.quorum.truth.words,
        "quorum_reason": before.quorum.reason,
        "liable_by_holder": liable_facets(
            (seat.holder, seat.authority.liable if seat.authority else ()) for seat in before.seats
        ),
        "conflicted": certain,
        "may_be_conflicted": [c.member for c in found if c.member not in certain],
        "may_stay": [c.member for c in found if c.stays],
        "conflicts": {c.member: c.reason for c in found},
        "verdict_after": after.verdict,
        "by_holder_after": dict(after.says),
        "bound_after": after.said("yes"),
        "missing_after": [
            seat.holder
            for seat in after.most.seats
            if after.says[seat.holder] in {"no", "cannot tell"} and not seat.member
        ],
        "needs_after": [*dict.fromkeys((*_needs(after.fewest), *_needs(after.most))), *asked],
        "may_vote_after": [item for item in after.most.there.present if item in after.fewest.there.present],
        "quorate_after": quorum.truth.words,
        "quorum_reason_after": quorum.reason,
    }


def _headline(graph: Graph, forum: str, what: str, facets: dict[str, Any]) -> str:
    total = len(facets["holders"])
    if not total:
        return f"Cannot tell: no holder of {what} is known."
    quorum = f": {facets['quorum_reason']}" if facets["quorate"] == "no" else ""
    words = {
        "yes": f"Yes: what {forum} decides on {what} binds {'its holder' if total == 1 else f'all {total} holders'}",
        "only if": f"Only if {listed(facets['needs'], 'and') or 'what is missing is shown'}: authority for {what} is not shown at {forum}",
        "no": f"No: {forum} binds {len(facets['bound'])} of {total} holders of {what}{quorum}",
        "cannot tell": f"Cannot tell whether {forum} binds all {total} holders of {what}",
    }
    tail = "; it can only recommend" if facets["can_only_recommend"] and not quorum else ""
    then = facets["verdict_after"]
    leaving = set(facets["conflicts"]) - set(facets["may_stay"])
    after = f"; once the conflicted leave: {then}" if leaving and then != facets["verdict"] else ""
    return f"{words[facets['verdict']]}{tail}{after}."


def _names(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])


def _lines(
    graph: Graph, facets: dict[str, Any], needed: Required, found: tuple[Conflict, ...], before: Sitting, after: After,
    lines: tuple[Upward, ...],
) -> Iterable[Line]:  # fmt: skip
    yield Line(
        label="Verdict", text=facets["verdict"] + (": it can only recommend" if facets["can_only_recommend"] else "")
    )
    yield Line(label="Form", text=facets["form_says"])
    for facet, label in (
        ("bound", "Bound"),
        ("only_if", "Only if"),
        ("not_bound", "Not bound"),
        ("cannot_tell", "Unclear"),
    ):
        if facets[facet]:
            yield Line(label=label, text=_names(graph, facets[facet]))
    reasons = dict.fromkeys(seat.reason or (seat.authority.reason if seat.authority else "") for seat in before.seats)
    if any(reasons):
        yield Line(label="Why", text="; ".join(reason for reason in reasons if reason))
    yield Line(label="Voting", text=_voting(graph, facets))
    source = f" ({needed.source})" if needed.source else ""
    yield Line(label="Quorum", text=f"{facets['quorum']}{source}")
    yield Line(label="Quorate", text=f"{facets['quorate']}: {facets['quorum_reason']}")
    yield Line(label="Answers", text="; ".join(upward_words(graph, line) for line in lines))
    yield from liable_line(graph, facets["liable_by_holder"])
    if found:
        yield Line(label="Conflicted", text=conflict_words(graph, found))
        quorum = after.quorum
        yield Line(
            label="Then",
            text=f"once the conflicted leave: {after.verdict}; quorate: {quorum.truth.words}, {quorum.reason}",
        )


def _voting(graph: Graph, facets: dict[str, Any]) -> str:
    if not facets["members"]:
        return "who sits there is not stated"
    said = _names(graph, facets["may_vote"]) or "nobody named"
    without = f"; no vote: {_names(graph, facets['not_voting'])}" if facets["not_voting"] else ""
    chair = f"; chair: {_names(graph, facets['chair'])}" if facets["chair"] else ""
    return f"{said}{without}{chair}; the list is {'complete' if facets['members_complete'] else 'open'}"


def _rows(graph: Graph, facets: dict[str, Any], before: Sitting) -> Iterable[tuple[str, ...]]:
    for seat in before.seats:
        a = seat.authority
        yield (
            readable(graph, seat.holder), readable(graph, seat.member) if seat.member else "nobody", a.words if a else seat.reason,
            before.says[seat.holder], "; ".join(text for _, text in a.conditions) if a else "",
            _names(graph, facets["liable_by_holder"].get(seat.holder, ())), facets["by_holder_after"][seat.holder],
        )  # fmt: skip


def _table(graph: Graph, facets: dict[str, Any], before: Sitting, after: After, found: tuple[Conflict, ...]) -> Table:
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


VERB = Verb(
    name="can-decide",
    answer=answer,
    parameters=(
        Parameter("forum", "the forum, committee or post", main=True, categories=("body", "post", "group", "level")),
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=MATTERS,
        ),
        VALUE,
        GIVEN,
    ),
    help="whose authority is at a forum's table for a matter, whose is missing, and whether it can only recommend",
    reads="can {forum} decide {what}?",
)
