"""The block: a title line, labelled lines set below one another, then the chains with the source of each link."""

from __future__ import annotations

import textwrap

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet, evidence
from govgraph.formats.table import plain_table
from govgraph.model.visible import clean

FORMAT = Format(help="a block of labelled lines, the chains below", place=10, suffix=".txt")

_GAP = 3
_LONGEST = 28
"""A label of more characters stands in a line of its own, above its text."""

_ROOM = 40
"""A narrow terminal still gets so many characters of text beside the labels."""


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """A sheet as text of at most ``look.width`` characters a line: an answer in a few lines, unless all is asked for."""
    sheet = sheet if look.full else sheet.brief()
    chains = sheet.chains if look.full or not sheet.answers else ()
    labels = [*(label for label, _ in sheet.lines), *["Chain"] * bool(chains), *["Note"] * bool(sheet.notes)]
    indent = min(max((len(label) for label in labels), default=0), _LONGEST) + _GAP
    out = _title(sheet, look.width)
    out += _wrapped(sheet.headline, "  ", "  ", look.width)
    for label, body in sheet.lines:
        out += _labelled(label, body, indent, look.width)
    out += _sections(sheet, look) if sheet.sections and not look.full else _diagnostics(sheet, look)
    for table in sheet.every_table if sheet.tables or (sheet.rows and not sheet.lines and not sheet.notices) else ():
        out += ["", "  " + table.title] if table.title else []
        out += (
            ["", *("  " + line for line in plain_table(table.columns, table.rows, look.width - 2))]
            if table.rows
            else []
        )
        out += _wrapped(table.note, "  ", "  ", look.width)
    out += [""] if sheet.tables and (chains or sheet.notes) else []
    for chain in chains:
        out += _labelled("Chain", chain.label, indent, look.width)
        for number, link in enumerate(chain.links, start=1):
            out += _step(f"{number}. ", link.text, indent, look.width)
            out += _step("   ", f"[{evidence(link)}]", indent, look.width)
        out += _step("", f"ends: {chain.ends}", indent, look.width) if chain.ends else []
    for note in sheet.notes:
        out += _labelled("Note", note, indent, look.width)
    return "\n".join(out) + "\n"


def _sections(sheet: AnswerSheet, look: Terminal) -> list[str]:
    """Headings with their points, wrapped; what is to be done stands below each."""
    out: list[str] = []
    for section in sheet.sections:
        out += ["", _styled(section.title, look, "bold")]
        for entry in section.entries:
            head = "  - "
            lines = _wrapped(f"{entry.text} ({entry.where})" if entry.where else entry.text, head, "    ", look.width)
            out += [_styled(line, look, entry.weight) for line in lines]
            out += _wrapped(entry.fix, "    > ", "      ", look.width) if entry.fix else []
    return out


_STYLES = {"bold": "1", "ERROR": "31", "WARN": "33"}


def _styled(text: str, look: Terminal, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if look.color and style in _STYLES else text


def _diagnostics(sheet: AnswerSheet, look: Terminal) -> list[str]:
    """One a line, never wrapped, so that editors and other programs find the place; then what would be right."""
    out: list[str] = []
    for notice in sheet.notices:
        out.append(str(notice))
        out += [f"    {notice.fix}"] if notice.fix else []
        if look.full:
            out += [f"    In detail: {notice.detail}"] if notice.detail else []
            out += [
                f"    {number}. {clean(link.text)} [{clean(evidence(link))}]"
                for number, link in enumerate(notice.chain, start=1)
            ]
    return ["", *out] if out else []


def _title(sheet: AnswerSheet, width: int) -> list[str]:
    one = "   ".join(part for part in (sheet.title, sheet.setting) if part)
    if len(one) <= width:
        return [one] if one else []
    return [*_wrapped(sheet.title, "", "", width), *_wrapped(sheet.setting, "  ", "  ", width)]


def _labelled(label: str, body: str, indent: int, width: int) -> list[str]:
    margin = "  " + " " * indent
    if len(label) > indent - _GAP:
        return [*_wrapped(label, "  ", "  ", width), *_wrapped(body, margin, margin, width)]
    return _wrapped(body, "  " + label.ljust(indent), margin, width) or [f"  {label}"]


def _step(head: str, body: str, indent: int, width: int) -> list[str]:
    margin = " " * (indent + 2)
    return _wrapped(body, margin + head, margin + " " * len(head), width)


def _wrapped(body: str, first: str, rest: str, width: int) -> list[str]:
    room = max(width, len(rest) + _ROOM)
    return textwrap.wrap(
        body, room, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
