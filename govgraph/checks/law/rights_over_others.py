"""Rights of a committee over what other bodies hold: said to decide for them, and nothing that they gave it is stated.

A committee holds its own parent's functions and no others, so a right over another body's function needs that body's
own arrangement: to the committee's parent, which gives it on; to somebody of the body's own who sits at the table; or
the body signs off. None stated is no proof that there is none: that is a warning (docs/law.md#which-rule-a-failure-breaks), an error only where a
source lists all the body's arrangements or denies this one, and a note where the right itself is only read into the
source. A right to approve is left out: what another body must wait for is not thereby decided for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.checks.brief import first_fitting
from govgraph.checks.finding import CannotTell, FindingWords, Found, Outcome, Passed, Severity
from govgraph.checks.law.acts import arrangements_complete
from govgraph.checks.view import View, ids, view
from govgraph.checks.wording import MOST_NAMES, named
from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Bearing, Power
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.check import check as lawful
from govgraph.legality.remedies import receivers
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.authority import Holding, Matter
    from govgraph.graph import Graph

_COMMITTEES = ("body_committee", "body_subcommittee", "la_committee")
_OTHER_RULES = ("hwb", "hosc", "jhosc", "icp")
"""Committees by statute that have rules of their own."""

_MOST = 4
_BEARS: dict[Bearing, str] = {
    "receiver": "{receiver} is then liable, and nobody else",
    "unchanged": "{giver} stays liable",
    "each_own": "each stays liable for its own functions",
    "unsettled": "who is then liable is not settled",
}


class RightOverOthers(Struct, frozen=True):
    """What a committee is stated to decide, or to do for others: the matter, the relations, and for whom it says so."""

    committee: str
    matter: str
    facts: tuple[Fact, ...]
    named: tuple[str, ...]

    @property
    def given(self) -> frozenset[str]:
        """The events on which the right depends: an arrangement that depends on them too counts."""
        return frozenset(event for fact in self.facts for event in (fact.role("if").ids if "if" in fact.roles else ()))

    @property
    def stated(self) -> bool:
        """Does a source say so itself, or is it only read into it?"""
        return any(fact.basis in {"stated", "law"} for fact in self.facts)


def rights(graph: Graph) -> tuple[RightOverOthers, ...]:
    """The settled rights of committees, one for each matter; what is either decided or only recommended is none."""
    find, seen = structure(graph), view(graph)
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in seen.settled("decides", "acts for"):
        if fact.negated or fact.fields.get("either") or fact.subject.mode == "one of":
            continue
        for who in seen.opened(fact.subject):
            if _is_committee(graph, who) and find.persons(who):
                for what in fact.role("what").ids:
                    found[who, what].append(fact)
    return tuple(
        RightOverOthers(
            who,
            what,
            tuple(facts),
            tuple(
                opened_in_law(
                    find.graph, (item for fact in facts if fact.kind == "acts for" for item in fact.role("for").ids)
                )
            ),
        )
        for (who, what), facts in found.items()
    )


def _is_committee(graph: Graph, who: str) -> bool:
    find = structure(graph)
    return any(find.is_kind(who, kind) is Truth.YES for kind in _COMMITTEES) and not any(
        find.is_kind(who, kind) is Truth.YES for kind in _OTHER_RULES
    )


def unauthorised(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each right of a committee over a matter that rests on other bodies than its own."""
    from govgraph.authority import holders, matter

    for right in rights(graph):
        about = matter(graph, right.matter, given=right.given)
        own = set(structure(graph).persons(right.committee))
        holding = holders(graph, about)
        others = [h for h in holding if h.holder not in own and (not right.named or h.holder in right.named)]
        if not right.named and len(others) < len(holding):
            continue  # it decides for its own body, and nobody says that it binds the others
        if others:
            yield from _judged(graph, right, about, others)


def _judged(graph: Graph, right: RightOverOthers, about: Matter, others: list[Holding]) -> Iterator[Outcome]:
    answers = {h.holder: _has_authority(graph, right.committee, about, h) for h in others}
    without = [holder for holder, (truth, _) in answers.items() if truth is Truth.NO]
    told = [holder for holder in without if _told_all(graph, right, holder)]
    items = (right.committee, right.matter)
    if told and right.stated:
        yield _found(graph, right, about, told, "ERROR")
    if rest := [holder for holder in without if not right.stated or holder not in told]:
        yield _found(graph, right, about, rest, "WARN" if right.stated else "INFO")
    unknown = {holder: reason for holder, (truth, reason) in answers.items() if truth is Truth.UNKNOWN}
    if unknown:
        names = listed([graph.name(holder) for holder in unknown])
        yield CannotTell((*items, *unknown), f"whether it binds {names}: {'; '.join(dict.fromkeys(unknown.values()))}")
    elif not without:
        yield Passed((*items, *(h.holder for h in others)))


def _has_authority(graph: Graph, committee: str, about: Matter, h: Holding) -> tuple[Truth, str]:
    """Is the holder bound: by what it gave, by its own people at the table, or as it signs off? No: nothing is stated."""
    from govgraph.authority import binds, table

    direct = binds(graph, about, h, committee)
    if direct.answer == "yes" or (direct.answer == "only if" and direct.authority.level == "none"):
        return Truth.YES, ""  # at level none it is the sign-off that binds, and that is stated
    seat = table(graph, about, committee, h).authority
    if seat is not None and seat.level == "full":
        return Truth.YES, ""
    stated = [found for found in (direct.authority, seat) if found and found.level != "none" and not found.rows]
    foreseen = [found for found in (direct.authority, seat) if found and found.foreseen]
    if stated or foreseen:
        return Truth.UNKNOWN, (stated or foreseen)[0].reason or "an arrangement is only foreseen"
    if h.certain != h.cells:
        return Truth.UNKNOWN, h.reason or f"that {graph.name(h.holder)} holds all of it is not certain"
    return Truth.NO, ""


def _told_all(graph: Graph, right: RightOverOthers, holder: str) -> bool:
    """Does a source list all that the holder gives, or deny that it gives this to the committee or its body?"""
    find = structure(graph)
    near = {right.committee, *find.persons(right.committee)}
    above = {right.matter, *graph.above(right.matter)}
    return arrangements_complete(graph, holder) or any(
        holder in {person for giver in opened_in_law(find.graph, fact.subject.ids) for person in find.persons(giver)}
        and (not fact.role("what").ids or above & set(fact.role("what").ids))
        for receiver in near
        for fact in view(graph).denied_gifts.get(receiver, ())
    )


# -- the finding ------------------------------------------------------------------------------------------------


def _found(graph: Graph, right: RightOverOthers, about: Matter, without: list[str], severity: Severity) -> Found:
    return Found.later(
        (right.committee, right.matter, *without, *structure(graph).persons(right.committee)),
        lambda: _in_words(graph, right, about, without),
        facts=ids((*right.facts, *_parents(view(graph), right.committee))),
        severity=severity,
    )


def _in_words(graph: Graph, right: RightOverOthers, about: Matter, without: list[str]) -> FindingWords:
    find, seen = structure(graph), view(graph)
    own = find.persons(right.committee)
    names = listed([graph.name(holder) for holder in without])
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for holder in without:
        alike[find.kinds(holder)].append(holder)
    said = "is said to decide" if right.stated else "as the source is read, decides"
    detail = (
        f"{graph.name(right.committee)}, of {listed([graph.name(body) for body in own])}, {said} {graph.name(right.matter)} "
        f"for {names}, and nothing that they gave it is stated ({_cite(graph, own, about.day)})"
    )
    straight = "; ".join(
        dict.fromkeys(text for group in alike.values() for text in _straight(graph, right, about, group[0]))
    )
    if straight:
        detail += f". Nor could it be given to the committee itself: {straight}"
    return FindingWords(
        _sentence(
            graph,
            right,
            without,
            own,
            straight=all(any(True for _ in _straight(graph, right, about, group[0])) for group in alike.values()),
        ),
        _ask(graph, right, about, tuple(alike.values())),
        chain=seen.links((*right.facts, *_parents(seen, right.committee))),
        detail=f"{detail}. What would do: {_fix(graph, right, about, tuple(alike.values()))}.",
        brief=_in_few_words(graph, right),
    )


def _in_few_words(graph: Graph, right: RightOverOthers) -> str:
    committee, what = short_name(graph, right.committee), short_name(graph, right.matter)
    return first_fitting(
        f"No delegation lets {committee} decide {what} for others",
        f"No delegation lets {committee} decide for other bodies",
        "No delegation lets the committee decide for other bodies",
    )


def _sentence(graph: Graph, right: RightOverOthers, without: list[str], own: tuple[str, ...], *, straight: bool) -> str:
    """The finding as it is read aloud: what the committee is to decide for whom, and what nobody gave it."""
    committee, of = graph.name(right.committee), named(graph, own)
    them = "it" if len(without) == 1 else "them"
    says = "is to decide" if right.stated else "decides, by our reading,"
    more = " In law they cannot delegate to a committee of another body." if straight and len(without) > 1 else ""
    more = " In law it cannot delegate to a committee of another body." if straight and len(without) == 1 else more
    return (
        f"{committee} {says} {graph.name(right.matter)} for {named(graph, without)}. It is a committee of {of}, and no "
        f"delegation from {them} is recorded.{more}"
    )


def _ask(graph: Graph, right: RightOverOthers, about: Matter, groups: tuple[list[str], ...]) -> str:
    """Who has to do what, in one sentence: the ways that are open, and to whom where not to all."""
    at_table = [group for group in groups if any(True for _ in _at_the_table(graph, about, group))]
    through = [group for group in groups if any(True for _ in _through_its_body(graph, right, about, group))]
    parents = named(graph, structure(graph).persons(right.committee))

    def open_to(some: list[list[str]]) -> str:
        return "" if len(some) == len(groups) else ", where the law lets it"

    ways = (
        [
            f"to authorise one of its own people who sit there{open_to(at_table).replace(', ', ' (', 1) + ')' * (len(at_table) != len(groups))}"
        ]
        if at_table
        else []
    )
    ways += [f"to delegate to {parents} (which passes it on and becomes liable{open_to(through)})"] if through else []
    ways.append(
        "to take the decision itself on its recommendation"
        if not ways
        else "to decide itself after the committee has recommended"
    )
    every = [who for group in groups for who in group]
    whom = (
        f"each of {named(graph, every)}"
        if 1 < len(every) <= MOST_NAMES
        else "each of these bodies"
        if len(every) > 1
        else named(graph, every)
    )
    return f"ask {whom} {listed(ways, 'or')}"


def _cite(graph: Graph, bodies: Iterable[str], day: date) -> str:
    """The provision on a day on which the committee's body is there: one that is planned is judged as it will be."""
    from govgraph.law.rules import rules

    kinds = (graph.registry.kind(kind) for body in bodies for kind in structure(graph).kinds(body))
    return rules()["L26"].cite_on(max([day, *(kind.start for kind in kinds if kind.start)]))


def _parents(seen: View, who: str) -> Iterable[Fact]:
    return seen.by(who, "committee of")


def _general(row: Power) -> bool:
    """A power to delegate that is not confined to some functions: what is for these only is no way for a matter."""
    return "delegate" in row.effect and not row.functions.only


def _straight(graph: Graph, right: RightOverOthers, about: Matter, holder: str) -> Iterator[str]:
    """The powers that come near to letting the holder give it to the committee, and where each fails."""
    law = graph.registry
    seen: dict[str, None] = {}
    for leaf in about.leaves:
        a = Arrangement(f"supposed: {holder} to {right.committee}", (holder,), right.committee)
        verdict = lawful(graph, a, day=about.day, about=leaf.about)
        if verdict.truth > Truth.NO:
            return
        for row, failure in verdict.near:
            if _general(law.power(row)):
                told = failure.text.replace(
                    f"{row} names no receiver such as {graph.name(right.committee)}", "names no such receiver"
                )
                seen[f"{row} ({law.power(row).cite}): {told}"] = None
    yield from list(seen)[:_MOST]


def _fix(graph: Graph, right: RightOverOthers, about: Matter, groups: tuple[list[str], ...]) -> str:
    """What would do lawfully in form, for each sort of holder, and whom it makes liable."""
    ways: dict[str, None] = {}
    for group in groups:
        for way in (*_at_the_table(graph, about, group), *_through_its_body(graph, right, about, group)):
            ways[way] = None
    ways["or it recommends, and each of them decides or signs off itself: each stays liable"] = None
    return "; ".join(ways)


def _at_the_table(graph: Graph, about: Matter, group: list[str]) -> Iterator[str]:
    law, find = graph.registry, structure(graph)
    names = listed([graph.name(holder) for holder in group])
    subjects = [leaf.about for leaf in about.leaves]
    found: dict[str, None] = {}
    for kind in find.kinds(group[0]):
        each = [[row.id for row, _ in receivers(law, (kind,), one, about.day)] for one in subjects]
        for row in each[0] if each else ():
            if all(row in rows for rows in each) and _general(law.power(row)) and "inside" in law.power(row).boundary:
                found[row] = None
    if found:
        words = listed([f"{row} ({law.power(row).cite})" for row in found], "or")
        bears = _bears([law.power(row) for row in found], group, graph)
        whose = "its own" if len(group) == 1 else "their own"
        yield f"{names} may give it to somebody of {whose}, whom the power names and who sits there, by {words}: {bears}"


def _through_its_body(graph: Graph, right: RightOverOthers, about: Matter, group: list[str]) -> Iterator[str]:
    law = graph.registry
    names = listed([graph.name(holder) for holder in group])
    for parent in structure(graph).persons(right.committee):
        across = _rows(graph, about, Arrangement(f"supposed: to {parent}", (group[0],), parent))
        for row in across:
            a = Arrangement(f"supposed: {parent} on by {row}", (parent,), right.committee)
            onward = _rows(graph, about, a, via=row)
            if onward:
                power, given_on = law.power(row), listed([f"{item} ({law.power(item).cite})" for item in onward], "or")
                bears = _bears([power], group, graph, receiver=graph.name(parent))
                yield (
                    f"{names} may give it to {graph.name(parent)} by {row} ({power.cite}), which gives it on to "
                    f"{graph.name(right.committee)} by {given_on}: {bears}"
                )


def _rows(graph: Graph, about: Matter, a: Arrangement, via: str | None = None) -> tuple[str, ...]:
    """The powers that would carry an arrangement that nobody wrote, for every function of the matter."""
    each = []
    for leaf in about.leaves:
        verdict = (
            lawful(graph, a, day=about.day, about=leaf.about)
            if via is None
            else lawful(graph, a, day=about.day, via=via, about=leaf.about)
        )
        each.append([row.id for row in verdict.rows] if verdict.truth > Truth.NO else [])
    return tuple(row for row in each[0] if all(row in rows for rows in each)) if each else ()


def _bears(rows: Iterable[Power], group: list[str], graph: Graph, *, receiver: str = "") -> str:
    """Whom these powers leave or make liable, in words."""
    giver = graph.name(group[0]) if len(group) == 1 else "each of them"
    words = dict.fromkeys(_BEARS[row.liability.alone] for row in rows if row.liability.alone)
    told = [text.format(giver=giver, receiver=receiver) for text in words]
    return ", or ".join(told) or "the power does not say who is then liable"
