"""Where scenarios are: those that come with govgraph. Finding one reads none of its files."""

from __future__ import annotations

from pathlib import Path


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
