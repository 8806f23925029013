"""What goes wrong when a drawing is made."""

from __future__ import annotations

from govgraph.diagnostics import GovgraphError


class LayoutError(GovgraphError):
    """The drawing could not be made. The message says why, and what would help."""


class EngineMissingError(LayoutError):
    """A layout engine is not on this machine, or cannot write the format asked for: the next one may do."""
