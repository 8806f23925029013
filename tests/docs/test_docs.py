"""The pages in ``docs``: their examples run, their links lead somewhere, and so do the references of the code to them."""

from __future__ import annotations

import doctest
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import govgraph
from govgraph.cli import main
from govgraph.cli.explain import glossary
from govgraph.graph import Graph

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "README.md"])
CODE = [path for folder in ("govgraph", "tests") for path in (ROOT / folder).rglob("*.py") if path != Path(__file__)]


def anchors(page: Path) -> set[str]:
    """The sections of a page, as GitHub names them in links."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def leads_nowhere(start: Path, link: str) -> bool:
    """Is there no such file, or no such section in it?"""
    name, _, section = link.partition("#")
    target = (start.parent / name).resolve() if name else start
    return not target.exists() or bool(section and target.suffix == ".md" and section not in anchors(target))


def test_every_link_of_a_page_leads_to_a_file_and_section_that_exist() -> None:
    links = [
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert len(links) > 10
    assert [(page.name, link) for page, link in links if leads_nowhere(page, link)] == []


def test_every_reference_of_the_code_to_a_page_leads_to_a_section_that_exists() -> None:
    found = [
        (path, link)
        for path in CODE
        for link in re.findall(r"docs/[a-z]+\.md(?:#[a-z0-9-]+)?", path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 30
    assert [(path.name, link) for path, link in found if leads_nowhere(ROOT / "README.md", link)] == []


def test_no_reference_of_the_code_names_a_page_without_its_folder_and_section() -> None:
    loose = re.compile(r"(?<![\w/])(?:design|authority|stores|law)\.md (?:section|rule|\d)|docs/[a-z]+\.md(?!#)")
    assert [path.name for path in CODE if loose.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("code", ["contradicted", "line-breaks", "liability-by-route"])
def test_explain_prints_references_that_a_user_can_open(code: str) -> None:
    text = re.sub(r"\s+", " ", CliRunner().invoke(main, ["explain", code], prog_name="govgraph").output)
    found = re.findall(r"(\S+\.md)#([a-z0-9-]+)", text)
    assert found
    assert all(Path(page).is_absolute() and section in anchors(Path(page)) for page, section in found)


def examples() -> Iterator[tuple[str, str]]:
    """The worked examples of the page on authority: a scenario, and the Python that is tried on it."""
    text = (ROOT / "docs" / "authority.md").read_text(encoding="utf-8")
    for part in text.split("<!-- example -->")[1:]:
        scenario = re.search(r"```yaml\n(.*?)```", part, re.DOTALL)
        assert scenario
        yield scenario[1], "\n".join(re.findall(r"```pycon\n(.*?)```", part, re.DOTALL))


@pytest.mark.parametrize(("scenario", "session"), list(examples()), ids=["limit", "passing on"])
def test_a_worked_example_gives_what_the_page_prints(scenario: str, session: str, tmp_path: Path) -> None:
    made: list[Path] = []

    def graph_of(text: str) -> Graph:
        folder = tmp_path / str(len(made))
        made.append(folder)
        folder.mkdir()
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        return govgraph.load(folder).graph()

    def changed(terms: str) -> Graph:
        return graph_of(scenario.replace("onward across: allowed, ", terms))

    names = {"graph": graph_of(scenario), "changed": changed}
    test = doctest.DocTestParser().get_doctest(session, names, "authority.md", "docs/authority.md", 0)
    assert len(test.examples) >= 5
    printed: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(test, out=printed.append).failed == 0, "".join(printed)


ROOMS = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("<!-- rooms -->")[1].split("\n\n")[0]


def test_the_table_of_rooms_is_that_of_the_layers_from_the_top_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = [
        room.strip() for layer in project["tool"]["importlinter"]["contracts"][0]["layers"] for room in layer.split("|")
    ]
    assert re.findall(r"^\| `(\w+)` \|", ROOMS, re.MULTILINE) == layers


def test_every_module_that_the_pages_name_is_there() -> None:
    named = {
        name
        for page in PAGES
        for name in re.findall(r"`(govgraph/[\w/.-]+|tests/[\w/.]+|pyproject\.toml)`", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_glossary_holds_the_words_that_explain_prints() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = "".join(f"| {word} | {said} |\n" for word, said in glossary().items())
    table = f"<!-- words -->\n| word | meaning |\n|---|---|\n{rows}<!-- /words -->"
    assert table in page, f"the table of docs/glossary.md should be:\n{table}"
