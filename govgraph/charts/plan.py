"""What a chart shows, before anything has a place: nodes, edges, and what stands in the tray beside them.

A view makes one plan for each option. All plans of a chart are laid out together, so that what is in several of them
stands in one place. What is the same in two options has the same id there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govgraph.charts.scene import Change, Corner, Firm, Mark, Outline

Rank = Literal["up", "down", "level"]
"""Where the head of an edge stands: above its tail, below it, or beside it."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A matter in the box of whoever decides it, or in the tray: its ground, its gap, and a second line in grey."""

    thing: str
    text: str
    mark: Mark = ""
    corner: Corner = ""
    changed: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class PlanBox:
    """A box to be placed. ``names``: of those that are merged into it; ``full``: its name where ``name`` is a short one.

    ``row``: the row that it stands in, in the order of the plan; -1: where its lines put it.
    """

    id: str
    things: tuple[str, ...]
    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    outline: Outline = "legal"
    firm: Firm = "settled"
    several: bool = False
    change: Change = ""
    full: str = ""
    row: int = -1

    @property
    def label(self) -> str:
        """Its name, or all of them."""
        return ", ".join(self.names) or self.full or self.name


@dataclass(frozen=True, slots=True)
class PlanEdge:
    """A line to be placed; it reads as a sentence from its tail to its head."""

    tail: str
    head: str
    words: str
    rank: Rank = "level"
    firm: Firm = "settled"
    ours: bool = False
    change: Change = ""
    facts: tuple[str, ...] = ()
    gap: bool = False

    @property
    def id(self) -> str:
        """The same in every option that has such a line."""
        return "|".join((self.tail, self.head, self.words, self.firm, "ours" if self.ours else ""))

    @property
    def look(self) -> tuple[str, str, bool, bool]:
        """What two lines must share to run together."""
        return self.words, self.firm, self.ours, self.gap


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart of one option.

    ``tray``: what stands on no box, under ``tray_title``. ``notes``: what was left out. ``words``: its relations as
    sentences. ``first``: ids of nodes that belong on the first page, the most important first.
    """

    view: str
    option: str
    title: str
    subtitle: str
    nodes: tuple[PlanBox, ...] = ()
    edges: tuple[PlanEdge, ...] = ()
    tray: tuple[Bullet, ...] = ()
    tray_title: str = ""
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
