"""A sheet: one drawing with its title, scenario, option, date, source and legend, built as DOT.

Meaning is never in colour alone: how firm a relation is shows in the line (solid: in force; dashed: foreseen), why it
is said in the arrowhead (filled: stated; open: inferred or assumed), what it carries in the words on the line. The
colours are those of Okabe and Ito (2008), which the colour-blind can tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govgraph.draw.labels import html_label, label
from govgraph.model.base import tier

if TYPE_CHECKING:
    import graphviz

    from govgraph.graph import Graph
    from govgraph.model.facts import Fact
    from govgraph.model.things import Thing

BLACK, GREY, LIGHT = "#1A1A1A", "#6B6B6B", "#F4F4F2"
BLUE, GREEN, VERMILION, PURPLE, ORANGE, SKY = "#0072B2", "#00795A", "#C04A00", "#9C4F7D", "#9A6700", "#2F7FA8"

COLOURS: Mapping[str, str] = {
    "authority": BLUE, "rights": BLACK, "remit": PURPLE, "accountability": VERMILION, "parent": BLACK,
    "membership": GREY, "influence": SKY, "money": GREEN, "appointment": ORANGE,
}  # fmt: skip
"""The colour of a line by what the relation carries."""

LEGEND_LINES = ("solid line: in force or interim", "dashed line: foreseen (planned, likely, proposed ...)",
                "dotted line: past or denied", "open arrowhead: inferred or assumed")  # fmt: skip


@dataclass
class Sheet:
    """A drawing under construction. Node ids are generated: names are text and nothing else."""

    title: str
    subtitle: str
    source: str
    rankdir: str = "TB"
    nodes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        import graphviz

        self.dot: graphviz.Digraph = graphviz.Digraph("govgraph")
        self.dot.attr("graph", rankdir=self.rankdir, labelloc="t", labeljust="l", fontname="Arial", fontsize="12", nodesep="0.22", ranksep="0.45", pad="0.25", compound="true", bgcolor="white", newrank="true")
        self.dot.attr("node", shape="box", style="filled", fillcolor="white", color=BLACK, fontname="Arial", fontsize="11", fontcolor=BLACK, margin="0.10,0.06", penwidth="1.1")
        self.dot.attr("edge", fontname="Arial", fontsize="10", color=BLACK, fontcolor=BLACK, arrowsize="0.75", penwidth="1.2")

    @classmethod
    def of(cls, graph: Graph, title: str, *, rankdir: str = "TB", facts: Iterable[Fact] = ()) -> Sheet:
        """A sheet titled for a graph; the documents of ``facts`` are named as its source."""
        return cls(title, subtitle(graph), sources(graph, facts), rankdir)

    def key(self, item: str) -> str:
        """The generated node id of an item."""
        return self.nodes.setdefault(item, f"n{len(self.nodes)}")

    def __contains__(self, item: str) -> bool:
        return item in self.nodes

    def thing(self, thing: Thing, into: graphviz.Digraph | None = None, *, mark: str = "", colour: str = BLACK) -> None:
        """A node for a thing: its shape says what it is, its border how firm, its second line its kind."""
        target = into if into is not None else self.dot
        shape, style = _SHAPES.get(thing.category, ("box", ""))
        firm = tier(thing.status)
        second = describe(thing)
        text = f"<B>{html_label(mark + thing.name, width=24)}</B>" if thing.category in {"body", "group"} else html_label(mark + thing.name, width=24)
        if second:
            text += f'<BR/><FONT POINT-SIZE="9">{html_label(second, width=30)}</FONT>'
        border = {"settled": "", "unsettled": ",dashed", "past": ",dotted"}[firm]
        target.node(self.key(thing.id), label=f"<{text}>", shape=shape, style=f"filled{style}{border}", fillcolor=_FILLS.get(thing.category, "white"), color=colour, penwidth="2" if colour != BLACK else "1.1")

    def plain(self, key: str, text: str, *, colour: str = GREY, shape: str = "plaintext") -> None:
        """A node that is only words: where a chain breaks, or a list is open."""
        self.dot.node(self.key(key), label=label(text), shape=shape, style="", fontcolor=colour, color=colour)

    def edge(self, tail: str, head: str, words: str, *, colour: str = BLACK, status: str = "in force", basis: str = "stated", denied: bool = False, mark: str = "", constraint: bool = True, arrow: str = "normal") -> None:
        """A line; its style says how firm, its arrowhead why, its words what."""
        firm = tier(status)  # type: ignore[arg-type]
        style = "dotted" if denied or firm == "past" else "dashed" if firm == "unsettled" else "solid"
        notes = [note for note in (status if status != "in force" else "", basis if basis not in {"stated", "law"} else "", "denied" if denied else "") if note]
        text = mark + words + (f" ({', '.join(notes)})" if notes else "")
        head_shape = arrow if basis in {"stated", "law"} else "o" + arrow if arrow in {"normal", "dot", "diamond"} else arrow
        self.dot.edge(self.key(tail), self.key(head), label=label(text, width=22), color=colour, fontcolor=colour, style=style, arrowhead=head_shape, constraint="true" if constraint else "false", penwidth="2" if mark else "1.2")

    def finish(self, legend: Iterable[tuple[str, str]]) -> str:
        """The DOT text, with the title above and the legend below. ``legend``: words and their colour."""
        cells = "".join(f'<TD ALIGN="LEFT"><FONT COLOR="{colour}">{html_label(text, width=80)}</FONT></TD>' for text, colour in legend)
        lines = "".join(f'<TD ALIGN="LEFT">{html_label(text, width=80)}</TD>' for text in LEGEND_LINES)
        rows = "".join(f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="9"><B>{name}</B></FONT></TD>{row}</TR>' for name, row in (("Key", cells), ("Lines", lines)) if row)
        head = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="1"><TR><TD ALIGN="LEFT"><FONT POINT-SIZE="18"><B>{html_label(self.title, width=110)}</B></FONT></TD></TR><TR><TD ALIGN="LEFT"><FONT POINT-SIZE="12">{html_label(self.subtitle, width=140)}</FONT></TD></TR><TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="{GREY}">{html_label(self.source, width=150)}</FONT></TD></TR></TABLE>'
        self.dot.attr("graph", label=f"<{head}>")
        table = f'<<TABLE BORDER="1" COLOR="{GREY}" CELLBORDER="0" CELLSPACING="2" CELLPADDING="2">{rows}</TABLE>>'
        with self.dot.subgraph() as foot:
            foot.attr(rank="sink")
            foot.node("legend", label=table, shape="plaintext", style="", fontsize="9")
        return str(self.dot.source)


_SHAPES: Mapping[str, tuple[str, str]] = {
    "body": ("box", ""), "group": ("box3d", ""), "post": ("box", ",rounded"), "person": ("oval", ""), "level": ("box", ""),
    "decision": ("note", ""), "function": ("component", ""), "agreement": ("note", ""), "fund": ("cylinder", ""),
    "sector": ("tab", ""), "service": ("component", ""),
}  # fmt: skip
_FILLS: Mapping[str, str] = {"body": "#FFFFFF", "post": "#EFF5FA", "group": LIGHT, "decision": "#FBF6E6", "sector": "#F3EEF3"}


def describe(thing: Thing) -> str:
    """The second line of a node: what kind of thing it is, and its status where it is not in force."""
    kind = str(getattr(thing, "label", "") or getattr(thing, "kind", "") or getattr(thing, "office", "")).replace("_", " ")
    words = [kind if thing.category not in {"post"} or kind != "post" else ""]
    words += [thing.status] if thing.status != "in force" else []
    return ", ".join(word for word in words if word)


def subtitle(graph: Graph) -> str:
    """Scenario, option, date and place in one line."""
    option = graph.scenario.options.get(graph.option)
    named = "as now (baseline)" if option is None else f"option {option.id}" + (f": {option.name}" if option.name.lower() != f"option {option.id}" else "")
    place = f" · {graph.name(graph.place)}" if graph.place else ""
    return f"{graph.scenario.title} · {named} · at {graph.day:%-d %B %Y}{place}"


def sources(graph: Graph, facts: Iterable[Fact]) -> str:
    """The documents that the drawing rests on."""
    codes = dict.fromkeys(source.document for fact in facts for source in fact.sources)
    titles = [f"{code} {graph.scenario.documents[code].title}" for code in codes if code in graph.scenario.documents]
    law = ["statute"] if "law" in codes else []
    return "Source: " + ("; ".join([*titles, *law]) or "none of the relations drawn has a source")
