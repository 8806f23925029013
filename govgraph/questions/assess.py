"""Criteria and requirements against the graph, each met, not met or cannot tell, with the author's verdict beside it.

How a test is judged is said in :mod:`govgraph.questions.record_tests`. A matrix of themes and stages is held against each
of its subjects: :mod:`govgraph.questions.matrix`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.names import normal
from govgraph.model.numbers import NUMBERS, counted, in_words
from govgraph.model.record import Criterion, Instrument, Requirement
from govgraph.model.scenario import BASELINE, UnknownName
from govgraph.model.truth import Truth
from govgraph.questions.aloud import aloud, in_a_sentence, sources_of
from govgraph.questions.assessments import latest, subjects_of
from govgraph.questions.listing import any_thing, listed, names
from govgraph.questions.matrix import AssessedMatrix, matrix_answer
from govgraph.questions.record_tests import SUBJECT, TestVerdict, judge, verdict
from govgraph.questions.statements import record
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.wording import NEAR, nearest

if TYPE_CHECKING:
    from govgraph.graph import Graph

__all__ = ["VERB", "answer", "find_instrument", "judge", "mentions", "verdict"]

_MATTERS = frozenset({"function", "decision", "service", "priority"})


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """Criteria, or the requirements of an option, held against the graph. A mapping names them by their ids."""

    instrument: str
    """The list of criteria, an option, or "requirements" or "all"."""
    items: Mapping[str, str]
    """By criterion: what it says."""
    numbers: Mapping[str, int]
    """By criterion of a list: its number."""
    count: int
    """How many there are."""
    met: Ids
    """Those that are met."""
    not_met: Ids
    """Those that are not."""
    cannot_tell: Ids
    """Those of which it cannot be told."""
    foreseen: Ids
    """Those that only what is foreseen would meet."""
    inferred: Ids
    """Those that rest on our reading."""
    needs_judgement: Ids
    """Those that nothing computes."""
    why: Mapping[str, str]
    """By criterion: why, in words."""
    rests_on: Mapping[str, Ids]
    """By criterion that rests on any: the relations."""
    mentions: Mapping[str, Ids]
    """By criterion: what it is about."""
    author: Mapping[str, str]
    """By criterion that an author has assessed: met, not met or cannot tell."""
    agree: Ids
    """Those on which the author and the graph agree."""
    disagree: Ids
    """Those on which they do not."""
    sources: tuple[str, ...]
    """Where they were read."""


@dataclass(frozen=True, kw_only=True)
class Assessable:
    """The instruments and requirements that a scenario can be assessed by."""

    instruments: Mapping[str, str]
    """The lists of criteria: id to name."""
    requirements: Mapping[str, int]
    """By option ("baseline" too): how many requirements it has."""


def answer(
    graph: Graph,
    instrument: str | None = None,
    *,
    about: str | None = None,
    since: str | None = None,
    matching: str | None = None,
    words: str | None = None,
) -> Answer[Assessed | AssessedMatrix | Assessable]:
    """An instrument's criteria, or the requirements of an option (``b``, ``requirements``), held against the graph.

    Without a name: the instruments there are; with ``about``, the criteria of all of them that mention a thing. A test
    mentions what stands in its relations, and what contains that. A matrix is answered for each of its subjects, or
    for the one that ``about`` names; ``since`` tells what has changed from that day; ``matching`` keeps the criteria
    that say these words, ``words`` those that come nearest to a question. Raises UnknownName for an instrument that is not there.
    """
    if instrument is None and about is None:
        return _list(graph)
    target: Instrument | None = find_instrument(graph, instrument) if instrument is not None else None
    items: list[Criterion | Requirement]
    if target is not None and target.themes:
        return matrix_answer(graph, target, about=about, since=since, matching=matching, words=words)
    if target is not None:
        title, key, items = target.name, target.id, list(target.items)
    elif instrument is None:
        title, key = "All criteria and requirements", "all"
        items = [item for found in graph.instruments.values() for item in found.items]
        items += [statement for statement in record(graph).values() if isinstance(statement, Requirement)]
    else:
        option = "" if normal(instrument) == "requirements" else graph.scenario.option_id(instrument)
        title, key = _requirements_of(graph, option), option or "requirements"
        if option == BASELINE or (option and graph.is_baseline):
            graph = graph.scenario.graph(option, on=graph.day, place=graph.place)
        items = [s for s in record(graph).values() if isinstance(s, Requirement) and _is_of(graph, s, option)]
    if matching is not None:
        items = [item for item in items if normal(matching) in normal(item.says)]
    if words is not None:
        near = {key for key, part in nearest([(item.id, item.says) for item in items], words) if part >= NEAR}
        items = [item for item in items if item.id in near]
    subject = ""
    if about is not None:
        thing = any_thing(graph, about).id
        if target is not None and thing in subjects_of(graph, target):
            subject = thing
        else:
            items = [item for item in items if thing in mentions(graph, item)]
    return _answer(graph, title, key, items, subject, {"about": about} if about else {})


def of_instrument(graph: Graph, instrument: Instrument) -> Answer[Assessed | AssessedMatrix]:
    """All criteria of a list, or all cells of a matrix."""
    if instrument.themes:
        return matrix_answer(graph, instrument)
    return _answer(graph, instrument.name, instrument.id, list(instrument.items), "", {})


def _requirements_of(graph: Graph, option: str) -> str:
    if option == BASELINE:
        return "Requirements of the baseline"
    return f"Requirements of {graph.scenario.options[option].name}" if option else "Requirements"


def _is_of(graph: Graph, statement: Requirement, option: str) -> bool:
    """Is a requirement one of an option; of the baseline are those that speak of no option."""
    if option == BASELINE:
        return not statement.option and graph.scenario.options.keys().isdisjoint(statement.about)
    return not option or option in (statement.option, *statement.about)


def find_instrument(graph: Graph, text: str) -> Instrument | None:
    """An instrument by id, name or alias; None for an option or ``requirements``. Raises UnknownName otherwise."""
    wanted = normal(text)
    for instrument in graph.instruments.values():
        if wanted in {normal(name) for name in (instrument.id, instrument.name, *instrument.aliases)}:
            return instrument
    if wanted == "requirements":
        return None
    try:
        graph.scenario.option_id(text)
    except UnknownName:
        known = [*graph.instruments, *graph.scenario.options, "requirements"]
        raise UnknownName(
            f"there is no list of criteria '{text}': {did_you_mean(text, known) or 'there are: ' + listed(known)}"
        ) from None
    return None


def mentions(graph: Graph, item: Criterion | Requirement) -> set[str]:
    """What a criterion or requirement is about: ids in its test, what contains them, the places of matters."""
    found = set(getattr(item, "about", ()))
    if item.test is not None:
        found |= {
            name for pattern in item.test.relations for filler in pattern.roles.values() for name in filler.ids
        } | set(item.test.about)
        found.discard(SUBJECT)
    found |= {above for name in found for above in graph.above(name)}
    matters = [graph.things[name] for name in found if name in graph.things and graph.things[name].category in _MATTERS]
    covered = (fact for matter in matters for fact in graph.touching(matter.id) if fact.row.carries == "place")
    return found | {place for fact in covered if not fact.negated for place in fact.object.ids}


def _answer(
    graph: Graph, title: str, key: str, items: list[Criterion | Requirement], subject: str, parameters: dict[str, Any]
) -> Answer[Assessed]:
    verdicts = {item.id: judge(graph, item.test, subject) for item in items}
    author = {item: found for item, found in latest(graph, subject).items() if item in verdicts}
    beside = {item: _beside(author[item].answer, verdicts[item]) for item in author}
    rows = tuple(
        (
            str(getattr(item, "number", item.id)),
            item.says,
            verdicts[item.id].words,
            verdicts[item.id].why,
            author[item.id].answer if item.id in author else "",
            beside.get(item.id, ""),
            "; ".join(map(str, item.sources)) or "no source",
        )
        for item in items
    )

    def having(truth: Truth) -> Ids:
        return tuple(item for item, verdict in verdicts.items() if verdict.truth is truth)

    met, not_met, unknown = having(Truth.YES), having(Truth.NO), having(Truth.UNKNOWN)
    result = Assessed(
        instrument=key,
        items={item.id: item.says for item in items},
        numbers={item.id: item.number for item in items if isinstance(item, Criterion)},
        count=len(items),
        met=met,
        not_met=not_met,
        cannot_tell=unknown,
        foreseen=tuple(item for item, verdict in verdicts.items() if verdict.foreseen),
        inferred=tuple(item for item, verdict in verdicts.items() if verdict.inferred),
        needs_judgement=tuple(item.id for item in items if item.test is None),
        why={item: verdict.why for item, verdict in verdicts.items()},
        rests_on={item: tuple(verdict.facts) for item, verdict in verdicts.items() if verdict.facts},
        mentions={item.id: tuple(sorted(mentions(graph, item))) for item in items},
        author={item: statement.answer for item, statement in author.items()},
        agree=tuple(item for item, word in beside.items() if word == "agree"),
        disagree=tuple(item for item, word in beside.items() if word == "disagree"),
        sources=tuple(sorted({str(source) for item in items for source in item.sources})),
    )
    ours = _some(len(result.inferred), len(met), "by our reading")
    extra = _some(len(result.foreseen), len(unknown), "foreseen")
    return Answer(
        reading=reading(graph, "assess", f"{title}: which are met?", {"instrument": key}, **parameters),
        headline=_headline(title, len(items), len(met), len(not_met), len(unknown), ours, extra),
        summary=_summary(items, verdicts, author, result),
        lines=tuple(
            Line(
                label=line[0],
                text=f"{line[2]}: {line[1]} ({line[3]})" + (f"; the author says {line[4]}" if line[4] else ""),
            )
            for line in rows
        ),
        columns=("number", "criterion", "computed", "why", "author", "beside", "source"),
        rows=rows,
        result=result,
        names=names(graph, {name for item in items for name in mentions(graph, item)}),
        notes=("What is only foreseen counts as cannot tell; what needs judgement is not computed.",),
    )


def _summary(
    items: list[Criterion | Requirement], verdicts: dict[str, TestVerdict], author: dict[str, Any], result: Assessed
) -> tuple[Line, ...]:
    """What is met and what is not, what needs judgement, where the author says otherwise, and the sources."""
    says = {item.id: item.says.rstrip(".") for item in items}

    def some(ids: Sequence[str]) -> str:
        more = f"; and {len(ids) - 3} more" if len(ids) > 3 else ""
        return f"{'; '.join(says[item] for item in ids[:3])}{more}" if ids else ""

    first = next((item for item in result.not_met if verdicts[item].why), "")
    open_ = [item for item in result.cannot_tell if item not in result.needs_judgement]
    disagree = [f"{says[item]}: the author says {author[item].answer}" for item in result.disagree[:2]]
    return aloud(
        ("Not met", some(result.not_met)),
        ("Why", verdicts[first].why if first else ""),
        ("Met", some(result.met)),
        ("Cannot tell", some(open_)),
        ("Needs judgement", some(result.needs_judgement)),
        ("The author", "; ".join(disagree)),
        ("Sources", sources_of(result.sources)),
    )


def _beside(author: str, verdict: TestVerdict) -> str:
    if "cannot tell" in {author, verdict.words}:
        return "agree" if author == verdict.words else "cannot tell"
    return "agree" if author == verdict.words else "disagree"


def _list(graph: Graph) -> Answer[Assessable]:
    rows = [
        (item.id, item.name, str(len(item.items)), _names_of(graph, item.assesses))
        for item in graph.instruments.values()
    ]
    required = _requirements(record(graph).values())
    for option, count in required.items():
        label = graph.scenario.options[option].name if option else "the baseline"
        rows.append((option or "requirements", f"Requirements of {label}", str(count), ""))
    return Answer(
        reading=reading(graph, "assess", "What can be assessed?", {}),
        headline=f"There {'is' if len(rows) == 1 else 'are'} {counted(len(rows), 'list')} of criteria or requirements."
        if rows
        else "No criteria are in the model.",
        lines=tuple(Line(label=line[0], text=f"{line[1]} ({line[2]})") for line in rows),
        columns=("id", "name", "criteria", "of"),
        rows=tuple(rows),
        result=Assessable(
            instruments={item.id: item.name for item in graph.instruments.values()},
            requirements={option or "baseline": n for option, n in required.items()},
        ),
        names=names(graph, {name for item in graph.instruments.values() for name in item.assesses}),
    )


def _requirements(statements: Iterable[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for statement in statements:
        if isinstance(statement, Requirement):
            found[statement.option] = found.get(statement.option, 0) + 1
    return found


def _names_of(graph: Graph, ids: Iterable[str]) -> str:
    return listed((graph.name(item) for item in ids), "")


_LISTS = (
    *NUMBERS,
    "criteria",
    "requirements",
    "categories",
    "functions",
    "principles",
    "proposals",
    "conditions",
    "tests",
)
"""With these the title of a list begins that is no name."""


def _within(title: str) -> str:
    """The title of a list within a sentence: ``the nine success criteria of the Board``."""
    first, _, rest = title.partition(" ")
    if first.lower() == "the":
        return f"the {rest}"
    return f"the {first.lower()} {rest}" if first.lower() in _LISTS else f"the {in_a_sentence(title)}"


def _some(count: int, of: int, word: str) -> str:
    """``(two of them foreseen)``, ``(all foreseen)``; empty for none."""
    if not count:
        return ""
    return f" (all {word})" if count == of > 1 else f" ({word})" if of == 1 else f" ({in_words(count)} of them {word})"


def _headline(title: str, every: int, met: int, not_met: int, unknown: int, ours: str, foreseen: str) -> str:
    """How many are met, how many are not and of how many nobody can tell; nothing is said of what there is none of."""
    if not every:
        return f"There is nothing to assess in this list: {title}."
    of = f"Of {_within(title)},"
    if every == 1:
        word = "met" if met else "not met" if not_met else ""
        return (
            f"This is {word}{ours}: {title}."
            if word
            else f"The papers do not show whether this is met{foreseen}: {title}."
        )
    if every == met:
        return f"{of} all {in_words(every)} are met{ours}."
    if unknown == every:
        return f"{of} none is shown by the papers to be met{foreseen}."
    parts = [f"{in_words(met) if met else 'none'} of {in_words(every)} {'is' if met < 2 else 'are'} met{ours}"]
    parts += [f"{in_words(not_met)} {'is' if not_met == 1 else 'are'} not met"] if not_met else []
    parts += [f"of {in_words(unknown)} nobody can tell{foreseen}"] if unknown else []
    return f"{of} {listed(parts)}."


VERB = Verb(
    name="assess",
    answer=answer,
    parameters=(
        Parameter(
            "instrument",
            "a list of criteria, an option (its requirements), or 'requirements'; nothing: lists them",
            main=True,
            required=False,
            type="text",
        ),
        Parameter("about", "only criteria that mention this thing; of a matrix, what is assessed", required=False),
        Parameter("since", "of a matrix: tell what has changed from this day", required=False, type="day"),
        Parameter("matching", "only criteria that say these words", required=False, type="text"),
        Parameter("words", "a question in words: the criteria that come nearest", required=False, type="text"),
    ),
    place=190,
    brief="Criteria held against the graph: met, not met, cannot tell.",
    help="Criteria, or an option's requirements, against the graph: met, not met, cannot tell; the author's verdict.",
    reads="how does {instrument} come out",
)
