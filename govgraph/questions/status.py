"""Is something there on the day, how firm is it, what is it in law, what does it replace, and who confirmed it last.

*state* is about dates (not yet, live, ended, cannot tell), *status* about firmness (in force, likely, required ...).
*in force* takes both: something that the sources only foresee is not in force on the days that they speak of, and
nobody can tell afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import GovgraphError
from govgraph.graph.life import Life
from govgraph.graph.sentences import agreeing, plural, sentence
from govgraph.model.base import UNKNOWNS, Item
from govgraph.model.dates import Moment, day_words
from govgraph.model.facts import Fact
from govgraph.model.record import Statement
from govgraph.model.scenario import Option
from govgraph.model.things import Body, Group, Thing
from govgraph.model.truth import Truth
from govgraph.processes import Course, step_sentence, step_state
from govgraph.questions.aloud import aloud, says, sources_of, verb, with_article
from govgraph.questions.listing import (
    COLUMNS,
    gathered,
    listed,
    mentioned,
    named,
    names,
    process_or_step,
    relations_of,
    row,
    thing_or_option,
)
from govgraph.questions.remits import firmness
from govgraph.questions.status_result import StatusOf, StatusOfSteps
from govgraph.questions.support import of_item
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import named_by
from govgraph.reading.papers import named_only_later

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.kind_rows import Kind


def answer(graph: Graph, node: str) -> Answer[StatusOf | StatusOfSteps]:
    """The status of a thing, a relation, an option, a process or a step on the day of the graph.

    Of a process: how each of its steps stands. Raises NotFound or AmbiguousName.
    """
    key = process_or_step(graph, node)
    if key is not None and not known(graph, node):
        return _of_steps(graph, key)
    return to_answer(graph, found(graph, node))


def to_answer(graph: Graph, item: Thing | Fact | Option) -> Answer[StatusOf]:
    """How a thing, a relation or an option stands, in words."""
    life = graph.life(item)
    force, why = in_force(graph, item, life)
    result = _result(graph, item, life, force, why)
    related = _related(graph, item)
    confirmed = f"; last confirmed {result.confirmed}" if result.confirmed else ""
    title = title_of(graph, item)
    lines = [
        Line(
            label="On the day", text=f"{day_words(graph.day)}: {life.state}{f' ({life.reason})' if life.reason else ''}"
        ),
        Line(label="Status", text=f"{item.status} ({item.tier}){f', {item.basis}' if item.basis != 'stated' else ''}"),
        Line(label="In force", text=f"{force.words}{f': {why}' if why else ''}"),
    ]
    if isinstance(item, Body | Group):
        lines.append(Line(label="In law", text=in_law(graph, item)))
    for label, items in (
        ("Parent", result.parents),
        ("Established by", result.established_by),
        ("Replaces", result.replaces),
        ("Replaced by", result.replaced_by),
    ):
        if items:
            lines.append(Line(label=label, text=named(graph, items)))
    lines.append(
        Line(
            label="Source",
            text=f"{listed(result.sources, 'no source')}{confirmed}",
        )
    )
    return Answer(
        reading=reading(graph, "status", f"What is the status of {title}?", {"node": item.id}),
        headline=_headline(graph, item, title, force, why),
        summary=_summary(graph, item, result, title),
        lines=tuple(lines),
        columns=COLUMNS,
        rows=tuple(row(graph, fact) for fact in ([item] if isinstance(item, Fact) else related)),
        result=result,
        names=names(graph, mentioned([item] if isinstance(item, Fact) else related) | {item.id}),
        notes=tuple(_notes(graph, item)),
    )


def _summary(graph: Graph, item: Item, result: StatusOf, title: str) -> tuple[Line, ...]:
    """What it is in law, whose it is, who set it up, what it replaces or what replaces it, its note and the sources."""
    kind = kind_of(graph, item)
    what = f"In law it is {with_article(kind.name)}" if kind else ""
    parents, makers = result.parents, result.established_by
    later, before = result.replaced_by, result.replaces
    follows = [f"{says(graph, later)} {verb(graph, later, 'replaces')} it"] if later else []
    follows += [f"it replaces {says(graph, before)}"] if before else []
    confirmed = f" (last confirmed {result.confirmed})" if result.confirmed else ""
    return aloud(
        ("In law", what),
        ("Described as", "; ".join(said.says.rstrip(".") for said in _called(graph, item)[:1])),
        ("Part of", f"It belongs to {says(graph, parents)}" if parents else ""),
        ("Set up", _made(graph, makers)),
        ("Succession", "; ".join(follows)),
        ("Note", item.note),
        ("Sources", f"{sources_of(result.sources)}{confirmed}" if result.sources else ""),
    )


def _called(graph: Graph, item: Item) -> list[Statement]:
    """What the papers call it: classifications that name it, or a group that it belongs to."""
    inside = {*named_by(graph, item.id)} if item.id in graph.all_things else {item.id}
    found = [
        one for one in graph.statements.values() if one.kind == "classification" and not inside.isdisjoint(one.about)
    ]
    return sorted(found, key=lambda one: item.id not in one.about)


def _made(graph: Graph, makers: Ids) -> str:
    known = [item for item in makers if item not in UNKNOWNS]
    silent = "The paper does not say who set it up" if makers else ""
    return f"{says(graph, known)} set it up" if known else silent


def _headline(graph: Graph, item: Item, title: str, force: Truth, why: str) -> str:
    """Is it in force on the day, and if not why; and on what ground, where no paper and no law says so."""
    day, life, support = day_words(graph.day), graph.life(item), of_item(graph, item)
    many = plural(graph, (item.id,))
    is_ = agreeing("is", many=many)
    ours = f" {support.words}" if support.ground.ours else ""
    if isinstance(item, Fact) and item.negated:
        return f"The paper denies it: {title.removeprefix('not so: ')}."
    if life.state == "ended":
        return f"{title} {is_} over on {day}: {life.reason}.{ours}"
    if life.state == "not yet":
        return f"{title} {is_} not there yet on {day}: {life.reason}.{ours or f' {support.words}'}"
    dates = _dates(graph, item)
    firm = firmness(graph, item.id) if isinstance(item, Thing) and item.category == "service" else ()
    if firm and "in force" not in firm and force is not Truth.NO:
        return f"No: who has which part of {title} is not in force on {day}. It is {joined(firm)}."
    if force is Truth.YES and isinstance(item, Thing) and item.category == "decision":
        undated = dates or f" No date is recorded for {agreeing('it', many=many)}."
        return f"{title} {is_} to be decided; the papers do not show that it was.{undated}{ours}"
    if force is Truth.YES:
        return f"{title} {is_} in force on {day}.{dates}{ours}"
    if force is Truth.UNKNOWN:
        return f"No paper shows whether {title} {is_} in force on {day}: {why}.{dates}{ours}"
    return f"{title} {is_} not in force on {day}.{dates} {support.words}"


def _dates(graph: Graph, item: Item) -> str:
    """From when and until when it is there, where a paper or the law says it."""
    life = graph.life(item)
    it = agreeing("it", many=plural(graph, (item.id,))).capitalize()
    many = plural(graph, (item.id,))
    parts = [f"{agreeing('starts', many=many)} on {day_words(life.start)}"] if life.start else []
    parts += [f"{agreeing('ends', many=many)} on {day_words(life.until)}"] if life.until else []
    return f" {it} {' and '.join(parts)}." if parts else ""


def known(graph: Graph, node: str) -> bool:
    """Is there a thing, relation or option of that name, before processes are looked at?"""
    try:
        return thing_or_option(graph, node) != process_or_step(graph, node)
    except GovgraphError:
        return False


def _of_steps(graph: Graph, key: str) -> Answer[StatusOf | StatusOfSteps]:
    """How a process stands: step by step, those that can be reached."""
    process = graph.processes[key.partition("/")[0]]
    course = Course(graph, process)
    own = [step for step in process.steps if "/" not in key or key.endswith(f"/{step.id}")]
    states = {step.id: step_state(graph, step) for step in own}
    counts = Counter(state.word for state in states.values())
    name = graph.name(key)
    return Answer(
        reading=reading(graph, "status", f"What is the status of {name}?", {"node": key}),
        headline=f"{name} on {day_words(graph.day)}: {', '.join(f'{count} {word}' for word, count in counts.items())}.",
        lines=tuple(
            Line(
                label=f"{course.number[step.id]} {step.id}",
                text=f"{step_sentence(graph, step)}: {states[step.id].text}",
            )
            for step in own
        ),
        result=StatusOfSteps(
            id=key,
            category="step" if "/" in key else "process",
            status=process.status,
            tier=process.tier,
            states={step: state.word for step, state in states.items()},
            state=next(iter(states.values())).word if "/" in key else "",
            overdue=tuple(step for step, state in states.items() if state.word == "overdue"),
            sources=tuple(str(source) for source in process.sources),
        ),
        names={key: name},
    )


def joined(words: Iterable[str]) -> str:
    """Statuses in a sentence: ``provisional or possible``."""
    return " or ".join(words)


def found(graph: Graph, node: str) -> Thing | Fact | Option:
    """A thing by id, name or alias, a relation by id, an option by id or name."""
    key = thing_or_option(graph, node)
    if key in graph.all_things:
        return graph.all_things[key]
    if key in graph.facts:
        return graph.facts[key]
    if key in graph.scenario.options:
        return graph.scenario.options[key]
    return graph.thing(node)


def title_of(graph: Graph, item: Item) -> str:
    """A readable name for a thing, relation or option."""
    return sentence(graph, item) if isinstance(item, Fact) else str(getattr(item, "name", item.id))


def in_force(graph: Graph, item: Item, life: Life) -> tuple[Truth, str]:
    """Is it in force on the day of the graph, and why not."""
    if isinstance(item, Fact) and item.negated:
        return Truth.NO, "the source denies it"
    if life.truth is Truth.NO:
        return Truth.NO, life.reason or life.state
    if item.tier == "settled":
        return life.truth, life.reason if life.truth is Truth.UNKNOWN else ""
    spoken = [moment.after for moment in written(graph, item)]
    if not spoken or graph.day < max(spoken):
        return Truth.NO, f"foreseen: {item.status}"
    return Truth.UNKNOWN, f"it was {item.status} when last written about"


def written(graph: Graph, item: Item) -> list[Moment]:
    """When the documents were written that it was read in, oldest first."""
    documents = graph.scenario.documents
    moments = (documents[source.document].written for source in item.sources if source.document in documents)
    return sorted((moment for moment in moments if moment is not None), key=lambda moment: (moment.first, moment.after))


def kind_of(graph: Graph, item: Item) -> Kind | None:
    """The row of the law registry for its kind; None where there is none or it is left open."""
    kind = getattr(item, "kind", "")
    return graph.registry.find_kind(kind) if isinstance(item, Thing) and kind and kind not in UNKNOWNS else None


def legal_person(graph: Graph, item: Item) -> Truth:
    """Can a body of its kind be sued? yes, no, or cannot tell: not stated, not looked at, or its possible kinds differ.

    A body that is not there yet on the day is still of its kind; whether it is there is its *state*.
    """
    if not isinstance(item, Body):
        return Truth.NO
    kinds = item.kind_one_of or (item.kind,)
    answers = {
        Truth.of(graph.registry.is_legal_person(kind)) if graph.registry.has_kind(kind) else Truth.UNKNOWN
        for kind in kinds
    }
    return answers.pop() if len(answers) == 1 else Truth.UNKNOWN


def in_law(graph: Graph, item: Body | Group) -> str:
    """What the law says of its kind, in one line."""
    kind = kind_of(graph, item)
    if isinstance(item, Group):
        return f"a stand-in for others{f', each: {kind.name}' if kind else ''}; it holds nothing itself"
    if kind is None:
        open_kinds = [found.name for name in item.kind_one_of if (found := graph.registry.find_kind(name))]
        if open_kinds:
            return f"one of: {listed(open_kinds)}; which is not known"
        return f"its kind is {item.kind}" if item.kind in UNKNOWNS else "its kind is not modelled"
    person = legal_person(graph, item)
    words = {
        Truth.YES: "a legal person",
        Truth.NO: "not a legal person",
        Truth.UNKNOWN: "a legal person or not: cannot tell",
    }[person]
    return f"{kind.name}: {words}; can hold {holdable(kind)}{f' [{kind.cite}]' if kind.cite else ''}"


def holdable(kind: Kind) -> str:
    """Which functions a kind can hold, in words."""
    if not kind.holds:
        return "no function"
    return (
        "any function that a power gives it"
        if "all" in kind.holds
        else f"functions of these classes: {listed(kind.holds)}"
    )


def _related(graph: Graph, item: Thing | Fact | Option) -> list[Fact]:
    """The relations that say what it is in and what came before or after it: parents, succession, who set it up."""
    if not isinstance(item, Thing):
        return []
    return [
        fact
        for fact in relations_of(graph, item.id)
        if fact.row.carries == "succession"
        or (fact.row.carries == "parent" and item.id in fact.subject.ids)
        or (fact.kind in {"established by", "works under"} and item.id in fact.subject.ids)
    ]


def _result(graph: Graph, item: Thing | Fact | Option, life: Life, force: Truth, why: str) -> StatusOf:
    kind = kind_of(graph, item)
    related = [fact for fact in _related(graph, item) if not fact.negated]
    after = [fact for fact in related if fact.row.carries == "succession" and item.id in fact.object.ids]
    before = [fact for fact in related if fact.row.carries == "succession" and item.id in fact.subject.ids]
    moments = written(graph, item)
    return StatusOf(
        id=item.id,
        state=life.state,
        exists=life.truth.words,
        reason=life.reason,
        in_force=force.words,
        why_not=why,
        status=item.status,
        tier=item.tier,
        basis=item.basis,
        ground=of_item(graph, item).ground.value,
        from_=str(item.span.start) if item.span.start else "not stated",
        until=str(item.span.until) if item.span.until else "not stated",
        legal_from=_iso(kind.start if kind else None),
        legal_until=_iso(kind.until if kind else None),
        category=item.category if isinstance(item, Thing) else "option" if isinstance(item, Option) else "relation",
        kind=str(getattr(item, "kind", "")) or "not modelled",
        kind_one_of=tuple(getattr(item, "kind_one_of", ())),
        label=str(getattr(item, "label", "")),
        legal_form=kind.name if kind else "not stated" if getattr(item, "kind", "") == "not stated" else "cannot tell",
        legal_person=legal_person(graph, item).words,
        parents=tuple(gathered((fact for fact in related if fact.row.carries == "parent"), "to")),
        parent_relations=tuple(sorted({fact.kind for fact in related if fact.row.carries == "parent"})),
        replaced_by=tuple(gathered(after, "who")),
        replaced_for=_matters(after, "who"),
        replaces=tuple(gathered(before, "to")),
        replaces_for=_matters(before, "to"),
        established_by=tuple(gathered((fact for fact in related if fact.kind == "established by"), "to")),
        works_under=tuple(gathered((fact for fact in related if fact.kind == "works under"), "to")),
        comparator=bool(getattr(item, "comparator", False)),
        added_by=item.option,
        sources=tuple(str(source) for source in item.sources),
        confirmed=str(moments[-1]) if moments else "",
        presumed=_presumed(item, moments, graph.day),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _matters(facts: list[Fact], role: str) -> dict[str, Ids]:
    """For each thing in a role, the matters it is said to take over; none named: all of them."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        for item in fact.role(role).ids:
            out.setdefault(item, set()).update(fact.role("for").ids)
    return {item: tuple(sorted(matters)) for item, matters in sorted(out.items())}


def _presumed(item: Item, moments: list[Moment], day: date) -> bool:
    """Is the day before the first paper that speaks of it, with no start stated?"""
    return bool(moments) and item.span.start is None and day < moments[0].first


def _notes(graph: Graph, item: Item) -> list[str]:
    notes = [
        f"{source}: {source.variant}{f' ({source.reason})' if source.reason else ''}"
        for source in item.sources
        if source.variant
    ]
    later = named_only_later(graph, item.id)
    notes += [later] if later else []
    moments = written(graph, item)
    if _presumed(item, moments, graph.day):
        notes.append(f"No start is stated: before {moments[0]}, when it was first written about, it is presumed.")
    if item.note:
        notes.append(item.note)
    return notes


VERB = Verb(
    name="status",
    answer=answer,
    parameters=(Parameter("node", "a body, post, agreement, fund, relation or option", main=True),),
    place=140,
    brief="Is it there on the day, and how firm is it.",
    help="Is it there on the day, how firm is it, and what is it in law.",
    reads="what is the status of {node}",
)
