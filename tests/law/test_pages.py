"""The registry for lawyers: nothing is left out, nothing in a row becomes markup, and it is the same every time."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from govgraph.cli.law import command
from govgraph.law.blocks import Code, HeadedTable, Heading, RunningText, markdown, page
from govgraph.law.pages import law_blocks, law_html, law_markdown
from govgraph.law.pages.rules import in_words
from govgraph.law.power_rows import Power
from govgraph.law.registry import Registry, registry
from govgraph.law.rules import Rule, rules
from govgraph.law.tables import TABLES
from govgraph.marks import parse_yaml
from govgraph.model.scenario import Scenario

LAW = registry()
BLOCKS = law_blocks(LAW)


class Seen(HTMLParser):
    """What a browser would make of the page: elements, their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


HTML = Seen(law_html())


def with_rows(text: str) -> Registry:
    tree, problems = parse_yaml(textwrap.dedent(text), shown_as="law/own.yaml")
    assert tree is not None
    made, found = LAW.with_rows(tree)
    assert [*problems, *found] == []
    return made


def lines_of(key: str, blocks: tuple[object, ...] = BLOCKS) -> dict[str, str]:
    """The table of one row: label to text."""
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.key == key)
    grid = blocks[at + 1]
    assert isinstance(grid, HeadedTable)
    return {row[0]: row[1] for row in grid.rows}


# -- complete -----------------------------------------------------------------------------------------------------


def test_every_row_of_every_table_and_every_rule_has_its_place() -> None:
    keys = {block.key for block in BLOCKS if isinstance(block, Heading)}
    for table, one in (
        ("kinds", "kind"),
        ("powers", "power"),
        ("sets", "set"),
        ("functions", "function"),
        ("classes", "class"),
        ("changes", "change"),
    ):
        assert {f"{one}-{row}" for row in getattr(LAW, table)} <= keys
    assert {f"rule-{rule.code}" for rule in rules().values()} <= keys
    (acts,) = (block for block in BLOCKS if isinstance(block, HeadedTable) and block.caption == "Acts")
    assert [row[0] for row in acts.rows] == list(LAW.acts)
    assert set(TABLES) == {"kinds", "powers", "sets", "functions", "classes", "acts", "changes"}, (
        "a new table needs its place"
    )


@pytest.mark.parametrize("power", LAW.powers.values(), ids=lambda power: power.id)
def test_a_power_shows_what_a_lawyer_asks_of_it(power: Power) -> None:
    shown = lines_of(f"power-{power.id}")
    assert shown["Citation"] == power.cite
    assert f"({power.mark})" in shown["Checked"]
    assert f"({power.conf})" in shown["Checked"]
    assert all(effect in shown["Effect"] for effect in power.effect)
    assert shown.get("Note", "") == power.note
    for condition in power.conditions:
        assert any(condition.id in row[1] for block in BLOCKS if isinstance(block, HeadedTable) for row in block.rows)
    if power.carries:
        assert {"Passing on to another legal person", "Passing on inside the receiver"} <= set(shown)


def test_a_power_says_who_gives_who_receives_who_is_liable_and_what_it_does_not_reach() -> None:
    shown = lines_of("power-S65Z5")
    assert "relevant body" in shown["Who gives (way 1)"]
    assert "Combined authority (combined_authority)" in shown["Who receives (way 1)"]
    assert shown["Liable, exercised alone"] == "whoever received it, and nobody else"
    assert shown["Text read up to"] == "1 September 2025"
    assert "LAW02" in shown["Rule broken, by the test that fails"]


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.code)
def test_a_rule_shows_what_why_citation_and_all_its_examples(rule: Rule) -> None:
    shown = lines_of(f"rule-{rule.code}")
    assert (shown["What it finds"], shown["Why it matters"], shown["Citation"]) == (rule.what, rule.why, rule.cite)
    code = {block.text for block in BLOCKS if isinstance(block, Code)}
    assert {text.rstrip("\n") for text in (*rule.right, *rule.wrong, *rule.warns)} <= code


def test_both_forms_say_the_same_and_say_that_it_is_no_advice() -> None:
    for text in (law_markdown(), HTML.words):
        assert "modelling aid, not legal advice" in text
        for row in (*LAW.powers, *LAW.kinds, *LAW.sets, *LAW.functions, *LAW.classes, *LAW.acts):
            assert row in text
        assert "LAW50" in text


def test_an_example_in_words() -> None:
    assert in_words("ICB, trust =S65Z6JC=> JC : urgent care @2023-04-01 {parties: complete}") == (
        "The ICB and NHS trust give the function 'urgent care' to Joint committee under S65Z6JC, from 1 April 2023; stated are"
        " parties: complete."
    )
    assert in_words("ICB =?=> place director").endswith("under no stated power, from 1 April 2024.")


def test_an_example_that_is_a_scenario_file_in_words() -> None:
    words = in_words(rules()["L26"].warns[0])
    assert words.startswith("On 1 April 2024. The ICB: kind Integrated care board.")
    assert f"Place committee: kind {LAW.kind('icb_place_committee').name}, committee of The ICB." in words
    assert "Use of theatres: exercises Theatre services, decides Place committee." in words


# -- correcting ---------------------------------------------------------------------------------------------------


def test_the_example_of_a_correction_loads() -> None:
    (example,) = (block.text for block in BLOCKS if isinstance(block, Code) and block.text.startswith("# law/own.yaml"))
    made = with_rows(example)
    assert [shadow.id for shadow in made.shadowed] == ["S65Z5"]
    assert made.has_kind("our_board")


OWN = """
kinds:
  pcn: {name: Primary care network (company), person: true, cite: our articles, mark: V, conf: H}
  our_board: {name: Our board, is_a: joint_committee, cite: our scheme, mark: V, conf: M}
"""


def test_a_shadowed_row_is_shown_beside_what_it_replaces() -> None:
    blocks = law_blocks(with_rows(OWN), "Our place")
    (grid,) = (
        block for block in blocks if isinstance(block, HeadedTable) and block.caption.startswith("What pcn says now")
    )
    assert "law/own.yaml:3:3" in grid.caption
    assert ("cite", LAW.kind("pcn").cite or "not stated", "our articles") in grid.rows
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert "pcn: Primary care network (company) (row of this scenario)" in headings
    assert "our_board: Our board (row of this scenario)" in headings
    (new,) = (block for block in blocks if isinstance(block, HeadedTable) and block.caption == "New rows")
    assert new.rows == (("our_board", "kinds", "our scheme"),)


def test_with_no_own_rows_nothing_is_shown_as_such() -> None:
    assert not any(isinstance(block, Heading) and "this scenario" in block.text for block in BLOCKS)


# -- untrusted text -----------------------------------------------------------------------------------------------

HOSTILE = """
kinds:
  pcn:
    name: "<script>alert(1)</script> [x](javascript:alert(1)) | `a` \\u202e"
    person: true
    cite: "</td></table><img src=x onerror=alert(1)>"
    note: "first\\n\\n# A heading of its own\\n- ![i](http://example.org/i.png)"
    mark: V
    conf: H
"""


def test_markup_in_a_row_stays_text_in_html() -> None:
    found = Seen(law_html(with_rows(HOSTILE)))
    assert not {"script", "img", "iframe", "link"} & {tag for tag, _ in found.tags}
    assert not any(name.startswith("on") for _, attrs in found.tags for name in attrs)
    assert "<script>alert(1)</script>" in found.words
    assert "</td></table><img src=x onerror=alert(1)>" in found.words
    assert "\u202e" not in found.words


def test_markup_in_a_row_stays_text_in_markdown() -> None:
    text = law_markdown(with_rows(HOSTILE))
    assert "<script" not in text
    assert "<img" not in text
    assert "\n# A heading of its own" not in text
    assert r"\[x\](javascript:alert(1)) \| \`a\`" in text
    assert "![i]" not in text
    plain = [line for line in text.splitlines() if line.startswith("| Note | first")]
    assert len(plain) == 1, "a note stays in its cell"


def test_code_cannot_end_its_own_fence() -> None:
    assert markdown([Code("a\n```\n# b")]).splitlines()[0] == "````yaml"


def test_two_headings_of_one_name_have_two_anchors() -> None:
    found = Seen(page([Heading(2, "Same"), Heading(2, "Same"), RunningText("x")], "T"))
    anchors = [attrs["id"] for attrs in found.of("h2")]
    assert len(set(anchors)) == 2
    assert [attrs["href"] for attrs in found.of("a")] == [f"#{anchor}" for anchor in anchors]


# -- one page, offline, on paper ----------------------------------------------------------------------------------


def test_the_page_loads_and_runs_nothing() -> None:
    (policy,) = (attrs["content"] for attrs in HTML.of("meta") if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not any("src" in attrs for _, attrs in HTML.tags)
    assert all((attrs["href"] or "").startswith("#") for _, attrs in HTML.tags if "href" in attrs)


def test_tables_have_captions_and_scopes_and_headings_go_down_by_one() -> None:
    assert len(HTML.of("caption")) == len(HTML.of("table"))
    assert {attrs.get("scope") for attrs in HTML.of("th")} == {"row", "col"}
    levels = [int(tag[1]) for tag, _ in HTML.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    anchors = [attrs["id"] for _, attrs in HTML.tags if "id" in attrs]
    assert len(anchors) == len(set(anchors))
    assert "@media print" in law_html()


def test_it_is_the_same_in_every_run() -> None:
    code = "from govgraph.law.pages import law_html, law_markdown; import hashlib; print(hashlib.sha256((law_html() + law_markdown()).encode()).hexdigest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ROOT},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


ROOT = str(Path(__file__).parents[2])


# -- the command --------------------------------------------------------------------------------------------------


def test_the_command_prints_markdown_or_writes_either(tmp_path: Path) -> None:
    assert CliRunner().invoke(command, []).stdout == law_markdown()
    for name, text in (("law.md", law_markdown()), ("law.html", law_html())):
        assert CliRunner().invoke(command, ["-o", str(tmp_path / name)]).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_the_command_shows_a_scenarios_own_rows(make: Callable[..., Scenario], tmp_path: Path) -> None:
    folder = make("bodies: {icb: {name: The ICB, kind: icb}}\n").folder
    assert folder is not None
    (folder / "law").mkdir()
    (folder / "law" / "own.yaml").write_text(OWN, encoding="utf-8")
    shown = CliRunner().invoke(command, [str(folder)])
    assert "shadowed" in shown.stdout
    assert "our articles" in shown.stdout


def test_the_command_refuses_another_ending(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["-o", str(tmp_path / "law.docx")])
    assert "end it in .md or .html" in str(done.exception)
    assert not (tmp_path / "law.docx").exists()
