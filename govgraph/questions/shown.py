"""What is shown of an option, a relation, a statement and a list of criteria: things that are no thing of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.answer import EACH, Answer, Ids, Line
from govgraph.graph.sentences import sentence
from govgraph.model.facts import Fact
from govgraph.model.processes import Process, Step
from govgraph.model.record import Instrument, Statement
from govgraph.model.scenario import Option, Selection
from govgraph.processes import Course, edge_words, step_sentence, step_state
from govgraph.questions.listing import COLUMNS, counted, listed, mentioned, named, names, row, silences, words
from govgraph.questions.statements import record
from govgraph.questions.status import in_force
from govgraph.questions.support import of_fact
from govgraph.questions.verbs import reading

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class ShownRelation:
    """One relation. Each of its roles is a facet by its name, and each of its fields."""

    id: str
    """Its id."""
    kind: str
    """Its kind."""
    carries: str
    """What a relation of its kind passes on: authority, rights, membership ..."""
    roles: Mapping[str, tuple[str, ...]] = field(metadata=EACH)
    """By role: what stands there, or the word of a paper that leaves it open."""
    fields: Mapping[str, Any] = field(metadata=EACH)
    """By field: its value."""
    status: str
    """How firm it is: in force, likely, proposed ..."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    basis: str
    """Why it is said: stated, law, inferred, assumed."""
    state: str
    """Does it hold on the day, by its dates: not yet, live, ended, cannot tell."""
    negated: bool
    """Does a paper deny it?"""
    in_force: str
    """Is it in force on the day: yes, no or cannot tell."""
    added_by: str
    """The option that adds it; empty: it is in the baseline."""
    sources: tuple[str, ...]
    """Where it was read."""


@dataclass(frozen=True, kw_only=True)
class ShownOption:
    """What an option adds, removes and changes, and what it does not say."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    category: str
    """"option"."""
    status: str
    """How firm it is."""
    tier: str
    """The same in one of three words: settled, unsettled, past."""
    named_only: bool
    """Does the paper only name it, and say nothing of what it changes?"""
    stands_on: Ids
    """Options that it stands on."""
    fallback: Ids
    """What is to hold if it fails."""
    adds: Ids
    """Things that it adds."""
    adds_bodies: Ids
    """Bodies among them."""
    adds_relations: Ids
    """Relations that it adds."""
    removes: Ids
    """What it removes, by id or by kind of relation."""
    changes: Ids
    """What it changes, likewise."""
    merges: Mapping[str, Ids]
    """By body that it makes of several: these."""
    not_said: tuple[str, ...]
    """What it does not say."""
    implications: tuple[str, ...]
    """What follows from it, as the paper says."""
    statements: Ids
    """What the record says of it."""
    sources: tuple[str, ...]
    """Where it was read."""


@dataclass(frozen=True, kw_only=True)
class ShownStatement:
    """One statement of the record."""

    id: str
    """Its id."""
    kind: str
    """Its kind: judgement, requirement, claim, recommendation ..."""
    says: str
    """What it says."""
    about: Ids
    """What it is about."""
    by: str
    """Whose view it is; empty: the author's."""
    sort: str
    """Of a judgement: risk, merit, support, precondition, ranking or defect; empty: it has none."""
    status: str
    """How firm it is."""
    basis: str
    """Why it is said."""
    sources: tuple[str, ...]
    """Where it was read."""


@dataclass(frozen=True, kw_only=True)
class ShownInstrument:
    """A list of criteria."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    category: str
    """"instrument"."""
    assesses: Ids
    """What it is for."""
    by: Ids
    """Whose it is."""
    items: Mapping[str, str]
    """By criterion: what it says."""
    count: int
    """How many criteria there are."""
    sources: tuple[str, ...]
    """Where it was read."""


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    """One step of a process."""

    id: str
    """The process and the step, as ``process/step``."""
    category: str
    """"step"."""
    process: str
    """The process."""
    does: str
    """What is done, as a verb."""
    who: Ids
    """Who does it."""
    to: Ids
    """To whom."""
    through: Ids
    """Through whom."""
    what: Ids
    """To what."""
    by: str
    """By when, as a day; "not stated" or "not modelled" where there is none."""
    if_: Ids
    """Events on which it depends."""
    outcomes: Mapping[str, str]
    """By outcome: the step that follows."""
    state: str
    """How it stands on the day: due, overdue, no date ..."""
    binds: bool
    """Does it bind whoever takes it?"""
    settles: bool
    """Does it settle the matter?"""
    sources: tuple[str, ...]
    """Where it was read."""


def shown_relation(graph: Graph, fact: Fact) -> Answer[ShownRelation]:
    """One relation: what stands in each role, its fields, how firm it is."""
    text = sentence(graph, fact)
    roles = {role.replace(" ", "_"): list(words(filler)) for role, filler in fact.roles.items()}
    life = graph.life(fact)
    lines = [
        Line(label=role.replace("_", " ").capitalize(), text=named(graph, fillers)) for role, fillers in roles.items()
    ]
    lines += [Line(label=name.capitalize(), text=str(value)) for name, value in fact.fields.items()]
    lines.append(Line(label="Source", text=listed(map(str, fact.sources), "no source")))
    result = ShownRelation(
        id=fact.id,
        kind=fact.kind,
        carries=fact.row.carries,
        roles={role: tuple(fillers) for role, fillers in roles.items()},
        fields={name.replace(" ", "_"): value for name, value in fact.fields.items()},
        status=fact.status,
        tier=fact.tier,
        basis=fact.basis,
        state=life.state,
        negated=fact.negated,
        in_force=in_force(graph, fact, life)[0].words,
        added_by=fact.option,
        sources=tuple(str(source) for source in fact.sources),
    )
    return Answer(
        reading=reading(graph, "show", f"What is known about this relation: {text}?", {"node": fact.id}),
        headline=f"{_text(text)}. {of_fact(graph, fact).words}",
        lines=tuple(lines),
        columns=COLUMNS,
        rows=(row(graph, fact),),
        result=result,
        names=names(graph, mentioned([fact])),
        notes=(fact.note,) if fact.note else (),
    )


def shown_option(graph: Graph, option: Option) -> Answer[ShownOption]:
    """What an option adds, removes and changes, and what it does not say."""
    said = [statement.id for statement in record(graph, (option.id,)).values() if option.id in statement.about]
    added = {
        section: [thing.id for thing in option.add.things.values() if thing.category == section]
        for section in sorted({thing.category for thing in option.add.things.values()})
    }
    result = ShownOption(
        id=option.id,
        name=option.name,
        category="option",
        status=option.status,
        tier=option.tier,
        named_only=option.named_only,
        stands_on=tuple(option.stands_on),
        fallback=tuple(option.fallback),
        adds=tuple(sorted(option.add.things)),
        adds_bodies=tuple(sorted(added.get("body", []))),
        adds_relations=tuple(sorted(option.add.facts)),
        removes=tuple(_aimed_at(selection) for selection in option.remove),
        changes=tuple(_aimed_at(change.of) for change in option.change),
        merges={merge.into: tuple(merge.bodies) for merge in option.merge},
        not_said=tuple(option.not_said),
        implications=tuple(option.implications),
        statements=tuple(said),
        sources=tuple(str(source) for source in option.sources),
    )
    inside = graph.scenario.graph(option.id, on=graph.day)
    facts = list(option.add.facts.values())
    counts = {
        "things added": len(option.add.things),
        "relations added": len(facts),
        "removed": len(option.remove),
        "changed": len(option.change),
        "merged": len(option.merge),
    }
    lines = [
        Line(
            label="Adds",
            text=listed(
                (*(thing.name for thing in option.add.things.values()), *(sentence(inside, fact) for fact in facts))
            ),
        ),
        Line(label="Removes", text=named(graph, result.removes)),
        Line(label="Changes", text=named(graph, result.changes)),
        Line(label="Not said", text="; ".join(silences(inside, option.not_said)) or "none"),
    ]
    if option.implications:
        lines.append(Line(label="It follows", text="; ".join(option.implications)))
    if option.fallback:
        lines.append(Line(label="If it fails", text=named(graph, option.fallback)))
    if option.named_only:
        lines = [Line(label="Effect", text="none stated: the source only names it")]
    return Answer(
        reading=reading(graph, "show", f"What is {option.name}?", {"node": option.id}),
        headline=f"{option.name}: {counted(counts) or 'changes nothing'}.",
        lines=tuple(lines),
        columns=COLUMNS,
        rows=tuple(row(inside, fact) for fact in facts),
        result=result,
        names=names(inside, {*mentioned(facts), *option.add.things, option.id}),
        notes=(option.note,) if option.note else (),
    )


def _aimed_at(selection: Selection) -> str:
    return selection.id or (f"relations '{selection.pattern.kind}'" if selection.pattern else "")


def shown_statement(graph: Graph, statement: Statement) -> Answer[ShownStatement]:
    """One statement of the record."""
    result = ShownStatement(
        id=statement.id,
        kind=statement.kind,
        says=statement.says,
        about=tuple(statement.about),
        by=statement.by,
        sort=getattr(statement, "sort", ""),
        status=statement.status,
        basis=statement.basis,
        sources=tuple(str(source) for source in statement.sources),
    )
    return Answer(
        reading=reading(graph, "show", f"What does '{statement.id}' say?", {"node": statement.id}),
        headline=f"{statement.kind.capitalize()}: {statement.says}",
        lines=(
            Line(label="About", text=named(graph, statement.about)),
            Line(label="Source", text=listed(map(str, statement.sources), "no source")),
        ),
        result=result,
        names=names(graph, statement.about),
    )


def shown_instrument(graph: Graph, instrument: Instrument) -> Answer[ShownInstrument]:
    """A list of criteria."""
    return Answer(
        reading=reading(graph, "show", f"What is {instrument.name}?", {"node": instrument.id}),
        headline=f"{instrument.name}: {len(instrument.items)} criteria for {named(graph, instrument.assesses)}.",
        lines=tuple(Line(label=str(item.number), text=item.says) for item in instrument.items),
        columns=("number", "says", "source"),
        rows=tuple(
            (str(item.number), item.says, "; ".join(map(str, item.sources)) or "no source") for item in instrument.items
        ),
        result=ShownInstrument(
            id=instrument.id,
            name=instrument.name,
            category="instrument",
            assesses=tuple(instrument.assesses),
            by=tuple(instrument.by),
            items={item.id: item.says for item in instrument.items},
            count=len(instrument.items),
            sources=tuple(str(s) for s in instrument.sources),
        ),
        names=names(graph, instrument.assesses),
    )


def shown_step(graph: Graph, process: Process, step: Step) -> Answer[ShownStep]:
    """One step of a process: who does what, by when, and what leads to it and follows it."""
    course = Course(graph, process)
    before = [
        f"step {course.number[edge.step]} if {edge.outcome}"
        for edges in course.every_edge.values()
        for edge in edges
        if edge.target == step.id
    ]
    state = step_state(graph, step)
    said = step_sentence(graph, step)
    return Answer(
        reading=reading(
            graph,
            "show",
            f"What is step {course.number[step.id]} of {process.name}?",
            {"node": f"{process.id}/{step.id}"},
        ),
        headline=f"Step {course.number[step.id]} of {process.name}: {said}; {state.text}.",
        lines=(
            Line(
                label="Comes after",
                text=listed(before, "nothing: it is the first" if step.id == course.first else "nothing"),
            ),
            Line(
                label="Follows",
                text=listed((edge_words(course, edge) for edge in course.every_edge[step.id]), "not in the model"),
            ),
            Line(label="Binds", text="whoever takes it" if step.verb.binds else "nobody"),
            Line(label="Source", text=listed(map(str, step.sources or process.sources), "no source")),
        ),
        result=ShownStep(
            id=f"{process.id}/{step.id}",
            category="step",
            process=process.id,
            does=step.does,
            who=tuple(step.who.ids),
            to=tuple(step.to.ids),
            through=tuple(step.through.ids),
            what=tuple(step.what.ids),
            by=step.by.first.isoformat() if step.by else "not stated" if step.due else "not modelled",
            if_=tuple(step.if_),
            outcomes=dict(step.then),
            state=state.word,
            binds=step.verb.binds,
            settles=step.verb.settles,
            sources=tuple(str(source) for source in step.sources),
        ),
        names=names(graph, {*step.who.ids, *step.to.ids, *step.through.ids, *step.what.ids}),
        notes=(step.note,) if step.note else (),
    )


def _text(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
