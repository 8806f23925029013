"""From plans to scenes: one layout for all options of a scenario, on pages where no text is under 12 points.

The layout is layered (Sugiyama, Tagawa and Toda 1981): whoever is answered to stands above whoever answers; boxes of a
row are ordered so that few lines cross, and moved under each other; lines run horizontally and vertically, in lanes of
their own between the rows, and have their words beside them.
"""

from govgraph.charts.layout.pages import lay_out
from govgraph.charts.layout.paper import Size

__all__ = ["Size", "lay_out"]
