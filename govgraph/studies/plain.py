"""A question in plain words over several scenarios: each answers for itself, under its own name.

A question that names a system is put to that system; one that names none to all. Two sorts of question are about several at
once: how counterparts differ (as the study names them), and which form of one paper another system is an instance of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.answer import Answer, Line, Reading, Table
from govgraph.diagnostics import GovgraphError
from govgraph.graph.sentences import listed
from govgraph.language import NotUnderstood, ask
from govgraph.language.words import plain_words, stem
from govgraph.model.scenario import Scenario
from govgraph.questions.show_result import ShownThing
from govgraph.questions.shown import ShownRelation, ShownStatement
from govgraph.questions.which import WhichThings
from govgraph.records import replace
from govgraph.studies.answer import answer as study_answer
from govgraph.studies.called import CalledScenario, QuestionPart, called, in_own_words, put
from govgraph.studies.likeness import asks_for_form, likeness
from govgraph.studies.model import Counterpart, Study
from govgraph.studies.reading import asked_as
from govgraph.studies.result import EachAnswered

MOST_WORDS = 60
"""As many words of one scenario's answer stand in its line."""

MOST_NAMES = 15
"""As many things of a list stand in the line of one scenario."""

MOST_FOUND = 5
"""As many findings stand there."""

_DIFFER = frozenset(
    stem(word)
    for word in (
        "differ",
        "difference",
        "different",
        "differs",
        "compare",
        "unlike",
        "alike",
        "vary",
        "beside",
        "contrast",
    )
)
_LIGHT = frozenset(
    stem(word)
    for word in (
        "the",
        "of",
        "in",
        "and",
        "to",
        "a",
        "an",
        "is",
        "are",
        "do",
        "does",
        "how",
        "what",
        "which",
        "who",
        "whom",
        "place",
        "board",
        "body",
        "role",
        "post",
        "posts",
        "system",
        "it",
        "for",
        "at",
        "one",
    )
)


@dataclass(frozen=True)
class _Given:
    """What one scenario answers to one part of a question; no answer where it cannot be read there, with the reason."""

    one: CalledScenario
    part: QuestionPart
    answer: Answer | None
    reason: str = ""


def ask_study(study: Study, text: str) -> Answer:
    """The answer of each scenario of a study to a question in plain words; the study's own where it asks how they differ.

    Raises :class:`~govgraph.language.NotUnderstood` where no scenario can read it.
    """
    every = [
        called(key, one.name or study.scenarios[key].title, study.scenarios[key], asked_as(one), _own(study, key))
        for key, one in study.studied.items()
    ]
    if asks_for_form(text) and (found := likeness(every, text)) is not None:
        return found
    if (held := _counterparts(study, text)) is not None:
        return held
    return _each(every, text)


def ask_scenarios(scenarios: Sequence[Scenario], text: str) -> Answer:
    """The same of scenarios that are named one by one. One that another of them extends is asked as its earlier paper.

    Raises :class:`~govgraph.language.NotUnderstood` where no scenario can read it.
    """
    every = apart(scenarios)
    if asks_for_form(text) and (found := likeness(every, text)) is not None:
        return found
    return _each(every, text)


def apart(scenarios: Iterable[Scenario]) -> list[CalledScenario]:
    """Scenarios as they are called, each once; an earlier paper of another one among them is left to that one."""
    given = {scenario.name: scenario for scenario in scenarios}
    earlier = {paper.name for scenario in given.values() for paper in scenario.papers[:-1]}
    return [
        called(name, one.title.partition(",")[0].strip() or name, one, {})
        for name, one in given.items()
        if name not in earlier
    ]


def _own(study: Study, key: str) -> dict[str, str]:
    """What each counterpart is called in one scenario; one that it has not keeps the name that the study gives it."""
    things = study.scenarios[key].baseline.things
    return {
        one.name: things[one.things[key]].name for one in study.counterparts.values() if one.things.get(key) in things
    }


# -- each for itself ----------------------------------------------------------------------------------------------


def _each(every: Sequence[CalledScenario], text: str) -> Answer:
    given = [_put(one, part, known_by) for part in put(every, text) for one, known_by in part.to]
    answered = [found for found in given if found.answer is not None]
    if not answered:
        raise NotUnderstood(next((found.reason for found in given), "There is no question here."))
    if len(given) == 1 and given[0].answer is not None:
        return _alone(given[0].one, given[0].answer, every)
    return _together(every, given, text)


def _put(one: CalledScenario, part: QuestionPart, known_by: str) -> _Given:
    under = {**one.under, **({"known_by": known_by} if known_by else {})}
    try:
        return _Given(one, part, ask(one.scenario, in_own_words(one, part.text), **under))  # type: ignore[arg-type]  # texts of a study
    except GovgraphError as error:
        return _Given(one, part, None, str(error))


def _alone(one: CalledScenario, answer: Answer, every: Sequence[CalledScenario]) -> Answer:
    if len(every) == 1:
        return answer
    note = f"Only {one.head} was asked: the question names it, or what it alone has."
    return replace(answer, notes=(note, *answer.notes))


def _together(every: Sequence[CalledScenario], given: Sequence[_Given], text: str) -> Answer[EachAnswered]:
    asked = [one for one in every if any(found.one is one for found in given)]
    rows = {one.key: [found for found in given if found.one is one] for one in asked}
    answered = [one for one in asked if any(found.answer for found in rows[one.key])]
    silent = [one.head for one in asked if one not in answered]
    told = {one.key: _told(rows[one.key]) for one in asked}
    lines = tuple(Line(label=one.head, text=told[one.key]) for one in asked)
    return Answer(
        reading=Reading(
            verb="ask",
            question=f"{text.strip().rstrip('?')}?",
            scenario=" and ".join(one.key for one in asked),
            title=listed([one.head for one in asked]),
            option="",
            on="",
            subjects={},
        ),
        headline=_different(answered, rows) or _headline(answered, silent),
        summary=lines if len(lines) <= 6 else (),
        lines=lines,
        tables=tuple(table for one in asked for table in _tables(one, rows[one.key])),
        chains=tuple(
            replace(chain, label=f"{found.one.head}: {chain.label}")
            for found in given
            if found.answer
            for chain in found.answer.chains
        ),
        result=EachAnswered(
            asked=tuple(one.key for one in asked),
            answers={one.key: tuple(found.facets for found in _answers(rows[one.key])) for one in asked},
            headlines={one.key: tuple(found.headline for found in _answers(rows[one.key])) for one in asked},
            read_as={
                one.key: tuple(found.facets.get("read_as", "") for found in _answers(rows[one.key])) for one in asked
            },
            not_read={found.one.key: found.part.text for found in given if found.answer is None},
        ),
        names={item: name for found in given if found.answer for item, name in found.answer.names.items()},
        notes=(
            "Each scenario is asked on its own: no line of authority or accountability crosses from one to another.",
        ),
    )


def _answers(rows: Iterable[_Given]) -> list[Answer]:
    return [found.answer for found in rows if found.answer is not None]


def _headline(answered: Sequence[CalledScenario], silent: Sequence[str]) -> str:
    count = len(answered)
    rest = f" {listed(list(silent))} cannot answer it." if silent else ""
    if count == 1:
        return f"{answered[0].head} alone answers this.{rest}"
    number = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}.get(count, str(count))
    return f"{number} scenarios answer, each for itself.{rest}"


def _different(answered: Sequence[CalledScenario], rows: Mapping[str, Sequence[_Given]]) -> str:
    """One word that means something else in each system: what it is there."""
    shown = {
        one.head: found.answer
        for one in answered
        for found in rows[one.key]
        if found.answer and found.answer.reading.verb == "show"
    }
    kinds = {
        found.kind
        for answer in shown.values()
        if isinstance(found := answer.result, ShownThing | ShownRelation | ShownStatement)
    }
    if len(shown) < 2 or len(shown) < len(answered) or len(kinds) < len(shown):
        return ""
    told = [f"{answer.headline.split('. ')[0].rstrip('.')} ({head})" for head, answer in shown.items()]
    return f"These are different things: {listed(told)}. They are kept apart."


def _told(found: Sequence[_Given]) -> str:
    """What one scenario answers, in its headline and as many of its further lines as there is room for."""
    out: list[str] = []
    for given in found:
        if given.answer is None:
            first, *near = given.reason.splitlines()
            nearest = f" The nearest that can be asked: {near[0].strip()}" if near else ""
            out.append(f"The question cannot be read here for sure.{nearest}" if near else first)
            continue
        room = MOST_WORDS // len(found)
        said = given.answer.headline
        if given.answer.reading.verb == "which":
            out.append(_listed(given.answer))
            continue
        if given.answer.reading.verb == "findings" and given.answer.rows:
            out.append(_found(given.answer))
            continue
        for line in given.answer.summary or given.answer.lines:
            if line.label in {"Read as", "Sources", "Note"} or line.text in said:
                continue
            begun = line.text.lower().startswith(line.label.lower())  # "In law it is a council"
            more = f"{said} {line.text}" if begun else f"{said} {line.label}: {line.text}"
            if len(more.split()) > room:
                break
            said = more
        out.append(said)
    return " ".join(out)


def _listed(answer: Answer) -> str:
    """A list of things with the first of their names."""
    things = answer.result.things if isinstance(answer.result, WhichThings) else ()
    names = [answer.names[item] for item in things if item in answer.names]
    more = f"; and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{answer.headline.rstrip('.')}: {'; '.join(names[:MOST_NAMES])}{more}." if names else answer.headline


def _found(answer: Answer) -> str:
    """What is wrong: the first sentence of each finding, the weightiest first, and how many more there are."""
    codes = {code: at for at, code in enumerate(answer.reading.parameters.get("codes", ()))}
    rows = sorted(answer.rows, key=lambda row: codes.get(row[0], len(codes)))
    once = list({row[3]: row[4].split(". ")[0].rstrip(".") for row in reversed(rows)}.values())[::-1]
    more = f" {len(once) - MOST_FOUND} more stand in the table." if len(once) > MOST_FOUND else ""
    return f"{'. '.join(once[:MOST_FOUND])}.{more}"


def _tables(one: CalledScenario, found: Sequence[_Given]) -> Iterable[Table]:
    for given in found:
        if given.answer is not None:
            answer = given.answer
            rows = (("Answer", answer.headline), *((line.label, line.text) for line in answer.lines))
            yield Table(title=f"{one.head}: {answer.reading.question}", columns=("", "answer"), rows=rows)


# -- counterparts -------------------------------------------------------------------------------------------------


def _counterparts(study: Study, text: str) -> Answer | None:
    """The study's own answer about the counterpart that a question is about, where it asks how the systems differ."""
    asked = {stem(word) for word in plain_words(text)}
    if asked.isdisjoint(_DIFFER):
        return None
    found = max(study.counterparts.values(), key=lambda one: len(asked & _spoken(study, one)), default=None)
    if found is None or len(asked & _spoken(study, found)) < 1:
        return None
    about = {
        key: question
        for key, question in study.questions.items()
        if found.id in map(str, _flat(question.args.values()))
    }
    return study_answer(study.model_copy(update={"questions": about or study.questions}))


def _flat(values: Iterable[object]) -> Iterable[object]:
    for value in values:
        yield from _flat(value) if isinstance(value, list | tuple) else (value,)


def _spoken(study: Study, one: Counterpart) -> set[str]:
    """The stems by which a counterpart may be meant: its own words, and the names of what it is in each scenario."""
    said = [one.name, one.why]
    said += [
        study.scenarios[key].baseline.things[thing].name
        for key, thing in one.things.items()
        if thing in study.scenarios[key].baseline.things
    ]
    return {stem(word) for text in said for word in plain_words(text)} - _LIGHT
