"""Who decides each matter, as marks in boxes and in the tray: the ground, the gap, and what an option changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.compare.side import who_decides
from govgraph.draw.plan import Bullet
from govgraph.draw.scene import Corner, Mark
from govgraph.draw.table import Cell, Column, Row, Table
from govgraph.draw.views.things import option_words, subtitle
from govgraph.graph import Graph
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed
from govgraph.reading.short import short_name, short_option

_MARKS: Mapping[str, Mark] = {
    "law": "law", "stated": "stated", "foreseen": "foreseen", "inferred": "ours", "assumed": "ours",
}  # fmt: skip
_SILENT = {"unclear": "the papers are unclear", "nobody": "nobody decides"}
_NO_PAPER = "no paper says"
TRAY = "No decider named"


def _matter(graph: Graph, matter: str) -> str:
    name = short_name(graph, matter)
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decides one matter. ``deciders`` by settled papers, ``foreseen`` by papers that are not agreed."""

    matter: str
    deciders: tuple[str, ...]
    foreseen: tuple[str, ...]
    mark: Mark
    corners: Mapping[str, Corner]
    said: str
    one_of: bool = False

    @property
    def gap(self) -> bool:
        """Is for somebody who decides it no delegation recorded?"""
        return any(self.corners.get(who) == "missing" for who in self.deciders)


def mark(ground: str) -> Mark:
    """The mark of the ground of an answer."""
    return _MARKS.get(ground, "nobody")


def corner(level: str, facets: Mapping[str, Any]) -> Corner:
    """The corner for how far a decider has the authority of those on whom the matter rests; none where it rests on nobody."""
    if level == "full" or not facets["holders"]:
        return ""
    return "part" if level == "part" else "missing"


@once_per_graph
def decided(graph: Graph) -> dict[str, Decided]:
    """Each decision of the graph."""
    out = {}
    for thing in graph.in_category("decision"):
        facets = who_decides(graph, thing.id).facets
        corners: dict[str, Corner] = {}
        for who, level in facets["authority"].items():
            corners[who] = corner(level, facets)
        said = next((_SILENT[word] for word in facets["said"] if word in _SILENT), _NO_PAPER)
        deciders = tuple(item for item in facets["deciders"] if item in graph.things)
        foreseen = tuple(item for item in facets["foreseen_deciders"] if item in graph.things)
        why = mark(facets["ground"]) if deciders or foreseen else "nobody"
        out[thing.id] = Decided(thing.id, deciders, foreseen, why, corners, said, bool(facets["one_of"]))
    return out


def changed(graph: Graph, base: Graph, matter: str) -> bool:
    """Does the option name another decider, or make firm one that was only foreseen?"""
    if graph.is_baseline:
        return False
    here, before = decided(graph).get(matter), decided(base).get(matter)
    if here is None or before is None:
        return here is not before
    return (here.deciders, here.foreseen) != (before.deciders, before.foreseen)


def bullets(graph: Graph, base: Graph) -> dict[str, list[Bullet]]:
    """The matters in the box of whoever decides them, by decider."""
    out: dict[str, list[Bullet]] = {}
    for one in decided(graph).values():
        for who in one.deciders:
            out.setdefault(who, []).append(
                Bullet(one.matter, _matter(graph, one.matter), one.mark, one.corners.get(who, ""), changed(graph, base, one.matter))
            )  # fmt: skip
    return out


def tray(graph: Graph, base: Graph) -> tuple[Bullet, ...]:
    """The matters that nobody decides, and those for which a decider is only foreseen."""
    out = []
    for one in decided(graph).values():
        if one.deciders:
            continue
        second = "" if one.said == _NO_PAPER else one.said
        if one.foreseen:
            names = [short_name(graph, who) for who in one.foreseen]
            second = f"{listed(names)}, not agreed"
            second = second[:1].upper() + second[1:]
        out.append(Bullet(one.matter, _matter(graph, one.matter), one.mark, "", changed(graph, base, one.matter), second))
    return tuple(sorted(out, key=lambda bullet: bullet.mark != "nobody"))


def table(graphs: Sequence[Graph], subject: str | None = None) -> Table:
    """Who decides each matter now and in each option: those that an option changes, else all. ``subject``: one matter alone.

    ``graphs``: the baseline first.
    """
    base = graphs[0]
    every = list(dict.fromkeys(matter for graph in graphs for matter in decided(graph)))
    if subject is not None:
        every = [base.thing(subject, "decision").id]
    rows = [_row(graphs, matter) for matter in every]
    changing = [row for row in rows if any(cell.changed for cell in row.cells)]
    shown = changing if changing and subject is None else rows
    options = [graph.scenario.options[graph.option] for graph in graphs[1:]]
    columns = [Column("" if options else "Who decides", "Now" if options else "", pale=bool(options))]
    columns += [Column(short_option(option), option.id if len(option.id) <= 2 else "") for option in options]
    notes = []
    if len(shown) < len(rows):
        same = len(rows) - len(shown)
        notes.append(f"{same} decision{'s that no option changes are' if same > 1 else ' that no option changes is'} left out.")
    return Table(
        "decisions", base.option, _table_title(graphs, rows, changing), subtitle(base), "Who would decide" if options else "Decision",
        tuple(columns), tuple(shown), tuple(notes), tuple(_sentences(row, columns) for row in shown), "No decision is in the model.",
    )  # fmt: skip


def _row(graphs: Sequence[Graph], matter: str) -> Row:
    base = graphs[0]
    cells = [_cell(graph, base, matter, first=graph is base) for graph in graphs]
    home = next(graph for graph in graphs if matter in graph.things)
    return Row(_matter(home, matter), tuple(cells), thing=matter)


def _cell(graph: Graph, base: Graph, matter: str, *, first: bool) -> Cell:
    one, before = decided(graph).get(matter), decided(base).get(matter)
    if one is None:
        return Cell()
    if not first and before is not None and not changed(graph, base, matter):
        return Cell(same=True)
    new = not first
    if not one.deciders and not one.foreseen:
        return Cell({"nobody decides": "Nobody", "the papers are unclear": "Unclear"}.get(one.said, "No paper says"), "nobody", changed=new)
    names = _names(graph, one)
    corners = {one.corners.get(who, "") for who in one.deciders or one.foreseen}
    gap: Corner = "missing" if "missing" in corners else "part" if "part" in corners else ""
    text = names if one.deciders else f"Nobody yet; {names} foreseen"
    return Cell(text[:1].upper() + text[1:], one.mark, gap, changed=new)


def _names(graph: Graph, one: Decided) -> str:
    """Who decides it, in as few words as a cell holds."""
    who = one.deciders or one.foreseen
    names = [short_name(graph, item) for item in who]
    if one.one_of and len(who) > 1:
        said = listed(names, "or")
        return said if len(said) <= _CELL else f"one of {len(who)}, not known which"
    said = listed(names)
    return said if len(said) <= _CELL or len(names) < 3 else f"{names[0]} and {len(names) - 1} others"


_CELL = 52
"""Letters that a cell names deciders with."""


def _sentences(row: Row, columns: Sequence[Column]) -> str:
    parts = [
        f"{column.badge or column.text}: {'as now' if cell.same else cell.text or 'not there'}"
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    return f"{row.text}. " + "; ".join(parts)


def _table_title(graphs: Sequence[Graph], rows: Sequence[Row], changing: Sequence[Row]) -> str:
    if not rows:
        return "No decision is in the model"
    if len(graphs) == 1:
        nobody = sum(row.cells[0].mark == "nobody" for row in rows)
        said = f"for {nobody} of {len(rows)} decisions nobody is named" if nobody else f"who decides {len(rows)} matters"
        return f"{option_words(graphs[0])}: {said}"
    if not changing:
        return "No option changes who decides"
    gains = [graph for graph in graphs[1:] if any(changed(graph, graphs[0], row.thing) for row in rows)]
    gaps = [
        graph for graph in gains
        if all(decided(graph)[row.thing].gap for row in rows if row.thing in decided(graph) and changed(graph, graphs[0], row.thing) and decided(graph)[row.thing].deciders)
    ]  # fmt: skip
    who = _options(gains)
    many = len(gains) > 1
    said = f"{who} {'name' if many else 'names'} new deciders"
    if len(gaps) == len(gains):
        return f"{said}, but no delegation to them is recorded"
    return f"{said} for {len(changing)} of {len(rows)} decisions"


def _options(graphs: Sequence[Graph]) -> str:
    names = [option_words(graph) for graph in graphs]
    if all(name.startswith("Option ") for name in names) and len(names) > 1:
        return f"Options {listed([name.removeprefix('Option ') for name in names])}"
    return listed(names)
