"""Everything that a scenario says, to be compared whole: order counts, and where it is written does not."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import openpyxl

from govgraph.checks import run
from govgraph.model.scenario import Scenario


def content(scenario: Scenario) -> dict[str, Any]:
    """Things, relations, record, options with what they change, questions; each in its order."""
    said = scenario.model_dump(exclude={"folder"})
    layers = [scenario.baseline, *(option.add for option in scenario.options.values())]
    parts = ("things", "facts", "statements", "instruments", "processes")
    return {
        **said,
        "order": [list(getattr(layer, part)) for layer in layers for part in parts],
        "changes": [[_one(change.values.plain()) for change in option.change] for option in scenario.options.values()],
        "questions": [question.model_dump() for question in scenario.questions.values()],
        "revisions": [(one.sort, one.item, one.was, one.fields, one.day) for one in scenario.revisions],
    }


def _one(value: Any) -> Any:
    """New values as they are meant: one word and a list of it say the same."""
    if isinstance(value, dict):
        return {key: _one(item) for key, item in value.items()}
    if isinstance(value, list):
        return _one(value[0]) if len(value) == 1 else [_one(item) for item in value]
    return value


def findings(scenario: Scenario) -> list[tuple[Any, ...]]:
    """What the checks find, now and under every option."""
    return [
        (option, finding.code, finding.severity, finding.about, finding.sentence, finding.fix)
        for option in (None, *scenario.options)
        for finding in run(scenario.graph(option)).findings
    ]


def through_libreoffice(book: Path, home: Path, *, by: str = "xlsx") -> Path:
    """The workbook as LibreOffice writes it again: at once, or by way of its own format."""
    made = book
    for kind in dict.fromkeys((by, "xlsx")):
        out = home / f"as-{kind}"
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{home}/profile",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(out),
                str(made),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        made = out / f"{book.stem}.{kind}"
    return made


def edited(book: Path, sheet: str, **cells: Any) -> None:
    """Change cells of a workbook as a person does: ``edited(book, "Bodies", C3="A new name")``."""
    found = openpyxl.load_workbook(book)
    for at, value in cells.items():
        found[sheet][at] = value
    found.save(book)


def at(book: Path, sheet: str, heading: str, row: int) -> str:
    """The cell of a row under a heading: ``C14``."""
    for cell in openpyxl.load_workbook(book)[sheet][1]:
        if cell.value == heading:
            return f"{cell.column_letter}{row}"
    raise AssertionError(f"{sheet} has no column {heading}")
