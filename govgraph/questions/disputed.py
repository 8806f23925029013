"""What happens on one matter when those concerned do not agree: who recommends, who decides then, who settles it in the end."""

from __future__ import annotations

from collections.abc import Iterable
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


def words(graph: Graph, found: Decided) -> str:
    """``If Boards disagree, Executive recommends; then Board decides; in the end ICB arbitrates``."""
    told = steps(found)
    if not told:
        return ""
    events = dict.fromkeys(event for step in told for right in step for event in right.fact.role("if").ids)
    when = f"if {listed([readable(graph, event) for event in events], 'or')}, " if events else ""
    parts = []
    for number, step in enumerate(told):
        last = number == len(told) - 1 and step[0].fact.kind == "arbitrates" and number > 0
        first = "in the end " if last else "then " if number else ""
        parts.append(first + listed([_who(graph, right) for right in step]))
    return f"{when}{'; '.join(parts)}"


def _who(graph: Graph, right: Right) -> str:
    tag = of_right(graph, right).tag
    who = listed([readable(graph, item) for item in right.who]) or "somebody whom no paper names"
    verb = agreeing(right.fact.kind, many=plural(graph, right.who))
    return f"{who} {verb}{f' ({tag})' if tag else ''}"
