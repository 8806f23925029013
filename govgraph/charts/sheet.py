"""A picture that Graphviz lays out: the tables of a store, whose boxes and lines have no places of their own.

Charts of a scenario are scenes (:mod:`govgraph.charts.scene`) and do not pass through here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govgraph.charts.labels import html_label
from govgraph.model.visible import clean

if TYPE_CHECKING:
    from govgraph.charts.render import Format, Rendered

BLACK, GREY, LIGHT = "#1A1A1A", "#5C5C5C", "#F4F4F2"
BLUE, GREEN, VERMILION, PURPLE, ORANGE, SKY = "#0067A3", "#00725A", "#B84700", "#8E3F70", "#8A5C00", "#2A7298"

COLOURS: Mapping[str, str] = {
    "authority": BLUE,
    "rights": BLACK,
    "remit": PURPLE,
    "accountability": VERMILION,
    "parent": BLACK,
    "membership": GREY,
    "influence": SKY,
    "money": GREEN,
    "appointment": ORANGE,
    "work": GREEN,
}
"""The colour of a type by what the relation carries; grey for everything else."""

SMALL_PT = 10
"""The size of small words, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture before it is laid out.

    Attributes:
        dot: the DOT text.
        title: what it shows.
        subtitle: of what.
        words: what it says, as sentences, for those who do not see it.
    """

    dot: str
    title: str
    subtitle: str
    words: tuple[str, ...] = ()


def rendered(picture: Picture, format: Format) -> Rendered:
    """A picture laid out, with a warning for letters that no font of this machine has. Raises LayoutError."""
    from govgraph.charts.letters import letters_without_a_font, warning
    from govgraph.charts.render import render

    result = render(picture.dot, format=format)
    missing = "" if picture.dot.isascii() else letters_without_a_font(picture.dot)
    if missing:
        result = replace(result, warnings=(*result.warnings, warning(missing)))
    return replace(result, data=_described(result.data, picture)) if format == "svg" else result


def spaced(word: str, width: int) -> str:
    """Words with a space on both sides of each of their lines, so that they keep off the lines of the picture."""
    return "<BR/>".join(f"&#160;{part}&#160;" for part in html_label(word, width=width).split("<BR/>"))


_NODE_TITLE = re.compile(r"<title>[^<]*</title>\n?")
_OPENING = re.compile(r"<svg ([^>]*)>")
_SAID = 40
"""Sentences in the description of an SVG; a screen reader reads them in one go."""


def _described(svg: bytes, picture: Picture) -> bytes:
    """The SVG with a title and a description for screen readers in place of the generated ids that Graphviz writes."""
    text = _NODE_TITLE.sub("", svg.decode())
    said = _escaped(". ".join(word.rstrip(".") for word in picture.words[:_SAID]) + ("." if picture.words else ""))
    more = f" And {len(picture.words) - _SAID} more." if len(picture.words) > _SAID else ""
    titled = f"<title>{_escaped(picture.title)}, {_escaped(picture.subtitle)}</title>\n<desc>{said}{more}</desc>"
    return _OPENING.sub(
        lambda found: f'<svg role="img" text-rendering="geometricPrecision" {found[1]}>\n{titled}', text, count=1
    ).encode()


def _escaped(text: str) -> str:
    """Visible text as XML holds it."""
    return html.escape(clean(text))
