"""What an option adds, removes and changes: bodies, posts, arrangements, instruments, relations; what it requires."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.answer import Line, Table
from govgraph.comparison.side import ComparedPart, Side, joined
from govgraph.graph import Graph
from govgraph.model.facts import Fact
from govgraph.model.record import Requirement
from govgraph.model.things import Thing

_SHOWN = (("bodies", ("body",)), ("posts", ("post",)), ("agreements and funds", ("agreement", "fund")))


def part(sides: Sequence[Side]) -> ComparedPart:
    """Structural change of each side against the first."""
    first, *others = sides
    rows: list[tuple[str, ...]] = []
    facets: dict[str, dict[str, list[str]]] = {
        name: {}
        for name in (
            "added_bodies",
            "removed_bodies",
            "changed_bodies",
            "added_things",
            "removed_things",
            "added_relations",
            "removed_relations",
            "changed_relations",
            "added_kinds",
            "dissolved",
        )
    }
    lines = []
    for side in others:
        delta = Delta(first.graph, side.graph)
        key = side.graph.option
        facets["added_bodies"][key] = [thing.id for thing in delta.added if thing.category == "body"]
        facets["removed_bodies"][key] = [thing.id for thing in delta.removed if thing.category == "body"]
        facets["dissolved"][key] = facets["removed_bodies"][key]
        facets["changed_bodies"][key] = [thing.id for thing in delta.changed if thing.category == "body"]
        facets["added_things"][key] = [thing.id for thing in delta.added]
        facets["removed_things"][key] = [thing.id for thing in delta.removed]
        facets["added_relations"][key] = [fact.id for fact in delta.added_facts]
        facets["removed_relations"][key] = [fact.id for fact in delta.removed_facts]
        facets["changed_relations"][key] = [fact.id for fact in delta.changed_facts]
        facets["added_kinds"][key] = sorted({fact.kind for fact in delta.added_facts})
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
        if not delta.added and not delta.removed:
            lines.append(
                Line(
                    label=f"{side.short}",
                    text=f"no body, post, agreement or fund is added or removed; {len(delta.added_facts)} relations are added, {len(delta.removed_facts)} removed",
                )
            )
        else:
            lines.append(Line(label=f"{side.short}", text=_summary(delta)))
    return ComparedPart(
        lines=tuple(lines),
        tables=(
            Table(
                title=f"Structure: what changes against {first.title}",
                columns=("option", "change", "what"),
                rows=tuple(rows),
                note="" if rows else "nothing changes",
            ),
        ),
        facets=facets,
    )


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


def requirements(sides: Sequence[Side]) -> ComparedPart:
    """The requirements of each option: met, not met or cannot tell in its own graph."""
    from govgraph.questions.assess import verdict

    rows: list[tuple[str, ...]] = []
    missing: dict[str, list[str]] = {}
    for side in sides:
        if side.option is None:
            continue
        key = side.graph.option
        missing[key] = []
        for statement in _about(side.graph, key, Requirement):
            result, why = verdict(side.graph, statement.test)
            if result != "met":
                missing[key].append(statement.id)
            rows.append((side.short, statement.says, result, why, "; ".join(map(str, statement.sources))))
    table = Table(
        title="Requirements of the options",
        columns=("option", "requirement", "state", "why", "source"),
        rows=tuple(rows),
        note="" if rows else "no option states a requirement",
    )
    return ComparedPart(tables=(table,), facets={"requirements_unmet": missing})


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
