"""A page under another title, in the place of its own."""

from __future__ import annotations

from dataclasses import replace

from govgraph.charts.layout.head import TITLE_PT
from govgraph.charts.layout.paper import MARGIN
from govgraph.charts.metrics import shortened, width, wrapped
from govgraph.charts.scene import INK, Run, Scene, TextLine


def retitled(page: Scene, title: str) -> Scene:
    """The same page with a title of its author's, in as many lines as its own title has room for."""
    own = [line for line in page.texts if line.runs and line.runs[0].size == TITLE_PT]
    room = page.width_pt - 2 * MARGIN
    lines = list(wrapped(title, room, TITLE_PT, bold=True)[: len(own)])
    rest = title[len(" ".join(lines)) :].strip()
    if rest and lines:
        lines[-1] = shortened(f"{lines[-1]} {rest}", room, TITLE_PT, bold=True)
    new = [
        TextLine(line.x, line.y, (Run(text, TITLE_PT, True, INK),), width(text, TITLE_PT, bold=True))
        for line, text in zip(own, lines, strict=False)
    ]
    return replace(page, title=title, texts=(*new, *(line for line in page.texts if line not in own)))
