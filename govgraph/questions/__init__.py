"""Questions asked of a graph: who decides, to whom it answers, what falls, why not ..."""

from govgraph.questions.verbs import VERBS, Parameter, Verb

__all__ = ["VERBS", "Parameter", "Verb"]
