"""Markdown: headline, labelled lines, table and chains, with every text escaped so that it shows as written."""

from __future__ import annotations

import re

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet, evidence

FORMAT = Format(help="Markdown, for papers and issues", place=60, suffix=".md")

_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
_LINK = re.compile(r"\b(?:https?|ftp):/|\bwww\.", re.IGNORECASE)
"""What GitHub makes a link of by itself."""
_AT_START = re.compile(r"^([-+=#]|\d+[.)])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no emphasis, links, HTML, tables, formulas or lists come out of it."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _LINK.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], _SPECIAL.sub(r"\\\1", shown))
    return _AT_START.sub(lambda found: found[1][:-1] + "\\" + found[1][-1], shown)


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """A sheet as Markdown: an answer in a few lines, unless all is asked for."""
    sheet = sheet if look.full or not sheet.summary else sheet.brief()
    blocks = [f"**{escaped(sheet.title)}** {escaped(sheet.setting)}".strip()]
    if sheet.headline:
        blocks.append(escaped(sheet.headline))
    if sheet.lines:
        blocks.append("\n".join(f"- **{escaped(label)}**: {escaped(text)}" for label, text in sheet.lines))
    for one in sheet.every_table if sheet.columns or sheet.tables else ():
        blocks += [f"**{escaped(one.title)}**"] if one.title else []
        blocks += [table(one.columns, one.rows)] if one.columns else []
        blocks += [escaped(one.note)] if one.note else []
    for chain in sheet.chains:
        steps = [
            f"{number}. {escaped(link.text)} ({escaped(evidence(link))})"
            for number, link in enumerate(chain.links, start=1)
        ]
        ends = [f"Ends: {escaped(chain.ends)}"] if chain.ends else []
        blocks += [f"Chain: {escaped(chain.label)}", *(["\n".join(steps)] if steps else []), *ends]
    blocks += [f"Note: {escaped(note)}" for note in sheet.notes]
    return "\n\n".join(blocks) + "\n"


def table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A Markdown table, one row a line."""
    ruled = [
        [escaped(cell) for cell in columns],
        ["---"] * len(columns),
        *([escaped(cell) for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)
