"""Lawfulness in form: what bodies are by structure, the check of one arrangement against the registry, what would do.

The registry itself (kinds, powers, sets, rules) is data in :mod:`govgraph.law`; this package reads a graph with it.
"""
