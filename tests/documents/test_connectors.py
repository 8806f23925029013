"""A line of a chart becomes a preset connector that runs through the same points."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.documents.slides.connector import Frame, framed

Point = tuple[float, float]


def drawn(frame: Frame) -> list[Point]:
    """Where PowerPoint draws a preset, by its definition in ECMA-376: the path in its frame, mirrored, then turned."""
    w, h, a = frame.w, frame.h, [bend / 100_000 for bend in frame.bends]
    paths: dict[str, list[Point]] = {
        "straightConnector1": [(0, 0), (w, h)],
        "bentConnector2": [(0, 0), (w, 0), (w, h)],
        "bentConnector3": [(0, 0), *([(a[0] * w, 0), (a[0] * w, h)] if len(a) > 0 else []), (w, h)],
        "bentConnector4": [
            (0, 0),
            *([(a[0] * w, 0), (a[0] * w, a[1] * h), (w, a[1] * h)] if len(a) > 1 else []),
            (w, h),
        ],
        "bentConnector5": [
            (0, 0),
            *([(a[0] * w, 0), (a[0] * w, a[1] * h), (a[2] * w, a[1] * h), (a[2] * w, h)] if len(a) > 2 else []),
            (w, h),
        ],
    }
    out = []
    for x, y in paths[frame.preset]:
        u, v = (w - x if frame.flip_h else x) - w / 2, (h - y if frame.flip_v else y) - h / 2
        turn = math.radians(frame.turn)
        out.append(
            (
                frame.x + w / 2 + u * math.cos(turn) - v * math.sin(turn),
                frame.y + h / 2 + u * math.sin(turn) + v * math.cos(turn),
            )
        )
    return out


steps = st.lists(st.integers(-300, 300).filter(lambda n: abs(n) > 2), min_size=1, max_size=5)


@given(steps, st.booleans())
def test_the_preset_runs_through_the_points_of_the_chart(lengths: list[int], across: bool) -> None:
    points: list[Point] = [(500.0, 400.0)]
    for n, length in enumerate(lengths):
        x, y = points[-1]
        points.append((x + length, y) if (n % 2 == 0) is across else (x, y + length))
    frame = framed(points)
    assert frame is not None
    found = drawn(frame)
    assert len(found) == len(points)
    for (x, y), (u, v) in zip(points, found, strict=True):
        assert (u, v) == (pytest.approx(x, abs=0.2), pytest.approx(y, abs=0.2))


def test_points_at_which_nothing_bends_are_no_bends() -> None:
    frame = framed([(0, 0), (10, 0), (20, 0), (20, 30)])
    assert frame is not None
    assert (frame.preset, drawn(frame)) == ("bentConnector2", [(0, 0), (20, 0), (20, 30)])


def test_a_line_of_more_bends_than_a_connector_has_is_none() -> None:
    assert framed([(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]) is None
