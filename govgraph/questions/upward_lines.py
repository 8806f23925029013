"""The lines upward from one or several, as they are returned and shown: to whom, along what, how far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.answer import Ids, Line, facets_of
from govgraph.graph.sentences import sentence, source_text
from govgraph.questions.links import line_words, step_link, step_words
from govgraph.questions.support import Support, of_steps, together
from govgraph.reading.upward import Upward, UpwardStep, readable
from govgraph.reading.upward import UpwardLine as UpwardLine
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("from", "to", "by", "status", "basis", "source")


@dataclass(frozen=True, kw_only=True)
class Walked:
    """To whom somebody answers, along every line upward, and how far these lines reach.

    A step is written ``giver -> receiver``. Empty: there is none.
    """

    to: Ids
    """To whom it answers first, on each line."""
    chain: Ids
    """The longest line from it upward, itself first."""
    via: tuple[str, ...]
    """What carries each step: reports to, accountable to, committee, post, law ..."""
    lines: tuple[Ids, ...]
    """Every line upward, each from its start to its end."""
    through: Ids
    """Through whom a line is said to go."""
    one_of: Ids
    """Those of whom it answers to one, where no paper says which."""
    ends: Ids
    """Where the lines end: Parliament, the electorate, governors, or a body above which nobody is known."""
    reaches: str
    """The one end of all lines; empty where there are several, or where one breaks."""
    breaks_at: str
    """Where a line breaks, the first by name; empty: none does."""
    breaks: bool
    """Does a line break?"""
    reason: str
    """Why it breaks."""
    not_stated: bool
    """Does no paper say to whom it answers?"""
    inferred_steps: tuple[str, ...]
    """Steps that are our reading: no paper states them."""
    by_law: tuple[str, ...]
    """Steps that the law gives."""
    chains: Mapping[str, Ids]
    """By where a walk begins (a post of a person, somebody who answers): its longest line."""
    ground: str
    """On what ground it answers to those first on the lines: stated, law, inferred, assumed, foreseen; empty: to nobody."""
    not_settled_steps: tuple[str, ...]
    """Steps that are only foreseen, or are over."""

    @classmethod
    def of(cls, graph: Graph, walks: Iterable[Upward]) -> Walked:
        """One or more walks upward."""
        every = tuple(walks)
        steps = [step for walk in every for step in walk.steps]
        ends = tuple(dict.fromkeys(end for walk in every for end in walk.ends))
        broken = first_broken(graph, every)
        return Walked(
            to=tuple(dict.fromkeys(step.to for walk in every for step in walk.first)),
            chain=tuple(dict.fromkeys(item for walk in every for item in walk.chain)),
            via=tuple(step.sort for step in steps),
            lines=tuple(tuple(line.chain) for walk in every for line in walk.lines),
            through=tuple(dict.fromkeys(item for walk in every for item in walk.through)),
            one_of=tuple(dict.fromkeys(item for step in steps for item in step.one_of)),
            ends=ends,
            reaches=ends[0] if len(ends) == 1 and not broken else "",
            breaks_at=broken.breaks_at if broken else "",
            breaks=broken is not None,
            reason=broken.reason if broken else "",
            not_stated=any(walk.not_stated or not walk.first for walk in every),
            inferred_steps=tuple(f"{step.who} -> {step.to}" for walk in every for step in walk.inferred),
            by_law=tuple(dict.fromkeys(f"{step.who} -> {step.to}" for step in steps if step.sort == "law")),
            chains={walk.who: tuple(walk.chain) for walk in every},
            ground=_support(graph, every).ground.value if any(walk.first for walk in every) else "",
            not_settled_steps=tuple(
                f"{step.who} -> {step.to}" for step in steps if step.fact and step.fact.tier != "settled"
            ),
        )


def first_broken(graph: Graph, walks: Iterable[Upward]) -> UpwardLine | None:
    """Of the lines that break, the one that is named where only one can be: the first by the name of where it breaks."""
    broken = (line for walk in walks for line in walk.breaks)
    return min(broken, key=lambda line: (readable(graph, line.breaks_at), line.reason), default=None)


def _support(graph: Graph, walks: Iterable[Upward]) -> Support:
    """What it rests on to whom somebody answers: the first step of each line."""
    return together(of_steps(graph, to_first(walk)) for walk in walks)


def to_first(walk: Upward) -> Iterable[UpwardStep]:
    """The steps of each line up to the first to whom it answers."""
    for line in walk.lines:
        for step in line.steps:
            yield step
            if not step.inward and not step.way:
                break


def walk_lines(graph: Graph, walks: Iterable[Upward]) -> tuple[Line, ...]:
    """One line of text for each line upward."""
    return tuple(Line(label="Line", text=line_words(graph, line)) for walk in walks for line in walk.lines)


def walk_rows(graph: Graph, walks: Iterable[Upward]) -> Iterable[tuple[str, ...]]:
    """One row for each step, and for each further line from the start."""
    for walk in walks:
        for step in walk.steps:
            link = step_link(graph, step)
            by = step_words(step) if step.fact is None else f"{step_words(step)}: {sentence(graph, step.fact)}"
            source = source_text(step.fact) if step.fact else link.source
            yield (readable(graph, step.who), readable(graph, step.to), by, link.status, link.basis, source)


def walk_names(graph: Graph, result: Walked) -> dict[str, str]:
    """The readable name of every id in what is returned."""
    found: dict[str, str] = {}
    for facet, value in facets_of(result).items():
        if facet in {"via", "ground"}:  # sorts of steps and words of ours, which no thing is called by
            continue
        items = [value] if isinstance(value, str) else list(value) if isinstance(value, list | dict) else []
        for item in items:
            if isinstance(item, str) and (item in graph.all_things or readable(graph, item) != item):
                found[item] = readable(graph, item)
    return found
