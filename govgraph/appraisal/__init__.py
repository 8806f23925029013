"""Appraisal: how far options meet the user's criteria, as ranges, with what would change the order.

::

    criteria = read_criteria("criteria.yaml", scenario)
    found = appraise(scenario, criteria, ["a", "b"])      # values: results, pairs, what each score rests on
    to_answer(found)                                       # the same in words, tables and facets

The numbers come from the user's scales and weights and, where a criterion names a query, from the model
(:data:`MEASURES`). What is not known stays a range to the end, and nothing is recommended.
"""

from govgraph.appraisal.appraise import Appraisal, OptionPair, Result, Score, Turn, appraise, weighed
from govgraph.appraisal.criteria import AppraisalCriterion, Criteria
from govgraph.appraisal.measures import MEASURES, Measure
from govgraph.appraisal.reading import parse_criteria, read_criteria
from govgraph.appraisal.words import results_table, scores_table, sensitivity_table, to_answer

__all__ = [
    "MEASURES",
    "Appraisal",
    "AppraisalCriterion",
    "Criteria",
    "Measure",
    "OptionPair",
    "Result",
    "Score",
    "Turn",
    "appraise",
    "parse_criteria",
    "read_criteria",
    "results_table",
    "scores_table",
    "sensitivity_table",
    "to_answer",
    "weighed",
]
