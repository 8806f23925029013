"""The report of an import: what was taken in, what is asked, what was not read, each with its address and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.imports.folder import Imported
    from govgraph.imports.neutral import Paper
    from govgraph.imports.said import PaperFacts

_WORDS = {
    "agreements": ("paper", "papers"),
    "bodies": ("body", "bodies"),
    "posts": ("post", "posts"),
    "people": ("person", "people"),
    "groups": ("group", "groups"),
    "functions": ("function", "functions"),
    "decisions": ("matter", "matters"),
    "open questions": ("open question", "open questions"),
}


def counted(counts: dict[str, int]) -> str:
    """``12 bodies, 12 posts and 78 matters``."""
    parts = [
        f"{number} {_WORDS[name][number != 1]}"
        for name, number in counts.items()
        if name in _WORDS and name not in {"agreements", "functions", "open questions"}
    ]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts) or "nothing"


def report_of(made: Imported, paper: Paper, said: PaperFacts) -> str:
    """The report as Markdown."""
    lines = [f"# Import of {paper.file}", "", f"Taken in: {counted(made.counts)}."]
    if paper.encoding:
        names = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "strokes"}
        lines += [f"Read as {paper.encoding} text with {names.get(paper.delimiter, paper.delimiter)} between columns."]
    if made.tables:
        lines += ["", "## Tables", "", "| table | understood as | rows |", "|---|---|---|"]
        lines += [f"| {_cell(name)} | {shape} | {rows} |" for name, shape, rows in made.tables]
    if made.asked:
        lines += [
            "",
            "## What cannot be read for sure",
            "",
            "Answer each under `cells` in `map.yaml`, and import again with `--update`.",
            "",
        ]
        lines += ["| where | what stands there | why | it may mean |", "|---|---|---|---|"]
        lines += [
            f"| {_cell(a.at)} | {_cell(a.text)} | {_cell(a.why)} | {_cell('; '.join(a.readings))} |" for a in made.asked
        ]
    if made.not_read:
        lines += ["", "## What was not taken in", "", "| where | what stands there | why |", "|---|---|---|"]
        lines += [f"| {_cell(n.at)} | {_cell(n.text)} | {_cell(n.reason)} |" for n in made.not_read]
    if said.rules:
        lines += ["", "## Standing text", "", *(f"- {rule.at}: {rule.says} ({rule.sort})" for rule in said.rules)]
    if made.left_out:
        lines += ["", "## Left out", "", *(f"- {text}" for text in made.left_out)]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").strip()
