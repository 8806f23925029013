"""The boxes of a chart: bodies with their boards and committees as rows, things that stand alike in one box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govgraph.draw.sheet import BLACK, FILLS, LIGHT, SHAPES, Row, Sheet, describe
from govgraph.draw.views.lines import Line, coming, draw_lines, grouped, merged, status_on_day
from govgraph.graph import Graph
from govgraph.model.things import Group, Thing

PERSON_FILL = "#E9F2F8"
KEY = "Boxes: thick, legal person; double, several; grey, holds nothing in law; dashed, foreseen; row, its committee"
"""What boxes mean: the last line of a legend."""


def chart(
    graph: Graph,
    sheet: Sheet,
    lines: Sequence[Line],
    marks: Mapping[str, tuple[str, str]],
    *,
    nest: int = 1,
    more: Mapping[str, str] | None = None,
) -> list[Line]:
    """Draw boxes and lines on a sheet; gives the lines as they were drawn.

    ``marks``: a sign before the name and a colour for the border, by id, for things that an option adds or changes; such
    things are drawn though no line touches them. ``nest``: boards and committees with so many other lines, or fewer,
    become rows of their parent's box. ``more``: a row of further words in the box of a thing. An end of a line that is no thing is drawn as a gap with its own text.
    """
    more = more or {}
    kept, nested = _nested(graph, _folded(graph, lines, marks), nest)
    kept, families = _families(graph, merged(kept), nested)
    kept, boxes = grouped(kept, lambda item: None if more.get(item) else _sort(graph, item, nested, marks))
    inside = {item for rows in nested.values() for item in rows} | {
        parent for family in families.values() for parent in family[1:]
    }
    alone = (item for item in marks if not any(item in members for members in boxes.values()))
    for item in dict.fromkeys((*boxes, *nested, *alone)):
        if item in inside:
            continue
        if item not in graph.all_things:
            sheet.gap(item, item.partition("|")[2] or item)
            continue
        members = families.get(item) or boxes.get(item, (item,))
        rows = zip(*(nested[member] for member in members), strict=True) if item in nested else ()
        _box(
            graph,
            sheet,
            members,
            list(rows),
            marks,
            rows_first=any(one.tail in nested.get(item, ()) and one.rank == "up" for one in kept),
            more=more.get(item, ""),
        )
    draw_lines(
        sheet,
        kept,
        {
            item: (parent, f"p{number}:{'n' if any(one.tail == item and one.rank == 'up' for one in kept) else 's'}")
            for parent, rows in nested.items()
            for number, item in enumerate(rows)
        },
    )
    return kept


def _families(
    graph: Graph, lines: Sequence[Line], nested: Mapping[str, list[str]]
) -> tuple[list[Line], dict[str, tuple[str, ...]]]:
    """Parents alike, whose boards and committees stand alike and that have no line of their own, share one box."""
    alike: dict[object, list[str]] = {}
    for parent, rows in nested.items():
        if any(parent in (one.tail, one.head) for one in lines):
            continue
        ends = tuple(
            frozenset(
                (one.words, one.look, one.head if one.tail == row else one.tail, one.tail == row)
                for one in lines
                if row in (one.tail, one.head)
            )
            for row in rows
        )
        alike.setdefault(
            (
                standing(graph, graph.things[parent]),
                status_on_day(graph, graph.things[parent]),
                coming(graph, graph.things[parent]),
                ends,
            ),
            [],
        ).append(parent)
    families = {members[0]: tuple(members) for members in alike.values()}
    into = {
        row: first
        for members in families.values()
        for parent in members[1:]
        for row, first in zip(nested[parent], nested[members[0]], strict=True)
    }
    return merged(
        replace(one, tail=into.get(one.tail, one.tail), head=into.get(one.head, one.head)) for one in lines
    ), families


def gap(key: str, text: str) -> str:
    """An end of a line that is no thing of the graph: ``text`` is what stands there."""
    return f"{key}|{text}"


def standing(graph: Graph, thing: Thing) -> str:
    """person, forum or other: what its kind can hold in law. What is committee of a body is no forum."""
    kind = str(getattr(thing, "kind", ""))
    if thing.category not in {"body", "group"} or graph.parents(thing.id) or not graph.registry.has_kind(kind):
        return "other"
    return "person" if graph.registry.is_legal_person(kind) else "forum" if graph.registry.is_forum(kind) else "other"


def _folded(graph: Graph, lines: Sequence[Line], marks: Mapping[str, tuple[str, str]]) -> list[Line]:
    """Where every named member of a group that is drawn has the same lines, the group's box stands for them."""
    ends = {item for one in lines for item in (one.tail, one.head)}
    into: dict[str, Group] = {}
    for item in ends:
        thing = graph.things.get(item)
        if isinstance(thing, Group) and len(thing.members) > 1 and set(thing.members) <= ends - marks.keys():
            seen = {
                frozenset(
                    (one.words, one.look, one.head if one.tail == member else one.tail, one.tail == member)
                    for one in lines
                    if member in (one.tail, one.head)
                )
                for member in thing.members
            }
            if len(seen) == 1:
                into |= dict.fromkeys(thing.members, thing)
    out = []
    for one in lines:
        through = [into[item] for item in (one.tail, one.head) if item in into]
        words = (
            tuple((mark, f"{verb} (those named)", note) for mark, verb, note in one.words)
            if any(not group.complete for group in through)
            else one.words
        )
        tail, head = (into[item].id if item in into else item for item in (one.tail, one.head))
        if tail != head or one.tail == one.head:
            out.append(replace(one, tail=tail, head=head, words=words))
    return out


def _nested(graph: Graph, lines: Sequence[Line], most: int) -> tuple[list[Line], dict[str, list[str]]]:
    """Boards and committees whose only other line, if any, leaves the family become rows of their parent's box."""
    parent: dict[str, str] = {}
    for one in lines:
        both = (graph.things.get(one.tail), graph.things.get(one.head))
        if (
            one.carries == "parent"
            and one.tail != one.head
            and not one.strong
            and all(thing is not None and thing.category == "body" for thing in both)
        ):
            parent[one.tail] = one.head
    inside: dict[str, list[str]] = {}
    for item, above in parent.items():
        others = [
            one for one in lines if item in (one.tail, one.head) and not (one.carries == "parent" and one.tail == item)
        ]
        is_leaf = item not in parent.values() and above not in parent
        if is_leaf and len(others) <= most and all(above not in (one.tail, one.head) for one in others):
            inside.setdefault(above, []).append(item)
    rows = {item for found in inside.values() for item in found}
    return [one for one in lines if not (one.carries == "parent" and one.tail in rows)], inside


def _sort(
    graph: Graph, item: str, nested: Mapping[str, list[str]], marks: Mapping[str, tuple[str, str]]
) -> object | None:
    thing = graph.all_things.get(item)
    if thing is None or item in nested or any(item in rows for rows in nested.values()):
        return None
    several = "actor" if thing.category in {"body", "group"} else thing.category
    return several, standing(graph, thing), status_on_day(graph, thing), coming(graph, thing), marks.get(item)


def kind_words(graph: Graph, thing: Thing) -> str:
    """What it is, in the source's words or those of the law registry, unless its name says so; and how firm it is."""
    status = ", ".join(filter(None, (thing.status if thing.status != "in force" else "", coming(graph, thing))))
    if isinstance(thing, Group):
        named = (
            ", ".join(graph.name(member) for member in thing.members)
            if len(thing.members) <= _NAMED
            else f"{len(thing.members)} named"
        )
        words = [named or "not named one by one", "" if thing.complete or not thing.members else "list open", status]
        return "; ".join(word for word in words if word)
    if thing.category != "body":
        return describe(thing)
    found = graph.registry.find_kind(str(getattr(thing, "kind", "")))
    kind = str(getattr(thing, "label", "")) or (found.name if found else "")
    return ", ".join(word for word in ("" if _letters(kind) in _letters(thing.name) else kind, status) if word)


_NAMED = 4
"""Members of a group that its box lists by name."""


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _box(
    graph: Graph,
    sheet: Sheet,
    members: Sequence[str],
    rows: Sequence[Sequence[str]],
    marks: Mapping[str, tuple[str, str]],
    *,
    rows_first: bool,
    more: str,
) -> None:
    first = graph.all_things[members[0]]
    mark, colour = marks.get(first.id, ("", BLACK))
    own = [_row(graph, members, mark, bold=first.category != "post")]
    inside = [replace(_row(graph, row, "", bold=False), port=f"p{number}") for number, row in enumerate(rows)]
    cells = [*inside, *own] if rows_first else [*own, *inside]
    cells += [Row(more, bold=False, width=46)] if more else []
    shape, style = SHAPES.get(first.category, ("box", ""))
    stands = standing(graph, first)
    fill = LIGHT if stands == "forum" else PERSON_FILL if stands == "person" else FILLS.get(first.category, "white")
    several = any(graph.all_things[member].category == "group" for member in members)
    sheet.box(
        first.id,
        cells,
        shape=shape,
        style=style,
        status=status_on_day(graph, first),
        fill=fill,
        colour=colour,
        strong=(stands == "person" and not several) or bool(mark),
        several=several,
        width=40 if more else 26,
    )


def _row(graph: Graph, items: Sequence[str], mark: str, *, bold: bool) -> Row:
    kinds = list(dict.fromkeys(kind_words(graph, graph.all_things[item]) for item in items))
    return Row(_names([graph.name(item) for item in items], mark), kinds[0] if len(kinds) == 1 else "", bold=bold)


def _names(names: Sequence[str], mark: str) -> str:
    """Names one below the other, or, where they begin alike, the beginning once: ``Board for: Bradford; Craven``."""
    split = [name.split() for name in names]
    shared = 0
    while len(names) > 1 and all(len(words) > shared + 1 and words[shared] == split[0][shared] for words in split):
        shared += 1
    if shared < _SHARED:
        return "\n".join(mark + name for name in names)
    return f"{mark}{' '.join(split[0][:shared])}: {'; '.join(' '.join(words[shared:]) for words in split)}"


_SHARED = 2
"""Words that names must begin with alike before the beginning is written once."""
