"""The small part of a scenario that a question needs, as data: steps from what is asked about, over classes of relations.

A slice is *sufficient*: reasoning gives the same answer on it as on the whole. A superset is fine, a lack is a mistake;
so a filter may drop only what no answer can use, and **a missing value passes every filter**. Each predicate is declared
once, with its Python and its Cypher form.

A step begins at some sets of ids and takes in relations of some classes. A class is what a relation carries (authority,
parent, ...), a kind (``organ of``), ``members`` (of groups), ``in sector``, ``facts name`` (an employer), ``named in``,
``about`` (of the record) or ``any`` kind; ``x>`` follows it from its start to its end, ``<x`` against that, ``x`` both ways. Steps that do not wait for each other are one stage, and a store that can
takes in a stage at once. No step goes on along authority without a matter: a test looks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.model.vocabulary import vocabulary
from govgraph.records import replace
from govgraph.stores.flat import Node, edge_type, there

FURTHER = ("what", "where", "for", "through", "under", "if", "unless", "liable", "settled_by", "to")
"""The properties of roles that lead to no end of an edge."""

NATIONAL = "national"
"""The property of :About that lists the kinds of bodies to which others answer by law, wherever a scenario names them."""


def national(head: Iterable[Node]) -> tuple[str, ...]:
    """The kinds of bodies to which others answer by law, as the first rows of a version say."""
    for node in head:
        if node.label == "About":
            kinds = node.properties.get(NATIONAL, [])
            return tuple(str(kind) for kind in kinds) if isinstance(kinds, list) else ()
    return ()


HEAD = ("?About", "?Document/", "?OwnKind/", "?Option/", "?Process/", "?SourceFile/law/")
"""What every slice begins with: title, day, place; documents, options; the scenario's own law; and the national bodies."""


@dataclass(frozen=True, slots=True)
class Context:
    """Of which options, of which matters (ids), and of what it was asked (ids), a walk is."""

    options: tuple[str, ...]
    matter: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A filter on an edge: in Python on its properties and the context of the walk, in Cypher on ``r`` and parameters."""

    name: str
    python: Callable[[Mapping[str, Any], Context], bool]
    cypher: str


def _visible(stored: Mapping[str, Any], context: Context) -> bool:
    return any(there(stored, option) for option in context.options)


def _what(stored: Mapping[str, Any], context: Context) -> bool:
    return stored.get("what") is None or not set(context.matter).isdisjoint(stored["what"])


def _open(stored: Mapping[str, Any], context: Context) -> bool:
    return stored.get("what") is None


def _names(stored: Mapping[str, Any], context: Context) -> bool:
    return any(item in stored.get(role, ()) for role in FURTHER for item in context.subjects)


PREDICATES = {
    predicate.name: predicate
    for predicate in (
        Predicate(
            "visible",
            _visible,
            "any(o IN $options WHERE (r.only_in IS NULL OR o IN r.only_in) AND (r.not_in IS NULL OR NOT o IN r.not_in))",
        ),
        Predicate("in any option", lambda stored, context: True, "true"),
        Predicate("what", _what, "(r.what IS NULL OR any(w IN r.what WHERE w IN $matter))"),
        Predicate("no matter", _open, "r.what IS NULL"),
        Predicate(
            "names it",
            _names,
            "(" + " OR ".join(f"any(i IN $subjects WHERE i IN coalesce(r.`{role}`, []))" for role in FURTHER) + ")",
        ),
    )
}
"""The closed list of filters: visible under an option read; in any option; about the matter or about nothing stated; about nothing
stated; naming what is asked about in one of its further roles."""


@dataclass(frozen=True, slots=True)
class SliceStep:
    """One step of a slice.

    Attributes:
        to: the set that it makes: without ``along`` the far ends of what it takes in, else all that it reaches along these.
        sources: the sets from which it begins. ``<set> here`` are those of a set that may cover the place asked about
            (one whose every stated area lies elsewhere holds nothing there); ``<set> written`` those that are no function of
            the law pack; ``named <role>`` the ids in a role of what
            was taken in so far; ``from <class>`` and ``to <class>`` the ends of that class.
        via: the classes that it takes in, from wherever it is.
        along: those of them along which it goes on, over and over.
        keep: filters on what it takes in.
    """

    to: str
    sources: tuple[str, ...]
    via: tuple[str, ...]
    along: tuple[str, ...] = ()
    keep: tuple[str, ...] = ("visible",)


Stage = tuple[SliceStep, ...]
"""Steps of which none begins at a set that another of them makes."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Stages that are taken in turn, each step from what is new to it, until nothing is."""

    stages: tuple[Stage, ...]


@functools.cache
def types(via: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types of edges that a step follows forward, and those that it follows backward."""
    forward: dict[str, None] = {}
    backward: dict[str, None] = {}
    for token in via:
        name = token.strip("<>")
        found = _types_of(name)
        if not token.startswith("<"):
            forward |= dict.fromkeys(found)
        if not token.endswith(">"):
            backward |= dict.fromkeys(found)
    return tuple(forward), tuple(backward)


def _types_of(name: str) -> tuple[str, ...]:
    own = {
        "members": "HAS_MEMBER",
        "in sector": "IN_SECTOR",
        "facts name": "FACT_NAMES",
        "named in": "NAMED_IN",
        "about": "ABOUT",
    }
    if name in own:
        return (own[name],)
    table = vocabulary()
    if name == "any":
        return tuple(edge_type(kind) for kind in table.kinds)
    if name in table.kinds:
        return (edge_type(name),)
    found = tuple(edge_type(kind.name) for kind in table.carrying(name))
    if not found:
        raise ValueError(f"there is no class or kind '{name}' to step along")
    return found


@dataclass(frozen=True, slots=True)
class Definition:
    """The slice of one kind of question.

    Attributes:
        subjects: which set each of what it is asked with seeds.
        plan: its stages.
        opens: is every group that it comes upon read with its members? Whoever lists what a group is needs them; where
            authority is followed, the steps take in the members that count.
    """

    subjects: Mapping[str, str]
    plan: tuple[Stage | Loop, ...]
    opens: bool = False

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage, those of loops among them."""
        return tuple(stage for part in self.plan for stage in (part.stages if isinstance(part, Loop) else (part,)))

    @property
    def steps(self) -> tuple[SliceStep, ...]:
        """Every step."""
        return tuple(step for stage in self.stages for step in stage)

    @property
    def names(self) -> tuple[str, ...]:
        """What each step makes; a set that several steps make in turn has a number from the second on: ``parts 2``."""
        made = [step.to for step in self.steps]
        return tuple(_numbered(made[: n + 1]) for n in range(len(made)))

    def without(self, name: str) -> Definition:
        """The same without one step, by its name among :attr:`names`."""
        made: list[str] = []

        def less(stage: Stage) -> Stage:
            kept = []
            for step in stage:
                made.append(step.to)
                if _numbered(made) != name:
                    kept.append(step)
            return tuple(kept)

        kept = (Loop(tuple(map(less, part.stages))) if isinstance(part, Loop) else less(part) for part in self.plan)
        return replace(self, plan=tuple(kept))


def _numbered(made: Sequence[str]) -> str:
    """The name of the last of some steps."""
    times = made.count(made[-1])
    return made[-1] if times == 1 else f"{made[-1]} {times}"
