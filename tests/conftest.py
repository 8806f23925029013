"""Shared by all tests: writing a small scenario and loading it as a user would."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import govgraph
from govgraph.model.scenario import Scenario

# Before a change lands the same examples are tried as were tried here: a run that fails by chance says nothing of the
# change. By hand every run draws new ones. A busy machine is slow, which is no fault of a test.
settings.register_profile("by hand", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("landing", parent=settings.get_profile("by hand"), derandomize=True)
settings.load_profile("landing" if os.environ.get("CI") or os.environ.get("GOVGRAPH_REQUIRE_ALL") else "by hand")


@pytest.fixture(autouse=True, scope="session")
def _kept_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept between commands is kept as for a user, and apart from what the user keeps who runs the tests."""
    os.environ["GOVGRAPH_CACHE"] = str(tmp_path_factory.getbasetemp().parent / "govgraph-kept")


HEAD = "title: A small place\ndate: 2023-04-01\ndocuments: {d: A paper}\n"


def write_scenario(folder: Path, text: str, *, head: str = HEAD, **options: str) -> Path:
    """Write ``scenario.yaml`` (head and text) and ``options/<name>.yaml`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.yaml").write_text(head + textwrap.dedent(text), encoding="utf-8")
    for name, overlay in options.items():
        (folder / "options").mkdir(exist_ok=True)
        (folder / "options" / f"{name}.yaml").write_text(textwrap.dedent(overlay), encoding="utf-8")
    return folder


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Scenario]:
    """Write a small scenario and load it: ``make('bodies: ...', a='add: ...')``."""

    def _make(text: str, *, head: str = HEAD, **options: str) -> Scenario:
        return govgraph.load(write_scenario(tmp_path / "small", text, head=head, **options))

    return _make


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[str]]:
    """Write a small scenario and return its problems as ``file:line:column CODE`` with message and hint."""

    def _problems(text: str, *, head: str = HEAD, **options: str) -> list[str]:
        folder = write_scenario(tmp_path / "small", text, head=head, **options)
        with pytest.raises(govgraph.ScenarioError) as caught:
            govgraph.load(folder)
        return [str(problem).replace(str(folder) + "/", "") for problem in caught.value.problems]

    return _problems
