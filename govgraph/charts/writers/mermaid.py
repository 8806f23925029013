"""A scene as a Mermaid flowchart. Mermaid gives places itself: what is kept is what stands above what."""

from __future__ import annotations

from govgraph.charts.scene import Box, Connector, Scene
from govgraph.charts.writers.dot import GAPS, SIGNS
from govgraph.model.visible import clean

_SHAPES: dict[str, tuple[str, str]] = {
    "informal": ("(", ")"),
    "post": ("([", "])"),
    "fund": ("[(", ")]"),
    "result": ("([", "])"),
    "gap": ("{{", "}}"),
}


def mermaid(scene: Scene) -> str:
    """The text of one flowchart, or of a table's cells as boxes in rows."""
    keys = {box.id: f"n{number}" for number, box in enumerate(scene.boxes)}
    boxes = [box for box in scene.boxes if box.outline not in {"none"} or box.lines]
    out = ["---", f"title: {_yaml(scene.title)}", "---", "flowchart BT"]
    out += [f"  %% {_comment(scene.subtitle)}"]
    out += [f"  {keys[box.id]}{_shape(box)}" for box in boxes]
    out += [f"  {_line(one, keys)}" for one in scene.connectors]
    loose = [line.text for line in scene.texts if line.mark]
    if loose:
        out.append('  subgraph tray["No decider named"]')
        out += [
            f'    t{number}["{_text(f"{SIGNS[line.mark]} {line.text}")}"]'
            for number, line in enumerate(line for line in scene.texts if line.mark)
        ]
        out.append("  end")
    styles = [
        ("legal", "stroke:#0B0C0C,stroke-width:3px,fill:#FFFFFF", [box for box in boxes if box.outline == "legal"]),
        ("foreseen", "stroke-dasharray:6 4", [box for box in boxes if box.firm == "foreseen"]),
        (
            "changed",
            "stroke:#12436D,stroke-width:3px",
            [box for box in boxes if box.change in {"added", "changed"} and box.outline != "cell"],
        ),
        (
            "gap",
            "stroke:#801650,color:#801650,fill:#FFFFFF",
            [box for box in boxes if box.outline == "gap" or box.change == "removed"],
        ),
    ]
    for name, look, found in styles:
        if found:
            out += [f"  classDef {name} {look}", f"  class {','.join(keys[box.id] for box in found)} {name}"]
    changed = [str(number) for number, one in enumerate(scene.connectors) if one.change]
    if changed:
        out.append(f"  linkStyle {','.join(changed)} stroke:#12436D,stroke-width:3px")
    return "\n".join([*out, ""])


def _shape(box: Box) -> str:
    opening, closing = _SHAPES.get(box.outline, ("[", "]"))
    lines = [f"{SIGNS[line.mark]} {line.text}{GAPS[line.corner]}".strip() for line in box.lines]
    return f'{opening}"{"<br/>".join(_text(line) for line in lines) or " "}"{closing}'


def _line(one: Connector, keys: dict[str, str]) -> str:
    arrow = "-.->" if one.firm in {"foreseen", "ended"} or one.gap else "==>" if one.change else "-->"
    words = f'|"{_text(one.words)}"|' if one.words else ""
    return f"{keys[one.tail]} {arrow}{words} {keys[one.head]}"


def _text(text: str) -> str:
    """Words as Mermaid holds them between quotation marks: whatever has a meaning of its own as its number."""
    return "".join(
        char if char.isalnum() or (char in " .,;:()-'/%+" and char not in ";") else f"#{ord(char)};"
        for char in clean(text)
    )


def _yaml(text: str) -> str:
    said = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{said}"'


def _comment(text: str) -> str:
    return " ".join(clean(text).replace("{", "(").replace("}", ")").split())
