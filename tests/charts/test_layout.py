"""What must hold of every chart of every scenario: no text under 12 points, none outside its box, no box on another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.charts.layout import Size, lay_out
from govgraph.charts.layout.paper import SizeError
from govgraph.charts.layout.spread import spread
from govgraph.charts.layout.tables import lay_out_table
from govgraph.charts.metrics import width, wrapped
from govgraph.charts.plan import Bullet, ChartPlan, PlanBox, PlanEdge
from govgraph.charts.scene import LEAST_PT, Connector, Scene, TextLine
from govgraph.charts.table import ChartTable, TableCell, TableColumn, TableRow

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60
) | st.sampled_from(
    ["Board", "Strategic Partnership Board", "x" * 300, "Ein sehr langes Wort " * 20, "ועדת הכספים", "委员会"]
)
OUTLINES = st.sampled_from(["legal", "committee", "informal", "post", "group", "fund", "gap", "step"])


@st.composite
def plans(draw: st.DrawFn) -> list[ChartPlan]:
    """A chart of one to three options: bodies, lines between them, and matters in their boxes and in the tray."""
    many = draw(st.integers(1, 14))
    names = draw(st.lists(NAMES, min_size=many, max_size=many))
    outlines = draw(st.lists(OUTLINES, min_size=many, max_size=many))
    pairs = draw(st.lists(st.tuples(st.integers(0, many - 1), st.integers(0, many - 1)), max_size=20))
    words = draw(
        st.lists(
            st.sampled_from(["reports to", "is a committee of", "acts as a committee in common for", ""]),
            min_size=20,
            max_size=20,
        )
    )
    ranks = draw(st.lists(st.sampled_from(["up", "down", "level"]), min_size=20, max_size=20))
    matters = draw(st.lists(st.tuples(st.integers(0, many - 1), NAMES), max_size=20))
    out = []
    for option in ("baseline", "a", "b")[: draw(st.integers(1, 3))]:
        there = {0, *(n for n in range(many) if draw(st.booleans()))}
        nodes = tuple(
            PlanBox(
                f"n{n}",
                (f"n{n}",),
                names[n],
                "Forum",
                bullets=tuple(
                    Bullet(f"m{m}", name, "stated", "missing") for m, (who, name) in enumerate(matters) if who == n
                ),
                outline=outlines[n],
            )
            for n in sorted(there)
        )
        edges = {
            edge.id: edge
            for (tail, head), word, rank in zip(pairs, words, ranks, strict=False)
            if {tail, head} <= there
            for edge in [PlanEdge(f"n{tail}", f"n{head}", word, rank)]
        }
        tray = tuple(Bullet(f"t{m}", name, "nobody", second="unclear") for m, (_, name) in enumerate(matters[:6]))
        out.append(
            ChartPlan(
                "governance", option, "A title", "A subtitle.", nodes, tuple(edges.values()), tray, "No decider named"
            )
        )
    return out


Rectangle = tuple[float, float, float, float]


def of_words(line: TextLine) -> Rectangle:
    return line.left, line.y - line.size * 0.75, line.left + line.width, line.y + line.size * 0.2


def of_pieces(connector: Connector) -> list[Rectangle]:
    return [(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) for (x1, y1), (x2, y2) in pairwise(connector.points)]


def meet(one: Rectangle, two: Rectangle) -> bool:
    return one[0] < two[2] - 0.5 and two[0] < one[2] - 0.5 and one[1] < two[3] - 0.5 and two[1] < one[3] - 0.5


def keeps_clear(page: Scene) -> None:
    """No line runs through a box that it does not lead to, and no words stand on a box, on other words or on a line."""
    boxes = {box.id: (box.x, box.y, box.right, box.bottom) for box in page.boxes}
    words = [(of_words(line), one.id) for one in page.connectors for line in one.label]
    for one in page.connectors:
        for id, place in boxes.items():
            if id not in {one.tail, one.head}:
                assert not any(meet(piece, place) for piece in of_pieces(one)), (one.words, id)
    for place, owner in words:
        assert not any(meet(place, box) for box in boxes.values())
        assert not any(meet(piece, place) for one in page.connectors if one.id != owner for piece in of_pieces(one)), (
            owner
        )
    for (one_place, _), (two_place, _) in combinations(words, 2):
        assert not meet(one_place, two_place)


def holds(page: Scene) -> None:
    """What a reader expects of any page."""
    assert page.smallest_pt >= LEAST_PT
    for line in page.every_line:
        assert line.width == pytest.approx(sum(width(run.text, run.size, bold=run.bold) for run in line.runs), abs=0.01)
        assert line.left >= -0.5
        assert line.left + line.width <= page.width_pt + 0.5
        assert 0 < line.y <= page.height_pt
    for box in page.boxes:
        for line in box.lines:
            assert box.x - 0.5 <= line.left - (14 if line.mark else 0)
            assert line.left + line.width <= box.right + 0.5
            assert box.y - 0.5 <= line.y - line.size * 0.75
            assert line.y <= box.bottom + 0.5
    for one, two in combinations([box for box in page.boxes if box.outline not in {"cell", "none"}], 2):
        assert one.right <= two.x or two.right <= one.x or one.bottom <= two.y or two.bottom <= one.y
    ids = {box.id for box in page.boxes}
    for connector in page.connectors:
        assert {connector.tail, connector.head} <= ids
        for (x1, y1), (x2, y2) in pairwise(connector.points):
            assert x1 == pytest.approx(x2) or y1 == pytest.approx(y2)
        for end, (x, y) in ((connector.tail, connector.points[0]), (connector.head, connector.points[-1])):
            box = page.box(end)
            assert box.x - 0.5 <= x <= box.right + 0.5
            assert box.y - 0.5 <= y <= box.bottom + 0.5


@settings(max_examples=60)
@given(plans())
def test_every_page_of_every_chart_can_be_read(charts: list[ChartPlan]) -> None:
    for pages in lay_out(charts).values():
        assert [page.page for page in pages] == list(range(1, len(pages) + 1))
        for page in pages:
            holds(page)
            keeps_clear(page)


@settings(max_examples=30)
@given(plans())
def test_every_line_of_a_chart_is_on_a_page_or_counted(charts: list[ChartPlan]) -> None:
    for plan in charts:
        pages = lay_out(charts)[plan.option]
        if any("on no page" in note for page in pages for note in page.notes):
            continue
        wanted = {(edge.tail, edge.head, edge.words) for edge in plan.edges if edge.tail != edge.head}
        assert {(one.tail, one.head, one.words) for page in pages for one in page.connectors} == wanted


@settings(max_examples=30)
@given(plans())
def test_a_box_keeps_its_place_in_every_option(charts: list[ChartPlan]) -> None:
    seen: dict[tuple[str, tuple[str, ...]], tuple[float, float]] = {}
    for pages in lay_out(charts).values():
        if any(page.pages > 1 for page in pages):
            continue
        for page in pages:
            for box in page.boxes:
                assert seen.setdefault((page.part, box.things), (box.x, box.y)) == (box.x, box.y)


@settings(max_examples=30)
@given(st.lists(st.lists(NAMES, min_size=3, max_size=3), min_size=1, max_size=12), st.integers(1, 9))
def test_every_page_of_every_table_can_be_read(words: list[list[str]], columns: int) -> None:
    rows = tuple(
        TableRow(
            name,
            tuple(
                TableCell(text, "stated", "missing", changed=True) if n % 2 else TableCell(text, muted=True)
                for n in range(columns)
            ),
            second,
        )
        for name, text, second in words
    )
    table = ChartTable(
        "decisions",
        "baseline",
        "A title",
        "A subtitle.",
        "Who decides",
        tuple(TableColumn(words[0][1], "Now") for _ in range(columns)),
        rows,
    )
    for page in lay_out_table(table):
        holds(page)


@given(st.lists(st.tuples(st.floats(-500, 1500), st.floats(1, 80)), min_size=1, max_size=12))
def test_places_keep_their_distances(wanted: list[tuple[float, float]]) -> None:
    apart = [distance for _, distance in wanted]
    places = spread([place for place, _ in wanted], apart, low=0, high=2000)
    assert all(two - one >= distance - 1e-6 for (one, two), distance in zip(pairwise(places), apart[1:], strict=True))
    assert places[0] >= -1e-6


@given(NAMES, st.floats(40, 300))
def test_words_are_wrapped_whole_and_fit(text: str, room: float) -> None:
    lines = wrapped(text, room, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    last_digit = 1e-6  # widths that are added up in another order differ in it
    fits = [width(line, 12) <= room + last_digit for line in lines]
    assert all(
        fit or len(line) == 1 or not line[1:].strip("\u0300\u200d") for fit, line in zip(fits, lines, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "size"),
    [("16:9", (960, 540)), ("4:3", (720, 540)), ("A4", (841.89, 595.28)), ("25.4 x 14.29 cm", (720, 405.1))],
)
def test_sizes_are_read_as_people_write_them(text: str, size: tuple[float, float]) -> None:
    found = Size.read(text)
    assert (found.width, found.height) == size


@pytest.mark.parametrize("text", ["", "huge", "3x3", "999x999", "16/9"])
def test_a_size_that_is_none_says_what_would_be_right(text: str) -> None:
    with pytest.raises(SizeError, match=r"16:9|cm wide"):
        Size.read(text)
