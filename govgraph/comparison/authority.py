"""Who gains and who loses authority in law under each option ("no new power")."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.answer import Table
from govgraph.comparison.result import AuthorityCompared
from govgraph.comparison.side import ComparedPart, Side, joined
from govgraph.questions.who_decides import who_decides


def part(sides: Sequence[Side]) -> ComparedPart[AuthorityCompared]:
    """Each body and post: the decisions in which its authority in law is gained or lost against the first side."""
    return ComparedPart(found(sides), (_table(sides),))


def found(sides: Sequence[Side]) -> AuthorityCompared:
    """Who gains and who loses authority in law in which decision, for each side against the first."""
    moved = {side.graph.option: moves(sides[0], side) for side in sides[1:]}
    gained, lost = (
        {option: tuple(f"{who}: {what}" for who, what in both[at]) for option, both in moved.items()} for at in (0, 1)
    )
    return AuthorityCompared(authority_gained=gained, authority_lost=lost)


def _table(sides: Sequence[Side]) -> Table:
    first, *others = sides
    rows: list[tuple[str, ...]] = []
    for side in others:
        gained, lost = moves(first, side)
        if not gained and not lost:
            rows.append((side.short, "nobody", "no new power: authority in law is where it was", ""))
        for who in dict.fromkeys(name for name, _ in (*gained, *lost)):
            rows.append(
                (
                    side.short,
                    side.graph.name(who) if who in side.graph.things else first.graph.name(who),
                    joined(side.graph.name(what) for name, what in gained if name == who),
                    joined(first.graph.name(what) for name, what in lost if name == who),
                )
            )
    return Table(
        title=f"Authority in law, against {first.title}", columns=("option", "who", "gains", "loses"), rows=tuple(rows)
    )


def moves(first: Side, side: Side) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Who gains and who loses authority in law in which decision, of a side against the first."""
    before, after = _held(first), _held(side)
    other = _other_matters(first, side)
    return (
        sorted(pair for pair in after - before if pair[1] not in other),
        sorted(pair for pair in before - after if pair[1] not in other),
    )


def _held(side: Side) -> set[tuple[str, str]]:
    held: set[tuple[str, str]] = set()
    for matter in side.graph.in_category("decision"):
        decided = who_decides(side.graph, matter.id)
        held |= {(who, matter.id) for who in decided.ends}
        held |= {(who, matter.id) for who, how in decided.authority.items() if how in {"full", "part"}}
    return held


def _other_matters(first: Side, side: Side) -> set[str]:
    """Decisions that exercise other functions in the two: wider or narrower is another matter, not more or less power."""
    both = [thing.id for thing in first.graph.in_category("decision") if thing.id in side.graph.things]
    return {what for what in both if _functions(first, what) != _functions(side, what)}


def _functions(side: Side, what: str) -> frozenset[str]:
    from govgraph.authority import matter

    return frozenset(leaf.function for leaf in matter(side.graph, what).leaves)
