"""Which things meet a condition, and how many: ``which decisions --no-decider``, ``which bodies --no-line``.

One small query language that the command line, ``ask``, pages and Python share: a sort of thing (:data:`SORTS`) and any
of the conditions (:data:`~govgraph.questions.which_conditions.CONDITIONS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.graph.names import normal
from govgraph.graph.sentences import agreeing, listed
from govgraph.model.scenario import UnknownName
from govgraph.model.things import Thing
from govgraph.questions.aloud import MOST, aloud, says
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.which_conditions import CONDITIONS
from govgraph.questions.which_options import OPTION_PHRASES, options_that
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing that can be asked for: its categories, and the kinds of body that count (empty: any)."""

    categories: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    one: str = "thing"


SORTS: Mapping[str, Sort] = {
    "bodies": Sort(("body",), one="body"),
    "committees": Sort(
        ("body",), ("body_committee", "body_subcommittee", "la_committee", "joint_committee"), "committee"
    ),
    "boards": Sort(("body",), ("board",), "board"),
    "forums": Sort(("body",), ("forum",), "forum"),
    "trusts": Sort(("body",), ("trust",), "trust"),
    "councils": Sort(("body",), ("la",), "council"),
    "groups": Sort(("group",), one="group"),
    "posts": Sort(("post",), one="post"),
    "people": Sort(("person",), one="person"),
    "decisions": Sort(("decision",), one="decision"),
    "functions": Sort(("function",), one="function"),
    "services": Sort(("service",), one="service"),
    "funds": Sort(("fund",), one="fund"),
    "sectors": Sort(("sector",), one="sector"),
    "places": Sort(("place",), one="place"),
    "agreements": Sort(("agreement",), one="agreement"),
    "meetings": Sort(("meeting",), one="meeting"),
    "priorities": Sort(("priority",), one="priority"),
    "levels": Sort(("level",), one="level"),
    "bodies and posts": Sort(("body", "post", "group"), one="body or post"),
    "members": Sort(("post", "body", "group", "person"), one="member"),
}
"""The sorts of thing that can be asked for, beside ``options``."""


@dataclass(frozen=True, slots=True)
class Which:
    """The things of a sort that meet every condition, each with the reasons; and how many of the sort there are."""

    sort: str
    conditions: Mapping[str, str]
    matching: tuple[tuple[str, tuple[str, ...]], ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class WhichThings:
    """The things of one sort that meet conditions."""

    things: Ids
    """The things."""
    count: int
    """How many they are."""
    of: int
    """How many of that sort there are."""
    reasons: Mapping[str, tuple[str, ...]]
    """By thing: why it meets each condition."""


def answer(graph: Graph, things: str, **conditions: Any) -> Answer[WhichThings]:
    """Which ``things`` meet the conditions (:data:`CONDITIONS`). Raises UnknownName for a sort that is not there."""
    only_count = bool(conditions.pop("count", False))
    return to_answer(graph, which(graph, things, **conditions), only_count=only_count)


def which(graph: Graph, things: str, **conditions: Any) -> Which:
    """The things of a sort that meet every condition given (a flag, or the argument of the condition)."""
    wanted = {
        name.replace("_", "-"): "" if value is True else str(value) for name, value in conditions.items() if value
    }
    sort = normal(things)
    if sort in {"options", "option"}:
        return Which("options", wanted, tuple(options_that(graph, wanted)), len(graph.scenario.options))
    if sort not in SORTS:
        raise UnknownName(f"There is no sort of thing called '{things}'. {_hint(sort)}")
    among = [
        thing for thing in graph.in_category(*SORTS[sort].categories) if _counts(graph, thing, SORTS[sort], wanted)
    ]
    found = []
    for thing in among:
        reasons = [CONDITIONS[name][0](graph, thing, text) for name, text in wanted.items()]
        if all(reasons):
            found.append((thing.id, tuple(reasons)))
    if "no-line" in wanted:  # whoever has most to do with others comes first
        found.sort(key=lambda one: -len(graph.touching(one[0])))
    return Which(sort, wanted, tuple(found), len(among))


def _hint(sort: str) -> str:
    near = did_you_mean(sort, SORTS)
    return f"{near[:1].upper()}{near[1:]}" if near else f"There are: {', '.join((*SORTS, 'options'))}."


def _counts(graph: Graph, thing: Thing, sort: Sort, wanted: Mapping[str, str]) -> bool:
    """Is it of the sort, and there on the day? Functions that only the law brings in do not count."""
    if thing.basis == "law" and thing.category == "function":
        return False
    if "ended" not in wanted and graph.life(thing).state == "ended":
        return False
    if not sort.kinds:
        return True
    from govgraph.reading.legal import structure

    return any(
        graph.registry.is_a(kind, wide)
        for kind in structure(graph).kinds(thing.id)
        for wide in sort.kinds
        if graph.registry.has_kind(wide)
    )


def to_answer(graph: Graph, found: Which, *, only_count: bool = False) -> Answer[WhichThings]:
    """The things in words: how many, then each with its reason; ``only_count``: how many, and no list."""
    ids = [item for item, _ in found.matching]
    options = found.sort == "options"
    names = {item: graph.scenario.options[item].name if options else readable(graph, item) for item in ids}
    condition = _condition(graph, found, many=True)
    question = f"Which {found.sort} {condition}?" if condition else f"Which {found.sort} are there?"
    shown = () if only_count else found.matching
    texts = [
        f"{names[item]}: {'; '.join(reasons)}"
        if any(reasons)
        else f"option {item} is called {names[item]}"
        if options
        else f"{names[item]} is one of them"
        for item, reasons in shown
    ]
    most = MOST if len(texts) <= MOST else MOST - 1
    more = len(texts) - most
    return Answer(
        reading=reading(
            graph,
            "which",
            question,
            {},
            things=found.sort,
            **{name.replace("-", "_"): text or True for name, text in found.conditions.items()},
        ),
        headline=_headline(graph, found),
        summary=aloud(
            *((str(number), text) for number, text in enumerate(texts[:most], start=1)),
            ("More", f"There {'is' if more == 1 else 'are'} {more} more; --full lists them." if more > 0 else ""),
        ),
        lines=tuple(Line(label=names[item], text="; ".join(reasons) or " ") for item, reasons in shown[:40]),
        columns=("id", "name", "why"),
        rows=tuple((item, names[item], "; ".join(reasons)) for item, reasons in shown),
        result=WhichThings(
            things=tuple(ids),
            count=len(ids),
            of=found.of,
            reasons={item: tuple(reasons) for item, reasons in found.matching},
        ),
        names=names,
        notes=("Only the first 40 are listed; the table has all.",) if len(shown) > 40 else (),
    )


_PHRASES = {
    "no-decider": "has no decider",
    "no-line": "has no stated line of accountability",
    "sits-on": "sits on {}",
    "decided-by": "is decided by {}",
    "sector": "belongs to {}",
    "value": "is about money at {}",
    "works-with": "is to work with {}",
    "no-seat": "has no listed seat on {}",
    "between": "is between {}",
    "of": "is of {}",
    "left-out": "is left out",
    "kind": "is of the kind {}",
    "new": "is new",
    "foreseen": "is not yet in force",
    "ended": "has ended",
    "no-source": "has no source",
}
"""Each condition as a verb in the third person, with a gap for its argument."""


def _condition(graph: Graph, found: Which, *, many: bool) -> str:
    """The conditions as verbs: ``have no decider and are new``."""
    phrases = OPTION_PHRASES if found.sort == "options" else _PHRASES
    wanted = dict(found.conditions)
    if found.sort == "options" and "left-out" in wanted and "sector" in wanted:
        wanted = {"left-out": wanted["sector"]} | {k: v for k, v in wanted.items() if k not in {"sector", "left-out"}}
    said = []
    for name, text in wanted.items():
        of = listed([_called(graph, part.strip()) for part in text.split(",")]) if text else ""
        said.append(agreeing(phrases[name].format(of).strip(), many=many))
    return listed(said)


def _called(graph: Graph, text: str) -> str:
    try:
        return graph.thing(text).name
    except GovgraphError:
        return text.replace("_", " ")


def _headline(graph: Graph, found: Which) -> str:
    count = len(found.matching)
    one = SORTS[found.sort].one if found.sort in SORTS else "option"
    if list(found.conditions) == ["value"] and count:
        return _by_matter(graph, found)
    if not found.conditions and not graph.is_baseline and found.sort in SORTS and count:
        new = [item for item, _ in found.matching if item not in graph.scenario.baseline.things]
        adds = f" Option {graph.option} adds {says(graph, new)}." if new else f" Option {graph.option} adds none."
        return f"There {'is' if count == 1 else 'are'} {count} {one if count == 1 else found.sort}.{adds}"
    if not found.conditions:
        return f"There {'is' if count == 1 else 'are'} {count or 'no'} {one if count == 1 else found.sort}."
    if not found.of:
        return f"The model has no {found.sort}."
    number = str(count) if count else "None"
    return f"{number} of {found.of} {found.sort if found.of != 1 else one} {_condition(graph, found, many=count != 1)}."


def _by_matter(graph: Graph, found: Which) -> str:
    """Who decides at an amount, where several matters may be meant: the first two, and how many more."""
    value = found.conditions["value"]
    told = [
        f"{reasons[0].removesuffix(f' it at {value}')} {readable(graph, item)}"
        for item, reasons in found.matching
        if not reasons[0].startswith("no source")
    ][:2]
    more = len(found.matching) - len(told)
    also = f" {more} other {'decisions' if more > 1 else 'decision'} may be meant too." if more else ""
    if not told:
        return f"No paper says who decides at {value}; {len(found.matching)} decisions may be meant."
    return f"At {value} it depends on the matter: {listed(told)}.{also}"


def _parameters() -> Iterable[Parameter]:
    yield Parameter("things", f"a sort of thing: {', '.join((*SORTS, 'options'))}", main=True, type="text")
    for name, (_, help_, argument) in CONDITIONS.items():
        yield Parameter(name.replace("-", "_"), help_, required=False, type="text" if argument else "flag")
    yield Parameter("count", "only how many there are", required=False, type="flag")


VERB = Verb(
    name="which",
    answer=answer,
    parameters=tuple(_parameters()),
    place=300,
    brief="Which things meet a condition, why, and how many.",
    help="Which things meet a condition, why, and how many.",
    reads="which {things}",
)
