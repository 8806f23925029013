"""A scenario at a glance: the question, the answer, one table of why, and three issues for each option.

>>> import govgraph
>>> from govgraph.overview import overview
>>> found = overview(govgraph.load("bradford-craven"))
>>> found.question
'Six options for Bradford District and Craven: who would decide?'

Everything in it comes from the product's own questions. The page, the matrix chart, the slides and the options paper are
made of it, so that they say the same.
"""

from govgraph.overview.overview import badge, overview
from govgraph.overview.parts import Counts, DecisionCell, DecisionRow, Issue, OptionColumn, Overview, OverviewSheet
from govgraph.overview.table import as_answer

__all__ = [
    "Counts",
    "DecisionCell",
    "DecisionRow",
    "Issue",
    "OptionColumn",
    "Overview",
    "OverviewSheet",
    "as_answer",
    "badge",
    "overview",
]
