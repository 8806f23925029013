"""Opening a client's template: PowerPoint and Word files are zip packages, and come from anywhere.

The libraries refuse a template (.potx, .dotx) for its content type alone. It is rewritten in memory, where nothing of the
file on disk changes. What is too large, encrypted, of another program or holds macros is refused with what would be right.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from govgraph.diagnostics import GovgraphError

MAX_BYTES = 100_000_000
"""A template of more bytes, packed or unpacked, is refused."""

MAX_PARTS = 5_000
TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0"


class TemplateError(GovgraphError):
    """The template cannot be used; the message says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name, the endings of its templates, and the content types of document and template."""

    name: str
    endings: tuple[str, ...]
    document: str
    template: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
SLIDES = DocumentKind(
    "PowerPoint",
    (".potx", ".pptx"),
    f"{_OFFICE}.presentationml.presentation.main+xml",
    f"{_OFFICE}.presentationml.template.main+xml",
)
PAPER = DocumentKind(
    "Word",
    (".dotx", ".docx"),
    f"{_OFFICE}.wordprocessingml.document.main+xml",
    f"{_OFFICE}.wordprocessingml.template.main+xml",
)


def opened(path: Path, kind: DocumentKind) -> io.BytesIO:
    """A template as a document that the libraries open. Raises :class:`TemplateError`."""
    right = f"name a {kind.name} file that ends in {' or '.join(kind.endings)}"
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TemplateError(f"{path} cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise TemplateError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB: take out its pictures, or {right}")
    if data.startswith(_OLE):
        raise TemplateError(
            f"{path} is encrypted, or of an old version of {kind.name}: save it without a password as {kind.endings[0]}"
        )
    try:
        return _rewritten(zipfile.ZipFile(io.BytesIO(data)), path, kind, right)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, etree.XMLSyntaxError):
        raise TemplateError(f"{path} is no {kind.name} file: {right}") from None


def _rewritten(package: zipfile.ZipFile, path: Path, kind: DocumentKind, right: str) -> io.BytesIO:
    parts = package.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise TemplateError(f"{path} unpacks to more than {MAX_BYTES // 1_000_000} MB: {right}")
    if TYPES not in package.namelist():
        raise TemplateError(f"{path} is no {kind.name} file: {right}")
    types = etree.fromstring(package.read(TYPES), etree.XMLParser(resolve_entities=False, no_network=True))
    overrides = [node for node in types if node.get("ContentType")]
    named = {node.get("ContentType") for node in overrides}
    if any("macroEnabled" in text or "vbaProject" in text for text in named):
        raise TemplateError(f"{path} holds macros: save it without them as {kind.endings[0]}")
    if not {kind.document, kind.template} & named:
        raise TemplateError(f"{path} is no {kind.name} file: {right}")
    for node in overrides:
        if node.get("ContentType") == kind.template:
            node.set("ContentType", kind.document)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts:
            made.writestr(
                part.filename,
                etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
                if part.filename == TYPES
                else package.read(part),
            )
    out.seek(0)
    return out
