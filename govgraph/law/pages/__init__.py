"""The registry for lawyers: every kind, power, function set, function and rule with citation, mark and confidence.

It is written from the rows (:func:`law_markdown`, :func:`law_html`) and never kept as text, so that it cannot fall
behind them. With a scenario's own rows laid over, these are shown as such, beside what they replace.
"""

from __future__ import annotations

from govgraph.law import blocks
from govgraph.law.blocks import Block
from govgraph.law.pages.opening import TITLE, by_question, correcting, introduction, own_rows
from govgraph.law.pages.rules import rules_page
from govgraph.law.pages.tables import functions, kinds, known_changes, other_tables, powers, sets
from govgraph.law.pages.wording import change_lines
from govgraph.law.pages.worked import worked
from govgraph.law.registry import Registry, registry


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
            introduction(law, scenario),
            by_question(law),
            own_rows(law),
            correcting(),
            kinds(law),
            powers(law),
            sets(law),
            functions(law),
            known_changes(law),
            other_tables(law),
            rules_page(),
            worked(),
        )
        for block in part
    )


def changes_text(law: Registry) -> str:
    """The known changes as plain text: how far each is, what it would do, what it would touch, the evidence."""
    if not law.changes:
        return "No change to the law that was read is known.\n"
    lines = ["Known changes. They are evidence and not law: no answer uses them.", ""]
    for change in law.changes.values():
        lines.append(f"{change.name[:1].upper()}{change.name[1:]}")
        lines += [f"  {label}: {text}" for label, text in change_lines(law, change) if text]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"
