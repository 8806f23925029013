"""Which formats there are. Written by :mod:`govgraph.formats.listing` from the formats; change it there."""

from govgraph.formats.format import Format

FORMATS: dict[str, Format] = {
    "text": Format(help="a block of labelled lines, the chains below", place=10, suffix=".txt"),
    "table": Format(help="a table; plain when it does not go to a terminal", place=20),
    "json": Format(help="the whole answer, in a documented, stable shape", place=30, suffix=".json"),
    "csv": Format(help="the table, for spreadsheets", place=40, suffix=".csv", encoding="utf-8-sig"),
    "xlsx": Format(help="the tables as an Excel workbook", place=50, suffix=".xlsx", to_file=True, needs="office"),
    "md": Format(help="Markdown, for papers and issues", place=60, suffix=".md"),
    "html": Format(help="a piece of HTML, as notebooks show it", place=70, suffix=".html"),
    "sarif": Format(
        help="SARIF 2.1.0, for code scanning", place=80, suffix=".sarif", other_suffixes=(".json",), shows="findings"
    ),
    "github": Format(help="annotations on the lines of a pull request", place=90, shows="findings"),
}
"""Formats by name, in the order in which they are shown."""
