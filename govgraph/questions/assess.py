"""Criteria and requirements against the graph, each met, not met or cannot tell, with the author's verdict beside it.

How a criterion is judged:

- It has no test: *cannot tell*, it needs judgement.
- Its test names relations. All must be there; each is looked for in the roles that the test names, and a group and
  its members stand for each other.

  - *met*: settled and live on the day; stated, law or inferred (an inferred one is marked);
  - *cannot tell*: only foreseen (likely, proposed ...), assumed, not certain on the day, "decides or recommends" with
    which of them not settled, or a role that is looked for is *not stated* in a relation that otherwise fits;
  - *not met*: not begun, over, denied by the source, or no such relation.

- Its test names a finding: met when the checks find it; *cannot tell* where the checks cannot.
- ``absent`` turns met and not met round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.names import normal
from govgraph.graph.sentences import sentence
from govgraph.model.facts import Fact
from govgraph.model.record import Assessment, Criterion, Instrument, Pattern, Requirement, Test
from govgraph.model.scenario import UnknownName
from govgraph.model.truth import Truth
from govgraph.questions.listing import any_thing, listed, names, state, with_groups, words
from govgraph.questions.statements import record
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

_MATTERS = frozenset({"function", "decision", "service", "priority"})

VERDICTS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "cannot tell"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What computation says of one test: its truth, why, and the relations it rests on."""

    truth: Truth
    why: str
    facts: tuple[str, ...] = ()
    foreseen: bool = False
    inferred: bool = False

    @property
    def words(self) -> str:
        """met, not met or cannot tell."""
        return VERDICTS[self.truth]


def judge(graph: Graph, test: Test | None) -> Verdict:
    """Hold a test against the graph, by the rules of this module."""
    if test is None or not (test.relations or test.finding):
        return Verdict(Truth.UNKNOWN, "no test is written: it needs judgement")
    parts = [_pattern(graph, pattern) for pattern in test.relations]
    if test.finding:
        parts.append(_finding(graph, test))
    worst = min(part.truth for part in parts)
    decisive = [part for part in parts if part.truth is worst]
    truth = worst
    if test.absent:
        # what must be absent: one of the relations that is certainly missing is enough
        truth = worst.opposite
    return Verdict(
        truth=truth,
        why="; ".join(dict.fromkeys(part.why for part in decisive)),
        facts=tuple(dict.fromkeys(fact for part in parts for fact in part.facts)),
        foreseen=any(part.foreseen for part in decisive),
        inferred=truth is Truth.YES and any(part.inferred for part in parts),
    )


def verdict(graph: Graph, test: Test | None) -> tuple[str, str]:
    """met, not met or cannot tell, and why: as :func:`judge`, in words."""
    judged = judge(graph, test)
    return judged.words, judged.why


def _pattern(graph: Graph, pattern: Pattern) -> Verdict:
    near = [fact for fact in graph.of_kind(pattern.kind) if _fits(graph, fact, pattern, loosely=True)]
    there = [fact for fact in near if _fits(graph, fact, pattern)]
    best: Verdict | None = None
    for fact in there:
        found = _one(graph, fact)
        if best is None or (found.truth, not found.inferred) > (best.truth, not best.inferred):
            best = found
    if best is not None and best.truth is not Truth.NO:
        return best
    silent = [fact for fact in near if fact not in there and not fact.negated]
    if silent:
        fact = silent[0]
        missing = sorted(role for role in pattern.roles if not fact.role(role).known)
        return Verdict(Truth.UNKNOWN, f"{listed(missing)} not stated: {sentence(graph, fact)}", (fact.id,))
    return best or Verdict(Truth.NO, f"no such relation: {looked_for(graph, pattern)}")


def _one(graph: Graph, fact: Fact) -> Verdict:
    text = sentence(graph, fact)
    if fact.negated:
        return Verdict(Truth.NO, f"the source denies it: {text}", (fact.id,))
    day = state(graph, fact)
    if day in {"not yet", "ended"}:
        return Verdict(Truth.NO, f"{day}: {text} ({graph.life(fact).reason})", (fact.id,))
    if fact.tier != "settled":
        return Verdict(Truth.UNKNOWN, f"foreseen, {fact.status}: {text}", (fact.id,), foreseen=True)
    if "either" in fact.fields:
        return Verdict(Truth.UNKNOWN, f"not settled which: {text}", (fact.id,))
    if fact.basis == "assumed" or day == "cannot tell":
        return Verdict(
            Truth.UNKNOWN, f"{'assumed' if fact.basis == 'assumed' else graph.life(fact).reason}: {text}", (fact.id,)
        )
    inferred = fact.basis == "inferred" or any(filler.basis == "inferred" for filler in fact.roles.values())
    return Verdict(Truth.YES, f"{'inferred: ' if inferred else ''}{text}", (fact.id,), inferred=inferred)


def _fits(graph: Graph, fact: Fact, pattern: Pattern, *, loosely: bool = False) -> bool:
    """Does a relation fit a pattern, groups and members standing for each other? ``loosely``: not stated fits."""
    for role, wanted in pattern.roles.items():
        filler = fact.role(role)
        if loosely and not filler.known and filler.unknown in {"not stated", "unclear"}:
            continue
        if wanted.unknown is not None:
            if filler.unknown != wanted.unknown:
                return False
        elif not all(_stands(graph, item, words(filler)) for item in wanted.ids):
            return False
    return True


def _stands(graph: Graph, wanted: str, there: tuple[str, ...]) -> bool:
    """Is a thing among these: itself, through a group that names it, or, for a group, by all of its known members."""
    if set(with_groups(graph, wanted)) & set(there):
        return True
    behind = set(graph.expand([wanted]).ids) - {wanted}
    return bool(behind) and behind <= set(graph.expand(there).ids)


def looked_for(graph: Graph, pattern: Pattern) -> str:
    """A pattern in words."""
    roles = ", ".join(
        f"{role} {listed(names(graph, [item]).get(item, item) for item in words(filler))}"
        for role, filler in pattern.roles.items()
    )
    return f"'{pattern.kind}' with {roles}" if roles else f"'{pattern.kind}'"


def _finding(graph: Graph, test: Test) -> Verdict:
    """Does the check of that code find something about these things? Cannot tell where the check cannot."""
    from govgraph.checks import UnknownCheck, run

    try:
        report = run(graph, [test.finding], waive=False)
    except UnknownCheck:
        return Verdict(Truth.UNKNOWN, f"there is no check {test.finding}")
    for finding in report.findings:
        if set(test.about) <= set(finding.about):
            return Verdict(Truth.YES, f"{finding.code}: {finding.sentence}", finding.facts)
    for unsettled in report.cannot_tell:
        if set(test.about) <= set(unsettled.about):
            return Verdict(Truth.UNKNOWN, f"{unsettled.code}: {unsettled.missing}")
    return Verdict(Truth.NO, f"the checks find no {test.finding}")


# -- the question -------------------------------------------------------------------------------------------------


def answer(graph: Graph, instrument: str | None = None, *, about: str | None = None) -> Answer:
    """An instrument's criteria, or the requirements of an option (``b``, ``requirements``), held against the graph.

    Without a name: the instruments there are; with ``about``, the criteria of all of them that mention a thing. A test
    mentions what stands in its relations, and what contains that.
    Raises UnknownName for an instrument that is not there.
    """
    if instrument is None and about is None:
        return _list(graph)
    target: Instrument | None = find_instrument(graph, instrument) if instrument is not None else None
    items: list[Criterion | Requirement]
    if target is not None:
        title, key, items = target.name, target.id, list(target.items)
    elif instrument is None:
        title, key = "All criteria and requirements", "all"
        items = [item for found in graph.instruments.values() for item in found.items]
        items += [statement for statement in record(graph).values() if isinstance(statement, Requirement)]
    else:
        option = "" if normal(instrument) == "requirements" else graph.scenario.option_id(instrument)
        title, key = (
            f"Requirements of {graph.scenario.options[option].name}" if option else "Requirements",
            option or "requirements",
        )
        if option and graph.is_baseline:
            graph = graph.scenario.graph(option, on=graph.day, place=graph.place)
        items = [
            s
            for s in record(graph).values()
            if isinstance(s, Requirement) and (not option or option in (s.option, *s.about))
        ]
    if about is not None:
        thing = any_thing(graph, about).id
        items = [item for item in items if thing in mentions(graph, item)]
    return _answer(graph, title, key, items, {"about": about} if about else {})


def find_instrument(graph: Graph, text: str) -> Instrument | None:
    """An instrument by id, name or alias; None for an option or ``requirements``. Raises UnknownName otherwise."""
    wanted = normal(text)
    for instrument in graph.instruments.values():
        if wanted in {normal(name) for name in (instrument.id, instrument.name, *instrument.aliases)}:
            return instrument
    if wanted == "requirements":
        return None
    try:
        graph.scenario.option_id(text)
    except UnknownName:
        known = [*graph.instruments, *graph.scenario.options, "requirements"]
        raise UnknownName(
            f"there is no list of criteria '{text}': {did_you_mean(text, known) or 'there are: ' + listed(known)}"
        ) from None
    return None


def mentions(graph: Graph, item: Criterion | Requirement) -> set[str]:
    """What a criterion or requirement is about: ids in its test, what contains them, the places of matters."""
    found = set(getattr(item, "about", ()))
    if item.test is not None:
        found |= {
            name for pattern in item.test.relations for filler in pattern.roles.values() for name in filler.ids
        } | set(item.test.about)
    found |= {above for name in found for above in graph.above(name)}
    matters = [graph.things[name] for name in found if name in graph.things and graph.things[name].category in _MATTERS]
    covered = (fact for matter in matters for fact in graph.touching(matter.id) if fact.row.carries == "place")
    return found | {place for fact in covered if not fact.negated for place in fact.object.ids}


def _answer(
    graph: Graph, title: str, key: str, items: list[Criterion | Requirement], parameters: dict[str, Any]
) -> Answer:
    verdicts = {item.id: judge(graph, item.test) for item in items}
    author = {
        statement.item: statement
        for statement in record(graph).values()
        if isinstance(statement, Assessment) and statement.item in verdicts
    }
    beside = {item: _beside(author[item].answer, verdicts[item]) for item in author}
    rows = tuple(
        (
            str(getattr(item, "number", item.id)),
            item.says,
            verdicts[item.id].words,
            verdicts[item.id].why,
            author[item.id].answer if item.id in author else "",
            beside.get(item.id, ""),
            "; ".join(map(str, item.sources)) or "no source",
        )
        for item in items
    )

    def having(truth: Truth) -> list[str]:
        return [item for item, verdict in verdicts.items() if verdict.truth is truth]

    met, not_met, unknown = having(Truth.YES), having(Truth.NO), having(Truth.UNKNOWN)
    facets: dict[str, Any] = {
        "instrument": key,
        "items": {item.id: item.says for item in items},
        "numbers": {item.id: item.number for item in items if isinstance(item, Criterion)},
        "count": len(items),
        "met": met,
        "not_met": not_met,
        "cannot_tell": unknown,
        "foreseen": [item for item, verdict in verdicts.items() if verdict.foreseen],
        "inferred": [item for item, verdict in verdicts.items() if verdict.inferred],
        "needs_judgement": [item.id for item in items if item.test is None],
        "why": {item: verdict.why for item, verdict in verdicts.items()},
        "rests_on": {item: list(verdict.facts) for item, verdict in verdicts.items() if verdict.facts},
        "mentions": {item.id: sorted(mentions(graph, item)) for item in items},
        "author": {item: statement.answer for item, statement in author.items()},
        "agree": [item for item, word in beside.items() if word == "agree"],
        "disagree": [item for item, word in beside.items() if word == "disagree"],
        "sources": sorted({str(source) for item in items for source in item.sources}),
    }
    extra = f" ({len(facets['foreseen'])} of them foreseen)" if facets["foreseen"] else ""
    return Answer(
        reading=reading(graph, "assess", f"{title}: which are met?", {"instrument": key}, **parameters),
        headline=f"{title}: {len(met)} met, {len(not_met)} not met, {len(unknown)} cannot tell{extra}.",
        lines=tuple(Line(label=line[0], text=f"{line[2]}: {line[1]} ({line[3]})") for line in rows),
        columns=("number", "criterion", "computed", "why", "author", "beside", "source"),
        rows=rows,
        facets=facets,
        names=names(graph, {name for item in items for name in mentions(graph, item)}),
        notes=("What is only foreseen counts as cannot tell; what needs judgement is not computed.",),
    )


def _beside(author: str, verdict: Verdict) -> str:
    if "cannot tell" in {author, verdict.words}:
        return "agree" if author == verdict.words else "cannot tell"
    return "agree" if author == verdict.words else "disagree"


def _list(graph: Graph) -> Answer:
    rows = [
        (item.id, item.name, str(len(item.items)), _names_of(graph, item.assesses))
        for item in graph.instruments.values()
    ]
    required = _requirements(record(graph).values())
    for option, count in required.items():
        label = graph.scenario.options[option].name if option else "the baseline"
        rows.append((option or "requirements", f"Requirements of {label}", str(count), ""))
    return Answer(
        reading=reading(graph, "assess", "What can be assessed?", {}),
        headline=f"{len(rows)} list{'' if len(rows) == 1 else 's'} of criteria or requirements."
        if rows
        else "No criteria are modelled.",
        lines=tuple(Line(label=line[0], text=f"{line[1]} ({line[2]})") for line in rows),
        columns=("id", "name", "criteria", "of"),
        rows=tuple(rows),
        facets={
            "instruments": {item.id: item.name for item in graph.instruments.values()},
            "requirements": {option or "baseline": n for option, n in required.items()},
        },
        names=names(graph, {name for item in graph.instruments.values() for name in item.assesses}),
    )


def _requirements(statements: Iterable[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for statement in statements:
        if isinstance(statement, Requirement):
            found[statement.option] = found.get(statement.option, 0) + 1
    return found


def _names_of(graph: Graph, ids: Iterable[str]) -> str:
    return listed((graph.name(item) for item in ids), "")


VERB = Verb(
    name="assess",
    answer=answer,
    parameters=(
        Parameter(
            "instrument",
            "a list of criteria, an option (its requirements), or 'requirements'; nothing: lists them",
            main=True,
            required=False,
            type="text",
        ),
        Parameter("about", "only criteria that mention this thing", required=False),
    ),
    help="Criteria, or an option's requirements, against the graph: met, not met, cannot tell; the author's verdict.",
    reads="how does {instrument} come out",
)
