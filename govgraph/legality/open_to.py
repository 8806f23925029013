"""To whom these givers may give a function, by each power that they can use: advice that never offers what is barred."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govgraph.graph.sentences import listed
from govgraph.law.power_rows import Power, Who
from govgraph.law.registry import Registry
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.candidates import givers_of
from govgraph.legality.case import MOST_CASES, InCase, case_of
from govgraph.legality.match import Setting, match
from govgraph.legality.subjects import Subject, in_set
from govgraph.model.truth import Truth

if TYPE_CHECKING:
    from govgraph.graph import Graph


class Way(NamedTuple):
    """A power that the givers can use for a function, and to whom it may then go, in words."""

    row: Power
    receivers: tuple[str, ...]
    only: str = ""
    """The set that it reaches, where nothing tells whether the function is one of it."""


def open_to(graph: Graph, a: Arrangement, day: date, about: Subject, via: str) -> tuple[Way, ...]:
    """Each power in force by which all the givers of an arrangement may give the function, with its receivers.

    Whoever receives it now, it turns on the givers alone and names nobody: it is worked out once for all givers of a case.
    """
    givers = Arrangement(a.id, a.givers, next(iter(a.givers), a.receiver))
    case = case_of(graph, givers, day=day, via=via, about=about).case
    known = graph.registry.kept("open to")
    key = (case, graph.day)
    if key not in known:
        if len(known) >= MOST_CASES:
            known.clear()
        known[key] = tuple(_ways(InCase(case, graph.registry), graph.day))
    found: tuple[Way, ...] = known[key]
    return found


def _ways(find: InCase, today: date) -> Iterator[Way]:
    law, case, day, about = find.registry, find.case, find.case.day, find.case.about
    kinds = tuple(kind for giver in case.givers for kind in find.kinds(giver))
    for packaged in law.powers.values():
        row = packaged.at(day)
        if (
            not row.carries
            or not row.lives(day)
            or reaches_not(law, row, about, kinds, day)
            or _barred(find, row, about, today)
        ):
            continue
        if not row.of_own_will or (
            "joint" not in row.boundary if len(case.givers) > 1 else "delegate" not in row.effect
        ):
            continue
        at = Setting(find, day, case.via, find.givers_persons, {}, case.givers, row, about.owner)
        words = dict.fromkeys(
            who_words(law, who)
            for who in _receivers(find, row, about, at)
            if who.named_at(day) and _there(law, who, day) and not _kept_from(law, row, who, about, day)
        )
        if words:
            told = [in_set(law, about, ref, day) for ref in row.functions.only]
            only = "" if True in told or not told else _names(law, row)
            yield Way(row, tuple(words), only)


def _kept_from(law: Registry, row: Power, who: Who, about: Subject, day: date) -> bool:
    """Is the function kept from this receiver: health scrutiny from an officer?"""
    return any(
        who.kind in law.kinds and any(law.is_a(who.kind, kind) for kind in item.when_receiver)
        for item in row.functions.except_
        if item.when_receiver and item.lives(day) and in_set(law, about, item.set, day) is True
    )


def _barred(find: InCase, row: Power, about: Subject, today: date) -> bool:
    """Does an organ give what it does not exercise as its body, or a council of a system that the row leaves out?"""
    law = find.registry
    for giver in find.case.givers:
        body = find.organ_of(giver)
        for person in find.persons(giver):
            system = find.system(person)
            for item in row.functions.except_:
                if item.when_system and item.when_system == system and not item.when_receiver:
                    bound = not item.when_giver or any(
                        find.is_kind(giver, kind) is Truth.YES for kind in item.when_giver
                    )
                    if bound and in_set(law, about, item.set, today) is True:
                        return True
        if body and all(
            law.acts_as_body(kind, about.function_class, find.system(body)) is False for kind in find.kinds(giver)
        ):
            return True
    return False


def _receivers(find: InCase, row: Power, about: Subject, at: Setting) -> Iterator[Who]:
    sides = {party.side: party.any for party in row.parties}
    for flow in row.flows:
        if flow.owner != "any" and about.owner not in {"", "any", flow.owner}:
            continue
        named = all(
            match(flow.giver, giver, at).truth is Truth.YES and _starts(find, row, giver, at)
            for giver in find.case.givers
        )
        if not named or (
            flow.lead and not any(match(flow.lead, giver, at).truth > Truth.NO for giver in find.case.givers)
        ):
            continue
        for who in flow.receiver:
            yield from sides.get(who.side, ()) if who.side else (who,)
    for step in row.onward.steps if len(find.case.givers) == 1 else ():
        if match((step.giver,), find.case.givers[0], at).truth is Truth.YES and _starts(
            find, row, find.case.givers[0], at
        ):
            yield step.receiver


def _starts(find: InCase, row: Power, giver: str, at: Setting) -> bool:
    """May the row start from a post or committee: does its legal person stand where the row starts?"""
    persons = find.persons(giver)
    if find.is_person(giver) is Truth.YES or not persons:
        return True
    return any(match(givers_of(find.registry, row), person, at).truth is Truth.YES for person in persons)


def _there(law: Registry, who: Who, day: date) -> bool:
    return who.kind == "person" or not who.kind or who.kind not in law.kinds or law.exists(who.kind, day)


def _names(law: Registry, row: Power) -> str:
    names = [
        law.classes[ref[6:]].name if ref.startswith("class:") else law.function_set(ref).name
        for ref in row.functions.only
    ]
    return " and ".join(names)


def reaches_not(law: Registry, row: Power, about: Subject, givers: tuple[str, ...], day: date) -> bool:
    """Is a function one that a power does not reach, whoever would receive it: excepted, or outside its list?"""
    known = law.kept("reaches not")
    key = (row.id, about.owner, about.function_class, about.references, givers, day)
    if key not in known:
        known[key] = _reaches_not(law, row, about, givers, day)
    return bool(known[key])


def _reaches_not(law: Registry, row: Power, about: Subject, givers: tuple[str, ...], day: date) -> bool:
    for item in row.functions.except_:
        if item.when_receiver:
            continue
        bound = not item.when_giver or any(law.is_a(kind, wanted) for kind in givers for wanted in item.when_giver)
        if bound and not item.when_system and item.lives(day) and in_set(law, about, item.set, day) is True:
            return True
    if law.outside(row, about.references, about.function_class, day):
        return True
    answers = [in_set(law, about, ref, day) for ref in row.functions.only]
    return bool(answers) and all(answer is False for answer in answers)


def who_words(law: Registry, who: Who) -> str:
    """An entry of a power in words: committee of it, executive director of it, council."""
    name = "any person" if who.kind == "person" else law.kinds[who.kind].name if who.kind in law.kinds else str(who)
    facts = [rel.replace("_", " ") for rel in who.rel if rel != "committee_of"]
    facts += [who.fact.replace("_", " ")] if who.fact else []
    facts += [who.office] if who.office else []
    facts += [f"every voting member a {who.all_members.replace('_', ' ')}"] if who.all_members else []
    facts += (
        [f"no member an {listed([name.replace('_', ' ') for name in who.no_members], 'or')}"] if who.no_members else []
    )
    facts += [f"at least {who.min_members} members"] if who.min_members else []
    facts += [f"every parent a {law.kinds[who.all_parents].name}"] if who.all_parents else []
    own = " of its own" if "committee_of" in who.rel else ""
    words = f" ({listed(facts, 'and' if who.no_members else 'or')})" if facts else ""
    return f"{name[:1] if name[:2].isupper() else name[:1].lower()}{name[1:]}{own}{words}"
