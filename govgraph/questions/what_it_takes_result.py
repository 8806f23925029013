"""What it takes to decide a matter: what is returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.answer import Ids


@dataclass(frozen=True, kw_only=True)
class PlanFound:
    """One plan by which somebody could decide a matter: its steps and what follows once they are taken."""

    form: str
    """In which form it would be decided: alone, joint committee, each body for itself ..."""
    cost: int
    """What the plan costs, to set it against others: it is no money."""
    steps: Ids
    """Its steps, by the ids of the new arrangements."""
    powers: Ids
    """The powers of law that the steps rest on."""
    nodes: Mapping[str, str]
    """By holder: who would decide for it."""
    conditions: tuple[str, ...]
    """What the law asks for."""
    gains: Mapping[str, Ids]
    """By who gains authority besides: of which holders."""
    liable_before: Mapping[str, Ids]
    """By holder: who is liable now."""
    liable_after: Mapping[str, Ids]
    """By holder: who would be liable."""
    moved: Ids
    """Holders whose liability moves."""
    errors: tuple[str, ...]
    """Rules of law that are broken then and are not now, by their codes."""
    answers_to: Mapping[str, Ids]
    """By who would decide: to whom it answers, step after step upward."""
    answers_to_breaks_at: Mapping[str, str]
    """By who would decide: where that line breaks. Nobody whose line does not."""


@dataclass(frozen=True, kw_only=True)
class WaysOfKinds:
    """The ways where the kind of a body is open, for one choice of kinds."""

    kinds: Mapping[str, str]
    """By body whose kind is open: the kind that is taken."""
    forms: Mapping[str, int]
    """By form: what the cheapest plan of that form costs."""
    nearest: Mapping[str, str]
    """By holder from whom no way leads: who would come nearest."""


@dataclass(frozen=True, kw_only=True)
class WhatItTakes:
    """What it would take for somebody to decide a matter for every holder of it.

    Plans are named by the ids of the options that they would be.
    """

    possible: bool
    """Is there any lawful way?"""
    bounded: bool
    """Did the search stop at its bound, so that there may be another way?"""
    cost: int | None
    """What the cheapest plan costs, to set it against others: it is no money. None: there is none."""
    forms: Mapping[str, int]
    """By form: what the cheapest plan of that form costs."""
    plans: Mapping[str, PlanFound]
    """The plans."""
    options: Mapping[str, str]
    """By plan that has steps: the text of an option file that says it."""
    by_kind: tuple[WaysOfKinds, ...]
    """Where the kind of a body is open: the ways for each choice of kinds."""
    blocked: Mapping[str, tuple[str, ...]]
    """By rule of law that bars a way: why, in words."""
    nearest: Mapping[str, str]
    """By holder from whom no way leads: who would come nearest."""
    reached: Mapping[str, Mapping[str, int]]
    """By holder: whom its authority can reach, and at what cost."""
