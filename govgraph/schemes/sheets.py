"""What a written scheme holds, as tables of text: the same for a workbook and for Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.schemes.parties import COLUMNS, entries
from govgraph.schemes.rows import Scheme, SchemeRow, names_of, scheme_of

if TYPE_CHECKING:
    from govgraph.graph import Graph

GROUND = "How firm"
"""The heading of what each line rests on, where a paper does not simply say that it is so now."""

MATTERS = (
    "No.",
    "Heading",
    "Matter",
    "Reserved to",
    "Delegated to",
    "Basis",
    "Conditions",
    "Consultation",
    "Recommended by",
    "Told afterwards",
    "May be passed on",
    "Written in",
    "Remarks",
    "Read in",
    "Key",
)
SOURCES = ("Code", "Document", "By", "Written", "File")
STANDING = (
    "{body} stays accountable for everything that is done under this scheme, whoever does it.",
    "{body} may take back any power that it has given, or use it itself.",
)
"""Standing text of a scheme whose paper has none: what holds of every delegation inside a body."""


@dataclass(frozen=True)
class SchemeSheet:
    """One table: its name, its headings and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets_of(graph: Graph, body: str) -> tuple[Scheme, tuple[SchemeSheet, ...]]:
    """The scheme of a body and its tables: matters, posts and committees, sources. Raises NotFound."""
    scheme = scheme_of(graph, body)
    matters = with_grounds(
        SchemeSheet("Scheme", MATTERS, tuple(_cells(row) for row in scheme.rows)), [row.grounds for row in scheme.rows]
    )
    people = SchemeSheet("Posts and committees", COLUMNS, tuple(entry.cells for entry in entries(graph, scheme.body)))
    documents = tuple(
        (code, said["title"], said["by"], said["written"], said["file"]) for code, said in scheme.documents.items()
    )
    return scheme, (matters, people, SchemeSheet("Sources", SOURCES, documents))


def with_grounds(sheet: SchemeSheet, grounds: Sequence[Sequence[str]]) -> SchemeSheet:
    """A sheet with the ground of each line, before where it was read, if any of them is not simply so by a paper or by law."""
    if not any(any(row) for row in grounds):
        return sheet
    place = sheet.columns.index("Read in")
    told = [
        (row[0] if len(set(row)) == 1 else "\n".join(text or "a paper says so" for text in row)) if row else ""
        for row in grounds
    ]
    rows = tuple((*row[:place], ground, *row[place:]) for row, ground in zip(sheet.rows, told, strict=True))
    return SchemeSheet(sheet.name, (*sheet.columns[:place], GROUND, *sheet.columns[place:]), rows)


def _cells(row: SchemeRow) -> tuple[str, ...]:
    bases = row.bases if any(row.bases) else []
    basis = bases[0] if len(set(bases)) == 1 else "\n".join(text or "–" for text in bases)
    return (
        row.number,
        row.heading,
        row.matter,
        "\n".join(row.reserved),
        "\n".join(row.delegated),
        basis,
        "\n".join(row.conditions),
        names_of(row.consulted),
        names_of(row.recommends),
        names_of(row.told),
        row.onward,
        row.written_in,
        row.remarks,
        row.source,
        row.key,
    )


def standing_of(scheme: Scheme) -> tuple[str, tuple[str, ...]]:
    """The standing text of a scheme with its heading: in the paper's own words or, where it has none, the usual text."""
    if scheme.standing:
        return "Standing text", scheme.standing
    return "Usual text", tuple(text.format(body=scheme.name) for text in STANDING)
