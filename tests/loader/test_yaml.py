"""YAML as it is read: plain words stay plain words, mistakes are found at their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.marks import MAX_BYTES, MAX_DEPTH, Marked, parse_yaml


def plain(text: str) -> object:
    tree, problems = parse_yaml(text)
    assert not problems, problems
    assert tree is not None
    return tree.plain()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("000", "000"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("010", "010"),
        ("12:30:00", "12:30:00"),
        ("2022-07-01", "2022-07-01"),
        ("true", True),
        ("false", False),
        ("5", 5),
        ("2.5", 2.5),
        ("~", None),
        ("'5'", "5"),
        ("1_000", "1_000"),
    ],
)
def test_scalars_follow_yaml_1_2_and_leading_zeros_stay(text: str, value: object) -> None:
    assert plain(f"a: {text}") == {"a": value}


def test_a_source_cut_by_a_comment_sign_is_reported_where_it_is() -> None:
    tree, problems = parse_yaml("bodies:\n  spb:\n    source: s2.2.3 req #2\n", shown_as="f.yaml")
    assert tree is not None
    assert [str(problem) for problem in problems] == [
        "f.yaml:3:13: LOAD009 everything from '#2' on is a comment and is lost\n"
        "    write 'req 2' or 'item 2' for '#2', or put the text in quotes"
    ]


def test_an_ordinary_comment_behind_a_source_is_no_mistake() -> None:
    assert plain("source: s2.2.3 req 2  # the second requirement") == {"source": "s2.2.3 req 2"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "LOAD007", 3),
        ("a: !!python/object/apply:os.system ['x']\n", "LOAD008", 1),
        ("a: !thing x\n", "LOAD008", 1),
        ("a: [1\nb: 2\n", "LOAD002", 2),
        ("a: 1\n---\nb: 2\n", "LOAD002", 2),
        ("? [a, b]\n: c\n", "LOAD006", 1),
        ("", "LOAD003", 1),
        ("a: " + "[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5), "LOAD005", 1),
    ],
)
def test_mistakes_have_a_code_and_a_line(text: str, code: str, line: int) -> None:
    _, problems = parse_yaml(text, shown_as="f.yaml")
    assert (problems[0].code, problems[0].mark.line) == (code, line)


def test_no_tag_runs_code_or_builds_objects() -> None:
    tree, problems = parse_yaml("a: !!python/object/apply:os.getcwd []\n")
    assert tree is not None
    assert tree.plain() == {"a": None}
    assert [problem.code for problem in problems] == ["LOAD008"]


def test_a_billion_laughs_is_bounded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 9)]
    _, problems = parse_yaml("\n".join(lines))
    assert [problem.code for problem in problems] == ["LOAD005"]


def test_a_file_over_the_size_limit_is_refused() -> None:
    _, problems = parse_yaml("a: " + "x" * MAX_BYTES)
    assert [problem.code for problem in problems] == ["LOAD004"]


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_a_problem_and_never_a_crash(text: str) -> None:
    tree, problems = parse_yaml(text)
    assert isinstance(tree, Marked) or problems


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{limit: £25,000}", "'000' stands alone after it", 'put the whole text in quotes: limit: "£25,000"'),
        (
            "{name: Finance, People and Estates Committee, kind: committee}",
            "'People and Estates Committee' stands alone after it",
            'put the whole text in quotes: name: "Finance, People and Estates Committee"',
        ),
        ("{Bradford, Craven: yes}", "'Bradford' stands alone after it", "put the text in quotes"),
    ],
)
def test_a_comma_that_cuts_a_text_in_braces_is_named(text: str, message: str, hint: str) -> None:
    _, (problem,) = parse_yaml(text, shown_as="f.yaml")
    assert (problem.code, problem.message, problem.hint) == (
        "LOAD071",
        f"a comma ends a value inside {{ }}: {message}",
        hint,
    )


@pytest.mark.parametrize("text", ["{limit: , kind: x}", '{"a": 1, b: }', "{a: 'x, y', b: z}", "{a : 1, ? b : 2}"])
def test_an_empty_value_in_braces_is_no_cut_text(text: str) -> None:
    assert parse_yaml(text)[1] == []
