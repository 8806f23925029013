"""The page in a real browser: read, clicked, searched, typed, printed, and without scripts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import govgraph
from tests.webpage.browser import Browser

Made = Callable[..., Path]
AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")

MANY = "bodies:\n" + "".join(f"  b{n}: {{name: Body {n}, kind: forum}}\n" for n in range(2000))


@pytest.fixture(autouse=True)
def _no_complaints(browser: Browser) -> Iterator[None]:
    yield
    errors, browser.errors = browser.errors, []
    assert errors == []


def violations(browser: Browser) -> list[str]:
    browser.run(AXE + ";1")
    found = browser.run(
        "axe.run(document).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 120)))"
    )
    return [str(one) for one in found]


def test_the_first_screen_asks_answers_and_shows_why(browser: Browser, report: Path) -> None:
    browser.open(report)
    assert browser.text("h1") == "Six options for Bradford District and Craven: who would decide?"
    assert browser.run("document.querySelector('.m').getBoundingClientRect().bottom") < 900
    assert browser.texts(".m thead .lt") == ["Now", "a", "b", "c", "d", "e", "f"]
    assert browser.run("document.documentElement.scrollWidth") == 1440


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_it_is_accessible_and_never_scrolls_sideways(browser: Browser, report: Path, width: int) -> None:
    browser.open(report, "#b/spb", width=width)
    assert violations(browser) == []
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_a_body_a_decision_and_an_issue_open_in_the_panel(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    assert browser.text("#dh") == "Strategic Partnership Board"
    assert "West Yorkshire ICB" in browser.text(".ch2")
    browser.click('.det a[href="#b/major-capital"]')
    assert browser.text("#dh") == "Major capital allocations and priorities"
    assert browser.run("document.activeElement.id") == "dh"
    assert browser.run("location.hash") == "#b/major-capital"
    browser.click(".wr a")
    assert browser.run("location.hash").startswith("#b/issue-")
    assert "To mend it" in browser.text(".det")
    browser.run("history.back()")
    browser.settle()
    assert browser.run("new Promise(d => setTimeout(() => d(location.hash), 200))") == "#b/major-capital"


def test_the_option_is_switched_and_the_body_stays(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    counts = browser.texts(".strip td")
    assert counts[0] != counts[2]
    browser.click("#options label:nth-of-type(5)")
    assert browser.run("location.hash") == "#d/spb"
    assert browser.text("#dh") == "Strategic Partnership Board"
    assert browser.run("document.title").startswith("Strategic Partnership Board, option d.")
    assert browser.texts(".chart[data-option='b'] h3") == []


def test_what_is_not_there_under_an_option_says_so(browser: Browser, report: Path) -> None:
    browser.open(report, "#a/ico")
    assert browser.text(".det .say") == "It is not there under option a."
    browser.click(".det a.btn")
    assert browser.run("location.hash") == "#f/ico"


def test_a_cell_of_the_first_table_leads_to_its_decision(browser: Browser, report: Path) -> None:
    browser.open(report)
    browser.click(".m tbody th a")
    assert browser.run("location.hash") == "#now/joined-up-delivery"
    assert browser.text("#dh") == "Joined-up service delivery"


def test_search_finds_by_name_other_name_and_words_of_an_issue(browser: Browser, report: Path) -> None:
    browser.open(report)
    browser.press("/")
    assert browser.run("document.activeElement.id") == "qq"
    browser.type("gold command")
    assert "Gold Command" in browser.texts("#side .bn")
    assert browser.text("#live").endswith("are found")
    browser.press("Escape")
    assert browser.run("document.getElementById('qq').value") == ""
    browser.type("PLE")
    assert "Partnership Leadership Executive" in browser.texts("#side .bn")
    browser.press("Escape")
    browser.type("no such thing at all")
    assert browser.text("#side .none") == "Nothing is called so."


def test_the_keyboard_goes_through_the_list_and_opens(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    browser.run("document.querySelector('#side a').focus()")
    browser.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter")
    assert browser.text("#dh") == browser.texts("#side .bn")[1]
    browser.run("document.querySelector('#options input:checked').focus()")
    browser.press("ArrowRight")
    assert browser.run("location.hash").startswith("#c/")


def test_issues_and_posts_have_lists_of_their_own(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    browser.run("(s => { s.value = '3'; s.onchange(); })(document.getElementById('sh'))")
    assert browser.texts("#side .gr") == ["New under option b", "As now"]
    browser.run("(s => { s.value = '1'; s.onchange(); })(document.getElementById('sh'))")
    assert "Chair of SPB" in browser.texts("#side .bn")


def test_day_and_amount_are_offered_where_there_is_more_than_one(browser: Browser, made: Made) -> None:
    text = """
    bodies: {old: {name: The old board, kind: forum}, new: {name: The new board, kind: forum, from: 2023-06-01}}
    decisions:
      spend: {name: Spending, decides: [{who: old, value below: 1000000}, {who: new, value from: 1000000}]}
    """
    browser.open(made(text, on=("2023-07-01", "2023-04-01")), "#now/spend")
    assert browser.texts("#fd option, #fd select") != []
    browser.run("(s => { s.value = '2'; s.onchange(); })(document.getElementById('va'))")
    browser.settle()
    assert browser.run("location.hash") == "#now/spend?value=over%20%C2%A31m"
    assert browser.run(
        "new Promise(d => setTimeout(() => d(document.querySelector('.det .say').innerText), 100))"
    ).startswith("The new board decides")
    assert violations(browser) == []


def test_without_scripts_the_answer_the_charts_and_the_facts_are_there(browser: Browser, report: Path) -> None:
    browser.open(report, scripts=False)
    shown = browser.send("Accessibility.getFullAXTree")["nodes"]
    names = [str(node.get("name", {}).get("value", "")) for node in shown]
    assert "Six options for Bradford District and Craven: who would decide?" in names
    assert any(name.startswith("The explorer needs scripts.") for name in names)
    assert any(name.startswith("All 39 decisions") for name in names)
    browser.send("Emulation.setScriptExecutionDisabled", value=False)


def test_it_prints_on_at_most_six_pages_and_with_the_annex_on_more(
    browser: Browser, report: Path, tmp_path: Path
) -> None:
    browser.open(report, "#b/spb")
    pages = _pages(browser.pdf(tmp_path / "short.pdf"))
    assert 2 <= pages <= 6
    browser.run("window.print = () => {}; document.getElementById('pa').click()")
    assert _pages(browser.pdf(tmp_path / "long.pdf")) > 6


def _pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages:")))


def test_a_click_is_answered_within_a_tenth_of_a_second(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    took = browser.run(
        "new Promise(done => { const e = document.querySelector('#side li:nth-of-type(2) a'); const t = performance.now(); e.click();"
        " setTimeout(() => requestAnimationFrame(() => done(performance.now() - t)), 0); })"
    )
    assert took < 400  # a tenth of a second on a machine with nothing else to do


def test_the_route_of_a_decision_that_an_option_changes_is_drawn(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/major-capital")
    assert browser.text(".route h4") == "Its route"
    assert browser.run("document.querySelector('.route svg title').textContent").startswith("Option b, major capital")
    browser.open(report, "#c/major-capital")
    assert browser.text(".route h4") == "Its route, as now"


def test_a_chart_of_several_parts_is_turned_part_by_part(browser: Browser, report: Path) -> None:
    browser.open(report, "#b/spb")
    chart = ".chart[data-option='b']"
    assert browser.text(f"{chart} .part").startswith("Part 1 of ")
    browser.click(f"{chart} .next")
    assert browser.text(f"{chart} .part").startswith("Part 2 of ")
    browser.click(f"{chart} .flick")
    assert browser.texts(".chart h3") == ["Who decides now"]


def test_the_page_of_five_hundred_things_can_be_sent(browser: Browser, made: Made) -> None:
    page = made(_large(), a=_large_option(1), b=_large_option(2))
    assert page.stat().st_size < 1_500_000
    browser.open(page, "#a/d3")
    assert browser.text("#dh").startswith("Matter 3 of")


def _large() -> str:
    words = [
        "wards",
        "beds",
        "theatres",
        "imaging",
        "stroke",
        "cancer",
        "dental",
        "transport",
        "catering",
        "payroll",
        "research",
        "estates",
    ]
    rows = [
        "bodies:",
        "  icb: {name: The ICB, kind: icb}",
        *(f"  t{n}: {{name: Trust {n}, kind: nhs_foundation_trust, source: d s{n}}}" for n in range(40)),
        *(
            f"  g{n}: {{name: Group {n} for {words[n % 12]}, kind: forum, reports to: icb, source: d s3.{n}}}"
            for n in range(130)
        ),
        "posts:",
        *(f"  p{n}: {{name: Director {n}, of: t{n % 40}, member of: g{n}, source: d s4.{n}}}" for n in range(120)),
        "functions:",
        *(f"  f{n}: {{name: Services {n}, part of: nhs-provision, holds: t{n}}}" for n in range(10)),
        "decisions:",
        *(
            f"  d{n}: {{name: Matter {n} of {words[n % 12]} {n * 37 % 101}, exercises: f{n % 10}, decides: {{who: g{n % 130}, source: d s5.{n}}}}}"
            for n in range(200)
        ),
    ]
    return "\n".join(rows) + "\n"


def _large_option(step: int) -> str:
    rights = ", ".join(f"{{who: g{(n * 7 + step) % 130}, what: d{n}, source: d s6}}" for n in range(step, 200, 9))
    return f"name: Option {step}\nadd: {{relations: {{decides: [{rights}]}}}}\n"


def test_two_thousand_bodies_are_listed_a_few_at_a_time_and_all_found(browser: Browser, made: Made) -> None:
    page = made(MANY)
    assert page.stat().st_size < 3_000_000
    browser.open(page)
    assert len(browser.texts("#side li")) < 60
    browser.run("document.getElementById('qq').focus()")
    browser.type("Body 1999")
    assert browser.texts("#side .bn")[0] == "Body 1999"


def test_names_that_run_from_the_right_or_on_and_on_stay_in_their_place(browser: Browser, made: Made) -> None:
    text = f"""
    bodies:
      long: {{name: {"x" * 300}, kind: forum}}
      right: {{name: \u05de\u05d5\u05e2\u05e6\u05d4 \u05de\u05e7\u05d5\u05de\u05d9\u05ea \u05e9\u05dc \u05d4\u05e2\u05d9\u05e8, kind: forum}}
    decisions: {{one: {{name: {"Very long words " * 18}, decides: long}}, two: {{name: \u05ea\u05e7\u05e6\u05d9\u05d1, decides: unclear}}}}
    """
    page = made(text, a="name: An option\nadd: {relations: {decides: {who: right, what: two}}}\n")
    for width in (1440, 390):
        browser.open(page, "#a/right", width=width)
        assert browser.run("document.documentElement.scrollWidth") <= width
        assert browser.run("getComputedStyle(document.getElementById('dh')).direction") == "rtl"


@pytest.mark.parametrize("name", ["manchester-one-team", "barking-dagenham-place-lead", "bob-place", "bob-peer-review"])
def test_every_bundled_page_is_accessible_small_and_short(browser: Browser, tmp_path: Path, name: str) -> None:
    page = govgraph.page(name, tmp_path / f"{name}.html")
    assert len(page.html.encode()) < 1_500_000
    for width in (1440, 390):
        browser.open(tmp_path / f"{name}.html", width=width)
        assert violations(browser) == []
        assert browser.run("document.documentElement.scrollWidth") <= width
    assert _pages(browser.pdf(tmp_path / "out.pdf")) <= 6
