"""The registry for lawyers: every kind, power, function set, function and rule with citation, mark and confidence.

It is written from the rows (:func:`law_markdown`, :func:`law_html`) and never kept as text, so that it cannot fall
behind them. With a scenario's own rows laid over, these are shown as such, beside what they replace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from govgraph.law import blocks
from govgraph.law.blocks import Block, Code, Grid, Heading, Paragraph
from govgraph.law.notation import Edge, cast, read
from govgraph.law.notes import questions
from govgraph.law.reading import TABLES
from govgraph.law.registry import Registry, registry
from govgraph.law.rows import (
    Change,
    Condition,
    Excluded,
    Flow,
    Functions,
    Holder,
    Kind,
    Power,
    Seat,
    Sourced,
    Step,
    Tried,
    Who,
)
from govgraph.law.rules import Rule, finding_code, rules
from govgraph.model.dates import day_words
from govgraph.model.packaged import packaged

TITLE = "The law registry of govgraph"
NOT_ADVICE = "This is a modelling aid, not legal advice."

_MARKS = {
    "V": "read against the text", "V*": "read against an older or secondary text", "G": "general knowledge, not checked",
}  # fmt: skip
_CONFIDENCE = {"H": "high", "M": "medium", "L": "low"}
_PASSING = {
    "allowed": "allowed", "barred": "barred", "terms": "as the terms of the arrangement say", "silent": "the power is silent",
}  # fmt: skip
_BEARING = {
    "receiver": "whoever received it, and nobody else", "unchanged": "unchanged: whoever gave it",
    "each_own": "each for its own functions", "unsettled": "not settled",
}  # fmt: skip
_REL = {
    "board_member": "board member", "member": "member", "employee": "employee", "secondee": "secondee",
    "placed_with": "placed at the disposal", "committee_of": "committee",
}  # fmt: skip
_OWNERS = {"nhs": "NHS functions", "la": "council functions", "any": "any functions"}
_FOUND = {
    "registry": "by the general check of every arrangement and fund against the rows",
    "derivation": "by the routes on which the giver holds what it gives",
    "own": "by a check of its own",
}
_CORRECTION = """# law/own.yaml, in the folder of the scenario; any name that ends in .yaml
powers:
  S65Z5:                       # the id of a packaged row: this one replaces it, whole
    name: delegation or joint exercise between NHS bodies and councils
    cite: "NHS Act 2006 s65Z5, as amended by SI 2031/1"
    effect: [delegate, exercise jointly]
    boundary: [across, joint]
    in_force: [2022-07-01, null]
    read_to: 2031-04-01        # the date of the text that you read
    flows: [{owner: nhs, giver: [relevant_body], receiver: [relevant_body, la]}]
    liability: {alone: receiver, joint: unsettled, oversight: giver}
    mark: V                    # V: you read it against the text
    conf: H                    # how sure the reading is
kinds:
  our_board:                   # a new id: a row beside the packaged ones
    name: Our joint board
    is_a: joint_committee
    cite: our scheme of 2031
    mark: V
    conf: M"""


def law_markdown(law: Registry | None = None, scenario: str = "") -> str:
    """The registry as Markdown; ``scenario`` is the name of the one whose own rows are in it."""
    return blocks.markdown(law_blocks(law or registry(), scenario))


def law_html(law: Registry | None = None, scenario: str = "") -> str:
    """The registry as one HTML file that needs no network."""
    return blocks.page(law_blocks(law or registry(), scenario), TITLE)


def law_blocks(law: Registry, scenario: str = "") -> tuple[Block, ...]:
    """The parts of the page, in order."""
    return tuple(
        block
        for part in (
            _introduction(law, scenario), _by_question(law), _own_rows(law), _correcting(), _kinds(law), _powers(law), _sets(law), _functions(law),
            _known_changes(law), _other_tables(law), _rules(), _worked(),
        )
        for block in part
    )  # fmt: skip


def changes_text(law: Registry) -> str:
    """The known changes as plain text: how far each is, what it would do, what it would touch, the evidence."""
    if not law.changes:
        return "No change to the law that was read is known.\n"
    lines = ["Known changes. They are evidence and not law: no answer uses them.", ""]
    for change in law.changes.values():
        lines.append(f"{change.name[:1].upper()}{change.name[1:]}")
        lines += [f"  {label}: {text}" for label, text in _change(law, change) if text]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _change(law: Registry, change: Change) -> Iterator[tuple[str, str]]:
    yield "How far it is", change.stage
    yield "It would", change.would
    yield "It might touch answers from", day_words(change.since) if change.since else "any day"
    touched = [law.powers[row].cite for row in change.powers if row in law.powers]
    touched += [law.kinds[kind].name for kind in change.kinds if kind in law.kinds]
    touched += [law.functions[name].name for name in change.functions if name in law.functions]
    yield "It would touch", "; ".join(touched)
    yield "Evidence", change.cite
    yield "News read up to", day_words(change.read_to) if change.read_to else ""
    yield "Checked", f"{_MARKS[change.mark]} ({change.mark}); confidence {_CONFIDENCE[change.conf]} ({change.conf})"


# -- what it is -------------------------------------------------------------------------------------------------


def _introduction(law: Registry, scenario: str) -> Iterator[Block]:
    yield Heading(1, TITLE)
    yield Paragraph(
        f"{NOT_ADVICE} It says which body may, in form, give which function to whom, under which power, and who is then "
        "liable, as far as somebody has read the law and written it down as a row. It does not say what a body should do, "
        "whether a decision is reasonable, or what a court would find. Before anybody relies on a row, have it read against "
        "the text in force."
    )
    if scenario:
        yield Paragraph(f"With the own rows of the scenario {scenario} laid over the packaged ones.")
    dates = sorted({row.read_to for row in law.powers.values() if row.read_to})
    if dates:
        yield Paragraph(
            f"Each power says up to which date its text was read: between {day_words(dates[0])} and {day_words(dates[-1])}. What "
            "changed in law after that date is not in its row, and answers beyond it say so."
        )
    yield Heading(2, "How to read it")
    checked = [(mark, words, "how a row was checked") for mark, words in _MARKS.items()]
    sure = [
        ("H", "high", "how sure the reading is: a failure may be an error"),
        ("M", "medium", "a failure is a warning at most"),
        ("L", "low", "a failure is a note at most"),
    ]
    yield Grid("Marks and confidence", ("Sign", "Meaning", "What it says"), (*checked, *sure))
    yield Paragraph(
        "A period runs from the first day on which something holds up to, and not including, the first day on which it no "
        "longer does. What no source states is a condition, never a failure: the answer is then 'cannot tell', with what is "
        "needed. Only a stated no, a list marked complete, or a shape that no power allows is an error."
    )


def _by_question(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Index by question")
    yield Paragraph(
        "May a council, a trust, an integrated care board ...? Each question has the provision by which the answer is yes, on the "
        "conditions of its row and for the functions that the row reaches. What is not in this list, no row lets it do."
    )
    yield Grid("Questions", ("Question", "By", "Row"), tuple(dict.fromkeys(questions(law))))


def _own_rows(law: Registry) -> Iterator[Block]:
    packaged = registry()
    new = [
        (table, row)
        for table in TABLES
        for row in getattr(law, table)
        if row not in getattr(packaged, table)
    ]  # fmt: skip
    if not law.shadowed and not new:
        return
    yield Heading(2, "Rows of this scenario")
    if law.shadowed:
        yield Paragraph("These packaged rows are shadowed: the row of the scenario holds in their place.")
    for shadow in law.shadowed:
        yield Heading(3, f"{shadow.id} ({shadow.table}): shadowed", f"shadowed-{shadow.table}-{shadow.id}")
        own, old = (row.model_dump(mode="json", by_alias=True) for row in (shadow.own, shadow.packaged))
        rows = [(name, _plain(old[name]), _plain(own[name])) for name in old if name in own and old[name] != own[name]]
        yield Grid(
            f"What {shadow.id} says now, written at {shadow.written}",
            ("Field", "Packaged row (not used)", "Row of the scenario (used)"),
            tuple(rows) or (("all fields", "the same", "the same"),),
        )
    if new:
        yield Paragraph("These rows stand beside the packaged ones.")
        yield Grid(
            "New rows", ("Row", "Table", "Provision"), tuple((row, t, getattr(law, t)[row].cite) for t, row in new)
        )


def _plain(value: Any) -> str:
    """A field of a row as it might be written, readable."""
    if isinstance(value, Mapping):
        stated = [f"{key}: {_plain(inner)}" for key, inner in value.items() if inner not in (None, "", [])]
        return f"{{{', '.join(stated)}}}"
    if isinstance(value, list):
        return "; ".join(_plain(inner) for inner in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not stated" if value is None or value == "" else str(value)


def _correcting() -> Iterator[Block]:
    yield Heading(2, "How to correct a row, or add one")
    yield Paragraph(
        "Put a YAML file into a folder named law in the folder of your scenario. A row with the id of a packaged one replaces "
        "it whole, and is shown as shadowing it; a row with a new id stands beside them. A row that contradicts itself, or "
        "names what does not exist, is reported with its file and line. Give the provision, mark how you checked it (mark), how "
        "sure you are (conf), and for a power the date of the text (read_to). 'govgraph law SCENARIO' writes this page with your "
        "rows, and 'govgraph explain POWER --scenario SCENARIO' shows one."
    )
    yield Code(_CORRECTION)


# -- tables of the registry -------------------------------------------------------------------------------------


def _block(key: str, title: str, lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield Heading(3, title, key)
    yield Grid(title, ("Field", "What it says"), tuple((label, text) for label, text in lines if text))


def _title(row: Sourced, law: Registry, table: str) -> str:
    name = str(getattr(row, "name", ""))
    shadows = any((shadow.table, shadow.id) == (table, row.id) for shadow in law.shadowed)
    own = " (row of this scenario)" if shadows or row.id not in getattr(registry(), table) else ""
    return f"{row.id}: {name}{own}" if name else f"{row.id}{own}"


def _read(row: Sourced, *, dates: str | None = None) -> list[tuple[str, str]]:
    sure = f"{_MARKS[row.mark]} ({row.mark}); confidence {_CONFIDENCE[row.conf]} ({row.conf})"
    if dates and dates != row.conf:
        sure += f"; of its dates {_CONFIDENCE[dates]} ({dates})"
    lines = [("Citation", row.cite or "none stated"), ("What it says, in our paraphrase", row.says), ("Checked", sure)]
    if not isinstance(row, Power):
        lines += [("Text read up to", day_words(row.read_to) if row.read_to else "")]
    lines += [("Not verified", text) for text in row.unverified]
    return [*lines, ("Note", row.note)]


def _kinds(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Kinds of bodies, organs, committees, forums and posts")
    yield Paragraph("Structure decides the kind of a body, never what it is called.")
    for row in law.kinds.values():
        yield from _block(f"kind-{row.id}", _title(row, law, "kinds"), _kind(law, row))


def _kind(law: Registry, row: Kind) -> Iterator[tuple[str, str]]:
    person = {True: "yes: it can be sued", False: "no", None: "cannot be told from the kind"}[row.person]
    yield "Kind of", _named(law, row.is_a)
    yield ("Stands for any of" if row.group else "May be any of"), _named(law, row.one_of)
    yield "Legal person", "" if row.group else "a natural person in a role" if row.individual else person
    if row.organ:
        yield "Organ of", f"{_named(law, row.organ.of)}, for functions of class {_words(row.organ.classes)}"
        system = {"all": "for every function", "none": "for none", "same": ""}[row.organ.in_committee_system]
        yield "In a committee system", system
    yield "Set up by", row.established_by
    yield "Can hold", "" if row.group else _words(row.holds) or "nothing"
    yield "Exists", _period(row.start, row.until)
    for seat in row.composition:
        yield "Required member", _seat(law, seat)
    if row.quorum:
        parts = [row.quorum.rule, f"of each {row.quorum.of}" if row.quorum.of else ""]
        parts += [f"a share of {row.quorum.share:.2f}" if row.quorum.share else ""]
        parts += [f"at least {number} {sort}" for sort, number in row.quorum.at_least.items()]
        yield "Quorum", f"{'; '.join(part for part in parts if part)} ({row.quorum.cite or 'no provision stated'})"
    yield "Rule broken by it as a party that no power names", finding_code(row.code)
    yield "Rule broken outside its life", finding_code(row.date_code)
    yield from _read(row, dates=row.dates_conf)


def _seat(law: Registry, seat: Seat) -> str:
    per = f" for each {law.kinds[seat.per].name if seat.per in law.kinds else seat.per} of the area" if seat.per else ""
    return f"at least {seat.min}{per}: {_whos(law, seat.member, 'the body')}{_coded(seat.code)}"


def _powers(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Powers")
    yield Paragraph(
        "Only delegate, exercise jointly and joint committee carry authority. Money, staff and duties never do."
    )
    yield Grid(
        "All powers", ("Power", "What it is", "Citation", "In force", "Checked"),
        tuple(
            (row.id, row.name, row.cite, _period(row.start, row.until) or "no dates stated", f"{row.mark} {row.conf}")
            for row in law.powers.values()
        ),
    )  # fmt: skip
    for row in law.powers.values():
        yield from _block(f"power-{row.id}", _title(row, law, "powers"), _power(law, row))


def _power(law: Registry, row: Power) -> Iterator[tuple[str, str]]:
    yield "Within", f"{row.within}: the two are one power" if row.within else ""
    yield "Rows within it", _words(inner.id for inner in law.rows_within(row))
    yield "Effect", _words(row.effect) + ("" if row.carries else " (carries no authority)")
    yield "Boundary", _words(row.boundary)
    yield "In force", _period(row.start, row.until) or "no dates stated"
    yield "Text read up to", day_words(row.read_to) if row.read_to else "not stated"
    for party in row.parties:
        yield f"Side {party.side}", f"at least {party.min} of: {_whos(law, party.any)}"
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
    yield from _read(row, dates=row.dates_conf)


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
    lead = f"; at least one of them: {_whos(law, flow.lead)}" if flow.lead else ""
    yield f"Who gives{number}", _whos(law, flow.giver) + lead
    yield f"Who receives{number}", _whos(law, flow.receiver)


def _reach(law: Registry, functions: Functions) -> Iterator[tuple[str, str]]:
    yield "Only these functions", _words(_set(law, ref) for ref in functions.only)
    for out in functions.except_:
        yield "Not these functions", _excluded(law, out)


def _set(law: Registry, reference: str) -> str:
    if reference.startswith("class:"):
        row = law.classes.get(reference.removeprefix("class:"))
        return f"{row.name if row and row.name else reference.removeprefix('class:')} ({reference})"
    found = law.sets.get(reference)
    return f"{found.name} ({reference})" if found and found.name else reference


def _excluded(law: Registry, out: Excluded) -> str:
    when = [f"where a giver is {_named(law, out.when_giver)}"] if out.when_giver else []
    when += [f"in a council of the {out.when_system} system"] if out.when_system else []
    when += [_period(out.start, out.until)] if out.start or out.until else []
    when += [f"confidence {_CONFIDENCE[out.conf]}"] if out.conf else []
    return _set(law, out.set) + (f", {', '.join(when)}" if when else "") + _coded(out.code)


def _step(law: Registry, step: Step) -> str:
    needs = f"; it needs: {step.condition}" if step.condition else ""
    never = f"; never {'; '.join(_excluded(law, out) for out in step.except_)}" if step.except_ else ""
    return f"{_one(law, step.giver)} to {_one(law, step.receiver)}{needs}{never}"


def _condition(law: Registry, condition: Condition) -> str:
    when = condition.when
    parts = [f"of the {condition.of}"] if condition.of != "arrangement" else []
    if when:
        parts += [f"where a party is {_named(law, (when.party,))}"] if when.party else []
        parts += [f"for {_OWNERS[when.owner]}"] if when.owner else []
        parts += [f"for functions of class {when.function_class}"] if when.function_class else []
    weighs = {"ERROR": "an error", "WARN": "a warning", "INFO": "a note"}[condition.if_no]
    parts += [f"a stated no is {weighs}", f"not stated, it is a {condition.unstated}"]
    return f"{condition.id}: {', '.join(parts)}{_coded(condition.code)}"


def _broken(law: Registry, row: Power) -> str:
    codes = row.codes
    tests = ("power", "date", "parties", "giver", "receiver", "function", "onward", "liability")
    told = [f"{test} {finding_code(getattr(codes, test))}" for test in tests if getattr(codes, test)]
    for special in codes.special:
        only = [_named(law, (special.kind,))] if special.kind else []
        only += [_OWNERS[special.owner]] if special.owner else []
        only += [f"class {special.function_class}"] if special.function_class else []
        told.append(f"{special.at} {finding_code(special.code)} for {', '.join(only) or 'anybody'}")
    return "; ".join(told)


def _sets(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Function sets")
    yield Paragraph("What powers reach or do not reach: functions that, or above which others, name one of the items.")
    for row in law.sets.values():
        lines = [("Items", _words(row.items)), ("In force", _period(row.start, row.until)), *_read(row)]
        yield from _block(f"set-{row.id}", _title(row, law, "sets"), lines)


def _functions(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Functions that statute places on kinds of bodies")
    for row in law.functions.values():
        lines = [
            ("Whose", _OWNERS[row.owner]), ("Class", row.function_class), ("References", _words(row.references)),
            *(("Held by", _holder(law, holder)) for holder in row.held_by), *_read(row),
        ]  # fmt: skip
        yield from _block(f"function-{row.id}", _title(row, law, "functions"), lines)


def _holder(law: Registry, holder: Holder) -> str:
    each = {"own": "each has one of its own", "one per place": "the one whose area the place is"}[holder.each]
    parts = [each, _period(holder.start, holder.until), holder.cite]
    parts += [f"confidence {_CONFIDENCE[holder.conf]}"] if holder.conf else []
    return f"{_named(law, (holder.kind,))}: {'; '.join(part for part in parts if part)}"


def worked_examples() -> Mapping[str, Mapping[str, Any]]:
    """Arrangements that people ask for, by key: title, example in the notation, steps in words, and what is taken for it."""
    found: Mapping[str, Mapping[str, Any]] = packaged(Path(__file__).with_name("worked.yaml"))
    return found


def _worked() -> Iterator[Block]:
    yield Heading(2, "Worked examples")
    yield Paragraph(
        "Arrangements that people ask for, in the notation of the rules. Each is run as a test and gives no error."
    )
    for key, row in worked_examples().items():
        yield Heading(3, row["title"], f"worked-{key}")
        yield Code("\n  then ".join(str(row["example"]).split(" then ")), "text")
        for number, step in enumerate(row["steps"], start=1):
            yield Paragraph(f"{number}. {step}")
        yield Paragraph(f"Not the same: {row['instead']}")


def _known_changes(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Known changes")
    yield Paragraph(
        "What is not law, or of which it was not found whether it is in force. No answer uses it; an answer about a later day says in "
        "one line which of these might touch it."
    )
    for row in law.changes.values():
        yield from _block(f"change-{row.id}", _title(row, law, "changes"), _change(law, row))


def _other_tables(law: Registry) -> Iterator[Block]:
    yield Heading(2, "Classes of function")
    for row in law.classes.values():
        lines = [
            ("Whose", _OWNERS[row.owner]), ("Part of", _words(row.within)),
            ("Rule broken where no power lets it go", finding_code(row.code)), *_read(row),
        ]  # fmt: skip
        yield from _block(f"class-{row.id}", _title(row, law, "classes"), lines)
    yield Heading(2, "Short names of Acts and instruments")
    acts = tuple(
        (act.id, _words(act.names), act.cite or "none stated", f"{act.mark} {act.conf}") for act in law.acts.values()
    )
    yield Grid("Acts", ("Short name", "Also written", "Citation", "Checked"), acts)


# -- rules ------------------------------------------------------------------------------------------------------


def _rules() -> Iterator[Block]:
    yield Heading(2, "Rules")
    yield Paragraph(
        "Each rule has an example that is right and one that breaks it; both are run as tests. A =POWER=> B : function reads: A "
        "gives the function to B under the power; a question mark says that no power is stated."
    )
    for rule in rules().values():
        lines = [
            ("What it finds", rule.what),
            ("Why it matters", rule.why),
            ("Weighs", {"ERROR": "an error", "WARN": "a warning", "INFO": "a note"}[rule.level] + " at most"
             + (f"; {rule.levels}" if rule.levels else "")),
            ("Found", _FOUND[rule.how]),
            ("Citation", rule.cite),
            ("Checked", f"{_MARKS[rule.mark]} ({rule.mark}); confidence {_CONFIDENCE[rule.conf]} ({rule.conf})"),
        ]  # fmt: skip
        yield from _block(f"rule-{rule.code}", f"{rule.code}: {rule.title}", lines)
        yield from _examples(rule)


def _examples(rule: Rule) -> Iterator[Block]:
    for words, texts in (("Right", rule.right), ("Wrong: an error", rule.wrong), ("Wrong: a warning", rule.warns)):
        for text in texts:
            yield Heading(4, words, f"{rule.code}-{words}")
            yield Code(text.rstrip("\n"), "yaml" if "\n" in text else "text")
            yield Paragraph(in_words(text, rule.right[0]))


def in_words(example: str, same_as: str = "") -> str:
    """An example as sentences: one for each arrangement of the notation, or for each entry of a scenario file.

    Raises :class:`govgraph.law.notation.NotInNotation`.
    """
    if "\n" in example:
        return " ".join(_entries(yaml.safe_load(example)))
    return " ".join(_sentence(edge) for edge in read(example, same_as))


def _entries(tree: Mapping[str, Any]) -> Iterator[str]:
    """What a scenario file says, entry by entry, names in place of ids."""
    sections = {name: rows for name, rows in tree.items() if isinstance(rows, Mapping)}
    names = {
        item: str(entry["name"])
        for name, rows in sections.items()
        if name != "relations"
        for item, entry in rows.items()
    }
    if "date" in tree:
        yield f"On {_told(tree['date'], names)}."
    for name, rows in sections.items():
        if name == "relations":
            for kind, found in rows.items():
                for row in found if isinstance(found, list) else [found]:
                    yield f"Stated as '{kind}': {_told({key: row[key] for key in row if key != 'id'}, names)}."
        else:
            for entry in rows.values():
                rest = {key: value for key, value in entry.items() if key != "name"}
                yield f"{entry['name']}: {_told(rest, names)}." if rest else f"{entry['name']}."


def _told(value: Any, names: Mapping[str, str]) -> str:
    """A value of a scenario file in words: an id or a kind by its name, other words apart."""
    if isinstance(value, Mapping):
        kinds = {kind: row.name for kind, row in registry().kinds.items() if row.name}
        return ", ".join(
            f"{key} {f'({_told(inner, names)})' if isinstance(inner, Mapping | list) else _told(inner, kinds if key == 'kind' else names)}"
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return "; ".join(_told(inner, names) for inner in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    return names.get(str(value), str(value).replace("_", " ") if str(value).islower() else str(value))


def _sentence(edge: Edge) -> str:
    givers = _and([_called(name) for name in edge.givers])
    several = len(edge.givers) > 1
    stated = "".join(f"; {name}: {value}" for name, value in edge.facts.items())
    told = f"; stated are{stated[1:]}" if stated else ""
    since = f"from {day_words(date.fromisoformat(edge.start))}"
    power = f"under {edge.power}" if edge.power else "under no stated power"
    if not edge.receiver:
        return f"{givers or 'Nobody who is named'} {'contribute' if several else 'contributes'} to a fund {power}, {since}{told}."
    if edge.money:
        return f"{givers} {'pay' if several else 'pays'} {_called(edge.receiver)} {edge.money} {power}, {since}{told}."
    what = f"the function '{edge.function}'" if edge.function else "all that may be given"
    if edge.receiver == "jointly":
        return f"{givers} exercise {what} jointly {power}, {since}{told}."
    return f"{givers} {'give' if several else 'gives'} {what} to {_called(edge.receiver)} {power}, {since}{told}."


def _called(name: str) -> str:
    """The full name of whoever a name in the notation stands for."""
    for rows in cast().values():
        for entry in rows.values():
            if entry.get("as") == name:
                return str(entry["name"])
    return name


# -- words ------------------------------------------------------------------------------------------------------


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _words(items: Iterable[str]) -> str:
    return ", ".join(str(item) for item in items)


def _period(start: date | None, until: date | None) -> str:
    parts = [f"from {day_words(start)}"] if start else []
    parts += [f"until, and not including, {day_words(until)}"] if until else []
    return " ".join(parts)


def _named(law: Registry, kinds: Iterable[str]) -> str:
    """Kinds by name, each with its id."""
    return ", ".join(
        f"{law.kinds[kind].name} ({kind})" if kind in law.kinds and law.kinds[kind].name else kind for kind in kinds
    )


def _whos(law: Registry, whos: Iterable[Who], whose: str = "the giver") -> str:
    return "; ".join(_one(law, who, whose) for who in whos)


def _one(law: Registry, who: Who, whose: str = "the giver") -> str:
    """An entry of a power or seat in words, with every fact that it asks for, in the legal person of ``whose``."""
    if who.side:
        name = f"one of the side {who.side}"
    else:
        name = "any legal person or individual" if who.kind == "person" else _named(law, (who.kind,))
    person = f"of {whose}'s legal person"
    facts = [f"{' or '.join(_REL[rel] for rel in who.rel)} {person}"] if who.rel else []
    facts += [f"{who.fact.replace('_', ' ')} {person}"] if who.fact else []
    facts += [f"with the office {who.office}"] if who.office else []
    facts += [f"every voting member a {who.all_members.replace('_', ' ')}"] if who.all_members else []
    facts += [f"every parent a {_named(law, (who.all_parents,))}"] if who.all_parents else []
    facts += [f"only for what it holds by {' or '.join(who.held_via)}"] if who.held_via else []
    facts += ["which organ is asked"] if who.organ else []
    facts += [_period(who.since, who.until)] if who.since or who.until else []
    facts += [f"confidence {_CONFIDENCE[who.conf]}"] if who.conf else []
    return f"{name}, {', '.join(facts)}" if facts else name


def _coded(code: str) -> str:
    return f" ({finding_code(code)})" if code else ""
