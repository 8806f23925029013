"""A later paper held against an earlier one: what it confirms, changes, ends, adds, and on what it is silent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Reading, Table
from govgraph.graph.sentences import sentence
from govgraph.model.facts import Fact
from govgraph.model.papers import Revision
from govgraph.model.scenario import Scenario, UnknownName

if TYPE_CHECKING:
    from govgraph.graph import Graph

_FIRM = frozenset({"stated", "law"})


def compare_papers(scenario: Scenario, earlier: str, later: str) -> Answer:
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
    graph = after.graph()
    revisions = [revision for paper in between for revision in paper.revisions]
    known = {**before.baseline.things, **before.baseline.facts, **before.baseline.statements}
    of_old = [revision for revision in revisions if revision.sort != "adds"]
    changed = [revision for revision in of_old if revision.sort != "confirms"]
    stated = [revision for revision in changed if revision.basis in _FIRM]
    inferred = [revision for revision in changed if revision.basis not in _FIRM]
    confirmed = [revision for revision in of_old if revision.sort == "confirms"]
    added = [revision for revision in revisions if revision.sort == "adds"]
    touched = {revision.item for revision in of_old} | {revision.was for revision in of_old}
    changed_ids = {revision.item for revision in changed}
    silent = [key for key in known if key not in touched]
    spoken = {role_item for key in known for role_item in _named(known[key])}
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
        headline=(
            f"{after.title} changes {len(stated)} things that {before.title} says, and {len(inferred)} more by "
            f"inference; it confirms {len([r for r in confirmed if r.item not in changed_ids])} and is silent on {len(silent)}."
        ),
        tables=(
            _table(graph, "Stated change", stated),
            _table(graph, "Inferred change", inferred),
            _table(graph, "Confirmed", confirmed),
            _table(graph, "New", added),
            Table(title="Silent", columns=("What", "Source"), rows=tuple(_silent(before.graph(), silent))),
        ),
        facets={
            "stated_change": sorted(revision.item for revision in stated),
            "inferred_change": sorted(revision.item for revision in inferred),
            "confirmed": sorted({revision.item for revision in confirmed} - changed_ids),
            "added": sorted({revision.item for revision in added}),
            "ended": sorted(revision.item for revision in of_old if revision.sort == "ends"),
            "withdrawn": sorted(revision.item for revision in of_old if revision.sort == "withdraws"),
            "silent": sorted(silent),
            "fields": {revision.item: list(revision.fields) for revision in changed if revision.fields},
            "counts": {
                "stated change": len(stated),
                "inferred change": len(inferred),
                "confirmed": len({r.item for r in confirmed} - changed_ids),
                "silent": len(silent),
            },
        },
        names={item: graph.name(item) for item in spoken if item in graph.all_things},
    )


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
