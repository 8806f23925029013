"""Annotations of GitHub Actions: one workflow command a line."""

from __future__ import annotations

from govgraph.formats.format import Format, Terminal
from govgraph.formats.notices import Notice

FORMAT = Format(help="annotations on the lines of a pull request", place=90, shows="findings")

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def write(notices: tuple[Notice, ...], look: Terminal) -> str:
    """``::error file=...,line=...,col=...,title=CODE::text`` for each."""
    return "".join(_command(notice) + "\n" for notice in notices)


def _command(notice: Notice) -> str:
    properties = {"title": f"{notice.code} {notice.title}".strip()}
    where = ""
    if notice.marks and (mark := notice.marks[0]).sheet:
        properties, where = {"file": mark.file, **properties}, f"{mark.where}: "
    elif notice.marks:
        properties = {"file": mark.file, "line": str(mark.line), "col": str(mark.column), **properties}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[notice.level]} {written}::{_data(f'{where}{notice.text} {notice.fix}'.strip())}"


def _data(text: str) -> str:
    """Escaped as the runner reads it: what is not escaped could start a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
