"""Shared by the tests of decks and papers: real files, opened in a real LibreOffice, and templates as clients have them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pptx
import pytest
from pptx.util import Inches

OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.fixture(scope="session")
def as_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], list[str]]:
    """Opens a file in LibreOffice and gives the text of each page or slide, as it stands there."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice and pdftotext are not installed")
    profile = tmp_path_factory.mktemp("office")

    def opened(data: bytes, ending: str) -> list[str]:
        folder = tmp_path_factory.mktemp("file")
        (folder / f"file.{ending}").write_bytes(data)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(folder / f"file.{ending}"),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        text = subprocess.run(
            ["pdftotext", "-layout", str(folder / "file.pdf"), "-"], check=True, capture_output=True, text=True
        ).stdout
        return text.split("\f")[:-1]

    return opened


def as_template(data: bytes, document: str, template: str) -> bytes:
    """The same package with the content type of a template, as Office saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for part in package.infolist():
            content = package.read(part)
            if part.filename == "[Content_Types].xml":
                assert document.encode() in content
                content = content.replace(document.encode(), template.encode())
            made.writestr(part, content)
    return out.getvalue()


@pytest.fixture(scope="session")
def potx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client's template: 4:3, in Georgia, with slides of its own as examples."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Inches(10), Inches(7.5)
    made.slides.add_slide(made.slide_layouts[1]).shapes.title.text = "Our house style"
    theme = next(rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Georgia"/>')
    out = io.BytesIO()
    made.save(out)
    path = tmp_path_factory.mktemp("template") / "client.potx"
    kinds = (f"{OFFICE}.presentationml.presentation.main+xml", f"{OFFICE}.presentationml.template.main+xml")
    path.write_bytes(as_template(out.getvalue(), *kinds))
    return path


@pytest.fixture(scope="session")
def dotx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client's template: its own heading and table styles, and example text."""
    made = docx.Document()
    made.styles["Heading 1"].font.name = "Georgia"
    style = made.styles.add_style("Client Table", docx.enum.style.WD_STYLE_TYPE.TABLE)
    style.base_style = made.styles["Table Grid"]
    made.add_paragraph("Type your paper here")
    out = io.BytesIO()
    made.save(out)
    path = tmp_path_factory.mktemp("template") / "client.dotx"
    kinds = (f"{OFFICE}.wordprocessingml.document.main+xml", f"{OFFICE}.wordprocessingml.template.main+xml")
    path.write_bytes(as_template(out.getvalue(), *kinds))
    return path
