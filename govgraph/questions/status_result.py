"""Is something there, how firm is it, what is it in law: what is returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.answer import Ids


@dataclass(frozen=True, kw_only=True)
class StatusOf:
    """Is something there on the day, how firm is it, what is it in law, and what does it replace.

    Days are in ISO; empty where there is none.
    """

    id: str
    """Its id."""
    state: str
    """Is it there on the day, by its dates: not yet, live, ended, cannot tell."""
    exists: str
    """The same as yes, no or unknown."""
    reason: str
    """Why, in words."""
    in_force: str
    """Is it in force on the day, by its dates and its status: yes, no or cannot tell."""
    why_not: str
    """Why not; empty: it is."""
    status: str
    """How firm it is: in force, likely, proposed ..."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    basis: str
    """Why it is said: stated, law, inferred, assumed."""
    ground: str
    """On what ground it is said to be there."""
    from_: str
    """From when, as papers say; "not stated" where they do not."""
    until: str
    """Until when."""
    legal_from: str
    """From when the law knows bodies of its kind."""
    legal_until: str
    """Until when."""
    category: str
    """What sort of thing it is: body, post, group, decision ..., relation or option."""
    kind: str
    """Its kind, by its id in the law; "not modelled" where it has none."""
    kind_one_of: tuple[str, ...]
    """Kinds of which it has one, where papers leave it open."""
    label: str
    """What papers call it."""
    legal_form: str
    """The readable name of its kind; "not stated" or "cannot tell" where there is none."""
    legal_person: str
    """Can it be sued: yes, no or unknown."""
    parents: Ids
    """What it belongs to."""
    parent_relations: tuple[str, ...]
    """By which kinds of relation."""
    replaced_by: Ids
    """What replaces it."""
    replaced_for: Mapping[str, Ids]
    """By what replaces it: the matters that it takes over; none: all."""
    replaces: Ids
    """What it replaces."""
    replaces_for: Mapping[str, Ids]
    """By what it replaces: the matters that it takes over; none: all."""
    established_by: Ids
    """Who set it up."""
    works_under: Ids
    """The agreements it works under."""
    comparator: bool
    """Is it named only to compare?"""
    added_by: str
    """The option that adds it; empty: it is in the baseline."""
    sources: tuple[str, ...]
    """Where it was read."""
    confirmed: str
    """When it was last written about."""
    presumed: bool
    """Is the day before the first paper that speaks of it, with no start stated?"""


@dataclass(frozen=True, kw_only=True)
class StatusOfSteps:
    """How a process, or one step of it, stands on the day."""

    id: str
    """The process, or the step as ``process/step``."""
    category: str
    """"process" or "step"."""
    status: str
    """How firm the process is."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    states: Mapping[str, str]
    """By step: how it stands: due, overdue, no date ..."""
    state: str
    """Of one step: how it stands; of a process: empty."""
    overdue: Ids
    """Steps that are overdue."""
    sources: tuple[str, ...]
    """Where the process was read."""
