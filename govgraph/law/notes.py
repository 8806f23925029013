"""A power as a note to a client: who may give what to whom, on what conditions, who is then liable, what it is confused with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govgraph.law.power_rows import Condition, Flow, Power, Who
from govgraph.law.registry import Registry
from govgraph.law.rows import CHECKED, SURE
from govgraph.model.dates import day_words

_OWNERS = {"nhs": "functions of the NHS", "la": "functions of councils", "any": "functions"}
_BEARS = {
    "receiver": "Whoever receives it is liable, and nobody else.",
    "unchanged": "Liability does not move: whoever gave it stays liable.",
    "each_own": "Each body stays liable for its own functions.",
    "unsettled": "Who is liable is not settled.",
}
_PASSING = {
    "allowed": "may pass it on",
    "barred": "may not pass it on",
    "terms": "may pass it on as the terms of the arrangement say",
    "silent": "may perhaps pass it on: the provision does not say",
}
_FACTS = {
    "board_member": "a member of its board",
    "member": "a member of it",
    "employee": "its employee",
    "secondee": "seconded to it",
    "placed_with": "placed at its disposal",
    "committee_of": "of its own",
}


def power_note(law: Registry, row: Power, day: date | None = None) -> Iterator[tuple[str, str]]:
    """The note, as headings with their text; ``day``: with the known changes that might touch it from then on."""
    yield "Provision", row.cite
    yield "In our words", row.says
    if row.carries:
        for flow in row.flows:
            yield "Who may give what to whom", _moves(law, row, flow)
    elif row.flows:
        for flow in row.flows:
            yield (
                "Who may pay whom",
                f"{_any(law, row, flow.giver)} may pay {_any(law, row, flow.receiver)}; no function moves.",
            )
    else:
        yield "What it does", "It moves no function and gives nobody authority to decide."
    yield "Never", _never(law, row)
    yield "On what conditions", _conditions(law, row)
    for word, bears in (("alone", row.liability.alone), ("jointly", row.liability.joint)):
        if bears:
            both = row.liability.alone and row.liability.joint and row.liability.alone != row.liability.joint
            yield "Who is then liable", f"{f'Exercised {word}: ' if both else ''}{_BEARS[bears]}"
            if not both:
                break
    if row.carries:
        across, inside = _PASSING[row.onward.across], _PASSING[row.onward.inside]
        yield "Passing it on", f"To another body: whoever receives it {across}. Inside itself: it {inside}."
        yield "May the giver still act", {"keeps": "Yes.", "gives up": "No.", "silent": ""}[row.retains]
    for text in row.confused_with:
        yield "Often confused with", text
    yield "In force", _period(row)
    read = f"text read as it stood on {day_words(row.read_to)}" if row.read_to else "no day of the text is stated"
    yield "How sure", f"{CHECKED[row.mark][:1].upper()}{CHECKED[row.mark][1:]}; confidence {SURE[row.conf]}; {read}."
    for text in row.unverified:
        yield "Not verified", text
    for change in law.changes_touching(day, powers=(row,)) if day is not None else ():
        yield "Known change, not law", f"{change.name}: {change.stage}. It would {change.would}."
    yield "Note", row.note


def questions(law: Registry) -> Iterator[tuple[str, str, str]]:
    """An index by question: "May a council give ... to ...?", the provision by which it may, and the row that says so."""
    asked = (
        ("council", ("local_authority_ut", "local_authority_district")),
        ("trust", ("nhs_trust", "nhs_foundation_trust")),
        ("integrated care board", ("icb",)),
        ("combined authority", ("combined_authority", "combined_county_authority")),
    )
    others = ("nhs_england", "secretary_of_state", "ccg")
    named = [*asked, *((law.kinds[kind].name, (kind,)) for kind in others if kind in law.kinds)]
    for name, kinds in named:
        article = (
            "" if kinds[0] in {"nhs_england", "secretary_of_state"} else "an " if name[:1].lower() in "aeiou" else "a "
        )
        for row in law.powers.values():
            for flow in row.flows if row.of_own_will and (row.carries or "pay" in row.effect) else ():
                if any(_admits(law, row, flow.giver, kind) for kind in kinds):
                    together = all(who.kind in {"jointly", "joint_committee"} for who in flow.receiver)
                    verb = "pay" if not row.carries else "exercise" if together else "give"
                    what = "" if verb == "pay" else f" {_what(law, row, flow)}"
                    how = " jointly, by" if verb == "exercise" else "" if verb == "pay" else " to"
                    yield f"May {article}{name} {verb}{what}{how} {_any(law, row, flow.receiver)}?", row.cite, row.id


def _moves(law: Registry, row: Power, flow: Flow) -> str:
    lead = f" (at least one of them {_any(law, row, flow.lead)})" if flow.lead else ""
    together = all(who.kind in {"jointly", "joint_committee"} for who in flow.receiver)
    verb, way = ("may exercise", " jointly, by") if together else ("may give", " to")
    return f"{_capital(_any(law, row, flow.giver))}{lead} {verb} {_what(law, row, flow)}{way} {_any(law, row, flow.receiver)}."


def _what(law: Registry, row: Power, flow: Flow) -> str:
    if row.functions.only:
        return " and ".join(_set(law, ref) for ref in row.functions.only)
    return _OWNERS[flow.owner]


def _set(law: Registry, ref: str) -> str:
    if ref.startswith("class:"):
        found = law.classes.get(ref[6:])
        return found.name if found else ref[6:]
    group = law.sets.get(ref)
    return group.name if group else ref


def _never(law: Registry, row: Power) -> str:
    told = []
    for out in row.functions.except_:
        when = [f"where the giver is {_kinds(law, out.when_giver)}"] if out.when_giver else []
        when += [f"to {_kinds(law, out.when_receiver)}"] if out.when_receiver else []
        when += [f"in a council of the {out.when_system} system"] if out.when_system else []
        when += ["as far as the text was read"] if out.conf == "M" else []
        told.append(_set(law, out.set) + (f" ({', '.join(when)})" if when else ""))
    return f"{_capital('; '.join(told))}." if told else ""


def _conditions(law: Registry, row: Power) -> str:
    told = [_condition(law, condition) for condition in row.conditions]
    parties = [f"at least {party.min} of {_any(law, row, party.any)}" for party in row.parties if party.min]
    told = [*([f"its parties are {' and '.join(parties)}"] if parties else []), *told]
    return f"{_capital('; '.join(told))}." if told else ""


def _condition(law: Registry, condition: Condition) -> str:
    when = condition.when
    about = [f"where a party is {_kinds(law, (when.party,))}"] if when and when.party else []
    about += [f"for {_OWNERS[when.owner]}"] if when and when.owner else []
    return (condition.words or condition.id) + (f" ({', '.join(about)})" if about else "")


def _any(law: Registry, row: Power, whos: Iterable[Who]) -> str:
    sides = {party.side: party.any for party in row.parties}
    opened = [named for who in whos for named in (sides.get(who.side, ()) if who.side else (who,))]
    return _or(dict.fromkeys(_one(law, who) for who in opened))


def _one(law: Registry, who: Who) -> str:
    if who.kind == "person":
        return "any person"
    name = law.kinds[who.kind].name if who.kind in law.kinds and law.kinds[who.kind].name else who.kind
    name = (
        name
        if name[:2].isupper() or name.startswith(("Health and W", "Secretary", "Primary", "Monitor"))
        else f"{name[:1].lower()}{name[1:]}"
    )
    facts = [_or(_FACTS[rel] for rel in who.rel)] if who.rel else []
    facts += [who.fact.replace("_", " ")] if who.fact else []
    facts += [f"that is {who.office}"] if who.office else []
    facts += [f"every voting member a {who.all_members.replace('_', ' ')}"] if who.all_members else []
    facts += [f"no member {_or(name.replace('_', ' ') for name in who.no_members)}"] if who.no_members else []
    facts += [f"{who.min_members} members or more"] if who.min_members else []
    facts += [f"from {day_words(who.since)}"] if who.since else []
    facts += [f"before {day_words(who.until)}"] if who.until else []
    return f"{name} ({', '.join(facts)})" if facts else name


def _admits(law: Registry, row: Power, whos: Iterable[Who], kind: str) -> bool:
    sides = {party.side: party.any for party in row.parties}
    organs = {organ.id for organ in law.organs_of(kind)}
    named = (found for who in whos for found in (sides.get(who.side, ()) if who.side else (who,)))
    return any(found.kind != "person" and (law.admits(found, kind) or found.kind in organs) for found in named)


def _kinds(law: Registry, kinds: Iterable[str]) -> str:
    return _or(law.kinds[kind].name if kind in law.kinds and law.kinds[kind].name else kind for kind in kinds)


def _or(words: Iterable[str]) -> str:
    told = list(words)
    return f"{', '.join(told[:-1])} or {told[-1]}" if len(told) > 1 else "".join(told)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _period(row: Power) -> str:
    words = [f"from {day_words(row.start)}"] if row.start else []
    words += [f"up to {day_words(row.until)}"] if row.until else []
    told = _capital(" ".join(words))
    doubt = " (the day was not read)" if row.dates_conf in {"M", "L"} and told else ""
    return f"{told}{doubt}." if told else ""
