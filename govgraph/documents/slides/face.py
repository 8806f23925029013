"""The typeface of a template, and how wide words are in it.

Widths are known of one typeface, whose metrics are those of Arial (:mod:`govgraph.charts.metrics`). Another is taken to be
wider or narrower by a factor: that of a known face, else a little wider, so that what is laid out fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from govgraph.charts.metrics import width, wrapped

LINE = 1.2
"""The height of a line, of the size of its letters."""

_FACTORS = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "helvetica neue": 1.0,
    "arial nova": 1.0,
    "calibri": 0.92,
    "carlito": 0.92,
    "calibri light": 0.92,
    "aptos": 0.98,
    "aptos display": 0.98,
    "segoe ui": 1.02,
    "gill sans mt": 0.94,
    "frutiger": 1.0,
    "times new roman": 0.94,
    "georgia": 1.06,
    "cambria": 0.97,
    "garamond": 0.88,
    "verdana": 1.18,
    "tahoma": 1.02,
    "trebuchet ms": 1.0,
    "open sans": 1.08,
    "lato": 0.97,
    "roboto": 1.0,
    "century gothic": 1.12,
    "corbel": 0.95,
    "franklin gothic book": 0.95,
    "source sans pro": 0.93,
    "inter": 1.08,
    "montserrat": 1.16,
}
_UNKNOWN = 1.12


@dataclass(frozen=True, slots=True)
class Face:
    """The typeface of running text: its name, and how wide it is beside Arial."""

    name: str
    factor: float

    @classmethod
    def of(cls, presentation: Any) -> Face:
        """The face for text in the theme of a presentation."""
        for rel in presentation.slide_masters[0].part.rels.values():
            if rel.reltype.endswith("/theme"):
                theme = etree.fromstring(rel.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
                for minor in theme.iter(qn("a:minorFont")):
                    latin = minor.find(qn("a:latin"))
                    if latin is not None and latin.get("typeface"):
                        return cls.named(str(latin.get("typeface")))
        return cls.named("Arial")

    @classmethod
    def named(cls, name: str) -> Face:
        """A face by its name."""
        return cls(name, _FACTORS.get(name.lower(), _UNKNOWN))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a line of words is, in points."""
        return width(text, size, bold=bold) * self.factor

    def lines(self, text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
        """Words in lines that are no wider than ``room`` points."""
        return [line for part in text.split("\n") for line in wrapped(part, room / self.factor, size, bold=bold)]

    def height(self, text: str, room: float, size: float, *, bold: bool = False) -> float:
        """How high words are in so much room, in points."""
        return len(self.lines(text, room, size, bold=bold)) * size * LINE

    def largest(self, text: str, room: float, height: float, *, most: float, least: float, bold: bool = False) -> float:
        """The largest size at which words fit; the least where none does."""
        size = most
        while size > least and self.height(text, room, size, bold=bold) > height:
            size -= 1
        return size
