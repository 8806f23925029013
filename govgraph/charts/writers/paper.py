"""Scenes as PNG and PDF, all in one child process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from govgraph.charts.engines import Job, all_by_program, bundled_all
from govgraph.charts.errors import EngineMissingError, LayoutError
from govgraph.charts.scene import Scene
from govgraph.charts.writers.xdot import dot

_MADE_ON: Final = re.compile(rb"/CreationDate \(D:[^)]*\)")


def written(scenes: Sequence[Scene], format: Literal["png", "pdf"], *, dpi: int = 144) -> list[bytes]:
    """Each scene as a file. A PNG of a slide has 1,920 by 1,080 pixels. Raises :class:`~govgraph.charts.errors.LayoutError`."""
    jobs = [Job(dot(scene), format, dpi, "nop2") for scene in scenes]
    if not jobs:
        return []
    missing = []
    for engine in (bundled_all, all_by_program):
        try:
            made = engine(jobs)
        except EngineMissingError as error:
            missing.append(str(error))
            continue
        # the time of day is all that differs between two runs
        return [
            _MADE_ON.sub(lambda date: b" " * len(date.group()), one.data) if format == "pdf" else one.data
            for one in made
        ]
    raise LayoutError(f"no {format.upper()} can be drawn here: " + "; ".join(missing))
