"""A scenario that was read before is kept, says the same as its files, and is never answered from when stale or damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import govgraph
from govgraph.checks import run
from govgraph.loader import saved
from govgraph.loader.load import load
from govgraph.loader.scenario_folder import read_scenario
from govgraph.model.scenario import Scenario
from tests.conftest import write_scenario

sys.path.append(str(Path(__file__).parents[1] / "reading"))

from made_up import Written, written
from made_up import load as load_made

SMALL = """
    law: [england-nhs]
    bodies:
      icb: {name: The ICB, kind: icb, source: d p1}
      council: The Council
    decisions: {money: {name: Money, decides: icb}}
    relations:
      member of: [{who: council, to: icb, chair: true, from: spring 2023}]
"""
OPTION = (
    "name: Other\nchange: [{of: icb, to: {name: Another ICB, until: 2024-01-01}}]\nadd: {bodies: {club: The Club}}\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "scenarios"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_scenario(tmp_path / "small", SMALL, b=OPTION)


def fresh(folder: Path) -> Scenario:
    """The scenario as its files say it."""
    read, _ = read_scenario(folder)
    assert read is not None
    return read


def kept(folder: Path) -> Scenario | None:
    """The scenario as it is kept."""
    return saved.found(folder)[0]


def assert_same(one: Scenario, other: Scenario) -> None:
    """The same things, relations and record with their places, the same law, graphs and findings."""
    assert one == other
    assert one.registry == other.registry
    assert one.revisions == other.revisions
    assert one.warnings == other.warnings
    for option in ("baseline", *one.options):
        left, right = one.graph(option), other.graph(option)
        assert list(left.all_things.items()) == list(right.all_things.items())
        assert list(left.every_fact.items()) == list(right.every_fact.items())
        assert [fact.role_marks for fact in left] == [fact.role_marks for fact in right]
        assert list(left.statements.items()) == list(right.statements.items())
        assert list(left.processes.items()) == list(right.processes.items())


@pytest.mark.parametrize("name", govgraph.bundled())
def test_a_bundled_scenario_is_kept_as_its_files_say_it(home: Path, name: str) -> None:
    load(name)
    back = kept(govgraph.bundled()[name])
    assert back is not None
    assert_same(back, fresh(govgraph.bundled()[name]))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=written())
def test_every_scenario_is_kept_as_its_files_say_it(tmp_path_factory: pytest.TempPathFactory, text: Written) -> None:
    folder = tmp_path_factory.mktemp("made") / "one"
    load_made(text, folder)
    back = kept(folder)
    assert back is not None
    assert_same(back, fresh(folder))
    graphs = back.graph(), fresh(folder).graph()
    assert run(graphs[0]) == run(graphs[1])


def test_an_option_changes_the_same_things(home: Path, small: Path) -> None:
    load(small)
    back = kept(small)
    assert back is not None
    assert_same(back, fresh(small))
    assert back.graph("b").thing("icb").name == "Another ICB"


# -- stale ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["scenario.yaml", "options/b.yaml"])
def test_a_changed_file_is_read_again(home: Path, small: Path, file: str) -> None:
    load(small)
    path = small / file
    about = path.stat()
    path.write_text(path.read_text().replace("ICB", "ICS"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))  # as an editor that keeps the date; the size is the same
    assert kept(small) is None
    assert load(small) == fresh(small)


def test_a_file_more_or_less_is_noticed(home: Path, small: Path) -> None:
    load(small)
    (small / "more.yaml").write_text("bodies: {more: More}\n")
    assert "more" in load(small).baseline.things
    (small / "more.yaml").unlink()
    assert "more" not in load(small).baseline.things


def test_law_of_its_own_is_read_again(home: Path, small: Path) -> None:
    (small / "law").mkdir()
    rows = small / "law" / "own.yaml"
    rows.write_text("kinds: {club: {name: Club, cite: our own}}\n")
    assert load(small).registry.kinds["club"].name == "Club"
    back = kept(small)
    assert back is not None
    assert back.registry == fresh(small).registry
    assert back.registry.rows == fresh(small).registry.rows
    rows.write_text("kinds: {club: {name: Klub, cite: our own}}\n")
    assert load(small).registry.kinds["club"].name == "Klub"


def test_a_paper_below_is_read_again(home: Path, tmp_path: Path) -> None:
    write_scenario(tmp_path / "first", "bodies: {icb: {name: The ICB, kind: icb}}\n")
    later = write_scenario(tmp_path / "later", "extends: first\nbodies: {club: The Club}\n")
    load(later)
    back = kept(later)
    assert back is not None
    assert_same(back, fresh(later))
    assert back.earlier == fresh(later).earlier
    write_scenario(tmp_path / "first", "bodies: {icb: {name: Another ICB, kind: icb}}\n")
    assert kept(later) is None
    assert load(later).baseline.things["icb"].name == "Another ICB"


def test_other_code_reads_again(home: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(small)
    monkeypatch.setattr(saved, "of_the_code", lambda: "another version")
    assert kept(small) is None


def test_a_link_in_the_folder_is_looked_through(home: Path, small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("bodies: {far: Far}\n")
    (small / "far.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert load(small).baseline.things["far"].name == "Far"
    (tmp_path / "elsewhere.yaml").write_text("bodies: {far: Farther}\n")
    assert load(small).baseline.things["far"].name == "Farther"


def test_links_that_go_round_are_not_kept(home: Path, small: Path) -> None:
    (small / "round").symlink_to(small, target_is_directory=True)
    assert load(small) == fresh(small)
    assert not home.exists()


def test_mistakes_are_told_each_time(home: Path, small: Path) -> None:
    (small / "wrong.yaml").write_text("bodies: {icb: {nam: x}}\n")
    for _ in range(2):
        with pytest.raises(govgraph.ScenarioError):
            load(small)


# -- damaged --------------------------------------------------------------------------------------------------------


def the_file(home: Path) -> Path:
    (file,) = home.iterdir()
    return file


def test_a_damaged_file_is_made_anew(home: Path, small: Path) -> None:
    load(small)
    file = the_file(home)
    whole = file.read_bytes()
    for broken in (b"", b"nonsense", whole[:-1], whole[: len(whole) // 2], whole + b"x", *_flipped(whole)):
        file.write_bytes(broken)
        assert kept(small) is None
        assert load(small) == fresh(small)
        assert file.read_bytes() == whole


def _flipped(whole: bytes) -> Iterator[bytes]:
    for place in range(0, len(whole), max(len(whole) // 12, 1)):
        yield whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def test_what_is_kept_under_a_right_digest_and_is_something_else_is_not_believed(home: Path, small: Path) -> None:
    load(small)
    saved.DRAWER.write(the_file(home).name, b"\x93\x01\x02\x03")
    assert kept(small) is None


def test_a_link_in_place_of_the_file_is_not_followed(home: Path, small: Path, tmp_path: Path) -> None:
    load(small)
    file = the_file(home)
    shutil.move(file, tmp_path / "moved")
    file.symlink_to(tmp_path / "moved")
    assert kept(small) is None
    assert load(small) == fresh(small)
    assert not file.is_symlink()


def test_a_folder_that_others_may_write_to_is_not_read(home: Path, small: Path) -> None:
    load(small)
    home.chmod(0o777)
    assert kept(small) is None
    assert load(small) == fresh(small)


def test_a_home_that_cannot_be_written_is_no_hindrance(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "file" / "below"))
    assert load(small) == fresh(small)


def test_it_is_turned_off(home: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home.parent))
    assert load(small) == fresh(small)
    assert not home.parent.exists()


def test_several_at_once(home: Path, small: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert all(made == fresh(small) for made in pool.map(load, [small] * 12))
    assert len(list(home.iterdir())) == 1


def test_the_oldest_go_first(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved.DRAWER, "most", 3)
    folders = [write_scenario(tmp_path / f"s{number}", SMALL) for number in range(5)]
    for folder in folders:
        load(folder)
    assert [kept(folder) is not None for folder in folders] == [False, False, True, True, True]


# -- work that is not done again ------------------------------------------------------------------------------------

COUNT = """
import sys
from govgraph.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""
NEVER = (
    "pydantic",
    "yaml",
    "networkx",
    "rich",
    "jinja2",
    "pygraphviz",
    "govgraph.loader.scenario_folder",
    "govgraph.loader.items",
    "govgraph.law.reading",
    "govgraph.imports",
    "govgraph.charts",
    "govgraph.marks",
    "tempfile",
)


def modules(*command: str) -> set[str]:
    """What is imported by a command that runs in a process of its own."""
    done = subprocess.run([sys.executable, "-c", COUNT, *command], capture_output=True, text=True, check=True)
    return {*done.stderr.split()}


@pytest.mark.parametrize(
    "command",
    [
        ("who-decides", "bradford-craven", "major capital", "--option", "b"),
        ("ask", "bradford-craven", "who decides major capital under option b?"),
        ("check", "bradford-craven", "--option", "b"),
    ],
)
def test_a_second_command_reads_no_yaml_and_builds_no_types_of_pydantic(home: Path, command: tuple[str, ...]) -> None:
    first, second = modules(*command), modules(*command)
    assert {"pydantic", "yaml"} <= first
    assert [name for name in NEVER if name in second] == []


def test_help_imports_click_and_little_else(home: Path) -> None:
    assert {"pathlib", "msgspec", "pydantic", "yaml", "dataclasses", "govgraph.model"} & modules("--help") == set()
