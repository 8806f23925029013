"""The page of a chart: its size, its margins, and the room that is left for boxes and lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.diagnostics import GovgraphError

MARGIN = 24.0


class SizeError(GovgraphError):
    """There is no such size of a page."""


@dataclass(frozen=True, slots=True)
class Size:
    """A page, in points."""

    width: float = 960.0
    height: float = 540.0

    @classmethod
    def read(cls, text: str) -> Size:
        """``16:9``, ``4:3``, ``a4``, ``a3``, or centimetres: ``30x20``. Raises :class:`SizeError`."""
        known = text.strip().lower()
        if known in NAMED:
            return NAMED[known]
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*x\s*(\d+(?:\.\d+)?)\s*(?:cm)?", known)
        if found is None:
            raise SizeError(f"'{text}' is no size: write {', '.join(NAMED)}, or centimetres such as 30x20")
        width, height = (float(side) * 72 / 2.54 for side in found.groups())
        if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
            raise SizeError(f"a chart is 14 to 120 cm wide and high, not {text}")
        return cls(round(width, 1), round(height, 1))


_LEAST, _MOST = 14 * 72 / 2.54 - 1, 120 * 72 / 2.54 + 1
NAMED = {
    "16:9": Size(),
    "4:3": Size(720.0, 540.0),
    "a4": Size(841.89, 595.28),
    "a3": Size(1190.55, 841.89),
}
"""Sizes by name: the slides of PowerPoint, and paper on its side."""
