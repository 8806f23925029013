"""Remits: who has which aspect of a service at which level, what is denied to a level, and what may move later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.answer import Answer, Ids, Line
from govgraph.graph.names import normal
from govgraph.graph.sentences import agreeing, plural, source_text
from govgraph.graph.sentences import listed as joined
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted, in_words
from govgraph.questions.listing import listed, named, names
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.wording import NEAR, nearest
from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from govgraph.graph import Graph

_LATER = frozenset({"possible", "likely", "deferred", "considered"})
"""How firm a remit is that nobody has yet, but that may come."""

_WHOLE = frozenset({"all", "whole", "full", "delegated", "most", "majority"})
"""Words for the extent of a remit that leave little or nothing to anybody else."""

WHOLE_OF_IT = "the service itself"
"""What a remit without an aspect is called."""


class Remits(Struct, frozen=True):
    """The remits of one service, apart: had now, denied by the source, to come perhaps, and who is only informed."""

    service: str
    had: tuple[Fact, ...]
    denied: tuple[Fact, ...]
    later: tuple[Fact, ...]
    informed: tuple[Fact, ...]

    def levels(self) -> list[str]:
        """Ids of those who have a part of it, in the order of the scenario."""
        return list(dict.fromkeys(who for fact in self.had for who in fact.role("who").ids))

    def of(self, who: str) -> list[Fact]:
        """The remits of one of them for the service."""
        return [fact for fact in self.had if who in fact.role("who").ids]

    def whole(self, who: str) -> str:
        """The extent of what one has of the service itself; empty where only aspects are named."""
        return next((str(f.fields.get("extent", "all")) for f in self.of(who) if not f.fields.get("aspect")), "")


def remits_of(graph: Graph, service: str) -> Remits:
    """The remits of a service that are not past."""
    facts = [fact for fact in graph.where("responsible for", what=service) if _there(graph, fact)]
    return Remits(
        service=service,
        had=tuple(fact for fact in facts if not fact.negated and fact.status not in _LATER),
        denied=tuple(fact for fact in facts if fact.negated),
        later=tuple(fact for fact in facts if not fact.negated and fact.status in _LATER),
        informed=tuple(
            fact for fact in graph.where("is informed", what=service) if not fact.negated and _there(graph, fact)
        ),
    )


def _there(graph: Graph, fact: Fact) -> bool:
    return fact.tier != "past" and graph.life(fact).state != "ended"


def designation(found: Remits) -> tuple[str, tuple[str, ...]]:
    """Where the source puts a service, in a word, and the ids of those on whose side it lies.

    *not delegated* (a level is denied it), *to one* (its whole or most of it), *shared* (several have a part of the
    whole), *split* (by aspect), *not stated*. What a level has of the whole counts before the aspects of others.
    """
    levels = found.levels()
    if found.denied:
        barred = {who for fact in found.denied for who in fact.role("who").ids}
        return "not delegated", tuple(level for level in levels if level not in barred)
    whole = {level: found.whole(level) for level in levels if found.whole(level)}
    mostly = [level for level, extent in whole.items() if set(normal(extent).split()) & _WHOLE]
    if len(mostly) == 1:
        return "to one", (mostly[0],)
    if len(whole) > 1:
        return "shared", tuple(whole)
    if len(levels) > 1:
        return "split", tuple(levels)
    return ("to one", tuple(levels)) if levels else ("not stated", ())


def services(graph: Graph) -> list[str]:
    """The services of which anybody has, or is denied, a remit."""
    there = {what for fact in graph.of_kind("responsible for") if _there(graph, fact) for what in fact.role("what").ids}
    return [thing.id for thing in graph.in_category("service") if thing.id in there]


@dataclass(frozen=True, kw_only=True)
class ServiceRemits:
    """Who has which part of a service, or of each. Of several services, ``by``, ``extents`` and ``later_aspects`` are empty."""

    services: Ids
    """The services."""
    who: Ids
    """Who has a part."""
    by: Mapping[str, tuple[str, ...]]
    """Of one service, by who has a part: which, by aspect."""
    aspects: Mapping[str, Ids]
    """By aspect ("the whole of it" where none is named): who has it."""
    extents: Mapping[str, str]
    """Of one service, by who has a part of the whole: how much, as the paper says."""
    designation: Mapping[str, str]
    """By service: to one, shared, split, not delegated or not stated."""
    lies_with: Mapping[str, Ids]
    """By service: with whom it lies."""
    not_delegated: Ids
    """Services that are denied to a level."""
    shared: Ids
    """Services of which several have a part of the whole."""
    split: Ids
    """Services that are split by aspect."""
    denied_to: Mapping[str, Ids]
    """By service: to whom it is denied."""
    informed: Mapping[str, Ids]
    """By service: who is informed."""
    later: Ids
    """Services of which a part may move later."""
    later_to: Mapping[str, Ids]
    """By service: to whom a part may move later."""
    later_aspects: Mapping[str, tuple[str, ...]]
    """Of one service, by who may have a part later: which."""
    statuses: tuple[str, ...]
    """How firm the remits are."""
    bases: tuple[str, ...]
    """Why they are said: stated, law, inferred, assumed."""


def answer(
    graph: Graph,
    service: str | None = None,
    *,
    aspect: str | None = None,
    who: str | None = None,
    words: str | None = None,
    later: bool = False,
) -> Answer[ServiceRemits]:
    """Who has which part of a service, or of each service; ``aspect`` keeps the parts that say these words.

    ``who`` keeps what one body, post or level has; ``words`` the parts that come nearest to a question, ``later`` what nobody
    has yet, but may come. Raises NotFound for a service or holder that is not there.
    """
    chosen = [graph.thing(service, "service", "function", "decision").id] if service is not None else services(graph)
    if service is not None and (parts := _parts(graph, chosen[0])):
        service, chosen = None, parts
    holder = graph.thing(who).id if who is not None else ""
    every = [remits_of(graph, item) for item in chosen]
    asked = {holder, *_levels_of(graph, holder)}
    rows = [
        row
        for found in every
        for row in _rows(graph, found)
        if (not holder or asked & set(row.fact.role("who").ids)) and (aspect is None or _says(row.aspect, aspect))
    ]
    if words is not None:
        rows = nearest_parts(graph, rows, words)
    if later:
        rows = [row for row in rows if row.sort == "later"]
    had = [row for row in rows if row.sort == "has"]
    told = aspect if aspect is not None else words
    return Answer(
        reading=reading(
            graph,
            "remits",
            _question(graph, service, chosen),
            {"service": chosen[0]} if service is not None else {},
            aspect=aspect,
            who=holder,
            words=words,
            later=later,
        ),
        headline=_may_come(graph, rows, holder) if later else _headline(graph, chosen, rows, service is not None, told),
        lines=tuple(_lines(graph, every, rows)) if told is None else (),
        summary=tuple(_in_short(graph, every))
        if service is None and told is None and who is None and not later
        else (),
        columns=("Service", "Aspect", "Who", "Extent", "How", "Status", "Basis", "Source"),
        rows=tuple(row.cells(graph) for row in rows),
        result=_result(every, rows, had, single=service is not None),
        names=names(graph, [*chosen, *(item for row in rows for item in row.fact.role("who").ids)]),
    )


def firmness(graph: Graph, service: str) -> tuple[str, ...]:
    """How firm the remits of a service are, or those of its parts where it is only what they have in common."""
    chosen = _parts(graph, service) or [service]
    facts = [fact for item in chosen for found in [remits_of(graph, item)] for fact in (*found.had, *found.later)]
    counts = Counter(fact.status for fact in facts)
    return tuple(status for status, _ in counts.most_common())


def _parts(graph: Graph, service: str) -> list[str]:
    """The services that are parts of one of which itself nothing is said: all that are designated, or all enablers."""
    if list(_rows(graph, remits_of(graph, service))):
        return []
    divided = set(services(graph))
    inside = [item for fact in graph.where("part of", to=service) if not fact.negated for item in fact.subject.ids]
    return [item for item in dict.fromkeys(inside) if item in divided]


def _levels_of(graph: Graph, holder: str) -> set[str]:
    """The levels that act through a body, whose remits are then the body's."""
    return {level.id for level in graph.in_category("level") if holder and holder in getattr(level, "members", ())}


class _Row(Struct, frozen=True):
    service: str
    sort: str
    fact: Fact

    @property
    def aspect(self) -> str:
        return str(self.fact.fields.get("aspect", ""))

    @property
    def who(self) -> tuple[str, ...]:
        return self.fact.role("who").ids

    def cells(self, graph: Graph) -> tuple[str, ...]:
        fact = self.fact
        how = {"has": "has it", "denied": "not delegated", "later": "may come later", "informed": "is only informed"}
        return (
            graph.name(self.service),
            self.aspect or WHOLE_OF_IT,
            named(graph, self.who, "not stated"),
            str(fact.fields.get("extent", "")),
            how[self.sort],
            fact.status,
            fact.basis,
            source_text(fact),
        )


def _rows(graph: Graph, found: Remits) -> Iterator[_Row]:
    for sort, facts in (
        ("has", found.had),
        ("denied", found.denied),
        ("later", found.later),
        ("informed", found.informed),
    ):
        for fact in facts:
            yield _Row(found.service, sort, fact)


def _says(aspect: str, wanted: str) -> bool:
    """Do the words that are asked for all stand in an aspect?"""
    there = set(normal(aspect).split())
    return all(any(word in other for other in there) for word in normal(wanted).split())


def _by(rows: Iterable[_Row]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for who in row.who:
            out[who] = (*out.get(who, ()), row.aspect or WHOLE_OF_IT)
    return out


def _result(every: list[Remits], rows: list[_Row], had: list[_Row], *, single: bool) -> ServiceRemits:
    def people(sort: str) -> dict[str, Ids]:
        out: dict[str, list[str]] = {}
        for row in rows:
            if row.sort == sort:
                out.setdefault(row.service, []).extend(row.who)
        return {service: tuple(sorted(set(who))) for service, who in out.items()}

    where = {found.service: designation(found) for found in every}
    return ServiceRemits(
        services=tuple(found.service for found in every),
        who=tuple(sorted({who for row in had for who in row.who})),
        by=_by(had) if single else {},
        aspects={
            aspect: tuple(sorted({who for row in had if (row.aspect or WHOLE_OF_IT) == aspect for who in row.who}))
            for aspect in dict.fromkeys(row.aspect or WHOLE_OF_IT for row in had)
        },
        extents={
            who: str(f.fields["extent"])
            for found in every
            if single
            for f in found.had
            if "extent" in f.fields and not f.fields.get("aspect")
            for who in f.role("who").ids
        },
        designation={service: word for service, (word, _) in where.items()},
        lies_with={service: levels for service, (_, levels) in where.items()},
        not_delegated=tuple(sorted(service for service, (word, _) in where.items() if word == "not delegated")),
        shared=tuple(sorted(service for service, (word, _) in where.items() if word == "shared")),
        split=tuple(sorted(service for service, (word, _) in where.items() if word == "split")),
        denied_to=people("denied"),
        informed=people("informed"),
        later=tuple(sorted({row.service for row in rows if row.sort == "later"})),
        later_to=people("later"),
        later_aspects=_by(row for row in rows if row.sort == "later") if single else {},
        statuses=tuple(sorted({row.fact.status for row in rows})),
        bases=tuple(sorted({row.fact.basis for row in rows})),
    )


def _question(graph: Graph, service: str | None, chosen: list[str]) -> str:
    if service is not None:
        return f"Who has which part of {graph.name(chosen[0])}?"
    return "Who has which part of each service?"


def _headline(graph: Graph, chosen: list[str], rows: list[_Row], single: bool, aspect: str | None) -> str:
    if aspect is not None:
        had = [row for row in rows if row.sort == "has"]
        if not had:
            return f"No remit is recorded for {aspect}."
        return " ".join(
            f"{_with_body(graph, row.who)} has {row.aspect or WHOLE_OF_IT} ({graph.name(row.service)}; {row.fact.status})."
            for row in had
        )
    if not single:
        barred = {row.service for row in rows if row.sort == "denied"}
        if not chosen:
            return "No paper divides services between levels."
        said = f"{counted(len(chosen), 'service')} {'is' if len(chosen) == 1 else 'are'} divided between levels"
        of_them = (
            f"; {in_words(len(barred))} of them {'is' if len(barred) == 1 else 'are'} not delegated" if barred else ""
        )
        return f"{said[:1].upper()}{said[1:]}{of_them if len(chosen) > 1 or not barred else ' and not delegated'}."
    by = _by(row for row in rows if row.sort == "has")
    denied = [who for row in rows if row.sort == "denied" for who in row.who]
    name = graph.name(chosen[0])
    is_ = agreeing("is", many=plural(graph, (chosen[0],)))
    denial = f"{name} {is_} not delegated to {named(graph, list(dict.fromkeys(denied)))}." if denied else ""
    if not by:
        return denial or f"The sources do not say who has any part of {name}."
    counts = [
        f"{graph.name(who)} {'has' if not plural(graph, (who,)) else 'have'} {counted(len(parts), 'part')}"
        for who, parts in by.items()
    ]
    counts[0] += f" of {'it' if denial else name}"
    return f"{denial} {joined(counts)}.".strip()


def _may_come(graph: Graph, rows: list[_Row], holder: str) -> str:
    """Of which services a part may come later, and to whom."""
    whom = f" to {graph.name(holder)}" if holder else ""
    of = list(dict.fromkeys(row.service for row in rows))
    if not of:
        return f"No paper says that a part of any service may come{whom} later."
    count = f"Parts of {in_words(len(of))} services may" if len(of) > 1 else "Part of one service may"
    return f"{count} come{whom} later: {_each_named(graph, of)}."


def _with_body(graph: Graph, who: Iterable[str]) -> str:
    """Names; a level with the body that acts at it, where one does: "System (BOB ICB)"."""
    said = []
    for item in who:
        thing = graph.things[item]
        acting = list(getattr(thing, "members", ())) if thing.category == "level" else []
        said.append(f"{thing.name} ({graph.name(acting[0])})" if len(acting) == 1 else thing.name)
    return listed(said) or "Not stated"


def nearest_parts(graph: Graph, rows: Iterable[_Row], words: str) -> list[_Row]:
    """The parts that come nearest to a question, with the names of their service and of who has them."""
    by_key = {str(at): row for at, row in enumerate(row for row in rows if row.sort == "has")}
    found = nearest([(key, _text(graph, row)) for key, row in by_key.items()], words)
    return [by_key[key] for key, part in found if part >= max(NEAR, found[0][1] - _CLOSE)][:_MOST_PARTS]


def parts_near(graph: Graph, words: str) -> float:
    """How near the nearest part of any service comes to a question: 0 to 1."""
    rows = [row for item in services(graph) for row in _rows(graph, remits_of(graph, item)) if row.sort == "has"]
    found = nearest([(str(at), _text(graph, row)) for at, row in enumerate(rows)], words)
    return found[0][1] if found else 0.0


def _text(graph: Graph, row: _Row) -> str:
    names = (*graph.things[row.service].names, *(name for who in row.who for name in graph.things[who].names))
    return " ".join((row.aspect, *names))


_CLOSE, _MOST_PARTS = 0.05, 3

_EXTENTS = {
    "all": "all of it",
    "most": "most of it",
    "majority": "most of it",
    "significant": "a significant part of it",
    "delegated": "the service itself, by delegation",
    "some elements": "some elements of it",
}
"""How an extent of the service itself is said in a sentence."""


def _part(fact: Fact) -> str:
    """What a remit is of, in a sentence."""
    extent = str(fact.fields.get("extent", ""))
    return str(fact.fields.get("aspect", "")) or _EXTENTS.get(extent, extent) or WHOLE_OF_IT


def _in_short(graph: Graph, every: list[Remits]) -> Iterator[Line]:
    """Where the services lie, those alike together: what a reader wants of all of them at once."""
    where = {found.service: designation(found) for found in every}
    for level in dict.fromkeys(level for word, levels in where.values() if word == "to one" for level in levels):
        mine = [service for service, (word, levels) in where.items() if word == "to one" and levels == (level,)]
        yield Line(label=f"Wholly or mostly {graph.name(level)}", text=f"{_each_named(graph, mine)}.")
    for word, label in (("not delegated", "Not delegated"), ("shared", "Shared"), ("split", "Split by part")):
        mine = [service for service, (found, _) in where.items() if found == word]
        if mine:
            yield Line(label=label, text=f"{_each_named(graph, mine)}.")
    later = [found.service for found in every if found.later]
    if later:
        yield Line(label="May move later", text=f"Parts of {_each_named(graph, later)}.")


def _each_named(graph: Graph, ids: Iterable[str]) -> str:
    """Names with semicolons between them, since names hold commas."""
    return "; ".join(graph.name(item) for item in ids)


def _lines(graph: Graph, every: list[Remits], rows: list[_Row]) -> Iterator[Line]:
    shown = {(row.service, id(row.fact)) for row in rows}

    def keep(found: Remits, facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if (found.service, id(fact)) in shown]

    for found in every:
        parts = []
        for who in found.levels():
            mine = [_part(fact) for fact in keep(found, found.of(who))]
            if mine:
                parts.append(f"{graph.name(who)} has {listed(mine)}.")
        for facts, words in (
            (found.denied, "It is not delegated to {who}."),
            (found.informed, "{who} is only informed."),
            (found.later, "It may come later to {who}: {what}."),
        ):
            for fact in keep(found, facts):
                parts.append(words.format(who=named(graph, fact.role("who").ids, "somebody"), what=_part(fact)))
        if parts:
            yield Line(label=graph.name(found.service), text=" ".join(parts))


VERB = Verb(
    name="remits",
    answer=answer,
    parameters=(
        Parameter(
            "service",
            "a service; nothing: every service",
            main=True,
            required=False,
            categories=("service", "function", "decision"),
        ),
        Parameter("aspect", "only the parts that say these words", required=False, type="text"),
        Parameter("who", "only what this body, post or level has", required=False),
        Parameter("words", "a question in words: the parts that come nearest", required=False, type="text"),
        Parameter("later", "only what may come later", required=False, type="flag"),
    ),
    place=200,
    brief="Who has which part of a service, at which level.",
    help="Who has which part of a service at which level; what is not delegated, and what may move later.",
    reads="who has which part of {service}",
)
