"""What a later import of the same source changed: things that are new, gone or different, lines that came or went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.model.scenario import Scenario
    from govgraph.model.things import Thing

_NOT_COMPARED = frozenset({"id", "sources", "option"})


@dataclass(frozen=True)
class Changes:
    """What changed, in words."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    lines_new: tuple[str, ...] = ()
    lines_gone: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Did nothing change?"""
        return not (self.new or self.gone or self.changed or self.lines_new or self.lines_gone)


def changes_between(before: Scenario, after: Scenario) -> Changes:
    """Every difference between two imports, but for where it was read."""
    old, new = before.baseline.things, after.baseline.things
    graphs = before.graph(), after.graph()
    rows = [
        {_identity(fact): graph.sentence(fact) for fact in layer.facts.values()}
        for graph, layer in zip(graphs, (before.baseline, after.baseline), strict=True)
    ]
    return Changes(
        new=tuple(f"{_name(thing)} is new" for id_, thing in new.items() if id_ not in old),
        gone=tuple(f"{_name(thing)} is gone" for id_, thing in old.items() if id_ not in new),
        changed=tuple(text for id_, thing in new.items() if id_ in old for text in _fields(old[id_], thing)),
        lines_new=tuple(dict.fromkeys(text for row, text in rows[1].items() if row not in rows[0])),
        lines_gone=tuple(dict.fromkeys(text for row, text in rows[0].items() if row not in rows[1])),
    )


def _identity(fact: Any) -> tuple[Any, ...]:
    roles = tuple(sorted((name, filler.ids, filler.mode, filler.unknown) for name, filler in fact.roles.items()))
    return fact.kind, roles, tuple(sorted(fact.fields.items())), str(fact.span), fact.negated


def _name(thing: Thing) -> str:
    code = next(iter(thing.identifiers.values()), "")
    return f"{thing.name} ({code})" if code else thing.name


def _fields(old: Thing, new: Thing) -> list[str]:
    found = []
    for name in type(new).model_fields:
        if name in _NOT_COMPARED:
            continue
        was, now = getattr(old, name), getattr(new, name, None)
        if was != now:
            words = {"span": "dates", "formerly": "former names"}.get(name, name.replace("_", " "))
            found.append(
                f"{_name(new)}: {words} were {_said(was)}, and are {_said(now)}"
                if words.endswith("s")
                else f"{_name(new)}: {words} was {_said(was)}, and is {_said(now)}"
            )
    return found


def _said(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{name} {item}" for name, item in value.items()) or "none"
    return str(value) or "none"
