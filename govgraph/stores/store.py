"""What every store does: keeps versions of scenarios, whole, and gives them back as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from govgraph.model.scenario import Scenario

Progress = Callable[[int, int], None]
"""Called with the rows done so far and all rows (0: not known)."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: the version that is current now, and whether anything was written."""

    scenario: str
    version: str
    written: bool
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class Stored:
    """One scenario of a store: its name and title, its current version, when it was pushed, and how large it is."""

    name: str
    title: str
    version: str | None
    pushed: str
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a scenario.

    ``state``: loading (a push is under way, or was cut off), whole (current), superseded, dropping (being removed).
    """

    version: str
    state: str
    current: bool
    pushed: str
    nodes: int
    edges: int
    sha256: str


class Store(Protocol):
    """A store of scenarios. Errors are :class:`~govgraph.stores.errors.StoreError`."""

    def push(self, scenario: Scenario, *, force: bool = False, progress: Progress | None = None) -> Pushed:
        """Write a scenario under its name as a new version and make it current; unchanged content writes nothing."""

    def pull(self, name: str, *, version: str | None = None, folder: Path | None = None) -> Scenario:
        """The scenario as it was pushed; ``folder`` is where its files are said to lie. NotThere if it is not."""

    def version(self, name: str) -> tuple[str, str]:
        """The current version of a scenario and the sha256 of its content."""

    def list(self) -> tuple[Stored, ...]:
        """The scenarios of this store, by name."""

    def versions(self, name: str) -> tuple[Version, ...]:
        """The versions of a scenario, the youngest first."""

    def remove(self, name: str) -> int:
        """Remove a scenario with all its versions; returns the nodes deleted."""

    def sweep(self, name: str | None = None, *, grace: float = ..., stale: float = ...) -> tuple[str, ...]:
        """Remove versions that nobody needs any more, and return their names."""

    def close(self) -> None:
        """Let go of connections."""
