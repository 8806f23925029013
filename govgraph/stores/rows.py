"""All rows of one version of a scenario, and what stands in them as one number."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from govgraph.model.base import Item
from govgraph.model.kinds import OwnKind
from govgraph.model.processes import Process
from govgraph.model.record import STATEMENTS, Instrument, NotModelled
from govgraph.model.scenario import (
    Document,
    GovernancePattern,
    Option,
    Question,
    Waiver,
)
from govgraph.model.views import SavedView
from govgraph.stores.flat import (
    Edge,
    Node,
)

SCHEMA = 4
"""The version of the flat form. A store that holds another one is migrated or refused."""

RECORD: Mapping[str, tuple[str, type[Item]]] = {
    **{model.__name__: ("statements", model) for model in STATEMENTS.values()},
    "Instrument": ("instruments", Instrument),
    "Process": ("processes", Process),
}
OF_THE_SCENARIO = {
    "Document": Document,
    "OwnKind": OwnKind,
    "Option": Option,
    "Question": Question,
    "GovernancePattern": GovernancePattern,
    "Waiver": Waiver,
    "SavedView": SavedView,
    "NotModelled": NotModelled,
}


@dataclass(frozen=True)
class Rows:
    """All nodes and edges of one version of one scenario."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def sha256(self) -> str:
        """What stands in them, as one number: equal rows in any order have an equal one."""
        lines = [digest((node.label, node.id, node.properties)) for node in self.nodes]
        lines += [digest((edge.type, edge.rid, edge.start, edge.end, edge.properties)) for edge in self.edges]
        lines.sort()
        whole = hashlib.sha256()
        for line in lines:
            whole.update(line)
        return whole.hexdigest()


_TEXT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)


def digest(parts: tuple[Any, ...]) -> bytes:
    """What stands in a row, as one number: equal rows have an equal one."""
    return hashlib.sha256(_TEXT.encode(parts).encode()).digest()


@contextlib.contextmanager
def making_many() -> Iterator[None]:
    """While many values are made that all stay, Python does not look among them for what nobody needs any more.

    On 150,000 rows the looking took more than half of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def seq(stored: Mapping[str, Any]) -> int:
    number = stored.get("seq", 0)
    return number if isinstance(number, int) else 0
