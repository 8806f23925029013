"""The charts of the demonstration: which ones there are, and each in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.demo.material import Material
from govgraph.draw import scene
from govgraph.draw.scene import Scene
from govgraph.draw.writers import file_of
from govgraph.draw.writers.svg import svg
from govgraph.model.scenario import BASELINE

if TYPE_CHECKING:
    from govgraph.draw.writers import Format
    from govgraph.graph import Graph

FORMATS: tuple[Format, ...] = ("svg", "png", "pdf")
VIEWS = ("governance", "difference", "accountability", "members")
ROUTES = 2
"""Decisions whose routes are drawn: those on which the options differ most."""


@dataclass(frozen=True)
class Planned:
    """A chart to be drawn: its name as a file, the option it is of, and the kind of chart."""

    name: str
    option: str
    view: str
    picture: Scene


@dataclass(frozen=True)
class Chart:
    """A chart: its picture in words, and the files by ending."""

    name: str
    option: str
    view: str
    picture: Scene
    files: dict[str, bytes]
    inline: str
    slide_points: float
    warnings: tuple[str, ...]


def views(graphs: Mapping[str, Graph]) -> Iterator[Planned]:
    """The views of the baseline and of each option."""
    for option, graph in graphs.items():
        for view in VIEWS:
            if view == "difference" and option == BASELINE:
                continue
            against = graphs[BASELINE] if view == "difference" else None
            yield Planned(f"{_slug(option)}-{view}", option, view, scene(graph, view, against=against))


def steps_and_money(graphs: Mapping[str, Graph]) -> Iterator[Planned]:
    """Each process once, in the baseline or in the option that adds it; and the money, where there is any now."""
    for option, graph in graphs.items():
        for process in graph.processes.values():
            if process.option in ("", option) and (process.option or option == BASELINE):
                yield Planned(
                    f"{_slug(option)}-process-{_slug(process.id)}",
                    option,
                    "process",
                    scene(graph, "process", subject=process.id),
                )
    now = graphs[BASELINE]
    if now.carrying("money"):
        yield Planned(f"{_slug(BASELINE)}-money", BASELINE, "money", scene(now, "money"))


def routes(material: Material) -> Iterator[Planned]:
    """The routes of the decisions on which the options differ most: now, and where an option differs from now."""
    for matter in contested(material):
        for option, graph in material.graphs.items():
            if matter in graph.things and (option == BASELINE or matter in material.differing(option)):
                yield Planned(
                    f"{_slug(option)}-route-{_slug(matter)}", option, "route", scene(graph, "route", subject=matter)
                )


def contested(material: Material) -> list[str]:
    """The decisions with most different deciders over the options, at most ``ROUTES``."""

    def spread(matter: str) -> int:
        return len({frozenset(material.deciders(option, matter)) for option in material.options})

    found = [matter for matter in material.matters if spread(matter) > 1]
    return sorted(found, key=lambda matter: (-spread(matter), material.matters.index(matter)))[:ROUTES]


def draw(plan: Planned) -> Chart:
    """Draw one in every format. Each drawing is a process of its own, so threads are enough to draw several at once."""
    return Chart(
        name=plan.name, option=plan.option, view=plan.view, picture=plan.picture,
        files={format: file_of(plan.picture, format) for format in FORMATS}, inline=svg(plan.picture, typeface=False),
        slide_points=plan.picture.smallest_pt, warnings=(),
    )  # fmt: skip


def _slug(text: str) -> str:
    """An id as part of a file name: ids are letters, digits and hyphens; anything else becomes a hyphen."""
    if text == BASELINE:
        return "now"
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in text)
    return f"option-{plain}" if len(plain) == 1 else plain or "x"
