"""What changes when, in words: the dates, what starts and ends on each, and what that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Line, Table
from govgraph.graph.sentences import listed, shortened
from govgraph.model.dates import day_words
from govgraph.model.numbers import in_words
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.checks.finding import Finding
    from govgraph.graph import Graph
    from govgraph.questions.timeline import DatedChange, Effect, Pair

_WEIGHTY = {"body": 0, "post": 1, "agreement": 1, "fund": 1, "milestone": 2, "step": 2}
"""What is said first of a day: bodies, then posts, agreements and money, then what is due, then relations."""

MAX_SAID = 4
"""As many changes of one sort, and findings of one code, are said in a line; the tables have all of them."""

_LABELS = {"papers": "Papers", "form": "Form", "lawful form": "In law", "authority": "Gap"}


def headline(by_day: Mapping[date, list[DatedChange]], effects: Mapping[date, Effect]) -> str:
    if not by_day:
        return "Nothing is dated."
    days = "one date" if len(by_day) == 1 else f"{in_words(len(by_day))} dates"
    moving = [day_words(day) for day, effect in effects.items() if effect.decides]
    finding = [day_words(day) for day, effect in effects.items() if effect.appear or effect.go]
    if not moving and not finding:
        return f"Something changes on {days}. Nothing of it changes who decides, or what the checks find."
    deciding = f"Who decides changes on {listed(moving)}" if moving else "Nothing of it changes who decides"
    findings = f" Problems come or go on {listed(finding)}." if finding else ""
    return f"Something changes on {days}. {deciding}.{findings}"


def in_short(graph: Graph, by_day: Mapping[date, list[DatedChange]], effects: Mapping[date, Effect]) -> Iterator[Line]:
    """The dates nearest to the day asked about, each with what starts, ends or is due, and what that does."""
    own = [
        day
        for day, changes in by_day.items()
        if any(change.sort != "law" for change in changes) or effects[day].decides
    ]
    nearest = sorted(sorted(own, key=lambda day: abs((day - graph.day).days))[:6])
    for day in nearest:
        own_first = sorted((c for c in by_day[day] if c.sort != "law"), key=lambda c: _WEIGHTY.get(c.sort, 3))
        said = [change.text[:1].upper() + change.text[1:] for change in own_first]
        more = f" And {in_words(len(said) - MAX_SAID)} more." if len(said) > MAX_SAID else ""
        decided = list(dict.fromkeys(graph.name(move.matter) for move in effects[day].moves if move.sort == "papers"))
        does = f" Who decides changes for {shortened(decided)}." if decided else ""
        text = " ".join(text if text.endswith(".") else f"{text}." for text in said[:MAX_SAID])
        yield Line(label=day_words(day), text=f"{text}{more}{does}".strip() or "The law changes who may decide.")


def lines(graph: Graph, day: date, changes: list[DatedChange], effect: Effect) -> Iterator[Line]:
    by_sort: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        by_sort[change.sort].append(change.text)
    yield Line(label=day.isoformat(), text="; ".join(_some(texts, sort) for sort, texts in by_sort.items()))
    for label, pairs in (("May decide", effect.starts), ("No longer", effect.stops)):
        if pairs:
            yield Line(label=label, text=_said(graph, pairs))
    alike: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for move in effect.moves:
        alike[move.sort, move.node, move.before, move.after].append(graph.name(move.matter))
    for sort, label in _LABELS.items():
        said = [
            f"{_moved(graph, node, before, after)} ({listed(matters)})"
            for (kind, node, before, after), matters in alike.items()
            if kind == sort
        ]
        if said:
            yield Line(label=label, text="; ".join(said))
    for label, findings in (("Appear", effect.appear), ("Go", effect.go)):
        if findings:
            yield Line(label=label, text=_found(graph, findings))


def _some(texts: list[str], sort: str) -> str:
    """The changes of one sort in words, or how many there are where they are many."""
    if len(texts) <= MAX_SAID or sort in {"law", "body"}:
        return "; ".join(texts)
    return f"{len(texts)} of {sort}, in the table"


def _moved(graph: Graph, node: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    nobody = "not named" if node else "nobody named"
    words = [listed([readable(graph, item) for item in side]) or nobody for side in (before, after)]
    return f"{readable(graph, node) + ': ' if node else ''}{words[0]}, then {words[1]}"


def _said(graph: Graph, pairs: Iterable[Pair]) -> str:
    by: dict[str, list[str]] = defaultdict(list)
    for who, what in sorted(pairs):
        by[who].append(graph.name(what))
    return "; ".join(f"{readable(graph, who)}: {listed(whats)}" for who, whats in by.items())


def _found(graph: Graph, findings: Iterable[Finding]) -> str:
    by: dict[tuple[str, str], list[str]] = defaultdict(list)
    for finding in findings:
        by[finding.code, finding.title].append(graph.name(finding.about[0]) if finding.about else "")
    parts = []
    for (code, title), names in sorted(by.items()):
        known = [name for name in dict.fromkeys(names) if name]
        more = [f"{len(known) - MAX_SAID} more"] if len(known) > MAX_SAID else []
        parts.append(f"{code} {title}" + (f" ({listed([*known[:MAX_SAID], *more])})" if known else ""))
    return "; ".join(parts)


def tables(graph: Graph, effects: Mapping[date, Effect]) -> Iterator[Table]:
    moves = [
        (
            day.isoformat(),
            graph.name(move.matter),
            _LABELS[move.sort],
            _moved(graph, move.node, move.before, move.after),
        )
        for day, effect in effects.items()
        for move in effect.moves
    ]
    if moves:
        yield Table(
            title="Who decides: what is another", columns=("day", "matter", "what", "before, then"), rows=tuple(moves)
        )
    findings = [
        (day.isoformat(), word, f"{finding.code} {finding.severity}", finding.sentence)
        for day, effect in effects.items()
        for word, found in (("appears", effect.appear), ("goes", effect.go))
        for finding in found
    ]
    if findings:
        yield Table(
            title="Findings that appear and go", columns=("day", "", "finding", "what is wrong"), rows=tuple(findings)
        )
