"""What is a table in a paper is a table in the scenario, and what many facts share is said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import govgraph
from govgraph.model.facts import Fact
from govgraph.stores.folders import write
from govgraph.stores.writing import rows

Folder = Callable[..., Path]

HEAD = """
title: Remits
date: 2023-03-21
documents: {d: Paper}
bodies: {icb: {name: ICB}, place: {name: Place}}
services: {beds: Beds, urgent: Urgent care}
"""


def said(fact: Fact) -> tuple[object, ...]:
    roles = {role: (filler.ids, filler.mode) for role, filler in fact.roles.items()}
    return fact.kind, roles, fact.fields, fact.status, fact.basis, fact.negated, [str(s) for s in fact.sources]


def facts(folder: Path) -> list[tuple[object, ...]]:
    return sorted((said(fact) for fact in govgraph.load(folder).baseline.facts.values()), key=str)


ROW_BY_ROW = (
    HEAD
    + """
relations:
  responsible for:
    - {what: beds, who: icb, aspect: contract, level: system, status: provisional, source: d App 2}
    - {what: beds, who: {together: [icb, place]}, aspect: "budget, all of it", level: place, status: provisional, source: d App 2}
    - {what: urgent, who: place, level: place, not: true, status: in force, source: [d App 2, d App 3]}
"""
)

IN_YAML = (
    HEAD
    + """
relations:
  responsible for:
    defaults: {status: provisional, source: d App 2, level: place}
    columns: [what, who, aspect, level, not, status, source]
    rows:
      - [beds, icb, contract, system, ~, ~, ~]
      - [beds, {together: [icb, place]}, "budget, all of it", ~, ~, ~, ~]
      - [urgent, place, ~, ~, true, in force, [d App 2, d App 3]]
"""
)

MIXED = (
    HEAD
    + """
relations:
  columns: [relation, what, who, aspect, level, not, status, source]
  defaults: {status: provisional, source: d App 2, level: place, relation: responsible for}
  rows:
    - [responsible for, beds, icb, contract, system, ~, ~, ~]
    - [~, beds, {together: [icb, place]}, "budget, all of it", ~, ~, ~, ~]
    - [~, urgent, place, ~, ~, true, in force, [d App 2, d App 3]]
"""
)

FIELDS_BY_NAME = (
    HEAD
    + """
defaults: {source: d App 2}
relations:
  defaults: {status: provisional}
  responsible for:
    defaults: {level: place}
    rows:
      - {what: beds, who: icb, aspect: contract, level: system}
      - {what: beds, who: {together: [icb, place]}, aspect: "budget, all of it"}
      - {what: urgent, who: place, not: true, status: in force, source: [d App 2, d App 3]}
"""
)

LISTED = (
    HEAD
    + """
tables:
  designation.csv:
    relation: responsible for
    columns: {Service: what, Holder: who, Aspect: aspect, Denied: not}
    leave out: Remarks
    defaults: {status: provisional, source: d App 2, level: place}
"""
)
CSV = (
    "Service,Holder,Aspect,level,Denied,Remarks,status,source\n"
    'beds,icb,contract,system,FALSE,"two\nlines",,\n'
    "\n"
    'beds,together: icb; place,"budget, all of it",,,,,\n'
    "urgent,place,,,TRUE,,in force,d App 2; d App 3\n"
)


@pytest.mark.parametrize("text", [IN_YAML, MIXED, FIELDS_BY_NAME], ids=["rows", "several relations", "fields by name"])
def test_a_table_says_what_its_rows_say_one_by_one(folder: Folder, text: str) -> None:
    assert facts(folder(text, "table")) == facts(folder(ROW_BY_ROW, "rows"))


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_csv_file_says_the_same(folder: Folder, end: str) -> None:
    table = folder({"scenario.yaml": LISTED}, "table")
    (table / "designation.csv").write_bytes(b"\xef\xbb\xbf" + CSV.replace("\n", end).encode())
    assert facts(table) == facts(folder(ROW_BY_ROW, "rows"))


def test_entries_of_a_section_and_of_the_record_may_be_tables(folder: Folder) -> None:
    scenario = govgraph.load(
        folder(
            {
                "scenario.yaml": "title: t\ndate: 2023-03-21\ndocuments: {d: Paper}\n"
                "services:\n  columns: [id, name, aliases]\n  rows: [[beds, Beds, [Wards]], [urgent, Urgent care, ~]]\n"
                "tables:\n  judged.csv: {section: judgements, defaults: {sort: risk, source: d s1}}\n",
                "judged.csv": "says,about\nToo few,beds; urgent\nToo slow,urgent\n",
            }
        )
    )
    assert {key: (thing.name, thing.aliases) for key, thing in scenario.baseline.things.items()} == {
        "beds": ("Beds", ("Wards",)),
        "urgent": ("Urgent care", ()),
    }
    assert {key: (item.says, item.about) for key, item in scenario.baseline.statements.items()} == {
        "judged-2": ("Too few", ("beds", "urgent")),
        "judged-3": ("Too slow", ("urgent",)),
    }


def test_an_option_may_add_a_table(folder: Folder) -> None:
    where = folder(
        {
            "scenario.yaml": HEAD,
            "options/a.yaml": "add:\n  defaults: {status: proposed}\n  tables: {later.csv: responsible for}\n",
            "options/later.csv": "what,who\nbeds,place\n",
        }
    )
    (fact,) = [fact for fact in govgraph.load(where).graph("a") if fact.kind == "responsible for"]
    assert (fact.status, fact.option, str(fact.mark)) == ("proposed", "a", f"{where}/options/later.csv:2:1")


DEFAULTS = """
title: t
date: 2023-03-21
documents: {d: Paper, e: Another}
defaults: {source: d s1, status: provisional, basis: inferred}
bodies:
  defaults: {status: planned}
  a: {name: A, decides: plan}
  b: {name: B, status: in force, source: e s2, decides: {what: plan, status: likely, basis: stated}}
decisions:
  plan: Plan
milestones:
  m: {says: Done, about: plan, due: May 2023}
"""


def test_what_an_item_says_itself_counts_before_the_section_and_that_before_the_file(folder: Folder) -> None:
    layer = govgraph.load(folder(DEFAULTS)).baseline
    found = {**layer.things, **layer.facts, **layer.statements}
    assert {key: (i.status, i.basis, [str(s) for s in i.sources]) for key, i in found.items()} == {
        "a": ("planned", "inferred", ["d s1"]),
        "b": ("in force", "inferred", ["e s2"]),
        "plan": ("provisional", "inferred", ["d s1"]),
        "decides(what=plan; who=a)": ("planned", "inferred", ["d s1"]),
        "decides(what=plan; who=b)": ("likely", "stated", ["e s2"]),
        "m": ("provisional", "inferred", ["d s1"]),
    }


def problems(folder: Path) -> list[str]:
    with pytest.raises(govgraph.ScenarioError) as caught:
        govgraph.load(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            "what,aspect\nbeds,x\n",
            "designation.csv:1:1: LOAD056 the table has no column 'who': 'responsible for' needs it",
        ),
        ("what,who,whom\nbeds,icb,x\n", "designation.csv:1:10: LOAD056 'responsible for' has no column 'whom'"),
        ("what,who,what\nbeds,icb,x\n", "designation.csv:1:10: LOAD056 the column 'what' is there twice"),
        ("what,who\nbeds,icb\nbeds\n", "designation.csv:3:1: LOAD056 row 3: has 1 cell, and the header has 2"),
        ("what,who\nbeds,icb,x\n", "designation.csv:2:1: LOAD056 row 2: has 3 cells, and the header has 2"),
        ("what,who\nbeds,icb\nurgent,icb\nbeds,icb\n", "designation.csv:4:1: LOAD014 row 4: says what row 2 says"),
        ("what,who\nbeds,icbx\n", "designation.csv:2:6: LOAD040 row 2, column 'who': there is no thing 'icbx'"),
        ("what,who\nbedz,icb\n", "designation.csv:2:1: LOAD040 row 2, column 'what': there is no thing 'bedz'"),
        ("what,who\n,icb\n", "designation.csv:2:1: LOAD034 row 2: 'responsible for' needs 'what'"),
        (
            "what,who,status\nbeds,icb,sure\n",
            "designation.csv:2:10: LOAD021 row 2, column 'status': 'sure' is not a status",
        ),
        (
            "what,who,source\nbeds,icb,z s1\n",
            "designation.csv:2:1: LOAD041 row 2, column 'what': there is no document 'z'",
        ),
        (
            "what,who,from\nbeds,icb,soon\n",
            "designation.csv:2:10: LOAD020 row 2, column 'from': \"soon\" is not a date",
        ),
        ('what,who,note\nbeds,icb,"open\n', "designation.csv:2:10: LOAD057 this cell is not closed"),
        ("what;who\nbeds;icb\n", "designation.csv:1:1: LOAD057 separates its columns by semicolons or tabs"),
        ("", "designation.csv:1:1: LOAD003 is empty"),
    ],
)
def test_a_mistake_in_a_file_names_file_row_and_column(folder: Folder, rows: str, says: str) -> None:
    where = folder({"scenario.yaml": HEAD + "tables: {designation.csv: responsible for}\n", "designation.csv": rows})
    found = problems(where)
    assert len(found) == 1
    assert found[0].startswith(says)


def test_a_heading_of_the_paper_is_named_where_its_cell_is_wrong(folder: Folder) -> None:
    where = folder({"scenario.yaml": LISTED, "designation.csv": CSV.replace("beds,icb", "beds,icbx")})
    (found,) = problems(where)
    assert found.startswith("designation.csv:2:6: LOAD040 row 2, column 'Holder': there is no thing 'icbx'")


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("{columns: [what], rows: [[beds]]}", "the table has no column 'who': 'responsible for' needs it"),
        ("{columns: [what, who], rows: [[beds, icb], [beds]]}", "row 2: has 1 cell, and the table has 2 columns"),
        ("{columns: [what, who], rows: [[beds, icb], [beds, icb]]}", "row 2: says what row 1 says"),
        ("{columns: [what, who], rows: [[beds, icbx]]}", "row 1, column 'who': there is no thing 'icbx'"),
        ("{columns: [what, who], row: [], rows: []}", "a table has no 'row'"),
        ("{rows: [[beds, icb]]}", "row 1: is no row: the table has no 'columns'"),
        ("{defaults: {whom: icb}, rows: [{what: beds, who: icb}]}", "'responsible for' has no column 'whom'"),
    ],
)
def test_a_mistake_in_a_table_of_a_file_names_row_and_column(folder: Folder, block: str, says: str) -> None:
    (found,) = problems(folder(HEAD + f"relations:\n  responsible for: {block}\n"))
    assert says in found


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{designation.csv: responsible fr}", "a table cannot hold 'responsible fr'"),
        ("{designation.csv: {relation: responsible fr}}", "there is no relation 'responsible fr'"),
        (
            "{designations.csv: responsible for}",
            "there is no file 'designations.csv'\n    did you mean 'designation.csv'?",
        ),
        ("{../designation.csv: responsible for}", "'../designation.csv' cannot be a table"),
        ("{designation.csv: {relation: responsible for, colums: {}}}", "a table has no 'colums'"),
        ("{designation.csv: {relation: responsible for, columns: {Servce: what}}}", "the file has no column 'Servce'"),
    ],
)
def test_a_mistake_in_the_list_of_tables_is_told_there(folder: Folder, entry: str, says: str) -> None:
    where = folder({"scenario.yaml": HEAD + f"tables: {entry}\n", "designation.csv": "what,who\nbeds,icb\n"})
    found = [problem for problem in problems(where) if "LOAD059" not in problem]
    assert len(found) == 1
    assert says in found[0]


def test_a_default_that_cannot_be_shared_is_told_once(folder: Folder) -> None:
    found = problems(folder(HEAD + "defaults: {who: icb, status: sure}\nagreements: {x: X, y: Y}\n"))
    assert [problem.splitlines()[0] for problem in found] == [
        "scenario.yaml:7:12: LOAD058 'who' cannot be a default here",
        "scenario.yaml:7:30: LOAD021 'sure' is not a status",
    ]


def test_a_store_gives_the_tables_back_with_the_files_that_list_them(folder: Folder, tmp_path: Path) -> None:
    where = folder({"scenario.yaml": LISTED, "designation.csv": CSV, "output.csv": "lying,about\n"})
    write(rows(govgraph.load(where)), tmp_path / "pulled")
    assert sorted(path.name for path in (tmp_path / "pulled").iterdir()) == ["designation.csv", "scenario.yaml"]
    assert facts(tmp_path / "pulled") == facts(where)
