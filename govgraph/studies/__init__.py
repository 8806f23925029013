"""Several scenarios side by side: the same questions asked of each, what the author takes as counterparts, and no more.

``load_study`` reads a study.yaml, ``answer`` asks it, ``side_by_side`` makes a study of scenarios that are named one by one,
``ask_study`` and ``ask_scenarios`` answer a question in plain words.
A scenario is always asked on its own graph, so no chain of accountability or authority crosses from one to another.
"""

from govgraph.studies.answer import answer
from govgraph.studies.model import Counterpart, Studied, Study, StudyQuestion
from govgraph.studies.pairs import pair, side_by_side
from govgraph.studies.plain import ask_scenarios, ask_study
from govgraph.studies.reading import bundled_studies, is_study, load_study

__all__ = [
    "Counterpart",
    "Studied",
    "Study",
    "StudyQuestion",
    "answer",
    "ask_scenarios",
    "ask_study",
    "bundled_studies",
    "is_study",
    "load_study",
    "pair",
    "side_by_side",
]
