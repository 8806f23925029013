"""Word documents: numbered matters below a sentence that says who decides, headings that name it, tables under them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govgraph.model.scenario import Scenario


def deciders(scenario: Scenario) -> list[tuple[str, str, str, str]]:
    """(number, matter, right, who) of every matter, in the order of the paper."""
    things = scenario.baseline.things
    return [
        (thing.number, thing.name, fact.kind, " + ".join(things[who].name for who in fact.subject.ids))  # type: ignore[attr-defined]  # a decision
        for thing in things.values()
        if thing.category == "decision"
        for fact in scenario.baseline.facts.values()
        if fact.role("what").ids == (thing.id,) and fact.kind in {"decides", "reserves"}
    ]


def test_part_three_of_a_councils_constitution(bring: Any, tmp_path: Path) -> None:
    import docx

    paper = docx.Document()
    paper.add_heading("Kestrelmoor Borough Council Constitution", 0)
    paper.add_paragraph("Part 3. Approved by Council on 22 May 2024.")
    paper.add_heading("1. Introduction", 1)
    paper.add_paragraph("1.1 Functions not listed in this Part are the responsibility of the Cabinet.")
    paper.add_heading("2. Functions of the Council", 1)
    paper.add_paragraph("Only the Council will exercise the following functions:")
    paper.add_paragraph("adopting the budget (Local Government Finance Act 1992, s.31A);", style="List Number")
    paper.add_paragraph("appointing the Leader.", style="List Number")
    paper.add_heading("3.1 Planning Committee", 2)
    paper.add_paragraph("Membership: 11 councillors. Quorum: 4.")
    paper.add_paragraph("The Committee may:")
    paper.add_paragraph("(a) Determine applications that are not delegated to the Head of Planning.")
    paper.add_heading("4. Scheme of delegation to officers", 1)
    paper.add_heading("4.1 Head of Planning", 2)
    paper.add_paragraph("The Head of Planning is authorised to:")
    paper.add_paragraph("4.1.1 Decline repeat applications, in consultation with the Chair of the Planning Committee.")
    paper.add_heading("5. Proper officers", 1)
    table = paper.add_table(rows=2, cols=3)
    for row, texts in zip(
        table.rows,
        [["Statutory duty", "Act", "Proper officer"], ["Certify copies", "LGA 1972 s.229", "Monitoring Officer"]],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "constitution.docx"
    paper.save(str(path))
    scenario, made = bring(path)
    assert deciders(scenario) == [
        ("2(1)", "adopting the budget", "reserves", "Full Council"),
        ("2(2)", "appointing the Leader", "reserves", "Full Council"),
        (
            "3.1(a)",
            "Determine applications that are not delegated to the Head of Planning",
            "decides",
            "Planning Committee",
        ),
        (
            "4.1.1",
            "Decline repeat applications, in consultation with the Chair of the Planning Committee",
            "decides",
            "Head of Planning",
        ),
        ("", "Certify copies", "decides", "Monitoring Officer"),
    ]
    assert made.asked == ()
    rest = [f for f in scenario.baseline.facts.values() if f.kind == "delegates" and not f.role("what").ids]
    assert rest == [], "the cabinet is the council's executive: what rests with it needs no gift"


def test_tables_whose_headings_say_who_decides_and_a_change_nobody_has_accepted(bring: Any, tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paper = docx.Document()
    paper.add_heading("Oakmere Integrated Care Board", 0)
    paper.add_paragraph("Scheme of Reservation and Delegation, effective from 1 April 2024")
    for heading, matter in (
        ("Matters reserved to the Board", "Approve the strategy"),
        ("Delegated to the Audit Committee", "Approve the audit plan"),
    ):
        paper.add_heading(heading, 1)
        table = paper.add_table(rows=2, cols=3)
        for cell, text in zip(
            [*table.rows[0].cells, *table.rows[1].cells],
            ["Ref", "Matter", "Reference", "1", matter, "SO 3"],
            strict=True,
        ):
            cell.text = text
    last = table.rows[1].cells[2].paragraphs[0]._p
    last.append(parse_xml(f'<w:del {names} w:id="1" w:author="a"><w:r><w:delText>SO 2</w:delText></w:r></w:del>'))
    last.append(parse_xml(f'<w:ins {names} w:id="2" w:author="a"><w:r><w:t> and 4</w:t></w:r></w:ins>'))
    path = tmp_path / "tables.docx"
    paper.save(str(path))
    scenario, made = bring(path)
    assert deciders(scenario) == [
        ("1", "Approve the strategy", "reserves", "Board"),
        ("1", "Approve the audit plan", "decides", "Audit Committee"),
    ]
    assert [(asked.at, asked.text) for asked in made.asked] == [("T2!R2C3", "(tracked) deleted SO 2, inserted and 4")]
