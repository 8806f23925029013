"""A change of the reading changes no answer of the bundled scenarios unseen: what changes is named here, and recorded anew."""

from __future__ import annotations

from recorded import RECORD, answers, changed, recorded, text


def test_who_decides_holds_and_answers_in_the_bundled_scenarios_is_as_recorded() -> None:
    assert changed(recorded(), answers()) == [], (
        "these answers have changed: if they are to, run 'python tests/reading/recorded.py' and say why in the commit"
    )


def test_the_record_is_as_the_command_writes_it() -> None:
    assert RECORD.read_text(encoding="utf-8") == text(recorded())


def test_an_answer_that_changes_comes_or_goes_is_named() -> None:
    before = {"s: who decides a": {"deciders": ["x"], "form": "joint"}, "s: who decides b": {"deciders": ["x"]}}
    after = {"s: who decides a": {"deciders": ["y"], "form": "joint"}, "s: who decides c": {"deciders": ["x"]}}
    assert changed(before, before) == []
    assert changed(before, after) == [
        "s: who decides a: deciders was ['x'], is ['y']",
        "s: who decides b: deciders was ['x'], is None",
        "s: who decides c: deciders was None, is ['x']",
    ]
