"""What the registry is, which law answers which question, the scenario's own rows, and how to correct a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govgraph.law.blocks import Block, Code, HeadedTable, Heading, RunningText
from govgraph.law.notes import questions
from govgraph.law.registry import Registry, registry
from govgraph.law.rows import CHECKED
from govgraph.law.tables import TABLES
from govgraph.model.dates import day_words

TITLE = "The law registry of govgraph"
NOT_ADVICE = "This is a modelling aid, not legal advice."
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


def introduction(law: Registry, scenario: str) -> Iterator[Block]:
    """What the registry is, the day to which it was read, and how to read its marks."""
    yield Heading(1, TITLE)
    yield RunningText(
        f"{NOT_ADVICE} It says which body may, in form, give which function to whom, under which power, and who is then "
        "liable, as far as somebody has read the law and written it down as a row. It does not say what a body should do, "
        "whether a decision is reasonable, or what a court would find. Before anybody relies on a row, have it read against "
        "the text in force."
    )
    if scenario:
        yield RunningText(f"With the own rows of the scenario {scenario} laid over the packaged ones.")
    dates = sorted({row.read_to for row in law.powers.values() if row.read_to})
    if dates:
        yield RunningText(
            f"Each power says up to which date its text was read: between {day_words(dates[0])} and {day_words(dates[-1])}. What "
            "changed in law after that date is not in its row, and answers beyond it say so."
        )
    yield Heading(2, "How to read it")
    checked = [(mark, words, "how a row was checked") for mark, words in CHECKED.items()]
    sure = [
        ("H", "high", "how sure the reading is: a failure may be an error"),
        ("M", "medium", "a failure is a warning at most"),
        ("L", "low", "a failure is a note at most"),
    ]
    yield HeadedTable("Marks and confidence", ("Sign", "Meaning", "What it says"), (*checked, *sure))
    yield RunningText(
        "A period runs from the first day on which something holds up to, and not including, the first day on which it no "
        "longer does. What no source states is a condition, never a failure: the answer is then 'cannot tell', with what is "
        "needed. Only a stated no, a list marked complete, or a shape that no power allows is an error."
    )


def by_question(law: Registry) -> Iterator[Block]:
    """Which law answers which question."""
    yield Heading(2, "Index by question")
    yield RunningText(
        "May a council, a trust, an integrated care board ...? Each question has the provision by which the answer is yes, on the "
        "conditions of its row and for the functions that the row reaches. What is not in this list, no row lets it do."
    )
    yield HeadedTable("Questions", ("Question", "By", "Row"), tuple(dict.fromkeys(questions(law))))


def own_rows(law: Registry) -> Iterator[Block]:
    """The rows of the scenario, beside what they replace; nothing where it has none."""
    packaged = registry()
    new = [(table, row) for table in TABLES for row in getattr(law, table) if row not in getattr(packaged, table)]
    if not law.shadowed and not new:
        return
    yield Heading(2, "Rows of this scenario")
    if law.shadowed:
        yield RunningText("These packaged rows are shadowed: the row of the scenario holds in their place.")
    for shadow in law.shadowed:
        yield Heading(3, f"{shadow.id} ({shadow.table}): shadowed", f"shadowed-{shadow.table}-{shadow.id}")
        own, old = (row.model_dump(mode="json", by_alias=True) for row in (shadow.own, shadow.packaged))
        rows = [(name, _plain(old[name]), _plain(own[name])) for name in old if name in own and old[name] != own[name]]
        yield HeadedTable(
            f"What {shadow.id} says now, written at {shadow.written}",
            ("Field", "Packaged row (not used)", "Row of the scenario (used)"),
            tuple(rows) or (("all fields", "the same", "the same"),),
        )
    if new:
        yield RunningText("These rows stand beside the packaged ones.")
        yield HeadedTable(
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


def correcting() -> Iterator[Block]:
    """How a row is corrected in the folder of a scenario."""
    yield Heading(2, "How to correct a row, or add one")
    yield RunningText(
        "Put a YAML file into a folder named law in the folder of your scenario. A row with the id of a packaged one replaces "
        "it whole, and is shown as shadowing it; a row with a new id stands beside them. A row that contradicts itself, or "
        "names what does not exist, is reported with its file and line. Give the provision, mark how you checked it (mark), how "
        "sure you are (conf), and for a power the date of the text (read_to). 'govgraph law SCENARIO' writes this page with your "
        "rows, and 'govgraph explain POWER --scenario SCENARIO' shows one."
    )
    yield Code(_CORRECTION)
