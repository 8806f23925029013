"""The charts of the demonstration: which ones, and drawing them side by side on all processors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.demo.material import Material
from govgraph.draw import SLIDE, drawn as draw_picture, picture
from govgraph.draw.sheet import Picture
from govgraph.model.scenario import BASELINE

if TYPE_CHECKING:
    from govgraph.draw.render import Format

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
    picture: Picture


@dataclass(frozen=True)
class Chart:
    """A chart: its picture in words, and the files by ending."""

    name: str
    option: str
    view: str
    picture: Picture
    files: dict[str, bytes]
    slide_points: float
    warnings: tuple[str, ...]


def chosen(material: Material) -> list[Planned]:
    """The views of the baseline and of each option."""
    out = []
    for option, graph in material.graphs.items():
        for view in VIEWS:
            if view == "difference" and option == BASELINE:
                continue
            against = material.graphs[BASELINE] if view == "difference" else None
            out.append(Planned(f"{_slug(option)}-{view}", option, view, picture(graph, view, against=against)))
    return out


def routes(material: Material) -> list[Planned]:
    """The routes of the decisions on which the options differ most: now, and where an option differs from now."""
    out = []
    for matter in contested(material):
        for option, graph in material.graphs.items():
            if matter in graph.things and (option == BASELINE or matter in material.differing(option)):
                out.append(Planned(f"{_slug(option)}-route-{_slug(matter)}", option, "route", picture(graph, "route", subject=matter)))
    return out


def contested(material: Material) -> list[str]:
    """The decisions with most different deciders over the options, at most ``ROUTES``."""
    def spread(matter: str) -> int:
        return len({frozenset(material.deciders(option, matter)) for option in material.options})

    found = [matter for matter in material.matters if spread(matter) > 1]
    return sorted(found, key=lambda matter: (-spread(matter), material.matters.index(matter)))[:ROUTES]


def drawn(plans: Sequence[Planned]) -> list[Chart]:
    """Draw them in every format. Each drawing is a process of its own, so threads are enough to use all processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        return list(pool.map(_drawn, plans))


def _drawn(plan: Planned) -> Chart:
    made = {format: draw_picture(plan.picture, format) for format in FORMATS}
    return Chart(
        name=plan.name, option=plan.option, view=plan.view, picture=plan.picture,
        files={format: result.data for format, result in made.items()},
        slide_points=made["svg"].font_on_page(SLIDE), warnings=made["svg"].warnings,
    )  # fmt: skip


def _slug(text: str) -> str:
    """An id as part of a file name: ids are letters, digits and hyphens; anything else becomes a hyphen."""
    if text == BASELINE:
        return "now"
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in text)
    return f"option-{plain}" if len(plain) == 1 else plain or "x"
