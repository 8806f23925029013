"""How large a box is, and where each word in it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.charts.metrics import shortened, width, wrapped
from govgraph.charts.plan import Bullet, PlanBox
from govgraph.charts.scene import (
    BLUE,
    CORNER_SIDE,
    GREY,
    INK,
    LEAST_PT,
    MARK_ROOM,
    MAROON,
    PALE,
    WHITE,
    Box,
    Outline,
    Run,
    TextLine,
)

NAME_PT = 13.5
_PAD = 9.0
_NAME_STEP, _STEP = 16.0, 15.0
_NAME_LINES, _KIND_LINES, _BULLET_LINES, _STEP_LINES = 3, 3, 2, 7
_NAME_ROOM, _BULLET_ROOM, _LIST_ROOM, _STEP_ROOM = 168.0, 176.0, 200.0, 190.0
_KIND_ROOM = 214.0
_TWO_COLUMNS = 4
"""Bullets from which they stand in two columns."""
_LISTED = 8
"""Names of a merged box that are listed; of more it says how many."""
_CENTRED: frozenset[Outline] = frozenset({"gap", "result"})
"""Outlines whose words stand in the middle, whatever is in them; those of a step never do."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a box over all options, and where its bullets stand: the same place in each of them."""

    w: float
    h: float
    slots: tuple[str, ...]
    columns: int
    steps: tuple[float, ...]
    top: float
    shared: bool = False


def shape(variants: Sequence[PlanBox], least_width: float = 0.0) -> Shape:
    """The shape of a node from how it is in each option. ``least_width``: room for the lines that end at it."""
    shared = len({node.id for node in variants}) > 1
    keyed = [(key, bullet) for node in variants for key, bullet in _keyed(node, shared=shared)]
    slots = tuple(dict.fromkeys(key for key, _ in keyed))
    columns = 2 if len(slots) >= _TWO_COLUMNS else 1
    inner = least_width - 2 * _PAD
    for node in variants:
        names = _names(node) if len(node.names) < 2 else ()
        room = max(_STEP_ROOM if node.outline == "step" else _NAME_ROOM, inner)
        size, bold = _name_look(node)
        words = [width(text, size, bold=bold) for name in names for text in _name_lines(node, name, room)]
        wide = max(room, _KIND_ROOM)
        words += [width(text, LEAST_PT) for text in wrapped(node.kind, wide, LEAST_PT, most=_KIND_LINES)]
        words += [width(_listed_line(name), LEAST_PT) for name in _listed(node)]
        each = max((_bullet_width(bullet) for bullet in node.bullets), default=0.0)
        words.append(each * columns + (columns - 1) * 8)
        inner = max(inner, *words)
    steps = []
    for row in range(0, len(slots), columns):
        lines = [
            len(_bullet_lines(bullet)) + len(_second_lines(bullet))
            for key, bullet in keyed
            if key in slots[row : row + columns]
        ]
        steps.append(max(lines) * _STEP + 3)
    w = inner + 2 * _PAD
    top = max(_head_height(node, inner) for node in variants)
    h = top + (sum(steps) + 4 if steps else 0) + _PAD - 2
    return Shape(w, h, slots, columns, tuple(steps), top, shared)


def _keyed(node: PlanBox, *, shared: bool) -> list[tuple[str, Bullet]]:
    """Each matter with the place that it has in the box: its own in all options, or, where several boxes share a place, the next."""
    return [(str(number) if shared else bullet.thing, bullet) for number, bullet in enumerate(node.bullets)]


def filled(node: PlanBox, made: Shape, x: float, y: float) -> Box:
    """A node as a box at a place, with every word in it."""
    inner = made.w - 2 * _PAD
    lines: list[TextLine] = []
    centred = (not node.bullets and not made.slots and len(node.names) < 2) or node.outline in _CENTRED
    centred = centred and node.outline != "step"
    at = y + _PAD + NAME_PT * 0.72 + _lid(node)
    if centred:
        at += max(made.h - _head_height(node, inner) - _PAD + 2, 0) / 2
    colour = (
        MAROON
        if node.outline == "gap"
        else GREY
        if node.change == "removed"
        else BLUE
        if node.change == "changed"
        else INK
    )

    def put(text: str, size: float, colour: str, *, bold: bool = False) -> None:
        where = x + made.w / 2 if centred else x + _PAD
        run = Run(text, size, bold, colour)
        lines.append(TextLine(where, at, (run,), width(text, size, bold=bold), "middle" if centred else "start"))

    if len(node.names) >= 2:
        for name in _listed(node):
            put(
                _listed_line(shortened(name, inner - width(_listed_line(""), LEAST_PT) + 0.5, LEAST_PT)),
                LEAST_PT,
                colour,
                bold=False,
            )
            at += _STEP
    else:
        size, bold = _name_look(node)
        for text in _name_lines(node, node.name, inner):
            put(text, size, colour, bold=bold)
            at += _NAME_STEP
    for text in wrapped(node.kind, inner, LEAST_PT, most=_KIND_LINES) if node.kind else ():
        put(text, LEAST_PT, GREY)
        at += _STEP
    by_slot = dict(_keyed(node, shared=made.shared))
    head = _head_height(node, inner) if made.shared else made.top
    column = (inner + 8) / made.columns
    for number, thing in enumerate(made.slots):
        if thing in by_slot:
            row, place = divmod(number, made.columns)
            top = y + head + 4 + sum(made.steps[:row]) + LEAST_PT * 0.9
            lines += bullet_at(by_slot[thing], x + _PAD + place * column, top)
    fill = PALE if node.outline == "informal" else WHITE
    return Box(
        node.id,
        node.things,
        x,
        y,
        made.w,
        made.h,
        node.outline,
        tuple(lines),
        node.label,
        node.firm,
        node.several,
        node.change,
        fill=fill,
    )


def bullet_at(bullet: Bullet, x: float, y: float, *, room: float = _BULLET_ROOM) -> list[TextLine]:
    """A bullet whose first baseline is ``y``: its mark at ``x``, its words behind it, the second line below."""
    out = []
    parts = _bullet_lines(bullet, room)
    for number, text in enumerate(parts):
        bold = bullet.changed or bullet.mark == "nobody"
        run = Run(text, LEAST_PT, bold, INK)
        out.append(
            TextLine(
                x + MARK_ROOM,
                y + number * _STEP,
                (run,),
                width(text, LEAST_PT, bold=bold),
                mark=bullet.mark if number == 0 else "",
                corner=bullet.corner if number == len(parts) - 1 else "",
                changed=bullet.changed,
                thing=bullet.thing,
            )
        )
    for number, text in enumerate(_second_lines(bullet, room), start=len(parts)):
        run = Run(text, LEAST_PT, False, GREY)
        out.append(TextLine(x + MARK_ROOM, y + number * _STEP, (run,), width(text, LEAST_PT), thing=bullet.thing))
    return out


def bullet_height(bullet: Bullet, room: float = _BULLET_ROOM) -> float:
    """How high a bullet is."""
    return (len(_bullet_lines(bullet, room)) + len(_second_lines(bullet, room))) * _STEP + 4


def _bullet_lines(bullet: Bullet, room: float = _BULLET_ROOM) -> Sequence[str]:
    return wrapped(bullet.text, room, LEAST_PT, bold=True, most=_BULLET_LINES)


def _second_lines(bullet: Bullet, room: float = _BULLET_ROOM) -> Sequence[str]:
    return wrapped(bullet.second, room, LEAST_PT, most=_BULLET_LINES) if bullet.second else []


def _bullet_width(bullet: Bullet) -> float:
    words = max(width(text, LEAST_PT, bold=True) for text in _bullet_lines(bullet))
    return MARK_ROOM + words + (CORNER_SIDE + 6 if bullet.corner else 2)


def _names(node: PlanBox) -> tuple[str, ...]:
    return node.names or (node.name,)


def _name_look(node: PlanBox) -> tuple[float, bool]:
    """The size and weight of the name of a box."""
    return (LEAST_PT, False) if node.outline in {"gap", "post", "step"} else (NAME_PT, True)


def _name_lines(node: PlanBox, name: str, room: float) -> Sequence[str]:
    size, bold = _name_look(node)
    return wrapped(name, room, size, bold=bold, most=_STEP_LINES if node.outline == "step" else _NAME_LINES)


def _listed(node: PlanBox) -> list[str]:
    if len(node.names) < 2:
        return []
    shown = [shortened(name, _LIST_ROOM, LEAST_PT) for name in node.names[:_LISTED]]
    return shown if len(node.names) <= _LISTED else [*shown[:-1], f"and {len(node.names) - _LISTED + 1} more"]


def _listed_line(name: str) -> str:
    return f"\N{BULLET} {name}"


def _lid(node: PlanBox) -> float:
    """The room of the lid of a drum."""
    return 8.0 if node.outline == "fund" else 0.0


def _head_height(node: PlanBox, inner: float) -> float:
    kind = len(wrapped(node.kind, inner, LEAST_PT, most=_KIND_LINES)) if node.kind else 0
    if len(node.names) >= 2:
        return _PAD + _lid(node) + (len(_listed(node)) + kind) * _STEP
    return _PAD + _lid(node) + len(_name_lines(node, node.name, inner)) * _NAME_STEP + kind * _STEP
