"""The schema as a picture: every label once, and between them the types of relationships by what they carry.

Labels that may stand at the same ends share a box, and the types between two boxes stand in one list on the way: the
picture has some twenty lines, where one for each pair of labels and each type would be thousands.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.charts.sheet import BLACK, COLOURS, GREY, LIGHT, SMALL_PT, Picture, spaced
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary
from govgraph.stores import dictionary

if TYPE_CHECKING:
    import graphviz

WHO, MATTER, OTHER, SEVERAL, RECORD, PAPERS, ENDS = "who", "matter", "other", "several", "record", "papers", "ends"

TITLES = {
    WHO: "Who acts, sits or speaks",
    MATTER: "What it is about",
    OTHER: "Other things",
    SEVERAL: "Things of several boxes",
    RECORD: "What somebody says",
    PAPERS: "The scenario's own papers",
    ENDS: "Ends of relations that are no things",
}

DERIVED_ENDS = {
    "HAS_MEMBER": (WHO, WHO),
    "IN_SECTOR": (WHO, WHO),
    "FACT_NAMES": (WHO, WHO),
    "NAMED_IN": (SEVERAL, WHO),
    "ABOUT": (RECORD, SEVERAL),
}
AGAIN = "said again"
"""What the derived types carry: what a property says already."""

Carried = Mapping[str, tuple[str, ...]]


@functools.cache
def things() -> Mapping[str, frozenset[str]]:
    """The boxes of things with their categories."""
    fillers = vocabulary().fillers
    return {
        WHO: fillers["anyone"],
        MATTER: fillers["matter"],
        OTHER: fillers["anything"] - fillers["anyone"] - fillers["matter"],
    }


def box(admits: frozenset[str]) -> str:
    """The box at which a type begins or ends; :data:`SEVERAL` where that is no single one."""
    found = [name for name, categories in things().items() if admits & categories]
    return found[0] if len(found) == 1 else SEVERAL


@functools.cache
def lists() -> Mapping[tuple[str, str], Carried]:
    """For each pair of boxes: what is carried from one to the other, and by which types."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in dictionary.relation_types():
        found.setdefault((box(row.start), box(row.end)), {}).setdefault(row.carries, []).append(row.name)
    for name, pair in DERIVED_ENDS.items():
        found.setdefault(pair, {}).setdefault(AGAIN, []).append(name)
    return {pair: {carries: tuple(names) for carries, names in by.items()} for pair, by in found.items()}


def picture(title: str, words: tuple[str, ...]) -> Picture:
    """The picture before it is laid out, with a title and sentences for those who do not see it."""
    return Picture(dot(), title, "labels, and types by what they carry", words)


def dot() -> str:
    """The picture as DOT text."""
    import graphviz

    drawing = graphviz.Digraph("schema")
    drawing.attr(
        "graph", nodesep="0.15", ranksep="0.3", pad="0.1", bgcolor="white", fontsize=str(SMALL_PT), compound="true"
    )
    drawing.attr("node", shape="plain", fontsize=str(SMALL_PT), fontcolor=BLACK)
    drawing.attr("edge", color=GREY, fontcolor=BLACK, fontsize=str(SMALL_PT), arrowsize="0.7")
    with drawing.subgraph() as books:
        books.attr("graph", rank="same")
        for label in dictionary.BOOKS:
            keys = ", ".join(row.name for row in label.own if row.name != "lock")
            books.node(label.name, _box(label.name, [keys], LIGHT))
    for name, (one, other) in dictionary.BOOK_TYPES.items():
        drawing.edge(one, other, label=f" {name} ")
    with drawing.subgraph(name="cluster_rows") as rows:
        every = ", ".join(row.name for row in dictionary.ROW)
        rows.attr(
            "graph",
            label=f"<{spaced(f'The rows of one version: every node has the label GG too, and {every}', 90)}>",
            labeljust="l",
            color="#999999",
            style="rounded",
            margin="8",
        )
        _rows(rows)
    drawing.edge("Version", WHO, lhead="cluster_rows", label=" the same v ", style="dashed")
    return str(drawing.source)


def _rows(into: graphviz.Digraph) -> None:
    for name, categories in things().items():
        into.node(
            name,
            _box(
                TITLES[name], [model.__name__ for model in SECTIONS.values() if model.category in categories], "#EFF5FA"
            ),
        )
    into.node(SEVERAL, _box(TITLES[SEVERAL], ["of the three blue boxes"], "white", dashed=True))
    for name, labels, fill in (
        (RECORD, dictionary.record(), "#FBF6E6"),
        (PAPERS, dictionary.of_the_scenario(), LIGHT),
        (ENDS, dictionary.ENDS, "white"),
    ):
        into.node(name, _box(TITLES[name], [label.name for label in labels], fill))
    for (start, end), carried in lists().items():
        node = f"{start}_{end}"
        into.node(node, _list(carried))
        into.edge(start, node, arrowhead="none")
        into.edge(node, end)


def _list(carried: Carried) -> str:
    rows = "".join(
        f'<TR><TD ALIGN="RIGHT" VALIGN="TOP"><FONT COLOR="{COLOURS.get(carries, GREY)}"><B>{spaced(carries, 20)}</B></FONT></TD>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT">{spaced(" ".join(names), 30)}</TD></TR>'
        for carries, names in carried.items()
    )
    return f'<<TABLE BORDER="1" COLOR="#999999" STYLE="ROUNDED" BGCOLOR="white" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{rows}</TABLE>>'


def _box(title: str, labels: Iterable[str], fill: str, *, dashed: bool = False) -> str:
    style = ' STYLE="DASHED"' if dashed else ""
    return (
        f'<<TABLE BORDER="1" COLOR="{BLACK}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" BGCOLOR="{fill}"{style}>'
        f"<TR><TD><B>{spaced(title, 40)}</B></TD></TR><HR/><TR><TD>{spaced(' '.join(labels), 36)}</TD></TR></TABLE>>"
    )
