"""Who decides, as it is read aloud after the headline: what is missing, today, what follows a dispute, who answers, who is liable, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Line
from govgraph.authority import Authority
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.questions import disputed
from govgraph.questions.decided import Decided
from govgraph.questions.liability import liable_words
from govgraph.reading.upward import Upward, readable

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST = 6
"""As many lines are read aloud."""

MOST_NAMED = 4
"""As many names stand in a line; where there are more, they are counted."""


def summary(
    graph: Graph, found: Decided, facets: dict[str, Any], lines: Iterable[Upward], now: str
) -> tuple[Line, ...]:
    """At most six lines; ``now``: under an option, who decides without it, in words."""
    texts = (
        ("Missing", _missing(graph, found)),
        ("Today", now),
        ("If not agreed", _sentence(disputed.words(graph, found))),
        ("Accountable", _accountable(graph, lines)),
        ("Liable", _sentence(liable_words(graph, facets["liable_by_holder"]))),
        ("Sources", _sentence("; ".join(facets["sources"]))),
    )
    return tuple(Line(label=label, text=text) for label, text in texts if text)[:MOST]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text and not text.endswith(".") else text


def _names(graph: Graph, items: Iterable[str]) -> str:
    ids = list(dict.fromkeys(items))
    return listed([readable(graph, item) for item in ids]) if len(ids) <= MOST_NAMED else f"{len(ids)} bodies"


def _missing(graph: Graph, found: Decided) -> str:
    """For each person named, which holders have given it nothing that is recorded, and by what law they could."""
    parts: list[str] = []
    for node in found.named:
        for text, holders in _gaps(graph, found, node).items():
            parts.append(text.format(who=readable(graph, node), holders=_names(graph, holders), have=agreeing("has", many=plural(graph, holders))))  # fmt: skip
    return " ".join(parts)


def _gaps(graph: Graph, found: Decided, node: str) -> dict[str, list[str]]:
    """Sentences with gaps for the names, each with the holders of whom it is so."""
    out: dict[str, list[str]] = {}
    for h in found.held:
        text = _gap(graph, found.found[node, h.holder])
        if text and node != h.holder:
            out.setdefault(text, []).append(h.holder)
    return out


def _gap(graph: Graph, found: Authority) -> str:
    if found.level == "full":
        return ""
    if found.rows:
        could = listed(list(dict.fromkeys(row.cite for row in found.rows)), "or")
        return f"No delegation from {{holders}} to {{who}} is recorded; it could be made under {could}."
    why = f": {found.reason}".replace("{", "(").replace("}", ")") if found.reason else ""
    if found.level == "none":
        nothing = not why or found.reason.startswith("no delegation") or "is a forum" in found.reason
        given = "{holders} {have} given {who} nothing to decide it with."
        return given if nothing else f"{{who}} does not have the authority of {{holders}}{why}."
    return f"Whether {{who}} has the authority of {{holders}} is not certain{why}."


def _accountable(graph: Graph, lines: Iterable[Upward]) -> str:
    """For each who decides, everybody up to the end of its first line, and where a line breaks."""
    parts = []
    for walk in list(lines)[:2]:
        for line in walk.lines[:2]:
            above = [readable(graph, step.to) for step in line.steps]
            text = f"{readable(graph, walk.who)} to {listed(above)}" if above else ""
            if line.breaks_at:
                broken = f"no line goes further from {readable(graph, line.breaks_at)}"
                nobody = f"no paper says to whom {readable(graph, walk.who)} answers"
                text = f"{text}; {broken}" if text else nobody if line.reason.startswith("no line") else line.reason
            parts.append(text)
    return _sentence("; ".join(dict.fromkeys(parts)))
