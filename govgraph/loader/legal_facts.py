"""Legal facts that the law asks for by name: of bodies, posts and funds, and the records of an arrangement.

A name that no rule of law reads would be passed over in silence, so it is a mistake. Where a scenario reads no law, facts
are as its papers call them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, get_args

from govgraph.diagnostics import did_you_mean, nearest
from govgraph.law.power_rows import PostFact, Relation
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Fund, Post, Thing

if TYPE_CHECKING:
    from govgraph.law.registry import Registry

_OF_POSTS = frozenset({*get_args(PostFact), *get_args(Relation)})
_OF_BODIES = _OF_POSTS | {"system", "order or scheme", "arrangements complete", "quorum"}
_OF_FUNDS = frozenset({"designated", "parties complete"})


class LegalFacts:
    """The names that the rules of a registry ask for."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def unknown(self, item: Thing | Fact) -> Iterator[tuple[str, str]]:
        """Each name among the legal facts of an item that no law reads, with what would be right."""
        written = item.conditions if isinstance(item, Fact) else getattr(item, "facts", None)
        known = self._asked(item) if written and not self._registry.without_law else None
        if known is None:
            return
        words = {name.replace("_", " ") for name in known}
        for name in written or ():
            if name.replace("_", " ").replace("-", " ") not in {word.replace("-", " ") for word in words}:
                near = nearest(name, words)
                office = f"an office is written 'office: {name}'; else " if isinstance(item, Post) and not near else ""
                yield (
                    name,
                    office + (did_you_mean(name, words) if near else f"expected one of: {', '.join(sorted(words))}"),
                )

    def _asked(self, item: Thing | Fact) -> frozenset[str] | None:
        """The facts that law asks of it by name; None where they are as papers call them."""
        if isinstance(item, Fact):
            return self._conditions
        if isinstance(item, Fund):
            return _OF_FUNDS | self._conditions
        return _OF_BODIES if isinstance(item, Body) else _OF_POSTS if isinstance(item, Post) else None

    @functools.cached_property
    def _conditions(self) -> frozenset[str]:
        """The records that powers and kinds ask for, by the words of their rows."""
        rows = [row.model_dump() for row in (*self._registry.powers.values(), *self._registry.kinds.values())]
        found = {condition.id for power in self._registry.powers.values() for condition in power.conditions}
        return frozenset(found.union(*(_words(row) for row in rows)))


def _words(written: object) -> set[str]:
    if isinstance(written, Mapping):
        own = {str(value) for key, value in written.items() if key == "condition" and value}
        return own.union(*(_words(value) for value in written.values()))
    return set().union(*(_words(value) for value in written)) if isinstance(written, list | tuple) else set()
