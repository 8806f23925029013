"""Takes the pages of the root folder into the site: what GitHub shows first is its first page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
TAKEN = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}


def on_files(files: Files, config: Any) -> Files:
    """Adds them, with their links as they are from the folder of the documents."""
    for name, page in TAKEN.items():
        text = re.sub(r"\]\(docs/", "](", (ROOT / name).read_text(encoding="utf-8"))
        files.append(File.generated(config, page, content=_linked(text)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Links of a document to the root folder lead to the page that was taken in."""
    return _linked(re.sub(r"\]\(\.\./", "](", markdown))


def _linked(text: str) -> str:
    for name, page in TAKEN.items():
        text = re.sub(rf"\]\({re.escape(name)}", f"]({page}", text)
    return text
