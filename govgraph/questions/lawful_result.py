"""May one body give something to another: what is returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.answer import Ids


@dataclass(frozen=True, kw_only=True)
class LawfulNeed:
    """Something that the law asks for and no paper shows."""

    text: str
    """What is asked for."""
    rule: str
    """The rule that asks for it, by its code."""
    cite: str
    """Where the law says so."""
    confidence: str
    """How sure the reading of the law is."""


@dataclass(frozen=True, kw_only=True)
class Lawful:
    """May one body give something to another, in form, on the day."""

    answer: str
    """Yes, no or cannot tell."""
    rules: tuple[str, ...]
    """The rules that are broken or cannot be told, by their codes."""
    reasons: tuple[str, ...]
    """What each says."""
    why: tuple[str, ...]
    """Why, as a board paper would say it."""
    conditions: tuple[str, ...]
    """What the law asks for and no paper shows, in words."""
    needs: tuple[LawfulNeed, ...]
    """The same, each with its rule and where the law says so."""
    powers: Ids
    """The powers that would do."""
    holds_it: str
    """How the giver holds it: by statute, by delegation ...; empty: that was not asked."""
    kept: tuple[str, ...]
    """What the papers keep out of the gift, each as a sentence with its source."""
    receivers: Mapping[str, tuple[str, ...]]
    """By power: the kinds of body that it lets the giver give it to."""
    decides: str
    """Who would then decide, in words; empty: it is not lawful."""
    answers_to: str
    """To whom whoever decides would answer."""
    liable: str
    """Who would be liable."""
