"""Room on a page, so that one can say how small the text of a drawing will be in print or on a slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_INCH: Final = 72.0
_A4_SHORT: Final = 595.28
_A4_LONG: Final = 841.89
_A4_MARGINS: Final = 2 * 56.69  # 2 cm on each side

LEGIBLE_PT: Final = 8.0
"""Text smaller than this, in points, is hard to read on paper or on a screen in a meeting room."""


@dataclass(frozen=True, slots=True)
class PageRoom:
    """The room that a page leaves for one drawing, its margins and title already taken off.

    Attributes:
        width_pt: the width of that room, in points (1/72 inch).
        height_pt: its height, in points.
    """

    width_pt: float
    height_pt: float

    def scale(self, *, width_pt: float, height_pt: float) -> float:
        """By how much a drawing of this size, in points, shrinks to fit the page; 1 if it fits as it is.

        A drawing is never made larger than it is.
        """
        return min(1.0, self.width_pt / max(width_pt, 1.0), self.height_pt / max(height_pt, 1.0))


SLIDE: Final = PageRoom(width_pt=13.33 * _INCH - 72, height_pt=7.5 * _INCH - 126)
"""A slide of 13.33 by 7.5 inches: half an inch left at the sides and the foot, 1.25 inches for the title."""

A4_LANDSCAPE: Final = PageRoom(width_pt=_A4_LONG - _A4_MARGINS, height_pt=_A4_SHORT - _A4_MARGINS)
"""A4 (ISO 216) on its side, with margins of 2 cm."""

A4_PORTRAIT: Final = PageRoom(width_pt=_A4_SHORT - _A4_MARGINS, height_pt=_A4_LONG - _A4_MARGINS)
"""A4 (ISO 216) upright, with margins of 2 cm."""
