"""The walk of a slice, written once over what a store gives.

A store that has everything at hand goes through it once. One that is far away lacks what it has not read: the walk goes as
far as it comes, what it lacked is read at once, and it begins again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from govgraph.model.processes import Process
from govgraph.records import replace
from govgraph.stores.ahead import waits
from govgraph.stores.errors import StoreError, TooWide
from govgraph.stores.flat import RESERVED, Edge, Node, read, there
from govgraph.stores.rows import RECORD, Rows, seq
from govgraph.stores.slices import slice_of
from govgraph.stores.slices_shared import MATTER
from govgraph.stores.steps import Context, Definition, Loop, SliceStep, Stage, national, types
from govgraph.stores.text import Places

if TYPE_CHECKING:
    from pathlib import Path

MOST_EDGES = 200_000
"""A slice of more relations than this is no slice: the walk stops and says so."""
_LISTS = ("who", "to", "what", "where", "for", "through", "under", "if", "unless", "liable", "settled_by")

STATEMENT_LABELS = {label: model for label, (section, model) in RECORD.items() if section == "statements"}
"""The kinds of statements of the record, by their labels."""

Found = tuple[str, Edge]
"""An edge, with a key that is its own in the store."""


class WalkSource(Protocol):
    """What a store gives a walk, all of it from one version."""

    def head(self, keys: Sequence[str] = ()) -> list[Node]:
        """Title, day, place; documents, options; the scenario's own law; the national bodies. The nodes of ``keys``, and of
        what these are the names of, are read along."""

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """The nodes of these ids, as far as they are there."""

    def opened(self, ids: Sequence[str]) -> list[Node]:
        """The same, and the members of groups among them."""

    def names(self, most: int) -> list[Node]:
        """Nodes of names, up to so many."""

    def hop(self, frontier: Sequence[str], step: SliceStep, context: Context) -> list[Found]:
        """Every edge from the frontier that the step takes in, as far as it is here."""

    def lacks(self) -> AbstractSet[str]:
        """Which steps took in less than there is, since it is not here yet."""

    def read_on(self, plan: Definition, run: Walk, *, begun: bool) -> None:
        """Read what was lacking, and what may be wanted next. ``begun``: the walk came no further than its beginning."""


@dataclass
class Walk:
    """What a walk has found so far: ids by set, edges by key."""

    context: Context
    sets: dict[str, dict[str, None]] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The things in some sets, each once. How sets are named: :class:`~govgraph.stores.steps.Step`."""
        found = dict.fromkeys(item for name in names for item in self._set(name))
        return tuple(item for item in found if not item.startswith(RESERVED))

    def _set(self, name: str) -> Iterable[str]:
        word, _, rest = name.partition(" ")
        if name in self.sets:
            return self.sets[name]
        if rest == "here":
            return self._here(self.sets.get(word, {}))
        if rest == "written":
            law = {edge.end for edge in self.edges.values() if edge.type == "HOLDS" and edge.properties.get("pack")}
            return [item for item in self.sets.get(word, ()) if item not in law]
        if word == "named":
            return [item for edge in self.edges.values() for item in _list(edge.properties.get(rest))]
        if word in {"from", "to"}:
            named = types((rest,))[0]
            return [edge.start if word == "from" else edge.end for edge in self.edges.values() if edge.type in named]
        return ()

    def _here(self, items: Iterable[str]) -> list[str]:
        """Without those whose every stated area lies elsewhere, by their own lines or those of a group they are in."""
        here = self.sets.get("here", {})
        if not here:
            return list(items)
        areas, groups = defaultdict(set), defaultdict(set)
        for edge in self.edges.values():
            if edge.type == "HAS_MEMBER":
                groups[edge.end].add(edge.start)
            elif (
                edge.type == "COVERS" and not edge.properties.get("negated") and edge.properties.get("status") != "past"
            ):
                areas[edge.start].add(edge.end)

        def stated(item: str) -> set[str]:
            belongs = [item]
            for one in belongs:
                belongs += [group for group in groups[one] if group not in belongs]
            return set().union(*(areas[one] for one in belongs))

        own = {item: stated(item) for item in items}
        return [i for i, found in own.items() if not found or any(a in here or a.startswith(RESERVED) for a in found)]

    def mentioned(self) -> tuple[str, ...]:
        """All that is in a set, at an end of an edge or in a list on one."""
        ends = (end for edge in self.edges.values() for end in (edge.start, edge.end))
        lists = (item for edge in self.edges.values() for name in _LISTS for item in _list(edge.properties.get(name)))
        return tuple(dict.fromkeys((*(item for ids in self.sets.values() for item in ids), *ends, *lists)))

    def add(self, found: Iterable[Found]) -> None:
        """Take edges in. Raises :class:`~govgraph.stores.errors.TooWide` at the bound."""
        self.edges.update(found)
        if len(self.edges) > MOST_EDGES:
            raise TooWide(
                f"this question reaches more than {MOST_EDGES:,} relations: ask about a smaller matter, or pull the scenario"
            )


def walk(
    source: WalkSource,
    question: str,
    subjects: Mapping[str, Iterable[str]],
    options: Sequence[str],
    definition: Definition | None = None,
) -> Rows:
    """The rows that a question needs.

    Args:
        source: one version in a store.
        question: a kind of question, such as ``who-decides``.
        subjects: ids by the name of what the question is asked with: what, who, forum; and place.
        options: the options that are read, such as baseline and b.
        definition: another one than that of the question (tests leave steps out).
    """
    plan = definition or slice_of(question)
    if plan is None:
        raise StoreError(f"'{question}' is not answered from a slice: pull the scenario")
    head = source.head()
    while True:
        run = _begun(plan, head, subjects, options)
        through = _gone_along(source, run, plan)
        if not source.lacks():
            break
        source.read_on(plan, run, begun=not through)
    read_nodes = source.opened if plan.opens else source.nodes
    nodes = {node.id: node for node in (*head, *read_nodes(run.mentioned()))}
    named = [item for item in _named_in_record(nodes.values()) if item not in nodes]
    if named:
        nodes |= {node.id: node for node in source.nodes(named)}
    return Rows(tuple(nodes.values()), tuple(run.edges.values()))


def _begun(
    plan: Definition, head: Iterable[Node], subjects: Mapping[str, Iterable[str]], options: Sequence[str]
) -> Walk:
    """A walk that knows what is asked about, and nothing else."""
    run = Walk(Context(tuple(options)))
    for name, ids in subjects.items():
        run.sets.setdefault(plan.subjects.get(name, name), {}).update(dict.fromkeys(ids))
    kinds = frozenset(national(head))
    run.sets["national"] = {node.id: None for node in head if node.properties.get("kind") in kinds}
    taking = _who_takes_steps(head, {item for ids in subjects.values() for item in ids})
    if taking:  # whoever settles the matter by a step is read as whoever has a right to decide it
        run.sets["actors"] = dict.fromkeys(taking)
    return run


def _gone_along(source: WalkSource, run: Walk, plan: Definition) -> bool:
    """Go along a plan as far as what is here allows. False: it came no further than to where the matter is wanted whole."""
    waiting = False
    for part in plan.plan:
        steps = [step for stage in (part.stages if isinstance(part, Loop) else (part,)) for step in stage]
        if not waiting and any(map(waits, steps)):
            if source.lacks():
                return False
            waiting = True
        if "groups" in source.lacks() and any("names it" in step.keep for step in steps):
            return waiting
        if isinstance(part, Loop):
            _take_in_turn(source, run, part)
        else:
            _take(source, run, part, [run.ids(step.sources) for step in part])
    return True


def _who_takes_steps(head: Iterable[Node], about: set[str]) -> list[str]:
    """Everybody and every event that a process about one of these names."""
    found: dict[str, None] = {}
    for process in processes_in(head):
        if about.intersection(process.about):
            for step in process.steps:
                found |= dict.fromkeys((*step.who, *step.what, *step.to, *step.through, *step.if_))
    return list(found)


def processes_in(head: Iterable[Node], option: str = "", folder: Path | None = None) -> list[Process]:
    """The processes among the nodes of a head: of one option, or of all."""
    from pathlib import Path

    places = Places(folder or Path())
    return [
        read(Process, str(node.properties["key"]), node.properties, places, what="Process")
        for node in sorted(head, key=lambda node: seq(node.properties))
        if node.label == "Process" and (not option or there(node.properties, option))
    ]


def _take_in_turn(source: WalkSource, run: Walk, loop: Loop) -> None:
    """Each step from what it has not yet started from, until no step has anything new."""
    started: dict[str, set[str]] = defaultdict(set)
    moving = True
    while moving:
        moving = False
        for stage in loop.stages:
            new = [tuple(i for i in run.ids(step.sources) if i not in started[step.to]) for step in stage]
            if any(new):
                moving = True
                _take(source, run, stage, new)
                for step, frontier in zip(stage, new, strict=True):
                    # what a step reached, it has started from as well
                    started[step.to].update(run.sets[step.to] if step.along else frontier)


def _take(source: WalkSource, run: Walk, stage: Stage, frontiers: list[tuple[str, ...]]) -> None:
    """One stage."""
    if not any(frontiers):
        for step in stage:
            run.sets.setdefault(step.to, {})
        return
    if any("what" in step.keep for step in stage):
        run.context = replace(run.context, matter=run.ids(MATTER))
    if any("names it" in step.keep for step in stage):
        run.context = replace(run.context, subjects=run.ids(("what", "groups")))
    for step, frontier in zip(stage, frontiers, strict=True):
        edges = _levels(source, step, frontier, run.context)
        run.add(edges)
        run.sets.setdefault(step.to, {}).update(_reached(step, frontier, edges))


def _levels(source: WalkSource, step: SliceStep, frontier: tuple[str, ...], context: Context) -> list[Found]:
    found: list[Found] = []
    seen = dict.fromkeys(frontier)
    while frontier:
        new = source.hop(frontier, step, context)
        found += new
        frontier = tuple(item for item in _far(step.along, frontier, new) if item not in seen) if step.along else ()
        seen |= dict.fromkeys(frontier)
    return found


def _reached(step: SliceStep, frontier: Sequence[str], found: Iterable[Found]) -> dict[str, None]:
    """The set that a step makes."""
    if not step.along:
        return _far(step.via, frontier, found)
    at: dict[str, list[Found]] = defaultdict(list)
    for key, edge in found:
        for end in (edge.start, edge.end):
            at[end].append((key, edge))
    reached, new = dict.fromkeys(frontier), list(frontier)
    while new:
        far = _far(step.along, new, [one for item in new for one in at[item]])
        new = [item for item in far if item not in reached]
        reached |= dict.fromkeys(new)
    return reached


def _far(via: tuple[str, ...], near: Iterable[str], found: Iterable[Found]) -> dict[str, None]:
    """The things at the far ends of edges, seen from ``near``."""
    forward, backward = types(via)
    here = set(near)
    far: dict[str, None] = {}
    for _, edge in found:
        if edge.type in forward and edge.start in here and not edge.end.startswith(RESERVED):
            far[edge.end] = None
        if edge.type in backward and edge.end in here and not edge.start.startswith(RESERVED):
            far[edge.start] = None
    return far


def _named_in_record(nodes: Iterable[Node]) -> Iterable[str]:
    """What else a statement is about, who said it, to whom it is addressed, who follows it up, and what it answers."""
    for node in nodes:
        if node.label in STATEMENT_LABELS:
            for field in ("about", "to", "of", "tracked_by"):
                yield from _list(node.properties.get(field))
            yield str(node.properties.get("by", ""))
            yield from (f"{RESERVED}Recommendation/{key}" for key in _list(node.properties.get("answers")))


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else []
