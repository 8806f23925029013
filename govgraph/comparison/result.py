"""What a comparison finds: a frozen value for each of its parts, and the whole of them.

Each mapping has an entry for every option that is compared, by its id; what is held against the first option (gained,
lost, added ...) has one for every other option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.answer import PART, Ids

ByOption = Mapping[str, Ids]
"""Ids by option."""


@dataclass(frozen=True, kw_only=True)
class StructureCompared:
    """What each option adds, ends and changes against the first."""

    added_bodies: ByOption
    """Bodies that are there under the option alone."""
    removed_bodies: ByOption
    """Bodies that the option takes away or ends."""
    changed_bodies: ByOption
    """Bodies of which the option says something else."""
    added_things: ByOption
    """Bodies, posts, agreements, funds and all else that is there under the option alone."""
    removed_things: ByOption
    """All that the option takes away or ends."""
    added_relations: ByOption
    """Relations that hold under the option alone."""
    removed_relations: ByOption
    """Relations that the option takes away."""
    changed_relations: ByOption
    """Relations of which the option says something else: who, what, how firm, from when."""
    added_kinds: ByOption
    """The kinds of the relations that are added."""
    dissolved: ByOption
    """The same as ``removed_bodies``, in the word of the field."""


@dataclass(frozen=True, kw_only=True)
class DecisionsCompared:
    """Who decides under each option, and what changes; each change is counted once, by the weightiest that applies."""

    deciders: Mapping[str, ByOption]
    """By option and decision: who decides it, as the papers say; empty: nobody, or the decision is not there."""
    decisions_that_differ: Ids
    """Decisions that any option makes otherwise than the first."""
    other_decider: ByOption
    """Decisions with another decider, or that only one of the two has."""
    other_recommender: ByOption
    """Decisions that the same people decide, on another recommendation."""
    other_ground: ByOption
    """Decisions that the same people decide, on another ground: agreed and no longer proposed, for example."""
    other_form: ByOption
    """Decisions of which less than that differs: the form, the law's view or who answers."""


@dataclass(frozen=True, kw_only=True)
class FindingsCompared:
    """Which checks find something under each option, by their codes."""

    findings: ByOption
    """Codes of all that is found."""
    findings_gained: ByOption
    """Codes of what is found under the option and not under the first."""
    findings_lost: ByOption
    """Codes of what is found under the first option and no longer under this one."""


@dataclass(frozen=True, kw_only=True)
class SectorsCompared:
    """How each sector stands towards the bodies to which an option gives rights or remits."""

    sectors_bound: ByOption
    """Sectors that sit with those who decide or deliver."""
    sectors_consulted: ByOption
    """Sectors that are only heard there."""
    sectors_left_out: ByOption
    """Sectors that are neither."""


@dataclass(frozen=True, kw_only=True)
class AuthorityCompared:
    """Who has authority in law under an option and had none under the first, and the other way round."""

    authority_gained: ByOption
    """Who gains it over what: ``board: major-capital``, both by id."""
    authority_lost: ByOption
    """Who loses it over what, written alike."""


@dataclass(frozen=True, kw_only=True)
class RequirementsCompared:
    """What each option needs."""

    requirements_unmet: ByOption
    """Statements of what the option requires, of which nothing shows that it is there."""


@dataclass(frozen=True, kw_only=True)
class JudgementsCompared:
    """What the papers judge of the options, beside what is computed; statements by id."""

    agree: Ids
    """The model bears the judgement out."""
    disagree: Ids
    """The model contradicts it."""
    cannot_tell: Ids
    """Nothing in the model decides it, or it holds of other options too."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Options side by side; the first is what the others are held against. Parts that were not asked for are None."""

    options: Ids
    """The options, in the order in which they are compared; ``baseline`` is today's arrangements."""
    structure: StructureCompared | None = field(default=None, metadata=PART)
    """What each adds, ends and changes."""
    decisions: DecisionsCompared | None = field(default=None, metadata=PART)
    """Who decides."""
    findings: FindingsCompared | None = field(default=None, metadata=PART)
    """What is found to be wrong."""
    sectors: SectorsCompared | None = field(default=None, metadata=PART)
    """Who is left out."""
    authority: AuthorityCompared | None = field(default=None, metadata=PART)
    """Who gains and who loses."""
    requirements: RequirementsCompared | None = field(default=None, metadata=PART)
    """What each still needs."""
    judgements: JudgementsCompared | None = field(default=None, metadata=PART)
    """What the papers judge."""


@dataclass(frozen=True, kw_only=True)
class PapersCompared:
    """What a later paper makes of an earlier one: things, relations and statements by id."""

    stated_change: Ids
    """What the later paper says otherwise, in so many words."""
    inferred_change: Ids
    """What follows otherwise from the later paper, though it does not say so."""
    confirmed: Ids
    """What it says again, unchanged."""
    added: Ids
    """What it says for the first time."""
    ended: Ids
    """What it says has ended."""
    withdrawn: Ids
    """What it takes back."""
    silent: Ids
    """What the earlier paper says and the later one does not touch."""
    fields: ByOption
    """By what is changed: the parts of it that are."""
    counts: Mapping[str, int]
    """How many there are of each sort, as the headline counts them."""
