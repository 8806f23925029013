"""The functions of the package, and the questions as methods of a graph: written out, so that tools know them."""

from __future__ import annotations

import inspect
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import govgraph
import govgraph.types
from govgraph.graph import Graph
from govgraph.questions.verbs import VERBS, method

FUNCTIONS = ("ask", "bundled", "check", "compare", "draw", "from_networkx", "load", "open_store", "page")


def test_every_function_of_the_package_says_what_it_takes_gives_and_raises() -> None:
    for name in FUNCTIONS:
        function = getattr(govgraph, name)
        signature = inspect.signature(function)
        assert name in govgraph.__all__
        assert name in dir(govgraph)
        assert inspect.getdoc(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


def test_no_room_has_the_name_of_a_function() -> None:
    inside = Path(govgraph.__file__).parent.iterdir()
    rooms = {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert rooms.isdisjoint(FUNCTIONS)


def test_the_functions_take_a_name_a_scenario_and_where_it_makes_sense_a_graph(tmp_path: Path) -> None:
    scenario = govgraph.load("bradford-craven")
    graph = scenario.graph("b")
    assert govgraph.check("bradford-craven", "b") == govgraph.check(scenario, "b") == govgraph.check(graph)
    assert govgraph.compare("bradford-craven", ["b", "d"]).headline == govgraph.compare(scenario, ["b", "d"]).headline
    assert govgraph.draw(scenario, "governance", "b").data == govgraph.draw(graph, "governance").data
    asked = govgraph.ask("bradford-craven", "who decides major capital?", "b")
    assert asked.facets["deciders"] == graph.who_decides("major-capital").facets["deciders"] != []


def test_a_graph_is_not_asked_about_another_option() -> None:
    graph = govgraph.load("bradford-craven").graph("b")
    with pytest.raises(govgraph.GovgraphError, match="A graph has its own option, day and place"):
        govgraph.check(graph, "d")


def test_every_question_is_a_method_with_a_signature_types_and_a_docstring() -> None:
    for name in VERBS:
        written = getattr(Graph, method(name))
        assert inspect.getdoc(written)
        assert inspect.signature(written).return_annotation.startswith("Answer[")
        assert "Any" not in inspect.signature(written).return_annotation


def test_mypy_knows_what_a_user_writes(tmp_path: Path) -> None:
    """The first part is right; each line of the second holds one mistake."""
    right = """
        import govgraph
        from govgraph.types import Answer, Graph, Report, Scenario

        scenario: Scenario = govgraph.load("bradford-craven")
        graph: Graph = scenario.graph("b", on="2022-07-01")
        answer: Answer = graph.who_decides("major-capital", value="over £1m", given=["a"])
        print(graph.who_decides("major-capital").result.deciders[0].upper(), graph.load().result.per_year)
        print(answer.headline, graph.which_facts(kind=["decides"], who="spb", chair=True).rows)
        report: Report = govgraph.check(scenario, "b", codes=["LAW26"])
        print([finding.sentence for finding in report.findings], len(graph.facts), graph.things["spb"].name)
        svg: bytes = govgraph.draw(graph, "governance").data
        back: Graph = govgraph.from_networkx(graph.networkx())
        print(govgraph.compare(scenario, ["b", "d"]).to("md"), govgraph.ask(scenario, "who decides capital?"))
    """
    wrong = """
        graph.who_decide("major-capital")
        graph.who_decides()
        graph.facts(kind="decides")
        govgraph.draw(graph, "governance", format="gif")
        govgraph.check(scenario, codes=26)
    """
    file = tmp_path / "user.py"
    file.write_text(textwrap.dedent(right) + textwrap.dedent(wrong), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--show-error-codes", str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    first = textwrap.dedent(right).count("\n")
    assert [
        (int(line.split(":")[1]) - first, line.rpartition("[")[2].rstrip("]"))
        for line in run.stdout.splitlines()
        if ": error:" in line
    ] == [(2, "attr-defined"), (3, "call-arg"), (4, "operator"), (5, "arg-type"), (6, "arg-type")], run.stdout


def test_types_stand_in_a_module_of_their_own_that_no_function_waits_for() -> None:
    code = "import sys, govgraph; print('govgraph.types' in sys.modules, hasattr(govgraph, '__getattr__'))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
    assert [name for name in govgraph.types.__all__ if not isinstance(getattr(govgraph.types, name), type)] == []
