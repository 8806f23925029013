"""The small part of a scenario that a question needs, as data: steps from what is asked about, over classes of relations.

A slice is *sufficient*: reasoning gives the same answer on it as on the whole. A superset is fine, a lack is a mistake;
so a filter may drop only what no answer can use, and **a missing value passes every filter**. Each predicate is declared
once, with its Python and its Cypher form.

A step walks from some sets of ids along some classes into another set. A class is what a relation carries (authority,
parent, ...), a kind (``organ of``), ``members`` (of groups) or ``named in``; ``x>`` follows it from its start to its
end, ``<x`` against that, ``x`` both ways. No closure over authority is without a matter: a test looks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govgraph.model.vocabulary import vocabulary
from govgraph.stores.flat import edge_type

NATIONAL = ("nhs_england", "secretary_of_state", "sha")
"""Kinds of bodies to which others answer by law, wherever a scenario names them."""


@dataclass(frozen=True, slots=True)
class Context:
    """Of which options, and of which matters (ids), a walk is."""

    options: tuple[str, ...]
    matter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A filter on an edge: in Python on its properties and the context of the walk, in Cypher on ``r`` and parameters."""

    name: str
    python: Callable[[Mapping[str, Any], Context], bool]
    cypher: str


def _visible(stored: Mapping[str, Any], context: Context) -> bool:
    only, never = stored.get("only_in"), stored.get("not_in")
    return any((only is None or o in only) and (never is None or o not in never) for o in context.options)


def _what(stored: Mapping[str, Any], context: Context) -> bool:
    return stored.get("what") is None or not set(context.matter).isdisjoint(stored["what"])


PREDICATES = {
    predicate.name: predicate
    for predicate in (
        Predicate("visible", _visible, "any(o IN $options WHERE (r.only_in IS NULL OR o IN r.only_in) AND (r.not_in IS NULL OR NOT o IN r.not_in))"),
        Predicate("what", _what, "(r.what IS NULL OR any(w IN r.what WHERE w IN $matter))"),
    )
}  # fmt: skip
"""The closed list of filters."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a slice: where its ends go, where it starts, along what, over and over or once, and what it keeps.

    ``here``: go on only from those ends that may cover the place asked about. One whose stated area lies elsewhere
    holds nothing there; the edge to it is kept (a near miss). Who has no area stated, and every end where no place is
    asked about, is gone on from.
    """

    to: str
    sources: tuple[str, ...]
    via: tuple[str, ...]
    closure: bool = False
    keep: tuple[str, ...] = ("visible",)
    here: bool = False


@dataclass(frozen=True, slots=True)
class Loop:
    """Steps that are taken in turn, each from what is new, until nothing is."""

    steps: tuple[Step, ...]


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
    own = {"members": "HAS_MEMBER", "named in": "NAMED_IN"}
    if name in own:
        return (own[name],)
    table = vocabulary()
    if name in table.kinds:
        return (edge_type(name),)
    found = tuple(edge_type(kind.name) for kind in table.carrying(name))
    if not found:
        raise ValueError(f"there is no class or kind '{name}' to step along")
    return found


# -- the questions --------------------------------------------------------------------------------------------------

_MATTER = ("what", "parts", "wholes", "functions", "leaves", "roots")
_GIVEN = ("delegates", "exercises jointly")

MATTER_STEPS = (
    Step("parts", ("what",), ("<part of",), closure=True),
    Step("wholes", ("what", "parts"), ("part of>",), closure=True),
    Step("functions", ("what", "parts", "wholes"), ("exercises>",)),
    Step("leaves", ("functions",), ("<part of",), closure=True),
    Step("roots", ("functions", "leaves"), ("part of>",), closure=True),
)
"""What is decided: its parts, what it is part of, and the functions that it exercises. They are ``$matter``."""

_PEOPLE = ("forum", "seats", "seated", "holders", "actors", "named", "chain", "given", "givers")
HERE_STEPS = (
    Step("inside", ("place",), ("<part of",), closure=True),
    Step("here", ("place", "inside"), ("part of>", "same area as"), closure=True),
)
"""The place asked about, its parts, and all that contains any of them: who covers none of these acts elsewhere."""

DECIDING_STEPS = (
    Step("holders", _MATTER, ("<holds",), here=True),
    Step("actors", _MATTER, ("<rights", "<remit", "<work", "<oversees", "<scrutinises")),
    Step("waits", ("what",), ("waits for>",)),
    Step("named", _MATTER, ("named in>",), here=True),
    Loop((
        Step("chain", ("forum", "seats", "seated", "holders", "actors", "named", "given"), (*(f"{kind}>" for kind in _GIVEN), "organ of", "members>"), closure=True, keep=("visible", "what")),
        Step("groups", ("chain",), ("<members",), closure=True),
        Step("given", ("groups",), tuple(f"{kind}>" for kind in _GIVEN), keep=("visible", "what")),
    )),
    Step("givers", ("forum", "seats", "seated", "actors", "chain", "groups"), tuple(f"<{kind}" for kind in _GIVEN), keep=("visible", "what")),
)  # fmt: skip
"""On whom it rests, who has a right in it, and along which arrangements; and who gives a decider what it lacks.

What a group gives, its members give: so a walk goes from a member up to its groups and along what these give, but
not down again to the other members. To whom a group is a receiver, all its members are.
"""

PEOPLE_STEPS = (
    Step("table", _PEOPLE, ("membership",)),
    Step("opened", (*_PEOPLE, "table"), ("members>",), closure=True),
    Loop((
        Step("around", ("who", *_PEOPLE, "table", "opened", "national", "lines", "parents"), ("parent>", "posts>", "<employs", "occupies", "<organ of", "accountable to>", "reports to>"), closure=True),
        Step("belongs", ("around",), ("<members",), closure=True),
        Step("lines", ("belongs",), ("accountable to>", "reports to>", "parent>", "posts>", "<organ of")),
        Step("above", ("around", "belongs"), ("parent>", "posts>")),
        Step("parents", ("above",), ("members>",), closure=True),
    )),
    Step("beside", ("who", *_PEOPLE, "opened", "around", "belongs"), ("accountability", "succession", "place>", "interest>", "member of", "occupies")),
)  # fmt: skip
"""Whose they are, who sits with them, to whom they answer up to the end, who oversees them."""

PLACE_STEPS = (
    Step("areas", ("what", "wholes", "around", "belongs", *_PEOPLE), ("covers>",)),
    Step("within", ("areas", "named where"), ("<part of",), closure=True),
    Step("containing", ("areas", "named where", "within"), ("part of>", "same area as"), closure=True),
)
"""The places: asked about, covered, named; their parts, and what they are part of."""

ABOUT_STEPS = (
    Step("other wholes", ("named what",), ("part of>",), closure=True),
    Step("other functions", ("named what", "other wholes"), ("exercises>",)),
    Step("other roots", ("other functions",), ("part of>",), closure=True),
)
"""What else an arrangement is about: its subject is read from what that is part of."""


@dataclass(frozen=True, slots=True)
class Definition:
    """The slice of one kind of question: its subjects, in the order in which it names them, and its steps."""

    subjects: tuple[str, ...]
    plan: tuple[Step | Loop, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, those of loops among them."""
        return tuple(step for part in self.plan for step in (part.steps if isinstance(part, Loop) else (part,)))

    def without(self, name: str) -> Definition:
        """The same without one step."""
        kept = (
            Loop(tuple(s for s in part.steps if s.to != name)) if isinstance(part, Loop) else part for part in self.plan
        )
        return Definition(self.subjects, tuple(part for part in kept if isinstance(part, Loop) or part.to != name))


SLICES: Mapping[str, Definition] = {
    "who-decides": Definition(("what",), (*HERE_STEPS, *MATTER_STEPS, *DECIDING_STEPS, *PEOPLE_STEPS, *ABOUT_STEPS, *PLACE_STEPS)),
    "can-decide": Definition(("forum", "what"), (
        *HERE_STEPS, *MATTER_STEPS,
        Step("seats", ("forum",), ("<member of", "members>", "occupies")),
        Step("seated", ("seats",), ("occupies", "members>", "posts>", "parent>")),
        *DECIDING_STEPS, *PEOPLE_STEPS,
        *ABOUT_STEPS, *PLACE_STEPS,
    )),
    "answers-to": Definition(("who", "what"), (*MATTER_STEPS, *PEOPLE_STEPS)),
}  # fmt: skip
"""The questions that a store answers from a slice; the others read the whole scenario."""


# -- Cypher ---------------------------------------------------------------------------------------------------------


def _condition(step: Step, near: str, far: str) -> str:
    forward, backward = types(step.via)
    kept = " AND ".join(PREDICATES[name].cypher for name in step.keep)
    if set(forward) == set(backward) or not forward or not backward:
        return kept
    both = [name for name in forward if name in backward]
    ways = [f"(type(r) IN {_listed([n for n in forward if n not in both])} AND startNode(r) = {near})",
            f"(type(r) IN {_listed([n for n in backward if n not in both])} AND startNode(r) = {far})",
            f"type(r) IN {_listed(both)}"]  # fmt: skip
    return f"{kept} AND ({' OR '.join(way for way in ways if '[]' not in way)})"


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def _pattern(step: Step, near: str, far: str) -> str:
    forward, backward = types(step.via)
    named = "|".join(dict.fromkeys((*forward, *backward)))
    left, right = ("-", "->") if not backward else ("<-", "-") if not forward else ("-", "-")
    return f"({near}){left}[r:{named}]{right}({far})"


_ROW = "elementId(r) AS key, r.rid AS rid, type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS found"


def expand_text(step: Step) -> str:
    """One level of a step: every edge from a frontier that it keeps."""
    return f"UNWIND $frontier AS i MATCH (a:GG {{v: $v, id: i}}) MATCH {_pattern(step, 'a', 'b')} WHERE {_condition(step, 'a', 'b')} RETURN DISTINCT {_ROW}"  # fmt: skip


def closure_text(step: Step) -> str:
    """All levels of a step in one statement: the ends are distinct and no path is returned, so none are counted out.

    A walk never goes on from a node that is no thing (``?nobody``): that would join everything of which nobody says
    who does it.
    """
    return (
        f"UNWIND $frontier AS i MATCH (s:GG {{v: $v, id: i}})"
        f" MATCH (s)({_pattern(step, 'x', 'y')} WHERE NOT y.id STARTS WITH '?' AND {_condition(step, 'x', 'y')}){{0,}}(a)"
        f" WITH DISTINCT a MATCH {_pattern(step, 'a', 'b')} WHERE {_condition(step, 'a', 'b')} RETURN DISTINCT {_ROW}"
    )


COVERS = Step("", (), ("covers>",))
GROUPS = Step("", (), ("<members",), closure=True)
"""What a step with ``here`` asks besides: the areas of its ends, and of the groups that they are in."""

NODES_TEXT = "UNWIND $ids AS i MATCH (n:GG {v: $v, id: i}) RETURN labels(n) AS labels, properties(n) AS found"
KINDS_TEXT = "UNWIND $kinds AS k MATCH (n:GG {v: $v, kind: k}) RETURN labels(n) AS labels, properties(n) AS found"
HEAD_TEXT = "UNWIND $prefixes AS p MATCH (n:GG) WHERE n.v = $v AND n.id STARTS WITH p RETURN labels(n) AS labels, properties(n) AS found"
HEAD = ("?About", "?Document/", "?Option/", "?SourceFile/law/")
"""What every slice begins with: title, day, place; documents, options; the scenario's own law."""


def texts() -> Mapping[str, str]:
    """Every statement that a slice may need, by what it is for: all constants."""
    out = {"nodes": NODES_TEXT, "kinds": KINDS_TEXT, "head": HEAD_TEXT, "here: areas": expand_text(COVERS)}
    out |= {"here: groups": expand_text(GROUPS), "here: groups, closure": closure_text(GROUPS)}
    for name, definition in SLICES.items():
        for step in definition.steps:
            out[f"{name}: {step.to}"] = expand_text(step)
            if step.closure:
                out[f"{name}: {step.to}, closure"] = closure_text(step)
    return out
