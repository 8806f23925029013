"""Mistakes in files: the cause comes first and silences what follows from it; nothing is passed over without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import govgraph
from govgraph.loader import files

Folder = Callable[..., Path]
Govgraph = Callable[..., Result]

SCENARIO = """\
title: A place
date: 2023-04-01
documents: {d: Paper}
place: town
places: {town: Town, city: City}
bodies:
  icb: {name: ICB, kind: icb, source: d}
  spb:
    name: Board
    kind: forum
    source: d
  trust: {name: Trust, kind: nhs_trust, source: d}
decisions: {capital: Capital, beds: Beds}
relations:
  decides:
    - {who: spb, what: capital, source: d s1}
    - {who: icb, what: beds, where: town, source: d s1}
"""
OPTION = """\
name: Another
remove: [{decides: {who: spb, what: capital}}]
change: {trust: {status: past}}
add:
  relations:
    decides: [{who: trust, what: capital, source: d s2}, {who: icb, what: capital, aspect: revenue, source: d s2}]
"""


def problems(where: Path) -> list[str]:
    with pytest.raises(govgraph.ScenarioError) as caught:
        govgraph.load(where)
    return [str(problem).replace(f"{where}/", "") for problem in caught.value.problems]


def heads(where: Path) -> list[str]:
    return [problem.splitlines()[0] for problem in problems(where)]


# -- the cause alone --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "    kind: forum",
            "   kind: forum",
            "scenario.yaml:10:4: LOAD002 is not YAML: this line is indented otherwise",
        ),
        ("    kind: forum", "\tkind: forum", "scenario.yaml:10:1: LOAD002 is not YAML: a tab is no indent"),
        ("    kind: forum", "    kind: [forum", "LOAD002 is not YAML: the bracket that opens on line 10 is not closed"),
        (
            "name: Board\n",
            "name: The board: ours\n",
            "scenario.yaml:9:20: LOAD002 is not YAML: a second ': ' stands in one line",
        ),
        ("  trust: {name", "trust: {name", "scenario.yaml:12:1: LOAD012 there is no section 'trust'"),
        ("  trust: {name", "    trust: {name", "scenario.yaml:12:5: LOAD022 a body has no field or relation 'trust'"),
        (
            "kind: icb,",
            "kind: icb, colour: red,",
            "scenario.yaml:7:31: LOAD022 a body has no field or relation 'colour'",
        ),
        ("{name: Trust,", "{nam: Trust,", "scenario.yaml:12:11: LOAD022 a body has no field or relation 'nam'"),
        ("bodies:", "bodis:", "scenario.yaml:6:1: LOAD012 there is no section 'bodis'"),
        (
            "documents: {d: Paper}",
            "documents: {d: {titel: Paper}}",
            "scenario.yaml:3:17: LOAD022 document 'd' has no field 'titel'",
        ),
        ("date: 2023-04-01", "date: soon", 'scenario.yaml:2:7: LOAD020 "soon" is not a date'),
    ],
)
def test_one_mistake_is_told_and_not_what_follows_from_it(folder: Folder, right: str, wrong: str, said: str) -> None:
    assert right in SCENARIO
    found = heads(folder({"scenario.yaml": SCENARIO.replace(right, wrong, 1), "options/a.yaml": OPTION}))
    assert len(found) == 1
    assert said in found[0]


def test_another_mistake_in_another_file_is_told_as_well_after_the_cause(folder: Folder) -> None:
    where = folder(
        {
            "scenario.yaml": SCENARIO.replace("    kind: forum", "   kind: forum"),
            "options/a.yaml": OPTION.replace("status: past", "status: gone"),
            "bodies.yaml": "bodies: {x: {name: X, status: sure}}\n",
        }
    )
    assert [head.split(" ")[0:2] for head in heads(where)] == [
        ["scenario.yaml:10:4:", "LOAD002"],
        ["bodies.yaml:1:31:", "LOAD021"],
    ]


def test_what_is_wrong_by_itself_is_told_beside_it(folder: Folder) -> None:
    found = heads(folder(SCENARIO.replace("{name: Trust,", "{nam: Trust,").replace("who: spb", "who: sbp")))
    assert [head.split(": ", 1)[1] for head in found] == [
        "LOAD022 a body has no field or relation 'nam'",
        "LOAD040 there is no thing 'sbp'",
    ]


def test_a_paper_that_extends_what_is_not_there_is_one_mistake(folder: Folder) -> None:
    later = "title: Later\ndate: 2023-07-01\nextends: basse\nbodies: {x: {name: X, committee of: icb, source: e s1}}\n"
    folder({"scenario.yaml": SCENARIO}, "base")
    assert heads(folder({"scenario.yaml": later}, "later")) == [
        "scenario.yaml:3:10: LOAD016 there is no scenario 'basse' beside this one"
    ]


# -- files that are not read ------------------------------------------------------------------------------------------


def test_every_file_that_is_passed_over_is_named(folder: Folder, govgraph: Govgraph) -> None:
    where = folder(
        {
            "scenario.yaml": SCENARIO,
            "two.yml": "bodies: {z: Z}\n",
            "THREE.YAML": "bodies: {y: Y}\n",
            "options/a.yml": "add: {}\n",
            "options/deeper/b.yaml": "add: {}\n",
            "more/x.yaml": "bodies: {x: X}\n",
            "law/own.yml": "kinds: {}\n",
            "table.csv": "who,what\n",
            ".hidden/x.yaml": "no: matter\n",
            "another/scenario.yaml": SCENARIO,
            "notes.txt": "nobody takes this for a part\n",
        }
    )
    shown = govgraph("check", where).stderr.replace(f"{where}/", "")
    assert [line for line in shown.splitlines() if "LOAD" in line] == [
        "THREE.YAML:1:1: LOAD059 is not read",
        "law/own.yml:1:1: LOAD059 is not read",
        "more/x.yaml:1:1: LOAD059 is not read: its folder is none of a scenario's",
        "options/a.yml:1:1: LOAD059 is not read",
        "options/deeper/b.yaml:1:1: LOAD059 is not read: its folder is none of a scenario's",
        "two.yml:1:1: LOAD059 is not read",
        "table.csv:1:1: LOAD059 is not read: no 'tables' lists it",
    ]
    assert "name it two.yaml" in shown


@pytest.mark.parametrize("name", ["options", "law", ""])
def test_a_folder_that_may_not_be_read_does_not_count_as_empty(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    where = folder({"scenario.yaml": SCENARIO, "options/a.yaml": OPTION, "law/own.yaml": "kinds: {}\n"})
    scandir = os.scandir

    def refused(path: Path) -> object:
        if Path(path) == where / name:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(files.os, "scandir", refused)
    (found,) = heads(where)
    assert f"{where / name}:1:1: LOAD001 cannot be read: Permission denied".endswith(found)


@pytest.mark.parametrize("name", ["x.yaml", "options/x.yaml", "law/x.yaml"])
def test_a_pipe_is_no_file(folder: Folder, name: str) -> None:
    where = folder({"scenario.yaml": SCENARIO, "options/a.yaml": "add: {}\n", "law/own.yaml": "kinds: {}\n"})
    os.mkfifo(where / name)
    assert heads(where) == [f"{name}:1:1: LOAD001 is a pipe, not a file"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom"])
def test_a_device_is_no_file(folder: Folder, device: str) -> None:
    where = folder(SCENARIO)
    (where / "x.yaml").symlink_to(device)
    assert heads(where) == ["x.yaml:1:1: LOAD001 is a device, not a file"]


# -- words that nothing reads -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        (
            "bodies: {c: {name: C, facts: {sistem: executive}}}\n",
            "2:31: LOAD054 no law asks of a body whether 'sistem'",
            "system",
        ),
        (
            "posts: {p: {name: P, facts: {employe: true}}}\n",
            "2:30: LOAD054 no law asks of a post whether 'employe'",
            "employee",
        ),
        (
            "funds: {f: {name: F, facts: {agreemnt: true}}}\n",
            "2:30: LOAD054 no law asks of a fund whether 'agreemnt'",
            "agreement",
        ),
        (
            "funds: {f: {name: F, power: section 75}}\n",
            "2:29: LOAD045 there is no power 'section 75'",
            "did you mean 'S75'",
        ),
        ("funds: {f: {name: F, power: S75/PAR_R99}}\n", "2:29: LOAD045 there is no power 'S75/PAR_R99'", ""),
        (
            "bodies: {a: {name: A, delegates: {to: b, power: s. 65Z5}}, b: B}\n",
            "2:42: LOAD045 there is no power 's. 65Z5'",
            "'S65Z5'",
        ),
        (
            "bodies: {a: {name: A, delegates: {to: b, conditions: {constitution cove: true}}}, b: B}\n",
            "2:42: LOAD054 no law asks of an arrangement whether 'constitution cove' is there",
            "constitution cover",
        ),
        ("claims: {c: {says: x, test: {finding: STR999}}}\n", "2:39: LOAD055 there is no finding 'STR999'", "STR"),
        (
            "instruments: {i: {name: I, items: [{says: x, test: {finding: STR999}}]}}\n",
            "2:62: LOAD055 there is no finding",
            "STR",
        ),
    ],
)
def test_a_word_that_nothing_reads_is_told_at_its_line(folder: Folder, text: str, said: str, right: str) -> None:
    (found,) = problems(folder("{title: t, date: 2023-04-01}".strip("{}").replace(", ", "\n") + "\n" + text))
    assert f"scenario.yaml:{int(said[0]) + 1}{said[1:]}" in found
    assert right in found


def test_facts_are_as_papers_call_them_where_no_law_is_read(folder: Folder) -> None:
    where = folder(
        "title: t\ndate: 2023-04-01\nlaw: none\nbodies: {c: {name: C, facts: {a quorum of its own: true}}}\n"
    )
    assert govgraph.load(where).baseline.things["c"].facts == {"a quorum of its own": True}  # type: ignore[attr-defined]


def test_names_may_be_numbers(folder: Folder) -> None:
    text = "title: 311\ndate: 2023-04-01\nbodies: {'311': {name: 311, aliases: [1.10, 2, NYC], note: 5}}\n"
    scenario = govgraph.load(folder(text))
    thing = scenario.baseline.things["311"]
    assert (scenario.title, thing.name, thing.aliases, thing.note) == ("311", "311", ("1.10", "2", "NYC"), "5")


def test_a_number_is_words_where_words_are_asked_for(folder: Folder) -> None:
    text = "title: t\ndate: 2023-04-01\nbodies: {a: 311}\nrecommendations: {r: {says: x, number: 9, to: [a]}}\n"
    text = text.replace("a: 311", "a: {name: A, label: 7}")
    assert govgraph.load(folder(text)).baseline.statements["r"].number == "9"  # type: ignore[attr-defined]


def test_a_name_in_place_of_an_id_is_answered_with_the_id(folder: Folder) -> None:
    text = "title: t\ndate: 2023-04-01\nbodies: {city: {name: City Council}, icb: {name: ICB}}\ndecisions: {m: {name: M, decides: city-council}}\n"
    assert problems(folder(text))[0].splitlines()[1].strip() == "did you mean 'city' (City Council)?"
    assert problems(folder(text.replace("city-council", "icbx")))[0].splitlines()[1].strip() == "did you mean 'icb'?"


def test_an_amount_or_a_number_that_no_source_states_is_written_so(folder: Folder) -> None:
    text = (
        "title: t\ndate: 2023-04-01\nfunds: {f: {name: F, amount: not stated}}\n"
        "meetings: {m: {name: M, per year: not stated, hours: unclear}}\ngroups: {g: {name: G, count: not stated}}\n"
    )
    assert set(govgraph.load(folder(text)).baseline.things) == {"f", "m", "g"}


# -- options ----------------------------------------------------------------------------------------------------------

WITH_ACTS = """\
title: t
date: 2023-04-01
place: town
documents: {d: Paper}
places: {town: Town, city: City, shire: Shire}
sectors: {acute: Acute}
bodies:
  a: {name: A, kind: nhs_trust, covers: town, sector: acute, source: d}
  b: {name: B, kind: nhs_trust, covers: city, source: d}
  icb: {name: ICB, kind: icb, source: d}
posts: {chair: {name: Chair, of: a, facts: {employee: a}, source: d}}
groups: {trusts: {name: Trusts, members: [a, b], source: d}}
functions: {care: Care}
decisions: {capital: {name: Capital, exercises: care}}
events: {asked: Asked}
acts:
  x: {name: An act, taken by: [a, b], what: [capital], where: [town], date: 2023-02-01, parts: [{who: chair, for: a}],
      share: {a: 100, b: 50}, source: d}
relations:
  decides: [{who: a, what: capital, where: town, source: d}, {who: b, what: capital, where: city, source: d}]
  delegates: [{who: icb, to: a, what: capital, source: d}, {who: icb, to: b, if: asked, source: d}]
  accountable to: [{who: a, to: icb, for: capital, through: b, source: d}]
"""


@pytest.mark.parametrize(
    "option",
    [
        "merge: [{bodies: [a, b], into: c}]\nadd: {bodies: {c: {name: C, kind: nhs_trust, source: d}}}\n",
        "merge: [{bodies: [town, city], into: shire}]\n",
        "remove: [a]\n",
        "remove: [b, city, asked]\n",
        "remove: [capital]\n",
        "remove: [chair, trusts, acute]\n",
    ],
)
def test_an_option_may_merge_or_remove_whom_acts_lists_and_facts_name(
    folder: Folder, govgraph: Govgraph, option: str
) -> None:
    where = folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": option})
    for command in (["check"], ["facts"], ["timeline"], ["who-decides", "capital"]):
        asked = govgraph(command[0], where, *command[1:], "--option", "o")
        assert asked.exit_code in ({0, 1} if command[0] != "who-decides" or "capital" not in option else {0, 1, 2})
        assert "should not" not in asked.stderr
    assert govgraph("compare", where).exit_code == 0


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("change: {a: past}\n", "options/o.yaml:1:13: LOAD018 'past' says no field to change"),
        ("change: word\n", "options/o.yaml:1:9: LOAD018 a change needs 'of' and 'to'"),
        ("change: [{of: a, to: past}]\n", "options/o.yaml:1:22: LOAD018 'past' says no field to change"),
        ("add: [x]\n", "options/o.yaml:1:6: LOAD011 'add' needs sections"),
        ("remove: nothing-here\n", "options/o.yaml:1:9: LOAD050 nothing to remove"),
        ("merge: word\n", "options/o.yaml:1:8: LOAD024 a merge"),
    ],
)
def test_what_an_option_does_not_say_is_told(folder: Folder, option: str, said: str) -> None:
    (found,) = heads(folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": option}))
    assert found.startswith(said)


def test_merged_bodies_are_named_by_acts_groups_and_facts_as_the_one_that_replaces_them(folder: Folder) -> None:
    option = "merge: [{bodies: [a, b], into: c}]\nadd: {bodies: {c: {name: C, kind: nhs_trust, source: d}}}\n"
    things = govgraph.load(folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": option})).graph("o").things
    act, trusts, chair = things["x"], things["trusts"], things["chair"]
    assert (act.taken_by, act.parts[0].acting_for, act.share) == (("c",), "c", {"c": 150.0})  # type: ignore[attr-defined]
    assert (trusts.members, chair.facts) == (("c",), {"employee": "c"})  # type: ignore[attr-defined]


def test_merged_places_are_one_place_and_questions_are_about_it(folder: Folder) -> None:
    where = folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": "merge: [{bodies: [town, city], into: shire}]\n"})
    graph = govgraph.load(where).graph("o")
    assert graph.place == "shire"
    assert {fact.role("where").ids for fact in graph if fact.kind == "decides"} == {("shire",)}


def test_a_relation_is_gone_with_the_matter_place_or_event_that_it_is_about(folder: Folder) -> None:
    kept = {}
    for gone in ("capital", "city", "asked", "b"):
        where = folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": f"remove: [{gone}]\n"}, gone)
        graph = govgraph.load(where).graph("o")
        kept[gone] = sorted(
            fact.id for fact in graph if fact.basis != "law" and fact.kind in {"decides", "delegates", "accountable to"}
        )
    every = {
        "accountable to(for=capital; through=b; to=icb; who=a)",
        "decides(what=capital; where=city; who=b)",
        "decides(what=capital; where=town; who=a)",
        "delegates(if=asked; to=b; who=icb)",
        "delegates(to=a; what=capital; who=icb)",
    }
    assert {gone: every - set(left) for gone, left in kept.items()} == {
        "capital": every - {"delegates(if=asked; to=b; who=icb)"},
        "city": {"decides(what=capital; where=city; who=b)"},
        "asked": {"delegates(if=asked; to=b; who=icb)"},
        "b": {"decides(what=capital; where=city; who=b)", "delegates(if=asked; to=b; who=icb)"},
    }


def test_an_option_that_removes_the_place_of_the_scenario_is_at_fault(folder: Folder) -> None:
    where = folder({"scenario.yaml": WITH_ACTS, "options/o.yaml": "remove:\n  - town\n"})
    assert heads(where) == [
        "options/o.yaml:2:5: LOAD053 option 'o' removes 'town', the place that the scenario is about"
    ]


# -- what once crashed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("expect", ["word", "[a, b]", "5", ""])
def test_what_a_question_expects_is_a_set_of_facets(folder: Folder, govgraph: Govgraph, expect: str) -> None:
    where = folder(
        {
            "scenario.yaml": SCENARIO,
            "questions.yaml": f"q:\n  text: Who?\n  ask: {{who decides: capital}}\n  expect: {expect}\n",
        }
    )
    asked = govgraph("test", where)
    assert asked.exit_code == 2
    assert f"{where}/questions.yaml:4:{11 if expect else 10}: LOAD019 'expect' is" in asked.stderr


def test_questions_stand_under_their_ids(folder: Folder, govgraph: Govgraph) -> None:
    where = folder({"scenario.yaml": SCENARIO, "questions.yaml": "- {text: Who?}\n"})
    assert f"{where}/questions.yaml:1:1: LOAD011 expected questions by id" in govgraph("test", where).stderr


def test_a_question_that_is_asked_with_a_wrong_word_names_it(folder: Folder, govgraph: Govgraph) -> None:
    question = "q:\n  text: Who?\n  ask: {who decides: {matr: capital}}\n  expect: {deciders: [spb]}\n"
    shown = govgraph("test", folder({"scenario.yaml": SCENARIO, "questions.yaml": question})).stdout
    assert "who-decides has no 'matr'" in shown
    assert "TypeError" not in shown


@pytest.mark.parametrize("option", ["baseline", "now", "none"])
def test_the_baseline_can_be_assessed(folder: Folder, govgraph: Govgraph, option: str) -> None:
    assert govgraph("assess", folder(SCENARIO), option).exit_code == 0


def test_a_closed_output_is_no_failure(folder: Folder) -> None:
    where = folder(SCENARIO)
    done = subprocess.run(
        f'"{sys.executable}" -m govgraph check "{where}" >&-', shell=True, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_port_that_is_none_is_told_without_asking_anybody(folder: Folder, govgraph: Govgraph) -> None:
    asked = govgraph("facts", "case", "--store", "bolt://127.0.0.1:abc")
    assert asked.exit_code == 2
    assert "'127.0.0.1:abc' is no server: the address is neo4j://host:port" in asked.stderr
