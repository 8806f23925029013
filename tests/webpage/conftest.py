"""Pages of small scenarios, and one browser for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import govgraph
from govgraph.webpage import Page
from tests.conftest import write_scenario
from tests.webpage.browser import Browser

Made = Callable[..., Path]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser, empty of complaints."""
    opened = Browser(tmp_path_factory.mktemp("browser") / "profile")
    yield opened
    opened.close()


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Write a small scenario and its page: ``made('bodies: ...', a='name: ...')``."""

    def make(text: str, *, on: tuple[str, ...] = (), **options: str) -> Path:
        scenario = govgraph.load(write_scenario(tmp_path / "small", text, **options))
        return scenario.page(on=on).save(tmp_path / "page.html")

    return make


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the report."""
    found: Page = govgraph.load("bradford-craven").page()
    return found.save(tmp_path_factory.mktemp("report") / "report.html")
