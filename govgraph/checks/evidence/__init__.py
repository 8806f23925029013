"""Checks of evidence: how well the model is sourced, and how firm what it says is."""
