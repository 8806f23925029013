"""What is found of several scenarios: a frozen value for a study, for one question put to each, and for a form of one paper.

A scenario stands under the key that the study gives it, or under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from govgraph.answer import Ids

ByScenario = Mapping[str, str]
"""A word or an id by scenario."""


@dataclass(frozen=True, kw_only=True)
class ScenariosCompared:
    """What several scenarios say to the same questions, and what else differs between them."""

    scenarios: ByScenario
    """The name of each scenario."""
    days: ByScenario
    """The day on which each is asked, as 2022-07-01."""
    counterparts: Mapping[str, ByScenario]
    """By counterpart: the thing that it is in each scenario, by id."""
    values: Mapping[str, Mapping[str, Mapping[str, Ids]]]
    """By question, scenario and facet: what the scenario answers. A counterpart stands by its id, so that answers can be
    held against each other; any other thing of a scenario with its scenario before it. A scenario that has no counterpart
    is left out."""
    words: Mapping[str, ByScenario]
    """By question and scenario: the answer in words."""
    sources: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By question and scenario: where the answer was read."""
    alike: Ids
    """Questions to which all scenarios give the same answer."""
    differ: Ids
    """Questions to which they do not."""
    not_compared: Ids
    """Questions that some scenario cannot be asked, for want of a counterpart."""
    forms: Mapping[str, ByScenario]
    """By governance form: how far it is there in each scenario (live, in preparation, parts only)."""
    findings: Mapping[str, Mapping[str, int]]
    """By the code of a check: how many findings of it there are in each scenario."""
    same_words: Mapping[str, ByScenario]
    """By a word that several scenarios use: what it stands for in each; they are kept apart."""
    different_bodies: tuple[str, ...]
    """Those of these words that are known to stand for bodies of different kinds."""


@dataclass(frozen=True, kw_only=True)
class EachAnswered:
    """What each of several scenarios answers to a question in plain words. Each may be asked several parts of it."""

    asked: Ids
    """The scenarios that were asked."""
    answers: Mapping[str, tuple[Mapping[str, Any], ...]]
    """By scenario: the facets of what it answers to each part."""
    headlines: Mapping[str, tuple[str, ...]]
    """By scenario: the headline of each answer."""
    read_as: Mapping[str, tuple[str, ...]]
    """By scenario: how each part was read."""
    not_read: Mapping[str, str]
    """By scenario that could not read a part: the part, in words."""


@dataclass(frozen=True, kw_only=True)
class LikestForms:
    """Which governance forms of one paper the things or options of other systems are instances of."""

    listed_by: str
    """The scenario whose paper lists the forms."""
    forms: Mapping[str, Ids]
    """By thing or option: the forms that it is an instance of; empty: of none."""
    nearest: Mapping[str, str]
    """By thing that is an instance of none: the form that comes nearest."""
    read_as: str
    """How the question was read."""
