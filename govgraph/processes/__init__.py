"""Processes as a course of steps: what can follow what, where it can end, whom a step binds, who can act by then.

Answers, checks and charts read a process through :class:`Course` and never walk its steps themselves.
"""

from govgraph.processes.binding import NeededAgreement, actors_of, agreements, binding_steps, bodies_behind
from govgraph.processes.course import Branch, Course, CourseEdge, courses
from govgraph.processes.finding import NoSuchProcess, find_process, find_step
from govgraph.processes.office import NotInOffice, last_day, not_in_office
from govgraph.processes.standing import StepState, moment_words, step_state
from govgraph.processes.words import branch_words, edge_words, event_words, plural_verb, step_sentence

__all__ = [
    "Branch",
    "Course",
    "CourseEdge",
    "NeededAgreement",
    "NoSuchProcess",
    "NotInOffice",
    "StepState",
    "actors_of",
    "agreements",
    "binding_steps",
    "bodies_behind",
    "branch_words",
    "courses",
    "edge_words",
    "event_words",
    "find_process",
    "find_step",
    "last_day",
    "moment_words",
    "not_in_office",
    "plural_verb",
    "step_sentence",
    "step_state",
]
