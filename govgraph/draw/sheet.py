"""A sheet: one drawing with its title, scenario, option, date, source and legend, built as DOT.

Meaning is never in colour alone: how firm a relation is shows in the line (solid: in force; dashed: foreseen; dotted:
past or denied), why it is said in the arrowhead (filled: stated; hollow: inferred or assumed), what it carries in the
words on the line. The colours are those of Okabe and Ito (2008), some darkened until their words can be read on white.

Text is 10 points or larger, so a drawing keeps 8 points on a slide as long as it is no larger than 1,110 by 517 points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govgraph.draw.labels import html_label
from govgraph.model.base import tier
from govgraph.model.dates import day_words

if TYPE_CHECKING:
    import graphviz

    from govgraph.graph import Graph
    from govgraph.model.facts import Fact
    from govgraph.model.things import Thing

BLACK, GREY, LIGHT = "#1A1A1A", "#5C5C5C", "#F4F4F2"
BLUE, GREEN, VERMILION, PURPLE, ORANGE, SKY = "#0067A3", "#00725A", "#B84700", "#8E3F70", "#8A5C00", "#2A7298"

COLOURS: Mapping[str, str] = {
    "authority": BLUE, "rights": BLACK, "remit": PURPLE, "accountability": VERMILION, "parent": BLACK,
    "membership": GREY, "influence": SKY, "money": GREEN, "appointment": ORANGE, "work": GREEN,
}  # fmt: skip
"""The colour of a line by what the relation carries; grey for everything else."""

TEXT_PT, SMALL_PT, TITLE_PT = 10, 10, 16
"""Sizes in points: names, everything else, the title."""

STYLES = (
    "\u2014\u2014\u2014 in force",
    "\u2013 \u2013 \u2013 foreseen: planned, proposed, likely ...",
    "\u00b7 \u00b7 \u00b7 \u00b7 past, denied or broken",
)
HEADS = "Arrowheads: filled, stated; hollow, inferred or assumed"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing before it is laid out.

    Attributes:
        dot: the DOT text.
        title: what it shows.
        subtitle: of which scenario, option, day and place.
        words: the relations drawn, as sentences, for those who do not see the picture.
    """

    dot: str
    title: str
    subtitle: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a box: its text, a second line, and the name by which lines can end at it (empty: they cannot).

    ``width``: characters on a line; 0: as the box has.
    """

    text: str
    second: str = ""
    port: str = ""
    bold: bool = True
    width: int = 0


@dataclass
class Sheet:
    """A sheet under construction. Node ids are generated: names are text and nothing else."""

    title: str
    subtitle: str
    source: str
    rankdir: str = "TB"
    ranksep: float = 0.22
    nodesep: float = 0.2
    nodes: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        import graphviz

        self.dot: graphviz.Digraph = graphviz.Digraph("govgraph")
        self.dot.attr(
            "graph",
            rankdir=self.rankdir,
            labelloc="t",
            labeljust="l",
            fontsize=str(SMALL_PT),
            nodesep=str(self.nodesep),
            ranksep=str(self.ranksep),
            pad="0.12",
            compound="true",
            bgcolor="white",
        )
        self.dot.attr(
            "node",
            shape="box",
            style="filled",
            fillcolor="white",
            color=BLACK,
            fontsize=str(TEXT_PT),
            fontcolor=BLACK,
            margin="0.08,0.05",
            penwidth="1.1",
            height="0.3",
        )
        self.dot.attr("edge", fontsize=str(SMALL_PT), color=BLACK, fontcolor=BLACK, arrowsize="0.75", penwidth="1.2")
        self.body: graphviz.Digraph = graphviz.Digraph("cluster_body")

    @classmethod
    def of(
        cls,
        graph: Graph,
        title: str,
        *,
        facts: Iterable[Fact] = (),
        rankdir: str = "TB",
        ranksep: float = 0.22,
        nodesep: float = 0.2,
    ) -> Sheet:
        """A sheet titled for a graph; the documents of ``facts`` are named as its source."""
        return cls(title, subtitle(graph), sources(graph, facts), rankdir, ranksep, nodesep)

    def key(self, item: str) -> str:
        """The generated node id of an item."""
        return self.nodes.setdefault(item, f"n{len(self.nodes)}")

    def __contains__(self, item: str) -> bool:
        return item in self.nodes

    def box(
        self, key: str, rows: Iterable[Row], *, shape: str = "box", style: str = "", status: str = "in force", fill: str = "white",
        colour: str = BLACK, strong: bool = False, several: bool = False, width: int = 24, into: graphviz.Digraph | None = None,
    ) -> None:  # fmt: skip
        """A node of one or more rows: a dashed border for what is foreseen, thick (``strong``), double (``several``)."""
        border = {"settled": "", "unsettled": ",dashed", "past": ",dotted"}[tier(status)]  # type: ignore[arg-type]
        cells = "<HR/>".join(_cell(row, width) for row in rows)
        label = f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{cells}</TABLE>>'
        target = self.body if into is None else into
        target.node(
            self.key(key),
            label=label,
            shape=shape,
            style=f"filled{style}{border}",
            fillcolor=fill,
            color=colour,
            penwidth="2.2" if strong else "1.1",
            margin="0.05,0.02",
            peripheries="2" if several and not border else "1",
        )

    def thing(
        self,
        thing: Thing,
        *,
        key: str = "",
        mark: str = "",
        colour: str = BLACK,
        second: str | None = None,
        strong: bool = False,
        into: graphviz.Digraph | None = None,
    ) -> None:
        """A node for one thing: its shape says what it is, its second line its kind and status."""
        shape, style = SHAPES.get(thing.category, ("box", ""))
        row = Row(mark + thing.name, describe(thing) if second is None else second, bold=thing.category != "post")
        self.box(
            key or thing.id,
            [row],
            shape=shape,
            style=style,
            status=thing.status,
            fill=FILLS.get(thing.category, "white"),
            colour=colour,
            strong=strong,
            several=thing.category == "group",
            into=into,
        )

    def gap(self, key: str, text: str, *, width: int = 26, into: graphviz.Digraph | None = None) -> None:
        """A node that is no thing: where a chain breaks, or what the source does not say."""
        target = self.body if into is None else into
        label = f'<<FONT COLOR="{VERMILION}">{spaced(text, width)}</FONT>>'
        target.node(
            self.key(key), label=label, shape="box", style="rounded,dashed", color=VERMILION, fontsize=str(SMALL_PT)
        )

    def line(
        self, tail: str, head: str, words: Iterable[str], *, colour: str = BLACK, firm: str = "settled", hollow: bool = False, strong: bool = False,
        up: bool = False, arrow: str = "normal", port: tuple[str, str] = ("", ""), width: int = 20, minlen: int = 1, weight: int = 1, constraint: bool = True,
    ) -> None:  # fmt: skip
        """A line from ``tail`` to ``head``. ``up``: the head is placed above the tail, whatever the direction of ranks.

        ``firm`` is settled, unsettled, past or denied; ``hollow`` an inferred or assumed relation.
        """
        style = {"settled": "solid", "unsettled": "dashed"}.get(firm, "dotted")
        shape = ("o" if hollow and arrow != "none" else "") + arrow
        ends = [self.key(item) + (f":{place}" if place else "") for item, place in zip((tail, head), port, strict=True)]
        text = "<BR/>".join(spaced(word, width) for word in words)
        label = (
            f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR><TD><FONT COLOR="{colour}">{text}</FONT></TD></TR></TABLE>>'
            if text
            else ""
        )
        direction = {"dir": "back", "arrowtail": shape} if up else {"arrowhead": shape}
        if up:
            ends.reverse()
        self.body.edge(
            *ends,
            label=label,
            color=colour,
            style=style,
            penwidth="2.2" if strong else "1.2",
            minlen=str(minlen),
            weight=str(weight),
            constraint=str(constraint).lower(),
            **direction,
        )

    def finish(
        self, key: Iterable[tuple[str, str]] = (), *, boxes: str = "", lines: bool = True, head_width: int = 170
    ) -> Picture:
        """The picture, with the title above and the legend below.

        ``key``: words and their colour; ``boxes``: what boxes mean here; ``lines`` false: there are none to explain.
        """
        colours = "   ".join(
            f'<FONT COLOR="{colour}">\u25a0 {html_label(text, width=90)}</FONT>' for text, colour in key if text
        )
        says = (
            [html_label("   ".join(STYLES), width=220), html_label(HEADS + (f". {boxes}" if boxes else ""), width=235)]
            if lines
            else [html_label(boxes, width=220)]
            if boxes
            else []
        )
        foot = [
            "   ".join(part for part in (colours, says[0] if lines else "") if part),
            *(says[1:] if lines else says),
        ]
        foot = [text for text in foot if text]
        if foot:
            cells = "".join(f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{text}{"&#160;" * _ROOM}</TD></TR>' for text in foot)
            self.body.attr(
                label=f'<<TABLE BORDER="1" COLOR="#BBBBBB" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">{cells}</TABLE>>',
                labelloc="b",
                labeljust="l",
                fontsize=str(SMALL_PT),
                fontcolor=BLACK,
            )
        self.body.attr(color="white", penwidth="0", margin="6")
        head = (
            f'<FONT POINT-SIZE="{TITLE_PT}"><B>{html_label(self.title, width=int(head_width * 0.62))}</B></FONT>',
            html_label(self.subtitle, width=head_width),
            f'<FONT COLOR="{GREY}">{html_label(self.source, width=head_width)}</FONT>',
        )
        cells = "".join(f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{text}</TD></TR>' for text in head)
        self.dot.attr(
            "graph", label=f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{cells}</TABLE>>'
        )
        self.dot.subgraph(self.body)
        return Picture(str(self.dot.source), self.title, self.subtitle, tuple(dict.fromkeys(self.words)))


def spaced(word: str, width: int) -> str:
    """Words with a space on both sides of each of their lines.

    It keeps the words of a line off it, and gives room in a box: Graphviz measures text as on a screen, where letters
    are up to 3 per cent narrower than in the SVG and the PDF.
    """
    return "<BR/>".join(f"&#160;{part}&#160;" for part in html_label(word, width=width).split("<BR/>"))


def _cell(row: Row, width: int) -> str:
    name = spaced(row.text, row.width or width)
    text = f"<B>{name}</B>" if row.bold else name
    if row.second:
        text += f'<BR/><FONT POINT-SIZE="{SMALL_PT}" COLOR="{GREY}">{spaced(row.second, width + 4)}</FONT>'
    port = f' PORT="{row.port}"' if row.port else ""
    return f"<TR><TD{port}>{text}</TD></TR>"


_ROOM = 8
"""Spaces after a line of the legend, for the same reason."""

SHAPES: Mapping[str, tuple[str, str]] = {
    "post": ("box", ",rounded"), "person": ("oval", ""), "group": ("box", ""), "decision": ("note", ""), "function": ("component", ""),
    "agreement": ("note", ""), "fund": ("cylinder", ""), "sector": ("tab", ""), "service": ("component", ""),
}  # fmt: skip
"""The shape and style of a node by what it is; a body is a plain box."""

FILLS: Mapping[str, str] = {
    "post": "#EFF5FA",
    "group": LIGHT,
    "decision": "#FBF6E6",
    "agreement": "#FBF6E6",
    "sector": "#F5EFF3",
}


def describe(thing: Thing) -> str:
    """The second line of a node: what the source calls it, else its kind; and its status where it is not in force."""
    kind = str(getattr(thing, "label", "") or getattr(thing, "kind", "") or getattr(thing, "office", "")).replace(
        "_", " "
    )
    words = ["" if kind == thing.category else kind, thing.status if thing.status != "in force" else ""]
    return ", ".join(word for word in words if word)


def option_title(graph: Graph) -> str:
    """``as now (baseline)``, or ``option b: its name``."""
    option = graph.scenario.options.get(graph.option)
    if option is None:
        return "as now (baseline)"
    named = option.name.strip()
    return f"option {option.id}" + ("" if named.lower() in {"", f"option {option.id}".lower()} else f": {named}")


def subtitle(graph: Graph) -> str:
    """Scenario, option, date and place in one line."""
    place = graph.name(graph.place) if graph.place else ""
    named = f" \u00b7 {place}" if place and place not in graph.scenario.title else ""
    return f"{graph.scenario.title} \u00b7 {option_title(graph)} \u00b7 at {day_words(graph.day)}{named}"


def sources(graph: Graph, facts: Iterable[Fact]) -> str:
    """The documents that the drawing rests on."""
    codes = dict.fromkeys(source.document for fact in facts for source in fact.sources)
    titles = [f"{code} {graph.scenario.documents[code].title}" for code in codes if code in graph.scenario.documents]
    law = ["statute"] if "law" in codes else []
    return "Source: " + ("; ".join([*titles, *law]) or "none of the relations drawn has a source")
