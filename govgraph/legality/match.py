"""Does a node fit a place in a power (a ``Who``)? No, unknown, or yes with what no source states.

A kind or a date that differs is no; a stated *no* on a fact is no; a fact not stated is a condition; a kind, or a way
of holding, that is not known is unknown. Of several entries that fit, the one with the highest truth counts, then the
highest confidence, then the fewest conditions (docs/authority.md#the-check-of-one-arrangement).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power, Who
from govgraph.law.rows import Confidence
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.law.registry import Registry
    from govgraph.legality.in_law import InLaw

_SURE = {"L": 0, "M": 1, "H": 2}
NOT_STATED = "not stated"
"""The way of holding where nobody says how it is held."""

OWN = "own"
"""The way of holding of a body on which statute places the function."""

BY_ORDER = "CA_FUNC"
"""The way of holding of a combined authority on which an order places the function."""


class RowMatch(Struct, frozen=True):
    """How far a node fits: ``conditions`` are what no source states, ``why`` is why it is not yes."""

    truth: Truth
    conditions: tuple[str, ...] = ()
    conf: Confidence = "H"
    why: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Orders matches: the surer the greater, then by confidence, then the fewer conditions."""
        return int(self.truth), _SURE[self.conf], -len(self.conditions)


NO = RowMatch(Truth.NO)


class Setting(Struct, frozen=True):
    """What a match is relative to: the day, how the giver holds, the givers' legal persons, and one kind per node."""

    structure: InLaw
    day: date
    via: str
    persons: tuple[str, ...]
    kinds: Mapping[str, str]
    parties: tuple[str, ...]
    row: Power
    owner: str = ""

    def name(self, item: str) -> str:
        """The readable name of a node."""
        return self.structure.name(item)


def best(matches: Iterable[RowMatch]) -> RowMatch:
    """The match that counts among several; no when there is none."""
    return max(matches, key=lambda match: match.rank, default=NO)


def both(first: RowMatch, second: RowMatch) -> RowMatch:
    """The match where two things are asked for: as sure as the less sure one, with the conditions of both."""
    low = min((first, second), key=lambda match: match.truth)
    conf = min(first.conf, second.conf, key=_SURE.__getitem__)
    return RowMatch(low.truth, tuple(dict.fromkeys((*first.conditions, *second.conditions))), conf, low.why)


def match(whos: Iterable[Who], node: str, at: Setting, *, itself: bool = False) -> RowMatch:
    """The best match of a node with any of these entries; an organ also counts as the body that it is.

    ``itself``: only as what it is. A body gives by its organs, but an organ receives inside its own body, which is not
    to say that the body does.
    """
    entries = tuple(whos)
    found = best(NO if who is None else _one(who, node, at, itself) for who in _near(entries, node, at))
    body = "" if itself else at.structure.organ_of(node)
    if found.truth is Truth.NO and body:
        return best(NO if who is None else _one(who, body, at) for who in _near(entries, body, at, as_organ=True))
    return found


def _near(whos: tuple[Who, ...], node: str, at: Setting, *, as_organ: bool = False) -> Iterable[Who | None]:
    """The entries that may name a body of this kind on this day; for those between them that do not, one None.

    The same for all bodies of a kind, so it is worked out once. ``as_organ``: without those that ask which organ acts.
    """
    kind = at.kinds.get(node)
    if kind is None or len(whos) < 2:
        return tuple(who for who in whos if who.organ != "asked") if as_organ else whos
    law = at.structure.registry
    known = law.kept("near")
    key = (id(whos), kind, at.day, as_organ)
    if key not in known:
        asked = [who for who in whos if not as_organ or who.organ != "asked"]
        near = tuple(who for who, _ in itertools.groupby(_may_name(law, who, kind, at.day) for who in asked))
        known[key] = whos, near  # the entries are kept with it, so that their id stays theirs
    found: tuple[Who | None, ...] = known[key][1]
    return found


def _may_name(law: Registry, who: Who, kind: str, day: date) -> Who | None:
    if not who.named_at(day):
        return None
    loose = who.kind == "person" and law.kind(kind).person is None
    return who if who.side or loose or law.admits(who, kind, day) else None


def _one(who: Who, node: str, at: Setting, itself: bool = False) -> RowMatch:
    if not who.named_at(at.day):
        return NO
    if who.side:
        side = next((party for party in at.row.parties if party.side == who.side), None)
        return match(side.any, node, at, itself=itself) if side else NO
    found = _kind(who, node, at)
    if found.truth is Truth.NO:
        return found
    conf = who.conf or "H"
    answers = [RowMatch(found.truth, found.conditions, conf, found.why), *_facts(who, node, at)]
    out = answers[0]
    for answer in answers[1:]:
        out = both(out, answer)
    return RowMatch(out.truth, out.conditions, conf, out.why)


def _kind(who: Who, node: str, at: Setting) -> RowMatch:
    kind = at.kinds.get(node)
    registry = at.structure.registry
    if kind is None:
        kinds = at.structure.kinds(node)
        if not kinds:
            return RowMatch(Truth.UNKNOWN, why=f"the kind of {at.name(node)} is not stated")
        answers = {registry.admits(who, choice, at.day) for choice in kinds}
        if len(answers) > 1:
            return RowMatch(Truth.UNKNOWN, why=f"what kind of body {at.name(node)} is, is not settled")
        return RowMatch(Truth.of(answers.pop()))
    if registry.admits(who, kind, at.day):
        return RowMatch(Truth.YES)
    if who.kind == "person" and registry.kind(kind).person is None:
        return RowMatch(Truth.YES, (f"{at.name(node)} is a legal person",))
    return NO


def _facts(who: Who, node: str, at: Setting) -> Iterable[RowMatch]:
    """One match for each fact that the entry asks for."""
    find = at.structure
    if who.organ == "asked" and not find.organ_of(node):
        yield RowMatch(Truth.YES, (f"which organ of {at.name(node)}",))
    if who.rel:
        answer = max(
            (find.relation(node, rel, person) for rel in who.rel for person in at.persons), default=Truth.UNKNOWN
        )
        yield _said(answer, f"{at.name(node)} is {_standing(who.rel)} {_names(at)}")
    if who.fact:
        answers = [find.fact(node, who.fact, person) for person in at.persons]
        yield _said(
            max(answers, default=Truth.UNKNOWN), f"{at.name(node)} is {who.fact.replace('_', ' ')} of {_names(at)}"
        )
    if who.office:
        yield _said(find.holds_office(node, who.office, at.persons), f"{at.name(node)} is the {who.office}")
    if who.all_members:
        answers = [find.all_members(node, who.all_members, person) for person in at.persons]
        words = f"every voting member of {at.name(node)} is a {who.all_members.replace('_', ' ')} of {_names(at)}"
        yield _said(max(answers, default=Truth.UNKNOWN), words)
    if who.no_members:
        yield _no_member(who, node, at)
    if who.min_members:
        yield _enough_members(who, node, at)
    if who.all_parents:
        parents = tuple(dict.fromkeys((*find.parents(node), *at.parties)))
        answers = [_is_kind(parent, who.all_parents, at) for parent in parents]
        yield _said(
            min(answers, default=Truth.UNKNOWN),
            f"every parent of {at.name(node)} is a {who.all_parents.replace('_', ' ')}",
        )
    if who.held_via:
        if at.via == NOT_STATED:
            yield RowMatch(Truth.UNKNOWN, why=f"how {at.name(node)} holds it is not stated")
        elif at.via == OWN and BY_ORDER in who.held_via and at.owner == "nhs":
            pass  # statute places no NHS function on it: what it holds of itself it holds by an order
        elif at.via not in who.held_via:
            yield RowMatch(Truth.NO, why=f"{at.name(node)} does not hold it by {listed(list(who.held_via), 'or')}")


def _no_member(who: Who, node: str, at: Setting) -> RowMatch:
    """That none of its members is one of these in the giver's legal person: no as soon as one is stated to be."""
    names = listed([name.replace("_", " ") for name in who.no_members], "or")
    words = f"no member of {at.name(node)} is {'an' if names[:1] in 'aeiou' else 'a'} {names} of {_names(at)}"
    return _said(at.structure.no_member(node, who.no_members, at.persons), words)


def _enough_members(who: Who, node: str, at: Setting) -> RowMatch:
    words = f"{at.name(node)} has {who.min_members} members or more"
    return _said(at.structure.has_members(node, who.min_members), words)


def _is_kind(node: str, wanted: str, at: Setting) -> Truth:
    answers = [
        Truth.of(at.structure.registry.is_a(at.kinds[person], wanted))
        if person in at.kinds
        else at.structure.is_kind(person, wanted)
        for person in at.structure.persons(node) or (node,)
    ]
    return min(answers)


def _said(truth: Truth, words: str) -> RowMatch:
    """A fact that nobody states is a condition; a stated no is no."""
    if truth is Truth.NO:
        return RowMatch(Truth.NO, why=f"not so: {words}")
    return RowMatch(Truth.YES, () if truth is Truth.YES else (words,))


def _standing(relations: Iterable[str]) -> str:
    """board member, employee or secondee of; a committee of; placed with."""
    words = [rel.replace("_", " ").removesuffix(" of").removesuffix(" with") for rel in relations]
    if words == ["placed"]:
        return "placed with"
    return f"{listed(['a committee' if word == 'committee' else word for word in words], 'or')} of"


def _names(at: Setting) -> str:
    return listed([at.name(person) for person in at.persons], "or") or "the giver"
