"""A finding in one sentence of at most 75 letters, for a cell of a table, a slide or a list.

A check says how it is put in few words: in ``BRIEF``, one sentence or several from the fullest to the shortest, in which
``{0}`` stands for the short name of what the finding is about first, ``{1}`` for the next and ``{last}`` for the last; or,
where that is not enough, in the outcome itself. The first that fits is taken. Where none does, the finding's own first
sentence stands, and at last one that names the pattern. Nothing is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.checks.wording import whole
from govgraph.graph.sentences import listed
from govgraph.model.numbers import in_words
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.graph import Graph

LONGEST = 75
"""As many letters has the sentence at most."""

_SLOT = r"\{(\d+|last)\}"


def fits(text: str) -> bool:
    """Is it at most 75 letters long, so that a cell of a table or a slide can hold it?"""
    return 0 < len(text) <= LONGEST


def first_fitting(*texts: str) -> str:
    """The first of several sentences that is short enough; empty where none is."""
    return next((text for text in map(whole, texts) if fits(text)), "")


def brief(
    graph: Graph,
    templates: Sequence[str],
    about: Sequence[str],
    title: str,
    sentence: str,
    *,
    said: str = "",
    alike: Sequence[str] = (),
) -> str:
    """A finding in one sentence. ``said``: by the outcome itself; ``alike``: further things of which it is true too."""
    for text in _candidates(graph, templates, about, title, sentence, said, tuple(alike)):
        if fits(text):
            return text
    return "Something is wrong here: look at the whole finding."


def _candidates(
    graph: Graph,
    templates: Sequence[str],
    about: Sequence[str],
    title: str,
    sentence: str,
    said: str,
    alike: tuple[str, ...],
) -> Iterable[str]:
    yield whole(said)
    rest = [item for item in about if item not in alike]
    names = [_name(graph, item) for item in rest]
    firsts = tuple(dict.fromkeys(_together(graph, rest[:1], alike)))
    for template in templates:
        for first in firsts:
            yield _filled(template, [first, *names[1:]])
    yield sentence if ". " not in sentence else ""
    if names and names[0]:
        yield f"Look at {names[0]}: {title}."
    yield f"Look at this: {title}."


def _together(graph: Graph, first: Sequence[str], alike: tuple[str, ...]) -> Iterable[str]:
    """What it is true of: all by name, else the first of them and how many more, else the first."""
    names = [_name(graph, item) for item in (*first, *alike)]
    if len(names) > 1 and all(names):
        yield listed(names)
        yield f"{names[0]} and {in_words(len(names) - 1)} {'other' if len(names) == 2 else 'others'}"
    yield names[0] if names else ""


def _name(graph: Graph, item: str) -> str:
    """The short name of a thing or a process; empty for what has none, such as a statement."""
    named = item in graph.all_things or item in graph.processes
    return short_name(graph, item) if named else ""


def _filled(template: str, names: Sequence[str]) -> str:
    """The sentence with its names; empty where one of them is missing."""
    slots = re.findall(_SLOT, template)
    given = {slot: _at(names, slot) for slot in slots}
    return whole(re.sub(_SLOT, lambda found: given[found[1]], template)) if all(given.values()) else ""


def _at(names: Sequence[str], slot: str) -> str:
    if slot == "last":
        return names[-1] if len(names) > 1 else ""
    return names[int(slot)] if int(slot) < len(names) else ""
