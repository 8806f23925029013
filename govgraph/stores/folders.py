"""Writing the files of a stored scenario into a folder again, as they were pushed, comments included."""

from __future__ import annotations

import re
from pathlib import Path

from govgraph.stores.errors import StoreError
from govgraph.stores.rows import Rows

_PART = r"[^/\\\x00-\x1f:*?\"<>|]+"
_OWN = re.compile(rf"(?:(?!\.){_PART}/)*(?!\.){_PART}\.(?:yaml|csv)")
_EARLIER = re.compile(rf"\.\./(?!\.){_PART}/(?:(?!\.){_PART}/)*(?!\.){_PART}\.(?:yaml|csv)")


def write(content: Rows, folder: Path) -> list[Path]:
    """Write the scenario's files into ``folder``, and those of papers that it extends beside it.

    Nothing that is there is written over. Raises :class:`~govgraph.stores.errors.StoreError` for a scenario that was
    pushed without files, for a name that would leave the folder, and for a file that is there already.
    """
    texts: dict[Path, str] = {}
    for node in content.nodes:
        if node.label == "SourceFile":
            path, text = str(node.properties.get("path", "")), str(node.properties.get("text", ""))
            if not (_OWN.fullmatch(path) or _EARLIER.fullmatch(path)):
                raise StoreError(f"the stored file name {path!r} is none that a scenario has: nothing was written")
            texts[folder.parent / path[3:] if path.startswith("../") else folder / path] = text
    if not texts:
        raise StoreError(
            "this scenario was pushed from Python, without files: pull it with --format json, or use it from Python"
        )
    there = [
        path for path in texts if path.exists() and path.read_text(encoding="utf-8", errors="replace") != texts[path]
    ]
    if there:
        raise StoreError(f"{there[0]} is there already and is different: name an empty folder")
    try:
        for file, content_of in texts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content_of, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot write {error.filename or folder}: {error.strerror}") from None
    return sorted(texts)
