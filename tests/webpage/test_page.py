"""The file of a page: what it holds without scripts, that it loads nothing, and that no name becomes markup."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

import govgraph
from govgraph.cli import main
from govgraph.model.scenario import Scenario
from govgraph.webpage import PageError

Make = Callable[..., Scenario]
Made = Callable[..., Path]

HOSTILE = """
places: {town: Town}
bodies:
  icb: {name: An ICB, kind: icb, covers: town, source: d s1}
  spb: {name: '<img src=x onerror=alert(1)> "board"', kind: forum, committee of: {to: icb, source: d s1}}
  exec: {name: "Executive </script><script>alert(2)</script>", kind: executive_group, supports: {to: spb, source: d s2}}
decisions:
  capital: {name: "Capital & 'estates'", decides: {who: spb, source: d s3}}
  staff: {name: Staff, decides: {who: not stated, source: d s4}}
"""
HOSTILE_OPTION = """
name: "Option <b>a</b>"
add: {relations: {decides: {who: exec, what: staff, source: d s5}}}
judgements:
  risk: {says: "It may <i>fail</i>", about: a, sort: risk, source: d s5}
"""


class Elements(HTMLParser):
    """Every element with its attributes, and whether each one that was opened is closed."""

    VOID = frozenset({"meta", "br", "hr", "link", "input", "col"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))
        if name not in self.VOID:
            self.open.append(name)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))

    def handle_endtag(self, name: str) -> None:
        assert self.open, f"</{name}> closes nothing"
        assert self.open.pop() == name


@pytest.fixture
def hostile(make: Make) -> str:
    """The page of a scenario whose names are markup."""
    return make(HOSTILE, a=HOSTILE_OPTION).page().html


def test_it_is_well_formed_and_has_one_main_part(hostile: str) -> None:
    elements = Elements(hostile)
    names = [name for name, _ in elements.found]
    assert elements.open == []
    assert (names.count("main"), names.count("h1")) == (1, 1)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_it_loads_nothing_and_runs_one_script_of_its_own(hostile: str) -> None:
    elements = Elements(hostile).found
    for name, attributes in elements:
        for attribute in ("src", "href", "xlink:href", "action", "data", "poster", "srcset"):
            target = attributes.get(attribute)
            assert target is None or target.startswith("#"), (name, target)
        assert not [key for key in attributes if key.startswith("on") or key == "style"], (name, attributes)
    (policy,) = (
        str(attributes["content"])
        for _, attributes in elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("script", "style"):
        inner = re.findall(f"<{name}>(.*?)</{name}>", hostile, flags=re.DOTALL)[-1 if name == "script" else 0]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_names_are_text_wherever_they_stand(hostile: str) -> None:
    assert "<img" not in hostile
    assert hostile.count("<script>") == 1
    assert "<b>a</b>" not in hostile
    assert (
        html.escape('<img src=x onerror=alert(1)> "board"').replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
        in hostile
    )
    facts = json.loads(
        re.findall(r'<script type="application/json" id="data">(.*?)</script>', hostile, flags=re.DOTALL)[0]
    )
    assert "Executive </script><script>alert(2)</script>" in facts["texts"]


def test_without_scripts_the_links_lead_to_the_annex(hostile: str) -> None:
    elements = Elements(hostile).found
    ids = {attributes.get("id") for _, attributes in elements}
    links = {str(attributes["href"])[1:] for name, attributes in elements if name == "a"}
    assert links <= ids
    assert {"annex-decisions", "annex-issues"} <= links


def test_tables_have_captions_and_heads(hostile: str) -> None:
    elements = Elements(hostile).found
    assert sum(name == "table" for name, _ in elements) == sum(name == "caption" for name, _ in elements)
    assert all(attributes.get("scope") for name, attributes in elements if name == "th")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("places: {here: Here}", "The paper names no body and no decision."),
        ("bodies: {a: {name: A body, kind: forum}}", "The paper names one body and no decision."),
        (
            "bodies: {a: {name: A body, kind: forum}}\ndecisions: {d: {name: A matter, decides: a}}",
            "The paper names who decides all one decision.",
        ),
        (f"bodies: {{a: {{name: {'Long name ' * 30}, kind: forum}}}}", "Long name Long name"),
        (
            "bodies: {a: {name: \u05de\u05d5\u05e2\u05e6\u05d4 \u05de\u05e7\u05d5\u05de\u05d9\u05ea, kind: forum}}",
            "\u05de\u05d5\u05e2\u05e6\u05d4",
        ),
    ],
    ids=["nothing", "one body", "no options", "300 letters", "right to left"],
)
def test_a_page_says_what_is_there_however_little_or_strange(make: Make, text: str, said: str) -> None:
    assert said in make(text).page().html


def test_a_source_opens_its_passage_where_the_folder_holds_the_text(make: Make, tmp_path: Path) -> None:
    head = "title: A small place\ndate: 2023-04-01\ndocuments: {d: {title: A paper, file: d.txt}}\n"
    text = "bodies: {a: {name: A body, kind: forum, source: [d s2.1 p2, d s9, d Annex b)]}}\n"
    (tmp_path / "small" / "sources").mkdir(parents=True)
    (tmp_path / "small" / "sources" / "d.txt").write_text(
        "# 2.1 Who decides\n\nFirst words.\n\nThe board <b>decides</b>.\n\n## Annex\n\na) One thing.\nb) Another thing.\n",
        encoding="utf-8",
    )
    page = make(text, head=head).page().html
    facts = json.loads(re.findall(r'id="data">(.*?)</script>', page, flags=re.DOTALL)[0])
    texts = facts["texts"]
    passages = {texts[int(ref)]: (texts[label], texts[said]) for ref, (label, said) in facts["passages"].items()}
    assert passages == {
        "d s2.1 p2": ("Section 2.1 p2", "The board <b>decides</b>."),
        "d s9": ("Section 9", ""),
        "d Annex b)": ("Annex b)", "b) Another thing."),
    }


def test_a_text_outside_the_folder_is_not_read(make: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("# 1 Secret\n\nA secret.\n")
    head = "title: A small place\ndate: 2023-04-01\ndocuments: {d: {title: A paper, file: ../../secret.txt}}\n"
    assert "A secret" not in make("bodies: {a: {name: A body, kind: forum, source: d s1}}", head=head).page().html


def test_each_day_and_each_amount_that_makes_a_difference_can_be_asked(make: Make) -> None:
    text = """
    bodies: {old: {name: The old board, kind: forum, until: 2023-06-01}, new: {name: The new board, kind: forum, from: 2023-06-01}}
    decisions:
      spend: {name: Spending, decides: [{who: old, value below: 1000000}, {who: new, value from: 1000000}]}
    """
    facts = json.loads(
        re.findall(r'id="data">(.*?)</script>', make(text).page(on=["2023-04-01", "2023-07-01"]).html, flags=re.DOTALL)[
            0
        ]
    )
    assert facts["days"] == ["1 April 2023", "1 July 2023"]
    assert facts["amounts"] == ["any amount", "under £1m", "over £1m"]
    assert sorted(facts["states"]) == sorted(f"now|{day}|{amount}" for day in (0, 1) for amount in (0, 1, 2))


@pytest.mark.parametrize(
    ("target", "said"),
    [("missing/page.html", "there is no folder"), ("page.txt", "a page ends in .html"), (".", "it is a folder")],
)
def test_a_place_that_cannot_be_written_is_told(make: Make, tmp_path: Path, target: str, said: str) -> None:
    page = make("bodies: {a: A}").page()
    with pytest.raises(PageError, match=said):
        page.save(tmp_path / target)
    assert not list(tmp_path.glob(".page*"))


def test_the_command_writes_the_page_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = CliRunner().invoke(main, ["page", "barking-dagenham-place-lead", "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, f"Open {out} in a browser.\n")
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_in_a_notebook_it_shows_itself(make: Make) -> None:
    page = make("bodies: {a: A}").page()
    assert page._repr_html_().startswith(
        '<iframe title="Who answers to whom in A small place?" srcdoc="&lt;!DOCTYPE html'
    )
    assert repr(page).startswith("<Page 'Who answers to whom in A small place?'")


def test_the_function_of_the_package_writes_it_too(tmp_path: Path) -> None:
    page = govgraph.page("barking-dagenham-place-lead", tmp_path / "p.html")
    assert (tmp_path / "p.html").read_text(encoding="utf-8") == page.html
