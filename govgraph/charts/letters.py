"""Letters that no font of this machine has: they would be drawn as empty boxes, so they are named beforehand."""

from __future__ import annotations

import functools
import os
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from govgraph.charts.typeface import FOLDER, SYSTEM_FOLDERS, shipped

_NAMED = 12
"""Letters that are shown in a warning; the others are counted."""

_FONTS = {
    "CJK": "Noto Sans CJK (fonts-noto-cjk)",
    "HIRAGANA": "Noto Sans CJK (fonts-noto-cjk)",
    "KATAKANA": "Noto Sans CJK (fonts-noto-cjk)",
    "HANGUL": "Noto Sans CJK (fonts-noto-cjk)",
}


def letters_without_a_font(text: str) -> str:
    """The letters of a text that neither the shipped typeface nor a font of this machine has, each once."""
    wanted = {
        char for char in text if not shipped(char) and unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
    }
    wanted -= {chr(mark) for mark in range(0xFE00, 0xFE10)}  # variation selectors show nothing themselves
    for font in _fonts() if wanted else ():
        wanted = {char for char in wanted if ord(char) not in _covered(font)}
        if not wanted:
            break
    return "".join(sorted(wanted))


def warning(letters: str) -> str:
    """What to tell of letters without a font: which they are, and which font would have them."""
    alone = [char for char in letters if unicodedata.category(char)[0] != "M"] or list(letters)
    more = len(letters) - len(alone[:_NAMED])
    shown = " ".join(alone[:_NAMED]) + (f" and {more} more" if more else "")
    fonts = ", ".join(dict.fromkeys(_font(char) for char in letters))
    return f"no font on this machine has {shown}: they are drawn as empty boxes; install {fonts}"


def _font(char: str) -> str:
    if unicodedata.category(char) == "So" and ord(char) > 0x2600:
        return "Noto Color Emoji (fonts-noto-color-emoji)"
    script = unicodedata.name(char, "").partition(" ")[0]
    return _FONTS.get(
        script, f"Noto Sans {script.capitalize()} (fonts-noto-core)" if script else "a font that has them"
    )


def _fonts() -> Iterator[Path]:
    folders = [FOLDER, *(Path(_expanded(folder)) for folder in SYSTEM_FOLDERS)]
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"})


def _expanded(folder: str) -> str:
    return (
        os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        if folder == "WINDOWSFONTDIR"
        else os.path.expanduser(folder)
    )


@functools.lru_cache(maxsize=512)
def _covered(font: Path) -> frozenset[int]:
    """The code points that a font has a glyph for, by its table ``cmap`` (OpenType 1.9); none for what is no font."""
    try:
        data = font.read_bytes()
        starts = _faces(data)
        return frozenset(code for start in starts for code in _mapped(data, start))
    except (OSError, struct.error, IndexError, ValueError):
        return frozenset()


def _faces(data: bytes) -> Iterable[int]:
    """Where each face of a file begins: one, or several in a collection."""
    if data[:4] != b"ttcf":
        return (0,)
    (number,) = struct.unpack_from(">I", data, 8)
    return struct.unpack_from(f">{min(number, 64)}I", data, 12)


def _mapped(data: bytes, start: int) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", data, start + 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            (subtables,) = struct.unpack_from(">H", data, offset + 2)
            places = {offset + struct.unpack_from(">HHI", data, offset + 4 + 8 * n)[2] for n in range(subtables)}
            for place in places:
                yield from _subtable(data, place)


def _subtable(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 4:
        (twice,) = struct.unpack_from(">H", data, at + 6)
        number = twice // 2
        ends = struct.unpack_from(f">{number}H", data, at + 14)
        begins = struct.unpack_from(f">{number}H", data, at + 16 + twice)
        for first, last in zip(begins, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
    elif form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for number in range(min(groups, 100_000)):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * number)
            yield from range(first, min(last, 0x10FFFF) + 1)


def mapped(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    """Each code point of a font's table ``cmap`` with the number of its glyph, by the subtable of form 4."""
    (number,) = struct.unpack_from(">H", data, table + 2)
    for place in {table + struct.unpack_from(">HHI", data, table + 4 + 8 * n)[2] for n in range(number)}:
        if struct.unpack_from(">H", data, place)[0] == 4:
            yield from _glyphs(data, place)


def _glyphs(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", data, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    begins = struct.unpack_from(f">{count}H", data, at + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for n, (first, last) in enumerate(zip(begins, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (
                code
                if not offsets[n]
                else struct.unpack_from(">H", data, offsets_at + 2 * n + offsets[n] + 2 * (code - first))[0]
            )
            yield code, (glyph + deltas[n]) & 0xFFFF if glyph or not offsets[n] else 0
