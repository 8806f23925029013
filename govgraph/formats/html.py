"""A piece of HTML for notebooks and pages: no script, no link, every text escaped; readable without its style."""

from __future__ import annotations

from html import escape

from govgraph.formats.format import Format, Terminal
from govgraph.formats.sheet import AnswerSheet, evidence

FORMAT = Format(help="a piece of HTML, as notebooks show it", place=70, suffix=".html")

_STYLE = (
    "<style>.govgraph dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.4em 0}"
    ".govgraph dt{font-weight:bold}.govgraph dd{margin:0}.govgraph td,.govgraph th{text-align:left;vertical-align:top}"
    ".govgraph .evidence{opacity:.8;font-size:90%}</style>"
)


def write(sheet: AnswerSheet, look: Terminal) -> str:
    """A sheet as one ``<section>``."""
    parts = [
        f'<section class="govgraph">{_STYLE}',
        f"<p><strong>{escape(sheet.title)}</strong> {escape(sheet.setting)}</p>",
    ]
    if sheet.headline:
        parts.append(f"<p>{escape(sheet.headline)}</p>")
    parts += [_labelled(sheet.summary)] if sheet.summary else []
    parts += ["<details><summary>In full</summary>"] if sheet.summary else []
    parts += [_labelled(sheet.lines)] if sheet.lines else []
    for one in sheet.every_table if sheet.columns or sheet.tables else ():
        parts.append(table(one.columns, one.rows, caption=one.title or sheet.title))
        parts += [f"<p>{escape(one.note)}</p>"] if one.note else []
    for chain in sheet.chains:
        steps = "".join(
            f'<li>{escape(link.text)} <span class="evidence">[{escape(evidence(link))}]</span></li>'
            for link in chain.links
        )
        ends = f"<p>Ends: {escape(chain.ends)}</p>" if chain.ends else ""
        parts.append(f"<details><summary>Chain: {escape(chain.label)}</summary><ol>{steps}</ol>{ends}</details>")
    parts += [f"<p>Note: {escape(note)}</p>" for note in sheet.notes]
    parts += ["</details>"] if sheet.summary else []
    return "\n".join([*parts, "</section>"]) + "\n"


def _labelled(lines: tuple[tuple[str, str], ...]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in lines) + "</dl>"


def table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, caption: str = "") -> str:
    """An HTML table with headings that screen readers announce."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
