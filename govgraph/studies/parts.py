"""What is held side by side beside the questions: governance forms, findings, and words that mean different bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.answer import Table
from govgraph.checks.run import run
from govgraph.patterns.library import library
from govgraph.questions.patterns import Forms
from govgraph.studies.asking import things_of

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.studies.model import Study
    from govgraph.studies.result import ScenariosCompared
    from govgraph.studies.words import SameWord


def forms(graphs: Mapping[str, Graph]) -> dict[str, dict[str, str]]:
    """The governance forms of the library that some scenario has: how far each is there, by scenario."""
    known = library()
    found: dict[str, dict[str, str]] = {}
    for key, graph in graphs.items():
        there = graph.patterns().result
        assert isinstance(there, Forms)
        for state, forms_ in (
            ("live", there.live),
            ("in preparation", there.in_preparation),
            ("parts only", there.parts_only),
        ):
            for form in forms_:
                if form in known:
                    found.setdefault(form, {}).setdefault(key, state)
    return dict(sorted(found.items()))


def findings(study: Study, graphs: Mapping[str, Graph]) -> tuple[dict[str, dict[str, int]], dict[str, str]]:
    """How many findings of each code there are, by scenario, and the title of each code.

    Where the questions are about counterparts only findings about those are counted, else all.
    """
    about = {word for question in study.questions.values() for word in things_of(question)}
    counted: dict[str, dict[str, int]] = {}
    titles: dict[str, str] = {}
    for key, graph in graphs.items():
        own = {study.counterparts[word].things.get(key, "") for word in about}
        for finding in run(graph).findings:
            if about and own.isdisjoint(finding.about):
                continue
            row = counted.setdefault(finding.code, {})
            row[key] = row.get(key, 0) + 1
            titles[finding.code] = finding.title
    return dict(sorted(counted.items())), titles


def tables(
    study: Study,
    heads: Mapping[str, str],
    found: ScenariosCompared,
    titles: Mapping[str, str],
    words: Sequence[SameWord],
    names: Mapping[str, Mapping[str, str]],
) -> tuple[Table, ...]:
    """The tables that stand below the answers."""
    over = tuple(heads.values())
    known = library()
    what = "Findings about what is asked" if study.questions else "Findings"
    return (
        Table(
            title="Counterparts",
            columns=("What", *over, "Why", "Source"),
            rows=tuple(
                (
                    c.name,
                    *(names[key].get(c.things[key], "") if key in c.things else "none" for key in heads),
                    c.why,
                    "; ".join(map(str, c.sources)),
                )
                for c in study.counterparts.values()
            ),
            note="" if study.counterparts else "None is named: nothing is taken as the same by its name alone.",
        ),
        Table(
            title="Governance forms",
            columns=("Form", *over),
            rows=tuple(
                (known[form].name, *(row.get(key, "not there") for key in heads)) for form, row in found.forms.items()
            ),
        ),
        Table(
            title=what,
            columns=("Code", "Finding", *over),
            rows=tuple(
                (code, titles[code], *(str(row.get(key, 0)) for key in heads)) for code, row in found.findings.items()
            ),
        ),
        Table(
            title="One word, kept apart",
            columns=("Word", *over, "Kinds"),
            rows=tuple(
                (
                    same.word,
                    *(names[key].get(same.things.get(key, ""), "") for key in heads),
                    "; ".join(dict.fromkeys(kind for kind in same.kinds.values() if kind)),
                )
                for same in words
            ),
            note="" if words else "No name stands for bodies of several systems.",
        ),
    )
