"""A later paper held against an earlier one: what it confirms, changes, ends, adds, and on what it is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Reading, Table
from govgraph.comparison.result import PapersCompared
from govgraph.graph.sentences import listed, sentence
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted, in_words
from govgraph.model.papers import Revision
from govgraph.model.scenario import Scenario, UnknownName

if TYPE_CHECKING:
    from govgraph.graph import Graph

_FIRM = frozenset({"stated", "law"})


def compare_papers(scenario: Scenario, earlier: str, later: str) -> Answer[PapersCompared]:
    """What a later paper makes of an earlier one.

    ``earlier`` and ``later`` are papers by code, name or day. A change that the later paper states is *stated*; one that
    rests on what is inferred from it is *inferred*. *Silent* is what the earlier paper says and the later one does not
    touch. Raises UnknownName for a paper that is not there, or where the later one does not rest on the earlier one.
    """
    before, after = scenario.known_by(earlier), scenario.known_by(later)
    names = [paper.name for paper in after.papers]
    if before.name not in names or before is after:
        raise UnknownName(f"{after.title} does not extend {before.title}: name the earlier paper first")
    between = after.papers[names.index(before.name) + 1 :]
    known = {**before.baseline.things, **before.baseline.facts, **before.baseline.statements}
    return _to_answer(scenario, before, after, _Revisions.of(between, known))


@dataclass(frozen=True)
class _Revisions:
    """What lies between two papers, by its sort; ``silent`` is what no later paper touches."""

    stated: list[Revision]
    inferred: list[Revision]
    confirmed: list[Revision]
    added: list[Revision]
    ended: list[Revision]
    withdrawn: list[Revision]
    silent: list[str]
    known: Mapping[str, object]

    @classmethod
    def of(cls, between: Iterable[Scenario], known: Mapping[str, object]) -> _Revisions:
        """The revisions of these papers; ``known``: what the earlier one holds, by id."""
        every = [revision for paper in between for revision in paper.revisions]
        of_old = [revision for revision in every if revision.sort != "adds"]
        changed = [revision for revision in of_old if revision.sort != "confirms"]
        touched = {revision.item for revision in of_old} | {revision.was for revision in of_old}
        return cls(
            stated=[revision for revision in changed if revision.basis in _FIRM],
            inferred=[revision for revision in changed if revision.basis not in _FIRM],
            confirmed=[revision for revision in of_old if revision.sort == "confirms"],
            added=[revision for revision in every if revision.sort == "adds"],
            ended=[revision for revision in of_old if revision.sort == "ends"],
            withdrawn=[revision for revision in of_old if revision.sort == "withdraws"],
            silent=[key for key in known if key not in touched],
            known=known,
        )

    @property
    def result(self) -> PapersCompared:
        """The same by ids, each sort in the order of the alphabet."""
        changed = [*self.stated, *self.inferred]
        changed_ids = {revision.item for revision in changed}
        confirmed = {revision.item for revision in self.confirmed} - changed_ids
        return PapersCompared(
            stated_change=_ids(self.stated),
            inferred_change=_ids(self.inferred),
            confirmed=tuple(sorted(confirmed)),
            added=tuple(sorted({revision.item for revision in self.added})),
            ended=_ids(self.ended),
            withdrawn=_ids(self.withdrawn),
            silent=tuple(sorted(self.silent)),
            fields={revision.item: tuple(revision.fields) for revision in changed if revision.fields},
            counts={
                "stated change": len(self.stated),
                "inferred change": len(self.inferred),
                "confirmed": len(confirmed),
                "silent": len(self.silent),
            },
        )


def _ids(revisions: Iterable[Revision]) -> Ids:
    return tuple(sorted(revision.item for revision in revisions))


def _to_answer(scenario: Scenario, before: Scenario, after: Scenario, found: _Revisions) -> Answer[PapersCompared]:
    """What one paper makes of another, in words."""
    graph, result = after.graph(), found.result
    spoken = {item for key in found.known for item in _named(found.known[key])}
    return Answer(
        reading=Reading(
            verb="compare",
            question=f"What does {after.title} change, confirm and leave alone of {before.title}?",
            scenario=scenario.name,
            title=scenario.title,
            option="baseline",
            option_name="baseline",
            on=graph.day.isoformat(),
            place=graph.place,
            subjects={"earlier": before.name, "later": after.name},
        ),
        headline=_headline(before, after, result),
        tables=(
            _table(graph, "Stated change", found.stated),
            _table(graph, "Inferred change", found.inferred),
            _table(graph, "Confirmed", found.confirmed),
            _table(graph, "New", found.added),
            Table(title="Silent", columns=("What", "Source"), rows=tuple(_silent(before.graph(), found.silent))),
        ),
        result=result,
        names={item: graph.name(item) for item in spoken if item in graph.all_things},
    )


def _headline(before: Scenario, after: Scenario, found: PapersCompared) -> str:
    """How much it changes, confirms and leaves alone; what there is none of is not counted."""
    stated, inferred = len(found.stated_change), len(found.inferred_change)
    what = counted(stated or inferred, "thing") if stated or inferred else "nothing"
    changes = f"{after.title} changes {what} that {before.title} says"
    if inferred:
        changes += f", and {in_words(inferred)} more by inference" if stated else ", by inference alone"
    rest = [
        *([f"confirms {in_words(len(found.confirmed))}"] if found.confirmed else []),
        *([f"is silent on {in_words(len(found.silent))}"] if found.silent else []),
    ]
    return f"{changes}. It {listed(rest)}." if rest else f"{changes}."


def _named(item: object) -> Iterable[str]:
    return (name for filler in item.roles.values() for name in filler.ids) if isinstance(item, Fact) else ()


def _says(graph: Graph, item: str) -> str:
    """An item in words: a relation as its sentence, a thing by its name, a statement by what it says."""
    if item in graph.every_fact:
        return sentence(graph, graph.every_fact[item])
    if item in graph.all_things:
        return graph.name(item)
    statement = graph.statements.get(item)
    return statement.says if statement is not None else item


def _table(graph: Graph, title: str, revisions: list[Revision]) -> Table:
    rows = tuple(
        (
            _says(graph, revision.item),
            {"adds": "new", "confirms": "confirmed", "ends": "ends", "withdraws": "withdrawn"}.get(
                revision.sort, f"changed: {', '.join(revision.fields)}" if revision.fields else "changed"
            ),
            revision.basis,
            "; ".join(map(str, revision.sources)) or "no source",
        )
        for revision in revisions
    )
    return Table(title=title, columns=("What", "How", "Basis", "Source"), rows=rows, note="" if rows else "nothing")


def _silent(graph: Graph, items: list[str]) -> Iterable[tuple[str, str]]:
    for item in items:
        found = graph.every_fact.get(item) or graph.all_things.get(item) or graph.statements.get(item)
        yield _says(graph, item), "; ".join(map(str, found.sources)) if found is not None else ""
