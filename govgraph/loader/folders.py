"""Where scenarios are: those that come with govgraph. Finding one reads none of its files."""

from __future__ import annotations

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
    return path.suffix.lower() in ENDINGS and path.is_file()


def folder_of(scenario: str | Path) -> Path:
    """The folder or workbook of a scenario. Raises :class:`UnknownScenario`."""
    path = Path(scenario)
    known = bundled()
    if is_workbook(path):
        return path
    if isinstance(scenario, str) and scenario in known and not path.is_dir():
        return known[scenario]
    if (path / "scenario.yaml").is_file():
        return path
    if path.name == "scenario.yaml" and path.is_file():
        return path.parent
    if isinstance(scenario, str) and scenario in known:
        return known[scenario]
    hint = did_you_mean(str(scenario), known) or "run `govgraph list` to see those that come with govgraph"
    if path.suffix.lower() in ENDINGS and not path.exists():
        raise UnknownScenario(
            f"there is no workbook '{scenario}': {did_you_mean(path.name, _books_beside(path)) or 'name the file with its folder'}"
        )
    reason = "holds no scenario.yaml" if path.is_dir() else "is neither a folder nor a bundled scenario"
    raise UnknownScenario(f"'{scenario}' {reason}: {hint}")


def _books_beside(path: Path) -> list[str]:
    return [file.name for file in path.parent.glob("*.xlsx")] if path.parent.is_dir() else []
