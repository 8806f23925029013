"""DOT text is looked at before any engine sees it: nothing in a drawing may read a file or lead out of it.

Graphviz opens the files that ``image``, ``shapefile`` and ``<IMG>`` name, and writes ``URL`` into its output. The
environment variables that used to forbid it (``SERVER_NAME``, ``GV_FILE_PATH``) do nothing in the Graphviz 14 of
pygraphviz. So the text is split into Graphviz's own tokens, and the attributes that do such things are refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.charts.errors import LayoutError

MAX_BYTES: Final = 5_000_000
"""The largest DOT text that is laid out, in bytes of UTF-8."""

FONT: Final = "Arial"

_TOKEN: Final = re.compile(
    r"""
      (?P<skip>   \s+ | ^\#[^\n\r]* | //[^\n]* | /\*.*?\*/ )
    | (?P<quoted> "(?:[^"\\]++|\\.)*+" )
    | (?P<html>   < )
    | (?P<word>   [^\W\d]\w* | -?(?:\.\d+|\d+(?:\.\d*)?) )
    | (?P<mark>   . )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_HTML_PART: Final = re.compile(r"<!--.*?-->|[<>]", re.DOTALL)
_HTML_FILE: Final = re.compile(r"<\s*img\b", re.IGNORECASE)
_HTML_LINK: Final = re.compile(r"""\bhref\s*=\s*["'](?!\#)""", re.IGNORECASE)

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONTINUED: Final = re.compile(r"\\\r?\n")

_READS_FILES: Final = frozenset({"image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background"})
_LINKS: Final = frozenset(prefix + name for prefix in ("", "edge", "head", "tail", "label") for name in ("url", "href"))
_OURS: Final = {
    "dpi": "give dpi to render()",
    "resolution": "give dpi to render()",
    "charset": "DOT text is UTF-8",
}


def prepared(dot: str) -> str:
    """The same DOT text with the typeface of the drawings as default for every text in it.

    Raises:
        LayoutError: the text is no DOT, is larger than ``MAX_BYTES``, or asks for a file, a link out of the drawing, or
            something that ``render`` decides.
    """
    try:
        size = len(dot.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise LayoutError(f"the DOT text has an unpaired surrogate at character {error.start}") from error
    if found := _CONTROL.search(dot):
        raise LayoutError(f"the DOT text has a control character at character {found.start()}: use label() for text")
    if size > MAX_BYTES:
        raise LayoutError(f"the drawing is too large: {size:,} bytes of DOT, over {MAX_BYTES:,}; draw a smaller view")
    start = _checked(dot)
    face = f'fontname="{FONT}"'
    return f"{dot[:start]} graph [{face}] node [{face}] edge [{face}] {dot[start:]}"


def _checked(dot: str) -> int:
    """Refuse what a drawing must not have; give the position after the brace that opens the graph."""
    start = 0
    name = previous = ""
    for kind, text, end in _tokens(dot):
        if previous == "=":
            _check_attribute(name, text)
        if kind == "html":
            _check_html(text)
        elif text == "+" and kind == "mark":
            raise LayoutError("the drawing joins strings with '+' in its DOT text: write each as one string")
        elif text == "{" and kind == "mark" and not start:
            start = end
        previous = text if kind == "mark" else ""
        name = name if previous == "=" else text
    if not start:
        raise LayoutError("not DOT text: expected 'digraph { ... }' or 'graph { ... }'")
    return start


def _tokens(dot: str) -> Iterator[tuple[str, str, int]]:
    """Each token as its kind, its text and the position after it, blanks and comments left out."""
    position = 0
    while match := _TOKEN.match(dot, position):
        kind, position = str(match.lastgroup), match.end()
        if kind == "html":
            position = _end_of_html(dot, match.start())
        if kind != "skip":
            yield kind, dot[match.start() : position], position


def _end_of_html(dot: str, start: int) -> int:
    """The position after an HTML-like string: Graphviz counts its angle brackets, comments inside it aside."""
    depth = 1
    for part in _HTML_PART.finditer(dot, start + 1):
        depth += {"<": 1, ">": -1}.get(part.group(), 0)
        if depth == 0:
            return part.end()
    raise LayoutError("an HTML-like label is not closed: a '<' has no '>'")


def _check_attribute(name: str, value: str) -> None:
    key = _unquoted(name).lower()
    if key in _READS_FILES:
        raise LayoutError(f"the drawing asks for a file, by the attribute {key!r}: drawings read no files")
    if key in _LINKS and not _unquoted(value).startswith("#"):
        raise LayoutError(f"the drawing links out of itself, by the attribute {key!r}: only '#...' is allowed")
    if key in _OURS:
        raise LayoutError(f"the attribute {key!r} is not for DOT text: {_OURS[key]}")


def _check_html(text: str) -> None:
    if _HTML_FILE.search(text):
        raise LayoutError("the drawing asks for a file, by <IMG> in a label: drawings read no files")
    if _HTML_LINK.search(text):
        raise LayoutError("the drawing links out of itself, by HREF in a label: only '#...' is allowed")


def _unquoted(token: str) -> str:
    """What a token stands for: names, too, may be written as strings of either kind."""
    if token.startswith('"'):
        return _CONTINUED.sub("", token[1:-1]).replace('\\"', '"')
    return token[1:-1] if token.startswith("<") else token
