"""A scene as DOT text: the same boxes and lines, with their places, to be opened with Graphviz (``neato -n2``)."""

from __future__ import annotations

from govgraph.charts.labels import html_label, label
from govgraph.charts.scene import BLUE, GREY, INK, MAROON, PALE, WHITE, Scene

_STYLES = {"settled": "solid", "foreseen": "dashed", "ended": "dotted", "one of": "dashed"}
SIGNS = {
    "stated": "\N{BLACK CIRCLE}",
    "foreseen": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "ours": "\N{WHITE CIRCLE}",
    "law": "\N{BLACK SQUARE}",
    "nobody": "\N{MULTIPLICATION SIGN}",
    "": "",
}
"""The marks as letters, for formats that hold text alone."""
GAPS = {"missing": " \N{BLACK UPPER RIGHT TRIANGLE}", "part": " \N{WHITE UP-POINTING SMALL TRIANGLE}", "": ""}
"""The corners as letters."""


def dot(scene: Scene) -> str:
    """DOT text with the place of each box, in points. Ids are generated: names are text and nothing else."""
    keys = {box.id: f"n{number}" for number, box in enumerate(scene.boxes)}
    head = label(f"{scene.title}\n{scene.subtitle}", width=120)
    out = [
        "digraph chart {",
        f"  graph [labelloc=t labeljust=l fontname=Arial fontsize=21 splines=ortho outputorder=edgesfirst label={head}]",
        '  node [fontname=Arial fontsize=12 shape=box fixedsize=true style=filled fillcolor=white margin="0.05,0.03"]',
        "  edge [fontname=Arial fontsize=12 arrowsize=0.8]",
    ]
    for box in scene.boxes:
        lines = [f"{SIGNS[line.mark]}{' ' if line.mark else ''}{line.text}{GAPS[line.corner]}" for line in box.lines]
        words = "<BR/>".join(html_label(text, width=200) for text in lines) or " "
        shape = {"fund": "cylinder", "cell": "box", "none": "plaintext"}.get(box.outline, "box")
        style = "filled" + (",rounded" if box.outline in {"informal", "post", "result"} else "")
        style += f",{_STYLES[box.firm]}" if box.firm != "settled" or box.outline == "gap" else ""
        colour = MAROON if box.outline == "gap" or box.change == "removed" else BLUE if box.change else INK
        fill = box.fill if box.fill != WHITE else PALE if box.outline == "informal" else WHITE
        wide = 2.25 if box.outline == "legal" else 1.2
        many = " peripheries=2" if box.several else ""
        at = f"{box.x + box.w / 2:.1f},{scene.height_pt - box.y - box.h / 2:.1f}!"
        out.append(
            f'  {keys[box.id]} [label=<{words}> shape={shape} style="{style}" color="{colour}" fillcolor="{fill}" '
            f'penwidth={wide}{many} pos="{at}" width={box.w / 72:.3f} height={box.h / 72:.3f}]'
        )
    for one in scene.connectors:
        colour = MAROON if one.gap or one.change == "removed" else BLUE if one.change else GREY
        arrow = "onormal" if one.ours else "normal"
        out.append(
            f'  {keys[one.tail]} -> {keys[one.head]} [xlabel={label(one.words or " ", width=20)} color="{colour}" fontcolor="{colour}" '
            f"style={_STYLES[one.firm]} arrowhead={arrow} penwidth={2.6 if one.change else 1.5}]"
        )
    return "\n".join([*out, "}", ""])
