"""What stands in the right-hand part of the explorer: a title, a sentence, and blocks of items, as values and as JSON.

The page's script knows nothing of governance: it shows blocks. Every text, every block and
every panel stands once in the file, however many options show it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from govgraph.model.visible import clean

Kind = Literal["table", "list", "chain", "issues", "lines", "texts", "refs"]
Place = Literal["main", "side", "wide"]

GROUNDS = ("", "law", "stated", "foreseen", "ours", "nobody")
GAPS = ("", "whole", "part")


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of a block: its text, what it leads to (a thing's id), its ground and gap, small print and a tag beside it."""

    text: str
    link: str = ""
    ground: str = ""
    gap: str = ""
    small: str = ""
    tag: str = ""
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Items under a heading. ``fix``: what would settle them, below them."""

    kind: Kind
    head: str
    items: tuple[PanelLine, ...]
    place: Place = "main"
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing in one state of the page."""

    title: str
    over: str = ""
    say: str = ""
    sub: str = ""
    strip: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass
class Texts:
    """The list of texts: each once, by its number; 0 is no text."""

    known: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, text: str) -> int:
        """The number of a text."""
        return self.known.setdefault(clean(text), len(self.known))

    @property
    def every(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self.known)


@dataclass
class Once:
    """Values that are kept once each, by number."""

    known: dict[Hashable, int] = field(default_factory=dict)
    every: list[Any] = field(default_factory=list)

    def number(self, key: Hashable, made: Any) -> int:
        """The number of a value by what makes it the same as another."""
        if key not in self.known:
            self.known[key] = len(self.every)
            self.every.append(made)
        return self.known[key]


def as_json(panel: Panel, texts: Texts, things: dict[str, int], blocks: Once) -> list[Any]:
    """A panel as the script reads it: texts and blocks by number, things by number (from 1)."""
    n = texts.number
    numbers = []
    for one in panel.blocks:
        numbers.append(blocks.number(one, None))
        if blocks.every[numbers[-1]] is None:
            blocks.every[numbers[-1]] = _block(one, texts, things)
    return [
        n(panel.title),
        n(panel.over),
        n(panel.say),
        n(panel.sub),
        int(panel.strip),
        numbers,
    ]


def _block(block: Block, texts: Texts, things: dict[str, int]) -> list[Any]:
    items = [_item(item, texts, things) for item in block.items]
    return [block.kind, texts.number(block.head), block.place[0], texts.number(block.fix), items]


def _item(item: PanelLine, texts: Texts, things: dict[str, int]) -> list[Any]:
    n = texts.number
    row: list[Any] = [
        n(item.text),
        things.get(item.link, -1) + 1,
        GROUNDS.index(item.ground),
        GAPS.index(item.gap),
        n(item.small),
        n(item.tag),
        [n(ref) for ref in item.refs] or 0,
    ]
    while row and row[-1] == 0:
        row.pop()
    return row


def block(kind: Kind, head: str, items: Iterable[PanelLine], place: Place = "main", fix: str = "") -> tuple[Block, ...]:
    """A block, or none where it has nothing to say."""
    kept = tuple(items)
    return (Block(kind, head, kept, place, fix),) if kept else ()


def few(items: Sequence[PanelLine], most: int, more: str) -> tuple[PanelLine, ...]:
    """The first items, and one that counts the others."""
    if len(items) <= most:
        return tuple(items)
    return (*items[:most], PanelLine(f"and {len(items) - most} more {more}"))
