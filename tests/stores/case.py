"""Cases of slices: small scenarios, each with what is asked of it and without what the answer is another one.

A new kind of question stands in ``ASKED``; a new step of a slice needs a case that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ASKED: Mapping[str, Mapping[str, str]] = {
    "who-decides": {"what": "what"},
    "who-answers-for": {"what": "what"},
    "can-decide": {"forum": "who", "what": "what"},
    "why": {"who": "who", "what": "what"},
    "why-not": {"who": "who", "what": "what"},
    "what-may": {"who": "who"},
    "duplicates": {"about": "about"},
    "lawful": {"giver": "giver", "receiver": "receiver", "function": "what"},
    "answers-to": {"who": "who", "what": "what"},
    "status": {"node": "node"},
    "show": {"node": "node"},
    "facts": {"about": "node"},
    "statements": {"about": "node"},
    "what-it-takes": {"who": "who", "what": "what"},
    "what-falls": {"node": "node"},
    "money": {"node": "node"},
}
"""For each kind of question, with which of the things that a case names it is asked."""

NARROWING = ("here", "lying")
"""Steps that only narrow: without one the answer is the same, from a larger slice."""


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario, what is asked of it, and without what the answer is another one.

    ``asked`` are the things of :data:`ASKED`, ``place`` the place asked about. ``steps`` and ``classes``: for these kinds of
    questions, the steps (of :data:`NARROWING`: the slice grows) and the classes of relations without which the answer changes.
    """

    title: str
    scenario: str
    asked: Mapping[str, str]
    place: str | None = None
    steps: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)

    def needs(self, question: str, *, step: str = "", relations: str = "") -> bool:
        """Is it a case of a step, or of a class of relations, of the slice of a kind of question?"""
        listed, wanted = (self.steps, step) if step else (self.classes, relations)
        return any(question in questions.split() and wanted in names.split(", ") for questions, names in listed.items())

    def subjects(self, question: str) -> dict[str, str]:
        """What a kind of question is asked with."""
        return {parameter: self.asked[name] for parameter, name in ASKED[question].items()}
