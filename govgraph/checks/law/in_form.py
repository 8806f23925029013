"""Every arrangement and fund held against the registry: what fails, by which rule, and what no source states.

One arrangement gives one finding: the first failure of the highest level; the others are named beside it. Where
nothing fails, what the law asks for and no source states is *cannot tell*, under the rule that asks for it; an
arrangement with neither passes LAW35: it rests on a power.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Link
from govgraph.authority import all_judged, comes_to, matter
from govgraph.authority.containment import Judged
from govgraph.checks.finding import CannotTell, FindingWords, Found, Outcome, Passed
from govgraph.checks.law.acts import barred
from govgraph.checks.law.in_few_words import in_few_words, reason, uncapped, why_not
from govgraph.checks.wording import named
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed, source_text
from govgraph.law.names import by_name, called, is_law
from govgraph.law.rules import finding_code, rules
from govgraph.law.scheme import SCHEME
from govgraph.legality.arrangement import Arrangement, given_by
from govgraph.legality.funds import check_fund
from govgraph.legality.remedies import fix
from govgraph.legality.verdict import Failure, Need, Verdict
from govgraph.model.facts import Fact
from govgraph.model.numbers import in_words
from govgraph.model.things import Fund
from govgraph.model.truth import Truth
from govgraph.reading.legal import JOINTLY, structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

BASE = "L35"
"""The rule of everything that passes: a delegation rests on a power. A user's own rules are reported with it."""

Key = tuple[str, tuple[str, ...], str]
Own = Callable[["Graph"], Iterator[Outcome]]


def of_rule(number: str, own: Own | None = None) -> Callable[[Graph], Iterator[Outcome]]:
    """The check of one rule: what the generic check finds under it, then what a check of its own finds."""

    def check(graph: Graph) -> Iterator[Outcome]:
        if not rules()[number].applies(graph.registry.packs):
            return
        yield from outcomes(graph).get(number, ())
        if own is not None:
            yield from own(graph)

    check.__doc__ = own.__doc__ if own is not None else None
    return check


@once_per_graph
def outcomes(graph: Graph) -> Mapping[str, tuple[Outcome, ...]]:
    """What the generic check says, by rule; worked out once for each graph."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for rule, outcome in (*_arrangements(graph), *_funds(graph)):
        found[rule].append(outcome)
    return {rule: tuple(rows) for rule, rows in found.items()}


# -- arrangements -----------------------------------------------------------------------------------------------


def _arrangements(graph: Graph) -> Iterator[tuple[str, Outcome]]:
    judged = all_judged(graph)
    failing = [j for j in judged if j.finding and j.finding.level == "ERROR"]
    fallen = {key: j for j in failing for key in _below(graph, j.arrangement)}
    yield from _findings(graph, judged, fallen)
    for j in judged:
        above = fallen.get(j.arrangement.key)
        if above is not None and not j.finding:
            words = f"it stands only if {_words(graph, above.arrangement)} does, and that fails {finding_code(above.finding.code if above.finding else BASE)}"
            yield "L36", CannotTell(_about(graph, j.arrangement), words)
        yield from _open(
            graph, j.verdict, j.conditions, _about(graph, j.arrangement), failed=bool(j.finding) or above is not None
        )


def _rule(code: str) -> str:
    return code if code in rules() else BASE


def _reported_elsewhere(graph: Graph, j: Judged) -> bool:
    """A member who votes in two committees in common is told once, by the rule on that (docs/law.md#which-rule-a-failure-breaks)."""
    return (
        j.finding is not None
        and (j.finding.code, j.finding.test) == ("L27", "receiver")
        and bool(barred(graph, j.arrangement.receiver))
    )


def _findings(graph: Graph, judged: Iterable[Judged], fallen: Mapping[Key, Judged]) -> Iterator[tuple[str, Outcome]]:
    """One finding for each relation, receiver and rule: what a paper says of several givers at once is told once."""
    alike: dict[tuple[str, str, str, str], list[Judged]] = defaultdict(list)
    for j in judged:
        if j.finding and not _reported_elsewhere(graph, j):
            alike[j.arrangement.id, j.arrangement.receiver, j.finding.code, j.finding.level].append(j)
    under: dict[Key, list[Judged]] = defaultdict(list)
    for other in judged:
        if (above := fallen.get(other.arrangement.key)) is not None:
            under[above.arrangement.key].append(other)
    order = {j.arrangement.key: n for n, j in enumerate(judged)}
    for group in alike.values():
        below = [other for key in dict.fromkeys(j.arrangement.key for j in group) for other in under.get(key, ())]
        below.sort(key=lambda other: order[other.arrangement.key])
        yield _rule(group[0].finding.code if group[0].finding else BASE), _found(graph, group, below)


def _found(graph: Graph, group: list[Judged], below: list[Judged]) -> Found:
    first, finding = group[0], group[0].finding
    assert finding is not None
    a = first.arrangement
    return Found.later(
        tuple(dict.fromkeys((*_about(graph, a)[:1], *(item for j in group for item in _about(graph, j.arrangement))))),
        lambda: _in_words(graph, group, finding, below),
        facts=tuple(dict.fromkeys((a.id, *(other.arrangement.id for other in below)))),
        severity=finding.level,
        code="" if finding.code in rules() else finding.code,
    )


def _in_words(graph: Graph, group: list[Judged], finding: Failure, below: list[Judged]) -> FindingWords:
    first = group[0]
    givers = tuple(dict.fromkeys(giver for j in group for giver in j.arrangement.givers))
    cite = _cited(graph, finding, first.verdict, first.day, _stated_in(first, finding))
    detail = f"{_words(graph, first.arrangement, givers)}: {_reason(graph, first, finding)}{cite}."
    sentence = why_not(
        graph,
        first.arrangement,
        _stated_givers(first.arrangement, givers),
        first.verdict,
        finding,
        cite.removeprefix(" (").removesuffix(")"),
    )
    also = dict.fromkeys(f for j in group for f in j.also if (f.code, f.test) != (finding.code, finding.test))
    if also:
        detail += f" Besides: {_besides(also)}."
        sentence += f" {_more(graph, tuple(also))}"
    if below:
        detail += f" With it falls: {'; '.join(_words(graph, other.arrangement) for other in below)}."
        sentence += f" What {named(graph, dict.fromkeys(g for other in below for g in other.arrangement.givers))} then {'gives' if len(below) == 1 else 'give'} on falls with it."
    a = first.arrangement
    return FindingWords(
        sentence,
        fix(graph, a, first.day, first.verdict, finding),
        chain=tuple(_link(graph, other) for other in (a, *(b.arrangement for b in below))),
        detail=_coded(detail),
        brief=in_few_words(graph, a, _stated_givers(a, givers), first.verdict, finding),
    )


def _stated_givers(a: Arrangement, givers: tuple[str, ...]) -> tuple[str, ...]:
    """The givers as the paper names them, where it names fewer: a group is not told with its members."""
    said = a.fact.subject.ids if a.fact is not None else ()
    return said if len(givers) > len(said) > 0 else givers


def _more(graph: Graph, also: tuple[Failure, ...]) -> str:
    """What fails besides, in words: the first, and how many there are."""
    first = f"Besides, {uncapped(reason(graph, also[0]))}."
    if len(also) == 1:
        return first
    rest = in_words(len(also) - 1).capitalize()
    return f"{first} {rest} more {'point fails' if len(also) == 2 else 'points fail'}."


def _reason(graph: Graph, j: Judged, finding: Failure) -> str:
    """Why it fails; of a forum, that it is one: the rows that come near only say the same in other words."""
    if finding.code != "L32":
        return finding.text
    find, law = structure(graph), graph.registry
    nodes = [node for node in (j.arrangement.receiver, *j.arrangement.givers) if _holds_nothing(graph, node)]
    kinds = listed(list(dict.fromkeys(law.kind(find.kinds(node)[0]).name.lower() for node in nodes)))
    verb = "is" if len(nodes) == 1 else "are"
    return (
        f"{listed([graph.name(node) for node in nodes])} {verb} by structure a {kinds}: no legal person, and named in no power"
        if nodes
        else finding.text
    )


def _holds_nothing(graph: Graph, node: str) -> bool:
    kinds = structure(graph).kinds(node)
    return bool(kinds) and all(graph.registry.kind(kind).code == "L32" for kind in kinds)


def _coded(text: str) -> str:
    """Rules named as findings name them: L27 is LAW27."""
    return re.sub(r"\bL(\d\d)\b", r"LAW\1", text)


def _besides(also: Iterable[Failure]) -> str:
    return "; ".join(f"{finding_code(failure.code)}, {failure.text}" for failure in also)


def _cited(graph: Graph, finding: Failure, verdict: Verdict, day: date, fact: Fact | None = None) -> str:
    """Where it stands: in statute as it stood on the day; in the paper, where it is a paper that bars it, or where the
    body is governed by its own scheme."""
    if SCHEME in verdict.rows:
        return f" ({source_text(fact)})" if fact is not None and fact.sources else ""
    if finding.fact is not None and finding.fact.sources:
        return f" ({source_text(finding.fact)})"
    row = graph.registry.powers.get(finding.row)
    cite = rules()[finding.code].cite_on(day) if finding.code in rules() else row.at(day).cite if row else ""
    return f" ({cite})" if cite and cite not in finding.text else ""


def _stated_in(j: Judged, finding: Failure) -> Fact | None:
    """The relation that states what an arrangement goes against: the gift that bars it, else its own."""
    return finding.fact or j.arrangement.fact


def _words(graph: Graph, a: Arrangement, givers: Iterable[str] = ()) -> str:
    what = listed([graph.name(item) for item in a.what]) or "all that it may"
    to = "themselves jointly" if a.receiver.startswith(JOINTLY) else graph.name(a.receiver) or "somebody not stated"
    by = listed([graph.name(giver) for giver in tuple(givers) or a.givers]) or "somebody not stated"
    return f"{by} to {to}, {what}"


def _about(graph: Graph, a: Arrangement) -> tuple[str, ...]:
    items = (a.receiver, *a.givers, *a.what)
    return tuple(dict.fromkeys(item for item in items if item in graph.things))


def _link(graph: Graph, a: Arrangement) -> Link:
    fact = graph.facts[a.id]
    to = "" if a.receiver.startswith(JOINTLY) else a.receiver
    return Link(
        fact=a.id,
        giver=next(iter(a.givers), ""),
        receiver=to,
        text=graph.sentence(fact),
        sort=fact.kind,
        source=source_text(fact),
        status=fact.status,
        basis=fact.basis,
    )


def _open(
    graph: Graph, verdict: Verdict, conditions: Iterable[Need], about: tuple[str, ...], *, failed: bool
) -> Iterator[tuple[str, Outcome]]:
    """What no source states, under the rule that asks for it; a pass where nothing is open and nothing fails."""
    asked: dict[str, list[str]] = defaultdict(list)
    told = {f"{failure.code}: {failure.text}" for failure in verdict.failures}
    for need in conditions:
        if need.text not in told and not need.text.startswith("power: "):  # these are findings already
            asked[_rule(need.rule)].append(need.text)
    for rule, missing in asked.items():
        yield rule, CannotTell(about, f"needs: {listed(missing)}")
    if verdict.truth is Truth.UNKNOWN and not failed and not asked:
        yield BASE, CannotTell(about, verdict.reason)
    elif not asked and not failed and verdict.truth is Truth.YES:
        yield BASE, Passed(about)
    elif not asked and not failed:
        yield BASE, CannotTell(about, verdict.reason)


def _below(graph: Graph, a: Arrangement) -> set[Key]:
    """The arrangements that fall with one: given on by its receiver, about its matter, and reached on no other way."""
    found: set[Key] = set()
    todo = [a.receiver]
    while todo:
        giver = todo.pop()
        for other in given_by(graph, giver):
            if (
                other.key in found
                or other.key == a.key
                or not _same_matter(graph, a, other)
                or _reached(graph, other, giver)
            ):
                continue
            found.add(other.key)
            todo.append(other.receiver)
    return found


def _same_matter(graph: Graph, a: Arrangement, other: Arrangement) -> bool:
    """Does the lower one give what the upper one brought, or part of it?"""
    above = {up for what in other.what for up in graph.above(what)}
    return not a.what or not other.what or not above.isdisjoint(a.what)


def _reached(graph: Graph, a: Arrangement, giver: str) -> bool:
    return any(comes_to(graph, matter(graph, what, place=""), giver) for what in a.what)


# -- funds ------------------------------------------------------------------------------------------------------


def _funds(graph: Graph) -> Iterator[tuple[str, Outcome]]:
    for fund in graph.in_category("fund"):
        if not isinstance(fund, Fund) or fund.tier == "past" or not fund.power:
            continue
        verdict = check_fund(graph, fund)
        if verdict.finding:
            cite = _cited(graph, verdict.finding, verdict, fund.span.start.first if fund.span.start else graph.day)
            besides = f" Besides: {_besides(verdict.also)}." if verdict.also else ""
            detail = _coded(f"{fund.name}: {verdict.finding.text}{cite}.{besides}")
            text = _of_fund(graph, fund, verdict.finding, cite.removeprefix(" (").removesuffix(")"))
            more = f" {_more(graph, verdict.also)}" if verdict.also else ""
            code = "" if verdict.finding.code in rules() else verdict.finding.code
            yield (
                _rule(verdict.finding.code),
                Found(
                    (fund.id,),
                    text + more,
                    _fund_fix(verdict),
                    severity=verdict.finding.level,
                    code=code,
                    detail=detail,
                ),
            )
        yield from _open(graph, verdict, verdict.conditions, (fund.id,), failed=verdict.finding is not None)


def _of_fund(graph: Graph, fund: Fund, failure: Failure, cite: str) -> str:
    law = f" ({by_name(cite)})" if is_law(cite) else ""
    if failure.text.startswith("no agreement"):
        return f"{fund.name} is a pooled fund, but no agreement that governs it is recorded{law}."
    row = graph.registry.powers.get(failure.row)
    return f"{fund.name} is not in order under {called(row) if row else 'the law'}. {reason(graph, failure)}{law}."


def _fund_fix(verdict: Verdict) -> str:
    assert verdict.finding is not None
    row = verdict.rows[0]
    if verdict.finding.text.startswith("no agreement"):
        return "name the agreement that governs the fund, or say that there is one"
    if verdict.finding.test == "conditions":
        return f"see to it that this condition is met and recorded: {verdict.finding.text.removeprefix('not so: ')}"
    if verdict.finding.test == "function":
        return (
            "keep it in a pooled fund under section 75" if verdict.finding.code == "L11" else "leave it out of the fund"
        )
    if verdict.finding.test == "date":
        return "start it when the power and every contributor are there"
    return f"name contributors that {called(row)} allows, or use a power for these contributors"
