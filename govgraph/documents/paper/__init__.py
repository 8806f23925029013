"""An options paper for Word: the template's styles, sources as footnotes, charts with alternative texts."""

from govgraph.documents.paper.paper import Picture, paper, pictures

__all__ = ["Picture", "paper", "pictures"]
