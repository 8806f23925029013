"""A scene as SVG, with the typeface inside it, and how wide each line of words is: it looks the same everywhere."""

from __future__ import annotations

import base64
import functools
import unicodedata
from collections.abc import Iterable

from markupsafe import escape

from govgraph.charts.scene import (
    BLUE,
    GREY,
    INK,
    MARK_RADIUS,
    MAROON,
    PALE,
    TINT,
    WHITE,
    Box,
    Connector,
    Firm,
    LegendEntry,
    Mark,
    Sample,
    Scene,
    TextLine,
)
from govgraph.charts.typeface import FOLDER
from govgraph.model.visible import clean

FAMILY = "Chart Sans"
STACK = f"'{FAMILY}','Liberation Sans',Arial,Helvetica,sans-serif"
_FIRM: dict[Sample, Firm] = {"dashed": "foreseen", "dotted": "ended", "one of": "one of"}
_SAID = 60
"""Sentences in the description; a screen reader reads them in one go."""
DASHES: dict[Firm, str] = {"settled": "", "foreseen": "6 4", "ended": "1.5 3.5", "one of": "12 4"}
ARROW = 9.0


def svg(scene: Scene, *, typeface: bool = True) -> str:
    """One ``<svg>`` element. ``typeface`` false: the page around it holds the typeface (:func:`font_faces`)."""
    said = [word.rstrip(".") for word in scene.words[:_SAID]]
    more = f" And {len(scene.words) - _SAID} more." if len(scene.words) > _SAID else ""
    about = (". ".join(said) + "." if said else "") + more
    size = f'viewBox="0 0 {_n(scene.width_pt)} {_n(scene.height_pt)}" width="{_n(scene.width_pt)}pt" height="{_n(scene.height_pt)}pt"'
    style = f"<style>{font_faces()}</style>" if typeface else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} font-family="{STACK}" text-rendering="geometricPrecision">',
        f"<title>{_text(f'{scene.title}. {scene.subtitle}')}</title><desc>{_text(about)}</desc>{style}",
        f'<rect width="{_n(scene.width_pt)}" height="{_n(scene.height_pt)}" fill="{WHITE}"/>',
        *(_box(box) for box in scene.boxes),
        *(
            f'<path d="M{_n(one.x1)} {_n(one.y1)}L{_n(one.x2)} {_n(one.y2)}" stroke="{one.colour}" stroke-width="{_n(one.width)}"/>'
            for one in scene.strokes
        ),
        *(_connector(one) for one in sorted(scene.connectors, key=lambda one: bool(one.change))),
        *(_line(line) for one in scene.connectors for line in one.label),
        *(_line(line) for line in scene.texts),
        *(_entry(entry) for entry in scene.legend),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


@functools.lru_cache(maxsize=1)
def font_faces() -> str:
    """The typeface of the charts as CSS: two ``@font-face`` rules that hold it."""
    rules = []
    for weight, name in ((400, "regular"), (700, "bold")):
        data = base64.b64encode((FOLDER / f"chart-sans-{name}.woff2").read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(rules)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return str(escape(clean(text)))


def _box(box: Box) -> str:
    parts = []
    stroke = {"removed": MAROON, "": INK}.get(box.change, BLUE) if box.outline != "gap" else MAROON
    wide = 2.25 if box.outline == "legal" else 1.2
    if box.change in {"added", "changed"}:
        wide = max(wide, 2.6)
    rounded = {"informal": 9, "result": 9, "post": 5}.get(box.outline, 0)
    line = f'stroke="{stroke}" stroke-width="{wide}"'
    if DASHES[box.firm] or box.outline == "gap":
        line += f' stroke-dasharray="{DASHES[box.firm] or "5 3"}"'
    if box.outline == "cell":
        line = 'stroke="none"'
    if box.outline != "none":
        if box.several:
            parts.append(_rectangle(box.x + 4, box.y - 4, box.w, box.h, rounded, WHITE, line))
        if box.outline == "fund":
            parts.append(_drum(box, line))
        else:
            parts.append(_rectangle(box.x, box.y, box.w, box.h, rounded, box.fill, line))
    if box.corner:
        right, top = box.right - 1, box.y + 1
        parts.append(_corner(((right - 9, top), (right, top), (right, top + 9)), box.corner))
    parts += [_line(line) for line in box.lines]
    return f'<g data-thing="{_text(" ".join(box.things))}">{"".join(parts)}</g>'


def _rectangle(x: float, y: float, w: float, h: float, rounded: float, fill: str, line: str) -> str:
    corner = f' rx="{_n(rounded)}"' if rounded else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{corner} fill="{fill}" {line}/>'


def _drum(box: Box, line: str) -> str:
    x, y, w, h, bend = box.x, box.y, box.w, box.h, 5.0
    body = f"M{_n(x)} {_n(y + bend)}V{_n(y + h - bend)}A{_n(w / 2)} {bend} 0 0 0 {_n(x + w)} {_n(y + h - bend)}V{_n(y + bend)}"
    lid = f"A{_n(w / 2)} {bend} 0 0 0 {_n(x)} {_n(y + bend)}A{_n(w / 2)} {bend} 0 0 0 {_n(x + w)} {_n(y + bend)}"
    return f'<path d="{body}{lid}" fill="{box.fill}" {line}/>'


def _connector(one: Connector) -> str:
    colour, wide = line_look(one)
    dash = DASHES[one.firm] or ("4 3" if one.gap else "")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    points = shortened_end(one.points, ARROW * 0.9)
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    head = arrow_head(one.points, ARROW)
    fill = WHITE if one.ours else colour
    tip = " ".join(f"{_n(x)},{_n(y)}" for x, y in head)
    arrow = f'<polygon points="{tip}" fill="{fill}" stroke="{colour}" stroke-width="1.2"/>' if head else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{_n(wide)}"{dashed}/>{arrow}'


def line_look(one: Connector) -> tuple[str, float]:
    """The colour and the width of a line."""
    if one.gap or one.change == "removed":
        return MAROON, 1.5
    return (BLUE, 2.6) if one.change else (GREY, 1.5)


def shortened_end(points: tuple[tuple[float, float], ...], by: float) -> tuple[tuple[float, float], ...]:
    """The way of a line without the last bit, where its arrow is."""
    if len(points) < 2:
        return points
    (x1, y1), (x2, y2) = points[-2:]
    long = abs(x2 - x1) + abs(y2 - y1)
    cut = min(by, long) / long if long else 0.0
    return (*points[:-1], (x2 - (x2 - x1) * cut, y2 - (y2 - y1) * cut))


def arrow_head(points: tuple[tuple[float, float], ...], size: float) -> tuple[tuple[float, float], ...]:
    """The three points of the arrow at the end of a line."""
    if len(points) < 2:
        return ()
    (x1, y1), (x2, y2) = points[-2:]
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if not long:
        return ()
    dx, dy = (x2 - x1) / long, (y2 - y1) / long
    half = size * 0.42
    return (
        (x2, y2),
        (x2 - dx * size - dy * half, y2 - dy * size + dx * half),
        (x2 - dx * size + dy * half, y2 - dy * size - dx * half),
    )


def _line(line: TextLine) -> str:
    if not line.text.strip():
        return ""
    parts = []
    if line.changed:
        x, y, w, h = line.tint_box
        parts.append(f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" fill="{TINT}"/>')
    if line.mark:
        parts.append(mark(line.mark, *line.mark_middle))
    if line.corner:
        parts.append(_corner(line.corner_points, line.corner))
    rtl = _runs_left(line.text)
    anchor = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}[line.anchor]
    x, turned = line.x, ""
    if rtl:
        # words that run from right to left keep their place: the middle of the line is the same either way
        anchor, x, turned = ' text-anchor="middle"', line.left + line.width / 2, ' direction="rtl"'
    length = f' textLength="{_n(line.width)}" lengthAdjust="spacingAndGlyphs"' if len(line.text) > 1 else ""
    if len(line.runs) == 1:
        run = line.runs[0]
        look = f'font-size="{_n(run.size)}" fill="{run.colour}"' + (' font-weight="700"' if run.bold else "")
        parts.append(f'<text x="{_n(x)}" y="{_n(line.y)}" {look}{anchor}{turned}{length}>{_text(run.text)}</text>')
    else:
        spans = "".join(
            f'<tspan font-size="{_n(run.size)}" fill="{run.colour}"{" font-weight=" + chr(34) + "700" + chr(34) if run.bold else ""}>{_text(run.text)}</tspan>'
            for run in line.runs
        )
        parts.append(f'<text xml:space="preserve" x="{_n(x)}" y="{_n(line.y)}"{anchor}{turned}{length}>{spans}</text>')
    return "".join(parts)


def _runs_left(text: str) -> bool:
    """Do the words run from right to left: do most letters that have a direction?"""
    found = [unicodedata.bidirectional(char) for char in text] if not text.isascii() else []
    return sum(kind in {"R", "AL"} for kind in found) > found.count("L")


def mark(kind: Mark, x: float, y: float) -> str:
    """A mark with its middle at a point."""
    r = MARK_RADIUS
    if kind == "stated":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{r}" fill="{BLUE}"/>'
    if kind == "ours":
        return (
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r - 0.6)}" fill="{WHITE}" stroke="{BLUE}" stroke-width="1.5"/>'
        )
    if kind == "foreseen":
        ring = (
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r - 0.5)}" fill="{WHITE}" stroke="{BLUE}" stroke-width="1.3"/>'
        )
        half = f'<path d="M{_n(x)} {_n(y - r)}A{r} {r} 0 0 0 {_n(x)} {_n(y + r)}Z" fill="{BLUE}"/>'
        return ring + half
    if kind == "law":
        return f'<rect x="{_n(x - r + 0.5)}" y="{_n(y - r + 0.5)}" width="{_n(2 * r - 1)}" height="{_n(2 * r - 1)}" fill="{INK}"/>'
    if kind == "nobody":
        d = r - 0.8
        return f'<path d="M{_n(x - d)} {_n(y - d)}L{_n(x + d)} {_n(y + d)}M{_n(x + d)} {_n(y - d)}L{_n(x - d)} {_n(y + d)}" stroke="{MAROON}" stroke-width="2" fill="none"/>'
    return ""


def _corner(points: Iterable[tuple[float, float]], kind: str) -> str:
    at = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polygon points="{at}" fill="{WHITE if kind == "part" else MAROON}" stroke="{MAROON}" stroke-width="1"/>'


def _entry(entry: LegendEntry) -> str:
    x, y = entry.line.x - 24, entry.line.y - 4
    sample = entry.sample
    line = f'd="M{_n(x)} {_n(y)}H{_n(x + 19)}" fill="none"'
    made = ""
    if sample in {"stated", "foreseen", "ours", "law", "nobody"}:
        made = mark(sample, x + 14, y)
    elif sample in {"missing", "part"}:
        made = _corner(((x + 10, y - 4), (x + 18, y - 4), (x + 18, y + 4)), sample)
    elif sample in {"legal", "committee", "informal", "group", "fund", "post"}:
        wide = {"legal": 2.25}.get(sample, 1.2)
        round_ = {"informal": 4, "post": 2}.get(sample, 0)
        behind = (
            _rectangle(x + 5, y - 6.5, 15, 9, 0, WHITE, f'stroke="{INK}" stroke-width="1.2"')
            if sample == "group"
            else ""
        )
        fill = PALE if sample == "informal" else WHITE
        made = behind + _rectangle(x + 2, y - 4.5, 15, 9, round_, fill, f'stroke="{INK}" stroke-width="{wide}"')
        if sample == "fund":
            made = _drum(Box("", (), x + 2, y - 5.5, 15, 11, "fund"), f'stroke="{INK}" stroke-width="1.2"')
    elif sample == "changed":
        made = f'<rect x="{_n(x)}" y="{_n(y - 5)}" width="19" height="10" fill="{TINT}"/><path {line} stroke="{BLUE}" stroke-width="2.6"/>'
    elif sample == "removed":
        made = f'<path {line} stroke="{MAROON}" stroke-width="1.5" stroke-dasharray="1.5 3.5"/>'
    elif sample in {"dashed", "dotted", "one of"}:
        firm = _FIRM[sample]
        made = f'<path {line} stroke="{GREY}" stroke-width="1.5" stroke-dasharray="{DASHES[firm]}"/>'
    elif sample == "hollow":
        tip = f'<polygon points="{_n(x + 19)},{_n(y)} {_n(x + 10)},{_n(y - 4)} {_n(x + 10)},{_n(y + 4)}" fill="{WHITE}" stroke="{GREY}" stroke-width="1.2"/>'
        made = f'<path d="M{_n(x)} {_n(y)}H{_n(x + 10)}" stroke="{GREY}" stroke-width="1.5"/>{tip}'
    elif sample == "as now":
        made = f'<path {line} stroke="{GREY}" stroke-width="1.5"/>'
    return made + _line(entry.line)
