"""What the papers say in the words of a question: statements, cells of a matrix, parts of services.

This is read where no kind of question is near, and where the relation that is asked for is not recorded: then what stands
nearest in the papers' own words is told beside the answer, or in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govgraph.answer import Answer, Line
from govgraph.diagnostics import GovgraphError
from govgraph.graph import Graph
from govgraph.language.hearing import heard
from govgraph.language.mentions import KnownNames
from govgraph.language.words import plain_words
from govgraph.model.scenario import Scenario
from govgraph.questions import remits
from govgraph.questions.aloud import aloud
from govgraph.questions.matrix import nearest_cells
from govgraph.questions.passages import RecordInWords
from govgraph.questions.remits import parts_near
from govgraph.questions.search import NEAR, Hit, nearest, search
from govgraph.questions.wording import content, every_statement
from govgraph.records import replace

ENOUGH = 0.7
"""The part of a question's weight that a part of a service must share to be its answer."""

OF_A_CELL = 0.34
"""The same of a cell of a matrix, where the question asks for a stage."""

OF_ANY_CELL = 0.85
"""The same where it does not."""

WHOLE = 0.95
"""The same of a question of two words alone."""

SURE = 0.62
"""The same of what is told beside an answer that has nothing."""

_STAGE = frozenset({"stage", "stages", "mature", "placed", "put"})
_ASKS_WHO = frozenset({"who", "whom", "whose"})


class FoundInContent(Struct, frozen=True):
    """Where a question's words stand: the question to ask (``assess`` or ``remits``), of which list, and how near."""

    verb: str
    fixed: dict[str, str]
    part: float


def found(scenario: Scenario, text: str, option: str | None = None) -> FoundInContent | None:
    """The cell of a matrix, or the part of a service, that a question comes nearest to; None: to none."""
    few = len(content(text))
    if few < 3:
        whole = [one for one in _parts(scenario, text, option) if few == 2 and one.part >= WHOLE]
        return _how_far(scenario, text) or (whole[0] if whole else None)
    every = [*_cells(scenario, text, option), *_parts(scenario, text, option)]
    return max(every, key=lambda one: one.part, default=None)


def _how_far(scenario: Scenario, text: str) -> FoundInContent | None:
    """ "How mature are the partnerships?": the matrix as a whole, where there is one."""
    matrices = [key for key, one in scenario.baseline.instruments.items() if one.themes]
    if len(matrices) == 1 and not {"mature", "maturity", "matured"}.isdisjoint(plain_words(text)):
        return FoundInContent("assess", {"instrument": matrices[0]}, 1.0)
    return None


def _cells(scenario: Scenario, text: str, option: str | None) -> Iterator[FoundInContent]:
    words = set(plain_words(text))
    own = scenario.options[option].add.instruments if option in scenario.options else {}
    for matrix in {**scenario.baseline.instruments, **own}.values():
        if not matrix.themes:
            continue
        asks = bool(words & {*_STAGE, *(word for stage in matrix.stages for word in plain_words(stage))})
        near = nearest_cells(matrix, text)
        if near and near[0][1] >= (OF_A_CELL if asks else OF_ANY_CELL):
            yield FoundInContent(
                "assess", {"instrument": matrix.id, "words": text.strip()}, near[0][1] + (0.5 if asks else 0.0)
            )


def _parts(scenario: Scenario, text: str, option: str | None) -> Iterator[FoundInContent]:
    if _ASKS_WHO.isdisjoint(plain_words(text)):
        return
    try:
        part = parts_near(scenario.graph(option), text)
    except GovgraphError:  # only a part of a stored scenario is here, made for another question
        return
    if part >= ENOUGH:
        yield FoundInContent("remits", {"words": text.strip()}, part)


def said_by(scenario: Scenario, names: KnownNames, text: str) -> tuple[str, str] | None:
    """Whose words a question asks for ("what did the peers hear about meetings?"), and about what; None: nobody's.

    Somebody whose view the record holds has to be named, with a verb of saying, and something to say it of.
    """
    words = plain_words(text)
    if (
        _SAYING.isdisjoint(words)
        or not words
        or words[0] not in {"what", "did", "do", "does", "how", "which", "have", "has"}
    ):
        return None
    views = {one.by for one in every_statement(scenario).values() if one.by}
    for hearing in heard(names, text, None)[:1]:
        for mention in hearing.named:
            who = mention.meanings[0].value
            if who in views:
                rest = [t.typed for at, t in enumerate(hearing.words) if not mention.start <= at < mention.end]
                about = " ".join(
                    word for word in rest if word not in {*_SAYING, "what", "did", "do", "does", "about", "on"}
                )
                return (who, about) if content(about) else None
    return None


_SAYING = frozenset(
    {
        "say",
        "says",
        "said",
        "hear",
        "heard",
        "think",
        "thought",
        "find",
        "found",
        "conclude",
        "concluded",
        "raise",
        "raised",
        "report",
        "reported",
        "notice",
        "noticed",
        "tell",
        "told",
        "feel",
        "felt",
        "see",
        "saw",
        "make",
    }
)


# -- all that is said -----------------------------------------------------------------------------------------------

BY_WORDS = "No kind of question is near this one: the answer is what the papers say in the same words."
"""Noted of an answer that is found by its words."""

WORTH_SAYING = 0.3
"""What a passage must hold to be told beside the questions that are offered."""


def searched(scenario: Scenario, text: str, option: str | None) -> list[Hit]:
    """The passages that are worth telling of a question that no kind is near, nearest first."""
    try:
        graph = scenario.graph(option)
    except GovgraphError:  # only a part of a stored scenario is here, made for another question
        return []
    return _worth_telling(graph, text, WORTH_SAYING)


def _worth_telling(graph: Graph, text: str, least: float) -> list[Hit]:
    """The passages that hold so much of a question, and more than one word of it."""
    return [hit for hit in nearest(search(graph, text), least) if hit.words > 1]


def said_so(hit: Hit, *, strange: bool) -> bool:
    """Is a passage the answer to a question, and not only near it? ``strange``: the question names what is not there.

    It has to hold nearly all that the question is about: one that leaves out the word on which it turns ("do patients sit
    on the Board?") answers another question. Of many words that it shares a smaller part is enough, and of a milestone,
    where a day is asked for: few records have one.
    """
    about = DATED if hit.dated else OF_MANY_WORDS if hit.words >= MANY_WORDS else ABOUT_THE_SAME
    return hit.near >= (ALL_BUT_A_NAME if strange else NEAR) and hit.held >= about


ALL_BUT_A_NAME = 0.65
"""What a passage must hold of a question that names what is not there."""

ABOUT_THE_SAME, OF_MANY_WORDS, DATED = 0.75, 0.65, 0.25
"""The part of what a question is about that its answer must hold; where it shares many words; a milestone, for a day."""

MANY_WORDS = 4
"""So many words are many."""


# -- beside an answer that has nothing ----------------------------------------------------------------------------


def says_nothing(answer: Answer) -> bool:
    """Is nothing recorded of what was asked: no relation, no statement, no form?"""
    facets = answer.facets
    if answer.reading.verb == "patterns":
        return not any(facets.get(key) for key in ("forms", "contradicted", "not_there")) and "forms" in facets
    return facets.get("found") is False and not facets.get("not_stated")


def instead(graph: Graph, text: str, answer: Answer) -> Answer:
    """An answer that has nothing, with what the papers say nearest; a part of a service is told in its place."""
    if answer.reading.verb == "facts" and not _ASKS_WHO.isdisjoint(plain_words(text)):
        part = parts_near(graph, text)
        if part >= SURE:
            told = remits.answer(graph, words=text.strip())
            note = f"No relation is recorded in just these words: {answer.headline}"
            return replace(told, notes=(note, *told.notes))
    near = [f"{passage.cited}." for passage in _recorded(graph, text)[:2]]
    if not near:
        return answer
    lines = tuple(Line(label="In the papers", text=line) for line in near)
    return replace(
        answer,
        headline=f"{answer.headline} {near[0]}" if len(answer.headline.split()) < 16 else answer.headline,
        summary=aloud(*((line.label, line.text) for line in (*answer.summary, *lines))) if answer.summary else (),
        lines=(*answer.lines, *lines),
    )


def _recorded(graph: Graph, text: str) -> list[RecordInWords]:
    """The statements and relations that come nearest, sure enough to be told beside an answer."""
    passages = (hit.passage for hit in _worth_telling(graph, text, SURE))
    return [passage for passage in passages if passage.kind not in {"thing", "option"}]
