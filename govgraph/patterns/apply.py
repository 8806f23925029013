"""A pattern put to use: the option that makes what it makes of the things chosen for its slots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.scenario import GovernancePattern
from govgraph.model.things import SECTIONS
from govgraph.patterns.slots import Slot, slots


class Unbound(GovgraphError):
    """A slot that applying the pattern needs was given nothing, or a slot was named that it does not have."""


def overlay_text(
    pattern: GovernancePattern, bindings: Mapping[str, str | Collection[str]], *, known: Collection[str] | None = None
) -> str:
    """The option, as the text of a file in ``options``, that adds what the pattern makes.

    ``bindings`` gives ids for each slot (``$`` may be left out); slots with several fillers are paired in their
    order where they have equally many. Ids that are not in ``known`` (the things that are there; None: all are) are
    added as things of the slot's first category and kind. Every relation has basis assumed: no source says it.
    Raises :class:`Unbound`.
    """
    import yaml

    described = slots(pattern)
    bound = {
        f"${name.removeprefix('$')}": (ids,) if isinstance(ids, str) else tuple(ids) for name, ids in bindings.items()
    }
    for name in bound.keys() - described.keys():
        raise Unbound(f"{pattern.name} has no slot '{name}': {did_you_mean(name, described)}")
    relations: dict[str, list[dict[str, Any]]] = {}
    for part in pattern.make:
        needed = [item for filler in part.roles.values() for item in filler.ids if item.startswith("$")]
        for name in needed:
            if not bound.get(name):
                raise Unbound(f"{pattern.name} needs something for '{name}'")
        longest = max((len(bound[name]) for name in needed), default=1)
        for number in range(longest):
            row: dict[str, Any] = {
                role: _one_or_many([_nth(bound, item, number) for item in filler.ids]) or filler.unknown
                for role, filler in part.roles.items()
            }
            relations.setdefault(part.kind, []).append({**row, "basis": "assumed"})
    add: dict[str, Any] = {}
    for name, ids in bound.items():
        for item in ids:
            if known is not None and item not in known:
                section, written = _thing(described[name], item)
                add.setdefault(section, {})[item] = written
    option = {
        "option": pattern.id,
        "name": pattern.name,
        "status": "considered",
        "add": {**add, "relations": relations},
    }
    return yaml.safe_dump(option, sort_keys=False, allow_unicode=True, width=120)


def _nth(bound: Mapping[str, tuple[str, ...]], item: str, number: int) -> str:
    ids = bound.get(item, (item,))
    return ids[min(number, len(ids) - 1)]


def _one_or_many(ids: list[str]) -> str | list[str]:
    return ids[0] if len(ids) == 1 else ids


def _thing(slot: Slot, item: str) -> tuple[str, dict[str, Any]]:
    category = next((model.category for model in SECTIONS.values() if model.category in slot.categories), "body")
    section = next(name for name, model in SECTIONS.items() if model.category == category)
    kind = {"kind": slot.kinds[0]} if slot.kinds and category in {"body", "group"} else {}
    return section, {"name": item.replace("-", " ").capitalize(), **kind, "basis": "assumed"}
