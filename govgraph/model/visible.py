"""Text from files is untrusted: what could steer a terminal, hide text or break a file is taken out before it is shown.

The one cleaner of the package: answers, findings, messages, charts and pages all pass it.
"""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_NO_WIDTH = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e")
"""Letters that show nothing: two names that differ only by one look equal. (Joiners are kept: scripts need them.)"""


def clean(text: object) -> str:
    """One line of visible text: line breaks, tabs and control characters become spaces, overrides and what has no width
    vanish, and a letter with its accent is one letter (NFC)."""
    words = str(text)
    if words.isascii() and words.isprintable():
        return words.strip()
    return "".join(_shown(char) for char in unicodedata.normalize("NFC", words)).strip()


def clean_lines(text: object) -> str:
    """The same for text of several lines: their breaks stay, and so do spaces at the start of a line."""
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + clean(line) for line in str(text).split("\n"))


def _shown(char: str) -> str:
    if char in _BIDI or char in _NO_WIDTH or "\U000e0000" <= char <= "\U000e007f":
        return ""
    if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"}:
        return " "
    return "" if ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef" else char
