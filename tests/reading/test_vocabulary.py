"""The vocabulary says what its readers need: a new kind is drawn and counted, and no reader lists kinds by name."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph.charts.views.lines import between
from govgraph.model.scenario import Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.records import replace

PACKAGE = Path(govgraph.__file__).parent

READERS = (
    "charts",
    "comparison",
    "formats",
    "graph",
    "reading",
    "stores",
    "schemas",
    "demo",
    "webpage",
    "overview",
    "golden.py",
    "answer.py",
)
"""What reads relations of every kind, and so lists none by name. Law, authority, checks, questions and patterns are rules about
certain kinds (a delegation, a seat, a contribution): they name those that they are about."""

NAMED: dict[str, str] = {
    "overview/without_options.py": "the key of a column reads like the kind 'decides'",
    "overview/cells.py": "what somebody does in the words of a cell",
    "webpage/matters.py": "what somebody does in the words of a list",
    "webpage/actors.py": "who sits there and who holds a post; how a step upward reads",
    "graph/names.py": "the word 'of'",
    "reading/sectors.py": "who sits where, and who only proposes",
    "charts/views/accountability.py": "how some steps read on a line",
    "charts/answers.py": "a link that holds is no line",
    "charts/views/lines.py": "how some kinds read on a line",
    "charts/views/route.py": "the parts that others have in a decision, as verbs",
    "charts/writers/drawio.py": "an attribute of its own format",
    "charts/views/members.py": "the table of seats",
    "charts/views/money.py": "the money of a fund",
    "graph/graph.py": "containment and parents, which the index itself goes along",
    "reading/actors.py": "whose post it is",
    "reading/legal.py": "committee, organ, post and employment mean something in law",
    "reading/posts.py": "who is a member of a board",
    "reading/voting_members.py": "who votes, and by which post",
    "reading/matters.py": "containment and the functions exercised",
    "reading/places.py": "areas",
    "reading/pools.py": "the money of a pool",
    "reading/seats.py": "seats and whom they stand for",
    "reading/upward.py": "which parent gives which step",
    "schemas/written.py": "the short forms of a file",
    "stores/dictionary.py": "a word of the schema page",
    "graph/sentences.py": "who is a member as its chair is said to chair it",
    "reading/alike_matters.py": "the word 'of'",
    "stores/names.py": "names of edges",
    "stores/writing.py": "the word 'of'",
    "stores/walk.py": "the word 'of'",
    "stores/slices.py": "along which edges each question goes",
    "stores/slices_claims.py": "along which edges each question goes",
    "stores/slices_falling.py": "along which edges each question goes",
    "stores/slices_said.py": "along which edges each question goes",
    "stores/slices_shared.py": "along which edges each question goes",
}
"""The files that name a kind all the same, and why."""


def _named(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, documented) and isinstance(n.body[0], ast.Expr)
    }
    words = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs)
    return {n.value for n in words if isinstance(n.value, str) and n.value in vocabulary().kinds}


def test_no_reader_lists_kinds_by_name() -> None:
    files = [
        path
        for room in READERS
        for path in ([PACKAGE / room] if room.endswith(".py") else (PACKAGE / room).rglob("*.py"))
    ]
    found = {str(path.relative_to(PACKAGE)): _named(path) for path in files}
    assert {name: kinds for name, kinds in found.items() if kinds and name not in NAMED} == {}
    assert [name for name in NAMED if not found.get(name)] == []  # a file that names none any more leaves the list


@pytest.mark.parametrize("rank", ["up", "down"])
def test_a_new_kind_is_drawn_as_its_row_says(
    make: Callable[..., Scenario], monkeypatch: pytest.MonkeyPatch, rank: str
) -> None:
    row = replace(vocabulary().kinds["guides"], name="advises", reads="{who} advises {to}", chart="formal", rank=rank)
    monkeypatch.setitem(vocabulary().kinds, "advises", row)  # type: ignore[arg-type]
    graph = make("""
        bodies: {a: {name: A}, b: {name: B}}
        relations: {advises: [{who: a, to: b}]}
        """).graph()
    (line,) = [line for fact in graph for line in between(graph, fact)]
    assert (line.tail, line.head, line.rank, graph.sentence(graph.of_kind("advises")[0])) == (
        "a",
        "b",
        rank,
        "A advises B",
    )


def test_every_kind_that_a_chart_shows_says_which_end_stands_higher() -> None:
    beside = {
        name for name, row in vocabulary().kinds.items() if row.chart in {"formal", "addressed"} and row.rank is None
    }
    assert beside == {"acts for"}
