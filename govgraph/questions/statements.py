"""The record: what somebody says about bodies, decisions and options, with its source. Nothing here is computed.

Without an option the whole record is searched, that of every option too; under an option, the baseline's and that
option's. A statement about an option is found either way. Judgement beside computation belongs to the comparison.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from govgraph.answer import IF_ANY, Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.names import normal
from govgraph.graph.sentences import listed as joined
from govgraph.model.numbers import in_words
from govgraph.model.record import STATEMENTS, Action, Ask, Assessment, Statement
from govgraph.model.scenario import BASELINE, UnknownName
from govgraph.questions.aloud import aloud, says, sources_of, verb, whole
from govgraph.questions.listing import as_tuple, counted, listed, names, thing_or_option
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.wording import near, texts
from govgraph.reading.actors import named_by
from govgraph.records import replace
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph

KINDS = tuple(model.kind for model in STATEMENTS.values())
SORTS = ("risk", "merit", "support", "precondition", "ranking", "defect")


@dataclass(frozen=True, kw_only=True)
class Statements:
    """What the sources say: the statements of the record that match what is asked, by their ids.

    A mapping by statement has those alone of which there is something to say.
    """

    ids: Ids
    """The statements."""
    found: bool
    """Is there any?"""
    count: int
    """How many there are."""
    about: tuple[str, ...]
    """What they are about."""
    options: Ids
    """Options among that."""
    kinds: tuple[str, ...]
    """Their kinds: judgement, requirement, claim, recommendation ..."""
    sorts: tuple[str, ...]
    """The sorts of judgements: risk, merit, support, precondition, ranking, defect."""
    by: tuple[str, ...]
    """Whose views they are; empty: the author's."""
    says: Mapping[str, str]
    """By statement: what it says."""
    parts: Mapping[str, tuple[str, ...]]
    """By statement that has parts: these."""
    numbers: Mapping[str, str]
    """By recommendation or action: its number in its source."""
    addressed_to: tuple[str, ...]
    """To whom recommendations are addressed."""
    asked_of: tuple[str, ...]
    """Who is asked to do something."""
    asked_to: tuple[str, ...]
    """To what they are asked."""
    due: Mapping[str, Any]
    """By statement that has a date: when it is due."""
    states: Mapping[str, str]
    """By statement that has a state: how it stands."""
    answers: tuple[str, ...]
    """Recommendations that an action answers."""
    tracked_by: tuple[str, ...]
    """Who keeps track of recommendations."""
    verdicts: Mapping[str, str]
    """By criterion: what an author's assessment says of it."""
    statuses: tuple[str, ...]
    """How firm they are."""
    sources: tuple[str, ...]
    """Where they were read."""
    made_in: tuple[str, ...]
    """The options in which they stand."""
    dated: bool | None = field(default=None, metadata=IF_ANY)
    """Where that is asked: is a date given?"""


class Recorded(Struct, frozen=True):
    """The statements that match, and what was asked for: ``about`` (ids), and the filters as they were given."""

    about: Ids
    filters: Mapping[str, Any]
    statements: tuple[Statement, ...]


def answer(
    graph: Graph,
    about: Any = None,
    *,
    kind: Any = None,
    sort: Any = None,
    by: Any = None,
    number: Any = None,
    matching: str | None = None,
    words: str | None = None,
    dated: bool = False,
    count: bool = False,
) -> Answer[Statements]:
    """The statements that match every filter.

    ``about``: a thing, option, relation or criterion; several: about all of them (groups that name a thing count).
    ``kind``: judgement, requirement, claim, recommendation ... (any of them). ``sort``: the sort of judgement.
    ``by``: whose view. ``number``: of a recommendation, as its source numbers it. ``matching``: words that it says.
    ``words``: a question in words; what shares most of them, nearest first. ``dated``: is a date given for it?
    ``count``: how many they are comes first. Raises UnknownName, NotFound or AmbiguousName.
    """
    wanted = tuple(thing_or_option(graph, text) for text in as_tuple(about))
    kinds = tuple(_word(text, KINDS, "kind of statement") for text in as_tuple(kind))
    sorts = tuple(_word(text, SORTS, "sort of judgement") for text in as_tuple(sort))
    found = [
        statement
        for statement in record(graph, wanted).values()
        if (not kinds or statement.kind in kinds)
        and (not sorts or getattr(statement, "sort", "") in sorts)
        and all(_is_about(graph, statement, item) for item in wanted)
        and (by is None or any(_is_by(graph, statement, text) for text in as_tuple(by)))
        and (not number or getattr(statement, "number", "") in as_tuple(number))
        and (not matching or normal(matching) in normal(" ".join((statement.says, *getattr(statement, "parts", ())))))
    ]
    if words:
        among = {statement.id: statement for statement in found}
        close = near(texts(graph.scenario, among), words)
        close.sort(key=lambda one: (-round(one[1], 2), _rank(among[one[0]])))
        found = [among[key] for key, _ in close][:MOST_SAID]
    filters = {"kind": list(kinds), "sort": list(sorts), "by": by, "number": number, "matching": matching}
    filters |= {"words": words} if words else {}
    if dated:
        return _dated(graph, wanted, filters, found)
    filters |= {"count": True} if count else {}
    return to_answer(graph, Recorded(wanted, filters, tuple(found)))


def _rank(statement: Statement) -> int:
    """Of statements that come as near, what is open or wrong is told before what is asked for, and before what is done."""
    if statement.kind == "judgement":
        return 2 if getattr(statement, "sort", "") == "merit" else 0
    return {"open question": 0, "claim": 1, "recommendation": 1, "requirement": 1}.get(statement.kind, 2)


def _dated(
    graph: Graph, about: tuple[str, ...], filters: dict[str, Any], found: Sequence[Statement]
) -> Answer[Statements]:
    """Is a date given for it: yes, with what is due; or no, with what is said all the same."""
    due = [statement for statement in found if getattr(statement, "due", None)]
    answer = to_answer(graph, Recorded(about, filters, tuple(due or found)))
    on = f" for {joined([graph.name(item) if item in graph.all_things else item for item in about])}" if about else ""
    lead = "Yes." if due else f"No: no paper gives a date{on}."
    headline = f"{lead} {answer.headline}" if due or found else lead
    return replace(answer, headline=headline, result=replace(answer.result, dated=bool(due)), facets={})


def record(graph: Graph, about: tuple[str, ...] = ()) -> dict[str, Statement]:
    """The statements that a question on this graph may read: see the module."""
    options = graph.scenario.options
    found = dict(graph.statements)
    for option in options.values():
        if graph.option == BASELINE or option.id in about:
            found |= {key: statement for key, statement in option.add.statements.items() if key not in found}
    return found


def _word(text: str, known: tuple[str, ...], what: str) -> str:
    word = " ".join(text.replace("-", " ").split()).lower()
    for candidate in (word, word.removesuffix("s")):
        if candidate in known:
            return candidate
    raise UnknownName(f"'{text}' is not a {what}: {did_you_mean(word, known) or 'expected one of: ' + listed(known)}")


def _is_about(graph: Graph, statement: Statement, item: str) -> bool:
    inside = named_by(graph, item)
    about = (*statement.about, *(statement.of if isinstance(statement, Ask) else ()))
    answers = statement.answers if isinstance(statement, Action) else ()
    return any(name in inside for name in about) or item in (statement.id, getattr(statement, "item", None), *answers)


def _is_by(graph: Graph, statement: Statement, text: str) -> bool:
    wanted = normal(text)
    return (
        wanted in {normal(statement.by), normal(graph.name(statement.by))}
        if statement.by
        else wanted in {"author", "report", "source"}
    )


def matching_statements(graph: Graph, found: Sequence[Statement]) -> Statements:
    """What was found as ids and plain values."""
    return Statements(
        ids=tuple(statement.id for statement in found),
        found=bool(found),
        count=len(found),
        about=_set(found, "about"),
        options=tuple(sorted(set(_set(found, "about")) & set(graph.scenario.options))),
        kinds=tuple(sorted({statement.kind for statement in found})),
        sorts=_set(found, "sort"),
        by=_set(found, "by"),
        says=_each(found, "says"),
        parts=_each(found, "parts"),
        numbers=_each(found, "number"),
        addressed_to=_set(found, "to", "recommendation"),
        asked_of=_set(found, "of"),
        asked_to=_set(found, "to", "ask"),
        due=_each(found, "due"),
        states=_each(found, "state"),
        answers=_set(found, "answers"),
        tracked_by=_set(found, "tracked_by"),
        verdicts={item.item: item.answer for item in found if isinstance(item, Assessment)},
        statuses=_set(found, "status"),
        sources=tuple(sorted({str(source) for statement in found for source in statement.sources})),
        made_in=_set(found, "option"),
    )


def to_answer(graph: Graph, recorded: Recorded) -> Answer[Statements]:
    """The statements that match, in words."""
    about, filters, found = recorded.about, recorded.filters, recorded.statements
    everything = names(
        graph,
        {*about, *(name for statement in found for name in statement.about), *(statement.by for statement in found)},
    )
    rows = tuple(
        (
            statement.says,
            " / ".join(filter(None, (statement.kind, getattr(statement, "sort", "")))),
            listed((everything.get(name, name) for name in statement.about), ""),
            everything.get(statement.by, statement.by) or "the author",
            statement.option or BASELINE,
            statement.status,
            "; ".join(map(str, statement.sources)) or "no source",
            statement.id,
            *_details(graph, statement),
        )
        for statement in found
    )
    on = f" about {listed(everything.get(name, name) for name in about)}" if about else ""
    headline = (
        _said(graph, found, filters)
        if found
        else f"No paper says anything{on}{' of this kind' if any(filters.values()) else ''}."
    )
    return Answer(
        reading=reading(
            graph,
            "statements",
            f"What is said{on}?",
            {"about": about[0]} if about else {},
            about=list(about[1:]),
            **filters,
        ),
        headline=headline,
        summary=_summary(graph, found),
        lines=tuple(Line(label=line[1], text=f"{line[0]} ({'; '.join((line[6], *_told(line)))})") for line in rows),
        columns=("says", "kind", "about", "by", "said in", "status", "source", "id", *_DETAILS),
        rows=rows,
        result=matching_statements(graph, found),
        names=everything,
        notes=("What sources say is shown as said; it takes no part in what is computed.",) if found else (),
    )


def _said(graph: Graph, found: Sequence[Statement], filters: Mapping[str, Any]) -> str:
    """The first statements as sentences, and how many more there are."""
    count = filters.get("count")
    words = "The papers come nearest with this: " if filters.get("words") else ""
    told = [told_first(graph, statement) for statement in found[:1]]
    told += [told_first(graph, statement) for statement in found[1:2] if len(" ".join(told).split()) < 20]
    more = len(found) - len(told)
    counts = {f"{word}{'s' if _count(found, word) > 1 else ''}": _count(found, word) for word in KINDS}
    in_all = joined([part for part in counted(counts).split(", ") if part])
    lead = f"The papers hold {in_all}. " if count else ""
    rest = f" The record holds {in_all} in all." if more > 0 and not count else ""
    return f"{lead}{words}{' '.join(told)}{rest}"


_OPENS = {
    "ask": "{of} {is_} asked: {says}",
    "recommendation": "Recommendation{number}{to}: {says}",
    "milestone": "{says}{due}",
    "requirement": "It is required: {says}",
    "open question": "The paper leaves open: {says}",
    "action": "What was done{number}: {says}",
}
"""How a statement of each kind begins where it is the answer; others say themselves."""


def told_first(graph: Graph, statement: Statement, *, briefly: bool = True) -> str:
    """One statement as a sentence: to whom it is asked, by when it is due, whose view it is.

    ``briefly``: without whose view it is where it would be too long for a headline; a line below it says so then.
    """
    of = as_tuple(getattr(statement, "of", ()))
    to = as_tuple(getattr(statement, "to", ())) if statement.kind == "recommendation" else ()
    number, due = getattr(statement, "number", ""), getattr(statement, "due", None)
    whose = f" ({_whose(graph, statement.by)})" if statement.by else ""
    text = _OPENS.get(statement.kind, "{says}").format(
        says=statement.says.rstrip("."),
        of=says(graph, of) or "Somebody",
        is_=verb(graph, of, "is") if of else "is",
        number=f" {number}" if number else "",
        to=f" to {says(graph, to)}" if to else "",
        due=f", due {due}" if due and str(due) not in statement.says else "",
    )
    long = briefly and len(f"{text}{whose}".split()) > MOST_READ
    return whole(text if long else f"{text}{whose}")


MOST_READ = 30
"""As many words of a statement are read in the headline with whose view it is."""


def _whose(graph: Graph, by: str) -> str:
    """Whose view it is by name: of somebody, or of a paper that others cite."""
    if by in graph.all_things:
        return graph.name(by)
    paper = graph.scenario.documents.get(by)
    return paper.title if paper else by


def _summary(graph: Graph, found: Sequence[Statement]) -> tuple[Line, ...]:
    """The first statements, each with whose view it is or to whom it goes; how many more there are; the sources."""
    lines = []
    if _is_list(found):
        said = "; ".join(f"{statement.says.rstrip('.')}{_number(statement)}" for statement in found)
        sources_ = sources_of(str(source) for statement in found for source in statement.sources)
        return aloud((f"All {len(found)}", said), ("Sources", sources_))
    for statement in found[:MOST_SAID]:
        to = getattr(statement, "to", ())
        whom = f", to {says(graph, as_tuple(to))}" if statement.kind == "recommendation" and to else ""
        whose = f" ({_whose(graph, statement.by)})" if statement.by else ""
        number = getattr(statement, "number", "")
        day = getattr(statement, "due", None)
        due = f", due {day}" if day else ""
        lines.append(
            (f"{statement.kind.capitalize()}{f' {number}' if number else ''}", f"{statement.says}{whom}{whose}{due}")
        )
    more = len(found) - MOST_SAID
    if more > 0:
        lines.append(
            (
                "More",
                f"There {'is' if more == 1 else 'are'} {in_words(more)} more; ask with --full, by number or with words that they say.",
            )
        )
    return aloud(*lines, ("Sources", sources_of(str(source) for statement in found for source in statement.sources)))


def _is_list(found: Sequence[Statement]) -> bool:
    """Are there more than are read one by one, all of one kind and short enough to be read in one line?"""
    short = sum(len(statement.says.split()) for statement in found) <= _SHORT
    return len(found) > MOST_SAID and short and len({(statement.kind, statement.by) for statement in found}) == 1


def _number(statement: Statement) -> str:
    number, due = getattr(statement, "number", ""), getattr(statement, "due", None)
    return (f" ({number})" if number else "") + (f", due {due}" if due and str(due) not in statement.says else "")


_SHORT = 130
"""As many words are read in one line."""

MOST_SAID = 4
"""As many statements are read aloud."""

_DETAILS = ("number", "addressed to", "due", "state", "answers", "tracked by")
"""What some statements have besides: columns of the table, and words of the text where they are filled."""


def _details(graph: Graph, statement: Statement) -> tuple[str, ...]:
    def named(field: str) -> str:
        return listed((graph.name(item) for item in as_tuple(getattr(statement, field, ()))), "")

    to = named("of") if isinstance(statement, Ask) else named("to")
    asked = f", to {statement.to}" if isinstance(statement, Ask) and statement.to else ""
    answered = [graph.statements[item] for item in getattr(statement, "answers", ()) if item in graph.statements]
    return (
        getattr(statement, "number", ""),
        f"{to}{asked}",
        str(getattr(statement, "due", "") or ""),
        getattr(statement, "state", "") or getattr(statement, "answer", ""),
        listed((getattr(item, "number", "") or item.id for item in answered), ""),
        named("tracked_by"),
    )


def _told(row: tuple[str, ...]) -> list[str]:
    return [f"{name} {value}" for name, value in zip(_DETAILS, row[-len(_DETAILS) :], strict=True) if value]


def _set(found: Sequence[Statement], field: str, kind: str = "") -> tuple[str, ...]:
    """Every value of a field over statements (of one kind), sorted."""
    among = [statement for statement in found if not kind or statement.kind == kind]
    return tuple(sorted({value for statement in among for value in as_tuple(getattr(statement, field, ()))}))


def _each(found: Sequence[Statement], field: str) -> dict[str, Any]:
    """The value of a field by statement, where there is one."""
    values = {statement.id: getattr(statement, field, None) for statement in found}
    return {key: value for key, value in values.items() if value}


def _count(found: Sequence[Statement], kind: str) -> int:
    return sum(statement.kind == kind for statement in found)


VERB = Verb(
    name="statements",
    answer=answer,
    parameters=(
        Parameter(
            "about",
            "a thing, option, relation or criterion; several: about all of them",
            main=True,
            required=False,
            many=True,
        ),
        Parameter("kind", f"one of: {', '.join(KINDS)}", required=False, many=True, type="text"),
        Parameter("sort", f"the sort of judgement: {', '.join(SORTS)}", required=False, many=True, type="text"),
        Parameter(
            "by", "whose view it is; 'author' for the author of the source", required=False, many=True, type="text"
        ),
        Parameter("number", "the number of a recommendation in its source", required=False, many=True, type="text"),
        Parameter("matching", "words that it says", required=False, type="text"),
        Parameter("words", "a question in words: what shares most of them", required=False, type="text"),
        Parameter("dated", "is a date given for it", required=False, type="flag"),
        Parameter("count", "how many they are comes first", required=False, type="flag"),
    ),
    place=130,
    brief="What the sources say about a thing or an option.",
    help="What the sources say about a thing or an option: judgements, requirements, recommendations.",
    reads="what is said about {about}",
)
