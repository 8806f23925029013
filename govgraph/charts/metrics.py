"""How wide words are: by the metrics of the typeface that the charts are drawn in, and by no other.

A box that is laid out by these widths holds its words on every machine, since SVG and page carry the typeface, and say
with ``textLength`` how wide each line is.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
from collections.abc import Iterator

from govgraph.charts.letters import mapped
from govgraph.charts.typeface import FOLDER

_FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
_WIDE = frozenset("WF")
_HAIR = 1e-6
"""So much over its room a line may be: a width that is added up in another order differs in the last digit."""


@functools.lru_cache(maxsize=50_000)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of words is, in points."""
    advances = _advances(bold)
    return sum(advances.get(char) or _unknown(char) for char in text) * size


@functools.lru_cache(maxsize=50_000)
def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """Words in lines that are no wider than ``room`` points; a longer word is broken.

    ``most``: at most so many lines; the last then ends in an ellipsis. 0: as many as there are.
    """
    lines: list[str] = []
    for space, word in _parts(text):
        if lines and width(f"{lines[-1]}{space}{word}", size, bold=bold) <= room + _HAIR:
            lines[-1] = f"{lines[-1]}{space}{word}"
            continue
        while width(word, size, bold=bold) > room + _HAIR and len(word) > 1:
            fits = _fitting(word, room, size, bold)
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
        if most and len(lines) > most:
            break
    if most and len(lines) > most:
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", room, size, bold=bold)]
    return tuple(lines) or ("",)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Words, each with the space before it; a word may be parted behind a hyphen or a slash."""
    for word in text.split():
        for number, part in enumerate(_BREAK.split(word)):
            yield "" if number else " ", part


_BREAK = re.compile(r"(?<=\w[-/])(?=\w)")


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Words in one line, with an ellipsis where they are wider than ``room``."""
    if width(text, size, bold=bold) <= room + _HAIR:
        return text
    fits = _fitting(text, room - width(_ELLIPSIS, size, bold=bold), size, bold)
    cut = text[:fits]
    return (cut.rsplit(" ", 1)[0] if " " in cut[fits // 2 :] else cut).rstrip(" ,;:(") + _ELLIPSIS


_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    """How many letters of a word fit; at least one. A letter is not parted from the marks that combine with it."""
    used, count = 0.0, 0
    for char in word:
        used += width(char, size, bold=bold)
        if used > room + _HAIR and count:
            break
        count += 1
    while 1 < count < len(word) and unicodedata.combining(word[count]):
        count -= 1
    return max(count, 1)


def _unknown(char: str) -> float:
    """The width of a letter that the typeface lacks, in ems: another font draws it."""
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in _WIDE or ord(char) > 0xFFFF else 0.62


@functools.lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[str, float]:
    """The advance of each letter in ems: the tables ``head``, ``hhea``, ``hmtx`` and ``cmap`` (OpenType 1.9)."""
    data = (FOLDER / _FILES[bold]).read_bytes()
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        tables[tag] = offset
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (known,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    pairs = struct.unpack_from(f">{known * 2}H", data, tables[b"hmtx"])
    return {chr(code): pairs[min(glyph, known - 1) * 2] / units for code, glyph in mapped(data, tables[b"cmap"])}
