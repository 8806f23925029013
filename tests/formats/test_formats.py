"""What each format prints of one answer, whole; what it makes of hostile names."""

from __future__ import annotations

import csv
import html.parser
import json
import re
from dataclasses import fields

import pytest

from govgraph.answer import Answer, Chain, Line, Link, Reading, Table
from govgraph.formats import FORMATS, UnknownFormat, listing, render
from govgraph.formats.sheet import AnswerSheet
from govgraph.model.truth import Truth
from govgraph.records import replace

ANSWER = Answer(
    reading=Reading(
        verb="who-decides",
        question="Who decides major capital?",
        scenario="bdc",
        title="Bradford District and Craven",
        option="b",
        on="2022-07-01",
        subjects={"what": "capital"},
        parameters={"value": 2_000_000.0},
    ),
    headline="Strategic Partnership Board, as the papers say.",
    lines=(
        Line(
            label="Papers",
            text="Strategic Partnership Board, on PLE's recommendation. Not settled: likely (s2.3.2 c8)",
        ),
        Line(label="Law", text="West Yorkshire ICB for its allocation [law]"),
    ),
    columns=("who", "how"),
    rows=(("Strategic Partnership Board", "decides"), ("PLE", "recommends")),
    chains=(
        Chain(
            label="authority of SPB",
            links=(
                Link(
                    giver="icb",
                    receiver="spb",
                    text="SPB is a committee of the ICB",
                    sort="committee",
                    source="000 s1.1 p3",
                    status="likely",
                    basis="inferred",
                    conditions=("a named power",),
                ),
            ),
            ends="not shown",
        ),
    ),
    facets={"deciders": ["spb"], "binds": Truth.UNKNOWN, "found": {"b", "a"}},
    names={"spb": "Strategic Partnership Board"},
    notes=("the list of Trusts is open",),
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "</td><script>alert(1)</script>",
    "a|b\nc `x` [y](http://z) $e$ *s*",
    "\x1b[31mred\u202egnp",
    "-1+1",
    "  @SUM(A1)",
)
NASTY = Answer(
    reading=Reading(verb="facts", question=HOSTILE[1], scenario="x", option="baseline", on="2022-07-01"),
    headline=HOSTILE[2],
    lines=(Line(label=HOSTILE[1], text=HOSTILE[3]),),
    columns=HOSTILE,
    rows=(HOSTILE,),
    chains=(
        Chain(
            label=HOSTILE[1],
            links=(Link(giver="a", receiver="b", text=HOSTILE[1], sort=HOSTILE[2], source=HOSTILE[3]),),
            ends=HOSTILE[1],
        ),
    ),
    notes=HOSTILE,
)


def test_text_in_full_is_the_block_with_the_chains_below() -> None:
    assert render(ANSWER, "text", width=80, full=True) == (
        "Who decides major capital?\n"
        "  Bradford District and Craven, option b, at 1 July 2022, value £2m\n"
        "  Strategic Partnership Board, as the papers say.\n"
        "  Papers   Strategic Partnership Board, on PLE's recommendation. Not settled:\n"
        "           likely (s2.3.2 c8)\n"
        "  Law      West Yorkshire ICB for its allocation [law]\n"
        "  Chain    authority of SPB\n"
        "           1. SPB is a committee of the ICB\n"
        "              [committee; 000 s1.1 p3; likely; inferred; subject to a named\n"
        "              power]\n"
        "           ends: not shown\n"
        "  Note     the list of Trusts is open\n"
    )


def test_title_and_setting_share_a_line_where_they_fit() -> None:
    assert (
        render(ANSWER, "text").splitlines()[0]
        == "Who decides major capital?   Bradford District and Craven, option b, at 1 July 2022, value £2m"
    )


def test_an_answer_is_a_sentence_and_at_most_six_lines_unless_all_is_asked_for() -> None:
    long = replace(ANSWER, lines=tuple(Line(label=f"Line {number}", text="words") for number in range(9)))
    text = render(long, "text")
    assert ("Line 5" in text, "Line 6" in text, "committee of the ICB" in text) == (True, False, False)
    assert "Line 8" in render(long, "text", full=True)
    assert "committee of the ICB" in render(long, "text", full=True)


def test_what_is_read_aloud_stands_for_the_whole_in_text_and_markdown_and_before_it_in_html() -> None:
    aloud = replace(ANSWER, summary=(Line(label="Missing", text="No delegation is recorded."),))
    assert render(aloud, "text", width=80).splitlines()[2:] == [
        "  Strategic Partnership Board, as the papers say.",
        "  Missing   No delegation is recorded.",
    ]
    assert "Papers" not in render(aloud, "md")
    assert "Papers" in render(aloud, "md", full=True)
    html = render(aloud, "html")
    assert html.index("Missing") < html.index("In full") < html.index("Papers")


def test_an_answer_prints_as_text() -> None:
    assert str(ANSWER) == render(ANSWER, "text")


def test_a_narrow_terminal_wraps_and_never_fails() -> None:
    assert all(len(line) <= 60 for line in render(ANSWER, "text", width=20).splitlines())


def test_table_is_plain_when_piped_and_drawn_on_a_terminal() -> None:
    assert render(ANSWER, "table") == (
        "Who decides major capital?   Bradford District and Craven, option b, at 1 July 2022, value £2m\n"
        "\n"
        "who                          how\n"
        "---------------------------  ----------\n"
        "Strategic Partnership Board  decides\n"
        "PLE                          recommends\n"
        "\n"
        "Note: the list of Trusts is open\n"
    )
    assert "\x1b[" in render(ANSWER, "table", color=True)


def test_csv_is_the_table() -> None:
    assert render(ANSWER, "csv") == "who,how\nStrategic Partnership Board,decides\nPLE,recommends\n"


def test_markdown_holds_everything() -> None:
    assert render(ANSWER, "md") == (
        "**Who decides major capital?** Bradford District and Craven, option b, at 1 July 2022, value £2m\n\n"
        "Strategic Partnership Board, as the papers say.\n\n"
        "- **Papers**: Strategic Partnership Board, on PLE's recommendation. Not settled: likely (s2.3.2 c8)\n"
        "- **Law**: West Yorkshire ICB for its allocation \\[law\\]\n\n"
        "| who | how |\n| --- | --- |\n| Strategic Partnership Board | decides |\n| PLE | recommends |\n\n"
        "Chain: authority of SPB\n\n"
        "1. SPB is a committee of the ICB (committee; 000 s1.1 p3; likely; inferred; subject to a named power)\n\n"
        "Ends: not shown\n\n"
        "Note: the list of Trusts is open\n"
    )


def test_json_is_the_whole_answer_in_a_stable_order() -> None:
    data = json.loads(render(ANSWER, "json"))
    assert list(data) == [part.name for part in fields(Answer) if part.name not in {"_graph", "result"}]
    assert data["facets"] == {"deciders": ["spb"], "binds": "cannot tell", "found": ["a", "b"]}
    assert data["reading"]["parameters"] == {"value": 2_000_000.0}


def test_several_tables_are_shown_with_their_titles() -> None:
    sectors = Table(title="Sectors", columns=("sector", "now"), rows=(("VCSE", "heard"),), note="as the papers say")
    whole = replace(ANSWER, tables=(sectors,))
    for format in ("text", "table", "md", "html", "csv"):
        text = render(whole, format, full=True)
        assert text.index("Sectors") < text.index("VCSE"), format
    assert render(whole, "csv").endswith("\n\nSectors\nsector,now\nVCSE,heard\n")


def test_a_wide_table_is_wrapped_in_text_and_left_whole_for_other_programs() -> None:
    wide = AnswerSheet(title="Wide", columns=("a", "b"), rows=(("word " * 30, "x"),))
    assert max(map(len, render(wide, "text", width=60).splitlines())) <= 60
    assert max(map(len, render(wide, "table", width=60).splitlines())) > 100


def test_the_list_of_formats_is_that_of_the_files() -> None:
    assert listing.FILE.read_text(encoding="utf-8") == listing.source(), (
        "A format was added or changed: run `python -m govgraph.formats.listing`."
    )
    assert listing.formats() == FORMATS


def test_no_two_formats_write_files_of_one_ending() -> None:
    suffixes = [suffix for row in FORMATS.values() if (suffix := row.suffix)]
    assert len(suffixes) == len(set(suffixes))


def test_an_answer_without_a_table_is_one_of_its_lines() -> None:
    bare = replace(ANSWER, columns=(), rows=())
    assert list(csv.reader(render(bare, "csv").splitlines()))[2] == [
        "Law",
        "West Yorkshire ICB for its allocation [law]",
    ]
    nothing = replace(bare, lines=())
    assert render(nothing, "csv") == 'answer\n"Strategic Partnership Board, as the papers say."\n'


@pytest.mark.parametrize(
    "format", [name for name, row in FORMATS.items() if row.shows == "answers" and not row.to_file]
)
def test_no_control_character_reaches_a_reader(format: str) -> None:
    text = render(NASTY, format, color=True) if format != "table" else render(NASTY, format)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text) or format == "json"
    assert "\x1b" not in text


def test_json_escapes_control_characters_and_loses_nothing() -> None:
    assert json.loads(render(NASTY, "json"))["rows"] == [list(HOSTILE)]


def test_a_terminal_table_takes_names_as_they_are() -> None:
    sheet = AnswerSheet(title="t", columns=("a",), rows=(("[red]x[/red] [link=http://z]y[/link]",),))
    assert "[red]x[/red] [link=http://z]y[/link]" in render(sheet, "table", color=True)


def test_no_cell_of_csv_is_a_formula() -> None:
    rows = list(csv.reader(render(NASTY, "csv").splitlines()))
    assert rows[1] == [
        "'=cmd|' /C calc'!A0",
        "</td><script>alert(1)</script>",
        "a|b c `x` [y](http://z) $e$ *s*",
        "[31mredgnp",
        "'-1+1",
        "'@SUM(A1)",
    ]


def test_html_holds_only_its_own_elements() -> None:
    class Tags(html.parser.HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()
            self.attributes: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.add(tag)
            self.attributes |= {name for name, _ in attrs}

    tags = Tags()
    tags.feed(render(NASTY, "html"))
    assert tags.found <= {
        "section",
        "style",
        "p",
        "strong",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "ol",
        "li",
        "span",
    }
    assert tags.attributes <= {"class", "scope"}


def test_markdown_shows_names_as_they_are() -> None:
    text = render(NASTY, "md")
    assert "<script" not in text
    assert "[y](" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(HOSTILE) + 1}


def test_a_format_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'json'"):
        render(ANSWER, "jsn")


@pytest.mark.parametrize("format", ["sarif", "github"])
def test_formats_of_findings_refuse_answers(format: str) -> None:
    with pytest.raises(UnknownFormat, match="is for checks"):
        render(ANSWER, format)
