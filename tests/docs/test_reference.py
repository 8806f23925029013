"""The reference says what the code does, and the site is built of pages whose links all lead somewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import reference

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "text"), reference.pages().items(), ids=list(reference.pages()))
def test_a_page_of_the_reference_is_as_the_code_says(name: str, text: str) -> None:
    written = (reference.FOLDER / name).read_text(encoding="utf-8")
    assert written == text, "Something was added or changed: run `python tests/docs/reference.py`."


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert not run.stderr.strip()
    assert {"index.html", "contributing.html", "reference/commands.html"} <= {
        str(path.relative_to(tmp_path / "site")) for path in (tmp_path / "site").rglob("*.html")
    }
