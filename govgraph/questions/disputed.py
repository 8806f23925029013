"""What happens on one matter when those concerned do not agree: who recommends, who decides then, who settles it in the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.questions.decided import Decided
from govgraph.questions.rights import Right
from govgraph.questions.support import of_right
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph

_ADVISING = ("proposers", "consulted", "prepares", "recommenders", "endorses")
_BINDING = ("signs_off", "approvers")


def steps(found: Decided) -> tuple[tuple[Right, ...], ...]:
    """The rights that hold only on an event, in the order in which they are used: those who advise, then those who
    decide, then those who arbitrate. Empty where nothing hangs on an event and nobody arbitrates."""
    advising = _on_event(right for facet in _ADVISING for right in found.others[facet])
    deciding = _on_event((*found.waiting, *(right for facet in _BINDING for right in found.others[facet])))
    in_the_end = tuple(right for right in found.others["arbitrates"] if right.tier != "past")
    if not (deciding or in_the_end):
        return ()
    return tuple(step for step in (advising, deciding, in_the_end) if step)


def _on_event(rights: Iterable[Right]) -> tuple[Right, ...]:
    return tuple(right for right in rights if right.fact.role("if").known and right.tier != "past")


def on_events(found: Decided) -> bool:
    """Does anything that is told hang on an event?"""
    return any(right.fact.role("if").known for step in steps(found) for right in step)


def words(graph: Graph, found: Decided) -> str:
    """``If Boards disagree, Executive recommends; then Board decides; in the end ICB arbitrates``.

    Those who act on the same events are told together; on other events, after them.
    """
    told = steps(found)
    if not told:
        return ""
    cases: dict[tuple[str, ...], list[list[Right]]] = {}
    for step in told[:-1] if _in_the_end(told) else told:
        for events, rights in _by_events(step).items():
            cases.setdefault(events, []).append(rights)
    said = [f"{_if(graph, events)}{_in_turn(graph, rights)}" for events, rights in cases.items()]
    if _in_the_end(told):
        lead = "in the end " if said else ""
        said.append(lead + listed([_who(graph, right) for right in told[-1]]))
    return "; ".join(said)


def _in_the_end(told: Sequence[Sequence[Right]]) -> bool:
    return told[-1][0].fact.kind == "arbitrates"


def _by_events(step: Iterable[Right]) -> dict[tuple[str, ...], list[Right]]:
    found: dict[tuple[str, ...], list[Right]] = {}
    for right in step:
        found.setdefault(tuple(right.fact.role("if").ids), []).append(right)
    return found


def _if(graph: Graph, events: Iterable[str]) -> str:
    named = [readable(graph, event) for event in events]
    return f"if {listed(named, 'or')}, " if named else ""


def _in_turn(graph: Graph, steps_: Sequence[Sequence[Right]]) -> str:
    return "; then ".join(listed([_who(graph, right) for right in step]) for step in steps_)


def _who(graph: Graph, right: Right) -> str:
    tag = of_right(graph, right).tag
    who = listed([readable(graph, item) for item in right.who]) or "somebody whom no paper names"
    verb = agreeing(right.fact.kind, many=plural(graph, right.who))
    return f"{who} {verb}{f' ({tag})' if tag else ''}"
