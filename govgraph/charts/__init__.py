"""Charts: a view of a graph, or the route of an answer, as SVG, PNG, PDF, draw.io, Mermaid or DOT.

>>> page = scene(graph, "governance")                       # doctest: +SKIP
>>> page.title                                              # doctest: +SKIP
'Now: 10 of 38 decisions have a decider, but no delegation is recorded for 5 of them'
>>> draw(graph, "governance", format="png").data[:4]        # doctest: +SKIP
b'\\x89PNG'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from govgraph.charts.charts import UnknownView, charts, scene, scenes
from govgraph.charts.layout import Size
from govgraph.charts.page import A4_LANDSCAPE, A4_PORTRAIT, LEGIBLE_PT, SLIDE, PageRoom
from govgraph.charts.scene import Scene
from govgraph.charts.views import VIEWS
from govgraph.charts.writers import FORMATS, Format, file_of, files_of

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.charts.render import Rendered
    from govgraph.charts.sheet import Picture
    from govgraph.graph import Graph

__all__ = [
    "A4_LANDSCAPE",
    "A4_PORTRAIT",
    "FORMATS",
    "LEGIBLE_PT",
    "SLIDE",
    "VIEWS",
    "Drawing",
    "Format",
    "Page",
    "Scene",
    "Size",
    "UnknownView",
    "charts",
    "draw",
    "draw_answer",
    "draw_pages",
    "drawn",
    "file_of",
    "files_of",
    "scene",
    "scenes",
]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page of a chart in one format.

    Attributes:
        data: the file.
        scene: what is on it, with the place of everything.
        warnings: letters that no font of this machine has.
        more: how many further pages the chart has.
    """

    data: bytes
    scene: Scene
    warnings: tuple[str, ...] = ()
    more: int = 0

    @property
    def width_pt(self) -> float:
        """The width of the page, in points."""
        return self.scene.width_pt

    @property
    def height_pt(self) -> float:
        """The height of the page, in points."""
        return self.scene.height_pt

    @property
    def smallest_font_pt(self) -> float:
        """The size of its smallest text, in points."""
        return self.scene.smallest_pt

    def font_on_page(self, page: PageRoom) -> float:
        """The size of its smallest text once it is shrunk to fit a page."""
        return self.smallest_font_pt * page.scale(width_pt=self.width_pt, height_pt=self.height_pt)


def draw(
    graph: Graph,
    name: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    format: Format = "svg",
    size: Size | None = None,
    page: int = 1,
) -> Drawing:
    """Draw one page of a view of a graph, the first by default; ``more`` of what comes back counts the others.

    Arguments and errors as for :func:`~govgraph.charts.charts.scenes`; ``format`` is one of :data:`FORMATS`.
    Raises :class:`~govgraph.charts.errors.LayoutError` too.
    """
    found = scenes(graph, name, subject=subject, against=against, everything=everything, size=size)
    if not 1 <= page <= len(found):
        raise UnknownView(f"there is no page {page}: the chart has {len(found)} page{'s' if len(found) > 1 else ''}")
    return _drawings(found[page - 1 : page], format, len(found) - 1)[0]


def draw_pages(
    graph: Graph,
    name: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    format: Format = "svg",
    size: Size | None = None,
) -> tuple[Drawing, ...]:
    """All pages of a view of a graph, drawn in one go; arguments and errors as for :func:`draw`."""
    return _drawings(scenes(graph, name, subject=subject, against=against, everything=everything, size=size), format)


def _drawings(pages: Sequence[Scene], format: Format, more: int = 0) -> tuple[Drawing, ...]:
    from govgraph.charts.letters import letters_without_a_font, warning

    made = []
    for page, data in zip(pages, files_of(pages, format), strict=True):
        text = "".join(line.text for line in page.every_line)
        missing = "" if text.isascii() else letters_without_a_font(text)
        made.append(Drawing(data, page, (warning(missing),) if missing else (), more))
    return tuple(made)


def draw_answer(answer: Answer, format: Format = "svg", *, graph: Graph | None = None) -> bytes:
    """The route of an answer as a picture. ``graph``: what it was asked of (default: its scenario, loaded by name)."""
    from govgraph.charts.answers import scene_of
    from govgraph.loader.load import load

    if graph is None:
        reading = answer.reading
        graph = load(reading.scenario).graph(reading.option, on=reading.on, place=reading.place or None)
    return file_of(scene_of(graph, answer), format)


def drawn(picture: Picture, format: Literal["svg", "png", "pdf"] = "svg") -> Rendered:
    """A picture of boxes and lines that is laid out by Graphviz (the tables of a store). Raises LayoutError."""
    from govgraph.charts.sheet import rendered

    return rendered(picture, format)
