"""The rows of the registry in words: kinds, powers, sets, functions, known changes, classes and short names."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.law.blocks import Block, HeadedTable, Heading, RunningText
from govgraph.law.function_rows import Holder
from govgraph.law.kind_rows import Kind, Seat
from govgraph.law.pages.wording import (
    change_lines,
    checked,
    coded,
    named_kinds,
    parties_words,
    party_words,
    period,
    row_block,
    separated,
    title,
)
from govgraph.law.power_rows import Condition, Excluded, Flow, Functions, OnwardStep, Power, Tried
from govgraph.law.registry import Registry
from govgraph.law.rows import SURE
from govgraph.law.rules import finding_code
from govgraph.model.dates import day_words

_PASSING = {
    "allowed": "allowed",
    "barred": "barred",
    "terms": "as the terms of the arrangement say",
    "silent": "the power is silent",
}
_BEARING = {
    "receiver": "whoever received it, and nobody else",
    "unchanged": "unchanged: whoever gave it",
    "each_own": "each for its own functions",
    "unsettled": "not settled",
}
_OWNERS = {"nhs": "NHS functions", "la": "council functions", "any": "any functions"}


def kinds(law: Registry) -> Iterator[Block]:
    """Every kind of body, organ, committee, forum and post."""
    yield Heading(2, "Kinds of bodies, organs, committees, forums and posts")
    yield RunningText("Structure decides the kind of a body, never what it is called.")
    for row in law.kinds.values():
        yield from row_block(f"kind-{row.id}", title(row, law, "kinds"), _kind(law, row))


def _kind(law: Registry, row: Kind) -> Iterator[tuple[str, str]]:
    person = {True: "yes: it can be sued", False: "no", None: "cannot be told from the kind"}[row.person]
    yield "Kind of", named_kinds(law, row.is_a)
    yield ("Stands for any of" if row.group else "May be any of"), named_kinds(law, row.one_of)
    yield "Legal person", "" if row.group else "a natural person in a role" if row.individual else person
    if row.organ:
        yield "Organ of", f"{named_kinds(law, row.organ.of)}, for functions of class {separated(row.organ.classes)}"
        system = {"all": "for every function", "none": "for none", "same": ""}[row.organ.in_committee_system]
        yield "In a committee system", system
    yield "Set up by", row.established_by
    yield "Can hold", "" if row.group else separated(row.holds) or "nothing"
    yield "Exists", period(row.start, row.until)
    for seat in row.composition:
        yield "Required member", _seat(law, seat)
    if row.quorum:
        parts = [row.quorum.rule, f"of each {row.quorum.of}" if row.quorum.of else ""]
        parts += [f"a share of {row.quorum.share:.2f}" if row.quorum.share else ""]
        parts += [f"at least {number} {sort}" for sort, number in row.quorum.at_least.items()]
        yield "Quorum", f"{'; '.join(part for part in parts if part)} ({row.quorum.cite or 'no provision stated'})"
    yield "Rule broken by it as a party that no power names", finding_code(row.code)
    yield "Rule broken outside its life", finding_code(row.date_code)
    yield from checked(row, dates=row.dates_conf)


def _seat(law: Registry, seat: Seat) -> str:
    per = f" for each {law.kinds[seat.per].name if seat.per in law.kinds else seat.per} of the area" if seat.per else ""
    return f"at least {seat.min}{per}: {parties_words(law, seat.member, 'the body')}{coded(seat.code)}"


def powers(law: Registry) -> Iterator[Block]:
    """Every power with its flows, conditions and examples."""
    yield Heading(2, "Powers")
    yield RunningText(
        "Only delegate, exercise jointly and joint committee carry authority. Money, staff and duties never do."
    )
    yield HeadedTable(
        "All powers",
        ("Power", "What it is", "Citation", "In force", "Checked"),
        tuple(
            (row.id, row.name, row.cite, period(row.start, row.until) or "no dates stated", f"{row.mark} {row.conf}")
            for row in law.powers.values()
        ),
    )
    for row in law.powers.values():
        yield from row_block(f"power-{row.id}", title(row, law, "powers"), _power(law, row))


def _power(law: Registry, row: Power) -> Iterator[tuple[str, str]]:
    yield "Within", f"{row.within}: the two are one power" if row.within else ""
    yield "Rows within it", separated(inner.id for inner in law.rows_within(row))
    yield "Effect", separated(row.effect) + ("" if row.carries else " (carries no authority)")
    yield "Boundary", separated(row.boundary)
    yield "In force", period(row.start, row.until) or "no dates stated"
    yield "Text read up to", day_words(row.read_to) if row.read_to else "not stated"
    for party in row.parties:
        yield f"Side {party.side}", f"at least {party.min} of: {parties_words(law, party.any)}"
    yield "Other parties", "none may be" if row.closed else ""
    for number, flow in enumerate(row.flows, start=1):
        yield from _flow(law, flow, f" (way {number})" if len(row.flows) > 1 else "")
    yield from _reach(law, row.functions)
    yield "Passing on to another legal person", _PASSING[row.onward.across] if row.carries else ""
    yield "Passing on inside the receiver", _PASSING[row.onward.inside] if row.carries else ""
    for step in row.onward.steps:
        yield "A step on that it provides for", _step(law, step)
    yield "Giver may still act", {"keeps": "yes", "gives up": "no", "silent": ""}[row.retains]
    for condition in row.conditions:
        yield "Condition", _condition(law, condition)
    yield "Liable, exercised alone", _BEARING.get(row.liability.alone or "", "")
    yield "Liable, exercised jointly", _BEARING.get(row.liability.joint or "", "")
    yield (
        "Oversight of what was given",
        {"giver": "the giver", "unchanged": "unchanged", "silent": ""}[row.liability.oversight],
    )
    for text in row.confused_with:
        yield "Often confused with", text
    for example in row.tried:
        yield "Tried", _tried(example)
    for change in law.changes.values():
        if row.id in change.powers:
            yield "Known change, not law", f"{change.name} ({change.stage}): it would {change.would}"
    yield "Rule broken, by the test that fails", _broken(law, row)
    yield from checked(row, dates=row.dates_conf)


def _tried(example: Tried) -> str:
    """A question with its answer, as a test asks it."""
    facts = [f"the giver {', '.join(example.giver_is)}"] if example.giver_is else []
    facts += [f"the receiver {', '.join(example.receiver_is)}"] if example.receiver_is else []
    day = f", on {day_words(example.day)}" if example.day else ""
    told = f" ({'; '.join(facts)})" if facts else ""
    what = f" {example.function}" if example.function else ""
    return f"{' and '.join(example.giver)} to {example.receiver}{what}{day}{told}: {example.answer}"


def _flow(law: Registry, flow: Flow, number: str) -> Iterator[tuple[str, str]]:
    yield f"Whose functions{number}", _OWNERS[flow.owner]
    lead = f"; at least one of them: {parties_words(law, flow.lead)}" if flow.lead else ""
    yield f"Who gives{number}", parties_words(law, flow.giver) + lead
    yield f"Who receives{number}", parties_words(law, flow.receiver)


def _reach(law: Registry, functions: Functions) -> Iterator[tuple[str, str]]:
    yield "Only these functions", separated(_set(law, ref) for ref in functions.only)
    for out in functions.except_:
        yield "Not these functions", _excluded(law, out)


def _set(law: Registry, reference: str) -> str:
    if reference.startswith("class:"):
        row = law.classes.get(reference.removeprefix("class:"))
        return f"{row.name if row and row.name else reference.removeprefix('class:')} ({reference})"
    found = law.sets.get(reference)
    return f"{found.name} ({reference})" if found and found.name else reference


def _excluded(law: Registry, out: Excluded) -> str:
    when = [f"where a giver is {named_kinds(law, out.when_giver)}"] if out.when_giver else []
    when += [f"in a council of the {out.when_system} system"] if out.when_system else []
    when += [period(out.start, out.until)] if out.start or out.until else []
    when += [f"confidence {SURE[out.conf]}"] if out.conf else []
    return _set(law, out.set) + (f", {', '.join(when)}" if when else "") + coded(out.code)


def _step(law: Registry, step: OnwardStep) -> str:
    needs = f"; it needs: {step.condition}" if step.condition else ""
    never = f"; never {'; '.join(_excluded(law, out) for out in step.except_)}" if step.except_ else ""
    return f"{party_words(law, step.giver)} to {party_words(law, step.receiver)}{needs}{never}"


def _condition(law: Registry, condition: Condition) -> str:
    when = condition.when
    parts = [f"of the {condition.of}"] if condition.of != "arrangement" else []
    if when:
        parts += [f"where a party is {named_kinds(law, (when.party,))}"] if when.party else []
        parts += [f"for {_OWNERS[when.owner]}"] if when.owner else []
        parts += [f"for functions of class {when.function_class}"] if when.function_class else []
    weighs = {"ERROR": "an error", "WARN": "a warning", "INFO": "a note"}[condition.if_no]
    parts += [f"a stated no is {weighs}", f"not stated, it is a {condition.unstated}"]
    return f"{condition.id}: {', '.join(parts)}{coded(condition.code)}"


def _broken(law: Registry, row: Power) -> str:
    codes = row.codes
    tests = ("power", "date", "parties", "giver", "receiver", "function", "onward", "liability")
    told = [f"{test} {finding_code(getattr(codes, test))}" for test in tests if getattr(codes, test)]
    for special in codes.special:
        only = [named_kinds(law, (special.kind,))] if special.kind else []
        only += [_OWNERS[special.owner]] if special.owner else []
        only += [f"class {special.function_class}"] if special.function_class else []
        told.append(f"{special.at} {finding_code(special.code)} for {', '.join(only) or 'anybody'}")
    return "; ".join(told)


def sets(law: Registry) -> Iterator[Block]:
    """The named sets of kinds."""
    yield Heading(2, "Function sets")
    yield RunningText(
        "What powers reach or do not reach: functions that, or above which others, name one of the items."
    )
    for row in law.sets.values():
        lines = [("Items", separated(row.items)), ("In force", period(row.start, row.until)), *checked(row)]
        yield from row_block(f"set-{row.id}", title(row, law, "sets"), lines)


def functions(law: Registry) -> Iterator[Block]:
    """The functions that statute names, with their holders."""
    yield Heading(2, "Functions that statute places on kinds of bodies")
    for row in law.functions.values():
        lines = [
            ("Whose", _OWNERS[row.owner]),
            ("Class", row.function_class),
            ("References", separated(row.references)),
            *(("Held by", _holder(law, holder)) for holder in row.held_by),
            *checked(row),
        ]
        yield from row_block(f"function-{row.id}", title(row, law, "functions"), lines)


def _holder(law: Registry, holder: Holder) -> str:
    each = {"own": "each has one of its own", "one per place": "the one whose area the place is"}[holder.each]
    parts = [each, period(holder.start, holder.until), holder.cite]
    parts += [f"confidence {SURE[holder.conf]}"] if holder.conf else []
    return f"{named_kinds(law, (holder.kind,))}: {'; '.join(part for part in parts if part)}"


def known_changes(law: Registry) -> Iterator[Block]:
    """What is not law yet, with its evidence."""
    yield Heading(2, "Known changes")
    yield RunningText(
        "What is not law, or of which it was not found whether it is in force. No answer uses it; an answer about a later day says in "
        "one line which of these might touch it."
    )
    for row in law.changes.values():
        yield from row_block(f"change-{row.id}", title(row, law, "changes"), change_lines(law, row))


def other_tables(law: Registry) -> Iterator[Block]:
    """The classes of function, and the short names of Acts."""
    yield Heading(2, "Classes of function")
    for row in law.classes.values():
        lines = [
            ("Whose", _OWNERS[row.owner]),
            ("Part of", separated(row.within)),
            ("Rule broken where no power lets it go", finding_code(row.code)),
            *checked(row),
        ]
        yield from row_block(f"class-{row.id}", title(row, law, "classes"), lines)
    yield Heading(2, "Short names of Acts and instruments")
    acts = tuple(
        (act.id, separated(act.names), act.cite or "none stated", f"{act.mark} {act.conf}") for act in law.acts.values()
    )
    yield HeadedTable("Acts", ("Short name", "Also written", "Citation", "Checked"), acts)
