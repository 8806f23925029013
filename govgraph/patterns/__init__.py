"""Governance forms as small graphs: recognised in a scenario from structure, or applied to it as an option."""

from govgraph.patterns.apply import overlay_text
from govgraph.patterns.library import library
from govgraph.patterns.recognise import Found, Match, find, recognise

__all__ = ["Found", "Match", "find", "library", "overlay_text", "recognise"]
