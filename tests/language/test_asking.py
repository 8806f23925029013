"""Plain questions: read by phrasings and names, and answered with the reading shown."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.answer import Answer
from govgraph.diagnostics import GovgraphError
from govgraph.graph.names import normal
from govgraph.language import NotUnderstood, ask, ask_store, understand
from govgraph.language.mentions import KnownNames
from govgraph.language.notation import MARKS
from govgraph.language.notation import forms as forms_of
from govgraph.language.packaged import alike, kinds
from govgraph.language.reading import readings
from govgraph.language.score import nearest
from govgraph.language.words import tokens
from govgraph.model.scenario import Scenario
from govgraph.questions.verbs import VERBS
from govgraph.stores.embedded import EmbeddedStore
from tests.conftest import write_scenario

TEXT = """
place: bdc
places:
  bdc: {name: Bradford District and Craven, aliases: [BDC]}
  craven: {name: Craven, part of: bdc}
sectors: {primary-care: Primary care}
bodies:
  icb: {name: West Yorkshire ICB, aliases: [ICB], kind: icb}
  ccg: {name: BDC CCG, aliases: [CCG, clinical commissioning group], kind: ccg}
  spb: {name: Strategic Partnership Board, aliases: [SPB], kind: body_committee, committee of: icb}
  ple: {name: Partnership Leadership Executive, aliases: [PLE], kind: forum, reports to: spb}
  joint: {name: Committee for Joint Decisions in Craven on 1 April 2022, aliases: ["C&J (Craven)"], kind: forum}
  t1: {name: Bradford Hospitals, kind: nhs_trust}
  twin-1: {name: East Forum, aliases: [Forum], kind: forum}
  twin-2: {name: West Forum, aliases: [Forum], kind: forum}
groups: {trusts: {name: The Trusts, aliases: [trust boards], members: [t1]}}
posts: {spb-chair: {name: Chair of the SPB, of: spb, member of: {to: spb, chair: true}}}
decisions:
  major-capital: {name: Major capital programmes, aliases: [capital], recommends: {who: ple, to: spb}, decides: spb}
  priorities: {name: Strategic priorities, is consulted: primary-care}
events: {disagree: Provider boards disagree}
funds: {bcf: {name: Better Care Fund, aliases: [BCF], contributes to: {who: icb}}}
relations: {member of: [{who: ple, to: spb}, {who: t1, to: ple}]}
judgements: {doubt: {sort: risk, says: Alliances would struggle, about: c, source: d 1}}
instruments: {criteria: {name: SPB success criteria, aliases: [success criteria], assesses: spb, items: [It builds trust]}}
"""
A = "name: Operational sub-committee\nadd:\n  bodies: {osc: {name: Operations Committee, aliases: [OSC], kind: forum, sub-group of: spb}}\n"


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A place with awkward names: one holds a place and a date, one an ampersand, two share an alias."""
    folder: Path = tmp_path_factory.mktemp("asked") / "small"
    return govgraph.load(
        write_scenario(
            folder, TEXT, a=A, b="name: Mandated executive\n", c="name: Two alliances\n", d="name: One alliance\n"
        )
    )


READINGS = [
    ("Who decides major capital under option b?", "who-decides what=major-capital option=b"),
    ("under option B, who decides on capital", "who-decides what=major-capital option=b"),
    ("who decides capital under the mandated executive?", "who-decides what=major-capital option=b"),
    ("Who decides capital today?", "who-decides what=major-capital option=baseline"),
    ("what may PLE decide?", "what-may who=ple"),
    ("To whom does PLE answer?", "answers-to who=ple"),
    ("Who answers for strategic priorities?", "who-answers-for what=priorities"),
    ("Can the SPB decide capital for the trusts?", "can-decide forum=spb what=major-capital holder=trusts"),
    ("Why can't the SPB bind the trusts on capital?", "why-not who=spb holder=trusts what=major-capital"),
    ("Why may the SPB decide capital?", "why who=spb what=major-capital"),
    ("What falls if the CCG goes?", "what-falls node=ccg"),
    ("What happens when the clinical commissioning group is abolished", "what-falls node=ccg"),
    ("what is the SPB?", "show node=spb"),
    ("Who sits on PLE?", "facts to=ple kind='member of'"),
    ("who chairs the SPB", "facts to=spb kind='member of' chair=true"),
    ("who is consulted on strategic priorities?", "facts what=priorities kind='is consulted'"),
    ("does PLE report to the SPB?", "facts who=ple to=spb kind='reports to'"),
    ("what does PLE recommend?", "facts who=ple kind=recommends"),
    ("What changes between option b and d?", "compare a=b b=d"),
    ("compare b with d", "compare a=b b=d"),
    ("what changes under option b?", "compare a=b"),
    ("Which bodies duplicate each other under option a?", "duplicates option=a"),
    ("what is wrong under option c?", "findings option=c"),
    ("What does the report say about option c?", "statements about=c"),
    ("what are the risks of option c?", "statements about=c sort=risk"),
    ("who funds the BCF?", "money node=bcf"),
    ("Is the SPB in force on 1 July 2022?", "status node=spb on=2022-07-01"),
    ("was the SPB in force in March 2022", "status node=spb on='march 2022'"),
    ("does the CCG exist on 2022-07-01?", "status node=ccg on=2022-07-01"),
    ("is the BCF in force in 2022/23", "status node=bcf on=2022/23"),
    ("who decides capital for £1.5m", "who-decides what=major-capital value=1500000"),
    ("who decides £2,500,000 capital", "who-decides what=major-capital value=2500000"),
    ("who decides capital if the boards disagree", "who-decides what=major-capital given=disagree"),
    ("who decides capital in Craven", "who-decides what=major-capital place=craven"),
    ("assess the success criteria", "assess instrument=criteria"),
    ("how does option b come out", "assess instrument=b"),
    ("which criteria deal with the SPB?", "assess about=spb"),
    ("what does recommendation 7 ask for?", "statements number=7 kind=recommendation"),
    ("which sector loses its voice when the CCG is abolished?", "what-falls node=ccg"),
    ("who must approve the BCF?", "facts what=bcf kind=approves"),
    ("who allocates capital within the place?", "who-decides what=major-capital place=bdc"),
]


@pytest.mark.parametrize(("question", "reading"), READINGS)
def test_a_question_is_read(scenario: Scenario, question: str, reading: str) -> None:
    assert str(understand(scenario, question)) == reading


def told(ask_it: Callable[[], Answer]) -> Answer | str:
    try:
        return ask_it()
    except GovgraphError as error:
        return str(error)


@pytest.fixture(scope="module")
def store(scenario: Scenario) -> EmbeddedStore:
    kept = EmbeddedStore()
    kept.push(scenario)
    return kept


@pytest.mark.parametrize(
    "question",
    [
        # findings name the files, which lie elsewhere for whoever reads them from a store
        *(question for question, reading in READINGS if not reading.startswith("findings")),
        "who decides major captal programmes?",
        "what is the OSC?",
        "what is the OSC under option b?",
        "what is the Forum?",
        "what does OSC decide?",
        "who decides strategy prioritisation",
        "what changes between option b and q",
        "hello",
        "what is doubt",
        "why may Bradford Hospitals decide capital under option a",
    ],
)
def test_a_scenario_in_a_store_is_asked_with_the_same_answer(
    scenario: Scenario, store: EmbeddedStore, question: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    from_store: Any = told(lambda: ask_store(store, scenario.name, question))
    assert from_store == told(lambda: ask(scenario, question))


@pytest.mark.parametrize(
    "question", ["Who decides capital under option b?", "what may PLE decide?", "what is the SPB?"]
)
def test_a_question_whose_names_are_there_pulls_nothing(
    scenario: Scenario, store: EmbeddedStore, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedStore, "pull_rows", lambda *_: pytest.fail("the whole was pulled"))
    ask_store(store, scenario.name, question)


def test_many_circumstances_at_once(scenario: Scenario) -> None:
    read = understand(
        scenario, "In Craven, who decides capital on 1st of April 2022 for £2m if the boards disagree under option b?"
    )
    assert read.asked_under == {
        "place": "craven",
        "on": "2022-04-01",
        "value": 2e6,
        "given": ["disagree"],
        "option": "b",
    }


def test_a_name_that_holds_a_place_and_a_date_is_found_whole(scenario: Scenario) -> None:
    read = understand(scenario, "what is the Committee for Joint Decisions in Craven on 1 April 2022 under option b")
    assert (read.slots, read.asked_under) == ({"node": "joint"}, {"option": "b"})


def test_a_near_miss_is_read_and_said(scenario: Scenario) -> None:
    read = understand(scenario, "who decides major captal programmes?")
    assert (read.slots["what"], read.remarks) == ("major-capital", ("'captal' was read as 'capital'.",))


def test_what_only_one_option_has_is_read_under_it(scenario: Scenario) -> None:
    answer = ask(scenario, "what is the OSC?")
    assert (answer.reading.option, answer.facets["parents"]) == ("a", ["spb"])
    assert "only under option a" in answer.notes[0]


def test_what_an_option_does_not_have_is_not_found_there(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match="Operations Committee is there only under option a"):
        understand(scenario, "what is the OSC under option b?")


def test_the_answer_shows_how_it_was_read(scenario: Scenario) -> None:
    answer = ask(scenario, "Who sits on the SPB?")
    assert (answer.lines[0].label, answer.lines[0].text) == ("Read as", "facts to=spb kind='member of'")
    assert (answer.facets["read_as"], set(answer.facets["who"])) == (
        "facts to=spb kind='member of'",
        {"ple", "spb-chair"},
    )


def test_what_is_given_beside_the_text_wins(scenario: Scenario) -> None:
    answer = ask(scenario, "is the CCG in force on 1 July 2022 under option b?", on="2022-06-30", option="a")
    assert (answer.facets["in_force"], answer.reading.option) == ("yes", "a")


def test_what_plays_no_part_is_said(scenario: Scenario) -> None:
    assert ask(scenario, "what is the SPB for £2m?").notes[0] == "'value' plays no part in this kind of question."


def test_an_alias_of_several_lists_them(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match=r"East Forum \(twin-1\); West Forum \(twin-2\)"):
        understand(scenario, "what is the Forum?")


def test_an_unknown_option_lists_those_there_are(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match="Nothing in this scenario is called 'q'"):
        understand(scenario, "what changes between option b and q")


def test_an_option_that_is_not_there_lists_those_that_are(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match=r"There is no option 'q'. There are: baseline, a, b, c, d"):
        understand(scenario, "what is wrong with option q")


@pytest.mark.parametrize(
    "text", ["", "   ?", "colourless green ideas sleep furiously", "hello", "who", "decide who what", "word " * 200]
)
def test_nonsense_is_refused_with_an_example_or_what_to_do(scenario: Scenario, text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"for example|one thing at a time"):
        understand(scenario, text)


def test_a_name_that_is_not_there_is_told_with_the_nearest(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match="Nothing in this scenario is called 'zeppelin fleet'"):
        understand(scenario, "who decides the zeppelin fleet")


def test_what_is_near_is_offered_as_a_whole_question(scenario: Scenario) -> None:
    with pytest.raises(NotUnderstood, match="Did you mean one of these"):
        understand(scenario, "SPB hmm capital whatever")


@pytest.mark.parametrize(
    "text",
    [
        "what is __import__('os').system('true')?",
        "what is {0.__class__}",
        "what is %s%n?",
        "what is ../../etc/passwd?",
        "who decides <script>alert(1)</script>?",
        "who decides ((((((((((((((((((((((((((((((a+)+)+$",
        "what is \x00\x1b[31m",
        "who decides '; DROP TABLE bodies; --",
        "what is ${jndi:ldap://x}",
    ],
)
def test_hostile_text_is_only_text(scenario: Scenario, text: str) -> None:
    with pytest.raises(GovgraphError):
        ask(scenario, text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_text_is_read_or_refused_and_nothing_else(scenario: Scenario, text: str) -> None:
    with contextlib.suppress(NotUnderstood):
        understand(scenario, text)


def forms(example: str) -> Iterator[tuple[tuple[str, ...], str]]:
    return forms_of(example, alike().words)


def spoken_names(scenario: Scenario) -> list[tuple[str, str]]:
    """Every name and alias of every thing in the baseline that belongs to one thing alone, with its id."""
    owners: dict[str, set[str]] = {}
    for thing in scenario.baseline.things.values():
        for name in thing.names:
            owners.setdefault(normal(name), set()).add(thing.id)
    return [
        (name, thing.id)
        for thing in scenario.baseline.things.values()
        for name in thing.names
        if owners[normal(name)] == {thing.id}
        and thing.category != "event"  # an event is what a question is asked under: nobody asks what it decides
    ]


SINGLE = [
    example
    for kind in kinds()
    if list(kind.slots.values()) in (["thing"], ["actor"], ["matter"]) and "disagree" not in str(kind.asked)
    for example in kind.asked
    if example.count("{") == 1 and "[" not in example
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_name_and_alias_is_found_however_one_asks(scenario: Scenario, data: st.DataObject) -> None:
    name, thing = data.draw(st.sampled_from(spoken_names(scenario)))
    example = data.draw(st.sampled_from(SINGLE))
    text = data.draw(st.sampled_from([text for _, text in forms(example) if "{" in text]))
    under = data.draw(st.sampled_from(["", " under option b", " on 1 April 2023"]))
    question = re.sub(r"\{[^}]*\}", name, text) + under
    found = readings(
        KnownNames.of(scenario), data.draw(st.sampled_from([question, question.upper(), f"  {question}?"]))
    )
    meant = [meaning for reading in found[:6] for meaning in reading.slots.values()]
    longer = any(normal(name) in normal(meaning.name) for meaning in meant)  # "chair of SPB" is a name of its own
    under = [reading.asked_under.get("place") for reading in found[:6]]
    assert not found or longer or thing in {*(meaning.value for meaning in meant), *under}, question


def test_every_kind_of_question_is_taught_with_examples_and_every_example_is_read_as_its_kind() -> None:
    assert {kind.question for kind in kinds()} >= set(VERBS) - {"search"}  # which is asked in any words
    for kind in kinds():
        for example in kind.asked:
            words, _ = next(forms(example))
            marked = [MARKS[kind.slots.get(word[1:-1], "event")][0] if word.startswith("{") else word for word in words]
            best = sorted(nearest(marked).values(), key=lambda near: -near.score)[:3]
            assert kind.question in {near.kind.question for near in best}, example


def test_no_two_kinds_of_question_share_an_example() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for kind in kinds():
        for example in kind.asked:
            for words, _ in forms(example):
                marked = tuple(kind.slots.get(word[1:-1], "event") if word.startswith("{") else word for word in words)
                owners.setdefault(marked, set()).add(f"{kind.question} {sorted(kind.fixed.items(), key=str)}")
    assert {words: of for words, of in owners.items() if len(of) > 1} == {}


def test_articles_go_and_the_letter_of_an_option_stays() -> None:
    assert [token.word for token in tokens("What is THE risk of a merger, under option a?")] == [
        "what",
        "is",
        "risk",
        "of",
        "merger",
        "under",
        "option",
        "a",
    ]


def test_nothing_is_read_from_thin_air(scenario: Scenario) -> None:
    """Names that are only a little alike are refused, not guessed."""
    with pytest.raises(NotUnderstood):
        understand(scenario, "what is the Strategic Housing Department?")
