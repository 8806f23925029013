"""Options side by side: decisions, findings, structure, sectors, authority, requirements, judgements.

One door, :func:`compare`; each part of the comparison is a file of its own that takes graphs, finds a frozen
value (:mod:`govgraph.comparison.result`) and puts it into a table. There is no blended score.
"""

from govgraph.comparison.compare import compare

__all__ = ["compare"]
