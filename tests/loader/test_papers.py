"""A later paper on top of an earlier one: it confirms, changes, ends, withdraws and adds, and reaches back to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import govgraph
from govgraph.comparison import compare
from govgraph.diagnostics import ScenarioError
from govgraph.model.scenario import Scenario, UnknownName

FIRST = """
title: March
date: 2023-03-21
documents: {"1": March paper}
bodies:
  board: {name: Board, kind: icb, source: 1 p1}
  table: {name: Table, kind: forum, source: 1 p1}
  other: {name: Other, kind: forum, source: 1 p1}
decisions:
  plan: {name: Plan, source: 1 p2, decides: {who: table, status: planned, source: 1 p2}}
  fund: {name: Fund plan, source: 1 p2, decides: {who: other, source: 1 p2}}
  rest: {name: The rest, source: 1 p2, decides: {who: board, source: 1 p2}}
  kept: {name: Kept, source: 1 p2, decides: {who: other, source: 1 p2}}
milestones:
  terms: {says: Terms are written, about: table, due: 1 April 2023, source: 1 p3}
judgements:
  weak: {sort: defect, says: It is weak, about: table, source: 1 p3}
"""
SECOND = """
title: July
date: 2023-07-18
extends: march
documents: {"2": July paper}
confirms:
  - {of: {decides: {who: board, what: rest}}, source: 2 p1}
changes:
  - {of: {decides: {who: table, what: plan}}, to: {status: in force}, source: 2 p2}
  - {of: terms, to: {state: met}, source: 2 p3}
ends:
  - {of: {decides: {who: other, what: fund}}, basis: inferred, source: 2 p4}
withdraws:
  - {of: weak, source: 2 p5}
relations:
  decides:
    - {who: board, what: fund, source: 2 p4}
    - {who: other, what: kept, not: true, source: 2 p6}
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "march").mkdir()
    (tmp_path / "march" / "scenario.yaml").write_text(FIRST, encoding="utf-8")
    return tmp_path


def _july(papers: Path, text: str = SECOND) -> Scenario:
    (papers / "july").mkdir(exist_ok=True)
    (papers / "july" / "scenario.yaml").write_text(text, encoding="utf-8")
    return govgraph.load(papers / "july")


def _deciders(scenario: Scenario, what: str, **asked: str) -> dict[str, list[str]]:
    facets = scenario.graph(**asked).which_facts(kind="decides", what=what).facets  # type: ignore[arg-type]
    graph = scenario.graph(**asked)  # type: ignore[arg-type]
    live = [f for f in graph.of_kind("decides") if what in f.role("what").ids and graph.life(f).state == "live"]
    assert set(facets) >= {"who"}
    return {
        "so": sorted({w for f in live if not f.negated for w in f.role("who").ids}),
        "not so": sorted({w for f in live if f.negated for w in f.role("who").ids}),
    }


def test_a_change_an_end_and_a_denial_hold_from_the_day_of_the_paper_and_never_backwards(papers: Path) -> None:
    july = _july(papers)
    for day in ("2023-03-21", "2023-07-17"):
        assert _deciders(july, "kept", on=day) == {"so": ["other"], "not so": []}
        assert "other" in _deciders(july, "fund", on=day)["so"]
    assert _deciders(july, "kept") == {"so": [], "not so": ["other"]}
    assert _deciders(july, "fund") == {"so": ["board"], "not so": []}
    statuses = {
        day: [
            f.status
            for f in july.graph(on=day).where("decides", what="plan")
            if july.graph(on=day).life(f).state == "live"
        ]
        for day in ("2023-03-21", "2023-07-18")
    }
    assert statuses == {"2023-03-21": ["planned"], "2023-07-18": ["in force"]}


def test_what_is_confirmed_is_one_relation_with_both_sources(papers: Path) -> None:
    (fact,) = _july(papers).graph().where("decides", what="rest")
    assert [str(source) for source in fact.sources] == ["1 p2", "2 p1"]


def test_what_was_known_by_a_paper_or_a_day(papers: Path) -> None:
    july = _july(papers)
    for known_by in ("1", "march", "2023-03-21", "17 July 2023"):
        graph = july.graph(known_by=known_by)
        assert [f.sources[0].document for f in graph.of_kind("decides")] == ["1"] * 4
        assert graph.day == july.date
    assert july.graph(known_by="2") is july.graph()
    with pytest.raises(UnknownName, match="july has no paper '3'"):
        july.graph(known_by="3")
    with pytest.raises(UnknownName, match="the first is of 21 March 2023"):
        july.graph(known_by="1 January 2023")


def test_two_papers_are_compared(papers: Path) -> None:
    facets = compare(_july(papers), papers=("1", "2")).facets
    assert facets["stated_change"] == [
        "decides(what=kept; who=other)",
        "decides(what=plan; who=table)",
        "terms",
        "weak",
    ]
    assert facets["inferred_change"] == ["decides(what=fund; who=other)"]
    assert facets["confirmed"] == ["decides(what=rest; who=board)"]
    assert facets["silent"] == ["board", "fund", "kept", "other", "plan", "rest", "table"]
    assert facets["withdrawn"] == ["weak"]
    with pytest.raises(UnknownName, match="name the earlier paper first"):
        compare(_july(papers), papers=("2", "1"))


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        ("extends: marsh", "4:10", "there is no scenario 'marsh' beside this one did you mean 'march'?"),
        ("extends: july", "4:10", "'july' is this paper itself a paper extends an older one, never itself"),
    ],
)
def test_what_cannot_be_extended_is_the_one_error(papers: Path, wrong: str, line: str, message: str) -> None:
    with pytest.raises(ScenarioError) as error:
        _july(papers, SECOND.replace("extends: march", wrong))
    text = " ".join(str(error.value).split())
    assert f"july/scenario.yaml:{line}: LOAD016 {message}" in text
    assert text.count("LOAD0") == 1


def test_two_papers_that_extend_each_other_are_refused(papers: Path) -> None:
    (papers / "march" / "scenario.yaml").write_text(FIRST + "extends: july\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="'july' extends this scenario in turn"):
        _july(papers)


def test_what_no_earlier_paper_says_can_be_neither_ended_nor_confirmed(papers: Path) -> None:
    wrong = SECOND.replace("{of: terms,", "{of: therms,").replace(
        "{who: board, what: rest}}", "{who: board, what: plan}}"
    )
    with pytest.raises(ScenarioError) as error:
        _july(papers, wrong)
    text = " ".join(str(error.value).split())
    assert "LOAD050 changes: no earlier paper has 'therms' did you mean 'terms'" in text
    assert "LOAD050 confirms: no earlier paper has a relation 'decides' that matches this" in text


def test_a_first_paper_has_nothing_to_confirm(papers: Path) -> None:
    with pytest.raises(ScenarioError, match="'confirms' needs an earlier paper"):
        _july(papers, SECOND.replace("extends: march\n", ""))


# -- what only the later paper names --------------------------------------------------------------------------------

NEW = SECOND.replace(
    "confirms:",
    "bodies: {council: {name: The council, aliases: [town hall], kind: local_authority_ut, source: 2 p7}}\nconfirms:",
    1,
)


def test_what_only_a_later_paper_names_is_told_so_when_it_is_asked_for_as_it_was_known_before(papers: Path) -> None:
    july = _july(papers, NEW)
    for name in ("council", "town hall"):
        for ask in (lambda graph, name=name: graph.show(name), lambda graph, name=name: graph.answers_to(name)):
            with pytest.raises(govgraph.GovgraphError, match="named only by a later paper: July, of 18 July 2023"):
                ask(july.graph(known_by="1"))
    with pytest.raises(govgraph.GovgraphError, match="no thing is called 'town hal'"):
        july.graph(known_by="1").show("town hal")


def test_what_only_a_later_paper_names_is_marked_on_earlier_days(papers: Path) -> None:
    july = _july(papers, NEW)
    said = "On the day asked about no paper named it: the first that does is of 18 July 2023."
    assert said in july.graph(on="2023-03-21").show("council").notes
    assert said in july.graph(on="2023-03-21").status("council").notes
    assert said not in july.graph().show("council").notes
    assert said not in july.graph(on="2023-03-21").show("table").notes


def test_a_field_of_a_thing_that_a_later_paper_changes_is_as_it_was_until_the_day_of_that_paper(papers: Path) -> None:
    rows = """changes:
  - {of: table, to: {name: Formal table, status: interim}, source: 2 p8}
  - {of: other, to: {name: Other forum}, on: 2023-05-01, source: 2 p8}
"""
    july = _july(papers, SECOND.replace("changes:\n", rows, 1))
    seen = {
        day: [
            (july.graph(on=day).all_things[key].name, july.graph(on=day).all_things[key].status)
            for key in ("table", "other")
        ]
        for day in ("2023-03-21", "2023-05-01", "2023-07-18")
    }
    assert seen == {
        "2023-03-21": [("Table", "in force"), ("Other", "in force")],
        "2023-05-01": [("Table", "in force"), ("Other forum", "in force")],
        "2023-07-18": [("Formal table", "interim"), ("Other forum", "in force")],
    }
