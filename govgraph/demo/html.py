"""HTML from small pieces: text is escaped when it becomes markup, so that no text can become markup by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from govgraph.model.visible import clean

VOID = frozenset({"meta", "br", "hr", "link", "input"})


class Html(str):
    """Markup: everything in it was escaped, or written in this package."""

    __slots__ = ()


def text(words: object) -> Html:
    """Words as they are, escaped."""
    return Html(escape(clean(words), quote=True))


def tag(name: str, /, *content: Html, **attributes: str | int | None) -> Html:
    """An element. Attribute names: ``class_`` is class, ``aria_label`` is aria-label; None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{''.join(content)}</{name}>")


def joined(parts: Iterable[Html], between: str = "\n") -> Html:
    """Pieces of markup in a row."""
    return Html(between.join(parts))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that spans several columns, or has a class."""

    content: Html
    span: int = 1
    class_: str | None = None


def items(parts: Iterable[Html], *, kind: str = "ul", class_: str | None = None) -> Html:
    """A list."""
    return tag(kind, *(tag("li", part) for part in parts), class_=class_)


def table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Html | Cell]],
    *,
    note: str = "",
    class_: str | None = None,
    groups: Sequence[int] = (),
) -> Html:
    """A table in a region that scrolls by itself and by keyboard, its first column being the heading of each row.

    ``groups``: where given, a cell of the first column spans so many rows, one number for each group of rows.
    """
    head = tag("thead", tag("tr", *(tag("th", text(column), scope="col") for column in columns)))
    starts: dict[int, int] = {}
    at = 0
    for size in groups:
        starts[at] = size
        at += size
    body = []
    for number, row in enumerate(rows):
        lead, *others = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
        cells = [
            tag("td", cell.content, colspan=cell.span if cell.span > 1 else None, class_=cell.class_) for cell in others
        ]
        if not groups:
            cells.insert(0, tag("th", lead.content, scope="row"))
        elif number in starts:
            cells.insert(
                0, tag("th", lead.content, scope="rowgroup", rowspan=starts[number] if starts[number] > 1 else None)
            )
        body.append(tag("tr", *cells, class_="first" if number in starts else None))
    made = tag("table", tag("caption", text(caption)), head, tag("tbody", *body), class_=class_)
    region = tag("div", made, class_="wide", role="region", tabindex=0, aria_label=f"Table: {clean(caption)}")
    return joined([region, tag("p", text(note), class_="note")]) if note else region
