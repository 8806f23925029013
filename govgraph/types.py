"""The types of what the functions of govgraph take and give, to be named in annotations.

>>> import govgraph
>>> from govgraph.types import Graph, Report
>>> def findings(graph: Graph) -> Report:
...     return govgraph.check(graph)

They stand here and not in ``govgraph`` itself, for importing them takes longer than many a question needs. What is caught,
:class:`govgraph.GovgraphError` and :class:`govgraph.ScenarioError`, stands there.
"""

from govgraph.answer import Answer
from govgraph.charts import Drawing
from govgraph.checks.run import Report
from govgraph.graph.graph import Graph
from govgraph.model.scenario import Scenario
from govgraph.stores.neo4j import Neo4jStore
from govgraph.studies import Study
from govgraph.webpage import Page

__all__ = ["Answer", "Drawing", "Graph", "Neo4jStore", "Page", "Report", "Scenario", "Study"]
