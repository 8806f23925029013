"""The words that all pages of the law share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govgraph.law.blocks import Block, HeadedTable, Heading
from govgraph.law.function_rows import KnownChange
from govgraph.law.power_rows import Power, Who
from govgraph.law.registry import Registry, registry
from govgraph.law.rows import CHECKED, SURE, Sourced
from govgraph.law.rules import finding_code
from govgraph.model.dates import day_words

RELATIONS = {
    "board_member": "board member",
    "member": "member",
    "employee": "employee",
    "secondee": "secondee",
    "placed_with": "placed at the disposal",
    "committee_of": "committee",
}


def row_block(key: str, title: str, lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """A row of a table of the law: its heading, and what is said of it, line by line; empty lines are left out."""
    yield Heading(3, title, key)
    yield HeadedTable(title, ("Field", "What it says"), tuple((label, text) for label, text in lines if text))


def title(row: Sourced, law: Registry, table: str) -> str:
    """The id and the name of a row, and whether it is one of the scenario."""
    name = str(getattr(row, "name", ""))
    shadows = any((shadow.table, shadow.id) == (table, row.id) for shadow in law.shadowed)
    own = " (row of this scenario)" if shadows or row.id not in getattr(registry(), table) else ""
    return f"{row.id}: {name}{own}" if name else f"{row.id}{own}"


def checked(row: Sourced, *, dates: str | None = None) -> list[tuple[str, str]]:
    """What every row says of itself: citation, paraphrase, how it was checked and up to when it was read."""
    sure = f"{CHECKED[row.mark]} ({row.mark}); confidence {SURE[row.conf]} ({row.conf})"
    if dates and dates != row.conf:
        sure += f"; of its dates {SURE[dates]} ({dates})"
    lines = [("Citation", row.cite or "none stated"), ("What it says, in our paraphrase", row.says), ("Checked", sure)]
    if not isinstance(row, Power):
        lines += [("Text read up to", day_words(row.read_to) if row.read_to else "")]
    lines += [("Not verified", text) for text in row.unverified]
    return [*lines, ("Note", row.note)]


def change_lines(law: Registry, change: KnownChange) -> Iterator[tuple[str, str]]:
    """A known change: how far it is, what it would do and touch, and the evidence."""
    yield "How far it is", change.stage
    yield "It would", change.would
    yield "It might touch answers from", day_words(change.since) if change.since else "any day"
    touched = [law.powers[row].cite for row in change.powers if row in law.powers]
    touched += [law.kinds[kind].name for kind in change.kinds if kind in law.kinds]
    touched += [law.functions[name].name for name in change.functions if name in law.functions]
    yield "It would touch", "; ".join(touched)
    yield "Evidence", change.cite
    yield "News read up to", day_words(change.read_to) if change.read_to else ""
    yield "Checked", f"{CHECKED[change.mark]} ({change.mark}); confidence {SURE[change.conf]} ({change.conf})"


def joined(words: list[str]) -> str:
    """Words with *and* before the last."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def separated(items: Iterable[str]) -> str:
    """Words with commas between."""
    return ", ".join(str(item) for item in items)


def period(start: date | None, until: date | None) -> str:
    """From which day it holds, and up to which day, not including it."""
    parts = [f"from {day_words(start)}"] if start else []
    parts += [f"until, and not including, {day_words(until)}"] if until else []
    return " ".join(parts)


def named_kinds(law: Registry, kinds: Iterable[str]) -> str:
    """Kinds by name, each with its id."""
    return ", ".join(
        f"{law.kinds[kind].name} ({kind})" if kind in law.kinds and law.kinds[kind].name else kind for kind in kinds
    )


def parties_words(law: Registry, whos: Iterable[Who], whose: str = "the giver") -> str:
    """The entries of a power or seat in words; see :func:`party_words`."""
    return "; ".join(party_words(law, who, whose) for who in whos)


def party_words(law: Registry, who: Who, whose: str = "the giver") -> str:
    """An entry of a power or seat in words, with every fact that it asks for, in the legal person of ``whose``."""
    if who.side:
        name = f"one of the side {who.side}"
    else:
        name = "any legal person or individual" if who.kind == "person" else named_kinds(law, (who.kind,))
    person = f"of {whose}'s legal person"
    facts = [f"{' or '.join(RELATIONS[rel] for rel in who.rel)} {person}"] if who.rel else []
    facts += [f"{who.fact.replace('_', ' ')} {person}"] if who.fact else []
    facts += [f"with the office {who.office}"] if who.office else []
    facts += [f"every voting member a {who.all_members.replace('_', ' ')}"] if who.all_members else []
    facts += [f"every parent a {named_kinds(law, (who.all_parents,))}"] if who.all_parents else []
    facts += [f"only for what it holds by {' or '.join(who.held_via)}"] if who.held_via else []
    facts += ["which organ is asked"] if who.organ else []
    facts += [period(who.since, who.until)] if who.since or who.until else []
    facts += [f"confidence {SURE[who.conf]}"] if who.conf else []
    return f"{name}, {', '.join(facts)}" if facts else name


def coded(code: str) -> str:
    """The code of the finding behind a sentence; empty where there is none."""
    return f" ({finding_code(code)})" if code else ""
