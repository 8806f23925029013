"""Whatever a cell is given to say, it says again when it is read; and whatever is typed into a cell, nothing breaks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import HOSTILE

from govgraph.export.book import as_tables
from govgraph.export.canonical import canonical
from govgraph.loader.scenario_folder import transcribed
from govgraph.workbook import notation
from govgraph.workbook.assembly import assembled
from govgraph.workbook.form import sheets
from govgraph.workbook.layout import laid_out

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(HOSTILE)
keys = texts.filter(
    lambda key: (
        key
        not in {
            "name",
            "aliases",
            "title",
            "label",
            "note",
            "says",
            "answer",
            "reason",
            "variant",
            "office",
            "source",
            "sources",
        }
    )
)
"""Keys of which a bare number is a number."""
scalars = texts | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
)


@given(texts)
def test_text(value: str) -> None:
    assert notation.read_text(notation.text(value)) == value


@given(st.lists(texts, max_size=4))
def test_lists(value: list[str]) -> None:
    assert notation.read_words(notation.words(value)) == value


@given(st.dictionaries(keys, values, max_size=3))
def test_fields(value: dict[str, Any]) -> None:
    assert notation.read_mapping(notation.mapping(value)) == value


@given(st.lists(st.dictionaries(keys, values, max_size=3), max_size=3))
def test_rows_of_fields(value: list[dict[str, Any]]) -> None:
    assert notation.read_rows(notation.rows(value)) == value


@given(values)
def test_any_value(value: Any) -> None:
    assert notation.read_any(notation.value(value)) == value


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("spb", "spb"),
        ("a; b", ["a", "b"]),
        ("a\nb ;", ["a", "b"]),
        ("each: a; b", {"each": ["a", "b"]}),
        ("one of: a", {"one of": ["a"]}),
        ("not stated", "not stated"),
        ("a (basis: inferred)", {"id": "a", "basis": "inferred"}),
        ("together: a; b (basis: law)", {"together": ["a", "b"], "basis": "law"}),
        ("[]", []),
    ],
)
def test_who_stands_in_a_role(cell: str, said: Any) -> None:
    assert notation.read_role(cell) == said
    assert notation.read_role(notation.role(said)) == said


@st.composite
def _changed(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """The rows of a scenario, some of whose cells hold something else."""
    _, heard = transcribed("manchester-one-team")
    rows = {
        name: [dict(row) for row in listed] for name, listed in laid_out(canonical(heard)).items() if name in sheets()
    }
    typed = st.sampled_from(
        (*HOSTILE, "{", "[", "each:", "{}", "[]", "decides", "remove", "{who: x}", "[decides]", "post", "=1")
    )
    for _ in range(draw(st.integers(1, 20))):
        name = draw(st.sampled_from(sorted(rows)))
        row = draw(st.sampled_from(rows[name]))
        row[draw(st.sampled_from([column.name for column in sheets()[name].columns]))] = draw(typed)
    return rows


@given(_changed())
def test_whatever_is_typed_each_mistake_has_its_cell(rows: dict[str, list[dict[str, Any]]]) -> None:
    book = assembled(as_tables(rows), "book.xlsx")
    assert all(problem.mark.sheet in rows for problem in book.problems)
