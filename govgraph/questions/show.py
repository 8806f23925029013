"""All about one thing: what it is, what the law says of its kind, and every relation it stands in, by what they carry.

Relations are grouped by reading the vocabulary, so a new kind of relation is shown with no change here. The facets
under familiar names (``parents``, ``members`` ...) are a selection; ``relations`` holds every kind and role.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from govgraph.answer import Answer, Line
from govgraph.graph.sentences import agreeing, plural, sentence
from govgraph.model.amounts import pounds
from govgraph.model.dates import Moment, day_words
from govgraph.model.facts import Fact
from govgraph.model.numbers import counted, in_words
from govgraph.model.record import Statement
from govgraph.model.scenario import Option
from govgraph.model.things import Agreement, Body, Fund, Group, Level, Meeting, Post, Thing
from govgraph.model.truth import Truth
from govgraph.model.vocabulary import vocabulary
from govgraph.processes import Course, find_step
from govgraph.questions import process
from govgraph.questions.aloud import several, stated, whole, with_article
from govgraph.questions.listing import (
    COLUMNS,
    absent,
    by_tier,
    listed,
    mentioned,
    named,
    names,
    relations_of,
    row,
    thing_or_option,
)
from govgraph.questions.show_result import ShownThing, shown_thing
from govgraph.questions.shown import (
    ShownInstrument,
    ShownOption,
    ShownRelation,
    ShownStatement,
    ShownStep,
    shown_instrument,
    shown_option,
    shown_relation,
    shown_statement,
    shown_step,
)
from govgraph.questions.shown_words import shown_aloud
from govgraph.questions.statements import record
from govgraph.questions.status import found, in_law, kind_of
from govgraph.questions.support import of_fact, of_item
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import named_by
from govgraph.reading.papers import named_only_later
from govgraph.reading.standing import Standing, standing

if TYPE_CHECKING:
    from govgraph.graph import Graph

_CARRIES = tuple(dict.fromkeys(kind.carries for kind in vocabulary().kinds.values()))


def answer(
    graph: Graph, node: str
) -> Answer[
    ShownThing | ShownRelation | ShownOption | ShownStatement | ShownInstrument | ShownStep | process.CourseOfProcess
]:
    """All about a thing, an option, a relation, a list of criteria, a statement, a process or one of its steps.

    Raises NotFound or AmbiguousName.
    """
    key = thing_or_option(graph, node)
    if key in graph.all_things:
        return _thing(graph, graph.all_things[key])
    statements = record(graph)
    if key in statements:
        return shown_statement(graph, statements[key])
    if key in graph.instruments:
        return shown_instrument(graph, graph.instruments[key])
    if key in graph.processes:
        return process.to_answer(graph, Course(graph, graph.processes[key]))
    if (step := find_step(graph, key)) is not None:
        return shown_step(graph, *step)
    item = found(graph, key)
    return shown_option(graph, item) if isinstance(item, Option) else shown_relation(graph, item)  # type: ignore[arg-type]


# -- a thing ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WholeThing:
    """Everything about one thing, before it is put into words.

    ``now``: the relations that stand on the day; ``coming``: those that begin later; ``ended``: those that are over.
    ``through``: of a relation in which it stands only as one of a group, that group. ``said``: what the record says of it.
    """

    thing: Thing
    now: tuple[Fact, ...]
    coming: tuple[Fact, ...]
    ended: tuple[Fact, ...]
    through: dict[str, str]
    said: tuple[Statement, ...]

    @property
    def every(self) -> tuple[Fact, ...]:
        """All its relations: those that stand first, then those to come, then those that are over."""
        return (*self.now, *self.coming, *self.ended)


def shown(graph: Graph, thing: Thing) -> WholeThing:
    """All about a thing, its relations sorted by whether they stand on the day of the graph."""
    direct = relations_of(graph, thing.id)
    by_group = [fact for group in named_by(graph, thing.id) if group != thing.id for fact in relations_of(graph, group)]
    own = {fact.id for fact in direct}
    every = {fact.id: fact for fact in (*direct, *by_group)}
    ordered = [fact for carried in _CARRIES for fact in by_tier(f for f in every.values() if f.row.carries == carried)]
    when = {fact.id: _when(graph, thing, fact) for fact in ordered}
    return WholeThing(
        thing,
        now=tuple(fact for fact in ordered if when[fact.id] == "now"),
        coming=tuple(fact for fact in ordered if when[fact.id] == "coming"),
        ended=tuple(fact for fact in ordered if when[fact.id] == "ended"),
        through={fact.id: _group_name(graph, thing, fact) for fact in by_group if fact.id not in own},
        said=tuple(statement for statement in record(graph).values() if thing.id in statement.about),
    )


def _when(graph: Graph, thing: Thing, fact: Fact) -> Literal["now", "coming", "ended"]:
    """Does a relation stand on the day? One about what came before or after stands though one of the two is over; and of
    a thing that is itself not there, what it had stands unless its own dates say otherwise."""
    stands = standing(graph, fact.copied(negated=False)) if fact.negated else standing(graph, fact)
    if fact.row.carries == "succession" or graph.life(thing).truth is Truth.NO:
        started, ended = fact.span.started(graph.day), fact.span.ended(graph.day)
        own = "ended" if fact.tier == "past" or ended is Truth.YES else "coming" if started is Truth.NO else "now"
        return "now" if fact.row.carries == "succession" and own == "ended" else own  # type: ignore[return-value]
    return "ended" if stands is Standing.PAST else "coming" if stands is Standing.NOT_YET else "now"


def _thing(graph: Graph, thing: Thing) -> Answer[ShownThing]:
    return to_answer(graph, shown(graph, thing))


def to_answer(graph: Graph, found: WholeThing) -> Answer[ShownThing]:
    """All about a thing, in words."""
    thing = found.thing
    life = graph.life(thing)
    lines = [Line(label="What it is", text=_what(graph, thing))]
    lines.append(
        Line(
            label="Status",
            text=f"{thing.status}, {life.state} on {day_words(graph.day)}{f' ({life.reason})' if life.reason else ''}",
        )
    )
    if isinstance(thing, Group | Level):
        lines.append(Line(label="Members", text=_members(graph, thing)))
    if thing.aliases:
        lines.append(Line(label="Also called", text=listed(thing.aliases)))
    for carried in _CARRIES:
        texts = [_with_remark(graph, fact, found) for fact in found.every if fact.row.carries == carried]
        if texts:
            lines.append(Line(label=carried.capitalize(), text="; ".join(texts)))
    if found.said:
        many = f"{len(found.said)} statement{'s' if len(found.said) > 1 else ''}"
        lines.append(Line(label="Said about it", text=f"{many} in the record: ask for statements"))
    lines.append(Line(label="Source", text=listed(map(str, thing.sources), "no source")))
    return Answer(
        reading=reading(graph, "show", f"What is known about {thing.name}?", {"node": thing.id}),
        headline=_headline(graph, found),
        summary=shown_aloud(graph, found),
        lines=tuple(lines),
        columns=COLUMNS,
        rows=tuple(row(graph, fact, _as_one_of(found, fact)) for fact in found.every),
        result=shown_thing(graph, found),
        names=names(graph, mentioned(found.every) | {thing.id}),
        notes=(*filter(None, [named_only_later(graph, thing.id)]), *_notes(thing)),
    )


def _headline(graph: Graph, found: WholeThing) -> str:
    """What it is, on what ground it is said to be there where that is weak, who holds it or is in it, and how much is recorded."""
    thing = found.thing
    kind = kind_of(graph, thing)
    what = kind.name if kind else thing.label if isinstance(thing, Body) and thing.label else thing.category
    support = of_item(graph, thing)
    firm = "" if support.ground.firm else f" {support.words}"
    life = graph.life(thing)
    ended = life.reason if life.reason.startswith("it ended") else f"it ended: {life.reason}"
    over = f" {whole(ended)}" if life.state == "ended" else ""
    if thing.category == "person" and (posts := _posts(graph, found)):
        return f"{thing.name} {posts}.{firm}{over}"
    held = _held(graph, found) if isinstance(thing, Post) else _decided(graph, found)
    total = len(found.every)
    count = f"{counted(total, 'relation').capitalize()} {'are' if total > 1 else 'is'} recorded"
    apart = [
        f"{in_words(len(facts))} {word}"
        for facts, word in ((found.ended, "ended"), (found.coming, "not yet begun"))
        if facts
    ]
    many = plural(graph, (thing.id,))
    said = f"{thing.name} {agreeing('is', many=many)} {several(what) if many and kind else with_article(what)}"
    said = said if kind or what == thing.category else f"{thing.name} {agreeing('is', many=many)} called {what}"
    told = "" if held and not apart else f" {count}{f' ({listed(apart)})' if apart else ''}."
    return f"{said}.{firm}{over}{held}{told}"


def _posts(graph: Graph, found: WholeThing) -> str:
    """Which posts a person holds, and held."""
    now = [fact for fact in found.now if fact.kind == "occupies" and not fact.negated]
    before = [fact for fact in found.ended if fact.kind == "occupies" and not fact.negated]
    is_ = named(graph, list(dict.fromkeys(item for fact in now for item in fact.object.ids)))
    was = named(graph, list(dict.fromkeys(item for fact in before for item in fact.object.ids)))
    return " and ".join(filter(None, (f"is {is_}" if now else "", f"was {was}" if before else "")))


def _decided(graph: Graph, found: WholeThing) -> str:
    """Of a matter: the first thing that is said of who decides it or has another right in it."""
    if found.thing.category not in {"decision", "agreement", "service"}:
        return ""
    rights = [fact for fact in found.now if fact.row.carries in {"rights", "remits"} and fact.subject.ids]
    first = next((fact for fact in rights if fact.kind == "decides"), next(iter(rights), None))
    if first is None:
        return ""
    tag = of_fact(graph, first).tag
    text = stated(graph, first)
    return f" {text[:1].upper()}{text[1:]}{f' ({tag})' if tag else ''}."


def _held(graph: Graph, found: WholeThing) -> str:
    """Who holds a post on the day."""
    holding = [fact for fact in found.now if fact.kind == "occupies" and not fact.negated]
    who = list(dict.fromkeys(item for fact in holding for item in fact.subject.ids))
    return f" {named(graph, who)} {'hold' if len(who) > 1 else 'holds'} it." if who else ""


def _members(graph: Graph, thing: Group | Level) -> str:
    """Who is in a group or level, and whether others may be."""
    if not thing.members:
        count = getattr(thing, "count", None)
        return f"{count} are counted, and none is named" if count else "none is named"
    text = named(graph, thing.members)
    places = [f"{named(graph, row.who)} in {graph.name(row.place)}" for row in getattr(thing, "acts_through", ())]
    where = f"; acts through {'; '.join(places)}" if places else ""
    if isinstance(thing, Level):
        return f"{text}{where}"
    count = f", of {thing.count}" if thing.count is not None and thing.count != len(thing.members) else ""
    return f"{text} ({len(thing.members)}{count}; the list is {'complete' if thing.complete else 'open'})"


def _group_name(graph: Graph, thing: Thing, fact: Fact) -> str:
    inside = named_by(graph, thing.id)
    return listed(
        dict.fromkeys(graph.name(item) for filler in fact.roles.values() for item in filler.ids if inside.get(item))
    )


def _as_one_of(found: WholeThing, fact: Fact) -> str:
    return f"as one of {found.through[fact.id]}" if fact.id in found.through else ""


def _with_remark(graph: Graph, fact: Fact, found: WholeThing) -> str:
    """A relation as a sentence, with when it ended or begins, its ground where that is weak, and the group it is through."""
    tag = "" if fact in found.ended else of_fact(graph, fact).tag
    when = ""
    if fact in found.ended:
        when = f"ended, until {_day(fact.span.until)}" if fact.span.until else "ended"
    elif fact in found.coming:
        when = f"not yet, from {_day(fact.span.start)}" if fact.span.start else "not yet"
        tag = "" if tag == "not yet" else tag
    extra = [word for word in (when, tag, absent(graph, fact), _as_one_of(found, fact)) if word]
    return f"{sentence(graph, fact)}{f' [{listed(extra)}]' if extra else ''}"


def _day(moment: Moment) -> str:
    """A date as people write it; as the paper writes it where it is no one day."""
    return day_words(moment.first) if moment.first + timedelta(days=1) == moment.after else str(moment)


def _what(graph: Graph, thing: Thing) -> str:
    if isinstance(thing, Body | Group):
        label = f"; the sources call it '{thing.label}'" if isinstance(thing, Body) and thing.label else ""
        return f"{thing.category}; {in_law(graph, thing)}{label}"
    if isinstance(thing, Post):
        return f"post{f', {thing.office}' if thing.office else ''}; authority belongs to the post, never to a person"
    if isinstance(thing, Agreement):
        return f"agreement{f', {thing.kind}' if thing.kind else ''}"
    if isinstance(thing, Fund):
        amount = (
            pounds(thing.amount) if thing.amount is not None else f"amount {thing.amount_said or 'not in the model'}"
        )
        return f"fund, {amount}; surplus and deficit: {thing.surplus or 'not modelled'}; money never carries authority"
    if isinstance(thing, Meeting):
        often = f"; {thing.per_year:g} a year" if thing.per_year else ""
        return f"meeting; purpose: {thing.purpose or 'not modelled'}{often}"
    return thing.category


def _notes(thing: Thing) -> list[str]:
    notes = [thing.note] if thing.note else []
    if thing.comparator:
        notes.append("Named in the sources only to compare: it stands outside every check, count and chain.")
    if isinstance(thing, Group) and not thing.complete:
        notes.append("Its list of members is not known to be complete.")
    notes += [
        f"{source}: {source.variant}{f' ({source.reason})' if source.reason else ''}"
        for source in thing.sources
        if source.variant
    ]
    return notes


VERB = Verb(
    name="show",
    answer=answer,
    parameters=(Parameter("node", "a thing, option, relation, list of criteria or statement", main=True),),
    place=110,
    brief="Everything about one thing.",
    help="All about one thing: what it is in law, its parents, members, rights, lines, agreements and money.",
    reads="what is {node}",
)
