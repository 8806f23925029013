"""What an option adds, removes and changes: bodies, posts, arrangements, instruments, relations; what it requires."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from govgraph.answer import Line, Table
from govgraph.comparison.result import ByOption, RequirementsCompared, StructureCompared
from govgraph.comparison.side import ComparedPart, Side, joined
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.record import Requirement
from govgraph.model.things import Thing

_SHOWN = (("bodies", ("body",)), ("posts", ("post",)), ("agreements and funds", ("agreement", "fund")))


def part(sides: Sequence[Side]) -> ComparedPart[StructureCompared]:
    """Structural change of each side against the first."""
    deltas = _deltas(sides)
    return ComparedPart(_result(deltas), (_table(sides, deltas),), tuple(_lines(sides, deltas)))


def found(sides: Sequence[Side]) -> StructureCompared:
    """What each side adds, ends and changes against the first."""
    return _result(_deltas(sides))


def _deltas(sides: Sequence[Side]) -> dict[str, Delta]:
    return {side.graph.option: Delta(sides[0].graph, side.graph) for side in sides[1:]}


def _result(deltas: Mapping[str, Delta]) -> StructureCompared:
    def ids(of: Callable[[Delta], Iterable[Thing | Fact]]) -> ByOption:
        return {option: tuple(one.id for one in of(delta)) for option, delta in deltas.items()}

    removed = ids(lambda delta: _bodies(delta.removed))
    return StructureCompared(
        added_bodies=ids(lambda delta: _bodies(delta.added)),
        removed_bodies=removed,
        changed_bodies=ids(lambda delta: _bodies(delta.changed)),
        added_things=ids(lambda delta: delta.added),
        removed_things=ids(lambda delta: delta.removed),
        added_relations=ids(lambda delta: delta.added_facts),
        removed_relations=ids(lambda delta: delta.removed_facts),
        changed_relations=ids(lambda delta: delta.changed_facts),
        added_kinds={
            option: tuple(sorted({fact.kind for fact in delta.added_facts})) for option, delta in deltas.items()
        },
        dissolved=removed,
    )


def _bodies(things: Iterable[Thing]) -> Iterable[Thing]:
    return (thing for thing in things if thing.category == "body")


def _table(sides: Sequence[Side], deltas: Mapping[str, Delta]) -> Table:
    first, *others = sides
    rows: list[tuple[str, ...]] = []
    for side in others:
        delta = deltas[side.graph.option]
        for title, categories in _SHOWN:
            for word, things in (("adds", delta.added), ("removes", delta.removed), ("changes", delta.changed)):
                named = [thing.name for thing in things if thing.category in categories]
                if named:
                    rows.append((side.short, f"{word} {title}", joined(named)))
        for word, graph, facts in (
            ("adds", side.graph, delta.added_facts),
            ("removes", first.graph, delta.removed_facts),
            ("changes", side.graph, delta.changed_facts),
        ):
            rows += [(side.short, f"{word} a relation", _with_source(graph, fact)) for fact in facts]
    return Table(
        title=f"Structure: what changes against {first.title}",
        columns=("option", "change", "what"),
        rows=tuple(rows),
        note="" if rows else "nothing changes",
    )


def _lines(sides: Sequence[Side], deltas: Mapping[str, Delta]) -> Iterator[Line]:
    for side in sides[1:]:
        delta = deltas[side.graph.option]
        if delta.added or delta.removed:
            yield Line(label=side.short, text=_summary(delta))
        else:
            relations = f"{len(delta.added_facts)} relations are added, {len(delta.removed_facts)} removed"
            yield Line(label=side.short, text=f"no body, post, agreement or fund is added or removed; {relations}")


def _with_source(graph: Graph, fact: Fact) -> str:
    source = "; ".join(str(source) for source in fact.sources)
    basis = "" if fact.basis == "stated" else f", {fact.basis}"
    return f"{graph.sentence(fact)} [{source or 'no source'}{basis}]"


def _summary(delta: Delta) -> str:
    parts = []
    for word, things in (("adds", delta.added), ("removes", delta.removed)):
        named = [thing.name for thing in things if thing.category in {"body", "post", "agreement", "fund"}]
        if named:
            parts.append(f"{word} {', '.join(named)}")
    return "; ".join(parts) or "no body, post, agreement or fund is added or removed"


class Delta:
    """What differs between two graphs of one scenario; what the law adds by itself is left out."""

    def __init__(self, before: Graph, after: Graph) -> None:
        self.added: list[Thing] = [
            thing for key, thing in after.things.items() if key not in before.things and thing.basis != "law"
        ]
        # what an option ends is there no longer, as if it had been taken away
        self.removed: list[Thing] = [
            thing
            for key, thing in before.things.items()
            if thing.basis != "law" and (key not in after.things or _ends(before, after, key))
        ]
        self.changed: list[Thing] = [
            thing
            for key, thing in after.things.items()
            if key in before.things and not _same(before.things[key], thing) and not _ends(before, after, key)
        ]
        self.added_facts = _missing(after, before)
        self.removed_facts = _missing(before, after)
        self.changed_facts: list[Fact] = [
            fact
            for key, fact in after.facts.items()
            if key in before.facts and fact.basis != "law" and not _same_fact(before.facts[key], fact)
        ]


def _ends(before: Graph, after: Graph, key: str) -> bool:
    """Is something there in the first, or to come, and over in the second?"""
    return key in after.things and before.life(key).state != "ended" and after.life(key).state == "ended"


def _missing(here: Graph, there: Graph) -> list[Fact]:
    return [fact for key, fact in here.facts.items() if key not in there.facts and fact.basis != "law"]


def _same(one: Thing, other: Thing) -> bool:
    if one is other or one == other:  # what an option leaves alone is the same record
        return True
    ignored = {"option"}
    return one.model_dump(exclude=ignored) == other.model_dump(exclude=ignored)


def _same_fact(one: Fact, other: Fact) -> bool:
    return (
        one.roles == other.roles
        and one.fields == other.fields
        and one.status == other.status
        and one.span == other.span
        and one.negated == other.negated
    )


def requirements(sides: Sequence[Side]) -> ComparedPart[RequirementsCompared]:
    """The requirements of each option: met, not met or cannot tell in its own graph."""
    from govgraph.questions.record_tests import verdict

    rows = tuple(
        (side.short, one.says, *verdict(side.graph, one.test), "; ".join(map(str, one.sources)))
        for side in sides
        if side.option is not None
        for one in _about(side.graph, side.graph.option, Requirement)
    )
    table = Table(
        title="Requirements of the options",
        columns=("option", "requirement", "state", "why", "source"),
        rows=rows,
        note="" if rows else "no option states a requirement",
    )
    return ComparedPart(requirements_found(sides), (table,))


def requirements_found(sides: Sequence[Side]) -> RequirementsCompared:
    """What each option requires and nothing shows to be there."""
    return RequirementsCompared(
        requirements_unmet={
            side.graph.option: tuple(one.id for one in unmet(side)) for side in sides if side.option is not None
        }
    )


def unmet(side: Side) -> list[Requirement]:
    """What an option requires and nothing in its own graph shows to be there."""
    from govgraph.questions.record_tests import verdict

    return [
        one for one in _about(side.graph, side.graph.option, Requirement) if verdict(side.graph, one.test)[0] != "met"
    ]


def _about(graph: Graph, option: str, model: type[Requirement]) -> Iterable[Requirement]:
    for statement in graph.statements.values():
        if isinstance(statement, model) and (option in statement.about or statement.option == option):
            yield statement
