"""Headings, paragraphs, tables, code and pictures as plain values, and the same page as Markdown or one HTML file.

Every text is untrusted: a user's own rows are shown too. Markup in it is escaped, and what does not print (line ends,
controls, marks that turn the direction of writing) becomes a space.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``key`` makes its anchor in HTML, that of a row being its table and id."""

    level: int
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class RunningText:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Lines as they are written in a file, and in which language: yaml, or text for the notation of the examples."""

    text: str
    language: str = "yaml"


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table with a head line; the first cell of each row is the head of that row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A drawing as one ``<svg>`` element of our own making, for HTML; Markdown has its title and words instead."""

    svg: str
    title: str
    words: str = ""


Block = Heading | RunningText | Code | HeadedTable | SvgPicture


def printable(text: str) -> str:
    """One line of what prints; everything else is a space."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


# -- Markdown ---------------------------------------------------------------------------------------------------


def markdown(blocks: Iterable[Block]) -> str:
    """The page as Markdown with tables (GitHub's)."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_marked(block.text)}"
    if isinstance(block, RunningText):
        return _marked(block.text)
    if isinstance(block, Code):
        lines = [_line(line) for line in block.text.splitlines()]
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return "\n".join([f"{fence}{block.language}", *lines, fence])
    if isinstance(block, SvgPicture):
        return _marked(f"{block.title}. {block.words}")
    rows = [block.head, ("---",) * len(block.head)]
    text = [f"| {' | '.join(_marked(cell) if row is not rows[1] else cell for cell in row)} |" for row in rows]
    text += [f"| {' | '.join(_marked(cell) for cell in row)} |" for row in block.rows]
    return "\n".join(text)


def _marked(text: str) -> str:
    """Text in which nothing is markup; underlines inside a word stay as they are, since they are none."""
    safe = re.sub(r"([\\`*\[\]|~#!$])", r"\\\1", printable(text))
    safe = re.sub(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", r"\\_", safe)
    return html.escape(safe, quote=False)


def _line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


# -- HTML -------------------------------------------------------------------------------------------------------

_STYLE = """
body { font: 16px/1.5 Georgia, serif; color: #111; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3, h4, th, caption, nav { font-family: Arial, Helvetica, sans-serif; line-height: 1.25; }
h2 { margin-top: 3rem; border-bottom: 2px solid #111; } h3 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
caption { text-align: left; color: #444; font-size: 0.85rem; padding-bottom: 0.25rem; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f2f2f2; } tbody th { font-weight: normal; width: 22%; }
pre { border: 1px solid #767676; padding: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
a { color: #00449e; } figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; }
@media print {
  body { font-size: 10pt; max-width: none; padding: 0; } nav { display: none; } a { color: inherit; text-decoration: none; }
  h2 { break-before: page; } h2, h3, h4, caption { break-after: avoid; } tr, pre { break-inside: avoid; }
  thead { display: table-header-group; } th { background: none; }
}
""".strip()


def page(blocks: Iterable[Block], title: str) -> str:
    """The page as one HTML file that loads nothing and runs nothing, with its contents, for screen and paper."""
    items = tuple(blocks)
    anchors = dict(_anchors(items))
    style = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    contents = "".join(
        f'<li><a href="#{anchors[n]}">{_text(block.text)}</a></li>'
        for n, block in enumerate(items)
        if isinstance(block, Heading) and block.level == 2
    )
    body = "\n".join(_html(block, anchors.get(n, "")) for n, block in enumerate(items))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<nav aria-label="Contents"><ol>{contents}</ol></nav>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _anchors(items: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """An anchor for each heading, by its place; two that would be the same are numbered."""
    used: set[str] = set()
    for n, block in enumerate(items):
        if isinstance(block, Heading):
            plain = re.sub(r"[^A-Za-z0-9_]+", "-", block.key or block.text).strip("-") or "part"
            anchor = plain if plain not in used else f"{plain}-{n}"
            used.add(anchor)
            yield n, anchor


def _html(block: Block, anchor: str) -> str:
    if isinstance(block, Heading):
        return f'<h{block.level} id="{anchor}">{_text(block.text)}</h{block.level}>'
    if isinstance(block, RunningText):
        return f"<p>{_text(block.text)}</p>"
    if isinstance(block, Code):
        lines = "\n".join(_line(line) for line in block.text.splitlines())
        return f"<pre><code>{html.escape(lines)}</code></pre>"
    if isinstance(block, SvgPicture):
        return f"<figure>{block.svg}<figcaption>{_text(block.title)}</figcaption></figure>"
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in block.head)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in block.rows
    )
    return (
        f"<table>\n<caption>{_text(block.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        "</table>"
    )


def _text(text: str) -> str:
    return html.escape(printable(text))
