"""Scenes as a file of draw.io: a page for each, boxes and lines in the same places, to be moved and changed there.

The file is plain XML: ``mxfile``, for each page a ``diagram``, in it an ``mxGraphModel`` whose ``root`` holds the cells.
The format is that of https://www.drawio.com/doc/faq/diagram-source-edit. Lines are joined to their boxes, so they follow
when a box is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import escape

from govgraph.charts.scene import (
    BLUE,
    GREY,
    INK,
    MAROON,
    WHITE,
    Box,
    Connector,
    LegendEntry,
    Scene,
    Stroke,
    TextLine,
)
from govgraph.charts.writers.dot import GAPS, SIGNS
from govgraph.model.visible import clean

_PX = 4 / 3
"""draw.io counts in pixels of 1/96 inch."""
_FONT = "fontFamily=Arial;"
_DASHES = {
    "settled": "",
    "foreseen": "dashed=1;dashPattern=6 4;",
    "ended": "dashed=1;dashPattern=1 3;",
    "one of": "dashed=1;dashPattern=12 4;",
}
_SHAPES = {
    "informal": "rounded=1;arcSize=14;",
    "post": "rounded=1;arcSize=8;",
    "result": "rounded=1;arcSize=20;",
    "fund": "shape=cylinder3;boundedLbl=1;size=8;",
    "none": "strokeColor=none;fillColor=none;",
    "cell": "strokeColor=none;",
}


def drawio(scenes: Sequence[Scene]) -> str:
    """One file with a page for each scene."""
    file = Element("mxfile", {"host": "govgraph", "pages": str(len(scenes))})
    for number, scene in enumerate(scenes, start=1):
        name = clean(scene.part or scene.title)[:60] or f"Page {number}"
        page = SubElement(file, "diagram", {"id": f"page-{number}", "name": name})
        size = {"pageWidth": _n(scene.width_pt), "pageHeight": _n(scene.height_pt)}
        model = SubElement(
            page,
            "mxGraphModel",
            {"grid": "1", "gridSize": "5", "guides": "1", "page": "1", "pageScale": "1", "math": "0", **size},
        )
        root = SubElement(model, "root")
        SubElement(root, "mxCell", {"id": f"{number}-0"})
        SubElement(root, "mxCell", {"id": f"{number}-1", "parent": f"{number}-0"})
        _page(root, scene, f"{number}-")
    indent(file)
    return tostring(file, encoding="unicode", xml_declaration=False) + "\n"


def _page(root: Element, scene: Scene, start: str) -> None:
    keys = {box.id: f"{start}box{number}" for number, box in enumerate(scene.boxes)}
    for number, stroke in enumerate(scene.strokes):
        _rule(root, stroke, f"{start}rule{number}", f"{start}1")
    for box in scene.boxes:
        _box(root, box, keys[box.id], f"{start}1")
    for number, one in enumerate(scene.connectors):
        _connector(root, one, keys, f"{start}line{number}", f"{start}1")
    labels = [line for one in scene.connectors for line in one.label]
    for number, line in enumerate([*scene.texts, *labels]):
        _words(root, line, f"{start}text{number}", f"{start}1")
    for number, entry in enumerate(scene.legend):
        _entry(root, entry, f"{start}legend{number}", f"{start}1")


def _n(points: float) -> str:
    return f"{points * _PX:.1f}".rstrip("0").rstrip(".")


def _cell(root: Element, id: str, parent: str, value: str, style: str, x: float, y: float, w: float, h: float) -> None:
    cell = SubElement(root, "mxCell", {"id": id, "value": value, "style": style, "vertex": "1", "parent": parent})
    SubElement(cell, "mxGeometry", {"x": _n(x), "y": _n(y), "width": _n(w), "height": _n(h), "as": "geometry"})


def _box(root: Element, box: Box, id: str, parent: str) -> None:
    middle = all(line.anchor == "middle" for line in box.lines)
    stroke = MAROON if box.outline == "gap" or box.change == "removed" else BLUE if box.change else INK
    wide = 2.25 if box.outline == "legal" else 1.2
    style = f"html=1;whiteSpace=wrap;{_FONT}fontSize=16;fontColor={INK};strokeColor={stroke};fillColor={box.fill};"
    style += f"strokeWidth={max(wide, 2.6) if box.change in {'added', 'changed'} else wide};"
    style += "align=center;" if middle else "align=left;spacingLeft=8;spacingRight=4;"
    style += "verticalAlign=middle;" + _DASHES[box.firm] + ("dashed=1;" if box.outline == "gap" else "")
    style += _SHAPES.get(box.outline, "")
    if box.several:
        _cell(root, f"{id}-behind", parent, "", style, box.x + 4, box.y - 4, box.w, box.h)
    value = "<br>".join(_html(line) for line in box.lines)
    if box.corner:
        value += f'<font color="{MAROON}">{GAPS[box.corner]}</font>'
    _cell(root, id, parent, value, style, box.x, box.y, box.w, box.h)


def _html(line: TextLine) -> str:
    parts = []
    if line.mark:
        colour = MAROON if line.mark == "nobody" else INK if line.mark == "law" else BLUE
        parts.append(f'<font color="{colour}">{SIGNS[line.mark]}</font> ')
    for run in line.runs:
        text = str(escape(clean(run.text)))
        text = f"<b>{text}</b>" if run.bold else text
        size = f' style="font-size: {run.size * _PX:.0f}px"' if abs(run.size - 12) > 0.1 else ""
        colour = f' color="{run.colour}"' if run.colour != INK else ""
        parts.append(f"<font{colour}{size}>{text}</font>" if colour or size else text)
    if line.corner:
        parts.append(f'<font color="{MAROON}">{GAPS[line.corner]}</font>')
    return "".join(parts)


def _words(root: Element, line: TextLine, id: str, parent: str) -> None:
    left = line.left - (14 if line.mark else 0)
    style = f"text;html=1;{_FONT}fontSize={line.size * _PX:.0f};align=left;verticalAlign=middle;spacing=0;"
    _cell(root, id, parent, _html(line), style, left, line.y - line.size, line.width + 34, line.size * 1.3)


def _connector(root: Element, one: Connector, keys: dict[str, str], id: str, parent: str) -> None:
    colour = MAROON if one.gap or one.change == "removed" else BLUE if one.change else GREY
    style = f"edgeStyle=none;rounded=0;html=1;{_FONT}fontSize=16;strokeColor={colour};fontColor={colour};endArrow=block;endSize=7;"
    style += f"endFill={0 if one.ours else 1};strokeWidth={2.6 if one.change else 1.5};" + _DASHES[one.firm]
    style += "dashed=1;" if one.gap and one.firm == "settled" else ""
    cell = SubElement(
        root,
        "mxCell",
        {
            "id": id,
            "value": "",
            "style": style,
            "edge": "1",
            "parent": parent,
            "source": keys[one.tail],
            "target": keys[one.head],
        },
    )
    geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    for place, (x, y) in (("sourcePoint", one.points[0]), ("targetPoint", one.points[-1])):
        SubElement(geometry, "mxPoint", {"x": _n(x), "y": _n(y), "as": place})
    if len(one.points) > 2:
        between = SubElement(geometry, "Array", {"as": "points"})
        for x, y in one.points[1:-1]:
            SubElement(between, "mxPoint", {"x": _n(x), "y": _n(y)})


def _rule(root: Element, stroke: Stroke, id: str, parent: str) -> None:
    style = f"endArrow=none;html=1;strokeColor={stroke.colour};strokeWidth={stroke.width};"
    cell = SubElement(root, "mxCell", {"id": id, "value": "", "style": style, "edge": "1", "parent": parent})
    geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    SubElement(geometry, "mxPoint", {"x": _n(stroke.x1), "y": _n(stroke.y1), "as": "sourcePoint"})
    SubElement(geometry, "mxPoint", {"x": _n(stroke.x2), "y": _n(stroke.y2), "as": "targetPoint"})


def _entry(root: Element, entry: LegendEntry, id: str, parent: str) -> None:
    x, y, sample = entry.line.x - 24, entry.line.y - 4, entry.sample
    if sample in SIGNS:
        colour = MAROON if sample == "nobody" else INK if sample == "law" else BLUE
        _cell(
            root,
            f"{id}-sign",
            parent,
            f'<font color="{colour}">{SIGNS[sample]}</font>',
            f"text;html=1;{_FONT}fontSize=16;align=center;verticalAlign=middle;",
            x + 6,
            y - 8,
            16,
            16,
        )
    elif sample in GAPS:
        _cell(
            root,
            f"{id}-sign",
            parent,
            f'<font color="{MAROON}">{GAPS[sample].strip()}</font>',
            f"text;html=1;{_FONT}fontSize=16;align=center;verticalAlign=middle;",
            x + 6,
            y - 8,
            16,
            16,
        )
    elif sample in {"legal", "committee", "informal", "group", "fund", "post"}:
        fill = "#F3F2F1" if sample == "informal" else WHITE
        style = (
            f"html=1;strokeColor={INK};fillColor={fill};strokeWidth={2.25 if sample == 'legal' else 1.2};"
            + _SHAPES.get(sample, "")
        )
        if sample == "group":
            _cell(root, f"{id}-behind", parent, "", style, x + 5, y - 6.5, 15, 9)
        _cell(root, f"{id}-sign", parent, "", style, x + 2, y - 4.5, 15, 9)
    else:
        colour = {"changed": BLUE, "removed": MAROON}.get(sample, GREY)
        dash = {
            "dashed": _DASHES["foreseen"],
            "dotted": _DASHES["ended"],
            "removed": _DASHES["ended"],
            "one of": _DASHES["one of"],
        }.get(sample, "")
        arrow = "endArrow=block;endFill=0;endSize=5;" if sample == "hollow" else "endArrow=none;"
        cell = SubElement(
            root,
            "mxCell",
            {
                "id": f"{id}-sign",
                "value": "",
                "style": f"html=1;strokeColor={colour};strokeWidth={2.6 if sample == 'changed' else 1.5};{dash}{arrow}",
                "edge": "1",
                "parent": parent,
            },
        )
        geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
        for place, at in (("sourcePoint", x), ("targetPoint", x + 19)):
            SubElement(geometry, "mxPoint", {"x": _n(at), "y": _n(y), "as": place})
    _words(root, entry.line, id, parent)
