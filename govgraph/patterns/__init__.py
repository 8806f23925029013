"""Governance forms as small graphs: recognised in a scenario from structure, or applied to it as an option."""

from govgraph.patterns.apply import Applied, apply, overlay_text
from govgraph.patterns.decisions import DecisionForm, decision_form
from govgraph.patterns.library import decision_forms, library
from govgraph.patterns.recognise import Found, Match, find, recognise

__all__ = ["Applied", "DecisionForm", "Found", "Match", "apply", "decision_form", "decision_forms", "find", "library", "overlay_text", "recognise"]  # fmt: skip
