"""How much of a page its title takes at the head and the legend and notes at the foot, alike for all options."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.charts.layout.paper import MARGIN, Size
from govgraph.charts.layout.union import Union
from govgraph.charts.metrics import wrapped
from govgraph.charts.plan import ChartPlan

TITLE_PT, SUBTITLE_PT = 21.0, 13.0
"""Sizes of a chart's title and of the line below it, in points."""

FOOT = 44.0
"""How high legend and notes at the foot are, in points."""

TITLE_STEP = 25.0
"""From one line of a title to the next, in points."""


def head_height(union: Union, paper: Size) -> float:
    """How high title and subtitle are: the highest over all options."""
    lines = max(len(title_lines(plan, paper)) for plan in union.plans)
    return 14 + lines * TITLE_STEP + 30


def body(union: Union, paper: Size) -> tuple[float, float]:
    """Where the chart begins and ends, from the top."""
    return head_height(union, paper), paper.height - FOOT - 8


def title_lines(plan: ChartPlan, paper: Size) -> Sequence[str]:
    """The title of a chart as it stands on a page: two lines at most."""
    return wrapped(plan.title, paper.width - 2 * MARGIN, TITLE_PT, bold=True, most=2)
