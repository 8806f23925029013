"""The answer of a study: each question with what every scenario says to it, alike or not, and what else differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line, Reading
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.formats.plain import day
from govgraph.graph.sentences import listed
from govgraph.studies import parts
from govgraph.studies.asking import Asked, ask, spelt_facet, things_of
from govgraph.studies.reading import asked_as
from govgraph.studies.result import ScenariosCompared
from govgraph.studies.words import SameWord, same_words

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.studies.model import Study, StudyQuestion

MOST = 6
"""How many lines stand under the headline."""


def answer(study: Study) -> Answer[ScenariosCompared]:
    """A study as an answer: a headline, a line for each question (six at most), and tables with everything.

    Raises GovgraphError for a question that a scenario cannot answer.
    """
    return to_answer(study, look_at(study))


@dataclass(frozen=True)
class _Looked:
    """A study, asked: its graphs, what each scenario answers, and what was found of all of them."""

    graphs: Mapping[str, Graph]
    asked: Mapping[str, Mapping[str, Asked]]
    words: Sequence[SameWord]
    titles: Mapping[str, str]
    result: ScenariosCompared

    def state(self, question: str) -> str:
        """Do all answer a question alike: ``alike``, ``differ`` or ``not compared``?"""
        return _state(self.asked[question])


def look_at(study: Study) -> _Looked:
    """Every question of a study put to each of its scenarios. Raises GovgraphError for one that cannot be answered."""
    graphs = {key: study.scenarios[key].graph(**asked_as(one)) for key, one in study.studied.items()}
    asked = {question.id: _asked(study, question, graphs) for question in study.questions.values()}
    words = same_words(study, graphs)
    counted, titles = parts.findings(study, graphs)
    states = {question: _state(row) for question, row in asked.items()}

    def those(state: str) -> Ids:
        return tuple(question for question, said in states.items() if said == state)

    result = ScenariosCompared(
        scenarios={key: graph.scenario.name for key, graph in graphs.items()},
        days={key: graph.day.isoformat() for key, graph in graphs.items()},
        counterparts={c.id: dict(c.things) for c in study.counterparts.values()},
        values={
            question: {
                key: {facet: tuple(items) for facet, items in one.values.items()}
                for key, one in row.items()
                if one.answer
            }
            for question, row in asked.items()
        },
        words={question: {key: one.words for key, one in row.items()} for question, row in asked.items()},
        sources={question: {key: _sources(one) for key, one in row.items()} for question, row in asked.items()},
        alike=those("alike"),
        differ=those("differ"),
        not_compared=those("not compared"),
        forms=parts.forms(graphs),
        findings={code: dict(row) for code, row in counted.items()},
        same_words={same.word: dict(same.things) for same in words},
        different_bodies=tuple(same.word for same in words if same.different),
    )
    return _Looked(graphs, asked, words, titles, result)


def to_answer(study: Study, looked: _Looked) -> Answer[ScenariosCompared]:
    """What was found of a study, in words."""
    found = looked.result
    heads = {key: one.name or study.scenarios[key].title for key, one in study.studied.items()}
    names = {
        key: {item: thing.name for item, thing in graph.all_things.items()} for key, graph in looked.graphs.items()
    }
    return Answer(
        reading=Reading(
            verb="study",
            question=f"What differs between {listed(list(heads.values()))}?",
            scenario=study.name,
            title=study.title,
            option="",
            on="",
            subjects={},
        ),
        headline=_headline(study, heads, found),
        summary=tuple(_summary(study, heads, looked)),
        columns=("Question", *heads.values(), "Alike"),
        rows=tuple(
            (study.questions[question].text, *(row[key].words for key in heads), looked.state(question))
            for question, row in looked.asked.items()
        ),
        tables=parts.tables(study, heads, found, looked.titles, looked.words, names),
        result=found,
        notes=(
            "Each scenario is asked on its own: no line of authority or accountability crosses from one to another.",
            *(f"{heads[key]}: asked on {day(iso)}." for key, iso in found.days.items()),
        ),
    )


def _asked(study: Study, question: StudyQuestion, graphs: dict[str, Graph]) -> dict[str, Asked]:
    row = {key: ask(study, question, key, graph) for key, graph in graphs.items()}
    answers = [one.answer for one in row.values() if one.answer is not None]
    for facet in question.show:
        if answers and not any(spelt_facet(facet) in found.facets for found in answers):
            known = {name for found in answers for name in found.facets}
            right = did_you_mean(spelt_facet(facet), known) or f"it has: {', '.join(sorted(known))}"
            raise GovgraphError(f"{question.mark}: the answer to '{question.id}' has no part '{facet}': {right}")
    return row


def _state(row: Mapping[str, Asked]) -> str:
    said = [{facet: sorted(items) for facet, items in one.values.items()} for one in row.values() if one.answer]
    if len(said) < len(row):
        return "not compared"
    if any(values != said[0] for values in said):
        return "differ"
    empty = not any(items for items in said[0].values())
    return "differ" if empty and len({one.words for one in row.values()}) > 1 else "alike"


def _headline(study: Study, heads: Mapping[str, str], found: ScenariosCompared) -> str:
    systems = listed(list(heads.values()))
    differ, count = len(found.differ), len(study.questions)
    if count:
        about = dict.fromkeys(word for question in study.questions.values() for word in things_of(question))
        what = listed([study.counterparts[word].name for word in about]) or "what is asked"
        if not differ:
            return f"{systems} give the same answer to each question about {what}."
        asked = f"{differ} of {count} questions" if differ < count else f"all {count} questions"
        return f"On {what}, {systems} give different answers to {asked}."
    apart = [form for form, row in found.forms.items() if len({row.get(key, "") for key in heads}) > 1]
    return f"{systems} differ in {len(apart)} of {len(found.forms)} governance forms; no counterparts are named."


def _summary(study: Study, heads: Mapping[str, str], looked: _Looked) -> list[Line]:
    lines = []
    for question, row in sorted(looked.asked.items(), key=lambda entry: looked.state(entry[0]) != "differ"):
        said: dict[str, list[str]] = {}
        for key in heads:
            said.setdefault(row[key].words, []).append(heads[key])
        text = " ".join(
            f"{listed(who)}: {words[:1].lower() + words[1:] if words in _OURS else words}"
            for words, who in said.items()
        )
        lines.append(Line(label=study.questions[question].name or study.questions[question].text, text=text))
    different = [same for same in looked.words if same.different]
    room = MOST
    if len(lines) > room:
        lines = [
            *lines[: room - 1],
            Line(label="More", text=f"{len(lines) - room + 1} more questions stand in the table."),
        ]
    if different and len(lines) < MOST:
        shown = [f"'{same.word}'" for same in different[:3]]
        more = f" and {len(different) - 3} more" if len(different) > 3 else ""
        text = f"{', '.join(shown)}{more} {'means' if len(different) == 1 else 'mean'} different kinds of body here; they are kept apart."
        lines.append(Line(label="Same word", text=text))
    return lines


_OURS = frozenset({"The paper does not say.", "Nothing is recorded.", "No counterpart here."})


def _sources(one: Asked) -> tuple[str, ...]:
    if one.answer is None:
        return ()
    stated = one.answer.facets.get("sources", ())
    links = [link.source for chain in one.answer.chains for link in chain.links if link.source and link.sort != "law"]
    return tuple(dict.fromkeys([*stated, *links]))
