"""A scenario by its name or folder: as it was kept from the last time, else read from its files.

What reads files stands in :mod:`govgraph.loader.scenario_folder`; a scenario that is kept (:mod:`govgraph.loader.saved`) does
without it.
"""

from __future__ import annotations

from pathlib import Path

from govgraph.diagnostics import ScenarioError
from govgraph.loader import saved
from govgraph.loader.folders import UnknownScenario as UnknownScenario
from govgraph.loader.folders import folder_of
from govgraph.model.scenario import Scenario


def load(scenario: str | Path) -> Scenario:
    """Load a scenario by the name of a bundled one or by its folder: as it was kept, or from its files.

    Raises :class:`~govgraph.loader.folders.UnknownScenario` when there is none and
    :class:`~govgraph.diagnostics.ScenarioError` with every mistake in its files.
    """
    folder = folder_of(scenario)
    loaded, key = saved.found(folder)
    if loaded is not None:
        return loaded
    from govgraph.loader.scenario_folder import read_scenario  # it takes the whole loader

    read, problems = read_scenario(folder)
    if read is None or any(problem.level == "error" for problem in problems):
        raise ScenarioError(problems)
    saved.keep(read, key)
    return read
