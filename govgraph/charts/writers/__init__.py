"""A scene as a file: each format is a short file of its own, and all draw the same things in the same places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from govgraph.charts.scene import Scene

Format = Literal["svg", "png", "pdf", "drawio", "mmd", "dot"]
FORMATS: Final[dict[str, str]] = {
    "svg": "a picture for pages and documents",
    "png": "a picture in pixels",
    "pdf": "a page for print",
    "drawio": "a drawing to be changed in draw.io",
    "mmd": "a Mermaid diagram",
    "dot": "DOT text for Graphviz",
}
"""The formats of a chart, each by the ending of its file."""
TOGETHER: Final = frozenset({"drawio"})
"""Formats of which one file holds all pages."""


def file_of(scene: Scene, format: Format) -> bytes:
    """One page as a file. Raises :class:`~govgraph.charts.errors.LayoutError`, and ValueError for what is no format."""
    return files_of([scene], format)[0]


def files_of(scenes: Sequence[Scene], format: Format) -> list[bytes]:
    """Each page as a file of its own."""
    if format in ("png", "pdf"):
        from govgraph.charts.writers.paper import written

        return written(scenes, format)
    if format == "svg":
        from govgraph.charts.writers.svg import svg

        return [svg(scene).encode() for scene in scenes]
    if format == "drawio":
        from govgraph.charts.writers.drawio import drawio

        return [drawio([scene]).encode() for scene in scenes]
    if format == "mmd":
        from govgraph.charts.writers.mermaid import mermaid

        return [mermaid(scene).encode() for scene in scenes]
    if format == "dot":
        from govgraph.charts.writers.dot import dot

        return [dot(scene).encode() for scene in scenes]
    raise ValueError(f"invalid format {format!r}: expected {', '.join(FORMATS)}")
