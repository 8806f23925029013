"""Diagrams: a view of a graph, or the route of an answer, as SVG, PNG or PDF.

>>> drawing = draw(graph, "governance", format="png")      # doctest: +SKIP
>>> drawing.font_on_page(SLIDE)                             # doctest: +SKIP
10.0
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.draw.page import A4_LANDSCAPE, A4_PORTRAIT, LEGIBLE_PT, SLIDE, Page
from govgraph.draw.views import VIEWS, view
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.draw.render import Format, Rendered
    from govgraph.draw.sheet import Picture
    from govgraph.graph import Graph

__all__ = [
    "A4_LANDSCAPE",
    "A4_PORTRAIT",
    "LEGIBLE_PT",
    "SLIDE",
    "VIEWS",
    "Page",
    "UnknownView",
    "draw",
    "draw_answer",
    "drawn",
    "picture",
]


class UnknownView(GovgraphError):
    """There is no such view, or it needs a subject."""


def draw(
    graph: Graph,
    name: str,
    *,
    subject: str | None = None,
    against: Graph | None = None,
    everything: bool = False,
    format: Format = "svg",
) -> Rendered:
    """Draw a view of a graph. Arguments and errors as for :func:`picture`; ``format`` is svg, png or pdf.

    ``warnings`` of what comes back say when its text would be under 8 points on a slide, and what to do.
    Raises :class:`~govgraph.draw.errors.LayoutError` too.
    """
    return drawn(picture(graph, name, subject=subject, against=against, everything=everything), format)


def picture(
    graph: Graph, name: str, *, subject: str | None = None, against: Graph | None = None, everything: bool = False
) -> Picture:
    """A view of a graph before it is laid out: its DOT text, its title, and its relations in words.

    ``name``: one of :data:`VIEWS`. ``subject``: what it is about (a decision for ``route``; elsewhere it narrows the
    chart to one thing and its neighbours). ``against``: for ``difference``, the graph before. ``everything``: for
    ``governance``, influence and membership too. Raises :class:`UnknownView` and :class:`~govgraph.graph.NotFound`.
    """
    if name not in VIEWS:
        raise UnknownView(f"there is no view '{name}': {did_you_mean(name, VIEWS)}")
    more: dict[str, Any] = (
        {"against": against} if name == "difference" else {"everything": everything} if name == "governance" else {}
    )
    if name == "route" and subject is None:
        raise UnknownView("the route is that of one decision: name it, for example --of major-capital")
    return view(name)(graph, subject, **more)


def draw_answer(answer: Answer, format: Format = "svg", *, graph: Graph | None = None) -> bytes:
    """The route of an answer as a picture. ``graph``: what it was asked of (default: its scenario, loaded by name)."""
    from govgraph.draw.views.route import answer_picture
    from govgraph.loader.load import load

    if graph is None:
        reading = answer.reading
        graph = load(reading.scenario).graph(reading.option, on=reading.on, place=reading.place or None)
    return drawn(answer_picture(graph, answer), format).data


def drawn(picture: Picture, format: Format = "svg") -> Rendered:
    """A picture laid out, with a warning where it is too large for a slide. Raises LayoutError."""
    from govgraph.draw.letters import letters_without_a_font, warning
    from govgraph.draw.render import render

    result = render(picture.dot, format=format)
    missing = "" if picture.dot.isascii() else letters_without_a_font(picture.dot)
    if missing:
        result = replace(result, warnings=(*result.warnings, warning(missing)))
    points = result.font_on_page(SLIDE)
    if points < LEGIBLE_PT:
        advice = (
            "name a subject to draw it and its neighbours (--of), draw another view, or spread it over several slides"
        )
        result = replace(
            result,
            warnings=(
                *result.warnings,
                f"on a slide its smallest text would be {points:.1f} pt, under {LEGIBLE_PT:g}: {advice}",
            ),
        )
    return replace(result, data=_described(result.data, picture)) if format == "svg" else result


_NODE_TITLE = re.compile(r"<title>[^<]*</title>\n?")
_OPENING = re.compile(r"<svg ([^>]*)>")


def _described(svg: bytes, picture: Picture) -> bytes:
    """The SVG with a title and a description for screen readers in place of the generated ids that Graphviz writes."""
    text = _NODE_TITLE.sub("", svg.decode())
    said = _escaped(". ".join(word.rstrip(".") for word in picture.words[:_SAID]) + ("." if picture.words else ""))
    more = f" And {len(picture.words) - _SAID} more relations." if len(picture.words) > _SAID else ""
    titled = f"<title>{_escaped(picture.title)}, {_escaped(picture.subtitle)}</title>\n<desc>{said}{more}</desc>"
    return _OPENING.sub(
        lambda found: f'<svg role="img" text-rendering="geometricPrecision" {found[1]}>\n{titled}', text, count=1
    ).encode()


def _escaped(text: str) -> str:
    """Visible text as XML holds it."""
    return html.escape(clean(text))


_SAID = 40
"""Relations in the description of an SVG; a screen reader reads them in one go."""
