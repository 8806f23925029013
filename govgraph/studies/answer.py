"""The answer of a study: each question with what every scenario says to it, alike or not, and what else differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line, Reading
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.formats.plain import day
from govgraph.graph.sentences import listed
from govgraph.studies import parts
from govgraph.studies.asking import Asked, ask, spelt_facet, things_of
from govgraph.studies.reading import asked_as
from govgraph.studies.words import SameWord, same_words

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.studies.model import Study, StudyQuestion

MOST = 6
"""How many lines stand under the headline."""


def answer(study: Study) -> Answer:
    """A study as an answer: a headline, a line for each question (six at most), and tables with everything.

    Facets: ``values`` (by question, scenario and facet), ``alike``, ``differ``, ``not_compared``, ``counterparts``, ``forms``,
    ``findings``, ``same_words``, ``different_bodies``. Raises GovgraphError for a question that a scenario cannot answer.
    """
    graphs = {key: study.scenarios[key].graph(**asked_as(one)) for key, one in study.studied.items()}
    heads = {key: one.name or study.scenarios[key].title for key, one in study.studied.items()}
    asked = {question.id: _asked(study, question, graphs) for question in study.questions.values()}
    states = {question: _state(row) for question, row in asked.items()}
    words = same_words(study, graphs)
    found = parts.forms(graphs)
    counted, titles = parts.findings(study, graphs)
    names = {key: {item: thing.name for item, thing in graph.all_things.items()} for key, graph in graphs.items()}
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
        headline=_headline(study, heads, states, found, words),
        summary=tuple(_summary(study, heads, asked, states, words)),
        columns=("Question", *heads.values(), "Alike"),
        rows=tuple(
            (study.questions[question].text, *(row[key].words for key in heads), states[question])
            for question, row in asked.items()
        ),
        tables=parts.tables(study, heads, found, counted, titles, words, names),
        facets={
            "scenarios": {key: graph.scenario.name for key, graph in graphs.items()},
            "days": {key: graph.day.isoformat() for key, graph in graphs.items()},
            "counterparts": {c.id: dict(c.things) for c in study.counterparts.values()},
            "values": {q: {key: one.values for key, one in row.items() if one.answer} for q, row in asked.items()},
            "words": {q: {key: one.words for key, one in row.items()} for q, row in asked.items()},
            "sources": {q: {key: _sources(one) for key, one in row.items()} for q, row in asked.items()},
            **{
                state.replace(" ", "_"): [question for question, said in states.items() if said == state]
                for state in ("alike", "differ", "not compared")
            },
            "forms": found,
            "findings": {code: dict(row) for code, row in counted.items()},
            "same_words": {same.word: dict(same.things) for same in words},
            "different_bodies": [same.word for same in words if same.different],
        },
        notes=(
            "Each scenario is asked on its own: no line of authority or accountability crosses from one to another.",
            *(f"{heads[key]}: asked on {day(graph.day.isoformat())}." for key, graph in graphs.items()),
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


def _state(row: dict[str, Asked]) -> str:
    said = [{facet: sorted(items) for facet, items in one.values.items()} for one in row.values() if one.answer]
    if len(said) < len(row):
        return "not compared"
    if any(values != said[0] for values in said):
        return "differ"
    empty = not any(items for items in said[0].values())
    return "differ" if empty and len({one.words for one in row.values()}) > 1 else "alike"


def _headline(
    study: Study, heads: dict[str, str], states: dict[str, str], found: dict[str, dict[str, str]], words: list[SameWord]
) -> str:
    systems = listed(list(heads.values()))
    differ = [question for question, state in states.items() if state == "differ"]
    if states:
        about = dict.fromkeys(word for question in study.questions.values() for word in things_of(question))
        what = listed([study.counterparts[word].name for word in about]) or "what is asked"
        asked = (
            f"{len(differ)} of {len(states)} questions" if len(differ) < len(states) else f"all {len(states)} questions"
        )
        if not differ:
            return f"{systems} give the same answer to each question about {what}."
        return f"On {what}, {systems} give different answers to {asked}."
    apart = [form for form, row in found.items() if len({row.get(key, "") for key in heads}) > 1]
    return f"{systems} differ in {len(apart)} of {len(found)} governance forms; no counterparts are named."


def _summary(
    study: Study,
    heads: dict[str, str],
    asked: dict[str, dict[str, Asked]],
    states: dict[str, str],
    words: list[SameWord],
) -> list[Line]:
    lines = []
    for question, row in sorted(asked.items(), key=lambda entry: states[entry[0]] != "differ"):
        said: dict[str, list[str]] = {}
        for key in heads:
            said.setdefault(row[key].words, []).append(heads[key])
        text = " ".join(
            f"{listed(who)}: {words[:1].lower() + words[1:] if words in _OURS else words}"
            for words, who in said.items()
        )
        lines.append(Line(label=study.questions[question].name or study.questions[question].text, text=text))
    different = [same for same in words if same.different]
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


def _sources(one: Asked) -> list[str]:
    if one.answer is None:
        return []
    stated = one.answer.facets.get("sources", ())
    links = [link.source for chain in one.answer.chains for link in chain.links if link.source and link.sort != "law"]
    return list(dict.fromkeys([*stated, *links]))
