"""Where scenarios are: those that come with govgraph. Finding one reads none of its files.

What a person gives as a name may be any text, and no path at all (a question, hundreds of letters): ``os.path`` says of
such a one that it is not there, where a ``Path`` raises.
"""

from __future__ import annotations

import os.path
from pathlib import Path

from govgraph.diagnostics import GovgraphError, did_you_mean

ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods"})
"""Endings of files that somebody may mean as a workbook; only the first is read, and why not the others is said."""


class UnknownScenario(GovgraphError):
    """No scenario of that name is bundled, and no folder of that name is there."""


def bundled_folder() -> Path:
    """Where the scenarios that come with govgraph are kept."""
    here = Path(__file__).resolve().parents[1]
    installed = here / "bundled"
    return installed if installed.is_dir() else here.parent / "scenarios"


def bundled() -> dict[str, Path]:
    """The bundled scenarios: name to folder."""
    root = bundled_folder()
    found = sorted(path.parent for path in root.glob("*/scenario.yaml")) if root.is_dir() else []
    return {path.name: path for path in found}


def is_workbook(path: Path) -> bool:
    """Is this a file that is meant as a workbook?"""
    return path.suffix.lower() in ENDINGS and os.path.isfile(path)


def holds_scenario(folder: str | Path) -> bool:
    """Is this a folder with a scenario in it?"""
    return os.path.isfile(os.path.join(folder, "scenario.yaml"))


def folder_of(scenario: str | Path) -> Path:
    """The folder or workbook of a scenario. Raises :class:`UnknownScenario`."""
    path = Path(scenario)
    known = bundled()
    if is_workbook(path):
        return path
    if isinstance(scenario, str) and scenario in known and not os.path.isdir(path):
        return known[scenario]
    if holds_scenario(path):
        return path
    if path.name == "scenario.yaml" and os.path.isfile(path):
        return path.parent
    if isinstance(scenario, str) and scenario in known:
        return known[scenario]
    hint = did_you_mean(str(scenario), known) or "run `govgraph list` to see those that come with govgraph"
    if path.suffix.lower() in ENDINGS and not os.path.exists(path):
        raise UnknownScenario(
            f"there is no workbook '{scenario}': {did_you_mean(path.name, _books_beside(path)) or 'name the file with its folder'}"
        )
    reason = "holds no scenario.yaml" if os.path.isdir(path) else "is neither a folder nor a bundled scenario"
    raise UnknownScenario(f"'{scenario}' {reason}: {hint}")


def _books_beside(path: Path) -> list[str]:
    return [file.name for file in path.parent.glob("*.xlsx")] if os.path.isdir(path.parent) else []
