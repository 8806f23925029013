"""All plans of a chart as one: every box and line that is in any of them, and in which options it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govgraph.charts.layout.shapes import Shape, shape
from govgraph.charts.plan import Bullet, ChartPlan, PlanBox, PlanEdge

MOST_BULLETS = 12
"""Matters in one box; further ones are listed on a page of their own."""


@dataclass
class Union:
    """Boxes and lines over all plans.

    ``variants``: each box as it is in each option; boxes that are never there together share a place, and so an id here.
    ``edges``: each line once, between such ids; ``options``: where it is; ``there``: the lines of each option. ``more``:
    the matters that are too many for their boxes, by name of the box and option.
    """

    plans: tuple[ChartPlan, ...]
    variants: dict[str, dict[str, PlanBox]] = field(default_factory=dict)
    edges: dict[str, PlanEdge] = field(default_factory=dict)
    options: dict[str, frozenset[str]] = field(default_factory=dict)
    there: dict[str, dict[str, PlanEdge]] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    more: dict[str, dict[str, tuple[Bullet, ...]]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    neighbours: dict[str, set[str]] = field(default_factory=dict)
    _shapes: dict[tuple[str, bool, float], Shape] = field(default_factory=dict)

    @classmethod
    def of(cls, plans: Sequence[ChartPlan]) -> Union:
        """The union of plans that stand for the same chart."""
        made = cls(tuple(plans))
        place = _shared_places(plans)
        for plan in plans:
            for node in plan.nodes:
                made.variants.setdefault(place[node.id], {})[plan.option] = node
            here = made.there.setdefault(plan.option, {})
            for edge in plan.edges:
                if edge.tail != edge.head and edge.tail in place and edge.head in place:
                    placed = replace(edge, tail=place[edge.tail], head=place[edge.head])
                    here[placed.id] = placed
                    made.edges.setdefault(placed.id, placed)
                    made.options[placed.id] = made.options.get(placed.id, frozenset()) | {plan.option}
            for number, id in enumerate(plan.first):
                if id in place:
                    made.first[place[id]] = min(number, made.first.get(place[id], number))
        made._limit()
        made._rank()
        return made

    def nodes(self, id: str, *, bare: bool = False) -> list[PlanBox]:
        """A box as it is in every option; ``bare``: without its matters, which another page shows."""
        found = list(self.variants[id].values())
        return [replace(node, bullets=()) for node in found] if bare else found

    def shape(self, id: str, *, bare: bool, least_width: float = 0.0) -> Shape:
        """The shape of a box over all options, worked out once."""
        key = (id, bare, round(least_width, 1))
        if key not in self._shapes:
            self._shapes[key] = shape(self.nodes(id, bare=bare), key[2])
        return self._shapes[key]

    def _limit(self) -> None:
        """Keep in each box the matters that differ between options, then the others, up to as many as a box holds."""
        for id, variants in self.variants.items():
            every = dict.fromkeys(bullet.thing for node in variants.values() for bullet in node.bullets)
            if len(every) <= MOST_BULLETS:
                continue
            seen: dict[str, set[Bullet | None]] = {thing: set() for thing in every}
            for node in variants.values():
                has = {bullet.thing: bullet for bullet in node.bullets}
                for thing in every:
                    seen[thing].add(has.get(thing))
            chosen = sorted(every, key=lambda thing: len(seen[thing]) == 1)[: MOST_BULLETS - 1]
            kept = {thing for thing in every if thing in chosen}
            for option, node in variants.items():
                left = tuple(bullet for bullet in node.bullets if bullet.thing not in kept)
                shown = tuple(bullet for bullet in node.bullets if bullet.thing in kept)
                if left:
                    shown = (*shown, Bullet("", f"and {len(left)} more, listed on the last page"))
                    self.more.setdefault(node.label, {})[option] = left
                self.variants[id][option] = replace(node, bullets=shown)

    def _rank(self) -> None:
        """Boxes in the order in which they belong on the first page: who is named first, who decides most, who has most lines."""
        near: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges.values():
            if edge.tail in self.variants and edge.head in self.variants:
                near[edge.tail].add(edge.head)
                near[edge.head].add(edge.tail)
        self.neighbours = dict(near)
        changed: dict[str, int] = defaultdict(int)
        for option, edges in self.there.items():
            for edge in edges.values():
                if edge.change and option:
                    changed[edge.tail] += 1
                    changed[edge.head] += 1
        weight = {}
        for id, variants in self.variants.items():
            new = sum(bullet.changed for node in variants.values() for bullet in node.bullets)
            most = max(len(node.bullets) for node in variants.values())
            weight[id] = (-self.first.get(id, len(self.variants)), 2 * most + 3 * new + len(near[id]) + changed[id])
        self.order = sorted(self.variants, key=lambda id: weight[id], reverse=True)


def _shared_places(plans: Sequence[ChartPlan]) -> dict[str, str]:
    """The id of each box in the layout. What only some options add, and never two at once, shares one place."""
    there: dict[str, set[str]] = {}
    decides: set[str] = set()
    for plan in plans:
        for node in plan.nodes:
            there.setdefault(node.id, set()).add(plan.option)
            decides |= {node.id} if node.bullets else set()
    out = {}
    places: list[tuple[str, set[str]]] = []
    for id, options in there.items():
        out[id] = id
        if len(plans) < 3 or plans[0].option in options:
            continue
        for name, taken in places:
            if not taken & options and (name in decides) == (id in decides):
                taken |= options
                out[id] = name
                break
        else:
            places.append((id, set(options)))
    return out
