"""Governance forms as small graphs: recognised in a scenario from structure, or applied to it as an option."""

from govgraph.patterns.apply import Applied, apply, apply_each, overlay_text
from govgraph.patterns.decisions import DecisionForm, decision_form
from govgraph.patterns.library import decision_forms, forms_of, library
from govgraph.patterns.recognise import Match, Recognition, find, nearest, recognise

__all__ = [
    "Applied",
    "DecisionForm",
    "Match",
    "Recognition",
    "apply",
    "apply_each",
    "decision_form",
    "decision_forms",
    "find",
    "forms_of",
    "library",
    "nearest",
    "overlay_text",
    "recognise",
]
