"""The SVG that Graphviz writes, made fit to be put into a page, and measured."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from govgraph.charts.dot_text import FONT
from govgraph.charts.errors import LayoutError
from govgraph.charts.typeface import STACK

_COMMENT: Final = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_LEADS_OUT: Final = re.compile(r'<image\b|<\?xml-stylesheet|xlink:href="(?!#)')
_SIZE: Final = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
_SCALE: Final = re.compile(r'transform="scale\(([\d.]+)')
_TEXT: Final = re.compile(r'<text\b[^>]*\bfont-size="([\d.]+)"[^>]*>([^<]*)<')


@dataclass(frozen=True, slots=True)
class Measures:
    """The size of a drawing and of its smallest text, in points, before any page shrinks it."""

    width_pt: float
    height_pt: float
    smallest_font_pt: float


def tidy(svg: str) -> str:
    """The SVG element alone, without comments and the version of Graphviz, its text in the stack of fonts.

    Raises:
        LayoutError: the SVG shows a file or links out of itself. ``dot_text`` refuses the DOT text for that earlier;
            this looks at what came out.
    """
    if _LEADS_OUT.search(svg):
        raise LayoutError("the drawing names a file or a link out of itself")
    element = _COMMENT.sub("", svg[svg.find("<svg") :])
    return element.replace(f'font-family="{FONT}"', f'font-family="{STACK}"')


def measured(svg: str, *, dots_per_pt: float) -> Measures:
    """The measures of a drawing from its SVG.

    Args:
        svg: as Graphviz wrote it.
        dots_per_pt: 1, or what the SVG was enlarged by, if it was laid out for a bitmap.

    Raises:
        LayoutError: the text is no SVG of Graphviz.
    """
    size = _SIZE.search(svg)
    if size is None:
        raise LayoutError("the layout gave no drawing")
    scale = _SCALE.search(svg)
    enlarged = float(scale[1]) if scale else 1.0
    fonts = (float(points) for points, text in _TEXT.findall(svg) if text.strip())
    return Measures(
        width_pt=float(size[1]) / dots_per_pt,
        height_pt=float(size[2]) / dots_per_pt,
        smallest_font_pt=min(fonts, default=math.inf) * enlarged / dots_per_pt,
    )
