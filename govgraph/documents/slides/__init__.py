"""Slides for PowerPoint: native shapes and glued connectors, in govgraph's own plain template or a client's."""

from govgraph.documents.slides.deck import slides

__all__ = ["slides"]
