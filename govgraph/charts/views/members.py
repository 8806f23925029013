"""Who sits where: a table of members by body."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.charts.scene import Mark
from govgraph.charts.table import ChartTable, TableCell, TableColumn, TableRow
from govgraph.charts.views.things import option_words, subtitle
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground, of_relation
from govgraph.reading.short_names import short_name
from govgraph.reading.standing import Standing, standing

SHOWS, PLACE = "who sits where, as a table", 60
"""What the chart shows, in the list of views, and where it stands there."""


_MARKS: dict[Ground, Mark] = {
    Ground.LAW: "law",
    Ground.STATED: "stated",
    Ground.FORESEEN: "foreseen",
    Ground.INFERRED: "ours",
    Ground.ASSUMED: "ours",
}
_LISTED = 4


def table(graphs: Sequence[Graph], subject: str | None = None) -> ChartTable:
    """One row a member, or several that sit in the same places alike; one column a body. Of several graphs the last is drawn.

    ``subject``: only the bodies that this one sits on, or it.
    """
    graph = graphs[-1]
    facts = [fact for fact in graph.of_kind("member of") if standing(graph, fact) > Standing.PAST]
    bodies = list(dict.fromkeys(body for fact in facts for body in fact.role("to").ids if body in graph.things))
    centre = graph.thing(subject).id if subject is not None else ""
    if centre:
        bodies = [
            body
            for body in bodies
            if body == centre or any(centre in f.role("who").ids and body in f.role("to").ids for f in facts)
        ]
    rows: dict[tuple[TableCell, ...], list[str]] = {}
    for member in dict.fromkeys(item for fact in facts for item in fact.role("who").ids if item in graph.things):
        cells = tuple(_seat(graph, facts, member, body) for body in bodies)
        if any(cell.text for cell in cells):
            rows.setdefault(cells, []).append(member)
    columns = tuple(TableColumn(_capital(short_name(graph, body))) for body in bodies)
    about = f": {graph.thing(subject).name}" if subject else ""
    several = sum(len(members) for cells, members in rows.items() if sum(bool(cell.text) for cell in cells) > 1)
    said = f"{several} {'sits' if several == 1 else 'sit'} in more than one place" if several else "who sits where"
    title = f"{option_words(graph)}: {said}{about}"
    return ChartTable(
        "members",
        graph.option,
        title,
        subtitle(graph),
        "Member",
        columns,
        tuple(
            TableRow(_names(graph, members), cells, thing=members[0] if len(members) == 1 else "")
            for cells, members in rows.items()
        ),
        ("A blank cell: no seat is in the model.",),
        tuple(graph.sentence(fact) for fact in facts),
        "No membership is in the model.",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(graph: Graph, members: Sequence[str]) -> str:
    names = [_capital(short_name(graph, member)) for member in members]
    if len(names) > _LISTED:
        names = [*names[: _LISTED - 1], f"{len(names) - _LISTED + 1} others"]
    return "; ".join(names)


def _seat(graph: Graph, facts: Sequence[Fact], member: str, body: str) -> TableCell:
    for fact in facts:
        if member in fact.role("who").ids and body in fact.role("to").ids:
            chair = fact.fields.get("chair") is True
            word = "chair" if chair else str(fact.fields.get("capacity") or fact.fields.get("extent") or "member")
            return TableCell(
                word[:1].upper() + word[1:],
                _MARKS[of_relation(fact, begun=standing(graph, fact) is not Standing.NOT_YET)],
            )
    return TableCell()
