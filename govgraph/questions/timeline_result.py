"""What changes when: what is returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.answer import Ids


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """What changes when, and what each change does. Days are in ISO; a pair of who and what is written ``who: what``.

    A mapping by day has those days alone on which there is something to say.
    """

    dates: tuple[str, ...]
    """The days on which something changes or is due."""
    changes: Mapping[str, Ids]
    """By day: what starts, ends or is due, by its id; of the law, "kind ..." and "power ..."."""
    starts: Mapping[str, tuple[str, ...]]
    """By day: who may decide what from then on, in law."""
    stops: Mapping[str, tuple[str, ...]]
    """By day: who no longer may."""
    answers: Mapping[str, Mapping[str, Mapping[str, tuple[Ids, Ids]]]]
    """By day, by matter and by what of who-decides is another (papers, form, lawful form, authority of somebody): before and after."""
    appear: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By day and by code of a check: what each finding that appears is about, its ids with blanks between."""
    go: Mapping[str, Mapping[str, tuple[str, ...]]]
    """The same of findings that go."""
