"""Registers of bodies and posts, organograms, linked data: who there is, what hangs on what, and what changed since."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govgraph.model.scenario import Scenario

Written = Callable[..., Path]
BODIES = [
    [
        "RecordID",
        "Name",
        "OperationalStatus",
        "OrganizationType",
        "URL",
        "AlternateOrFormerNames",
        "Acronym",
        "PrincipalOfficerName",
        "PrincipalOfficerTitle",
        "ReportsTo",
        "Founded",
    ],
    [
        "B-1",
        "Office of the Mayor",
        "Active",
        "Mayoral Office",
        "https://example.org/mayor",
        "",
        "",
        "Pat Doe",
        "Mayor",
        "",
        "",
    ],
    [
        "B-2",
        "Parks Department",
        "Active",
        "Agency",
        "https://example.org/parks",
        "Public Gardens; Parks and Play",
        "PD",
        "Lee Ray",
        "Commissioner",
        "Deputy Mayor for Culture; Office of the Mayor",
        "",
    ],
    ["B-3", "Landmarks Board", "Inactive", "Advisory body", "", "", "LB", "", "", "Parks Department", ""],
]


def lines(scenario: Scenario, *kinds: str) -> set[tuple[str, ...]]:
    """Relations of these kinds as (kind, who, to), by name."""
    names = {thing.id: thing.name for thing in scenario.baseline.things.values()}
    return {
        (
            fact.kind,
            " + ".join(names[i] for i in fact.subject.ids) or str(fact.subject.unknown),
            " + ".join(names[i] for i in fact.object.ids) or str(fact.object.unknown),
        )
        for fact in scenario.baseline.facts.values()
        if fact.kind in kinds
    }


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_a_register_of_bodies_in_every_encoding_of_excel(
    encoding: str, separator: str, bring: Any, table: Written
) -> None:
    rows = [
        *BODIES,
        ["B-4", "Café Board – West", "Active", "Board", "", "", "", "", "", "Office of the Mayor", "01/04/1998"],
    ]
    scenario, made = bring(table(rows, encoding=encoding, separator=separator))
    things = {thing.name: thing for thing in scenario.baseline.things.values()}
    parks = things["Parks Department"]
    assert (parks.aliases, parks.formerly, parks.identifiers, parks.links) == (
        ("PD",),
        ("Public Gardens", "Parks and Play"),
        {"record id": "B-2"},
        ("https://example.org/parks",),
    )
    assert things["Landmarks Board"].status == "past"
    assert str(things["Café Board – West"].span) == "from 1998-04-01"
    assert lines(scenario, "reports to") == {
        ("reports to", "Parks Department", "Deputy Mayor for Culture"),
        ("reports to", "Parks Department", "Office of the Mayor"),
        ("reports to", "Landmarks Board", "Parks Department"),
        ("reports to", "Café Board – West", "Office of the Mayor"),
    }
    assert lines(scenario, "occupies") == {("occupies", "Pat Doe", "Mayor"), ("occupies", "Lee Ray", "Commissioner")}
    assert [asked.why for asked in made.asked] == ["no date says when it holds; the day of the import is taken"]
    assert scenario.law == (), "no body is of a kind that English law holds"


def test_an_organogram_of_two_files(bring: Any, table: Written) -> None:
    senior = table(
        [
            [
                "Post Unique Reference",
                "Name",
                "Grade (or equivalent)",
                "Job Title",
                "Job/Team Function",
                "Parent Department",
                "Organisation",
                "Unit",
                "Reports to Senior Post",
                "FTE",
            ],
            [
                "100",
                "Ada Quent",
                "SCS3",
                "Permanent Secretary",
                "Leads",
                "Department for Tides",
                "Department for Tides",
                "Private Office",
                "XX",
                "1.00",
            ],
            [
                "101",
                "Vacant",
                "SCS1",
                "Deputy Director, Flooding",
                "Floods",
                "Department for Tides",
                "Department for Tides",
                "Coasts",
                "100",
                "0.00",
            ],
        ],
        name="senior.csv",
    )
    junior = table(
        [
            [
                "Parent Department",
                "Organisation",
                "Unit",
                "Reporting Senior Post",
                "Grade",
                "Generic Job Title",
                "Number of Posts in FTE",
            ],
            ["Department for Tides", "Department for Tides", "Coasts", "101", "HEO", "Policy Officer", "6.50"],
        ],
        name="junior.csv",
    )
    scenario, _ = bring(senior, junior)
    assert lines(scenario, "reports to", "of", "occupies", "part of") == {
        ("reports to", "Deputy Director, Flooding", "Permanent Secretary"),
        ("reports to", "Policy Officer", "Deputy Director, Flooding"),
        ("of", "Permanent Secretary", "Private Office"),
        ("of", "Deputy Director, Flooding", "Coasts"),
        ("of", "Policy Officer", "Coasts"),
        ("part of", "Private Office", "Department for Tides"),
        ("part of", "Coasts", "Department for Tides"),
        ("occupies", "Ada Quent", "Permanent Secretary"),
        ("occupies", "nobody", "Deputy Director, Flooding"),
    }
    assert sorted(scenario.documents) == ["junior", "senior"]


def test_importing_again_keeps_ids_by_identifier_and_says_what_changed(
    bring: Any, table: Written, tmp_path: Path
) -> None:
    first, _ = bring(table(BODIES))
    ids = {thing.identifiers["record id"]: thing.id for thing in first.baseline.things.values() if thing.identifiers}
    renamed = [row[:] for row in BODIES]
    renamed[2][1] = "Department of Parks and Rivers"
    renamed[2][9] = "Office of the Mayor"
    del renamed[3]
    renamed.append(["B-9", "River Board", "Active", "Board", "", "", "", "", "", "Department of Parks and Rivers", ""])
    (tmp_path / "made" / "mine.yaml").write_text("bodies: {mine: {name: My own body, source: register p1}}\n")
    second, made = bring(table(renamed), update=True)
    again = {thing.identifiers["record id"]: thing.id for thing in second.baseline.things.values() if thing.identifiers}
    assert {code: again[code] for code in ("B-1", "B-2")} == {code: ids[code] for code in ("B-1", "B-2")}
    assert "mine" in second.baseline.things, "what was added in a file of its own stays"
    changes = made.changes
    assert changes.new == ("River Board (B-9) is new",)
    assert "Landmarks Board (B-3) is gone" in changes.gone
    assert changes.changed == (
        "Department of Parks and Rivers (B-2): name was Parks Department, and is Department of Parks and Rivers",
    )
    assert "Department of Parks and Rivers reports to Deputy Mayor for Culture" not in changes.lines_new
    _third, made = bring(table(renamed), update=True)
    assert made.changes.none


def test_a_mapping_that_was_edited_is_used_again(bring: Any, table: Written, tmp_path: Path) -> None:
    rows = [["Thing", "Upstairs"], ["Alpha Board", ""], ["Beta Committee", "Alpha Board"]]
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "date: 1 April 2024\ntables: {register: {shape: register, headings: record 1, columns: {Thing: name, Upstairs: parent}}}\n"
    )
    scenario, made = bring(table(rows), mapping=mapping)
    assert lines(scenario, "reports to", "committee of") == {("reports to", "Beta Committee", "Alpha Board")}
    assert str(scenario.date) == "2024-04-01"
    assert made.asked == ()


def test_a_question_is_answered_in_the_mapping(bring: Any, table: Written, tmp_path: Path) -> None:
    rows = [
        ["Post ref", "Title", "Reports to", "From"],
        ["P1", "Clerk", "", ""],
        ["P2", "Clerk", "", ""],
        ["P3", "Porter", "Clerk", "31/09/2021"],
    ]
    _, made = bring(table(rows), folder="first")
    assert [(asked.text, asked.readings) for asked in made.asked[:1]] == [
        ("Clerk", ("P1 Clerk", "P2 Clerk", "all of them"))
    ]
    assert next(asked.why for asked in made.asked if asked.text == "31/09/2021").startswith("“31/09/2021” is no day")
    mapping = tmp_path / "map.yaml"
    mapping.write_text("date: 2024-04-01\ncells: {R4C3: P2, R4C4: 30/09/2021}\n")
    scenario, made = bring(table(rows), mapping=mapping, folder="second")
    assert made.asked == ()
    assert {fact.object.ids for fact in scenario.baseline.facts.values() if fact.kind == "reports to"} == {
        ("clerk-p2",)
    }


def test_popolo(bring: Any, tmp_path: Path) -> None:
    tree = {
        "organizations": [
            {
                "id": "o1",
                "name": "Assembly",
                "classification": "legislature",
                "identifiers": [{"scheme": "iso", "identifier": "A1"}],
            },
            {"id": "o2", "name": "Health Committee", "parent_id": "o1", "image": "x.png"},
        ],
        "persons": [{"id": "p1", "name": "Ann Bee"}],
        "posts": [{"id": "c", "label": "Speaker", "organization_id": "o1"}],
        "memberships": [
            {"person_id": "p1", "post_id": "c", "start_date": "2011-01-01", "end_date": "2013-07-08"},
            {"person_id": "p1", "organization_id": "o2", "role": "Member"},
            {"person_id": "p9", "organization_id": "o2"},
        ],
    }
    path = tmp_path / "popolo.json"
    path.write_text(json.dumps(tree))
    scenario, made = bring(path)
    assert lines(scenario, "occupies", "member of", "part of", "of") == {
        ("occupies", "Ann Bee", "Speaker"),
        ("member of", "Ann Bee", "Health Committee"),
        ("part of", "Health Committee", "Assembly"),
        ("of", "Speaker", "Assembly"),
    }
    assert made.left_out == ("image",)
    assert [n.reason for n in made.not_read] == ["whom or what it is about is not in the file"]
    held = next(fact for fact in scenario.baseline.facts.values() if fact.kind == "occupies")
    assert str(held.span) == "from 2011-01-01 until 2013-07-09"


def test_w3c_org(bring: Any, tmp_path: Path) -> None:
    tree = {
        "@context": {},
        "@graph": [
            {"@id": "ex:a", "@type": "org:Organization", "skos:prefLabel": "Agency", "org:identifier": "AG"},
            {
                "@id": "ex:b",
                "@type": ["org:OrganizationalUnit"],
                "skos:prefLabel": {"@value": "Unit"},
                "org:unitOf": {"@id": "ex:a"},
            },
            {
                "@id": "ex:p",
                "@type": "org:Post",
                "skos:prefLabel": "Head",
                "org:postIn": {"@id": "ex:a"},
                "org:heldBy": {"@id": "ex:x"},
            },
            {"@id": "ex:x", "@type": "foaf:Person", "foaf:name": "Cy Dee"},
            {"@id": "ex:s", "@type": "org:Site"},
        ],
    }
    path = tmp_path / "org.json"
    path.write_text(json.dumps(tree))
    scenario, made = bring(path)
    assert lines(scenario, "occupies", "part of", "of") == {
        ("occupies", "Cy Dee", "Head"),
        ("part of", "Unit", "Agency"),
        ("of", "Head", "Agency"),
    }
    assert made.left_out == ("Site",)


@pytest.mark.parametrize("version", ["0.2", "0.4"])
def test_ownership_statements(version: str, bring: Any, tmp_path: Path) -> None:
    interest = {"type": "shareholding", "share": {"exact": 60}, "startDate": "2019-01-01"}
    if version == "0.4":
        tree = [
            {
                "statementId": "s1",
                "recordId": "e1",
                "recordType": "entity",
                "recordDetails": {
                    "name": "Care Ltd",
                    "entityType": {"type": "registeredEntity"},
                    "identifiers": [{"scheme": "GB-COH", "id": "123"}],
                },
            },
            {
                "statementId": "s2",
                "recordId": "p1",
                "recordType": "person",
                "recordDetails": {"names": [{"fullName": "Di Fox"}]},
            },
            {
                "statementId": "s3",
                "recordId": "r1",
                "recordType": "relationship",
                "recordDetails": {"subject": "e1", "interestedParty": "p1", "interests": [interest]},
            },
        ]
    else:
        tree = [
            {
                "statementID": "s1",
                "statementType": "entityStatement",
                "name": "Care Ltd",
                "entityType": "registeredEntity",
                "identifiers": [{"scheme": "GB-COH", "id": "123"}],
            },
            {"statementID": "s2", "statementType": "personStatement", "names": [{"fullName": "Di Fox"}]},
            {
                "statementID": "s3",
                "statementType": "ownershipOrControlStatement",
                "subject": {"describedByEntityStatement": "s1"},
                "interestedParty": {"describedByPersonStatement": "s2"},
                "interests": [interest],
            },
        ]
    path = tmp_path / "bods.json"
    path.write_text(json.dumps(tree))
    scenario, _ = bring(path)
    fact = next(fact for fact in scenario.baseline.facts.values() if fact.kind == "interest")
    assert lines(scenario, "interest") == {("interest", "Di Fox", "Care Ltd")}
    assert (fact.note, str(fact.span)) == ("shareholding, 60%", "from 2019-01-01")
    assert scenario.baseline.things["care-ltd"].identifiers == {"gb-coh": "123"}
