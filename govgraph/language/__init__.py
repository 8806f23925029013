"""Plain questions: ``ask(scenario, "who decides major capital under option b?")``, with no language model.

A question is read by a table of phrasings (:mod:`govgraph.language.phrasings`), its names by id, name or alias, then by
nearness, and what is asked under (an option, a day, a place, an amount, an event) by :mod:`govgraph.language.circumstances`.
How it was read is shown with the answer, so that a wrong reading is seen.
"""

from govgraph.language.asking import ask, ask_store
from govgraph.language.understanding import understand
from govgraph.language.understood import NotUnderstood, Understood

__all__ = ["NotUnderstood", "Understood", "ask", "ask_store", "understand"]
