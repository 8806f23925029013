"""What a file is, by what is in it, before anything reads it: its format, its bounds, and what it must not hold.

A file that is too large, protected by a password, bears macros, or is another format under a false name is refused with
a message that says what would be right. Nothing in a file is ever run, and no formula is worked out.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from govgraph.imports.neutral import ImportProblem, Paper

MAX_BYTES = 40_000_000
MAX_UNPACKED = 400_000_000
MAX_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = {
    "xlsx": "an Excel workbook (.xlsx)",
    "docx": "a Word document (.docx)",
    "ods": "an OpenDocument spreadsheet (.ods)",
    "csv": "text with separated columns (.csv)",
    "json": "JSON (.json)",
    "pptx": "a PowerPoint file",
    "odt": "an OpenDocument text",
    "pdf": "a PDF",
    "zip": "a ZIP archive",
    "html": "a web page",
}
_ENDINGS = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".docx": "docx",
    ".docm": "docx",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
}
_ADVICE = {
    "pptx": "save its tables as .xlsx or .docx",
    "odt": "save it as .docx",
    "pdf": "ask for the Word or Excel file that it was made from",
    "zip": "unpack it, and name one file",
    "html": "open it in Excel, and save it as .xlsx",
}


def read_paper(path: Path) -> Paper:
    """The blocks of a file. Raises :class:`ImportProblem` with what would be right."""
    known = format_of(path)
    if known == "csv":
        from govgraph.imports.separated import read_separated

        return read_separated(path)
    if known == "xlsx":
        from govgraph.imports.workbook import read_workbook

        return read_workbook(path)
    if known == "ods":
        from govgraph.imports.opendocument import read_opendocument

        return read_opendocument(path)
    from govgraph.imports.word import read_word

    return read_word(path)


def format_of(path: Path) -> str:
    """xlsx, docx, ods, csv or json. Raises :class:`ImportProblem` for what cannot be taken in."""
    if path.is_dir():
        raise ImportProblem(f"{path} is a folder: name one file")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise ImportProblem(f"cannot read {path}: {error.strerror or error}") from None
    if not size:
        raise ImportProblem(f"{path} is empty")
    if size > MAX_BYTES:
        raise ImportProblem(
            f"{path} is too large: it has {size // 1_000_000} MB, and at most {MAX_BYTES // 1_000_000} MB are read; keep the sheets that matter"
        )
    found = _by_content(path, head)
    if found in _ADVICE:
        raise ImportProblem(f"{path} is {_NAMES[found]}, and cannot be taken in: {_ADVICE[found]}")
    called = _ENDINGS.get(path.suffix.lower())
    if called is None:
        raise ImportProblem(
            f"{path} ends in '{path.suffix}': what can be taken in is .xlsx, .ods, .csv, .docx and .json"
        )
    if called != found and {called, found} != {"csv", "json"}:
        raise ImportProblem(
            f"{path} is called {path.suffix} and is {_NAMES[found]}: give it the right ending, or save it anew"
        )
    return called


def _by_content(path: Path, head: bytes) -> str:
    if head.startswith(_OLE):
        raise ImportProblem(_old_or_protected(path))
    if head.startswith(b"PK"):
        return _packed(path)
    if head.startswith(b"%PDF"):
        return "pdf"
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and head.count(b"\x00") < len(head) // 4:
        raise ImportProblem(f"{path} is no text, and no workbook or document that is known: save it as .xlsx or .docx")
    return "json" if start[:1] in (b"{", b"[") and path.suffix.lower() == ".json" else "csv"


def _old_or_protected(path: Path) -> str:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return f"{path} is protected by a password: open it, take the password off, and save it"
    return f"{path} is in the format of Office before 2007: open it, and save it as .xlsx or .docx"


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise ImportProblem(f"{path} is too large once unpacked: keep the sheets that matter")
            kind = packed.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
            manifest = packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, KeyError) as error:
        raise ImportProblem(f"{path} is damaged and cannot be unpacked ({error}): save it anew") from None
    if b"encryption-data" in manifest:
        raise ImportProblem(f"{path} is protected by a password: open it, take the password off, and save it")
    if any(name.lower().endswith("vbaproject.bin") for name in names) or any(
        name.startswith("Basic/") and name.endswith(".xml") and "script-l" not in name for name in names
    ):
        ending = ".docx" if any(name.startswith("word/") for name in names) else ".xlsx"
        raise ImportProblem(f"{path} holds macros: save it without them, as {ending}")
    if "opendocument.spreadsheet" in kind:
        return "ods"
    if "opendocument" in kind:
        return "odt"
    for folder, found in (("xl/", "xlsx"), ("word/", "docx"), ("ppt/", "pptx")):
        if any(name.startswith(folder) for name in names):
            return found
    return "zip"
