"""Every finding of every bundled scenario and option, read by the house style (docs/house-style.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

import govgraph
from govgraph.checks import run
from govgraph.checks.finding import Finding
from govgraph.checks.wording import clause, few, whole
from govgraph.law.names import by_name
from govgraph.model.numbers import in_words

SCENARIOS = ("bradford-craven", "barking-dagenham-place-lead", "manchester-one-team", "bob-place", "bob-peer-review")
MOST_WORDS = 45
_SENTENCE = re.compile(r"(?<=[a-z)\"'0-9][.?]) (?=[A-Z0-9])")
_HOUSE_DIALECT = re.compile(r"\b(asserted|not shown|holds nothing|nobody looked|stands at|told so|authority: none)\b")


@cache
def findings(name: str) -> tuple[tuple[Finding, frozenset[str], dict[str, str]], ...]:
    """All findings of a scenario and its options, accepted ones too, each with the codes of powers and the names in it."""
    scenario = govgraph.load(name)
    found = []
    for option in (None, *scenario.options):
        graph = scenario.graph(option)
        report = run(graph, strict=True, waive=False)
        codes = frozenset(code for code in graph.registry.powers if "_" in code or any(map(str.isdigit, code)))
        subjects = (item for finding in report.findings for item in finding.about)
        names = {item: graph.name(item) for item in (*graph.all_things, *subjects)}
        found += [(finding, codes, names) for finding in report.findings]
    return tuple(found)


def texts(name: str) -> Iterator[tuple[str, Finding, frozenset[str], dict[str, str]]]:
    """Each sentence and fix that a scenario prints, once."""
    seen: set[str] = set()
    for finding, codes, names in findings(name):
        for text in (finding.sentence, finding.fix):
            if text and text not in seen:
                seen.add(text)
                yield text, finding, codes, names


def sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


def twice(sentence: str, names: dict[str, str], about: tuple[str, ...]) -> list[str]:
    """Names of several words that stand twice in a sentence; a name inside a longer one is no second."""
    rest = sentence
    found = []
    subjects = {names[item] for item in about if item in names and " " in names[item]}
    for name in sorted({name for name in names.values() if name in sentence}, key=len, reverse=True):
        found += [name] if name in subjects and rest.count(name) > 1 else []
        rest = rest.replace(name, "")
    return found


@pytest.mark.parametrize("name", SCENARIOS)
def test_sentences_begin_with_a_capital_and_end_with_a_stop(name: str) -> None:
    wrong = [text for text, *_ in texts(name) if not text.endswith((".", "?")) or text[0].islower()]
    assert wrong == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_finding_says_what_to_do(name: str) -> None:
    assert [finding.code for finding, *_ in findings(name) if not finding.fix] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fix_is_one_sentence(name: str) -> None:
    assert [f.fix for f, *_ in findings(name) if len(sentences(f.fix)) != 1 or ";" in f.fix] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_sentence_holds_the_code_of_a_power_or_rule(name: str) -> None:
    rule = re.compile(r"\b(LAW|STR|EVI|LOAD)\d+\b|\bL\d\d\b")
    wrong = [
        text for text, _, codes, _ in texts(name) if rule.search(text) or not codes.isdisjoint(re.findall(r"\w+", text))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_sentence_is_a_row_of_colons(name: str) -> None:
    assert [s for text, *_ in texts(name) for s in sentences(text) if s.count(": ") > 1] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_sentence_is_longer_than_it_can_be_read_aloud(name: str) -> None:
    assert [s for text, *_ in texts(name) for s in sentences(text) if len(s.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_name_stands_once_in_a_sentence(name: str) -> None:
    assert [
        s for text, finding, _, names in texts(name) for s in sentences(text) if twice(s, names, finding.about)
    ] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_words_of_the_house(name: str) -> None:
    assert [text for text, *_ in texts(name) if _HOUSE_DIALECT.search(text)] == []


def test_a_long_list_is_counted_and_its_first_are_named() -> None:
    assert few("abcd") == "a, b, c and d"
    assert few("abcde", "bodies") == "five bodies, among them a and b"
    assert in_words(13) == "13"


@pytest.mark.parametrize(
    ("text", "sentence"), [("ask them", "Ask them."), ("Is it?", "Is it?"), ("", ""), (" it is so. ", "It is so.")]
)
def test_a_text_is_made_whole(text: str, sentence: str) -> None:
    assert whole(text) == sentence


def test_what_a_paper_says_brings_no_colon_of_its_own() -> None:
    assert clause("Merge: the groups; soon.") == "Merge, the groups, soon"


@pytest.mark.parametrize(
    ("cite", "name"),
    [
        ("NHS Act 2006 s65Z5", "section 65Z5 of the NHS Act 2006"),
        ("NHS Act 2006 Sch 1B para 11", "paragraph 11 of Schedule 1B to the NHS Act 2006"),
        ("LGA 2000 ss9C-9EB", "sections 9C to 9EB of the Local Government Act 2000"),
        ("NHS Act 2006 s65Z5(1),(2), s2B(5)", "section 65Z5(1) and (2) and section 2B(5) of the NHS Act 2006"),
        ("NHS Act 2006 s14Z3 as it stood", "section 14Z3 of the NHS Act 2006 as it stood"),
        ("no statutory power", "no statutory power"),
    ],
)
def test_the_law_is_called_by_its_name(cite: str, name: str) -> None:
    assert by_name(cite) == name
