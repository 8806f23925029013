"""Diagrams: a view of a graph, or the route of an answer, as SVG, PNG or PDF.

>>> drawing = draw(graph, "governance", format="png")      # doctest: +SKIP
>>> drawing.font_on_page(SLIDE)                             # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.draw.page import A4_LANDSCAPE, A4_PORTRAIT, LEGIBLE_PT, SLIDE, Page
from govgraph.draw.views import VIEWS, view

if TYPE_CHECKING:
    from govgraph.draw.render import Format, Rendered
    from govgraph.graph import Graph
    from govgraph.questions.answer import Answer

__all__ = ["A4_LANDSCAPE", "A4_PORTRAIT", "LEGIBLE_PT", "SLIDE", "VIEWS", "Page", "UnknownView", "draw", "draw_answer"]


class UnknownView(GovgraphError):
    """There is no such view, or it needs a subject."""


def draw(graph: Graph, name: str, *, subject: str | None = None, against: Graph | None = None, format: Format = "svg") -> Rendered:
    """Draw a view of a graph.

    ``name``: one of :data:`VIEWS`. ``subject``: what it is about (a decision for ``route``; elsewhere it narrows the
    chart to one thing and its neighbours). ``against``: for ``difference``, the graph before. Raises
    :class:`UnknownView`, :class:`~govgraph.graph.NotFound` and :class:`~govgraph.draw.errors.LayoutError`.
    """
    from govgraph.draw.render import render

    if name not in VIEWS:
        raise UnknownView(f"there is no view '{name}': {did_you_mean(name, VIEWS)}")
    more: dict[str, Any] = {"against": against} if against is not None and name == "difference" else {}
    try:
        text = view(name)(graph, subject, **more)
    except ValueError as error:
        raise UnknownView(str(error)) from None
    return render(text, format=format)


def draw_answer(answer: Answer, format: Format = "svg") -> bytes:
    """The route of an answer as a picture; the scenario is loaded again by its name."""
    from govgraph.draw.render import render
    from govgraph.draw.views.route import answer_dot
    from govgraph.loader.load import load

    reading = answer.reading
    graph = load(reading.scenario).graph(reading.option, on=reading.on, place=reading.place or None)
    return render(answer_dot(graph, answer), format=format).data
