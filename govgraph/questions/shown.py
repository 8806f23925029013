"""What is shown of an option, a relation, a statement and a list of criteria: things that are no thing of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
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


def shown_relation(graph: Graph, fact: Fact) -> Answer:
    """One relation: what stands in each role, its fields, how firm it is."""
    text = sentence(graph, fact)
    roles = {role.replace(" ", "_"): list(words(filler)) for role, filler in fact.roles.items()}
    life = graph.life(fact)
    lines = [
        Line(label=role.replace("_", " ").capitalize(), text=named(graph, fillers)) for role, fillers in roles.items()
    ]
    lines += [Line(label=name.capitalize(), text=str(value)) for name, value in fact.fields.items()]
    lines.append(Line(label="Source", text=listed(map(str, fact.sources), "no source")))
    facets = {
        "id": fact.id,
        "kind": fact.kind,
        "carries": fact.row.carries,
        **roles,
        **{name.replace(" ", "_"): value for name, value in fact.fields.items()},
        "status": fact.status,
        "tier": fact.tier,
        "basis": fact.basis,
        "state": life.state,
        "negated": fact.negated,
        "in_force": in_force(graph, fact, life)[0].words,
        "added_by": fact.option,
        "sources": [str(source) for source in fact.sources],
    }
    return Answer(
        reading=reading(graph, "show", f"What is known about this relation: {text}?", {"node": fact.id}),
        headline=f"{_text(text)}. {of_fact(graph, fact).words}",
        lines=tuple(lines),
        columns=COLUMNS,
        rows=(row(graph, fact),),
        facets=facets,
        names=names(graph, mentioned([fact])),
        notes=(fact.note,) if fact.note else (),
    )


def shown_option(graph: Graph, option: Option) -> Answer:
    """What an option adds, removes and changes, and what it does not say."""
    said = [statement.id for statement in record(graph, (option.id,)).values() if option.id in statement.about]
    added = {
        section: [thing.id for thing in option.add.things.values() if thing.category == section]
        for section in sorted({thing.category for thing in option.add.things.values()})
    }
    facets: dict[str, Any] = {
        "id": option.id,
        "name": option.name,
        "category": "option",
        "status": option.status,
        "tier": option.tier,
        "named_only": option.named_only,
        "stands_on": list(option.stands_on),
        "fallback": list(option.fallback),
        "adds": sorted(option.add.things),
        "adds_bodies": sorted(added.get("body", [])),
        "adds_relations": sorted(option.add.facts),
        "removes": [_aimed_at(selection) for selection in option.remove],
        "changes": [_aimed_at(change.of) for change in option.change],
        "merges": {merge.into: list(merge.bodies) for merge in option.merge},
        "not_said": list(option.not_said),
        "implications": list(option.implications),
        "statements": said,
        "sources": [str(source) for source in option.sources],
    }
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
        Line(label="Removes", text=named(graph, facets["removes"])),
        Line(label="Changes", text=named(graph, facets["changes"])),
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
        facets=facets,
        names=names(inside, {*mentioned(facts), *option.add.things, option.id}),
        notes=(option.note,) if option.note else (),
    )


def _aimed_at(selection: Selection) -> str:
    return selection.id or (f"relations '{selection.pattern.kind}'" if selection.pattern else "")


def shown_statement(graph: Graph, statement: Statement) -> Answer:
    """One statement of the record."""
    facets = {
        "id": statement.id,
        "kind": statement.kind,
        "says": statement.says,
        "about": list(statement.about),
        "by": statement.by,
        "sort": getattr(statement, "sort", ""),
        "status": statement.status,
        "basis": statement.basis,
        "sources": [str(source) for source in statement.sources],
    }
    return Answer(
        reading=reading(graph, "show", f"What does '{statement.id}' say?", {"node": statement.id}),
        headline=f"{statement.kind.capitalize()}: {statement.says}",
        lines=(
            Line(label="About", text=named(graph, statement.about)),
            Line(label="Source", text=listed(map(str, statement.sources), "no source")),
        ),
        facets=facets,
        names=names(graph, statement.about),
    )


def shown_instrument(graph: Graph, instrument: Instrument) -> Answer:
    """A list of criteria."""
    return Answer(
        reading=reading(graph, "show", f"What is {instrument.name}?", {"node": instrument.id}),
        headline=f"{instrument.name}: {len(instrument.items)} criteria for {named(graph, instrument.assesses)}.",
        lines=tuple(Line(label=str(item.number), text=item.says) for item in instrument.items),
        columns=("number", "says", "source"),
        rows=tuple(
            (str(item.number), item.says, "; ".join(map(str, item.sources)) or "no source") for item in instrument.items
        ),
        facets={
            "id": instrument.id,
            "name": instrument.name,
            "category": "instrument",
            "assesses": list(instrument.assesses),
            "by": list(instrument.by),
            "items": {item.id: item.says for item in instrument.items},
            "count": len(instrument.items),
            "sources": [str(s) for s in instrument.sources],
        },
        names=names(graph, instrument.assesses),
    )


def shown_step(graph: Graph, process: Process, step: Step) -> Answer:
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
        reading=reading(graph, "show", f"What is step {course.number[step.id]} of {process.name}?", {"node": f"{process.id}/{step.id}"}),
        headline=f"Step {course.number[step.id]} of {process.name}: {said}; {state.text}.",
        lines=(
            Line(label="Comes after", text=listed(before, "nothing: it is the first" if step.id == course.first else "nothing")),
            Line(label="Follows", text=listed((edge_words(course, edge) for edge in course.every_edge[step.id]), "not in the model")),
            Line(label="Binds", text="whoever takes it" if step.verb.binds else "nobody"),
            Line(label="Source", text=listed(map(str, step.sources or process.sources), "no source")),
        ),
        facets={
            "id": f"{process.id}/{step.id}", "category": "step", "process": process.id, "does": step.does, "who": list(step.who.ids),
            "to": list(step.to.ids), "through": list(step.through.ids), "what": list(step.what.ids),
            "by": step.by.first.isoformat() if step.by else "not stated" if step.due else "not modelled", "if": list(step.if_),
            "outcomes": dict(step.then), "state": state.word, "binds": step.verb.binds, "settles": step.verb.settles,
            "sources": [str(source) for source in step.sources],
        },
        names=names(graph, {*step.who.ids, *step.to.ids, *step.through.ids, *step.what.ids}),
        notes=(step.note,) if step.note else (),
    )  # fmt: skip


def _text(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
